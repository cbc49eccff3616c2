//! Making strings: a writer for a known length and width, a builder for everything else.

use super::units::{Unit, Units, Width, with_units};
use super::{ASCII, DATA, STR, Str, WIDTH_2, WIDTH_4};
use crate::object;
use crate::types::Type;
use crate::value::{Owned, Value};
use alloc::vec::Vec;
use core::cell::Cell;

/// The flags of a string whose greatest code point has the highest bit of `bound`.
fn flags(bound: u32) -> u32 {
    match bound {
        0..=0x7F => ASCII,
        0x80..=0xFF => 0,
        0x100..=0xFFFF => WIDTH_2,
        _ => WIDTH_4,
    }
}

/// Fills a fresh string of known length and width from left to right.
pub(crate) struct Writer {
    string: Owned,
    data: *mut u8,
    width: Width,
    length: usize,
    at: usize,
}

impl Writer {
    /// Room for `length` code points up to `bound`, which must really occur or be implied by an equal width and ASCII flag.
    pub(crate) fn new(length: usize, bound: u32) -> Writer {
        Writer::of_type(&STR, length, bound)
    }
    /// The same for an instance of a subclass.
    pub(crate) fn of_type(kind: &'static Type, length: usize, bound: u32) -> Writer {
        let width = Width::of(bound);
        let string = object::allocate(kind, length * width.bytes(), |header| {
            header.set(flags(bound), true);
            Str { header, length: Cell::new(length), hash: Cell::new(0) }
        });
        let data = (string.value().bits() as *mut u8).wrapping_add(DATA);
        Writer { string, data, width, length, at: 0 }
    }
    /// Appends code points; wider ones than promised are cut.
    #[inline]
    pub(crate) fn units(&mut self, units: Units) {
        assert!(units.len() <= self.length - self.at, "a string writer overflows");
        match (units, self.width) {
            (Units::One(bytes), Width::One) => {
                // SAFETY: room was just checked; `data` points to `length` bytes in a fresh object that only we hold.
                unsafe { copy_bytes(bytes.as_ptr(), self.data.add(self.at), bytes.len()) };
                self.at += bytes.len();
            }
            _ => self.wide_units(units),
        }
    }
    /// The same for room that was checked, in every width.
    fn wide_units(&mut self, units: Units) {
        let data = self.data;
        // SAFETY: room was just checked; `data` points to `length` units of `width` in a fresh object that only we hold.
        unsafe {
            match self.width {
                Width::One => copy(units, data.add(self.at)),
                Width::Two => copy(units, data.cast::<u16>().add(self.at)),
                Width::Four => copy(units, data.cast::<u32>().add(self.at)),
            }
        }
        self.at += units.len();
    }
    /// Appends a string.
    pub(crate) fn str(&mut self, s: &Str) {
        self.units(s.units());
    }
    /// Appends `n` copies of a string: what is there is doubled.
    pub(crate) fn repeat(&mut self, s: &Str, n: usize) {
        assert!(n == 0 || s.len() <= (self.length - self.at) / n, "a string writer overflows");
        if n == 0 || s.is_empty() {
            return;
        }
        let (start, all) = (self.at, s.len() * n);
        self.str(s);
        let bytes = self.width.bytes();
        let first = self.data.wrapping_add(start * bytes);
        let mut done = s.len();
        while done < all {
            let more = done.min(all - done);
            // SAFETY: room for all was just checked; the first `done` units are written, and the copy lies behind them.
            unsafe { core::ptr::copy_nonoverlapping(first, first.add(done * bytes), more * bytes) };
            done += more;
        }
        self.at = start + all;
    }
    /// Appends one code point.
    pub(crate) fn push(&mut self, code: u32) {
        self.fill(code, 1);
    }
    /// Appends `n` times the same code point.
    pub(crate) fn fill(&mut self, code: u32, n: usize) {
        assert!(n <= self.length - self.at, "a string writer overflows");
        for at in self.at..self.at + n {
            // SAFETY: room was just checked, as in `units`.
            unsafe {
                match self.width {
                    Width::One => self.data.add(at).write(code as u8),
                    Width::Two => self.data.cast::<u16>().add(at).write(code as u16),
                    Width::Four => self.data.cast::<u32>().add(at).write(code),
                }
            }
        }
        self.at += n;
    }
    /// Appends ASCII text.
    pub(crate) fn ascii(&mut self, text: &[u8]) {
        self.units(Units::One(text));
    }
    /// Appends ASCII text, each byte mapped to ASCII, to a string of one byte a code point.
    pub(crate) fn ascii_mapped(&mut self, text: &[u8], mut map: impl FnMut(u8) -> u8) {
        assert!(text.len() <= self.length - self.at && self.width == Width::One, "a string writer overflows");
        for &byte in text {
            // SAFETY: room was just checked, as in `units`.
            unsafe { self.data.add(self.at).write(map(byte)) };
            self.at += 1;
        }
    }
    /// The string. It must be full.
    pub(crate) fn finish(self) -> Owned {
        assert!(self.at == self.length, "a string writer was not filled");
        self.string
    }
}

