//! `lir-reuse-exchanged` · lir → lir
//!
//! ```text
//! %2 = load %1 {offset: 24} : val                ⇒      %2 = load %1 {offset: 24} : val
//! %3 = exchange %1, %0 {offset: 24} : val               %3 = exchange %1, %0 {offset: 24} : val
//! call_rt %2 {function: "look"}                         call_rt %3 {function: "look"}
//! ```
//!
//! `after = node.next; node.next = before; node = after`: what the exchange gives back is what was loaded, and it comes with its count.
//! A load that is in use after its place was overwritten would need one of its own, while that of the exchange is given away.
//!
//! Caveat: only what is known along single ways is seen, and calls make everything unknown. Nothing is done in programs with finalizers,
//! where the order of deaths could be seen.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use lir::memory::{self, Place};
use lir::{Body, Op};
use molt_ir::ssa::{Block, Cfg, Dominators, Effects, Inst, Op as _, Value};

/// Uses of what was loaded behind an exchange that gives it back.
pub struct ReuseExchanged;

impl Pass for ReuseExchanged {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-reuse-exchanged";
    const SUMMARY: &'static str = "uses what an exchange gives back in place of what was loaded from there before";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if program.header.finalizers {
            return Ok(());
        }
        each_body(program, cx, |body, cx| {
            if body.insts().any(|inst| matches!(body[inst].op, Op::Exchange { .. })) {
                reuse(body, cx);
            }
        });
        Ok(())
    }
}

/// A value that lies in memory: the address and the offset it was loaded from.
type Known = Vec<(Value, i64, Value)>;

fn reuse(body: &mut Body, cx: &mut PassCx) {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let mut at_end: Vec<Known> = vec![vec![]; body.block_count()];
    for &block in dominators.preorder() {
        let mut known = cfg.single_pred(block).map_or_else(Known::new, |pred| at_end[pred.block.index()].clone());
        for inst in body[block].insts.clone() {
            match body[inst].op.clone() {
                Op::Load { args: [address], offset } if body.ty(body.result(inst)).is_counted() => {
                    known.push((address, offset, body.result(inst)));
                }
                Op::Exchange { args: [address, stored], offset } => {
                    let given = body.result(inst);
                    let same = known.iter().find(|(a, o, _)| (*a, *o) == (address, offset)).map(|(.., loaded)| *loaded);
                    if let Some(loaded) = same.filter(|&loaded| loaded != stored) {
                        let mut users = behind(body, &dominators, block, inst);
                        users.retain(|&user| body[user].op.uses().any(|used| used == loaded));
                        if !users.is_empty() && leave(cx, "reuse") {
                            users.iter().for_each(|&user| body[user].op.map_uses(|v| if v == loaded { given } else { v }));
                        }
                    }
                    let written = memory::place_of(body, address, offset, 8);
                    known.retain(|(a, o, v)| *v == stored || !memory::overlap(written, place(body, *a, *o)));
                }
                Op::Store { args: [address, _], offset } => {
                    let written = memory::place_of(body, address, offset, 8);
                    known.retain(|(a, o, _)| !memory::overlap(written, place(body, *a, *o)));
                }
                _ if body.effects(inst).has(Effects::WRITE) => known.clear(),
                _ => {}
            }
        }
        at_end[block.index()] = known;
    }
}

fn place(body: &Body, address: Value, offset: i64) -> Place {
    memory::place_of(body, address, offset, 8)
}

/// The instructions that stand behind `inst` on every way to them.
fn behind(body: &Body, dominators: &Dominators, home: Block, inst: Inst) -> Vec<Inst> {
    let at = body.position(inst);
    let below = body.blocks().iter().filter(|&&block| block != home && dominators.dominates(home, block));
    body[home].insts[at + 1..].iter().chain(below.flat_map(|&block| &body[block].insts)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn what_an_exchange_gives_back_is_what_was_loaded() {
        let body = "^bb0(%0: obj, %1: val): %2 = as_ptr %0 : ptr  %3 = load %2 {offset: 24} : val  %4 = exchange %2, %1 {offset: 24} : val
            call_rt %3 {function: \"look\"}  jump -> ^bb1(%3)  ^bb1(%5: val): ret";
        let expected = "^bb0(%0: obj, %1: val):\n %2 = as_ptr %0 : ptr\n %3 = load %2 {offset: 24} : val\n %4 = exchange %2, %1 {offset: 24} : val
            call_rt %4 {function: \"look\"}\n jump -> ^bb1(%4)\n ^bb1(%5: val):\n ret";
        assert_eq!(after::<ReuseExchanged>(body), unindent(expected));
    }

    #[test]
    fn a_write_in_between_may_have_changed_it() {
        for (between, changed) in [
            ("call_rt {function: \"act\"}", false),
            ("%9 = exchange %5, %1 {offset: 24} : val", false),
            ("%9 = exchange %5, %3 {offset: 24} : val", true),
            ("%9 = exchange %5, %1 {offset: 16} : val", true),
            ("store %5, %1 {offset: 24}", false),
        ] {
            let body = format!(
                "^bb0(%0: obj, %1: val, %6: obj): %2 = as_ptr %0 : ptr  %5 = as_ptr %6 : ptr  %3 = load %2 {{offset: 24}} : val  {between}
                 %4 = exchange %2, %1 {{offset: 24}} : val  call_rt %3 {{function: \"look\"}}  ret"
            );
            let text = after::<ReuseExchanged>(&body);
            let given =
                text.lines().rfind(|line| line.contains("exchange")).unwrap().split_whitespace().next().unwrap().to_owned();
            assert_eq!(text.contains(&format!("call_rt {given} {{function: \"look\"}}")), changed, "{text}");
        }
    }
}
