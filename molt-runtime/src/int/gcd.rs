//! The greatest common divisor of large numbers, in Lehmer's way: most steps of Euclid's algorithm are done on the leading bits alone,
//! and the large numbers see many steps at once.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

/// How many leading bits the steps are done on; the numbers that gather them stay below half as many.
const LEADING: u64 = 60;

/// The greatest common divisor.
pub fn gcd(a: &BigUint, b: &BigUint) -> BigUint {
    let (mut a, mut b) = if a >= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    loop {
        if let (Some(a), Some(b)) = (a.to_u64(), b.to_u64()) {
            return a.gcd(&b).into();
        }
        if b.is_zero() {
            return a;
        }
        let step = a.bits().checked_sub(LEADING).and_then(|shift| gathered(leading(&a, shift), leading(&b, shift)));
        let Some(step) = step else {
            let rest = &a % &b;
            a = core::mem::replace(&mut b, rest);
            continue;
        };
        let Step { odd, quotients: [p, q, r, s] } = step;
        let combined = |x: &BigUint, by: u64, y: &BigUint, less: u64| x * by - y * less;
        (a, b) = match odd {
            true => (combined(&b, p, &a, q), combined(&a, s, &b, r)),
            false => (combined(&a, p, &b, q), combined(&b, s, &a, r)),
        };
    }
}

fn leading(number: &BigUint, shift: u64) -> i64 {
    (number >> shift).to_i64().unwrap_or(0)
}

/// Steps of Euclid's algorithm that are certain from the leading bits.
struct Step {
    /// Whether their number is odd.
    odd: bool,
    /// What both numbers are multiplied by.
    quotients: [u64; 4],
}

fn gathered(mut x: i64, mut y: i64) -> Option<Step> {
    let (mut p, mut q, mut r, mut s) = (1i64, 0i64, 0i64, 1i64);
    let mut steps = 0;
    while y != r {
        let quotient = (x + (p - 1)) / (y - r);
        let (next, rest) = (q + quotient * s, x - quotient * y);
        if next > rest {
            break;
        }
        (x, y) = (y, rest);
        (p, q, r, s) = (s, r, next, p + quotient * r);
        steps += 1;
    }
    (steps > 0).then(|| Step { odd: steps % 2 == 1, quotients: [p, q, r, s].map(|number| number as u64) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_plain_algorithm() {
        let mut state = 88_172_645_463_325_252u64;
        let mut number = |words: usize| {
            let digits = (0..words).map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state as u32
            });
            BigUint::new(digits.collect())
        };
        for i in 0..400 {
            let common = number(i % 7 + 1);
            let (a, b) = (number(i % 23 + 1) * &common, number(i % 31 + 1) * &common);
            assert_eq!(gcd(&a, &b), Integer::gcd(&a, &b), "{a} {b}");
        }
        let (zero, some) = (BigUint::zero(), number(9));
        assert_eq!(gcd(&zero, &some), some);
        assert_eq!(gcd(&some, &zero), some);
        assert_eq!(gcd(&zero, &zero), zero);
        assert_eq!(gcd(&some, &some), some);
    }
}
