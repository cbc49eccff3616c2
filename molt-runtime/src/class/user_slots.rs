//! Slots of classes of the program: each looks its special method up and calls it.

use super::lookup::{in_program, lookup};
use super::wrappers::binary_names;
use crate::dispatch::{self, type_name};
use crate::error::{type_error, value_error};
use crate::exception;
use crate::literal;
use crate::parts;
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// The special method `name` called on `this`, nothing where its class has none.
pub fn call_special(this: Value, name: Value, args: &[Value]) -> Res<Option<Owned>> {
    let Some(method) = lookup(this.type_of(), name) else { return Ok(None) };
    let method = method.to_owned();
    let args = Args { values: args, names: Value::ABSENT };
    let result = match method.type_of().kind {
        Kind::Function | Kind::MethodDescriptor => {
            super::instance::with_first(this, args, |args| dispatch::call(method.value(), args))
        }
        _ => {
            let bound = super::bind(method.value(), this)?;
            dispatch::call(bound.value(), args)
        }
    };
    result.map(Some)
}

/// The same where the slot is there because the class has the method.
fn special(this: Value, name: Value, args: &[Value]) -> Res {
    match call_special(this, name, args)? {
        Some(result) => Ok(result),
        None => Err(super::no_attribute(this, name)),
    }
}

fn repr(this: Value) -> Res {
    special(this, literal!("__repr__"), &[])
}

fn str(this: Value) -> Res {
    special(this, literal!("__str__"), &[])
}

fn format(this: Value, spec: Value) -> Res {
    let spec = if spec.is_absent() { parts::string("") } else { spec.to_owned() };
    special(this, literal!("__format__"), &[spec.value()])
}

fn hash(this: Value) -> Res<i64> {
    let result = special(this, literal!("__hash__"), &[])?;
    if !matches!(result.type_of().kind, Kind::Int | Kind::Bool) {
        return Err(type_error("__hash__ method should return an integer"));
    }
    // What fits a machine word is the hash itself, not the hash of that number.
    match crate::int::as_i64(result.value()) {
        Some(-1) => Ok(-2),
        Some(hash) => Ok(hash),
        None => dispatch::hash(result.value()),
    }
}

fn truth(this: Value) -> Res<bool> {
    let result = special(this, literal!("__bool__"), &[])?;
    match result.value() {
        Value::TRUE => Ok(true),
        Value::FALSE => Ok(false),
        other => Err(type_error(&text!("__bool__ should return bool, returned {}", type_name(other)))),
    }
}

