//! `refuse-async` · hir → hir
//!
//! ```text
//! (await x)    ⇒    error[E0301]
//! ```
//!
//! For pipelines that end in an engine without coroutines, as the interpreter of the tree: a program that waits is refused, with
//! every place where it does.

use molt_ir::hir::facts::NO_ASYNC;

use crate::prelude::*;

/// `await`, `async for`, `async with`.
pub struct RefuseAsync;

impl Pass for RefuseAsync {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "refuse-async";
    const SUMMARY: &'static str = "refuses coroutines";
    const ESTABLISHES: &'static [Fact] = &[NO_ASYNC];

    fn run(_: &(), hir: &mut hir::Program, _: &mut PassCx) -> Result<(), Diagnostics> {
        let mut errors = Diagnostics::default();
        let refuse = |span: Span, what: String| {
            Diagnostic::new(codes::E0301, what)
                .at(span)
                .why("the interpreter of the tree has no coroutines")
                .fix("choose another profile, as `dev`")
        };
        for f in hir.functions.values().filter(|f| f.is_async) {
            errors.push(refuse(f.span, format!("`{}` is a coroutine function", f.name)));
        }
        for violation in (NO_ASYNC.check)(hir) {
            let covered = hir.functions.values().any(|f| f.is_async && violation.function.as_deref() == Some(&*format!("@{}", f.symbol)));
            if !covered {
                errors.push(refuse(violation.span.unwrap_or(Span::NONE), "asynchronous code outside a coroutine function".into()));
            }
        }
        errors.or(())
    }
}
