//! Arithmetic of ints of any size. Division floors, as Python's.

use super::View::{self, Big, Small};
use super::few::Words;
use super::{Large, bits, compare, divide, from_big, from_i64, from_i128, from_u64, not_implemented};
use crate::error;
use crate::types::BinaryOp;
use crate::value::{Owned, Res};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

/// `a + b`.
pub fn add(a: View, b: View) -> Owned {
    if let (Some(a), Some(b)) = (a.wide(), b.wide())
        && let Some(sum) = a.checked_add(b)
    {
        return from_i128(sum);
    }
    if let Some((a, b)) = Words::of_short(a, b) {
        return a.add(b).int();
    }
    match (a, b) {
        (Big(a), Small(b)) | (Small(b), Big(a)) => from_big(&*a.big() + b),
        (a, b) => from_big(&*a.big() + &*b.big()),
    }
}

/// `a - b`.
pub fn sub(a: View, b: View) -> Owned {
    if let (Some(a), Some(b)) = (a.wide(), b.wide())
        && let Some(difference) = a.checked_sub(b)
    {
        return from_i128(difference);
    }
    if let Some((a, b)) = Words::of_short(a, b) {
        return a.sub(b).int();
    }
    match (a, b) {
        (Big(a), Small(b)) => from_big(&*a.big() - b),
        (Small(a), Big(b)) => from_big(a - &*b.big()),
        (a, b) => from_big(&*a.big() - &*b.big()),
    }
}

/// `a * b`.
pub fn mul(a: View, b: View) -> Owned {
    if let (Small(a), Small(b)) = (a, b) {
        return from_i128(a as i128 * b as i128);
    }
    if let (Some(a), Some(b)) = (a.wide(), b.wide())
        && let Some(product) = a.checked_mul(b)
    {
        return from_i128(product);
    }
    if let Some((a, b)) = Words::of_short(a, b)
        && let Some(product) = a.mul(b)
    {
        return product.int();
    }
    match (a, b) {
        (Big(a), Small(b)) | (Small(b), Big(a)) => from_big(&*a.big() * b),
        (a, b) => from_big(&*a.big() * &*b.big()),
    }
}

/// `-a`.
pub fn neg(a: View) -> Owned {
    sub(Small(0), a)
}

/// `abs(a)`.
pub fn abs(a: View) -> Owned {
    if a.is_negative() {
        return neg(a);
    }
    match a.wide() {
        Some(a) => from_i128(a),
        None => from_big(a.big().into_owned()),
    }
}

/// The quotient rounded down and the remainder with the sign of `b`, which is not 0.
pub fn div_mod(a: View, b: View) -> (Owned, Owned) {
    match (a, b) {
        (Small(a), Small(b)) if b != -1 => {
            let (quotient, remainder) = a.div_mod_floor(&b);
            (from_i64(quotient), from_i64(remainder))
        }
        (a, Small(-1)) => (neg(a), from_i64(0)),
        (a, b) => {
            if let (Some(a), Some(b)) = (a.wide(), b.wide()) {
                // The one quotient that does not fit is that by -1.
                let (quotient, remainder) = a.div_mod_floor(&b);
                return (from_i128(quotient), from_i128(remainder));
            }
            if let Some((a, b)) = Words::of_both(a, b) {
                let (quotient, remainder) = a.div_mod_floor(b);
                return (quotient.int(), remainder.int());
            }
            let (quotient, remainder) = divide::div_mod_floor(&a.big(), &b.big());
            (from_big(quotient), from_big(remainder))
        }
    }
}

/// `a // b`.
pub fn floor_div(a: View, b: View) -> Res {
    match (a, b) {
        (_, Small(0)) => Err(division_by_zero()),
        (Small(a), Small(b)) if b != -1 => Ok(from_i64(Integer::div_floor(&a, &b))),
        (Big(Large::Wide(a)), Small(b)) if b > 0 && a.word().is_some() => {
            Ok(from_u64(a.word().unwrap_or_default() as u64 / b as u64))
        }
        _ => Ok(div_mod(a, b).0),
    }
}

