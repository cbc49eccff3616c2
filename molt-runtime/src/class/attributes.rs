//! Attributes of instances: descriptors, fields, the dict beside them, and what is called when all fail.

use super::lookup::{lookup_with_field, type_value};
use super::member;
use crate::abi;
use crate::dispatch::{self, type_name};
use crate::error::type_error;
use crate::exception;
use crate::literal;
use crate::object::{self, flag};
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;

/// `object.name`.
pub fn get_attr(object: Value, name: Value) -> Res {
    let found = match object.type_of().slots().get_attr {
        Some(slot) => slot(object, name),
        None => generic_get(object, name),
    };
    found.inspect_err(|_| exception::say_whose_attribute(object, name))
}

/// `object.name` where the type has no slot of its own.
#[inline]
pub fn generic_get(object: Value, name: Value) -> Res {
    let kind = object.type_of();
    let found = lookup_with_field(kind, name);
    // Nearly always a field that no class attribute hides, but for the member of a slot.
    if let (descriptor, Some(index)) = found
        && descriptor.is_none_or(|descriptor| member::stands_for_field(descriptor, kind, name))
    {
        let value = field(object, kind, index);
        if !value.is_absent() {
            return Ok(value.to_owned());
        }
    }
    get_other(object, name, found)
}

#[inline(never)]
fn get_other(object: Value, name: Value, found: (Option<Value>, Option<usize>)) -> Res {
    match find_as(object, name, found)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(object, name)),
    }
}

/// `object.name`, nothing where there is no such attribute.
pub fn find_attr(object: Value, name: Value) -> Res<Option<Owned>> {
    let found = match object.type_of().slots().get_attr {
        None => generic_find(object, name),
        Some(slot) => slot(object, name).map(Some),
    };
    // A descriptor may raise AttributeError as well.
    found.or_else(|raised| match exception::take_if(&exception::ATTRIBUTE_ERROR) {
        Some(_) => Ok(None),
        None => Err(raised),
    })
}

/// The same for a name that may be no `str`.
pub fn check_name(name: Value) -> Res<()> {
    if name.type_of().kind == Kind::Str {
        return Ok(());
    }
    Err(type_error(&text!("attribute name must be string, not '{}'", type_name(name))))
}

pub(super) fn generic_find(object: Value, name: Value) -> Res<Option<Owned>> {
    find_as(object, name, lookup_with_field(object.type_of(), name))
}

/// The same where it is known what the class has of this name.
fn find_as(object: Value, name: Value, (descriptor, index): (Option<Value>, Option<usize>)) -> Res<Option<Owned>> {
    let kind = object.type_of();
    let Some(descriptor) = descriptor else {
        return Ok(own_attribute(object, kind, index, name).map(Value::to_owned));
    };
    let descriptor = descriptor.to_owned();
    let slots = descriptor.type_of().slots();
    let owner = type_value(kind);
    if let (Some(get), Some(_)) = (slots.descr_get, slots.descr_set) {
        return get(descriptor.value(), object, owner).map(Some);
    }
    if let Some(value) = own_attribute(object, kind, index, name) {
        return Ok(Some(value.to_owned()));
    }
    match slots.descr_get {
        Some(get) => get(descriptor.value(), object, owner).map(Some),
        None => Ok(Some(descriptor)),
    }
}

/// The position of a field.
pub(super) fn field_index(kind: &'static Type, name: Value) -> Option<usize> {
    let fields = parts::items(kind.heap_part()?.fields);
    if let Some(i) = fields.iter().position(|&field| field == name) {
        return Some(i);
    }
    fields.iter().position(|&field| parts::same_text(field, name))
}

/// The memory of a field.
pub(super) fn field_place(object: Value, kind: &'static Type, index: usize) -> *mut Value {
    let first = kind.heap_part().map_or(0, |heap| heap.first_field);
    (object.bits() as *mut u8).wrapping_add(first + 8 * index).cast()
}

/// Reads a field of an instance whose class has it.
pub(super) fn field(object: Value, kind: &'static Type, index: usize) -> Value {
    // SAFETY: the object was allocated with the basic size of its class, which covers all of its fields; they start zeroed.
    unsafe { *field_place(object, kind, index) }
}

/// Writes a field; the old value is released.
pub(super) fn set_field(object: Value, kind: &'static Type, index: usize, value: Value) {
    object::retain(value);
    // SAFETY: as in `field`.
    let old = unsafe { core::ptr::replace(field_place(object, kind, index), value) };
    object::release(old);
}

