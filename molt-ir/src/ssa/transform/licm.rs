//! Loop-invariant code motion: what computes the same in every round is computed once, in front of the loop.
//!
//! ```text
//! ^loop(%i): %n = load %a {len}; …      ⇒   %n = load %a {len}; jump -> ^loop
//! ```
//!
//! Pure instructions always move. A load moves when nothing in the loop writes what it reads and it would run in any case as
//! soon as the loop is entered, before anything can leave the loop: loops should therefore test at the bottom. So does a load that
//! may raise (`grid[y]`), from the beginning of a round, before anything was written. Constants move only for instructions that
//! need them.

use super::May;
use crate::ssa::{Block, Body, Cfg, Dominators, Effects, Hoist, Inst, Language, LoopId, Loops, Op, Value, preheader};

/// Moves invariant instructions in front of their loops, inner loops first.
pub fn licm<L: Language>(body: &mut Body<L>, may: &mut May<'_>) {
    add_preheaders(body);
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let loops = Loops::of(body, &cfg, &dominators);
    for (id, l) in loops.iter() {
        let header = l.header;
        let front = preheader(body, &cfg, header, |b| loops.contains(id, b));
        Motion { cfg: &cfg, dominators: &dominators, loops: &loops, id, front, writes: writes(body, &l.blocks) }.run(body, may);
    }
}

/// Gives every loop a block in front, so that the graph is settled before anything moves. Each is put on edges into one
/// header, which no other touches, so one graph serves for all.
fn add_preheaders<L: Language>(body: &mut Body<L>) {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let loops = Loops::of(body, &cfg, &dominators);
    for (id, l) in loops.iter() {
        preheader(body, &cfg, l.header, |b| loops.contains(id, b));
    }
}

fn writes<L: Language>(body: &Body<L>, blocks: &[Block]) -> Vec<Inst> {
    blocks.iter().flat_map(|&b| &body[b].insts).copied().filter(|&i| body.effects(i).has(Effects::WRITE)).collect()
}

struct Motion<'a> {
    cfg: &'a Cfg,
    dominators: &'a Dominators,
    loops: &'a Loops,
    id: LoopId,
    front: Block,
    writes: Vec<Inst>,
}

