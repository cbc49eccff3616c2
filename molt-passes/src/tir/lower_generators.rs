//! `lower-generators` · tir → tir
//!
//! ```text
//! fn @g {kind: generator} {                     fn @g {kind: function} {
//! ^bb0(%0: any):                                ^bb0(%0: any):
//!   %1 = yield %0 : any                 ⇒         %1 = make_generator %0 {func: @g.resume, frame: 1, kind: generator} : any
//!   ret %0                                        ret %1
//! }                                             }
//!                                               fn @g.resume {kind: resume} {
//!                                               ^bb0(%0: any, %1: any):
//!                                                 resume_switch %0 -> ^start, ^after
//!                                               ^start(): set_state %0 {state: 1} ; %2 = frame_get %0 {index: 0} ; suspend %2
//!                                               ^after(): %3 = resumed %1 ; %4 = frame_get %0 {index: 0} ; ret %4
//! ```
//!
//! A generator becomes a state machine: a frame holds every value that is needed after a suspension, and the resume function
//! goes on at the point that the state names. Such values are stored where they are defined and fetched before each use;
//! constants are made again instead.
//!
//! In a program that can see when values die, a slot is emptied where its value is needed no more; in others it keeps it until
//! another value comes or the generator ends.
//!
//! Caveat: every use of a value that lives across a suspension is a load. Generators that are consumed in place are inlined before.

use crate::prelude::*;
use fxhash::FxHashMap;
use molt_ir::ssa::{self, Block, Body, Cfg, Edge, FuncId, Inst, Language, Liveness, Op as _, Value};
use molt_ir::tir::facts::NO_GENERATORS;
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct LowerGenerators;

impl Pass for LowerGenerators {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "lower-generators";
    const SUMMARY: &'static str = "turns generator functions into state machines over a frame";
    const ESTABLISHES: &'static [Fact] = &[NO_GENERATORS];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let generators: Vec<FuncId> = program.functions().filter(|(_, f)| f.header.kind.suspends()).map(|(id, _)| id).collect();
        let empties = super::deaths::are_seen(program);
        for id in generators {
            cx.count("generators");
            split(program, id, empties);
        }
        Ok(())
    }
}

/// Moves the body to a resume function; the function itself only makes the generator.
fn split(program: &mut tir::Program, id: FuncId, empties: bool) {
    let mut resume = program[id].clone();
    resume.name = format!("{}.resume", resume.name);
    resume.header.kind = FunctionKind::Resume;
    let frame = Machine::build(&mut resume.body, empties);
    let resume = program.add(resume);

    let function = &mut program[id];
    let kind = std::mem::replace(&mut function.header.kind, FunctionKind::Function);
    function.header.result = Type::Any;
    let types: Vec<Type> = function.body[function.body.entry()].params.iter().map(|&p| function.body.ty(p).clone()).collect();
    let mut body = Body::<Tir>::default();
    let entry = body.new_block();
    let args = types.into_iter().map(|ty| body.add_param(entry, ty)).collect();
    let made = body.push_value(entry, Op::MakeGenerator { args, func: resume, frame, kind }, Type::Any, Span::NONE);
    body.push(entry, Op::Return { args: [made] }, &[], Span::NONE);
    function.body = body;
}

struct Machine<'a> {
    body: &'a mut Body<Tir>,
    generator: Value,
    sent: Value,
    /// Frame slots of values that live across a suspension.
    slots: FxHashMap<Value, u32>,
    /// How many values the frame holds.
    frame: u32,
    /// Whether slots are emptied.
    empties: bool,
}

