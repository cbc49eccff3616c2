//! Turns `while` loops into guarded `do … while` loops: the test is copied in front of the loop, and the loop's own test moves
//! to its bottom.
//!
//! ```text
//! ^head(%i): %c = lt %i, %n              ⇒   jump -> ^guard(%init)
//!   br %c -> ^body, ^exit                    ^guard(%j): %d = lt %j, %n; br %d -> ^body(%j), ^exit
//! ^body: …; jump -> ^head(%k)                ^body(%i): …; jump -> ^head(%k)
//!                                            ^head(%l): %c = lt %l, %n; br %c -> ^body(%l), ^exit
//! ```
//!
//! A round then runs one jump less, and what stands in the body runs whenever the loop is entered, so that loads may be
//! hoisted out of it. The copied test costs its size once per loop.

use super::{May, remove_unreachable, repair};
use crate::ssa::{Block, Body, Cfg, CopyMap, Dominators, Effects, Language, LoopId, Loops, Pred, Region, Value};

/// Inverts every loop that tests at its top.
pub fn loop_invert<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    loop {
        let mut round = candidates(body);
        let granted = round.iter().take_while(|_| may("invert-loop")).count();
        let refused = granted < round.len();
        round.truncate(granted);
        if round.is_empty() {
            return;
        }
        // Arguments are added on the edges that can be reached only.
        remove_unreachable(body, &mut |_| true);
        let moved: Vec<_> = round.into_iter().map(|candidate| copy_test(body, candidate)).collect();
        let cfg = Cfg::of(body);
        for Moved { header, guard, originals, map } in moved {
            for value in originals {
                repair(body, &cfg, value, &[(guard, map.value(value))]);
            }
            put_behind_latch(body, &cfg, header);
        }
        if refused {
            return;
        }
    }
}

/// The headers of loops that test at their top: the header ends with a choice between staying and leaving, and no latch does.
pub fn tests_at_top<L: Language>(body: &Body<L>) -> Vec<Block> {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let loops = Loops::of(body, &cfg, &dominators);
    loops.iter().filter(|(id, _)| at_top(body, &loops, *id)).map(|(_, l)| l.header).collect()
}

fn at_top<L: Language>(body: &Body<L>, loops: &Loops, id: LoopId) -> bool {
    let l = &loops[id];
    chooses_to_leave(body, loops, id, l.header) && !l.latches.iter().any(|&latch| chooses_to_leave(body, loops, id, latch))
}

/// Whether `block` ends with a choice between staying in the loop and leaving it.
fn chooses_to_leave<L: Language>(body: &Body<L>, loops: &Loops, id: LoopId, block: Block) -> bool {
    let Some(last) = body.terminator(block) else { return false };
    let stays = body.succs(block).iter().filter(|e| loops.contains(id, e.to)).count();
    let chooses = body.effects(last).without(Effects::TERM).is_pure() && !L::is_try(&body[last].op);
    chooses && stays > 0 && stays < body.succs(block).len()
}

/// A loop to invert.
struct Candidate {
    header: Block,
    /// The edges that enter it.
    entering: Vec<Pred>,
    /// The numbers of the header's edges that stay inside.
    inside: Vec<usize>,
}

/// Loops that can be inverted side by side: inner ones first, and none that another one's test leads to directly. Each round
/// leaves fewer loops that test at their top.
fn candidates<L: Language>(body: &Body<L>) -> Vec<Candidate> {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let loops = Loops::of(body, &cfg, &dominators);
    let mut chosen: Vec<Candidate> = vec![];
    let mut headers = vec![false; body.block_count()];
    let mut holds_one = vec![false; loops.iter().count()];
    for (id, l) in loops.iter() {
        let header = l.header;
        let entering: Vec<Pred> = cfg.preds(header).iter().copied().filter(|p| !loops.contains(id, p.block)).collect();
        let free = !holds_one[id.0 as usize] && entering.iter().all(|p| !headers[p.block.index()]);
        let leads_to_chosen = || body.succs(header).iter().any(|e| headers[e.to.index()]);
        if free && at_top(body, &loops, id) && !leads_to_chosen() {
            let succs = body.succs(header);
            let inside = (0..succs.len()).filter(|&n| loops.contains(id, succs[n].to)).collect();
            chosen.push(Candidate { header, entering, inside });
            headers[header.index()] = true;
            holds_one[id.0 as usize] = true;
        }
        if let (true, Some(parent)) = (holds_one[id.0 as usize], l.parent) {
            holds_one[parent.0 as usize] = true;
        }
    }
    chosen
}

