//! The functions, with CPython's precautions against overflow and for the sides of branch cuts.

use super::special::{self, Table};
use crate::complex::Parts;
use crate::float::math::{
    asinh, atan2, cos, cosh, exp, hypot, ldexp, log as ln, log1p, sin, sinh, sqrt as root, tan, tanh as tanh_of,
};
use crate::modules::math::{domain_error, range_error};
use crate::value::Res;
use core::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

const LARGE: f64 = f64::MAX / 4.0;

fn log_large() -> f64 {
    ln(LARGE)
}

fn parts(re: f64, im: f64) -> Parts {
    Parts { re, im }
}

/// `i * z`, by which the circular functions come from the hyperbolic ones.
fn turned(z: Parts) -> Parts {
    parts(-z.im, z.re)
}

fn turned_back(z: Parts) -> Parts {
    parts(z.im, -z.re)
}

fn in_range(z: Parts) -> Res<Parts> {
    if z.re.is_infinite() || z.im.is_infinite() { Err(range_error()) } else { Ok(z) }
}

fn is_large(z: Parts) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

/// `log(abs(z))` of a large number.
fn log_of_large(z: Parts) -> f64 {
    ln(hypot(z.re / 2.0, z.im / 2.0)) + LN_2 * 2.0
}

/// A function of a number with infinite real and other finite imaginary part.
fn at_infinity(z: Parts, make: impl Fn(f64, f64, bool) -> Parts, table: &Table) -> Res<Parts> {
    if z.re.is_infinite() && z.im.is_finite() && z.im != 0.0 {
        Ok(make(cos(z.im), sin(z.im), z.re > 0.0))
    } else {
        table.entry(z)
    }
}

pub fn acos(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::ACOS.entry(z);
    }
    if is_large(z) {
        let size = log_of_large(z);
        let im = if z.re < 0.0 { -size.copysign(z.im) } else { size.copysign(-z.im) };
        return Ok(parts(atan2(z.im.abs(), z.re), im));
    }
    let (s1, s2) = (sqrt(parts(1.0 - z.re, -z.im))?, sqrt(parts(1.0 + z.re, z.im))?);
    Ok(parts(2.0 * atan2(s1.re, s2.re), asinh(s2.re * s1.im - s2.im * s1.re)))
}

pub fn acosh(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::ACOSH.entry(z);
    }
    if is_large(z) {
        return Ok(parts(log_of_large(z), atan2(z.im, z.re)));
    }
    let (s1, s2) = (sqrt(parts(z.re - 1.0, z.im))?, sqrt(parts(z.re + 1.0, z.im))?);
    Ok(parts(asinh(s1.re * s2.re + s1.im * s2.im), 2.0 * atan2(s1.im, s2.re)))
}

pub fn asin(z: Parts) -> Res<Parts> {
    asinh_of(turned(z)).map(turned_back)
}

pub fn asinh_of(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::ASINH.entry(z);
    }
    if is_large(z) {
        return Ok(parts(log_of_large(z).copysign(z.re), atan2(z.im, z.re.abs())));
    }
    let (s1, s2) = (sqrt(parts(1.0 + z.im, -z.re))?, sqrt(parts(1.0 - z.im, z.re))?);
    Ok(parts(asinh(s1.re * s2.im - s2.re * s1.im), atan2(z.im, s1.re * s2.re - s1.im * s2.im)))
}

pub fn atan(z: Parts) -> Res<Parts> {
    atanh(turned(z)).map(turned_back)
}

pub fn atanh(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::ATANH.entry(z);
    }
    if z.re.is_sign_negative() {
        return atanh(-z).map(|z| -z);
    }
    let size = z.im.abs();
    if z.re > root(LARGE) || size > root(LARGE) {
        let half = hypot(z.re / 2.0, z.im / 2.0);
        return Ok(parts(z.re / 4.0 / half / half, -FRAC_PI_2.copysign(-z.im)));
    }
    if z.re == 1.0 && size < root(f64::MIN_POSITIVE) {
        if size == 0.0 {
            return Err(domain_error());
        }
        return Ok(parts(-ln(root(size) / root(hypot(size, 2.0))), (atan2(2.0, -size) / 2.0).copysign(z.im)));
    }
    let square = size * size;
    let re = log1p(4.0 * z.re / ((1.0 - z.re) * (1.0 - z.re) + square)) / 4.0;
    Ok(parts(re, -atan2(-2.0 * z.im, (1.0 - z.re) * (1.0 + z.re) - square) / 2.0))
}

pub fn cos_of(z: Parts) -> Res<Parts> {
    cosh_of(turned(z))
}

