//! Ranges beyond 64 bits.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Bounds and length.
#[derive(PartialEq)]
pub(super) struct Big {
    pub start: BigInt,
    pub stop: BigInt,
    pub step: BigInt,
    pub count: BigInt,
}

impl Big {
    pub fn new(start: BigInt, stop: BigInt, step: BigInt) -> Big {
        let distance = if step.is_positive() { &stop - &start } else { &start - &stop };
        let count = if distance.is_positive() { (distance - 1u8).div_floor(&step.abs()) + 1u8 } else { BigInt::zero() };
        Big { start, stop, step, count }
    }
    /// The number at a position.
    pub fn at(&self, i: &BigInt) -> BigInt {
        &self.start + i * &self.step
    }
    /// The position of a number.
    pub fn position(&self, number: &BigInt) -> Option<BigInt> {
        let (i, rest) = (number - &self.start).div_mod_floor(&self.step);
        if rest.is_zero() && !i.is_negative() && i < self.count { Some(i) } else { None }
    }
    /// The same numbers in the other order.
    pub fn reversed(&self) -> Big {
        if self.count.is_zero() {
            return Big::new(self.start.clone(), self.start.clone(), BigInt::one());
        }
        Big::new(self.at(&(&self.count - 1u8)), &self.start - &self.step, -&self.step)
    }
    /// The length as a machine word.
    pub fn length(&self) -> Option<usize> {
        self.count.to_i64().map(|n| n as usize)
    }
    /// A slice of the range, by unclamped bounds.
    pub fn slice(&self, start: Option<BigInt>, stop: Option<BigInt>, step: BigInt) -> Big {
        let clamp = |i: BigInt| {
            let i = if i.is_negative() { i + &self.count } else { i };
            let (low, high) =
                if step.is_negative() { (-BigInt::one(), &self.count - 1u8) } else { (BigInt::zero(), self.count.clone()) };
            i.max(low).min(high)
        };
        let (first, last) =
            if step.is_negative() { (&self.count - 1u8, -BigInt::one()) } else { (BigInt::zero(), self.count.clone()) };
        let start = start.map_or(first, clamp);
        let stop = stop.map_or(last, clamp);
        Big::new(self.at(&start), self.at(&stop), &self.step * &step)
    }
}
