//! Constants as values.

use molt_ir::hir::Const;
use molt_runtime::object::value_of;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{complex, dispatch, int, str};

use super::Go;
use super::machine::{Machine, string};

impl Machine {
    /// The value of a constant; equal constants are one object.
    pub fn constant(&self, constant: &Const) -> Go {
        if let Some(value) = self.constants.borrow().get(constant) {
            return Ok(value.clone());
        }
        let value = make(constant)?;
        self.constants.borrow_mut().insert(constant.clone(), value.clone());
        Ok(value)
    }
}

fn make(constant: &Const) -> Go {
    Ok(match constant {
        Const::None => Owned::NONE,
        Const::Bool(value) => Owned::from(*value),
        Const::Ellipsis => Owned::from_raw(Value::ELLIPSIS),
        Const::Int(value) => int::from_i64(*value),
        Const::BigInt(digits) => dispatch::call_values(value_of(&int::INT), &[string(digits).value()])?,
        Const::Float(value) => Owned::from(*value),
        Const::Imaginary(value) => {
            let parts = [Value::from_float(0.0), Value::from_float(*value)];
            dispatch::call_values(value_of(&complex::COMPLEX), &parts)?
        }
        Const::Str(text) => str::from_code_points(&text.code_points().collect::<Vec<_>>()),
        Const::Bytes(bytes) => molt_runtime::bytes::from_vec(bytes.to_vec()),
    })
}
