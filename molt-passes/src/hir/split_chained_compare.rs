//! `split-chained-compare` · hir → hir
//!
//! ```text
//! (compare a [(< b) (< c)])    ⇒    (let %left a (let %middle b
//!                                     (and [(compare %left [(< %middle)]) (compare %middle [(< c)])])))
//! ```
//!
//! Python evaluates the operands from the left, each once, and stops at the first false link: so the first two are bound
//! outside the `and`, and every later one inside its right arm. After this pass a comparison has exactly two operands, and only
//! short-circuit operators decide what is evaluated.
//!
//! Caveat: temporaries are bound even for names and constants; SSA construction makes them vanish.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_CHAINED_COMPARE};
use molt_ir::hir::{Expr, ExprId, Function, Link};

use super::make::Make;
use crate::prelude::*;

/// Comparisons with more than one link.
pub struct SplitChainedCompare;

impl Pass for SplitChainedCompare {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "split-chained-compare";
    const SUMMARY: &'static str = "gives every comparison exactly two operands";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the first operand is kept in a temporary, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_CHAINED_COMPARE];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match f[id].clone() {
            Expr::Compare { first, links } if links.len() > 1 && cx.may("split") => {
                cx.count("split");
                Some(split(f, id, first, &links))
            }
            _ => None,
        });
        Ok(())
    }
}

/// Binds the first operand; the rest hangs in its body.
fn split(f: &mut Function, id: ExprId, first: ExprId, links: &[Link]) -> Expr {
    let mut m = Make::for_expr(f, id);
    let local = m.temporary("left");
    let left = m.read(local);
    let body = chain(&mut m, left, links);
    Expr::Let { local, value: first, body }
}

/// `left op a op b ...`: the first link, and the rest in the right arm of an `and`.
fn chain(m: &mut Make<'_>, left: ExprId, links: &[Link]) -> ExprId {
    let [Link { op, right }, rest @ ..] = links else { return left };
    if rest.is_empty() {
        return m.compare(left, *op, *right);
    }
    let local = m.temporary("middle");
    let middle = m.read(local);
    let test = m.compare(left, *op, middle);
    let middle = m.read(local);
    let rest = chain(m, middle, rest);
    let body = m.expr(Expr::And { values: vec![test, rest] });
    m.expr(Expr::Let { local, value: *right, body })
}
