//! Complex arithmetic, step by step as CPython does it, so that the last bits agree.

use super::Parts;
use crate::error;
use crate::float::math;
use crate::value::{Raised, Res};
use core::ops::{Add, Mul, Neg, Sub};

impl Parts {
    /// A real number.
    pub const fn real(re: f64) -> Parts {
        Parts { re, im: 0.0 }
    }
    /// Whether both parts are finite.
    pub const fn is_finite(self) -> bool {
        self.re.is_finite() && self.im.is_finite()
    }
}

impl Add for Parts {
    type Output = Parts;
    fn add(self, b: Parts) -> Parts {
        Parts { re: self.re + b.re, im: self.im + b.im }
    }
}

impl Sub for Parts {
    type Output = Parts;
    fn sub(self, b: Parts) -> Parts {
        Parts { re: self.re - b.re, im: self.im - b.im }
    }
}

impl Mul for Parts {
    type Output = Parts;
    fn mul(self, b: Parts) -> Parts {
        Parts { re: self.re * b.re - self.im * b.im, im: self.re * b.im + self.im * b.re }
    }
}

impl Neg for Parts {
    type Output = Parts;
    fn neg(self) -> Parts {
        Parts { re: -self.re, im: -self.im }
    }
}

/// `a / b`; nothing for division by zero. Smith's method.
fn divide(a: Parts, b: Parts) -> Option<Parts> {
    if b.re.abs() >= b.im.abs() {
        if b.re == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let scale = b.re + b.im * ratio;
        Some(Parts { re: (a.re + a.im * ratio) / scale, im: (a.im - a.re * ratio) / scale })
    } else if b.im.abs() >= b.re.abs() {
        let ratio = b.re / b.im;
        let scale = b.re * ratio + b.im;
        Some(Parts { re: (a.re * ratio + a.im) / scale, im: (a.im * ratio - a.re) / scale })
    } else {
        Some(Parts { re: f64::NAN, im: f64::NAN })
    }
}

/// `a / b`.
pub fn quotient(a: Parts, b: Parts) -> Res<Parts> {
    divide(a, b).ok_or_else(|| error::zero_division_error("complex division by zero"))
}

#[cold]
fn zero_to_negative() -> Raised {
    error::zero_division_error("0.0 to a negative or complex power")
}

/// `a ** b`.
pub fn pow(a: Parts, b: Parts) -> Res<Parts> {
    let result = if b.im == 0.0 && b.re == math::floor(b.re) && b.re.abs() <= 100.0 {
        whole_power(a, b.re as i32)?
    } else {
        general_power(a, b)?
    };
    if result.re.is_infinite() || result.im.is_infinite() {
        return Err(error::overflow_error("complex exponentiation"));
    }
    Ok(result)
}

fn whole_power(a: Parts, exponent: i32) -> Res<Parts> {
    let mut result = Parts::real(1.0);
    let (mut square, mut bits) = (a, exponent.unsigned_abs());
    while bits > 0 {
        if bits & 1 == 1 {
            result = result * square;
        }
        bits >>= 1;
        square = square * square;
    }
    if exponent > 0 { Ok(result) } else { divide(Parts::real(1.0), result).ok_or_else(zero_to_negative) }
}

fn general_power(a: Parts, b: Parts) -> Res<Parts> {
    if b == Parts::real(0.0) {
        return Ok(Parts::real(1.0));
    }
    if a == Parts::real(0.0) {
        return if b.im != 0.0 || b.re < 0.0 { Err(zero_to_negative()) } else { Ok(Parts::real(0.0)) };
    }
    let size = math::hypot(a.re, a.im);
    let mut length = math::pow(size, b.re);
    let angle = math::atan2(a.im, a.re);
    let mut phase = angle * b.re;
    if b.im != 0.0 {
        length /= math::exp(angle * b.im);
        phase += b.im * math::log(size);
    }
    // The sine of an infinite angle is a domain error.
    if phase.is_infinite() {
        return Err(zero_to_negative());
    }
    Ok(Parts { re: length * math::cos(phase), im: length * math::sin(phase) })
}

/// `abs(a)`.
pub fn size(a: Parts) -> Res<f64> {
    if a.is_finite() {
        let size = math::hypot(a.re, a.im);
        return if size.is_finite() { Ok(size) } else { Err(error::overflow_error("absolute value too large")) };
    }
    Ok(if a.re.is_infinite() || a.im.is_infinite() { f64::INFINITY } else { f64::NAN })
}
