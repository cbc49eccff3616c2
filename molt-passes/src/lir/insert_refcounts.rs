//! `insert-refcounts` · lir → lir
//!
//! ```text
//! %2 = load %1 {offset: 16} : val                ⇒      %2 = load %1 {offset: 16} : val
//! %3 = call_rt %2 {function: "f"} : val                 retain %2
//!                                                       %3 = call_rt %2 {function: "f"} : val
//!                                                       release %2
//! ```
//!
//! Places `retain` and `release` by ownership (Reinking, Xie, de Moura, Leijen: *Perceus*, 2021): every owned value is consumed
//! exactly once on every path. The last use that consumes moves the count; an earlier one is preceded by `retain`; a value that is only
//! borrowed at its last use is released right behind it, or on the edges on which it is no longer needed.
//!
//! A load borrows from memory. It gets a count of its own only where something that may release the memory's content happens while
//! it is in use; elsewhere the object that holds the memory is kept alive instead.
//!
//! Caveat: values are released at their last use, not at the end of their scope; programs with finalizers keep counts for
//! every load, since a release may then change memory.

mod borrows;
mod lending;
mod live;

use super::overwrites::Overwrites;
use crate::prelude::*;
use crate::ssa::each_body;
use borrows::Borrows;
use live::{InUse, Live};
use molt_ir::lir::facts::REFCOUNTS_EXPLICIT;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Body, Op, ownership};
use molt_ir::ssa::{Block, Inst, Op as _, Value, Values};

/// See the module.
pub struct InsertRefcounts;

options! {
    /// What saves counts. Without any of it every value that is made or loaded is held, and every use of one that has several takes
    /// a count for its time, as in an interpreter's loop: `molt-bench counts` compares with that.
    pub struct RefcountOptions {
        /// The last use takes the count that the value has; otherwise only that of a value that is used once.
        moves: bool = true,
        /// A load borrows where nothing can release it meanwhile, and a use of a value always does; otherwise they hold a count.
        borrows: bool = true,
    }
}

impl Pass for InsertRefcounts {
    type From = lir::Program;
    type To = lir::Program;
    type Options = RefcountOptions;
    const NAME: &'static str = "insert-refcounts";
    const SUMMARY: &'static str = "places reference counts so that every owned value is consumed once on every path";
    const ESTABLISHES: &'static [Fact] = &[REFCOUNTS_EXPLICIT];

    fn run(options: &RefcountOptions, program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let finalizers = program.header.finalizers;
        let written = Overwrites::of(program);
        each_body(program, cx, |body, cx| {
            if !body.is_empty() {
                place(body, options, &written, finalizers, cx);
            }
        });
        Ok(())
    }
}

fn place(body: &mut Body, options: &RefcountOptions, written: &Overwrites, finalizers: bool, cx: &mut PassCx) {
    let mut borrows = Borrows::of(body, written, finalizers || !options.borrows);
    if !(options.moves && options.borrows) {
        borrows.count_more(body, options);
    }
    let live = Live::of(body, |v| borrows.roots(v));
    let mut in_use = InUse::new(body);
    let blocks = body.blocks().to_vec();
    let plans: Vec<Plan> = blocks.iter().map(|&block| plan(body, &borrows, &live, &mut in_use, block)).collect();
    let mut split = vec![];
    for (&block, plan) in blocks.iter().zip(plans) {
        for (edge, actions) in plan.edges {
            cx.count_by("retains", actions.retain.len() as u64);
            cx.count_by("releases", actions.release.len() as u64);
            match body.succs(block).len() {
                1 => at_end(body, block, block, actions),
                _ => split.push((block, edge, actions)),
            }
        }
        let mut around = plan.around;
        if around.is_empty() {
            continue;
        }
        body.rebuild_block(block, |body, inst, out| {
            let actions = around.remove(&Place::Before(inst)).unwrap_or_default();
            emit(body, out, inst, &actions, cx);
            out.push(inst);
            let actions = around.remove(&Place::After(inst)).unwrap_or_default();
            emit(body, out, inst, &actions, cx);
        });
    }
    let edges: Vec<(Block, usize)> = split.iter().map(|(block, edge, _)| (*block, *edge)).collect();
    for ((block, _, actions), middle) in split.into_iter().zip(body.split_edges(&edges)) {
        at_end(body, middle, block, actions);
    }
}

fn emit(body: &mut Body, out: &mut Vec<Inst>, at: Inst, actions: &Actions, cx: &mut PassCx) {
    cx.count_by("retains", actions.retain.len() as u64);
    cx.count_by("releases", actions.release.len() as u64);
    let span = body[at].span;
    for &value in &actions.retain {
        out.push(body.make(Op::Retain { args: [value] }, &[], span));
    }
    for &value in &actions.release {
        out.push(body.make(Op::Release { args: [value] }, &[], span));
    }
}

