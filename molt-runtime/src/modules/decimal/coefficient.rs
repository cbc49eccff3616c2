//! Coefficients: whole numbers of any size that are shifted by powers of ten. Those of up to 38 digits, which is all that the
//! default precision makes, live in two machine words.

use super::wide::{divide, divide_wide, multiply_wide};
use crate::rt::rt;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Ordering;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

/// A whole number. `Big` holds what 128 bits do not.
#[derive(Clone, Debug, PartialEq)]
pub enum Coefficient {
    /// The lower and the upper word.
    Small([u64; 2]),
    /// Anything larger.
    Big(Box<BigUint>),
}
use Coefficient::{Big, Small};

/// The largest power of ten in 128 bits.
const LARGEST: u64 = 38;

const POWERS: [u128; LARGEST as usize + 1] = {
    let mut powers = [1u128; LARGEST as usize + 1];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// How what was cut off compares with one half of the last digit kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Rest {
    Zero,
    BelowHalf,
    Half,
    AboveHalf,
}

/// How many powers of ten are kept.
const KEPT: usize = 8;

/// Powers of ten beyond 128 bits that were asked for last.
pub type Powers = Vec<(u64, BigUint)>;

/// Calls `f` with `10 ** count`.
fn with_power<T>(count: u64, f: impl FnOnce(&BigUint) -> T) -> T {
    if count <= LARGEST {
        return f(&BigUint::from(POWERS[count as usize]));
    }
    let kept = &rt().decimal.powers;
    if let Some((_, power)) = kept.borrow().iter().find(|(own, _)| *own == count) {
        return f(power);
    }
    let power = BigUint::from(10u32).pow(count.min(u32::MAX.into()) as u32);
    let result = f(&power);
    let mut kept = kept.borrow_mut();
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push((count, power));
    result
}

/// `10 ** count`.
pub fn power_of_ten(count: u64) -> BigUint {
    with_power(count, BigUint::clone)
}

/// How many digits; one for zero.
fn digits_of_small(number: u128) -> u64 {
    let bits = u64::from(u128::BITS - (number | 1).leading_zeros());
    // At least as many as bits * log10(2) says, at most one more.
    let least = bits * 1233 >> 12;
    least + u64::from(least <= LARGEST && number >= POWERS[least.min(LARGEST) as usize]).max(u64::from(least == 0))
}

fn digits_of_big(number: &BigUint) -> u64 {
    const LOG: f64 = core::f64::consts::LOG10_2;
    let bits = number.bits();
    let (low, high) = (((bits - 1) as f64 * LOG * (1.0 - 1e-15)) as u64 + 1, (bits as f64 * LOG * (1.0 + 1e-15)) as u64 + 1);
    if low == high {
        return low;
    }
    low + u64::from(with_power(low, |power| number >= power))
}

impl Coefficient {
    /// Zero.
    pub const ZERO: Coefficient = Small([0, 0]);
    /// One.
    pub const ONE: Coefficient = Small([1, 0]);

