//! Lookups of methods, which go with the last call that used them.

use fxhash::FxHashMap;
use molt_ir::ssa::{Body, Effects, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, effects};

/// How often the results of each method lookup are used, so that it can go with the last use.
pub(super) struct Lookups(FxHashMap<Value, u32>);

impl Lookups {
    pub(super) fn of(body: &Body<Tir>) -> Lookups {
        let mut uses = FxHashMap::default();
        let is_lookup = |v: Value| matches!(body.def_op(v), Some(Op::GetMethod { .. }));
        for inst in body.insts() {
            let op = &body[inst].op;
            let passed = op.succs().iter().flat_map(|edge| edge.args.iter());
            for &value in op.args().iter().chain(passed).filter(|&&v| is_lookup(v)) {
                *uses.entry(value).or_default() += 1;
            }
        }
        Lookups(uses)
    }

    /// The call that used the callable and the receiver does so no more. The receiver's type says that it has the method.
    pub(super) fn done(&mut self, body: &mut Body<Tir>, callable: Value) {
        let Some(lookup) = body.def_inst(callable).filter(|&i| matches!(body[i].op, Op::GetMethod { .. })) else { return };
        let mut used = 0;
        for value in body.results(lookup) {
            if let Some(uses) = self.0.get_mut(&value) {
                *uses = uses.saturating_sub(1);
                used += *uses;
            }
        }
        if used == 0 && body.block_of(lookup).is_some() {
            body.remove_tried(lookup);
        }
    }
}

/// Whether nothing happens between the lookup of a method and its call.
pub(super) fn follows_lookup(body: &Body<Tir>, call: Inst) -> bool {
    let Some(lookup) = body[call].op.args().first().and_then(|&callable| body.def_inst(callable)) else { return false };
    let Some(block) = body.block_of(lookup).filter(|&block| body.block_of(call) == Some(block)) else { return false };
    let (from, to) = (body.position(lookup), body.position(call));
    let quiet = |&inst: &Inst| !effects::of(body, inst).has(Effects::WRITE | Effects::RAISE);
    body[block].insts[from + 1..to].iter().all(quiet)
}
