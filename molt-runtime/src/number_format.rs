//! Numbers laid out by a format specification: sign, prefix, grouped digits, the rest, padding.

use crate::error;
use crate::float::{arith, digits, fixed};
use crate::format_spec::{self, FormatSpec};
use crate::int::text::{self, Radix};
use crate::int::{self, View, convert};
use crate::str::StrBuilder;
use crate::value::{Res, Value};
use alloc::vec::Vec;

/// A number cut into the parts that the layout treats differently.
struct Number<'a> {
    negative: bool,
    /// `0x` and the like.
    prefix: &'a [u8],
    /// The digits before the point.
    whole: &'a [u8],
    /// What follows them: point, fraction, exponent, percent sign; or all of `inf` and `nan`.
    rest: &'a [u8],
}

/// Appends `digits` with a separator every `size` digits, filled with zeros to `width` (separators included).
fn push_grouped(out: &mut Vec<u8>, digits: &[u8], separator: Option<u8>, size: usize, width: usize) {
    let start = out.len();
    let mut width = width as isize;
    let mut left = digits.len();
    loop {
        let want = left.max(width.max(1) as usize);
        let group = if separator.is_some() { want.min(size) } else { want };
        let (chars, zeros) = (left.min(group), group.saturating_sub(left));
        out.extend(digits[left - chars..left].iter().rev());
        out.extend(core::iter::repeat_n(b'0', zeros));
        left -= chars;
        width -= group as isize;
        if left == 0 && width <= 0 {
            break;
        }
        out.extend(separator);
        width -= 1;
    }
    out[start..].reverse();
}

