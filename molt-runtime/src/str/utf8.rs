//! UTF-8 at the edges of the program: strict, lossy, and with lone surrogates (WTF-8).

use super::Str;
use super::build::{StrBuilder, from_ascii};
use super::units::{Unit, Units, with_units};
use crate::value::Owned;
use alloc::vec::Vec;

/// A string from UTF-8 in which three-byte surrogates may stand (how string literals are kept); anything else that is
/// malformed becomes U+FFFD.
pub fn from_wtf8(bytes: &[u8]) -> Owned {
    if bytes.is_ascii() {
        return from_ascii(bytes);
    }
    let mut out = StrBuilder::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        match rest {
            [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, tail @ ..] => {
                out.push(0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F));
                rest = tail;
            }
            _ => match decode(rest) {
                Ok((code, length)) => {
                    out.push(code);
                    rest = &rest[length..];
                }
                Err(length) => {
                    out.push(0xFFFD);
                    rest = &rest[length..];
                }
            },
        }
    }
    out.finish()
}

/// A string from bytes that should be UTF-8; what is not becomes U+FFFD.
pub fn from_utf8_lossy(bytes: &[u8]) -> Owned {
    match core::str::from_utf8(bytes) {
        Ok(text) => super::from_str(text),
        Err(_) => super::from_str(&alloc::string::String::from_utf8_lossy(bytes)),
    }
}

/// The code point at the start of (not empty) bytes and its length, or the length of the malformed part.
pub(crate) fn decode(bytes: &[u8]) -> Result<(u32, usize), usize> {
    let tail = |i: usize, low: u8, high: u8| bytes.get(i).filter(|&&b| (low..=high).contains(&b)).map(|&b| u32::from(b & 0x3F));
    let first = u32::from(bytes[0]);
    let (length, low, high, lead) = match bytes[0] {
        0..=0x7F => return Ok((first, 1)),
        0xC2..=0xDF => (2, 0x80, 0xBF, first & 0x1F),
        0xE0 => (3, 0xA0, 0xBF, 0),
        0xED => (3, 0x80, 0x9F, 0xD),
        0xE1..=0xEF => (3, 0x80, 0xBF, first & 0xF),
        0xF0 => (4, 0x90, 0xBF, 0),
        0xF1..=0xF3 => (4, 0x80, 0xBF, first & 7),
        0xF4 => (4, 0x80, 0x8F, 4),
        _ => return Err(1),
    };
    let mut code = lead;
    for i in 1..length {
        let (low, high) = if i == 1 { (low, high) } else { (0x80, 0xBF) };
        code = code << 6 | tail(i, low, high).ok_or(i)?;
    }
    Ok((code, length))
}

/// Appends a code point; surrogates come out in three bytes like the others.
pub(crate) fn push_wtf8(out: &mut Vec<u8>, code: u32) {
    match code {
        0..=0x7F => out.push(code as u8),
        0x80..=0x7FF => out.extend([0xC0 | (code >> 6) as u8, tail(code)]),
        0x800..=0xFFFF => out.extend([0xE0 | (code >> 12) as u8, tail(code >> 6), tail(code)]),
        _ => out.extend([0xF0 | (code >> 18) as u8, tail(code >> 12), tail(code >> 6), tail(code)]),
    }
}

/// How many bytes a code point takes.
fn encoded_length(code: u32) -> usize {
    1 + usize::from(code >= 0x80) + usize::from(code >= 0x800) + usize::from(code >= 0x10000)
}

fn tail(code: u32) -> u8 {
    0x80 | (code & 0x3F) as u8
}

impl Str {
    /// Appends the text in UTF-8.
    ///
    /// # Errors
    /// The position of the first lone surrogate; nothing has then been appended.
    pub fn push_utf8(&self, out: &mut Vec<u8>) -> Result<(), usize> {
        push_utf8(self.units(), out)
    }
    /// Appends the text in WTF-8: lone surrogates are kept.
    pub fn push_wtf8(&self, out: &mut Vec<u8>) {
        match self.as_ascii() {
            Some(text) => out.extend_from_slice(text.as_bytes()),
            None => self.code_points().for_each(|code| push_wtf8(out, code)),
        }
    }
}

/// Appends code points in UTF-8; an error gives the position of the first surrogate.
pub(crate) fn push_utf8(units: Units, out: &mut Vec<u8>) -> Result<(), usize> {
    if let Some(at) = units.position(|code| (0xD800..0xE000).contains(&code)) {
        return Err(at);
    }
    match units {
        Units::One(bytes) if bytes.is_ascii() => out.extend_from_slice(bytes),
        _ => {
            out.reserve(with_units!(units, |s| s.iter().map(|u| encoded_length(u.code())).sum()));
            units.code_points().for_each(|code| push_wtf8(out, code));
        }
    }
    Ok(())
}
