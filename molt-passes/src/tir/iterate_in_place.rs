//! `iterate-in-place` · tir → tir
//!
//! ```text
//! %3 = call %range, %n; %4 = iter %3           ⇒   jump -> ^bb1(%0)
//! ^bb1(): %6 = next %4; %7 = is_bound %6            ^bb1(%i: int): %7 = compare %i, %n {op: lt} : bool
//!   br %7 -> ^body, ^done                             br %7 -> ^next, ^done
//!                                                   ^next(): %k = binary %i, %1 {op: add} : int; jump -> ^body, with %i for %6
//! ```
//!
//! A `for` over a range, list, tuple, string, bytes or dict, or over `enumerate`, `zip` and `reversed` of these, needs no iterator object: its
//! position is a value of the loop. Ranges count with ints of any size, so they stay exact; `speculate-ints` makes them raw. The
//! length of a list is looked at in every round, as its iterator does, so a list that changes meanwhile behaves the same.
//!
//! Caveats: a range with a step that is not known to be an int keeps its iterator, as does whatever is not consumed by one `for` alone.

use super::iteration_plan::{Plan, plan};
use molt_ir::ssa::{Block, Body, Cfg, Dominators, Inst, LoopId, Loops};
use molt_ir::tir::{Op, Tir};

use crate::prelude::*;
use crate::ssa::leave;
use tir::facts::LOOPS_INVERTED;

/// Loops without iterator objects.
pub struct IterateInPlace;

impl Pass for IterateInPlace {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "iterate-in-place";
    const SUMMARY: &'static str = "runs over ranges, lists, tuples and strings without iterator objects";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let steps: Vec<Inst> = body.insts().filter(|&i| matches!(body[i].op, Op::Next { .. })).collect();
            for step in steps {
                if let Some(found) = Loop::of(body, step)
                    && leave(cx, "in-place")
                {
                    found.rewrite(body);
                }
            }
        }
        Ok(())
    }
}

/// A `for` that can run in place.
struct Loop {
    iter: Inst,
    step: Inst,
    plan: Plan,
    /// The block that decides whether an item is left.
    test: Block,
    /// The test of the item and the branch on it.
    bound: Inst,
    branch: Inst,
    /// The block that takes the position, and its predecessors in the loop.
    header: Block,
    inside: Vec<Block>,
    /// Uses of the iterator that only keep it alive.
    keeps: Vec<Inst>,
}

impl Loop {
    fn of(body: &Body<Tir>, step: Inst) -> Option<Loop> {
        let Op::Next { args: [iterator] } = body[step].op else { return None };
        let iter = body.def_inst(iterator)?;
        let Op::Iter { args: [iterable] } = body[iter].op else { return None };
        let keeps: Vec<Inst> = body.users(iterator).into_iter().filter(|&u| u != step).collect();
        if !keeps.iter().all(|&k| matches!(body[k].op, Op::KeepAlive { .. })) {
            return None;
        }
        let plan = plan(body, iterable)?;
        let cfg = Cfg::of(body);
        let place = body.block_of(step)?;
        let (test, at) = match body.tried(place) == Some(step) {
            true => (body.succs(place)[0].to, 0),
            false => (place, body.position(step) + 1),
        };
        if test != place && (cfg.single_pred(test).is_none() || !body[test].params.is_empty()) {
            return None;
        }
        let item = body.result(step);
        let &[bound, branch] = body[test].insts.get(at..)? else { return None };
        match (&body[bound].op, &body[branch].op) {
            (Op::IsBound { args: [v] }, Op::Branch { args: [c], .. }) if *v == item && *c == body.result(bound) => {}
            _ => return None,
        }
        if body.users(body.result(bound)) != [branch] {
            return None;
        }
        let dominators = Dominators::of(body, &cfg);
        let loops = Loops::of(body, &cfg, &dominators);
        let around = loops.innermost(body.block_of(iter)?);
        let inner = inner_loop(&loops, place, around)?;
        let header = inner.map_or(place, |id| loops[id].header);
        // Blocks that run only while there is an item.
        let to = body.succs(test)[0].to;
        let only = cfg.single_pred(to).is_some();
        let has_item = |b: Block| only && dominators.dominates(to, b);
        for user in body.users(item) {
            let on_the_way = user == branch && !body.succs(test)[1].args.contains(&item);
            if user != bound && !on_the_way && !has_item(body.block_of(user)?) {
                return None;
            }
        }
        let mut inside = vec![];
        if let Some(id) = inner {
            for pred in cfg.preds(header).iter().filter(|p| loops.contains(id, p.block)) {
                if pred.block == test && pred.edge == 0 {
                    continue;
                }
                if !has_item(pred.block) {
                    return None;
                }
                inside.push(pred.block);
            }
        }
        Some(Loop { iter, step, plan, test, bound, branch, header: if inner.is_some() { header } else { place }, inside, keeps })
    }

