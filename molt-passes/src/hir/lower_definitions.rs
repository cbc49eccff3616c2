//! `lower-definitions` · hir → hir
//!
//! ```text
//! (define f [] (@f [d] [] [] []))    ⇒    (assign f (make-function (@f [d] [] [] [])))
//! ```

use molt_ir::hir::facts::{NO_DECORATOR, NO_DEFINE};
use molt_ir::hir::{Expr, Stmt};

use super::make::Make;
use crate::prelude::*;

/// `def` statements.
pub struct LowerDefinitions;

impl Pass for LowerDefinitions {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-definitions";
    const SUMMARY: &'static str = "makes `def` an assignment of a new function";
    const REQUIRES: &'static [Need] = &[need(NO_DECORATOR, "a decorated function is not what its name is bound to")];
    const ESTABLISHES: &'static [Fact] = &[NO_DEFINE];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::Def { target, closure, .. } if cx.may("lower") => {
                cx.count("functions");
                let mut m = Make::for_stmt(f, id);
                let value = m.expr(Expr::MakeFunction { closure });
                Some(vec![m.store(target, value)])
            }
            _ => None,
        });
        Ok(())
    }
}
