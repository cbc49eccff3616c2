//! `drop-overflow-checks` · tir → tir
//!
//! ```text
//! %4 = compare %3, %1 {op: lt}; br %4 -> ^on, ^done      ⇒   …
//! ^on(): %6, %o = int_checked %3, %one {op: add}             ^on(): %6 = binary %3, %one {op: add} : i64
//!   br %o -> ^slow, ^next                                      %o = bool {value: false}; br %o -> ^slow, ^next
//! ```
//!
//! Where the bounds of the operands show that a result fits 64 bits, or that a divisor is neither 0 nor -1, nothing needs to be
//! checked. `simplify-cfg` folds the branch, and the slow copy of the body goes with the last way into it.

use super::ranges::{Interval, Ranges, exact};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Inst, Rename, Value};
use tir::ops::BinaryOp;
use tir::{Op, Type};

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
            let fine: Vec<Inst> = checked
                .into_iter()
                .filter(|&inst| match (&body[inst].op, body.block_of(inst)) {
                    (Op::IntChecked { args, op }, Some(block)) => fits(*op, ranges.at(args[0], block), ranges.at(args[1], block)),
                    _ => false,
                })
                .collect();
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
        }
        Ok(())
    }
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
    fn sums_of_small_ints_fit_and_products_may_not() {
        let body = "^bb0(%0: int, %1: int): %2 = assume %0 {ty: i64, holds: true} : i64  %3 = assume %1 {ty: i64, holds: true} : i64
            %4, %5 = int_checked %2, %3 {op: add} : i64, bool  br %5 -> ^bb2, ^bb1
            ^bb1(): %6, %7 = int_checked %4, %3 {op: mul} : i64, bool  br %7 -> ^bb2, ^bb3
            ^bb2(): ret %0  ^bb3(): ret %6";
        let text = after::<DropOverflowChecks>(&(), program(&[("f", body)])).remove(0);
        assert!(text.contains("binary %2, %3 {op: add} : i64") && text.contains("int_checked %4, %3 {op: mul}"), "{text}");
    }
}
