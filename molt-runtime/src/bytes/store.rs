//! Memory that a memoryview can look into: what `bytearray` and `array.array` hold.

use super::ByteArray;
use crate::error;
use crate::modules::array::Array;
use crate::types::Kind;
use crate::value::{Raised, Res, Value};
use alloc::vec::Vec;
use core::cell::{Cell, UnsafeCell};
use core::ops::{Deref, DerefMut};

/// Bytes that can change in place. Compiled code reads where they are, and how many.
#[repr(C)]
pub struct Store {
    start: Cell<*const u8>,
    length: Cell<usize>,
    bytes: UnsafeCell<Vec<u8>>,
    /// How many memoryviews look at the bytes: while any does, the length must not change.
    pub(crate) exports: Cell<usize>,
}

impl Store {
    /// A store of these bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Store {
        let (start, length) = (Cell::new(bytes.as_ptr()), Cell::new(bytes.len()));
        Store { start, length, bytes: UnsafeCell::new(bytes), exports: Cell::new(0) }
    }
    /// The bytes, until the next change.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[u8] {
        // SAFETY: objects belong to one thread; callers let go of the slice before anything can change the bytes.
        unsafe { &*self.bytes.get() }
    }
    /// The bytes, to be overwritten in place.
    #[inline]
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn as_mut(&self) -> &mut [u8] {
        // SAFETY: as in `as_slice`; only leaf functions write, one at a time.
        unsafe { &mut *self.bytes.get() }
    }
    /// The bytes, to be made more or fewer.
    ///
    /// # Errors
    /// `BufferError` with this message while a memoryview looks at them.
    #[inline]
    pub(crate) fn resizable(&self, refusal: &str) -> Res<Resizing<'_>> {
        if self.exports.get() > 0 {
            return Err(looked_at(refusal));
        }
        Ok(Resizing(self))
    }
}

/// The error of a change of length while something looks at the bytes.
pub(super) fn looked_at(refusal: &str) -> Raised {
    error::raise(&crate::exception::BUFFER_ERROR, refusal)
}

/// Where a store keeps the address of its bytes.
pub(super) const START: usize = core::mem::offset_of!(Store, start);
/// Where it keeps their number.
pub(super) const LENGTH: usize = core::mem::offset_of!(Store, length);

/// The bytes of a store while they are made more or fewer; at its end the store knows where they are.
pub(crate) struct Resizing<'a>(&'a Store);

impl Deref for Resizing<'_> {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        // SAFETY: as in `Store::as_slice`.
        unsafe { &*self.0.bytes.get() }
    }
}

impl DerefMut for Resizing<'_> {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        // SAFETY: as in `Store::as_mut`.
        unsafe { &mut *self.0.bytes.get() }
    }
}

impl Drop for Resizing<'_> {
    fn drop(&mut self) {
        self.0.start.set(self.as_ptr());
        self.0.length.set(self.len());
    }
}

/// The memory of an object that has such.
pub(crate) fn store(value: Value) -> Option<&'static Store> {
    match value.type_of().kind {
        Kind::ByteArray => value.downcast::<ByteArray>().map(|array| &array.store),
        Kind::Array => value.downcast::<Array>().map(|array| &array.store),
        _ => None,
    }
}
