//! Constants.

use molt_ir::constant::Constant;
use molt_ir::hir::Const;
use molt_ir::text::{BigText, F64, PyBytes, PyStr};
use molt_ir::tir::{Op, Type};
use molt_runtime::value::Value;

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

/// A constant as an item of a constant tuple; none for those that are made when the program starts.
pub fn item(value: &Const) -> Option<Constant> {
    Some(match value {
        Const::None => Constant::None,
        Const::Bool(value) => Constant::Bool(*value),
        Const::Ellipsis => Constant::Ellipsis,
        Const::Int(value) => Value::from_small(*value).map(|_| Constant::Int(*value))?,
        Const::Float(value) => Constant::Float(F64::from(*value)),
        Const::Str(text) => Constant::Str(PyStr::from_code_points(text.code_points())),
        Const::BigInt(_) | Const::Imaginary(_) | Const::Bytes(_) => return None,
    })
}

/// The operation for a constant of a tuple, and its type.
pub fn op_of_item(value: &Constant) -> (Op, Type) {
    match value {
        Constant::None => (Op::NoneConst {}, Type::None),
        Constant::Bool(value) => (Op::BoolConst { value: *value }, Type::Bool),
        Constant::Ellipsis => (Op::EllipsisConst {}, Type::Any),
        Constant::Int(value) => (Op::IntConst { value: number(&value.to_string()) }, Type::I64),
        Constant::Float(value) => (Op::FloatConst { value: *value }, Type::Float),
        Constant::Str(text) => (Op::StrConst { value: text.clone() }, Type::Str),
        Constant::Tuple(items) => {
            let types = items.iter().map(|item| match op_of_item(item).1 {
                Type::I64 => Type::Int,
                ty => ty,
            });
            (Op::TupleConst { value: value.clone() }, Type::Tuple(types.collect()))
        }
    }
}

/// Decimal digits as the front end writes them.
fn number(digits: &str) -> BigText {
    BigText::new(digits).expect("the front end writes canonical decimal digits")
}
