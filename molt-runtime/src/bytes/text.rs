//! Methods that take bytes for ASCII text: case, classes, stripping, padding, tabs.

use super::arguments::optional;
use super::search::fill_byte;
use super::{known, make_like, make_mapped};
use crate::error::{memory_error, overflow_error};
use crate::str::size_argument;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// ASCII white space, the vertical tab included.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn map(this: Value, f: impl FnMut(u8) -> u8) -> Res {
    Ok(make_mapped(this, known(this), f))
}

pub(super) fn lower(this: Value) -> Res {
    map(this, |byte| byte.to_ascii_lowercase())
}

pub(super) fn upper(this: Value) -> Res {
    map(this, |byte| byte.to_ascii_uppercase())
}

pub(super) fn swapcase(this: Value) -> Res {
    map(this, |byte| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() })
}

pub(super) fn capitalize(this: Value) -> Res {
    let mut first = true;
    map(this, |byte| if core::mem::take(&mut first) { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() })
}

pub(super) fn title(this: Value) -> Res {
    let mut in_word = false;
    map(this, |byte| {
        let mapped = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
        mapped
    })
}

fn all(this: Value, holds: impl Fn(u8) -> bool) -> Res {
    let bytes = known(this);
    Ok(Owned::from(!bytes.is_empty() && bytes.iter().all(|&byte| holds(byte))))
}

pub(super) fn isalnum(this: Value) -> Res {
    all(this, |byte| byte.is_ascii_alphanumeric())
}

pub(super) fn isalpha(this: Value) -> Res {
    all(this, |byte| byte.is_ascii_alphabetic())
}

pub(super) fn isdigit(this: Value) -> Res {
    all(this, |byte| byte.is_ascii_digit())
}

pub(super) fn isspace(this: Value) -> Res {
    all(this, is_space)
}

pub(super) fn isascii(this: Value) -> Res {
    Ok(Owned::from(known(this).is_ascii()))
}

pub(super) fn islower(this: Value) -> Res {
    let bytes = known(this);
    Ok(Owned::from(bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)))
}

pub(super) fn isupper(this: Value) -> Res {
    let bytes = known(this);
    Ok(Owned::from(bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)))
}

pub(super) fn istitle(this: Value) -> Res {
    let (mut in_word, mut any) = (false, false);
    for byte in known(this) {
        if byte.is_ascii_uppercase() && in_word || byte.is_ascii_lowercase() && !in_word {
            return Ok(Owned::from(false));
        }
        in_word = byte.is_ascii_alphabetic();
        any |= in_word;
    }
    Ok(Owned::from(any))
}

fn strip_ends(this: Value, chars: Value, left: bool, right: bool) -> Res {
    let chars = optional(chars)?;
    let gone = |byte: &u8| chars.map_or(is_space(*byte), |chars| chars.contains(byte));
    let mut bytes = known(this);
    while let ([first, rest @ ..], true) = (bytes, left)
        && gone(first)
    {
        bytes = rest;
    }
    while let ([rest @ .., last], true) = (bytes, right)
        && gone(last)
    {
        bytes = rest;
    }
    Ok(make_like(this, bytes))
}

pub(super) fn strip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, true, true)
}

pub(super) fn lstrip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, true, false)
}

pub(super) fn rstrip(this: Value, chars: Value) -> Res {
    strip_ends(this, chars, false, true)
}

/// Places the bytes in `width`; `left` says how much of the margin goes to the left.
fn placed(this: Value, width: Value, fill: u8, left: fn(usize, usize) -> usize) -> Res {
    let width = usize::try_from(size_argument(width, 0)?).unwrap_or(0);
    if !crate::heap::would_fit(width) {
        return Err(memory_error(""));
    }
    let bytes = known(this);
    let margin = width.saturating_sub(bytes.len());
    let left = left(margin, width);
    let mut out = alloc::vec![fill; left];
    out.extend_from_slice(bytes);
    out.resize(bytes.len() + margin, fill);
    Ok(make_like(this, &out))
}

pub(super) fn center(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill_byte(fill, "center")?, |margin, width| margin / 2 + (margin & width & 1))
}

pub(super) fn ljust(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill_byte(fill, "ljust")?, |_, _| 0)
}

pub(super) fn rjust(this: Value, width: Value, fill: Value) -> Res {
    placed(this, width, fill_byte(fill, "rjust")?, |margin, _| margin)
}

pub(super) fn zfill(this: Value, width: Value) -> Res {
    let width = usize::try_from(size_argument(width, 0)?).unwrap_or(0);
    if !crate::heap::would_fit(width) {
        return Err(memory_error(""));
    }
    let bytes = known(this);
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.resize(sign + width.saturating_sub(bytes.len()), b'0');
    out.extend_from_slice(&bytes[sign..]);
    Ok(make_like(this, &out))
}

pub(super) fn expandtabs(this: Value, tabsize: Value) -> Res {
    let Ok(tab) = i32::try_from(size_argument(tabsize, 8)?) else {
        return Err(overflow_error("Python int too large to convert to C int"));
    };
    let tab = tab.max(0) as usize;
    let (mut out, mut column) = (Vec::new(), 0);
    for &byte in known(this) {
        match byte {
            b'\t' => {
                let gap = if tab == 0 { 0 } else { tab - column % tab };
                out.resize(out.len() + gap, b' ');
                column += gap;
            }
            _ => {
                out.push(byte);
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(make_like(this, &out))
}
