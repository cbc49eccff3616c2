//! `class` statements: metaclass, method resolution order, layout, hooks.

use super::lookup::{forget, lookup, native_base, search_after, type_value};
use super::{construct, user_slots};
use crate::abi;
use crate::dispatch::{self, type_name};
use crate::error::{type_error, value_error};
use crate::exception;
use crate::function::cell::Cell as ClassCell;
use crate::literal;
use crate::object::{self, value_of};
use crate::parts;
use crate::rt::rt;
use crate::types::{Args, HeapType, Kind, OBJECT, Slots, TYPE, Type};
use crate::value::{Owned, Res, Value};
use alloc::boxed::Box;
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};

/// Where the fields of instances begin, by the layout underneath; 0 for layouts whose data follow the struct, so that no
/// fields can be appended.
pub const fn first_field(kind: Kind) -> usize {
    match kind {
        Kind::Object => size_of::<super::Instance>(),
        Kind::Exception => size_of::<exception::Exception>(),
        Kind::List => size_of::<crate::list::List>(),
        Kind::Dict => size_of::<crate::dict::Dict>(),
        Kind::Type => size_of::<Type>(),
        Kind::WeakRef => size_of::<crate::modules::weakref::WeakRef>(),
        _ => 0,
    }
}

/// Makes a class as the `class` statement does. `metaclass` and `keywords` (a dict) may be absent; `fields` names the
/// attributes that get fixed places in instances, after those of the bases.
pub fn make_class(
    name: Value,
    bases: Value,
    namespace: Value,
    metaclass: Value,
    keywords: Value,
    fields: Value,
    site: u32,
) -> Res {
    let original = bases;
    let bases = match take_resolved(bases) {
        Some(resolved) => resolved,
        None => resolve_bases(bases)?,
    };
    let metaclass = choose_metaclass(metaclass, bases.value())?;
    if bases.value() != original {
        parts::set(namespace, literal!("__orig_bases__"), original)?;
    }
    rt().class.pending.set(Some((fields, site)));
    object::release(rt().class.pending_order.replace(rt().class.announced.replace(Value::ABSENT)));
    let entries = if keywords.is_absent() { Vec::new() } else { parts::entries(keywords) };
    let names: Vec<Owned> = entries.iter().map(|(name, _)| name.clone()).collect();
    let names = if names.is_empty() { None } else { Some(parts::tuple_of(names)) };
    let mut values = alloc::vec![name, bases.value(), namespace];
    values.extend(entries.iter().map(|(_, value)| value.value()));
    let args = Args { values: &values, names: names.as_ref().map_or(Value::ABSENT, |names| names.value()) };
    let made = dispatch::call(metaclass.value(), args);
    rt().class.pending.set(None);
    object::release(rt().class.pending_order.replace(Value::ABSENT));
    made
}

/// The cell `__class__` of a class body holds the class that the statement made, unless the metaclass made something else.
pub fn check_class_cell(name: Value, cell: Value, made: Value) -> Res<()> {
    let Some(cell) = cell.downcast::<ClassCell>().filter(|_| made.type_of().kind == Kind::Type) else { return Ok(()) };
    let held = cell.value.get();
    if held == made {
        return Ok(());
    }
    let (name, made) = (parts::repr_text(name), parts::repr_text(made));
    if held.is_absent() {
        let message = text!("__class__ not set defining {name} as {made}. Was __classcell__ propagated to type.__new__?");
        return Err(crate::error::raise(&exception::RUNTIME_ERROR, &message));
    }
    Err(type_error(&text!("__class__ set to {} defining {name} as {made}", parts::repr_text(held))))
}

