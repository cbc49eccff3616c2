//! Constants of the source, exact: integers of any size, floats by their bits, text with lone surrogates.

use std::hash::{Hash, Hasher};

/// Python text. CPython allows lone surrogates (`"\ud800"`), which Rust's `str` cannot hold, so this is UTF-8 in which each
/// surrogate code point is also written, in its three bytes.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Text(Box<[u8]>);

impl Text {
    /// The text of these code points, surrogates included. A value above 0x10FFFF becomes U+FFFD.
    pub fn from_code_points(points: impl IntoIterator<Item = u32>) -> Text {
        let mut bytes = Vec::new();
        for point in points {
            match char::from_u32(point) {
                Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                None if point > 0x10FFFF => bytes.extend_from_slice("\u{FFFD}".as_bytes()),
                None => bytes.extend_from_slice(&[
                    0xE0 | (point >> 12) as u8,
                    0x80 | (point >> 6 & 63) as u8,
                    0x80 | (point & 63) as u8,
                ]),
            }
        }
        Text(bytes.into())
    }

    /// The bytes: UTF-8, with surrogates coded like any other code point.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As a `str`, unless it holds a surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// Its code points.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest: &[u8] = &self.0;
        std::iter::from_fn(move || {
            let first = u32::from(*rest.first()?);
            let (length, high) = match first {
                0..0x80 => (1, first),
                0x80..0xE0 => (2, first & 0x1F),
                0xE0..0xF0 => (3, first & 0x0F),
                _ => (4, first & 0x07),
            };
            let point = rest[1..length].iter().fold(high, |p, b| p << 6 | u32::from(b & 63));
            rest = &rest[length..];
            Some(point)
        })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text(text.as_bytes().into())
    }
}

/// A constant.
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An integer of 64 bits.
    Int(i64),
    /// An integer that does not fit 64 bits: its decimal digits, after `-` when negative.
    BigInt(Box<str>),
    /// A float.
    Float(f64),
    /// An imaginary number: `2j`.
    Imaginary(f64),
    /// A `str`.
    Str(Text),
    /// A `bytes`.
    Bytes(Box<[u8]>),
}

impl Const {
    /// The constant `str` with this text.
    pub fn str(text: &str) -> Const {
        Const::Str(text.into())
    }

    /// What `bool(constant)` gives.
    pub fn truth(&self) -> bool {
        match self {
            Const::None => false,
            Const::Bool(b) => *b,
            Const::Ellipsis | Const::BigInt(_) => true,
            Const::Int(i) => *i != 0,
            Const::Float(f) | Const::Imaginary(f) => *f != 0.0,
            Const::Str(t) => !t.bytes().is_empty(),
            Const::Bytes(b) => !b.is_empty(),
        }
    }
}

/// Same constant: same type and same value, floats by their bits (so `0.0` and `-0.0` differ).
impl PartialEq for Const {
    fn eq(&self, other: &Const) -> bool {
        match (self, other) {
            (Const::None, Const::None) | (Const::Ellipsis, Const::Ellipsis) => true,
            (Const::Bool(a), Const::Bool(b)) => a == b,
            (Const::Int(a), Const::Int(b)) => a == b,
            (Const::BigInt(a), Const::BigInt(b)) => a == b,
            (Const::Float(a), Const::Float(b)) | (Const::Imaginary(a), Const::Imaginary(b)) => a.to_bits() == b.to_bits(),
            (Const::Str(a), Const::Str(b)) => a == b,
            (Const::Bytes(a), Const::Bytes(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Const {}

impl Hash for Const {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Const::None | Const::Ellipsis => {}
            Const::Bool(b) => b.hash(state),
            Const::Int(i) => i.hash(state),
            Const::BigInt(d) => d.hash(state),
            Const::Float(f) | Const::Imaginary(f) => f.to_bits().hash(state),
            Const::Str(t) => t.hash(state),
            Const::Bytes(b) => b.hash(state),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_every_code_point() {
        let points = [0x41, 0xE9, 0xD800, 0x20AC, 0xDFFF, 0x1F600, 0];
        let text = Text::from_code_points(points);
        assert_eq!(text.code_points().collect::<Vec<_>>(), points);
        assert_eq!(text.as_str(), None);
        assert_eq!(Text::from("é€😀").code_points().collect::<Vec<_>>(), [0xE9, 0x20AC, 0x1F600]);
    }

    #[test]
    fn floats_are_the_same_by_bits() {
        assert_ne!(Const::Float(0.0), Const::Float(-0.0));
        assert_eq!(Const::Float(f64::NAN), Const::Float(f64::NAN));
        assert_ne!(Const::Int(1), Const::Bool(true));
    }
}
