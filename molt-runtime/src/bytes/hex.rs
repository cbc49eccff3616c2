//! `hex`, `fromhex`.

use super::{Bytes, known};
use crate::dispatch;
use crate::error::{type_error, value_error};
use crate::object;
use crate::str::{self, Str, StrBuilder, size_argument, string_argument};
use crate::types::Type;
use crate::value::{Res, Value};
use alloc::vec::Vec;

/// The bytes in hexadecimal, with a separator every few bytes (from the right, or the left when negative).
pub(crate) fn hex_text(bytes: &[u8], separator: Value, group: Value) -> Res {
    let group = size_argument(group, 1)?;
    let separator = if separator.is_absent() { None } else { Some(one_ascii(separator)?) };
    let size = group.unsigned_abs() as usize;
    let digits = b"0123456789abcdef";
    if separator.is_none() {
        let both = |byte: &u8| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]];
        let text: Vec<[u8; 2]> = bytes.iter().map(both).collect();
        return Ok(str::from_ascii(text.as_flattened()));
    }
    let mut out = StrBuilder::with_capacity(bytes.len() * 2);
    for (i, byte) in bytes.iter().enumerate() {
        let at_gap = |i: usize| if group > 0 { (bytes.len() - i).is_multiple_of(size) } else { i.is_multiple_of(size) };
        if let Some(separator) = separator.filter(|_| i > 0 && size > 0 && at_gap(i)) {
            out.push(separator);
        }
        out.push_ascii(&[digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]);
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
    let units = text.units();
    let digit = |i: usize| if i < units.len() { char::from_u32(units.at(i)).and_then(|c| c.to_digit(16)) } else { None };
    let mut bytes = Vec::new();
    let mut i = 0;
    while i < units.len() {
        if matches!(units.at(i), 0x09..=0x0D | 0x20) {
            i += 1;
            continue;
        }
        let bad = |at: usize| value_error(&alloc::format!("non-hexadecimal number found in fromhex() arg at position {at}"));
        let high = digit(i).ok_or_else(|| bad(i))?;
        let low = digit(i + 1).ok_or_else(|| bad(i + 1))?;
        bytes.push((high * 16 + low) as u8);
        i += 2;
    }
    Ok(bytes)
}
