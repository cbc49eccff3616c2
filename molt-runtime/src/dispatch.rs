//! Python's operators over values of any type: slot lookup, reflected operands, the errors of unsupported operands.

use crate::abi;
use crate::types::{BinaryOp, Type};
use crate::value::{Owned, Res, Value};

/// The hash of an object by its address.
pub fn identity_hash(value: Value) -> Res<i64> {
    Ok((value.bits() as i64).rotate_right(4))
}

/// Whether `kind` is `other` or derives from it.
pub fn is_subtype(kind: &'static Type, other: &'static Type) -> bool {
    let mut next = Some(kind);
    while let Some(kind) = next {
        if core::ptr::eq(kind, other) {
            return true;
        }
        next = kind.base();
    }
    false
}

/// `a op b`.
pub fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    for kind in [a.type_of(), b.type_of()] {
        if let Some(slot) = kind.slots().binary {
            let result = slot(op, a, b)?;
            if result.value() != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
    }
    Err(crate::error::type_error("unsupported operand type(s)"))
}

abi! { pub RUNTIME {
    /// `a + b` of any two values.
    fn add(a: Value, b: Value) -> Res [CALLS RAISES] { binary(BinaryOp::Add, a, b) }
    /// Releases a value known to be a heap object whose count has just become zero.
    fn destroy(value: Value) -> () [CALLS] { crate::object::destroy(value) }
    /// Takes ownership and forgets it at once: the out-of-line release.
    fn release(value: Owned) -> () [CALLS] { drop(value) }
} }