/// An attribute stored in the instance itself.
fn own_attribute(object: Value, kind: &'static Type, index: Option<usize>, name: Value) -> Option<Value> {
    if let Some(index) = index {
        let value = field(object, kind, index);
        if !value.is_absent() {
            return Some(value);
        }
    }
    if only_fields(object, kind) {
        return None;
    }
    parts::get(instance_dict(object, false)?, name)
}

/// Whether an object has no attributes of its own but its fields: `instance_dict` would find nothing.
#[inline]
fn only_fields(object: Value, kind: &'static Type) -> bool {
    !matches!(kind.kind, Kind::Exception | Kind::Function | Kind::Module)
        && object.header().is_none_or(|header| !header.has(flag::SIDE_ATTRIBUTES))
}

/// The dict of the attributes that are no fields, borrowed; made when asked to and the type allows it.
pub fn instance_dict(object: Value, make: bool) -> Option<Value> {
    let header = object.header()?;
    let kind = header.kind();
    let cell = match kind.kind {
        Kind::Exception => &exception::of(object).dict,
        Kind::Function => &crate::function::of(object).dict,
        Kind::Module => &crate::module::of(object).dict,
        _ => {
            if header.has(flag::SIDE_ATTRIBUTES) {
                return rt().class.side.get(object);
            }
            let open =
                kind.heap_part().is_some_and(|heap| heap.open) || matches!(kind.kind, Kind::MemoryText | Kind::MemoryBytes);
            if !make || !open {
                return None;
            }
            let dict = parts::dict().into_raw();
            rt().class.side.insert(object, dict);
            header.set(flag::SIDE_ATTRIBUTES, true);
            return Some(dict);
        }
    };
    if cell.get().is_absent() {
        if !make {
            return None;
        }
        cell.set(parts::dict().into_raw());
    }
    Some(cell.get())
}

/// `object.name = value`; an absent value deletes.
pub fn set_attr(object: Value, name: Value, value: Value) -> Res<()> {
    match object.type_of().slots().set_attr {
        Some(slot) => slot(object, name, value),
        None => generic_set(object, name, value),
    }
}

/// `object.name = value` where the type has no slot of its own.
pub fn generic_set(object: Value, name: Value, value: Value) -> Res<()> {
    let kind = object.type_of();
    let (descriptor, index) = lookup_with_field(kind, name);
    let is_member = || descriptor.is_some_and(|descriptor| member::stands_for_field(descriptor, kind, name));
    if let Some(index) = index
        && !value.is_absent()
        && (descriptor.is_none() && only_fields(object, kind) || is_member())
    {
        set_field(object, kind, index, value);
        return Ok(());
    }
    if let Some(descriptor) = descriptor
        && let Some(set) = descriptor.type_of().slots().descr_set
    {
        let descriptor = descriptor.to_owned();
        return set(descriptor.value(), object, value);
    }
    if value.is_absent() {
        return delete_own(object, kind, name, descriptor.is_some());
    }
    set_own(object, name, value, (descriptor, index))
}

/// What an object has itself under the name, no field that `__slots__` declares; an error where it can have no such attributes.
pub fn kept(object: Value, name: Value) -> Res<Option<Value>> {
    let kind = object.type_of();
    if !kind.heap_part().is_some_and(|heap| heap.open) {
        return Err(no_attribute(object, literal!("__dict__")));
    }
    Ok(own_attribute(object, kind, lookup_with_field(kind, name).1, name))
}

/// Lets an object have a value itself under the name, whatever its class has there.
pub fn keep(object: Value, name: Value, value: Value) -> Res<()> {
    set_own(object, name, value, lookup_with_field(object.type_of(), name))
}

/// Assigns an attribute that no descriptor is asked for.
fn set_own(object: Value, name: Value, value: Value, (descriptor, index): (Option<Value>, Option<usize>)) -> Res<()> {
    let kind = object.type_of();
    if let Some(index) = index
        && !in_shown_dict(object, kind, index)
    {
        set_field(object, kind, index, value);
        // The value may have moved to the dict when `__dict__` was asked for.
        if let Some(dict) = instance_dict(object, false) {
            let _ = parts::delete(dict, name)?;
        }
        return Ok(());
    }
    match instance_dict(object, true) {
        Some(dict) => parts::set(dict, name, value),
        None => Err(not_settable(object, name, descriptor.is_some())),
    }
}

