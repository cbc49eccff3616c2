//! `split-on-name` · tir → tir
//!
//! ```text
//! %4 = binary "visit_", %3 {op: add}          ⇒    %7 = class_number %1 ; %8 = compare %7, 2 {op: eq} ; br %8 -> ^leaf, ^pair
//! %5 = call_builtin %0, %4, %2                     ^leaf(): %9 = assume %1 {ty: obj[&Leaf], holds: true}
//!        {name: "builtins.getattr"}                  %10, %11 = get_method %0 {name: "visit_Leaf"} ; call_method %10, %11, %9
//! %6 = call %5, %1                                   jump -> ^on(…)
//!   where %3 is the name of the class of %1        ^pair(): …
//!   and %1 : union[obj[&Leaf], obj[&Pair]]         ^on(%6): …
//! ```
//!
//! A visitor calls the method that the class of a node names ([`crate::infer::visits`]). Where the classes of the node are known, so are
//! the names: there is one call for each class, and no text is made or looked up.
//!
//! Caveat: without a default, some class whose method is missing leaves the lookup as it is, which raises.

use super::class_copies::{self, End};
use super::guards;
use super::rewritten::Rewritten;
use crate::infer::classes::{Classes, Native};
use crate::infer::visits::{Lookup, lookup};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::options;
use molt_ir::ssa::{Block, Body, ClassId, Inst, Op as _, Value, Values};
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct SplitOnName;

options! {
    /// How far calls are copied.
    pub struct SplitOnNameOptions {
        /// The largest number of copies of one call.
        max_copies: usize = 24,
    }
}

impl Pass for SplitOnName {
    type From = tir::Program;
    type To = tir::Program;
    type Options = SplitOnNameOptions;
    const NAME: &'static str = "split-on-name";
    const SUMMARY: &'static str = "copies calls of methods named by the class of an object, one copy for each class";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &SplitOnNameOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let (classes, rewritten) = (Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            for inst in body.insts().collect::<Vec<_>>() {
                let view = View { program, classes: &classes, rewritten: &rewritten };
                let Some((lookup, groups)) = view.groups(&body, inst) else { continue };
                if groups.len() <= options.max_copies && leave(cx, "split") {
                    split(&mut body, inst, &lookup, &groups);
                }
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

/// The method that is called for these classes; none for the default.
type Group = (Option<String>, Vec<Type>);

impl View<'_> {
    fn groups(&self, body: &Body<Tir>, inst: Inst) -> Option<(Lookup, Vec<Group>)> {
        let Op::Call { args, keywords } = &body[inst].op else { return None };
        let found = lookup(body, args[0]).filter(|_| keywords.is_empty())?;
        let receivers = body.ty(found.receiver).instances()?;
        let mut groups: Vec<Group> = Vec::new();
        for class in body.ty(found.name.object).instances()? {
            if !self.is_named(class) {
                return None;
            }
            let name = found.name.of(&self.program.header.class(class).name);
            let target = self.target(&receivers, &name)?.then_some(name);
            if target.is_none() && found.default.is_none() {
                return None;
            }
            match groups.iter_mut().find(|(other, _)| *other == target) {
                Some((_, group)) => group.push(Type::Instance(class)),
                None => groups.push((target, vec![Type::Instance(class)])),
            }
        }
        groups.sort_by_key(|(_, group)| group.len());
        (!groups.is_empty()).then_some((found, groups))
    }

    /// Whether the class has the name that its statement gives it.
    fn is_named(&self, class: ClassId) -> bool {
        self.classes.get(class).plain && !self.rewritten.has(self.program, class, "__name__")
    }

    /// Whether all receivers have a method of the name, or none has anything; nothing where it is not so clear.
    fn target(&self, receivers: &[ClassId], name: &str) -> Option<bool> {
        let mut all = None;
        for &class in receivers {
            let info = self.classes.get(class);
            let changed = info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name));
            let field = self.program.header.class(class).fields.iter().any(|(field, _)| field == name);
            if !info.plain || info.native != Native::Object || changed || field || self.rewritten.on_instance(self.program, class, name) {
                return None;
            }
            let has = match self.classes.member(self.program, class, name) {
                Some((_, member)) if member.kind == MemberKind::Method && member.func.is_some() => true,
                Some(_) => return None,
                None => false,
            };
            if all.is_some_and(|all| all != has) {
                return None;
            }
            all = Some(has);
        }
        all
    }
}

