//! `parse` · source → hir
//!
//! ```text
//! def f(a): return a < b      ⇒      (def @f function (in __main__ @__main__)
//!                                       (params [(%a normal False)])
//!                                       { (return (compare (name a) [(< (name b))])) })
//! ```
//!
//! Reads the main module and, following imports, every module of the program itself. Each text is scanned for what the parser
//! cannot report or read, parsed, and lowered with the checks CPython makes later. All errors of all modules are reported
//! together, except that a module that does not parse has one error only.
//!
//! Works on a thread with a large stack: trees are dropped and walked by recursion, and the parser accepts deeper ones than
//! lowering lets through.

use molt_ir::hir::Program;
use molt_ir::settings::LazyErrors;

use super::{modules, scopes};
use crate::prelude::*;

/// Enough for the deepest tree that the parser builds of any text of reasonable size; only touched pages are ever used.
const STACK: usize = 1 << 30;

options! {
    /// What `parse` lets through.
    pub struct ParseOptions {
        /// Lets imports of missing modules fail when they run, not now.
        lazy_imports: bool = false,
    }
}

/// The pass.
pub struct Parse;

impl Pass for Parse {
    type From = Source;
    type To = Program;
    type Options = ParseOptions;
    const NAME: &'static str = "parse";
    const SUMMARY: &'static str = "reads the program's modules into a tree";

    fn run(options: &ParseOptions, source: Source, cx: &mut PassCx) -> Result<Program, Diagnostics> {
        let modules = cx.setting::<molt_ir::source::Modules>();
        let lazy = cx.setting::<LazyErrors>().0;
        let sources = &mut cx.sources;
        let work = || {
            let (program, mut errors) = modules::load(&source, &modules, sources, lazy || options.lazy_imports);
            let mut analysis = scopes::analyse(&program);
            errors.extend(std::mem::take(&mut analysis.errors));
            if !lazy {
                errors.extend(analysis.refusals(&program));
            }
            errors.0.sort_by_key(|e| e.span);
            errors.or(program)
        };
        let program = std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().name("parse".into()).stack_size(STACK);
            match thread.spawn_scoped(scope, work).map(|t| t.join()) {
                Ok(Ok(result)) => result,
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(e) => Err(Diagnostic::new(codes::P0017, format!("no thread for the parser: {e}")).into()),
            }
        })?;
        cx.count_by("modules", program.modules.len() as u64);
        cx.count_by("functions", program.functions.len() as u64);
        Ok(program)
    }
}
