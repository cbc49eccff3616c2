//! Functions of ints: factorials, binomials, roots, divisors.

use crate::dispatch::index;
use crate::error;
use crate::int::{self, View, arith, from_big, from_i64, known};
use crate::modules::items;
use crate::value::{Owned, Res, Value};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

/// The product of `first ..= last`, by halves so that factors stay alike in size.
fn product(first: u64, last: u64) -> BigUint {
    if first > last {
        return BigUint::one();
    }
    if last - first < 8 {
        return (first..=last).fold(BigUint::one(), |product, factor| product * factor);
    }
    let middle = first + (last - first) / 2;
    product(first, middle) * product(middle + 1, last)
}

/// The product of the odd numbers in `first ..= last`.
fn odd_product(first: u64, last: u64) -> BigUint {
    if first > last {
        return BigUint::one();
    }
    if last - first < 16 {
        return (first..=last).step_by(2).fold(BigUint::one(), |product, factor| product * factor);
    }
    let middle = (first + (last - first) / 2) | 1;
    odd_product(first, middle) * odd_product(middle + 2, last)
}

/// `n!` for any `n` that memory can hold.
fn factorial_of(n: u64) -> BigUint {
    // n! = 2^(n - ones(n)) times, for each n / 2^i, the odd numbers up to it; each of these products extends the one before.
    let (mut outer, mut inner) = (BigUint::one(), BigUint::one());
    let mut next = 3;
    for halvings in (0..63 - n.leading_zeros()).rev() {
        let last = n >> halvings;
        if last > 2 {
            let after = (last + 1) | 1;
            inner *= odd_product(next, after - 2);
            outer *= &inner;
            next = after;
        }
    }
    outer << (n - n.count_ones() as u64)
}

/// `math.factorial`.
pub fn factorial(n: Value) -> Res {
    let n = index(n)?;
    match known(n.value()) {
        n if n.is_negative() => Err(error::value_error("factorial() not defined for negative values")),
        View::Small(n @ 0..=20) => Ok(from_i64((1..=n).product())),
        View::Small(n) => Ok(from_big(factorial_of(n as u64).into())),
        View::Big(_) => Err(error::overflow_error("factorial() argument should not exceed 9223372036854775807")),
    }
}

/// `math.comb`.
pub fn comb(n: Value, k: Value) -> Res {
    let (n, k) = (index(n)?, index(k)?);
    let (n, k) = (known(n.value()), known(k.value()));
    if n.is_negative() {
        return Err(error::value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(error::value_error("k must be a non-negative integer"));
    }
    let rest = arith::sub(n, k);
    let rest = known(rest.value());
    if rest.is_negative() {
        return Ok(from_i64(0));
    }
    match (n, k, rest) {
        (View::Small(n), View::Small(k), View::Small(rest)) => Ok(binomial(n as u64, k.min(rest) as u64)),
        (n, View::Small(k), View::Big(_)) | (n, View::Big(_), View::Small(k)) => Ok(falling(n, k as u64, true)),
        _ => Err(error::overflow_error("min(n - k, k) must not exceed 9223372036854775807")),
    }
}

fn binomial(n: u64, k: u64) -> Owned {
    // As long as a product fits 128 bits, the running quotient is exact.
    let mut small = 1u128;
    for i in 1..=k {
        match small.checked_mul((n - k + i) as u128) {
            Some(next) => small = next / i as u128,
            None => {
                return from_big((product(n - k + 1, n) / product(1, k)).into());
            }
        }
    }
    match i128::try_from(small) {
        Ok(small) => int::from_i128(small),
        Err(_) => from_big(small.into()),
    }
}

/// `n * (n - 1) * ...`, `k` factors; divided by `k!` where `over_factorial`.
fn falling(n: View, k: u64, over_factorial: bool) -> Owned {
    let mut product = BigInt::one();
    let mut factor = n.big().into_owned();
    for i in 1..=k {
        product *= &factor;
        factor -= 1;
        if over_factorial {
            product /= i;
        }
    }
    from_big(product)
}

/// `math.perm`.
pub fn perm(n: Value, k: Value) -> Res {
    if k.is_absent() || k.is_none() {
        return factorial(n);
    }
    let (n, k) = (index(n)?, index(k)?);
    let (n, k) = (known(n.value()), known(k.value()));
    if n.is_negative() {
        return Err(error::value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(error::value_error("k must be a non-negative integer"));
    }
    match (n, k) {
        _ if int::compare::order(n, k).is_lt() => Ok(from_i64(0)),
        (View::Small(n), View::Small(k)) => Ok(from_big(product((n - k + 1) as u64, n as u64).into())),
        (n, View::Small(k)) => Ok(falling(n, k as u64, false)),
        _ => Err(error::overflow_error("k must not exceed 9223372036854775807")),
    }
}

/// `math.isqrt`.
pub fn isqrt(n: Value) -> Res {
    let n = index(n)?;
    match known(n.value()) {
        n if n.is_negative() => Err(error::value_error("isqrt() argument must be nonnegative")),
        View::Small(n) => Ok(from_i64(n.isqrt())),
        View::Big(n) => Ok(from_big(n.big().sqrt())),
    }
}

/// `math.gcd`.
pub fn gcd(numbers: Value) -> Res {
    let mut result = from_i64(0);
    for &number in items(&numbers) {
        let number = index(number)?;
        result = int::methods::gcd(known(result.value()), known(number.value()));
    }
    Ok(result)
}

/// `math.lcm`.
pub fn lcm(numbers: Value) -> Res {
    let mut result = from_i64(1);
    for &number in items(&numbers) {
        let number = index(number)?;
        result = from_big(known(result.value()).big().lcm(&known(number.value()).big()));
    }
    Ok(result)
}
