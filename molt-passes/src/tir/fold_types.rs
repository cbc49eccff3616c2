//! `fold-types` · tir → tir
//!
//! ```text
//! %2 = is %0, %1 : bool            ⇒    %2 = bool {value: false}     where %0 : obj[&C], %1 : none
//! %3 = is_bound %0 : bool          ⇒    %3 = bool {value: true}      where %0 : float
//! %4 = check_bound %0 : float      ⇒    %0                           where %0 : float
//! %5 = truth %0 : bool             ⇒    %0                           where %0 : bool
//! %6 = truth %0 : bool             ⇒    %6 = bool {value: true}      where %0 : func[@f]
//! %7 = assume %0 : float           ⇒    %0                           where %0 : float
//! %8 = call_builtin %0, %1 {name: "builtins.isinstance"} ⇒ %8 = bool {value: true}     where %0 : obj[&C], %1 : class[&C]
//! ```
//!
//! Tests whose answer the types know need not be made. What they guarded is then seen to be dead, or always done.

use super::class_tests;
use crate::infer::classes::Classes;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Rename, Value};
use molt_ir::tir::effects::may_be_unbound;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct FoldTypes;

impl Pass for FoldTypes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "fold-types";
    const SUMMARY: &'static str = "answers tests that types decide";
    // A check in front of a `try` takes it along, and with it an edge of a loop.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let classes = Classes::of(program);
        for id in program.ids().collect::<Vec<_>>() {
            let mut taken = std::mem::take(&mut program[id].body);
            let body = &mut taken;
            // What takes the place of a value may be better known, so that more is decided.
            while fold(program, &classes, body, cx) {}
            program[id].body = taken;
        }
        Ok(())
    }
}

/// Answers what can be answered; whether values were replaced.
fn fold(program: &tir::Program, classes: &Classes, body: &mut Body<Tir>, cx: &mut PassCx) -> bool {
    let mut rename = Rename::default();
    for inst in body.insts().collect::<Vec<_>>() {
        match answer(program, classes, body, inst) {
            Some(Answer::Constant(value)) if leave(cx, "decide") => {
                let result = body.result(inst);
                if body.block_of(inst).and_then(|b| body.tried(b)) == Some(inst) {
                    let constant = body.insert_before(inst, Op::BoolConst { value }, &[Type::Bool]);
                    rename.set(result, body.result(constant));
                    body.remove_tried(inst);
                } else {
                    body[inst].op = Op::BoolConst { value };
                }
            }
            Some(Answer::Operand(value)) if leave(cx, "pass") => {
                rename.set(body.result(inst), value);
                body.remove_tried(inst);
            }
            _ => {}
        }
    }
    rename.apply(body);
    !rename.is_empty()
}

enum Answer {
    Constant(bool),
    Operand(Value),
}

fn answer(program: &tir::Program, classes: &Classes, body: &Body<Tir>, inst: Inst) -> Option<Answer> {
    match &body[inst].op {
        Op::CallBuiltin { args, name } if name == "builtins.isinstance" => {
            let asked = class_tests::asked(body, args[1])?;
            let members = body.ty(args[0]).members();
            let all = members.iter().map(|ty| class_tests::holds(program, classes, ty, &asked)).collect::<Option<Vec<bool>>>()?;
            let first = *all.first()?;
            all.iter().all(|&holds| holds == first).then_some(Answer::Constant(first))
        }
        Op::Is { args: [a, b] } if is_same_class(body, *a, *b) => Some(Answer::Constant(true)),
        Op::Is { args: [a, b] } => {
            let (a, b) = (body.ty(*a), body.ty(*b));
            let both_none = *a == Type::None && *b == Type::None;
            (both_none || apart(a, b)).then_some(Answer::Constant(both_none))
        }
        Op::IsBound { args: [value] } => match body.ty(*value) {
            Type::Unbound => Some(Answer::Constant(false)),
            ty => (!may_be_unbound(ty) && *ty != Type::Never).then_some(Answer::Constant(true)),
        },
        Op::CheckBound { args: [value], .. } => {
            let (from, to) = (body.ty(*value), body.ty(body.result(inst)));
            (!may_be_unbound(from) && from.is_below(to) && *from != Type::Never).then_some(Answer::Operand(*value))
        }
        Op::Truth { args: [value] } => match body.ty(*value) {
            Type::Bool => Some(Answer::Operand(*value)),
            Type::None => Some(Answer::Constant(false)),
            Type::Function(_) | Type::Builtin(_) | Type::Module(_) => Some(Answer::Constant(true)),
            _ => None,
        },
        Op::Assume { args: [value], .. } => {
            let (from, to) = (body.ty(*value), body.ty(body.result(inst)));
            (from == to).then_some(Answer::Operand(*value))
        }
        _ => None,
    }
}

/// Whether both are the same class by its statement.
fn is_same_class(body: &Body<Tir>, a: Value, b: Value) -> bool {
    matches!((body.def_op(a), body.def_op(b)), (Some(Op::ClassRef { class: a }), Some(Op::ClassRef { class: b })) if a == b)
}

/// Whether one is certainly `None` and the other certainly something else.
fn apart(a: &Type, b: &Type) -> bool {
    let never_none = |ty: &Type| {
        !ty.members().is_empty() && ty.members().iter().all(|m| !matches!(m, Type::None | Type::Any | Type::Unbound | Type::Never))
    };
    (*a == Type::None && never_none(b)) || (*b == Type::None && never_none(a))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn folded(body: &str) -> String {
        after::<FoldTypes>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn an_object_is_not_none() {
        let text = folded("^bb0(%0: float): %1 = none : none  %2 = is %0, %1 : bool  ret %2");
        assert!(text.contains("bool {value: false}"), "{text}");
        let text = folded("^bb0(%0: union[none, float]): %1 = none : none  %2 = is %0, %1 : bool  ret %2");
        assert!(text.contains("is %0"), "it may be: {text}");
    }

    #[test]
    fn a_check_of_what_is_bound_goes_with_its_handler() {
        let text = folded(
            r#"^bb0(%0: int): %1 = check_bound %0 {name: "x", kind: local} : int  try -> ^bb1, ^bb2
            ^bb1(): ret %1
            ^bb2(): ret %0"#,
        );
        assert!(!text.contains("check_bound") && !text.contains("try"), "{text}");
    }

    #[test]
    fn truth_of_a_bool_is_itself_and_of_an_int_is_not_known() {
        assert!(!folded("^bb0(%0: bool): %1 = truth %0 : bool  ret %1").contains("truth"));
        assert!(folded("^bb0(%0: int): %1 = truth %0 : bool  ret %1").contains("truth"));
    }
}
