//! Classes of the program made from `Random` that draw their numbers themselves, by a `random` or `getrandbits` of their own.
//!
//! What is made of the numbers knows no exceptions. So one that is raised by such a method is noted, the generator's own numbers
//! are taken until the function is done, and then it is raised.

use super::generator::Random;
use crate::class::{self, in_program};
use crate::dispatch::index;
use crate::float::new::to_real;
use crate::int::{self, from_u64};
use crate::literal;
use crate::object::value_of;
use crate::parts;
use crate::types::Type;
use crate::value::{Owned, Raised, Res, Value};

/// One more than the largest number that `random()` gives exactly.
const EXACT: u64 = 1 << 53;

impl Random {
    /// The class of the program that it is made from, if it is.
    #[inline]
    fn derived(&self) -> Option<&'static Type> {
        let kind = value_of(self).type_of();
        if kind.is_heap() && !self.failed.get() { Some(kind) } else { None }
    }

    #[cold]
    fn called<T>(&self, name: Value, args: &[Value], read: impl FnOnce(Owned) -> Res<T>) -> Option<T> {
        let result = class::call_method(value_of(self), name, args).and_then(read);
        self.failed.set(result.is_err());
        result.ok()
    }

    /// What a `random` of the program gives.
    #[inline]
    pub(super) fn own_unit(&self) -> Option<f64> {
        let kind = self.derived()?;
        if !in_program(kind, literal!("random")) {
            return None;
        }
        self.called(literal!("random"), &[], |number| to_real(number.value()))
    }

    /// What a `getrandbits` of the program gives.
    #[inline]
    pub(super) fn own_bits(&self, count: u64) -> Option<Owned> {
        let kind = self.derived()?;
        if !in_program(kind, literal!("getrandbits")) {
            return None;
        }
        self.called(literal!("getrandbits"), &[from_u64(count).value()], |number| index(number.value()))
    }

    /// A number below `limit` where the class says `random` last, not `getrandbits`.
    #[inline]
    pub(super) fn own_below(&self, limit: u64) -> Option<u64> {
        let kind = self.derived()?;
        let own = |kind: &Type, name| kind.heap_part().is_some_and(|heap| parts::get(heap.dict, name).is_some());
        let first =
            class::order(kind).into_iter().find(|kind| own(kind, literal!("random")) || own(kind, literal!("getrandbits")))?;
        if own(first, literal!("getrandbits")) {
            return None;
        }
        if limit >= EXACT {
            return Some((self.unit() * limit as f64) as u64);
        }
        let bound = (EXACT - EXACT % limit) as f64 / EXACT as f64;
        loop {
            let number = self.unit();
            if number < bound {
                return Some((number * EXACT as f64) as u64 % limit);
            }
        }
    }

    /// The number of an `Owned` int as a word.
    pub(super) fn word_of(number: &Owned) -> u64 {
        match int::view(number.value()) {
            Some(number) => number.big().iter_u64_digits().next().unwrap_or(0),
            None => 0,
        }
    }

    /// The result, unless a method of the program raised meanwhile.
    pub(super) fn checked(&self, result: Res) -> Res {
        if self.failed.replace(false) { Err(Raised::stored()) } else { result }
    }
}
