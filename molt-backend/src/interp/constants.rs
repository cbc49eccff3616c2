//! The objects of constants.

use molt_ir::constant::Constant;
use molt_runtime::value::{Owned, Value as Word};
use molt_runtime::{int, str, tuple};

/// A new object of the constant.
pub fn make(constant: &Constant) -> Owned {
    match constant {
        Constant::None => Owned::NONE,
        Constant::Ellipsis => Word::ELLIPSIS.to_owned(),
        Constant::Bool(value) => Owned::from(*value),
        Constant::Int(value) => int::from_i64(*value),
        Constant::Float(value) => Owned::from(value.get()),
        Constant::Str(text) => str::from_code_points(text.code_points()),
        Constant::Tuple(items) => tuple::from_owned(items.iter().map(make)),
    }
}
