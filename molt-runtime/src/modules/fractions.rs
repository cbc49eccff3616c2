//! `_fractions`: the arithmetic of fractions and ints. The class is written in Python and handed over by it; its first two fields are
//! the numerator and the denominator. What is no fraction and no int is left to Python: then nothing (`None`) comes back.

use super::Module;
use crate::int::{self, View};
use crate::rt::rt;
use crate::types::{BinaryOp, CompareOp, Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, object};
use num_integer::Integer;

/// A fraction as it is read: borrowed from its object, or an int over 1.
#[derive(Clone, Copy)]
struct Parts {
    above: Value,
    below: Value,
}

fn of(value: Value) -> Option<Parts> {
    if value.type_of().kind == Kind::Object {
        return is_fraction(value).then(|| Parts { above: class::field_at(value, 0), below: class::field_at(value, 1) });
    }
    match value.type_of().kind {
        Kind::Int | Kind::Bool => Value::from_small(1).map(|below| Parts { above: value, below }),
        _ => None,
    }
}

fn is_fraction(value: Value) -> bool {
    object::value_of(value.type_of()) == rt().fraction.get()
}

/// A fraction of numbers that have no common divisor, the lower one positive.
fn make(above: Owned, below: Owned) -> Owned {
    let Some(kind) = rt().fraction.get().downcast::<Type>() else { return Owned::NONE };
    let made = class::new_instance(kind);
    class::set_field_at(made.value(), 0, above.value());
    class::set_field_at(made.value(), 1, below.value());
    made
}

/// A fraction of any numbers; the lower one is not zero.
fn reduced(above: Owned, below: Owned) -> Res {
    let (Some(a), Some(b)) = (int::view(above.value()), int::view(below.value())) else { return Ok(Owned::NONE) };
    let (a, b) = match (a.wide(), b.wide()) {
        // The least number of all has no negative in 128 bits.
        (Some(a), Some(b)) if a != i128::MIN && b != i128::MIN => return Ok(reduced_wide(a, b)),
        _ => (a, b),
    };
    let mut common = int::methods::gcd(a, b);
    if b.is_negative() {
        common = dispatch::unary(crate::types::UnaryOp::Neg, common.value())?;
    }
    if int::as_i64(common.value()) == Some(1) {
        return Ok(make(int::exact(above.value()), int::exact(below.value())));
    }
    Ok(make(quotient(above.value(), common.value())?, quotient(below.value(), common.value())?))
}

fn quotient(a: Value, b: Value) -> Res {
    dispatch::binary(BinaryOp::FloorDiv, a, b)
}

fn reduced_wide(above: i128, below: i128) -> Owned {
    let small = |n: i128| i64::try_from(n);
    let common: i128 = match (small(above), small(below)) {
        (Ok(a), Ok(b)) => a.unsigned_abs().gcd(&b.unsigned_abs()).into(),
        _ => above.unsigned_abs().gcd(&below.unsigned_abs()) as i128,
    };
    let common = if below < 0 { -common } else { common };
    if common == 1 {
        return make(int::from_i128(above), int::from_i128(below));
    }
    make(int::from_i128(above / common), int::from_i128(below / common))
}

/// The four numbers of two fractions, where all are small.
fn small(a: Parts, b: Parts) -> Option<[i64; 4]> {
    let one = |value: Value| match int::view(value) {
        // The products of two such, and their sums, fit 128 bits.
        Some(View::Small(number)) if number.unsigned_abs() < 1 << 62 => Some(number),
        _ => None,
    };
    Some([one(a.above)?, one(a.below)?, one(b.above)?, one(b.below)?])
}

fn times(a: Value, b: Value) -> Res {
    dispatch::binary(BinaryOp::Mul, a, b)
}

fn sum(a: Value, b: Value, op: BinaryOp) -> Res {
    let (Some(x), Some(y)) = (of(a), of(b)) else { return Ok(Owned::NONE) };
    if let Some([na, da, nb, db]) = small(x, y) {
        let wide = i128::from;
        let (left, right) = (wide(na) * wide(db), wide(nb) * wide(da));
        let above = if op == BinaryOp::Add { left + right } else { left - right };
        return Ok(reduced_wide(above, wide(da) * wide(db)));
    }
    let (Some(da), Some(db)) = (int::view(x.below), int::view(y.below)) else { return Ok(Owned::NONE) };
    let common = int::methods::gcd(da, db);
    if int::as_i64(common.value()) == Some(1) {
        let above = dispatch::binary(op, times(x.above, y.below)?.value(), times(x.below, y.above)?.value())?;
        return Ok(make(above, times(x.below, y.below)?));
    }
    // Knuth's way: the numbers stay small.
    let own = quotient(x.below, common.value())?;
    let left = times(x.above, quotient(y.below, common.value())?.value())?;
    let above = dispatch::binary(op, left.value(), times(y.above, own.value())?.value())?;
    let (Some(t), Some(g)) = (int::view(above.value()), int::view(common.value())) else { return Ok(Owned::NONE) };
    let again = int::methods::gcd(t, g);
    let below = times(own.value(), quotient(y.below, again.value())?.value())?;
    Ok(make(quotient(above.value(), again.value())?, below))
}

