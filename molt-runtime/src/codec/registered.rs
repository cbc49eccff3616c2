//! Encodings and error handlers that the program registers: functions of `codecs`, which is written in Python, find them.

use super::unknown;
use crate::dispatch::type_name;
use crate::error::type_error;
use crate::rt::rt;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, exception, int};
use alloc::vec::Vec;
use core::cell::Cell;

/// The functions that find them (owned), absent while nothing is registered.
pub struct State {
    /// Called with the name of an encoding, what to encode or decode, the name of a handler or None, and whether to decode.
    pub codec: Cell<Value>,
    /// Called with the name of a handler.
    pub handler: Cell<Value>,
}

impl State {
    /// Nothing is registered.
    pub const fn new() -> State {
        State { codec: Cell::new(Value::ABSENT), handler: Cell::new(Value::ABSENT) }
    }
}

/// What a registered encoding makes of an object.
#[cold]
fn convert(object: Value, encoding: &'static Str, errors: Value, decoding: bool) -> Res {
    let codec = rt().codecs.codec.get();
    if codec.is_absent() {
        return Err(unknown(&encoding.to_text()));
    }
    let errors = if errors.is_absent() { Value::NONE } else { errors };
    dispatch::call_values(codec, &[encoding.value(), object, errors, Value::from_bool(decoding)])
}

/// The bytes that a registered encoding makes of a string.
#[cold]
pub fn encode(text: Value, encoding: &'static Str, errors: Value) -> Res<Vec<u8>> {
    let made = convert(text, encoding, errors, false)?;
    match crate::bytes::view(made.value()) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(wrong_result(encoding, "encoder", &made, "bytes", "encode")),
    }
}

/// The string that a registered encoding makes of bytes.
#[cold]
pub fn decode(object: Value, encoding: &'static Str, errors: Value) -> Res {
    let made = convert(object, encoding, errors, true)?;
    match made.downcast::<Str>() {
        Some(_) => Ok(made),
        None => Err(wrong_result(encoding, "decoder", &made, "str", "decode")),
    }
}

fn wrong_result(encoding: &Str, what: &str, made: &Owned, wanted: &str, function: &str) -> crate::value::Raised {
    let (name, kind) = (encoding.to_text(), type_name(made.value()));
    type_error(
        &[
            "'",
            &name,
            "' ",
            what,
            " returned '",
            &kind,
            "' instead of '",
            wanted,
            "'; use codecs.",
            function,
            "() to ",
            function,
            " to arbitrary types",
        ]
        .concat(),
    )
}

/// Has a registered handler look at an error: what it puts in place, and where to go on, of `length` items.
#[cold]
pub(super) fn handled(name: &Str, error: Value, length: usize, decoding: bool) -> Res<(Owned, usize)> {
    let find = rt().codecs.handler.get();
    if find.is_absent() {
        return Err(super::errors::unknown_handler(name));
    }
    let handler = dispatch::call_values(find, &[name.value()])?;
    let answer = dispatch::call_values(handler.value(), &[error])?;
    let wrong = || {
        type_error(if decoding {
            "decoding error handler must return (str, int) tuple"
        } else {
            "encoding error handler must return (str/bytes, int) tuple"
        })
    };
    let answer = answer.value();
    let Some(&[put, at]) = answer.downcast::<Tuple>().as_ref().map(|pair| pair.items()) else { return Err(wrong()) };
    let is_text = put.downcast::<Str>().is_some();
    if !is_text && (decoding || crate::bytes::view(put).is_none()) {
        return Err(wrong());
    }
    let Some(place) = int::as_i64(at) else { return Err(wrong()) };
    let from_start = if place < 0 { place + length as i64 } else { place };
    if !(0..=length as i64).contains(&from_start) {
        let shown = crate::parts::repr_text(at);
        return Err(exception::store(
            &exception::INDEX_ERROR,
            &["position ", &shown, " from error handler out of bounds"].concat(),
        ));
    }
    Ok((put.to_owned(), from_start as usize))
}
