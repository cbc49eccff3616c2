//! The methods and properties of `int`. Those behind a slot (`__add__`, `__index__`, ...) come from the slots.

use super::View::{Big, Small};
use super::bytes::{from_bytes, to_bytes};
use super::{View, arith, bits, compare, convert, exact, from_big, from_i64, from_u64, known};
use crate::dispatch::index;
use crate::value::{Owned, Res, Value};
use crate::{methods, tuple};
use num_integer::Integer;

fn bit_length(this: Value) -> Res {
    Ok(from_u64(bits::length(known(this))))
}

fn bit_count(this: Value) -> Res {
    Ok(from_u64(bits::count(known(this))))
}

fn itself(this: Value) -> Res {
    Ok(exact(this))
}

fn zero(_this: Value) -> Res {
    Ok(from_i64(0))
}

fn one(_this: Value) -> Res {
    Ok(from_i64(1))
}

fn is_integer(_this: Value) -> Res {
    Ok(true.into())
}

fn as_integer_ratio(this: Value) -> Res {
    Ok(tuple::pair(exact(this), from_i64(1)))
}

fn to_float(this: Value) -> Res {
    Ok(convert::to_f64(known(this))?.into())
}

fn absolute(this: Value) -> Res {
    Ok(arith::abs(known(this)))
}

fn new_arguments(this: Value) -> Res {
    Ok(tuple::from_array([exact(this)]))
}

fn round(this: Value, places: Value) -> Res {
    if places.is_absent() {
        return Ok(exact(this));
    }
    let places = index(places)?;
    round_to(known(this), known(places.value()))
}

/// `round(a, places)`: ties go to the even multiple.
pub fn round_to(a: View, places: View) -> Res {
    if !places.is_negative() {
        return arith::floor_div(a, Small(1));
    }
    let places = match places {
        // A number has at most as many decimal digits as bits.
        Small(places) if places.unsigned_abs() <= bits::length(a) => places.unsigned_abs(),
        _ => return Ok(from_i64(0)),
    };
    let unit = arith::power(Small(10), places)?;
    let unit = known(unit.value());
    let (quotient, remainder) = arith::div_mod(a, unit);
    let twice = arith::add(known(remainder.value()), known(remainder.value()));
    let odd = match known(quotient.value()) {
        Small(quotient) => quotient & 1 == 1,
        Big(quotient) => quotient.big().is_odd(),
    };
    let up = match compare::order(known(twice.value()), unit) {
        core::cmp::Ordering::Equal => odd,
        order => order.is_gt(),
    };
    let quotient = if up { arith::add(known(quotient.value()), Small(1)) } else { quotient };
    Ok(arith::mul(known(quotient.value()), unit))
}

fn divmod_of(a: Value, b: Value) -> Res {
    match (super::view(a), super::view(b)) {
        (Some(a), Some(b)) => arith::divmod(a, b).map(|(quotient, remainder)| tuple::pair(quotient, remainder)),
        _ => Ok(super::not_implemented()),
    }
}

fn divmod_reflected(b: Value, a: Value) -> Res {
    divmod_of(a, b)
}

/// The greatest common divisor, never negative.
pub fn gcd(a: View, b: View) -> Owned {
    match (a, b) {
        (Small(a), Small(b)) => from_u64(a.unsigned_abs().gcd(&b.unsigned_abs())),
        (a, b) => match (a.wide(), b.wide()) {
            (Some(a), Some(b)) => from_big(a.unsigned_abs().gcd(&b.unsigned_abs()).into()),
            _ => from_big(super::gcd::gcd(a.big().magnitude(), b.big().magnitude()).into()),
        },
    }
}

methods! { pub INT_METHODS of "int" {
    method: bit_length as "bit_length"(this) "(self: int, /) -> int";
    method: bit_count as "bit_count"(this) "(self: int, /) -> int";
    method: itself as "conjugate"(this) "(self: int, /) -> int";
    method: is_integer as "is_integer"(this) "(self: int, /) -> bool";
    method: as_integer_ratio as "as_integer_ratio"(this) "(self: int, /) -> tuple[int, int]";
    method: to_bytes as "to_bytes"(this, length, order, signed) "(self: int, length: int = 1, byteorder: str = 'big', *, signed: object = False) -> bytes";
    class: from_bytes as "from_bytes"(class, bytes, order, signed) "(cls, bytes: object, byteorder: str = 'big', *, signed: object = False) -> int";
    property: itself as "real"(this) "(self: int, /) -> int";
    property: zero as "imag"(this) "(self: int, /) -> int";
    property: itself as "numerator"(this) "(self: int, /) -> int";
    property: one as "denominator"(this) "(self: int, /) -> int";
    method: absolute as "__abs__"(this) "(self: int, /) -> int";
    method: itself as "__int__"(this) "(self: int, /) -> int";
    method: itself as "__trunc__"(this) "(self: int, /) -> int";
    method: itself as "__floor__"(this) "(self: int, /) -> int";
    method: itself as "__ceil__"(this) "(self: int, /) -> int";
    method: to_float as "__float__"(this) "(self: int, /) -> float";
    method: round as "__round__"(this, places) "(self: int, ndigits: int = None, /) -> int";
    method: divmod_of as "__divmod__"(this, other) "(self: int, value: object, /) -> tuple[int, int]";
    method: divmod_reflected as "__rdivmod__"(this, other) "(self: int, value: object, /) -> tuple[int, int]";
    method: new_arguments as "__getnewargs__"(this) "(self: int, /) -> tuple[int]";
} }
