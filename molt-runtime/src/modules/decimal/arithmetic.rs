//! The arithmetic of decimals.

use super::coefficient::Coefficient;
use super::context::{self, Context, Rounding, Settings};
use super::number::{Form, Number, make, number, operand, required};
use super::round::{finish, finish_product, fixed, invalid, nan_of};
use super::signals::{CLAMPED, DIVISION_BY_ZERO, DIVISION_IMPOSSIBLE, DIVISION_UNDEFINED, INVALID_OPERATION};
use super::{Hook, hook};
use crate::tuple;
use crate::types::{BinaryOp, UnaryOp};
use crate::value::{Owned, Res, Value};
use core::cmp::Ordering;

/// An operation of two numbers under a context.
pub type Binary = fn(&Number, &Number, &Settings, &mut u32) -> Number;
/// An operation of one number under a context.
pub type Unary = fn(&Number, &Settings, &mut u32) -> Number;

/// Carries out an operation and notes what happened.
#[inline]
pub fn run(context: &Context, operation: impl FnOnce(&Settings, &mut u32) -> Number) -> Res {
    let (settings, mut status) = (context.settings.get(), 0);
    let result = operation(&settings, &mut status);
    context.note(status)?;
    Ok(make(result))
}

/// The sum of two numbers.
pub fn add(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    sum(a, b, b.negative, settings, status)
}

/// The difference of two numbers.
pub fn subtract(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    sum(a, b, !b.negative, settings, status)
}

/// The sum of two numbers, the second one with the sign that is said.
fn sum(a: &Number, b: &Number, b_negative: bool, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = nan_of(a, Some(b), settings, status) {
            return nan;
        }
        return match (a.form, b.form) {
            (Form::Infinite, Form::Infinite) if a.negative != b_negative => invalid(INVALID_OPERATION, status),
            (Form::Infinite, _) => Number::infinite(a.negative),
            _ => Number::infinite(b_negative),
        };
    }
    let exponent = a.exponent.min(b.exponent);
    match (a.coefficient.is_zero(), b.coefficient.is_zero()) {
        (false, false) => {}
        (true, true) => {
            let negative = if a.negative == b_negative { a.negative } else { settings.rounding == Rounding::Floor };
            return finish(negative, Coefficient::ZERO, exponent, settings, status);
        }
        (true, false) => return with_zero(b, b_negative, exponent, settings, status),
        (false, true) => return with_zero(a, a.negative, exponent, settings, status),
    }
    let (x, y, exponent) = aligned(a, b, settings);
    if a.negative == b_negative {
        return finish(a.negative, x.plus(&y), exponent, settings, status);
    }
    match x.order(&y) {
        Ordering::Equal => finish(settings.rounding == Rounding::Floor, Coefficient::ZERO, exponent, settings, status),
        Ordering::Greater => finish(a.negative, x.minus(&y), exponent, settings, status),
        Ordering::Less => finish(b_negative, y.minus(&x), exponent, settings, status),
    }
}

/// A number plus a zero whose exponent may be lower.
fn with_zero(a: &Number, negative: bool, exponent: i64, settings: &Settings, status: &mut u32) -> Number {
    let wanted = exponent.max(a.exponent - settings.precision - 1);
    if wanted >= a.exponent {
        return finish(negative, a.coefficient.clone(), a.exponent, settings, status);
    }
    finish(negative, a.coefficient.shifted((a.exponent - wanted) as u64), wanted, settings, status)
}

/// The coefficients under one exponent. Where one number is so small that it only decides the rounding, another takes its place.
fn aligned(a: &Number, b: &Number, settings: &Settings) -> (Coefficient, Coefficient, i64) {
    if a.exponent == b.exponent {
        return (a.coefficient.clone(), b.coefficient.clone(), a.exponent);
    }
    let swapped = a.exponent < b.exponent;
    let (upper, lower) = if swapped { (b, a) } else { (a, b) };
    let length = upper.coefficient.digits() as i64;
    let edge = upper.exponent + (-1).min(length - settings.precision - 2);
    let (lower_coefficient, exponent) = if lower.coefficient.digits() as i64 + lower.exponent - 1 < edge {
        (Coefficient::ONE, edge)
    } else {
        (lower.coefficient.clone(), lower.exponent)
    };
    let upper_coefficient = upper.coefficient.shifted((upper.exponent - exponent) as u64);
    if swapped { (lower_coefficient, upper_coefficient, exponent) } else { (upper_coefficient, lower_coefficient, exponent) }
}