/// Counts to take and to give back at one place.
#[derive(Default)]
struct Actions {
    retain: Vec<Value>,
    release: Vec<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Before(Inst),
    After(Inst),
}

#[derive(Default)]
struct Plan {
    around: fxhash::FxHashMap<Place, Actions>,
    edges: Vec<(usize, Actions)>,
}

impl Plan {
    fn before(&mut self, inst: Inst) -> &mut Actions {
        self.around.entry(Place::Before(inst)).or_default()
    }
    fn after(&mut self, inst: Inst) -> &mut Actions {
        self.around.entry(Place::After(inst)).or_default()
    }
}

/// What one block needs, walking it backwards. `in_use` is left as it is in front of the block.
fn plan(body: &Body, borrows: &Borrows, live: &Live, in_use: &mut InUse, block: Block) -> Plan {
    let mut plan = Plan::default();
    let Some(last) = body.terminator(block) else { return plan };
    in_use.clear();
    terminator(body, borrows, live, last, in_use, &mut plan);
    for &inst in body[block].insts.iter().rev() {
        for result in body.results(inst).filter(|&r| borrows.is_owned(r)) {
            let loaded = matches!(body[inst].op, Op::Load { .. });
            if loaded {
                plan.after(inst).retain.push(result);
            }
            if !in_use.remove(result) {
                plan.after(inst).release.push(result);
            }
        }
        if inst == last {
            continue;
        }
        operands(body, borrows, live, inst, in_use, &mut plan);
    }
    // Parameters that nothing uses.
    for &param in body[block].params.iter().filter(|&&p| borrows.is_owned(p) && !in_use.contains(p)) {
        plan.before(body[block].insts[0]).release.push(param);
    }
    plan
}

/// The operands of an ordinary instruction: moves, extra counts, releases behind the last use.
fn operands(body: &Body, borrows: &Borrows, live: &Live, inst: Inst, in_use: &mut InUse, plan: &mut Plan) {
    let args = body[inst].op.args();
    let uses = live.uses(inst);
    let consumed: Values = ownership::consumed(body, inst).into_iter().map(|n| args[n]).collect();
    for &value in args.iter().filter(|&&v| borrows.counts_use(body, inst, v)) {
        plan.before(inst).retain.push(value);
        plan.after(inst).release.push(value);
    }
    if consumed.is_empty() && uses.is_empty() {
        return;
    }
    // A value that the instruction consumes and also borrows must outlive it.
    let outlives = |value: Value| {
        let as_operand = args.iter().filter(|&&a| a == value).count();
        as_operand > consumed.iter().filter(|&&c| c == value).count()
            || uses.iter().filter(|&&u| u == value).count() > as_operand
            || borrows.keeps_count(body, inst, value)
    };
    for (n, &value) in consumed.iter().enumerate() {
        if consumed[..n].contains(&value) {
            continue;
        }
        let times = consumed.iter().filter(|&&c| c == value).count();
        let moves = borrows.is_owned(value) && !in_use.contains(value) && !outlives(value);
        let retains = times - usize::from(moves);
        if retains > 0 {
            plan.before(inst).retain.extend(std::iter::repeat_n(value, retains));
        }
    }
    for (n, &value) in uses.iter().enumerate() {
        let moved = consumed.contains(&value) && !outlives(value);
        if !in_use.contains(value) && !moved && !uses[..n].contains(&value) {
            plan.after(inst).release.push(value);
        }
    }
    uses.iter().for_each(|&v| in_use.insert(v));
}

