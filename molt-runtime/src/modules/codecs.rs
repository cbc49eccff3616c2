//! `_codecs`: what `codecs`, written in Python, is made of.

use super::Module;
use crate::codec::Encoding;
use crate::rt::rt;
use crate::str::Str;
use crate::value::{Owned, Res, Value};
use crate::{methods, object};

/// The module.
#[unsafe(export_name = "molt_module__codecs")]
pub static MODULE: Module = Module { name: "_codecs", functions: FUNCTIONS, constants: &[] };

/// Whether an encoding is a built-in one.
fn knows(encoding: Value) -> Res {
    let name = encoding.downcast::<Str>().map(Str::to_text).unwrap_or_default();
    Ok(Value::from_bool(Encoding::find(&name).is_some()).to_owned())
}

/// Sets the functions that find registered encodings and error handlers.
fn set_finders(codec: Value, handler: Value) -> Res {
    object::release(rt().codecs.codec.replace(codec.to_owned().into_raw()));
    object::release(rt().codecs.handler.replace(handler.to_owned().into_raw()));
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_codecs" {
    : knows as "knows"(encoding) "(encoding: str, /) -> bool";
    : set_finders as "set_finders"(codec, handler) "(codec, handler, /) -> None";
} }
