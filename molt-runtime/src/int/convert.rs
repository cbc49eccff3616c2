//! Ints to and from other numbers, and `__index__`.

use super::Large;
use super::View::{self, Big, Small};
use super::{compare, from_big, from_i64, view};
use crate::dispatch::{index, type_name};
use crate::error;
use crate::value::{Owned, Res, Value};
use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

/// The float nearest to an int.
pub fn to_f64(a: View) -> Res<f64> {
    to_f64_checked(a).ok_or_else(|| error::overflow_error("int too large to convert to float"))
}

/// The float nearest to an int, `None` where it overflows.
pub fn to_f64_checked(a: View) -> Option<f64> {
    match a {
        Small(a) => Some(a as f64),
        Big(Large::Wide(a)) => Some(a.get() as f64),
        Big(a) => {
            let a = a.big();
            let excess = a.bits() as i64 - 64;
            if excess > 1000 {
                return None;
            }
            let magnitude = a.magnitude();
            let result = if excess <= 0 {
                magnitude.to_u64()? as f64
            } else {
                let top = (magnitude >> excess as u64).to_u64()?;
                let sticky = magnitude.trailing_zeros().unwrap_or(0) < excess as u64;
                compare::scale(top | sticky as u64, excess)?
            };
            Some(if a.sign() == Sign::Minus { -result } else { result })
        }
    }
}

/// The int part of a float.
pub fn from_f64(f: f64) -> Res {
    if f.is_nan() {
        return Err(error::value_error("cannot convert float NaN to integer"));
    }
    if f.is_infinite() {
        return Err(error::overflow_error("cannot convert float infinity to integer"));
    }
    Ok(from_finite(f))
}

/// The int part of a float that is finite.
pub fn from_finite(f: f64) -> Owned {
    if f > -9.2e18 && f < 9.2e18 { from_i64(f as i64) } else { from_big(BigInt::from_f64(f).unwrap_or_default()) }
}

/// `__index__` as a size or position; too large ones raise `OverflowError`.
pub fn to_index(value: Value) -> Res<i64> {
    if let Some(small) = value.as_small() {
        return Ok(small);
    }
    let index = index(value)?;
    super::as_i64(*index).ok_or_else(|| {
        let name = type_name(value);
        error::overflow_error(&alloc::format!("cannot fit '{name}' into an index-sized integer"))
    })
}

/// `__index__` clamped to 64 bits: what slices do.
pub fn to_index_clamped(value: Value) -> Res<i64> {
    let index = index(value)?;
    Ok(match view(*index) {
        Some(Small(small)) => small,
        Some(big) if big.is_negative() => i64::MIN,
        _ => i64::MAX,
    })
}

/// `__index__` as a C `long` argument.
pub fn to_c_long(value: Value) -> Res<i64> {
    let index = index(value)?;
    super::as_i64(*index).ok_or_else(|| error::overflow_error("Python int too large to convert to C long"))
}
