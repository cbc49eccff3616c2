//! `drop-closures` · tir → tir
//!
//! ```text
//! fn @B.go {closure: true, free: ["__class__"]} {       ⇒    fn @B.go {closure: false, free: ["__class__"]} {
//! ^bb0(%0: any, %1: any):  … no use of %0                    ^bb0(%1: any):
//! ```
//!
//! A function that does not look at its own object need not be given it: calls that know the function then need no function
//! object at all. A cell that is taken from the object and not used is such a look no longer.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::FuncId;
use molt_ir::tir::Op;

/// See the module.
pub struct DropClosures;

impl Pass for DropClosures {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "drop-closures";
    const SUMMARY: &'static str = "stops giving functions their own object where they do not look at it";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mut dropped: Vec<FuncId> = Vec::new();
        for (id, function) in program.functions_mut() {
            if !function.header.closure || function.body.is_empty() {
                continue;
            }
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if matches!(body[inst].op, Op::ClosureCell { .. }) && body.users(body.result(inst)).is_empty() {
                    body.remove_tried(inst);
                }
            }
            let object = body[body.entry()].params[0];
            if body.users(object).is_empty() && leave(cx, "drop") {
                body.remove_param(body.entry(), 0);
                function.header.closure = false;
                dropped.push(id);
            }
        }
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Op::CallDirect { args, func } = &mut body[inst].op
                    && dropped.contains(func)
                {
                    args.remove(0);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn dropped(callee: &str) -> Vec<String> {
        let caller = "^bb0(%0: any, %1: any): %2 = call_direct %0, %1 {func: @#1} : any  ret %2";
        let mut program = program(&[("caller", caller), ("callee", callee)]);
        program[FuncId(1)].header.closure = true;
        after::<DropClosures>(&(), program)
    }

    #[test]
    fn a_function_that_does_not_look_at_itself_is_not_given_itself() {
        let texts = dropped("^bb0(%0: any, %1: any): %2 = closure_cell %0 {index: 0} : any  ret %1");
        assert!(texts[0].contains("call_direct %1 "), "{}", texts[0]);
        assert!(!texts[1].contains("closure_cell"), "an unused cell is no look: {}", texts[1]);
    }

    #[test]
    fn a_cell_that_is_used_keeps_the_function_object() {
        let texts = dropped("^bb0(%0: any, %1: any): %2 = closure_cell %0 {index: 0} : any  %3 = cell_get %2 : any  ret %3");
        assert!(texts[0].contains("call_direct %0, %1"), "{}", texts[0]);
    }
}
