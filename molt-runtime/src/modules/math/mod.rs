//! `math`.

mod gamma;
mod integer;
mod real;
mod sums;

use super::{Constant, Module, items};
use crate::dispatch::{self, index, type_name};
use crate::float::{self, math as c, new::to_real};
use crate::int::{self, View, convert, known};
use crate::tuple::{self, Tuple};
use crate::types::BinaryOp;
use crate::value::{Owned, Res, Value};
use crate::{abi, error, literal, methods, special};
use alloc::format;
use alloc::vec::Vec;
use gamma::gamma;
pub(crate) use gamma::lgamma;
use integer::{comb, factorial, gcd, isqrt, lcm, perm};
pub(crate) use real::{domain_error, exp as exp_of, range_error};

/// The module.
#[unsafe(export_name = "molt_module_math")]
pub static MODULE: Module = Module {
    name: "math",
    functions: FUNCTIONS,
    constants: &[
        ("pi", Constant::Float(core::f64::consts::PI)),
        ("e", Constant::Float(core::f64::consts::E)),
        ("tau", Constant::Float(core::f64::consts::TAU)),
        ("inf", Constant::Float(f64::INFINITY)),
        ("nan", Constant::Float(f64::NAN)),
    ],
};

/// Functions of one or two floats: the wrapper over values is all the same.
macro_rules! of_floats {
    ($($name:ident($($p:ident),*) $body:expr;)*) => { $(
        fn $name($($p: Value),*) -> Res {
            $( let $p = to_real($p)?; )*
            Ok(Owned::from($body))
        }
    )* };
}
of_floats! {
    acos(x) real::acos(x)?; acosh(x) real::acosh(x)?; asin(x) real::asin(x)?; asinh(x) real::asinh(x)?; atan(x) real::atan(x)?;
    atanh(x) real::atanh(x)?; cbrt(x) real::cbrt(x)?; cos(x) real::cos(x)?; cosh(x) real::cosh(x)?; erf(x) real::erf(x)?;
    erfc(x) real::erfc(x)?; exp(x) real::exp(x)?; exp2(x) real::exp2(x)?; expm1(x) real::expm1(x)?; log1p(x) real::log1p(x)?;
    sin(x) real::sin(x)?; sinh(x) real::sinh(x)?; sqrt(x) real::sqrt(x)?; tan(x) real::tan(x)?; tanh(x) real::tanh(x)?;
    gamma_of(x) gamma(x)?; lgamma_of(x) lgamma(x)?; fabs(x) x.abs(); degrees(x) x * (180.0 / core::f64::consts::PI);
    radians(x) x * (core::f64::consts::PI / 180.0); ulp(x) real::ulp(x); isfinite(x) x.is_finite(); isinf(x) x.is_infinite();
    isnan(x) x.is_nan(); atan2(y, x) real::atan2(y, x)?; copysign(x, y) x.copysign(y); fmod(x, y) real::fmod(x, y)?;
    pow(x, y) real::pow(x, y)?; remainder(x, y) real::remainder(x, y)?;
}

fn log(x: Value, base: Value) -> Res {
    let number = real::log_of(x, c::log)?;
    if base.is_absent() {
        return Ok(number.into());
    }
    Ok(float::arith::true_div(number, real::log_of(base, c::log)?)?.into())
}

fn log2(x: Value) -> Res {
    Ok(real::log_of(x, c::log2)?.into())
}

fn log10(x: Value) -> Res {
    Ok(real::log_of(x, c::log10)?.into())
}

/// `ceil` and `floor`: the type's own method, else that of the float.
fn whole(x: Value, name: Value, function: extern "C" fn(f64) -> f64) -> Res {
    if let Some(f) = x.as_float() {
        return convert::from_f64(function(f));
    }
    if let Some(result) = special::call(x, name, &[])? {
        return Ok(result);
    }
    if int::is_int(x) {
        return Ok(int::exact(x));
    }
    convert::from_f64(function(to_real(x)?))
}

fn ceil(x: Value) -> Res {
    whole(x, literal!("__ceil__"), c::ceil)
}

fn floor(x: Value) -> Res {
    whole(x, literal!("__floor__"), c::floor)
}

