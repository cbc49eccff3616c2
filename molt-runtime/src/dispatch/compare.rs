//! Rich comparisons.

use super::{truth, type_name};
use crate::abi;
use crate::error::type_error;
use crate::sequence;
use crate::types::CompareOp;
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// `a op b`, any result.
pub fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    if let Some(holds) = sequence::plain_compare(op, a, b) {
        return Ok(Owned::from(holds));
    }
    super::check_stack()?;
    let (left, right) = (a.type_of(), b.type_of());
    let mut reflected = right.slots().compare;
    if !core::ptr::eq(left, right)
        && right.is_subtype(left)
        && let Some(slot) = reflected.take()
    {
        let result = slot(swapped(op), b, a)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    if let Some(slot) = left.slots().compare {
        let result = slot(op, a, b)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    if let Some(slot) = reflected {
        let result = slot(swapped(op), b, a)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    match op {
        CompareOp::Eq => Ok(Owned::from(a == b)),
        CompareOp::Ne => Ok(Owned::from(a != b)),
        _ => Err(unordered(op, a, b)),
    }
}

/// The truth of `a op b`.
pub fn compare_bool(op: CompareOp, a: Value, b: Value) -> Res<bool> {
    if let Some(holds) = sequence::plain_compare(op, a, b) {
        return Ok(holds);
    }
    let result = compare(op, a, b)?;
    truth(result.value())
}

/// The truth of `a == b`.
pub fn equal(a: Value, b: Value) -> Res<bool> {
    compare_bool(CompareOp::Eq, a, b)
}

/// `a is b or a == b`: how containers compare their members.
pub fn same_or_equal(a: Value, b: Value) -> Res<bool> {
    // A float is not stored at an address here: equal bits are one object, as they are for the name that holds it.
    if a == b { Ok(true) } else { equal(a, b) }
}

/// The operator with its operands exchanged.
fn swapped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

#[cold]
fn unordered(op: CompareOp, a: Value, b: Value) -> crate::value::Raised {
    let symbol = ["<", "<=", "==", "!=", ">", ">="][op as usize];
    type_error(&text!("'{symbol}' not supported between instances of '{}' and '{}'", type_name(a), type_name(b)))
}

macro_rules! comparisons {
    ($($name:ident $truth:ident $op:ident $symbol:literal;)*) => {
        abi! { pub COMPARE {
            $(
                #[doc = concat!("`a ", $symbol, " b` of any two values.")]
                fn $name(a: Value, b: Value) -> Res [CALLS RAISES] { compare(CompareOp::$op, a, b) }
                #[doc = concat!("The truth of `a ", $symbol, " b`.")]
                fn $truth(a: Value, b: Value) -> Res<bool> [CALLS RAISES] { compare_bool(CompareOp::$op, a, b) }
            )*
        } }
    };
}
comparisons! {
    lt lt_bool Lt "<"; le le_bool Le "<="; eq eq_bool Eq "=="; ne ne_bool Ne "!="; gt gt_bool Gt ">"; ge ge_bool Ge ">=";
}
