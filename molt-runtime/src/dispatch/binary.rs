//! Binary, in-place and unary operators.

use super::{lacks, type_name};
use crate::abi;
use crate::error::type_error;
use crate::types::{BinaryOp, Kind, UnaryOp};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// `a op b`.
pub fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    if let Some(result) = of_doubles(op, a, b).or_else(|| of_smalls(op, a, b)) {
        return Ok(result);
    }
    match try_binary(op, a, b)? {
        Some(result) => Ok(result),
        None => Err(unsupported(op, a, b, false)),
    }
}

/// `a op= b`: the new value of `a`.
pub fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    if let Some(result) = of_doubles(op, a, b).or_else(|| of_smalls(op, a, b)) {
        return Ok(result);
    }
    if let Some(reflected) = goes_before_sequence(op, a, b) {
        let result = reflected(op, a, b)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    if let Some(slot) = a.type_of().slots().in_place {
        let result = slot(op, a, b)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    let result = if op == BinaryOp::Mul && keeps_from_repeating(a, b) {
        a.type_of()
            .slots()
            .binary
            .map(|slot| slot(op, a, b))
            .transpose()?
            .filter(|result| result.value() != Value::NOT_IMPLEMENTED)
    } else {
        try_binary(op, a, b)?
    };
    result.ok_or_else(|| unsupported(op, a, b, true))
}

/// In `a += b` and `a *= b` what the class of `b`, one of the program, says of them, where it comes before the sequence `a` changes.
fn goes_before_sequence(op: BinaryOp, a: Value, b: Value) -> Option<fn(BinaryOp, Value, Value) -> Res> {
    let (left, right) = (a.type_of(), b.type_of());
    let changes = matches!(left.kind, Kind::List | Kind::ByteArray | Kind::Array | Kind::Deque) && !left.is_heap();
    if !right.is_heap() || !changes || !matches!(op, BinaryOp::Add | BinaryOp::Mul) {
        return None;
    }
    let native = crate::class::native_base(right).slots().binary;
    right.slots().binary.filter(|own| native.is_none_or(|native| !core::ptr::fn_addr_eq(*own, native)))
}

/// Whether in `a *= b` the sequence `b` is not asked: what has a length, or is of a class of the program, is taken for a sequence
/// that would have to repeat itself.
fn keeps_from_repeating(a: Value, b: Value) -> bool {
    let (left, right) = (a.type_of(), b.type_of());
    is_sequence(right.kind) && !right.is_heap() && !is_sequence(left.kind) && (left.is_heap() || left.slots().len.is_some())
}

/// Two numbers as doubles, exactly, when one of them is a float and the other a float or a small int.
#[inline]
pub fn as_doubles(a: Value, b: Value) -> Option<(f64, f64)> {
    match (a.as_float(), b.as_float()) {
        (Some(a), Some(b)) => Some((a, b)),
        (Some(a), None) => Some((a, b.as_small()? as f64)),
        (None, Some(b)) => Some((a.as_small()? as f64, b)),
        (None, None) => None,
    }
}

/// What the machine computes just as Python does.
#[inline]
fn of_doubles(op: BinaryOp, a: Value, b: Value) -> Option<Owned> {
    let (a, b) = as_doubles(a, b)?;
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::TrueDiv if b != 0.0 => a / b,
        _ => return None,
    };
    Some(result.into())
}

/// Two small ints, where the result fits a machine word.
#[inline]
fn of_smalls(op: BinaryOp, a: Value, b: Value) -> Option<Owned> {
    let (a, b) = (a.as_small()?, b.as_small()?);
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a.checked_mul(b)?,
        BinaryOp::FloorDiv if b > 0 => a.div_euclid(b),
        BinaryOp::Mod if b > 0 => a.rem_euclid(b),
        BinaryOp::RShift if b >= 0 => a >> b.min(63),
        BinaryOp::LShift if (0..12).contains(&b) => a << b,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        // Ints of 50 bits are exact as doubles, and so one division rounds once.
        BinaryOp::TrueDiv if b != 0 => return Some((a as f64 / b as f64).into()),
        _ => return None,
    };
    Some(crate::int::from_i64(result))
}

