//! Order, equality and hashes of decimals.

use super::coefficient::Coefficient;
use super::context;
use super::number::{Decimal, Form, Number, Operand, number, operand};
use super::signals::{FLOAT_OPERATION, INVALID_OPERATION};
use crate::types::CompareOp;
use crate::value::{Owned, Res, Value};
use crate::{class, complex, dispatch, error, float, int, literal};
use core::cmp::Ordering;
use num_traits::ToPrimitive;

/// The order of two numbers that are no NaN.
pub fn order(a: &Number, b: &Number) -> Ordering {
    let sign = |number: &Number| match (number.is_zero(), number.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    let (left, right) = (sign(a), sign(b));
    if left != right || left == 0 {
        return left.cmp(&right);
    }
    let magnitude = match (a.form, b.form) {
        (Form::Infinite, Form::Infinite) => Ordering::Equal,
        (Form::Infinite, _) => Ordering::Greater,
        (_, Form::Infinite) => Ordering::Less,
        _ => magnitudes(a, b),
    };
    if left < 0 { magnitude.reverse() } else { magnitude }
}

/// The order of the magnitudes of two finite numbers that are not zero.
fn magnitudes(a: &Number, b: &Number) -> Ordering {
    if a.exponent == b.exponent {
        return a.coefficient.order(&b.coefficient);
    }
    match a.adjusted().cmp(&b.adjusted()) {
        Ordering::Equal => {}
        other => return other,
    }
    if a.exponent > b.exponent {
        a.coefficient.shifted((a.exponent - b.exponent) as u64).order(&b.coefficient)
    } else {
        a.coefficient.order(&b.coefficient.shifted((b.exponent - a.exponent) as u64))
    }
}

/// The order in which -0 comes before 0 and 1.0 before 1.
pub fn total_order(a: &Number, b: &Number) -> Ordering {
    if a.negative != b.negative {
        return b.negative.cmp(&a.negative);
    }
    let rank = |number: &Number| match number.form {
        Form::Finite => 0,
        Form::Infinite => 1,
        Form::Signaling => 2,
        Form::Quiet => 3,
    };
    let order = rank(a).cmp(&rank(b)).then_with(|| match a.form {
        Form::Finite => order(&a.signed(false), &b.signed(false)).then(a.exponent.cmp(&b.exponent)),
        Form::Infinite => Ordering::Equal,
        _ => a.coefficient.order(&b.coefficient),
    });
    if a.negative { order.reverse() } else { order }
}

/// A float, exactly.
pub fn of_float(value: f64) -> Number {
    let negative = value.is_sign_negative();
    if value.is_infinite() {
        return Number::infinite(negative);
    }
    if value.is_nan() {
        return Number { negative, ..Number::nan() };
    }
    let bits = value.to_bits();
    let (stored, raised) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7FF) as i64);
    let (mut mantissa, mut exponent) = if raised == 0 { (stored, -1074) } else { (stored | 1 << 52, raised - 1075) };
    if mantissa == 0 {
        return Number::finite(negative, Coefficient::ZERO, 0);
    }
    let even = mantissa.trailing_zeros() as i64;
    if exponent < 0 {
        let shift = even.min(-exponent);
        mantissa >>= shift;
        exponent += shift;
    }
    let mantissa = num_bigint::BigUint::from(mantissa);
    if exponent >= 0 {
        return Number::finite(negative, Coefficient::from_big(mantissa << exponent as u64), 0);
    }
    let five = num_bigint::BigUint::from(5u32).pow(exponent.unsigned_abs() as u32);
    Number::finite(negative, Coefficient::from_big(mantissa * five), exponent)
}

/// Both sides of a comparison, or nothing where the other value is no number for it.
fn sides(a: &'static Number, other: Value, equality: bool) -> Res<Option<(Operand, Operand)>> {
    let own = Operand::Held(a);
    if let Some(other) = operand(other) {
        return Ok(Some((own, other)));
    }
    let from_float = |own: Operand, number: f64| -> Res<Option<(Operand, Operand)>> {
        let context = context::current();
        // Only an order is an error where that is trapped.
        context.flags.set(context.flags.get() | FLOAT_OPERATION);
        if !equality {
            context.note(FLOAT_OPERATION)?;
        }
        Ok(Some((own, Operand::Made(of_float(number)))))
    };
    if let Some(number) = float::as_f64(other) {
        return from_float(own, number);
    }
    if let Some(number) = complex::as_parts(other) {
        return if equality && number.im == 0.0 { from_float(own, number.re) } else { Ok(None) };
    }
    if !other.type_of().is_heap() {
        return Ok(None);
    }
    let (Some(above), Some(below)) =
        (class::find_attr(other, literal!("numerator"))?, class::find_attr(other, literal!("denominator"))?)
    else {
        return Ok(None);
    };
    let (Some(above), Some(below)) = (int::view(above.value()), int::view(below.value())) else { return Ok(None) };
    if a.is_special() {
        return Ok(Some((own, Operand::Made(Number::small(0)))));
    }
    let scaled = Number { coefficient: a.coefficient.times(&Number::of_int(below).coefficient), ..a.clone() };
    Ok(Some((Operand::Made(scaled), Operand::Made(Number::of_int(above)))))
}

/// The comparison operators.
pub fn slot(op: CompareOp, a: Value, b: Value) -> Res {
    let (this, other, op) = match a.downcast::<Decimal>() {
        Some(decimal) => (&decimal.number, b, op),
        None => (number(b), a, mirrored(op)),
    };
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let Some((x, y)) = sides(this, other, equality)? else { return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)) };
    if x.is_nan() || y.is_nan() {
        if !equality || x.form == Form::Signaling || y.form == Form::Signaling {
            context::current().note(INVALID_OPERATION)?;
        }
        return Ok((op == CompareOp::Ne).into());
    }
    Ok(op.holds(order(&x, &y)).into())
}

fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

/// The prime that hashes of numbers are taken by.
const MODULUS: u64 = (1 << 61) - 1;
/// `10 * INVERSE % MODULUS` is 1.
const INVERSE: u64 = 2_075_258_708_292_324_556;

fn multiply(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(MODULUS)) as u64
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    result
}

/// The hash: that of an equal int, float or fraction.
pub fn hash(this: Value) -> Res<i64> {
    let number = number(this);
    match number.form {
        Form::Signaling => return Err(error::type_error("Cannot hash a signaling NaN value")),
        Form::Quiet => return dispatch::identity_hash(this),
        Form::Infinite => return Ok(if number.negative { -314_159 } else { 314_159 }),
        Form::Finite => {}
    }
    let base = if number.exponent >= 0 { 10 } else { INVERSE };
    let coefficient = match number.coefficient.as_small() {
        Some(small) => (small % u128::from(MODULUS)) as u64,
        None => (number.coefficient.to_big() % MODULUS).to_u64().unwrap_or_default(),
    };
    let magnitude = multiply(coefficient, power(base, number.exponent.unsigned_abs())) as i64;
    Ok(match if number.negative { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    })
}
