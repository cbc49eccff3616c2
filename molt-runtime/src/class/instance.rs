//! Instances of classes of the program: making, finalizing, destroying.

use super::attributes::{field, field_index, field_place, instance_dict, set_field};
use super::lookup::{lookup, native_base};
use crate::abi;
use crate::exception;
use crate::object::{self, Header, Object, flag};
use crate::parts;
use crate::rt::rt;
use crate::types::{Args, HeapType, Kind, Type};
use crate::value::{Owned, Res, Value};

/// An instance of `object` or of a class that extends nothing else: fields follow.
#[repr(C)]
pub struct Instance {
    header: Header,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Instance {
    const KIND: Kind = Kind::Object;
}

/// A new plain instance with all fields absent.
#[inline]
pub fn new_instance(kind: &'static Type) -> Owned {
    let made = object::allocate(kind, 0, |header| Instance { header });
    if kind.heap_part().is_some_and(|heap| heap.finalizer.get()) {
        rt().gc.births.note(made.value());
    }
    made
}

/// Reads a field by its position.
pub fn field_at(object: Value, index: usize) -> Value {
    field(object, object.type_of(), index)
}

/// Gives a new instance a field by its position.
pub fn set_field_at(object: Value, index: usize, value: Value) {
    set_field(object, object.type_of(), index, value);
}

#[inline(never)]
pub(super) fn drop_plain(value: Value) {
    // SAFETY: made by `new_instance` without extra bytes; the count is zero.
    unsafe { object::free::<Instance>(value, 0) }
}

/// Destroys an instance of a class of the program: `__del__`, fields, attributes, then what lies underneath.
pub(super) fn drop_instance(value: Value) {
    let kind = value.type_of();
    let Some(heap) = kind.heap_part() else { return };
    if heap.finalizer.get() {
        if !finalize(value, kind) {
            return;
        }
        rt().gc.births.forget(value);
    }
    if value.header().is_some_and(|header| header.has(flag::WEAKLY_REFERENCED)) {
        crate::gc::tell_weak_references(value);
    }
    clear_own(value, kind, heap);
    if kind.kind == Kind::Object { drop_plain(value) } else { (native_base(kind).slots().drop)(value) }
}

/// Lets go of the fields and the attributes beside them.
fn clear_own(value: Value, kind: &'static Type, heap: &HeapType) {
    let Some(header) = value.header() else { return };
    let fields = field_place(value, kind, 0);
    let clear = |index: usize| {
        // SAFETY: the fields lie one behind the other.
        let held = unsafe { core::ptr::replace(fields.add(index), Value::ABSENT) };
        object::release(held);
    };
    match heap.deaths.get() {
        Some(order) => order.0.iter().for_each(|&index| clear(index as usize)),
        None => (0..parts::items(heap.fields).len()).for_each(clear),
    }
    if header.has(flag::SIDE_ATTRIBUTES)
        && let Some(dict) = rt().class.side.remove(value)
    {
        header.set(flag::SIDE_ATTRIBUTES, false);
        object::release(dict);
    }
}

/// Breaks a cycle through an instance.
pub(super) fn clear_instance(value: Value) {
    let kind = value.type_of();
    if let Some(heap) = kind.heap_part() {
        clear_own(value, kind, heap);
    }
    if let Some(clear) = native_base(kind).slots().clear {
        clear(value);
    }
}

/// Runs `__del__` once. Whether the object is to die.
fn finalize(value: Value, kind: &'static Type) -> bool {
    // The object lives while its finalizer runs, and on if the finalizer stored it somewhere.
    object::retain(value);
    run_finalizer(value, kind);
    object::release_without_drop(value)
}

/// Runs `__del__` of an instance that is garbage, unless that was done.
pub(super) fn finalize_instance(value: Value) -> bool {
    let kind = value.type_of();
    kind.heap_part().is_some_and(|heap| heap.finalizer.get()) && run_finalizer(value, kind)
}

/// Runs `__del__` unless that was done; whether it ran.
fn run_finalizer(value: Value, kind: &'static Type) -> bool {
    let Some(header) = value.header().filter(|header| !header.has(flag::FINALIZED)) else { return false };
    let Some(method) = lookup(kind, crate::literal!("__del__")) else { return false };
    header.set(flag::FINALIZED, true);
    let saved = exception::save();
    let method = method.to_owned();
    if crate::dispatch::call_values(method.value(), &[value]).is_err() {
        exception::report_unraisable(method.value());
    }
    drop(method);
    exception::restore(saved);
    true
}

pub(super) fn traverse_instance(value: Value, visit: &mut dyn FnMut(Value)) {
    let kind = value.type_of();
    if kind.kind == Kind::Object && value.header().is_some_and(|header| !header.has(flag::SIDE_ATTRIBUTES)) {
        super::plain::fields(value, kind).iter().for_each(|&held| visit(held));
        return visit(super::lookup::type_value(kind));
    }
    if let Some(heap) = kind.heap_part() {
        for index in 0..parts::items(heap.fields).len() {
            visit(field(value, kind, index));
        }
        visit(super::lookup::type_value(kind));
    }
    if value.header().is_some_and(|header| header.has(flag::SIDE_ATTRIBUTES))
        && let Some(dict) = rt().class.side.get(value)
    {
        visit(dict);
    }
    if let Some(traverse) = native_base(kind).slots().traverse {
        traverse(value, visit);
    }
}

/// `object.__dict__`: the dict beside the fields, into which the fields' values move. From now on they are found and assigned
/// there, so that changes are seen on both sides.
pub fn dict_of(object: Value) -> Option<Value> {
    let dict = instance_dict(object, true)?;
    let shown_before = object.header().is_some_and(|header| header.has(flag::DICT_SHOWN));
    if let Some(header) = object.header() {
        header.set(flag::DICT_SHOWN, true);
    }
    let kind = object.type_of();
    let Some(heap) = kind.heap_part() else { return Some(dict) };
    let declared = heap.slots_declared.get();
    let own = parts::items(heap.fields).len();
    let mut moved = alloc::vec::Vec::new();
    for index in declared..own {
        let value = field(object, kind, index);
        if !value.is_absent() {
            moved.push((parts::items(heap.fields)[index], value.to_owned()));
            set_field(object, kind, index, Value::ABSENT);
        }
    }
    if moved.is_empty() {
        return Some(dict);
    }
    // Fields come before what was added later, unless they were assigned since the dict was shown.
    let later = parts::entries(dict);
    if !shown_before && !later.is_empty() && moved.iter().any(|(name, _)| parts::get(dict, *name).is_none()) {
        let is_field = |name: Value| moved.iter().any(|(field, _)| parts::same_text(*field, name));
        let others: alloc::vec::Vec<_> = later.iter().filter(|(name, _)| !is_field(name.value())).collect();
        moved.extend(others.into_iter().map(|(name, value)| (name.value(), value.clone())));
        crate::dict::of(&dict).clear();
    }
    if let Some(names) = super::assignment_order::of(kind) {
        crate::parts::sort_few(&mut moved, |(name, _)| super::assignment_order::position(&names, *name).unwrap_or(usize::MAX));
    }
    for (name, value) in moved {
        let _ = parts::set(dict, name, value.value());
    }
    Some(dict)
}

/// Replaces `object.__dict__`.
pub(super) fn set_dict(object: Value, new: Value) -> Res<()> {
    let Some(dict) = dict_of(object) else {
        return Err(super::no_attribute(object, crate::literal!("__dict__")));
    };
    if object.header().is_some_and(|header| header.has(flag::SIDE_ATTRIBUTES)) {
        rt().class.side.insert(object, new.to_owned().into_raw());
        object::release(dict);
        return Ok(());
    }
    let entries = parts::entries(new);
    crate::dict::of(&dict).clear();
    for (name, value) in entries {
        parts::set(dict, name.value(), value.value())?;
    }
    Ok(())
}

/// Calls the class: `__new__` and `__init__`.
pub fn construct(kind: &'static Type, args: Args) -> Res {
    if !kind.is_heap() {
        return match kind.slots().new {
            Some(new) => new(kind, args),
            None => {
                let name = kind.name();
                Err(crate::error::type_error(&alloc::format!("cannot create '{name}' instances")))
            }
        };
    }
    let native = native_base(kind);
    let made = match lookup(kind, crate::literal!("__new__")).filter(|&new| !crate::function::builtin::is_new_of(new, native)) {
        Some(new) => {
            let new = unwrap_static(new);
            let made = with_first(super::lookup::type_value(kind), args, |args| crate::dispatch::call(new.value(), args))?;
            if !made.type_of().is_subtype(kind) {
                return Ok(made);
            }
            return initialise(made, args, false);
        }
        None => match native.slots().new {
            Some(_) if native.kind == Kind::Object => super::object_type::new_object(kind, args)?,
            Some(new)
                if native.slots().init.is_some()
                    && !matches!(native.kind, Kind::Exception | Kind::Type | Kind::WeakRef)
                    && super::overrides_init(kind) =>
            {
                new(kind, Args { values: &[], names: Value::ABSENT })?
            }
            Some(new) => new(kind, args)?,
            None => new_instance(kind),
        },
    };
    initialise(made, args, true)
}

/// Runs `__init__`; `by_slot` says that the built-in constructor has initialised the object already.
fn initialise(made: Owned, args: Args, by_slot: bool) -> Res {
    let kind = made.type_of();
    let native = native_base(kind);
    let Some(init) = lookup(kind, crate::literal!("__init__")) else { return Ok(made) };
    if init.type_of().kind == Kind::MethodDescriptor {
        if !by_slot && let Some(slot) = native.slots().init {
            slot(made.value(), args)?;
        }
        return Ok(made);
    }
    let init = init.to_owned();
    let result = if init.type_of().kind == Kind::Function {
        with_first(made.value(), args, |args| crate::dispatch::call(init.value(), args))?
    } else {
        let bound = super::bind(init.value(), made.value())?;
        crate::dispatch::call(bound.value(), args)?
    };
    if result.is_none() {
        return Ok(made);
    }
    let got = crate::dispatch::type_name(result.value());
    Err(crate::error::type_error(&alloc::format!("__init__() should return None, not '{got}'")))
}

/// What a static method wraps; other values as they are.
fn unwrap_static(value: Value) -> Owned {
    match value.downcast::<super::wrapping::Wrapping>() {
        Some(wrapping) => wrapping.inner().to_owned(),
        None => value.to_owned(),
    }
}

/// Calls `body` with one more argument in front.
pub fn with_first<R>(first: Value, args: Args, body: impl FnOnce(Args) -> R) -> R {
    const NEAR: usize = 8;
    let count = args.values.len() + 1;
    if count <= NEAR {
        let mut near = [Value::ABSENT; NEAR];
        near[0] = first;
        crate::arguments::put(&mut near[1..], args.values);
        return body(Args { values: &near[..count], names: args.names });
    }
    let mut values = alloc::vec::Vec::with_capacity(count);
    values.push(first);
    values.extend_from_slice(args.values);
    body(Args { values: &values, names: args.names })
}

/// The type in a value that compiled code knows to be one.
fn class(value: Value) -> &'static Type {
    match value.downcast() {
        Some(kind) => kind,
        None => crate::host::fatal("a class was expected"),
    }
}

