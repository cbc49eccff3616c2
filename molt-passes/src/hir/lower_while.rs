//! `lower-while` · hir → hir
//!
//! ```text
//! (while t { body } {})           ⇒    (loop 'l { (if t { body } { (leave 'l) }) })
//! (while t { body } { rest })     ⇒    (block 'done { (loop 'l { (if t { body } { (leave 'l) }) }) rest })
//! ```
//!
//! `continue` becomes `(again 'l)`; `break` becomes `(leave 'done)`, which passes by `rest`, or `(leave 'l)` where there is none.

use molt_ir::hir::facts::NO_WHILE;
use molt_ir::hir::{Block, ExprId, Function, Stmt, StmtId};

use super::jumps;
use super::make::Make;
use crate::prelude::*;

/// `while` statements.
pub struct LowerWhile;

impl Pass for LowerWhile {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-while";
    const SUMMARY: &'static str = "makes `while` of a loop and labels";
    const ESTABLISHES: &'static [Fact] = &[NO_WHILE];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::While { test, body, otherwise } if cx.may("lower") => {
                cx.count("loops");
                Some(vec![lower(f, id, test, body, otherwise)])
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(f: &mut Function, id: StmtId, test: ExprId, body: Block, otherwise: Block) -> StmtId {
    let next = f.label();
    let done = if otherwise.is_empty() { next } else { f.label() };
    jumps::to_labels(f, &body, done, next);
    let mut m = Make::for_stmt(f, id);
    let end = m.leave(next);
    let round = m.branch(test, body.0, vec![end]);
    let repeat = m.repeat(next, vec![round]);
    if otherwise.is_empty() {
        return repeat;
    }
    m.block(done, std::iter::once(repeat).chain(otherwise.0).collect())
}
