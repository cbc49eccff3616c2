//! `report-slow` · tir → tir
//!
//! ```text
//! %2 = binary %0, %1 {op: add}      ⇒      (the same)      app.py:3:12: R0101: `a + b` works on values of unknown type
//!   where %0 : any
//! ```
//!
//! Changes nothing. Remarks on the instructions that will ask at run time what inference could not say, or that leave machine
//! arithmetic, each with its reason, and on the tier of every function. It runs last over `tir`, when what could be resolved has been.
//!
//! Caveat: what stands at the top level of a module or a class runs once and is told only inside loops.

use std::collections::BTreeSet;

use super::reporting::{called, is_own, own_functions, place, runs_once, words};
use crate::prelude::*;
use molt_ir::codes::{self, Code};
use molt_ir::ssa::{Cfg, Dominators, Inst, Loops, Value};
use molt_ir::tir::effects::is_number;
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{Function, Op, Program, Type};

/// See the module.
pub struct ReportSlow;

impl Pass for ReportSlow {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "report-slow";
    const SUMMARY: &'static str = "remarks on what will be slow and why; changes nothing";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mut remarks = Vec::new();
        for function in own_functions(program) {
            let found = slow_places(function, program, cx);
            let tier = match found.len() {
                0 => "static".to_owned(),
                1 => "dynamic in 1 place".to_owned(),
                n => format!("dynamic in {n} places"),
            };
            remarks.push(Diagnostic::new(codes::R0002, format!("{}: {tier}", called(function))).at(place(&function.body)));
            remarks.extend(found);
        }
        // Copies of a function have the same to say.
        let mut said = BTreeSet::new();
        remarks.retain(|remark| said.insert((remark.span, remark.message.clone(), remark.why.clone())));
        remarks.into_iter().for_each(|remark| cx.remark(remark));
        Ok(())
    }
}

/// A remark for every slow place of a function, each place and reason once.
fn slow_places(function: &Function, program: &Program, cx: &PassCx) -> Vec<Diagnostic> {
    let body = &function.body;
    let cfg = Cfg::of(body);
    let loops = runs_once(function).then(|| Loops::of(body, &cfg, &Dominators::of(body, &cfg)));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for &block in body.blocks() {
        if !cfg.is_reachable(block) || loops.as_ref().is_some_and(|loops| loops.depth(block) == 0) {
            continue;
        }
        for &inst in &body[block].insts {
            let span = body[inst].span;
            let Some((code, what, why)) = reason(function, inst, program) else { continue };
            if !is_own(span, cx) || !seen.insert((span.start, span.end, code.id)) {
                continue;
            }
            let text = cx.sources.text(span).and_then(|text| text.lines().next()).unwrap_or(&what);
            found.push(Diagnostic::new(code, format!("`{text}`: {what}")).at(span).why(why));
        }
    }
    found.sort_by_key(|remark| remark.span.map(|span| (span.file.0, span.start)));
    found
}

/// Why an instruction is slow: the kind of reason, what it does, and what is not known.
fn reason(function: &Function, inst: Inst, program: &Program) -> Option<(Code, String, String)> {
    let body = &function.body;
    let ty = |value: &Value| body.ty(*value);
    let of = |name: &str, value: &Value| format!("{name} is {}", words(ty(value), program));
    let open = |value: &Value| matches!(ty(value), Type::Any | Type::Union(_));
    match &body[inst].op {
        Op::Binary { args: [a, b], op } | Op::InPlace { args: [a, b], op } => {
            if open(a) || open(b) {
                let why = format!("{}, {}", of("the left side", a), of("the right side", b));
                return Some((codes::R0101, "an operator on values of unknown type".into(), why));
            }
            let grows = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::LShift | BinaryOp::Pow);
            let boxed = is_number(ty(a)) && is_number(ty(b)) && [a, b].into_iter().any(|v| *ty(v) == Type::Int);
            (grows && boxed).then(|| {
                let why = "the result may leave 64 bits, so it is held in a word that may be an address";
                (codes::R0102, "arithmetic on ints of any size".into(), why.into())
            })
        }
        Op::Unary { args: [a], .. } | Op::Iter { args: [a] } if open(a) => {
            let (code, what) = match &body[inst].op {
                Op::Iter { .. } => (codes::R0105, "a loop over a value of unknown type"),
                _ => (codes::R0101, "an operator on a value of unknown type"),
            };
            Some((code, what.into(), of("it", a)))
        }
        Op::Compare { args: [a, b], .. } | Op::Contains { args: [a, b] } if open(a) || open(b) => {
            let why = format!("{}, {}", of("the left side", a), of("the right side", b));
            Some((codes::R0101, "a comparison of values of unknown type".into(), why))
        }
        Op::GetItem { args: [a, _] } | Op::SetItem { args: [a, _, _] } | Op::DelItem { args: [a, _] } if open(a) => {
            Some((codes::R0105, "an item of a value of unknown type".into(), of("the container", a)))
        }
        Op::GetAttr { args: [a], name } | Op::SetAttr { args: [a, _], name } | Op::SetOwnAttr { args: [a, _], name } | Op::DelAttr { args: [a], name }
        | Op::GetMethod { args: [a], name }
            // A module's names are found once and for all.
            if !matches!(ty(a), Type::Module(_)) =>
        {
            Some((codes::R0104, format!("`{name}` is looked up by name"), of("the object", a)))
        }
        Op::Call { args, .. } => {
            let callee = args.first()?;
            Some((codes::R0103, "a call of what is known only at run time".into(), of("the callee", callee)))
        }
        Op::CallEx { args: [callee, ..] } => {
            let why = of("arguments are unpacked; the callee", callee);
            Some((codes::R0103, "a call whose arguments are known only at run time".into(), why))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::program;
    use super::*;
    use molt_ir::span::Span;

    /// The remarks on one function whose instructions all stand at the same place.
    fn remarks(body: &str) -> Vec<(&'static str, String)> {
        let mut program = program(&[("f", body)]);
        let mut cx = PassCx::new();
        let file = cx.sources.add("app.py", "x + y\n");
        for (_, function) in program.functions_mut() {
            let insts: Vec<_> = function.body.insts().collect();
            insts.into_iter().for_each(|inst| function.body[inst].span = Span::new(file, 0, 5));
        }
        ReportSlow::run(&(), &mut program, &mut cx).unwrap();
        cx.remarks.iter().map(|r| (r.code.id, r.message.clone())).collect()
    }

    #[test]
    fn what_is_not_known_is_told_with_the_place() {
        let found = remarks("^bb0(%0: any, %1: any): %2 = binary %0, %1 {op: add} : any  ret %2");
        assert_eq!(found[0], ("R0002", "f: dynamic in 1 place".into()));
        assert_eq!(found[1], ("R0101", "`x + y`: an operator on values of unknown type".into()));
        let found = remarks("^bb0(%0: int, %1: int): %2 = binary %0, %1 {op: mul} : int  ret %2");
        assert_eq!(found[1].0, "R0102");
    }

    #[test]
    fn what_is_known_is_static() {
        let found = remarks("^bb0(%0: float, %1: float): %2 = binary %0, %1 {op: add} : float  ret %2");
        assert_eq!(found, [("R0002", "f: static".into())]);
    }
}
