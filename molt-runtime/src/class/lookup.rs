//! Finding a name along the method resolution order, with one global cache.

use super::descriptor;
use crate::object::value_of;
use crate::parts;
use crate::rt::rt;
use crate::types::{OBJECT, Type};
use crate::value::Value;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};

/// Entries of the cache; a power of two.
const ENTRIES: usize = 1024;
/// How many names made at run time are kept.
const NAMES: usize = 1024;

#[derive(Clone, Copy)]
struct Entry {
    /// The address of the type; 0 in an empty entry.
    kind: usize,
    name: u64,
    /// Borrowed from the class; absent when the lookup found nothing.
    found: Value,
    /// The position of the field of this name, [`NO_FIELD`] for none.
    field: u32,
    /// The state of all classes for which this holds.
    version: u32,
}

const EMPTY: Entry = Entry { kind: 0, name: 0, found: Value::ABSENT, field: NO_FIELD, version: 0 };
const NO_FIELD: u32 = u32::MAX;

/// What the machinery of classes keeps between calls.
pub struct State {
    /// Lookups by type and name, of names in static data and those that `names` keeps.
    cache: OnceCell<Box<[Cell<Entry>; ENTRIES]>>,
    /// Names made at run time that were looked up, by their hashes (owned).
    names: OnceCell<Box<[Cell<Value>; NAMES]>>,
    /// The names that the cache has entries for, by their hashes: several strings may have one text.
    aliases: RefCell<BTreeMap<i64, Vec<Value>>>,
    /// Changes whenever a class changes or dies: earlier entries of the cache are void then.
    version: Cell<u32>,
    /// The attributes of built-in types that were asked for, by the address of the type: dicts (owned).
    builtin: RefCell<Vec<(usize, Value)>>,
    /// Classes made directly from a built-in type other than `object` (not counted), with the address of the type.
    pub(super) of_builtins: RefCell<Vec<(usize, Value)>>,
    /// How instances of some classes are copied.
    pub(super) plans: super::copying::Plans,
    /// Attributes without a field, by the address of the object.
    pub(super) side: super::side::SideTable,
    /// `abc.ABC` (owned), absent until asked for.
    pub(crate) abstract_base: Cell<Value>,
    /// How many classes were registered with abstract ones.
    pub(crate) registrations: Cell<i64>,
    /// What abstract classes answered to `issubclass`.
    pub(crate) abstract_answers: crate::modules::abc::Answers,
    /// The layout given to the next class made by `type.__new__`: fields and site.
    pub(super) pending: Cell<Option<(Value, u32)>>,
    /// The order of attributes that a class body has just said (owned), and the one for the next class made.
    pub(super) announced: Cell<Value>,
    /// The module that is about to call `type(name, bases, namespace)` (owned), or absent.
    pub(super) calling_module: Cell<Value>,
    /// Classes of the program that are registered as sequences (or mappings: false), by their addresses.
    pub(crate) collections: RefCell<Vec<(usize, bool)>>,
    pub(super) pending_order: Cell<Value>,
    /// Bases of class statements whose bodies are running, as they are written and as they were resolved (owned).
    pub(super) resolved: RefCell<Vec<(Value, Value)>>,
    /// The signatures of built-ins that were called with keywords.
    pub(crate) signatures: crate::function::builtin::Signatures,
    /// The names of the cells of functions.
    pub cell_names: crate::function::CellNames,
}

