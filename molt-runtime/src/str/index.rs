//! Indexing and slicing.

use super::build::from_units;
use super::concat::part;
use super::units::{Unit, with_units};
use super::{Str, Units};
use crate::error;
use crate::value::{Owned, Raised, Res};
use alloc::vec::Vec;

/// `s[index]`, negative from the end.
#[inline]
pub fn char_at(s: &Str, index: i64) -> Res {
    code_at(s, index).map(super::from_char)
}

/// The code point at an index, negative from the end.
#[inline]
pub(super) fn code_at(s: &Str, index: i64) -> Res<u32> {
    let length = s.len() as i64;
    let index = if index < 0 { index + length } else { index };
    if index < 0 || index >= length { Err(out_of_range()) } else { Ok(s.at(index as usize)) }
}

#[cold]
pub(super) fn out_of_range() -> Raised {
    error::index_error("string index out of range")
}

/// `s[start:stop]` with the bounds given; negative from the end, out of range cut.
pub fn substring(s: &Str, start: i64, stop: i64) -> Owned {
    let (start, stop) = clamp(s.len(), start, stop);
    part(s, start, stop)
}

/// The bounds of a slice of step one as positions, `start <= stop <= length`.
pub(crate) fn clamp(length: usize, start: i64, stop: i64) -> (usize, usize) {
    let place = |i: i64| {
        let i = if i < 0 { i.saturating_add(length as i64).max(0) } else { i };
        (i as usize).min(length)
    };
    let start = place(start);
    (start, place(stop).max(start))
}

/// `s[start:stop:step]`, the bounds not yet clamped.
pub fn get_range(s: &Str, bounds: (i64, i64, i64)) -> Owned {
    let selection = crate::slice::adjust(bounds, s.len());
    stepped(s, selection.start.max(0) as usize, selection.step, selection.count)
}

/// `count` code points from `start` at distances of `step`, all in range.
pub(crate) fn stepped(s: &Str, start: usize, step: i64, count: usize) -> Owned {
    if step == 1 {
        return part(s, start, start + count);
    }
    let at = |i: usize| (start as i64 + i as i64 * step) as usize;
    fn picked<U: Unit>(slice: &[U], count: usize, at: impl Fn(usize) -> usize) -> Owned {
        let picked: Vec<U> = (0..count).map(|i| slice[at(i)]).collect();
        from_units(U::view(&picked))
    }
    let units: Units = s.units();
    with_units!(units, |slice| picked(slice, count, at))
}