fn field_offset(kind: Value, name: Value) -> i64 {
    let kind = class(kind);
    let first = kind.heap_part().map_or(0, |heap| heap.first_field);
    field_index(kind, name).map_or(0, |index| (first + 8 * index) as i64)
}

abi! { pub INSTANCES {
    /// A new instance of a class that extends no built-in but `object`, all fields absent; nothing is called. How many fields the
    /// compiler knows is for code that allocates in line.
    fn new_instance(class: Value, _fields: usize) -> Owned [] {
        let made = new_instance(class_of(class));
        crate::gc::safe_point();
        made
    }
    /// The offset of a field in instances of a class, 0 where it has no such field.
    fn field_offset(class: Value, name: Value) -> i64 [READS] { field_offset(class, name) }
    /// Whether the object's class, or a class it derives from, was made by class statement `site`.
    fn instance_check_site(object: Value, site: i64) -> bool [READS] { made_at(object, site as u32, false) }
    /// Whether the object's class itself was made by class statement `site`.
    fn exact_check_site(object: Value, site: i64) -> bool [READS] { made_at(object, site as u32, true) }
} }

fn class_of(value: Value) -> &'static Type {
    class(value)
}

fn made_at(object: Value, site: u32, exact: bool) -> bool {
    let mut found = false;
    super::lookup::each(object.type_of(), |class| {
        found = class.site == site;
        found || exact
    });
    found
}