fn trunc(x: Value) -> Res {
    if let Some(result) = special::call(x, literal!("__trunc__"), &[])? {
        return Ok(result);
    }
    match (int::view(x), float::as_f64(x)) {
        (Some(_), _) => Ok(int::exact(x)),
        (_, Some(f)) => convert::from_f64(f),
        _ => Err(error::type_error(&format!("type {} doesn't define __trunc__ method", type_name(x)))),
    }
}

fn modf(x: Value) -> Res {
    let x = to_real(x)?;
    let whole = c::trunc(x);
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    Ok(tuple::pair(fraction.copysign(x).into(), whole.into()))
}

fn frexp(x: Value) -> Res {
    let x = to_real(x)?;
    let (fraction, exponent) = if x.is_finite() { c::split(x) } else { (x, 0) };
    Ok(tuple::pair(fraction.into(), int::from_i64(exponent as i64)))
}

fn ldexp(x: Value, exponent: Value) -> Res {
    let x = to_real(x)?;
    match int::view(exponent) {
        Some(exponent) => Ok(real::ldexp(x, exponent)?.into()),
        None => Err(error::type_error("Expected an int as second argument to ldexp.")),
    }
}

fn nextafter(x: Value, y: Value, steps: Value) -> Res {
    let (x, y) = (to_real(x)?, to_real(y)?);
    if steps.is_absent() || steps.is_none() {
        return Ok(c::nextafter(x, y).into());
    }
    let steps = index(steps)?;
    match known(steps.value()) {
        steps if steps.is_negative() => Err(error::value_error("steps must be a non-negative integer")),
        View::Small(steps) => Ok(real::next_after(x, y, steps as u64).into()),
        View::Big(_) => Ok(real::next_after(x, y, u64::MAX).into()),
    }
}

fn isclose(a: Value, b: Value, relative: Value, absolute: Value) -> Res {
    let relative = if relative.is_absent() { 1e-9 } else { to_real(relative)? };
    let absolute = if absolute.is_absent() { 0.0 } else { to_real(absolute)? };
    Ok(real::is_close(to_real(a)?, to_real(b)?, relative, absolute)?.into())
}

/// The items of any iterable, owned: calls on one item may change where the others came from.
fn collect(iterable: Value) -> Res<Vec<Owned>> {
    if let Some(tuple) = iterable.downcast::<Tuple>() {
        return Ok(tuple.items().iter().map(|item| item.to_owned()).collect());
    }
    let mut items = dispatch::steps(iterable)?;
    let mut all = Vec::new();
    while let Some(item) = items.step()? {
        all.push(item);
    }
    Ok(all)
}

fn fsum(numbers: Value) -> Res {
    let mut items = dispatch::steps(numbers)?;
    let mut sum = sums::ExactSum::default();
    while let Some(item) = items.step()? {
        sum.add(to_real(item.value())?)?;
    }
    Ok(sum.total()?.into())
}

fn prod(numbers: Value, start: Value) -> Res {
    let mut items = dispatch::steps(numbers)?;
    let mut product = if start.is_absent() { int::from_i64(1) } else { start.to_owned() };
    while let Some(item) = items.step()? {
        product = dispatch::binary(BinaryOp::Mul, product.value(), item.value())?;
    }
    Ok(product)
}

fn hypot(coordinates: Value) -> Res {
    let coordinates = items(&coordinates);
    // Those of a plane or a space need no memory of their own.
    let (mut few, mut many) = ([0.0; 4], Vec::new());
    let sizes = match few.get_mut(..coordinates.len()) {
        Some(few) => few,
        None => {
            many.resize(coordinates.len(), 0.0);
            &mut many[..]
        }
    };
    for (size, &coordinate) in sizes.iter_mut().zip(coordinates) {
        *size = to_real(coordinate)?.abs();
    }
    Ok(sums::norm(sizes).into())
}

fn dist(p: Value, q: Value) -> Res {
    let (p, q) = (collect(p)?, collect(q)?);
    if p.len() != q.len() {
        return Err(error::value_error("both points must have the same number of dimensions"));
    }
    let mut sizes = Vec::new();
    for (p, q) in p.iter().zip(&q) {
        sizes.push((to_real(p.value())? - to_real(q.value())?).abs());
    }
    Ok(sums::norm(&mut sizes).into())
}

