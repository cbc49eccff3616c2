//! `dissolve-tuples` · tir → tir
//!
//! ```text
//! %2 = tuple %0, %1 : tuple[int, str]          ⇒   %2 = tuple %0, %1 : tuple[int, str]
//! %3 = unpack %2 {count: 2}                        …, with %0 for %4
//! %4 = tuple_item %3 {index: 0}
//! ```
//!
//! A tuple that was just made and is only taken apart (`a, b = b, a`, the items of `enumerate` and `zip`) is never needed as an
//! object: `dce` removes it afterwards.
//!
//! Named tuples are taken apart in the same way: `x, y = point`, and the item of a `tuple_of_class` that was just made.
//!
//! Caveat: only what is seen without memory; a tuple that goes through a container or a block parameter stays.

use crate::build_tir::op_of_item;
use crate::infer::classes::{Classes, Native};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{ClassId, Inst, Language, Rename};
use tir::facts::LOOPS_INVERTED;
use tir::{Op, Tir, Type};

/// Tuples that are taken apart where they are made.
pub struct DissolveTuples;

impl Pass for DissolveTuples {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "dissolve-tuples";
    const SUMMARY: &'static str = "uses the parts of a tuple in place of the tuple";
    // An unpacking in front of a `try` takes it along.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let classes = Classes::of(program);
        // Named tuples are iterated as any tuple, unless their class says how.
        let lengths: Vec<Option<usize>> = classes.ids().map(|class| plain_length(program, &classes, class)).collect();
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let mut rename = Rename::default();
            for inst in body.insts().collect::<Vec<Inst>>() {
                match body[inst].op {
                    Op::UnpackExact { args: [whole], count } => {
                        let made = rename.get(whole);
                        let known = match (body.def_op(made), body.ty(made)) {
                            (Some(Op::Tuple { args }), _) => args.len() == count as usize,
                            (Some(Op::TupleConst { value }), _) => value.items().len() == count as usize,
                            (_, Type::Tuple(items)) => items.len() == count as usize,
                            (_, Type::Instance(class)) => lengths[class.index()] == Some(count as usize),
                            _ => false,
                        };
                        if known && leave(cx, "unpack") {
                            rename.set(body.result(inst), made);
                            body.remove_tried(inst);
                        }
                    }
                    // An assumption that says nothing new may hide a tuple.
                    Op::Assume { args: [value], .. } => {
                        let value = rename.get(value);
                        if Tir::can_replace(body, value, body.ty(body.result(inst))) && leave(cx, "assume") {
                            rename.set(body.result(inst), value);
                            body.remove(inst);
                        }
                    }
                    Op::TupleItem { args: [whole], index } => {
                        let item = match body.def_op(rename.get(whole)) {
                            Some(Op::Tuple { args }) => args.get(index as usize).map(|&v| rename.get(v)),
                            // The class goes first.
                            Some(Op::TupleOfClass { args, .. }) => args.get(index as usize + 1).map(|&v| rename.get(v)),
                            Some(Op::TupleConst { value }) => value.items().get(index as usize).cloned().map(|constant| {
                                let (op, ty) = op_of_item(&constant);
                                let made = body.insert_before(inst, op, &[ty]);
                                body.result(made)
                            }),
                            _ => None,
                        };
                        if let Some(item) = item
                            && Tir::can_replace(body, item, body.ty(body.result(inst)))
                            && leave(cx, "item")
                        {
                            rename.set(body.result(inst), item);
                            body.remove(inst);
                        }
                    }
                    _ => {}
                }
            }
            rename.apply(body);
        }
        Ok(())
    }
}

/// How many items iterating a named tuple gives.
fn plain_length(program: &tir::Program, classes: &Classes, class: ClassId) -> Option<usize> {
    let info = classes.get(class);
    let own = classes.member(program, class, "__iter__").is_some();
    (info.plain && info.native == Native::Tuple && !own).then_some(info.items.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn a_swap_makes_no_tuple() {
        let body = "^bb0(%0: int, %1: str): %2 = tuple %0, %1 : tuple[int, str]  %3 = unpack %2 {count: 2} : any
            %4 = tuple_item %3 {index: 0} : any  %5 = tuple_item %3 {index: 1} : any  %6 = binary %5, %4 {op: mul} : any  ret %6";
        let expected = "^bb0(%0: int, %1: str):\n %2 = tuple %0, %1 : tuple[int, str]\n %3 = binary %1, %0 {op: mul} : any\n ret %3";
        assert_eq!(after::<DissolveTuples>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn an_assumption_hides_no_tuple() {
        let body = "^bb0(%0: int): %1 = tuple %0 : tuple[int]  %2 = assume %1 {ty: unbound, holds: false} : tuple[int]
            %3 = tuple_item %2 {index: 0} : int  ret %3";
        let expected = "^bb0(%0: int):\n %1 = tuple %0 : tuple[int]\n ret %0";
        assert_eq!(after::<DissolveTuples>(&(), program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn an_unpacking_that_raises_stays() {
        let body = "^bb0(%0: int): %1 = tuple %0 : tuple[int]  %2 = unpack %1 {count: 2} : any  ret %2";
        let expected = "^bb0(%0: int):\n %1 = tuple %0 : tuple[int]\n %2 = unpack %1 {count: 2} : any\n ret %2";
        assert_eq!(after::<DissolveTuples>(&(), program(&[("f", body)])), [unindent(expected)]);
    }
}
