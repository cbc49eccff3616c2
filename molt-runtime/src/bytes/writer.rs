//! Making `bytes` of known length in place.

use super::{BYTES, Bytes, DATA};
use crate::object;
use crate::types::Type;
use crate::value::Owned;
use core::cell::Cell;

/// Fills a fresh `bytes` object from left to right.
pub(crate) struct Writer {
    object: Owned,
    at: *mut u8,
    room: usize,
}

impl Writer {
    /// Room for `length` bytes.
    pub(crate) fn new(length: usize) -> Writer {
        Writer::of_type(&BYTES, length)
    }
    /// The same for an instance of a subclass.
    pub(crate) fn of_type(kind: &'static Type, length: usize) -> Writer {
        let object = object::allocate(kind, length, |header| Bytes { header, length, hash: Cell::new(0) });
        let at = (object.value().bits() as *mut u8).wrapping_add(DATA);
        Writer { object, at, room: length }
    }
    /// Appends bytes.
    #[inline]
    pub(crate) fn put(&mut self, bytes: &[u8]) {
        assert!(bytes.len() <= self.room, "a writer of bytes overflows");
        // SAFETY: room was just checked; `at` points to so many bytes in a fresh object that only we hold.
        unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), self.at, bytes.len()) };
        self.at = self.at.wrapping_add(bytes.len());
        self.room -= bytes.len();
    }
    /// Appends as many bytes as there is room for.
    pub(crate) fn fill(&mut self, bytes: impl Iterator<Item = u8>) {
        for byte in bytes.take(self.room) {
            // SAFETY: there is room for this byte, as in `put`.
            unsafe { self.at.write(byte) };
            self.at = self.at.wrapping_add(1);
            self.room -= 1;
        }
    }
    /// The object. It must be full.
    pub(crate) fn finish(self) -> Owned {
        assert!(self.room == 0, "a writer of bytes was not filled");
        self.object
    }
}
