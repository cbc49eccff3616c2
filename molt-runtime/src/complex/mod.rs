//! `complex`: always a heap object.

pub mod abi;
pub mod arith;
pub mod methods;
pub mod new;
pub mod text;

use crate::int::{self, not_implemented};
use crate::object::{self, Header, Object};
use crate::types::{BinaryOp, CompareOp, Kind, OBJECT, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{float, number_format};

/// A complex number.
#[repr(C)]
pub struct Complex {
    header: Header,
    /// The number.
    pub number: Parts,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Complex {
    const KIND: Kind = Kind::Complex;
}

/// Real and imaginary part.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parts {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

static SLOTS: Slots = Slots {
    hash: Some(|this| Ok(hash(known(this)))),
    truth: Some(|this| Ok(known(this) != Parts { re: 0.0, im: 0.0 })),
    format: Some(|this, spec| {
        number_format::format_slot(this, spec, |out, spec, name| {
            let Parts { re, im } = known(this);
            number_format::push_complex(out, spec, re, im, name)
        })
    }),
    compare: Some(slot_compare),
    binary: Some(slot_binary),
    unary: Some(slot_unary),
    new: Some(new::new),
    ..Slots::base(drop_complex, |this| Ok(text::repr(known(this))))
};
/// `complex`.
#[unsafe(export_name = "molt_type_complex")]
pub static COMPLEX: Type = Type::builtin("complex", Kind::Complex, &SLOTS, Some(&OBJECT)).with_methods(methods::COMPLEX_METHODS);

/// The number of a value that is a complex (subclasses included).
pub fn as_parts(value: Value) -> Option<Parts> {
    Some(value.downcast::<Complex>()?.number)
}

/// The number of a value that is known to be a complex.
pub fn known(value: Value) -> Parts {
    match as_parts(value) {
        Some(parts) => parts,
        None => crate::host::fatal("a complex was expected"),
    }
}

/// A new complex number.
pub fn new(re: f64, im: f64) -> Owned {
    boxed(&COMPLEX, Parts { re, im })
}

/// A new complex number.
pub fn from_parts(number: Parts) -> Owned {
    boxed(&COMPLEX, number)
}

/// A new complex number of `complex` or a subclass.
pub fn boxed(kind: &'static Type, number: Parts) -> Owned {
    object::allocate(kind, 0, |header| Complex { header, number })
}

fn drop_complex(this: Value) {
    // SAFETY: the slot is called once, on a complex object without references.
    unsafe { object::free::<Complex>(this, 0) }
}

/// The number behind an operand that is complex, float or int; `None` for others.
pub fn operand(value: Value) -> Option<Res<Parts>> {
    match as_parts(value) {
        Some(parts) => Some(Ok(parts)),
        None => float::from_number(value).map(|number| number.map(Parts::real)),
    }
}

/// The hash CPython gives: equal to that of an equal float.
pub fn hash(a: Parts) -> i64 {
    match float::hash(a.re).wrapping_add(float::hash(a.im).wrapping_mul(1_000_003)) {
        -1 => -2,
        hash => hash,
    }
}

fn slot_compare(op: CompareOp, a: Value, b: Value) -> Res {
    let wanted = match op {
        CompareOp::Eq => true,
        CompareOp::Ne => false,
        _ => return Ok(not_implemented()),
    };
    let (this, other) = if as_parts(a).is_some() { (known(a), b) } else { (known(b), a) };
    let equal = if let Some(other) = as_parts(other) {
        this == other
    } else if let Some(f) = float::as_f64(other) {
        this == Parts::real(f)
    } else if let Some(i) = int::view(other) {
        this.im == 0.0 && int::compare::order_with_float(i, this.re).is_some_and(|order| order.is_eq())
    } else {
        return Ok(not_implemented());
    };
    Ok((equal == wanted).into())
}

fn slot_binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (a, b) = match (as_parts(a), as_parts(b)) {
        (Some(a), Some(b)) => (a, b),
        _ => {
            let (Some(a), Some(b)) = (operand(a), operand(b)) else { return Ok(not_implemented()) };
            (a?, b?)
        }
    };
    Ok(from_parts(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::TrueDiv => arith::quotient(a, b)?,
        BinaryOp::Pow => arith::pow(a, b)?,
        _ => return Ok(not_implemented()),
    }))
}

fn slot_unary(op: UnaryOp, a: Value) -> Res {
    let a = known(a);
    Ok(match op {
        UnaryOp::Neg => from_parts(-a),
        UnaryOp::Pos => from_parts(a),
        UnaryOp::Invert => not_implemented(),
    })
}

#[cfg(test)]
mod tests;
