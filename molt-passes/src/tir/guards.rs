//! Cutting a block in two in front of an instruction that has a fast and a slow way, and the tests that choose.

use molt_ir::ssa::{Block, Body, Edge, Inst, Value};
use molt_ir::text::BigText;
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Op, Tir, Type};

/// Splits behind an instruction that is to be replaced by several: where its exceptions go, and the block behind. Each of the several gets a
/// `try` of its own.
pub fn split_behind_watched(body: &mut Body<Tir>, inst: Inst) -> (Option<Edge>, Block) {
    let handler = handler(body, inst);
    let (_, rest) = split_after(body, inst);
    if handler.is_some() {
        // The block behind holds nothing but the `try` by now.
        let on = body.succs(rest)[0].clone();
        let watch = body.terminator(rest).expect("a watched instruction stands before its `try`");
        body[watch].op = Op::Jump { succs: Box::new([on]) };
    }
    (handler, rest)
}

/// Moves `inst` and what follows it in its block to a new block; the old one is left without an end.
pub fn split_before(body: &mut Body<Tir>, inst: Inst) -> (Block, Block) {
    let block = body.block_of(inst).expect("the instruction stands in a block");
    let rest = body.split_block(block, body.position(inst));
    (block, rest)
}

/// Moves what follows `inst` in its block, its `try` included, to a new block.
pub fn split_after(body: &mut Body<Tir>, inst: Inst) -> (Block, Block) {
    let block = body.block_of(inst).expect("the instruction stands in a block");
    let rest = body.split_block(block, body.position(inst) + 1);
    (block, rest)
}

/// The edge to the handler, where `inst` is watched.
pub fn handler(body: &Body<Tir>, inst: Inst) -> Option<Edge> {
    let block = body.block_of(inst)?;
    (body.tried(block) == Some(inst)).then(|| body.succs(block)[1].clone())
}

/// Puts in front of an instruction whether an item equals one of some values, all of one kind that compares as itself. None for none.
pub fn equals_one(body: &mut Body<Tir>, before: Inst, item: Value, values: &[Value]) -> Option<Value> {
    let value = |body: &mut Body<Tir>, op| {
        let made = body.insert_before(before, op, &[Type::Bool]);
        body.result(made)
    };
    let mut found = None;
    for &other in values {
        let test = value(body, Op::Compare { args: [item, other], op: CompareOp::Eq });
        found = Some(match found {
            None => test,
            Some(found) => value(body, Op::Binary { args: [found, test], op: BinaryOp::Or }),
        });
    }
    found
}

/// Appends a copy of an operation of `like` to `block`, watched as `like` is, and goes on in the block that is returned.
pub fn push_watched(
    body: &mut Body<Tir>,
    block: Block,
    like: Inst,
    handler: Option<&Edge>,
    op: Op,
    types: &[Type],
) -> (Inst, Block) {
    let (span, frame) = (body[like].span, body[like].frame);
    let inst = body.push(block, op, types, span);
    body[inst].frame = frame;
    let Some(handler) = handler else { return (inst, block) };
    let next = body.new_block_after(block);
    let watch = body.push(block, Op::Try { succs: Box::new([Edge::plain(next), handler.clone()]) }, &[], span);
    body[watch].frame = frame;
    (inst, next)
}

/// Appends an instruction that belongs to the same place as `like`.
pub fn push(body: &mut Body<Tir>, block: Block, like: Inst, op: Op, types: &[Type]) -> Inst {
    let (span, frame) = (body[like].span, body[like].frame);
    let inst = body.push(block, op, types, span);
    body[inst].frame = frame;
    inst
}

/// The same with one result.
pub fn push_value(body: &mut Body<Tir>, block: Block, like: Inst, op: Op, ty: Type) -> Value {
    let inst = push(body, block, like, op, &[ty]);
    body.result(inst)
}

/// Appends an int that fits 64 bits.
pub fn push_int(body: &mut Body<Tir>, block: Block, like: Inst, value: i64) -> Value {
    let value = BigText::new(&value.to_string()).expect("canonical digits");
    push_value(body, block, like, Op::IntConst { value }, Type::I64)
}
