//! `report-types` · tir → tir
//!
//! ```text
//! %2 = binary %0, %1 {op: add} : float      ⇒      (the same)      app.py:3:12: R0001: `a + b`: float
//! ```
//!
//! Changes nothing. Remarks on the type that inference found for every expression of the program, and for the parameters and the
//! result of every function.

use std::collections::BTreeMap;

use super::reporting::{called, is_own, own_functions, place, runs_once, words};
use crate::prelude::*;
use molt_ir::codes;
use molt_ir::span::Span;
use molt_ir::ssa::Language;
use molt_ir::tir::{Function, Program, Tir, Type};

/// See the module.
pub struct ReportTypes;

impl Pass for ReportTypes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "report-types";
    const SUMMARY: &'static str = "remarks on the types that were inferred; changes nothing";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mut remarks = Vec::new();
        // An expression may be compiled more than once: inlined, or told apart by types. All that it may be counts.
        let mut found: BTreeMap<(u32, u32, u32), (Span, Type)> = BTreeMap::new();
        for function in own_functions(program) {
            if !runs_once(function) {
                remarks.push(Diagnostic::new(codes::R0001, signature(function, program)).at(place(&function.body)));
            }
            let body = &function.body;
            for inst in body.insts() {
                let span = body[inst].span;
                let Some(value) = body.results(inst).next() else { continue };
                if Tir::is_const(&body[inst].op) || !is_own(span, cx) {
                    continue;
                }
                let entry = found.entry((span.file.0, span.start, span.end)).or_insert((span, Type::Never));
                entry.1 = entry.1.join(body.ty(value));
            }
        }
        for (span, ty) in found.into_values() {
            let text = cx.sources.text(span).unwrap_or_default();
            // A statement or a loop is no expression.
            if ty != Type::Never && !text.contains('\n') && !text.ends_with(':') {
                remarks.push(Diagnostic::new(codes::R0001, format!("`{text}`: {}", words(&ty, program))).at(span));
            }
        }
        remarks.sort_by_key(|remark| remark.span.map(|span| (span.file.0, span.start)));
        remarks.into_iter().for_each(|remark| cx.remark(remark));
        Ok(())
    }
}

/// `def f(a: int, b: str) -> float`, as inferred.
fn signature(function: &Function, program: &Program) -> String {
    let body = &function.body;
    let params = body[body.entry()].params.iter().skip(usize::from(function.header.closure));
    let params = function.header.parameters.iter().zip(params);
    let params: Vec<_> = params.map(|(p, value)| format!("{}: {}", p.name, words(body.ty(*value), program))).collect();
    format!("{}({}) -> {}", called(function), params.join(", "), words(&function.header.result, program))
}

#[cfg(test)]
mod tests {
    use super::super::testing::program;
    use super::*;

    #[test]
    fn expressions_and_functions_have_types() {
        let mut program = program(&[("f", "^bb0(%0: float, %1: float): %2 = binary %0, %1 {op: add} : float  ret %2")]);
        let mut cx = PassCx::new();
        let file = cx.sources.add("app.py", "x + y\n");
        for (_, function) in program.functions_mut() {
            function.header.result = Type::Float;
            let insts: Vec<_> = function.body.insts().collect();
            insts.into_iter().for_each(|inst| function.body[inst].span = Span::new(file, 0, 5));
        }
        ReportTypes::run(&(), &mut program, &mut cx).unwrap();
        let found: Vec<_> = cx.remarks.iter().map(|r| r.message.as_str()).collect();
        assert_eq!(found, ["f() -> float", "`x + y`: float"]);
    }
}