impl Motion<'_> {
    fn run<L: Language>(&self, body: &mut Body<L>, may: &mut May<'_>) {
        for &block in &self.loops[self.id].blocks {
            let leaves = Effects::RAISE | Effects::DIVERGE;
            let mut certain = self.runs_before_any(body, block, leaves);
            // What may raise moves only from the very beginning of a round: nothing was written that would have been seen.
            let mut first = certain && self.runs_before_any(body, block, leaves | Effects::WRITE);
            let tried = body.tried(block);
            for inst in body[block].insts.clone() {
                if Some(inst) != tried
                    && !L::is_const(&body[inst].op)
                    && self.may_move(body, inst, certain, first)
                    && may("hoist")
                {
                    self.move_up(body, inst);
                    continue;
                }
                certain &= !body.effects(inst).has(leaves);
                first &= !body.effects(inst).has(Effects::WRITE);
            }
        }
    }

    fn may_move<L: Language>(&self, body: &Body<L>, inst: Inst, certain: bool, first: bool) -> bool {
        let allowed = match L::hoist(body, inst) {
            Hoist::Always => true,
            Hoist::IfExecuted => certain,
            Hoist::Never => false,
        };
        let effects = body.effects(inst);
        let reads = effects.has(Effects::READ);
        allowed
            && (first || !effects.has(Effects::RAISE))
            && body[inst].op.succs().is_empty()
            && body[inst].op.args().iter().all(|&v| self.is_outside(body, v) || self.is_free_const(body, v))
            && !(reads && self.writes.iter().any(|&w| L::conflicts(body, w, inst)))
    }

    fn is_outside<L: Language>(&self, body: &Body<L>, value: Value) -> bool {
        !self.loops.contains(self.id, body.def_block(value))
    }

    fn is_free_const<L: Language>(&self, body: &Body<L>, value: Value) -> bool {
        let is_free = |inst: Inst| L::is_const(&body[inst].op) && L::hoist(body, inst) == Hoist::Always;
        body.def_inst(value).is_some_and(|inst| is_free(inst) && body.tried(body.def_block(value)) != Some(inst))
    }

    fn move_up<L: Language>(&self, body: &mut Body<L>, inst: Inst) {
        for value in body[inst].op.args().to_vec() {
            if let Some(constant) = body.def_inst(value).filter(|_| !self.is_outside(body, value)) {
                self.place_in_front(body, constant);
            }
        }
        self.place_in_front(body, inst);
    }

    fn place_in_front<L: Language>(&self, body: &mut Body<L>, inst: Inst) {
        body.remove(inst);
        body.place(inst, self.front, body.end_index(self.front));
    }

    /// Whether `block` runs whenever the loop is entered, and nothing that runs before it in the loop leaves it or has the effects.
    fn runs_before_any<L: Language>(&self, body: &Body<L>, block: Block, effects: Effects) -> bool {
        let l = &self.loops[self.id];
        let blocks = l.blocks.iter().filter(|&&b| b != block && !self.dominators.dominates(block, b));
        // In a loop, what the block does not dominate may run before it, in this round or an earlier one.
        let mut before = blocks.filter(|&&b| self.cfg.is_reachable(b));
        l.latches.iter().all(|&latch| self.dominators.dominates(block, latch))
            && before.all(|&b| {
                let stays = body.succs(b).iter().all(|e| self.loops.contains(self.id, e.to));
                let in_cycle = self.loops.innermost(b) != Some(self.id);
                stays && !in_cycle && body[b].insts.iter().all(|&i| !body.effects(i).has(effects))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssa::toy::{high, unindent};
    use crate::ssa::{random, verify_body};
    use proptest::prelude::*;

    fn after(text: &str) -> String {
        let mut body = high(text);
        licm(&mut body, &mut |_| true);
        assert_eq!(verify_body(&body), Ok(()));
        body.to_string()
    }

    #[test]
    fn out_of_both_loops_with_the_constants_needed() {
        let text = after(
            "^bb0(%0: int, %1: int): jump -> ^bb1(%0)
             ^bb1(%2: int): jump -> ^bb2(%2)
             ^bb2(%3: int): %4 = const {value: 3} : int  %5 = add %1, %4 : int  %6 = add %5, %5 : int  %7 = add %2, %6 : int  %8 = add %3, %7 : int  br %8 -> ^bb2(%8), ^bb3
             ^bb3(): br %8 -> ^bb1(%8), ^bb4
             ^bb4(): ret %8",
        );
        let expected = "^bb0(%0: int, %1: int):\n %4 = const {value: 3} : int\n %5 = add %1, %4 : int\n %6 = add %5, %5 : int\n jump -> ^bb1(%0)
            ^bb1(%2: int):\n %7 = add %2, %6 : int\n jump -> ^bb2(%2)\n ^bb2(%3: int):\n %8 = add %3, %7 : int\n br %8 -> ^bb2(%8), ^bb3
            ^bb3():\n br %8 -> ^bb1(%8), ^bb4\n ^bb4():\n ret %8";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn what_must_stay() {
        // A conflicting store, an allocation, a call, and a lone constant.
        let text = "^bb0(%0: any):\n jump -> ^bb1\n ^bb1():\n %1 = const {value: 1} : int\n %2 = load %0 {field: 1} : int\n store %0, %1 {field: 1}
            %3 = new : any\n %4 = call %0 {func: @#0} : any\n br %2 -> ^bb1, ^bb2\n ^bb2():\n ret %3";
        assert_eq!(after(text), unindent(text));
    }

    #[test]
    fn loads_move_only_if_they_would_run() {
        let case = |body: &str| {
            let text = after(&format!("^bb0(%0: any): jump -> ^bb1 {body} ^bb9(): ret %0"));
            text.split("^bb1").next().unwrap().contains("load")
        };
        assert!(
            case("^bb1(): print %0, %0  %1 = load %0 {field: 1} : int  br %1 -> ^bb1, ^bb9"),
            "in the header, before the exit"
        );
        assert!(
            case(
                "^bb1(): br %0 -> ^bb2, ^bb3 ^bb2(): jump -> ^bb4 ^bb3(): jump -> ^bb4 ^bb4(): %1 = load %0 {field: 1} : int br %1 -> ^bb1, ^bb9"
            ),
            "on every way"
        );
        assert!(
            !case("^bb1(): br %0 -> ^bb2, ^bb9 ^bb2(): %1 = load %0 {field: 1} : int  br %1 -> ^bb1, ^bb9"),
            "behind an exit"
        );
        assert!(
            !case("^bb1(): br %0 -> ^bb2, ^bb3 ^bb2(): %1 = load %0 {field: 1} : int  jump -> ^bb3 ^bb3(): br %0 -> ^bb1, ^bb9"),
            "on one way"
        );
        assert!(
            !case("^bb1(): %2 = add %0, %0 : any  %1 = load %0 {field: 1} : int  br %1 -> ^bb1, ^bb9"),
            "behind what may raise and write"
        );
        assert!(!case(
            "^bb1(): br %0 -> ^bb1, ^bb2 ^bb2(): store %0, %0 {field: 1} br %0 -> ^bb3, ^bb9 ^bb3(): %1 = load %0 {field: 1} : int jump -> ^bb1"
        ));
    }

    proptest! {
        #[test]
        fn bodies_stay_valid_and_a_second_run_finds_nothing(shape in random::shape(8), limit in 0..9_usize) {
            let mut body = random::body(&shape);
            let mut asked = 0;
            licm(&mut body, &mut |_| { asked += 1; asked <= limit });
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            licm(&mut body, &mut |_| true);
            prop_assert_eq!(verify_body(&body), Ok(()), "{}", body);
            licm(&mut body, &mut |_| panic!("something was left"));
        }
    }
}
