//! Effects by the types of operands: an addition of two floats can neither raise nor call anything.

use super::ops::{BinaryOp, CompareOp, Op, UnaryOp};
use super::{Tir, Type};
use crate::ssa::{Body, Effects, Inst, Op as _};

/// The effects of an instruction.
pub fn of(body: &Body<Tir>, inst: Inst) -> Effects {
    let op = &body[inst].op;
    let declared = op.info().effects;
    let ty = |v| body.ty(v);
    match op {
        Op::Binary { args: [a, b], op } | Op::InPlace { args: [a, b], op } => binary(*op, ty(*a), ty(*b)).unwrap_or(declared),
        Op::Unary { args: [a], op: UnaryOp::Invert } if is_index(ty(*a)) => Effects::PURE,
        Op::Unary { args: [a], op: UnaryOp::Neg | UnaryOp::Pos } if is_numeric(ty(*a)) => Effects::PURE,
        Op::UnpackExact { args: [a], count } if matches!(ty(*a), Type::Tuple(items) if items.len() == *count as usize) => {
            Effects::PURE
        }
        Op::Compare { args: [a, b], op } if comparable(*op, ty(*a), ty(*b)) => Effects::PURE,
        Op::Truth { args: [a] } if has_plain_truth(ty(*a)) => {
            if is_plain(ty(*a)) {
                Effects::PURE
            } else {
                Effects::READ
            }
        }
        Op::CheckBound { args: [a], .. } if !may_be_unbound(ty(*a)) => Effects::PURE,
        Op::GetItem { args: [a, i] }
            if matches!(ty(*a), Type::List(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Str) && is_index(ty(*i)) =>
        {
            Effects::READ.or(Effects::RAISE)
        }
        Op::Intrinsic { args, name } if name == "int_of" || name == "float_of" => conversion(ty(args[0]), name, declared),
        Op::CodeAt { inside: true, .. } => Effects::PURE,
        Op::SetItem { args: [a, i, _] } if matches!(ty(*a), Type::List(_)) && is_index(ty(*i)) => {
            Effects::WRITE.or(Effects::RAISE)
        }
        Op::Iter { args: [a] }
            if matches!(
                ty(*a),
                Type::List(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Str | Type::Range | Type::Dict(_) | Type::Set(_)
            ) =>
        {
            Effects::ALLOC
        }
        Op::CallBuiltin { args, name } if name == "builtins.len" && args.len() == 1 && has_length(ty(args[0])) => {
            let fixed = matches!(ty(args[0]), Type::Str | Type::Bytes | Type::Tuple(_) | Type::TupleOf(_));
            if fixed { Effects::PURE } else { Effects::READ }
        }
        Op::Format { args: [a, spec], .. } if *ty(*spec) == Type::Unbound && is_plain(ty(*a)) => {
            // An int may have more digits than a text of it may.
            if *ty(*a) == Type::Int { Effects::RAISE } else { Effects::PURE }
        }
        _ => declared,
    }
}

/// Whether `writer` may change what `reader` reads. An item put into a list of numbers is no item of a list of lists: what a list holds is
/// known from all that is ever put there. Letting go of a number or a string runs no code of the program.
pub fn conflicts(body: &Body<Tir>, writer: Inst, reader: Inst) -> bool {
    let Op::SetItem { args: [list, index, _] } = &body[writer].op else { return true };
    let Type::List(written) = body.ty(*list) else { return true };
    if !is_index(body.ty(*index)) || !written.members().iter().all(is_plain) {
        return true;
    }
    match &body[reader].op {
        Op::GetItem { args: [from, at] } if is_index(body.ty(*at)) => match body.ty(*from) {
            Type::List(item) => item.members().is_empty() || !item.members().iter().all(is_no_plain),
            Type::Tuple(_) | Type::TupleOf(_) | Type::Str => false,
            _ => true,
        },
        Op::CallBuiltin { args, name } => !(name == "builtins.len" && args.len() == 1 && has_length(body.ty(args[0]))),
        Op::FieldGet { .. } | Op::GlobalGet { .. } | Op::CellGet { .. } => false,
        _ => true,
    }
}

/// Containers and instances, which are none of the plain types.
fn is_no_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_) | Type::Dict(_) | Type::Set(_) | Type::FrozenSet(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Instance(_)
    )
}

