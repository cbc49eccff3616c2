//! Makes the graph as small as it can be without touching what the instructions do.
//!
//! ```text
//! br %true -> ^a, ^b                        ⇒  jump -> ^a
//! br %c -> ^a(%x), ^a(%x)                   ⇒  jump -> ^a(%x)
//! add of ints; try -> ^a, ^handler          ⇒  add of ints; jump -> ^a
//! jump -> ^a(%x); ^a(%p): jump -> ^b(%p)    ⇒  jump -> ^b(%x)
//! jump -> ^a(%x); ^a(%p): … (no other way)  ⇒  …, with %x for %p
//! ```
//!
//! Edges to blocks that only branch are in [`thread_branches`].

use super::thread_branches::thread_branches;
use super::{May, remove_unreachable};
use crate::ssa::{Block, Body, Cfg, Dominators, Edge, Effects, Inst, Language, Op, Rename, Value};

/// Folds, threads and merges until nothing changes.
pub fn cfg_simplify<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    loop {
        let mut changed = fold(body, may);
        remove_unreachable(body, may);
        let used_outside = params_used_outside(body);
        changed |= thread(body, &used_outside, may);
        changed |= thread_branches(body, &used_outside, may);
        changed |= merge(body, may);
        if !changed {
            return;
        }
    }
}

/// Terminators with one possible target become jumps.
fn fold<L: Language>(body: &mut Body<L>, may: &mut May<'_>) -> bool {
    let mut changed = false;
    for block in body.blocks().to_vec() {
        let Some(last) = body.terminator(block) else { continue };
        let Some(edge) = only_target(body, block, last) else { continue };
        if may("fold-branch") {
            body[last].op = L::jump(edge);
            changed = true;
        }
    }
    changed
}

fn only_target<L: Language>(body: &Body<L>, block: Block, last: Inst) -> Option<Edge> {
    let op = &body[last].op;
    let (first, others) = op.succs().split_first()?;
    if L::is_jump(op) {
        return None;
    }
    if L::is_try(op) {
        let tried = body.tried(block)?;
        return (!body.effects(tried).has(Effects::RAISE)).then(|| first.clone());
    }
    if let Some(n) = L::known_successor(body, last) {
        return Some(op.succs()[n].clone());
    }
    // A terminator that does more than choose must stay.
    let chooses = body.effects(last).without(Effects::TERM).is_pure();
    (chooses && others.iter().all(|e| e == first)).then(|| first.clone())
}

/// Edges to a block that only jumps go where it jumps to.
fn thread<L: Language>(body: &mut Body<L>, used_outside: &[bool], may: &mut May<'_>) -> bool {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let mut changed = false;
    for &block in cfg.rpo() {
        for n in 0..body.succs(block).len() {
            // A chain is followed block by block; a cycle of empty blocks ends it.
            let mut steps = 0;
            while let Some(edge) = beyond(body, &cfg, &dominators, used_outside, &body.succs(block)[n]) {
                steps += 1;
                if steps > body.block_count() || !may("thread-jump") {
                    break;
                }
                body.succs_mut(block)[n] = edge;
                changed = true;
            }
        }
    }
    changed
}

/// Where `edge` leads if its target does nothing but jump on.
fn beyond<L: Language>(body: &Body<L>, cfg: &Cfg, dominators: &Dominators, used_outside: &[bool], edge: &Edge) -> Option<Edge> {
    let block = edge.to;
    let [jump] = body[block].insts[..] else { return None };
    if block == body.entry() || !L::is_jump(&body[jump].op) || used_outside[block.index()] {
        return None;
    }
    let next = &body[jump].op.succs()[0];
    // The only latch of a loop stays the only one.
    let joins_latches = dominators.dominates(next.to, block) && cfg.preds(block).len() > 1;
    if next.to == block || joins_latches {
        return None;
    }
    passed_on(body, edge, next)
}

/// What a value is for who comes by `edge`: of a parameter of its target, the argument.
pub(super) fn given<L: Language>(body: &Body<L>, edge: &Edge, value: Value) -> Value {
    body[edge.to].params.iter().position(|&param| param == value).map_or(value, |n| edge.args[n])
}

/// `next`, an edge of the block that `edge` leads to, for who comes by `edge`; nothing where a type does not fit.
pub(super) fn passed_on<L: Language>(body: &Body<L>, edge: &Edge, next: &Edge) -> Option<Edge> {
    let result = Edge::new(next.to, next.args.iter().map(|&v| given(body, edge, v)));
    let fits = |(a, p)| L::compatible(body.ty(a), body.ty(p));
    result.args.iter().copied().zip(body[next.to].params.iter().copied()).all(fits).then_some(result)
}

/// For each block, whether one of its parameters is used in another block.
fn params_used_outside<L: Language>(body: &Body<L>) -> Vec<bool> {
    let mut outside = vec![false; body.block_count()];
    for &block in body.blocks() {
        for &inst in &body[block].insts {
            for value in body[inst].op.uses() {
                let home = body.def_block(value);
                outside[home.index()] |= home != block;
            }
        }
    }
    outside
}

