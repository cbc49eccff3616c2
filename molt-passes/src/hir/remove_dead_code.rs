//! `remove-dead-code` · hir → hir
//!
//! ```text
//! (if True { a } { b })         ⇒    a
//! (while False { a } { b })     ⇒    b
//! (return x) (expr y)           ⇒    (return x)
//! (expr 1)                      ⇒    (nothing)
//! ```
//!
//! Statements that a constant test rules out, that stand behind a way out, or that only mention a constant. Scopes and whether a
//! function is a generator were decided before, so nothing else changes.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Block, Child, ChildMut, Expr, Field, Function, Stmt, StmtId};

use crate::prelude::*;

/// Statements that never run or do nothing.
pub struct RemoveDeadCode;

impl Pass for RemoveDeadCode {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "remove-dead-code";
    const SUMMARY: &'static str = "removes statements that never run or do nothing";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "an assignment that never runs still makes its name a local")];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for f in hir.functions.values_mut() {
            f.rewrite_stmts(|f, id| {
                let kept = replacement(f, id)?;
                cx.may("remove").then(|| {
                    cx.count("removed");
                    kept
                })
            });
            let mut body = std::mem::take(&mut f.body);
            truncate(f, &mut body, cx);
            f.body = body;
        }
        Ok(())
    }
}

fn replacement(f: &Function, id: StmtId) -> Option<Vec<StmtId>> {
    let truth = |test: molt_ir::hir::ExprId| f[test].constant().map(|value| value.truth());
    match &f[id] {
        Stmt::If { test, then, otherwise } => Some(if truth(*test)? { then } else { otherwise }.0.clone()),
        Stmt::While { test, otherwise, .. } if truth(*test) == Some(false) => Some(otherwise.0.clone()),
        Stmt::Expr { value } if matches!(f[*value], Expr::Const { .. }) => Some(Vec::new()),
        _ => None,
    }
}

/// Cuts every block behind its first way out.
fn truncate(f: &mut Function, block: &mut Block, cx: &mut PassCx) {
    let end = block.iter().position(|&id| leaves(&f[id])).map_or(block.len(), |at| at + 1);
    if end < block.len() && cx.may("cut") {
        cx.count_by("removed", (block.len() - end) as u64);
        block.truncate(end);
    }
    for &id in block.iter() {
        let mut blocks = Vec::new();
        f[id].children(&mut |c| {
            if let Child::Block(block) = c {
                blocks.push(block.clone());
            }
        });
        blocks.iter_mut().for_each(|block| truncate(f, block, cx));
        let mut blocks = blocks.into_iter();
        f[id].children_mut(&mut |c| {
            if let ChildMut::Block(block) = c {
                *block = blocks.next().unwrap_or_default();
            }
        });
    }
}

fn leaves(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::Return { .. }
            | Stmt::Raise { .. }
            | Stmt::Reraise { .. }
            | Stmt::Leave { .. }
            | Stmt::Again { .. }
            | Stmt::Break {}
            | Stmt::Continue {}
    )
}
