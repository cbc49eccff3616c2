//! `int`: small ones live in the value, others are heap objects over `num_bigint`.

use crate::object::{Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::Owned;
use num_bigint::BigInt;

/// An int outside the 51 bits of a value.
#[repr(C)]
pub struct Int {
    header: Header,
    /// The number; never one that fits a value.
    pub number: BigInt,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Int {
    const KIND: Kind = Kind::Int;
}

static SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));
/// `int`.
pub static INT: Type = Type::builtin("int", Kind::Int, &SLOTS, Some(&OBJECT));
