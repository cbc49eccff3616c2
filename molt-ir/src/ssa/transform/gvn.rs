//! Global value numbering: an instruction that computes what another one, which dominates it, has computed is replaced by it.
//!
//! ```text
//! %3 = add %1, %2          ⇒   %3 = add %1, %2
//! %4 = add %2, %1              (%4 becomes %3)
//! ```
//!
//! Pure instructions match anywhere below. Loads match while nothing has been written that may conflict, within a block and
//! along blocks with one way in. An instruction that may raise matches too where the language says that it would behave the
//! same: if the first did not raise, neither will the second.

use std::hash::{Hash, Hasher};

use fxhash::{FxHashMap, FxHasher};

use super::May;
use crate::ssa::{Block, Body, Cfg, Dominators, Effects, Inst, Language, Op, Rename, Values};

/// Replaces what was computed before.
pub fn gvn<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let mut numbering = Numbering {
        cfg: &cfg,
        dominators: &dominators,
        known: FxHashMap::default(),
        seen: vec![],
        loads_at_end: vec![None; body.block_count()],
        rename: Rename::default(),
    };
    let mut open: Vec<(Block, usize)> = vec![];
    for &block in dominators.preorder() {
        while let Some(&(_, seen)) = open.last().filter(|(above, _)| !dominators.dominates(*above, block)) {
            numbering.forget(seen);
            open.pop();
        }
        open.push((block, numbering.seen.len()));
        numbering.block(body, block, may);
    }
    numbering.rename.apply(body);
}

struct Numbering<'a> {
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    /// Instructions of this block and of those that dominate it, by hash, the latest last.
    known: FxHashMap<u64, Vec<Inst>>,
    /// The hashes in `known`, in the order in which they came.
    seen: Vec<u64>,
    /// The loads whose results are still what memory holds, at the end of each block visited.
    loads_at_end: Vec<Option<Vec<Inst>>>,
    rename: Rename,
}

impl Numbering<'_> {
    fn block<L: Language>(&mut self, body: &mut Body<L>, block: Block, may: &mut May<'_>) {
        let before = self.cfg.single_pred(block).and_then(|p| self.loads_at_end[p.block.index()].as_ref());
        let mut loads = before.cloned().unwrap_or_default();
        let mut gone = vec![];
        for inst in body[block].insts.clone() {
            body[inst].op.map_uses(|v| self.rename.get(v));
            let effects = body.effects(inst);
            if effects.has(Effects::WRITE) {
                loads.retain(|&load| !L::conflicts(body, inst, load));
            }
            if body.results(inst).len() == 0 || effects.has(Effects::TERM) || !L::can_gvn(body, inst) {
                continue;
            }
            let hash = hash(body, inst);
            let reads = effects.has(Effects::READ);
            // What memory held before a write it does not hold again: only loads since then are asked.
            let candidates = self.known.get(&hash).into_iter().flatten().rev().copied();
            let same = candidates
                .take_while(|old| !reads || loads.contains(old))
                .find(|&old| equal(body, old, inst) && self.is_known(body, old, block));
            match same {
                Some(old) if may("replace-equal") => {
                    for (new, old) in body.results(inst).zip(body.results(old)) {
                        self.rename.set(new, old);
                    }
                    if body.tried(block) == Some(inst) { body.remove_tried(inst) } else { gone.push(inst) }
                }
                _ => {
                    self.known.entry(hash).or_default().push(inst);
                    self.seen.push(hash);
                    if reads {
                        loads.push(inst);
                    }
                }
            }
        }
        if !gone.is_empty() {
            let mut next = gone.into_iter().peekable();
            body.retain_insts(block, |_, inst| next.next_if_eq(&inst).is_none());
        }
        self.loads_at_end[block.index()] = Some(loads);
    }

    /// Forgets all but the first `count` instructions.
    fn forget(&mut self, count: usize) {
        for hash in self.seen.drain(count..).rev() {
            self.known.get_mut(&hash).and_then(Vec::pop);
        }
    }

    /// Whether the results of `old` can be used in `block`. Within one block, what was seen stands before.
    fn is_known<L: Language>(&self, body: &Body<L>, old: Inst, block: Block) -> bool {
        let home = body.block_of(old);
        let mut results = body.results(old);
        home == Some(block) || results.all(|v| self.dominators.reaches(body, self.cfg, v, block))
    }
}

