//! `resolve-super` · tir → tir
//!
//! ```text
//! %6 = intrinsic %5, %1 {name: "super_object"}         ⇒    %9 = call_direct %1, %2 {func: @A.__init__}
//! %7, %8 = get_method %6 {name: "__init__"}
//! %9 = call_method %7, %8, %2                               where %1 : obj[&B], and A is what comes after B
//! ```
//!
//! `super()` finds the next class in the order of the object's class. Where the class of the object is known as far as that
//! order, the method is known too, and neither the class nor the super object is needed. `object.__init__` does nothing.
//!
//! Caveat: the target must not need its own function object: `drop-closures` takes it from methods whose `super()` went, so the two
//! passes take turns from the base classes up.

use super::binding::{Defaults, bind};
use super::rewritten::Rewritten;
use crate::infer::classes::{Classes, Native};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, ClassId, FuncId, Inst, Op as _, Value, Values};
use molt_ir::tir::header::MemberKind;
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct ResolveSuper;

impl Pass for ResolveSuper {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "resolve-super";
    const SUMMARY: &'static str = "calls the method that super() finds without a super object";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let (defaults, classes, rewritten) = (Defaults::of(program), Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let Some(&class) = classes.class_of_method.get(&id) else { continue };
            let mut body = std::mem::take(&mut program[id].body);
            for inst in body.insts().collect::<Vec<_>>() {
                let Some((lookup, object, receiver, name)) = super_call(&body, inst) else { continue };
                if name == "__new__" {
                    if new_object(program, (&classes, &rewritten), class, &mut body, inst, cx) {
                        drop_lookup(&mut body, lookup, object);
                    }
                    continue;
                }
                match target(program, (&classes, &rewritten), class, body.ty(receiver), &name) {
                    Some(Some(func)) => {
                        if call(program, &defaults, &mut body, inst, (func, id), receiver, cx) {
                            drop_lookup(&mut body, lookup, object);
                        }
                    }
                    Some(None) if body[inst].op.args().len() == 2 && leave(cx, "object") => {
                        let none = body.insert_before(inst, Op::NoneConst {}, &[Type::None]);
                        let (old, new) = (body.result(inst), body.result(none));
                        body.replace_all_uses(old, new);
                        body.remove_tried(inst);
                        drop_lookup(&mut body, lookup, object);
                    }
                    _ => {}
                }
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// `super().__new__(cls)` where nothing but `object` has it.
fn new_object(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    class: ClassId,
    body: &mut Body<Tir>,
    inst: Inst,
    cx: &mut PassCx,
) -> bool {
    let Op::CallMethod { args, keywords } = &body[inst].op else { return false };
    let (&[_, _, given], []) = (&args[..], &keywords[..]) else { return false };
    let Type::Class(of) = *body.ty(given) else { return false };
    let info = classes.get(of);
    let known = info.plain && info.is_concrete && info.native == Native::Object && info.mro.contains(&class);
    let changed = info.mro.iter().any(|&c| rewritten.has(program, c, "__new__"));
    if !known || changed || classes.member_after(program, of, class, "__new__").is_some() || !leave(cx, "object") {
        return false;
    }
    let made = body.insert_before(inst, Op::NewInstance { args: [given], class: of }, &[Type::Instance(of)]);
    let (made, result) = (body.result(made), body.result(inst));
    body.replace_all_uses(result, made);
    body.remove_tried(inst);
    true
}

/// A call of a method of a super object bound to the first parameter: the lookup, the super object, the parameter, the name.
fn super_call(body: &Body<Tir>, inst: Inst) -> Option<(Inst, Inst, Value, String)> {
    let Op::CallMethod { args, .. } = &body[inst].op else { return None };
    let lookup = body.def_inst(args[0])?;
    let Op::GetMethod { args: [object], name } = &body[lookup].op else { return None };
    let object = body.def_inst(*object)?;
    let Op::Intrinsic { args, name: intrinsic } = &body[object].op else { return None };
    (intrinsic == "super_object").then(|| (lookup, object, args[1], name.clone()))
}

/// The function that `super().name` is for every class the receiver may be of; `None` within for `object.__init__`.
fn target(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    class: ClassId,
    receiver: &Type,
    name: &str,
) -> Option<Option<FuncId>> {
    let mut found = None;
    for of in receiver.instances()? {
        let info = classes.get(of);
        // A name assigned to classes afterwards may be a method no more.
        if info.mro.iter().any(|&c| rewritten.has(program, c, name)) {
            return None;
        }
        if !info.plain || info.native != Native::Object || !info.mro.contains(&class) {
            return None;
        }
        let next = match classes.member_after(program, of, class, name) {
            Some((_, member)) if member.kind == MemberKind::Method => Some(member.func?),
            Some(_) => return None,
            None if name == "__init__" => None,
            None => return None,
        };
        if *found.get_or_insert(next) != next {
            return None;
        }
    }
    found
}

fn call(
    program: &tir::Program,
    defaults: &Defaults,
    body: &mut Body<Tir>,
    inst: Inst,
    (func, this): (FuncId, FuncId),
    receiver: Value,
    cx: &mut PassCx,
) -> bool {
    let Op::CallMethod { args, keywords } = body[inst].op.clone() else { return false };
    let values: Values = std::iter::once(receiver).chain(args[2..].iter().copied()).collect();
    let (positional, rest) = values.split_at(values.len() - keywords.len());
    let named: Vec<(String, Value)> = keywords.into_iter().zip(rest.iter().copied()).collect();
    let callee = &program[func];
    if callee.header.closure || callee.header.kind != tir::header::FunctionKind::Function {
        return false;
    }
    let Some(operands) = bind(program, defaults, func, None, (positional, &named)) else { return false };
    if !leave(cx, "direct") {
        return false;
    }
    let args = operands.make(body, inst, program, (func, this));
    body[inst].op = Op::CallDirect { args, func };
    true
}

/// The super object and the lookup on it go, with the reading of the class in front of them.
fn drop_lookup(body: &mut Body<Tir>, lookup: Inst, object: Inst) {
    body.remove_tried(lookup);
    let class = body[object].op.args()[0];
    body.remove_tried(object);
    // The cell of the class is set when methods run: its check cannot fail.
    if let Some(check) = body.def_inst(class)
        && let Op::CheckBound { args: [cell], .. } = body[check].op
        && body.users(class).is_empty()
    {
        body.remove_tried(check);
        if let Some(get) = body.def_inst(cell).filter(|_| body.users(cell).is_empty()) {
            body.remove_tried(get);
        }
    }
}
