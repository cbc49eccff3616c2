//! `build-tir` · hir → tir
//!
//! ```text
//! (assign %x (binary + %a %b))      ⇒      %3 = binary %1, %2 {op: add} : any
//! ```
//!
//! The tree of core hir becomes a control-flow graph in SSA form: variables become values and block parameters, short-circuit
//! operators and labels become edges. A may-raise operation inside a `catch` body ends its block with `try`, so that the
//! handler sees the variables as they were just before; elsewhere the exceptional exit stays implicit.
//!
//! Every value is typed `any` but for constants and tests: what is known of the others is for inference to find.
//!
//! Caveat: redundant block parameters are made and left to `remove-redundant-parameters`.

mod cells;
mod constant;
mod expression;
mod fields;
mod function;
mod namespaces;
mod order;
mod places;
mod program;
mod statement;
mod undefined;
mod variables;

pub use constant::op_of_item;
use function::FunctionBuilder;
use molt_ir::hir;
use molt_ir::hir::facts::CORE;
use molt_ir::pass::prelude::*;
use molt_ir::settings::LazyErrors;
use molt_ir::ssa;
use molt_ir::tir;
use program::Context;
pub use program::{WATCHERS, sees_deaths};

/// See the module.
pub struct BuildTir;

impl Pass for BuildTir {
    type From = hir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "build-tir";
    const SUMMARY: &'static str = "turns trees into control flow in SSA form";
    const REQUIRES: &'static [Need] =
        &[need(CORE, "only core nodes have an SSA form; each piece of sugar has a pass that removes it")];
    const ESTABLISHES: &'static [Fact] = &[];
    const DESTROYS: &'static [Fact] = &[];

    fn run(_: &(), hir: hir::Program, cx: &mut PassCx) -> Result<tir::Program, Diagnostics> {
        let sources = cx.sources.clone();
        let context = Context::new(&hir, &sources, cx.setting::<LazyErrors>().0);
        let mut program = tir::Program::new(Default::default());
        let mut errors = Diagnostics::default();
        for id in hir.function_ids() {
            let source = &hir.functions[id];
            let closure = program::takes_closure(source);
            let (body, found) = FunctionBuilder::build(&context, id, closure);
            errors.extend(found);
            let header = context.function_header(source, closure);
            program.add(ssa::Function { name: source.symbol.to_string(), header, body });
            cx.count("functions");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        program.header = context.program_header();
        Ok(program)
    }
}