/// Effects of a binary operator over built-in types; none when unknown.
fn binary(op: BinaryOp, a: &Type, b: &Type) -> Option<Effects> {
    use BinaryOp::*;
    if !is_numeric(a) || !is_numeric(b) {
        return (op == Add && a == &Type::Str && b == &Type::Str).then_some(Effects::PURE);
    }
    Some(match op {
        // An int may be too large for the float it meets.
        Add | Sub | Mul
            if Type::Int.is_below(a) && Type::Float.is_below(b) || Type::Float.is_below(a) && Type::Int.is_below(b) =>
        {
            Effects::RAISE
        }
        Add | Sub | Mul => Effects::PURE,
        And | Or | Xor if is_index(a) && is_index(b) => Effects::PURE,
        TrueDiv | FloorDiv | Mod | Pow | LShift | RShift => Effects::RAISE,
        _ => return None,
    })
}

/// Of `int(x)` or `float(x)`: an infinity is no int, and an int may be too large for a float.
fn conversion(from: &Type, name: &str, declared: Effects) -> Effects {
    match (from, name) {
        (Type::I64 | Type::Bool, _) | (Type::Int, "int_of") | (Type::Float, "float_of") => Effects::PURE,
        // Each `float("nan")` is a NaN of its own.
        (Type::Str, "float_of") => Effects::RAISE.or(Effects::ALLOC),
        (Type::Int | Type::Float | Type::Str, _) => Effects::RAISE,
        _ => declared,
    }
}

/// int, float or bool.
pub fn is_number(ty: &Type) -> bool {
    matches!(ty, Type::Int | Type::I64 | Type::Float | Type::Bool)
}

/// int, float or bool, whichever it is.
pub fn is_numeric(ty: &Type) -> bool {
    ty.members().iter().all(is_number)
}

/// int or bool.
pub fn is_index(ty: &Type) -> bool {
    matches!(ty, Type::Int | Type::I64 | Type::Bool)
}

/// Types whose comparison, truth and text run no code of the program; none but the text of an int can fail.
pub fn is_plain(ty: &Type) -> bool {
    is_number(ty) || matches!(ty, Type::None | Type::Str | Type::Bytes)
}

fn has_plain_truth(ty: &Type) -> bool {
    is_plain(ty)
        || matches!(
            ty,
            Type::List(_)
                | Type::Dict(_)
                | Type::Set(_)
                | Type::FrozenSet(_)
                | Type::Tuple(_)
                | Type::TupleOf(_)
                | Type::Range
                | Type::Function(_)
        )
        || matches!(ty, Type::Union(members) if members.iter().all(has_plain_truth))
}

/// Built-in types that know their length.
pub fn has_length(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_)
            | Type::Tuple(_)
            | Type::TupleOf(_)
            | Type::Str
            | Type::Bytes
            | Type::Dict(_)
            | Type::Set(_)
            | Type::FrozenSet(_)
    )
}

/// Whether a comparison runs no code of the program and cannot fail: there is no order between `None` and `None`.
fn comparable(op: CompareOp, a: &Type, b: &Type) -> bool {
    let plain = |ty: &Type| ty.members().iter().all(is_plain);
    match op {
        CompareOp::Eq | CompareOp::Ne => plain(a) && plain(b),
        _ => is_numeric(a) && is_numeric(b) || matches!(a, Type::Str | Type::Bytes) && a == b,
    }
}

/// Whether a value of the type may be the absent one.
pub fn may_be_unbound(ty: &Type) -> bool {
    match ty {
        Type::Unbound | Type::Any => true,
        Type::Union(members) => members.iter().any(may_be_unbound),
        _ => false,
    }
}
