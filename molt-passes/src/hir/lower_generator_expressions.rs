//! `lower-generator-expressions` · hir → hir
//!
//! ```text
//! (generator-exp (@g [] [] [] []) xs False)    ⇒    (call (make-function (@g [] [] [] [])) [(intrinsic iter [xs])] [])
//! ```
//!
//! The outermost iterable is evaluated and its iterator made here and now; the rest runs when the generator is asked.

use molt_ir::hir::facts::NO_GENERATOR_EXP;
use molt_ir::hir::{Expr, Intrinsic};

use super::make::Make;
use crate::prelude::*;

/// Generator expressions.
pub struct LowerGeneratorExpressions;

impl Pass for LowerGeneratorExpressions {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-generator-expressions";
    const SUMMARY: &'static str = "makes generator expressions of a function that is called at once";
    const ESTABLISHES: &'static [Fact] = &[NO_GENERATOR_EXP];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match f[id].clone() {
            Expr::GeneratorExp { closure, first, is_async } if cx.may("lower") => {
                cx.count("generators");
                let mut m = Make::for_expr(f, id);
                let function = m.expr(Expr::MakeFunction { closure });
                let op = if is_async { Intrinsic::AsyncIter } else { Intrinsic::Iter };
                let iterator = m.intrinsic(op, [first]);
                Some(Expr::Call { function, args: vec![iterator], keywords: Vec::new() })
            }
            _ => None,
        });
        Ok(())
    }
}
