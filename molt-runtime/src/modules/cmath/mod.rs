//! `cmath`.

mod functions;
mod special;

use super::{Constant, Module};
use crate::complex::{self, Parts, arith, new::to_complex};
use crate::float::math::atan2;
use crate::float::new::to_real;
use crate::modules::math::{domain_error, range_error};
use crate::value::{Res, Value};
use crate::{error, methods, tuple};
use core::f64::consts::{E, PI, TAU};

/// The module.
#[unsafe(export_name = "molt_module_cmath")]
pub static MODULE: Module = Module {
    name: "cmath",
    functions: FUNCTIONS,
    constants: &[
        ("pi", Constant::Float(PI)),
        ("e", Constant::Float(E)),
        ("tau", Constant::Float(TAU)),
        ("inf", Constant::Float(f64::INFINITY)),
        ("nan", Constant::Float(f64::NAN)),
        ("infj", Constant::Make(|| complex::new(0.0, f64::INFINITY))),
        ("nanj", Constant::Make(|| complex::new(0.0, f64::NAN))),
    ],
};

macro_rules! of_one {
    ($($name:ident $function:ident;)*) => { $(
        fn $name(z: Value) -> Res {
            functions::$function(to_complex(z)?).map(complex::from_parts)
        }
    )* };
}
of_one! {
    acos acos; acosh acosh; asin asin; asinh asinh_of; atan atan; atanh atanh; cos cos_of; cosh cosh_of; exp exp_of; log10 log10;
    sin sin_of; sinh sinh_of; sqrt sqrt; tan tan_of; tanh tanh;
}

fn log(z: Value, base: Value) -> Res {
    let (z, base) = (to_complex(z)?, if base.is_absent() { None } else { Some(to_complex(base)?) });
    let Some(base) = base else { return functions::log(z).map(complex::from_parts) };
    // With a base CPython forgets that the logarithm of zero is an error.
    let is_zero = z == Parts::real(0.0);
    let result = if is_zero { Parts { re: f64::NEG_INFINITY, im: atan2(z.im, z.re) } } else { functions::log(z)? };
    let base = functions::log(base)?;
    if base == Parts::real(0.0) {
        return Err(domain_error());
    }
    Ok(complex::from_parts(arith::quotient(result, base)?))
}

fn phase(z: Value) -> Res {
    let z = to_complex(z)?;
    Ok(atan2(z.im, z.re).into())
}

fn polar(z: Value) -> Res {
    let z = to_complex(z)?;
    let size = arith::size(z).map_err(|_| {
        crate::exception::clear();
        range_error()
    })?;
    Ok(tuple::pair(size.into(), atan2(z.im, z.re).into()))
}

fn rect(size: Value, angle: Value) -> Res {
    functions::rect(to_real(size)?, to_real(angle)?).map(complex::from_parts)
}

fn isfinite(z: Value) -> Res {
    Ok(to_complex(z)?.is_finite().into())
}

fn isinf(z: Value) -> Res {
    let z = to_complex(z)?;
    Ok((z.re.is_infinite() || z.im.is_infinite()).into())
}

fn isnan(z: Value) -> Res {
    let z = to_complex(z)?;
    Ok((z.re.is_nan() || z.im.is_nan()).into())
}

fn isclose(a: Value, b: Value, relative: Value, absolute: Value) -> Res {
    let (a, b) = (to_complex(a)?, to_complex(b)?);
    let relative = if relative.is_absent() { 1e-9 } else { to_real(relative)? };
    let absolute = if absolute.is_absent() { 0.0 } else { to_real(absolute)? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(error::value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true.into());
    }
    let infinite = |z: Parts| z.re.is_infinite() || z.im.is_infinite();
    if infinite(a) || infinite(b) {
        return Ok(false.into());
    }
    let difference = arith::size(a - b)?;
    let close = difference <= relative * arith::size(b)? || difference <= relative * arith::size(a)? || difference <= absolute;
    Ok(close.into())
}

methods! { pub FUNCTIONS of "cmath" {
    : acos as "acos"(z) "(z: complex, /) -> complex";
    : acosh as "acosh"(z) "(z: complex, /) -> complex";
    : asin as "asin"(z) "(z: complex, /) -> complex";
    : asinh as "asinh"(z) "(z: complex, /) -> complex";
    : atan as "atan"(z) "(z: complex, /) -> complex";
    : atanh as "atanh"(z) "(z: complex, /) -> complex";
    : cos as "cos"(z) "(z: complex, /) -> complex";
    : cosh as "cosh"(z) "(z: complex, /) -> complex";
    : exp as "exp"(z) "(z: complex, /) -> complex";
    : isclose as "isclose"(a, b, rel_tol, abs_tol) "(a: complex, b: complex, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool";
    : isfinite as "isfinite"(z) "(z: complex, /) -> bool";
    : isinf as "isinf"(z) "(z: complex, /) -> bool";
    : isnan as "isnan"(z) "(z: complex, /) -> bool";
    : log as "log"(z, base) "(z: complex, base: complex = None, /) -> complex";
    : log10 as "log10"(z) "(z: complex, /) -> complex";
    : phase as "phase"(z) "(z: complex, /) -> float";
    : polar as "polar"(z) "(z: complex, /) -> tuple[float, float]";
    : rect as "rect"(r, phi) "(r: float, phi: float, /) -> complex";
    : sin as "sin"(z) "(z: complex, /) -> complex";
    : sinh as "sinh"(z) "(z: complex, /) -> complex";
    : sqrt as "sqrt"(z) "(z: complex, /) -> complex";
    : tan as "tan"(z) "(z: complex, /) -> complex";
    : tanh as "tanh"(z) "(z: complex, /) -> complex";
} }