/// A terminator: what each edge takes, and what dies on it. Leaves the values in use before it in `in_use`.
fn terminator(body: &Body, borrows: &Borrows, live: &Live, last: Inst, in_use: &mut InUse, plan: &mut Plan) {
    let succs = body[last].op.succs();
    if succs.is_empty() {
        operands(body, borrows, live, last, in_use, plan);
        // Nothing can stand behind a terminator: what the returned value was borrowed from is released in front of it, once the
        // value has a count of its own.
        if let Some(behind) = plan.around.remove(&Place::After(last)) {
            plan.before(last).release.extend(behind.release);
        }
        return;
    }
    live.uses(last).iter().for_each(|&v| in_use.insert(v));
    for (k, edge) in succs.iter().enumerate() {
        live.live_in(edge.to).iter().for_each(|&v| in_use.insert(v));
        live.edge_uses(last, k).iter().for_each(|&v| in_use.insert(v));
    }
    let dying = in_use.sorted();
    for (k, edge) in succs.iter().enumerate() {
        let mut actions = Actions::default();
        let passed: Values =
            edge.args.iter().enumerate().filter(|(n, _)| ownership::passed_owned(body, edge.to, *n)).map(|(_, &a)| a).collect();
        for (n, &value) in passed.iter().enumerate() {
            let last_time = !passed[n + 1..].contains(&value);
            let moves = last_time && borrows.is_owned(value) && !live.is_live_in(edge.to, value);
            if !moves && body.ty(value).is_counted() {
                actions.retain.push(value);
            }
        }
        // Both are in order.
        let mut still = live.live_in(edge.to).iter().peekable();
        for &value in &dying {
            while still.next_if(|&&v| v < value).is_some() {}
            if still.peek() == Some(&&value) {
                continue;
            }
            let moved = passed.contains(&value) && borrows.is_owned(value);
            if !moved && !is_no_object(body, last, k, value) {
                actions.release.push(value);
            }
        }
        if !actions.retain.is_empty() || !actions.release.is_empty() {
            plan.edges.push((k, actions));
        }
    }
}

/// Whether edge `k` is only taken where the value is absent: the result of a call that raised.
fn is_no_object(body: &Body, last: Inst, k: usize, value: Value) -> bool {
    let (Op::Branch { args, .. } | Op::BranchCold { args, .. }) = &body[last].op else { return false };
    match body.def_op(args[0]) {
        Some(Op::ICmp { args: [a, b], cc: cc @ (IntCompare::Eq | IntCompare::Ne) }) => {
            let equal = (k == 0) == (*cc == IntCompare::Eq);
            match body.def_op(*b) {
                Some(Op::Imm { bits: 0 }) => equal && *a == value,
                Some(Op::Int { value: constant }) => equal == (*constant != 0) && is_status_of(body, *a, value),
                _ => false,
            }
        }
        _ => k == 0 && is_status_of(body, args[0], value),
    }
}

/// Whether `status` says of the call that made `value` that it raised, when it is not 0.
fn is_status_of(body: &Body, status: Value, value: Value) -> bool {
    let Some(call) = body.def_inst(value).filter(|call| body.def_inst(status) == Some(*call)) else { return false };
    let mut results = body.results(call);
    matches!(body[call].op, Op::Call { .. } | Op::CallRuntime { .. })
        && results.len() == 2
        && (results.next(), results.next()) == (Some(value), Some(status))
}

