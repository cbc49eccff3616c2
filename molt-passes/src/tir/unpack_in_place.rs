//! `unpack-in-place` · tir → tir
//!
//! ```text
//! %1 = unpack %0 {count: 2}                    ⇒   %2 = call_builtin %0 {name: "builtins.len"} ; %3 = compare %2, 2 {op: eq}
//!   where %0 : list[str]                           br %3 -> ^items, ^raise
//!                                                ^items(): %4 = item_at %0, 0 ; %5 = item_at %0, 1 ; %1 = tuple %4, %5
//!                                                ^raise(): unpack %0 {count: 2}
//! ```
//!
//! `x, y, z = point` and `key, value = line.split("=")` read the items of a list: no tuple is made of them, as `dissolve-tuples` sees that it
//! is taken apart at once. A list of another length is left to the operation, which raises.
//!
//! Caveat: tuples of a known length are `dissolve-tuples`' own; what else can be iterated is collected by the runtime.

use super::guards;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Edge, Inst, Value, Values};
use molt_ir::tir::ops::CompareOp;
use molt_ir::tir::{Op, Tir, Type};
use std::sync::Arc;
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct UnpackInPlace;

impl Pass for UnpackInPlace {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "unpack-in-place";
    const SUMMARY: &'static str = "reads the items of lists that are unpacked where they lie";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let Op::UnpackExact { args: [whole], count } = body[inst].op else { continue };
                let parts = match body.ty(body.result(inst)) {
                    Type::Tuple(parts) if parts.len() == count as usize && is_sequence(body.ty(whole)) => parts.clone(),
                    _ => continue,
                };
                // Nobody takes what the way that raises gives.
                if !body.users(body.result(inst)).is_empty() && leave(cx, "unpack") {
                    unpack(body, inst, whole, &parts);
                }
            }
        }
        Ok(())
    }
}

/// Whether objects of the type know their length and have their items at hand.
fn is_sequence(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::TupleOf(_) | Type::Str)
}

fn unpack(body: &mut Body<Tir>, inst: Inst, whole: Value, parts: &Arc<[Type]>) {
    let (handler, rest) = guards::split_behind_watched(body, inst);
    let (block, other) = guards::split_before(body, inst);
    let items = body.new_block_after(block);
    let len = Op::CallBuiltin { args: [whole].into_iter().collect(), name: "builtins.len".into() };
    let length = guards::push_value(body, block, inst, len, Type::I64);
    let count = guards::push_int(body, block, inst, parts.len() as i64);
    let same = guards::push_value(body, block, inst, Op::Compare { args: [length, count], op: CompareOp::Eq }, Type::Bool);
    let succs = Box::new([Edge::plain(items), Edge::plain(other)]);
    guards::push(body, block, inst, Op::Branch { args: [same], succs }, &[]);

    let mut taken = Values::new();
    for (index, ty) in parts.iter().enumerate() {
        let index = guards::push_int(body, items, inst, index as i64);
        taken.push(guards::push_value(body, items, inst, Op::ItemAt { args: [whole, index] }, ty.clone()));
    }
    let made = guards::push_value(body, items, inst, Op::Tuple { args: taken }, Type::Tuple(parts.clone()));
    guards::push(body, items, inst, Op::Jump { succs: Box::new([Edge::plain(rest)]) }, &[]);
    body.replace_all_uses(body.result(inst), made);

    let mut end = other;
    if let Some(handler) = handler {
        end = body.new_block_after(other);
        guards::push(body, other, inst, Op::Try { succs: Box::new([Edge::plain(end), handler]) }, &[]);
    }
    guards::push(body, end, inst, Op::Unreachable {}, &[]);
}
