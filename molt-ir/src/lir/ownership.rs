//! Who owns what, per instruction: read from the signatures, so that reference counting, its checker and the interpreters
//! agree.

use super::ops::Op;
use super::runtime;
use super::signature::{Slot, signature};
use super::{Body, Type};
use crate::ssa::{Block, Inst, Op as _, Value, Values};
use smallvec::SmallVec;

/// The slots of operands and results of an instruction.
enum Slots {
    /// One after the other.
    Each(&'static [Slot], &'static [Slot]),
    /// All the same.
    All(Slot, Slot),
}

impl Slots {
    /// Calls are asked of their callee.
    fn of(op: &Op) -> Slots {
        match op {
            // Compiled functions and built-ins borrow what they are given and hand over what they return.
            Op::Call { .. } | Op::CallBuiltin { .. } | Op::CallPointer { .. } | Op::Keep { .. } => {
                Slots::All(Slot::Any, Slot::AnyOwn)
            }
            Op::Return { .. } => Slots::All(Slot::AnyOwn, Slot::AnyOwn),
            Op::CallRuntime { function, .. } => match runtime::function(function) {
                Some(f) => Slots::Each(&f.operands, &f.results),
                None => Slots::All(Slot::Any, Slot::AnyOwn),
            },
            op => {
                let (operands, results) = signature(op).expect("every other operation has a signature");
                Slots::Each(operands, results)
            }
        }
    }
    fn operand(&self, index: usize) -> Option<Slot> {
        match self {
            Slots::Each(operands, _) => operands.get(index).copied(),
            Slots::All(slot, _) => Some(*slot),
        }
    }
    fn result(&self, index: usize) -> Option<Slot> {
        match self {
            Slots::Each(_, results) => results.get(index).copied(),
            Slots::All(_, slot) => Some(*slot),
        }
    }
}

/// Operands whose count the instruction takes, as indices into `args`. Edge arguments are not among them: see
/// [`passed_owned`].
pub fn consumed(body: &Body, inst: Inst) -> SmallVec<[usize; 4]> {
    let op = &body[inst].op;
    let (args, slots) = (op.args(), Slots::of(op));
    (0..args.len()).filter(|&n| slots.operand(n).is_some_and(|slot| slot.is_owned(body.ty(args[n])))).collect()
}

/// Results that come with a count. The others are borrowed, or no objects at all.
pub fn owned_results(body: &Body, inst: Inst) -> Values {
    let results = body.results(inst);
    if results.len() == 0 {
        return Values::new();
    }
    let slots = Slots::of(&body[inst].op);
    let owned = |(n, v): &(usize, Value)| slots.result(*n).is_some_and(|slot| slot.is_owned(body.ty(*v)));
    results.enumerate().filter(owned).map(|(_, v)| v).collect()
}

/// Whether `value` is owned where it is defined: parameters of the entry are borrowed, those of every other block owned unless
/// their type says otherwise.
pub fn is_owned(body: &Body, value: Value) -> bool {
    match body.def_inst(value) {
        Some(inst) => body.ty(value).is_counted() && owned_results(body, inst).contains(&value),
        None => body.ty(value).is_counted() && *body.ty(value) != Type::Ref && body.def_block(value) != body.entry(),
    }
}

/// Whether an argument for parameter `index` of `block` is consumed by the edge.
pub fn passed_owned(body: &Body, block: Block, index: usize) -> bool {
    is_owned(body, body[block].params[index])
}

/// For a borrowed result, the operands that must stay alive for as long as it is used.
pub fn borrows_from(body: &Body, inst: Inst) -> &[Value] {
    match &body[inst].op {
        Op::Select { args } => &args[1..],
        Op::AsPointer { args } | Op::AsInstance { args, .. } => args,
        Op::Load { args, .. } | Op::LoadU32 { args, .. } | Op::LoadU8 { args, .. } => args,
        Op::PtrAdd { args } | Op::ElementAddr { args } => &args[..1],
        // A borrowed result of a runtime function is a part of one of its operands.
        op @ Op::CallRuntime { .. } => op.args(),
        _ => &[],
    }
}
