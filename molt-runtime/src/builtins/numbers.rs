//! The built-in functions about numbers: `abs`, `divmod`, `pow`, `round`, `sum`, `bin`, `oct`, `hex`.

use crate::dispatch::{self, index, type_name};
use crate::float::{self, arith as float_arith};
use crate::int;
use crate::int::text::{self, Radix};
use crate::types::BinaryOp;
use crate::value::{Res, Value};
use crate::{abi, complex, error, literal, methods, special, tuple};
use alloc::format;

/// `abs(x)`.
pub fn abs(x: Value) -> Res {
    if let Some(f) = x.as_float() {
        return Ok(f.abs().into());
    }
    if let Some(result) = special::call(x, literal!("__abs__"), &[])? {
        return Ok(result);
    }
    if let Some(a) = int::view(x) {
        return Ok(int::arith::abs(a));
    }
    if let Some(f) = float::as_f64(x) {
        return Ok(f.abs().into());
    }
    match complex::as_parts(x) {
        Some(a) => Ok(complex::arith::size(a)?.into()),
        None => Err(error::type_error(&format!("bad operand type for abs(): '{}'", type_name(x)))),
    }
}

/// `divmod(a, b)`.
pub fn divmod(a: Value, b: Value) -> Res {
    let (own, other) = (literal!("__divmod__"), literal!("__rdivmod__"));
    // A subclass goes first if it has a reflected form of its own.
    let swapped = b.type_of().is_subtype(a.type_of())
        && !b.is_exactly(a.type_of())
        && crate::class::lookup(a.type_of(), other) != crate::class::lookup(b.type_of(), other);
    let reflected = || special::call(b, other, &[a]);
    for attempt in 0..2 {
        let result = if (attempt == 0) != swapped { special::call(a, own, &[b])? } else { reflected()? };
        if let Some(result) = result
            && result.value() != Value::NOT_IMPLEMENTED
        {
            return Ok(result);
        }
    }
    if let (Some(a), Some(b)) = (int::view(a), int::view(b)) {
        let (quotient, remainder) = int::arith::divmod(a, b)?;
        return Ok(tuple::pair(quotient, remainder));
    }
    if let (Some(x), Some(y)) = (float::from_number(a), float::from_number(b)) {
        let (quotient, remainder) = float_arith::divmod(x?, y?)?;
        return Ok(tuple::pair(quotient.into(), remainder.into()));
    }
    let (a, b) = (type_name(a), type_name(b));
    Err(error::type_error(&format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
}

/// `pow(base, exp, mod)`.
pub fn pow(base: Value, exponent: Value, modulus: Value) -> Res {
    if modulus.is_absent() || modulus.is_none() {
        return dispatch::binary(BinaryOp::Pow, base, exponent);
    }
    if let Some(result) = special::call(base, literal!("__pow__"), &[exponent, modulus])?
        && result.value() != Value::NOT_IMPLEMENTED
    {
        return Ok(result);
    }
    if let (Some(base), Some(exponent), Some(modulus)) = (int::view(base), int::view(exponent), int::view(modulus)) {
        return int::arith::pow_mod(base, exponent, modulus);
    }
    let all = [base, exponent, modulus];
    if all.iter().all(|&value| complex::operand(value).is_some()) {
        return Err(if all.iter().any(|&value| complex::as_parts(value).is_some()) {
            error::value_error("complex modulo")
        } else {
            error::type_error("pow() 3rd argument not allowed unless all arguments are integers")
        });
    }
    let [a, b, c] = all.map(type_name);
    Err(error::type_error(&format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
}

/// `round(number, ndigits)`.
pub fn round(number: Value, places: Value) -> Res {
    if let Some(f) = number.as_float() {
        return float::methods::round_value(f, places);
    }
    let whole = places.is_absent() || places.is_none();
    let args: &[Value] = if whole { &[] } else { &[places] };
    if let Some(result) = special::call(number, literal!("__round__"), args)? {
        return Ok(result);
    }
    if let Some(a) = int::view(number) {
        return if whole { Ok(int::exact(number)) } else { int::methods::round_to(a, int::known(index(places)?.value())) };
    }
    match float::as_f64(number) {
        Some(f) => float::methods::round_value(f, places),
        None => Err(error::type_error(&format!("type {} doesn't define __round__ method", type_name(number)))),
    }
}

fn prefixed(value: Value, radix: Radix) -> Res {
    Ok(text::prefixed(int::known(index(value)?.value()), radix))
}

fn bin(number: Value) -> Res {
    prefixed(number, Radix::Binary)
}

fn oct(number: Value) -> Res {
    prefixed(number, Radix::Octal)
}

fn hex(number: Value) -> Res {
    prefixed(number, Radix::Hex)
}

methods! { pub BUILTINS of "builtins" {
    : abs as "abs"(x) "(x: object, /) -> object";
    : divmod as "divmod"(a, b) "(x: object, y: object, /) -> object";
    : pow as "pow"(base, exponent, modulus) "(base: object, exp: object, mod: object = None) -> object";
    : round as "round"(number, places) "(number: object, ndigits: object = None) -> object";
    : bin as "bin"(number) "(number: object, /) -> str";
    : oct as "oct"(number) "(number: object, /) -> str";
    : hex as "hex"(number) "(number: object, /) -> str";
} }

abi! { pub RUNTIME {
    /// `abs(x)` of any value.
    fn number_abs(x: Value) -> Res [CALLS RAISES] { abs(x) }
    /// `divmod(a, b)` of any two values.
    fn number_divmod(a: Value, b: Value) -> Res [CALLS RAISES] { divmod(a, b) }
    /// `pow(base, exp, mod)` of any values.
    fn number_pow(base: Value, exponent: Value, modulus: Value) -> Res [CALLS RAISES] { pow(base, exponent, modulus) }
    /// `round(number, ndigits)`; absent digits give an int.
    fn number_round(number: Value, places: Value) -> Res [CALLS RAISES] { round(number, places) }
    /// `round(f, places)`.
    fn float_round_to(f: f64, places: i64) -> Res<f64> [RAISES] { crate::number_format::round_to(f, places) }
} }