impl State {
    /// Nothing known yet.
    pub const fn new() -> State {
        State {
            cache: OnceCell::new(),
            names: OnceCell::new(),
            aliases: RefCell::new(BTreeMap::new()),
            version: Cell::new(0),
            builtin: RefCell::new(Vec::new()),
            of_builtins: RefCell::new(Vec::new()),
            plans: super::copying::Plans::new(),
            side: super::side::SideTable::new(),
            abstract_base: Cell::new(Value::ABSENT),
            registrations: Cell::new(0),
            abstract_answers: crate::modules::abc::Answers::new(),
            pending: Cell::new(None),
            announced: Cell::new(Value::ABSENT),
            calling_module: Cell::new(Value::ABSENT),
            collections: RefCell::new(Vec::new()),
            pending_order: Cell::new(Value::ABSENT),
            resolved: RefCell::new(Vec::new()),
            signatures: crate::function::builtin::Signatures::new(),
            cell_names: crate::function::CellNames::new(),
        }
    }
    /// A number that changes whenever a class changes or dies.
    pub(crate) fn version(&self) -> u32 {
        self.version.get()
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        forget();
        for (_, dict) in self.builtin.take() {
            crate::object::release(dict);
        }
        for cell in [&self.abstract_base, &self.announced, &self.calling_module, &self.pending_order] {
            crate::object::release(cell.replace(Value::ABSENT));
        }
        for (written, resolved) in self.resolved.take() {
            crate::object::release(written);
            crate::object::release(resolved);
        }
        self.cell_names.release_all();
        self.aliases.take();
        for name in self.names.get().into_iter().flat_map(|names| names.iter()) {
            crate::object::release(name.replace(Value::ABSENT));
        }
    }
    /// Gives up the attributes without a field of an object that dies.
    pub fn drop_side(&self, object: Value) {
        if let Some(dict) = self.side.remove(object) {
            crate::object::release(dict);
        }
    }
    /// Gives up the table of attributes without a field.
    pub fn release_tables(&self) {
        self.side.release_table();
        self.signatures.release();
        self.plans.release();
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Forgets all lookups: a class changed.
pub(crate) fn forget() {
    let state = &rt().class;
    let version = state.version.get().wrapping_add(1);
    state.version.set(version);
    // Entries from so long ago that their version comes again must not be believed.
    if version == 0
        && let Some(cache) = state.cache.get()
    {
        cache.iter().for_each(|entry| entry.set(EMPTY));
    }
}

/// Forgets what one name meant in a class and in those that derive from it.
pub(super) fn forget_name(kind: &'static Type, name: Value) {
    let Some(text) = name.downcast() else { return };
    let aliases = rt().class.aliases.borrow();
    let known = aliases.get(&crate::str::hash::hash(text)).map_or(&[][..], Vec::as_slice);
    forget_names(kind, known);
}

fn forget_names(kind: &'static Type, names: &[Value]) {
    let Some(cache) = rt().class.cache.get() else { return };
    for &name in names {
        let place = slot(core::ptr::from_ref(kind) as usize, name);
        cache[place].set(EMPTY);
        cache[place ^ 1].set(EMPTY);
    }
    let Some(heap) = kind.heap_part() else { return };
    for subclass in heap.subclasses.borrow().iter().filter_map(|subclass| subclass.downcast::<Type>()) {
        forget_names(subclass, names);
    }
}

/// Only names that stay are cached: the address of any other may come to mean another name.
fn is_static(name: Value) -> bool {
    name.header().is_some_and(|header| header.is_immortal())
}

/// The name of this text that stays: the name itself, if it is in static data, or the first of the text that was asked for. None where
/// another text has taken its place.
fn kept(name: Value) -> Option<Value> {
    if is_static(name) {
        return Some(name);
    }
    let hash = crate::str::hash::hash(name.downcast()?);
    let place = &rt().class.names.get_or_init(|| new_table(Cell::new(Value::ABSENT)))[hash as usize % NAMES];
    if place.get().is_absent() {
        place.set(name.to_owned().into_raw());
    }
    Some(place.get()).filter(|&kept| parts::same_text(kept, name))
}

/// The attribute `name` of the first class that has it, along the method resolution order of `kind`. Borrowed from that
/// class: take a count before running code of the program.
pub fn lookup(kind: &'static Type, name: Value) -> Option<Value> {
    lookup_with_field(kind, name).0
}

/// The same, and the position of the field of that name in instances.
#[inline]
pub(super) fn lookup_with_field(kind: &'static Type, name: Value) -> (Option<Value>, Option<usize>) {
    cached(kind, name).unwrap_or_else(|| search_with_field(kind, name))
}

/// What the cache says of this very name.
fn cached(kind: &'static Type, name: Value) -> Option<(Option<Value>, Option<usize>)> {
    let (state, address) = (&rt().class, core::ptr::from_ref(kind) as usize);
    let (cache, place) = (state.cache.get()?, slot(address, name));
    let look = |place: usize| {
        let entry = cache[place].get();
        let known = entry.kind == address && entry.name == name.bits() && entry.version == state.version.get();
        known.then(|| entry.answer())
    };
    look(place).or_else(|| look(place ^ 1))
}

/// The same for what the cache does not know; it does afterwards.
#[inline(never)]
fn search_with_field(kind: &'static Type, name: Value) -> (Option<Value>, Option<usize>) {
    let (state, address) = (&rt().class, core::ptr::from_ref(kind) as usize);
    let kept = kept(name);
    if let Some(found) = kept.filter(|&kept| kept != name).and_then(|kept| cached(kind, kept)) {
        return found;
    }
    let found = search(kind, name);
    let field = super::attributes::field_index(kind, name);
    if let Some(name) = kept {
        note_alias(name);
        let entry = Entry {
            kind: address,
            name: name.bits(),
            found: found.unwrap_or(Value::ABSENT),
            field: field.map_or(NO_FIELD, |index| index as u32),
            version: state.version.get(),
        };
        let (cache, place) = (state.cache.get_or_init(|| new_table(Cell::new(EMPTY))), slot(address, name));
        // What was there moves next door: two lookups that meet would else drive each other out for ever.
        cache[place ^ 1].set(cache[place].replace(entry));
    }
    (found, field)
}

/// Where the cache keeps the answer for a type and a name. Types lie at even distances, and so do names, so that pairs of them
/// would meet often were the two not multiplied out of step.
#[inline]
fn slot(kind: usize, name: Value) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (name.bits() >> 3).wrapping_mul(MIX) ^ (kind as u64 >> 4);
    (mixed.wrapping_mul(MIX) >> (u64::BITS - ENTRIES.ilog2())) as usize
}

/// Notes that the cache gets an entry for this string.
fn note_alias(name: Value) {
    let Some(text) = name.downcast() else { return };
    let mut aliases = rt().class.aliases.borrow_mut();
    let same = aliases.entry(crate::str::hash::hash(text)).or_default();
    if !same.contains(&name) {
        same.push(name);
    }
}

fn new_table<T: Clone, const N: usize>(empty: T) -> Box<[T; N]> {
    // By way of a vector, so that it never lies on the stack.
    match alloc::vec![empty; N].into_boxed_slice().try_into() {
        Ok(table) => table,
        Err(_) => crate::host::fatal("a table of the classes has a wrong size"),
    }
}

impl Entry {
    #[inline]
    fn answer(&self) -> (Option<Value>, Option<usize>) {
        let found = if self.found.is_absent() { None } else { Some(self.found) };
        (found, if self.field == NO_FIELD { None } else { Some(self.field as usize) })
    }
}

fn search(kind: &'static Type, name: Value) -> Option<Value> {
    search_with_owner(kind, name).map(|(_, found)| found)
}

/// The class that has the attribute, and the attribute.
pub(super) fn search_with_owner(kind: &'static Type, name: Value) -> Option<(&'static Type, Value)> {
    search_after(kind, None, name)
}

/// The same, among the classes after `after` only (`super`).
pub(super) fn search_after(kind: &'static Type, after: Option<&'static Type>, name: Value) -> Option<(&'static Type, Value)> {
    let mut active = after.is_none();
    let mut found = None;
    each(kind, |class| {
        if active {
            found = own(class, name).map(|value| (class, value));
        } else {
            active = after.is_some_and(|after| core::ptr::eq(after, class));
        }
        found.is_some()
    });
    found
}

/// What `super` finds: [`search_after`] by way of the cache where the rest of the order is that of its first class, as it is without
/// multiple inheritance.
pub(super) fn lookup_after(kind: &'static Type, after: &'static Type, name: Value) -> Option<Value> {
    let order = kind.heap_part().map_or(&[][..], |heap| parts::items(heap.mro.get()));
    let rest = order.iter().position(|&class| class == value_of(after)).map_or(&[][..], |at| &order[at + 1..]);
    if let Some(next) = rest.first().and_then(|next| next.downcast::<Type>()) {
        let (mut left, mut same) = (rest, true);
        each(next, |class| {
            same = left.split_off_first() == Some(&value_of(class));
            !same
        });
        if same && left.is_empty() {
            return lookup(next, name);
        }
    }
    search_after(kind, Some(after), name).map(|(_, found)| found)
}

/// Visits the method resolution order until `visit` says that it is enough.
pub(crate) fn each(kind: &'static Type, mut visit: impl FnMut(&'static Type) -> bool) {
    if let Some(heap) = kind.heap_part() {
        for class in parts::items(heap.mro.get()) {
            if let Some(class) = class.downcast::<Type>()
                && visit(class)
            {
                return;
            }
        }
        return;
    }
    let mut next = Some(kind);
    while let Some(class) = next {
        if visit(class) {
            return;
        }
        next = class.base();
        // `ExceptionGroup` is the one built-in type with two bases; the second stands before their common base.
        if let Some(second) = kind.second_base()
            && next.is_some_and(|base| core::ptr::eq(base, second.base().unwrap_or(&OBJECT)))
            && visit(second)
        {
            return;
        }
    }
}

