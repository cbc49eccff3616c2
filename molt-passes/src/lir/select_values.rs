//! `lir-select-values` · lir → lir
//!
//! ```text
//! %2 = icmp %0, %1 {cc: lt} : i64              ⇒   %2 = icmp %0, %1 {cc: lt} : i64
//! br %2 -> ^more(%0), ^some                        %4 = iadd %1, %3 : i64
//! ^some(): %4 = iadd %1, %3 : i64                  %5 = select %2, %0, %4 : i64
//!   jump -> ^more(%4)                              jump -> ^more(%5)
//! ```
//!
//! A branch that only chooses between words becomes a conditional move: `min(a, b)`, `0 if x == y else 1`, the halves of a binary
//! search. The processor cannot guess such branches where the data decide, and pays some fifteen cycles for each wrong guess; computing
//! a word that is not needed costs one. Converting branches so is old: Allen, Kennedy, Porterfield, Warren, "Conversion of control
//! dependence to data dependence" (POPL 1983).
//!
//! Caveat: words only. Values with counts keep their branch, since the one not chosen would have to be released; doubles too, since the
//! machine has no conditional move for them. A branch said to be cold is guessed well and stays.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use lir::{Body, Op, Type};
use molt_ir::ssa::transform::remove_unreachable;
use molt_ir::ssa::{Block, Cfg, Edge, Inst, Value};

/// Branches that only choose between words.
pub struct SelectValues;

/// Computations that may be done in vain for one branch less.
const COMPUTED: usize = 3;
/// Words chosen by one branch.
const CHOSEN: usize = 2;

impl Pass for SelectValues {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-select-values";
    const SUMMARY: &'static str = "makes branches that only choose between words conditional moves";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        each_body(program, cx, |body, cx| {
            let cfg = Cfg::of(body);
            let mut changed = false;
            // Inner choices first: what they become may be an arm of an outer one.
            for block in cfg.postorder() {
                if let Some(choice) = choice(body, &cfg, block)
                    && leave(cx, "select")
                {
                    select(body, block, choice);
                    changed = true;
                }
            }
            if changed {
                remove_unreachable(body, &mut |_| true);
            }
        });
        Ok(())
    }
}

/// A branch whose two ways meet at once.
struct Choice {
    condition: Value,
    meet: Block,
    /// What stands on the two ways, but for their jumps.
    moved: Vec<Inst>,
    /// What the ways bring along.
    ways: [Edge; 2],
}

fn choice(body: &Body, cfg: &Cfg, block: Block) -> Option<Choice> {
    let Op::Branch { args: [condition], succs } = &body[body.terminator(block)?].op else { return None };
    // A way of its own is a block nobody else comes to.
    let own = |edge: &Edge| {
        let (&jump, before) = body[edge.to].insts.split_last()?;
        let Op::Jump { succs } = &body[jump].op else { return None };
        let next = &succs[0];
        let alone = cfg.single_pred(edge.to).is_some() && edge.args.is_empty() && next.to != edge.to;
        (alone && before.iter().all(|&inst| is_cheap(&body[inst].op))).then(|| (before.to_vec(), next.clone()))
    };
    let direct = |edge: &Edge| (vec![], edge.clone());
    let [a, b] = &**succs;
    let ways = match (own(a), own(b)) {
        (Some(first), Some(second)) if first.1.to == second.1.to => [first, second],
        (Some(first), _) if first.1.to == b.to => [first, direct(b)],
        (_, Some(second)) if second.1.to == a.to => [direct(a), second],
        _ if a.to == b.to => [direct(a), direct(b)],
        _ => return None,
    };
    let [(first, a), (second, b)] = ways;
    let chosen: Vec<_> = a.args.iter().zip(&b.args).filter(|(x, y)| x != y).collect();
    let words = chosen.iter().all(|&(&x, &y)| matches!((body.ty(x), body.ty(y)), (Type::I64, Type::I64) | (Type::Imm, Type::Imm)));
    let moved = [first, second].concat();
    let computed = moved.iter().filter(|&&inst| !matches!(body[inst].op, Op::Int { .. } | Op::Imm { .. })).count();
    let worth = (1..=CHOSEN).contains(&chosen.len()) && words && computed <= COMPUTED;
    worth.then(|| Choice { condition: *condition, meet: a.to, moved, ways: [a, b] })
}

