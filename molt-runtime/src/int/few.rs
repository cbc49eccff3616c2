//! Numbers of a few words: past 128 bits, but calculated with on the stack.
//!
//! Keys, digests, masks and the products on their way have 129 to some 300 bits. The library makes a vector of every number it
//! touches; here numbers are arrays in two's complement, and those of 192 bits stay in their objects.

use super::View::{self, Big, Small};
use super::{Large, Number, from_i128, plain};
use crate::value::Owned;
use core::cmp::Ordering;
use num_bigint::{BigInt, Sign};

/// How many words an object holds.
const KEPT: usize = 3;
/// How many bits that is.
pub(super) const KEPT_BITS: u64 = 64 * KEPT as u64;
/// How many words calculations have.
pub(super) const WORDS: usize = 6;

/// A number of 192 bits, in two's complement.
pub struct Few([u64; KEPT]);

/// A number in two's complement, while it is calculated with. Those of operands have a word to spare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Words([u64; WORDS]);

impl Few {
    /// How calculations see it.
    #[inline]
    pub(super) fn words(&self) -> Words {
        let sign = sign_of(self.0[KEPT - 1]);
        let mut words = [sign; WORDS];
        words[..KEPT].copy_from_slice(&self.0);
        Words(words)
    }
}

/// A word of the sign of the number that this word leads.
fn sign_of(leading: u64) -> u64 {
    (leading as i64 >> 63) as u64
}

/// How many words there are up to the last that is not 0.
fn used(words: &[u64]) -> usize {
    words.iter().rposition(|&word| word != 0).map_or(0, |last| last + 1)
}

impl From<i128> for Words {
    #[inline]
    fn from(number: i128) -> Words {
        let mut words = [(number >> 127) as u64; WORDS];
        (words[0], words[1]) = (number as u64, (number >> 64) as u64);
        Words(words)
    }
}

impl Words {
    /// The number of an operand, where a word is to spare.
    #[inline]
    pub(super) fn of(view: View) -> Option<Words> {
        match view {
            Small(small) => Some(i128::from(small).into()),
            Big(Large::Wide(wide)) => Some(wide.get().into()),
            Big(Large::Few(few)) => Some(few.words()),
            Big(Large::Many(many)) => Words::of_big(many),
        }
    }
    /// The number, where a word is to spare.
    pub(super) fn of_big(number: &BigInt) -> Option<Words> {
        let digits = number.magnitude().iter_u64_digits();
        if digits.len() >= WORDS {
            return None;
        }
        let mut words = Words([0; WORDS]);
        words.0.iter_mut().zip(digits).for_each(|(word, digit)| *word = digit);
        Some(if number.sign() == Sign::Minus { words.negated() } else { words })
    }
    /// The numbers of two operands.
    #[inline]
    pub(super) fn of_both(a: View, b: View) -> Option<(Words, Words)> {
        Some((Words::of(a)?, Words::of(b)?))
    }
    /// The same of operands that have no digits of their own. What adds to longer ones has most likely such a result, which is
    /// better made by the library at once.
    #[inline]
    pub(super) fn of_short(a: View, b: View) -> Option<(Words, Words)> {
        match (a, b) {
            (Big(Large::Many(_)), _) | (_, Big(Large::Many(_))) => None,
            _ => Words::of_both(a, b),
        }
    }
    /// The same of operands one of which is short, as a mask is, and so is what it leaves.
    #[inline]
    pub(super) fn of_masked(a: View, b: View) -> Option<(Words, Words)> {
        match (a, b) {
            (Big(Large::Many(_)), Big(Large::Many(_))) => None,
            _ => Words::of_both(a, b),
        }
    }
    /// Whether an object holds the number without digits of its own.
    pub(super) fn is_short(self) -> bool {
        self.ends_before(KEPT)
    }
    pub(super) fn is_negative(self) -> bool {
        self.0[WORDS - 1] >> 63 == 1
    }
    fn negated(self) -> Words {
        Words([0; WORDS]).sub(self)
    }
    /// The words of the number without its sign.
    pub(super) fn magnitude(self) -> [u64; WORDS] {
        if self.is_negative() { self.negated().0 } else { self.0 }
    }
    /// The number with this magnitude, unless its leading bit takes the place of the sign.
    fn of_magnitude(negative: bool, magnitude: [u64; WORDS]) -> Option<Words> {
        let words = Words(magnitude);
        if words.is_negative() {
            return None;
        }
        Some(if negative { words.negated() } else { words })
    }
    /// The number as a big one.
    pub(super) fn big(self) -> BigInt {
        let mut halves = [0; 2 * WORDS];
        for (pair, word) in halves.as_chunks_mut::<2>().0.iter_mut().zip(self.magnitude()) {
            *pair = [word as u32, (word >> 32) as u32];
        }
        let length = 2 * used(&self.magnitude());
        BigInt::from_slice(if self.is_negative() { Sign::Minus } else { Sign::Plus }, &halves[..length])
    }
    /// Whether all words from the first on only carry on the sign of the word before.
    fn ends_before(self, first: usize) -> bool {
        let sign = sign_of(self.0[first - 1]);
        self.0[first..].iter().all(|&word| word == sign)
    }
    /// The number as an object's, which must not fit 128 bits.
    pub(super) fn number(self) -> Number {
        let [a, b, c, ..] = self.0;
        if self.is_short() { Number::Few(Few([a, b, c])) } else { Number::Many(self.big()) }
    }
    /// The int, in its canonical form.
    #[inline]
    pub(super) fn int(self) -> Owned {
        if self.ends_before(2) {
            return from_i128((u128::from(self.0[1]) << 64 | u128::from(self.0[0])) as i128);
        }
        plain(self.number())
    }

