//! `float(x)`, and the float behind an argument.

use super::{as_f64, boxed, from_number, parse};
use crate::arguments::positional;
use crate::dispatch::type_name;
use crate::int::{self, parse::ascii_text};
use crate::str::Str;
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{error, literal, special};
use alloc::format;

/// The slot: `float(...)` or a subclass of it.
pub fn new(kind: &'static Type, args: Args) -> Res {
    let args = crate::arguments::without_those_of(literal!("__init__"), kind, args);
    let [value] = positional("float", args, 0)?;
    let number = if value.is_absent() { 0.0 } else { from_value(value)? };
    if core::ptr::eq(kind, &super::FLOAT) { Ok(number.into()) } else { Ok(boxed(kind, number)) }
}

/// `float(value)`.
pub fn from_value(value: Value) -> Res<f64> {
    if let Some(text) = value.downcast::<Str>() {
        return parse::from_text(value, &ascii_text(text));
    }
    if let Some(number) = try_real(value)? {
        return Ok(number);
    }
    if let Some(bytes) = crate::bytes::view(value) {
        return parse::from_text(value, bytes);
    }
    let name = type_name(value);
    Err(error::type_error(&format!("float() argument must be a string or a real number, not '{name}'")))
}

/// The float that an argument of a mathematical function stands for.
#[inline]
pub fn to_real(value: Value) -> Res<f64> {
    if let Some(f) = value.as_float() {
        return Ok(f);
    }
    if let Some(i) = value.as_small() {
        return Ok(i as f64);
    }
    match try_real(value)? {
        Some(number) => Ok(number),
        None => {
            let name = type_name(value);
            Err(error::type_error(&format!("must be real number, not {name}")))
        }
    }
}

/// The float behind a number or an object with `__float__` or `__index__`.
pub fn try_real(value: Value) -> Res<Option<f64>> {
    if let Some(f) = value.as_float() {
        return Ok(Some(f));
    }
    if let Some(result) = special::call(value, literal!("__float__"), &[])? {
        return checked(value, result).map(Some);
    }
    if let Some(number) = from_number(value) {
        return number.map(Some);
    }
    match value.type_of().slots().index {
        Some(slot) => int::convert::to_f64(int::known(slot(value)?.value())).map(Some),
        None => Ok(None),
    }
}

fn checked(value: Value, result: Owned) -> Res<f64> {
    as_f64(result.value()).ok_or_else(|| {
        let (of, got) = (type_name(value), type_name(result.value()));
        error::type_error(&format!("{of}.__float__ returned non-float (type {got})"))
    })
}
