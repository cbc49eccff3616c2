//! Changing what a builder holds already: text in memory is written over and cut off.

use super::build::{Buffer, StrBuilder};
use super::units::{Unit, Units, Width, with_units};

impl StrBuilder {
    /// Leaves the first `length` code points.
    pub fn truncate(&mut self, length: usize) {
        if length == 0 && !matches!(self.buffer, Buffer::One(_)) {
            *self = StrBuilder::new();
            return;
        }
        match &mut self.buffer {
            Buffer::One(v) => v.truncate(length),
            Buffer::Two(v) => v.truncate(length),
            Buffer::Four(v) => v.truncate(length),
        }
    }
    /// Puts code points in the place of those from `at` on, which is not behind the end; what goes beyond the end is appended.
    pub fn overwrite(&mut self, at: usize, units: Units) {
        let inside = units.len().min(self.len() - at);
        let bits = units.bound();
        if Width::of(bits) > Width::of(self.bits) {
            self.widen(Width::of(bits));
        }
        self.bits |= bits;
        let first = units.slice(0, inside);
        match &mut self.buffer {
            Buffer::One(v) => put(v, at, first),
            Buffer::Two(v) => put(v, at, first),
            Buffer::Four(v) => put(v, at, first),
        }
        self.push_units(units.slice(inside, units.len()));
    }
    /// Makes room for `more` code points; whether there is memory for them.
    pub fn try_reserve(&mut self, more: usize) -> bool {
        match &mut self.buffer {
            Buffer::One(v) => v.try_reserve(more),
            Buffer::Two(v) => v.try_reserve(more),
            Buffer::Four(v) => v.try_reserve(more),
        }
        .is_ok()
    }
}

fn put<T: Unit>(v: &mut [T], at: usize, units: Units) {
    let places = &mut v[at..at + units.len()];
    with_units!(units, |s| places.iter_mut().zip(s).for_each(|(place, &unit)| *place = T::narrow(unit.code())));
}
