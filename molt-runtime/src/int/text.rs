//! Ints as text in any radix.

use super::Large;
use super::View::{self, Big, Small};
use crate::error;
use crate::rt::rt;
use crate::value::{Owned, Res};
use alloc::vec::Vec;

/// `00` to `99`.
static PAIRS: [u8; 200] = {
    let mut pairs = [0; 200];
    let mut i = 0;
    while i < 100 {
        pairs[2 * i] = b'0' + (i / 10) as u8;
        pairs[2 * i + 1] = b'0' + (i % 10) as u8;
        i += 1;
    }
    pairs
};

/// A 64-bit number in decimal, at the end of a buffer that holds any of them with its sign.
struct Decimal {
    text: [u8; 20],
    start: usize,
}

impl Decimal {
    fn new(number: u64, negative: bool) -> Decimal {
        let mut decimal = Decimal { text: [0; 20], start: 20 };
        let mut rest = number;
        while rest >= 10 {
            let pair = (rest % 100) as usize * 2;
            rest /= 100;
            decimal.start -= 2;
            decimal.text[decimal.start..decimal.start + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
        }
        if rest > 0 || decimal.start == 20 {
            decimal.push_front(b'0' + rest as u8);
        }
        if negative {
            decimal.push_front(b'-');
        }
        decimal
    }
    fn push_front(&mut self, byte: u8) {
        self.start -= 1;
        self.text[self.start] = byte;
    }
    fn bytes(&self) -> &[u8] {
        &self.text[self.start..]
    }
}

/// Calls `f` with the decimal text of an int, however long.
pub fn with_repr(a: View, f: impl FnOnce(&[u8])) {
    match a {
        Small(a) => f(Decimal::new(a.unsigned_abs(), a < 0).bytes()),
        _ => {
            let mut text = Vec::new();
            push_decimal(&mut text, a);
            f(&text);
        }
    }
}

/// Appends the decimal digits of `number`.
pub fn push_u64(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(Decimal::new(number, false).bytes());
}

/// Appends `number` in decimal.
pub fn push_i64(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(Decimal::new(number.unsigned_abs(), number < 0).bytes());
}

/// Appends a number of more than 64 bits in decimal: in two parts, of which the second has 19 digits.
fn push_wide(out: &mut Vec<u8>, number: i128) {
    const PART: u128 = 10_000_000_000_000_000_000;
    let size = number.unsigned_abs();
    if number < 0 {
        out.push(b'-');
    }
    let (high, low) = (size / PART, (size % PART) as u64);
    if high != 0 {
        push_u64(out, high as u64);
    }
    let low = Decimal::new(low, false);
    if high != 0 {
        out.resize(out.len() + 19 - low.bytes().len(), b'0');
    }
    out.extend_from_slice(low.bytes());
}

/// Appends an int in decimal, however long.
pub fn push_decimal(out: &mut Vec<u8>, a: View) {
    match a {
        Small(a) => push_i64(out, a),
        Big(Large::Wide(a)) => push_wide(out, a.get()),
        Big(Large::Many(a)) => out.extend_from_slice(a.to_str_radix(10).as_bytes()),
    }
}

/// Appends an int in decimal; refuses more digits than `sys.set_int_max_str_digits` allows.
pub fn push_limited(out: &mut Vec<u8>, a: View) -> Res<()> {
    let start = out.len();
    if let Big(Large::Many(big)) = a {
        let limit = rt().int_max_str_digits.get() as u64;
        // 2^(bits-1) has at least this many digits; spare the work when that is too many.
        if limit != 0 && (big.bits() - 1) * 301 / 1000 > limit {
            return Err(over_limit());
        }
        push_decimal(out, a);
        let digits = (out.len() - start) as u64 - a.is_negative() as u64;
        if limit != 0 && digits > limit {
            return Err(over_limit());
        }
    } else {
        push_decimal(out, a);
    }
    Ok(())
}

#[cold]
fn over_limit() -> crate::value::Raised {
    let limit = rt().int_max_str_digits.get();
    error::value_error(&alloc::format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `repr(a)`.
pub fn repr(a: View) -> Res {
    if let Small(a) = a {
        return Ok(repr_i64(a));
    }
    let mut text = Vec::new();
    push_limited(&mut text, a)?;
    Ok(crate::str::from_ascii(&text))
}

/// `repr(a)` of 64 bits.
pub fn repr_i64(a: i64) -> Owned {
    crate::str::from_ascii(Decimal::new(a.unsigned_abs(), a < 0).bytes())
}

/// Appends the digits of the magnitude in a radix of 2 to 36, without sign or prefix.
pub fn push_radix(out: &mut Vec<u8>, a: View, radix: u32) {
    match a {
        Small(a) => {
            let mut rest = a.unsigned_abs();
            let start = out.len();
            loop {
                out.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % radix as u64) as usize]);
                rest /= radix as u64;
                if rest == 0 {
                    break;
                }
            }
            out[start..].reverse();
        }
        Big(a) => out.extend_from_slice(a.big().magnitude().to_str_radix(radix).as_bytes()),
    }
}

/// `bin(a)`, `oct(a)` and `hex(a)`: sign, `prefix`, digits.
pub fn push_prefixed(out: &mut Vec<u8>, a: View, radix: u32, prefix: &str) {
    if a.is_negative() {
        out.push(b'-');
    }
    out.extend_from_slice(prefix.as_bytes());
    push_radix(out, a, radix);
}