impl Machine<'_> {
    /// Rewrites the body of a generator into that of its resume function; gives the size of the frame.
    fn build(body: &mut Body<Tir>, empties: bool) -> u32 {
        let start = body.entry();
        let params = body[start].params.clone();
        // What the edges out of a watched suspension carry is fetched behind it, on the edges.
        for block in body.blocks().to_vec() {
            let watched = body.tried(block).is_some_and(|i| matches!(body[i].op, Op::Yield { .. } | Op::YieldFrom { .. }));
            for edge in 0..if watched { 2 } else { 0 } {
                if !body.succs(block)[edge].args.is_empty() {
                    body.split_edge(block, edge);
                }
            }
        }
        let crossing = crossing(body);
        let ends = if empties { ends(body) } else { Vec::new() };
        let entry = body.new_block();
        body.set_entry(entry);
        let generator = body.add_param(entry, Type::Any);
        let sent = body.add_param(entry, Type::Any);
        let mut slots = FxHashMap::default();
        for value in params.iter().copied().chain(crossing) {
            let next = slots.len() as u32;
            slots.entry(value).or_insert(next);
        }
        let frame = slots.len() as u32;
        let mut machine = Machine { body, generator, sent, slots, frame, empties };
        machine.empty_slots(&ends);
        machine.store_definitions(start, &params);
        machine.fetch_uses();
        machine.drop_params(start, &params);
        let points = machine.suspend();
        let succs: Vec<Edge> = std::iter::once(start).chain(points).map(Edge::plain).collect();
        machine.body.push(entry, Op::ResumeSwitch { args: [generator], succs }, &[], Span::NONE);
        // The depth is that of this resumption.
        machine.depth_at(entry);
        machine.frame
    }

    /// Behind every definition of a value with a slot, unless it came from the frame already.
    fn store_definitions(&mut self, start: Block, params: &[Value]) {
        for block in self.body.blocks().to_vec() {
            if block != start {
                let stored: Vec<Value> = self.body[block].params.iter().copied().filter(|v| self.slots.contains_key(v)).collect();
                for value in stored.into_iter().rev() {
                    self.store(block, 0, value);
                }
            }
            for inst in self.body[block].insts.clone() {
                let results: Vec<Value> = self.body.results(inst).filter(|v| self.slots.contains_key(v)).collect();
                for value in results {
                    if self.body.tried(block) == Some(inst) {
                        let edge = self.body.split_edge(block, 0);
                        self.store(edge, 0, value);
                    } else {
                        let at = self.body.position(inst) + 1;
                        self.store(block, at, value);
                    }
                }
            }
        }
        debug_assert!(params.iter().all(|p| self.slots.contains_key(p)));
    }

    fn store(&mut self, block: Block, at: usize, value: Value) {
        let op = Op::FrameSet { args: [self.generator, value], index: self.slots[&value] };
        let inst = self.body.make(op, &[], Span::NONE);
        self.body.place(inst, block, at);
    }

    /// Lets go of what slots hold where it is needed no more.
    fn empty_slots(&mut self, ends: &[(Value, Block, Option<Inst>)]) {
        for &(value, block, last) in ends {
            if let Some(&slot) = self.slots.get(&value) {
                let at = last.map_or(0, |inst| self.body.position(inst) + 1);
                self.empty(block, at, slot);
            }
        }
    }

    fn empty(&mut self, block: Block, at: usize, index: u32) {
        let none = self.body.make(Op::NoneConst {}, &[Type::None], Span::NONE);
        self.body.place(none, block, at);
        let none = self.body.result(none);
        let set = self.body.make(Op::FrameSet { args: [self.generator, none], index }, &[], Span::NONE);
        self.body.place(set, block, at + 1);
    }

    /// Before every use of a value with a slot in another block, or behind a suspension of its own: a fetch.
    fn fetch_uses(&mut self) {
        for block in self.body.blocks().to_vec() {
            let mut direct: Vec<Value> = self.body[block].params.clone();
            let mut fetched: FxHashMap<Value, Value> = FxHashMap::default();
            for inst in self.body[block].insts.clone() {
                let used: Vec<Value> =
                    self.body[inst].op.uses().filter(|v| self.slots.contains_key(v) && !direct.contains(v)).collect();
                for value in used {
                    if let std::collections::hash_map::Entry::Vacant(entry) = fetched.entry(value) {
                        let op = Op::FrameGet { args: [self.generator], index: self.slots[&value] };
                        let ty = self.body.ty(value).clone();
                        let get = self.body.make(op, &[ty], Span::NONE);
                        let at = match self.body.tried(block) {
                            Some(tried) if self.body.position(inst) > self.body.position(tried) => self.body.position(tried),
                            _ => self.body.position(inst),
                        };
                        self.body.place(get, block, at);
                        entry.insert(self.body.result(get));
                    }
                }
                let store = matches!(self.body[inst].op, Op::FrameSet { .. });
                if !store {
                    self.body[inst].op.map_uses(|v| if direct.contains(&v) { v } else { fetched.get(&v).copied().unwrap_or(v) });
                }
                if matches!(self.body[inst].op, Op::Yield { .. } | Op::YieldFrom { .. }) {
                    direct.clear();
                    fetched.clear();
                }
                direct.extend(self.body.results(inst));
            }
        }
    }

    /// Parameters of the function lie in the frame from the beginning.
    fn drop_params(&mut self, start: Block, params: &[Value]) {
        let gone: FxHashMap<Value, u32> = params.iter().map(|p| (*p, self.slots[p])).collect();
        let mut renamed: FxHashMap<Value, Value> = FxHashMap::default();
        for (at, &param) in params.iter().enumerate() {
            let ty = self.body.ty(param).clone();
            let get = self.body.make(Op::FrameGet { args: [self.generator], index: gone[&param] }, &[ty], Span::NONE);
            self.body.place(get, start, at);
            renamed.insert(param, self.body.result(get));
        }
        self.body.map_uses(|v| renamed.get(&v).copied().unwrap_or(v));
        self.body.retain_params(start, |_, _| false);
    }

    /// Splits blocks at each suspension; gives the blocks at which the function goes on.
    fn suspend(&mut self) -> Vec<Block> {
        let mut points = Vec::new();
        let mut next = 0;
        while next < self.body.blocks().len() {
            let block = self.body.blocks()[next];
            next += 1;
            let found =
                self.body[block].insts.iter().position(|&i| matches!(self.body[i].op, Op::Yield { .. } | Op::YieldFrom { .. }));
            let Some(at) = found else { continue };
            let inst = self.body[block].insts[at];
            let rest = self.body.split_block(block, at);
            match self.body[inst].op.clone() {
                Op::Yield { args: [value] } => {
                    self.end_in_suspend(block, points.len() as u32 + 1, value);
                    self.body[inst].op = Op::Resumed { args: [self.sent] };
                    points.push(rest);
                }
                Op::YieldFrom { args: [iterator] } => self.delegate(block, inst, rest, iterator, &mut points),
                _ => {}
            }
        }
        points
    }

    /// Ends `block` by giving a value to the consumer.
    fn end_in_suspend(&mut self, block: Block, state: u32, value: Value) {
        let span = Span::NONE;
        self.body.push(block, Op::SetState { args: [self.generator], state }, &[], span);
        self.body.push(block, Op::Suspend { args: [value] }, &[], span);
    }

    /// `yield from` and `await`: steps of the inner iterator, each a suspension, until one is the last.
    fn delegate(&mut self, block: Block, inst: Inst, rest: Block, iterator: Value, points: &mut Vec<Block>) {
        let span = self.body[inst].span;
        let handler = self.body.tried(rest).filter(|&t| t == inst).map(|_| self.body.succs(rest)[1].clone());
        let slot = self.frame;
        self.frame += 1;
        let (step, out) = (self.body.new_block(), self.body.new_block());
        self.body.push(block, Op::FrameSet { args: [self.generator, iterator], index: slot }, &[], span);
        let none = self.body.push_value(block, Op::NoneConst {}, Type::None, span);
        let sent = self.body.add_param(step, Type::Any);
        self.body.push(block, Op::Jump { succs: Box::new([Edge::new(step, [none])]) }, &[], span);
        let iterator = self.body.push_value(step, Op::FrameGet { args: [self.generator], index: slot }, Type::Any, span);
        let stepped =
            self.body.push(step, Op::Delegate { args: [self.generator, iterator, sent] }, &[Type::Any, Type::Bool], span);
        let found: Vec<Value> = self.body.results(stepped).collect();
        let decide = self.body.new_block();
        self.go(step, decide, &handler, span);
        if self.empties {
            self.empty(rest, self.body.position(inst), slot);
            if let Some(handler) = &handler {
                self.empty(handler.to, 0, slot);
            }
        }
        // The rest takes the value of the whole expression as the result of the old instruction.
        self.body[inst].op = Op::Assume { args: [found[0]], ty: Type::Any, holds: true };
        if handler.is_some() {
            let last = self.body.terminator(rest);
            let normal = self.body.succs(rest)[0].clone();
            if let Some(last) = last {
                self.body[last].op = Tir::jump(normal);
            }
        }
        self.body.push(
            decide,
            Op::Branch { args: [found[1]], succs: Box::new([Edge::plain(rest), Edge::plain(out)]) },
            &[],
            span,
        );
        self.body.push(out, Op::SetState { args: [self.generator], state: points.len() as u32 + 1 }, &[], span);
        self.body.push(out, Op::Suspend { args: [found[0]] }, &[], span);
        let again = self.body.new_block();
        self.body.push(again, Op::Jump { succs: Box::new([Edge::new(step, [self.sent])]) }, &[], span);
        points.push(again);
    }

    /// Ends `block` after an instruction that may raise.
    fn go(&mut self, block: Block, next: Block, handler: &Option<Edge>, span: Span) {
        let op = match handler {
            Some(handler) => Op::Try { succs: Box::new([Edge::plain(next), handler.clone()]) },
            None => Op::Jump { succs: Box::new([Edge::plain(next)]) },
        };
        self.body.push(block, op, &[], span);
    }

    /// Moves the reading of the depth of handled exceptions to the entry, which runs at each resumption. Those of handlers that the
    /// generator stopped in lie above it then.
    fn depth_at(&mut self, entry: Block) {
        let depths: Vec<Inst> = self.body.insts().filter(|&i| matches!(self.body[i].op, Op::HandlingDepth {})).collect();
        for inst in depths {
            self.body.remove(inst);
            self.body[inst].op = Op::ResumedDepth { args: [self.generator] };
            self.body.place(inst, entry, 0);
        }
    }
}

