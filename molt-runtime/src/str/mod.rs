//! `str`: code points in 1, 2 or 4 bytes each, behind the header.
//!
//! The width is always the narrowest that fits, so equal strings have equal bytes. Lone surrogates are ordinary code
//! points. The code points follow the struct, so subclasses of `str` cannot append fields: their attributes live in the
//! side table.

mod arguments;
mod build;
mod case;
mod chars;
mod classify;
mod compare;
mod concat;
mod construct;
mod entries;
mod find;
pub mod format;
pub(crate) mod hash;
mod index;
mod methods;
mod pad;
mod replace;
mod repr;
mod rewrite;
mod search;
mod shown;
mod split;
mod strip;
pub mod unicode;
mod units;
mod utf8;

pub(crate) use arguments::{not_str, omitted, size as size_argument, string as string_argument, window};
pub use build::{StrBuilder, from_ascii, from_code_points, from_latin1, from_str, from_utf16_units};
pub(crate) use build::{Writer, from_ascii_parts, from_units};
pub use chars::from_char;
pub use classify::{RUNTIME as CLASSES, ascii_members};
pub use compare::{compare, equal};
pub(crate) use concat::check_length;
pub(crate) use concat::part;
pub use concat::{append, concat, join_all, repeat};
pub use entries::{RUNTIME, ascii, chr, chr_value, ord};
pub(crate) use entries::{known, times};
pub(crate) use find::find_char;
pub use find::{count, find, rfind};
pub use format::{format_builtin, format_bytes, format_value};
pub use hash::{hash, hash_bytes};
pub use index::{char_at, get_range, substring};
pub use methods::STR_METHODS;
pub use replace::replace;
pub(crate) use repr::push_escape;
pub use repr::{ascii_of, repr_into, repr_of};
pub use shown::join_shown;
pub(crate) use units::with_units;
pub use units::{CodePoints, Unit, Units, Width};
pub(crate) use utf8::{decode as decode_utf8, push_wtf8};
pub use utf8::{from_utf8_lossy, from_wtf8};

use crate::object::{self, Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::string::String;
use core::cell::Cell;

/// A string. The code points follow the struct. Compiled programs hold static ones of this layout:
/// header (flags: [`WIDTH_2`], [`WIDTH_4`], [`ASCII`]), length, cached hash (0: not computed), data at offset 32.
#[repr(C)]
pub struct Str {
    header: Header,
    /// Number of code points.
    length: Cell<usize>,
    /// Cached hash, 0 when not computed.
    hash: Cell<i64>,
}
/// Header flag: two bytes a code point.
pub const WIDTH_2: u32 = object::flag::OWN;
/// Header flag: four bytes a code point.
pub const WIDTH_4: u32 = object::flag::OWN << 1;
/// Header flag: all code points are below 128.
pub const ASCII: u32 = object::flag::OWN << 2;
/// Where the code points begin.
pub const DATA: usize = 32;

const _: () = assert!(size_of::<Str>() == DATA);

// SAFETY: repr(C), header first.
unsafe impl Object for Str {
    const KIND: Kind = Kind::Str;
}

impl Str {
    /// Number of code points.
    pub fn len(&self) -> usize {
        self.length.get()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Whether all code points are below 128.
    pub fn is_ascii(&self) -> bool {
        self.header.has(ASCII)
    }
    /// Bytes a code point.
    pub fn width(&self) -> Width {
        match self.header.flags() & (WIDTH_2 | WIDTH_4) {
            0 => Width::One,
            WIDTH_2 => Width::Two,
            _ => Width::Four,
        }
    }
    /// An upper bound of the code points that implies the same width and ASCII flag.
    pub fn bound(&self) -> u32 {
        match self.width() {
            Width::One if self.is_ascii() => 0x7F,
            Width::One => 0xFF,
            Width::Two => 0xFFFF,
            Width::Four => 0x10FFFF,
        }
    }
    fn data(&self) -> *mut u8 {
        core::ptr::from_ref(self).cast_mut().cast::<u8>().wrapping_add(DATA)
    }
    /// The code points, by width.
    pub fn units(&self) -> Units<'_> {
        let (data, length) = (self.data(), self.len());
        // SAFETY: `length` units of the flagged width follow the struct (layout above), aligned because `DATA` is; they
        // change only in `append`, which holds the one reference.
        unsafe {
            match self.width() {
                Width::One => Units::One(core::slice::from_raw_parts(data, length)),
                Width::Two => Units::Two(core::slice::from_raw_parts(data.cast(), length)),
                Width::Four => Units::Four(core::slice::from_raw_parts(data.cast(), length)),
            }
        }
    }
    /// The code points as bytes in memory.
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: as in `units`, every byte is initialised.
        unsafe { core::slice::from_raw_parts(self.data(), self.len() * self.width().bytes()) }
    }
    /// The text, if it is ASCII: the form most uses want.
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: ASCII is UTF-8.
        if self.is_ascii() { Some(unsafe { core::str::from_utf8_unchecked(self.bytes()) }) } else { None }
    }
    /// The code point at `index`, which must be in range.
    pub fn at(&self, index: usize) -> u32 {
        self.units().at(index)
    }
    /// The code points one by one.
    pub fn code_points(&self) -> CodePoints<'_> {
        self.units().code_points()
    }
    /// As Rust text, for messages: lone surrogates become U+FFFD.
    pub fn to_text(&self) -> String {
        self.code_points().map(|c| char::from_u32(c).unwrap_or('\u{FFFD}')).collect()
    }
    /// Whether the text is the same.
    pub fn is(&self, text: &str) -> bool {
        match self.as_ascii() {
            Some(own) => own == text,
            None => self.code_points().eq(text.chars().map(u32::from)),
        }
    }
    /// The value that points here, borrowed.
    pub fn value(&self) -> Value {
        object::value_of(self)
    }
    /// Whether it lies in the executable's own data, and so for ever.
    pub fn is_static(&self) -> bool {
        self.header.is_immortal()
    }
}

