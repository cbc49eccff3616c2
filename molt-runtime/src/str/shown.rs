//! What an f-string ends in: strings and numbers joined. A number is shown where it goes, so that no string is made of it alone.

use super::build::Writer;
use super::{STR, Str};
use crate::value::{Owned, Value};
use crate::{float, int};

/// No 64-bit int and no float is longer: `-2.2250738585072014e-308`.
const LONGEST: usize = 24;
/// How many texts of numbers are kept between measuring and writing.
const KEPT: usize = 8;

/// Joins strings, ints of 64 bits and floats.
pub fn join_shown(parts: &[Value]) -> Owned {
    let mut kept = [const { Text::EMPTY }; KEPT];
    let (mut length, mut bound, mut numbers) = (0, 0x7F, 0);
    for &part in parts {
        match part.downcast::<Str>() {
            Some(s) => {
                length += s.len();
                bound = s.bound().max(bound);
            }
            None => {
                let text = Text::of(part);
                length += text.length;
                if let Some(place) = kept.get_mut(numbers) {
                    *place = text;
                }
                numbers += 1;
            }
        }
    }
    match parts {
        [only] if only.is_exactly(&STR) => return only.to_owned(),
        _ if length == 0 => return super::empty(),
        _ => {}
    }
    let mut writer = Writer::new(length, bound);
    let mut number = 0;
    for &part in parts {
        match part.downcast::<Str>() {
            Some(s) => writer.str(s),
            None => {
                match kept.get(number) {
                    Some(text) => writer.ascii(text.bytes()),
                    None => writer.ascii(Text::of(part).bytes()),
                }
                number += 1;
            }
        }
    }
    writer.finish()
}

/// The text of a number.
struct Text {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Text {
    const EMPTY: Text = Text { bytes: [0; LONGEST], length: 0 };

    fn of(number: Value) -> Text {
        let mut text = Text::EMPTY;
        let written = |out: &[u8]| {
            text.length = out.len().min(LONGEST);
            text.bytes[..text.length].copy_from_slice(&out[..text.length]);
        };
        match float::as_f64(number) {
            Some(f) => float::with_repr(f, written),
            None => int::text::with_repr(int::known(number), written),
        }
        text
    }
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::join_shown;
    use crate::str::Str;
    use crate::value::Value;
    use crate::{int, str};

    #[test]
    fn numbers_stand_between_strings_and_more_than_are_kept() {
        let sign = str::from_str("\u{20ac}=");
        let large = int::from_i128(i64::MIN as i128);
        let small = |i: i64| Value::from_small(i).unwrap();
        let tiny = Value::from_float(-2.225_073_858_507_201_4e-308);
        let parts =
            [&[sign.value(), tiny, sign.value(), large.value()][..], &[-4, -3, -2, -1, 0, 1, 2, 3, 4].map(small)].concat();
        let joined = join_shown(&parts);
        let expected = "\u{20ac}=-2.2250738585072014e-308\u{20ac}=-9223372036854775808-4-3-2-101234";
        assert_eq!(joined.value().downcast::<Str>().unwrap().to_text(), expected);
    }
}
