//! `lower-walrus` · hir → hir
//!
//! ```text
//! (walrus x v)    ⇒    (let %value v (do { (assign x %value) } %value))
//! ```
//!
//! The value is stored and is the result as well.

use molt_ir::hir::Expr;
use molt_ir::hir::facts::{NAMES_RESOLVED, NO_WALRUS};

use super::make::Make;
use crate::prelude::*;

/// Assignment expressions.
pub struct LowerWalrus;

impl Pass for LowerWalrus {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-walrus";
    const SUMMARY: &'static str = "makes assignment expressions of a temporary and an assignment";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "which scope `:=` binds in is decided by the expression around it")];
    const ESTABLISHES: &'static [Fact] = &[NO_WALRUS];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match f[id] {
            Expr::Walrus { target, value } if cx.may("lower") => {
                cx.count("walrus");
                let mut m = Make::for_expr(f, id);
                let local = m.temporary("value");
                let stored = m.read(local);
                let store = m.store(target, stored);
                let result = m.read(local);
                let body = m.expr(Expr::Do { body: vec![store].into(), value: result });
                Some(Expr::Let { local, value, body })
            }
            _ => None,
        });
        Ok(())
    }
}
