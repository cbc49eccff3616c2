//! Case: upper, lower, title, capitalize, swapcase, casefold.

use super::entries::known;
use super::unicode::{self, Image};
use super::{Str, StrBuilder, Units, Writer};
use crate::value::{Owned, Res, Value};

const SIGMA: u32 = 0x3A3;

/// Maps every byte of an ASCII string.
fn map_ascii(text: &[u8], map: impl FnMut(u8) -> u8) -> Owned {
    if text.is_empty() {
        return super::empty();
    }
    let mut writer = Writer::new(text.len(), 0x7F);
    writer.ascii_mapped(text, map);
    writer.finish()
}

/// Maps every code point to one to three.
fn map_full(s: &Str, mut map: impl FnMut(Units, usize, u32) -> Image) -> Owned {
    let mut out = StrBuilder::with_capacity(s.len());
    let units = s.units();
    for (i, code) in units.code_points().enumerate() {
        let image = map(units, i, code);
        out.push(image[0]);
        image[1..].iter().filter(|&&code| code != 0).for_each(|&code| out.push(code));
    }
    out.finish()
}

/// Lower case with the rule of the final sigma.
fn lower_at(units: Units, i: usize, code: u32) -> Image {
    if code != SIGMA {
        return unicode::to_lower(code);
    }
    let cased = |code: Option<u32>| code.is_some_and(unicode::is_cased);
    let before = units.slice(0, i).code_points().rev().find(|&c| !unicode::is_case_ignorable(c));
    let after = units.slice(i + 1, units.len()).code_points().find(|&c| !unicode::is_case_ignorable(c));
    [if cased(before) && !cased(after) { 0x3C2 } else { 0x3C3 }, 0, 0]
}

/// `s.lower()`.
pub(super) fn lower(this: Value) -> Res {
    let s = known(this);
    Ok(match s.as_ascii() {
        Some(text) => map_ascii(text.as_bytes(), |byte| byte.to_ascii_lowercase()),
        None => map_full(s, lower_at),
    })
}

/// `s.upper()`.
pub(super) fn upper(this: Value) -> Res {
    let s = known(this);
    Ok(match s.as_ascii() {
        Some(text) => map_ascii(text.as_bytes(), |byte| byte.to_ascii_uppercase()),
        None => map_full(s, |_, _, code| unicode::to_upper(code)),
    })
}

/// `s.casefold()`.
pub(super) fn casefold(this: Value) -> Res {
    let s = known(this);
    Ok(match s.as_ascii() {
        Some(text) => map_ascii(text.as_bytes(), |byte| byte.to_ascii_lowercase()),
        None => map_full(s, |_, _, code| unicode::to_fold(code)),
    })
}

/// `s.capitalize()`.
pub(crate) fn capitalize(this: Value) -> Res {
    let s = known(this);
    if let Some(text) = s.as_ascii() {
        let mut first = true;
        let map = |byte: u8| if core::mem::take(&mut first) { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        return Ok(map_ascii(text.as_bytes(), map));
    }
    Ok(map_full(known(this), |units, i, code| if i == 0 { unicode::to_title(code) } else { lower_at(units, i, code) }))
}

/// `s.title()`.
pub(super) fn title(this: Value) -> Res {
    let mut in_word = false;
    if let Some(text) = known(this).as_ascii() {
        return Ok(map_ascii(text.as_bytes(), |byte| {
            let image = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
            in_word = byte.is_ascii_alphabetic();
            image
        }));
    }
    Ok(map_full(known(this), |units, i, code| {
        let image = if in_word { lower_at(units, i, code) } else { unicode::to_title(code) };
        in_word = unicode::is_cased(code);
        image
    }))
}

/// `s.swapcase()`.
pub(super) fn swapcase(this: Value) -> Res {
    if let Some(text) = known(this).as_ascii() {
        // The two cases of a letter differ in one bit.
        return Ok(map_ascii(text.as_bytes(), |byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte }));
    }
    Ok(map_full(known(this), |units, i, code| match code {
        _ if unicode::is_upper(code) => lower_at(units, i, code),
        _ if unicode::is_lower(code) => unicode::to_upper(code),
        _ => [code, 0, 0],
    }))
}
