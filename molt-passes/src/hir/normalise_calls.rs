//! `normalise-calls` · hir → hir
//!
//! ```text
//! (call (attribute o m) [a] [])    ⇒    (method-call o m [a] [])
//! ```
//!
//! A method is found and called without an object that binds the two; inference and devirtualisation look at one node.

use molt_ir::hir::Expr;
use molt_ir::hir::facts::NO_STAR_CALL;

use crate::prelude::*;

/// Calls of attributes.
pub struct NormaliseCalls;

impl Pass for NormaliseCalls {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "normalise-calls";
    const SUMMARY: &'static str = "makes calls of attributes method calls";
    const REQUIRES: &'static [Need] = &[need(NO_STAR_CALL, "a method call has no form with gathered arguments")];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match f[id].clone() {
            Expr::Call { function, args, keywords } => match f[function].clone() {
                Expr::Attribute { object, name } if cx.may("normalise") => {
                    cx.count("method calls");
                    Some(Expr::MethodCall { object, name, args, keywords })
                }
                _ => None,
            },
            _ => None,
        });
        Ok(())
    }
}
