//! `hex`, `fromhex`, and the digits they share with others.

use super::writer::Writer;
use super::{Bytes, known};
use crate::dispatch;
use crate::error::{type_error, value_error};
use crate::object;
use crate::str::{self, Str, StrBuilder, Unit, size_argument, string_argument, with_units};
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// The two digits of every byte.
static PAIRS: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut pairs = [[0; 2]; 256];
    let mut i = 0;
    while i < 256 {
        pairs[i] = [digits[i >> 4], digits[i & 15]];
        i += 1;
    }
    pairs
};
/// No hexadecimal digit.
const NONE: u8 = 0xFF;
/// The values of hexadecimal digits, [`NONE`] with all bits set for other bytes.
pub(crate) static VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut i = 0;
    while i < 16 {
        values[b"0123456789abcdef"[i] as usize] = i as u8;
        values[b"0123456789ABCDEF"[i] as usize] = i as u8;
        i += 1;
    }
    values
};

/// The value of a hexadecimal digit.
fn digit(code: u32) -> Option<u8> {
    u8::try_from(code).ok().map(|code| VALUES[usize::from(code)]).filter(|&value| value != NONE)
}

/// Gives the digits of the bytes to `put`, in pieces.
fn digits(bytes: &[u8], mut put: impl FnMut(&[u8])) {
    let mut piece = [[0; 2]; 64];
    for some in bytes.chunks(piece.len()) {
        some.iter().zip(&mut piece).for_each(|(&byte, pair)| *pair = PAIRS[usize::from(byte)]);
        put(piece[..some.len()].as_flattened());
    }
}

/// The digits of the bytes as bytes.
pub(crate) fn to_digits(bytes: &[u8]) -> Owned {
    let mut writer = Writer::new(bytes.len() * 2);
    digits(bytes, |piece| writer.put(piece));
    writer.finish()
}

/// The bytes in hexadecimal, with a separator every few bytes (from the right, or the left when negative).
pub(crate) fn hex_text(bytes: &[u8], separator: Value, group: Value) -> Res {
    let group = size_argument(group, 1)?;
    let separator = if separator.is_absent() { None } else { Some(one_ascii(separator)?) };
    let size = group.unsigned_abs() as usize;
    if separator.is_none() {
        if bytes.is_empty() {
            return Ok(str::empty());
        }
        let mut writer = str::Writer::new(bytes.len() * 2, 0x7F);
        digits(bytes, |piece| writer.ascii(piece));
        return Ok(writer.finish());
    }
    let mut out = StrBuilder::with_capacity(bytes.len() * 2);
    for (i, byte) in bytes.iter().enumerate() {
        let at_gap = |i: usize| if group > 0 { (bytes.len() - i).is_multiple_of(size) } else { i.is_multiple_of(size) };
        if let Some(separator) = separator.filter(|_| i > 0 && size > 0 && at_gap(i)) {
            out.push(separator);
        }
        out.push_ascii(&PAIRS[usize::from(*byte)]);
    }
    Ok(out.finish())
}

fn one_ascii(separator: Value) -> Res<u32> {
    if dispatch::length(separator)? != 1 {
        return Err(value_error("sep must be length 1."));
    }
    let code = match separator.downcast::<Str>() {
        Some(s) => s.at(0),
        None => match separator.downcast::<Bytes>() {
            Some(bytes) => bytes.as_slice()[0].into(),
            None => return Err(type_error("sep must be str or bytes.")),
        },
    };
    if code < 0x80 { Ok(code) } else { Err(value_error("sep must be ASCII.")) }
}

pub(super) fn hex(this: Value, separator: Value, group: Value) -> Res {
    hex_text(known(this), separator, group)
}

/// `bytes.fromhex(text)`, for `bytes`, `bytearray` and their subclasses.
pub(super) fn fromhex(kind: Value, text: Value) -> Res {
    let bytes = super::from_slice(&parse(string_argument(text, "fromhex() argument")?)?);
    let Some(kind) = kind.downcast::<Type>() else { return Ok(bytes) };
    if core::ptr::eq(kind, &super::BYTES) {
        return Ok(bytes);
    }
    if core::ptr::eq(kind, &super::BYTEARRAY) {
        return Ok(super::array::from_vec(known(bytes.value()).to_vec()));
    }
    dispatch::call_values(object::value_of(kind), &[bytes.value()])
}

fn parse(text: &Str) -> Res<Vec<u8>> {
    with_units!(text.units(), |units| parse_units(units))
}

fn parse_units<U: Unit>(units: &[U]) -> Res<Vec<u8>> {
    let digit = |i: usize| units.get(i).and_then(|unit| digit(unit.code()));
    let mut bytes = Vec::with_capacity(units.len() / 2);
    let mut i = 0;
    while i < units.len() {
        if matches!(units[i].code(), 0x09..=0x0D | 0x20) {
            i += 1;
            continue;
        }
        let bad = |at: usize| value_error(&alloc::format!("non-hexadecimal number found in fromhex() arg at position {at}"));
        let high = digit(i).ok_or_else(|| bad(i))?;
        let low = digit(i + 1).ok_or_else(|| bad(i + 1))?;
        bytes.push(high << 4 | low);
        i += 2;
    }
    Ok(bytes)
}
