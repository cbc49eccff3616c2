//! Distributions of real numbers, step for step as CPython's so that the same numbers are used up.

use super::generator::Random;
use crate::error;
use crate::float::arith::{modulo, pow_real, true_div};
use crate::float::math::{acos, cos, exp, log, sin, sqrt};
use crate::value::Res;
use core::f64::consts::{E, PI, TAU};

impl Random {
    /// `normalvariate(mu, sigma)`.
    pub fn normal(&self, mu: f64, sigma: f64) -> f64 {
        let scale = 4.0 * exp(-0.5) / sqrt(2.0);
        loop {
            let u1 = self.unit();
            let u2 = 1.0 - self.unit();
            let z = scale * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -log(u2) {
                return mu + z * sigma;
            }
        }
    }

    /// `gauss(mu, sigma)`.
    pub fn gauss(&self, mu: f64, sigma: f64) -> f64 {
        let z = self.spare.take().unwrap_or_else(|| {
            let angle = self.unit() * TAU;
            let radius = sqrt(-2.0 * log(1.0 - self.unit()));
            self.spare.set(Some(sin(angle) * radius));
            cos(angle) * radius
        });
        mu + z * sigma
    }

    /// `expovariate(lambd)`.
    pub fn exponential(&self, rate: f64) -> Res<f64> {
        true_div(-log(1.0 - self.unit()), rate)
    }

    /// `triangular(low, high, mode)` for `low != high`.
    pub fn triangular(&self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let (mut low, mut high) = (low, high);
        let mut u = self.unit();
        let mut c = mode.map_or(0.5, |mode| (mode - low) / (high - low));
        if u > c {
            (u, c) = (1.0 - u, 1.0 - c);
            (low, high) = (high, low);
        }
        low + (high - low) * sqrt(u * c)
    }

    /// `vonmisesvariate(mu, kappa)`.
    pub fn von_mises(&self, mu: f64, kappa: f64) -> Res<f64> {
        if kappa <= 1e-6 {
            return Ok(TAU * self.unit());
        }
        let s = 0.5 / kappa;
        let r = s + sqrt(1.0 + s * s);
        let z = loop {
            let z = cos(PI * self.unit());
            let d = z / (r + z);
            let u = self.unit();
            if u < 1.0 - d * d || u <= (1.0 - d) * exp(d) {
                break z;
            }
        };
        let q = 1.0 / r;
        let f = (q + z) / (1.0 + q * z);
        let turn = acos(f);
        modulo(if self.unit() > 0.5 { mu + turn } else { mu - turn }, TAU)
    }

    /// `gammavariate(alpha, beta)`.
    pub fn gamma(&self, alpha: f64, beta: f64) -> Res<f64> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(error::value_error("gammavariate: alpha and beta must be > 0.0"));
        }
        if alpha > 1.0 {
            return Ok(self.gamma_above_one(alpha) * beta);
        }
        if alpha == 1.0 {
            return Ok(-log(1.0 - self.unit()) * beta);
        }
        loop {
            let b = (E + alpha) / E;
            let p = b * self.unit();
            let x = if p <= 1.0 { pow_real(p, 1.0 / alpha)? } else { -log((b - p) / alpha) };
            let u = self.unit();
            if if p > 1.0 { u <= pow_real(x, alpha - 1.0)? } else { u <= exp(-x) } {
                return Ok(x * beta);
            }
        }
    }

    /// Cheng's method, for `alpha` over 1 and `beta` 1.
    fn gamma_above_one(&self, alpha: f64) -> f64 {
        let root = sqrt(2.0 * alpha - 1.0);
        let b = alpha - log(4.0);
        let c = alpha + root;
        loop {
            let u1 = self.unit();
            if !(1e-7 < u1 && u1 < 0.9999999) {
                continue;
            }
            let u2 = 1.0 - self.unit();
            let v = log(u1 / (1.0 - u1)) / root;
            let x = alpha * exp(v);
            let z = u1 * u1 * u2;
            let r = b + c * v - x;
            if r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 || r >= log(z) {
                return x;
            }
        }
    }

    /// `betavariate(alpha, beta)`.
    pub fn beta(&self, alpha: f64, beta: f64) -> Res<f64> {
        let y = self.gamma(alpha, 1.0)?;
        if y != 0.0 { true_div(y, y + self.gamma(beta, 1.0)?) } else { Ok(0.0) }
    }

    /// `paretovariate(alpha)`.
    pub fn pareto(&self, alpha: f64) -> Res<f64> {
        let u = 1.0 - self.unit();
        pow_real(u, true_div(-1.0, alpha)?)
    }

    /// `weibullvariate(alpha, beta)`.
    pub fn weibull(&self, alpha: f64, beta: f64) -> Res<f64> {
        let u = 1.0 - self.unit();
        Ok(alpha * pow_real(-log(u), true_div(1.0, beta)?)?)
    }

    /// `binomialvariate(n, p)`.
    pub fn binomial(&self, n: i64, p: f64) -> Res<i64> {
        use crate::float::math::{floor, log2};
        if n < 0 {
            return Err(error::value_error("n must be non-negative"));
        }
        if p <= 0.0 || p >= 1.0 || p.is_nan() {
            return match p {
                0.0 => Ok(0),
                1.0 => Ok(n),
                _ => Err(error::value_error("p must be in the range 0.0 <= p <= 1.0")),
            };
        }
        if n == 1 {
            return Ok((self.unit() < p) as i64);
        }
        if p > 0.5 {
            return Ok(n - self.binomial(n, 1.0 - p)?);
        }
        if n as f64 * p >= 10.0 {
            return self.binomial_by_rejection(n as f64, p).map(|k| k as i64);
        }
        // The gaps between successes are geometric.
        let c = log2(1.0 - p);
        let (mut x, mut y) = (0, 0i64);
        if c == 0.0 {
            return Ok(0);
        }
        loop {
            y = y.saturating_add(floor(log2(self.unit()) / c) as i64 + 1);
            if y > n {
                return Ok(x);
            }
            x += 1;
        }
    }

    /// Hörmann's transformed rejection, for `n * p` of 10 or more and `p` up to a half.
    fn binomial_by_rejection(&self, n: f64, p: f64) -> Res<f64> {
        use crate::float::math::floor;
        use crate::modules::math::lgamma;
        let deviation = sqrt(n * p * (1.0 - p));
        let b = 1.15 + 2.53 * deviation;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let c = n * p + 0.5;
        let quick = 0.92 - 4.2 / b;
        loop {
            let u = self.unit() - 0.5;
            let us = 0.5 - u.abs();
            let k = floor((2.0 * a / us + b) * u + c);
            if k < 0.0 || k > n {
                continue;
            }
            let v = self.unit();
            if us >= 0.07 && v <= quick {
                return Ok(k);
            }
            let alpha = (2.83 + 5.1 / b) * deviation;
            let odds = log(p / (1.0 - p));
            let mode = floor((n + 1.0) * p);
            let h = lgamma(mode + 1.0)? + lgamma(n - mode + 1.0)?;
            let v = v * (alpha / (a / (us * us) + b));
            if log(v) <= h - lgamma(k + 1.0)? - lgamma(n - k + 1.0)? + (k - mode) * odds {
                return Ok(k);
            }
        }
    }
}
