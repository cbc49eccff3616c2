//! `keep-class-values` · tir → tir
//!
//! ```text
//! class Config:                           ⇒    (the body of the class)
//!     steps = 0                                global_set %1 {global: $m.".value.Config.steps"}
//!                                              set_item %0, "steps", %1
//! %1 = get_attr %0 {name: "steps"}        ⇒    %1 = global_get {global: $m.".value.Config.steps"}
//! set_attr %0, %2 {name: "steps"}         ⇒    global_set %2 {global: $m.".value.Config.steps"}
//!   where %0 : class[&Config]
//! ```
//!
//! A value that a class statement binds, and that the program reads and assigns through the class by its name alone, is a variable of
//! the module: no lookup, and what is known of globals holds of it. Counters, limits and registers of a class are such.
//!
//! Exact: nobody looks at the namespace of a hidden class, so that what its statement stored there may stay as it was. No instance has
//! an attribute of the name, no other class on the way binds it, nobody deletes it, and no value that it has is a descriptor.
//!
//! Caveat: the first value lives as long as the class. Where the program sees when values die, nothing is done.

use super::constants;
use super::deaths;
use crate::infer::classes::{Classes, Native};
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::FxHashMap;
use molt_ir::ssa::{Body, ClassId, FuncId, GlobalId, Inst, Value};
use molt_ir::tir::header::{Global, MemberKind};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct KeepClassValues;

/// A value of a class, and where it is used.
struct Kept {
    class: ClassId,
    name: String,
    /// Where the body of the class binds it.
    bound: (FuncId, Inst),
    uses: Vec<(FuncId, Inst)>,
    /// Of all that is ever bound to it.
    ty: Type,
    /// Whether some use needs the class.
    refused: bool,
}

impl Pass for KeepClassValues {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "keep-class-values";
    const SUMMARY: &'static str = "holds values of classes that only the class is asked for in variables";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if deaths::are_seen(program) {
            return Ok(());
        }
        let classes = Classes::of(program);
        let mut all = candidates(program, &classes);
        let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        all.iter().enumerate().for_each(|(at, kept)| by_name.entry(kept.name.clone()).or_default().push(at));
        for (func, function) in program.functions() {
            for inst in function.body.insts() {
                note(&classes, (&mut all, &by_name), &function.body, (func, inst));
            }
        }
        all.retain(|kept| !kept.refused && !kept.uses.is_empty() && is_plain(program, &classes, &kept.ty));
        for kept in all.iter().filter(|_| leave(cx, "kept")) {
            keep(program, kept);
        }
        Ok(())
    }
}

/// The values of hidden classes that one class alone says.
fn candidates(program: &tir::Program, classes: &Classes) -> Vec<Kept> {
    let mut all = Vec::new();
    for class in classes.ids() {
        let (info, header) = (classes.get(class), program.header.class(class));
        let simple = info.plain && info.made_once && info.native == Native::Object && header.hidden;
        if !simple || info.derived.iter().any(|d| !classes.get(*d).plain || !program.header.class(*d).hidden) {
            continue;
        }
        for member in header.members.iter().filter(|m| m.kind == MemberKind::Value && !m.name.starts_with("__")) {
            let name = &member.name;
            let is_field = |d: &ClassId| program.header.class(*d).fields.iter().any(|(field, _)| field == name);
            let is_own = |d: &ClassId| classes.member(program, *d, name).is_some_and(|(owner, _)| owner == class);
            if info.derived.iter().any(is_field) || !info.derived.iter().all(is_own) {
                continue;
            }
            if let Some((func, inst, ty)) = bound_once(program, classes, class, name) {
                let (name, uses) = (name.clone(), Vec::new());
                all.push(Kept { class, name, bound: (func, inst), uses, ty, refused: false });
            }
        }
    }
    all
}

/// Where the body of a class certainly binds a name, if it does so once.
fn bound_once(program: &tir::Program, classes: &Classes, class: ClassId, name: &str) -> Option<(FuncId, Inst, Type)> {
    let func = classes.get(class).body?;
    let body = &program.get(func)?.body;
    let named = |v: Value| constants::text(body, v).as_deref() == Some(name);
    let mut all = body.insts().filter(|&inst| match &body[inst].op {
        Op::SetItem { args: [_, key, _] } | Op::DelItem { args: [_, key] } => named(*key),
        Op::Intrinsic { args, name } => name == "class_name_delete" && named(args[1]),
        _ => false,
    });
    let (inst, None) = (all.next()?, all.next()) else { return None };
    match body[inst].op {
        Op::SetItem { args: [_, _, value] } if body.block_of(inst) == Some(body.entry()) => {
            Some((func, inst, body.ty(value).clone()))
        }
        _ => None,
    }
}

