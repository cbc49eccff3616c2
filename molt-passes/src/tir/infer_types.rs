//! `infer-types` · tir → tir
//!
//! ```text
//! fn @total(%0: any)                               ⇒   fn @total(%0: list[float])
//!   %1 = float {value: 0.0} : float                      %1 = float {value: 0.0} : float
//!   %2 = iter %0 : any                                   %2 = iter %0 : iterator[float]
//! ^loop(%3: any): %4 = next %2 : any                   ^loop(%3: float): %4 = next %2 : union[float, unbound]
//! ```
//!
//! Writes the type of every value, parameter, result, global and field as far as the whole program tells it (see
//! [`crate::infer`]). Nothing else changes; the passes behind it look at the types alone. A type already known better stays.
//!
//! A block that begins with an assumption which no value satisfies is not reached, and ends there.
//!
//! Caveat: types hold for the program as it is. A pass that changes what flows where keeps them true, or makes them `any`.

use crate::infer::bound_globals::BoundGlobals;
use crate::infer::classes::Classes;
use crate::infer::{self, Inferred};
use crate::prelude::*;
use molt_ir::ssa::transform::remove_unreachable;
use molt_ir::ssa::{Body, ClassId, Inst, Value};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct InferTypes;

/// Takes the absent value out of the types of globals that are bound where they are read.
fn bind(program: &mut tir::Program, bound: &BoundGlobals, cx: &mut PassCx) {
    for (id, function) in program.functions_mut() {
        let body = &mut function.body;
        for inst in body.insts().collect::<Vec<_>>() {
            let Op::GlobalGet { global } = body[inst].op else { continue };
            let result = body.result(inst);
            if bound.at(id, inst, global.index()) && *body.ty(result) != Type::Any {
                let members = body.ty(result).members().iter().filter(|member| **member != Type::Unbound);
                body[result].ty = members.fold(Type::Never, |ty, member| ty.join(member));
                cx.count("bound");
            }
        }
    }
}

/// Ends blocks where something is assumed of a value that no value satisfies: the program does not come there.
fn cut(body: &mut Body<Tir>) {
    for block in body.blocks().to_vec() {
        let never = |&inst: &Inst| matches!(body[inst].op, Op::Assume { .. }) && *body.ty(body.result(inst)) == Type::Never;
        let Some(at) = body[block].insts.iter().position(never) else { continue };
        let span = body[body[block].insts[at]].span;
        body.split_block(block, at);
        body.push(block, Op::Unreachable {}, &[], span);
    }
    remove_unreachable(body, &mut |_| true);
}

impl Pass for InferTypes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "infer-types";
    const SUMMARY: &'static str = "finds the types of values by looking at the whole program";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mut found = infer::infer(program);
        // Whether `__getattr__` is asked for a field is known once it is known which fields all instances have.
        if note_always_set(program, &found, cx) {
            found = infer::infer(program);
        }
        for (id, function) in program.functions_mut() {
            let Some((values, result)) = &found.functions[id.index()] else { continue };
            for (index, ty) in values.iter().enumerate() {
                let known = &mut function.body[Value::at(index)].ty;
                if !known.is_below(ty) {
                    cx.count("typed");
                    *known = ty.clone();
                }
            }
            cut(&mut function.body);
            if !function.header.result.is_below(result) {
                function.header.result = result.clone();
            }
        }
        for (global, ty) in program.header.globals.iter_mut().zip(found.globals) {
            if !global.ty.is_below(&ty) {
                global.ty = ty;
            }
        }
        for (class, name, ty) in found.fields {
            let fields = &mut program.header.classes[class.index()].fields;
            if let Some((_, known)) = fields.iter_mut().find(|(field, _)| *field == name) {
                *known = ty;
            }
        }
        let bound = BoundGlobals::of(program, &found.calls);
        bind(program, &bound, cx);
        for class in found.closed {
            program.header.classes[class.index()].open = false;
        }
        for class in found.hidden {
            program.header.classes[class.index()].hidden = true;
        }
        Ok(())
    }
}

/// Writes down the fields that all instances have; whether inference can make more of that.
fn note_always_set(program: &mut tir::Program, found: &Inferred, cx: &mut PassCx) -> bool {
    let asking: Vec<ClassId> = {
        let classes = Classes::of(program);
        classes.ids().filter(|&class| classes.get(class).plain && classes.asks(program, class)).collect()
    };
    let mut more = false;
    for (class, name) in &found.always_set {
        let known = &mut program.header.classes[class.index()].always_set;
        if !known.contains(name) {
            cx.count("always-set");
            known.push(name.clone());
            more |= asking.contains(class);
        }
    }
    more
}
