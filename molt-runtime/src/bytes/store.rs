//! Memory that a memoryview can look into: what `bytearray` and `array.array` hold.

use super::ByteArray;
use crate::error;
use crate::modules::array::Array;
use crate::types::Kind;
use crate::value::{Res, Value};
use alloc::vec::Vec;
use core::cell::{Cell, UnsafeCell};

/// Bytes that can change in place.
pub struct Store {
    bytes: UnsafeCell<Vec<u8>>,
    /// How many memoryviews look at the bytes: while any does, the length must not change.
    pub(crate) exports: Cell<usize>,
}

impl Store {
    /// A store of these bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Store {
        Store { bytes: UnsafeCell::new(bytes), exports: Cell::new(0) }
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
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn resizable(&self, refusal: &str) -> Res<&mut Vec<u8>> {
        if self.exports.get() > 0 {
            return Err(error::raise(&crate::exception::BUFFER_ERROR, refusal));
        }
        // SAFETY: as in `as_mut`.
        Ok(unsafe { &mut *self.bytes.get() })
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
