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
mod live;

use crate::prelude::*;
use borrows::Borrows;
use fxhash::FxHashSet;
use live::Live;
use molt_ir::lir::facts::REFCOUNTS_EXPLICIT;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Body, Op, ownership};
use molt_ir::ssa::{Block, Inst, Op as _, Value};

/// See the module.
pub struct InsertRefcounts;

impl Pass for InsertRefcounts {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "insert-refcounts";
    const SUMMARY: &'static str = "places reference counts so that every owned value is consumed once on every path";
    const ESTABLISHES: &'static [Fact] = &[REFCOUNTS_EXPLICIT];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let finalizers = program.header.finalizers;
        for (_, function) in program.functions_mut() {
            if !function.body.is_empty() {
                place(&mut function.body, finalizers, cx);
            }
        }
        Ok(())
    }
}

fn place(body: &mut Body, finalizers: bool, cx: &mut PassCx) {
    let mut borrows = Borrows::of(body, finalizers);
    let live = Live::of(body, |v| borrows.roots(body, v));
    for block in body.blocks().to_vec() {
        let plan = plan(body, &borrows, &live, block);
        for (edge, actions) in plan.edges {
            cx.count_by("retains", actions.retain.len() as u64);
            cx.count_by("releases", actions.release.len() as u64);
            on_edge(body, block, edge, actions);
        }
        let mut around = plan.around;
        body.rebuild_block(block, |body, inst, out| {
            let actions = around.remove(&Place::Before(inst)).unwrap_or_default();
            emit(body, out, inst, &actions, cx);
            out.push(inst);
            let actions = around.remove(&Place::After(inst)).unwrap_or_default();
            emit(body, out, inst, &actions, cx);
        });
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

/// What one block needs, walking it backwards.
fn plan(body: &Body, borrows: &Borrows, live: &Live, block: Block) -> Plan {
    let mut plan = Plan::default();
    let Some(last) = body.terminator(block) else { return plan };
    let mut in_use = terminator(body, borrows, live, last, &mut plan);
    for &inst in body[block].insts.iter().rev() {
        for result in body.results(inst).filter(|&r| borrows.is_owned(r)) {
            let loaded = matches!(body[inst].op, Op::Load { .. });
            if loaded {
                plan.after(inst).retain.push(result);
            }
            if !in_use.remove(&result) {
                plan.after(inst).release.push(result);
            }
        }
        if inst == last {
            continue;
        }
        operands(body, borrows, live, inst, &mut in_use, &mut plan);
    }
    // Parameters that nothing uses.
    for &param in body[block].params.iter().filter(|&&p| borrows.is_owned(p) && !in_use.contains(&p)) {
        plan.before(body[block].insts[0]).release.push(param);
    }
    plan
}

/// The operands of an ordinary instruction: moves, extra counts, releases behind the last use.
fn operands(body: &Body, borrows: &Borrows, live: &Live, inst: Inst, in_use: &mut FxHashSet<Value>, plan: &mut Plan) {
    let args = body[inst].op.args();
    let consumed: Vec<Value> = ownership::consumed(body, inst).into_iter().map(|n| args[n]).collect();
    // A value that the instruction consumes and also borrows must outlive it.
    let borrowed_too = |value: Value| {
        let as_operand = args.iter().filter(|&&a| a == value).count() > consumed.iter().filter(|&&c| c == value).count();
        let uses = live.uses(inst).iter().filter(|&&u| u == value).count();
        as_operand || uses > args.iter().filter(|&&a| a == value).count()
    };
    let mut seen: Vec<Value> = Vec::new();
    for &value in &consumed {
        if seen.contains(&value) {
            continue;
        }
        seen.push(value);
        let times = consumed.iter().filter(|&&c| c == value).count();
        let moves = borrows.is_owned(value) && !in_use.contains(&value) && !borrowed_too(value);
        let retains = times - usize::from(moves);
        plan.before(inst).retain.extend(std::iter::repeat_n(value, retains));
    }
    let mut released: Vec<Value> = Vec::new();
    for &value in live.uses(inst) {
        let moved = consumed.contains(&value) && !borrowed_too(value);
        if !in_use.contains(&value) && !moved && !released.contains(&value) {
            released.push(value);
        }
    }
    plan.after(inst).release.extend(released);
    in_use.extend(live.uses(inst).iter().copied());
}

/// A terminator: what each edge takes, and what dies on it. Gives the values in use before it.
fn terminator(body: &Body, borrows: &Borrows, live: &Live, last: Inst, plan: &mut Plan) -> FxHashSet<Value> {
    let op = &body[last].op;
    let succs = op.succs();
    let mut in_use: FxHashSet<Value> = live.uses(last).iter().copied().collect();
    for (k, edge) in succs.iter().enumerate() {
        in_use.extend(live.live_in(edge.to));
        in_use.extend(live.edge_uses(last, k).iter().copied());
    }
    if succs.is_empty() {
        let returned: FxHashSet<Value> = in_use.clone();
        let mut rest = FxHashSet::default();
        operands(body, borrows, live, last, &mut rest, plan);
        // Nothing can stand behind a terminator: what the returned value was borrowed from is released in front of it, once the
        // value has a count of its own.
        if let Some(behind) = plan.around.remove(&Place::After(last)) {
            plan.before(last).release.extend(behind.release);
        }
        return returned;
    }
    let mut dying: Vec<Value> = in_use.iter().copied().collect();
    dying.sort();
    for (k, edge) in succs.iter().enumerate() {
        let mut actions = Actions::default();
        let passed: Vec<Value> =
            edge.args.iter().enumerate().filter(|(n, _)| ownership::passed_owned(body, edge.to, *n)).map(|(_, &a)| a).collect();
        for (n, &value) in passed.iter().enumerate() {
            let last_time = !passed[n + 1..].contains(&value);
            let moves = last_time && borrows.is_owned(value) && !live.is_live_in(edge.to, value);
            if !moves && body.ty(value).is_counted() {
                actions.retain.push(value);
            }
        }
        for &value in &dying {
            let moved = passed.contains(&value) && borrows.is_owned(value);
            if !live.is_live_in(edge.to, value) && !moved && !is_no_object(body, last, k, value) {
                actions.release.push(value);
            }
        }
        if !actions.retain.is_empty() || !actions.release.is_empty() {
            plan.edges.push((k, actions));
        }
    }
    in_use
}

/// Whether edge `k` is only taken where the value is absent: the result of a call that raised.
fn is_no_object(body: &Body, last: Inst, k: usize, value: Value) -> bool {
    let (Op::Branch { args, .. } | Op::BranchCold { args, .. }) = &body[last].op else { return false };
    if k != 0 {
        return false;
    }
    match (body.def_op(args[0]), body.def_inst(args[0]), body.def_inst(value)) {
        (Some(Op::ICmp { args: [a, b], cc: IntCompare::Eq }), ..) if *a == value => {
            matches!(body.def_op(*b), Some(Op::Imm { bits: 0 }))
        }
        (_, Some(status), Some(call)) => status == call,
        _ => false,
    }
}

/// Puts the actions on one edge: at the start of the target where no other edge leads there, else in a block of their own.
fn on_edge(body: &mut Body, block: Block, edge: usize, actions: Actions) {
    let single = body.succs(block).len() == 1;
    let span = body.terminator(block).map(|t| body[t].span).unwrap_or_default();
    let at = if single { block } else { body.split_edge(block, edge) };
    for &value in &actions.retain {
        body.insert_at_end(at, Op::Retain { args: [value] }, &[], span);
    }
    for &value in &actions.release {
        body.insert_at_end(at, Op::Release { args: [value] }, &[], span);
    }
}
