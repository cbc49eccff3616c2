//! Edges to a block that only branches, on a value known on that edge, go where it branches to.
//!
//! ```text
//! br %a -> ^test(%a), ^other; ^test(%p): br %p -> ^b, ^c    ⇒  br %a -> ^b, ^other
//! jump -> ^test(%false); ^test(%p): br %p -> ^b, ^c         ⇒  jump -> ^c
//! ```
//!
//! `a or b` answered by a function that was inlined is such a block: its value is chosen on two ways, and tested where they meet. A
//! value is known when it is a constant, and behind a branch on it.

use super::May;
use super::cfg_simplify::{given, passed_on};
use crate::ssa::{Block, Body, Cfg, Dominators, Edge, Language, Op, Value};

/// How many blocks up a branch on the same value is looked for.
const DEPTH: usize = 8;

/// Threads what can be; whether anything changed. `used_outside` tells of each block whether a parameter of it is used in another.
pub(super) fn thread_branches<L: Language>(body: &mut Body<L>, used_outside: &[bool], may: &mut May<'_>) -> bool {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    // Found first and changed then: what the graph says of a block no longer holds when an edge has moved.
    let mut found: Vec<(Block, usize, Edge)> = Vec::new();
    for &block in cfg.rpo() {
        for n in 0..body.succs(block).len() {
            found.extend(chosen(body, &cfg, &dominators, used_outside, block, n).map(|edge| (block, n, edge)));
        }
    }
    found.retain(|_| may("thread-branch"));
    let changed = !found.is_empty();
    for (block, n, edge) in found {
        body.succs_mut(block)[n] = edge;
    }
    changed
}

/// Where edge `n` of `from` leads if its target only branches, and which way is known.
fn chosen<L: Language>(
    body: &Body<L>,
    cfg: &Cfg,
    dominators: &Dominators,
    used_outside: &[bool],
    from: Block,
    n: usize,
) -> Option<Edge> {
    let edge = &body.succs(from)[n];
    let test = edge.to;
    let [branch] = body[test].insts[..] else { return None };
    let op = &body[branch].op;
    let condition = L::condition(op)?;
    // A loop keeps its header, which every way into it passes.
    let is_header = cfg.preds(test).iter().any(|pred| dominators.dominates(test, pred.block));
    if test == body.entry() || used_outside[test.index()] || is_header {
        return None;
    }
    let known = known(body, cfg, dominators, given(body, edge, condition), from, n)?;
    let next = &op.succs()[usize::from(!known)];
    // The only latch of a loop stays the only one.
    if next.to == test || dominators.dominates(next.to, test) {
        return None;
    }
    passed_on(body, edge, next)
}

/// Whether `value` is true on edge `n` of `from`.
fn known<L: Language>(body: &Body<L>, cfg: &Cfg, dominators: &Dominators, value: Value, from: Block, n: usize) -> Option<bool> {
    if let Some(constant) = L::known_truth(body, value) {
        return Some(constant);
    }
    if tests(body, from, value) {
        return Some(n == 0);
    }
    let leads = |at: Block, k: usize| {
        let to = body.succs(at)[k].to;
        cfg.preds(to).len() == 1 && dominators.dominates(to, from)
    };
    let above = std::iter::successors(dominators.idom(from), |&at| dominators.idom(at)).take(DEPTH);
    above.filter(|&at| tests(body, at, value)).find_map(|at| (0..2).find(|&k| leads(at, k)).map(|k| k == 0))
}

/// Whether a block ends in a branch on `value`, with two different ways.
fn tests<L: Language>(body: &Body<L>, block: Block, value: Value) -> bool {
    body.terminator(block).is_some_and(|last| {
        let op = &body[last].op;
        L::condition(op) == Some(value) && op.succs()[0] != op.succs()[1]
    })
}

#[cfg(test)]
mod tests {
    use super::super::cfg_simplify::tests::after;
    use crate::ssa::toy::unindent;

    #[test]
    fn a_value_tested_before_is_not_tested_again() {
        let text = after(
            "^bb0(%0: int, %1: int): br %0 -> ^bb2(%0), ^bb1
             ^bb1(): print %1, %1  jump -> ^bb2(%1)
             ^bb2(%2: int): br %2 -> ^bb3, ^bb4
             ^bb3(): print %0, %0  ret %0
             ^bb4(): ret %1",
        );
        assert!(text.starts_with("^bb0(%0: int, %1: int):\n  br %0 -> ^bb2, ^bb1\n"), "{text}");
        assert!(text.contains("print %1, %1\n  br %1 -> ^bb2, ^bb3"), "{text}");
    }

    #[test]
    fn a_constant_chooses_its_way() {
        let text = after(
            "^bb0(%0: int, %1: int): %2 = const {value: 0} : int  br %0 -> ^bb1, ^bb2(%2)
             ^bb1(): print %1, %1  jump -> ^bb2(%1)
             ^bb2(%3: int): br %3 -> ^bb3, ^bb4
             ^bb3(): print %0, %0  ret %0
             ^bb4(): ret %1",
        );
        assert!(text.contains("br %0 -> ^bb1, ^bb3\n"), "{text}");
    }

    #[test]
    fn an_edge_that_moves_tells_nothing_of_where_it_leads() {
        let text = after(
            "^bb0(%0: int, %1: int, %2: int): br %1 -> ^bb1, ^bb8
             ^bb1(): print %1, %0  br %0 -> ^bb2, ^bb3
             ^bb2(): print %1, %1  jump -> ^bb3
             ^bb3(): br %1 -> ^bb4, ^bb8
             ^bb4(): print %0, %0  br %2 -> ^bb5, ^bb8
             ^bb5(): br %0 -> ^bb6, ^bb7
             ^bb6(): print %2, %2  ret %0
             ^bb7(): ret %1
             ^bb8(): ret %0",
        );
        assert_eq!(text.matches("br %0").count(), 2, "{text}");
    }

    #[test]
    fn headers_and_what_is_used_behind_the_test_stay() {
        let header = "^bb0(%0: int):\n br %0 -> ^bb1(%0), ^bb3\n ^bb1(%1: int):\n br %1 -> ^bb2, ^bb3\n ^bb2():\n print %0, %0
            jump -> ^bb1(%0)\n ^bb3():\n ret %0";
        assert_eq!(after(header), unindent(header));
        let used = "^bb0(%0: int, %1: int):\n br %0 -> ^bb2(%0), ^bb1\n ^bb1():\n print %1, %1\n jump -> ^bb2(%1)
            ^bb2(%2: int):\n br %2 -> ^bb3, ^bb4\n ^bb3():\n print %2, %0\n ret %0\n ^bb4():\n ret %1";
        assert_eq!(after(used), unindent(used));
    }
}