/// The product.
pub fn multiply(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = nan_of(a, Some(b), settings, status) {
            return nan;
        }
        if a.is_zero() || b.is_zero() {
            return invalid(INVALID_OPERATION, status);
        }
        return Number::infinite(negative);
    }
    finish_product(negative, a, b, settings, status)
}

/// The quotient.
pub fn divide(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = nan_of(a, Some(b), settings, status) {
            return nan;
        }
        return match (a.form, b.form) {
            (Form::Infinite, Form::Infinite) => invalid(INVALID_OPERATION, status),
            (Form::Infinite, _) => Number::infinite(negative),
            _ => {
                *status |= CLAMPED;
                Number::finite(negative, Coefficient::ZERO, settings.tiny())
            }
        };
    }
    if b.coefficient.is_zero() {
        if a.coefficient.is_zero() {
            return invalid(DIVISION_UNDEFINED, status);
        }
        *status |= DIVISION_BY_ZERO;
        return Number::infinite(negative);
    }
    let ideal = a.exponent - b.exponent;
    if a.coefficient.is_zero() {
        return finish(negative, Coefficient::ZERO, ideal, settings, status);
    }
    let shift = b.coefficient.digits() as i64 - a.coefficient.digits() as i64 + settings.precision + 1;
    let mut exponent = ideal - shift;
    let (mut quotient, rest) = if shift >= 0 {
        a.coefficient.shifted_divided(shift as u64, &b.coefficient)
    } else {
        a.coefficient.divided(&b.coefficient.shifted(shift.unsigned_abs()))
    };
    if rest.is_zero() {
        let zeros;
        (quotient, zeros) = quotient.without_zeros((ideal - exponent).max(0) as u64);
        exponent += zeros as i64;
    } else if matches!(quotient.last_digit(), 0 | 5) {
        // What remains must be seen by the rounding.
        quotient = quotient.plus(&Coefficient::ONE);
    }
    finish(negative, quotient, exponent, settings, status)
}

/// A finite number under a lower exponent; of digits that the rounding takes away again, one is enough.
fn lowered(a: &Number, exponent: i64, settings: &Settings, status: &mut u32) -> Number {
    let mut shift = a.exponent - exponent;
    if !a.coefficient.is_zero() {
        shift = shift.min((settings.precision + 1 - a.coefficient.digits() as i64).max(0));
    }
    finish(a.negative, a.coefficient.shifted(shift as u64), a.exponent - shift, settings, status)
}