    /// The bytes, the lowest first.
    pub(super) fn bytes(self) -> [u8; 8 * WORDS] {
        let mut bytes = [0; 8 * WORDS];
        bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.0).for_each(|(eight, word)| *eight = word.to_le_bytes());
        bytes
    }
    /// The number of some bytes, where a word is to spare.
    pub(super) fn of_bytes(bytes: &[u8], little: bool, signed: bool) -> Option<Words> {
        if bytes.len() > 8 * (WORDS - 1) {
            return None;
        }
        let leading = if little { bytes.last() } else { bytes.first() };
        let fill = if signed && leading.is_some_and(|&byte| byte >= 0x80) { 0xFF } else { 0 };
        let mut all = [fill; 8 * WORDS];
        let own = &mut all[..bytes.len()];
        own.copy_from_slice(bytes);
        if !little {
            own.reverse();
        }
        let mut words = [0; WORDS];
        words.iter_mut().zip(all.as_chunks::<8>().0).for_each(|(word, &eight)| *word = u64::from_le_bytes(eight));
        Some(Words(words))
    }
    /// The number of digits, the highest first, each below `radix`; nothing where a word is not certainly to spare.
    pub(super) fn of_digits(digits: &[u8], radix: u32) -> Option<Words> {
        // Every digit has at most so many bits.
        let bits = u32::BITS - (radix - 1).leading_zeros();
        if digits.len() * bits as usize > 64 * (WORDS - 1) {
            return None;
        }
        let mut words = [0; WORDS];
        for part in digits.chunks((63 / bits) as usize) {
            let (mut factor, mut carry) = (1, 0);
            for &digit in part {
                (factor, carry) = (factor * u64::from(radix), carry * u64::from(radix) + u64::from(digit));
            }
            for word in &mut words {
                let sum = u128::from(*word) * u128::from(factor) + u128::from(carry);
                (*word, carry) = (sum as u64, (sum >> 64) as u64);
            }
        }
        Some(Words(words))
    }
    /// The negative where that is asked for.
    pub(super) fn signed(self, negative: bool) -> Words {
        if negative { self.negated() } else { self }
    }
    /// The sum of operands.
    #[inline]
    pub(super) fn add(self, other: Words) -> Words {
        let (mut sum, mut carry) = ([0; WORDS], false);
        for (i, place) in sum.iter_mut().enumerate() {
            let (partial, first) = self.0[i].overflowing_add(other.0[i]);
            let (whole, second) = partial.overflowing_add(carry.into());
            (*place, carry) = (whole, first | second);
        }
        Words(sum)
    }
    /// The difference of operands.
    #[inline]
    pub(super) fn sub(self, other: Words) -> Words {
        let (mut difference, mut borrow) = ([0; WORDS], false);
        for (i, place) in difference.iter_mut().enumerate() {
            let (partial, first) = self.0[i].overflowing_sub(other.0[i]);
            let (whole, second) = partial.overflowing_sub(borrow.into());
            (*place, borrow) = (whole, first | second);
        }
        Words(difference)
    }
    /// Word by word.
    #[inline]
    pub(super) fn combine(self, other: Words, operation: impl Fn(u64, u64) -> u64) -> Words {
        Words(core::array::from_fn(|i| operation(self.0[i], other.0[i])))
    }
    /// The product, where it fits.
    pub(super) fn mul(self, other: Words) -> Option<Words> {
        let (a, b) = (self.magnitude(), other.magnitude());
        let (a_used, b_used) = (used(&a), used(&b));
        if a_used + b_used > WORDS {
            return None;
        }
        let mut product = [0; WORDS];
        for (i, &x) in a[..a_used].iter().enumerate() {
            let mut carry = 0;
            for (place, &y) in product[i..].iter_mut().zip(&b[..b_used]) {
                let sum = u128::from(x) * u128::from(y) + u128::from(*place) + u128::from(carry);
                (*place, carry) = (sum as u64, (sum >> 64) as u64);
            }
            if let Some(place) = product.get_mut(i + b_used) {
                *place = carry;
            }
        }
        Words::of_magnitude(self.is_negative() != other.is_negative(), product)
    }
    /// Shifted to the left, where it fits.
    pub(super) fn shift_left(self, count: usize) -> Option<Words> {
        let a = self.magnitude();
        if self.bits() as usize + count >= WORDS * 64 {
            return None;
        }
        let (words, count) = (count / 64, count % 64);
        let mut shifted = [0; WORDS];
        for i in words..WORDS {
            let below = if i > words { a[i - words - 1] } else { 0 };
            shifted[i] = ((u128::from(a[i - words]) << 64 | u128::from(below)) << count >> 64) as u64;
        }
        Words::of_magnitude(self.is_negative(), shifted)
    }
    /// Shifted to the right, rounded down.
    pub(super) fn shift_right(self, count: usize) -> Words {
        let sign = sign_of(self.0[WORDS - 1]);
        let (words, count) = (count / 64, count % 64);
        let word = |i: usize| u128::from(self.0.get(i).copied().unwrap_or(sign));
        Words(core::array::from_fn(|i| {
            ((word(i.saturating_add(words) + 1) << 64 | word(i.saturating_add(words))) >> count) as u64
        }))
    }
    /// The quotient rounded down and the remainder with the sign of `other`, which is not 0.
    pub(super) fn div_mod_floor(self, other: Words) -> (Words, Words) {
        let (quotient, remainder) = divide(self.magnitude(), other.magnitude());
        let (quotient, remainder) = (Words(quotient), Words(remainder));
        if self.is_negative() == other.is_negative() {
            return (quotient, if other.is_negative() { remainder.negated() } else { remainder });
        }
        if used(&remainder.0) == 0 {
            return (quotient.negated(), remainder);
        }
        let rest = Words(other.magnitude()).sub(remainder);
        // The complement of a number is the negative of the next.
        (quotient.combine(quotient, |word, _| !word), if other.is_negative() { rest.negated() } else { rest })
    }
    /// The order of two numbers.
    pub(super) fn order(self, other: Words) -> Ordering {
        let (a, b) = (self.0[WORDS - 1] as i64, other.0[WORDS - 1] as i64);
        a.cmp(&b).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
    /// How many bits the magnitude has.
    pub(super) fn bits(self) -> u64 {
        let magnitude = self.magnitude();
        match used(&magnitude) {
            0 => 0,
            used => used as u64 * 64 - u64::from(magnitude[used - 1].leading_zeros()),
        }
    }
}

