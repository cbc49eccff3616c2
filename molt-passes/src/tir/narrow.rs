//! `narrow` · tir → tir
//!
//! ```text
//! %2 = is %0, %1                                    ⇒    %2 = is %0, %1
//! br %2 -> ^none, ^some                                  br %2 -> ^none, ^some
//! ^some(): %3 = get_attr %0 {name: "next"}               ^some(): %4 = assume %0 {ty: none, holds: false}
//!                                                                 %3 = get_attr %4 {name: "next"}
//! ```
//!
//! A type holds for the whole life of a value. Behind a test the value is another one, whose type says what was tested: `is None`,
//! truth (whatever is true is not `None`), `isinstance` with a class that is known, what an `except` clause with such a class catches, and
//! whether a name is bound.
//!
//! Caveat: values are renamed where the branch dominates. What lies in memory is loaded, and tested, anew.

use super::assumptions::{self, Assumption};
use crate::infer::classes::{Classes, Finder, NamedClass, Native};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Cfg, FuncId, Value};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct Narrow;

impl Pass for Narrow {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "narrow";
    const SUMMARY: &'static str = "gives a value behind a test a name of its own";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let classes = Classes::of(program);
        let finder = Finder::new(program);
        let found: Vec<(FuncId, Vec<Test>)> = program.ids().map(|id| (id, tests(program, &classes, &finder, id))).collect();
        for (id, found) in found {
            let body = &mut program[id].body;
            let mut assumptions = Vec::new();
            for test in found {
                if leave(cx, "narrow") {
                    place(body, test, &mut assumptions);
                }
            }
            assumptions::insert(body, assumptions);
        }
        Ok(())
    }
}

/// What an edge out of a block says of a value.
struct Test {
    block: molt_ir::ssa::Block,
    edge: usize,
    value: Value,
    ty: Type,
    holds: bool,
}

fn tests(program: &tir::Program, classes: &Classes, finder: &Finder<'_>, id: FuncId) -> Vec<Test> {
    let body = &program[id].body;
    let mut found = Vec::new();
    for &block in Cfg::of(body).rpo() {
        let Some(last) = body.terminator(block) else { continue };
        let Op::Branch { args: [condition], .. } = body[last].op else { continue };
        let mut add = |edge: usize, value, ty: &Type, holds| {
            if body.def_op(value).is_none_or(|op| !<Tir as molt_ir::ssa::Language>::is_const(op)) {
                found.push(Test { block, edge, value, ty: ty.clone(), holds });
            }
        };
        let (mut condition, mut yes) = (condition, 0);
        while let Some(Op::Not { args: [inner] }) = body.def_op(condition) {
            (condition, yes) = (*inner, 1 - yes);
        }
        match body.def_op(condition) {
            Some(Op::Is { args: [a, b] }) => {
                let none = |v: Value| matches!(body.def_op(v), Some(Op::NoneConst {}));
                if let Some(value) = if none(*b) { Some(*a) } else { none(*a).then_some(*b) } {
                    add(yes, value, &Type::None, true);
                    add(1 - yes, value, &Type::None, false);
                }
            }
            Some(Op::IsBound { args: [value] }) => {
                add(yes, *value, &Type::Unbound, false);
                add(1 - yes, *value, &Type::Unbound, true);
            }
            Some(Op::ExcMatches { args: [value, class] }) => {
                if let Some(ty) = caught(classes, finder, id, body, *class) {
                    add(yes, *value, &ty, true);
                }
            }
            Some(Op::Truth { args: [value] }) => match body.def_op(*value) {
                Some(Op::CallBuiltin { args, name }) if name == "builtins.isinstance" => {
                    if let Some(ty) = tested(program, classes, finder, id, args[1]) {
                        add(yes, args[0], &ty, true);
                        // What is no instance of one class may be one of another that the same statement made.
                        let is_one = |ty: &Type| !matches!(ty, Type::Instance(class) if !classes.get(*class).made_once);
                        if ty.members().iter().all(is_one) {
                            add(1 - yes, args[0], &ty, false);
                        }
                    }
                }
                _ => add(yes, *value, &Type::None, false),
            },
            _ => {}
        }
    }
    found
}

