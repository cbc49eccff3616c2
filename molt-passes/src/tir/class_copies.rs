//! Copies of an instruction, one for each group of classes that an object may have.

use super::guards;
use molt_ir::ssa::{Block, Body, ClassId, Edge, Inst, Value};
use molt_ir::tir::ops::CompareOp;
use molt_ir::tir::{Op, Tir, Type};

/// Where the copies of an instruction go on.
pub struct End {
    /// Where an exception goes, if somebody watches.
    pub handler: Option<Edge>,
    /// The block behind, which takes the result.
    rest: Block,
    /// The type of the result.
    ty: Type,
}

impl End {
    /// The last operation of a copy, whose result is that of the instruction.
    pub fn finish(&self, body: &mut Body<Tir>, block: Block, inst: Inst, op: Op) {
        let (made, end) = guards::push_watched(body, block, inst, self.handler.as_ref(), op, std::slice::from_ref(&self.ty));
        let value = body.result(made);
        guards::push(body, end, inst, Op::Jump { succs: Box::new([Edge::new(self.rest, [value])]) }, &[]);
    }
}

/// Replaces `inst` by a copy for each group of classes, which `fill` writes into a block of its own, given the object as one of these. The
/// last group, of most classes, needs no test.
pub fn split<T>(
    body: &mut Body<Tir>,
    inst: Inst,
    object: Value,
    groups: &[(T, Vec<ClassId>)],
    fill: impl Fn(&mut Body<Tir>, Block, &T, Value, &End),
) {
    let (handler, rest) = guards::split_behind_watched(body, inst);
    let end = End { handler, rest, ty: body.ty(body.result(inst)).clone() };
    let (mut block, last) = guards::split_before(body, inst);
    let result = body.result(inst);
    let merged = body.add_param(end.rest, end.ty.clone());
    body.replace_all_uses(result, merged);
    let number = guards::push_value(body, block, inst, Op::ClassNumber { args: [object] }, Type::I64);
    let fill = |body: &mut Body<Tir>, block: Block, (meaning, group): &(T, Vec<ClassId>)| {
        let known = group.iter().fold(Type::Never, |ty, &class| ty.join(&Type::Instance(class)));
        let assume = Op::Assume { args: [object], ty: known.clone(), holds: true };
        let this = guards::push_value(body, block, inst, assume, known);
        fill(body, block, meaning, this, &end);
    };
    let (others, tested) = groups.split_last().expect("there is a class");
    for group in tested {
        let copy = body.new_block_after(block);
        for class in &group.1 {
            let constant = guards::push_int(body, block, inst, i64::from(class.0) + 1);
            let same = Op::Compare { args: [number, constant], op: CompareOp::Eq };
            let same = guards::push_value(body, block, inst, same, Type::Bool);
            let next = body.new_block_after(block);
            let succs = Box::new([Edge::plain(copy), Edge::plain(next)]);
            guards::push(body, block, inst, Op::Branch { args: [same], succs }, &[]);
            block = next;
        }
        fill(body, copy, group);
    }
    guards::push(body, block, inst, Op::Jump { succs: Box::new([Edge::plain(last)]) }, &[]);
    fill(body, last, others);
    body.remove(inst);
}
