//! Arithmetic of floats where it is more than one instruction.

use super::math;
use super::small_power::small_power;
use crate::complex::Parts;
use crate::types::BinaryOp;
use crate::value::{Owned, Raised, Res};
use crate::{error, exception, int, literal};

/// `a / b`.
pub fn true_div(a: f64, b: f64) -> Res<f64> {
    if b == 0.0 { Err(error::zero_division_error("float division by zero")) } else { Ok(a / b) }
}

/// The remainder with the sign of `b`, and the floored quotient. `b` is not 0.
fn div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = math::fmod(a, b);
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 {
        if (b < 0.0) != (remainder < 0.0) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = 0.0f64.copysign(b);
    }
    let whole = if quotient != 0.0 {
        let floor = math::floor(quotient);
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0f64.copysign(a / b)
    };
    (whole, remainder)
}

/// `a // b`.
pub fn floor_div(a: f64, b: f64) -> Res<f64> {
    if b == 0.0 { Err(error::zero_division_error("float floor division by zero")) } else { Ok(div_mod(a, b).0) }
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> Res<f64> {
    if b == 0.0 { Err(error::zero_division_error("float modulo")) } else { Ok(div_mod(a, b).1) }
}

/// `divmod(a, b)`.
pub fn divmod(a: f64, b: f64) -> Res<(f64, f64)> {
    if b == 0.0 { Err(error::zero_division_error("float divmod()")) } else { Ok(div_mod(a, b)) }
}

/// `a ** b`: a complex number where a negative base meets a fraction.
pub fn pow(a: f64, b: f64) -> Res {
    if a < 0.0 && a.is_finite() && b.is_finite() && !math::is_whole(b) {
        return crate::complex::arith::pow(Parts::real(a), Parts::real(b)).map(crate::complex::from_parts);
    }
    Ok(pow_real(a, b)?.into())
}

/// `a ** b` where the result is real. (The C library follows the standard in the special cases, as CPython spells out.)
pub fn pow_real(a: f64, b: f64) -> Res<f64> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(error::zero_division_error("0.0 cannot be raised to a negative power"));
    }
    if let Some(power) = small_power(a, b) {
        return Ok(power);
    }
    let result = math::pow(a, b);
    if result.is_infinite() && a.is_finite() && b.is_finite() { Err(out_of_range()) } else { Ok(result) }
}

/// The error of a result past the largest float.
#[cold]
pub fn out_of_range() -> Raised {
    let (number, text) = (int::from_i64(34), literal!("Numerical result out of range"));
    exception::raise_with(&exception::OVERFLOW_ERROR, &[number.value(), text])
}

/// The error of `round` past the largest float.
#[cold]
pub fn rounded_too_large() -> Raised {
    error::overflow_error("rounded value too large to represent")
}

/// Any binary operator on two floats; `None` for those floats do not have.
pub fn binary(op: BinaryOp, a: f64, b: f64) -> Res<Option<Owned>> {
    Ok(Some(Owned::from(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::TrueDiv => true_div(a, b)?,
        BinaryOp::FloorDiv => floor_div(a, b)?,
        BinaryOp::Mod => modulo(a, b)?,
        BinaryOp::Pow => return pow(a, b).map(Some),
        _ => return Ok(None),
    })))
}