/// The quotient and the remainder of magnitudes, by Knuth's algorithm D.
fn divide(a: [u64; WORDS], b: [u64; WORDS]) -> ([u64; WORDS], [u64; WORDS]) {
    let (a_used, b_used) = (used(&a), used(&b));
    let mut quotient = [0; WORDS];
    if a_used < b_used {
        return (quotient, a);
    }
    if b_used == 1 {
        let mut rest = 0;
        for i in (0..a_used).rev() {
            let part = u128::from(rest) << 64 | u128::from(a[i]);
            (quotient[i], rest) = ((part / u128::from(b[0])) as u64, (part % u128::from(b[0])) as u64);
        }
        let mut remainder = [0; WORDS];
        remainder[0] = rest;
        return (quotient, remainder);
    }
    // The leading bit of the divisor is made to be set, so that its leading words tell each word of the quotient but for one or two.
    let shift = b[b_used - 1].leading_zeros();
    let (mut rest, divisor) = (shifted(&a, shift), shifted(&b, shift));
    let (first, second) = (u128::from(divisor[b_used - 1]), u128::from(divisor[b_used - 2]));
    for i in (0..=a_used - b_used).rev() {
        let leading = u128::from(rest[i + b_used]) << 64 | u128::from(rest[i + b_used - 1]);
        let mut word = (leading / first).min(u128::from(u64::MAX));
        let mut left = leading - word * first;
        while left >> 64 == 0 && word * second > (left << 64 | u128::from(rest[i + b_used - 2])) {
            word -= 1;
            left += first;
        }
        if take_off(&mut rest[i..=i + b_used], &divisor[..b_used], word as u64) {
            word -= 1;
            put_back(&mut rest[i..=i + b_used], &divisor[..b_used]);
        }
        quotient[i] = word as u64;
    }
    let remainder = |i: usize| ((u128::from(rest[i + 1]) << 64 | u128::from(rest[i])) >> shift) as u64;
    (quotient, core::array::from_fn(remainder))
}

