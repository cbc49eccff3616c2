//! The built-in functions about objects and classes.

use super::{call_special, check_name, find_attr, get_attr, is_instance, is_subclass, names_of, set_attr};
use crate::dispatch;
use crate::error::type_error;
use crate::exception;
use crate::literal;
use crate::parts;
use crate::value::{Owned, Res, Value};

fn isinstance(value: Value, class: Value) -> Res {
    is_instance(value, class).map(Owned::from)
}
fn issubclass(class: Value, other: Value) -> Res {
    is_subclass(class, other).map(Owned::from)
}
fn callable(value: Value) -> Res {
    Ok(Owned::from(value.type_of().slots().call.is_some()))
}
fn id(value: Value) -> Res {
    // Distinct for distinct objects; the bits of immediate values stand for themselves.
    Ok(crate::int::from_u64(value.bits()))
}
fn hash(value: Value) -> Res {
    Ok(parts::int(dispatch::hash(value)?))
}
fn repr(value: Value) -> Res {
    dispatch::repr(value)
}
fn format(value: Value, spec: Value) -> Res {
    if !spec.is_absent() && spec.type_of().kind != crate::types::Kind::Str {
        let got = dispatch::type_name(spec);
        return Err(type_error(&alloc::format!("format() argument 2 must be str, not {got}")));
    }
    dispatch::format(value, spec)
}
fn getattr(object: Value, name: Value, default: Value) -> Res {
    check_name(name)?;
    if default.is_absent() {
        return get_attr(object, name);
    }
    Ok(find_attr(object, name)?.unwrap_or_else(|| default.to_owned()))
}
fn hasattr(object: Value, name: Value) -> Res {
    check_name(name)?;
    Ok(Owned::from(find_attr(object, name)?.is_some()))
}
fn setattr(object: Value, name: Value, value: Value) -> Res {
    check_name(name)?;
    set_attr(object, name, value)?;
    Ok(Owned::NONE)
}
fn delattr(object: Value, name: Value) -> Res {
    check_name(name)?;
    set_attr(object, name, Value::ABSENT)?;
    Ok(Owned::NONE)
}
fn vars(object: Value) -> Res {
    if object.is_absent() {
        return Err(type_error("vars() without an argument is not supported here"));
    }
    match find_attr(object, literal!("__dict__"))? {
        Some(dict) => Ok(dict),
        None => Err(type_error("vars() argument must have __dict__ attribute")),
    }
}
fn dir(object: Value) -> Res {
    if object.is_absent() {
        return Err(type_error("dir() without an argument is not supported here"));
    }
    match call_special(object, literal!("__dir__"), &[])? {
        Some(names) => {
            let items = crate::sequence::collect(names.value())?;
            let list = parts::list(items);
            crate::list::sort(crate::list::of(&list), Value::NONE, false)?;
            Ok(list)
        }
        None => Ok(parts::list(names_of(object).iter().map(|name| parts::string(name)).collect())),
    }
}
/// `next(iterator)` that raises StopIteration at the end, with the value that a generator returned or a `__next__` of the
/// program gave.
pub fn next_or_stop(iterator: Value) -> Res {
    if iterator.type_of().kind == crate::types::Kind::Generator && iterator.type_of().slots().next.is_some() {
        return crate::generator::next_or_stop(iterator);
    }
    if iterator.type_of().is_heap()
        && iterator.type_of().slots().next.is_some()
        && let Some(item) = call_special(iterator, literal!("__next__"), &[])?
    {
        return Ok(item);
    }
    match dispatch::next(iterator)? {
        Some(item) => Ok(item),
        None => Err(exception::stop_iteration(Value::ABSENT)),
    }
}

crate::methods! { pub OBJECT_FUNCTIONS of "builtins" {
    method: isinstance as "isinstance"(value, class) "(obj, class_or_tuple, /) -> bool";
    method: issubclass as "issubclass"(class, other) "(cls, class_or_tuple, /) -> bool";
    method: callable as "callable"(value) "(obj, /) -> bool";
    method: id as "id"(value) "(obj, /) -> int";
    method: hash as "hash"(value) "(obj, /) -> int";
    method: repr as "repr"(value) "(obj, /) -> str";
    method: format as "format"(value, spec) "(value, format_spec: str = '', /) -> str";
    method: getattr as "getattr"(object, name, default) "(object, name: str, default=None, /) -> object";
    method: hasattr as "hasattr"(object, name) "(obj, name: str, /) -> bool";
    method: setattr as "setattr"(object, name, value) "(obj, name: str, value, /) -> None";
    method: delattr as "delattr"(object, name) "(obj, name: str, /) -> None";
    method: vars as "vars"(object) "(object=None, /) -> dict[str, object]";
    method: dir as "dir"(object) "(object=None, /) -> list[str]";
} }
