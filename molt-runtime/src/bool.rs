//! `bool`: `True` and `False`, ints whose logical operators stay bools.

use crate::int::{self, not_implemented};
use crate::types::{BinaryOp, Kind, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, literal, number_format};

pub(crate) static SLOTS: Slots = Slots {
    hash: Some(|this| Ok(int::compare::hash(int::known(this)))),
    truth: Some(|this| Ok(this == Value::TRUE)),
    format: Some(|this, spec| {
        number_format::format_slot(this, spec, |out, spec, name| number_format::push_int(out, spec, int::known(this), name))
    }),
    compare: Some(int::slot_compare),
    binary: Some(slot_binary),
    unary: Some(slot_unary),
    index: Some(|this| Ok(int::exact(this))),
    new: Some(|_, args| {
        let [value] = arguments::positional("bool", args, 0)?;
        Ok((!value.is_absent() && dispatch::truth(value)?).into())
    }),
    ..Slots::base(|_| {}, |this| Ok(repr(this == Value::TRUE)))
};
/// `bool`.
#[unsafe(export_name = "molt_type_bool")]
pub static BOOL: Type = Type::core("bool", Kind::Bool, &SLOTS, Some(&int::INT));

/// `repr(b)`.
pub fn repr(b: bool) -> Owned {
    if b { literal!("True").to_owned() } else { literal!("False").to_owned() }
}

fn slot_binary(op: BinaryOp, a: Value, b: Value) -> Res {
    if a.is_bool() && b.is_bool() {
        let (x, y) = (a == Value::TRUE, b == Value::TRUE);
        match op {
            BinaryOp::And => return Ok((x & y).into()),
            BinaryOp::Or => return Ok((x | y).into()),
            BinaryOp::Xor => return Ok((x ^ y).into()),
            _ => {}
        }
    }
    match (int::view(a), int::view(b)) {
        (Some(a), Some(b)) => int::arith::binary(op, a, b),
        _ => Ok(not_implemented()),
    }
}

fn slot_unary(op: UnaryOp, a: Value) -> Res {
    int::slot_unary(op, int::exact(a).value())
}
