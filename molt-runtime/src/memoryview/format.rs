//! How the items of a view lie in memory: one native format character each.

use crate::error::{type_error, value_error};
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use crate::{bytes, float, int, str};
use crate::{dispatch, exception};

/// A native format of one item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Format {
    code: u8,
    /// Whether it was written with `@`.
    marked: bool,
}

/// What an item is.
enum Item {
    Signed,
    Unsigned,
    Float,
    Bool,
    Char,
}

impl Format {
    /// Unsigned bytes.
    pub const BYTES: Format = Format { code: b'B', marked: false };

    /// That of the items of an array.
    pub fn of_array(code: crate::modules::array::Code) -> Format {
        Format { code: if code.0 == b'u' { b'w' } else { code.0 }, marked: false }
    }

    /// Whether the items are characters of 32 bits, which views cannot give.
    pub fn is_text(self) -> bool {
        self.code == b'w'
    }

    /// The format that a text names.
    pub fn parse(text: &str) -> Option<Format> {
        let (marked, code) = match *text.as_bytes() {
            [code] => (false, code),
            [b'@', code] => (true, code),
            _ => return None,
        };
        b"cbBhHiIlLqQnNfde?P".contains(&code).then_some(Format { code, marked })
    }

    /// The text that names it.
    pub fn text(self) -> Owned {
        let text = [b'@', self.code];
        str::from_ascii(if self.marked { &text } else { &text[1..] })
    }

    /// Bytes of an item.
    pub fn size(self) -> usize {
        match self.code {
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' | b'w' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 1,
        }
    }

    fn item(self) -> Item {
        match self.code {
            b'c' => Item::Char,
            b'?' => Item::Bool,
            b'f' | b'd' | b'e' => Item::Float,
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Item::Signed,
            _ => Item::Unsigned,
        }
    }

    /// Whether the items are single bytes.
    pub fn is_byte(self) -> bool {
        matches!(self.code, b'c' | b'b' | b'B')
    }

    /// Whether items are equal exactly where their bytes are.
    pub fn compares_bytes(self) -> bool {
        matches!(self.item(), Item::Signed | Item::Unsigned | Item::Char)
    }

    /// The item in these bytes.
    pub fn unpack(self, raw: &[u8]) -> Owned {
        let mut word = [0; 8];
        word[..raw.len()].copy_from_slice(raw);
        let bits = u64::from_le_bytes(word);
        match self.item() {
            Item::Char => bytes::from_vec(raw.to_vec()),
            Item::Bool => Owned::from(bits != 0),
            Item::Unsigned => int::from_u64(bits),
            Item::Signed => {
                let unused = 64 - 8 * raw.len() as u32;
                int::from_i64((bits << unused) as i64 >> unused)
            }
            Item::Float => Owned::from(match self.code {
                b'd' => f64::from_bits(bits),
                b'f' => f32::from_bits(bits as u32).into(),
                _ => half(bits as u16),
            }),
        }
    }

    fn invalid(self, what: &str) -> alloc::string::String {
        alloc::format!("memoryview: invalid {what} for format '{}'", char::from(self.code))
    }

    /// The bytes of an item, the first [`Format::size`] of the word.
    pub fn pack(self, item: Value) -> Res<[u8; 8]> {
        let refused = |what| Err(if what == "type" { type_error(&self.invalid(what)) } else { value_error(&self.invalid(what)) });
        if self.is_text() {
            return Err(crate::error::raise(&exception::NOT_IMPLEMENTED_ERROR, "memoryview: format w not supported"));
        }
        match self.item() {
            Item::Char => match bytes::view(item) {
                Some(&[byte]) if item.type_of().kind == Kind::Bytes => Ok([byte, 0, 0, 0, 0, 0, 0, 0]),
                Some(_) if item.type_of().kind == Kind::Bytes => refused("value"),
                _ => refused("type"),
            },
            Item::Bool => dispatch::truth(item).map(|truth| u64::from(truth).to_le_bytes()),
            Item::Float => {
                let number = match float::new::try_real(item) {
                    Ok(Some(number)) => number,
                    Ok(None) => return refused("type"),
                    Err(raised) => match exception::take_if(&exception::OVERFLOW_ERROR) {
                        Some(_) => return refused("value"),
                        None => return Err(raised),
                    },
                };
                match self.code {
                    b'd' => Ok(number.to_bits().to_le_bytes()),
                    b'f' => Ok(u64::from((number as f32).to_bits()).to_le_bytes()),
                    _ => match to_half(number) {
                        Some(bits) => Ok(u64::from(bits).to_le_bytes()),
                        None => refused("value"),
                    },
                }
            }
            kind => {
                let Some(slot) = item.type_of().slots().index else { return refused("type") };
                let number = slot(item)?;
                let bits = 8 * self.size() as u32;
                let low = int::as_i64(number.value());
                let fits = match (kind, low) {
                    (Item::Signed, Some(low)) => low >> (bits - 1) == low >> 63,
                    (_, Some(low)) => low >= 0 && (bits == 64 || low < 1 << bits),
                    (Item::Unsigned, None) if bits == 64 => {
                        return match u64::try_from(&*int::known(number.value()).big()) {
                            Ok(word) => Ok(word.to_le_bytes()),
                            Err(_) => refused("value"),
                        };
                    }
                    _ => false,
                };
                if fits { Ok(low.unwrap_or(0).to_le_bytes()) } else { refused("value") }
            }
        }
    }
}

/// A power of two, of those that are no subnormal numbers.
fn power(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// The number in 16 bits.
pub fn half(bits: u16) -> f64 {
    let (sign, exponent, fraction) = (bits >> 15, i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    let size = match exponent {
        0 => fraction * power(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * power(exponent - 25),
    };
    if sign == 0 { size } else { -size }
}

/// The nearest number of 16 bits, ties to even; none for one that is too large.
pub fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 1 << 15 } else { 0 };
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7E00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7C00);
    }
    let exponent = (size.to_bits() >> 52) as i32 - 1023;
    let step = exponent.max(-14) - 10;
    let scaled = size * power(-step);
    let (mut whole, rest) = (scaled as u32, scaled - f64::from(scaled as u32));
    if rest > 0.5 || rest == 0.5 && whole & 1 == 1 {
        whole += 1;
    }
    let bits = whole + ((step + 24) as u32).wrapping_mul(1024);
    (bits < 0x7C00).then_some(sign | bits as u16)
}
