//! Who owns what before counts are placed: which values carry a count, and which must outlive others.

use super::live::Live;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::lir::{Body, Op, Type, ownership};
use molt_ir::ssa::{Effects, Inst, Op as _, Value, Values};

/// The plan for one body.
pub struct Borrows {
    /// Values that hold a count from their definition on: owned results, block parameters, and loads that get one.
    owned: FxHashSet<Value>,
    /// For a value that is only borrowed: the owned values that must live as long as it is used.
    roots: FxHashMap<Value, Values>,
}

impl Borrows {
    /// Decides for every load of a value whether it needs a count of its own: it does where something that may release the
    /// memory's content happens while it is still in use.
    pub fn of(body: &Body, finalizers: bool) -> Borrows {
        let loads: Vec<Value> = body.insts().filter(|&i| matches!(body[i].op, Op::Load { .. })).map(|i| body.result(i)).collect();
        let loads: Vec<Value> = loads.into_iter().filter(|&v| body.ty(v).is_counted()).collect();
        let mut counted: FxHashSet<Value> = loads.iter().copied().filter(|_| finalizers).collect();
        if !finalizers {
            // First as if no load had a count: what is then in use across a write needs one.
            let plan = Borrows::with(body, &counted);
            let candidates: FxHashSet<Value> = loads.iter().copied().collect();
            let live = Live::of(body, |v| {
                let mut used: Values = plan.chain(body, v);
                used.retain(|v| candidates.contains(v));
                used
            });
            live.across(body, |inst| clobbers(body, inst), |inst, value| {
                let consumed = ownership::consumed(body, inst);
                let args = body[inst].op.args();
                args.iter().enumerate().any(|(n, &a)| a == value && !consumed.contains(&n))
                    || args.iter().any(|&a| a != value && plan.chain(body, a).contains(&value))
            })
            .into_iter()
            .for_each(|v| {
                counted.insert(v);
            });
        }
        Borrows::with(body, &counted)
    }

    fn with(body: &Body, counted: &FxHashSet<Value>) -> Borrows {
        let mut plan = Borrows { owned: counted.clone(), roots: FxHashMap::default() };
        for &block in body.blocks() {
            for &param in &body[block].params {
                if ownership::is_owned(body, param) {
                    plan.owned.insert(param);
                }
            }
            for &inst in &body[block].insts {
                plan.owned.extend(ownership::owned_results(body, inst));
            }
        }
        plan
    }

    /// Whether the value holds a count.
    pub fn is_owned(&self, value: Value) -> bool {
        self.owned.contains(&value)
    }

    /// The owned values whose life a use of `value` needs: itself, or what it was borrowed from.
    pub fn roots(&mut self, body: &Body, value: Value) -> Values {
        if self.is_owned(value) {
            return [value].into_iter().collect();
        }
        if let Some(roots) = self.roots.get(&value) {
            return roots.clone();
        }
        let mut found = Values::new();
        if matches!(body.ty(value), Type::Ptr | Type::Val | Type::Obj) {
            if let Some(inst) = body.def_inst(value) {
                for &from in ownership::borrows_from(body, inst) {
                    for root in self.roots(body, from) {
                        if !found.contains(&root) {
                            found.push(root);
                        }
                    }
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
