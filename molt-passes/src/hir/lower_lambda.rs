//! `lower-lambda` · hir → hir
//!
//! ```text
//! (lambda (@f [d] [] [] [%x]))    ⇒    (make-function (@f [d] [] [] [%x]))
//! ```

use molt_ir::hir::Expr;
use molt_ir::hir::facts::NO_LAMBDA;

use crate::prelude::*;

/// `lambda`.
pub struct LowerLambda;

impl Pass for LowerLambda {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-lambda";
    const SUMMARY: &'static str = "makes `lambda` a function like any other";
    const ESTABLISHES: &'static [Fact] = &[NO_LAMBDA];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match &f[id] {
            Expr::Lambda { closure } if cx.may("lower") => {
                cx.count("lambdas");
                Some(Expr::MakeFunction { closure: closure.clone() })
            }
            _ => None,
        });
        Ok(())
    }
}
