//! `resolve-patterns` · tir → tir
//!
//! ```text
//! %3 = intrinsic %1 {name: "check_pattern_class"}                 where %1 : class[&P], and P has __match_args__ = ("x", "y")
//! %4 = intrinsic %1, 1, () {name: "match_names"}
//! %5 = intrinsic %0, %1, %4, 0 {name: "match_attribute"}     ⇒    %5 = get_attr %0 {name: "x"}
//! ```
//!
//! The class in a pattern says which attributes its positional parts look at. Where it is known, and says so by a constant, they are
//! attributes like any others, and the class need not be asked. The one part of `int(x)` is the subject.
//!
//! Caveat: a pattern that does not fit its class is left alone, for the error that the runtime words.

use super::rewritten::Rewritten;
use crate::infer::classes::Classes;
use crate::infer::patterns::{self, Matched, PatternClass};
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::FxHashSet;
use molt_ir::ssa::{Body, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct ResolvePatterns;

impl Pass for ResolvePatterns {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "resolve-patterns";
    const SUMMARY: &'static str = "makes the parts of patterns of known classes attributes";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let (classes, rewritten) = (Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            // Parts first: they ask for the names, which are then in nobody's way.
            for inst in body.insts().collect::<Vec<_>>() {
                match part(program, (&classes, &rewritten), &body, inst) {
                    Some((object, Matched::Attribute(name))) if leave(cx, "attribute") => {
                        body[inst].op = Op::GetAttr { args: [object], name };
                    }
                    Some((object, Matched::Subject)) if leave(cx, "subject") => {
                        let result = body.result(inst);
                        body.replace_all_uses(result, object);
                        body.remove_tried(inst);
                    }
                    _ => {}
                }
            }
            let used = used(&body);
            for inst in body.insts().collect::<Vec<_>>() {
                if is_idle(&body, &used, inst) && leave(cx, "drop") {
                    body.remove_tried(inst);
                }
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// The subject, and what the part of a pattern that the instruction takes looks at.
fn part(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    body: &Body<Tir>,
    inst: Inst,
) -> Option<(Value, Matched)> {
    let Op::Intrinsic { args, name } = &body[inst].op else { return None };
    let (&[subject, class, names, index], "match_attribute") = (&args[..], &**name) else { return None };
    let class = match body.ty(class) {
        Type::Class(class) if !rewritten.has(program, *class, "__match_args__") => PatternClass::Program(*class),
        Type::Builtin(name) => PatternClass::Builtin(name),
        _ => return None,
    };
    let index = patterns::small(body, index)?;
    Some((subject, patterns::matched(program, classes, &class, body, names, index as u32)?))
}

/// The values that something takes.
fn used(body: &Body<Tir>) -> FxHashSet<Value> {
    let taken = body.insts().flat_map(|inst| body[inst].op.args().to_vec());
    let passed = body.blocks().iter().flat_map(|&block| body.succs(block).iter().flat_map(|edge| edge.args.to_vec()));
    taken.chain(passed).collect()
}

/// Whether the instruction does nothing but look at a class that is known, for nobody.
fn is_idle(body: &Body<Tir>, used: &FxHashSet<Value>, inst: Inst) -> bool {
    let Op::Intrinsic { args, name } = &body[inst].op else { return false };
    let known = |class: Value| match body.ty(class) {
        Type::Class(_) => true,
        Type::Builtin(name) => patterns::is_type(name),
        _ => false,
    };
    match &**name {
        "check_pattern_class" => known(args[0]),
        "match_names" => known(args[0]) && !used.contains(&body.result(inst)),
        _ => false,
    }
}
