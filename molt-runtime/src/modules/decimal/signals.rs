//! What may happen in decimal arithmetic, as bits, and the exceptions for it.

use crate::rt::rt;
use crate::value::{Owned, Raised, Value};
use crate::{exception, list, parts};
use alloc::vec::Vec;

pub const CLAMPED: u32 = 1;
pub const CONVERSION_SYNTAX: u32 = 2;
pub const DIVISION_BY_ZERO: u32 = 4;
pub const DIVISION_IMPOSSIBLE: u32 = 8;
pub const DIVISION_UNDEFINED: u32 = 0x10;
pub const INEXACT: u32 = 0x40;
pub const INVALID_CONTEXT: u32 = 0x80;
pub const INVALID_OPERATION: u32 = 0x100;
pub const FLOAT_OPERATION: u32 = 0x400;
pub const OVERFLOW: u32 = 0x800;
pub const ROUNDED: u32 = 0x1000;
pub const SUBNORMAL: u32 = 0x2000;
pub const UNDERFLOW: u32 = 0x4000;

/// Every kind of invalid operation.
pub const INVALID: u32 =
    CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION | 0x20 | 0x200;

/// The names in the order in which a context shows them.
pub const SHOWN: &[(u32, &str)] = &[
    (CLAMPED, "Clamped"),
    (CONVERSION_SYNTAX, "InvalidOperation"),
    (DIVISION_BY_ZERO, "DivisionByZero"),
    (DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED, "InvalidOperation"),
    (INEXACT, "Inexact"),
    (INVALID_CONTEXT | INVALID_OPERATION, "InvalidOperation"),
    (FLOAT_OPERATION, "FloatOperation"),
    (OVERFLOW, "Overflow"),
    (ROUNDED, "Rounded"),
    (SUBNORMAL, "Subnormal"),
    (UNDERFLOW, "Underflow"),
];

/// Which classes stand for what, in the order of reports; the first one for any kind of invalid operation.
const CONDITIONS: [(u32, usize); 13] = [
    (INVALID_OPERATION, 0),
    (CONVERSION_SYNTAX, 9),
    (DIVISION_IMPOSSIBLE, 10),
    (DIVISION_UNDEFINED, 11),
    (INVALID_CONTEXT, 12),
    (FLOAT_OPERATION, 1),
    (DIVISION_BY_ZERO, 2),
    (OVERFLOW, 3),
    (UNDERFLOW, 4),
    (SUBNORMAL, 5),
    (INEXACT, 6),
    (ROUNDED, 7),
    (CLAMPED, 8),
];

/// The class of exceptions of this position: `_decimal.prepare` was given them.
fn class(position: usize) -> Value {
    parts::items(rt().decimal.exceptions.get()).get(position).copied().unwrap_or(Value::NONE)
}

/// A list of the classes that stand for the bits of a mask: the conditions themselves, or the signals that stand for them.
pub fn list_of(mask: u32, conditions: bool) -> Owned {
    let mask = if conditions || mask & INVALID == 0 { mask } else { mask & !INVALID | INVALID_OPERATION };
    let classes: Vec<Owned> =
        CONDITIONS.iter().filter(|(bit, _)| mask & bit != 0).map(|&(_, position)| class(position).to_owned()).collect();
    list::from_vec(classes)
}

/// Raises what is trapped.
#[cold]
pub fn raise(trapped: u32) -> Raised {
    let position = if trapped & INVALID != 0 {
        0
    } else {
        CONDITIONS.iter().find(|(bit, _)| trapped & bit != 0).map_or(0, |&(_, position)| position)
    };
    let classes = list_of(trapped, true);
    match crate::dispatch::call_values(class(position), &[classes.value()]) {
        Ok(made) => exception::raise_object(made),
        Err(raised) => raised,
    }
}
