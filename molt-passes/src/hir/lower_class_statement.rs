//! `lower-class-statement` · hir → hir
//!
//! ```text
//! (define-class C [] @C [B] [(metaclass M)] [%x])    ⇒    (assign C (make-class @C [B] [(metaclass M)] [%x]))
//! ```

use molt_ir::hir::facts::{NO_CLASS_STMT, NO_DECORATOR};
use molt_ir::hir::{Expr, Stmt};

use super::make::Make;
use crate::prelude::*;

/// `class` statements.
pub struct LowerClassStatement;

impl Pass for LowerClassStatement {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-class-statement";
    const SUMMARY: &'static str = "makes `class` an assignment of a new class";
    const REQUIRES: &'static [Need] = &[need(NO_DECORATOR, "a decorated class is not what its name is bound to")];
    const ESTABLISHES: &'static [Fact] = &[NO_CLASS_STMT];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::Class { target, class, bases, keywords, captures, .. } if cx.may("lower") => {
                cx.count("classes");
                let mut m = Make::for_stmt(f, id);
                let value = m.expr(Expr::MakeClass { class, bases, keywords, captures });
                Some(vec![m.store(target, value)])
            }
            _ => None,
        });
        Ok(())
    }
}
