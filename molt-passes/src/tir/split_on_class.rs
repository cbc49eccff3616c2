//! `split-on-class` · tir → tir
//!
//! ```text
//! %1, %2 = get_method %0 {name: "area"}       ⇒    %4 = class_number %0 ; %5 = compare %4, 2 {op: eq} ; br %5 -> ^circle, ^square
//! %3 = call_method %1, %2                          ^circle(): %6 = assume %0 {ty: obj[&Circle], holds: true}
//!   where %0 : union[obj[&Circle], obj[&Square]]      %1, %2 = get_method %6 … ; call_method ; jump -> ^on(…)
//!                                                  ^square(): %7 = assume %0 {ty: obj[&Square], holds: true} ; …
//!                                                  ^on(%3): …
//! %1 = get_attr %0 {name: "speed"}            ⇒    the same, where the classes have values of their own
//! ```
//!
//! A call on an object of one of a few classes is one call for each method that it may mean; each copy knows its classes, so
//! that the passes behind this one resolve it. Classes that share the method share the copy; the copy for most classes comes
//! last and needs no test. Where the value may also be of built-in types that have such a method, the call on these is one more copy.
//!
//! Caveat: more than `max-copies` different methods are left to the runtime.

use super::class_copies::{self, End};
use super::{class_tests, guards};
use super::rewritten::Rewritten;
use crate::infer::classes::Classes;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::options;
use molt_ir::ssa::{Block, Body, ClassId, FuncId, Inst, Op as _, Value};
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct SplitOnClass;

options! {
    /// How far calls are copied.
    pub struct SplitOptions {
        /// The largest number of copies of one call.
        max_copies: usize = 6,
    }
}

impl Pass for SplitOnClass {
    type From = tir::Program;
    type To = tir::Program;
    type Options = SplitOptions;
    const NAME: &'static str = "split-on-class";
    const SUMMARY: &'static str = "copies calls on objects of a few classes, one copy for each method they may mean";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &SplitOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if program.header.classes.is_empty() {
            return Ok(());
        }
        let (classes, rewritten) = (Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            if !body.is_empty() {
                let view = View { program, classes: &classes, rewritten: &rewritten };
                let mut lookups = Vec::new();
                for inst in body.insts().collect::<Vec<_>>() {
                    let Some((object, groups)) = view.groups(&body, inst).filter(|(_, g)| g.len() <= options.max_copies) else {
                        continue;
                    };
                    if leave(cx, "split") {
                        if matches!(body[inst].op, Op::CallMethod { .. }) {
                            lookups.extend(body.def_inst(body[inst].op.args()[0]));
                        }
                        class_copies::split(&mut body, inst, object, &groups, |body, block, &meaning, this, end| {
                            fill(body, block, inst, object, meaning, this, end);
                        });
                    }
                }
                drop_unused(&mut body, &lookups);
            }
            program[id].body = body;
        }
        Ok(())
    }
}

struct View<'a> {
    program: &'a tir::Program,
    classes: &'a Classes,
    rewritten: &'a Rewritten,
}

/// Types that make the same of an attribute.
type Group = (Meaning, Vec<Type>);

/// What an attribute of instances of a class is.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Meaning {
    Function(MemberKind, FuncId),
    /// A value in this class's namespace.
    Constant(ClassId),
    /// The field at this place.
    Field((bool, usize)),
    /// What built-in types make of it.
    Builtin,
}

impl View<'_> {
    /// The object an instruction depends on, and its possible classes by what they make of it, where there is a choice.
    fn groups(&self, body: &Body<Tir>, inst: Inst) -> Option<(Value, Vec<Group>)> {
        let called = matches!(body[inst].op, Op::CallMethod { .. });
        let (object, name) = match &body[inst].op {
            Op::CallMethod { args, .. } => match body.def_op(args[0])? {
                Op::GetMethod { args: [object], name } => (*object, name.clone()),
                _ => return None,
            },
            Op::GetAttr { args: [object], name } => (*object, name.clone()),
            _ => return None,
        };
        let mut groups: Vec<Group> = Vec::new();
        for ty in body.ty(object).members() {
            let meaning = match ty {
                Type::Instance(class) => {
                    self.meaning(*class, &name).filter(|meaning| called == matches!(meaning, Meaning::Function(MemberKind::Method, _)))?
                }
                other => (called && class_tests::type_name(other).is_some()).then_some(Meaning::Builtin)?,
            };
            match groups.iter_mut().find(|(other, _)| *other == meaning) {
                Some((_, group)) => group.push(ty.clone()),
                None => groups.push((meaning, vec![ty.clone()])),
            }
        }
        if groups.len() < 2 {
            return None;
        }
        // Numbers of classes tell built-in types from others, not from one another.
        groups.sort_by_key(|(meaning, types)| if *meaning == Meaning::Builtin { 0 } else { types.len() });
        Some((object, groups))
    }

    fn meaning(&self, class: ClassId, name: &str) -> Option<Meaning> {
        let info = self.classes.get(class);
        if !info.plain || info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name)) {
            return None;
        }
        let field = self.program.header.class(class).place(name);
        match (self.classes.member(self.program, class, name), field) {
            (Some((owner, member)), None) => match (member.kind, member.func) {
                (MemberKind::Value, _) => Some(Meaning::Constant(owner)),
                (kind, Some(func)) => Some(Meaning::Function(kind, func)),
                _ => None,
            },
            (None, Some(place)) => Some(Meaning::Field(place)),
            _ => None,
        }
    }
}

