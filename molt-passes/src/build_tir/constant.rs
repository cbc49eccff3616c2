//! Constants.

use molt_ir::hir::Const;
use molt_ir::text::{BigText, F64, PyBytes, PyStr};
use molt_ir::tir::{Op, Type};

/// The operation for a constant, and its type.
pub fn op(value: &Const) -> (Op, Type) {
    match value {
        Const::None => (Op::NoneConst {}, Type::None),
        Const::Bool(value) => (Op::BoolConst { value: *value }, Type::Bool),
        Const::Ellipsis => (Op::EllipsisConst {}, Type::Any),
        Const::Int(value) => (Op::IntConst { value: number(&value.to_string()) }, Type::I64),
        Const::BigInt(digits) => (Op::IntConst { value: number(digits) }, Type::Int),
        Const::Float(value) => (Op::FloatConst { value: F64::from(*value) }, Type::Float),
        Const::Imaginary(value) => (Op::ComplexConst { imaginary: F64::from(*value) }, Type::Complex),
        Const::Str(text) => (Op::StrConst { value: PyStr::from_code_points(text.code_points()) }, Type::Str),
        Const::Bytes(bytes) => (Op::BytesConst { value: PyBytes(bytes.clone()) }, Type::Bytes),
    }
}

/// Decimal digits as the front end writes them.
fn number(digits: &str) -> BigText {
    BigText::new(digits).expect("the front end writes canonical decimal digits")
}