fn add(a: Value, b: Value) -> Res {
    sum(a, b, BinaryOp::Add)
}

fn subtract(a: Value, b: Value) -> Res {
    sum(a, b, BinaryOp::Sub)
}

fn product(x: Parts, y: Parts) -> Res {
    if let Some([na, da, nb, db]) = small(x, y) {
        let wide = i128::from;
        return Ok(reduced_wide(wide(na) * wide(nb), wide(da) * wide(db)));
    }
    reduced(times(x.above, y.above)?, times(x.below, y.below)?)
}

fn multiply(a: Value, b: Value) -> Res {
    let (Some(x), Some(y)) = (of(a), of(b)) else { return Ok(Owned::NONE) };
    product(x, y)
}

fn is_zero(value: Value) -> bool {
    int::as_i64(value) == Some(0)
}

/// A division by zero is left to Python, which says of what.
fn divide(a: Value, b: Value) -> Res {
    match (of(a), of(b)) {
        (Some(x), Some(y)) if !is_zero(y.above) => product(x, Parts { above: y.below, below: y.above }),
        _ => Ok(Owned::NONE),
    }
}

/// `a % b`.
fn remainder(a: Value, b: Value) -> Res {
    match (of(a), of(b)) {
        (Some(x), Some(y)) if !is_zero(y.above) => {
            let (left, right) = (times(x.above, y.below)?, times(y.above, x.below)?);
            reduced(dispatch::binary(BinaryOp::Mod, left.value(), right.value())?, times(x.below, y.below)?)
        }
        _ => Ok(Owned::NONE),
    }
}

/// Compares two.
fn compared(a: Value, b: Value, op: CompareOp) -> Res {
    let (Some(x), Some(y)) = (of(a), of(b)) else { return Ok(Owned::NONE) };
    if let Some([na, da, nb, db]) = small(x, y) {
        let order = (i128::from(na) * i128::from(db)).cmp(&(i128::from(nb) * i128::from(da)));
        return Ok(op.holds(order).into());
    }
    dispatch::compare(op, times(x.above, y.below)?.value(), times(y.above, x.below)?.value())
}

fn less(a: Value, b: Value) -> Res {
    compared(a, b, CompareOp::Lt)
}

fn less_or_equal(a: Value, b: Value) -> Res {
    compared(a, b, CompareOp::Le)
}

fn greater(a: Value, b: Value) -> Res {
    compared(a, b, CompareOp::Gt)
}

fn greater_or_equal(a: Value, b: Value) -> Res {
    compared(a, b, CompareOp::Ge)
}

fn equal(a: Value, b: Value) -> Res {
    compared(a, b, CompareOp::Eq)
}

/// `Fraction(numerator, denominator)` of two ints, or of one and `None`.
fn new(class: Value, above: Value, below: Value) -> Res {
    let is_int = |value: Value| value.is_exactly(&int::INT);
    if class != rt().fraction.get() || !is_int(above) || !(below.is_none() || is_int(below)) {
        return Ok(Owned::NONE);
    }
    if below.is_none() {
        return Ok(make(above.to_owned(), int::from_i64(1)));
    }
    if is_zero(below) {
        return Ok(Owned::NONE);
    }
    reduced(above.to_owned(), below.to_owned())
}

/// A fraction of two ints that have no common divisor.
fn coprime(above: Value, below: Value) -> Res {
    Ok(make(above.to_owned(), below.to_owned()))
}

/// Takes the class over.
fn prepare(class: Value) -> Res {
    object::release(rt().fraction.replace(class.to_owned().into_raw()));
    Ok(Owned::NONE)
}

/// The module.
#[unsafe(export_name = "molt_module__fractions")]
pub static MODULE: Module = Module { name: "_fractions", functions: FUNCTIONS, constants: &[] };

crate::methods! { pub FUNCTIONS of "_fractions" {
    : prepare as "prepare"(class) "(cls, /) -> None";
    : new as "new"(class, above, below) "(cls, numerator, denominator, /) -> object";
    : coprime as "coprime"(above, below) "(numerator, denominator, /) -> object";
    : add as "add"(a, b) "(a, b, /) -> object";
    : subtract as "subtract"(a, b) "(a, b, /) -> object";
    : multiply as "multiply"(a, b) "(a, b, /) -> object";
    : divide as "divide"(a, b) "(a, b, /) -> object";
    : remainder as "remainder"(a, b) "(a, b, /) -> object";
    : less as "less"(a, b) "(a, b, /) -> object";
    : less_or_equal as "less_or_equal"(a, b) "(a, b, /) -> object";
    : greater as "greater"(a, b) "(a, b, /) -> object";
    : greater_or_equal as "greater_or_equal"(a, b) "(a, b, /) -> object";
    : equal as "equal"(a, b) "(a, b, /) -> object";
} }
