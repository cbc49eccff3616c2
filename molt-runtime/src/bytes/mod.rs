//! `bytes` and `bytearray`. Their methods are the same functions; what differs is the object they make.

mod arguments;
mod array;
mod construct;
mod entries;
mod hex;
mod methods;
mod mutate;
mod repr;
mod search;
mod split;
mod store;
mod text;
mod writer;

pub use array::{BYTEARRAY, ByteArray, LENGTH as ARRAY_LENGTH, START as ARRAY_START, from_vec as array_from_vec};
pub(crate) use construct::from_special;
pub use entries::RUNTIME;
pub(crate) use hex::{VALUES as HEX_VALUES, hex_text, to_digits};
pub use methods::{BYTEARRAY_METHODS, BYTES_METHODS};
pub use store::Store;
pub(crate) use store::{Resizing, store};

use crate::error::type_error;
use crate::object::{self, Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::vec::Vec;
use core::cell::Cell;

/// A `bytes` object. The bytes follow the struct. Compiled programs hold static ones of this layout: header, length, cached
/// hash (0: not computed), data at offset 32.
#[repr(C)]
pub struct Bytes {
    header: Header,
    length: usize,
    hash: Cell<i64>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Bytes {
    const KIND: Kind = Kind::Bytes;
}

/// Where the bytes begin.
pub const DATA: usize = 32;
const _: () = assert!(size_of::<Bytes>() == DATA);

impl Bytes {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        let data = core::ptr::from_ref(self).cast::<u8>().wrapping_add(DATA);
        // SAFETY: `length` bytes follow the struct and never change.
        unsafe { core::slice::from_raw_parts(data, self.length) }
    }
    /// The hash, cached: that of a string with the same bytes.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == 0 {
            self.hash.set(crate::str::hash_bytes(self.as_slice()));
        }
        self.hash.get()
    }
}

/// A `bytes` object with these bytes.
pub fn from_slice(bytes: &[u8]) -> Owned {
    from_slice_of(&BYTES, bytes)
}

/// An instance of `bytes` or of a subclass.
pub(crate) fn from_slice_of(kind: &'static Type, bytes: &[u8]) -> Owned {
    let mut writer = writer::Writer::of_type(kind, bytes.len());
    writer.put(bytes);
    writer.finish()
}

/// A `bytes` object with these bytes.
pub fn from_vec(bytes: Vec<u8>) -> Owned {
    from_slice(&bytes)
}

/// A new object of the kind of `like`: `bytearray` for one, else `bytes`.
pub(crate) fn make_like(like: Value, bytes: &[u8]) -> Owned {
    match like.downcast::<ByteArray>() {
        Some(_) => array::from_vec(bytes.to_vec()),
        None => from_slice(bytes),
    }
}

/// The same of the bytes of two slices, one after the other.
fn make_joined(like: Value, first: &[u8], second: &[u8]) -> Owned {
    if like.downcast::<ByteArray>().is_some() {
        return array::from_vec([first, second].concat());
    }
    let mut writer = writer::Writer::new(first.len() + second.len());
    writer.put(first);
    writer.put(second);
    writer.finish()
}

/// The same of bytes each mapped to another.
fn make_mapped(like: Value, bytes: &[u8], map: impl FnMut(u8) -> u8) -> Owned {
    let mapped = bytes.iter().copied().map(map);
    if like.downcast::<ByteArray>().is_some() {
        return array::from_vec(mapped.collect());
    }
    let mut writer = writer::Writer::new(bytes.len());
    writer.fill(mapped);
    writer.finish()
}

/// The bytes of a bytes-like object. No code of the program may run while they are looked at.
pub fn view(value: Value) -> Option<&'static [u8]> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Some(bytes.as_slice());
    }
    match value.type_of().kind {
        Kind::ByteArray | Kind::Array => store(value).map(Store::as_slice),
        Kind::MemoryView => crate::memoryview::contiguous(value),
        _ => None,
    }
}

/// The bytes of a value known to be `bytes` or `bytearray`.
pub(crate) fn known(value: Value) -> &'static [u8] {
    match view(value) {
        Some(bytes) => bytes,
        None => crate::host::fatal("a bytes object was expected"),
    }
}

/// The bytes of an argument, or `TypeError: a bytes-like object is required, not 'str'`.
pub fn required(value: Value) -> Res<&'static [u8]> {
    view(value).ok_or_else(|| not_bytes_like(value, "a bytes-like object is required"))
}

#[cold]
pub(crate) fn not_bytes_like(value: Value, what: &str) -> Raised {
    type_error(&[what, ", not '", &crate::dispatch::type_name(value), "'"].concat())
}

fn drop_bytes(value: Value) {
    if let Some(bytes) = value.downcast::<Bytes>() {
        // SAFETY: the count is zero; made by `from_slice_of` with as many bytes after the struct.
        unsafe { object::free::<Bytes>(value, bytes.length) }
    }
}

static SLOTS: Slots = Slots {
    hash: Some(|this| Ok(this.downcast::<Bytes>().map_or(0, Bytes::hash))),
    len: Some(entries::len_slot),
    compare: Some(entries::compare_slot),
    binary: Some(entries::binary_slot),
    get_item: Some(entries::get_item_slot),
    contains: Some(entries::contains_slot),
    iter: Some(|this| Ok(entries::iterate(this))),
    str: Some(repr::repr_bytes),
    new: Some(construct::construct_bytes),
    ..Slots::base(drop_bytes, repr::repr_bytes)
};
/// `bytes`.
#[unsafe(export_name = "molt_type_bytes")]
pub static BYTES: Type = Type::builtin("bytes", Kind::Bytes, &SLOTS, Some(&OBJECT));