/// A block and the only block that jumps to it become one.
fn merge<L: Language>(body: &mut Body<L>, may: &mut May<'_>) -> bool {
    let cfg = Cfg::of(body);
    let mut rename = Rename::default();
    let mut merged = vec![false; body.block_count()];
    for &block in cfg.rpo() {
        if merged[block.index()] {
            continue;
        }
        while let Some(next) = only_way(body, &cfg, block) {
            if !may("merge-blocks") {
                break;
            }
            let last = body.terminator(block).expect("the block jumps");
            let args = body.succs(block)[0].args.clone();
            for (param, arg) in body[next].params.clone().into_iter().zip(args) {
                rename.set(param, arg);
            }
            body.remove(last);
            body.append_block(block, next);
            merged[next.index()] = true;
        }
    }
    if !merged.contains(&true) {
        return false;
    }
    let kept = body.blocks().iter().copied().filter(|b| !merged[b.index()]).collect();
    body.set_layout(kept);
    rename.apply(body);
    true
}

/// The block that `block` jumps to, if nothing else leads there and its parameters can be replaced.
fn only_way<L: Language>(body: &Body<L>, cfg: &Cfg, block: Block) -> Option<Block> {
    let last = body.terminator(block)?;
    let [edge] = body[last].op.succs() else { return None };
    let fits = edge.args.iter().zip(&body[edge.to].params).all(|(&a, &p)| L::can_replace(body, a, body.ty(p)));
    let only = cfg.preds(edge.to).len() == 1 && edge.to != block && edge.to != body.entry();
    (L::is_jump(&body[last].op) && only && fits).then_some(edge.to)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ssa::toy::{high, low, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    /// The text of a body once it is simplified.
    pub(in super::super) fn after(text: &str) -> String {
        let mut body = high(text);
        cfg_simplify(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()));
        body.compact();
        body.to_string()
    }

    #[test]
    fn known_branches_fold_and_the_rest_goes() {
        let text = after(
            "^bb0(%0: int): %1 = const {value: 0} : int  br %1 -> ^bb1, ^bb2(%0)
             ^bb1(): print %0, %0  jump -> ^bb2(%1)
             ^bb2(%2: int): ret %2",
        );
        assert_eq!(text, unindent("^bb0(%0: int):\n %1 = const {value: 0} : int\n ret %0"));
    }

    #[test]
    fn empty_blocks_are_jumped_over_with_their_arguments() {
        let text = after(
            "^bb0(%0: int): br %0 -> ^bb1(%0), ^bb2
             ^bb1(%1: int): jump -> ^bb3(%1, %0)
             ^bb2(): %2 = const {value: 1} : int  jump -> ^bb3(%0, %2)
             ^bb3(%3: int, %4: int): print %3, %4  ret %3",
        );
        assert!(text.starts_with("^bb0(%0: int):\n  br %0 -> ^bb2(%0, %0), ^bb1\n"), "{text}");
    }

    #[test]
    fn equal_edges_are_one_and_a_switch_too() {
        let text = after("^bb0(%0: int): br %0 -> ^bb1(%0), ^bb1(%0) ^bb1(%1: int): print %1, %0  ret %1");
        assert_eq!(text, unindent("^bb0(%0: int):\n print %0, %0\n ret %0"));
        let mut body = low("^bb0(%0: i64): switch %0 -> ^bb1, ^bb1, ^bb1 ^bb1(): ret %0");
        cfg_simplify(&mut body, &mut |_| true);
        assert_eq!(body.to_string(), unindent("^bb0(%0: i64):\n ret %0"));
    }

    #[test]
    fn a_try_of_what_cannot_raise_is_a_jump() {
        let text =
            after("^bb0(%0: int): %1 = add %0, %0 : int  try -> ^bb1, ^bb2 ^bb1(): ret %1 ^bb2(): %2 = catch : any  ret %2");
        assert_eq!(text, unindent("^bb0(%0: int):\n %1 = add %0, %0 : int\n ret %1"));
        let raising =
            "^bb0(%0: any):\n %1 = add %0, %0 : any\n try -> ^bb1, ^bb2\n ^bb1():\n ret %1\n ^bb2():\n %2 = catch : any\n ret %2";
        assert_eq!(after(raising), unindent(raising));
    }

    #[test]
    fn loops_keep_one_latch_and_empty_cycles_end() {
        let two_ways =
            "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%1: int):\n print %1, %0\n br %1 -> ^bb2, ^bb3\n ^bb2():\n print %0, %0
            br %0 -> ^bb4, ^bb5\n ^bb3():\n br %0 -> ^bb4, ^bb5\n ^bb4():\n jump -> ^bb1(%0)\n ^bb5():\n ret %0";
        assert_eq!(after(two_ways), unindent(two_ways));
        assert_eq!(
            after("^bb0(%0: int): jump -> ^bb1 ^bb1(): jump -> ^bb2 ^bb2(): jump -> ^bb1"),
            unindent("^bb0(%0: int):\n jump -> ^bb1\n ^bb1():\n jump -> ^bb1")
        );
    }

    #[test]
    fn a_parameter_of_a_wider_type_stays() {
        let text = "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%1: any):\n print %1, %0\n ret %1";
        assert_eq!(after(text), unindent(text));
    }

    proptest! {
        #[test]
        fn bodies_stay_valid_with_any_leave(shape in random::shape(10), limit in 0..20_usize) {
            let mut body = random::body(&shape);
            let mut asked = 0;
            cfg_simplify(&mut body, &mut |_| { asked += 1; asked <= limit });
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            cfg_simplify(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            cfg_simplify(&mut body, &mut |what| panic!("{what} was left"));
        }
    }
}
