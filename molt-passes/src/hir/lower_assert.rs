//! `lower-assert` · hir → hir
//!
//! ```text
//! (assert t -)    ⇒    (if t {} { (raise (builtin AssertionError) -) })
//! (assert t m)    ⇒    (if t {} { (raise (call (builtin AssertionError) [m] []) -) })
//! ```
//!
//! The message is evaluated only when the test fails.

use molt_ir::hir::Stmt;
use molt_ir::hir::facts::NO_ASSERT;

use super::make::Make;
use crate::prelude::*;

/// `assert` statements.
pub struct LowerAssert;

impl Pass for LowerAssert {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-assert";
    const SUMMARY: &'static str = "makes `assert` of a test and a `raise`";
    const ESTABLISHES: &'static [Fact] = &[NO_ASSERT];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id] {
            Stmt::Assert { test, message } if cx.may("lower") => {
                cx.count("asserts");
                let mut m = Make::for_stmt(f, id);
                let kind = m.builtin("AssertionError");
                let exception = match message {
                    Some(message) => m.call(kind, [message]),
                    None => kind,
                };
                let raise = m.stmt(Stmt::Raise { exception: Some(exception), cause: None });
                Some(vec![m.branch(test, vec![], vec![raise])])
            }
            _ => None,
        });
        Ok(())
    }
}