/// The method resolution order as a list.
pub fn order(kind: &'static Type) -> Vec<&'static Type> {
    let mut all = Vec::new();
    each(kind, |class| {
        all.push(class);
        false
    });
    all
}

/// The attribute in the class's own namespace.
pub(super) fn own(class: &'static Type, name: Value) -> Option<Value> {
    match class.heap_part() {
        Some(heap) => parts::get(heap.dict, name),
        None => builtin(class, name),
    }
}

/// An attribute of a built-in type: its descriptor is made when first asked for.
fn builtin(class: &'static Type, name: Value) -> Option<Value> {
    let dict = builtin_dict(class);
    if let Some(found) = parts::get(dict, name) {
        return Some(found);
    }
    let made = descriptor::builtin_attribute(class, name)?;
    let _ = parts::set(dict, name, made.value());
    parts::get(dict, name)
}

/// Gives a built-in type a constant.
pub fn define(class: &'static Type, name: &str, value: Value) -> crate::value::Res<()> {
    parts::set(builtin_dict(class), parts::string(name).value(), value)?;
    forget();
    Ok(())
}

fn builtin_dict(class: &'static Type) -> Value {
    let address = core::ptr::from_ref(class) as usize;
    let state = &rt().class;
    if let Some(&(_, dict)) = state.builtin.borrow().iter().find(|(kind, _)| *kind == address) {
        return dict;
    }
    let dict = parts::dict().into_raw();
    state.builtin.borrow_mut().push((address, dict));
    dict
}

/// The names in a class's own namespace.
pub(super) fn own_names(class: &'static Type) -> Vec<alloc::string::String> {
    match class.heap_part() {
        Some(heap) => parts::entries(heap.dict).iter().map(|(key, _)| parts::text(key.value())).collect(),
        None => {
            let mut names = descriptor::builtin_names(class);
            for (name, _) in parts::entries(builtin_dict(class)) {
                let name = parts::text(name.value());
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        }
    }
}

/// Whether the attribute comes from a class of the program.
pub fn in_program(kind: &'static Type, name: Value) -> bool {
    kind.is_heap() && super::copying::owner_of(kind, name).is_some_and(Type::is_heap)
}

/// The first built-in class in the method resolution order: whose layout and behaviour lie underneath.
pub fn native_base(kind: &'static Type) -> &'static Type {
    let mut class = kind;
    while class.is_heap() {
        class = class.base().unwrap_or(&OBJECT);
    }
    class
}

/// The value of a type.
pub fn type_value(kind: &'static Type) -> Value {
    value_of(kind)
}
