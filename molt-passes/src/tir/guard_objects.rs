//! `guard-objects` · tir → tir
//!
//! ```text
//! %1 = get_attr %0 {name: "x"}      ⇒      %2 = class_number %0 ; %3 = compare %2, 0 {op: eq} ; br %3 -> ^slow, ^fast
//!   where %0 : union[int, obj[&C]]         ^slow(): %4 = assume %0 {ty: int, holds: true} ; get_attr %4 {name: "x"} ; unreachable
//!                                          ^fast(): %5 = assume %0 {ty: int, holds: false} : obj[&C] ; %1 = get_attr %5 {name: "x"}
//! ```
//!
//! An attribute of what is an object, or something else that has no such attribute (`None`, a number, a text), is two things: an error, or
//! the attribute of an object. Told apart, the second can be resolved. Behind the guard the value is known to be an object.

use super::assumptions::{self, Assumption};
use super::{class_tests, guards};
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::FxHashSet;
use molt_ir::ssa::{Block, Body, Cfg, Dominators, Edge, Inst, Op as _, Value};
use molt_ir::tir::ops::CompareOp;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct GuardObjects;

impl Pass for GuardObjects {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "guard-objects";
    const SUMMARY: &'static str = "tells what raises apart before attributes of objects";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let mut assumptions = Vec::new();
            for (inst, value, first) in candidates(body) {
                if first && leave(cx, "guard") {
                    guard(body, inst, value, &mut assumptions);
                }
            }
            assumptions::insert(body, assumptions);
        }
        Ok(())
    }
}

/// Accesses whose receiver is an object or raises, in the order of dominance, and whether none before guards the same value.
fn candidates(body: &Body<Tir>) -> Vec<(Inst, Value, bool)> {
    let dominators = Dominators::of(body, &Cfg::of(body));
    let mut found = Vec::new();
    let mut guarded: FxHashSet<Value> = FxHashSet::default();
    let mut work: Vec<Result<Block, Vec<Value>>> = vec![Ok(body.entry())];
    while let Some(step) = work.pop() {
        let block = match step {
            Ok(block) => block,
            Err(values) => {
                values.iter().for_each(|v| _ = guarded.remove(v));
                continue;
            }
        };
        let mut here = Vec::new();
        for &inst in &body[block].insts {
            if let Some(value) = receiver(body, &body[inst].op) {
                let first = guarded.insert(value);
                if first {
                    here.push(value);
                }
                found.push((inst, value, first));
            }
        }
        work.push(Err(here));
        work.extend(dominators.children(block).iter().map(|&child| Ok(child)));
    }
    found
}

/// The receiver of an access that is an object, or something that raises.
fn receiver(body: &Body<Tir>, op: &Op) -> Option<Value> {
    let (object, raises): (Value, &dyn Fn(&Type) -> bool) = match op {
        Op::GetAttr { args: [object], name } | Op::GetMethod { args: [object], name } => (*object, &|ty| class_tests::lacks(ty, name)),
        // Nothing built in has an attribute that takes a value.
        Op::SetAttr { args: [object, _], name } if !name.starts_with("__") => (*object, &|ty| class_tests::type_name(ty).is_some()),
        _ => return None,
    };
    let (objects, others) = parts(body.ty(object));
    (!objects.is_empty() && !others.is_empty() && others.iter().all(raises)).then_some(object)
}

/// What of a type is instances of classes of the program, and what is not.
fn parts(ty: &Type) -> (Vec<Type>, Vec<Type>) {
    ty.members().iter().cloned().partition(|member| matches!(member, Type::Instance(_)))
}

