//! `complex`: always a heap object.

use crate::error;
use crate::float::math;
use crate::object::{self, Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};

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

static SLOTS: Slots = Slots::base(drop_complex, |_| Ok(Owned::NONE));
/// `complex`.
#[unsafe(export_name = "molt_type_complex")]
pub static COMPLEX: Type = Type::builtin("complex", Kind::Complex, &SLOTS, Some(&OBJECT));

/// A new complex number.
pub fn new(re: f64, im: f64) -> Owned {
    boxed(&COMPLEX, Parts { re, im })
}

/// A new complex number of `complex` or a subclass.
pub fn boxed(kind: &'static Type, number: Parts) -> Owned {
    object::allocate(kind, 0, |header| Complex { header, number })
}

fn drop_complex(this: Value) {
    // SAFETY: the slot is called once, on a complex object without references.
    unsafe { object::free::<Complex>(this, 0) }
}

/// `a ** b` of two floats whose power is not real.
pub fn pow(a: f64, b: f64) -> Res {
    let length = math::pow(math::hypot(a, 0.0), b);
    let phase = math::atan2(0.0, a) * b;
    let (re, im) = (length * math::cos(phase), length * math::sin(phase));
    if re.is_infinite() || im.is_infinite() { Err(error::overflow_error("complex exponentiation")) } else { Ok(new(re, im)) }
}
