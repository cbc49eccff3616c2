//! The decimal number as the arithmetic sees it, and the object that holds one.

use super::coefficient::Coefficient;
use super::{DECIMAL_METHODS, arithmetic, compare, construct, text};
use crate::int::{self, View};
use crate::object::{self, Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error};
use alloc::format;
use num_bigint::{BigInt, Sign};

/// What a number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Form {
    Finite,
    Infinite,
    Quiet,
    Signaling,
}

/// A decimal number: `coefficient * 10 ** exponent`, or a special value; the coefficient of a NaN is its payload.
#[derive(Clone, Debug)]
pub struct Number {
    /// What it is.
    pub form: Form,
    /// Whether it has a minus sign.
    pub negative: bool,
    /// The exponent.
    pub exponent: i64,
    /// The coefficient.
    pub coefficient: Coefficient,
}

impl Number {
    /// A finite number.
    pub const fn finite(negative: bool, coefficient: Coefficient, exponent: i64) -> Number {
        Number { form: Form::Finite, negative, exponent, coefficient }
    }
    /// A small int.
    pub fn small(number: i64) -> Number {
        Number::finite(number < 0, Coefficient::small(number.unsigned_abs().into()), 0)
    }
    /// An infinity.
    pub const fn infinite(negative: bool) -> Number {
        Number { form: Form::Infinite, negative, exponent: 0, coefficient: Coefficient::ZERO }
    }
    /// The NaN without a payload.
    pub const fn nan() -> Number {
        Number { form: Form::Quiet, negative: false, exponent: 0, coefficient: Coefficient::ZERO }
    }
    /// Whether it is a NaN.
    pub fn is_nan(&self) -> bool {
        matches!(self.form, Form::Quiet | Form::Signaling)
    }
    /// Whether it is no finite number.
    #[inline]
    pub fn is_special(&self) -> bool {
        self.form != Form::Finite
    }
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.form == Form::Finite && self.coefficient.is_zero()
    }
    /// The exponent of the first digit.
    pub fn adjusted(&self) -> i64 {
        self.exponent.saturating_add(self.coefficient.digits() as i64 - 1)
    }
    /// The same with another sign.
    pub fn signed(&self, negative: bool) -> Number {
        Number { negative, ..self.clone() }
    }
    /// An int.
    pub fn of_int(number: View) -> Number {
        match number {
            View::Small(number) => Number::small(number),
            View::Big(number) => Number::finite(number.is_negative(), Coefficient::from_big(number.big().magnitude().clone()), 0),
        }
    }
}

/// A whole number with a sign as an int.
pub fn to_int(negative: bool, magnitude: &Coefficient) -> Owned {
    if let Some(small) = magnitude.as_small()
        && let Ok(small) = i128::try_from(small)
    {
        return int::from_i128(if negative { -small } else { small });
    }
    int::from_big(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude.to_big()))
}

/// A `Decimal`.
#[repr(C)]
pub struct Decimal {
    header: Header,
    /// The number.
    pub number: Number,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Decimal {
    const KIND: Kind = Kind::Decimal;
}

static SLOTS: Slots = Slots {
    str: Some(text::str),
    format: Some(text::format),
    hash: Some(compare::hash),
    truth: Some(|this| Ok(!number(this).is_zero())),
    compare: Some(compare::slot),
    binary: Some(arithmetic::binary),
    unary: Some(arithmetic::unary),
    new: Some(construct::new),
    ..Slots::base(drop_decimal, text::repr)
};
/// `decimal.Decimal`.
#[unsafe(export_name = "molt_type_decimal.Decimal")]
pub static DECIMAL: Type = Type::builtin("decimal.Decimal", Kind::Decimal, &SLOTS, Some(&OBJECT)).with_methods(DECIMAL_METHODS);

fn drop_decimal(this: Value) {
    // SAFETY: called once, when the count is zero; the number is dropped with the object.
    unsafe { if this.is_exactly(&DECIMAL) { object::free_leaf::<Decimal>(this) } else { object::free::<Decimal>(this, 0) } }
}

/// A `Decimal` of this number.
#[inline]
pub fn make(number: Number) -> Owned {
    object::allocate_leaf(&DECIMAL, |header| Decimal { header, number })
}

/// An instance of `Decimal` or of a subclass.
pub fn make_as(kind: &'static Type, number: Number) -> Owned {
    object::allocate(kind, 0, |header| Decimal { header, number })
}

/// The number of a value known to be a decimal.
pub fn number(this: Value) -> &'static Number {
    match this.downcast::<Decimal>() {
        Some(decimal) => &decimal.number,
        None => crate::host::fatal("a decimal was expected"),
    }
}

/// A number that is there already, or one made for an operation.
pub enum Operand {
    /// Held by an object.
    Held(&'static Number),
    /// Made from another number.
    Made(Number),
}

impl core::ops::Deref for Operand {
    type Target = Number;
    #[inline]
    fn deref(&self) -> &Number {
        match self {
            Operand::Held(number) => number,
            Operand::Made(number) => number,
        }
    }
}

/// An operand of arithmetic: a decimal or an int.
#[inline]
pub fn operand(value: Value) -> Option<Operand> {
    if let Some(decimal) = value.downcast::<Decimal>() {
        return Some(Operand::Held(&decimal.number));
    }
    Some(Operand::Made(Number::of_int(int::view(value)?)))
}

/// The same where nothing else is allowed.
pub fn required(value: Value) -> Res<Operand> {
    operand(value)
        .ok_or_else(|| error::type_error(&format!("conversion from {} to Decimal is not supported", dispatch::type_name(value))))
}
