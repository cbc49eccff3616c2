//! `answer-isinstance` · tir → tir
//!
//! ```text
//! %1 = call_builtin %0, &C {name: "builtins.isinstance"}
//!     ⇒  %2 = class_number %0; %3 = int {value: 3}; %1 = compare %2, %3 {op: eq} : bool      where %0 : union[obj[&A], obj[&C]]
//!     ⇒  %1 = is_instance %0 {ty: union[float, int]} : bool          where %0 : union[float, int, str], the class (int, float)
//! %1 = call_builtin %0, %tuple {name: "builtins.isinstance"}
//!     ⇒  a call for each class of the tuple, until one says yes                                 where %0 : any
//! ```
//!
//! Where each type that a value may have answers the question, a test of the tag or of the type's address tells which it is. Nothing is
//! looked up and no tuple is made. Of a value that may be anything the classes are asked one by one.
//!
//! Caveat: classes that answer by a method of their metaclass, and built-in types that others derive from, are asked at run time.

use super::class_tests::{self, Asked};
use super::guards;
use crate::infer::classes::Classes;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Block, Body, ClassId, Edge, Inst, Value};
use molt_ir::text::BigText;
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct AnswerIsinstance;

/// How many classes are told apart by their numbers.
const FEW: usize = 4;

impl Pass for AnswerIsinstance {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "answer-isinstance";
    const SUMMARY: &'static str = "answers `isinstance` by the types a value may have";
    // A call for each class is a branch for each.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let classes = Classes::of(program);
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            for inst in body.insts().collect::<Vec<_>>() {
                let Op::CallBuiltin { args, name } = &body[inst].op else { continue };
                if name != "builtins.isinstance" {
                    continue;
                }
                let &[value, class] = &args[..] else { continue };
                let Some(asked) = class_tests::asked(&body, class) else { continue };
                match test(program, &classes, body.ty(value), &asked) {
                    Some(test) if leave(cx, "answer") => answer(&mut body, inst, value, test),
                    None if asked.len() > 1 && leave(cx, "split") => split(&mut body, inst, value, class),
                    _ => {}
                }
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// What tells whether the answer is yes.
enum Test {
    /// The number of its class is one of these, or is not.
    Number(Vec<ClassId>, bool),
    /// It belongs to the type, or does not.
    Belongs(Type, bool),
}

fn test(program: &tir::Program, classes: &Classes, ty: &Type, asked: &[Asked]) -> Option<Test> {
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for member in ty.members() {
        let side = if class_tests::holds(program, classes, member, asked)? { &mut yes } else { &mut no };
        side.push(if *member == Type::I64 { Type::Int } else { member.clone() });
    }
    if yes.is_empty() || no.is_empty() {
        return None;
    }
    if let Some(all) = ty.instances() {
        let of = |side: &[Type]| all.iter().copied().filter(|&c| side.contains(&Type::Instance(c))).collect::<Vec<_>>();
        let (yes, no) = (of(&yes), of(&no));
        let positive = yes.len() <= no.len();
        let few = if positive { yes } else { no };
        return (few.len() <= FEW).then_some(Test::Number(few, positive));
    }
    // Tests of tags are cheapest.
    let cost = |side: &[Type]| -> u32 {
        side.iter()
            .map(|ty| match ty {
                Type::None | Type::Bool | Type::Float => 1,
                Type::Instance(_) => 20,
                _ => 5,
            })
            .sum()
    };
    let positive = cost(&yes) <= cost(&no);
    let side = if positive { yes } else { no };
    Some(Test::Belongs(side.iter().fold(Type::Never, |all, ty| all.join(ty)), positive))
}

fn answer(body: &mut Body<Tir>, inst: Inst, value: Value, test: Test) {
    let put = |body: &mut Body<Tir>, op: Op, ty: Type| {
        let made = body.insert_before(inst, op, &[ty]);
        body.result(made)
    };
    let (found, positive) = match test {
        Test::Belongs(ty, positive) => (put(body, Op::IsInstance { args: [value], ty }, Type::Bool), positive),
        Test::Number(few, positive) => {
            let number = put(body, Op::ClassNumber { args: [value] }, Type::I64);
            let mut found: Option<Value> = None;
            for class in few {
                let wanted = BigText::new(&(class.0 + 1).to_string()).expect("canonical digits");
                let wanted = put(body, Op::IntConst { value: wanted }, Type::I64);
                let same = put(body, Op::Compare { args: [number, wanted], op: CompareOp::Eq }, Type::Bool);
                found = Some(match found {
                    None => same,
                    Some(found) => put(body, Op::Binary { args: [found, same], op: BinaryOp::Or }, Type::Bool),
                });
            }
            (found.expect("there is a class"), positive)
        }
    };
    let found = if positive { found } else { put(body, Op::Not { args: [found] }, Type::Bool) };
    let result = body.result(inst);
    body.replace_all_uses(result, found);
    body.remove_tried(inst);
}

/// Asks the classes of a tuple one after another.
fn split(body: &mut Body<Tir>, inst: Inst, value: Value, tuple: Value) {
    let mut classes = Vec::new();
    flatten(body, tuple, &mut classes);
    let (handler, rest) = guards::split_behind_watched(body, inst);
    let (first, mut block) = guards::split_before(body, inst);
    guards::push(body, first, inst, Op::Jump { succs: Box::new([Edge::plain(block)]) }, &[]);
    let result = body.result(inst);
    let ty = body.ty(result).clone();
    let merged = body.add_param(rest, ty.clone());
    body.replace_all_uses(result, merged);
    let (&last, others) = classes.split_last().expect("there are several");
    let ask = |body: &mut Body<Tir>, block: Block, class: Value| {
        let op = Op::CallBuiltin { args: [value, class].into_iter().collect(), name: "builtins.isinstance".to_owned() };
        let (call, next) = guards::push_watched(body, block, inst, handler.as_ref(), op, std::slice::from_ref(&ty));
        let answer = body.result(call);
        (answer, next, Edge { to: rest, args: [answer].into_iter().collect() })
    };
    for &class in others {
        let (answer, next, on) = ask(body, block, class);
        block = body.new_block_after(next);
        let succs = Box::new([on, Edge::plain(block)]);
        guards::push(body, next, inst, Op::Branch { args: [answer], succs }, &[]);
    }
    let (_, next, on) = ask(body, block, last);
    guards::push(body, next, inst, Op::Jump { succs: Box::new([on]) }, &[]);
    body.remove(inst);
}

fn flatten(body: &Body<Tir>, class: Value, classes: &mut Vec<Value>) {
    match body.def_op(class) {
        Some(Op::Tuple { args }) => args.iter().for_each(|&part| flatten(body, part, classes)),
        _ => classes.push(class),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn answered(body: &str) -> String {
        after::<AnswerIsinstance>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn one_of_several_types_is_told_by_its_tag() {
        let text = answered(
            r#"^bb0(%0: union[none, float, str]): %1 = builtin {name: "int"} : builtin[int]
            %2 = builtin {name: "float"} : builtin[float]  %3 = tuple %1, %2 : tuple[builtin[int], builtin[float]]
            %4 = call_builtin %0, %3 {name: "builtins.isinstance"} : bool  ret %4"#,
        );
        assert!(text.contains("is_instance %0 {ty: float}"), "{text}");
    }

    #[test]
    fn the_classes_are_asked_one_by_one_and_each_call_is_watched() {
        let text = answered(
            r#"^bb0(%0: any): %1 = builtin {name: "int"} : builtin[int]  %2 = builtin {name: "float"} : builtin[float]
            %3 = tuple %1, %2 : tuple[builtin[int], builtin[float]]
            %4 = call_builtin %0, %3 {name: "builtins.isinstance"} : bool  try -> ^bb1, ^bb2
            ^bb1(): ret %4
            ^bb2(): ret %0"#,
        );
        assert_eq!((text.matches("call_builtin").count(), text.matches("try").count()), (2, 2), "{text}");
    }
}
