//! `expand-membership` · tir → tir
//!
//! ```text
//! %3 = tuple_const {value: (1, 2)}             %1 = int {value: 1} : i64; %2 = int {value: 2} : i64
//! %4 = contains %3, %0 : bool           ⇒      %5 = compare %0, %1 {op: eq} : bool; %6 = compare %0, %2 {op: eq} : bool
//!                                              %4 = binary %5, %6 {op: or} : bool
//! ```
//!
//! `x in (1, 2)`, `word in {"if", "else"}`, `c in [a, b]`: looking for an int among a few ints or for a string among a few strings is
//! comparing with each. No container is made, none is hashed, and what is compared stays raw. Neither type has comparisons of its own,
//! so nobody can tell.
//!
//! Caveat: mixed types are left to the runtime, and so is what holds more than a few items: hashing is faster then.

use super::guards;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::constant::Constant;
use molt_ir::ssa::{Body, Inst, Value};
use molt_ir::text::BigText;
use tir::{Op, Tir, Type};

/// Membership in a few items.
pub struct ExpandMembership;

/// How many items are compared with.
const FEW: usize = 8;

impl Pass for ExpandMembership {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "expand-membership";
    const SUMMARY: &'static str = "compares with each of a few ints or strings in place of searching a container";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some((item, items)) = recognise(body, inst)
                    && leave(cx, "expand")
                {
                    expand(body, inst, item, items);
                }
            }
        }
        Ok(())
    }
}

/// What is compared with.
enum Items {
    /// Values that were put into a display.
    Values(Vec<Value>),
    /// Constants.
    Constants(Vec<Op>),
}

fn recognise(body: &Body<Tir>, inst: Inst) -> Option<(Value, Items)> {
    let Op::Contains { args: [container, item] } = body[inst].op else { return None };
    let kind = |ty: &Type| match ty {
        Type::Str => Some(false),
        ty if ty.is_int() => Some(true),
        _ => None,
    };
    let wanted = kind(body.ty(item))?;
    let items = match body.def_op(container)? {
        Op::Tuple { args } | Op::List { args } | Op::Set { args, .. } => {
            args.iter().all(|&arg| kind(body.ty(arg)) == Some(wanted)).then(|| Items::Values(args.to_vec()))
        }
        Op::TupleConst { value: Constant::Tuple(parts) } => {
            parts.iter().map(|part| constant(part, wanted)).collect::<Option<Vec<Op>>>().map(Items::Constants)
        }
        _ => None,
    }?;
    let unchanged = matches!(body.def_op(container), Some(Op::TupleConst { .. } | Op::Tuple { .. })) || body.users(container) == [inst];
    let count = match &items {
        Items::Values(values) => values.len(),
        Items::Constants(constants) => constants.len(),
    };
    (unchanged && (1..=FEW).contains(&count)).then_some((item, items))
}

/// A part of a constant, if it is an int where one is wanted, a string where not.
fn constant(part: &Constant, int: bool) -> Option<Op> {
    match part {
        Constant::Int(value) if int => Some(Op::IntConst { value: BigText::new(&value.to_string()).expect("canonical digits") }),
        Constant::Str(value) if !int => Some(Op::StrConst { value: value.clone() }),
        _ => None,
    }
}

fn expand(body: &mut Body<Tir>, inst: Inst, item: Value, items: Items) {
    let values = match items {
        Items::Values(values) => values,
        Items::Constants(constants) => constants
            .into_iter()
            .map(|op| {
                let ty = if matches!(op, Op::IntConst { .. }) { Type::I64 } else { Type::Str };
                let made = body.insert_before(inst, op, &[ty]);
                body.result(made)
            })
            .collect(),
    };
    let found = guards::equals_one(body, inst, item, &values).expect("there is an item");
    let result = body.result(inst);
    body.replace_all_uses(result, found);
    body.remove_tried(inst);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn rewritten(body: &str) -> String {
        after::<ExpandMembership>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn a_few_of_one_type_are_compared_with() {
        for body in [
            "^bb0(%0: int): %1 = tuple_const {value: (1, 2)} : tuple[int, int]  %2 = contains %1, %0 : bool  ret %2",
            "^bb0(%0: str, %1: str, %3: str): %2 = list %1, %3 : list[str]  %4 = contains %2, %0 : bool  ret %4",
        ] {
            let text = rewritten(body);
            assert_eq!((text.matches("compare").count(), text.contains("contains")), (2, false), "{text}");
        }
    }

    #[test]
    fn what_may_compare_otherwise_stays() {
        for body in [
            "^bb0(%0: float): %1 = tuple_const {value: (1, 2)} : tuple[int, int]  %2 = contains %1, %0 : bool  ret %2",
            "^bb0(%0: int): %1 = tuple_const {value: (1, \"a\")} : tuple[int, str]  %2 = contains %1, %0 : bool  ret %2",
            "^bb0(%0: str, %1: str): %2 = list %1 : list[str]  list_append %2, %1  %3 = contains %2, %0 : bool  ret %3",
        ] {
            let text = rewritten(body);
            assert!(text.contains("contains"), "{text}");
        }
    }
}
