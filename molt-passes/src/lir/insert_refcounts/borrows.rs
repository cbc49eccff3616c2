//! Who owns what before counts are placed: which values carry a count, and which must outlive others.

use super::RefcountOptions;
use super::lending::Lending;
use crate::lir::overwrites::Overwrites;
use molt_ir::lir::{Body, Op, Type};
use molt_ir::ssa::{Inst, Op as _, Value, Values};

/// The plan for one body.
pub struct Borrows {
    /// Values that hold a count from their definition on: owned results, and loads and parameters of blocks that need one.
    owned: Vec<bool>,
    /// For a value that is only borrowed: the owned values that must live as long as it is used.
    roots: Vec<Values>,
    /// How often each value is used, where options ask for more counts than are needed.
    used: Vec<u32>,
    wanted: RefcountOptions,
}

impl Borrows {
    /// Decides for every load of a value and every parameter of a block whether it needs a count of its own, and says of the parameters
    /// that need none that they borrow.
    pub fn of(body: &mut Body, written: &Overwrites, all: bool) -> Borrows {
        let is_counted = |&inst: &Inst| matches!(body[inst].op, Op::Load { .. }) && body.ty(body.result(inst)).is_counted();
        let loads: Vec<Value> = if all { body.insts().filter(is_counted).map(|i| body.result(i)).collect() } else { vec![] };
        let mut lending = Lending::of(body, &loads, !all);
        if !all {
            lending.protect(written);
        }
        let (owned, roots, borrowing) = lending.borrowing();
        for param in borrowing {
            body[param].ty = Type::Ref;
        }
        Borrows { owned, roots, used: vec![], wanted: RefcountOptions::default() }
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
            Op::Call { .. }
                | Op::CallPointer { .. }
                | Op::CallBuiltin { .. }
                | Op::CallRuntime { .. }
                | Op::AsPointer { .. }
                | Op::AsInstance { .. }
        );
        uses && !self.wanted.borrows && self.is_variable(body, value)
    }

    /// Whether the value holds a count.
    pub fn is_owned(&self, value: Value) -> bool {
        self.owned[value.index()]
    }

    /// The owned values whose life a use of `value` needs: itself, or what it was borrowed from.
    pub fn roots(&self, value: Value) -> Values {
        if self.is_owned(value) { Values::from_slice(&[value]) } else { self.roots[value.index()].clone() }
    }
}
