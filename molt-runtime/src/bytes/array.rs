//! `bytearray`: the object and its slots. What changes it in place is in `mutate`.

use super::store::{self, Resizing};
use super::{Store, construct, entries, mutate, repr};
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// A `bytearray` object.
#[repr(C)]
pub struct ByteArray {
    header: Header,
    pub(crate) store: Store,
}
// SAFETY: repr(C), header first.
unsafe impl Object for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

impl ByteArray {
    /// The bytes, until the next change.
    pub fn as_slice(&self) -> &[u8] {
        self.store.as_slice()
    }
    /// The bytes, to be overwritten in place.
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn as_mut(&self) -> &mut [u8] {
        self.store.as_mut()
    }
    /// The bytes, to be made more or fewer.
    ///
    /// # Errors
    /// `BufferError` while a memoryview looks at them.
    pub(crate) fn resizable(&self) -> Res<Resizing<'_>> {
        self.store.resizable(RESIZED)
    }
}

/// Why a `bytearray` that is looked at keeps its length.
pub(super) const RESIZED: &str = "Existing exports of data: object cannot be re-sized";

/// Where a `bytearray` keeps the address of its bytes.
pub const START: usize = core::mem::offset_of!(ByteArray, store) + store::START;
/// Where it keeps their number.
pub const LENGTH: usize = core::mem::offset_of!(ByteArray, store) + store::LENGTH;

/// A `bytearray` with these bytes.
pub fn from_vec(bytes: Vec<u8>) -> Owned {
    from_vec_of(&BYTEARRAY, bytes)
}

/// An instance of `bytearray` or of a subclass.
pub(super) fn from_vec_of(kind: &'static Type, bytes: Vec<u8>) -> Owned {
    object::allocate(kind, 0, |header| ByteArray { header, store: Store::new(bytes) })
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
    *of(this).resizable()? = core::mem::take(&mut *of(made.value()).resizable()?);
    Ok(())
}

static SLOTS: Slots = Slots {
    hash: None,
    len: Some(entries::len_slot),
    compare: Some(entries::compare_slot),
    binary: Some(entries::binary_slot),
    in_place: Some(mutate::in_place_slot),
    get_item: Some(entries::get_item_slot),
    set_item: Some(mutate::set_item_slot),
    contains: Some(entries::contains_slot),
    iter: Some(|this| Ok(entries::iterate(this))),
    str: Some(repr::repr_bytearray),
    new: Some(construct::construct_bytearray),
    init: Some(initialise),
    ..Slots::base(drop_array, repr::repr_bytearray)
};
/// `bytearray`.
#[unsafe(export_name = "molt_type_bytearray")]
pub static BYTEARRAY: Type =
    Type::builtin("bytearray", Kind::ByteArray, &SLOTS, Some(&OBJECT)).with_methods(super::BYTEARRAY_METHODS);