/// Whether the value of a field belongs into the dict, because `__dict__` was asked for. `__slots__` are never there.
fn in_shown_dict(object: Value, kind: &'static Type, index: usize) -> bool {
    object.header().is_some_and(|header| header.has(flag::DICT_SHOWN))
        && kind.heap_part().is_some_and(|heap| index >= heap.slots_declared.get())
        && field(object, kind, index).is_absent()
}

fn delete_own(object: Value, kind: &'static Type, name: Value, inherited: bool) -> Res<()> {
    if let Some(index) = field_index(kind, name)
        && !field(object, kind, index).is_absent()
    {
        set_field(object, kind, index, Value::ABSENT);
        return Ok(());
    }
    match instance_dict(object, false) {
        Some(dict) if parts::delete(dict, name)? => Ok(()),
        Some(_) => Err(no_attribute(object, name)),
        None if kind.heap_part().is_some_and(|heap| heap.open) => Err(no_attribute(object, name)),
        None => Err(not_settable(object, name, inherited)),
    }
}

#[cold]
fn not_settable(object: Value, name: Value, inherited: bool) -> Raised {
    if !inherited {
        return no_attribute(object, name);
    }
    let (kind, attribute) = (type_name(object), parts::text(name));
    exception::no_attribute(object, name, &text!("'{kind}' object attribute '{attribute}' is read-only"))
}

/// Raises AttributeError for an attribute that an object lacks.
#[cold]
pub fn no_attribute(object: Value, name: Value) -> Raised {
    let (kind, attribute) = (type_name(object), parts::text(name));
    exception::no_attribute(object, name, &text!("'{kind}' object has no attribute '{attribute}'"))
}

/// What a method call needs: the callable, and whether the receiver goes first among its arguments. Nothing is allocated
/// for ordinary methods.
pub fn get_method(object: Value, name: Value) -> Res<(Owned, bool)> {
    let kind = object.type_of();
    let asks_first =
        |slot: fn(Value, Value) -> Res| !core::ptr::fn_addr_eq(slot, super::user_slots::find_or_ask as fn(Value, Value) -> Res);
    if kind.slots().get_attr.is_some_and(asks_first) {
        return Ok((get_attr(object, name)?, false));
    }
    let (found, index) = lookup_with_field(kind, name);
    let Some(found) = found else { return Ok((get_attr(object, name)?, false)) };
    let found = found.to_owned();
    let found_kind = found.type_of();
    let plain_function = found_kind.kind == Kind::Function
        || core::ptr::eq(found_kind, &super::descriptor::METHOD_DESCRIPTOR)
        || core::ptr::eq(found_kind, &super::descriptor::WRAPPER_DESCRIPTOR);
    if plain_function {
        return match own_attribute(object, kind, index, name) {
            Some(value) => Ok((value.to_owned(), false)),
            None => Ok((found, true)),
        };
    }
    Ok((get_attr(object, name)?, false))
}

/// `args[0].name(*args[1:])`.
pub fn call_method_raw(name: Value, args: crate::types::Args) -> Res {
    let (callee, with_self) = get_method(args.values[0], name)?;
    let values = if with_self { args.values } else { &args.values[1..] };
    dispatch::call(callee.value(), crate::types::Args { values, names: args.names })
}

/// `object.name(*args)`.
pub fn call_method(object: Value, name: Value, args: &[Value]) -> Res {
    let args = crate::types::Args { values: args, names: Value::ABSENT };
    super::instance::with_first(object, args, |args| call_method_raw(name, args))
}

abi! { pub ATTRIBUTES {
    /// `object.name`; the name is a `str`.
    fn get_attr(object: Value, name: Value) -> Res [CALLS RAISES] { get_attr(object, name) }
    /// `object.name = value`.
    fn set_attr(object: Value, name: Value, value: Value) -> Res<()> [CALLS RAISES ASSIGNS] { set_attr(object, name, value) }
    /// `object.__setattr__(object, name, value)`.
    fn set_own_attr(object: Value, name: Value, value: Value) -> Res<()> [CALLS RAISES ASSIGNS] { generic_set(object, name, value) }
    /// `del object.name`.
    fn del_attr(object: Value, name: Value) -> Res<()> [CALLS RAISES ASSIGNS] { set_attr(object, name, Value::ABSENT) }
    /// `values[0].name(...)`: `count` positionals at `values`, the receiver first, then the values of the keywords named by
    /// the tuple `names` (or 0).
    fn call_method(name: Value, values: *const Value, count: usize, names: Value) -> Res [CALLS RAISES] {
        // SAFETY: compiled code passes its own argument area.
        let args = unsafe { dispatch::args_from_raw(values, count, names) };
        call_method_raw(name, args)
    }
} }
