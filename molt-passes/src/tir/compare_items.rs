//! `compare-items` · tir → tir
//!
//! ```text
//! %4 = tuple %0, %1 : tuple[int, str]           ⇒    %6 = compare %0, %2 {op: eq}; br %6 -> ^next, ^first
//! %5 = tuple %2, %3 : tuple[int, str]                ^first(): %7 = compare %0, %2 {op: lt}; jump -> ^done(%7)
//! %6 = compare %4, %5 {op: lt} : bool                ^next(): %8 = compare %1, %3 {op: lt}; jump -> ^done(%8)
//! ```
//!
//! Tuples that were just made are compared by their items: the first two that differ decide. The tuples themselves are then made for
//! nobody. This is how dataclasses compare, and what `(self.x, self.y) == (other.x, other.y)` is written for.
//!
//! Caveat: items must be ints, bools or strings on both sides. Comparing tuples asks for identity first, which tells two floats
//! that are the same NaN from two that are not, and methods of classes would be called more often.

use super::guards;
use crate::build_tir::op_of_item;
use crate::prelude::*;
use molt_ir::constant::Constant;
use molt_ir::ssa::{Body, Edge, Inst, Value};
use molt_ir::tir::ops::CompareOp;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct CompareItems;

impl Pass for CompareItems {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "compare-items";
    const SUMMARY: &'static str = "compares tuples that were just made by their items";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let Op::Compare { args: [left, right], op } = body[inst].op else { continue };
                let (Some(left), Some(right)) = (items(body, left), items(body, right)) else { continue };
                let alike = left.len() == right.len() && !left.is_empty() && left.iter().zip(&right).all(|(a, b)| are_alike(a.ty(body), b.ty(body)));
                if alike && cx.may("expand") {
                    cx.count("expand");
                    expand(body, inst, op, &left, &right);
                }
            }
        }
        Ok(())
    }
}

/// An item of a tuple.
enum Item {
    Value(Value),
    Constant(Op, Type),
}

impl Item {
    fn ty<'a>(&'a self, body: &'a Body<Tir>) -> &'a Type {
        match self {
            Item::Value(value) => body.ty(*value),
            Item::Constant(_, ty) => ty,
        }
    }

    fn value(&self, body: &mut Body<Tir>, inst: Inst) -> Value {
        match self {
            Item::Value(value) => *value,
            Item::Constant(op, ty) => {
                let made = body.insert_before(inst, op.clone(), std::slice::from_ref(ty));
                body.result(made)
            }
        }
    }
}

/// The items of a tuple made where it can be seen.
fn items(body: &Body<Tir>, tuple: Value) -> Option<Vec<Item>> {
    match body.def_op(tuple)? {
        Op::Tuple { args } => Some(args.iter().map(|&value| Item::Value(value)).collect()),
        Op::TupleConst { value: Constant::Tuple(items) } => {
            Some(items.iter().map(op_of_item).map(|(op, ty)| Item::Constant(op, ty)).collect())
        }
        _ => None,
    }
}

/// Whether values of the types are compared by nothing but what they are.
fn are_alike(a: &Type, b: &Type) -> bool {
    let number = |ty: &Type| ty.is_int() || *ty == Type::Bool;
    number(a) && number(b) || *a == Type::Str && *b == Type::Str
}

fn expand(body: &mut Body<Tir>, inst: Inst, op: CompareOp, left: &[Item], right: &[Item]) {
    let pairs: Vec<[Value; 2]> = left.iter().zip(right).map(|(a, b)| [a.value(body, inst), b.value(body, inst)]).collect();
    let (mut block, rest) = guards::split_before(body, inst);
    let answer = body.add_param(rest, Type::Bool);
    let Some((&last, first)) = pairs.split_last() else { return };
    for &pair in first {
        let same = guards::push_value(body, block, inst, Op::Compare { args: pair, op: CompareOp::Eq }, Type::Bool);
        let differ = body.new_block_after(block);
        let next = body.new_block_after(differ);
        guards::push(body, block, inst, Op::Branch { args: [same], succs: Box::new([Edge::plain(next), Edge::plain(differ)]) }, &[]);
        let found = match op {
            CompareOp::Eq | CompareOp::Ne => Op::BoolConst { value: op == CompareOp::Ne },
            _ => Op::Compare { args: pair, op },
        };
        let found = guards::push_value(body, differ, inst, found, Type::Bool);
        guards::push(body, differ, inst, Op::Jump { succs: Box::new([Edge::new(rest, [found])]) }, &[]);
        block = next;
    }
    let found = guards::push_value(body, block, inst, Op::Compare { args: last, op }, Type::Bool);
    guards::push(body, block, inst, Op::Jump { succs: Box::new([Edge::new(rest, [found])]) }, &[]);
    let result = body.result(inst);
    body.replace_all_uses(result, answer);
    body.remove_tried(inst);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn compared(types: [&str; 2], op: &str) -> String {
        let [a, b] = types;
        let body = format!(
            "^bb0(%0: {a}, %1: {b}, %2: {a}, %3: {b}): %4 = tuple %0, %1 : tuple[{a}, {b}]  %5 = tuple %2, %3 : tuple[{a}, {b}]
            %6 = compare %4, %5 {{op: {op}}} : bool  ret %6"
        );
        after::<CompareItems>(&(), program(&[("f", &body)])).remove(0)
    }

    #[test]
    fn the_first_difference_decides() {
        let text = compared(["int", "str"], "lt");
        assert!(text.contains("compare %0, %2 {op: eq}") && text.contains("compare %0, %2 {op: lt}"), "{text}");
        assert!(text.contains("compare %1, %3 {op: lt}") && !text.contains("compare %4"), "{text}");
    }

    #[test]
    fn floats_are_left_alone() {
        let text = compared(["int", "float"], "eq");
        assert!(text.contains("compare %4, %5"), "the same NaN is equal to itself in a tuple: {text}");
    }
}
