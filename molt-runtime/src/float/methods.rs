//! The methods and properties of `float`. Those behind a slot come from the slots.

use super::{arith, from_number, known, math, parse};
use crate::dispatch::index;
use crate::int::{self, View, convert};
use crate::number_format::round_to;
use crate::str::{self, Str};
use crate::value::{Owned, Res, Value};
use crate::{error, methods, tuple};
use alloc::vec::Vec;

fn itself(this: Value) -> Res {
    Ok(known(this).into())
}

fn zero(_this: Value) -> Res {
    Ok(0.0.into())
}

fn is_integer(this: Value) -> Res {
    Ok(math::is_whole(known(this)).into())
}

/// Numerator and denominator of a float in lowest terms, the denominator positive.
pub fn integer_ratio(f: f64) -> Res<(Owned, Owned)> {
    if f.is_infinite() {
        return Err(error::overflow_error("cannot convert Infinity to integer ratio"));
    }
    if f.is_nan() {
        return Err(error::value_error("cannot convert NaN to integer ratio"));
    }
    let (fraction, exponent) = math::split(f);
    let mantissa = (fraction * (1u64 << 53) as f64) as i64;
    let spare = mantissa.trailing_zeros().min(53);
    let (mantissa, exponent) = if mantissa == 0 { (0, 0) } else { (mantissa >> spare, exponent - 53 + spare as i32) };
    let power = int::bits::shift_left(View::Small(1), View::Small(exponent.unsigned_abs() as i64))?;
    Ok(if exponent > 0 {
        (int::arith::mul(View::Small(mantissa), int::known(power.value())), int::from_i64(1))
    } else {
        (int::from_i64(mantissa), power)
    })
}

fn as_integer_ratio(this: Value) -> Res {
    let (numerator, denominator) = integer_ratio(known(this))?;
    Ok(tuple::pair(numerator, denominator))
}

fn hex(this: Value) -> Res {
    let mut text = Vec::new();
    parse::push_hex(&mut text, known(this));
    Ok(str::from_ascii(&text))
}

fn from_hex(class: Value, text: Value) -> Res {
    let Some(string) = text.downcast::<Str>() else {
        return Err(error::type_error("bad argument type for built-in operation"));
    };
    let number: Owned = parse::from_hex(string.as_ascii().map_or(b"?", str::as_bytes))?.into();
    if class.bits() == crate::object::value_of(&super::FLOAT).bits() {
        return Ok(number);
    }
    crate::dispatch::call_values(class, &[number.value()])
}

fn to_int(this: Value) -> Res {
    convert::from_f64(known(this))
}

fn floor(this: Value) -> Res {
    convert::from_f64(math::floor(known(this)))
}

fn ceil(this: Value) -> Res {
    convert::from_f64(math::ceil(known(this)))
}

fn absolute(this: Value) -> Res {
    Ok(known(this).abs().into())
}

fn new_arguments(this: Value) -> Res {
    Ok(tuple::from_array([known(this).into()]))
}

fn round(this: Value, places: Value) -> Res {
    round_value(known(this), places)
}

/// `round(f, places)`: an int without places, else a float.
pub fn round_value(f: f64, places: Value) -> Res {
    if places.is_absent() || places.is_none() {
        return convert::from_f64(math::rint(f));
    }
    let places = index(places)?;
    let places = match int::known(places.value()) {
        View::Small(places) => places,
        big if big.is_negative() => i64::MIN,
        _ => i64::MAX,
    };
    Ok(round_to(f, places)?.into())
}

fn divmod_of(a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (from_number(a), from_number(b)) else { return Ok(int::not_implemented()) };
    let (quotient, remainder) = arith::divmod(a?, b?)?;
    Ok(tuple::pair(quotient.into(), remainder.into()))
}

fn divmod_reflected(b: Value, a: Value) -> Res {
    divmod_of(a, b)
}

fn get_format(_class: Value, kind: Value) -> Res {
    match kind.downcast::<Str>() {
        Some(kind) if kind.is("double") || kind.is("float") => Ok(crate::literal!("IEEE, little-endian").to_owned()),
        None => Err(crate::str::not_str(kind, "__getformat__() argument", "must be str")),
        _ => Err(error::value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

methods! { pub FLOAT_METHODS of "float" {
    method: itself as "conjugate"(this) "(self: float, /) -> float";
    method: is_integer as "is_integer"(this) "(self: float, /) -> bool";
    method: as_integer_ratio as "as_integer_ratio"(this) "(self: float, /) -> tuple[int, int]";
    method: hex as "hex"(this) "(self: float, /) -> str";
    class: from_hex as "fromhex"(class, text) "(cls, string: str, /) -> float";
    class: get_format as "__getformat__"(class, kind) "(cls, typestr: str, /) -> str";
    property: itself as "real"(this) "(self: float, /) -> float";
    property: zero as "imag"(this) "(self: float, /) -> float";
    method: absolute as "__abs__"(this) "(self: float, /) -> float";
    method: itself as "__float__"(this) "(self: float, /) -> float";
    method: to_int as "__int__"(this) "(self: float, /) -> int";
    method: to_int as "__trunc__"(this) "(self: float, /) -> int";
    method: floor as "__floor__"(this) "(self: float, /) -> int";
    method: ceil as "__ceil__"(this) "(self: float, /) -> int";
    method: round as "__round__"(this, places) "(self: float, ndigits: int = None, /) -> object";
    method: divmod_of as "__divmod__"(this, other) "(self: float, value: object, /) -> tuple[float, float]";
    method: divmod_reflected as "__rdivmod__"(this, other) "(self: float, value: object, /) -> tuple[float, float]";
    method: new_arguments as "__getnewargs__"(this) "(self: float, /) -> tuple[float]";
} }