/// A loop whose test stands in `guard` too; uses do not know yet.
struct Moved {
    header: Block,
    guard: Block,
    originals: Vec<Value>,
    map: CopyMap,
}

fn copy_test<L: Language>(body: &mut Body<L>, Candidate { header, entering, inside }: Candidate) -> Moved {
    // The new header is a block of its own, also where another edge of the loop leads to the same target.
    for n in inside {
        body.split_edge(header, n);
    }
    let originals: Vec<Value> = body.defs(header).collect();
    let region = Region::of(body, &[header]);
    let mut map = CopyMap::default();
    let guard = body.paste(&region, &mut map)[0];
    for pred in entering {
        body.succs_mut(pred.block)[pred.edge].to = guard;
    }
    let layout = body.blocks().iter().filter(|&&b| b != guard);
    body.set_layout(layout.flat_map(|&b| if b == header { vec![guard, header] } else { vec![b] }).collect());
    Moved { header, guard, originals, map }
}

/// The test at the bottom stands behind the last latch in the layout too.
fn put_behind_latch<L: Language>(body: &mut Body<L>, cfg: &Cfg, header: Block) {
    let latch = cfg.preds(header).iter().map(|p| p.block).filter(|&b| b != header).max_by_key(|&b| cfg.number(b));
    if let Some(latch) = latch {
        let layout = body.blocks().iter().filter(|&&b| b != header);
        body.set_layout(layout.flat_map(|&b| if b == latch { vec![latch, header] } else { vec![b] }).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{cfg_simplify, redundant_params};
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    fn after(text: &str) -> String {
        let mut body = high(text);
        loop_invert(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()), "{body}");
        redundant_params(&mut body, &mut |_| true);
        cfg_simplify(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()), "{body}");
        body.compact();
        body.to_string()
    }

    #[test]
    fn the_test_goes_to_the_bottom_and_a_copy_guards() {
        let text = after(
            "^bb0(%0: int): jump -> ^bb1(%0)
             ^bb1(%1: int): %2 = lt %1, %0 : bool  br %2 -> ^bb2, ^bb3
             ^bb2(): %3 = add %1, %0 : int  print %1, %3  jump -> ^bb1(%3)
             ^bb3(): ret %1",
        );
        let expected = "^bb0(%0: int):\n %1 = lt %0, %0 : bool\n br %1 -> ^bb1(%0), ^bb2(%0)
            ^bb1(%2: int):\n %3 = add %2, %0 : int\n print %2, %3\n %4 = lt %3, %0 : bool\n br %4 -> ^bb1(%3), ^bb2(%3)\n ^bb2(%5: int):\n ret %5";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn a_break_sees_the_right_value() {
        let text = after(
            "^bb0(%0: int): jump -> ^bb1(%0)
             ^bb1(%1: int): %2 = lt %1, %0 : bool  br %2 -> ^bb2, ^bb4
             ^bb2(): %3 = add %1, %0 : int  br %3 -> ^bb3, ^bb4
             ^bb3(): print %3, %3  jump -> ^bb1(%3)
             ^bb4(): ret %1",
        );
        let expected = "^bb0(%0: int):\n %1 = lt %0, %0 : bool\n br %1 -> ^bb1(%0), ^bb3(%0)
            ^bb1(%2: int):\n %3 = add %2, %0 : int\n br %3 -> ^bb2, ^bb3(%2)\n ^bb2():\n print %3, %3\n %4 = lt %3, %0 : bool\n br %4 -> ^bb1(%3), ^bb3(%3)\n ^bb3(%5: int):\n ret %5";
        assert_eq!(text, unindent(expected));
        assert_eq!(after(&text), text, "inverted once is enough");
    }

    #[test]
    fn loops_that_test_at_the_bottom_or_not_at_all_stay() {
        for text in [
            "^bb0(%0: int):\n jump -> ^bb1(%0)\n ^bb1(%1: int):\n %2 = add %1, %0 : int\n br %2 -> ^bb1(%2), ^bb2\n ^bb2():\n ret %2",
            "^bb0(%0: int):\n jump -> ^bb1\n ^bb1():\n print %0, %0\n jump -> ^bb1",
        ] {
            let body = high(text);
            assert_eq!(tests_at_top(&body), []);
            assert_eq!(after(text), unindent(text));
            assert_eq!(after(&after(text)), after(text));
        }
    }

    proptest! {
        #[test]
        fn every_loop_is_inverted_and_bodies_stay_valid(shape in random::shape(9)) {
            let mut body = random::body(&shape);
            loop_invert(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            prop_assert_eq!(tests_at_top(&body), vec![]);
        }
    }
}
