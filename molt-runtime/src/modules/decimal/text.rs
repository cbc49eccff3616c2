//! Decimals as text: reading and showing.

use super::coefficient::Coefficient;
use super::context;
use super::number::{Form, Number, number};
use super::{Hook, hook};
use crate::int::parse::{ascii_text, trim};
use crate::str::Str;
use crate::value::{Res, Value};
use crate::{error, object, parts, str as texts};
use alloc::vec::Vec;

/// The number that a text says, or nothing. Exponents beyond any limit are kept at twice that limit.
pub fn parse(text: &Str, strict: bool) -> Option<Number> {
    let ascii = ascii_text(text);
    if strict {
        return parse_bytes(&ascii);
    }
    let trimmed = trim(&ascii);
    if trimmed.contains(&b'_') {
        let bare: Vec<u8> = trimmed.iter().copied().filter(|&byte| byte != b'_').collect();
        return parse_bytes(&bare);
    }
    parse_bytes(trimmed)
}

fn digits_of(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len()))
}

fn parse_bytes(text: &[u8]) -> Option<Number> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (whole, rest) = digits_of(text);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => digits_of(rest),
        _ => (&rest[..0], rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return parse_special(negative, text);
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', rest @ ..] => parse_exponent(rest)?,
        _ => return None,
    };
    let coefficient = if fraction.is_empty() {
        Coefficient::from_digits(whole)
    } else {
        let mut digits = Vec::with_capacity(whole.len() + fraction.len());
        digits.extend_from_slice(whole);
        digits.extend_from_slice(fraction);
        Coefficient::from_digits(&digits)
    };
    Some(Number::finite(negative, coefficient, exponent - fraction.len() as i64))
}

fn parse_exponent(text: &[u8]) -> Option<i64> {
    const LIMIT: i64 = 4 * context::MAX;
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (digits, []) = digits_of(text) else { return None };
    if digits.is_empty() {
        return None;
    }
    let size = digits.iter().fold(0i64, |size, digit| (size.min(LIMIT / 10 - 1) * 10 + i64::from(digit - b'0')).min(LIMIT));
    Some(if negative { -size } else { size })
}

fn parse_special(negative: bool, text: &[u8]) -> Option<Number> {
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return Some(Number::infinite(negative));
    }
    let (form, rest) = match text {
        [b's' | b'S', rest @ ..] => (Form::Signaling, rest),
        _ => (Form::Quiet, text),
    };
    let (word, payload) = rest.split_at_checked(3)?;
    if !word.eq_ignore_ascii_case(b"nan") || !payload.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(Number { form, negative, exponent: 0, coefficient: Coefficient::from_digits(payload) })
}

/// The number as text, in scientific or in engineering notation where it needs an exponent.
pub fn text_of(number: &Number, engineering: bool, capitals: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(32);
    if number.negative {
        out.push(b'-');
    }
    match number.form {
        Form::Finite => push_finite(&mut out, number, engineering, capitals),
        Form::Infinite => out.extend_from_slice(b"Infinity"),
        form => {
            out.extend_from_slice(if form == Form::Signaling { b"sNaN" } else { b"NaN" });
            if !number.coefficient.is_zero() {
                number.coefficient.push_text(&mut out);
            }
        }
    }
    out
}

fn push_finite(out: &mut Vec<u8>, number: &Number, engineering: bool, capitals: bool) {
    let start = out.len();
    number.coefficient.push_text(out);
    let digits = (out.len() - start) as i64;
    let left = number.exponent + digits;
    let point = if number.exponent <= 0 && left > -6 {
        left
    } else if !engineering {
        1
    } else if number.coefficient.is_zero() {
        (left + 1).rem_euclid(3) - 1
    } else {
        (left - 1).rem_euclid(3) + 1
    };
    if point <= 0 {
        let zeros = b"0.".iter().copied().chain(core::iter::repeat_n(b'0', point.unsigned_abs() as usize));
        out.splice(start..start, zeros);
    } else if point >= digits {
        out.resize(start + point as usize, b'0');
    } else {
        out.insert(start + point as usize, b'.');
    }
    if left != point {
        out.push(if capitals { b'E' } else { b'e' });
        if left > point {
            out.push(b'+');
        }
        crate::int::text::push_i64(out, left - point);
    }
}

/// `str(this)`.
pub fn str(this: Value) -> Res {
    Ok(as_str(&text_of(number(this), false, context::current().settings.get().capitals)))
}

/// ASCII text as a `str`.
pub fn as_str(text: &[u8]) -> crate::value::Owned {
    texts::from_str(core::str::from_utf8(text).unwrap_or_default())
}

/// `repr(this)`.
pub fn repr(this: Value) -> Res {
    let mut text = Vec::from(*b"Decimal('");
    text.extend(text_of(number(this), false, context::current().settings.get().capitals));
    text.extend_from_slice(b"')");
    Ok(as_str(&text))
}

/// `this.to_eng_string(context)`.
pub fn engineering(this: Value, given: Value) -> Res {
    Ok(as_str(&text_of(number(this), true, context::given(given)?.settings.get().capitals)))
}

/// How many places `.Nf` asks for, if that is all a format says.
fn places_of(spec: &str) -> Option<u32> {
    spec.strip_prefix('.')?.strip_suffix('f')?.parse().ok().filter(|&places| places <= 30)
}

/// `format(this, spec)`.
pub fn format(this: Value, spec: Value) -> Res {
    if spec.is_absent() {
        return str(this);
    }
    let Some(text) = spec.downcast::<Str>() else { return Err(error::type_error("format arg must be str")) };
    let context = context::current();
    let own = number(this);
    if let Some(places) = text.as_ascii().and_then(places_of)
        && own.form == Form::Finite
        && own.exponent <= 0
    {
        let settings = context.settings.get();
        let wanted = -i64::from(places);
        let coefficient = if own.exponent >= wanted {
            own.coefficient.shifted((own.exponent - wanted) as u64)
        } else {
            super::round::dropped(&own.coefficient, (wanted - own.exponent) as u64, settings.rounding, own.negative).0
        };
        return Ok(as_str(&fixed_point(own.negative, &coefficient, places as usize)));
    }
    let context = object::value_of(context);
    hook(Hook::Format, &[this, spec, context])
}

fn fixed_point(negative: bool, coefficient: &Coefficient, places: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(32);
    if negative {
        out.push(b'-');
    }
    let start = out.len();
    coefficient.push_text(&mut out);
    let digits = out.len() - start;
    if digits <= places {
        out.splice(start..start, core::iter::repeat_n(b'0', places + 1 - digits));
    }
    if places > 0 {
        out.insert(out.len() - places, b'.');
    }
    out
}

/// The digits of a coefficient as a tuple of ints.
pub fn digits(coefficient: &Coefficient) -> crate::value::Owned {
    let mut text = Vec::new();
    coefficient.push_text(&mut text);
    crate::tuple::from_vec(text.iter().map(|digit| parts::int(i64::from(digit - b'0'))).collect())
}
