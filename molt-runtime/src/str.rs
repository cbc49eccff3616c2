//! `str`: code points in 1, 2 or 4 bytes each, behind the header.

use crate::object::{Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::Owned;
use core::cell::Cell;

/// A string. The code points follow the struct. Compiled programs hold static ones of this layout:
/// header (flags: [`WIDTH_2`], [`WIDTH_4`], [`ASCII`]), length, cached hash (0: not computed), data at offset 32.
#[repr(C)]
pub struct Str {
    header: Header,
    /// Number of code points.
    length: usize,
    /// Cached hash, 0 when not computed.
    hash: Cell<i64>,
}
/// Header flag: two bytes a code point.
pub const WIDTH_2: u32 = crate::object::flag::OWN;
/// Header flag: four bytes a code point.
pub const WIDTH_4: u32 = crate::object::flag::OWN << 1;
/// Header flag: all code points are below 128.
pub const ASCII: u32 = crate::object::flag::OWN << 2;

// SAFETY: repr(C), header first.
unsafe impl Object for Str {
    const KIND: Kind = Kind::Str;
}

static SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));
/// `str`.
pub static STR: Type = Type::builtin("str", Kind::Str, &SLOTS, Some(&OBJECT));

/// A string of ASCII text.
pub fn from_ascii(text: &[u8]) -> Owned {
    let value = crate::object::allocate(&STR, text.len(), |header| {
        header.set(ASCII, true);
        Str { header, length: text.len(), hash: Cell::new(0) }
    });
    // SAFETY: the text's bytes follow the struct just allocated with this much room.
    unsafe { core::ptr::copy_nonoverlapping(text.as_ptr(), (value.bits() as *mut u8).add(size_of::<Str>()), text.len()) };
    value
}
