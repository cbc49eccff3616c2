//! `repr` and `ascii`.

use super::build::StrBuilder;
use super::find::find_char;
use super::{Str, Units, Writer, unicode};
use crate::value::Owned;

/// `repr(s)`.
pub fn repr_of(s: &Str) -> Owned {
    if let Some(text) = s.as_ascii()
        && text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~') & (byte != b'\'') & (byte != b'\\'))
    {
        let mut out = Writer::new(text.len() + 2, 0x7F);
        out.push(0x27);
        out.ascii(text.as_bytes());
        out.push(0x27);
        return out.finish();
    }
    let mut out = StrBuilder::with_capacity(s.len() + 2);
    repr_into(&mut out, s.units());
    out.finish()
}

/// `ascii(s)` for a string, or what `ascii` makes of the `repr` of anything else: escapes all that is not ASCII.
pub fn ascii_of(s: &Str) -> Owned {
    if s.is_ascii() {
        return s.value().to_owned();
    }
    let mut out = StrBuilder::with_capacity(s.len());
    for c in s.code_points() {
        if c < 0x80 { out.push(c) } else { push_escape(&mut out, c) }
    }
    out.finish()
}

/// Appends the `repr` of text to a builder.
pub fn repr_into(out: &mut StrBuilder, units: Units) {
    let quote: u32 = if find_char(units, 0x27).is_some() && find_char(units, 0x22).is_none() { 0x22 } else { 0x27 };
    out.push(quote);
    for c in units.code_points() {
        match c {
            0x5C => out.push_ascii(b"\\\\"),
            0x0A => out.push_ascii(b"\\n"),
            0x0D => out.push_ascii(b"\\r"),
            0x09 => out.push_ascii(b"\\t"),
            _ if c == quote => {
                out.push(0x5C);
                out.push(c);
            }
            _ if unicode::is_printable(c) => out.push(c),
            _ => push_escape(out, c),
        }
    }
    out.push(quote);
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub(crate) fn push_escape(out: &mut StrBuilder, code: u32) {
    let (letter, digits) = match code {
        0..=0xFF => (b'x', 2),
        0x100..=0xFFFF => (b'u', 4),
        _ => (b'U', 8),
    };
    out.push_ascii(&[b'\\', letter]);
    for i in (0..digits).rev() {
        out.push(b"0123456789abcdef"[(code >> (4 * i) & 15) as usize].into());
    }
}