/// The namespace that a class body starts with: what the metaclass's `__prepare__` gives.
pub fn prepare_class(name: Value, bases: Value, metaclass: Value, keywords: Value) -> Res {
    let written = bases;
    let bases = resolve_bases(bases)?;
    if bases.value() != written {
        let pair = (written.to_owned().into_raw(), bases.clone().into_raw());
        rt().class.resolved.borrow_mut().push(pair);
    }
    let metaclass = choose_metaclass(metaclass, bases.value())?;
    let Some(prepare) = super::find_attr(metaclass.value(), literal!("__prepare__"))? else { return Ok(parts::dict()) };
    let entries = if keywords.is_absent() { Vec::new() } else { parts::entries(keywords) };
    let names = parts::tuple_of(entries.iter().map(|(name, _)| name.clone()).collect());
    let mut values = alloc::vec![name, bases.value()];
    values.extend(entries.iter().map(|(_, value)| value.value()));
    dispatch::call(prepare.value(), Args { values: &values, names: names.value() })
}

/// What the bases stand for, as they said before the body ran; what bodies that raised left behind goes too.
fn take_resolved(bases: Value) -> Option<Owned> {
    let mut all = rt().class.resolved.borrow_mut();
    let at = all.iter().rposition(|&(written, _)| written == bases)?;
    let done = all.split_off(at);
    drop(all);
    let resolved = done[0].1.to_owned();
    for (written, resolved) in done {
        object::release(written);
        object::release(resolved);
    }
    Some(resolved)
}

/// Bases that are no classes say what they stand for (`__mro_entries__`).
fn resolve_bases(bases: Value) -> Res {
    let items = parts::items(bases);
    if items.iter().all(|base| base.type_of().kind == Kind::Type) {
        return Ok(bases.to_owned());
    }
    let mut all = Vec::new();
    for &base in items {
        if let Some(origin) = super::generic_alias::origin(base) {
            all.push(origin.to_owned());
        } else if base.type_of().kind != Kind::Type
            && let Some(entries) = super::find_attr(base, literal!("__mro_entries__"))?
        {
            let entries = dispatch::call_values(entries.value(), &[bases])?;
            all.extend(parts::items(entries.value()).iter().map(|entry| entry.to_owned()));
        } else {
            all.push(base.to_owned());
        }
    }
    Ok(parts::tuple_of(all))
}

/// The most derived of the metaclass asked for and those of the bases.
fn choose_metaclass(asked: Value, bases: Value) -> Res {
    if !asked.is_absent() && asked.type_of().kind != Kind::Type {
        return Ok(asked.to_owned());
    }
    let first = match parts::items(bases).first() {
        Some(base) if asked.is_absent() => base.type_of(),
        _ => asked.downcast::<Type>().unwrap_or(&TYPE),
    };
    Ok(type_value(winner(first, bases)?).to_owned())
}

