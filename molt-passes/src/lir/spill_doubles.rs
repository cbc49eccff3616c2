//! `lir-spill-doubles` · lir → lir
//!
//! ```text
//! ^loop(%1: f64): %2 = fadd %1, %x                ⇒   ^loop(%1: f64): %2 = fadd %1, %x
//!   br %more -> ^loop(%2), ^after                       br %more -> ^loop(%2), ^out
//! ^after(): %3 = call %f : val                        ^out(): store %slot, %2; jump -> ^after
//!   %4 = box_float %2                                 ^after(): %3 = call %f : val
//!                                                       %5 = load %slot : f64; %4 = box_float %5
//! ```
//!
//! The calling convention of C preserves no register for doubles, and the register allocator stores a value that lives across a call
//! where it is made: a sum that is used after a call behind its loop went through memory at every step, four times slower. Here such a
//! value is stored once, on the way out of the loop, and loaded where it is used behind a call.
//!
//! Caveat: which uses lie behind a call is told by the blocks on the way, so that a use that could do without is loaded, too.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use fxhash::{FxHashMap, FxHashSet};
use lir::{Body, Op, Type};
use molt_ir::ssa::{Block, Cfg, Dominators, Inst, Loops, Op as _, Value};

/// Doubles that come out of loops and live across calls.
pub struct SpillDoubles;

impl Pass for SpillDoubles {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-spill-doubles";
    const SUMMARY: &'static str = "stores doubles that live across calls on the way out of loops, not at every step";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        each_body(program, cx, |body, cx| {
            if body.is_empty() {
                return;
            }
            let spills = spills(body);
            let spills: Vec<Spill> = spills.into_iter().filter(|_| leave(cx, "spill")).collect();
            apply(body, spills);
        });
        Ok(())
    }
}

/// A double to be kept in memory outside of its loop.
struct Spill {
    value: Value,
    /// Where it is stored: on these edges, or else where its block begins.
    edges: Vec<(Block, usize)>,
    /// The instructions that load it.
    users: Vec<Inst>,
}

fn spills(body: &Body) -> Vec<Spill> {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let loops = Loops::of(body, &cfg, &dominators);
    if loops.is_empty() {
        return vec![];
    }
    let hot = hotness(body, &cfg, &loops);
    let calls: FxHashSet<Block> =
        cfg.rpo().iter().copied().filter(|&block| body[block].insts.iter().any(|&inst| is_call(&body[inst].op))).collect();
    let users = users_of(body, &hot);
    let mut found = vec![];
    for (&value, users) in &users {
        let (home, depth) = (body.def_block(value), hot[&value]);
        let (starts, edges) = match loops.innermost(home) {
            _ if depth > loops.depth(home) => (vec![home], vec![]),
            Some(id) => {
                // On other ways out it is not made yet, and is not used behind them.
                let mut edges = loops.exits(body, id);
                edges.retain(|&(source, _)| dominators.dominates(home, source));
                (edges.iter().map(|&(source, n)| body.succs(source)[n].to).collect(), edges)
            }
            None => continue,
        };
        let left = loops.innermost(home).filter(|_| !edges.is_empty());
        let inside = |block: Block| left.map_or(block == home, |id| loops.contains(id, block));
        let users = behind_calls(body, &calls, users, &starts, inside);
        if !users.is_empty() {
            found.push(Spill { value, edges, users });
        }
    }
    found.sort_unstable_by_key(|spill| spill.value);
    found
}

/// The doubles, with the depth of the deepest loop that they, or what flows into them, are made in.
fn hotness(body: &Body, cfg: &Cfg, loops: &Loops) -> FxHashMap<Value, u32> {
    let mut hot: FxHashMap<Value, u32> = FxHashMap::default();
    let is_double = |value: &Value| *body.ty(*value) == Type::F64;
    for &block in cfg.rpo() {
        let results = body[block].insts.iter().flat_map(|&inst| body.results(inst));
        for value in body[block].params.iter().copied().chain(results).filter(is_double) {
            hot.insert(value, loops.depth(block));
        }
    }
    loop {
        let mut changed = false;
        for &block in cfg.rpo() {
            for edge in body.succs(block) {
                for (arg, param) in edge.args.iter().zip(&body[edge.to].params).filter(|(_, param)| is_double(param)) {
                    let depth = hot[param].max(hot.get(arg).copied().unwrap_or_default());
                    changed |= hot.insert(*param, depth) != Some(depth);
                }
            }
        }
        if !changed {
            return hot;
        }
    }
}

/// The instructions that use each of the doubles.
fn users_of(body: &Body, doubles: &FxHashMap<Value, u32>) -> FxHashMap<Value, Vec<Inst>> {
    let mut users: FxHashMap<Value, Vec<Inst>> = FxHashMap::default();
    for inst in body.insts() {
        for value in body[inst].op.uses().filter(|value| doubles.contains_key(value)) {
            let known = users.entry(value).or_default();
            if known.last() != Some(&inst) {
                known.push(inst);
            }
        }
    }
    users
}