    fn rewrite(self, body: &mut Body<Tir>) {
        let Loop { iter, step, plan, test, bound, branch, header, mut inside, keeps } = self;
        let (span, item) = (body[step].span, body.result(step));
        let middle = body.split_edge(test, 0);
        inside.push(middle);
        let mut state = plan.begin(body, iter);
        let looped = {
            let cfg = Cfg::of(body);
            cfg.preds(header).iter().any(|p| inside.contains(&p.block))
        };
        let mut slots = vec![];
        state.each(&mut |position, ty| {
            let first = *position;
            slots.push((first, ty.clone()));
        });
        if looped {
            let mut made = slots.iter().map(|(first, ty)| body.add_param_with(header, ty.clone(), |_, _| *first)).collect::<Vec<_>>().into_iter();
            state.each(&mut |position, _| *position = made.next().expect("one parameter for each position"));
        }
        match state.step(body, step) {
            true => body.remove(step),
            false => body.remove_tried(step),
        }
        let more = state.more(body, branch);
        if let Op::Branch { args, .. } = &mut body[branch].op {
            args[0] = more;
        }
        body.remove(bound);
        let jump = body.terminator(middle).expect("a split edge ends with a jump");
        let found = state.item(body, jump);
        let mut nexts = vec![];
        state.advance(body, jump, &mut nexts);
        if looped {
            for &source in &inside {
                for n in 0..body.succs(source).len() {
                    if body.succs(source)[n].to == header {
                        let args = &mut body.succs_mut(source)[n].args;
                        let first = args.len() - nexts.len();
                        args.truncate(first);
                        args.extend(nexts.iter().copied());
                    }
                }
            }
        }
        body.replace_all_uses(item, found);
        for keep in keeps {
            for container in state.containers() {
                let made = body.insert_before(keep, Op::KeepAlive { args: [container] }, &[]);
                body[made].span = span;
            }
            body.remove(keep);
        }
        body.remove_tried(iter);
        for call in plan.calls() {
            body.remove_tried(call);
        }
    }
}

/// The loop around `place` inside `around`: none if they are the same; nothing where more than one lies between.
fn inner_loop(loops: &Loops, place: Block, around: Option<LoopId>) -> Option<Option<LoopId>> {
    match loops.innermost(place) {
        inner if inner == around => Some(None),
        Some(id) if loops[id].parent == around => Some(Some(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn a_range_counts() {
        let body = "^bb0(%0: int): %1 = builtin {name: \"range\"} : builtin[range]  %2 = call %1, %0 {keywords: []} : range
            %3 = iter %2 : iterator[int]  jump -> ^bb1
            ^bb1(): %4 = next %3 : any  %5 = is_bound %4 : bool  br %5 -> ^bb2, ^bb3
            ^bb2(): %6 = call %4, %4 {keywords: []} : any  jump -> ^bb1
            ^bb3(): keep_alive %3  ret %0";
        let expected = "^bb0(%0: int):\n %1 = builtin {name: \"range\"} : builtin[range]\n %2 = int {value: 0} : i64\n jump -> ^bb1(%2)
            ^bb1(%3: int):\n %4 = compare %3, %0 {op: lt} : bool\n br %4 -> ^bb2, ^bb4
            ^bb2():\n %5 = int {value: 1} : i64\n %6 = binary %3, %5 {op: add} : int\n jump -> ^bb3
            ^bb3():\n %7 = call %3, %3 {keywords: []} : any\n jump -> ^bb1(%6)\n ^bb4():\n ret %0";
        assert_eq!(after::<IterateInPlace>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn the_length_of_a_list_is_asked_in_every_round() {
        let body = "^bb0(%0: list[str]): %3 = iter %0 : iterator[str]  jump -> ^bb1
            ^bb1(): %4 = next %3 : any  %5 = is_bound %4 : bool  br %5 -> ^bb2, ^bb3
            ^bb2(): list_append %0, %4  jump -> ^bb1
            ^bb3(): keep_alive %3  ret %0";
        let expected = "^bb0(%0: list[str]):\n %1 = int {value: 0} : i64\n jump -> ^bb1(%1)
            ^bb1(%2: i64):\n %3 = call_builtin %0 {name: \"builtins.len\"} : i64\n %4 = compare %2, %3 {op: lt} : bool\n br %4 -> ^bb2, ^bb4
            ^bb2():\n %5 = item_at %0, %2 : str\n %6 = int {value: 1} : i64\n %7 = binary %2, %6 {op: add} : i64\n jump -> ^bb3
            ^bb3():\n list_append %0, %5\n jump -> ^bb1(%7)\n ^bb4():\n keep_alive %0\n ret %0";
        assert_eq!(after::<IterateInPlace>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn what_is_asked_for_elsewhere_keeps_its_iterator() {
        let body = "^bb0(%0: list[str]): %3 = iter %0 : iterator[str]  jump -> ^bb1
            ^bb1(): %4 = next %3 : any  %5 = is_bound %4 : bool  br %5 -> ^bb2, ^bb3
            ^bb2(): %6 = next %3 : any  jump -> ^bb1
            ^bb3(): ret %0";
        assert!(after::<IterateInPlace>(&(), program(&[("f", body)]))[0].contains("next"));
    }
}
