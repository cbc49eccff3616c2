//! Rounding: to a number of digits, and to what a context allows.

use super::coefficient::{Coefficient, Rest};
use super::context::{Rounding, Settings};
use super::number::{Form, Number};
use super::signals::{CLAMPED, INEXACT, INVALID_OPERATION, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW};

/// Whether a magnitude goes up when digits fall away.
pub fn rounds_up(rounding: Rounding, negative: bool, kept: &Coefficient, rest: Rest) -> bool {
    if rest == Rest::Zero {
        return false;
    }
    match rounding {
        Rounding::HalfEven => rest == Rest::AboveHalf || rest == Rest::Half && kept.is_odd(),
        Rounding::HalfUp => rest != Rest::BelowHalf,
        Rounding::HalfDown => rest == Rest::AboveHalf,
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
        Rounding::Zero5Up => matches!(kept.last_digit(), 0 | 5),
    }
}

/// The coefficient without its last digits, rounded; whether it is no longer exact.
pub fn dropped(coefficient: &Coefficient, count: u64, rounding: Rounding, negative: bool) -> (Coefficient, bool) {
    let (kept, rest) = coefficient.cut(count);
    settled(kept, rest, rounding, negative)
}

fn settled(kept: Coefficient, rest: Rest, rounding: Rounding, negative: bool) -> (Coefficient, bool) {
    if rounds_up(rounding, negative, &kept, rest) {
        return (kept.plus(&Coefficient::ONE), true);
    }
    (kept, rest != Rest::Zero)
}

/// A finite result, rounded to the precision and kept within the limits of the context.
pub fn finish(negative: bool, coefficient: Coefficient, exponent: i64, settings: &Settings, status: &mut u32) -> Number {
    let digits = coefficient.digits() as i64;
    let adjusted = exponent + digits - 1;
    if !coefficient.is_zero()
        && digits <= settings.precision
        && adjusted >= settings.least
        && adjusted <= settings.most
        && !(settings.clamp && exponent > settings.top())
    {
        return Number::finite(negative, coefficient, exponent);
    }
    finish_other(negative, coefficient, digits, exponent, settings, status)
}

/// The product of two coefficients, rounded as `finish` does. Where it is longer than the precision but both factors are
/// short, the full product is never made.
pub fn finish_product(negative: bool, a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    /// What the words of factors with 38 digits hold.
    const LIMIT: u128 = 10u128.pow(38);
    let exponent = a.exponent + b.exponent;
    if let (Some(x), Some(y)) = (a.coefficient.as_small(), b.coefficient.as_small())
        && x < LIMIT
        && y < LIMIT
        && x.checked_mul(y).is_none()
    {
        let digits = Coefficient::product_digits(x, y) as i64;
        let (adjusted, over) = (exponent + digits - 1, digits - settings.precision);
        // One digit of room, should rounding carry to the front.
        let normal = adjusted >= settings.least && adjusted < settings.most && !settings.clamp;
        if over > 0
            && normal
            && let Some((kept, rest)) = Coefficient::product_cut(x, y, over as u64)
        {
            let (mut kept, inexact) = settled(kept, rest, settings.rounding, negative);
            let mut exponent = exponent + over;
            *status |= ROUNDED | if inexact { INEXACT } else { 0 };
            if kept.digits() as i64 > settings.precision {
                kept = kept.cut(1).0;
                exponent += 1;
            }
            return Number::finite(negative, kept, exponent);
        }
    }
    finish(negative, a.coefficient.times(&b.coefficient), exponent, settings, status)
}

#[inline(never)]
fn finish_other(
    negative: bool,
    mut coefficient: Coefficient,
    digits: i64,
    mut exponent: i64,
    settings: &Settings,
    status: &mut u32,
) -> Number {
    let tiny = settings.tiny();
    if coefficient.is_zero() {
        let top = if settings.clamp { settings.top() } else { settings.most };
        let kept = exponent.max(tiny).min(top);
        if kept != exponent {
            *status |= CLAMPED;
        }
        return Number::finite(negative, coefficient, kept);
    }
    let adjusted = exponent + digits - 1;
    let subnormal = adjusted < settings.least;
    let floor = if subnormal { tiny } else { tiny.max(exponent + digits - settings.precision) };
    let (mut inexact, rounded) = (false, exponent < floor);
    if rounded {
        (coefficient, inexact) = dropped(&coefficient, (floor - exponent) as u64, settings.rounding, negative);
        exponent = floor;
        // Rounding can carry to the front, and makes a power of ten then.
        if coefficient.is_ten_to(settings.precision as u64) {
            coefficient = coefficient.cut(1).0;
            exponent += 1;
        }
    }
    let may_overflow = adjusted >= settings.most && !coefficient.is_zero();
    if may_overflow && exponent + coefficient.digits() as i64 - 1 > settings.most {
        *status |= OVERFLOW | INEXACT | ROUNDED;
        return overflowed(negative, settings);
    }
    if subnormal {
        *status |= SUBNORMAL | if inexact { UNDERFLOW } else { 0 } | if coefficient.is_zero() { CLAMPED } else { 0 };
    }
    if inexact {
        *status |= INEXACT;
    }
    if rounded {
        *status |= ROUNDED;
    }
    if settings.clamp && exponent > settings.top() {
        coefficient = coefficient.shifted((exponent - settings.top()) as u64);
        exponent = settings.top();
        *status |= CLAMPED;
    }
    Number::finite(negative, coefficient, exponent)
}

fn overflowed(negative: bool, settings: &Settings) -> Number {
    let infinite = match settings.rounding {
        Rounding::HalfUp | Rounding::HalfEven | Rounding::HalfDown | Rounding::Up => true,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
        Rounding::Down | Rounding::Zero5Up => false,
    };
    if infinite {
        return Number::infinite(negative);
    }
    Number::finite(negative, Coefficient::nines(settings.precision as u64), settings.top())
}

/// Any number, rounded. The payload of a NaN loses the digits that do not fit.
pub fn fixed(number: &Number, settings: &Settings, status: &mut u32) -> Number {
    match number.form {
        Form::Finite => finish(number.negative, number.coefficient.clone(), number.exponent, settings, status),
        Form::Infinite => number.clone(),
        _ => payload_fixed(number.clone(), settings),
    }
}

/// A NaN whose payload fits the precision: the digits in front go.
fn payload_fixed(number: Number, settings: &Settings) -> Number {
    let room = settings.precision - i64::from(settings.clamp);
    if number.coefficient.digits() as i64 <= room {
        return number;
    }
    let (_, rest) = number.coefficient.divided(&Coefficient::ten_to(room as u64));
    Number { coefficient: rest, ..number }
}

/// The NaN that an operation with a NaN gives, if one of the operands is one.
pub fn nan_of(a: &Number, b: Option<&Number>, settings: &Settings, status: &mut u32) -> Option<Number> {
    let both = [Some(a), b];
    let find = |form: Form| both.into_iter().flatten().find(|number| number.form == form);
    let found = match find(Form::Signaling) {
        Some(signaling) => {
            *status |= INVALID_OPERATION;
            signaling
        }
        None => find(Form::Quiet)?,
    };
    Some(payload_fixed(Number { form: Form::Quiet, exponent: 0, ..found.clone() }, settings))
}

/// The result of an operation that has none.
pub fn invalid(kind: u32, status: &mut u32) -> Number {
    *status |= kind;
    Number::nan()
}
