//! Operations that change the form of a decimal: rounding to places, the larger of two, scaling, roots.

use super::coefficient::Coefficient;
use super::compare::{order, total_order};
use super::context::{Rounding, Settings};
use super::number::{Form, Number};
use super::round::{dropped, finish, fixed, invalid, nan_of};
use super::signals::{DIVISION_BY_ZERO, INEXACT, INVALID_OPERATION, ROUNDED, SUBNORMAL};
use core::cmp::Ordering;
use num_traits::ToPrimitive;

/// The number without zeros at its end.
pub fn normalize(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    if let Some(nan) = nan_of(a, None, settings, status) {
        return nan;
    }
    let made = fixed(a, settings, status);
    if made.is_special() {
        return made;
    }
    if made.coefficient.is_zero() {
        return Number::finite(made.negative, Coefficient::ZERO, 0);
    }
    let top = if settings.clamp { settings.top() } else { settings.most };
    let (mut coefficient, mut exponent) = (made.coefficient, made.exponent);
    while exponent < top && coefficient.last_digit() == 0 {
        coefficient = coefficient.cut(1).0;
        exponent += 1;
    }
    Number::finite(made.negative, coefficient, exponent)
}

/// The number with the exponent of another.
pub fn quantize(a: &Number, b: &Number, rounding: Rounding, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = nan_of(a, Some(b), settings, status) {
            return nan;
        }
        return if a.form == b.form { a.clone() } else { invalid(INVALID_OPERATION, status) };
    }
    let exponent = b.exponent;
    if exponent < settings.tiny() || exponent > settings.most {
        return invalid(INVALID_OPERATION, status);
    }
    if a.coefficient.is_zero() {
        return finish(a.negative, Coefficient::ZERO, exponent, settings, status);
    }
    let adjusted = a.adjusted();
    if adjusted > settings.most || adjusted - exponent + 1 > settings.precision {
        return invalid(INVALID_OPERATION, status);
    }
    let shift = exponent - a.exponent;
    let (coefficient, inexact) = if shift <= 0 {
        (a.coefficient.shifted(shift.unsigned_abs()), false)
    } else {
        dropped(&a.coefficient, shift as u64, rounding, a.negative)
    };
    let digits = coefficient.digits() as i64;
    let zero = coefficient.is_zero();
    if !zero && exponent + digits - 1 > settings.most || digits > settings.precision {
        return invalid(INVALID_OPERATION, status);
    }
    if !zero && exponent + digits - 1 < settings.least {
        *status |= SUBNORMAL;
    }
    if shift > 0 {
        *status |= ROUNDED | if inexact { INEXACT } else { 0 };
    }
    Number::finite(a.negative, coefficient, exponent)
}

/// The nearest whole number; `exact` says that what is lost counts.
pub fn to_integral(a: &Number, rounding: Rounding, exact: bool, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() {
        return nan_of(a, None, settings, status).unwrap_or_else(|| a.clone());
    }
    if a.exponent >= 0 {
        return a.clone();
    }
    let (coefficient, inexact) = dropped(&a.coefficient, a.exponent.unsigned_abs(), rounding, a.negative);
    if exact && !a.coefficient.is_zero() {
        *status |= ROUNDED | if inexact { INEXACT } else { 0 };
    }
    Number::finite(a.negative, coefficient, 0)
}

/// The larger or the smaller of two, by value or by magnitude.
pub fn best(a: &Number, b: &Number, largest: bool, magnitude: bool, settings: &Settings, status: &mut u32) -> Number {
    if a.is_nan() || b.is_nan() {
        if b.form == Form::Quiet && !a.is_nan() {
            return fixed(a, settings, status);
        }
        if a.form == Form::Quiet && !b.is_nan() {
            return fixed(b, settings, status);
        }
        return nan_of(a, Some(b), settings, status).unwrap_or_else(Number::nan);
    }
    let by_value = if magnitude { order(&a.signed(false), &b.signed(false)) } else { order(a, b) };
    let first = match by_value.then_with(|| total_order(a, b)) {
        Ordering::Greater => largest,
        Ordering::Less => !largest,
        Ordering::Equal => true,
    };
    fixed(if first { a } else { b }, settings, status)
}

/// The number with another number added to its exponent.
pub fn scale(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    if let Some(nan) = nan_of(a, Some(b), settings, status) {
        return nan;
    }
    let limit = 2 * (i128::from(settings.most) + i128::from(settings.precision));
    let by = match b.coefficient.as_small() {
        Some(by) if b.form == Form::Finite && b.exponent == 0 && by <= limit as u128 => by as i64,
        _ => return invalid(INVALID_OPERATION, status),
    };
    if a.form == Form::Infinite {
        return a.clone();
    }
    let exponent = a.exponent + if b.negative { -by } else { by };
    finish(a.negative, a.coefficient.clone(), exponent, settings, status)
}

/// The exponent of the first digit, as a number.
pub fn log_of_size(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() {
        return nan_of(a, None, settings, status).unwrap_or(Number::infinite(false));
    }
    if a.coefficient.is_zero() {
        *status |= DIVISION_BY_ZERO;
        return Number::infinite(true);
    }
    fixed(&Number::small(a.adjusted()), settings, status)
}

/// The square root.
pub fn square_root(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() {
        if let Some(nan) = nan_of(a, None, settings, status) {
            return nan;
        }
        return if a.negative { invalid(INVALID_OPERATION, status) } else { a.clone() };
    }
    let even = Settings { rounding: Rounding::HalfEven, ..*settings };
    let ideal = a.exponent.div_euclid(2);
    if a.coefficient.is_zero() {
        return finish(a.negative, Coefficient::ZERO, ideal, &even, status);
    }
    if a.negative {
        return invalid(INVALID_OPERATION, status);
    }
    let odd = a.exponent.rem_euclid(2);
    let digits = a.coefficient.digits() as i64;
    let length = if odd == 1 { digits / 2 + 1 } else { (digits + 1) / 2 };
    let shift = settings.precision + 1 - length;
    let number = a.coefficient.shifted(odd as u64);
    let (number, exact) = if shift >= 0 {
        (number.shifted(2 * shift as u64), true)
    } else {
        let (kept, rest) = number.cut(2 * shift.unsigned_abs());
        (kept, rest == super::coefficient::Rest::Zero)
    };
    let exponent = ideal - shift;
    let big = number.to_big();
    let root = big.sqrt();
    if exact && &root * &root == big {
        let root = Coefficient::from_big(root);
        let root = if shift >= 0 { root.cut(shift as u64).0 } else { root.shifted(shift.unsigned_abs()) };
        return finish(false, root, ideal, &even, status);
    }
    let last = (&root % 5u32).to_u32().unwrap_or(1);
    let root = if last == 0 { root + 1u32 } else { root };
    finish(false, Coefficient::from_big(root), exponent, &even, status)
}
