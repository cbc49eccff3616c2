//! `drop-overflow-checks` · tir → tir
//!
//! ```text
//! %4 = compare %3, %1 {op: lt}; br %4 -> ^on, ^done      ⇒   …
//! ^on(): %6, %o = int_checked %3, %one {op: add}             ^on(): %6 = binary %3, %one {op: add} : i64
//!   br %o -> ^slow, ^next                                      %o = bool {value: false}; br %o -> ^slow, ^next
//! ```
//!
//! Where the bounds of the operands show that a result fits 64 bits, or that a divisor is neither 0 nor -1, nothing needs to be
//! checked; where they decide a comparison, it is its result. `simplify-cfg` folds the branch, and the slow copy of the body goes
//! with the last way into it.

use super::ranges::{Interval, Ranges, exact};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Rename, Value};
use tir::ops::{BinaryOp, CompareOp};
use tir::{Op, Tir, Type};

/// Checks that cannot fail.
pub struct DropOverflowChecks;

impl Pass for DropOverflowChecks {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "drop-overflow-checks";
    const SUMMARY: &'static str = "removes checks of int operations whose bounds show that they fit";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let checked: Vec<Inst> = body.insts().filter(|&i| matches!(body[i].op, Op::IntChecked { .. })).collect();
            if checked.is_empty() {
                continue;
            }
            let ranges = Ranges::of(body);
            let decided: Vec<(Inst, bool)> = body.insts().filter_map(|i| Some((i, decide(body, &ranges, i)?))).collect();
            let fine: Vec<Inst> = checked
                .into_iter()
                .filter(|&inst| match (&body[inst].op, body.block_of(inst)) {
                    (Op::IntChecked { args, op }, Some(block)) => fits(*op, ranges.at(args[0], block), ranges.at(args[1], block)),
                    _ => false,
                })
                .collect();
            for (inst, value) in decided {
                if leave(cx, "decide") {
                    body[inst].op = Op::BoolConst { value };
                }
            }
            let mut rename = Rename::default();
            for inst in fine {
                let Op::IntChecked { args, op } = body[inst].op else { continue };
                if !leave(cx, "drop-check") {
                    continue;
                }
                let value = body.insert_before(inst, Op::Binary { args, op }, &[Type::I64]);
                let never = body.insert_before(inst, Op::BoolConst { value: false }, &[Type::Bool]);
                let found: Vec<Value> = body.results(inst).collect();
                rename.set(found[0], body.result(value));
                rename.set(found[1], body.result(never));
                body.remove(inst);
            }
            rename.apply(body);
            fold_bools(body, cx);
        }
        Ok(())
    }
}

/// The result of a comparison of raw ints, where their bounds leave only one.
fn decide(body: &Body<Tir>, ranges: &Ranges<'_>, inst: Inst) -> Option<bool> {
    let Op::Compare { args: [a, b], op } = body[inst].op else { return None };
    let raw = |v: Value| *body.ty(v) == Type::I64;
    if !raw(a) || !raw(b) || *body.ty(body.result(inst)) != Type::Bool {
        return None;
    }
    let block = body.block_of(inst)?;
    let (a, b) = (ranges.at(a, block), ranges.at(b, block));
    let (less, equal, greater) = (a.lo < b.hi, a.lo <= b.hi && b.lo <= a.hi, a.hi > b.lo);
    let (may_hold, may_fail) = match op {
        CompareOp::Lt => (less, equal || greater),
        CompareOp::Le => (less || equal, greater),
        CompareOp::Gt => (greater, equal || less),
        CompareOp::Ge => (greater || equal, less),
        CompareOp::Eq => (equal, less || greater),
        CompareOp::Ne => (less || greater, equal),
    };
    (may_hold != may_fail).then_some(may_hold)
}

/// `and`, `or` and `not` of bools that are known by now.
fn fold_bools(body: &mut Body<Tir>, cx: &mut PassCx) {
    let mut rename = Rename::default();
    for inst in body.insts().collect::<Vec<_>>() {
        let known = |v: Value| match body.def_op(rename.get(v)) {
            Some(Op::BoolConst { value }) => Some(*value),
            _ => None,
        };
        let bools = |args: &[Value]| args.iter().all(|&v| *body.ty(v) == Type::Bool);
        let found = match &body[inst].op {
            Op::Not { args } => known(args[0]).map(|v| Err(!v)),
            Op::Binary { args: [a, b], op: op @ (BinaryOp::And | BinaryOp::Or) } if bools(&[*a, *b]) => {
                let absorbing = *op == BinaryOp::Or;
                match (known(*a), known(*b)) {
                    (Some(v), _) | (_, Some(v)) if v == absorbing => Some(Err(absorbing)),
                    (Some(_), _) => Some(Ok(*b)),
                    (_, Some(_)) => Some(Ok(*a)),
                    _ => None,
                }
            }
            _ => None,
        };
        match found {
            Some(Ok(same)) if leave(cx, "fold") => {
                rename.set(body.result(inst), same);
                body.remove(inst);
            }
            Some(Err(value)) if leave(cx, "fold") => body[inst].op = Op::BoolConst { value },
            _ => {}
        }
    }
    rename.apply(body);
}

fn fits(op: BinaryOp, a: Interval, b: Interval) -> bool {
    match op {
        BinaryOp::FloorDiv | BinaryOp::Mod => b.lo > 0 || b.hi < -1,
        op => exact(op, a, b).is_some_and(|(lo, hi)| lo >= i64::MIN.into() && hi <= i64::MAX.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    #[test]
    fn the_direction_of_a_rising_range_is_known() {
        let body = "^bb0(%0: list[int], %1: i64): %2 = call_builtin %0 {name: \"builtins.len\"} : i64  %3 = int {value: 1} : i64
            %4, %5 = int_checked %2, %3 {op: add} : i64, bool  %6 = int {value: 0} : i64  %7 = compare %4, %6 {op: gt} : bool
            %8 = compare %1, %4 {op: lt} : bool  %9 = binary %7, %8 {op: and} : bool  %10 = not %7 : bool
            %11 = binary %10, %8 {op: and} : bool  %12 = binary %9, %11 {op: or} : bool  ret %12";
        let text = after::<DropOverflowChecks>(&(), program(&[("f", body)])).remove(0);
        assert!(text.contains("compare %1, %4 {op: lt}") && text.trim_end().ends_with("ret %8"), "{text}");
        assert!(!text.contains("{op: and}") && !text.contains("{op: or}"), "{text}");
    }

    #[test]
    fn sums_of_small_ints_fit_and_products_may_not() {
        let body = "^bb0(%0: int, %1: int): %2 = assume %0 {ty: i64, holds: true} : i64  %3 = assume %1 {ty: i64, holds: true} : i64
            %4, %5 = int_checked %2, %3 {op: add} : i64, bool  br %5 -> ^bb2, ^bb1
            ^bb1(): %6, %7 = int_checked %4, %3 {op: mul} : i64, bool  br %7 -> ^bb2, ^bb3
            ^bb2(): ret %0  ^bb3(): ret %6";
        let text = after::<DropOverflowChecks>(&(), program(&[("f", body)])).remove(0);
        assert!(text.contains("binary %2, %3 {op: add} : i64") && text.contains("int_checked %4, %3 {op: mul}"), "{text}");
    }
}
