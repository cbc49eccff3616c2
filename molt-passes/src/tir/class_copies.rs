//! Copies of an instruction, one for each group of types that a value may have.

use super::guards;
use molt_ir::ssa::{Block, Body, Edge, Inst, Value};
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

/// Replaces `inst` by a copy for each group of types, which `fill` writes into a block of its own, given the object as one of these. The
/// last group, of most types, needs no test. What is no instance of a class of the program is in one group, which holds nothing else.
pub fn split<T>(
    body: &mut Body<Tir>,
    inst: Inst,
    object: Value,
    groups: &[(T, Vec<Type>)],
    fill: impl Fn(&mut Body<Tir>, Block, &T, Value, &End),
) {
    let (handler, rest) = guards::split_behind_watched(body, inst);
    let end = End { handler, rest, ty: body.ty(body.result(inst)).clone() };
    let (mut block, last) = guards::split_before(body, inst);
    let result = body.result(inst);
    let merged = body.add_param(end.rest, end.ty.clone());
    body.replace_all_uses(result, merged);
    let number = guards::push_value(body, block, inst, Op::ClassNumber { args: [object] }, Type::I64);
    let fill = |body: &mut Body<Tir>, block: Block, (meaning, group): &(T, Vec<Type>)| {
        let known = group.iter().fold(Type::Never, |all, ty| all.join(ty));
        let assume = Op::Assume { args: [object], ty: known.clone(), holds: true };
        let this = guards::push_value(body, block, inst, assume, known);
        fill(body, block, meaning, this, &end);
    };
    let (others, tested) = groups.split_last().expect("there is a class");
    for group in tested {
        let copy = body.new_block_after(block);
        let mut numbers: Vec<i64> = group.1.iter().map(class_number).collect();
        numbers.dedup();
        for wanted in numbers {
            let constant = guards::push_int(body, block, inst, wanted);
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

/// What `class_number` says of values of a type.
fn class_number(ty: &Type) -> i64 {
    match ty {
        Type::Instance(class) => i64::from(class.0) + 1,
        _ => 0,
    }
}
