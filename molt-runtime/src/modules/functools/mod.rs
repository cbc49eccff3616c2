//! `_functools`: what of `functools` is called too often to be written in Python. The classes there extend these.

mod lru_cache;
mod partial;

use super::{Constant, Module};
use crate::class;
use crate::methods;
use crate::value::{Owned, Res, Value};

/// `import _functools`.
#[unsafe(export_name = "molt_module__functools")]
pub static MODULE: Module = Module { name: "_functools", functions: FUNCTIONS, constants: CONSTANTS };

/// What the object itself has under the name, or else `default`; AttributeError where it can have no attributes of its own.
fn kept(object: Value, name: Value, default: Value) -> Res {
    Ok(class::kept(object, name)?.unwrap_or(default).to_owned())
}

/// Lets the object have a value itself under the name.
fn keep(object: Value, name: Value, value: Value) -> Res {
    class::keep(object, name, value)?;
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_functools" {
    static_: kept as "kept"(object, name, default) "(object, name, default, /) -> object";
    static_: keep as "keep"(object, name, value) "(object, name: str, value, /) -> None";
} }

static CONSTANTS: &[(&str, Constant)] =
    &[("lru_cache", Constant::Type(&lru_cache::LRU_CACHE)), ("partial", Constant::Type(&partial::PARTIAL))];