/// A copy of `inst` for a group of classes, of which `this` is.
fn fill(body: &mut Body<Tir>, block: Block, inst: Inst, object: Value, meaning: Meaning, this: Value, end: &End) {
    let mut op = body[inst].op.clone();
    let mut block = block;
    match &mut op {
        Op::CallMethod { args, .. } => {
            let lookup = body.def_op(args[0]).cloned();
            let Some(Op::GetMethod { name, .. }) = lookup else { unreachable!("only calls of looked up methods are split") };
            let types = match meaning {
                Meaning::Function(_, func) => [Type::Function(func), body.ty(this).clone()],
                _ => [Type::Any, Type::Any],
            };
            let lookup = Op::GetMethod { args: [this], name };
            let (found, next) = guards::push_watched(body, block, inst, end.handler.as_ref(), lookup, &types);
            let values: Vec<Value> = body.results(found).collect();
            (args[0], args[1]) = (values[0], values[1]);
            for arg in args[2..].iter_mut().filter(|arg| **arg == object) {
                *arg = this;
            }
            block = next;
        }
        op => op.args_mut()[0] = this,
    }
    end.finish(body, block, inst, op);
}

/// Takes out the lookups of calls that were split, where no other call uses them: the types say that they find something.
fn drop_unused(body: &mut Body<Tir>, lookups: &[Inst]) {
    let mut used = vec![false; body.value_count()];
    for inst in body.insts() {
        let op = &body[inst].op;
        let passed = op.succs().iter().flat_map(|edge| edge.args.iter());
        op.args().iter().chain(passed).for_each(|value| used[value.index()] = true);
    }
    for &lookup in lookups {
        if body.block_of(lookup).is_some() && !body.results(lookup).any(|value| used[value.index()]) {
            body.remove_tried(lookup);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types split-on-class direct-calls \
        resolve-attributes simplify-cfg";

    const SHAPES: &str = "class A:\n  sides = 1\n  def area(self): return 1.0\n
class B(A):\n  pass\n
class C(A):\n  sides = 3\n  def area(self): return 2.0\n
def f(x): return x.area()\n
def g(x): return x.sides\n
for x in [A(), B(), C()]: f(x); g(x)\n";

    #[test]
    fn classes_that_share_a_method_share_a_call() {
        let text = body_after(SHAPES, PASSES, "f");
        assert_eq!((text.matches("call_direct").count(), text.matches("compare").count()), (2, 1), "{text}");
        assert!(!text.contains("get_method"), "{text}");
    }

    #[test]
    fn constants_of_classes_are_told_apart() {
        let text = body_after(SHAPES, PASSES, "g");
        assert!(text.contains("{value: 1}") && text.contains("{value: 3}") && !text.contains("get_attr"), "{text}");
    }

    #[test]
    fn a_class_that_is_assigned_to_is_asked() {
        let text = body_after(&format!("{SHAPES}A.area = lambda self: 3\nC.sides = 4\n"), PASSES, "f");
        assert!(text.contains("get_method"), "{text}");
        let text = body_after(&format!("{SHAPES}A.area = lambda self: 3\nC.sides = 4\n"), PASSES, "g");
        assert!(text.contains("get_attr"), "{text}");
    }

    #[test]
    fn a_built_in_type_with_the_method_is_one_more() {
        let text = body_after(
            "class Log:\n  def append(self, x): self.last = x\n\ndef f(x): x.append(1)\n\nf(Log()); f([]); f([2.0])\n",
            PASSES,
            "f",
        );
        assert_eq!((text.matches("call_direct").count(), text.matches("class_number").count()), (1, 1), "{text}");
        assert!(text.contains(": list["), "the rest is known: {text}");
    }

    #[test]
    fn a_copy_keeps_the_handler() {
        let text = body_after(&SHAPES.replace("return x.area()", "\n  try: return x.area()\n  except ValueError: return 0.0"), PASSES, "f");
        assert_eq!(text.matches("try ->").count(), 2, "{text}");
    }
}
