//! How often a program takes and gives back counts of objects, where it is to tell (`count-references`).

use crate::rt::rt;
use crate::str::Str;
use crate::value::Value;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::cmp::Reverse;

/// What was counted so far.
pub struct State {
    taken: Cell<u64>,
    given_back: Cell<u64>,
    /// How often a count was asked for where there was no object.
    of_nothing: Cell<u64>,
    /// How often each place counted an object, by the address of its text.
    places: RefCell<BTreeMap<u64, u64>>,
    /// Tells it at the end. Set by the first count, so that programs which are to tell nothing do without.
    pub tell: Cell<Option<fn()>>,
}

impl State {
    /// Nothing.
    pub const fn new() -> State {
        State {
            taken: Cell::new(0),
            given_back: Cell::new(0),
            of_nothing: Cell::new(0),
            places: RefCell::new(BTreeMap::new()),
            tell: Cell::new(None),
        }
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

crate::abi! { pub RUNTIME {
    /// The program is about to take a count of the value, which may be no object.
    fn count_retain(value: Value) -> () [WRITES] { counted(value, &rt().counting.taken) }
    /// The program is about to give one back.
    fn count_release(value: Value) -> () [WRITES] { counted(value, &rt().counting.given_back) }
    /// The program is about to take a count of the value at the place that a text tells.
    fn count_retain_at(value: Value, place: Value) -> () [WRITES] { counted_at(value, place, &rt().counting.taken) }
    /// The program is about to give one back there.
    fn count_release_at(value: Value, place: Value) -> () [WRITES] { counted_at(value, place, &rt().counting.given_back) }
} }

fn counted(value: Value, counter: &Cell<u64>) {
    let counting = &rt().counting;
    let counter = if value.is_pointer() { counter } else { &counting.of_nothing };
    counter.set(counter.get() + 1);
    counting.tell.set(Some(tell));
}

fn counted_at(value: Value, place: Value, counter: &Cell<u64>) {
    counted(value, counter);
    if value.is_pointer() {
        *rt().counting.places.borrow_mut().entry(place.bits()).or_insert(0) += 1;
    }
}

/// On standard error, when the program ends.
fn tell() {
    let State { taken, given_back, of_nothing, places, .. } = &rt().counting;
    let mut text = String::new();
    let mut all: Vec<_> = places.borrow().iter().map(|(&place, &times)| (times, Value::from_bits(place))).collect();
    all.sort_by_key(|&(times, place)| (Reverse(times), place.bits()));
    for (times, place) in all {
        let place = place.downcast::<Str>().map(Str::to_text).unwrap_or_default();
        text += &alloc::format!("{times} {place}\n");
    }
    text +=
        &alloc::format!("references: {} taken, {} given back, {} of nothing\n", taken.get(), given_back.get(), of_nothing.get());
    // Nobody is left to tell.
    let _ = crate::host::write_all(2, text.as_bytes());
}
