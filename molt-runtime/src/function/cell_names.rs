//! The names of the cells of functions, in programs that ask for them: said when a function is made, kept by its code.

use super::Code;
use crate::object;
use crate::parts;
use crate::rt::rt;
use crate::value::{Owned, Value};
use alloc::collections::BTreeMap;
use core::cell::RefCell;

/// What was said, by the address of the code: two tuples (owned).
pub struct CellNames(RefCell<BTreeMap<usize, (Value, Value)>>);

impl CellNames {
    /// Nothing yet.
    pub const fn new() -> CellNames {
        CellNames(RefCell::new(BTreeMap::new()))
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        for (_, (free, cells)) in self.0.take() {
            object::release(free);
            object::release(cells);
        }
    }
}

/// Remembers them for the code of a function.
pub fn name_cells(function: Value, free: Value, cells: Value) {
    let Some(function) = function.downcast::<super::Function>() else { return };
    let code = core::ptr::from_ref(function.code.get()) as usize;
    let pair = (free.to_owned().into_raw(), cells.to_owned().into_raw());
    if let Some((free, cells)) = rt().class.cell_names.0.borrow_mut().insert(code, pair) {
        object::release(free);
        object::release(cells);
    }
}

/// The names of the cells that the code captures, and of those that it makes; none where nothing was said.
pub(super) fn of(code: &'static Code) -> (Owned, Owned) {
    match rt().class.cell_names.0.borrow().get(&(core::ptr::from_ref(code) as usize)) {
        Some((free, cells)) => (free.to_owned(), cells.to_owned()),
        None => (parts::tuple(&[]), parts::tuple(&[])),
    }
}