/// Whether computing it in vain costs about a cycle and shows nothing.
fn is_cheap(op: &Op) -> bool {
    matches!(
        op,
        Op::Int { .. }
            | Op::Imm { .. }
            | Op::IAdd { .. }
            | Op::ISub { .. }
            | Op::And { .. }
            | Op::Or { .. }
            | Op::Xor { .. }
            | Op::Shl { .. }
            | Op::SShr { .. }
            | Op::UShr { .. }
            | Op::ICmp { .. }
            | Op::Select { .. }
            | Op::BoxSmall { .. }
            | Op::BoxBool { .. }
    )
}

fn select(body: &mut Body, block: Block, choice: Choice) {
    let last = body.terminator(block).expect("the block branches");
    for inst in choice.moved {
        body.remove(inst);
        let at = body.position(last);
        body.place(inst, block, at);
    }
    let [a, b] = choice.ways;
    let args: Vec<Value> = a
        .args
        .iter()
        .zip(&b.args)
        .map(|(&x, &y)| {
            if x == y {
                return x;
            }
            let ty = *body.ty(x);
            let inst = body.insert_before(last, Op::Select { args: [choice.condition, x, y] }, &[ty]);
            body.result(inst)
        })
        .collect();
    body[last].op = Op::Jump { succs: Box::new([Edge::new(choice.meet, args)]) };
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn a_choice_between_words_is_no_branch() {
        for (body, expected) in [
            (
                "^bb0(%0: i64, %1: i64): %2 = icmp %0, %1 {cc: lt} : i64  br %2 -> ^bb1(%0), ^bb1(%1)  ^bb1(%3: i64): ret",
                "^bb0(%0: i64, %1: i64):\n %2 = icmp %0, %1 {cc: lt} : i64\n %3 = select %2, %0, %1 : i64\n jump -> ^bb1(%3)
                ^bb1(%4: i64):\n ret",
            ),
            (
                "^bb0(%0: i64, %1: i64): br %0 -> ^bb1, ^bb2(%0, %1)  ^bb1(): %2 = iadd %0, %1 : i64  jump -> ^bb2(%2, %1)
                 ^bb2(%3: i64, %4: i64): ret",
                "^bb0(%0: i64, %1: i64):\n %2 = iadd %0, %1 : i64\n %3 = select %0, %2, %0 : i64\n jump -> ^bb1(%3, %1)
                ^bb1(%4: i64, %5: i64):\n ret",
            ),
        ] {
            let text = after::<SelectValues>(body);
            assert_eq!(text, unindent(expected));
        }
    }

    #[test]
    fn what_costs_or_counts_stays_behind_its_branch() {
        for body in [
            // A division, and a load.
            "^bb0(%0: i64, %1: i64):\n br %0 -> ^bb1, ^bb2(%0)\n ^bb1():\n %2 = sdiv %0, %1 : i64\n jump -> ^bb2(%2)\n ^bb2(%3: i64):\n ret",
            "^bb0(%0: i64, %1: ptr):\n br %0 -> ^bb1, ^bb2(%0)\n ^bb1():\n %2 = load %1 {offset: 8} : i64\n jump -> ^bb2(%2)
            ^bb2(%3: i64):\n ret",
            // A counted value, a double, and a branch known to be cold.
            "^bb0(%0: i64, %1: val, %2: val):\n br %0 -> ^bb1(%1), ^bb1(%2)\n ^bb1(%3: val):\n ret",
            "^bb0(%0: i64, %1: f64, %2: f64):\n br %0 -> ^bb1(%1), ^bb1(%2)\n ^bb1(%3: f64):\n ret",
            "^bb0(%0: i64, %1: i64):\n br_cold %0 -> ^bb1(%1), ^bb1(%0)\n ^bb1(%2: i64):\n ret",
            // Too much to choose.
            "^bb0(%0: i64, %1: i64):\n br %0 -> ^bb1(%0, %0, %0), ^bb1(%1, %1, %1)\n ^bb1(%2: i64, %3: i64, %4: i64):\n ret",
        ] {
            assert_eq!(after::<SelectValues>(body), unindent(body));
        }
    }
}