/// Copies units, changing width.
///
/// # Safety
/// There must be room for all of `units` at `to`.
pub(super) unsafe fn copy<T: Unit>(units: Units, to: *mut T) {
    // SAFETY: by the contract.
    with_units!(units, |s| unsafe { copy_slice(s, to) });
}

/// # Safety
/// As [`copy`].
unsafe fn copy_slice<U: Unit, T: Unit>(s: &[U], to: *mut T) {
    // SAFETY: by the contract; units of one size are the same integers.
    unsafe {
        if size_of::<U>() == size_of::<T>() {
            copy_bytes(s.as_ptr().cast(), to.cast(), size_of_val(s));
        } else {
            for (i, &u) in s.iter().enumerate() {
                to.add(i).write(T::narrow(u.code()));
            }
        }
    }
}

/// `memcpy`, without the call where there is little to copy: most strings are short.
///
/// # Safety
/// As `copy_nonoverlapping`.
#[inline]
pub(super) unsafe fn copy_bytes(from: *const u8, to: *mut u8, n: usize) {
    /// Copies the first and the last `N` bytes, which may overlap.
    unsafe fn ends<const N: usize>(from: *const u8, to: *mut u8, n: usize) {
        // SAFETY: `N <= n`, by the caller.
        unsafe {
            let last = from.add(n - N).cast::<[u8; N]>().read_unaligned();
            to.cast::<[u8; N]>().write_unaligned(from.cast::<[u8; N]>().read_unaligned());
            to.add(n - N).cast::<[u8; N]>().write_unaligned(last);
        }
    }
    // SAFETY: by the contract; each arm copies within the `n` bytes.
    unsafe {
        match n {
            0 => {}
            1..4 => {
                to.write(from.read());
                to.add(n / 2).write(from.add(n / 2).read());
                to.add(n - 1).write(from.add(n - 1).read());
            }
            4..8 => ends::<4>(from, to, n),
            8..17 => ends::<8>(from, to, n),
            _ => core::ptr::copy_nonoverlapping(from, to, n),
        }
    }
}

/// A new string of these code points, as narrow as it can be.
pub(crate) fn from_units(units: Units) -> Owned {
    match units.len() {
        0 => super::empty(),
        1 => super::from_char(units.at(0)),
        length => {
            let mut writer = Writer::new(length, units.bound());
            writer.units(units);
            writer.finish()
        }
    }
}

/// A string from ASCII text.
pub fn from_ascii(text: &[u8]) -> Owned {
    debug_assert!(text.is_ascii());
    from_units(Units::One(text))
}

/// A string from pieces of ASCII text, not all of them empty.
pub(crate) fn from_ascii_parts<const N: usize>(parts: [&[u8]; N]) -> Owned {
    let mut writer = Writer::new(parts.iter().map(|part| part.len()).sum(), 0x7F);
    parts.iter().for_each(|part| writer.ascii(part));
    writer.finish()
}

/// A string from Latin-1 bytes.
pub fn from_latin1(bytes: &[u8]) -> Owned {
    from_units(Units::One(bytes))
}

/// A string from code points of the basic plane (no surrogate pairs are joined).
pub fn from_utf16_units(units: &[u16]) -> Owned {
    from_units(Units::Two(units))
}

/// A string from code points.
pub fn from_code_points(codes: &[u32]) -> Owned {
    from_units(Units::Four(codes))
}

/// A string from Rust text.
pub fn from_str(text: &str) -> Owned {
    if text.is_ascii() {
        return from_ascii(text.as_bytes());
    }
    // The leading bytes tell how many code points there are and how wide they get.
    let length = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
    let bound = match text.bytes().max().unwrap_or(0) {
        0..0xC4 => 0xFF,
        0xC4..0xF0 => 0xFFFF,
        _ => 0x10FFFF,
    };
    if length == 1 {
        return super::from_char(text.chars().next().unwrap_or_default().into());
    }
    let mut writer = Writer::new(length, bound);
    for c in text.chars() {
        writer.push(c.into());
    }
    writer.finish()
}

