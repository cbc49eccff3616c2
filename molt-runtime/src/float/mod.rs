//! `float`: always in the value, save for instances of classes that extend `float`.

pub mod abi;
pub mod arith;
pub mod digits;
pub mod fixed;
pub mod math;
pub mod methods;
pub mod new;
pub mod parse;
pub mod small_power;

use crate::int::{self, not_implemented};
use crate::number_format;
use crate::object::{self, Header, Object};
use crate::types::{BinaryOp, CompareOp, Kind, OBJECT, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::sync::atomic::AtomicU64;

/// An instance of a class that extends `float`; exact floats are never heap objects.
#[repr(C)]
pub struct Float {
    header: Header,
    /// The number.
    pub number: f64,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Float {
    const KIND: Kind = Kind::Float;
}

pub(crate) static SLOTS: Slots = Slots {
    hash: Some(|this| Ok(hash(known(this)))),
    format: Some(|this, spec| {
        number_format::format_slot(this, spec, |out, spec, name| number_format::push_float(out, spec, known(this), name))
    }),
    truth: Some(|this| Ok(known(this) != 0.0)),
    compare: Some(slot_compare),
    binary: Some(slot_binary),
    unary: Some(slot_unary),
    new: Some(new::new),
    ..Slots::base(drop_float, |this| Ok(repr(known(this))))
};
/// `float`.
#[unsafe(export_name = "molt_type_float")]
pub static FLOAT: Type = Type::core("float", Kind::Float, &SLOTS, Some(&OBJECT));

/// The number a value holds, if it is a float (subclasses included).
#[inline]
pub fn as_f64(value: Value) -> Option<f64> {
    match value.as_float() {
        Some(f) => Some(f),
        None => Some(value.downcast::<Float>()?.number),
    }
}

/// The number of a value that is known to be a float.
#[inline]
pub fn known(value: Value) -> f64 {
    match as_f64(value) {
        Some(f) => f,
        None => crate::host::fatal("a float was expected"),
    }
}

/// A heap float of a subclass.
pub fn boxed(kind: &'static Type, number: f64) -> Owned {
    object::allocate(kind, 0, |header| Float { header, number })
}

/// `repr(f)`.
pub fn repr(f: f64) -> Owned {
    if digits::is_plain(f) {
        return crate::str::from_ascii(zmij::Buffer::new().format_finite(f).as_bytes());
    }
    let mut text = Vec::new();
    digits::push_repr(&mut text, f);
    crate::str::from_ascii(&text)
}

/// Calls `show` with `repr(f)`.
pub fn with_repr(f: f64, show: impl FnOnce(&[u8])) {
    if digits::is_plain(f) {
        return show(zmij::Buffer::new().format_finite(f).as_bytes());
    }
    let mut text = Vec::new();
    digits::push_repr(&mut text, f);
    show(&text);
}

/// A NaN that is no other object.
pub(crate) fn new_nan() -> f64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let payload = (LAST.fetch_add(1, core::sync::atomic::Ordering::Relaxed) + 1) % (1 << 28);
    f64::from_bits(crate::value::NAN_BITS | payload)
}

/// The number as it is stored outside of values, where a NaN is like any other.
pub(crate) fn stored(f: f64) -> f64 {
    if f.is_nan() { f64::from_bits(crate::value::NAN_BITS) } else { f }
}

/// The hash CPython gives: equal to that of an equal int, by arithmetic modulo 2^61-1.
pub fn hash(f: f64) -> i64 {
    if f.is_infinite() {
        return if f > 0.0 { 314_159 } else { -314_159 };
    }
    if f.is_nan() {
        return 0;
    }
    if f == f as i64 as f64 && f.abs() < 1e15 {
        return int::compare::hash(int::View::Small(f as i64));
    }
    let (mut fraction, mut exponent) = math::split(f.abs());
    let mut hash = 0u64;
    while fraction != 0.0 {
        hash = ((hash << 28) & int::compare::HASH_MODULUS) | (hash >> (61 - 28));
        fraction *= (1u64 << 28) as f64;
        exponent -= 28;
        let part = fraction as u64;
        fraction -= part as f64;
        hash += part;
        if hash >= int::compare::HASH_MODULUS {
            hash -= int::compare::HASH_MODULUS;
        }
    }
    let turn = exponent.rem_euclid(61) as u32;
    hash = if turn == 0 { hash } else { ((hash << turn) & int::compare::HASH_MODULUS) | (hash >> (61 - turn)) };
    match if f < 0.0 { -(hash as i64) } else { hash as i64 } {
        -1 => -2,
        hash => hash,
    }
}

/// A float from an operand that is a float or an int; `None` for others.
pub fn from_number(value: Value) -> Option<Res<f64>> {
    match as_f64(value) {
        Some(f) => Some(Ok(f)),
        None => int::view(value).map(int::convert::to_f64),
    }
}

fn drop_float(this: Value) {
    // SAFETY: the slot is called once, on a float object without references.
    unsafe { object::free::<Float>(this, 0) }
}

/// The order of two numbers of which one is a float; `None` when one is NaN.
fn order(a: Value, b: Value) -> Option<Option<Ordering>> {
    Some(match (as_f64(a), as_f64(b)) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        (Some(a), None) => int::compare::order_with_float(int::view(b)?, a).map(Ordering::reverse),
        (None, Some(b)) => int::compare::order_with_float(int::view(a)?, b),
        (None, None) => return None,
    })
}

fn slot_compare(op: CompareOp, a: Value, b: Value) -> Res {
    Ok(match order(a, b) {
        Some(Some(order)) => op.holds(order).into(),
        Some(None) => (op == CompareOp::Ne).into(),
        None => not_implemented(),
    })
}

fn slot_binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (from_number(a), from_number(b)) else { return Ok(not_implemented()) };
    Ok(arith::binary(op, a?, b?)?.unwrap_or_else(not_implemented))
}

fn slot_unary(op: UnaryOp, a: Value) -> Res {
    let f = known(a);
    Ok(match op {
        UnaryOp::Neg => (-f).into(),
        UnaryOp::Pos => f.into(),
        UnaryOp::Invert => not_implemented(),
    })
}

#[cfg(test)]
mod tests;
