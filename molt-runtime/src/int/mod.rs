//! `int`: small ones live in the value, others are heap objects over `num_bigint`.
//!
//! Every operation works on a [`View`], which hides the forms an int can have: 51 bits in the value, a heap object with 128 or
//! 192 bits or with digits of its own, or `True` and `False`. A view is `Small` whenever the number fits an `i64`, so the fast halves of
//! the operations need no allocation between 51 and 64 bits either, save for the result; up to 128 bits, as hashes of 64 bits and
//! the products on their way need, a result is one allocation.

pub mod abi;
pub mod arith;
pub mod bits;
pub mod bytes;
pub mod compare;
pub mod convert;
mod divide;
mod few;
mod gcd;
pub mod methods;
pub mod new;
pub mod parse;
pub mod text;
mod wide;

pub use wide::{Large, Number, Wide};

use crate::number_format;
use crate::object::{self, Header, Object};
use crate::types::{BinaryOp, CompareOp, Kind, OBJECT, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use alloc::borrow::Cow;
use few::Words;
use num_bigint::BigInt;

/// An int outside the 51 bits of a value, or an instance of a class that extends `int`.
#[repr(C)]
pub struct Int {
    header: Header,
    /// The number; never one that fits a value unless the type is a subclass.
    pub number: Number,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Int {
    const KIND: Kind = Kind::Int;
}

pub(crate) static SLOTS: Slots = Slots {
    hash: Some(|this| Ok(compare::hash(known(this)))),
    format: Some(|this, spec| {
        number_format::format_slot(this, spec, |out, spec, name| number_format::push_int(out, spec, known(this), name))
    }),
    truth: Some(|this| Ok(!known(this).is_zero())),
    compare: Some(slot_compare),
    binary: Some(slot_binary),
    unary: Some(slot_unary),
    index: Some(|this| Ok(exact(this))),
    new: Some(new::new),
    ..Slots::base(drop_int, |this| text::repr(known(this)))
};
/// `int`.
#[unsafe(export_name = "molt_type_int")]
pub static INT: Type = Type::core("int", Kind::Int, &SLOTS, Some(&OBJECT));

/// An int, whatever its form.
#[derive(Clone, Copy, Debug)]
pub enum View {
    /// Fits 64 bits.
    Small(i64),
    /// Does not.
    Big(Large),
}
use View::{Big, Small};

/// The number a value holds, if it is an int or a bool.
#[inline]
pub fn view(value: Value) -> Option<View> {
    if let Some(small) = value.as_small() {
        return Some(Small(small));
    }
    if value.is_bool() {
        return Some(Small((value == Value::TRUE) as i64));
    }
    Some(value.downcast::<Int>()?.number.view())
}

/// The number of a value that is known to be an int.
#[inline]
pub fn known(value: Value) -> View {
    match view(value) {
        Some(view) => view,
        None => crate::host::fatal("an int was expected"),
    }
}

/// The number, if it is an int or bool that fits 64 bits.
#[inline]
pub fn as_i64(value: Value) -> Option<i64> {
    match view(value) {
        Some(Small(small)) => Some(small),
        _ => None,
    }
}

/// The bits of the number, if it is an int or bool that fits 64 bits without sign.
#[inline]
pub fn as_word(value: Value) -> Option<i64> {
    match view(value)? {
        Small(small) => (small >= 0).then_some(small),
        Big(Large::Wide(wide)) => wide.word(),
        Big(_) => None,
    }
}

/// Whether the value is an int (bools and instances of subclasses included).
pub fn is_int(value: Value) -> bool {
    view(value).is_some()
}

impl View {
    /// The number as a big one.
    pub fn big(self) -> Cow<'static, BigInt> {
        match self {
            Small(small) => Cow::Owned(BigInt::from(small)),
            Big(big) => big.big(),
        }
    }
    /// The number, where 128 bits hold it.
    #[inline]
    pub fn wide(self) -> Option<i128> {
        match self {
            Small(small) => Some(small.into()),
            Big(Large::Wide(wide)) => Some(wide.get()),
            Big(_) => None,
        }
    }
    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        matches!(self, Small(0))
    }
    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        match self {
            Small(small) => small < 0,
            Big(big) => big.is_negative(),
        }
    }
}

/// An int from 64 bits.
#[inline]
pub fn from_i64(number: i64) -> Owned {
    match Value::from_small(number) {
        Some(value) => Owned::from_raw(value),
        None => plain(Number::from(i128::from(number))),
    }
}

/// An int from an unsigned word.
pub fn from_u64(number: u64) -> Owned {
    match i64::try_from(number) {
        Ok(small) => from_i64(small),
        Err(_) => plain(Number::from(i128::from(number))),
    }
}

/// An int from a size.
pub fn from_usize(number: usize) -> Owned {
    from_u64(number as u64)
}

/// An int from 128 bits.
#[inline]
pub fn from_i128(number: i128) -> Owned {
    match i64::try_from(number) {
        Ok(small) => from_i64(small),
        Err(_) => plain(Number::from(number)),
    }
}

/// An int from decimal digits, as a literal of the program: however long.
pub fn from_decimal(digits: &str) -> Owned {
    from_big(BigInt::parse_bytes(digits.as_bytes(), 10).unwrap_or_default())
}

/// An int from a big number, in its canonical form.
pub fn from_big(number: BigInt) -> Owned {
    // Most numbers made this way are longer, and stay as they are.
    let words = if number.bits() <= few::KEPT_BITS { Words::of_big(&number) } else { None };
    match words.filter(|words| words.is_short()) {
        Some(words) => words.int(),
        None => plain(Number::Many(number)),
    }
}

/// A heap object of `int` with this number.
#[inline(never)]
fn plain(number: Number) -> Owned {
    object::allocate_leaf(&INT, |header| Int { header, number })
}

/// A heap object of `kind` (`int` or a subclass) with this number.
pub fn boxed(kind: &'static Type, number: Number) -> Owned {
    object::allocate(kind, 0, |header| Int { header, number })
}

/// The int itself, as an exact `int`: what `__index__`, `__int__` and unary plus give.
pub fn exact(value: Value) -> Owned {
    if value.is_small_int() || value.is_exactly(&INT) {
        return value.to_owned();
    }
    match known(value) {
        Small(small) => from_i64(small),
        Big(Large::Wide(wide)) => from_i128(wide.get()),
        Big(Large::Few(few)) => few.words().int(),
        Big(Large::Many(big)) => from_big(big.clone()),
    }
}

fn drop_int(this: Value) {
    // SAFETY: the slot is called once, on an int object without references.
    unsafe { if this.is_exactly(&INT) { object::free_leaf::<Int>(this) } else { object::free::<Int>(this, 0) } }
}

pub(crate) fn slot_compare(op: CompareOp, a: Value, b: Value) -> Res {
    Ok(match (view(a), view(b)) {
        (Some(a), Some(b)) => op.holds(compare::order(a, b)).into(),
        _ => not_implemented(),
    })
}

fn slot_binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match (view(a), view(b)) {
        (Some(a), Some(b)) => arith::binary(op, a, b),
        _ => Ok(not_implemented()),
    }
}

pub(crate) fn slot_unary(op: UnaryOp, a: Value) -> Res {
    Ok(match op {
        UnaryOp::Neg => arith::neg(known(a)),
        UnaryOp::Pos => exact(a),
        UnaryOp::Invert => bits::invert(known(a)),
    })
}

pub(crate) fn not_implemented() -> Owned {
    Owned::from_raw(Value::NOT_IMPLEMENTED)
}

#[cfg(test)]
mod tests;
