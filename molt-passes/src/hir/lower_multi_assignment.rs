//! `lower-multi-assignment` · hir → hir
//!
//! ```text
//! (multi-assign [a b] v)    ⇒    (assign %value v) (assign a %value) (assign b %value)
//! ```
//!
//! The value first, then the targets from the left.

use molt_ir::hir::Stmt;
use molt_ir::hir::facts::{NAMES_RESOLVED, NO_MULTI_ASSIGN};

use super::make::Make;
use crate::prelude::*;

/// Assignments with several targets.
pub struct LowerMultiAssignment;

impl Pass for LowerMultiAssignment {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-multi-assignment";
    const SUMMARY: &'static str = "gives every assignment one target";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the value is kept in a temporary, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_MULTI_ASSIGN];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::MultiAssign { targets, value } if cx.may("lower") => {
                cx.count("assignments");
                let mut m = Make::for_stmt(f, id);
                let (local, first) = m.bind("value", value);
                let stores = targets.into_iter().map(|target| {
                    let value = m.read(local);
                    m.store(target, value)
                });
                Some(std::iter::once(first).chain(stores.collect::<Vec<_>>()).collect())
            }
            _ => None,
        });
        Ok(())
    }
}
