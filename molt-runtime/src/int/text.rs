//! Ints as text in any radix.

use super::Large;
use super::View::{self, Big, Small};
use super::few::{WORDS, Words};
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

/// Calls `f` with the decimal digits of the magnitude; refuses more of them than `sys.set_int_max_str_digits` allows.
pub fn with_magnitude<T>(a: View, f: impl FnOnce(&[u8]) -> T) -> Res<T> {
    if let Small(a) = a {
        return Ok(f(Decimal::new(a.unsigned_abs(), false).bytes()));
    }
    let mut text = Vec::new();
    push_limited(&mut text, a)?;
    Ok(f(text.strip_prefix(b"-").unwrap_or(&text)))
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

/// Appends a number of more than one word in decimal: in parts of 19 digits.
fn push_words(out: &mut Vec<u8>, negative: bool, mut words: [u64; WORDS]) {
    const PART: u128 = 10_000_000_000_000_000_000;
    let mut parts = [0; WORDS + 2];
    let mut count = 0;
    while words != [0; WORDS] {
        let mut rest = 0;
        for word in words.iter_mut().rev() {
            let both = rest << 64 | u128::from(*word);
            (*word, rest) = ((both / PART) as u64, both % PART);
        }
        parts[count] = rest as u64;
        count += 1;
    }
    if negative {
        out.push(b'-');
    }
    for (i, &part) in parts[..count].iter().rev().enumerate() {
        let part = Decimal::new(part, false);
        if i > 0 {
            out.resize(out.len() + 19 - part.bytes().len(), b'0');
        }
        out.extend_from_slice(part.bytes());
    }
}

/// Appends an int in decimal, however long.
pub fn push_decimal(out: &mut Vec<u8>, a: View) {
    match a {
        Small(a) => push_i64(out, a),
        Big(Large::Wide(a)) => push_wide(out, a.get()),
        Big(Large::Few(a)) => push_words(out, a.words().is_negative(), a.words().magnitude()),
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

/// A radix that is a power of two, and the digits it takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Radix {
    Binary,
    Octal,
    Hex,
    UpperHex,
}

impl Radix {
    /// How many bits a digit stands for.
    const fn bits(self) -> u32 {
        match self {
            Radix::Binary => 1,
            Radix::Octal => 3,
            Radix::Hex | Radix::UpperHex => 4,
        }
    }
    const fn letters(self) -> &'static [u8; 16] {
        if matches!(self, Radix::UpperHex) { b"0123456789ABCDEF" } else { b"0123456789abcdef" }
    }
    /// What stands before the digits where the radix is shown.
    pub const fn prefix(self) -> &'static str {
        match self {
            Radix::Binary => "0b",
            Radix::Octal => "0o",
            Radix::Hex => "0x",
            Radix::UpperHex => "0X",
        }
    }
}

/// Calls `f` with the digits of the magnitude, without sign or prefix.
pub fn with_digits<T>(a: View, radix: Radix, f: impl FnOnce(&[u8]) -> T) -> T {
    let (bits, letters) = (radix.bits(), radix.letters());
    if let Small(a) = a {
        let mut text = [b'0'; 64];
        let mut rest = a.unsigned_abs();
        let start = 64 - (64 - rest.leading_zeros()).div_ceil(bits).max(1) as usize;
        for place in text[start..].iter_mut().rev() {
            *place = letters[(rest & ((1 << bits) - 1)) as usize];
            rest >>= bits;
        }
        return f(&text[start..]);
    }
    let Some(words) = Words::of(a) else {
        let mut text = a.big().magnitude().to_str_radix(1 << bits).into_bytes();
        if radix == Radix::UpperHex {
            text.make_ascii_uppercase();
        }
        return f(&text);
    };
    let mut text = [b'0'; 64 * WORDS];
    let (magnitude, start) = (words.magnitude(), text.len() - words.bits().div_ceil(bits.into()) as usize);
    // Bits that were not yet shown, and how many they are.
    let (mut held, mut count) = (0u128, 0);
    let mut next = magnitude.iter();
    for place in text[start..].iter_mut().rev() {
        if count < bits {
            held |= u128::from(next.next().copied().unwrap_or(0)) << count;
            count += 64;
        }
        *place = letters[(held & ((1 << bits) - 1)) as usize];
        held >>= bits;
        count -= bits;
    }
    f(&text[start..])
}

/// `bin(a)`, `oct(a)` and `hex(a)`: sign, prefix, digits.
pub fn prefixed(a: View, radix: Radix) -> Owned {
    let sign: &[u8] = if a.is_negative() { b"-" } else { b"" };
    let prefix = radix.prefix().as_bytes();
    with_digits(a, radix, |digits| crate::str::from_ascii_parts([sign, prefix, digits]))
}