fn guard(body: &mut Body<Tir>, inst: Inst, value: Value, assumptions: &mut Vec<Assumption>) {
    let (objects, others) = parts(body.ty(value));
    let union = |members: &[Type]| members.iter().fold(Type::Never, |all, ty| all.join(ty));
    let (objects, other) = (union(&objects), union(&others));
    let handler = guards::handler(body, inst);
    let (block, fast) = guards::split_before(body, inst);
    let slow = body.new_block_after(block);
    let none = (others == [Type::None]).then(|| guards::push_value(body, block, inst, Op::NoneConst {}, Type::None));
    let raises = match none {
        Some(none) => guards::push_value(body, block, inst, Op::Is { args: [value, none] }, Type::Bool),
        None => {
            let number = guards::push_value(body, block, inst, Op::ClassNumber { args: [value] }, Type::I64);
            let zero = guards::push_int(body, block, inst, 0);
            guards::push_value(body, block, inst, Op::Compare { args: [number, zero], op: CompareOp::Eq }, Type::Bool)
        }
    };
    guards::push(body, block, inst, Op::Branch { args: [raises], succs: Box::new([Edge::plain(slow), Edge::plain(fast)]) }, &[]);
    let this = none.unwrap_or_else(|| {
        let assume = Op::Assume { args: [value], ty: other.clone(), holds: true };
        guards::push_value(body, slow, inst, assume, other.clone())
    });
    let types: Vec<Type> = body.results(inst).map(|_| Type::Any).collect();
    let mut op = body[inst].op.clone();
    op.args_mut()[0] = this;
    let (_, end) = guards::push_watched(body, slow, inst, handler.as_ref(), op, &types);
    guards::push(body, end, inst, Op::Unreachable {}, &[]);
    assumptions.push(Assumption { block: fast, value, ty: other, holds: false, result: objects });
}

#[cfg(test)]
mod tests {
    use super::super::testing::header;
    use super::*;
    use molt_ir::pass::apply;
    use molt_ir::tir::{Function, Program};

    fn guarded(body: &str) -> String {
        // The class needs no header for this.
        let body = Body::<Tir>::parse(body).unwrap_or_else(|e| panic!("{e}"));
        let mut program = Program::new(tir::ProgramHeader::default());
        program.add(Function { name: "f".into(), header: header("f"), body });
        let program = apply::<GuardObjects>(&(), program, &mut PassCx::new()).unwrap_or_else(|e| panic!("{e:?}"));
        program[molt_ir::ssa::FuncId(0)].body.to_string()
    }

    #[test]
    fn an_optional_object_is_guarded_once() {
        let text = guarded(
            r#"^bb0(%0: union[none, obj[&#0]]): %1 = get_attr %0 {name: "x"} : any  %2 = get_attr %0 {name: "y"} : any  ret %2"#,
        );
        assert_eq!(text.matches("br ").count(), 1, "{text}");
        assert_eq!(text.matches("assume").count(), 1, "{text}");
        assert!(text.contains("unreachable"), "`None` has no such attribute: {text}");
    }

    #[test]
    fn the_slow_way_goes_to_the_same_handler() {
        let text = guarded(
            r#"^bb0(%0: union[none, obj[&#0]]): %1 = get_attr %0 {name: "x"} : any  try -> ^bb1, ^bb2
            ^bb1(): ret %1
            ^bb2(): ret %0"#,
        );
        assert_eq!(text.matches("try ->").count(), 2, "{text}");
    }

    #[test]
    fn special_attributes_and_other_types_are_left_alone() {
        assert!(!guarded(r#"^bb0(%0: union[none, obj[&#0]]): %1 = get_attr %0 {name: "__class__"} : any  ret %1"#).contains("br "));
        assert!(!guarded(r#"^bb0(%0: union[none, str]): %1 = get_attr %0 {name: "x"} : any  ret %1"#).contains("br "));
        assert!(!guarded(r#"^bb0(%0: union[list[int], obj[&#0]]): %1 = get_attr %0 {name: "append"} : any  ret %1"#).contains("br "));
        assert!(!guarded(r#"^bb0(%0: union[any, obj[&#0]]): %1 = get_attr %0 {name: "x"} : any  ret %1"#).contains("br "));
    }

    #[test]
    fn numbers_and_texts_are_told_from_objects() {
        let text = guarded(r#"^bb0(%0: union[int, str, obj[&#0]]): %1 = get_attr %0 {name: "x"} : any  ret %1"#);
        assert!(text.contains("class_number") && text.contains("unreachable"), "{text}");
        assert!(text.contains(": obj[&#0]"), "{text}");
    }
}