impl core::fmt::Debug for Str {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Debug::fmt(&self.to_text(), f)
    }
}

/// A string in the executable's own data: ASCII only. See [`literal!`](crate::literal).
#[repr(C)]
pub struct StaticStr<const N: usize> {
    head: Str,
    data: [u8; N],
}

// SAFETY: the count is atomic and never reaches zero; the cached hash is the same whoever computes it.
unsafe impl<const N: usize> Sync for StaticStr<N> {}

impl<const N: usize> StaticStr<N> {
    /// The string of an ASCII text of `N` bytes.
    pub const fn new(text: &str) -> StaticStr<N> {
        assert!(text.is_ascii() && text.len() == N);
        let mut data = [0; N];
        let mut i = 0;
        while i < N {
            data[i] = text.as_bytes()[i];
            i += 1;
        }
        StaticStr { head: Str { header: Header::immortal(&STR, ASCII), length: Cell::new(N), hash: Cell::new(0) }, data }
    }
    /// The value, borrowed for ever.
    pub const fn as_str(&'static self) -> &'static Str {
        &self.head
    }
    /// The value, borrowed for ever.
    pub fn value(&'static self) -> Value {
        object::value_of(&self.head)
    }
}

/// The value of an ASCII string literal, kept in static data: `literal!("__init__")`.
#[macro_export]
macro_rules! literal {
    ($text:expr) => {{
        static TEXT: $crate::str::StaticStr<{ $text.len() }> = $crate::str::StaticStr::new($text);
        TEXT.value()
    }};
}

/// The string `''`.
pub fn empty() -> Owned {
    crate::literal!("").to_owned()
}

/// The value as a `Str`, raising `TypeError: <what> must be str, not <type>` for others.
pub fn expect(value: Value, what: &str) -> Res<&'static Str> {
    match value.downcast::<Str>() {
        Some(s) => Ok(s),
        None => Err(crate::error::type_error(&[what, " must be str, not ", &value.type_of().name()].concat())),
    }
}

fn drop_str(value: Value) {
    if let Some(s) = value.downcast::<Str>() {
        let extra = s.len() * s.width().bytes();
        // SAFETY: the count is zero; made by `Writer::new`, or grown by `append`, with as many bytes after the struct.
        unsafe { object::free::<Str>(value, extra) }
    }
}

pub(crate) static SLOTS: Slots = Slots {
    str: Some(entries::str_slot),
    hash: Some(entries::hash_slot),
    len: Some(entries::len_slot),
    compare: Some(entries::compare_slot),
    binary: Some(entries::binary_slot),
    get_item: Some(entries::get_item_slot),
    contains: Some(entries::contains_slot),
    iter: Some(|this| Ok(crate::iterator::over_str(this))),
    format: Some(format::slot),
    new: Some(construct::construct),
    ..Slots::base(drop_str, entries::repr_slot)
};
/// `str`.
#[unsafe(export_name = "molt_type_str")]
pub static STR: Type = Type::core("str", Kind::Str, &SLOTS, Some(&OBJECT));

#[cfg(test)]
mod tests;