fn winner(first: &'static Type, bases: Value) -> Res<&'static Type> {
    let mut best = first;
    for base in parts::items(bases) {
        let metaclass = base.type_of();
        if best.is_subtype(metaclass) {
            continue;
        }
        if metaclass.is_subtype(best) {
            best = metaclass;
            continue;
        }
        return Err(type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(best)
}

/// Only the `class` statement asks bases what they stand for.
fn no_stand_ins(bases: Value) -> Res<()> {
    for &base in parts::items(bases).iter().filter(|base| base.type_of().kind != Kind::Type) {
        if super::find_attr(base, literal!("__mro_entries__"))?.is_some() {
            return Err(type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    Ok(())
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
pub(super) fn new_type(metaclass: &'static Type, args: Args) -> Res {
    let caller = Owned::from_raw(rt().class.calling_module.replace(Value::ABSENT));
    let &[name, bases, namespace] = args.positionals() else {
        return Err(type_error("type() takes 1 or 3 arguments"));
    };
    for (i, (value, kind, expected)) in
        [(name, Kind::Str, "str"), (bases, Kind::Tuple, "tuple"), (namespace, Kind::Dict, "dict")].into_iter().enumerate()
    {
        if value.type_of().kind != kind {
            let (i, got) = (i + 1, crate::arguments::bad_type(value));
            return Err(type_error(&text!("type.__new__() argument {i} must be {expected}, not {got}")));
        }
    }
    if parts::text(name).contains('\0') {
        return Err(value_error("type name must not contain null characters"));
    }
    no_stand_ins(bases)?;
    let metaclass = winner(metaclass, bases)?;
    let (fields, site) = rt().class.pending.replace(None).unwrap_or((Value::ABSENT, 0));
    let order = Owned::from_raw(rt().class.pending_order.replace(Value::ABSENT));
    let bases = if parts::items(bases).is_empty() { parts::tuple(&[type_value(&OBJECT)]) } else { bases.to_owned() };
    let layout = best_base(bases.value())?;
    let dict = crate::dict::of(&namespace).copy();
    let qualname = take_qualname(dict.value(), name)?;
    let module = if caller.value().is_absent() { literal!("__main__") } else { caller.value() };
    let module = defaulted(dict.value(), literal!("__module__"), module)?;
    defaulted(dict.value(), literal!("__doc__"), Value::NONE)?;
    wrap_special(dict.value())?;
    let cell = take_class_cell(dict.value())?;
    let plan = plan_fields(layout, bases.value(), dict.value(), fields, name)?;
    let class = allocate(metaclass, layout, site, Parts { name, qualname, module, dict, bases, plan, order });
    if let Some(cell) = cell.as_ref().and_then(|cell| cell.value().downcast::<ClassCell>()) {
        crate::function::cell::set(cell, class.clone());
    }
    finish(class.value(), args)?;
    Ok(class)
}

struct Parts {
    name: Value,
    qualname: Owned,
    module: Owned,
    dict: Owned,
    bases: Owned,
    plan: Plan,
    /// The order of the attributes, or absent.
    order: Owned,
}

/// Fields of a class: all names in order, how many come from `__slots__`, and whether other attributes are allowed.
struct Plan {
    fields: Owned,
    declared: usize,
    open: bool,
    slots: Vec<Owned>,
}

fn take_qualname(dict: Value, name: Value) -> Res {
    let qualname = parts::get(dict, literal!("__qualname__")).unwrap_or(name).to_owned();
    if qualname.type_of().kind != Kind::Str {
        return Err(type_error(&text!("type __qualname__ must be a str, not {}", type_name(qualname.value()))));
    }
    parts::delete(dict, literal!("__qualname__"))?;
    Ok(qualname)
}

/// The cell of the class body, which is no attribute.
fn take_class_cell(dict: Value) -> Res<Option<Owned>> {
    let name = literal!("__classcell__");
    let Some(cell) = parts::get(dict, name).map(Value::to_owned) else { return Ok(None) };
    if cell.value().downcast::<ClassCell>().is_none() {
        let kind = type_name(cell.value());
        return Err(type_error(&text!("type.__new__() __classcell__ must be a nonlocal cell, not {kind}")));
    }
    parts::delete(dict, name)?;
    Ok(Some(cell))
}

fn defaulted(dict: Value, name: Value, default: Value) -> Res {
    if let Some(value) = parts::get(dict, name) {
        return Ok(value.to_owned());
    }
    parts::set(dict, name, default)?;
    Ok(default.to_owned())
}

/// Functions of some names become static or class methods by themselves; equality without a hash makes unhashable.
fn wrap_special(dict: Value) -> Res<()> {
    for (name, kind) in [
        (literal!("__new__"), &super::STATIC_METHOD),
        (literal!("__init_subclass__"), &super::CLASS_METHOD),
        (literal!("__class_getitem__"), &super::CLASS_METHOD),
    ] {
        if let Some(function) = parts::get(dict, name)
            && function.type_of().kind == Kind::Function
        {
            let wrapped = super::wrapping::new(kind, function);
            parts::set(dict, name, wrapped.value())?;
        }
    }
    if parts::get(dict, literal!("__eq__")).is_some() && parts::get(dict, literal!("__hash__")).is_none() {
        parts::set(dict, literal!("__hash__"), Value::NONE)?;
    }
    Ok(())
}

/// The class among those that `kind` derives from, itself first, that has `__slots__` with names of fields.
fn slotted(kind: &'static Type) -> Option<&'static Type> {
    let is_field = |name: &Value| {
        let special = [literal!("__dict__"), literal!("__weakref__")];
        !special.into_iter().any(|special| dispatch::equal(*name, special).unwrap_or(false))
    };
    super::order(kind).into_iter().find(|kind| {
        let slots = kind.heap_part().and_then(|heap| parts::get(heap.dict, literal!("__slots__")));
        slots.is_some_and(|slots| match slots.type_of().kind {
            Kind::Tuple | Kind::List => parts::items(slots).iter().any(is_field),
            Kind::Str => is_field(&slots),
            _ => false,
        })
    })
}

/// The base whose layout instances get: the one with a built-in underneath, else the one with the most fields.
fn best_base(bases: Value) -> Res<&'static Type> {
    let mut best: Option<&'static Type> = None;
    let mut solid: Option<&'static Type> = None;
    for &base in parts::items(bases) {
        let Some(kind) = base.downcast::<Type>() else {
            return Err(type_error("bases must be types"));
        };
        if !extendable(native_base(kind)) {
            return Err(type_error(&text!("type '{}' is not an acceptable base type", kind.name())));
        }
        let own = slotted(kind);
        solid = match (solid, own) {
            (Some(solid), Some(own)) if own.is_subtype(solid) => Some(own),
            (Some(solid), Some(own)) if !solid.is_subtype(own) => {
                return Err(type_error("multiple bases have instance lay-out conflict"));
            }
            (solid, own) => solid.or(own),
        };
        let fields = |kind: &'static Type| kind.heap_part().map_or(0, |heap| parts::items(heap.fields).len());
        best = match best {
            None => Some(kind),
            Some(best) => {
                let (a, b) = (native_base(best), native_base(kind));
                if b.is_subtype(a) && (!core::ptr::eq(a, b) || fields(kind) > fields(best)) {
                    Some(kind)
                } else if a.is_subtype(b) {
                    Some(best)
                } else if a.kind == b.kind && a.kind == Kind::Exception {
                    Some(best)
                } else {
                    return Err(type_error("multiple bases have instance lay-out conflict"));
                }
            }
        };
    }
    Ok(best.unwrap_or(&OBJECT))
}

fn extendable(native: &'static Type) -> bool {
    !matches!(
        native.kind,
        Kind::Bool
            | Kind::None
            | Kind::NotImplemented
            | Kind::Ellipsis
            | Kind::Range
            | Kind::Slice
            | Kind::Function
            | Kind::BoundMethod
            | Kind::BuiltinFunction
            | Kind::MethodDescriptor
            | Kind::Cell
            | Kind::Generator
            | Kind::Awaitable
            | Kind::Traceback
            | Kind::MemoryView
            | Kind::Code
            | Kind::DictView
    )
}

/// The fields: those of the layout's base, then the `__slots__`, then those that the compiler found, then those of the other
/// bases.
fn plan_fields(layout: &'static Type, bases: Value, dict: Value, given: Value, class: Value) -> Res<Plan> {
    let room = first_field(native_base(layout).kind) != 0;
    let mut all: Vec<Owned> = Vec::new();
    let add = |all: &mut Vec<Owned>, name: Value| {
        let known = all.iter().any(|other| parts::text(other.value()) == parts::text(name));
        if !known {
            all.push(name.to_owned());
        }
        !known
    };
    let base_fields = |kind: &'static Type| kind.heap_part().map_or(&[][..], |heap| parts::items(heap.fields));
    for &name in base_fields(layout) {
        all.push(name.to_owned());
    }
    let base_declared = layout.heap_part().map_or(0, |heap| heap.slots_declared.get());
    let plain_before = all.len() > base_declared;
    let slots = declared_slots(dict, class)?;
    let mut members = Vec::new();
    let mut open = slots.is_none()
        || parts::items(bases).iter().any(|base| {
            base.downcast::<Type>().and_then(Type::heap_part).is_some_and(|heap| heap.open)
                || base.downcast::<Type>().is_some_and(|kind| kind.kind == Kind::Exception)
        });
    let mut has_dict = open;
    for name in slots.unwrap_or_default() {
        match parts::text(name.value()).as_str() {
            "__dict__" if has_dict => return Err(type_error("__dict__ slot disallowed: we already got one")),
            "__dict__" => (open, has_dict) = (true, true),
            "__weakref__" => {}
            _ if room => {
                add(&mut all, name.value());
                members.push(name);
            }
            _ => {
                let native = native_base(layout);
                if matches!(native.kind, Kind::Int | Kind::Tuple | Kind::Bytes) {
                    return Err(type_error(&text!("nonempty __slots__ not supported for subtype of '{}'", native.name())));
                }
                open = true;
            }
        }
    }
    let declared = if plain_before { base_declared } else { all.len() };
    if room {
        if !given.is_absent() && open {
            for &name in parts::items(given) {
                add(&mut all, name);
            }
        }
        for &base in parts::items(bases) {
            if let Some(kind) = base.downcast::<Type>() {
                for &name in base_fields(kind) {
                    add(&mut all, name);
                }
            }
        }
    }
    Ok(Plan { fields: parts::tuple_of(all), declared, open, slots: members })
}

/// The names in `__slots__`, nothing where the class has none.
fn declared_slots(dict: Value, class: Value) -> Res<Option<Vec<Owned>>> {
    let Some(slots) = parts::get(dict, literal!("__slots__")) else { return Ok(None) };
    let slots = slots.to_owned();
    let names = if slots.type_of().kind == Kind::Str { alloc::vec![slots] } else { crate::sequence::collect(slots.value())? };
    for name in &names {
        if name.type_of().kind != Kind::Str {
            return Err(type_error(&text!("__slots__ items must be strings, not '{}'", type_name(name.value()))));
        }
        let shown = parts::text(name.value());
        if !is_identifier(&shown) {
            return Err(type_error("__slots__ must be identifiers"));
        }
        if parts::get(dict, name.value()).is_some() {
            return Err(value_error(&text!("'{shown}' in __slots__ conflicts with class variable")));
        }
    }
    let class = parts::text(class);
    Ok(Some(names.into_iter().map(|name| mangled(name, &class)).collect()))
}

fn is_identifier(name: &str) -> bool {
    let starts = name.chars().next().is_some_and(|first| first == '_' || first.is_alphabetic());
    starts && name.chars().all(|c| c == '_' || c.is_alphanumeric())
}

/// Private names of a class carry its name.
fn mangled(name: Owned, class: &str) -> Owned {
    let shown = parts::text(name.value());
    let class = class.trim_start_matches('_');
    if shown.starts_with("__") && !shown.ends_with("__") && !class.is_empty() {
        return parts::string(&text!("_{class}{shown}"));
    }
    name
}

fn allocate(metaclass: &'static Type, layout: &'static Type, site: u32, given: Parts) -> Owned {
    let native = native_base(layout);
    let first = first_field(native.kind);
    let size = if first == 0 { 0 } else { first + 8 * parts::items(given.plan.fields.value()).len() };
    let heap = HeapType {
        name: Cell::new(given.name.to_owned().into_raw()),
        qualname: Cell::new(given.qualname.into_raw()),
        module: Cell::new(given.module.into_raw()),
        dict: given.dict.into_raw(),
        bases: given.bases.into_raw(),
        mro: Cell::new(Value::ABSENT),
        fields: given.plan.fields.into_raw(),
        first_field: first,
        metaclass,
        subclasses: RefCell::new(Vec::new()),
        open: given.plan.open,
        slots_declared: Cell::new(given.plan.declared),
        finalizer: Cell::new(false),
        order: Cell::new(given.order.into_raw()),
        deaths: OnceCell::new(),
    };
    object::retain(type_value(layout));
    let class =
        object::allocate(metaclass, 0, |header| Type::heap(header, (native.kind, site), native.slots(), layout, heap, size));
    if let Some(kind) = class.downcast::<Type>() {
        add_members(kind, given.plan.slots);
    }
    class
}

/// What the slots of a class become, by name, before the `__doc__` that a class without one gets.
fn add_members(kind: &'static Type, mut slots: Vec<Owned>) {
    let Some(heap) = kind.heap_part().filter(|_| !slots.is_empty()) else { return };
    let doc = literal!("__doc__");
    let none = parts::get(heap.dict, doc).is_some_and(Value::is_none) && parts::delete(heap.dict, doc).is_ok();
    crate::parts::sort_few(&mut slots, |name| parts::text(name.value()));
    for name in slots {
        let member = super::member::new(kind, name.value());
        let _ = parts::set(heap.dict, name.value(), member.value());
    }
    if none {
        let _ = parts::set(heap.dict, doc, Value::NONE);
    }
}

/// Everything after the class object exists: its order, slots, hooks.
fn finish(class: Value, args: Args) -> Res<()> {
    let Some(kind) = class.downcast::<Type>() else { return Ok(()) };
    let Some(heap) = kind.heap_part() else { return Ok(()) };
    let order = linearise(kind, heap)?;
    heap.mro.set(order.into_raw());
    super::deaths::plan(kind, heap);
    renew_slots(kind);
    for base in parts::items(heap.bases) {
        let Some(base) = base.downcast::<Type>() else { continue };
        match base.heap_part() {
            Some(base) => base.subclasses.borrow_mut().push(class),
            None if core::ptr::eq(base, &crate::types::OBJECT) => {}
            None => crate::rt::rt().class.of_builtins.borrow_mut().push((core::ptr::from_ref(base) as usize, class)),
        }
    }
    for (name, value) in parts::entries(heap.dict) {
        set_name(class, heap, name.value(), value.value())?;
    }
    init_subclass(kind, class, args)
}

/// `value.__set_name__(class, name)`, where there is such a method.
fn set_name(class: Value, heap: &HeapType, name: Value, value: Value) -> Res<()> {
    match super::call_special(value, literal!("__set_name__"), &[class, name]) {
        Ok(_) => Ok(()),
        Err(_) => {
            let exception = exception::take();
            let (kind, name, class) = (type_name(value), parts::repr_text(name), parts::text(heap.name.get()));
            let note = parts::string(&text!("Error calling __set_name__ on '{kind}' instance {name} in '{class}'"));
            super::call_method(exception.value(), literal!("add_note"), &[note.value()])?;
            Err(exception::raise_object(exception))
        }
    }
}

fn init_subclass(kind: &'static Type, class: Value, args: Args) -> Res<()> {
    let keywords = &args.values[args.positionals().len()..];
    let Some((_, hook)) = search_after(kind, Some(kind), literal!("__init_subclass__")) else {
        return Ok(());
    };
    let hook = hook.to_owned();
    let bound = match hook.type_of().slots().descr_get {
        Some(get) => get(hook.value(), Value::ABSENT, class)?,
        None => hook,
    };
    dispatch::call(bound.value(), Args { values: keywords, names: args.names })?;
    Ok(())
}

/// The C3 linearisation.
fn linearise(kind: &'static Type, heap: &HeapType) -> Res {
    let bases: Vec<Value> = parts::items(heap.bases).to_vec();
    for (i, base) in bases.iter().enumerate() {
        if bases[..i].contains(base) {
            let name = base.downcast::<Type>().map(Type::name).unwrap_or_default();
            return Err(type_error(&text!("duplicate base class {name}")));
        }
    }
    let mut lists: Vec<Vec<Value>> = bases
        .iter()
        .filter_map(|base| base.downcast::<Type>())
        .map(|base| super::order(base).into_iter().map(type_value).collect())
        .collect();
    lists.push(bases);
    let mut order = alloc::vec![type_value(kind)];
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(parts::tuple(&order));
        }
        let candidate = lists.iter().map(|list| list[0]).find(|head| !lists.iter().any(|list| list[1..].contains(head)));
        let Some(next) = candidate else { return Err(inconsistent(&lists)) };
        order.push(next);
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
}

#[cold]
fn inconsistent(lists: &[Vec<Value>]) -> crate::value::Raised {
    let mut names: Vec<String> = Vec::new();
    for list in lists {
        if let Some(kind) = list[0].downcast::<Type>() {
            let name = kind.name().into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    type_error(&text!("Cannot create a consistent method resolution\norder (MRO) for bases {}", names.join(", ")))
}

/// Makes the slots of a class anew, and those of the classes derived from it.
pub(super) fn renew_slots(kind: &'static Type) {
    let Some(heap) = kind.heap_part() else { return };
    forget();
    heap.finalizer.set(lookup(kind, literal!("__del__")).is_some());
    let slots: &'static Slots = Box::leak(Box::new(user_slots::derive(kind)));
    let old = kind.slots();
    kind.set_slots(slots);
    if !core::ptr::eq(old, native_base(kind).slots()) {
        // SAFETY: slots that are not the native ones were leaked here for this class alone, and are no longer referenced by
        // it. Callers copied the function they wanted out before calling.
        drop(unsafe { Box::from_raw(core::ptr::from_ref(old).cast_mut()) });
    }
    for subclass in heap.subclasses.borrow().clone() {
        if let Some(subclass) = subclass.downcast::<Type>() {
            renew_slots(subclass);
        }
    }
}

/// Destroys a class nobody refers to any more.
pub(super) fn drop_type(class: Value) {
    let Some(kind) = class.downcast::<Type>() else { return };
    let Some(heap) = kind.heap_part() else { return };
    forget();
    for base in parts::items(heap.bases) {
        if let Some(base) = base.downcast::<Type>().and_then(Type::heap_part) {
            base.subclasses.borrow_mut().retain(|&other| other != class);
        }
    }
    crate::rt::rt().class.of_builtins.borrow_mut().retain(|&(_, other)| other != class);
    let slots = kind.slots();
    if !core::ptr::eq(slots, native_base(kind).slots()) {
        // SAFETY: as in `renew_slots`; the class is dead.
        drop(unsafe { Box::from_raw(core::ptr::from_ref(slots).cast_mut()) });
    }
    let layout = kind.base().map_or(Value::ABSENT, type_value);
    for value in [
        heap.name.get(),
        heap.qualname.get(),
        heap.module.get(),
        heap.dict,
        heap.fields,
        heap.mro.get(),
        heap.bases,
        heap.order.get(),
        layout,
    ] {
        object::release(value);
    }
    // SAFETY: made by `allocate` without extra bytes; the count is zero.
    unsafe { object::free::<Type>(class, 0) }
}

/// Calls `type(...)` or a metaclass.
pub(super) fn call_type(class: Value, args: Args) -> Res {
    let Some(kind) = class.downcast::<Type>() else { return Err(super::not_callable(class)) };
    if core::ptr::eq(kind, &TYPE) {
        return match *args.values {
            [value] if args.keywords() == 0 => Ok(value_of(value.type_of()).to_owned()),
            // The metaclass of the bases makes the class, if it is another.
            [_, bases, _, ..] if bases.type_of().kind == Kind::Tuple => {
                match no_stand_ins(bases).and_then(|()| winner(&TYPE, bases))? {
                    metaclass if core::ptr::eq(metaclass, &TYPE) => new_type(&TYPE, args),
                    metaclass => construct(metaclass, args),
                }
            }
            _ => new_type(&TYPE, args),
        };
    }
    construct(kind, args)
}

abi! { pub CLASSES {
    /// Makes a class: name, bases (tuple), namespace (dict), metaclass or 0, keywords (dict) or 0, names of the fields that
    /// the class adds (tuple), and the number of the class statement.
    fn make_class(
        name: Value, bases: Value, namespace: Value, metaclass: Value, keywords: Value, fields: Value, site: i64
    ) -> Res [CALLS RAISES] { make_class(name, bases, namespace, metaclass, keywords, fields, site as u32) }
    /// `type(name, bases, namespace)` is about to be called in a module of this name.
    fn announce_module(module: Value) -> Owned [WRITES] {
        object::release(rt().class.calling_module.replace(module.to_owned().into_raw()));
        Owned::NONE
    }
    /// The namespace for a class body: what the metaclass's `__prepare__` gives, else an empty dict.
    fn prepare_class(name: Value, bases: Value, metaclass: Value, keywords: Value) -> Res [CALLS RAISES] {
        prepare_class(name, bases, metaclass, keywords)
    }
} }
