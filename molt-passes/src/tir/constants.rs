//! Values that are constants.

use molt_ir::ssa::{Body, Value};
use molt_ir::tir::{Op, Tir};

/// The text that a value is, where it is a constant without lone surrogates.
pub fn text(body: &Body<Tir>, value: Value) -> Option<String> {
    match body.def_op(value) {
        Some(Op::StrConst { value }) => value.to_utf8(),
        _ => None,
    }
}