/// Collects code points, widening its storage when a wider one comes.
pub struct StrBuilder {
    pub(super) buffer: Buffer,
    pub(super) bits: u32,
}

pub(super) enum Buffer {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

macro_rules! with_buffer {
    ($buffer:expr, |$v:ident| $body:expr) => {
        match $buffer {
            Buffer::One($v) => $body,
            Buffer::Two($v) => $body,
            Buffer::Four($v) => $body,
        }
    };
}

impl Default for StrBuilder {
    fn default() -> StrBuilder {
        StrBuilder::new()
    }
}

impl StrBuilder {
    /// An empty builder.
    pub const fn new() -> StrBuilder {
        StrBuilder { buffer: Buffer::One(Vec::new()), bits: 0 }
    }
    /// Room for `n` code points.
    pub fn with_capacity(n: usize) -> StrBuilder {
        StrBuilder { buffer: Buffer::One(Vec::with_capacity(n)), bits: 0 }
    }
    /// Code points so far.
    pub fn len(&self) -> usize {
        with_buffer!(&self.buffer, |v| v.len())
    }
    /// Whether there are none so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Appends a code point (lone surrogates included).
    pub fn push(&mut self, code: u32) {
        if let (Buffer::One(v), 0..=0xFF) = (&mut self.buffer, code) {
            self.bits |= code;
            v.push(code as u8);
        } else {
            self.push_units(Units::Four(&[code]));
        }
    }
    /// Appends a character.
    pub fn push_char(&mut self, c: char) {
        self.push(c.into());
    }
    /// Appends the same code point `n` times.
    pub fn push_run(&mut self, code: u32, n: usize) {
        if n == 0 {
            return;
        }
        self.push(code);
        with_buffer!(&mut self.buffer, |v| v.resize(v.len() + n - 1, Unit::narrow(code)));
    }
    /// Appends ASCII text, the cheap way.
    pub fn push_ascii(&mut self, text: &[u8]) {
        debug_assert!(text.is_ascii());
        match &mut self.buffer {
            Buffer::One(v) => extend(v, Units::One(text)),
            _ => self.push_units(Units::One(text)),
        }
    }
    /// Appends Rust text.
    pub fn push_text(&mut self, text: &str) {
        if text.is_ascii() {
            return self.push_ascii(text.as_bytes());
        }
        for c in text.chars() {
            self.push(c.into());
        }
    }
    /// Appends a string.
    pub fn push_str(&mut self, s: &Str) {
        self.push_units(s.units());
    }
    /// Appends a value that is a string; others are ignored.
    pub fn push_value(&mut self, value: Value) {
        if let Some(s) = value.downcast::<Str>() {
            self.push_str(s);
        }
    }
    /// Appends code points.
    pub fn push_units(&mut self, units: Units) {
        let bits = units.bound();
        if Width::of(bits) > Width::of(self.bits) {
            self.widen(Width::of(bits));
        }
        self.bits |= bits;
        match &mut self.buffer {
            Buffer::One(v) => extend(v, units),
            Buffer::Two(v) => extend(v, units),
            Buffer::Four(v) => extend(v, units),
        }
    }
    #[allow(clippy::unnecessary_cast)] // One line serves buffers of every width.
    pub(super) fn widen(&mut self, width: Width) {
        let wider = match width {
            Width::One => return,
            Width::Two => Buffer::Two(with_buffer!(&self.buffer, |v| v.iter().map(|&u| u as u16).collect())),
            Width::Four => Buffer::Four(with_buffer!(&self.buffer, |v| v.iter().map(|&u| u as u32).collect())),
        };
        self.buffer = wider;
    }
    /// The one ASCII character that came behind a place; nothing where there is another one, or not just one.
    pub(super) fn only_ascii_since(&self, place: usize) -> Option<u8> {
        let last = self.len().checked_sub(1).filter(|&last| last == place)?;
        u8::try_from(self.units().at(last)).ok().filter(u8::is_ascii)
    }
    /// What was collected so far.
    pub fn units(&self) -> Units<'_> {
        with_buffer!(&self.buffer, |v| Unit::view(v.as_slice()))
    }
    /// The string.
    pub fn finish(self) -> Owned {
        from_units(self.units())
    }
}

fn extend<T: Unit>(v: &mut Vec<T>, units: Units) {
    v.reserve(units.len());
    // SAFETY: room was reserved; every new item is written by `copy`.
    unsafe {
        copy(units, v.as_mut_ptr().add(v.len()));
        v.set_len(v.len() + units.len());
    }
}

impl core::fmt::Write for StrBuilder {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.push_text(text);
        Ok(())
    }
}
