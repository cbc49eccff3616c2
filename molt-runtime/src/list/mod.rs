//! `list`: an array of values that grows.

pub mod bools;
mod entry;
mod merge;
mod methods;
mod prefix;
mod protocol;
mod slices;
mod sort;

pub use entry::RUNTIME;
pub use methods::LIST_METHODS;
pub use protocol::extend;
pub use slices::{get_range, get_slice, set_slice};
pub use sort::{less, sort, sort_pairs, sort_values};

use crate::buffer;
use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Value, borrowed};
use alloc::vec::Vec;
use core::cell::Cell;

/// A list. Compiled code reads `items` at offset 16, `length` at 24 and `capacity` at 32.
#[repr(C)]
pub struct List {
    header: Header,
    items: Cell<*mut Value>,
    length: Cell<usize>,
    capacity: Cell<usize>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for List {
    const KIND: Kind = Kind::List;
}

/// Where a list keeps for how many items it has room.
pub const CAPACITY: usize = core::mem::offset_of!(List, capacity);

/// `list`.
#[unsafe(export_name = "molt_type_list")]
pub static LIST: Type = Type::builtin("list", Kind::List, &protocol::SLOTS, Some(&OBJECT));

/// An empty list with room for `capacity` items.
pub fn new(capacity: usize) -> Owned {
    new_of(&LIST, capacity)
}

/// An empty list of `kind`, which is `list` or a subclass.
pub fn new_of(kind: &'static Type, capacity: usize) -> Owned {
    let items = buffer::allocate(capacity * size_of::<Value>()).cast();
    object::allocate(kind, 0, |header| List {
        header,
        items: Cell::new(items),
        length: Cell::new(0),
        capacity: Cell::new(capacity),
    })
}

/// A list of these items.
pub fn from_vec(items: Vec<Owned>) -> Owned {
    let list = new(items.len());
    of(&list).extend_from_owned(borrowed(&items));
    // Their counts are the list's now.
    items.into_iter().for_each(core::mem::forget);
    list
}

/// A list of borrowed items.
pub fn from_slice(items: &[Value]) -> Owned {
    let list = new(items.len());
    of(&list).extend_from_slice(items);
    list
}

/// A list that holds `item` so many times.
pub fn filled(item: Value, count: usize) -> Owned {
    let list = new(count);
    let this = of(&list);
    for _ in 0..count {
        this.push(item.to_owned());
    }
    list
}

/// Makes the methods known by name.
pub fn install() {
    LIST.install(LIST_METHODS);
}

/// The list in a value that is known to be one.
pub fn of(list: &Value) -> Ref<List> {
    match list.downcast() {
        Some(list) => list,
        None => crate::host::fatal("a list was expected"),
    }
}

impl List {
    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.length.get()
    }
    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The items, for a moment in which no code of the program can run.
    pub fn items(&self) -> &[Value] {
        if self.is_empty() {
            return &[];
        }
        // SAFETY: `items` holds `length` initialised values; the caller runs nothing that changes the list meanwhile.
        unsafe { core::slice::from_raw_parts(self.items.get(), self.len()) }
    }
    /// The items, to be rearranged in a moment in which no code of the program can run. The counts stay with the slots.
    #[allow(clippy::mut_from_ref)]
    fn items_mut(&self) -> &mut [Value] {
        if self.is_empty() {
            return &mut [];
        }
        // SAFETY: as `items`; there is no other borrow, because callers keep it within one statement block of their own.
        unsafe { core::slice::from_raw_parts_mut(self.items.get(), self.len()) }
    }
    /// Makes room for what is about to be appended to a list that never had any, as CPython does: an even number of places.
    pub fn make_room(&self, items: usize) {
        if self.capacity.get() == 0 && items != 0 {
            self.set_capacity((items + 1) & !1);
        }
    }
    /// For how many items there is room.
    pub fn room(&self) -> usize {
        self.capacity.get()
    }
    /// The item at `i`, borrowed.
    #[inline]
    pub fn get(&self, i: usize) -> Option<Value> {
        // SAFETY: below `length`, so initialised.
        if i < self.len() { Some(unsafe { *self.items.get().add(i) }) } else { None }
    }
    /// Replaces the item at `i`, which must exist; the old one is released last.
    #[inline]
    pub fn set(&self, i: usize, item: Owned) {
        debug_assert!(i < self.len());
        // SAFETY: below `length`.
        let slot = unsafe { &mut *self.items.get().add(i) };
        let old = core::mem::replace(slot, item.into_raw());
        object::release(old);
    }
    /// Appends.
    #[inline]
    pub fn push(&self, item: Owned) {
        let n = self.len();
        if n == self.capacity.get() {
            self.grow(n + 1);
        }
        // SAFETY: there is room for one more.
        unsafe { *self.items.get().add(n) = item.into_raw() };
        self.length.set(n + 1);
    }
    /// Exchanges two items, which must exist.
    pub fn swap(&self, a: usize, b: usize) {
        self.items_mut().swap(a, b);
    }
    /// Keeps only the first `n` items.
    pub fn truncate(&self, n: usize) {
        if n < self.len() {
            drop(self.splice(n, self.len(), &[]));
        }
    }
    /// Removes the last item.
    pub fn pop(&self) -> Option<Owned> {
        let n = self.len().checked_sub(1)?;
        // SAFETY: the last initialised slot, whose count passes to the caller.
        let item = unsafe { *self.items.get().add(n) };
        self.length.set(n);
        self.shrink();
        Some(Owned::from_raw(item))
    }
    /// Appends borrowed items, which may not lie in this list.
    pub fn extend_from_slice(&self, items: &[Value]) {
        self.extend_from_owned(items);
        items.iter().for_each(|&item| object::retain(item));
    }
    /// Appends items whose counts are given away; they may not lie in this list.
    fn extend_from_owned(&self, items: &[Value]) {
        if items.is_empty() {
            return;
        }
        self.reserve(items.len());
        let length = self.len();
        // SAFETY: there is room for all of them behind the last item.
        unsafe { core::ptr::copy_nonoverlapping(items.as_ptr(), self.items.get().add(length), items.len()) };
        self.length.set(length + items.len());
    }
    /// Makes room for `more` items at the end.
    pub fn reserve(&self, more: usize) {
        let needed = self.len() + more;
        if needed > self.capacity.get() {
            self.grow(needed);
        }
    }
    /// Puts `items` (whose counts are given away) in the place of `start .. end` and returns what was there, the last first, so that the
    /// caller releases it in that order when the list is whole again.
    fn splice(&self, start: usize, end: usize, items: &[Value]) -> Vec<Owned> {
        let removed = self.items()[start..end].iter().rev().map(|&old| Owned::from_raw(old)).collect();
        let old_length = self.len();
        let new_length = old_length - (end - start) + items.len();
        if new_length > self.capacity.get() {
            self.grow(new_length);
        }
        // SAFETY: there is room for `new_length`; the tail moves within the block, the gap is then filled.
        unsafe {
            let base = self.items.get();
            if old_length > end {
                core::ptr::copy(base.add(end), base.add(start + items.len()), old_length - end);
            }
            if !items.is_empty() {
                core::ptr::copy_nonoverlapping(items.as_ptr(), base.add(start), items.len());
            }
        }
        self.length.set(new_length);
        self.shrink();
        removed
    }
    /// Inserts before position `i <= len`.
    pub fn insert(&self, i: usize, item: Owned) {
        drop(self.splice(i, i, &[item.into_raw()]));
    }
    /// Removes and returns the item at `i`, which must exist.
    pub fn remove(&self, i: usize) -> Owned {
        let n = self.len();
        debug_assert!(i < n);
        // SAFETY: the slot is initialised and its count passes to the caller; the tail moves down within the block.
        let item = unsafe {
            let slot = self.items.get().add(i);
            let item = *slot;
            core::ptr::copy(slot.add(1), slot, n - i - 1);
            item
        };
        self.length.set(n - 1);
        self.shrink();
        Owned::from_raw(item)
    }
    /// Takes all items and their counts, leaving the list empty and without memory.
    fn take(&self) -> Taken {
        let taken = Taken { items: self.items.get(), length: self.len(), capacity: self.capacity.get() };
        self.items.set(core::ptr::null_mut());
        self.length.set(0);
        self.capacity.set(0);
        taken
    }
    /// Releases all items.
    pub fn clear(&self) {
        drop(self.take());
    }

