//! Ints from text: `int("0x1f", 0)`.

use super::few::Words;
use super::from_big;
use crate::error;
use crate::rt::rt;
use crate::str::{Str, unicode};
use crate::value::{Owned, Raised, Res, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use num_bigint::{BigInt, BigUint, Sign};

/// The value of a decimal digit of any script.
pub fn digit_of(code: u32) -> Option<u32> {
    if code < 128 { (code as u8 as char).to_digit(10) } else { unicode::decimal_value(code) }
}

/// The text for parsing numbers: digits and spaces of any script become ASCII ones, what else is not ASCII becomes `?`.
pub fn ascii_text(text: &Str) -> Cow<'_, [u8]> {
    if let Some(ascii) = text.as_ascii() {
        return Cow::Borrowed(ascii.as_bytes());
    }
    let image = |code: u32| match digit_of(code) {
        Some(digit) => b'0' + digit as u8,
        None if code < 128 => code as u8,
        None if unicode::is_space(code) => b' ',
        None => b'?',
    };
    Cow::Owned(text.code_points().map(image).collect())
}

/// Whether the byte is a space to number parsing.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The text without spaces at its ends.
pub fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

/// What can be wrong with a literal.
#[derive(Debug, PartialEq)]
pub enum Fault {
    /// Not an int in this base.
    Invalid,
    /// More digits than allowed.
    TooLong(usize),
}

/// The int that `text` denotes in `base` (2 to 36, or 0 for that of the prefix).
pub fn parse(text: &[u8], base: u32) -> Result<Owned, Fault> {
    let text = trim(text);
    if base == 10 && (1..=18).contains(&text.len()) && text.iter().all(u8::is_ascii_digit) {
        return Ok(super::from_i64(text.iter().fold(0, |number, &digit| number * 10 + (digit - b'0') as i64)));
    }
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let prefixed = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let (radix, skip) = match base {
        0 if prefixed != 0 => (prefixed, 2),
        0 => (10, 0),
        base if base == prefixed => (base, 2),
        base => (base, 0),
    };
    let text = &text[skip..];
    let text = if skip == 2 { text.strip_prefix(b"_").unwrap_or(text) } else { text };
    let digits = digits(text, radix)?;
    let limit = rt().int_max_str_digits.get() as usize;
    if limit != 0 && digits.len() > limit && !radix.is_power_of_two() {
        return Err(Fault::TooLong(digits.len()));
    }
    let old_octal = base == 0 && radix == 10 && digits[0] == 0;
    if old_octal && digits.iter().any(|&digit| digit != 0) {
        return Err(Fault::Invalid);
    }
    Ok(number(&digits, radix, negative))
}

/// The values of the digits, underscores between them dropped.
fn digits(text: &[u8], radix: u32) -> Result<Vec<u8>, Fault> {
    let mut digits = Vec::with_capacity(text.len());
    let mut after_digit = false;
    for &byte in text {
        match (byte as char).to_digit(radix) {
            Some(digit) => digits.push(digit as u8),
            None if byte == b'_' && after_digit => {}
            None => return Err(Fault::Invalid),
        }
        after_digit = byte != b'_';
    }
    if after_digit { Ok(digits) } else { Err(Fault::Invalid) }
}

fn number(digits: &[u8], radix: u32, negative: bool) -> Owned {
    if digits.len() <= 12 {
        let size = digits.iter().fold(0i64, |number, &digit| number.wrapping_mul(radix as i64) + digit as i64);
        // 36^12 is less than 2^63.
        return super::from_i64(if negative { -size } else { size });
    }
    if let Some(words) = Words::of_digits(digits, radix) {
        return words.signed(negative).int();
    }
    let size = BigUint::from_radix_be(digits, radix).unwrap_or_default();
    from_big(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, size))
}

/// `int(original, base)` where `text` is the text of `original`.
pub fn from_text(original: Value, text: &[u8], base: u32) -> Res {
    match parse(text, base) {
        Ok(number) => Ok(number),
        Err(Fault::TooLong(count)) => {
            let limit = rt().int_max_str_digits.get();
            Err(error::value_error(&format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {count} digits; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
        Err(Fault::Invalid) => Err(invalid(&format!("invalid literal for int() with base {base}: "), original, 200)),
    }
}

/// `ValueError` with the repr of the offending value, cut at `limit` characters.
#[cold]
pub fn invalid(message: &str, original: Value, limit: usize) -> Raised {
    match crate::dispatch::repr(original) {
        Ok(shown) => {
            let shown = shown.downcast::<Str>().map(Str::to_text).unwrap_or_default();
            let shown: String = shown.chars().take(limit).collect();
            error::value_error(&format!("{message}{shown}"))
        }
        Err(raised) => raised,
    }
}
