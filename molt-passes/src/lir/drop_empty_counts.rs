//! `lir-drop-empty-counts` · lir → lir
//!
//! ```text
//! %1 = is_small %0 : i64; br %1 -> ^small, ^other      ⇒   …
//! ^small(): %2 = unbox_small %0 : i64                      ^small(): %2 = unbox_small %0 : i64
//!   release %0
//! ```
//!
//! Where a test on the way to a block shows that a value is no object, its counts are nothing, and need not even be asked for.
//! Most ints that come out of calls are such. The certifier of counts knows the same rule.
//!
//! Caveat: only tests that dominate the block are seen, a bounded number of blocks up.

use crate::prelude::*;
use crate::ssa::leave;
use lir::ops::IntCompare;
use lir::{Body, Op};
use molt_ir::ssa::{Block, Cfg, Dominators, Inst, Value};

/// Counts of values that are no objects.
pub struct DropEmptyCounts;

/// How many blocks up a test is looked for.
const DEPTH: usize = 16;

impl Pass for DropEmptyCounts {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-drop-empty-counts";
    const SUMMARY: &'static str = "removes counts of values that a test has shown to be no objects";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            if body.is_empty() {
                continue;
            }
            let cfg = Cfg::of(body);
            let dominators = Dominators::of(body, &cfg);
            let counts: Vec<(Block, Inst, Value)> = cfg
                .rpo()
                .iter()
                .flat_map(|&block| body[block].insts.iter().map(move |&inst| (block, inst)))
                .filter_map(|(block, inst)| match &body[inst].op {
                    Op::Retain { args } | Op::Release { args } => Some((block, inst, args[0])),
                    _ => None,
                })
                .collect();
            for (block, inst, value) in counts {
                if is_no_object(body, &cfg, &dominators, block, value) && leave(cx, "drop-count") {
                    body.remove(inst);
                }
            }
        }
        Ok(())
    }
}

/// Whether a test on the way to `block` shows that `value` is no object.
fn is_no_object(body: &Body, cfg: &Cfg, dominators: &Dominators, block: Block, value: Value) -> bool {
    let home = body.def_block(value);
    let mut at = block;
    for _ in 0..DEPTH {
        if at == home {
            return false;
        }
        if let Some(pred) = cfg.single_pred(at)
            && let Some(last) = body.terminator(pred.block)
            && let Op::Branch { args, succs } | Op::BranchCold { args, succs } = &body[last].op
            && succs[0].to != succs[1].to
            && shows(body, args[0], pred.edge == 0, value)
        {
            return true;
        }
        match dominators.idom(at) {
            Some(up) => at = up,
            None => return false,
        }
    }
    false
}

/// Whether the condition, holding or not, shows that `value` is no object.
fn shows(body: &Body, condition: Value, holds: bool, value: Value) -> bool {
    let is_zero = |v: Value| matches!(body.def_op(v), Some(Op::Int { value: 0 }));
    match body.def_op(condition) {
        Some(Op::IsSmall { args } | Op::IsFloat { args }) => holds && args[0] == value,
        Some(Op::IsObject { args }) => !holds && args[0] == value,
        Some(Op::ICmp { args: [a, b], cc: cc @ (IntCompare::Eq | IntCompare::Ne) }) if is_zero(*b) => {
            shows(body, *a, holds == (*cc == IntCompare::Ne), value)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn a_small_int_has_no_count() {
        let body = "^bb0(%9: i64): %0 = call_rt {function: \"make\"} : val  %1 = is_small %0 : i64  %2 = iconst {value: 0} : i64
            %3 = icmp %1, %2 {cc: eq} : i64  br_cold %3 -> ^bb1, ^bb2
            ^bb1(): release %0  ret  ^bb2(): release %0  ret";
        let expected = "^bb0(%0: i64):\n %1 = call_rt {function: \"make\"} : val\n %2 = is_small %1 : i64\n %3 = iconst {value: 0} : i64
            %4 = icmp %2, %3 {cc: eq} : i64\n br_cold %4 -> ^bb1, ^bb2\n ^bb1():\n release %1\n ret\n ^bb2():\n ret";
        assert_eq!(after::<DropEmptyCounts>(body), unindent(expected));
    }
}
