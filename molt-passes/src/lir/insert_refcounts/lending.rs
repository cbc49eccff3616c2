//! What needs no count of its own: loads that are in use only while nothing is put in place of what they read, and parameters of blocks
//! that are given nothing but such values, or what is held all the time anyway.
//!
//! A loop's `node = node.next` borrows from `node.next`, which hangs on the list's first node, however often it goes round: as long as
//! the parameter is in use, no place that its values were read from may be overwritten, and what the first one hangs on is held.

use super::live::Live;
use crate::lir::overwrites::Overwrites;
use fxhash::FxHashSet;
use molt_ir::lir::memory::{self, Place};
use molt_ir::lir::{Body, Op, Type, ownership};
use molt_ir::ssa::{Cfg, Dominators, Effects, Inst, Op as _, Value, Values};

/// The search in one body.
pub struct Lending<'a> {
    body: &'a Body,
    cfg: Cfg,
    dominators: Dominators,
    /// By value: whether it holds a count. Begins with what must.
    pub owned: Vec<bool>,
    /// By value: the owned values that must live as long as it is used.
    pub roots: Vec<Values>,
    /// Parameters that may borrow so far.
    params: Vec<Value>,
    /// By value: whether it is among them, or was.
    is_param: Vec<bool>,
    /// By value: what is passed for a parameter.
    passed: Vec<Vec<Value>>,
    /// By value: the parameters it is passed for.
    goes_to: Vec<Vec<Value>>,
    /// By value: whether some instruction takes its count.
    consumed: Vec<bool>,
}

