//! Who owns what before counts are placed: which values carry a count, and which must outlive others.

use super::RefcountOptions;
use super::live::Live;
use fxhash::FxHashMap;
use molt_ir::lir::{Body, Op, Type, ownership};
use molt_ir::ssa::{Effects, Inst, Op as _, Value, Values};

/// The plan for one body.
pub struct Borrows {
    /// Values that hold a count from their definition on: owned results, block parameters, and loads that get one.
    owned: Vec<bool>,
    /// For a value that is only borrowed: the owned values that must live as long as it is used.
    roots: FxHashMap<Value, Values>,
    /// How often each value is used, where options ask for more counts than are needed.
    used: Vec<u32>,
    wanted: RefcountOptions,
}

/// The values of these, by index.
fn table(body: &Body, values: impl IntoIterator<Item = Value>) -> Vec<bool> {
    let mut table = vec![false; body.value_count()];
    values.into_iter().for_each(|v| table[v.index()] = true);
    table
}

impl Borrows {
    /// Decides for every load of a value whether it needs a count of its own: it does where something that may release the
    /// memory's content happens while it is still in use.
    pub fn of(body: &Body, finalizers: bool) -> Borrows {
        let loads: Vec<Value> = body.insts().filter(|&i| matches!(body[i].op, Op::Load { .. })).map(|i| body.result(i)).collect();
        let loads: Vec<Value> = loads.into_iter().filter(|&v| body.ty(v).is_counted()).collect();
        if loads.is_empty() || finalizers {
            return Borrows::with(body, &loads);
        }
        // First as if no load had a count: what is then in use across a write needs one.
        let plan = Borrows::with(body, &[]);
        let is_load = table(body, loads.iter().copied());
        let live = Live::of(body, |v| {
            let mut used: Values = plan.chain(body, v);
            used.retain(|v| is_load[v.index()]);
            used
        });
        let counted = live.across(body, |inst| clobbers(body, inst), |inst, value| {
            let consumed = ownership::consumed(body, inst);
            let args = body[inst].op.args();
            args.iter().enumerate().any(|(n, &a)| a == value && !consumed.contains(&n))
                || args.iter().any(|&a| a != value && plan.chain(body, a).contains(&value))
        });
        Borrows::with(body, &counted)
    }

    fn with(body: &Body, counted: &[Value]) -> Borrows {
        let mut owned = table(body, counted.iter().copied());
        for &block in body.blocks() {
            for &param in &body[block].params {
                owned[param.index()] |= ownership::is_owned(body, param);
            }
            for &inst in &body[block].insts {
                ownership::owned_results(body, inst).into_iter().for_each(|v| owned[v.index()] = true);
            }
        }
        Borrows { owned, roots: FxHashMap::default(), used: vec![], wanted: RefcountOptions::default() }
    }

    /// Does without what the options leave out. A value that is used once goes where it goes with its count in any case: no
    /// compiler would count what nobody else can see.
    pub fn count_more(&mut self, body: &Body, options: &RefcountOptions) {
        self.wanted = options.clone();
        self.used = vec![0; body.value_count()];
        // Tests of a value (did the call raise? is it an int?) are no uses that a program has.
        let tests = |op: &Op| matches!(op, Op::ICmp { .. } | Op::IsSmall { .. } | Op::IsFloat { .. } | Op::IsObject { .. });
        for inst in body.insts().filter(|&inst| !tests(&body[inst].op)) {
            body[inst].op.uses().for_each(|value| self.used[value.index()] += 1);
        }
    }

    fn is_variable(&self, body: &Body, value: Value) -> bool {
        body.ty(value).is_counted() && self.used.get(value.index()).is_some_and(|&used| used > 1)
    }

    /// Whether a value keeps its count although this use, which consumes one, is the last.
    pub fn keeps_count(&self, body: &Body, inst: Inst, value: Value) -> bool {
        !self.wanted.moves && self.is_variable(body, value) && !matches!(body[inst].op, Op::AsObject { .. })
    }

    /// Whether a value is counted for the time of a call or an access to its fields, which only borrow it.
    pub fn counts_use(&self, body: &Body, inst: Inst, value: Value) -> bool {
        let uses = matches!(
            body[inst].op,
            Op::Call { .. } | Op::CallPointer { .. } | Op::CallBuiltin { .. } | Op::CallRuntime { .. } | Op::AsPointer { .. }
        );
        uses && !self.wanted.borrows && self.is_variable(body, value)
    }

    /// Whether the value holds a count.
    pub fn is_owned(&self, value: Value) -> bool {
        self.owned[value.index()]
    }

    /// The owned values whose life a use of `value` needs: itself, or what it was borrowed from.
    pub fn roots(&mut self, body: &Body, value: Value) -> Values {
        if self.is_owned(value) {
            return [value].into_iter().collect();
        }
        let borrows = matches!(body.ty(value), Type::Ptr | Type::Val | Type::Obj);
        let Some(inst) = body.def_inst(value).filter(|&inst| borrows && !ownership::borrows_from(body, inst).is_empty()) else {
            return Values::new();
        };
        if let Some(roots) = self.roots.get(&value) {
            return roots.clone();
        }
        let mut found = Values::new();
        for &from in ownership::borrows_from(body, inst) {
            for root in self.roots(body, from) {
                if !found.contains(&root) {
                    found.push(root);
                }
            }
        }
        self.roots.insert(value, found.clone());
        found
    }

    /// The value and everything it was borrowed from, owned or not.
    fn chain(&self, body: &Body, value: Value) -> Values {
        let mut found: Values = [value].into_iter().collect();
        let mut next = 0;
        while next < found.len() {
            let value = found[next];
            next += 1;
            if self.is_owned(value) || !matches!(body.ty(value), Type::Ptr | Type::Val | Type::Obj) {
                continue;
            }
            if let Some(inst) = body.def_inst(value) {
                for &from in ownership::borrows_from(body, inst) {
                    if !found.contains(&from) {
                        found.push(from);
                    }
                }
            }
        }
        found
    }
}

/// Whether an instruction may release what lies in memory.
fn clobbers(body: &Body, inst: Inst) -> bool {
    let op = &body[inst].op;
    !matches!(op, Op::Retain { .. } | Op::Keep { .. } | Op::Trace { .. } | Op::Store { .. }) && body.effects(inst).has(Effects::WRITE)
}
