//! `fold-constants` · hir → hir
//!
//! ```text
//! (binary * 60 (binary * 60 24))    ⇒    86400
//! (unary - 1)                       ⇒    -1
//! (unary not None)                  ⇒    True
//! ```
//!
//! Exactly what Python computes, or nothing: integers of up to 128 bits as CPython does, floats by the same operation the machine does,
//! concatenation of short strings. What would raise is left to raise when it runs.

use molt_ir::hir::{BinaryOp, Const, Expr, Function, UnaryOp};

use num_bigint::BigInt;

use crate::prelude::*;

/// Operators on constants.
pub struct FoldConstants;

/// Longer strings are made at run time, so that the program does not grow.
const MAX_TEXT: usize = 256;

impl Pass for FoldConstants {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "fold-constants";
    const SUMMARY: &'static str = "computes operators on constants";

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| {
            let value = fold(f, &f[id])?;
            cx.may("fold").then(|| {
                cx.count("folded");
                Expr::Const { value }
            })
        });
        Ok(())
    }
}

fn fold(f: &Function, expr: &Expr) -> Option<Const> {
    match *expr {
        Expr::Unary { op, operand } => unary(op, f[operand].constant()?),
        Expr::Binary { op, left, right } => binary(op, f[left].constant()?, f[right].constant()?),
        _ => None,
    }
}

fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Not, value) => Const::Bool(!value.truth()),
        (UnaryOp::Neg, Const::Int(i)) => Const::Int(i.checked_neg()?),
        (UnaryOp::Neg, Const::Float(x)) => Const::Float(-x),
        (UnaryOp::Pos, Const::Int(_) | Const::Float(_)) => value.clone(),
        (UnaryOp::Invert, Const::Int(i)) => Const::Int(!i),
        _ => return None,
    })
}

fn binary(op: BinaryOp, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(a), Const::Int(b)) if op == BinaryOp::Div => float(op, exact(*a)?, exact(*b)?),
        (Const::Int(a), Const::Int(b)) => int(op, *a, *b).or_else(|| big(op, (*a).into(), (*b).into())),
        (Const::Int(_) | Const::BigInt(_), Const::Int(_) | Const::BigInt(_)) => big(op, number(left)?, number(right)?),
        (Const::Float(a), Const::Float(b)) => float(op, *a, *b),
        (Const::Int(a), Const::Float(b)) => float(op, exact(*a)?, *b),
        (Const::Float(a), Const::Int(b)) => float(op, *a, exact(*b)?),
        (Const::Str(a), Const::Str(b)) if op == BinaryOp::Add => {
            let text = format!("{}{}", a.as_str()?, b.as_str()?);
            (text.len() <= MAX_TEXT).then(|| Const::str(&text))
        }
        _ => None,
    }
}

/// Longer integers are computed at run time, as CPython does.
const MAX_BITS: u64 = 128;

fn number(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(i) => Some((*i).into()),
        Const::BigInt(digits) => digits.parse().ok(),
        _ => None,
    }
}

/// What leaves 64 bits.
fn big(op: BinaryOp, a: BigInt, b: BigInt) -> Option<Const> {
    let count = || u32::try_from(&b).ok().filter(|&count| a.bits().saturating_mul(count.into()) <= MAX_BITS);
    let value = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Pow => a.pow(count()?),
        BinaryOp::LShift => a << u32::try_from(&b).ok().filter(|&count| u64::from(count) <= MAX_BITS)?,
        _ => return None,
    };
    (value.bits() <= MAX_BITS).then(|| match i64::try_from(&value) {
        Ok(small) => Const::Int(small),
        Err(_) => Const::BigInt(value.to_string().into()),
    })
}

/// The integer as a float, when that is exact.
fn exact(i: i64) -> Option<f64> {
    (i.unsigned_abs() <= 1 << 53).then_some(i as f64)
}

fn int(op: BinaryOp, a: i64, b: i64) -> Option<Const> {
    Some(Const::Int(match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mul => a.checked_mul(b)?,
        // Python rounds towards minus infinity.
        BinaryOp::FloorDiv if b != 0 => {
            let quotient = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
        }
        BinaryOp::Mod if b != 0 => {
            let rest = a.checked_rem(b)?;
            if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
        }
        BinaryOp::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::LShift if (0..63).contains(&b) => a.checked_mul(1 << b)?,
        BinaryOp::RShift if b >= 0 => a >> b.min(63),
        _ => return None,
    }))
}

fn float(op: BinaryOp, a: f64, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_down_and_errors_stay() {
        let int = |op, a, b| match int(op, a, b) {
            Some(Const::Int(i)) => Some(i),
            _ => None,
        };
        assert_eq!(int(BinaryOp::FloorDiv, -7, 2), Some(-4));
        assert_eq!(int(BinaryOp::FloorDiv, 7, -2), Some(-4));
        assert_eq!(int(BinaryOp::Mod, -7, 2), Some(1));
        assert_eq!(int(BinaryOp::Mod, 7, -2), Some(-1));
        assert_eq!(int(BinaryOp::Mod, 7, 0), None);
        assert_eq!(int(BinaryOp::FloorDiv, i64::MIN, -1), None);
        assert_eq!(int(BinaryOp::Mul, 1 << 40, 1 << 40), None);
        assert_eq!(int(BinaryOp::LShift, -1, 62), Some(-(1 << 62)));
        assert_eq!(int(BinaryOp::RShift, -5, 200), Some(-1));
        assert_eq!(int(BinaryOp::Pow, 2, -1), None);
    }

    #[test]
    fn integers_leave_64_bits_but_not_128() {
        let decimal = |op, a: i64, b: i64| binary(op, &Const::Int(a), &Const::Int(b));
        assert_eq!(decimal(BinaryOp::Pow, 10, 20), Some(Const::BigInt("100000000000000000000".into())));
        assert_eq!(decimal(BinaryOp::LShift, 1, 64), Some(Const::BigInt("18446744073709551616".into())));
        assert_eq!(decimal(BinaryOp::Pow, 10, 300), None);
        assert_eq!(decimal(BinaryOp::LShift, 1, 1 << 40), None);
        assert_eq!(decimal(BinaryOp::LShift, 1, -1), None);
        let large = decimal(BinaryOp::LShift, 1, 64).unwrap();
        assert_eq!(binary(BinaryOp::Sub, &large, &large), Some(Const::Int(0)));
        assert_eq!(decimal(BinaryOp::Div, 1, 4), Some(Const::Float(0.25)));
        assert_eq!(decimal(BinaryOp::Div, 1, 0), None);
    }

    #[test]
    fn mixed_numbers_fold_only_when_exact() {
        assert_eq!(binary(BinaryOp::Add, &Const::Int(1), &Const::Float(0.5)), Some(Const::Float(1.5)));
        assert_eq!(binary(BinaryOp::Add, &Const::Int((1 << 53) + 1), &Const::Float(0.5)), None);
        assert_eq!(binary(BinaryOp::Div, &Const::Float(1.0), &Const::Float(0.0)), None);
    }
}