impl<'a> Lending<'a> {
    /// Begins with every load borrowed and, if `params` is set, with every parameter that may be.
    pub fn of(body: &'a Body, counted: &[Value], params: bool) -> Lending<'a> {
        let cfg = Cfg::of(body);
        let dominators = Dominators::of(body, &cfg);
        let mut this = Lending {
            owned: vec![false; body.value_count()],
            roots: vec![Values::new(); body.value_count()],
            passed: vec![vec![]; body.value_count()],
            goes_to: vec![vec![]; body.value_count()],
            consumed: vec![false; body.value_count()],
            params: vec![],
            is_param: vec![false; body.value_count()],
            body,
            cfg,
            dominators,
        };
        counted.iter().for_each(|v| this.owned[v.index()] = true);
        for &block in body.blocks() {
            for &param in &body[block].params {
                if !ownership::is_owned(body, param) {
                    continue;
                }
                if params && matches!(body.ty(param), Type::Val | Type::Opt) && this.cfg.is_reachable(block) {
                    this.params.push(param);
                    this.is_param[param.index()] = true;
                } else {
                    this.owned[param.index()] = true;
                }
            }
            for &inst in &body[block].insts {
                ownership::owned_results(body, inst).into_iter().for_each(|v| this.owned[v.index()] = true);
                for n in ownership::consumed(body, inst) {
                    this.consumed[body[inst].op.args()[n].index()] = true;
                }
                for edge in body[inst].op.succs() {
                    for (&arg, &param) in edge.args.iter().zip(&body[edge.to].params) {
                        this.passed[param.index()].push(arg);
                        this.goes_to[arg.index()].push(param);
                    }
                }
            }
        }
        this.settle();
        this
    }

    /// Gives counts to the parameters that cannot borrow, until the others can.
    fn settle(&mut self) {
        loop {
            self.find_roots();
            let (keep, count): (Vec<Value>, Vec<Value>) = self.params.iter().partition(|&&param| self.can_borrow(param));
            if count.is_empty() {
                return;
            }
            count.iter().for_each(|v| self.owned[v.index()] = true);
            self.params = keep;
        }
    }

    /// Whether all that is passed for the parameter hangs on what lives longer, and whether that saves counts.
    fn can_borrow(&self, param: Value) -> bool {
        let home = self.body.def_block(param);
        let passed = &self.passed[param.index()];
        let outlives = |&root: &Value| {
            let from = self.body.def_block(root);
            from != home && self.dominators.dominates(from, home)
        };
        let moved = passed.iter().filter(|v| self.owned[v.index()] || !self.body.ty(**v).is_counted()).count();
        let counted = passed.iter().any(|v| self.owned[v.index()]);
        self.roots[param.index()].iter().all(outlives) && moved < passed.len() && !(counted && self.takes_count(param))
    }

    /// Whether some use takes a count of the parameter.
    fn takes_count(&self, param: Value) -> bool {
        self.consumed[param.index()] || self.goes_to[param.index()].iter().any(|to| self.owned[to.index()])
    }

    /// From the owned values outwards.
    fn find_roots(&mut self) {
        self.roots.iter_mut().for_each(|roots| roots.clear());
        let (body, blocks) = (self.body, self.cfg.rpo().to_vec());
        loop {
            let mut changed = false;
            for &block in &blocks {
                for &param in &body[block].params {
                    for n in 0..self.passed[param.index()].len() {
                        changed |= self.hang(param, self.passed[param.index()][n]);
                    }
                }
                for &inst in &body[block].insts {
                    for &from in ownership::borrows_from(body, inst) {
                        for result in body.results(inst) {
                            changed |= self.hang(result, from);
                        }
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// Lets `value` hang on what `from` hangs on; whether that is new.
    fn hang(&mut self, value: Value, from: Value) -> bool {
        if self.owned[value.index()] || !can_hang(self.body, value) {
            return false;
        }
        let found = if self.owned[from.index()] { Values::from_slice(&[from]) } else { self.roots[from.index()].clone() };
        let roots = &mut self.roots[value.index()];
        let before = roots.len();
        for root in found {
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        roots.len() > before
    }

    /// Gives counts to all that is in use while it might be released.
    pub fn protect(&mut self, written: &Overwrites) {
        let body = self.body;
        let lent = |v: Value| {
            let mut chain = self.chain(v);
            chain.retain(|&mut v| self.is_lent(v));
            chain
        };
        let live = Live::of(body, lent);
        let reads: Vec<Vec<Place>> = self.params.iter().map(|&param| self.places(param)).collect();
        let mut of_param = vec![usize::MAX; body.value_count()];
        self.params.iter().enumerate().for_each(|(n, param)| of_param[param.index()] = n);
        let endangers = |inst: Inst, value: Value| match of_param[value.index()] {
            usize::MAX => {
                !stores(body, inst, value) && load_place(body, value).is_some_and(|p| written.may_overwrite(body, inst, p))
            }
            n => reads[n].iter().any(|&place| written.may_overwrite(body, inst, place)),
        };
        let uses_during = |inst: Inst, value: Value| {
            let consumed = ownership::consumed(body, inst);
            let args = body[inst].op.args();
            !matches!(body[inst].op, Op::Exchange { .. })
                && (args.iter().enumerate().any(|(n, &a)| a == value && !consumed.contains(&n))
                    || args.iter().any(|&a| a != value && self.chain(a).contains(&value)))
        };
        let writes = |inst: Inst| body.effects(inst) != Effects::PURE;
        let found = live.across(body, writes, endangers, uses_during);
        found.iter().for_each(|v| self.owned[v.index()] = true);
        self.params.retain(|v| !self.owned[v.index()]);
        self.settle();
    }

    /// The parameters that borrow.
    pub fn borrowing(self) -> (Vec<bool>, Vec<Values>, Vec<Value>) {
        (self.owned, self.roots, self.params)
    }

    fn is_lent(&self, value: Value) -> bool {
        let lent = |inst: Inst| matches!(self.body[inst].op, Op::Load { .. }) && self.body.ty(value).is_counted();
        !self.owned[value.index()] && self.body.def_inst(value).map_or(self.is_param[value.index()], lent)
    }

    /// The value and what it was borrowed from, up to what is owned and to parameters.
    fn chain(&self, value: Value) -> Values {
        let mut found = Values::from_slice(&[value]);
        let mut next = 0;
        while next < found.len() {
            let value = found[next];
            next += 1;
            if self.owned[value.index()] || !can_hang(self.body, value) {
                continue;
            }
            if let Some(inst) = self.body.def_inst(value) {
                for &from in ownership::borrows_from(self.body, inst) {
                    if !found.contains(&from) {
                        found.push(from);
                    }
                }
            }
        }
        found
    }

    /// The places that all values of the parameter were read from, whatever round of a loop that was.
    fn places(&self, param: Value) -> Vec<Place> {
        let (mut seen, mut places) = (FxHashSet::default(), FxHashSet::default());
        let mut work = vec![param];
        while let Some(value) = work.pop() {
            if self.owned[value.index()] || !can_hang(self.body, value) || !seen.insert(value) {
                continue;
            }
            places.extend(load_place(self.body, value));
            match self.body.def_inst(value) {
                Some(inst) => work.extend(ownership::borrows_from(self.body, inst)),
                None => work.extend(&self.passed[value.index()]),
            }
        }
        places.into_iter().collect()
    }
}

/// Where a value was loaded from.
fn load_place(body: &Body, value: Value) -> Option<Place> {
    memory::read(body, body.def_inst(value)?)
}

/// Whether the instruction puts just this value somewhere: if that is where it came from, it is still there.
fn stores(body: &Body, inst: Inst, value: Value) -> bool {
    matches!(body[inst].op, Op::Exchange { args: [_, stored], .. } if stored == value)
}

fn can_hang(body: &Body, value: Value) -> bool {
    *body.ty(value) == Type::Ptr || body.ty(value).is_counted()
}