fn len(this: Value) -> Res<usize> {
    let result = special(this, literal!("__len__"), &[])?;
    let number = dispatch::index(result.value())?;
    match crate::int::as_i64(number.value()) {
        Some(length) if length >= 0 => Ok(length as usize),
        Some(_) => Err(value_error("__len__() should return >= 0")),
        None => Err(crate::error::overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

fn compare(op: CompareOp, this: Value, other: Value) -> Res {
    let name = match op {
        CompareOp::Lt => literal!("__lt__"),
        CompareOp::Le => literal!("__le__"),
        CompareOp::Eq => literal!("__eq__"),
        CompareOp::Ne => literal!("__ne__"),
        CompareOp::Gt => literal!("__gt__"),
        CompareOp::Ge => literal!("__ge__"),
    };
    Ok(call_special(this, name, &[other])?.unwrap_or(Owned::from_raw(Value::NOT_IMPLEMENTED)))
}

/// Both operands are asked here, because all classes of the program share this function.
fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (left, right) = (a.type_of(), b.type_of());
    let ours = |kind: &'static Type| kind.slots().binary.is_some_and(|slot| core::ptr::fn_addr_eq(slot, binary as Binary));
    let [name, reflected, _] = binary_names(op);
    let mut ask_right = ours(right) && (!ours(left) || !core::ptr::eq(left, right));
    if ask_right && ours(left) && right.is_subtype(left) && lookup(right, reflected) != lookup(left, reflected) {
        let result = or_not_implemented(call_special(b, reflected, &[a])?);
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        ask_right = false;
    }
    if ours(left) {
        let result = or_not_implemented(call_special(a, name, &[b])?);
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    if ask_right {
        return Ok(or_not_implemented(call_special(b, reflected, &[a])?));
    }
    Ok(Owned::from_raw(Value::NOT_IMPLEMENTED))
}

type Binary = fn(BinaryOp, Value, Value) -> Res;

fn or_not_implemented(result: Option<Owned>) -> Owned {
    result.unwrap_or(Owned::from_raw(Value::NOT_IMPLEMENTED))
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    let [_, _, name] = binary_names(op);
    Ok(or_not_implemented(call_special(a, name, &[b])?))
}

fn unary(op: UnaryOp, a: Value) -> Res {
    let name = match op {
        UnaryOp::Neg => literal!("__neg__"),
        UnaryOp::Pos => literal!("__pos__"),
        UnaryOp::Invert => literal!("__invert__"),
    };
    Ok(or_not_implemented(call_special(a, name, &[])?))
}

fn index(this: Value) -> Res {
    let result = special(this, literal!("__index__"), &[])?;
    if matches!(result.type_of().kind, Kind::Int | Kind::Bool) {
        return Ok(result);
    }
    Err(type_error(&text!("__index__ returned non-int (type {})", type_name(result.value()))))
}

fn get_item(this: Value, key: Value) -> Res {
    special(this, literal!("__getitem__"), &[key])
}

fn set_item(this: Value, key: Value, item: Value) -> Res<()> {
    let done = if item.is_absent() {
        call_special(this, literal!("__delitem__"), &[key])?
    } else {
        call_special(this, literal!("__setitem__"), &[key, item])?
    };
    match done {
        Some(_) => Ok(()),
        None if item.is_absent() => Err(dispatch::lacks(this, "object doesn't support item deletion")),
        None => Err(dispatch::lacks(this, "object does not support item assignment")),
    }
}

fn contains(this: Value, item: Value) -> Res<bool> {
    if lookup(this.type_of(), literal!("__contains__")) == Some(Value::NONE) {
        return Err(dispatch::lacks(this, "object is not a container"));
    }
    let result = special(this, literal!("__contains__"), &[item])?;
    dispatch::truth(result.value())
}

fn iter(this: Value) -> Res {
    if lookup(this.type_of(), literal!("__iter__")) == Some(Value::NONE) {
        return Err(dispatch::lacks(this, "object is not iterable"));
    }
    special(this, literal!("__iter__"), &[])
}

fn reversed(this: Value) -> Res {
    if lookup(this.type_of(), literal!("__reversed__")) == Some(Value::NONE) {
        return Err(dispatch::lacks(this, "object is not reversible"));
    }
    special(this, literal!("__reversed__"), &[])
}

fn next(this: Value) -> Res<Option<Owned>> {
    match special(this, literal!("__next__"), &[]) {
        Ok(item) => Ok(Some(item)),
        Err(raised) => match exception::take_if(&exception::STOP_ITERATION) {
            Some(_) => Ok(None),
            None => Err(raised),
        },
    }
}

fn call(this: Value, args: Args) -> Res {
    let Some(method) = lookup(this.type_of(), literal!("__call__")) else { return Err(super::not_callable(this)) };
    let method = method.to_owned();
    if method.type_of().kind == Kind::Function {
        return super::instance::with_first(this, args, |args| dispatch::call(method.value(), args));
    }
    let bound = super::bind(method.value(), this)?;
    dispatch::call(bound.value(), args)
}

fn get_attr(this: Value, name: Value) -> Res {
    let kind = this.type_of();
    let result = if in_program(kind, literal!("__getattribute__")) {
        special(this, literal!("__getattribute__"), &[name])
    } else {
        match super::native_base(kind).slots().get_attr {
            Some(slot) => slot(this, name),
            None => match super::attributes::generic_find(this, name) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) if lookup(kind, literal!("__getattr__")).is_some() => {
                    return special(this, literal!("__getattr__"), &[name]);
                }
                Ok(None) => return Err(super::no_attribute(this, name)),
                Err(raised) => Err(raised),
            },
        }
    };
    match result {
        Ok(value) => Ok(value),
        Err(raised) if lookup(kind, literal!("__getattr__")).is_none() => Err(raised),
        Err(raised) => match exception::take_if(&exception::ATTRIBUTE_ERROR) {
            Some(_) => special(this, literal!("__getattr__"), &[name]),
            None => Err(raised),
        },
    }
}

/// The same where only `__getattr__` is in the way: it is asked for what is not found, so that methods can be called without being
/// bound.
pub(super) fn find_or_ask(this: Value, name: Value) -> Res {
    match super::attributes::generic_find(this, name) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => special(this, literal!("__getattr__"), &[name]),
        Err(raised) => match exception::take_if(&exception::ATTRIBUTE_ERROR) {
            Some(_) => special(this, literal!("__getattr__"), &[name]),
            None => Err(raised),
        },
    }
}

