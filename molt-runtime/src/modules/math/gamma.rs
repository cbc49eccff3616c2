//! The gamma function and its logarithm: CPython's own, by Lanczos' approximation.

use super::real::{domain_error, range_error};
use crate::float::math::{cos, exp, floor, fmod, log, pow, round, sin};
use crate::value::Res;
use core::f64::consts::PI;

const G: f64 = 6.024680040776729583740234375;
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;

const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The sum of Lanczos' series for positive `x`, evaluated so that neither end overflows.
fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for i in (0..NUMERATOR.len()).rev() {
            numerator = numerator * x + NUMERATOR[i];
            denominator = denominator * x + DENOMINATOR[i];
        }
    } else {
        for i in 0..NUMERATOR.len() {
            numerator = numerator / x + NUMERATOR[i];
            denominator = denominator / x + DENOMINATOR[i];
        }
    }
    numerator / denominator
}

/// `sin(pi * x)` with an exact reduction.
fn sin_pi(x: f64) -> f64 {
    let y = fmod(x.abs(), 2.0);
    let result = match round(2.0 * y) as i32 {
        0 => sin(PI * y),
        1 => cos(PI * (y - 0.5)),
        2 => sin(PI * (1.0 - y)),
        3 => -cos(PI * (y - 1.5)),
        _ => sin(PI * (y - 2.0)),
    };
    1.0f64.copysign(x) * result
}

/// `math.gamma`.
pub fn gamma(x: f64) -> Res<f64> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(domain_error()) };
    }
    if x == 0.0 {
        return Err(domain_error());
    }
    if x == floor(x) {
        if x < 0.0 {
            return Err(domain_error());
        }
        if x <= 23.0 {
            return Ok((1..x as u64).fold(1.0, |product, i| product * i as f64));
        }
    }
    let size = x.abs();
    let result = if size < 1e-20 {
        1.0 / x
    } else if size > 200.0 {
        if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY }
    } else {
        lanczos_gamma(x, size)
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

fn lanczos_gamma(x: f64, size: f64) -> f64 {
    let y = size + G_MINUS_HALF;
    // The rounding error of that sum.
    let z = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = z * G / y;
    if x < 0.0 {
        let mut r = -PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        if size < 140.0 {
            r / pow(y, size - 0.5)
        } else {
            let root = pow(y, size / 2.0 - 0.25);
            r / root / root
        }
    } else {
        let mut r = lanczos_sum(size) / exp(y);
        r += z * r;
        if size < 140.0 {
            r * pow(y, size - 0.5)
        } else {
            let root = pow(y, size / 2.0 - 0.25);
            r * root * root
        }
    }
}

/// `math.lgamma`.
pub fn lgamma(x: f64) -> Res<f64> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == floor(x) && x <= 2.0 {
        return if x <= 0.0 { Err(domain_error()) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-log(size));
    }
    let mut r = log(lanczos_sum(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1.0);
    if x < 0.0 {
        r = LOG_PI - log(sin_pi(size).abs()) - log(size) - r;
    }
    if r.is_infinite() { Err(range_error()) } else { Ok(r) }
}