/// The whole quotient and what remains, of finite numbers; nothing where the quotient is too long.
fn whole(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Option<(Number, Number)> {
    let exponent = a.exponent.min(b.exponent);
    let negative = a.negative != b.negative;
    let distance = a.adjusted() - b.adjusted();
    if a.coefficient.is_zero() || distance <= -2 {
        return Some((Number::finite(negative, Coefficient::ZERO, 0), lowered(a, exponent, settings, status)));
    }
    if distance > settings.precision {
        return None;
    }
    let x = a.coefficient.shifted((a.exponent - exponent) as u64);
    let y = b.coefficient.shifted((b.exponent - exponent) as u64);
    let (quotient, rest) = x.divided(&y);
    if quotient.digits() as i64 > settings.precision {
        return None;
    }
    let rest = finish(a.negative, rest, exponent, settings, status);
    Some((Number::finite(negative, quotient, 0), rest))
}

/// The whole quotient.
pub fn divide_int(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    let negative = a.negative != b.negative;
    if let Some(nan) = nan_of(a, Some(b), settings, status) {
        return nan;
    }
    match (a.form, b.form) {
        (Form::Infinite, Form::Infinite) => return invalid(INVALID_OPERATION, status),
        (Form::Infinite, _) => return Number::infinite(negative),
        (_, Form::Infinite) => return Number::finite(negative, Coefficient::ZERO, 0),
        _ => {}
    }
    if b.coefficient.is_zero() {
        if a.coefficient.is_zero() {
            return invalid(DIVISION_UNDEFINED, status);
        }
        *status |= DIVISION_BY_ZERO;
        return Number::infinite(negative);
    }
    let mut rounding = 0;
    match whole(a, b, settings, &mut rounding) {
        Some((quotient, _)) => quotient,
        None => invalid(DIVISION_IMPOSSIBLE, status),
    }
}

/// What remains of the whole quotient.
pub fn remainder(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    if let Some(special) = special_remainder(a, b, settings, status) {
        return special;
    }
    match whole(a, b, settings, status) {
        Some((_, rest)) => rest,
        None => invalid(DIVISION_IMPOSSIBLE, status),
    }
}

/// The remainder where one of the numbers is special or the divisor is zero.
fn special_remainder(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Option<Number> {
    if let Some(nan) = nan_of(a, Some(b), settings, status) {
        return Some(nan);
    }
    if a.form == Form::Infinite {
        return Some(invalid(INVALID_OPERATION, status));
    }
    if b.form == Form::Infinite {
        return Some(fixed(a, settings, status));
    }
    let undefined = if a.coefficient.is_zero() { DIVISION_UNDEFINED } else { INVALID_OPERATION };
    b.coefficient.is_zero().then(|| invalid(undefined, status))
}

/// Both.
fn divmod_of(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> (Number, Number) {
    if let Some(nan) = nan_of(a, Some(b), settings, status) {
        return (nan.clone(), nan);
    }
    let negative = a.negative != b.negative;
    let both = |number: Number| (number.clone(), number);
    if a.form == Form::Infinite {
        if b.form == Form::Infinite {
            return both(invalid(INVALID_OPERATION, status));
        }
        return (Number::infinite(negative), invalid(INVALID_OPERATION, status));
    }
    if b.form == Form::Infinite {
        return (Number::finite(negative, Coefficient::ZERO, 0), fixed(a, settings, status));
    }
    if b.coefficient.is_zero() {
        if a.coefficient.is_zero() {
            return both(invalid(DIVISION_UNDEFINED, status));
        }
        *status |= DIVISION_BY_ZERO;
        return (Number::infinite(negative), invalid(INVALID_OPERATION, status));
    }
    match whole(a, b, settings, status) {
        Some(pair) => pair,
        None => both(invalid(DIVISION_IMPOSSIBLE, status)),
    }
}

/// The remainder of the nearest whole quotient.
pub fn remainder_near(a: &Number, b: &Number, settings: &Settings, status: &mut u32) -> Number {
    if let Some(special) = special_remainder(a, b, settings, status) {
        return special;
    }
    let exponent = a.exponent.min(b.exponent);
    if a.coefficient.is_zero() {
        return finish(a.negative, Coefficient::ZERO, exponent, settings, status);
    }
    let distance = a.adjusted() - b.adjusted();
    if distance > settings.precision {
        return invalid(DIVISION_IMPOSSIBLE, status);
    }
    if distance <= -2 {
        return lowered(a, exponent, settings, status);
    }
    let x = a.coefficient.shifted((a.exponent - exponent) as u64);
    let y = b.coefficient.shifted((b.exponent - exponent) as u64);
    let (quotient, mut rest) = x.divided(&y);
    let (mut negative, mut quotient) = (a.negative, quotient);
    let twice = rest.plus(&rest);
    let up = match twice.order(&y) {
        Ordering::Greater => true,
        Ordering::Equal => quotient.is_odd(),
        Ordering::Less => false,
    };
    if up {
        rest = y.minus(&rest);
        negative = !negative;
        quotient = quotient.plus(&Coefficient::ONE);
    }
    if quotient.digits() as i64 > settings.precision {
        return invalid(DIVISION_IMPOSSIBLE, status);
    }
    finish(negative, rest, exponent, settings, status)
}

/// `a * b + c`, rounded once.
pub fn fused(a: &Number, b: &Number, c: &Number, settings: &Settings, status: &mut u32) -> Number {
    if a.is_special() || b.is_special() {
        if a.is_nan() || b.is_nan() {
            // A signaling NaN of the third operand comes after those of the factors.
            let factors = nan_of(a, Some(b), settings, status);
            if *status & INVALID_OPERATION == 0 && c.form == Form::Signaling {
                return nan_of(c, None, settings, status).unwrap_or_else(Number::nan);
            }
            return factors.unwrap_or_else(Number::nan);
        }
        if c.is_nan() && !(a.is_zero() || b.is_zero()) {
            return nan_of(c, None, settings, status).unwrap_or_else(Number::nan);
        }
        if a.is_zero() || b.is_zero() {
            return invalid(INVALID_OPERATION, status);
        }
        return add(&Number::infinite(a.negative != b.negative), c, settings, status);
    }
    let product = Number::finite(a.negative != b.negative, a.coefficient.times(&b.coefficient), a.exponent + b.exponent);
    add(&product, c, settings, status)
}

/// `+a`.
pub fn plus(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    with_sign(a, a.negative, settings, status)
}

/// `-a`.
pub fn minus(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    with_sign(a, !a.negative, settings, status)
}

/// `abs(a)`.
pub fn absolute(a: &Number, settings: &Settings, status: &mut u32) -> Number {
    with_sign(a, false, settings, status)
}

fn with_sign(a: &Number, negative: bool, settings: &Settings, status: &mut u32) -> Number {
    if let Some(nan) = nan_of(a, None, settings, status) {
        return nan;
    }
    if a.form == Form::Infinite {
        return Number::infinite(negative);
    }
    let negative = if a.coefficient.is_zero() && settings.rounding != Rounding::Floor { false } else { negative };
    finish(negative, a.coefficient.clone(), a.exponent, settings, status)
}

fn function_of(op: BinaryOp) -> Option<Binary> {
    Some(match op {
        BinaryOp::Add => add,
        BinaryOp::Sub => subtract,
        BinaryOp::Mul => multiply,
        BinaryOp::TrueDiv => divide,
        BinaryOp::FloorDiv => divide_int,
        BinaryOp::Mod => remainder,
        _ => return None,
    })
}

/// The operators.
pub fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (Some(x), Some(y)) = (operand(a), operand(b)) else { return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)) };
    if let Some(function) = function_of(op) {
        return run(context::current(), |settings, status| function(&x, &y, settings, status));
    }
    if op == BinaryOp::Pow {
        return power(make(x.clone()).value(), b, Value::NONE, Value::NONE);
    }
    Ok(Owned::from_raw(Value::NOT_IMPLEMENTED))
}

