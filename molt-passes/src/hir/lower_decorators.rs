//! `lower-decorators` · hir → hir
//!
//! ```text
//! (define f [d1 d2] c)               ⇒    (assign f (call d1 [(call d2 [(make-function c)] [])] []))
//! (define-class C [d] @C [B] [] [])  ⇒    (assign C (call d [(make-class @C [B] [] [])] []))
//! ```
//!
//! A call evaluates its function before its argument: so the decorators are evaluated from the top, then the definition, and they
//! are applied from the bottom. The name is bound once, at the end.

use molt_ir::hir::facts::NO_DECORATOR;
use molt_ir::hir::{Expr, Stmt};

use super::make::Make;
use crate::prelude::*;

/// Decorators of functions and classes.
pub struct LowerDecorators;

impl Pass for LowerDecorators {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-decorators";
    const SUMMARY: &'static str = "makes decorators calls around the definition";
    const ESTABLISHES: &'static [Fact] = &[NO_DECORATOR];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| {
            let (target, decorators, made) = match f[id].clone() {
                Stmt::Def { target, decorators, closure } => (target, decorators, Expr::MakeFunction { closure }),
                Stmt::Class { target, decorators, class, bases, keywords, captures } => {
                    (target, decorators, Expr::MakeClass { class, bases, keywords, captures })
                }
                _ => return None,
            };
            if decorators.is_empty() || !cx.may("lower") {
                return None;
            }
            cx.count_by("decorators", decorators.len() as u64);
            let mut m = Make::for_stmt(f, id);
            let made = m.expr(made);
            let value = decorators.into_iter().rev().fold(made, |value, decorator| {
                let span = m.f.span_of(decorator);
                Make::at(m.f, span).call(decorator, [value])
            });
            Some(vec![m.store(target, value)])
        });
        Ok(())
    }
}
