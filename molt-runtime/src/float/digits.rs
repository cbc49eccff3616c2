//! Floats as text: the shortest digits that read back, or as many as asked for, laid out as CPython lays them out.

use alloc::vec::Vec;
use core::ffi::{CStr, c_int};

/// Decimal digits and where the point stands: `0.d1d2d3... * 10^point`. Zero is `0` with point 1.
pub struct Decimal {
    /// ASCII digits without leading or trailing zeros.
    pub digits: Vec<u8>,
    /// Position of the point relative to the first digit.
    pub point: i32,
}

/// The shortest digits that read back as `f`, which is finite; the sign is left out.
pub fn shortest(f: f64) -> Decimal {
    let mut buffer = zmij::Buffer::new();
    parse(buffer.format_finite(f.abs()).as_bytes())
}

/// `count` significant digits of `f`, correctly rounded.
pub fn significant(f: f64, count: usize) -> Decimal {
    let mut text = Vec::new();
    print(&mut text, c"%.*e", count - 1, f.abs());
    parse(&text)
}

/// Reads `digits [. digits] [e exponent]`.
fn parse(text: &[u8]) -> Decimal {
    let (mut digits, mut point, mut exponent) = (Vec::with_capacity(24), 0, 0);
    let mut seen_point = false;
    let mut bytes = text.iter();
    for &byte in bytes.by_ref() {
        match byte {
            b'.' => seen_point = true,
            b'e' => {
                let rest = core::str::from_utf8(bytes.as_slice()).unwrap_or_default();
                exponent = rest.parse().unwrap_or(0);
                break;
            }
            b'0' if digits.is_empty() => point -= seen_point as i32,
            digit => {
                digits.push(digit);
                point += !seen_point as i32;
            }
        }
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    if digits.is_empty() {
        return Decimal { digits: alloc::vec![b'0'], point: 1 };
    }
    Decimal { digits, point: point + exponent }
}

/// Appends what C's `printf` makes of a format with `%.*` and one double.
pub fn print(out: &mut Vec<u8>, format: &CStr, precision: usize, f: f64) {
    let precision = precision.min(c_int::MAX as usize / 2) as c_int;
    let start = out.len();
    out.resize(start + 40 + precision as usize, 0);
    loop {
        let room = out.len() - start;
        // SAFETY: the pointer and room describe the tail of the vector; the format takes exactly an int and a double.
        let written = unsafe { libc::snprintf(out.as_mut_ptr().add(start).cast(), room, format.as_ptr(), precision, f) };
        let written = written.max(0) as usize;
        out.resize(start + written.max(room - 1) + 1, 0);
        if written < room {
            out.truncate(start + written);
            return;
        }
    }
}

/// Whether the shortest digits of `f` are written without an exponent, in which case the library lays them out as Python does.
pub fn is_plain(f: f64) -> bool {
    (1e-3..1e15).contains(&f.abs())
}

/// Appends `repr(f)`.
pub fn push_repr(out: &mut Vec<u8>, f: f64) {
    if is_plain(f) {
        out.extend_from_slice(zmij::Buffer::new().format_finite(f).as_bytes());
        return;
    }
    if push_special(out, f) {
        return;
    }
    push_short(out, &shortest(f), 16, true);
}

/// Appends `inf`, `-inf`, `nan`, or else only the sign of a finite `f`; tells whether that was all.
pub fn push_special(out: &mut Vec<u8>, f: f64) -> bool {
    if f.is_nan() {
        out.extend_from_slice(b"nan");
        return true;
    }
    if f.is_sign_negative() {
        out.push(b'-');
    }
    if f.is_infinite() {
        out.extend_from_slice(b"inf");
    }
    f.is_infinite()
}

/// Appends digits in positional form, or with an exponent when the point lies before the fourth zero or past `limit`.
/// `dot` forces a `.0` after a whole number in positional form.
pub fn push_short(out: &mut Vec<u8>, decimal: &Decimal, limit: i32, dot: bool) {
    let Decimal { digits, point } = decimal;
    if *point <= -4 || *point > limit {
        push_with_point(out, digits, 1, false);
        let exponent = point - 1;
        out.extend_from_slice(if exponent < 0 { b"e-" } else { b"e+" });
        if exponent.abs() < 10 {
            out.push(b'0');
        }
        crate::int::text::push_u64(out, exponent.unsigned_abs() as u64);
    } else {
        push_with_point(out, digits, *point, dot);
    }
}

fn push_with_point(out: &mut Vec<u8>, digits: &[u8], point: i32, dot: bool) {
    if point <= 0 {
        out.extend_from_slice(b"0.");
        out.extend(core::iter::repeat_n(b'0', -point as usize));
        out.extend_from_slice(digits);
        return;
    }
    let point = point as usize;
    if point >= digits.len() {
        out.extend_from_slice(digits);
        out.extend(core::iter::repeat_n(b'0', point - digits.len()));
        if dot {
            out.extend_from_slice(b".0");
        }
    } else {
        out.extend_from_slice(&digits[..point]);
        out.push(b'.');
        out.extend_from_slice(&digits[point..]);
    }
}