/// Puts the actions of an edge out of `source` at the end of `block`: that of the edge, or `source` itself if there is no other.
fn at_end(body: &mut Body, block: Block, source: Block, actions: Actions) {
    let span = body.terminator(source).map(|t| body[t].span).unwrap_or_default();
    for &value in &actions.retain {
        body.insert_at_end(block, Op::Retain { args: [value] }, &[], span);
    }
    for &value in &actions.release {
        body.insert_at_end(block, Op::Release { args: [value] }, &[], span);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, after_with};
    use super::*;
    use molt_ir::lir::counts;

    /// The body with its counts, which the certifier has seen. Functions that no table knows borrow their operands, own their
    /// results, and may do anything.
    fn counted(text: &str) -> String {
        let text = after::<InsertRefcounts>(text);
        assert_eq!(counts::check_body(&Body::parse(&text).unwrap()), Ok(()), "{text}");
        text
    }

    fn count(text: &str) -> (usize, usize) {
        (text.matches("retain").count(), text.matches("release").count())
    }

    const MAKE: &str = "^bb0(%8: ptr, %9: i64): %0 = call_rt {function: \"make\"} : val";

    #[test]
    fn the_last_use_takes_the_count_and_an_earlier_one_a_new_count() {
        let once = counted(&format!("{MAKE}  store %8, %0 {{offset: 0}}  ret"));
        assert_eq!(count(&once), (0, 0), "{once}");
        let twice = counted(&format!("{MAKE}  store %8, %0 {{offset: 0}}  store %8, %0 {{offset: 8}}  ret"));
        assert_eq!(count(&twice), (1, 0), "{twice}");
        let looked = counted(&format!("{MAKE}  call_rt %0 {{function: \"look\"}}  call_rt {{function: \"act\"}}  ret"));
        assert!(looked.contains("{function: \"look\"}\n  release %2\n  call_rt {function: \"act\"}"), "{looked}");
    }

    #[test]
    fn a_load_is_counted_only_across_what_may_release_it() {
        let load = "^bb0(%0: obj): %1 = as_ptr %0 : ptr  %2 = load %1 {offset: 24} : val";
        let quiet = counted(&format!("{load}  %3 = is_small %2 : i64  call_rt {{function: \"act\"}}  ret"));
        assert_eq!(count(&quiet), (0, 0), "{quiet}");
        let other = counted(&format!("{load}  call_rt {{function: \"act\"}}  %3 = is_small %2 : i64  ret"));
        assert_eq!(count(&other), (0, 0), "nothing is ever put there: {other}");
        let loud = counted(
            &format!("{load}  %4 = exchange %1, %5 {{offset: 24}} : val  %3 = is_small %2 : i64  ret")
                .replace("(%0: obj)", "(%0: obj, %5: val)"),
        );
        assert_eq!(count(&loud), (2, 2), "{loud}");
        let item = "^bb0(%0: ptr): %1 = load %0 {offset: 16} : ptr  %2 = load %1 {offset: 0} : val  call_rt {function: \"act\"}  %3 = is_small %2 : i64  ret";
        assert_eq!(count(&counted(item)), (1, 1), "whoever has the list may change it");
    }

    #[test]
    fn a_parameter_borrows_from_what_is_held_all_the_time() {
        let walk = |write: &str| {
            format!(
                "^bb0(%0: val, %9: val): jump -> ^bb1(%0)  ^bb1(%1: val): %2 = as_ptr %1 : ptr  %3 = load %2 {{offset: 24}} : val
                 %4 = is_object %3 : i64  {write}  br %4 -> ^bb1(%3), ^bb2  ^bb2(): ret"
            )
        };
        let quiet = counted(&walk(""));
        assert_eq!((count(&quiet), quiet.contains("(%2: ref)")), ((0, 0), true), "{quiet}");
        let written = counted(&walk("%5 = exchange %2, %9 {offset: 24} : val"));
        assert_eq!((count(&written), written.contains(": ref")), ((3, 3), false), "{written}");
        let other = counted(&walk("%5 = exchange %2, %9 {offset: 16} : val"));
        assert_eq!((count(&other), other.contains(": ref)")), ((1, 1), true), "{other}");
    }

    #[test]
    fn what_is_stored_again_is_still_there() {
        let text = "^bb0(%0: obj, %8: obj): %1 = as_ptr %0 : ptr  %2 = load %1 {offset: 24} : val  %3 = as_ptr %8 : ptr
            %4 = exchange %3, %2 {offset: 24} : val  call_rt %2 {function: \"look\"}  ret";
        assert_eq!(count(&counted(text)), (1, 1), "the count of the store, and that of what was there");
    }

    #[test]
    fn without_moves_and_borrows_every_use_of_a_variable_counts() {
        let text = format!("{MAKE}  call_rt %0 {{function: \"look\"}}  store %8, %0 {{offset: 0}}  ret");
        assert_eq!(count(&counted(&text)), (0, 0), "{text}");
        let with = |moves, borrows| {
            let text = after_with::<InsertRefcounts>(&RefcountOptions { moves, borrows }, &text);
            assert_eq!(counts::check_body(&Body::parse(&text).unwrap()), Ok(()), "{text}");
            count(&text)
        };
        // The store copies, and the value is let go behind it; the call takes a count for its time.
        assert_eq!((with(false, true), with(true, false), with(false, false)), ((1, 1), (1, 1), (2, 2)));
        let once = format!("{MAKE}  store %8, %0 {{offset: 0}}  ret");
        let naive = after_with::<InsertRefcounts>(&RefcountOptions { moves: false, borrows: false }, &once);
        assert_eq!(count(&naive), (0, 0), "what is used once is moved in any case: {naive}");
    }

    #[test]
    fn what_dies_on_one_edge_is_released_there() {
        let text = counted(&format!("{MAKE}  br %9 -> ^bb1, ^bb2  ^bb1(): ret  ^bb2(): store %8, %0 {{offset: 0}}  ret"));
        assert_eq!(count(&text), (0, 1), "{text}");
    }

    #[test]
    fn a_call_that_raised_gave_nothing() {
        for test in ["br_cold %1", "%2 = iconst {value: 1} : i64  %3 = icmp %1, %2 {cc: eq} : i64  br_cold %3"] {
            let text = counted(&format!(
                "^bb0(%9: val): %0, %1 = call_rt %9 {{function: \"next\"}} : val, i64  {test} -> ^bb1, ^bb2
                 ^bb1(): ret  ^bb2(): call_rt %0 {{function: \"look\"}}  ret"
            ));
            assert_eq!(count(&text), (0, 1), "{text}");
        }
    }
}
