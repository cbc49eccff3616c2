//! Functions of floats, with Python's errors in place of C's special values.

use crate::error;
use crate::float::math as c;
use crate::int::{self, View};
use crate::value::{Raised, Res, Value};

/// The error of an argument outside the domain.
#[cold]
pub fn domain_error() -> Raised {
    error::value_error("math domain error")
}

/// The error of a result past the largest float.
#[cold]
pub fn range_error() -> Raised {
    error::overflow_error("math range error")
}

/// Checks a result of a function of one argument: NaN from a number is outside the domain; infinity from a finite argument is
/// too large where `overflows`, else outside the domain.
#[inline]
pub fn checked(x: f64, result: f64, overflows: bool) -> Res<f64> {
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() && !x.is_nan() || result.is_infinite() && x.is_finite() && !overflows {
        return Err(domain_error());
    }
    if result.is_infinite() && x.is_finite() { Err(range_error()) } else { Ok(result) }
}

/// Checks a result of a function of two arguments in the same way.
fn checked2(x: f64, y: f64, result: f64) -> Res<f64> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error());
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error());
    }
    Ok(result)
}

macro_rules! functions {
    ($($name:ident $overflows:literal;)*) => { $(
        #[doc = concat!("`math.", stringify!($name), "`.")]
        #[inline]
        pub fn $name(x: f64) -> Res<f64> {
            checked(x, c::$name(x), $overflows)
        }
    )* };
}
functions! {
    acos false; acosh false; asin false; asinh false; atan false; atanh false; cbrt false; cos false; cosh true; erf false;
    erfc false; exp true; exp2 true; expm1 true; log1p false; sin false; sinh true; sqrt false; tan false; tanh false;
}

fn logarithm(x: f64, function: extern "C" fn(f64) -> f64) -> Res<f64> {
    if x > 0.0 || x.is_nan() { Ok(if x.is_finite() { function(x) } else { x }) } else { Err(domain_error()) }
}

/// `math.log` of one argument.
pub fn log(x: f64) -> Res<f64> {
    logarithm(x, c::log)
}

/// `math.log2`.
pub fn log2(x: f64) -> Res<f64> {
    logarithm(x, c::log2)
}

/// `math.log10`.
pub fn log10(x: f64) -> Res<f64> {
    logarithm(x, c::log10)
}

/// A logarithm of any number: ints past the floats are taken apart first.
pub fn log_of(x: Value, function: extern "C" fn(f64) -> f64) -> Res<f64> {
    let Some(number) = int::view(x) else { return logarithm(crate::float::new::to_real(x)?, function) };
    if number.is_zero() || number.is_negative() {
        return Err(domain_error());
    }
    if let Some(f) = int::convert::to_f64_checked(number) {
        return Ok(function(f));
    }
    let big = number.big();
    let excess = big.bits() - 1000;
    // 1000 bits, the last one sticky, round as the whole does.
    let mut top = &*big >> excess;
    if big.trailing_zeros().is_some_and(|zeros| zeros < excess) {
        top.set_bit(0, true);
    }
    let top = int::from_big(top);
    let (fraction, exponent) = c::split(int::convert::to_f64(int::known(top.value()))?);
    Ok(function(fraction) + function(2.0) * (exponent as f64 + excess as f64))
}

/// `math.pow`.
pub fn pow(x: f64, y: f64) -> Res<f64> {
    let result = c::pow(x, y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || x == 0.0 && result.is_infinite() {
            return Err(domain_error());
        }
        if result.is_infinite() {
            return Err(range_error());
        }
    }
    Ok(result)
}

/// `math.fmod`.
pub fn fmod(x: f64, y: f64) -> Res<f64> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    let result = c::fmod(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error()) } else { Ok(result) }
}

/// `math.remainder`.
pub fn remainder(x: f64, y: f64) -> Res<f64> {
    checked2(x, y, c::remainder(x, y))
}

/// `math.atan2`.
pub fn atan2(y: f64, x: f64) -> Res<f64> {
    checked2(y, x, c::atan2(y, x))
}

/// `math.ldexp` with an exponent of any size.
pub fn ldexp(x: f64, exponent: View) -> Res<f64> {
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    let exponent = match exponent {
        View::Small(exponent) => exponent.clamp(-10_000, 10_000) as i32,
        big if big.is_negative() => -10_000,
        _ => 10_000,
    };
    let result = c::ldexp(x, exponent);
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

/// `math.ulp`.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let above = c::nextafter(x, f64::INFINITY);
    if above.is_infinite() { x - c::nextafter(x, f64::NEG_INFINITY) } else { above - x }
}

/// `math.nextafter` by any number of steps.
pub fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    // Floats of one sign are ordered as their bits; step through them, over zero if need be.
    let position = |f: f64| {
        let size = (f.to_bits() & !(1 << 63)) as i128;
        if f.is_sign_negative() { -size } else { size }
    };
    let (from, to) = (position(x), position(y));
    if from == to {
        return y;
    }
    let distance = (to - from).unsigned_abs().min(steps as u128) as i128;
    let at = if to > from { from + distance } else { from - distance };
    if at == to {
        return y;
    }
    let size = f64::from_bits(at.unsigned_abs() as u64);
    if at < 0 || at == 0 && x.is_sign_negative() { -size } else { size }
}

/// Whether two numbers differ by less than a part of the larger one, or by less than a bound.
pub fn is_close(a: f64, b: f64, relative: f64, absolute: f64) -> Res<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(error::value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}
