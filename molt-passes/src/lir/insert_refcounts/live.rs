//! Which values are in use at the borders of blocks, where a use of one value may count as a use of others.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::lir::Body;
use molt_ir::ssa::{Block, Cfg, Inst, Op as _, Value, Values};

/// Values live at the start of each block.
pub struct Live {
    into: FxHashMap<Block, FxHashSet<Value>>,
    uses: FxHashMap<Inst, Values>,
    edge_uses: FxHashMap<(Inst, usize), Values>,
}

impl Live {
    /// Walks back from every use to the definition. `count_as` says which values a use of a value is a use of.
    pub fn of(body: &Body, mut count_as: impl FnMut(Value) -> Values) -> Live {
        let cfg = Cfg::of(body);
        let mut live = Live { into: FxHashMap::default(), uses: FxHashMap::default(), edge_uses: FxHashMap::default() };
        for &block in cfg.rpo() {
            for &inst in &body[block].insts {
                let mut used = Values::new();
                for &arg in body[inst].op.args() {
                    used.extend(count_as(arg));
                }
                for (k, edge) in body[inst].op.succs().iter().enumerate() {
                    let mut passed = Values::new();
                    for &arg in &edge.args {
                        passed.extend(count_as(arg));
                    }
                    for &value in &passed {
                        live.reach_up(body, &cfg, block, value);
                    }
                    if !passed.is_empty() {
                        live.edge_uses.insert((inst, k), passed);
                    }
                }
                for &value in &used {
                    live.reach_up(body, &cfg, block, value);
                }
                if !used.is_empty() {
                    live.uses.insert(inst, used);
                }
            }
        }
        live
    }

    /// Marks `value` live into `block` and on the way back to its definition.
    fn reach_up(&mut self, body: &Body, cfg: &Cfg, block: Block, value: Value) {
        let home = body.def_block(value);
        let mut work = vec![block];
        while let Some(block) = work.pop() {
            if block == home || !self.into.entry(block).or_default().insert(value) {
                continue;
            }
            work.extend(cfg.preds(block).iter().map(|p| p.block));
        }
    }

    /// Whether the value is in use at the start of `block`.
    pub fn is_live_in(&self, block: Block, value: Value) -> bool {
        self.into.get(&block).is_some_and(|set| set.contains(&value))
    }

    /// The values in use at the start of `block`, in order.
    pub fn live_in(&self, block: Block) -> Vec<Value> {
        let mut values: Vec<Value> = self.into.get(&block).into_iter().flatten().copied().collect();
        values.sort();
        values
    }

    /// The values an instruction uses as operands.
    pub fn uses(&self, inst: Inst) -> &[Value] {
        self.uses.get(&inst).map_or(&[], |v| v)
    }

    /// The values that edge `k` of a terminator uses.
    pub fn edge_uses(&self, inst: Inst, k: usize) -> &[Value] {
        self.edge_uses.get(&(inst, k)).map_or(&[], |v| v)
    }

    /// Every value in use after an instruction that satisfies `test`, or used by it in a way that satisfies `during`.
    pub fn across(&self, body: &Body, test: impl Fn(Inst) -> bool, during: impl Fn(Inst, Value) -> bool) -> Vec<Value> {
        let mut found = Vec::new();
        for &block in body.blocks() {
            let Some(last) = body.terminator(block) else { continue };
            let mut live: FxHashSet<Value> = FxHashSet::default();
            for (k, edge) in body[last].op.succs().iter().enumerate() {
                live.extend(self.into.get(&edge.to).into_iter().flatten().copied());
                live.extend(self.edge_uses(last, k).iter().copied());
            }
            for &inst in body[block].insts.iter().rev() {
                for result in body.results(inst) {
                    live.remove(&result);
                }
                if test(inst) {
                    found.extend(live.iter().copied());
                    found.extend(self.uses(inst).iter().copied().filter(|&v| during(inst, v)));
                }
                live.extend(self.uses(inst).iter().copied());
            }
        }
        found
    }
}
