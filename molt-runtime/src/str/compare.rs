//! Equality and order, by code points.

use super::Str;
use super::units::{Unit, Units, with_units};
use core::cmp::Ordering;

/// Whether two strings are equal. Widths are canonical, so bytes decide.
pub fn equal(a: &Str, b: &Str) -> bool {
    if core::ptr::eq(a, b) {
        return true;
    }
    let (hash_a, hash_b) = (a.hash.get(), b.hash.get());
    a.len() == b.len() && a.width() == b.width() && (hash_a == hash_b || hash_a == 0 || hash_b == 0) && a.bytes() == b.bytes()
}

/// The order of two strings.
pub fn compare(a: &Str, b: &Str) -> Ordering {
    compare_units(a.units(), b.units())
}

/// The order of two runs of code points.
pub(crate) fn compare_units(a: Units, b: Units) -> Ordering {
    match (a, b) {
        (Units::One(a), Units::One(b)) => a.cmp(b),
        _ => with_units!(a, |a| with_units!(b, |b| a.iter().map(|u| u.code()).cmp(b.iter().map(|u| u.code())))),
    }
}

/// Whether two runs of code points are equal.
pub(crate) fn equal_units(a: Units, b: Units) -> bool {
    match (a, b) {
        (Units::One(a), Units::One(b)) => a == b,
        _ => a.len() == b.len() && compare_units(a, b).is_eq(),
    }
}
