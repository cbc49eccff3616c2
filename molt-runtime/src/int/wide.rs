//! Numbers past 64 bits: 128 or 192 bits in the object, or digits of their own.

use super::View;
use super::few::{Few, Words};
use alloc::borrow::Cow;
use num_bigint::{BigInt, Sign};

/// A number of 128 bits as two words, so that objects need no wider alignment.
pub struct Wide {
    low: u64,
    high: i64,
}

impl Wide {
    /// The number.
    #[inline]
    pub fn get(&self) -> i128 {
        i128::from(self.high) << 64 | i128::from(self.low)
    }
    /// The bits of a number of 64 bits without sign.
    #[inline]
    pub(super) fn word(&self) -> Option<i64> {
        (self.high == 0).then_some(self.low as i64)
    }
}

/// The number of an int object.
pub enum Number {
    /// Any that 128 bits hold.
    Wide(Wide),
    /// Any other that 192 bits hold.
    Few(Few),
    /// Any other.
    Many(BigInt),
}

impl From<i128> for Number {
    #[inline]
    fn from(number: i128) -> Number {
        Number::Wide(Wide { low: number as u64, high: (number >> 64) as i64 })
    }
}

impl From<View> for Number {
    fn from(view: View) -> Number {
        match (view.wide(), Words::of(view)) {
            (Some(wide), _) => wide.into(),
            (None, Some(words)) => words.number(),
            (None, None) => Number::Many(view.big().into_owned()),
        }
    }
}

impl Number {
    /// How operations see it.
    #[inline]
    pub fn view(&'static self) -> View {
        match self {
            Number::Wide(wide) => match i64::try_from(wide.get()) {
                Ok(small) => View::Small(small),
                Err(_) => View::Big(Large::Wide(wide)),
            },
            Number::Few(few) => View::Big(Large::Few(few)),
            Number::Many(many) => View::Big(Large::Many(many)),
        }
    }
}

/// A number that does not fit 64 bits.
#[derive(Clone, Copy)]
pub enum Large {
    /// It fits 128.
    Wide(&'static Wide),
    /// It fits 192.
    Few(&'static Few),
    /// It does not.
    Many(&'static BigInt),
}

impl core::fmt::Debug for Large {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.big().fmt(f)
    }
}

impl Large {
    /// The number as a big one.
    pub fn big(self) -> Cow<'static, BigInt> {
        match self {
            Large::Wide(wide) => Cow::Owned(wide.get().into()),
            Large::Few(few) => Cow::Owned(few.words().big()),
            Large::Many(many) => Cow::Borrowed(many),
        }
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        match self {
            Large::Wide(wide) => wide.high < 0,
            Large::Few(few) => few.words().is_negative(),
            Large::Many(many) => many.sign() == Sign::Minus,
        }
    }
}