/// `a % b`.
pub fn modulo(a: View, b: View) -> Res {
    match (a, b) {
        (_, Small(0)) => Err(error::zero_division_error("integer modulo by zero")),
        (_, Small(-1)) => Ok(from_i64(0)),
        (Small(a), Small(b)) => Ok(from_i64(a.mod_floor(&b))),
        (Big(Large::Wide(a)), Small(b)) if b > 0 && a.word().is_some() => {
            Ok(from_i64((a.word().unwrap_or_default() as u64 % b as u64) as i64))
        }
        (Big(Large::Many(a)), Small(b)) => Ok(from_i64(mod_small(a, b))),
        _ => Ok(div_mod(a, b).1),
    }
}

/// `a % b` for a `b` of one word, without making the quotient.
fn mod_small(a: &BigInt, b: i64) -> i64 {
    let size = b.unsigned_abs();
    let remainder = (a.magnitude() % size).to_u64().unwrap_or(0) as i128;
    let signed = if a.sign() == num_bigint::Sign::Minus { -remainder } else { remainder };
    signed.mod_floor(&(b as i128)) as i64
}

/// `divmod(a, b)` as two values.
pub fn divmod(a: View, b: View) -> Res<(Owned, Owned)> {
    if b.is_zero() { Err(division_by_zero()) } else { Ok(div_mod(a, b)) }
}

#[cold]
fn division_by_zero() -> crate::value::Raised {
    error::zero_division_error("integer division or modulo by zero")
}

/// `a ** b`, a float for negative `b`.
pub fn pow(a: View, b: View) -> Res {
    let exponent = match b {
        Small(b) if b >= 0 => b as u64,
        // Too large for anything but 0, 1 and -1, to which only whether it is odd matters.
        Big(b) if !b.is_negative() => u64::MAX - b.big().is_even() as u64,
        _ => {
            let (a, b) = (super::convert::to_f64(a)?, super::convert::to_f64(b)?);
            return crate::float::arith::pow(a, b);
        }
    };
    power(a, exponent)
}

/// The size in bits past which a power is refused rather than computed until memory ends.
const LARGEST_POWER: u64 = 1 << 36;

/// `a ** exponent`.
pub fn power(a: View, exponent: u64) -> Res {
    if let Small(a) = a {
        match a {
            _ if exponent == 0 => return Ok(from_i64(1)),
            0 | 1 => return Ok(from_i64(a)),
            -1 => return Ok(from_i64(if exponent.is_multiple_of(2) { 1 } else { -1 })),
            2 => return bits::shift_left(Small(1), Small(i64::try_from(exponent).unwrap_or(i64::MAX))),
            _ => {}
        }
        if let Some(result) = u32::try_from(exponent).ok().and_then(|e| (a as i128).checked_pow(e)) {
            return Ok(from_i128(result));
        }
    }
    let base = a.big();
    match u32::try_from(exponent) {
        Ok(exponent)
            if base.bits().saturating_mul(exponent as u64) <= LARGEST_POWER
                && crate::heap::would_fit((base.bits() * exponent as u64 / 8) as usize) =>
        {
            Ok(from_big(base.pow(exponent)))
        }
        _ => Err(crate::exception::raise_with(&crate::exception::MEMORY_ERROR, &[])),
    }
}

/// `pow(a, b, modulus)`.
pub fn pow_mod(a: View, b: View, modulus: View) -> Res {
    if modulus.is_zero() {
        return Err(error::value_error("pow() 3rd argument cannot be 0"));
    }
    if let (Small(a), Small(b), Small(m)) = (a, b, modulus)
        && b >= 0
        && m > 0
    {
        return Ok(from_i64(pow_mod_i64(a, b, m)));
    }
    let modulus = modulus.big();
    let mut base = a.big().into_owned();
    let mut exponent = b.big().into_owned();
    if b.is_negative() {
        let size = BigInt::from(modulus.magnitude().clone());
        let extended = base.mod_floor(&size).extended_gcd(&size);
        if !extended.gcd.is_one() {
            return Err(error::value_error("base is not invertible for the given modulus"));
        }
        base = extended.x;
        exponent = -exponent;
    }
    if modulus.magnitude().is_one() {
        return Ok(from_i64(0));
    }
    // `modpow` gives the result the sign of the modulus, as Python does.
    let result = base.modpow(&exponent, &modulus);
    Ok(from_big(if result.is_zero() { BigInt::zero() } else { result }))
}

