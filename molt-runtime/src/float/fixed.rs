//! Floats with a given number of digits behind the point, where integers of 128 bits hold them exactly.
//!
//! A float is `m * 2^e` with a whole `m` below 2^53, so `m * 10^precision` is exact in 128 bits for up to 19 digits, and so are its
//! quotient and remainder by a power of two: the remainder decides how to round, ties going to the even digit as `printf` has it.

use alloc::vec::Vec;

/// The largest precision for which all is exact.
const PRECISION: usize = 19;

/// `f * 10^precision` of a finite float that is not negative, rounded to a whole number; nothing where it is too large or no number,
/// or more digits are asked for.
fn scaled(f: f64, precision: usize) -> Option<u128> {
    if precision > PRECISION || !(0.0..9e15).contains(&f) {
        return None;
    }
    let bits = f.to_bits();
    let (biased, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let (m, e) = if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    let scaled = u128::from(m) * u128::from(10u64.pow(precision as u32));
    Some(match e {
        0.. => scaled << e,
        // Less than half of the last digit.
        ..-127 => 0,
        _ => {
            let shift = -e as u32;
            let (quotient, rest, half) = (scaled >> shift, scaled & ((1 << shift) - 1), 1u128 << (shift - 1));
            quotient + u128::from(rest > half || rest == half && quotient & 1 == 1)
        }
    })
}

/// A finite float rounded to so many digits behind the point; nothing where that takes more than one division of exact numbers.
pub fn rounded(f: f64, precision: usize) -> Option<f64> {
    let whole = scaled(f.abs(), precision).filter(|&whole| whole < 1 << f64::MANTISSA_DIGITS)?;
    // Powers of ten up to the 22nd are exact.
    Some((whole as f64 / 10u64.pow(precision as u32) as f64).copysign(f))
}

/// Appends a finite float that is not negative; nothing, and `false`, where it is too large or no number, or more digits are asked for.
pub fn push(out: &mut Vec<u8>, f: f64, precision: usize) -> bool {
    let Some(rounded) = scaled(f, precision) else { return false };
    let power = 10u64.pow(precision as u32);
    let (whole, behind) = match u64::try_from(rounded) {
        Ok(rounded) => (rounded / power, rounded % power),
        Err(_) => ((rounded / u128::from(power)) as u64, (rounded % u128::from(power)) as u64),
    };
    push_digits(out, whole, 1);
    if precision > 0 {
        out.push(b'.');
        push_digits(out, behind, precision);
    }
    true
}

/// Appends a whole number with zeros in front up to a width.
fn push_digits(out: &mut Vec<u8>, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while value > 0 {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    out.extend_from_slice(&digits[at.min(digits.len() - width)..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::float::digits;

    fn both(f: f64, precision: usize) -> (Vec<u8>, Vec<u8>) {
        let (mut own, mut printed) = (Vec::new(), Vec::new());
        if push(&mut own, f, precision) {
            digits::print(&mut printed, c"%.*f", precision, f);
        }
        (own, printed)
    }

    #[test]
    fn ties_go_to_the_even_digit() {
        for (f, precision, text) in
            [(0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.0, 3, "0.000")]
        {
            let mut out = Vec::new();
            assert!(push(&mut out, f, precision));
            assert_eq!(core::str::from_utf8(&out), Ok(text));
        }
    }

    #[test]
    fn digits_are_those_of_printf() {
        let mut seed = 88_172_645_463_325_252u64;
        let mut taken = 0;
        for round in 0..60_000u32 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let unit = (seed >> 11) as f64 / (1u64 << 53) as f64;
            let f = match round % 4 {
                0 => unit * 1e16,
                1 => unit * 2.0,
                2 => (seed >> 40) as f64 / 64.0,
                _ => f64::from_bits(seed).abs(),
            };
            let (own, printed) = both(f, (round % 21) as usize);
            taken += usize::from(!own.is_empty());
            assert_eq!(own, printed, "{f:?}");
            if let Some(rounded) = rounded(-f, (round % 21) as usize) {
                let read: f64 = core::str::from_utf8(&printed).unwrap().parse().unwrap();
                assert_eq!(rounded.to_bits(), (-read).to_bits(), "{f:?}");
            }
        }
        assert!(taken > 30_000, "{taken}");
    }
}
