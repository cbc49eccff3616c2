//! Which values are in use at the borders of blocks, where a use of one value may count as a use of others.

use fxhash::FxHashMap;
use molt_ir::lir::Body;
use molt_ir::ssa::{Block, Cfg, Inst, Op as _, Value, Values};

/// Values live at the start of each block.
pub struct Live {
    /// By block, in order of value.
    into: Vec<Vec<Value>>,
    /// By instruction: where its uses lie in `all_uses`.
    uses: Vec<(u32, u32)>,
    all_uses: Vec<Value>,
    edge_uses: FxHashMap<(Inst, usize), Values>,
}

impl Live {
    /// Walks back from every use to the definition. `count_as` says which values a use of a value is a use of.
    pub fn of(body: &Body, mut count_as: impl FnMut(Value) -> Values) -> Live {
        let cfg = Cfg::of(body);
        let mut live = Live {
            into: vec![vec![]; body.block_count()],
            uses: vec![(0, 0); body.inst_count()],
            all_uses: vec![],
            edge_uses: FxHashMap::default(),
        };
        // Uses in other blocks than that of the definition.
        let mut far: Vec<(Value, Block)> = vec![];
        for &block in cfg.rpo() {
            for &inst in &body[block].insts {
                let start = live.all_uses.len();
                for &arg in body[inst].op.args() {
                    live.all_uses.extend(count_as(arg));
                }
                let end = live.all_uses.len();
                live.uses[inst.index()] = (start as u32, end as u32);
                far.extend(live.all_uses[start..].iter().filter(|&&v| body.def_block(v) != block).map(|&v| (v, block)));
                for (k, edge) in body[inst].op.succs().iter().enumerate() {
                    let passed: Values = edge.args.iter().flat_map(|&arg| count_as(arg)).collect();
                    far.extend(passed.iter().filter(|&&v| body.def_block(v) != block).map(|&v| (v, block)));
                    if !passed.is_empty() {
                        live.edge_uses.insert((inst, k), passed);
                    }
                }
            }
        }
        far.sort_unstable();
        far.dedup();
        live.reach_up(body, &cfg, &far);
        live
    }

    /// Marks each value live into the block that uses it and on the way back to its definition; all uses of a value together.
    fn reach_up(&mut self, body: &Body, cfg: &Cfg, far: &[(Value, Block)]) {
        let mut last_in: Vec<Option<Value>> = vec![None; body.block_count()];
        let mut work = vec![];
        for &(value, block) in far {
            let home = body.def_block(value);
            work.push(block);
            while let Some(block) = work.pop() {
                if block != home && last_in[block.index()].replace(value) != Some(value) {
                    self.into[block.index()].push(value);
                    work.extend(cfg.preds(block).iter().map(|p| p.block));
                }
            }
        }
    }

    /// Whether the value is in use at the start of `block`.
    pub fn is_live_in(&self, block: Block, value: Value) -> bool {
        self.into[block.index()].binary_search(&value).is_ok()
    }

    /// The values in use at the start of `block`, in order.
    pub fn live_in(&self, block: Block) -> &[Value] {
        &self.into[block.index()]
    }

    /// The values an instruction uses as operands.
    pub fn uses(&self, inst: Inst) -> &[Value] {
        let (start, end) = self.uses[inst.index()];
        &self.all_uses[start as usize..end as usize]
    }

    /// The values that edge `k` of a terminator uses.
    pub fn edge_uses(&self, inst: Inst, k: usize) -> &[Value] {
        self.edge_uses.get(&(inst, k)).map_or(&[], |v| v)
    }

    /// Every value that an instruction which satisfies `test` endangers and that is in use after it, or used by it in a way that
    /// satisfies `during`.
    pub fn across(
        &self,
        body: &Body,
        test: impl Fn(Inst) -> bool,
        endangers: impl Fn(Inst, Value) -> bool,
        during: impl Fn(Inst, Value) -> bool,
    ) -> Vec<Value> {
        let mut across = Across { found: vec![], is_found: vec![false; body.value_count()], live: InUse::new(body) };
        for &block in body.blocks() {
            let Some(last) = body.terminator(block) else { continue };
            across.live.clear();
            for (k, edge) in body[last].op.succs().iter().enumerate() {
                across.enter(self.live_in(edge.to));
                across.enter(self.edge_uses(last, k));
            }
            for &inst in body[block].insts.iter().rev() {
                for result in body.results(inst) {
                    across.live.remove(result);
                }
                if test(inst) {
                    across.find_live(|value| endangers(inst, value));
                    for &value in self.uses(inst) {
                        if !across.is_found[value.index()] && during(inst, value) && endangers(inst, value) {
                            across.find(value);
                        }
                    }
                }
                across.enter(self.uses(inst));
            }
        }
        across.found
    }
}

/// What was found so far. A value found once is never looked at again, so the whole walk is linear.
struct Across {
    found: Vec<Value>,
    is_found: Vec<bool>,
    live: InUse,
}

impl Across {
    fn enter(&mut self, values: &[Value]) {
        values.iter().filter(|v| !self.is_found[v.index()]).for_each(|&v| self.live.insert(v));
    }

    fn find(&mut self, value: Value) {
        if !std::mem::replace(&mut self.is_found[value.index()], true) {
            self.found.push(value);
        }
    }

    fn find_live(&mut self, test: impl Fn(Value) -> bool) {
        for value in self.live.sorted() {
            if test(value) {
                self.find(value);
                self.live.remove(value);
            }
        }
    }
}

/// A set of values of one body: constant time to change, and to clear in the time its changes took.
pub struct InUse {
    is_in: Vec<bool>,
    /// Every value that was put in since it was last cleared.
    touched: Vec<Value>,
}

impl InUse {
    /// An empty set.
    pub fn new(body: &Body) -> InUse {
        InUse { is_in: vec![false; body.value_count()], touched: vec![] }
    }
    /// Whether `value` is in the set.
    pub fn contains(&self, value: Value) -> bool {
        self.is_in[value.index()]
    }
    /// Puts `value` in.
    pub fn insert(&mut self, value: Value) {
        if !std::mem::replace(&mut self.is_in[value.index()], true) {
            self.touched.push(value);
        }
    }
    /// Takes `value` out; whether it was there.
    pub fn remove(&mut self, value: Value) -> bool {
        std::mem::replace(&mut self.is_in[value.index()], false)
    }
    /// The values in order.
    pub fn sorted(&self) -> Vec<Value> {
        let mut values: Vec<Value> = self.touched.iter().copied().filter(|&v| self.contains(v)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }
    /// Takes all out.
    pub fn clear(&mut self) {
        self.touched.drain(..).for_each(|v| self.is_in[v.index()] = false);
    }
}
