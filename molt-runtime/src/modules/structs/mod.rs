//! `_struct`: values to bytes and back, by formats.

mod format;
mod object;
mod pack;
mod unpack;

pub use object::STRUCT_METHODS;

use super::{Constant, Module, items};
use crate::exception;
use crate::object::{release, value_of};
use crate::rt::rt;
use crate::types::Type;
use crate::value::{Owned, Raised, Res, Value};
use crate::{dict, dispatch, error};
use core::cell::Cell;

/// What the module keeps between calls.
pub struct State {
    /// `struct.error` (owned).
    error: Cell<Value>,
    /// The formats made ready for the functions: a dict (owned).
    ready: Cell<Value>,
}

impl State {
    /// Nothing yet.
    pub const fn new() -> State {
        State { error: Cell::new(Value::ABSENT), ready: Cell::new(Value::ABSENT) }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        for cell in [&self.error, &self.ready] {
            release(cell.replace(Value::ABSENT));
        }
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Raises `struct.error`.
#[cold]
fn fault(message: &str) -> Raised {
    match rt().structs.error.get().downcast::<Type>() {
        Some(kind) => exception::raise_with(kind, &[crate::str::from_str(message).value()]),
        None => error::runtime_error("struct is not ready"),
    }
}

fn prepare(kind: Value) -> Res {
    release(rt().structs.error.replace(kind.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn clear_cache() -> Res {
    release(rt().structs.ready.replace(Value::ABSENT));
    Ok(Owned::NONE)
}

/// How many formats are kept ready.
const MOST: usize = 100;

/// The `Struct` of a format.
fn ready(format: Value) -> Res {
    let cell = &rt().structs.ready;
    if cell.get().is_absent() {
        cell.set(dict::new().into_raw());
    }
    let known = cell.get().to_owned();
    let known = dict::of(&known);
    if let Some(found) = known.get(format)? {
        return Ok(found.to_owned());
    }
    let made = dispatch::call_values(value_of(&object::STRUCT), &[format])?;
    if known.len() >= MOST {
        known.clear();
    }
    known.set(format, made.clone())?;
    Ok(made)
}

fn calcsize(format: Value) -> Res {
    object::size(ready(format)?.value())
}

fn pack_values(args: Value) -> Res {
    let (format, values) = format_first(&args)?;
    object::pack_with(ready(format)?.value(), values)
}

/// The format among all arguments, and the rest.
fn format_first(args: &Value) -> Res<(Value, &[Value])> {
    let all = items(args);
    all.split_first().map(|(&format, rest)| (format, rest)).ok_or_else(|| error::type_error("missing format argument"))
}

fn unpack_buffer(format: Value, buffer: Value) -> Res {
    object::unpack(ready(format)?.value(), buffer)
}

fn unpack_from(format: Value, buffer: Value, offset: Value) -> Res {
    object::unpack_from(ready(format)?.value(), buffer, offset)
}

fn pack_into(args: Value) -> Res {
    let (format, rest) = format_first(&args)?;
    object::pack_into_with(ready(format)?.value(), rest)
}

fn iter_unpack(format: Value, buffer: Value) -> Res {
    object::iter_unpack(ready(format)?.value(), buffer)
}

/// `import _struct`.
#[unsafe(export_name = "molt_module__struct")]
pub static MODULE: Module = Module { name: "_struct", functions: FUNCTIONS, constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] = &[("Struct", Constant::Type(&object::STRUCT))];

crate::methods! { pub FUNCTIONS of "_struct" {
    : prepare as "prepare"(kind) "(kind: object, /) -> None";
    : clear_cache as "_clearcache"() "() -> None";
    : calcsize as "calcsize"(format) "(format: object, /) -> int";
    : pack_values as "pack"(args) "(*args: object) -> bytes";
    : pack_into as "pack_into"(args) "(*args: object) -> None";
    : unpack_buffer as "unpack"(format, buffer) "(format: object, buffer: object, /) -> tuple";
    : unpack_from as "unpack_from"(format, buffer, offset) "(format: object, /, buffer: object, offset: object = 0) -> tuple";
    : iter_unpack as "iter_unpack"(format, buffer) "(format: object, buffer: object, /) -> object";
} }