/// Operands in an order that does not depend on how a commutative operation was written.
fn operands<L: Language>(body: &Body<L>, inst: Inst) -> Values {
    let mut args: Values = body[inst].op.args().into();
    if L::is_commutative(body, inst) {
        args.sort();
    }
    args
}

fn hash<L: Language>(body: &Body<L>, inst: Inst) -> u64 {
    let mut state = FxHasher::default();
    body[inst].op.hash_shape(&mut state);
    operands(body, inst).hash(&mut state);
    state.finish()
}

fn equal<L: Language>(body: &Body<L>, a: Inst, b: Inst) -> bool {
    let (a_results, b_results) = (body.results(a), body.results(b));
    body[a].op.same_shape(&body[b].op)
        && operands(body, a) == operands(body, b)
        && a_results.len() == b_results.len()
        && a_results.zip(b_results).all(|(x, y)| L::can_replace(body, x, body.ty(y)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    fn after(text: &str) -> String {
        let mut body = high(text);
        gvn(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()));
        body.compact();
        body.to_string()
    }

    #[test]
    fn equal_operations_and_chains_of_them() {
        let text = after(
            "^bb0(%0: int, %1: int): %2 = add %0, %1 : int  %3 = add %1, %0 : int  %4 = add %2, %2 : int  %5 = add %3, %2 : int  br %5 -> ^bb1, ^bb2
             ^bb1(): %6 = add %0, %1 : int  ret %6
             ^bb2(): %7 = add %4, %0 : int  %8 = lt %7, %0 : bool  %9 = lt %0, %7 : bool  print %8, %9  ret %7",
        );
        let expected =
            "^bb0(%0: int, %1: int):\n %2 = add %0, %1 : int\n %3 = add %2, %2 : int\n br %3 -> ^bb1, ^bb2\n ^bb1():\n ret %2
            ^bb2():\n %4 = add %3, %0 : int\n %5 = lt %4, %0 : bool\n %6 = lt %0, %4 : bool\n print %5, %6\n ret %4";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn siblings_do_not_see_each_other_and_identity_counts() {
        let text = "^bb0(%0: int):\n %1 = new : any\n %2 = new : any\n br %0 -> ^bb1, ^bb2\n ^bb1():\n %3 = add %0, %0 : int\n jump -> ^bb3
            ^bb2():\n %4 = add %0, %0 : int\n jump -> ^bb3\n ^bb3():\n print %1, %2\n %5 = add %0, %0 : int\n ret %5";
        assert_eq!(after(text), unindent(text));
    }

    #[test]
    fn loads_match_until_a_conflicting_write() {
        let text = after(
            "^bb0(%0: any, %1: int): %2 = load %0 {field: 1} : int  store %0, %1 {field: 2}  print %1, %1  %3 = load %0 {field: 1} : int  jump -> ^bb1(%3)
             ^bb1(%4: int): %5 = load %0 {field: 1} : int  store %0, %5 {field: 1}  %6 = load %0 {field: 1} : int  br %6 -> ^bb1(%6), ^bb2
             ^bb2(): %7 = load %0 {field: 1} : int  ret %7",
        );
        assert_eq!(text.matches("load").count(), 3, "{text}");
        assert!(text.ends_with("^bb2():\n  ret %5\n"), "{text}");
    }

    #[test]
    fn a_result_that_exists_only_behind_the_normal_edge() {
        let text = "^bb0(%0: int):\n %1 = add %0, %0 : int\n try -> ^bb1, ^bb2\n ^bb1():\n %2 = add %0, %0 : int\n ret %2\n ^bb2():\n %3 = catch : any\n %4 = add %0, %0 : int\n ret %4";
        assert!(
            after(text).ends_with("^bb1():\n  ret %1\n^bb2():\n  %2 = catch : any\n  %3 = add %0, %0 : int\n  ret %3\n"),
            "{}",
            after(text)
        );
    }

    proptest! {
        #[test]
        fn bodies_stay_valid_and_a_second_run_finds_nothing(shape in random::shape(8), limit in 0..9_usize) {
            let mut body = random::body(&shape);
            let mut asked = 0;
            gvn(&mut body, &mut |_| { asked += 1; asked <= limit });
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            gvn(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            gvn(&mut body, &mut |_| panic!("something was left"));
        }
    }
}