/// The result of `a op b`, or nothing if neither type knows how.
fn try_binary(op: BinaryOp, a: Value, b: Value) -> Res<Option<Owned>> {
    let (left, right) = (a.type_of(), b.type_of());
    let first = left.slots().binary;
    if core::ptr::eq(left, right) {
        let result = first.map(|slot| slot(op, a, b)).transpose()?;
        return Ok(result.filter(|result| result.value() != Value::NOT_IMPLEMENTED));
    }
    // Classes of the program share one slot function, which asks both operands itself.
    let second = match right.slots().binary {
        Some(slot) if first.is_some_and(|first| core::ptr::fn_addr_eq(first, slot)) => None,
        // Sequences concatenate for what stands on their right only.
        _ if op == BinaryOp::Add && left.is_heap() && !right.is_heap() && is_sequence(right.kind) => None,
        other => other,
    };
    let reflected_first =
        right.is_subtype(left) || right.is_heap() && is_sequence(left.kind) && matches!(op, BinaryOp::Add | BinaryOp::Mul);
    let order = if reflected_first { [second, first] } else { [first, second] };
    for slot in order.into_iter().flatten() {
        let result = slot(op, a, b)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

/// Sequences concatenate and repeat only after the other operand had its chance as a number.
fn is_sequence(kind: Kind) -> bool {
    matches!(kind, Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple | Kind::Array)
}

fn symbol(op: BinaryOp) -> &'static str {
    ["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"][op as usize]
}

#[cold]
fn unsupported(op: BinaryOp, a: Value, b: Value, in_place: bool) -> crate::value::Raised {
    let shown = match (op, in_place) {
        (BinaryOp::Pow, false) => "** or pow()",
        (op, _) => symbol(op),
    };
    let equals = if in_place { "=" } else { "" };
    type_error(&text!("unsupported operand type(s) for {shown}{equals}: '{}' and '{}'", type_name(a), type_name(b)))
}

/// `-a`, `+a`, `~a`.
pub fn unary(op: UnaryOp, a: Value) -> Res {
    if let Some(slot) = a.type_of().slots().unary {
        let result = slot(op, a)?;
        if result.value() != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    let symbol = ["-", "+", "~"][op as usize];
    Err(type_error(&text!("bad operand type for unary {symbol}: '{}'", type_name(a))))
}

/// The int that `value.__index__()` gives.
pub fn index(value: Value) -> Res {
    // An int of a subclass is its own index, whatever its class makes of `__index__`.
    if value.type_of().kind == crate::types::Kind::Int
        && let Some(slot) = crate::int::INT.slots().index
    {
        return slot(value);
    }
    match value.type_of().slots().index {
        Some(slot) => slot(value),
        None => Err(lacks(value, "object cannot be interpreted as an integer")),
    }
}

macro_rules! operators {
    ($($name:ident $in_place:ident $op:ident $symbol:literal;)*) => {
        abi! { pub BINARY {
            $(
                #[doc = concat!("`a ", $symbol, " b` of any two values.")]
                fn $name(a: Value, b: Value) -> Res [CALLS RAISES] { binary(BinaryOp::$op, a, b) }
                #[doc = concat!("`a ", $symbol, "= b` of any two values: the new `a`.")]
                fn $in_place(a: Value, b: Value) -> Res [CALLS RAISES] { in_place(BinaryOp::$op, a, b) }
            )*
            /// `-a`.
            fn neg(a: Value) -> Res [CALLS RAISES] { unary(UnaryOp::Neg, a) }
            /// `+a`.
            fn pos(a: Value) -> Res [CALLS RAISES] { unary(UnaryOp::Pos, a) }
            /// `~a`.
            fn invert(a: Value) -> Res [CALLS RAISES] { unary(UnaryOp::Invert, a) }
            /// `operator.index(a)`.
            fn index(a: Value) -> Res [CALLS RAISES] { index(a) }
        } }
    };
}
operators! {
    add iadd Add "+"; sub isub Sub "-"; mul imul Mul "*"; matmul imatmul MatMul "@"; truediv itruediv TrueDiv "/";
    floordiv ifloordiv FloorDiv "//"; mod_ imod Mod "%"; pow ipow Pow "**"; lshift ilshift LShift "<<";
    rshift irshift RShift ">>"; and iand And "&"; or ior Or "|"; xor ixor Xor "^";
}