    /// A number of 128 bits.
    pub const fn small(number: u128) -> Coefficient {
        Small([number as u64, (number >> 64) as u64])
    }
    /// Any number.
    pub fn from_big(number: BigUint) -> Coefficient {
        match number.to_u128() {
            Some(small) => Coefficient::small(small),
            None => Big(Box::new(number)),
        }
    }
    /// `10 ** count - 1`.
    pub fn nines(count: u64) -> Coefficient {
        if count <= LARGEST {
            return Coefficient::small(POWERS[count as usize] - 1);
        }
        Coefficient::from_big(power_of_ten(count) - 1u32)
    }
    /// `10 ** count`.
    pub fn ten_to(count: u64) -> Coefficient {
        if count <= LARGEST { Coefficient::small(POWERS[count as usize]) } else { Coefficient::from_big(power_of_ten(count)) }
    }
    /// The number, if it has 128 bits.
    #[inline]
    pub const fn as_small(&self) -> Option<u128> {
        match self {
            Small([low, high]) => Some(*low as u128 | (*high as u128) << 64),
            Big(_) => None,
        }
    }
    /// The number in its general form.
    pub fn to_big(&self) -> BigUint {
        match self {
            Small(_) => BigUint::from(self.as_small().unwrap_or_default()),
            Big(big) => (**big).clone(),
        }
    }
    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self, Small([0, 0]))
    }
    /// Whether it is odd.
    pub fn is_odd(&self) -> bool {
        match self {
            Small([low, _]) => low & 1 == 1,
            Big(big) => big.bit(0),
        }
    }
    /// How many digits; one for zero.
    pub fn digits(&self) -> u64 {
        match self {
            Small(_) => digits_of_small(self.as_small().unwrap_or_default()),
            Big(big) => digits_of_big(big),
        }
    }
    /// Whether it is `10 ** count`.
    pub fn is_ten_to(&self, count: u64) -> bool {
        match self.as_small() {
            Some(small) => count <= LARGEST && small == POWERS[count as usize],
            None => self.digits() == count + 1 && self.order(&Coefficient::ten_to(count)) == Ordering::Equal,
        }
    }
    /// The last digit.
    pub fn last_digit(&self) -> u64 {
        match self {
            Small([low, 0]) => low % 10,
            Small(_) => (self.as_small().unwrap_or_default() % 10) as u64,
            Big(big) => (&**big % 10u32).to_u64().unwrap_or_default(),
        }
    }
    /// The sum.
    pub fn plus(&self, other: &Coefficient) -> Coefficient {
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small())
            && let Some(sum) = a.checked_add(b)
        {
            return Coefficient::small(sum);
        }
        Coefficient::from_big(match (self, other) {
            (Big(a), Big(b)) => &**a + &**b,
            (Big(big), small) | (small, Big(big)) => &**big + small.as_small().unwrap_or_default(),
            _ => self.to_big() + other.to_big(),
        })
    }
    /// The difference; `other` is not the larger one.
    pub fn minus(&self, other: &Coefficient) -> Coefficient {
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small()) {
            return Coefficient::small(a.wrapping_sub(b));
        }
        Coefficient::from_big(match (self, other) {
            (Big(a), Big(b)) => &**a - &**b,
            (Big(a), small) => &**a - small.as_small().unwrap_or_default(),
            _ => BigUint::ZERO,
        })
    }
    /// The product.
    pub fn times(&self, other: &Coefficient) -> Coefficient {
        if let (Small([a, 0]), Small([b, 0])) = (self, other) {
            return Coefficient::small(u128::from(*a) * u128::from(*b));
        }
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small())
            && let Some(product) = a.checked_mul(b)
        {
            return Coefficient::small(product);
        }
        match (self, other) {
            (Big(a), Big(b)) => Coefficient::from_big(&**a * &**b),
            (Big(big), small) | (small, Big(big)) => Coefficient::from_big(&**big * small.as_small().unwrap_or_default()),
            _ => Coefficient::from_big(self.to_big() * other.to_big()),
        }
    }
    /// `self * 10 ** count`.
    pub fn shifted(&self, count: u64) -> Coefficient {
        if count == 0 || self.is_zero() {
            return self.clone();
        }
        if let Some(small) = self.as_small()
            && count <= LARGEST
            && let Some(product) = small.checked_mul(POWERS[count as usize])
        {
            return Coefficient::small(product);
        }
        Coefficient::from_big(match self {
            Big(big) if count <= LARGEST => &**big * POWERS[count as usize],
            Big(big) => with_power(count, |power| &**big * power),
            Small(_) => with_power(count, |power| power * self.as_small().unwrap_or_default()),
        })
    }
    /// Quotient and remainder; `other` is not zero.
    pub fn divided(&self, other: &Coefficient) -> (Coefficient, Coefficient) {
        match (self, other) {
            (Small([a, 0]), Small([b, 0])) => (Small([a / b, 0]), Small([a % b, 0])),
            (Small(_), Small(_)) => {
                let (quotient, rest) = divide(self.as_small().unwrap_or_default(), other.as_small().unwrap_or(1));
                (Coefficient::small(quotient), Coefficient::small(rest))
            }
            (Small(_), Big(_)) => (Coefficient::ZERO, self.clone()),
            (Big(a), _) => {
                let (quotient, rest) = match other {
                    Big(b) => a.div_rem(b),
                    Small(_) => a.div_rem(&other.to_big()),
                };
                (Coefficient::from_big(quotient), Coefficient::from_big(rest))
            }
        }
    }
    /// Quotient and remainder of `self * 10 ** count` by `other`, which is not zero.
    pub fn shifted_divided(&self, count: u64, other: &Coefficient) -> (Coefficient, Coefficient) {
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small())
            && count <= LARGEST
        {
            let (high, low) = multiply_wide(a, POWERS[count as usize]);
            if high < b {
                let (quotient, rest) = divide_wide(high, low, b);
                return (Coefficient::small(quotient), Coefficient::small(rest));
            }
        }
        self.shifted(count).divided(other)
    }
    /// The number without its last `count` digits, and how these compare with one half of the digit before them.
    pub fn cut(&self, count: u64) -> (Coefficient, Rest) {
        if let Some(small) = self.as_small() {
            if count > LARGEST {
                // No number of 128 bits reaches a half of a power of ten beyond them.
                return (Coefficient::ZERO, if small == 0 { Rest::Zero } else { Rest::BelowHalf });
            }
            let unit = POWERS[count as usize];
            let (kept, rest) = match (u64::try_from(small), u64::try_from(unit)) {
                (Ok(small), Ok(unit)) => (u128::from(small / unit), u128::from(small % unit)),
                _ => divide(small, unit),
            };
            return (Coefficient::small(kept), compared(rest, unit / 2));
        }
        let Big(number) = self else { return (Coefficient::ZERO, Rest::Zero) };
        if number.bits() < count.saturating_mul(3) {
            return (Coefficient::ZERO, Rest::BelowHalf);
        }
        with_power(count, |unit| {
            let (kept, rest) = number.div_rem(unit);
            let half = if rest.is_zero() {
                Rest::Zero
            } else {
                match (rest << 1u32).cmp(unit) {
                    Ordering::Less => Rest::BelowHalf,
                    Ordering::Equal => Rest::Half,
                    Ordering::Greater => Rest::AboveHalf,
                }
            };
            (Coefficient::from_big(kept), half)
        })
    }
    /// The number without zeros at its end, `most` of them at most, and how many these were.
    pub fn without_zeros(self, most: u64) -> (Coefficient, u64) {
        let (mut number, mut zeros) = (self, 0);
        if number.is_odd() || number.last_digit() != 0 {
            return (number, 0);
        }
        // Many at a time: an exact quotient has as many as the precision has digits.
        for step in [16, 16, 8, 4, 2, 1] {
            if zeros + step <= most
                && let (shorter, Rest::Zero) = number.cut(step)
            {
                (number, zeros) = (shorter, zeros + step);
            }
        }
        while zeros < most && number.last_digit() == 0 {
            (number, zeros) = (number.cut(1).0, zeros + 1);
        }
        (number, zeros)
    }
    /// The product of two numbers of 128 bits each without its last `count` digits, where that fits 128 bits.
    pub fn product_cut(a: u128, b: u128, count: u64) -> Option<(Coefficient, Rest)> {
        let unit = *POWERS.get(count as usize)?;
        let (high, low) = multiply_wide(a, b);
        if high >= unit {
            return None;
        }
        let (kept, rest) = divide_wide(high, low, unit);
        Some((Coefficient::small(kept), compared(rest, unit / 2)))
    }
    /// How many digits the product of two numbers of 128 bits has.
    pub fn product_digits(a: u128, b: u128) -> u64 {
        let (high, low) = multiply_wide(a, b);
        if high == 0 {
            return digits_of_small(low);
        }
        // A product has as many digits as its factors together, or one less.
        let most = digits_of_small(a) + digits_of_small(b);
        let below = most - 1 - LARGEST;
        let (power_high, power_low) = multiply_wide(POWERS[LARGEST as usize], POWERS[below.min(LARGEST) as usize]);
        if (high, low) >= (power_high, power_low) { most } else { most - 1 }
    }
    /// The order.
    pub fn order(&self, other: &Coefficient) -> Ordering {
        match (self, other) {
            (Big(a), Big(b)) => a.cmp(b),
            (Big(_), Small(_)) => Ordering::Greater,
            (Small(_), Big(_)) => Ordering::Less,
            _ => self.as_small().cmp(&other.as_small()),
        }
    }
    /// The digits as text.
    pub fn push_text(&self, out: &mut Vec<u8>) {
        const HALF: u128 = POWERS[19];
        match self {
            Small([low, 0]) => crate::int::text::push_u64(out, *low),
            Small(_) => {
                let number = self.as_small().unwrap_or_default();
                let (upper, lower) = (number / HALF, (number % HALF) as u64);
                Coefficient::small(upper).push_text(out);
                let start = out.len();
                crate::int::text::push_u64(out, lower);
                let missing = 19 - (out.len() - start);
                out.splice(start..start, core::iter::repeat_n(b'0', missing));
            }
            Big(big) => {
                let number = num_bigint::BigInt::from((**big).clone());
                let value = crate::int::from_big(number);
                crate::int::text::push_decimal(out, crate::int::known(value.value()));
            }
        }
    }
    /// A number from ASCII digits; leading zeros are allowed.
    pub fn from_digits(digits: &[u8]) -> Coefficient {
        let start = digits.iter().position(|&digit| digit != b'0').unwrap_or(digits.len());
        let digits = &digits[start..];
        if digits.len() <= 19 {
            return Small([digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')), 0]);
        }
        if digits.len() <= LARGEST as usize {
            return Coefficient::small(digits.iter().fold(0, |number, digit| number * 10 + u128::from(digit - b'0')));
        }
        Coefficient::from_big(BigUint::parse_bytes(digits, 10).unwrap_or_default())
    }
}

fn compared(rest: u128, half: u128) -> Rest {
    match rest {
        0 => Rest::Zero,
        _ if rest < half => Rest::BelowHalf,
        // The half of an even power of ten; a cut of no digits leaves no rest.
        _ if rest == half => Rest::Half,
        _ => Rest::AboveHalf,
    }
}
