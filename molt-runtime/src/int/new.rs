//! `int(x, base)`.

use super::{boxed, exact, is_int, known, parse};
use crate::dispatch::{index, type_name};
use crate::str::Str;
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{error, float, literal, special};
use alloc::format;

/// The slot: `int(...)` or a subclass of it.
pub fn new(kind: &'static Type, args: Args) -> Res {
    let (number, base) = arguments(args)?;
    let number = match (number, base) {
        (None, None) => super::from_i64(0),
        (Some(number), None) => from_value(number)?,
        (None, Some(_)) => return Err(error::type_error("int() missing string argument")),
        (Some(number), Some(base)) => with_base(number, base)?,
    };
    if core::ptr::eq(kind, &super::INT) { Ok(number) } else { Ok(boxed(kind, known(number.value()).into())) }
}

fn arguments<'a>(args: Args<'a>) -> Res<(Option<Value>, Option<Value>)> {
    let positionals = args.positionals();
    let given = args.values.len();
    if given > 2 {
        return Err(error::type_error(&format!("int() takes at most 2 arguments ({given} given)")));
    }
    let mut base = positionals.get(1).copied();
    for (name, value) in args.named() {
        let name = name.downcast::<Str>().map(Str::to_text).unwrap_or_default();
        if name != "base" {
            return Err(error::type_error(&format!("'{name}' is an invalid keyword argument for int()")));
        }
        base = Some(value);
    }
    Ok((positionals.first().copied(), base))
}

/// `int(text, base)`.
pub fn with_base(text: Value, base: Value) -> Res {
    let base = super::as_i64(index(base)?.value()).unwrap_or(-1);
    let base = match u32::try_from(base) {
        Ok(base @ (0 | 2..=36)) => base,
        _ => return Err(error::value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    match text_of(text, base) {
        Some(result) => result,
        None => Err(error::type_error("int() can't convert non-string with explicit base")),
    }
}

/// The int that a `str` or bytes denotes; nothing for other types.
fn text_of(value: Value, base: u32) -> Option<Res> {
    if let Some(text) = value.downcast::<Str>() {
        return Some(parse::from_text(value, &parse::ascii_text(text), base));
    }
    let bytes = crate::bytes::view(value)?;
    // Errors show other buffers as the bytes they hold.
    let shown = if value.is_exactly(&crate::bytes::BYTES) { value.to_owned() } else { crate::bytes::from_slice(bytes) };
    Some(parse::from_text(shown.value(), bytes, base))
}

/// `int(value)`.
pub fn from_value(value: Value) -> Res {
    if value.is_small_int() || value.is_bool() || value.is_exactly(&super::INT) {
        return Ok(exact(value));
    }
    if let Some(f) = value.as_float() {
        return super::convert::from_f64(f);
    }
    if value.is_exactly(&crate::str::STR)
        && let Some(result) = text_of(value, 10)
    {
        return result;
    }
    if let Some(result) = special::call(value, literal!("__int__"), &[])? {
        return int_result(result, "__int__");
    }
    if let Some(slot) = value.type_of().slots().index {
        return slot(value);
    }
    if let Some(f) = float::as_f64(value) {
        return super::convert::from_f64(f);
    }
    if let Some(result) = special::call(value, literal!("__trunc__"), &[])? {
        return match result.type_of().slots().index {
            Some(slot) => slot(result.value()),
            None => {
                let name = type_name(result.value());
                Err(error::type_error(&format!("__trunc__ returned non-Integral (type {name})")))
            }
        };
    }
    if let Some(result) = text_of(value, 10) {
        return result;
    }
    let name = type_name(value);
    Err(error::type_error(&format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'")))
}

/// Checks what a special method that should give an int gave.
pub fn int_result(result: Owned, method: &str) -> Res {
    if is_int(result.value()) {
        return Ok(exact(result.value()));
    }
    let name = type_name(result.value());
    Err(error::type_error(&format!("{method} returned non-int (type {name})")))
}