fn is_call(op: &Op) -> bool {
    matches!(
        op,
        Op::Call { .. } | Op::CallRuntime { .. } | Op::CallBuiltin { .. } | Op::CallPointer { .. } | Op::Release { .. }
    )
}

/// The users that a call may come before, on a way from the start of one of the blocks that does not lead inside again.
fn behind_calls(
    body: &Body,
    calls: &FxHashSet<Block>,
    users: &[Inst],
    starts: &[Block],
    inside: impl Fn(Block) -> bool,
) -> Vec<Inst> {
    let is_start = |block| starts.contains(&block);
    let elsewhere = |user: &Inst| body.block_of(*user).is_some_and(|block| is_start(block) || !inside(block));
    if !users.iter().any(elsewhere) {
        return vec![];
    }
    let mut dirty: FxHashMap<Block, bool> = FxHashMap::default();
    let mut work: Vec<(Block, bool)> = starts.iter().map(|&block| (block, false)).collect();
    while let Some((block, called)) = work.pop() {
        if dirty.get(&block).is_some_and(|&known| known || !called) {
            continue;
        }
        dirty.insert(block, called);
        let after = called || calls.contains(&block);
        work.extend(body.succs(block).iter().map(|edge| edge.to).filter(|&to| !inside(to)).map(|to| (to, after)));
    }
    let is_behind = |user: &Inst| {
        let Some(block) = body.block_of(*user) else { return false };
        let before = || body[block].insts.iter().take_while(|inst| *inst != user).any(|&inst| is_call(&body[inst].op));
        dirty.get(&block).is_some_and(|&called| called || before())
    };
    users.iter().copied().filter(is_behind).collect()
}

fn apply(body: &mut Body, spills: Vec<Spill>) {
    if spills.is_empty() {
        return;
    }
    let first = body[body.entry()].insts[0];
    let mut out: FxHashMap<(Block, usize), Block> = FxHashMap::default();
    for Spill { value, edges, users } in spills {
        let slot = body.insert_before(first, Op::StackSlot { words: 1 }, &[Type::Ptr]);
        let slot = body.result(slot);
        let places: Vec<Block> = match edges[..] {
            [] => vec![body.def_block(value)],
            _ => edges.iter().map(|&edge| *out.entry(edge).or_insert_with(|| body.split_edge(edge.0, edge.1))).collect(),
        };
        for block in places {
            let start = body[block].insts[0];
            // The slots of the entry come first of all.
            let start = if block == body.entry() { first } else { start };
            body.insert_before(start, Op::Store { args: [slot, value], offset: 0 }, &[]);
        }
        for user in users {
            let load = body.insert_before(user, Op::Load { args: [slot], offset: 0 }, &[Type::F64]);
            let loaded = body.result(load);
            body[user].op.map_uses(|used| if used == value { loaded } else { used });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::after;
    use super::*;

    fn spilled(after_loop: &str) -> String {
        let body = format!(
            "^bb0(%0: f64, %1: i64): jump -> ^bb1(%0)
             ^bb1(%2: f64): %3 = fadd %2, %0 : f64  br %1 -> ^bb1(%3), ^bb2
             ^bb2(): {after_loop}"
        );
        after::<SpillDoubles>(&body)
    }

    #[test]
    fn a_sum_that_lives_across_a_call_is_stored_behind_its_loop() {
        let text = spilled("call_rt {function: \"catch\"}  %4 = fadd %3, %0 : f64  ret");
        let (looping, behind) = text.split_once("store").unwrap_or_else(|| panic!("{text}"));
        assert!(looping.contains("fadd") && behind.contains("call_rt"), "{text}");
        let (_, used) = behind.split_once("load").unwrap_or_else(|| panic!("{text}"));
        assert!(used.contains("fadd"), "{text}");
    }

    #[test]
    fn what_is_used_before_any_call_stays_in_its_register() {
        let text = spilled("%4 = fadd %3, %0 : f64  call_rt {function: \"catch\"}  ret");
        assert!(!text.contains("load"), "{text}");
    }

    #[test]
    fn where_it_is_not_made_yet_nothing_is_stored() {
        let text = after::<SpillDoubles>(
            "^bb0(%0: f64, %1: i64): jump -> ^bb1
             ^bb1(): br %1 -> ^bb2, ^bb3
             ^bb2(): %2 = fadd %0, %0 : f64  br %1 -> ^bb1, ^bb4
             ^bb3(): ret
             ^bb4(): call_rt {function: \"catch\"}  %3 = fadd %2, %2 : f64  ret",
        );
        assert_eq!(text.matches("store").count(), 1, "{text}");
    }
}