/// The two factors as floats, if one is a float and the other a float or an int.
fn float_factors(p: Value, q: Value) -> Option<(f64, f64)> {
    if p.as_float().is_none() && q.as_float().is_none() {
        return None;
    }
    let real = |value: Value| match value.as_float() {
        Some(f) => Some(f),
        None if value.is_bool() => None,
        None => convert::to_f64_checked(int::view(value)?),
    };
    Some((real(p)?, real(q)?))
}

fn sumprod(p: Value, q: Value) -> Res {
    let (p, q) = (dispatch::iter(p)?, dispatch::iter(q)?);
    let mut total = int::from_i64(0);
    let mut floats = Some(sums::Triple::default());
    let mut used = false;
    loop {
        let (p, q) = match (dispatch::next(p.value())?, dispatch::next(q.value())?) {
            (Some(p), Some(q)) => (p, q),
            (None, None) => break,
            _ => return Err(error::value_error("Inputs are not the same length")),
        };
        if let Some(sum) = floats {
            // Ints before the first float are summed exactly; once floats have begun, so long as they last, they stay apart.
            let ints = !used && int::is_int(p.value()) && int::is_int(q.value());
            let next = float_factors(p.value(), q.value()).map(|(p, q)| sum.add_product(p, q)).filter(|sum| sum.is_finite());
            if let Some(next) = next {
                (floats, used) = (Some(next), true);
                continue;
            }
            if !ints {
                total = with_floats(total, floats.take(), used)?;
            }
        }
        let product = dispatch::binary(BinaryOp::Mul, p.value(), q.value())?;
        total = dispatch::binary(BinaryOp::Add, total.value(), product.value())?;
    }
    with_floats(total, floats, used)
}

fn with_floats(total: Owned, floats: Option<sums::Triple>, used: bool) -> Res {
    match floats {
        Some(sum) if used => dispatch::binary(BinaryOp::Add, total.value(), Value::from_float(sum.total())),
        _ => Ok(total),
    }
}

methods! { pub FUNCTIONS of "math" {
    : acos as "acos"(x) "(x: float, /) -> float";
    : acosh as "acosh"(x) "(x: float, /) -> float";
    : asin as "asin"(x) "(x: float, /) -> float";
    : asinh as "asinh"(x) "(x: float, /) -> float";
    : atan as "atan"(x) "(x: float, /) -> float";
    : atan2 as "atan2"(y, x) "(y: float, x: float, /) -> float";
    : atanh as "atanh"(x) "(x: float, /) -> float";
    : cbrt as "cbrt"(x) "(x: float, /) -> float";
    : ceil as "ceil"(x) "(x: float, /) -> int";
    : comb as "comb"(n, k) "(n: int, k: int, /) -> int";
    : copysign as "copysign"(x, y) "(x: float, y: float, /) -> float";
    : cos as "cos"(x) "(x: float, /) -> float";
    : cosh as "cosh"(x) "(x: float, /) -> float";
    : degrees as "degrees"(x) "(x: float, /) -> float";
    : dist as "dist"(p, q) "(p: Iterable[float], q: Iterable[float], /) -> float";
    : erf as "erf"(x) "(x: float, /) -> float";
    : erfc as "erfc"(x) "(x: float, /) -> float";
    : exp as "exp"(x) "(x: float, /) -> float";
    : exp2 as "exp2"(x) "(x: float, /) -> float";
    : expm1 as "expm1"(x) "(x: float, /) -> float";
    : fabs as "fabs"(x) "(x: float, /) -> float";
    : factorial as "factorial"(n) "(n: int, /) -> int";
    : floor as "floor"(x) "(x: float, /) -> int";
    : fmod as "fmod"(x, y) "(x: float, y: float, /) -> float";
    : frexp as "frexp"(x) "(x: float, /) -> tuple[float, int]";
    : fsum as "fsum"(seq) "(seq: Iterable[float], /) -> float";
    : gamma_of as "gamma"(x) "(x: float, /) -> float";
    : gcd as "gcd"(integers) "(*integers: int) -> int";
    : hypot as "hypot"(coordinates) "(*coordinates: float) -> float";
    : isclose as "isclose"(a, b, rel_tol, abs_tol) "(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool";
    : isfinite as "isfinite"(x) "(x: float, /) -> bool";
    : isinf as "isinf"(x) "(x: float, /) -> bool";
    : isnan as "isnan"(x) "(x: float, /) -> bool";
    : isqrt as "isqrt"(n) "(n: int, /) -> int";
    : lcm as "lcm"(integers) "(*integers: int) -> int";
    : ldexp as "ldexp"(x, i) "(x: float, i: int, /) -> float";
    : lgamma_of as "lgamma"(x) "(x: float, /) -> float";
    : log as "log"(x, base) "(x: float, base: float = None, /) -> float";
    : log10 as "log10"(x) "(x: float, /) -> float";
    : log1p as "log1p"(x) "(x: float, /) -> float";
    : log2 as "log2"(x) "(x: float, /) -> float";
    : modf as "modf"(x) "(x: float, /) -> tuple[float, float]";
    : nextafter as "nextafter"(x, y, steps) "(x: float, y: float, /, *, steps: int = None) -> float";
    : perm as "perm"(n, k) "(n: int, k: int = None, /) -> int";
    : pow as "pow"(x, y) "(x: float, y: float, /) -> float";
    : prod as "prod"(iterable, start) "(iterable: Iterable[T], /, *, start: object = 1) -> object";
    : radians as "radians"(x) "(x: float, /) -> float";
    : remainder as "remainder"(x, y) "(x: float, y: float, /) -> float";
    : sin as "sin"(x) "(x: float, /) -> float";
    : sinh as "sinh"(x) "(x: float, /) -> float";
    : sqrt as "sqrt"(x) "(x: float, /) -> float";
    : sumprod as "sumprod"(p, q) "(p: Iterable[T], q: Iterable[T], /) -> object";
    : tan as "tan"(x) "(x: float, /) -> float";
    : tanh as "tanh"(x) "(x: float, /) -> float";
    : trunc as "trunc"(x) "(x: float, /) -> int";
    : ulp as "ulp"(x) "(x: float, /) -> float";
} }