/// What an instruction does to values of classes.
fn note(
    classes: &Classes,
    (all, by_name): (&mut [Kept], &FxHashMap<String, Vec<usize>>),
    body: &Body<Tir>,
    (func, inst): (FuncId, Inst),
) {
    let (object, name) = match &body[inst].op {
        Op::GetAttr { args: [object], name }
        | Op::GetMethod { args: [object], name }
        | Op::DelAttr { args: [object], name }
        | Op::SetAttr { args: [object, _], name }
        | Op::SetOwnAttr { args: [object, _], name } => (*object, name),
        // The name is among the operands.
        Op::Intrinsic { args, name } if name == "match_attribute" => {
            let subject = body.ty(args[0]).clone();
            all.iter_mut().for_each(|kept| kept.refused |= reaches(classes, kept.class, &subject) != Reach::Nothing);
            return;
        }
        _ => {
            if let Some((object, name)) = by_value(body, inst) {
                let ty = body.ty(object);
                let named = |kept: &Kept| name.as_ref().is_none_or(|name| *name == kept.name);
                all.iter_mut().filter(|kept| named(kept)).for_each(|kept| {
                    kept.refused |= reaches(classes, kept.class, ty) != Reach::Nothing;
                });
            }
            return;
        }
    };
    for &at in by_name.get(name).map_or(&[][..], Vec::as_slice) {
        let kept = &mut all[at];
        match (&body[inst].op, reaches(classes, kept.class, body.ty(object))) {
            (_, Reach::Nothing) => {}
            (Op::GetAttr { .. }, Reach::Only) => kept.uses.push((func, inst)),
            (Op::SetAttr { args: [_, value], .. }, Reach::Only) if *body.ty(object) == Type::Class(kept.class) => {
                kept.ty = kept.ty.join(body.ty(*value));
                kept.uses.push((func, inst));
            }
            _ => kept.refused = true,
        }
    }
}

/// The object whose attribute a built-in looks for by a name that is a value, and the name where that is a constant.
fn by_value(body: &Body<Tir>, inst: Inst) -> Option<(Value, Option<String>)> {
    const BUILT_IN: &[&str] = &["getattr", "setattr", "delattr", "hasattr"];
    let is_one = |name: &str| BUILT_IN.contains(&name.strip_prefix("builtins.").unwrap_or(name));
    let args = match &body[inst].op {
        Op::CallBuiltin { args, name } if is_one(name) => &args[..],
        Op::Call { args, .. } if matches!(body.def_op(args[0]), Some(Op::Builtin { name }) if is_one(name)) => &args[1..],
        _ => return None,
    };
    Some((args[0], constants::text(body, *args.get(1)?)))
}

/// Whether values of a type are a class, one that derives from it, or instances of these.
#[derive(PartialEq)]
enum Reach {
    Nothing,
    Only,
    Among,
}

fn reaches(classes: &Classes, class: ClassId, ty: &Type) -> Reach {
    let of = |member: &Type| match member {
        Type::Class(c) | Type::Instance(c) => classes.get(class).derived.contains(c),
        Type::Any => true,
        _ => false,
    };
    match ty.members().iter().filter(|member| of(member)).count() {
        0 => Reach::Nothing,
        n if n == ty.members().len() && *ty != Type::Any => Reach::Only,
        _ => Reach::Among,
    }
}

/// Whether no value of the type is a descriptor, or a function, which an instance would bind.
fn is_plain(program: &tir::Program, classes: &Classes, ty: &Type) -> bool {
    ty.members().iter().all(|member| match member {
        Type::List(_) | Type::Dict(_) | Type::Set(_) | Type::FrozenSet(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Complex => true,
        Type::Native(name) => name.starts_with("collections."),
        Type::Class(class) => classes.get(*class).plain,
        other => classes.is_plain_type(program, other),
    })
}

fn keep(program: &mut tir::Program, kept: &Kept) {
    let header = program.header.class(kept.class);
    let name = format!(".value.{}.{}", header.qualname, kept.name);
    let module = header.module;
    let global = GlobalId::at(program.header.globals.len());
    program.header.globals.push(Global { name, module, ty: kept.ty.join(&Type::Unbound) });
    let (func, inst) = kept.bound;
    let body = &mut program[func].body;
    if let Op::SetItem { args: [_, _, value] } = body[inst].op {
        body.insert_before(inst, Op::GlobalSet { args: [value], global }, &[]);
    }
    for &(func, inst) in &kept.uses {
        let body = &mut program[func].body;
        let (op, types) = match body[inst].op {
            Op::SetAttr { args: [_, value], .. } => (Op::GlobalSet { args: [value], global }, vec![]),
            _ => (Op::GlobalGet { global }, vec![body.ty(body.result(inst)).clone()]),
        };
        let made = body.insert_before(inst, op, &types);
        if !types.is_empty() {
            let (old, new) = (body.result(inst), body.result(made));
            body.replace_all_uses(old, new);
        }
        body.remove_tried(inst);
    }
}