/// The type that the second argument of `isinstance` stands for.
fn tested(program: &tir::Program, classes: &Classes, finder: &Finder<'_>, id: FuncId, class: Value) -> Option<Type> {
    if let Some(Op::Tuple { args }) = program[id].body.def_op(class) {
        return args.iter().try_fold(Type::Never, |ty, &c| Some(ty.join(&tested(program, classes, finder, id, c)?)));
    }
    let ty = match finder.named(id, class)? {
        NamedClass::Program(class) if classes.is_told_by_derivation(program, class) => {
            classes.get(class).derived.iter().fold(Type::Never, |ty, &c| ty.join(&Type::Instance(c)))
        }
        NamedClass::Program(_) => return None,
        NamedClass::Builtin(name) => match &*name {
            "int" => Type::Int.join(&Type::Bool),
            "bool" => Type::Bool,
            "float" => Type::Float,
            "complex" => Type::Complex,
            "str" => Type::Str,
            "bytes" => Type::Bytes,
            "list" => Type::list(Type::Any),
            "dict" => Type::dict(Type::Any, Type::Any),
            "set" => Type::Set(Type::Any.into()),
            "frozenset" => Type::FrozenSet(Type::Any.into()),
            "tuple" => Type::TupleOf(Type::Any.into()),
            _ => return None,
        },
    };
    Some(ty).filter(|ty| *ty != Type::Any)
}

/// The type of what `except` with the class, or the classes, catches; nothing where one of them is built in.
fn caught(classes: &Classes, finder: &Finder<'_>, id: FuncId, body: &Body<Tir>, class: Value) -> Option<Type> {
    if let Some(Op::Tuple { args }) = body.def_op(class) {
        return args.iter().try_fold(Type::Never, |ty, &c| Some(ty.join(&caught(classes, finder, id, body, c)?)));
    }
    let NamedClass::Program(class) = finder.named(id, class)? else { return None };
    let all = &classes.get(class).derived;
    let known = all.iter().all(|&c| classes.get(c).plain && classes.get(c).native == Native::Exception);
    known.then(|| all.iter().fold(Type::Never, |ty, &c| ty.join(&Type::Instance(c)))).filter(|ty| *ty != Type::Any)
}

/// Where the edge leads to alone, or on the edge itself if that passes the value on.
fn place(body: &mut Body<Tir>, test: Test, assumptions: &mut Vec<Assumption>) {
    let edge = &body.succs(test.block)[test.edge];
    let (to, passes) = (edge.to, edge.args.contains(&test.value));
    let alone = Cfg::of(body).preds(to).len() == 1;
    let block = match (alone, passes) {
        (_, true) => body.split_edge(test.block, test.edge),
        (true, false) => to,
        (false, false) => return,
    };
    let result = body.ty(test.value).clone();
    assumptions.push(Assumption { block, value: test.value, ty: test.ty, holds: test.holds, result });
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn narrowed(body: &str) -> String {
        after::<Narrow>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn behind_a_test_for_none_the_value_has_a_name_of_its_own() {
        let text = narrowed(
            r#"^bb0(%0: any): %1 = none : none  %2 = is %0, %1 : bool  br %2 -> ^bb1, ^bb2
            ^bb1(): ret %1
            ^bb2(): %3 = get_attr %0 {name: "x"} : any  ret %3"#,
        );
        assert!(text.contains("assume %0 {ty: none, holds: false}"), "{text}");
        assert!(!text.contains("get_attr %0"), "the access is of what the test let through: {text}");
    }

    #[test]
    fn a_block_with_another_way_in_learns_nothing() {
        let text = narrowed(
            r#"^bb0(%0: any, %4: bool): %1 = none : none  br %4 -> ^bb1, ^bb2
            ^bb1(): %2 = is %0, %1 : bool  br %2 -> ^bb2, ^bb3
            ^bb2(): %3 = get_attr %0 {name: "x"} : any  ret %3
            ^bb3(): ret %1"#,
        );
        assert!(text.contains("get_attr %0"), "{text}");
    }

    #[test]
    fn what_an_edge_passes_on_is_narrowed_on_the_edge() {
        let text = narrowed(
            r#"^bb0(%0: any): %1 = is_bound %0 : bool  br %1 -> ^bb1(%0), ^bb2
            ^bb1(%2: any): ret %2
            ^bb2(): %3 = none : none  jump -> ^bb1(%3)"#,
        );
        assert!(text.contains("assume %0 {ty: unbound, holds: false}"), "{text}");
    }
}
