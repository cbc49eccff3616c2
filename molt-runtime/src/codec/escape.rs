//! `unicode_escape` and `raw_unicode_escape`: text as the inside of a string literal.

use super::Encoding;
use super::decode::Input;
use crate::str::{Str, StrBuilder, push_escape};
use crate::value::Res;
use alloc::vec::Vec;

/// Writes text; everything has an escape.
pub(super) fn encode(s: &Str, raw: bool) -> Vec<u8> {
    let mut out = StrBuilder::with_capacity(s.len());
    for code in s.code_points() {
        match code {
            0..=0xFF if raw => out.push(code),
            0x5C => out.push_ascii(b"\\\\"),
            0x09 => out.push_ascii(b"\\t"),
            0x0A => out.push_ascii(b"\\n"),
            0x0D => out.push_ascii(b"\\r"),
            0x20..=0x7E => out.push(code),
            _ => push_escape(&mut out, code),
        }
    }
    out.units().bytes().to_vec()
}

/// Reads text; bytes outside escapes are Latin-1.
pub(super) fn decode(input: &Input, raw: bool) -> Res {
    let bytes = input.bytes;
    let mut out = StrBuilder::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let Some(&letter) = bytes.get(i + 1).filter(|_| byte == b'\\') else {
            if byte == b'\\' && !raw {
                i = input.handle(&mut out, i, i + 1, "\\ at end of string")?;
            } else {
                out.push(byte.into());
                i += 1;
            }
            continue;
        };
        i = match letter {
            b'u' => hexadecimal(input, &mut out, i, 4, "truncated \\uXXXX escape")?,
            b'U' => hexadecimal(input, &mut out, i, 8, "truncated \\UXXXXXXXX escape")?,
            _ if raw => {
                out.push_units(crate::str::Units::One(&[byte, letter]));
                i + 2
            }
            b'x' => hexadecimal(input, &mut out, i, 2, "truncated \\xXX escape")?,
            b'N' => input.handle(&mut out, i, end_of_name(bytes, i), "unknown Unicode character name")?,
            b'0'..=b'7' => octal(bytes, &mut out, i),
            _ => {
                simple(&mut out, letter);
                i + 2
            }
        };
    }
    Ok(out.finish())
}

/// A backslash and a letter that need nothing after them.
fn simple(out: &mut StrBuilder, letter: u8) {
    match letter {
        b'\n' => {}
        b'\\' | b'\'' | b'"' => out.push(letter.into()),
        b'a' => out.push(0x07),
        b'b' => out.push(0x08),
        b't' => out.push(0x09),
        b'n' => out.push(0x0A),
        b'v' => out.push(0x0B),
        b'f' => out.push(0x0C),
        b'r' => out.push(0x0D),
        other => out.push_units(crate::str::Units::One(&[b'\\', other])),
    }
}

/// The digits of `\x`, `\u` or `\U` at `start`; gives the place after them.
fn hexadecimal(input: &Input, out: &mut StrBuilder, start: usize, count: usize, truncated: &str) -> Res<usize> {
    let digits = &input.bytes[start + 2..];
    let good = digits.iter().take(count).take_while(|digit| digit.is_ascii_hexdigit()).count();
    let end = start + 2 + good;
    if good < count {
        return input.handle(out, start, end, truncated);
    }
    let add = |code: u32, &digit: &u8| code << 4 | char::from(digit).to_digit(16).unwrap_or(0);
    match digits[..count].iter().fold(0, add) {
        code @ 0..0x11_0000 => {
            out.push(code);
            Ok(end)
        }
        _ if matches!(input.encoding, Encoding::RawUnicodeEscape) => input.handle(out, start, end, "\\Uxxxxxxxx out of range"),
        _ => input.handle(out, start, end, "illegal Unicode character"),
    }
}

/// One to three octal digits.
fn octal(bytes: &[u8], out: &mut StrBuilder, start: usize) -> usize {
    let digits = bytes[start + 1..].iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
    let (code, count) = digits.fold((0, 0), |(code, count), digit| (code * 8 + u32::from(digit - b'0'), count + 1));
    out.push(code);
    start + 1 + count
}

/// The end of `\N{...}`. No program carries the names of all characters.
fn end_of_name(bytes: &[u8], start: usize) -> usize {
    let close = bytes[start..].iter().position(|&byte| byte == b'}');
    if bytes.get(start + 2) == Some(&b'{') { close.map_or(bytes.len(), |at| start + at + 1) } else { start + 2 }
}