fn set_attr(this: Value, name: Value, value: Value) -> Res<()> {
    let result = if value.is_absent() {
        call_special(this, literal!("__delattr__"), &[name])?
    } else {
        call_special(this, literal!("__setattr__"), &[name, value])?
    };
    match result {
        Some(_) => Ok(()),
        None => super::attributes::generic_set(this, name, value),
    }
}

fn descr_get(this: Value, instance: Value, owner: Value) -> Res {
    let instance = if instance.is_absent() { Value::NONE } else { instance };
    special(this, literal!("__get__"), &[instance, owner])
}

fn descr_set(this: Value, instance: Value, value: Value) -> Res<()> {
    let (name, done) = if value.is_absent() {
        ("__delete__", call_special(this, literal!("__delete__"), &[instance])?)
    } else {
        ("__set__", call_special(this, literal!("__set__"), &[instance, value])?)
    };
    match done {
        Some(_) => Ok(()),
        None => {
            let name = parts::string(name);
            Err(exception::no_attribute(this, name.value(), &parts::text(name.value())))
        }
    }
}

/// The text that the first of the built-in exceptions among the ancestors has of its own, which may be another than that of the
/// layout.
fn text_of_exception(kind: &'static Type) -> Option<fn(Value) -> Res> {
    let text = |kind: &'static Type| kind.slots().str;
    super::order(kind).into_iter().filter(|ancestor| !ancestor.is_heap()).find_map(|ancestor| {
        // These two say anew what all exceptions say.
        let anew = [&exception::ATTRIBUTE_ERROR, &exception::NAME_ERROR].into_iter().any(|other| core::ptr::eq(ancestor, other));
        let inherited = ancestor.base().and_then(text);
        text(ancestor).filter(|own| anew || inherited.is_none_or(|inherited| !core::ptr::fn_addr_eq(*own, inherited)))
    })
}

/// The slots of a class of the program: those of the built-in underneath, and ours for each special method that a class of
/// the program on the way defines.
pub(super) fn derive(kind: &'static Type) -> Slots {
    let native = super::native_base(kind);
    let (native, native_kind) = (native.slots(), native.kind);
    let has = |name: Value| in_program(kind, name);
    // A built-in that is not the layout's own may give behaviour too; the layout's comes first.
    let mut slots = Slots {
        drop: super::instance::drop_instance,
        traverse: Some(super::instance::traverse_instance),
        clear: Some(super::instance::clear_instance),
        finalize: Some(super::instance::finalize_instance),
        ..copy(native)
    };
    if native_kind == Kind::Exception {
        slots.str = text_of_exception(kind).or(slots.str);
    }
    macro_rules! fill {
        ($($slot:ident: $($name:literal)*;)*) => { $( if false $(|| has(literal!($name)))* { slots.$slot = Some($slot); } )* };
    }
    if has(literal!("__repr__")) {
        slots.repr = repr;
    }
    fill! {
        str: "__str__"; format: "__format__"; truth: "__bool__"; len: "__len__";
        compare: "__lt__" "__le__" "__eq__" "__ne__" "__gt__" "__ge__";
        unary: "__neg__" "__pos__" "__invert__"; index: "__index__";
        get_item: "__getitem__"; set_item: "__setitem__" "__delitem__"; contains: "__contains__"; iter: "__iter__"; reversed: "__reversed__";
        next: "__next__"; call: "__call__"; get_attr: "__getattribute__" "__class__"; set_attr: "__setattr__" "__delattr__";
        descr_get: "__get__"; descr_set: "__set__" "__delete__";
    }
    if has(literal!("__getattr__")) && !has(literal!("__getattribute__")) && !has(literal!("__class__")) {
        slots.get_attr = Some(if native.get_attr.is_none() { find_or_ask } else { get_attr });
    }
    for op in [
        BinaryOp::Add,
        BinaryOp::Sub,
        BinaryOp::Mul,
        BinaryOp::MatMul,
        BinaryOp::TrueDiv,
        BinaryOp::FloorDiv,
        BinaryOp::Mod,
        BinaryOp::Pow,
        BinaryOp::LShift,
        BinaryOp::RShift,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
    ] {
        let [name, reflected, own] = binary_names(op);
        if has(name) || has(reflected) {
            slots.binary = Some(binary);
        }
        if has(own) {
            slots.in_place = Some(in_place);
        }
    }
    if has(literal!("__hash__")) {
        slots.hash = if lookup(kind, literal!("__hash__")) == Some(Value::NONE) { None } else { Some(hash) };
    }
    // `__str__` of the built-in would not see a `__repr__` of the program, unless the built-in has one of its own.
    slots
}

fn copy(slots: &Slots) -> Slots {
    Slots { ..*slots }
}
