//! `count-references` · lir → lir
//!
//! ```text
//! retain %2       ⇒      call_rt %2 {function: "count_retain"}
//!                        retain %2
//! ```
//!
//! A program that counts how often its compiled code takes and gives back counts of objects, and tells it when it ends. For measuring
//! `insert-refcounts`: no shipped profile has it. `molt-driver build --insert-after lir-share-cleanups count-references app.py` makes
//! such a program, `molt-bench counts` a table.
//!
//! Caveat: what functions of the runtime count is not seen.

use crate::prelude::*;
use crate::ssa::leave;
use lir::Op;
use lir::facts::REFCOUNTS_EXPLICIT;

/// See the module.
pub struct CountReferences;

impl Pass for CountReferences {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "count-references";
    const SUMMARY: &'static str = "has the program tell how often it counted references";
    const REQUIRES: &'static [Need] = &[need(REFCOUNTS_EXPLICIT, "what is counted are the counts")];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let (args, function) = match &body[inst].op {
                    Op::Retain { args } => (*args, "count_retain"),
                    Op::Release { args } => (*args, "count_release"),
                    _ => continue,
                };
                if leave(cx, "counted") {
                    body.insert_before(inst, Op::CallRuntime { args: args.into_iter().collect(), function: function.into() }, &[]);
                }
            }
        }
        Ok(())
    }
}
