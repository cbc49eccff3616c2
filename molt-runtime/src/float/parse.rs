//! Floats from text: `float("1_0.5")`, `float.fromhex("0x1.8p3")`.

use crate::error;
use crate::int::parse::{invalid, trim};
use crate::int::{compare, text::push_u64};
use crate::value::{Raised, Res, Value};
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// The float that `text` denotes, if it is one. Spaces around it and single underscores between digits are allowed.
pub fn parse(text: &[u8]) -> Option<f64> {
    let text = without_underscores(trim(text))?;
    // The library's grammar is Python's: sign, digits with a point, exponent, `inf`, `infinity`, `nan` in any case.
    core::str::from_utf8(&text).ok()?.parse().ok()
}

fn without_underscores(text: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !text.contains(&b'_') {
        return Some(Cow::Borrowed(text));
    }
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let misplaced = |(at, &byte): (usize, &u8)| byte == b'_' && !(at > 0 && is_digit(at - 1) && is_digit(at + 1));
    if text.iter().enumerate().any(misplaced) {
        return None;
    }
    Some(Cow::Owned(text.iter().copied().filter(|&byte| byte != b'_').collect()))
}

/// `float(original)` where `text` is the text of `original`.
pub fn from_text(original: Value, text: &[u8]) -> Res<f64> {
    match parse(text) {
        Some(number) if number.is_nan() => Ok(super::new_nan()),
        Some(number) => Ok(number),
        None => Err(invalid("could not convert string to float: ", original, usize::MAX)),
    }
}

/// Appends `f.hex()`.
pub fn push_hex(out: &mut Vec<u8>, f: f64) {
    if super::digits::push_special(out, f) {
        return;
    }
    if f == 0.0 {
        out.extend_from_slice(b"0x0.0p+0");
        return;
    }
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64;
    let (lead, exponent) = if exponent == 0 { (b'0', -1022) } else { (b'1', exponent - 1023) };
    out.extend_from_slice(b"0x");
    out.push(lead);
    out.push(b'.');
    out.extend((0..13).rev().map(|place| b"0123456789abcdef"[(bits >> (4 * place) & 15) as usize]));
    out.extend_from_slice(if exponent < 0 { b"p-" } else { b"p+" });
    push_u64(out, exponent.unsigned_abs());
}

#[cold]
fn bad_hex() -> Raised {
    error::value_error("invalid hexadecimal floating-point string")
}

#[cold]
fn too_large() -> Raised {
    error::overflow_error("hexadecimal value too large to represent as a float")
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &[u8]) -> Res<f64> {
    let text = trim(text);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let lower = text.to_ascii_lowercase();
    let size = match &lower[..] {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        lower => hex_size(lower.strip_prefix(b"0x").unwrap_or(lower))?,
    };
    Ok(if negative { -size } else { size })
}

/// `hexdigits [. hexdigits] [p exponent]`.
fn hex_size(text: &[u8]) -> Res<f64> {
    let (mantissa, exponent) = match text.iter().position(|&byte| byte == b'p') {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (mut bits, mut scale, mut sticky) = (0u64, 0i64, false);
    let (mut seen_point, mut seen_digit) = (false, false);
    for &byte in mantissa {
        if byte == b'.' && !seen_point {
            seen_point = true;
            continue;
        }
        let digit = (byte as char).to_digit(16).ok_or_else(bad_hex)?;
        seen_digit = true;
        if bits >> 60 == 0 {
            bits = bits << 4 | digit as u64;
            scale -= 4 * seen_point as i64;
        } else {
            sticky |= digit != 0;
            scale += 4 * !seen_point as i64;
        }
    }
    if !seen_digit {
        return Err(bad_hex());
    }
    if let Some(text) = exponent {
        scale = scale.saturating_add(hex_exponent(text)?);
    }
    if bits == 0 {
        return Ok(0.0);
    }
    let length = 64 - bits.leading_zeros() as i64;
    if scale.saturating_add(length) > 1024 {
        return Err(too_large());
    }
    compare::scale(bits | sticky as u64, scale.max(-4000)).ok_or_else(too_large)
}

/// A signed decimal number, clamped far outside the range of exponents.
fn hex_exponent(text: &[u8]) -> Res<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(bad_hex());
    }
    let size = digits.iter().fold(0i64, |size, digit| (size * 10 + (digit - b'0') as i64).min(1 << 40));
    Ok(if negative { -size } else { size })
}