/// The number without outer padding, and where inside it `=` padding goes.
fn body(spec: &FormatSpec, number: &Number) -> (Vec<u8>, usize) {
    let mut out = Vec::new();
    if number.negative {
        out.push(b'-');
    } else if let Some(sign @ (b'+' | b' ')) = spec.sign {
        out.push(sign);
    }
    out.extend_from_slice(number.prefix);
    let inside = out.len();
    if !number.whole.is_empty() {
        let zero_fill = spec.fill == '0' as u32 && spec.align == b'=';
        let width = if zero_fill { spec.width.unwrap_or(0) } else { 0 };
        let group = if matches!(spec.kind.and_then(char::from_u32), Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
        push_grouped(&mut out, number.whole, spec.grouping, group, width.saturating_sub(inside + number.rest.len()));
    }
    out.extend_from_slice(number.rest);
    (out, inside)
}

fn lay_out(out: &mut StrBuilder, spec: &FormatSpec, number: &Number) {
    if spec.grouping.is_some() {
        let (text, inside) = body(spec, number);
        return pad(out, spec, &text, inside);
    }
    // Nothing is put between the digits.
    let sign: &[u8] = match spec.sign {
        _ if number.negative => b"-",
        Some(b'+') => b"+",
        Some(b' ') => b" ",
        _ => b"",
    };
    let length = sign.len() + number.prefix.len() + number.whole.len() + number.rest.len();
    let (before, after) = spec.padding(length);
    let inside = spec.align == b'=';
    out.push_run(spec.fill, if inside { 0 } else { before });
    out.push_ascii(sign);
    out.push_ascii(number.prefix);
    out.push_run(spec.fill, if inside { before } else { 0 });
    out.push_ascii(number.whole);
    out.push_ascii(number.rest);
    out.push_run(spec.fill, after);
}

/// Appends ASCII text padded to the width; `=` pads at `inside`.
fn pad(out: &mut StrBuilder, spec: &FormatSpec, text: &[u8], inside: usize) {
    let (before, after) = spec.padding(text.len());
    if spec.align == b'=' {
        out.push_ascii(&text[..inside]);
        out.push_run(spec.fill, before);
        out.push_ascii(&text[inside..]);
    } else {
        out.push_run(spec.fill, before);
        out.push_ascii(text);
        out.push_run(spec.fill, after);
    }
}

/// Appends an int laid out by `spec`; `type_name` is for errors.
pub fn push_int(out: &mut StrBuilder, spec: &FormatSpec, a: View, type_name: &str) -> Res<()> {
    let letter = spec.letter(b'd');
    let radix = match letter {
        b'd' | b'n' => None,
        b'b' => Some(Radix::Binary),
        b'o' => Some(Radix::Octal),
        b'x' => Some(Radix::Hex),
        b'X' => Some(Radix::UpperHex),
        b'c' => return push_char(out, spec, a),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => return push_float(out, spec, convert::to_f64(a)?, type_name),
        _ => return Err(format_spec::unknown_kind(spec.kind.unwrap_or(0), type_name)),
    };
    check_int(spec)?;
    let negative = a.is_negative();
    match radix {
        None => text::with_magnitude(a, |whole| lay_out(out, spec, &Number { negative, prefix: b"", whole, rest: b"" })),
        Some(radix) => {
            let prefix = if spec.alternate { radix.prefix().as_bytes() } else { b"" };
            text::with_digits(a, radix, |whole| lay_out(out, spec, &Number { negative, prefix, whole, rest: b"" }));
            Ok(())
        }
    }
}

/// What no integer presentation takes.
fn check_int(spec: &FormatSpec) -> Res<()> {
    if spec.precision.is_some() {
        return Err(error::value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(error::value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

fn push_char(out: &mut StrBuilder, spec: &FormatSpec, a: View) -> Res<()> {
    check_int(spec)?;
    if spec.sign.is_some() {
        return Err(error::value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(error::value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let View::Small(code) = a else { return Err(error::overflow_error("Python int too large to convert to C long")) };
    let Ok(code @ 0..=0x10FFFF) = u32::try_from(code) else {
        return Err(error::overflow_error("%c arg not in range(0x110000)"));
    };
    let (before, after) = spec.padding(1);
    out.push_run(spec.fill, before);
    out.push(code);
    out.push_run(spec.fill, after);
    Ok(())
}

fn check_precision(spec: &FormatSpec) -> Res<()> {
    match spec.precision {
        Some(precision) if precision > i32::MAX as usize => Err(error::value_error("precision too big")),
        _ => Ok(()),
    }
}

/// Appends a float laid out by `spec`; `type_name` is for errors.
pub fn push_float(out: &mut StrBuilder, spec: &FormatSpec, f: f64, type_name: &str) -> Res<()> {
    let letter = spec.letter(b'r');
    if spec.kind.is_some() && !matches!(letter, b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%') {
        return Err(format_spec::unknown_kind(spec.kind.unwrap_or(0), type_name));
    }
    check_precision(spec)?;
    let (text, negative) = float_text(f, letter, spec.precision, spec.alternate, spec.no_negative_zero);
    let whole = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    lay_out(out, spec, &Number { negative, prefix: b"", whole: &text[..whole], rest: &text[whole..] });
    Ok(())
}

/// The magnitude of a float by a type letter (`r` for none), and whether it takes a minus sign.
pub fn float_text(f: f64, letter: u8, precision: Option<usize>, alternate: bool, no_negative_zero: bool) -> (Vec<u8>, bool) {
    let f = if letter == b'%' { f * 100.0 } else { f };
    let mut text = Vec::with_capacity(32);
    if !f.is_finite() {
        digits::push_special(&mut text, f.abs());
        if letter.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
    } else {
        push_finite(&mut text, f.abs(), letter, precision, alternate);
    }
    let is_zero = || text.iter().take_while(|byte| !matches!(byte, b'e' | b'E')).all(|byte| matches!(byte, b'0' | b'.'));
    let negative = f.is_sign_negative() && !f.is_nan() && !(no_negative_zero && is_zero());
    if letter == b'%' {
        text.push(b'%');
    }
    (text, negative)
}

fn push_finite(text: &mut Vec<u8>, f: f64, letter: u8, precision: Option<usize>, alternate: bool) {
    let given = precision.unwrap_or(6);
    match (letter, precision, alternate) {
        (b'r', None, _) => {
            digits::push_repr(text, f);
            if alternate
                && let Some(at) = text.iter().position(|&byte| byte == b'e')
                && !text.contains(&b'.')
            {
                text.insert(at, b'.');
            }
        }
        (b'r', Some(precision), false) => {
            let precision = precision.max(1);
            digits::push_short(text, &digits::significant(f, precision), precision as i32 - 1, true);
        }
        (b'r', Some(precision), true) => {
            let precision = precision.max(1);
            // As `#g`, except that a number with no digit left for the fraction takes the exponent.
            if digits::significant(f, precision).point == precision as i32 {
                digits::print(text, c"%#.*e", precision - 1, f);
            } else {
                push_whole_general(text, f, precision, c"%#.*e");
            }
        }
        (b'e', _, false) => digits::print(text, c"%.*e", given, f),
        (b'e', _, true) => digits::print(text, c"%#.*e", given, f),
        (b'E', _, false) => digits::print(text, c"%.*E", given, f),
        (b'E', _, true) => digits::print(text, c"%#.*E", given, f),
        (b'g' | b'n', _, false) => digits::print(text, c"%.*g", given, f),
        (b'g' | b'n', _, true) => push_whole_general(text, f, given, c"%#.*e"),
        (b'G', _, false) => digits::print(text, c"%.*G", given, f),
        (b'G', _, true) => push_whole_general(text, f, given, c"%#.*E"),
        (_, _, false) if fixed::push(text, f, given) => {}
        (_, _, false) => digits::print(text, c"%.*f", given, f),
        (_, _, true) => digits::print(text, c"%#.*f", given, f),
    }
}

/// Appends a finite number as `%#g` does, with all digits of the precision. (That of the C library loses zeros where rounding makes the number
/// longer.)
fn push_whole_general(text: &mut Vec<u8>, f: f64, precision: usize, with_exponent: &core::ffi::CStr) {
    let precision = precision.max(1);
    let exponent = if f == 0.0 { 0 } else { digits::significant(f, precision).point - 1 };
    match usize::try_from(precision as i32 - 1 - exponent) {
        Ok(places) if exponent >= -4 => digits::print(text, c"%#.*f", places, f),
        _ => digits::print(text, with_exponent, precision - 1, f),
    }
}

/// Appends a complex number laid out by `spec`: both parts as floats, the imaginary one with its sign and `j`.
pub fn push_complex(out: &mut StrBuilder, spec: &FormatSpec, re: f64, im: f64, type_name: &str) -> Res<()> {
    let letter = spec.letter(b'r');
    if spec.kind.is_some() && !matches!(letter, b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n') {
        return Err(format_spec::unknown_kind(spec.kind.unwrap_or(0), type_name));
    }
    if spec.fill == '0' as u32 {
        return Err(error::value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == b'=' {
        return Err(error::value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    check_precision(spec)?;
    let mut text = Vec::new();
    // Without a type both parts look like `repr`'s, in parentheses, and a positive zero real part is left out.
    let bare = spec.kind.is_none();
    let both = !(bare && re == 0.0 && re.is_sign_positive());
    if bare && both {
        text.push(b'(');
    }
    let inner = FormatSpec { width: None, ..*spec };
    let mut push = |f: f64, sign| {
        let (digits, negative) = complex_part(f, letter, spec);
        let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = Number { negative, prefix: b"", whole: &digits[..whole], rest: &digits[whole..] };
        text.extend_from_slice(&body(&FormatSpec { sign, ..inner }, &number).0);
    };
    if both {
        push(re, spec.sign);
    }
    push(im, if both { Some(b'+') } else { spec.sign });
    text.push(b'j');
    if bare && both {
        text.push(b')');
    }
    pad(out, spec, &text, 0);
    Ok(())
}

/// One part of a complex number: as a float, but whole numbers have no `.0`.
pub fn complex_part(f: f64, letter: u8, spec: &FormatSpec) -> (Vec<u8>, bool) {
    if letter != b'r' {
        return float_text(f, letter, spec.precision, spec.alternate, spec.no_negative_zero);
    }
    match spec.precision {
        Some(_) => float_text(f, b'g', spec.precision, spec.alternate, spec.no_negative_zero),
        None => {
            let (mut text, negative) = float_text(f, b'r', None, spec.alternate, spec.no_negative_zero);
            if text.ends_with(b".0") {
                text.truncate(text.len() - if spec.alternate { 1 } else { 2 });
            }
            (text, negative)
        }
    }
}

/// `format(value, spec)` for a number whose slot is this; `push` lays it out once the spec is parsed.
pub fn format_slot(value: Value, spec: Value, push: impl FnOnce(&mut StrBuilder, &FormatSpec, &str) -> Res<()>) -> Res {
    let text = if spec.is_absent() { None } else { Some(crate::str::expect(spec, "format spec")?) };
    let Some(text) = text.filter(|text| !text.is_empty()) else { return crate::dispatch::str(value) };
    let type_name = crate::dispatch::type_name(value);
    let spec = format_spec::of(text, b'>', value)?;
    crate::str::check_length(spec.width.unwrap_or(0), spec.fill)?;
    let mut out = StrBuilder::with_capacity(spec.width.unwrap_or(16).min(1 << 16));
    push(&mut out, &spec, &type_name)?;
    Ok(out.finish())
}

/// `round(f, places)` with the digits exact.
pub fn round_to(f: f64, places: i64) -> Res<f64> {
    if !f.is_finite() || f == 0.0 || places > 323 {
        return Ok(f);
    }
    if places < -308 {
        return Ok(0.0f64.copysign(f));
    }
    if let Some(rounded) = usize::try_from(places).ok().and_then(|places| fixed::rounded(f, places)) {
        return Ok(rounded);
    }
    let mut text = Vec::new();
    if places >= 0 {
        digits::print(&mut text, c"%.*f", places as usize, f);
    } else {
        round_whole(&mut text, f, (-places) as usize);
    }
    let rounded = core::str::from_utf8(&text).ok().and_then(|text| text.parse::<f64>().ok()).unwrap_or(f);
    if rounded.is_infinite() { Err(arith::rounded_too_large()) } else { Ok(rounded) }
}

/// The digits of `f` rounded half to even at `10^places`, as text.
fn round_whole(text: &mut Vec<u8>, f: f64, places: usize) {
    let mut exact = Vec::new();
    digits::print(&mut exact, c"%.*f", 1, f.abs());
    let whole = exact.iter().position(|&byte| byte == b'.').unwrap_or(0);
    if f < 0.0 {
        text.push(b'-');
    }
    if whole > places {
        digits::print(text, c"%.*e", whole - places - 1, f.abs());
        return;
    }
    // No digit is left: one unit of the place where `f` is over half of it, else nothing.
    let half = int::arith::power(View::Small(10), places as u64 - 1).map(|ten| int::arith::mul(int::known(*ten), View::Small(5)));
    let up = whole == places
        && matches!(half, Ok(half) if int::compare::order_with_float(int::known(*half), f.abs()).is_some_and(|order| order.is_lt()));
    text.push(if up { b'1' } else { b'0' });
    text.push(b'e');
    text::push_u64(text, places as u64);
}

#[cfg(test)]
mod tests;
