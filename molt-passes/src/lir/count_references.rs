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
//! With `{places=true}` it tells each place by itself, as `function:line: instruction, of what made the value`, the most frequent first.
//!
//! Caveat: what functions of the runtime count is not seen.

use crate::prelude::*;
use crate::ssa::leave;
use lir::facts::REFCOUNTS_EXPLICIT;
use lir::{Body, Op, Type};
use molt_ir::ssa::{Inst, Value, Values};

/// See the module.
pub struct CountReferences;

options! {
    /// What is told.
    pub struct CountOptions {
        /// How often each place counted an object.
        places: bool = false,
    }
}

impl Pass for CountReferences {
    type From = lir::Program;
    type To = lir::Program;
    type Options = CountOptions;
    const NAME: &'static str = "count-references";
    const SUMMARY: &'static str = "has the program tell how often it counted references";
    const REQUIRES: &'static [Need] = &[need(REFCOUNTS_EXPLICIT, "what is counted are the counts")];

    fn run(options: &CountOptions, program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let name = function.header.qualname.clone();
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                let (args, function) = match &body[inst].op {
                    Op::Retain { args } => (*args, "count_retain"),
                    Op::Release { args } => (*args, "count_release"),
                    _ => continue,
                };
                if !leave(cx, "counted") {
                    continue;
                }
                let mut args = Values::from_slice(&args);
                let mut function = function.to_owned();
                if options.places {
                    let text = place(body, inst, args[0], &name, cx);
                    let site = body.insert_before(inst, Op::StaticStr { value: text.as_str().into() }, &[Type::Val]);
                    args.push(body.result(site));
                    function += "_at";
                }
                body.insert_before(inst, Op::CallRuntime { args, function }, &[]);
            }
        }
        Ok(())
    }
}

/// What is told of a place: the line, the instruction, and what made the value.
fn place(body: &Body, inst: Inst, value: Value, function: &str, cx: &PassCx) -> String {
    let line = cx.sources.locate(body[inst].span).map_or(0, |(_, at)| at.line);
    let made = match body.def_inst(value) {
        Some(made) => body.inst_to_text(made),
        None => format!("a parameter of {}", body.def_block(value)),
    };
    format!("{function}:{line}: {}, of {made}", body.inst_to_text(inst))
}