/// `a ** b` in 64 bits, if it fits and `b` is not negative.
pub fn power_i64(a: i64, b: i64) -> Option<i64> {
    match (a, b) {
        (_, i64::MIN..=-1) => None,
        (0 | 1, 1..=i64::MAX) => Some(a),
        (-1, _) => Some(if b % 2 == 0 { 1 } else { -1 }),
        _ => a.checked_pow(u32::try_from(b).ok()?),
    }
}

/// `pow(a, b, m)` for `b` of 0 or more and a positive `m`.
pub fn pow_mod_i64(a: i64, mut b: i64, m: i64) -> i64 {
    let m = m as u128;
    let mut base = (a as i128).rem_euclid(m as i128) as u128;
    let mut result = 1 % m;
    while b > 0 {
        if b & 1 == 1 {
            result = result * base % m;
        }
        base = base * base % m;
        b >>= 1;
    }
    result as i64
}

/// `a / b`, correctly rounded.
pub fn true_div(a: View, b: View) -> Res<f64> {
    const EXACT: u64 = 1 << 53;
    match (a, b) {
        (_, Small(0)) => Err(error::zero_division_error("division by zero")),
        (Small(x), Small(y)) if x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT => Ok(x as f64 / y as f64),
        _ => true_div_big(&a.big(), &b.big()),
    }
}

/// The quotient of the magnitudes with 64 significant bits or more and a sticky bit, rounded once.
fn true_div_big(a: &BigInt, b: &BigInt) -> Res<f64> {
    if a.is_zero() {
        return Ok(if b.sign() == num_bigint::Sign::Minus { -0.0 } else { 0.0 });
    }
    let negative = a.sign() != b.sign();
    let (a, b) = (a.magnitude(), b.magnitude());
    // The quotient lies in 2^(difference-1) .. 2^(difference+1). Keep 55 to 57 bits above the last place of the result.
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > 1025 {
        return Err(too_large());
    }
    if difference < -1080 {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    let shift = (difference - 56).max(-1074 - 2);
    let (quotient, remainder) = if shift >= 0 { a.div_rem(&(b << shift as u64)) } else { (a << (-shift) as u64).div_rem(b) };
    let mut bits = quotient.to_u64().unwrap_or(0);
    if !remainder.is_zero() {
        bits |= 1;
    }
    match compare::scale(bits, shift) {
        Some(result) => Ok(if negative { -result } else { result }),
        None => Err(too_large()),
    }
}

#[cold]
fn too_large() -> crate::value::Raised {
    error::overflow_error("integer division result too large for a float")
}

/// Any binary operator on two ints.
pub fn binary(op: BinaryOp, a: View, b: View) -> Res {
    match op {
        BinaryOp::Add => Ok(add(a, b)),
        BinaryOp::Sub => Ok(sub(a, b)),
        BinaryOp::Mul => Ok(mul(a, b)),
        BinaryOp::TrueDiv => Ok(true_div(a, b)?.into()),
        BinaryOp::FloorDiv => floor_div(a, b),
        BinaryOp::Mod => modulo(a, b),
        BinaryOp::Pow => pow(a, b),
        BinaryOp::LShift => bits::shift_left(a, b),
        BinaryOp::RShift => bits::shift_right(a, b),
        BinaryOp::And => Ok(bits::and(a, b)),
        BinaryOp::Or => Ok(bits::or(a, b)),
        BinaryOp::Xor => Ok(bits::xor(a, b)),
        BinaryOp::MatMul => Ok(not_implemented()),
    }
}