/// The words shifted to the left by less than a word, in one word more.
fn shifted(words: &[u64; WORDS], count: u32) -> [u64; WORDS + 1] {
    let word = |i: usize| u128::from(words.get(i).copied().unwrap_or(0));
    core::array::from_fn(|i| ((word(i) << 64 | if i > 0 { word(i - 1) } else { 0 }) << count >> 64) as u64)
}

/// Takes `factor` times the divisor off; whether that was too much.
fn take_off(rest: &mut [u64], divisor: &[u64], factor: u64) -> bool {
    let mut carry = 0;
    let (last, places) = match rest.split_last_mut() {
        Some(split) => split,
        None => return false,
    };
    for (place, &word) in places.iter_mut().zip(divisor) {
        let product = u128::from(word) * u128::from(factor) + u128::from(carry);
        let (less, borrow) = place.overflowing_sub(product as u64);
        (*place, carry) = (less, (product >> 64) as u64 + u64::from(borrow));
    }
    let (less, borrow) = last.overflowing_sub(carry);
    *last = less;
    borrow
}

/// Puts one divisor back.
fn put_back(rest: &mut [u64], divisor: &[u64]) {
    let mut carry = false;
    for (i, place) in rest.iter_mut().enumerate() {
        let (partial, first) = place.overflowing_add(divisor.get(i).copied().unwrap_or(0));
        let (whole, second) = partial.overflowing_add(carry.into());
        (*place, carry) = (whole, first | second);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_integer::Integer;

    /// Numbers of up to so many words, some of them at the edges of words.
    fn number(words: usize, seed: &mut u64) -> BigInt {
        let mut step = || {
            *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            *seed >> 32
        };
        let halves: alloc::vec::Vec<u32> = (0..2 * words)
            .map(|_| match step() % 4 {
                0 => 0,
                1 => u32::MAX,
                _ => step() as u32,
            })
            .collect();
        BigInt::from_slice(if step() % 2 == 0 { Sign::Plus } else { Sign::Minus }, &halves)
    }

    #[test]
    fn operations_are_those_of_the_library() {
        let mut seed = 7;
        for round in 0..20_000 {
            let (big_a, big_b) = (number(round % 6, &mut seed), number(round / 6 % 6, &mut seed));
            let (a, b) = (Words::of_big(&big_a).unwrap(), Words::of_big(&big_b).unwrap());
            assert_eq!(a.big(), big_a);
            assert_eq!(a.add(b).big(), &big_a + &big_b);
            assert_eq!(a.sub(b).big(), &big_a - &big_b);
            assert_eq!(a.combine(b, |a, b| a & b).big(), &big_a & &big_b);
            assert_eq!(a.combine(b, |a, b| a | b).big(), &big_a | &big_b);
            assert_eq!(a.combine(b, |a, b| a ^ b).big(), &big_a ^ &big_b);
            assert_eq!(a.order(b), big_a.cmp(&big_b));
            assert_eq!(a.bits(), big_a.bits());
            let count = seed as usize % 400;
            assert_eq!(a.shift_right(count).big(), &big_a >> count);
            let (product, left) = (&big_a * &big_b, BigInt::clone(&big_a) << count);
            assert_eq!(a.mul(b).map(Words::big), Some(product.clone()).filter(|_| a.mul(b).is_some()));
            assert!(a.mul(b).is_some() || product.bits() > 256);
            assert!(a.shift_left(count).is_none_or(|shifted| shifted.big() == left));
            assert!(a.shift_left(count).is_some() || left.bits() >= 384 || left.sign() == Sign::NoSign);
            if big_b.sign() != Sign::NoSign {
                let (quotient, remainder) = a.div_mod_floor(b);
                assert_eq!((quotient.big(), remainder.big()), big_a.div_mod_floor(&big_b), "{big_a} {big_b}");
            }
        }
    }
}
