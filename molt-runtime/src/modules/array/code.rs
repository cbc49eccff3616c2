//! Type codes: how one item lies in memory.

use crate::dispatch;
use crate::error::{overflow_error, type_error};
use crate::float;
use crate::int::{self, View};
use crate::str::{self, Str};
use crate::value::{Owned, Res, Value};

/// What the items of an array are: the character that says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(pub u8);

impl Code {
    /// The code that a character names.
    pub(super) fn of(character: u32) -> Option<Code> {
        u8::try_from(character).ok().filter(|code| b"bBuhHiIlLqQfd".contains(code)).map(Code)
    }
    /// Bytes of an item.
    #[inline]
    pub(super) fn size(self) -> usize {
        1 << self.shift()
    }
    /// By how much a number of items is shifted to be that of their bytes.
    #[inline]
    pub(super) fn shift(self) -> u32 {
        match self.0 {
            b'b' | b'B' => 0,
            b'h' | b'H' => 1,
            b'u' | b'i' | b'I' | b'f' => 2,
            _ => 3,
        }
    }
    pub(super) fn is_int(self) -> bool {
        !matches!(self.0, b'u' | b'f' | b'd')
    }
    pub(super) fn is_signed(self) -> bool {
        matches!(self.0, b'b' | b'h' | b'i' | b'l' | b'q')
    }
    /// The character as a `str`.
    pub(super) fn text(self) -> Owned {
        str::from_ascii(&[self.0])
    }
    /// The least and the greatest int.
    fn range(self) -> (i128, i128) {
        let bits = 8 * self.size() as u32;
        if self.is_signed() { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
    }
    /// The int in the bytes of one item, where items are ints.
    pub(super) fn int(self, raw: &[u8]) -> i128 {
        let mut word = [0; 8];
        word[..raw.len()].copy_from_slice(raw);
        let bits = u64::from_le_bytes(word);
        let unused = 64 - 8 * raw.len() as u32;
        if self.is_signed() { ((bits << unused) as i64 >> unused).into() } else { bits.into() }
    }
    /// The item in its bytes.
    #[inline]
    pub(super) fn unpack(self, raw: &[u8]) -> Res {
        match (self.0, raw.try_into()) {
            (b'd', Ok(word)) => Ok(Owned::from(f64::from_le_bytes(word))),
            _ => self.unpack_any(raw),
        }
    }
    #[inline(never)]
    fn unpack_any(self, raw: &[u8]) -> Res {
        Ok(match (self.0, raw) {
            (b'b', &[a]) => int::from_i64((a as i8).into()),
            (b'B', &[a]) => int::from_i64(a.into()),
            (b'h', &[a, b]) => int::from_i64(i16::from_le_bytes([a, b]).into()),
            (b'H', &[a, b]) => int::from_i64(u16::from_le_bytes([a, b]).into()),
            (b'i', &[a, b, c, d]) => int::from_i64(i32::from_le_bytes([a, b, c, d]).into()),
            (b'I', &[a, b, c, d]) => int::from_i64(u32::from_le_bytes([a, b, c, d]).into()),
            (b'f', &[a, b, c, d]) => Owned::from(f64::from(f32::from_le_bytes([a, b, c, d]))),
            (b'u', &[a, b, c, d]) => return str::chr(u32::from_le_bytes([a, b, c, d]).into()),
            (code, &[a, b, c, d, e, f, g, h]) => {
                let word = [a, b, c, d, e, f, g, h];
                match code {
                    b'l' | b'q' => int::from_i64(i64::from_le_bytes(word)),
                    _ => int::from_u64(u64::from_le_bytes(word)),
                }
            }
            _ => crate::host::fatal("an item of an array has a wrong size"),
        })
    }
    /// The bytes of an item, the first [`Code::size`] of the word.
    #[inline]
    pub(super) fn pack(self, item: Value) -> Res<[u8; 8]> {
        match (self.0, item.as_small()) {
            (b'i', Some(number)) if i32::try_from(number).is_ok() => Ok(number.to_le_bytes()),
            (b'l' | b'q', Some(number)) => Ok(number.to_le_bytes()),
            (b'B', Some(number @ 0..=255)) | (b'b', Some(number @ -128..=127)) => Ok(number.to_le_bytes()),
            (b'd', None) if item.is_float() => Ok(float::stored(item.as_float().unwrap_or_default()).to_le_bytes()),
            _ => self.pack_any(item),
        }
    }
    #[inline(never)]
    fn pack_any(self, item: Value) -> Res<[u8; 8]> {
        match self.0 {
            b'd' => Ok(float::stored(float::new::to_real(item)?).to_le_bytes()),
            b'f' => Ok(u64::from((float::new::to_real(item)? as f32).to_bits()).to_le_bytes()),
            b'u' => match item.downcast::<Str>() {
                Some(text) if text.len() == 1 => Ok(u64::from(text.at(0)).to_le_bytes()),
                _ => Err(type_error("array item must be unicode character")),
            },
            _ => {
                let number = dispatch::index(item)?;
                let number = int::known(number.value());
                let (low, high) = self.range();
                match number.wide() {
                    Some(wide) if (low..=high).contains(&wide) => Ok((wide as u64).to_le_bytes()),
                    _ => Err(overflow_error(&self.refusal(number))),
                }
            }
        }
    }
    /// What is said of an int that does not fit: which of the conversions of C it fails in.
    #[cold]
    fn refusal(self, number: View) -> alloc::string::String {
        let negative = number.is_negative();
        let wide = number.wide().filter(|wide| i64::try_from(*wide).is_ok());
        let what = match self.0 {
            b'q' => return "int too big to convert".into(),
            b'Q' if negative => return "can't convert negative int to unsigned".into(),
            b'Q' => return "int too big to convert".into(),
            b'I' | b'L' if negative => return "can't convert negative value to unsigned int".into(),
            b'I' if number.wide().is_some_and(|wide| u64::try_from(wide).is_ok()) => {
                return "unsigned int is greater than maximum".into();
            }
            b'I' | b'L' => return "Python int too large to convert to C unsigned long".into(),
            _ if wide.is_none() || self.0 == b'l' => return "Python int too large to convert to C long".into(),
            b'b' if wide.is_some_and(|wide| i16::try_from(wide).is_ok()) => "signed char",
            b'b' | b'h' => "signed short integer",
            b'B' => "unsigned byte integer",
            b'H' if wide.is_some_and(|wide| i32::try_from(wide).is_ok()) => "unsigned short",
            _ => "signed integer",
        };
        alloc::format!(
            "{what} is {} than {}",
            if negative { "less" } else { "greater" },
            if negative { "minimum" } else { "maximum" }
        )
    }
}
