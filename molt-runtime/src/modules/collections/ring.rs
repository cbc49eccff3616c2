//! The object behind `deque`: a ring of values that grows by doubling.

use crate::buffer;
use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, Type};
use crate::value::{Owned, Value};
use core::cell::Cell;

/// A deque.
#[repr(C)]
pub struct Deque {
    header: Header,
    items: Cell<*mut Value>,
    /// A power of two, or 0.
    capacity: Cell<usize>,
    head: Cell<usize>,
    length: Cell<usize>,
    /// The greatest length, -1 for none.
    pub limit: Cell<i64>,
    /// Changes whenever items come or go.
    pub state: Cell<i64>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Deque {
    const KIND: Kind = Kind::Deque;
}

/// The offset of the number of items, which compiled code reads.
pub const LENGTH: usize = core::mem::offset_of!(Deque, length);

/// An empty deque.
pub fn new_of(kind: &'static Type, limit: i64) -> Owned {
    object::allocate(kind, 0, |header| Deque {
        header,
        items: Cell::new(core::ptr::null_mut()),
        capacity: Cell::new(0),
        head: Cell::new(0),
        length: Cell::new(0),
        limit: Cell::new(limit),
        state: Cell::new(0),
    })
}

/// The deque in a value that is known to be one.
pub fn of(deque: &Value) -> Ref<Deque> {
    deque.downcast().unwrap_or_else(|| crate::host::fatal("a deque was expected"))
}

impl Deque {
    /// Number of items.
    pub fn len(&self) -> usize {
        self.length.get()
    }
    fn slot(&self, i: usize) -> *mut Value {
        self.items.get().wrapping_add((self.head.get() + i) & (self.capacity.get() - 1))
    }
    /// The item at `i`, borrowed.
    pub fn get(&self, i: usize) -> Option<Value> {
        // SAFETY: below the length, so the slot is initialised.
        if i < self.len() { Some(unsafe { *self.slot(i) }) } else { None }
    }
    /// Replaces the item at `i`, which must exist.
    pub fn set(&self, i: usize, item: Owned) {
        debug_assert!(i < self.len());
        // SAFETY: as in `get`.
        let old = unsafe { self.slot(i).replace(item.into_raw()) };
        object::release(old);
    }
    /// Exchanges two items, which must exist.
    pub fn swap(&self, a: usize, b: usize) {
        // SAFETY: as in `get`.
        unsafe { core::ptr::swap(self.slot(a), self.slot(b)) }
    }
    /// Notes that items came or went.
    pub fn touch(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }
    fn grow(&self) {
        if self.len() < self.capacity.get() {
            return;
        }
        let capacity = (self.capacity.get() * 2).max(8);
        let items = buffer::allocate(capacity * size_of::<Value>()).cast::<Value>();
        for i in 0..self.len() {
            // SAFETY: the new block has room for all; the items move.
            unsafe { items.add(i).write(*self.slot(i)) };
        }
        // SAFETY: the old block had this size and its items were moved.
        unsafe { buffer::free(self.items.get().cast(), self.capacity.get() * size_of::<Value>()) }
        self.items.set(items);
        self.capacity.set(capacity);
        self.head.set(0);
    }
    /// Appends at the right; with a limit, what falls out at the left is returned.
    pub fn push(&self, item: Owned) -> Option<Owned> {
        if self.limit.get() == 0 {
            return Some(item);
        }
        self.grow();
        // SAFETY: there is room after the last item.
        unsafe { self.slot(self.len()).write(item.into_raw()) };
        self.length.set(self.len() + 1);
        self.touch();
        if self.is_over() { self.pop_left() } else { None }
    }
    /// Appends at the left; with a limit, what falls out at the right is returned.
    pub fn push_left(&self, item: Owned) -> Option<Owned> {
        if self.limit.get() == 0 {
            return Some(item);
        }
        self.grow();
        self.head.set(self.head.get().wrapping_sub(1) & (self.capacity.get() - 1));
        self.length.set(self.len() + 1);
        // SAFETY: there was room before the first item, which is now the first slot.
        unsafe { self.slot(0).write(item.into_raw()) };
        self.touch();
        if self.is_over() { self.pop() } else { None }
    }
    fn is_over(&self) -> bool {
        self.limit.get() >= 0 && self.len() as i64 > self.limit.get()
    }
    /// Removes the last item.
    pub fn pop(&self) -> Option<Owned> {
        let last = self.get(self.len().checked_sub(1)?)?;
        self.length.set(self.len() - 1);
        self.touch();
        Some(Owned::from_raw(last))
    }
    /// Removes the first item.
    pub fn pop_left(&self) -> Option<Owned> {
        let first = self.get(0)?;
        self.head.set((self.head.get() + 1) & (self.capacity.get() - 1));
        self.length.set(self.len() - 1);
        self.touch();
        Some(Owned::from_raw(first))
    }
    /// Inserts before `i <= len`; there is no limit in the way.
    pub fn insert(&self, i: usize, item: Owned) {
        drop(self.push(item));
        for j in (i + 1..self.len()).rev() {
            self.swap(j, j - 1);
        }
    }
    /// Removes the item at `i`, which must exist.
    pub fn remove(&self, i: usize) -> Option<Owned> {
        for j in i + 1..self.len() {
            self.swap(j, j - 1);
        }
        self.pop()
    }
    /// Turns the ring by `n` to the right.
    pub fn rotate(&self, n: i64) {
        if self.len() < 2 {
            return;
        }
        let length = self.len() as i64;
        let n = n.rem_euclid(length);
        if n <= length / 2 {
            for _ in 0..n {
                if let Some(item) = self.pop() {
                    drop(self.push_left(item));
                }
            }
        } else {
            for _ in n..length {
                if let Some(item) = self.pop_left() {
                    drop(self.push(item));
                }
            }
        }
    }
    /// Removes everything.
    pub fn clear(&self) {
        while let Some(item) = self.pop() {
            drop(item);
        }
    }
    /// Gives the memory back; there are no items left.
    pub fn free_items(&self) {
        // SAFETY: the block has this size and is not used any more.
        unsafe { buffer::free(self.items.get().cast(), self.capacity.get() * size_of::<Value>()) }
    }
}
