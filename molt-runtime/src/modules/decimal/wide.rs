//! Products of 256 bits and their division, two machine words at a time.

const HALF: u32 = 64;
const LOW: u128 = u64::MAX as u128;

/// The product: upper and lower 128 bits.
pub fn multiply_wide(a: u128, b: u128) -> (u128, u128) {
    let (a_high, a_low, b_high, b_low) = (a >> HALF, a & LOW, b >> HALF, b & LOW);
    let low = a_low * b_low;
    let (left, right) = (a_high * b_low, a_low * b_high);
    let middle = (low >> HALF) + (left & LOW) + (right & LOW);
    let high = a_high * b_high + (left >> HALF) + (right >> HALF) + (middle >> HALF);
    (high, middle << HALF | low & LOW)
}

/// Quotient and remainder. The compiler would call a function for each.
pub fn divide(number: u128, divisor: u128) -> (u128, u128) {
    let quotient = number / divisor;
    (quotient, number - quotient * divisor)
}

/// Quotient and remainder of a number of 256 bits; `high` is below `divisor`, so that the quotient fits.
pub fn divide_wide(high: u128, low: u128, divisor: u128) -> (u128, u128) {
    if high == 0 {
        return divide(low, divisor);
    }
    let shift = divisor.leading_zeros();
    let divisor = divisor << shift;
    let high = if shift == 0 { high } else { high << shift | low >> (u128::BITS - shift) };
    let low = low << shift;
    let (upper, rest) = step(high, low >> HALF, divisor);
    let (lower, rest) = step(rest, low & LOW, divisor);
    (upper << HALF | lower, rest >> shift)
}

/// One digit of 64 bits of the quotient: `rest * 2**64 + next` by a divisor with its uppermost bit set.
fn step(rest: u128, next: u128, divisor: u128) -> (u128, u128) {
    let (divisor_high, divisor_low) = (divisor >> HALF, divisor & LOW);
    let (mut digit, mut over) = divide(rest, divisor_high);
    while digit > LOW || digit * divisor_low > (over << HALF | next) {
        digit -= 1;
        over += divisor_high;
        if over > LOW {
            break;
        }
    }
    let rest = (rest << HALF | next).wrapping_sub(digit.wrapping_mul(divisor));
    (digit, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;

    #[test]
    fn wide_products_and_quotients_are_exact() {
        let samples = [
            1,
            7,
            10,
            u64::MAX as u128,
            1 << 64,
            (1 << 64) + 1,
            10u128.pow(28),
            10u128.pow(38),
            u128::MAX,
            u128::MAX - 1,
            1 << 127,
        ];
        for a in samples {
            for b in samples {
                let (high, low) = multiply_wide(a, b);
                let product = (BigUint::from(high) << 128u32) + low;
                assert_eq!(product, BigUint::from(a) * b);
                for c in samples.into_iter().filter(|&c| high < c) {
                    let (quotient, rest) = divide_wide(high, low, c);
                    assert_eq!(BigUint::from(quotient) * c + rest, product);
                    assert!(rest < c);
                }
            }
        }
    }
}
