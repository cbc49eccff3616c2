//! Who owns what, per instruction: read from the signatures, so that reference counting, its checker and the interpreters
//! agree.

use super::Body;
use super::ops::Op;
use super::runtime;
use super::signature::{Slot, signature};
use crate::ssa::{Block, Inst, Op as _, Value};

/// The slots of operands and results of an instruction; calls are asked of their callee.
fn slots(body: &Body, inst: Inst) -> (Vec<Slot>, Vec<Slot>) {
    let op = &body[inst].op;
    let (operands, results) = (op.args().len(), body.results(inst).len());
    match op {
        // Compiled functions and built-ins borrow what they are given and hand over what they return.
        Op::Call { .. } | Op::CallBuiltin { .. } | Op::CallPointer { .. } => {
            (vec![Slot::Any; operands], vec![Slot::AnyOwn; results])
        }
        Op::Keep { .. } => (vec![Slot::Any; operands], vec![]),
        Op::Return { .. } => (vec![Slot::AnyOwn; operands], vec![]),
        Op::CallRuntime { function, .. } => match runtime::function(function) {
            Some(f) => (f.operands.clone(), f.results.clone()),
            None => (vec![Slot::Any; operands], vec![Slot::AnyOwn; results]),
        },
        op => {
            let (operands, results) = signature(op).expect("every other operation has a signature");
            (operands.to_vec(), results.to_vec())
        }
    }
}

/// Operands whose count the instruction takes, as indices into `args`. Edge arguments are not among them: see
/// [`passed_owned`].
pub fn consumed(body: &Body, inst: Inst) -> Vec<usize> {
    let args = body[inst].op.args();
    let (operands, _) = slots(body, inst);
    (0..args.len()).filter(|&n| operands.get(n).is_some_and(|slot| slot.is_owned(body.ty(args[n])))).collect()
}

/// Results that come with a count. The others are borrowed, or no objects at all.
pub fn owned_results(body: &Body, inst: Inst) -> Vec<Value> {
    let (_, results) = slots(body, inst);
    body.results(inst).zip(results).filter(|(v, slot)| slot.is_owned(body.ty(*v))).map(|(v, _)| v).collect()
}

/// Whether `value` is owned where it is defined: parameters of the entry are borrowed, those of every other block owned.
pub fn is_owned(body: &Body, value: Value) -> bool {
    match body.def_inst(value) {
        Some(inst) => owned_results(body, inst).contains(&value),
        None => body.ty(value).is_counted() && body.def_block(value) != body.entry(),
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
        Op::AsPointer { args } => args,
        Op::Load { args, .. } | Op::LoadU32 { args, .. } | Op::LoadU8 { args, .. } => args,
        Op::PtrAdd { args } | Op::ElementAddr { args } => &args[..1],
        // A borrowed result of a runtime function is a part of one of its operands.
        op @ Op::CallRuntime { .. } => op.args(),
        _ => &[],
    }
}