/// Values that are needed after some suspension that follows their definition; constants are made again in place.
fn crossing(body: &mut Body<Tir>) -> Vec<Value> {
    rematerialise(body);
    let cfg = Cfg::of(body);
    let live = Liveness::of(body, &cfg);
    let mut found = Vec::new();
    for &block in cfg.rpo() {
        let mut needed: Vec<Value> = live.live_out(block).to_vec();
        let insts = &body[block].insts;
        for (at, &inst) in insts.iter().enumerate().rev() {
            if matches!(body[inst].op, Op::Yield { .. } | Op::YieldFrom { .. }) {
                let own = body.result(inst);
                found.extend(needed.iter().copied().filter(|&v| v != own));
            }
            for result in body.results(inst) {
                needed.retain(|&v| v != result);
            }
            if at + 1 == insts.len() || !body[inst].op.info().effects.has(ssa::Effects::TERM) {
                needed.extend(body[inst].op.uses());
            }
        }
    }
    found.retain(|&v| !body.def_op(v).is_some_and(|op| matches!(op, Op::HandlingDepth {})));
    found.sort();
    found.dedup();
    found
}

/// Where values are needed no more: behind an instruction of a block, or from the beginning of a block on.
fn ends(body: &Body<Tir>) -> Vec<(Value, Block, Option<Inst>)> {
    let cfg = Cfg::of(body);
    let live = Liveness::of(body, &cfg);
    let mut found = Vec::new();
    for &block in cfg.rpo() {
        let mut needed: Vec<Value> = live.live_out(block).to_vec();
        // What the last instructions use is let go of behind them.
        let mut over: Vec<Value> = needed.clone();
        let tried = body.tried(block).map_or(usize::MAX, |inst| body.position(inst));
        for (at, &inst) in body[block].insts.iter().enumerate().rev() {
            let is_last = at >= tried || body[inst].op.info().effects.has(ssa::Effects::TERM);
            for value in body[inst].op.uses() {
                if is_last {
                    over.push(value);
                } else if !needed.contains(&value) && !over.contains(&value) {
                    found.push((value, block, Some(inst)));
                }
                needed.push(value);
            }
        }
        for edge in body.succs(block) {
            let gone = |value: &&Value| !live.is_live_in(**value, edge.to) && !body[edge.to].params.contains(value);
            found.extend(over.iter().filter(gone).map(|&value| (value, edge.to, None)));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Gives every use of a constant in another block, or behind a suspension, a copy of its own.
fn rematerialise(body: &mut Body<Tir>) {
    for block in body.blocks().to_vec() {
        for inst in body[block].insts.clone() {
            let constants: Vec<Value> = body[inst].op.uses().filter(|&v| body.def_op(v).is_some_and(Tir::is_const)).collect();
            for value in constants {
                let Some(op) = body.def_op(value).cloned() else { continue };
                let ty = body.ty(value).clone();
                let copy = body.make(op, &[ty], Span::NONE);
                let at = match body.tried(block) {
                    Some(tried) if body.position(inst) > body.position(tried) => body.position(tried),
                    _ => body.position(inst),
                };
                body.place(copy, block, at);
                let new = body.result(copy);
                body[inst].op.map_uses(|v| if v == value { new } else { v });
            }
        }
    }
}
