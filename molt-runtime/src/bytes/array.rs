//! `bytearray`: the object and its slots. What changes it in place is in `mutate`.

use super::{construct, entries, mutate, repr};
use crate::error;
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;
use core::cell::{Cell, UnsafeCell};

/// A `bytearray` object.
#[repr(C)]
pub struct ByteArray {
    header: Header,
    bytes: UnsafeCell<Vec<u8>>,
    /// How many memoryviews look at the bytes: while any does, the length must not change.
    pub exports: Cell<usize>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

impl ByteArray {
    /// The bytes, until the next change.
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: objects belong to one thread; callers let go of the slice before anything can change the array.
        unsafe { &*self.bytes.get() }
    }
    /// The bytes, to be overwritten in place.
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn as_mut(&self) -> &mut [u8] {
        // SAFETY: as in `as_slice`; only leaf functions of this module write, one at a time.
        unsafe { &mut *self.bytes.get() }
    }
    /// The bytes, to be made more or fewer.
    ///
    /// # Errors
    /// `BufferError` while a memoryview looks at them.
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn resizable(&self) -> Res<&mut Vec<u8>> {
        if self.exports.get() > 0 {
            return Err(error::raise(&crate::exception::BUFFER_ERROR, "Existing exports of data: object cannot be re-sized"));
        }
        // SAFETY: as in `as_mut`.
        Ok(unsafe { &mut *self.bytes.get() })
    }
}

/// A `bytearray` with these bytes.
pub fn from_vec(bytes: Vec<u8>) -> Owned {
    from_vec_of(&BYTEARRAY, bytes)
}

/// An instance of `bytearray` or of a subclass.
pub(super) fn from_vec_of(kind: &'static Type, bytes: Vec<u8>) -> Owned {
    object::allocate(kind, 0, |header| ByteArray { header, bytes: UnsafeCell::new(bytes), exports: Cell::new(0) })
}

/// The array of a value known to be one.
pub(super) fn of(value: Value) -> &'static ByteArray {
    match value.downcast::<ByteArray>() {
        Some(array) => array,
        None => crate::host::fatal("a bytearray was expected"),
    }
}

fn drop_array(value: Value) {
    // SAFETY: the count is zero; the vector is dropped with the struct.
    unsafe { object::free::<ByteArray>(value, 0) }
}

/// `bytearray.__init__`, which a subclass calls apart: the bytes are those of a new array.
fn initialise(this: Value, args: Args) -> Res<()> {
    let made = construct::construct_bytearray(&BYTEARRAY, args)?;
    *of(this).resizable()? = core::mem::take(of(made.value()).resizable()?);
    Ok(())
}

static SLOTS: Slots = Slots {
    hash: None,
    truth: Some(entries::truth_slot),
    len: Some(entries::len_slot),
    compare: Some(entries::compare_slot),
    binary: Some(entries::binary_slot),
    in_place: Some(mutate::in_place_slot),
    get_item: Some(entries::get_item_slot),
    set_item: Some(mutate::set_item_slot),
    contains: Some(entries::contains_slot),
    iter: Some(|this| Ok(entries::iterate(this))),
    new: Some(construct::construct_bytearray),
    init: Some(initialise),
    ..Slots::base(drop_array, repr::repr_bytearray)
};
/// `bytearray`.
#[unsafe(export_name = "molt_type_bytearray")]
pub static BYTEARRAY: Type =
    Type::builtin("bytearray", Kind::ByteArray, &SLOTS, Some(&OBJECT)).with_methods(super::BYTEARRAY_METHODS);
