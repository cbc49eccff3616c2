//! What a word can say of the order of two keys.

use crate::str::{STR, Str, Units};
use crate::value::Value;

/// The kinds of keys of which a prefix is known; those of one class are ordered by it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Class {
    /// An int of 51 bits: the prefix says all.
    Int,
    /// A float that is a number: the prefix says all.
    Float,
    /// A string of code points below 256: the prefix is its first eight.
    Str,
}

/// Of two keys of one class, the one with the smaller prefix is smaller. Equal prefixes say nothing of strings, but for those of which
/// they say all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Prefix(u64);

impl Prefix {
    /// The class of a key, if it has one.
    pub fn class(key: Value) -> Option<Class> {
        if key.is_small_int() {
            Some(Class::Int)
        } else if let Some(f) = key.as_float() {
            (!f.is_nan()).then_some(Class::Float)
        } else {
            narrow(key).map(|_| Class::Str)
        }
    }

    /// Whether a key that has a class is equal to every other such key of the same prefix.
    pub fn says_all(key: Value) -> bool {
        // Without a zero, what is behind the end of a short text is told from the text.
        narrow(key).is_none_or(|bytes| bytes.len() <= size_of::<Prefix>() && !bytes.contains(&0))
    }

    /// The prefix of a key that has a class.
    #[inline]
    pub fn of(key: Value) -> Prefix {
        if key.is_small_int() {
            return Prefix(key.bits());
        }
        if let Some(f) = key.as_float() {
            // Adding zero makes the negative zero positive: they are equal.
            let bits = (f + 0.0).to_bits();
            let sign = 1 << 63;
            return Prefix(if bits & sign == 0 { bits | sign } else { !bits });
        }
        let bytes = narrow(key).unwrap_or(&[]);
        let mut word = [0; 8];
        let n = bytes.len().min(word.len());
        word[..n].copy_from_slice(&bytes[..n]);
        Prefix(u64::from_be_bytes(word))
    }
}

/// The code points of a string that has none above 255.
fn narrow(key: Value) -> Option<&'static [u8]> {
    if key.is_absent() || !key.is_exactly(&STR) {
        return None;
    }
    match key.downcast::<Str>()?.units() {
        Units::One(bytes) => Some(bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{list, str};

    #[test]
    fn prefixes_are_ordered_as_keys_are() {
        let numbers = [f64::NEG_INFINITY, -2.5, -0.0, 0.0, 1e-300, 3.0, f64::INFINITY];
        for pair in numbers.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|f| Prefix::of(Value::from_float(f)));
            assert_eq!(a.cmp(&b), pair[0].partial_cmp(&pair[1]).expect("numbers"));
        }
        let texts = ["", "a", "a\0", "ab", "abcdefgh", "abcdefghi", "b", "\u{e9}"].map(str::from_str);
        for pair in texts.windows(2) {
            assert!(Prefix::of(pair[0].value()) <= Prefix::of(pair[1].value()));
            assert!(Prefix::class(pair[0].value()) == Some(Class::Str));
        }
    }

    #[test]
    fn the_prefix_of_a_short_text_without_zeros_says_all() {
        let says = |text| Prefix::says_all(str::from_str(text).value());
        assert!(says("") && says("abcdefgh") && Prefix::says_all(Value::from_float(1.5)));
        assert!(!says("abcdefghi") && !says("a\0"));
    }

    #[test]
    fn keys_without_an_order_of_words_have_no_class() {
        let wide = str::from_str("\u{100}");
        let list = list::new(0);
        for key in [Value::from_float(f64::NAN), Value::NONE, Value::TRUE, Value::ABSENT, wide.value(), list.value()] {
            assert!(Prefix::class(key).is_none());
        }
    }
}
