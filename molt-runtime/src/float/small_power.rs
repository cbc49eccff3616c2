//! Powers with a small exponent, without the C library where its result is certain.
//!
//! A result is as the C library's `pow` gives it, to the last digit. That is the float next to the exact power wherever the exact power is
//! not close to the middle of two floats: the errors of the libraries in use (glibc, musl, macOS) stay below 0.54 units in the last place
//! (`sysdeps/ieee754/dbl-64/e_pow.c` of glibc proves it). So the power is computed with what rounding lost, and stands where that is less
//! than 0.45 units.

use super::math::{fma, sqrt};

/// How far from a float, in units of its last place, the exact result may lie for the library to be certain to give that float.
const CERTAIN: f64 = 0.45;
/// The same where the result lies between 2^-64 and 2^64: most of the error bound grows with the logarithm of the result.
pub const CERTAIN_NEAR_ONE: f64 = 0.48;
/// The exponent up to which that holds.
pub const NEAR_ONE: i64 = 64;
/// Exponent fields outside of which what is lost may itself be rounded away, or too large.
const EXPONENTS: core::ops::Range<u64> = 200..1900;

/// `a ** b`, where the exponent is small and the result of the C library certain.
pub fn small_power(a: f64, b: f64) -> Option<f64> {
    if !EXPONENTS.contains(&field(a)) {
        return None;
    }
    if b == 2.0 {
        let hi = a * a;
        return certain(hi, fma(a, a, -hi));
    }
    if b == 0.5 && a > 0.0 {
        let hi = sqrt(a);
        return certain(hi, fma(-hi, hi, a) / (2.0 * hi));
    }
    if b == 3.0 {
        let square = a * a;
        let hi = square * a;
        return certain(hi, fma(square, a, -hi) + fma(a, a, -square) * a);
    }
    None
}

fn field(x: f64) -> u64 {
    x.to_bits() >> 52 & 0x7ff
}

/// `hi`, where the exact result is `hi + lo` and certainly rounded to it.
fn certain(hi: f64, lo: f64) -> Option<f64> {
    let exponent = field(hi);
    let near_one = exponent.abs_diff(1023) <= NEAR_ONE as u64;
    let bound = if near_one { CERTAIN_NEAR_ONE } else { CERTAIN };
    // Below a power of two the floats lie closer.
    let at_power_of_two = hi.to_bits() << 12 == 0;
    if at_power_of_two && lo != 0.0 || !EXPONENTS.contains(&exponent) {
        return None;
    }
    let unit = f64::from_bits((exponent - 52) << 52);
    (lo.abs() < bound * unit).then_some(hi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_library() {
        let mut state = 88_172_645_463_325_252u64;
        let (mut answered, mut asked) = (0, 0);
        for _ in 0..200_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            // Any sign and digits, exponents of common sizes.
            let x = f64::from_bits(state & 0x800f_ffff_ffff_ffff | (1003 + (state >> 52 & 31)) << 52);
            for exponent in [2.0, 3.0, 0.5] {
                asked += 1;
                if let Some(power) = small_power(x, exponent) {
                    answered += 1;
                    assert_eq!(power.to_bits(), super::super::math::pow(x, exponent).to_bits(), "{x:e} ** {exponent}");
                }
            }
        }
        assert!(answered * 2 > asked, "{answered} of {asked}");
    }

    #[test]
    fn what_is_not_finite_or_tiny_is_left_to_the_library() {
        for x in [0.0, -0.0, f64::INFINITY, f64::NAN, 5e-324, 1e300, 1e-300] {
            assert_eq!(small_power(x, 2.0), None);
        }
        assert_eq!(small_power(-4.0, 0.5), None);
        assert_eq!(small_power(3.0, 2.0), Some(9.0));
        assert_eq!(small_power(-2.0, 3.0), Some(-8.0));
    }
}
