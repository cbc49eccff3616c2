//! Bytes to text.

use super::charmap::Charmap;
use super::errors::decode_error;
use super::utf16::{mark, unit_at};
use super::{Encoding, Errors, escape, registered};
use crate::str::{self, StrBuilder, decode_utf8, push_escape};
use crate::value::Res;

/// The text of some bytes.
pub fn decode(bytes: &[u8], encoding: Encoding, errors: Errors) -> Res {
    let input = Input { bytes, encoding, errors };
    match encoding {
        Encoding::Latin1 => Ok(str::from_latin1(bytes)),
        Encoding::Utf8 | Encoding::Ascii if bytes.is_ascii() => Ok(str::from_ascii(bytes)),
        Encoding::Utf8 => match core::str::from_utf8(bytes) {
            Ok(text) => Ok(str::from_str(text)),
            Err(_) => utf8(&input, 0),
        },
        Encoding::Utf8Sig => utf8(&input, if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 }),
        Encoding::Ascii => ascii(&input),
        Encoding::Charmap(map) => charmap(&input, map),
        Encoding::UnicodeEscape => escape::decode(&input, false),
        Encoding::RawUnicodeEscape => escape::decode(&input, true),
        Encoding::Utf16(order) => utf16(&input, mark(bytes, order, false)),
        Encoding::Utf32(order) => utf32(&input, mark(bytes, order, true)),
    }
}

/// What is being decoded, and how.
pub(super) struct Input<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) encoding: Encoding,
    errors: Errors,
}

impl Input<'_> {
    /// Puts something in place of the malformed bytes `start .. end`; gives the place to go on from.
    pub(super) fn handle(&self, out: &mut StrBuilder, start: usize, end: usize, reason: &str) -> Res<usize> {
        let failed = || decode_error(self.encoding_name(), self.bytes, start, end, reason);
        let bad = &self.bytes[start..end];
        match self.errors {
            Errors::Strict => return Err(failed()),
            Errors::Unknown(name) => {
                failed();
                let error = crate::exception::take();
                let (text, at) = registered::handled(name, error.value(), self.bytes.len(), true)?;
                text.downcast::<str::Str>().iter().for_each(|text| text.units().code_points().for_each(|code| out.push(code)));
                return Ok(at);
            }
            Errors::Ignore => {}
            Errors::Replace => out.push(0xFFFD),
            Errors::BackslashReplace => bad.iter().for_each(|&byte| push_escape(out, byte.into())),
            Errors::XmlCharRefReplace => {
                return Err(crate::error::type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
            Errors::SurrogateEscape => {
                let escaped = bad.iter().take_while(|&&byte| byte >= 0x80).count();
                if escaped == 0 {
                    return Err(failed());
                }
                bad[..escaped].iter().for_each(|&byte| out.push(0xDC00 + u32::from(byte)));
                return Ok(start + escaped);
            }
            Errors::SurrogatePass => return self.pass_surrogate(out, start).ok_or_else(failed),
        }
        Ok(end)
    }
    /// Takes an encoded lone surrogate at `start` as it is.
    fn pass_surrogate(&self, out: &mut StrBuilder, start: usize) -> Option<usize> {
        let (code, length) = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Sig => match self.bytes[start..] {
                [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..] => (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3),
                _ => return None,
            },
            Encoding::Utf16(order) => (unit_at(self.bytes, start, mark(self.bytes, order, false).0, false)?, 2),
            Encoding::Utf32(order) => (unit_at(self.bytes, start, mark(self.bytes, order, true).0, true)?, 4),
            _ => return None,
        };
        if !(0xD800..0xE000).contains(&code) {
            return None;
        }
        out.push(code);
        Some(start + length)
    }
    /// Errors name the byte order that was found.
    fn encoding_name(&self) -> &'static str {
        use super::Order::{Big, Little, Marked};
        let found = |wide| if mark(self.bytes, Marked, wide).0 { Big } else { Little };
        match self.encoding {
            Encoding::Utf16(Marked) => Encoding::Utf16(found(false)).name(),
            Encoding::Utf32(Marked) => Encoding::Utf32(found(true)).name(),
            other => other.name(),
        }
    }
}