    /// Room for `length` items and, as in CPython, an eighth more.
    #[cold]
    fn grow(&self, length: usize) {
        let mut capacity = (length + (length >> 3) + 6) & !3;
        if length - self.len() > capacity - length {
            capacity = (length + 3) & !3;
        }
        self.set_capacity(capacity);
    }
    /// Gives memory back when less than half of it is used.
    #[inline]
    fn shrink(&self) {
        let (length, capacity) = (self.len(), self.capacity.get());
        if length < capacity >> 1 && capacity > 64 {
            self.set_capacity(((length + (length >> 3) + 6) & !3).max(length));
        }
    }
    fn set_capacity(&self, capacity: usize) {
        let size = size_of::<Value>();
        // SAFETY: the block belongs to this list and has the recorded size.
        let items = unsafe { buffer::resize(self.items.get().cast(), self.capacity.get() * size, capacity * size) };
        self.items.set(items.cast());
        self.capacity.set(capacity);
    }
}

/// Items taken out of a list, released when dropped.
struct Taken {
    items: *mut Value,
    length: usize,
    capacity: usize,
}

impl Taken {
    fn as_mut_slice(&mut self) -> &mut [Value] {
        if self.length == 0 {
            return &mut [];
        }
        // SAFETY: the block is ours alone.
        unsafe { core::slice::from_raw_parts_mut(self.items, self.length) }
    }
    /// Puts the items back into `list`, and returns what the list had got meanwhile.
    fn restore(self, list: &List) -> Taken {
        let meanwhile = list.take();
        list.items.set(self.items);
        list.length.set(self.length);
        list.capacity.set(self.capacity);
        core::mem::forget(self);
        meanwhile
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        // The last goes first, as in CPython (`list_dealloc`).
        for &item in self.as_mut_slice().iter().rev() {
            object::release(item);
        }
        // SAFETY: the block is ours and has this size.
        unsafe { buffer::free(self.items.cast(), self.capacity * size_of::<Value>()) }
    }
}

#[cfg(test)]
mod tests;
