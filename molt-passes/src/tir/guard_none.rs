//! `guard-none` · tir → tir
//!
//! ```text
//! %1 = get_attr %0 {name: "x"}      ⇒      %2 = is %0, none ; br %2 -> ^slow, ^fast
//!   where %0 : union[none, obj[&C]]        ^slow(): get_attr none {name: "x"} ; unreachable
//!                                          ^fast(): %3 = assume %0 {ty: none, holds: false} ; %1 = get_attr %3 {name: "x"}
//! ```
//!
//! An attribute of what is an object or `None` is two things: an error, or the attribute of an object. Told apart, the second
//! can be resolved. Behind the guard the value is known not to be `None`.

use super::assumptions::{self, Assumption};
use super::guards;
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::FxHashSet;
use molt_ir::ssa::{Block, Body, Cfg, Dominators, Edge, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct GuardNone;

impl Pass for GuardNone {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "guard-none";
    const SUMMARY: &'static str = "tells `None` apart before attributes of optional objects";
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

/// Accesses whose receiver is an object or `None`, in the order of dominance, and whether none before guards the same value.
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
            if let Some(value) = receiver(&body[inst].op).filter(|&v| is_optional_object(body.ty(v))) {
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

/// The receiver of an access that raises on `None`, which has special attributes only.
fn receiver(op: &Op) -> Option<Value> {
    match op {
        Op::GetAttr { args: [object], name } | Op::SetAttr { args: [object, _], name } | Op::GetMethod { args: [object], name } => {
            (!name.starts_with("__")).then_some(*object)
        }
        _ => None,
    }
}

fn is_optional_object(ty: &Type) -> bool {
    ty.members().contains(&Type::None)
        && ty.members().len() > 1
        && ty.members().iter().all(|m| matches!(m, Type::None | Type::Instance(_)))
}

fn guard(body: &mut Body<Tir>, inst: Inst, value: Value, assumptions: &mut Vec<Assumption>) {
    let handler = guards::handler(body, inst);
    let (block, fast) = guards::split_before(body, inst);
    let slow = body.new_block_after(block);
    let none = guards::push_value(body, block, inst, Op::NoneConst {}, Type::None);
    let is_none = guards::push_value(body, block, inst, Op::Is { args: [value, none] }, Type::Bool);
    guards::push(body, block, inst, Op::Branch { args: [is_none], succs: Box::new([Edge::plain(slow), Edge::plain(fast)]) }, &[]);
    let types: Vec<Type> = body.results(inst).map(|_| Type::Any).collect();
    let mut op = body[inst].op.clone();
    op.args_mut()[0] = none;
    let (_, end) = guards::push_watched(body, slow, inst, handler.as_ref(), op, &types);
    guards::push(body, end, inst, Op::Unreachable {}, &[]);
    let known = body.ty(value).members().iter().filter(|m| **m != Type::None).fold(Type::Never, |ty, m| ty.join(m));
    assumptions.push(Assumption { block: fast, value, ty: Type::None, holds: false, result: known });
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
        let program = apply::<GuardNone>(&(), program, &mut PassCx::new()).unwrap_or_else(|e| panic!("{e:?}"));
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
    }
}