fn split(body: &mut Body<Tir>, inst: Inst, lookup: &Lookup, groups: &[Group]) {
    let callee = body[inst].op.args()[0];
    let object = lookup.name.object;
    class_copies::split(body, inst, object, groups, |body, block, target, this, end| {
        fill(body, block, inst, lookup, target.as_ref(), this, end);
    });
    drop_lookup(body, callee, lookup);
}

/// A call for a group of classes, of which `this` is.
fn fill(body: &mut Body<Tir>, block: Block, inst: Inst, lookup: &Lookup, target: Option<&String>, this: Value, end: &End) {
    let object = lookup.name.object;
    let given: Vec<Value> = body[inst].op.args()[1..].iter().map(|&arg| if arg == object { this } else { arg }).collect();
    let receiver = if lookup.receiver == object { this } else { lookup.receiver };
    let method = match (target, lookup.default.and_then(|default| body.def_op(default))) {
        (Some(name), _) => Some(name.clone()),
        (None, Some(Op::GetAttr { args: [of], name })) if *of == lookup.receiver => Some(name.clone()),
        _ => None,
    };
    let (op, block) = match (method, lookup.default) {
        (Some(name), _) => {
            let op = Op::GetMethod { args: [receiver], name };
            let (found, next) = guards::push_watched(body, block, inst, end.handler.as_ref(), op, &[Type::Any, Type::Any]);
            let args: Values = body.results(found).chain(given).collect();
            (Op::CallMethod { args, keywords: vec![] }, next)
        }
        (None, default) => {
            let callee = default.expect("a class without a method has the default");
            (Op::Call { args: std::iter::once(callee).chain(given).collect(), keywords: vec![] }, block)
        }
    };
    end.finish(body, block, inst, op);
}

/// Takes out the lookup and what only it used: the types say that there is something to find, and that naming a class does nothing.
fn drop_lookup(body: &mut Body<Tir>, callee: Value, lookup: &Lookup) {
    let is_lookup = |op: &Op| matches!(op, Op::Call { .. } | Op::CallBuiltin { .. });
    let Some(inst) = body.def_inst(callee).filter(|&i| is_lookup(&body[i].op) && body.users(callee).is_empty()) else { return };
    body.remove_tried(inst);
    drop_text(body, lookup.text);
    let Some(default) = lookup.default else { return };
    let method = |op: &Op| matches!(op, Op::GetAttr { args: [of], .. } if *of == lookup.receiver);
    if let Some(inst) = body.def_inst(default).filter(|&i| method(&body[i].op) && body.users(default).is_empty()) {
        body.remove_tried(inst);
    }
}

/// Takes out what makes the name, from its end to the object.
fn drop_text(body: &mut Body<Tir>, value: Value) {
    // A lookup of a method is met twice.
    let unused = |&inst: &Inst| body.block_of(inst).is_some() && body.results(inst).all(|v| body.users(v).is_empty());
    let Some(inst) = body.def_inst(value).filter(unused) else { return };
    let of_name = match &body[inst].op {
        Op::Binary { .. } | Op::StrJoin { .. } | Op::Format { .. } => true,
        Op::GetAttr { name, .. } => matches!(&**name, "__name__" | "__class__"),
        Op::GetMethod { name, .. } => name == "lower",
        Op::CallMethod { args, .. } => matches!(body.def_op(args[0]), Some(Op::GetMethod { name, .. }) if name == "lower"),
        Op::CallBuiltin { name, .. } => matches!(&**name, "builtins.type" | "str.lower"),
        Op::Call { args, .. } => matches!(body.def_op(args[0]), Some(Op::Builtin { .. })),
        _ => false,
    };
    if of_name {
        let operands: Vec<Value> = body[inst].op.args().to_vec();
        body.remove_tried(inst);
        operands.into_iter().for_each(|operand| drop_text(body, operand));
    }
}
