//! What compiled code calls when it knows that it has a range.

use super::{from_values, new, of};
use crate::value::{Owned, Res, Value};
use crate::{abi, error, indices, int};

abi! { pub RUNTIME {
    /// `range(start, stop, step)` of 64-bit bounds, the step not being zero.
    fn range_new(start: i64, stop: i64, step: i64) -> Owned [] { new(start, stop, step) }
    /// `range(start, stop, step)` of any values.
    fn range_of(start: Value, stop: Value, step: Value) -> Res [CALLS RAISES] { from_values(start, stop, step) }
    /// How many numbers a loop over a range runs through; 64-bit bounds.
    fn range_count(start: i64, stop: i64, step: i64) -> Res<i64> [RAISES] {
        if step == 0 {
            return Err(error::value_error("range() arg 3 must not be zero"));
        }
        super::count(start, stop, step).ok_or_else(|| error::overflow_error("Python int too large to convert to C ssize_t"))
    }
    /// `range[i]` of a range of 64-bit bounds.
    fn range_get(range: Value, i: i64) -> Res [RAISES] {
        match indices::existing(i, of(&range).count as usize) {
            Some(i) if of(&range).is_small() => Ok(int::from_i64(of(&range).at(i as i64))),
            _ => crate::dispatch::get_item(range, int::from_i64(i).value()),
        }
    }
    /// Makes the methods of `range` known by name.
    fn install_range() -> () [WRITES] { super::install() }
} }
