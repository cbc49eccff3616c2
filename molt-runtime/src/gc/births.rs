//! The order in which objects with finalizers were made: the order in which CPython finalizes them when they are garbage.

use crate::value::Value;
use alloc::collections::BTreeMap;
use core::cell::{Cell, RefCell};

/// When each live object with a finalizer was made, by its address.
pub struct Births {
    made: RefCell<BTreeMap<u64, u64>>,
    next: Cell<u64>,
}

impl Births {
    pub(super) const fn new() -> Births {
        Births { made: RefCell::new(BTreeMap::new()), next: Cell::new(0) }
    }
    /// An object was made.
    pub fn note(&self, value: Value) {
        self.made.borrow_mut().insert(value.bits(), self.next.get());
        self.next.set(self.next.get() + 1);
    }
    /// It died.
    pub fn forget(&self, value: Value) {
        self.made.borrow_mut().remove(&value.bits());
    }
    /// Puts the oldest first; objects without a finalizer stay in front.
    pub(super) fn sort(&self, values: &mut [Value]) {
        let made = self.made.borrow();
        if !made.is_empty() {
            values.sort_by_key(|value| made.get(&value.bits()).map_or(0, |&number| number + 1));
        }
    }
}