/// `a ** b`, or `a ** b % modulus`.
pub fn power(a: Value, b: Value, modulus: Value, given: Value) -> Res {
    let context = crate::object::value_of(context::given(given)?);
    let (a, b) = (make(required(a)?.clone()), make(required(b)?.clone()));
    if modulus.is_absent() || modulus.is_none() {
        return hook(Hook::Power, &[a.value(), b.value(), context]);
    }
    let modulus = make(required(modulus)?.clone());
    hook(Hook::PowerModulo, &[a.value(), b.value(), modulus.value(), context])
}

/// `a.__pow__(b, modulus)`.
pub fn power_method(a: Value, b: Value, modulus: Value) -> Res {
    let modulus = if modulus.is_absent() { Value::NONE } else { modulus };
    if operand(b).is_none() || !modulus.is_none() && operand(modulus).is_none() {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    }
    power(a, b, modulus, Value::NONE)
}

/// The operators with one operand.
pub fn unary(op: UnaryOp, a: Value) -> Res {
    let function: Unary = match op {
        UnaryOp::Neg => minus,
        UnaryOp::Pos => plus,
        UnaryOp::Invert => return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    };
    run(context::current(), |settings, status| function(number(a), settings, status))
}

/// `divmod(a, b)` under a context.
pub fn divmod_under(context: &Context, a: &Number, b: &Number) -> Res {
    let (settings, mut status) = (context.settings.get(), 0);
    let (quotient, rest) = divmod_of(a, b, &settings, &mut status);
    context.note(status)?;
    Ok(tuple::pair(make(quotient), make(rest)))
}

/// `a.__divmod__(b)`.
pub fn divmod(a: Value, b: Value) -> Res {
    match operand(b) {
        Some(b) => divmod_under(context::current(), number(a), &b),
        None => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

/// `b.__rdivmod__(a)`.
pub fn divmod_reflected(b: Value, a: Value) -> Res {
    match operand(a) {
        Some(a) => divmod_under(context::current(), &a, number(b)),
        None => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}
