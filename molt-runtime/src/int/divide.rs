//! Division of large ints with a short quotient.
//!
//! The library divides large numbers recursively (Burnikel and Ziegler), which splits the divisor however short the quotient
//! is: computing digits of π spends its time there. A quotient of few words is told by the leading words of both numbers, but for the
//! last unit or two, and then made exact by one multiplication.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::Zero;

/// Divisors from so many bits on are divided recursively by the library.
const LARGE: u64 = 64 * 64;

/// The quotient rounded down, and the remainder with the sign of `b`, which is not 0.
pub fn div_mod_floor(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let short = kept_bits(a.magnitude(), b.magnitude());
    let Some(kept) = short else { return a.div_mod_floor(b) };
    let (quotient, remainder) = div_rem(a.magnitude(), b.magnitude(), kept);
    let sign = b.sign();
    if a.sign() == sign {
        return (BigInt::from_biguint(Sign::Plus, quotient), BigInt::from_biguint(sign, remainder));
    }
    if remainder.is_zero() {
        return (BigInt::from_biguint(Sign::Minus, quotient), BigInt::ZERO);
    }
    (BigInt::from_biguint(Sign::Minus, quotient + 1u32), BigInt::from_biguint(sign, b.magnitude() - remainder))
}

/// How many leading bits of the divisor tell the quotient, where that is much less than all.
fn kept_bits(a: &BigUint, b: &BigUint) -> Option<u64> {
    let kept = a.bits().checked_sub(b.bits())? + 64;
    (b.bits() > LARGE && kept < b.bits() / 2).then_some(kept)
}

/// `divmod(a, b)` by the leading `kept` bits of `b`.
fn div_rem(a: &BigUint, b: &BigUint, kept: u64) -> (BigUint, BigUint) {
    let dropped = b.bits() - kept;
    // Never too small, since the divisor is rounded down, and too large by less than 2, since it has 64 bits more than the quotient.
    let mut quotient = (a >> dropped) / (b >> dropped);
    let mut product = &quotient * b;
    while product > *a {
        quotient -= 1u32;
        product -= b;
    }
    let remainder = a - product;
    (quotient, remainder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of about so many bits, some of them at the edges of words.
    fn number(bits: u64, seed: &mut u64) -> BigUint {
        let mut words = alloc::vec::Vec::new();
        for _ in 0..bits.div_ceil(32) {
            *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            words.push(match *seed >> 61 {
                0 => 0,
                1 => u32::MAX,
                _ => (*seed >> 32) as u32,
            });
        }
        BigUint::new(words)
    }

    #[test]
    fn short_quotients_are_those_of_the_library() {
        let mut seed = 1;
        for bits in [4_200, 6_400, 9_000] {
            for more in [0, 1, 31, 32, 63, 64, 65, 500, 1_000] {
                for _ in 0..40 {
                    let b = number(bits, &mut seed);
                    let a = number(bits + more, &mut seed);
                    for (a, b) in [(&a, &b), (&(&b * 7u32), &b), (&(&b * 7u32 - 1u32), &b)] {
                        for (x, y) in [
                            (Sign::Plus, Sign::Plus),
                            (Sign::Plus, Sign::Minus),
                            (Sign::Minus, Sign::Plus),
                            (Sign::Minus, Sign::Minus),
                        ] {
                            let (a, b) = (BigInt::from_biguint(x, a.clone()), BigInt::from_biguint(y, b.clone()));
                            assert_eq!(div_mod_floor(&a, &b), a.div_mod_floor(&b));
                        }
                    }
                }
            }
        }
    }
}