fn ascii(input: &Input) -> Res {
    let mut out = StrBuilder::with_capacity(input.bytes.len());
    let mut i = 0;
    while let Some(&byte) = input.bytes.get(i) {
        if byte < 0x80 {
            out.push(byte.into());
            i += 1;
        } else {
            i = input.handle(&mut out, i, i + 1, "ordinal not in range(128)")?;
        }
    }
    Ok(out.finish())
}

fn charmap(input: &Input, map: &Charmap) -> Res {
    let mut out = StrBuilder::with_capacity(input.bytes.len());
    let mut i = 0;
    while let Some(&byte) = input.bytes.get(i) {
        i = match map.code(byte) {
            Some(code) => {
                out.push(code);
                i + 1
            }
            None => input.handle(&mut out, i, i + 1, "character maps to <undefined>")?,
        };
    }
    Ok(out.finish())
}

fn utf8(input: &Input, start: usize) -> Res {
    let mut out = StrBuilder::with_capacity(input.bytes.len());
    let mut i = start;
    while i < input.bytes.len() {
        let rest = &input.bytes[i..];
        let plain = rest.iter().position(|&byte| byte >= 0x80).unwrap_or(rest.len());
        if plain > 0 {
            out.push_ascii(&rest[..plain]);
            i += plain;
            continue;
        }
        match decode_utf8(rest) {
            Ok((code, length)) => {
                out.push(code);
                i += length;
            }
            Err(length) => {
                let reason = match rest[0] {
                    0xC2..=0xF4 if length == rest.len() => "unexpected end of data",
                    0xC2..=0xF4 => "invalid continuation byte",
                    _ => "invalid start byte",
                };
                i = input.handle(&mut out, i, i + length, reason)?;
            }
        }
    }
    Ok(out.finish())
}

fn utf16(input: &Input, (big, start): (bool, usize)) -> Res {
    let bytes = input.bytes;
    let mut out = StrBuilder::with_capacity(bytes.len() / 2);
    let mut i = start;
    while i < bytes.len() {
        let Some(unit) = unit_at(bytes, i, big, false) else {
            i = input.handle(&mut out, i, bytes.len(), "truncated data")?;
            continue;
        };
        match (unit, unit_at(bytes, i + 2, big, false)) {
            (0xD800..0xDC00, Some(low @ 0xDC00..0xE000)) => {
                out.push(0x10000 + (unit - 0xD800 << 10) + (low - 0xDC00));
                i += 4;
            }
            (0xD800..0xDC00, Some(_)) => i = input.handle(&mut out, i, i + 2, "illegal UTF-16 surrogate")?,
            (0xD800..0xDC00, None) => i = input.handle(&mut out, i, bytes.len(), "unexpected end of data")?,
            (0xDC00..0xE000, _) => i = input.handle(&mut out, i, i + 2, "illegal encoding")?,
            _ => {
                out.push(unit);
                i += 2;
            }
        }
    }
    Ok(out.finish())
}

fn utf32(input: &Input, (big, start): (bool, usize)) -> Res {
    let bytes = input.bytes;
    let mut out = StrBuilder::with_capacity(bytes.len() / 4);
    let mut i = start;
    while i < bytes.len() {
        match unit_at(bytes, i, big, true) {
            None => i = input.handle(&mut out, i, bytes.len(), "truncated data")?,
            Some(0xD800..0xE000) => {
                i = input.handle(&mut out, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)")?;
            }
            Some(0x11_0000..) => i = input.handle(&mut out, i, i + 4, "code point not in range(0x110000)")?,
            Some(code) => {
                out.push(code);
                i += 4;
            }
        }
    }
    Ok(out.finish())
}
