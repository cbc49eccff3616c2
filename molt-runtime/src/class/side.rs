//! Attributes of instances beyond their fields: a table from the address of the object to its dict.

use crate::value::Value;
use alloc::vec::Vec;
use core::cell::RefCell;

/// An open-addressing table from addresses to owned dicts.
pub struct SideTable {
    slots: RefCell<Vec<(u64, Value)>>,
    used: core::cell::Cell<usize>,
}

impl SideTable {
    pub(super) const fn new() -> SideTable {
        SideTable { slots: RefCell::new(Vec::new()), used: core::cell::Cell::new(0) }
    }
    /// Gives up the table, once nobody is in it.
    pub(super) fn release_table(&self) {
        if self.used.get() == 0 {
            drop(self.slots.take());
        }
    }
    /// Objects that lie side by side, as those made one after another do, have their slots side by side too: a walk over
    /// them touches the table in order. Groups of 16 slots are scattered.
    fn start(address: u64, length: usize) -> usize {
        let group = (address >> 8).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        ((group << 4) | (address >> 4 & 15)) as usize & (length - 1)
    }
    fn position(slots: &[(u64, Value)], address: u64) -> Result<usize, usize> {
        let mut i = Self::start(address, slots.len());
        loop {
            match slots[i].0 {
                0 => return Err(i),
                found if found == address => return Ok(i),
                _ => i = (i + 1) & (slots.len() - 1),
            }
        }
    }
    /// The dict of an object, borrowed.
    pub(super) fn get(&self, object: Value) -> Option<Value> {
        let slots = self.slots.borrow();
        if slots.is_empty() {
            return None;
        }
        Self::position(&slots, object.bits()).ok().map(|i| slots[i].1)
    }
    /// Stores the dict of an object that has none.
    pub(super) fn insert(&self, object: Value, dict: Value) {
        let mut slots = self.slots.borrow_mut();
        if (self.used.get() + 1) * 2 > slots.len() {
            let length = (slots.len() * 2).max(16);
            let old = core::mem::replace(&mut *slots, alloc::vec![(0, Value::ABSENT); length]);
            for entry in old.into_iter().filter(|entry| entry.0 != 0) {
                if let Err(i) = Self::position(&slots, entry.0) {
                    slots[i] = entry;
                }
            }
        }
        match Self::position(&slots, object.bits()) {
            Ok(i) => slots[i].1 = dict,
            Err(i) => {
                slots[i] = (object.bits(), dict);
                self.used.set(self.used.get() + 1);
            }
        }
    }
    /// Takes the dict of an object out.
    pub(super) fn remove(&self, object: Value) -> Option<Value> {
        let mut slots = self.slots.borrow_mut();
        if slots.is_empty() {
            return None;
        }
        let mut hole = Self::position(&slots, object.bits()).ok()?;
        let dict = slots[hole].1;
        self.used.set(self.used.get() - 1);
        // Later entries of the same run move up, so that no search stops at the hole.
        let mask = slots.len() - 1;
        let mut i = hole;
        loop {
            slots[hole] = (0, Value::ABSENT);
            loop {
                i = (i + 1) & mask;
                if slots[i].0 == 0 {
                    return Some(dict);
                }
                let home = Self::start(slots[i].0, slots.len());
                if (i.wrapping_sub(home) & mask) >= (i.wrapping_sub(hole) & mask) {
                    break;
                }
            }
            slots[hole] = slots[i];
            hole = i;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_and_removes_like_a_map() {
        let table = SideTable::new();
        let key = |i: u64| Value::from_bits(4096 + i * 16);
        for i in 0..1000 {
            table.insert(key(i), Value::from_bits(i + 1));
        }
        for i in (0..1000).step_by(3) {
            assert_eq!(table.remove(key(i)), Some(Value::from_bits(i + 1)));
        }
        for i in 0..1000 {
            let expected = if i % 3 == 0 { None } else { Some(Value::from_bits(i + 1)) };
            assert_eq!(table.get(key(i)), expected);
        }
    }
}
