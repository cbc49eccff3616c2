//! `float`: always in the value.

use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::Owned;

static SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));
/// `float`.
pub static FLOAT: Type = Type::builtin("float", Kind::Float, &SLOTS, Some(&OBJECT));