/// Functions with raw floats.
macro_rules! raw {
    ($($name:ident $function:ident($($p:ident),*);)*) => {
        abi! { pub RUNTIME { $(
            #[doc = concat!("`", stringify!($function), "` of `math` on raw floats.")]
            fn $name($($p: f64),*) -> Res<f64> [RAISES] { real::$function($($p),*) }
        )*
            /// Raises the error of an argument outside the domain.
            fn raise_math_domain() -> Res<()> [RAISES] { Err(domain_error()) }
            /// `math.floor` on a raw float.
            fn math_floor(x: f64) -> Res [RAISES] { convert::from_f64(c::floor(x)) }
            /// `math.ceil` on a raw float.
            fn math_ceil(x: f64) -> Res [RAISES] { convert::from_f64(c::ceil(x)) }
            /// `math.trunc` on a raw float.
            fn math_trunc(x: f64) -> Res [RAISES] { convert::from_f64(x) }
            /// `math.gamma` on a raw float.
            fn math_gamma(x: f64) -> Res<f64> [RAISES] { gamma(x) }
            /// `math.lgamma` on a raw float.
            fn math_lgamma(x: f64) -> Res<f64> [RAISES] { lgamma(x) }
            /// `math.hypot` of two raw floats.
            fn math_hypot(x: f64, y: f64) -> f64 [] { sums::norm(&mut [x.abs(), y.abs()]) }
            /// `math.isqrt` of a raw int of 0 or more.
            fn math_isqrt(n: i64) -> i64 [] { n.isqrt() }
            /// `math.gcd` of two raw ints; status 1 where it does not fit.
            fn math_gcd(a: i64, b: i64) -> Option<i64> [] {
                use num_integer::Integer;
                i64::try_from(a.unsigned_abs().gcd(&b.unsigned_abs())).ok()
            }
        } }
    };
}
raw! {
    math_acos acos(x); math_acosh acosh(x); math_asin asin(x); math_asinh asinh(x); math_atan atan(x); math_atan2 atan2(y, x);
    math_atanh atanh(x); math_cbrt cbrt(x); math_cos cos(x); math_cosh cosh(x); math_erf erf(x); math_erfc erfc(x); math_exp exp(x);
    math_exp2 exp2(x); math_expm1 expm1(x); math_fmod fmod(x, y); math_log log(x); math_log10 log10(x); math_log1p log1p(x);
    math_log2 log2(x); math_pow pow(x, y); math_remainder remainder(x, y); math_sin sin(x); math_sinh sinh(x); math_sqrt sqrt(x);
    math_tan tan(x); math_tanh tanh(x);
}
