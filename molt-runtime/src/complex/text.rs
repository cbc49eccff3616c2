//! Complex numbers to and from text.

use super::Parts;
use crate::float::{digits, parse};
use crate::value::Owned;
use alloc::vec::Vec;

/// A part as `repr` shows it: no `.0` after whole numbers.
fn push_part(out: &mut Vec<u8>, f: f64, signed: bool) {
    if signed && (f.is_nan() || f.is_sign_positive()) {
        out.push(b'+');
    }
    if !digits::push_special(out, f) {
        digits::push_short(out, &digits::shortest(f), 16, false);
    }
}

/// `repr(a)`.
pub fn repr(a: Parts) -> Owned {
    let mut text = Vec::new();
    if a.re == 0.0 && a.re.is_sign_positive() {
        push_part(&mut text, a.im, false);
        text.push(b'j');
    } else {
        text.push(b'(');
        push_part(&mut text, a.re, false);
        push_part(&mut text, a.im, true);
        text.extend_from_slice(b"j)");
    }
    crate::str::from_ascii(&text)
}

/// The complex number that `text` denotes: a real, an imaginary, or both with a sign between, perhaps in parentheses.
pub fn read(text: &[u8]) -> Option<Parts> {
    let trim = crate::int::parse::trim;
    let mut text = trim(text);
    if let [b'(', rest @ ..] = text {
        let [rest @ .., b')'] = rest else { return None };
        text = trim(rest);
    }
    let Some((b'j' | b'J', text)) = text.split_last() else { return parse::parse(text).map(Parts::real) };
    if text.iter().any(|&byte| crate::int::parse::is_space(byte)) {
        return None;
    }
    let length = float_length(text);
    let (first, rest) = text.split_at(length);
    match (first, rest) {
        // `1+2j`, `1+j`
        (_, [b'+' | b'-', ..]) if length > 0 => Some(Parts { re: parse::parse(first)?, im: imaginary(rest)? }),
        _ => Some(Parts { re: 0.0, im: imaginary(text)? }),
    }
}

/// What stands before `j`: a number, or only a sign, or nothing.
fn imaginary(text: &[u8]) -> Option<f64> {
    match text {
        b"" | b"+" => Some(1.0),
        b"-" => Some(-1.0),
        text => parse::parse(text),
    }
}

/// How many bytes from the start belong to a float: up to a sign that neither begins the text nor follows an exponent's `e`.
fn float_length(text: &[u8]) -> usize {
    let starts_next = |at: usize| {
        let exponent = matches!(text[at - 1], b'e' | b'E') && at > 1 && (text[at - 2].is_ascii_digit() || text[at - 2] == b'.');
        matches!(text[at], b'+' | b'-') && !exponent
    };
    (1..text.len()).find(|&at| starts_next(at)).unwrap_or(text.len())
}
