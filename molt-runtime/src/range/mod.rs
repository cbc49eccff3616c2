//! `range`: start, stop and step of any size; 64 bits wherever they suffice.

mod big;
mod entry;
mod methods;
pub(crate) mod protocol;
#[cfg(test)]
mod tests;

pub use entry::RUNTIME;
pub use methods::RANGE_METHODS;

use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, int};
use alloc::boxed::Box;
use big::Big;

/// A range. When `big` is there, the numbers before it mean nothing.
#[repr(C)]
pub struct Range {
    header: Header,
    /// The first number.
    pub start: i64,
    /// Where it stops.
    pub stop: i64,
    /// Never zero.
    pub step: i64,
    /// How many numbers.
    pub count: i64,
    big: Option<Box<Big>>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Range {
    const KIND: Kind = Kind::Range;
}

/// `range`.
#[unsafe(export_name = "molt_type_range")]
pub static RANGE: Type = Type::builtin("range", Kind::Range, &protocol::SLOTS, Some(&OBJECT)).with_methods(RANGE_METHODS);

/// How many numbers lie in a range of these bounds, if that fits.
fn count(start: i64, stop: i64, step: i64) -> Option<i64> {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return Some(0);
    }
    let distance = (high as u64).wrapping_sub(low as u64);
    i64::try_from((distance - 1) / step.unsigned_abs() + 1).ok()
}

/// A range of 64-bit bounds; `step` is not zero.
pub fn new(start: i64, stop: i64, step: i64) -> Owned {
    match count(start, stop, step) {
        Some(count) => object::allocate(&RANGE, 0, |header| Range { header, start, stop, step, count, big: None }),
        None => from_big(Big::new(start.into(), stop.into(), step.into())),
    }
}

fn from_big(big: Big) -> Owned {
    object::allocate(&RANGE, 0, |header| Range { header, start: 0, stop: 0, step: 1, count: 0, big: Some(Box::new(big)) })
}

/// A range of ints of any size.
pub fn from_values(start: Value, stop: Value, step: Value) -> Res {
    let [start, stop, step] = [dispatch::index(start)?, dispatch::index(stop)?, dispatch::index(step)?];
    if int::known(step.value()).is_zero() {
        return Err(error::value_error("range() arg 3 must not be zero"));
    }
    let small = [&start, &stop, &step].map(|value| int::as_i64(value.value()));
    if let [Some(start), Some(stop), Some(step)] = small {
        return Ok(new(start, stop, step));
    }
    let [start, stop, step] = [start, stop, step].map(|value| int::known(value.value()).big().into_owned());
    Ok(from_big(Big::new(start, stop, step)))
}

/// Makes the methods known by name.
pub fn install() {
    RANGE.install(RANGE_METHODS);
}

/// The range in a value that is known to be one.
pub fn of(range: &Value) -> Ref<Range> {
    match range.downcast() {
        Some(range) => range,
        None => crate::host::fatal("a range was expected"),
    }
}

impl Range {
    /// The number at a position below `count`; only where `is_small`.
    #[inline]
    pub fn at(&self, i: i64) -> i64 {
        self.start.wrapping_add(i.wrapping_mul(self.step))
    }
    /// Whether 64 bits suffice.
    pub fn is_small(&self) -> bool {
        self.big.is_none()
    }
    /// The bounds as values.
    fn bounds(&self) -> [Owned; 3] {
        match &self.big {
            None => [self.start, self.stop, self.step].map(int::from_i64),
            Some(big) => [&big.start, &big.stop, &big.step].map(|n| int::from_big(n.clone())),
        }
    }
    /// The length as a value.
    fn length(&self) -> Owned {
        match &self.big {
            None => int::from_i64(self.count),
            Some(big) => int::from_big(big.count.clone()),
        }
    }
    /// The same numbers in the other order.
    fn reversed(&self) -> Owned {
        match &self.big {
            None if self.count == 0 => new(self.start, self.start, 1),
            None => match (self.start.checked_sub(self.step), self.step.checked_neg()) {
                (Some(stop), Some(step)) => new(self.at(self.count - 1), stop, step),
                _ => from_big(Big::new(self.start.into(), self.stop.into(), self.step.into()).reversed()),
            },
            Some(big) => from_big(big.reversed()),
        }
    }
}