pub fn cosh_of(z: Parts) -> Res<Parts> {
    const INF: f64 = f64::INFINITY;
    if !z.is_finite() {
        let make = |c: f64, s: f64, up| parts(INF.copysign(c), if up { INF.copysign(s) } else { -INF.copysign(s) });
        return at_infinity(z, make, &special::COSH);
    }
    in_range(if z.re.abs() > log_large() {
        let less = z.re - 1f64.copysign(z.re);
        parts(cos(z.im) * cosh(less) * E, sin(z.im) * sinh(less) * E)
    } else {
        parts(cos(z.im) * cosh(z.re), sin(z.im) * sinh(z.re))
    })
}

pub fn exp_of(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        let make = |c: f64, s: f64, up| {
            let size = if up { f64::INFINITY } else { 0.0 };
            parts(size.copysign(c), size.copysign(s))
        };
        return at_infinity(z, make, &special::EXP);
    }
    in_range(if z.re > log_large() {
        let size = exp(z.re - 1.0);
        parts(size * cos(z.im) * E, size * sin(z.im) * E)
    } else {
        let size = exp(z.re);
        parts(size * cos(z.im), size * sin(z.im))
    })
}

pub fn log(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::LOG.entry(z);
    }
    let (x, y) = (z.re.abs(), z.im.abs());
    let re = if x > LARGE || y > LARGE {
        ln(hypot(x / 2.0, y / 2.0)) + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if x == 0.0 && y == 0.0 {
            return Err(domain_error());
        }
        ln(hypot(ldexp(x, 53), ldexp(y, 53))) - 53.0 * LN_2
    } else {
        let size = hypot(x, y);
        if (0.71..=1.73).contains(&size) {
            let (more, less) = if x > y { (x, y) } else { (y, x) };
            log1p((more - 1.0) * (more + 1.0) + less * less) / 2.0
        } else {
            ln(size)
        }
    };
    Ok(parts(re, atan2(z.im, z.re)))
}

pub fn log10(z: Parts) -> Res<Parts> {
    log(z).map(|z| parts(z.re / LN_10, z.im / LN_10))
}

pub fn sin_of(z: Parts) -> Res<Parts> {
    sinh_of(turned(z)).map(turned_back)
}

pub fn sinh_of(z: Parts) -> Res<Parts> {
    const INF: f64 = f64::INFINITY;
    if !z.is_finite() {
        let make = |c: f64, s: f64, up| parts(if up { INF.copysign(c) } else { -INF.copysign(c) }, INF.copysign(s));
        return at_infinity(z, make, &special::SINH);
    }
    in_range(if z.re.abs() > log_large() {
        let less = z.re - 1f64.copysign(z.re);
        parts(cos(z.im) * sinh(less) * E, sin(z.im) * cosh(less) * E)
    } else {
        parts(cos(z.im) * sinh(z.re), sin(z.im) * cosh(z.re))
    })
}

pub fn sqrt(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        return special::SQRT.entry(z);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return Ok(parts(0.0, z.im));
    }
    let (x, y) = (z.re.abs(), z.im.abs());
    let size = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        let x = ldexp(x, 53);
        ldexp(root(x + hypot(x, ldexp(y, 53))), -27)
    } else {
        let x = x / 8.0;
        2.0 * root(x + hypot(x, y / 8.0))
    };
    let other = y / (2.0 * size);
    Ok(if z.re >= 0.0 { parts(size, other.copysign(z.im)) } else { parts(other, size.copysign(z.im)) })
}

pub fn tan_of(z: Parts) -> Res<Parts> {
    tanh(turned(z)).map(turned_back)
}

pub fn tanh(z: Parts) -> Res<Parts> {
    if !z.is_finite() {
        let make = |c: f64, s: f64, up| parts(if up { 1.0 } else { -1.0 }, 0f64.copysign(2.0 * s * c));
        return at_infinity(z, make, &special::TANH);
    }
    if z.re.abs() > log_large() {
        return Ok(parts(1f64.copysign(z.re), 4.0 * sin(z.im) * cos(z.im) * exp(-2.0 * z.re.abs())));
    }
    let (tx, ty) = (tanh_of(z.re), tan(z.im));
    let cx = 1.0 / cosh(z.re);
    let both = tx * ty;
    let scale = 1.0 + both * both;
    Ok(parts(tx * (1.0 + ty * ty) / scale, ((ty / scale) * cx) * cx))
}

/// `cmath.rect`.
pub fn rect(size: f64, angle: f64) -> Res<Parts> {
    const INF: f64 = f64::INFINITY;
    let z = parts(size, angle);
    if !z.is_finite() {
        let make = |c: f64, s: f64, up| {
            let z = parts(INF.copysign(c), INF.copysign(s));
            if up { z } else { -z }
        };
        return at_infinity(z, make, &special::RECT);
    }
    Ok(if angle == 0.0 { parts(size, size * angle) } else { parts(size * cos(angle), size * sin(angle)) })
}
