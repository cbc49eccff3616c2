//! What was written, by the ids of the objects.

use crate::value::{Owned, Value};
use alloc::vec::Vec;

/// A table from ids to numbers that keeps the objects, so that none gets the id of another.
#[derive(Default)]
pub struct Memo {
    /// Ids and numbers; a free place has the id 0. A power of two of them.
    places: Vec<(u64, u32)>,
    kept: Vec<Owned>,
    count: u32,
    used: usize,
}

impl Memo {
    /// The number that the next object gets.
    pub fn count(&self) -> u32 {
        self.count
    }
    /// The objects.
    pub fn kept(&self) -> &[Owned] {
        &self.kept
    }
    /// Lets go of everything; what was kept is handed over, for a moment in which code of the program may run.
    pub fn clear(&mut self) -> Vec<Owned> {
        self.places = Vec::new();
        (self.count, self.used) = (0, 0);
        core::mem::take(&mut self.kept)
    }
    fn place(&self, id: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut at = (id.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.places[at].0 != 0 && self.places[at].0 != id {
            at = (at + 1) & mask;
        }
        at
    }
    /// The number of an object.
    pub fn get(&self, object: Value) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        let (id, number) = self.places[self.place(object.bits())];
        (id != 0).then_some(number)
    }
    /// Gives an object the next number.
    pub fn add(&mut self, object: Value) {
        if (self.used + 1) * 2 > self.places.len() {
            let length = (self.places.len() * 4).max(64);
            let old = core::mem::replace(&mut self.places, alloc::vec![(0, 0); length]);
            for entry in old.into_iter().filter(|entry| entry.0 != 0) {
                let at = self.place(entry.0);
                self.places[at] = entry;
            }
        }
        let at = self.place(object.bits());
        if self.places[at].0 == 0 {
            self.used += 1;
        }
        self.places[at] = (object.bits(), self.count);
        self.kept.push(object.to_owned());
        self.count += 1;
    }
    /// Takes a number for an object that nobody else has.
    pub fn skip(&mut self) {
        self.count += 1;
    }
}
