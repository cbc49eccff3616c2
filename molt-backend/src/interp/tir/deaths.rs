//! When registers are let go: a value that no path uses any more is dropped, as compiled code does.

use fxhash::FxHashMap;
use molt_ir::ssa::{Block, Body, Cfg, Inst, Liveness, Op as _, Value};
use molt_ir::tir::Tir;

/// The values that end at each place of a function.
#[derive(Default)]
pub struct Deaths {
    after: FxHashMap<Inst, Vec<Value>>,
    at_entry: FxHashMap<Block, Vec<Value>>,
}

impl Deaths {
    /// Those of a body.
    pub fn of(body: &Body<Tir>) -> Deaths {
        let cfg = Cfg::of(body);
        let live = Liveness::of(body, &cfg);
        let mut deaths = Deaths::default();
        for &block in cfg.rpo() {
            let mut needed: Vec<Value> = live.live_out(block).to_vec();
            for &inst in body[block].insts.iter().rev() {
                let made: Vec<Value> = body.results(inst).collect();
                let mut dead: Vec<Value> = made.iter().copied().filter(|v| !needed.contains(v)).collect();
                needed.retain(|v| !made.contains(v));
                for value in body[inst].op.args().iter().copied() {
                    if !needed.contains(&value) {
                        needed.push(value);
                        dead.push(value);
                    }
                }
                // What a successor is given is passed on before anything is dropped.
                needed.extend(body[inst].op.succs().iter().flat_map(|edge| edge.args.iter().copied()));
                if !dead.is_empty() {
                    deaths.after.insert(inst, dead);
                }
            }
            // Coming from elsewhere, a value may be held that only other successors need.
            let held = cfg.preds(block).iter().flat_map(|pred| {
                let last = [body.terminator(pred.block), body.tried(pred.block)].into_iter().flatten();
                let used = last.flat_map(|inst| body[inst].op.uses().chain(body.results(inst)).collect::<Vec<_>>());
                live.live_out(pred.block).iter().copied().chain(used).collect::<Vec<_>>()
            });
            let params = body[block].params.iter().copied();
            let mut dead: Vec<Value> = held.chain(params).filter(|v| !needed.contains(v)).collect();
            dead.sort_unstable();
            dead.dedup();
            deaths.at_entry.insert(block, dead);
        }
        deaths
    }

    /// What ends behind an instruction.
    pub fn after(&self, inst: Inst) -> &[Value] {
        self.after.get(&inst).map_or(&[], Vec::as_slice)
    }

    /// What ends at the start of a block.
    pub fn at_entry(&self, block: Block) -> &[Value] {
        self.at_entry.get(&block).map_or(&[], Vec::as_slice)
    }
}
