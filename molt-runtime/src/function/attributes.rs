//! Attributes of functions. A name that ends in `=` is the setter of the property before it.

use super::{FUNCTION, code_flag, of};
use crate::dispatch::type_name;
use crate::error::type_error;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

pub(super) const ANNOTATIONS: usize = 4;

fn name(this: Value) -> Res {
    Ok(of(this).name().to_owned())
}
fn qualname(this: Value) -> Res {
    Ok(of(this).qualname().to_owned())
}
fn set(this: Value, index: usize, value: Value) -> Res {
    let value = if value.is_absent() { Value::NONE } else { value };
    object::release(of(this).named[index].replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}
fn set_str(this: Value, index: usize, value: Value, attribute: &str) -> Res {
    if value.type_of().kind != Kind::Str {
        return Err(type_error(&text!("{attribute} must be set to a string object")));
    }
    set(this, index, value)
}
fn set_name(this: Value, value: Value) -> Res {
    set_str(this, 0, value, "__name__")
}
fn set_qualname(this: Value, value: Value) -> Res {
    set_str(this, 1, value, "__qualname__")
}
fn doc(this: Value) -> Res {
    let this = of(this);
    Ok(this.own(2).unwrap_or(this.code.get().doc).to_owned())
}
fn set_doc(this: Value, value: Value) -> Res {
    set(this, 2, value)
}
fn module(this: Value) -> Res {
    let this = of(this);
    Ok(this.own(3).unwrap_or(this.code.get().module).to_owned())
}
fn set_module(this: Value, value: Value) -> Res {
    set(this, 3, value)
}
fn annotations(this: Value) -> Res {
    let this = of(this);
    if let Some(found) = this.own(ANNOTATIONS) {
        return Ok(found.to_owned());
    }
    let dict = parts::dict();
    this.named[ANNOTATIONS].set(dict.clone().into_raw());
    Ok(dict)
}
fn set_annotations(this: Value, value: Value) -> Res {
    set(this, ANNOTATIONS, value)
}
fn type_parameters(this: Value) -> Res {
    Ok(of(this).own(5).map_or_else(|| parts::tuple(&[]), Value::to_owned))
}
fn set_type_parameters(this: Value, value: Value) -> Res {
    set(this, 5, value)
}
fn or_none(value: Value) -> Res {
    Ok(if value.is_absent() { Owned::NONE } else { value.to_owned() })
}
fn defaults(this: Value) -> Res {
    or_none(of(this).defaults.get())
}
fn set_defaults(this: Value, value: Value) -> Res {
    let new = match value.type_of().kind {
        _ if value.is_absent() || value.is_none() => Value::ABSENT,
        Kind::Tuple => value.to_owned().into_raw(),
        _ => return Err(type_error("__defaults__ must be set to a tuple object")),
    };
    object::release(of(this).defaults.replace(new));
    Ok(Owned::NONE)
}
fn keyword_defaults(this: Value) -> Res {
    or_none(of(this).keyword_defaults.get())
}
fn set_keyword_defaults(this: Value, value: Value) -> Res {
    let new = match value.type_of().kind {
        _ if value.is_absent() || value.is_none() => Value::ABSENT,
        Kind::Dict => value.to_owned().into_raw(),
        _ => return Err(type_error("__kwdefaults__ must be set to a dict object")),
    };
    object::release(of(this).keyword_defaults.replace(new));
    Ok(Owned::NONE)
}
fn closure(this: Value) -> Res {
    or_none(of(this).closure.get())
}
fn dict(this: Value) -> Res {
    Ok(crate::class::instance_dict(this, true).map_or(Owned::NONE, Value::to_owned))
}
fn set_dict(this: Value, value: Value) -> Res {
    if value.type_of().kind != Kind::Dict {
        return Err(type_error(&text!("__dict__ must be set to a dictionary, not a '{}'", type_name(value))));
    }
    object::release(of(this).dict.replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}
fn code(this: Value) -> Res {
    Ok(code_object(of(this).code.get()))
}

/// The code as an object of Python.
pub fn code_object(code: &'static super::Code) -> crate::value::Owned {
    object::allocate(&CODE, 0, |header| CodeObject { header, code })
}

crate::methods! { pub FUNCTION_METHODS of "function" {
    property: name as "__name__"(this) "(self) -> str";
    method: set_name as "__name__="(this, value) "(self, value, /) -> None";
    property: qualname as "__qualname__"(this) "(self) -> str";
    method: set_qualname as "__qualname__="(this, value) "(self, value, /) -> None";
    property: doc as "__doc__"(this) "(self) -> object";
    method: set_doc as "__doc__="(this, value) "(self, value, /) -> None";
    property: module as "__module__"(this) "(self) -> object";
    method: set_module as "__module__="(this, value) "(self, value, /) -> None";
    property: annotations as "__annotations__"(this) "(self) -> dict[str, object]";
    method: set_annotations as "__annotations__="(this, value) "(self, value, /) -> None";
    property: type_parameters as "__type_params__"(this) "(self) -> tuple[object, ...]";
    method: set_type_parameters as "__type_params__="(this, value) "(self, value, /) -> None";
    property: defaults as "__defaults__"(this) "(self) -> object";
    method: set_defaults as "__defaults__="(this, value) "(self, value, /) -> None";
    property: keyword_defaults as "__kwdefaults__"(this) "(self) -> object";
    method: set_keyword_defaults as "__kwdefaults__="(this, value) "(self, value, /) -> None";
    property: closure as "__closure__"(this) "(self) -> object";
    property: dict as "__dict__"(this) "(self) -> dict[str, object]";
    method: set_dict as "__dict__="(this, value) "(self, value, /) -> None";
    property: code as "__code__"(this) "(self) -> object";
} }

/// The code of a function, as an object.
#[repr(C)]
struct CodeObject {
    header: Header,
    /// What the compiler knows of it.
    code: &'static super::Code,
}
// SAFETY: repr(C), header first.
unsafe impl Object for CodeObject {
    const KIND: Kind = Kind::Code;
}

fn code_of(this: Value) -> &'static super::Code {
    match this.downcast::<CodeObject>() {
        Some(object) => object.code,
        None => crate::host::fatal("a code object was expected"),
    }
}

fn drop_code(value: Value) {
    // SAFETY: made by `code` without extra bytes; the count is zero.
    unsafe { object::free::<CodeObject>(value, 0) }
}

fn repr_code(this: Value) -> Res {
    Ok(parts::string(&text!("<code object {} at {:#x}>", parts::text(code_of(this).name), this.bits())))
}
fn co_name(this: Value) -> Res {
    Ok(code_of(this).name.to_owned())
}
fn co_qualname(this: Value) -> Res {
    Ok(code_of(this).qualname.to_owned())
}
fn co_argcount(this: Value) -> Res {
    Ok(parts::int(code_of(this).positional.into()))
}
fn co_posonlyargcount(this: Value) -> Res {
    Ok(parts::int(code_of(this).positional_only.into()))
}
fn co_kwonlyargcount(this: Value) -> Res {
    Ok(parts::int(code_of(this).keyword_only.into()))
}
fn co_firstlineno(this: Value) -> Res {
    Ok(parts::int(code_of(this).line.into()))
}
/// Parameters in CPython's order: positionals, keyword-only, `*args`, `**kwargs`.
fn co_varnames(this: Value) -> Res {
    let code = code_of(this);
    let (names, positional) = (code.names(), code.positional as usize);
    let star = usize::from(code.has(code_flag::VAR_POSITIONAL));
    let mut all = names[..positional].to_vec();
    let keyword_only = positional + star..positional + star + code.keyword_only as usize;
    all.extend_from_slice(&names[keyword_only.clone()]);
    all.extend_from_slice(&names[positional..positional + star]);
    all.extend_from_slice(&names[keyword_only.end..]);
    Ok(parts::tuple(&all))
}
fn co_flags(this: Value) -> Res {
    let code = code_of(this);
    let bit = |flag: u32, bit: i64| if code.has(flag) { bit } else { 0 };
    Ok(parts::int(
        3 + bit(code_flag::VAR_POSITIONAL, 4)
            + bit(code_flag::VAR_KEYWORD, 8)
            + bit(code_flag::GENERATOR, 32)
            + bit(code_flag::COROUTINE, 128)
            + bit(code_flag::ASYNC_GENERATOR, 512),
    ))
}

fn co_freevars(this: Value) -> Res {
    Ok(super::cell_names::of(code_of(this)).0)
}
fn co_cellvars(this: Value) -> Res {
    Ok(super::cell_names::of(code_of(this)).1)
}

crate::methods! { pub CODE_METHODS of "code_of_function" {
    property: co_freevars as "co_freevars"(this) "(self) -> tuple[str, ...]";
    property: co_cellvars as "co_cellvars"(this) "(self) -> tuple[str, ...]";
    property: co_name as "co_name"(this) "(self) -> str";
    property: co_qualname as "co_qualname"(this) "(self) -> str";
    property: co_argcount as "co_argcount"(this) "(self) -> int";
    property: co_posonlyargcount as "co_posonlyargcount"(this) "(self) -> int";
    property: co_kwonlyargcount as "co_kwonlyargcount"(this) "(self) -> int";
    property: co_firstlineno as "co_firstlineno"(this) "(self) -> int";
    property: co_varnames as "co_varnames"(this) "(self) -> tuple[str, ...]";
    property: co_flags as "co_flags"(this) "(self) -> int";
} }

static CODE_SLOTS: Slots = Slots::base(drop_code, repr_code);
static CODE: Type = Type::builtin("code", Kind::Code, &CODE_SLOTS, Some(&OBJECT));

/// Installs the methods of functions, cells, built-in functions and code objects.
pub fn install_function() {
    FUNCTION.install(FUNCTION_METHODS);
    CODE.install(CODE_METHODS);
    super::CELL.install(super::cell::CELL_METHODS);
    super::BUILTIN_FUNCTION.install(super::builtin::BUILTIN_METHODS);
    super::METHOD_WRAPPER.install(super::builtin::BUILTIN_METHODS);
}
