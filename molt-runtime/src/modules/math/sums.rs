//! Sums and norms of many floats, with the digits that plain addition would lose.

use crate::error;
use crate::float::math::{fma, ldexp, split, sqrt};
use crate::value::Res;
use alloc::vec::Vec;

/// A number as a rounded part and what the rounding lost.
#[derive(Clone, Copy)]
struct Double {
    hi: f64,
    lo: f64,
}

/// `a + b` for `|a| >= |b|`.
fn fast_sum(a: f64, b: f64) -> Double {
    let hi = a + b;
    Double { hi, lo: (a - hi) + b }
}

/// `a + b`.
fn sum(a: f64, b: f64) -> Double {
    let hi = a + b;
    let part = hi - a;
    Double { hi, lo: (a - (hi - part)) + (b - part) }
}

/// `a * b`.
fn product(a: f64, b: f64) -> Double {
    let hi = a * b;
    Double { hi, lo: fma(a, b, -hi) }
}

/// A sum of products in three parts.
#[derive(Clone, Copy, Default)]
pub struct Triple {
    hi: f64,
    lo: f64,
    tiny: f64,
}

impl Triple {
    /// The sum with `a * b` added.
    pub fn add_product(self, a: f64, b: f64) -> Triple {
        let product = product(a, b);
        let high = sum(self.hi, product.hi);
        let low = sum(self.lo, product.lo);
        let middle = sum(low.hi, high.lo);
        Triple { hi: high.hi, lo: middle.hi, tiny: self.tiny + low.lo + middle.lo }
    }
    /// Whether nothing overflowed.
    pub fn is_finite(self) -> bool {
        self.hi.is_finite()
    }
    /// The sum, rounded.
    pub fn total(self) -> f64 {
        let last = sum(self.lo, self.tiny);
        let all = sum(self.hi, last.hi);
        all.hi + (all.lo + last.lo)
    }
}

/// The length of a vector, from the sizes of its coordinates.
pub fn norm(coordinates: &mut [f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0f64, |largest, &x| if x > largest { x } else { largest });
    if largest.is_infinite() {
        return largest;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = split(largest);
    if exponent < -1023 {
        // Scaling by a power of two would overflow: make normal numbers of the subnormal ones.
        coordinates.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(coordinates);
    }
    let scale = power_of_two(-exponent);
    let (mut total, mut lost_product, mut lost_sum) = (1.0, 0.0, 0.0);
    let mut add = |x: f64, y: f64| {
        let square = product(x, y);
        let next = fast_sum(total, square.hi);
        total = next.hi;
        lost_product += square.lo;
        lost_sum += next.lo;
        total - 1.0 + (lost_product + lost_sum)
    };
    let mut square = 0.0;
    for x in coordinates {
        let x = *x * scale;
        square = add(x, x);
    }
    let root = sqrt(square);
    let error = add(-root, root);
    (root + error / (2.0 * root)) / scale
}

/// `2.0 ** exponent`: most often a float whose digits are all zero.
fn power_of_two(exponent: i32) -> f64 {
    match u64::try_from(exponent + 1023) {
        Ok(field @ 1..2047) => f64::from_bits(field << 52),
        _ => ldexp(1.0, exponent),
    }
}

/// The exact running sum of floats: Shewchuk's non-overlapping partial sums.
#[derive(Default)]
pub struct ExactSum {
    partials: Vec<f64>,
    /// The sum of infinities and NaNs, and of the infinities alone.
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds a number.
    pub fn add(&mut self, x: f64) -> Res<()> {
        let mut x = x;
        let original = x;
        let mut kept = 0;
        for at in 0..self.partials.len() {
            let mut y = self.partials[at];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let part = fast_sum(x, y);
            if part.lo != 0.0 {
                self.partials[kept] = part.lo;
                kept += 1;
            }
            x = part.hi;
        }
        self.partials.truncate(kept);
        if x != 0.0 {
            if x.is_finite() {
                self.partials.push(x);
            } else {
                if original.is_finite() {
                    return Err(error::overflow_error("intermediate overflow in fsum"));
                }
                if original.is_infinite() {
                    self.infinities += original;
                }
                self.special += original;
                self.partials.clear();
            }
        }
        Ok(())
    }

    /// The sum, rounded once, half to even.
    pub fn total(mut self) -> Res<f64> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() { Err(error::value_error("-inf + inf in fsum")) } else { Ok(self.special) };
        }
        let Some(mut hi) = self.partials.pop() else { return Ok(0.0) };
        let mut lo = 0.0;
        while let Some(y) = self.partials.pop() {
            let part = fast_sum(hi, y);
            (hi, lo) = (part.hi, part.lo);
            if lo != 0.0 {
                break;
            }
        }
        // What is left below may break a tie.
        if let Some(&below) = self.partials.last()
            && (lo < 0.0 && below < 0.0 || lo > 0.0 && below > 0.0)
        {
            let twice = lo * 2.0;
            let rounded = hi + twice;
            if twice == rounded - hi {
                hi = rounded;
            }
        }
        Ok(hi)
    }
}
