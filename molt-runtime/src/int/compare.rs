//! Order, equality with floats, and hashes.

use super::Large;
use super::View::{self, Big, Small};
use super::few::Words;
use core::cmp::Ordering;
use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

/// The order of two ints.
pub fn order(a: View, b: View) -> Ordering {
    match (a, b) {
        (Small(a), Small(b)) => a.cmp(&b),
        // A big one lies outside the range of every small one, so its sign decides.
        (Big(a), Small(_)) => {
            if a.is_negative() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (Small(_), Big(b)) => {
            if b.is_negative() {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (a, b) => match (a.wide(), b.wide()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => match Words::of_both(a, b) {
                Some((a, b)) => a.order(b),
                None => a.big().cmp(&b.big()),
            },
        },
    }
}

/// The exact order of an int and a float, `None` for NaN.
pub fn order_with_float(a: View, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = crate::float::math::trunc(b);
    let integers = match BigInt::from_f64(whole) {
        Some(_) if whole.abs() < 9.2e18 => order(a, Small(whole as i64)),
        Some(big) => match big.to_i64() {
            Some(small) => order(a, Small(small)),
            None => a.big().as_ref().cmp(&big),
        },
        None => Ordering::Equal,
    };
    Some(integers.then_with(|| 0.0.partial_cmp(&(b - whole)).unwrap_or(Ordering::Equal)))
}

/// Hashes are taken modulo this prime.
pub const HASH_MODULUS: u64 = (1 << 61) - 1;

/// The hash CPython gives: the number modulo 2^61-1 with its sign, and -2 for -1.
pub fn hash(a: View) -> i64 {
    let (size, negative) = match a {
        Small(a) => (a.unsigned_abs() % HASH_MODULUS, a < 0),
        Big(Large::Wide(a)) => ((a.get().unsigned_abs() % u128::from(HASH_MODULUS)) as u64, a.get() < 0),
        Big(Large::Few(a)) => (modulo_prime(&a.words().magnitude()), a.words().is_negative()),
        Big(Large::Many(a)) => ((a.magnitude() % HASH_MODULUS).to_u64().unwrap_or(0), a.sign() == Sign::Minus),
    };
    match if negative { -(size as i64) } else { size as i64 } {
        -1 => -2,
        hash => hash,
    }
}

/// A number of words modulo the prime of hashes: 2^61 is 1 there.
fn modulo_prime(words: &[u64]) -> u64 {
    let modulus = u128::from(HASH_MODULUS);
    let fold = |number: u128| (number & modulus) + (number >> 61);
    let rest = words.iter().rev().fold(0, |rest, &word| fold(fold(rest << 64 | u128::from(word))));
    (rest % modulus) as u64
}

/// `bits * 2^exponent` rounded to nearest, ties to even; `None` where it overflows.
pub fn scale(bits: u64, exponent: i64) -> Option<f64> {
    if bits == 0 {
        return Some(0.0);
    }
    let length = 64 - bits.leading_zeros() as i64;
    // The exponent of the last bit that the result keeps.
    let last = (length + exponent - 53).max(-1074);
    let drop = last - exponent;
    let kept = if drop <= 0 {
        bits << (-drop).min(63)
    } else if drop >= 64 {
        (drop == 64 && bits > 1 << 63) as u64
    } else {
        let half = 1u64 << (drop - 1);
        let rest = bits & (half | (half - 1));
        let quotient = bits >> drop;
        quotient + (rest > half || (rest == half && quotient & 1 == 1)) as u64
    };
    // `kept` has at most 54 bits with the last 53 significant, so both steps below are exact.
    let result = crate::float::math::ldexp(kept as f64, last as i32);
    if result.is_infinite() { None } else { Some(result) }
}
