//! `lower-finally` · hir → hir
//!
//! ```text
//! (try { body } [] {} { last })
//!     ⇒    (assign %raised None)
//!          (block 'end { (catch { body } %e { (assign %raised %e) }) })
//!          (handling %raised { last })
//!          (if (compare %raised [(is-not None)]) { (reraise %raised) } {})
//! ```
//!
//! `last` stands in the program once. A `return`, `leave` or `again` that leaves `body` notes in a temporary which it was and goes
//! to 'end; after `last` a test of that temporary goes on (`exits.rs`). What `last` does instead - return, leave, raise - wins,
//! because nothing after it runs. Handlers of the same `try` stay in an inner `try`.

use molt_ir::hir::Stmt;
use molt_ir::hir::facts::{NAMES_RESOLVED, NO_FINALLY, NO_FOR, NO_WHILE, NO_WITH};

use super::exits;
use super::make::Make;
use crate::prelude::*;

/// The `finally` part of `try`.
pub struct LowerFinally;

impl Pass for LowerFinally {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-finally";
    const SUMMARY: &'static str = "sends every way out of a `try` through one copy of its `finally` part";
    const REQUIRES: &'static [Need] = &[
        need(NAMES_RESOLVED, "what to do after the `finally` part is kept in temporaries, which only functions with scopes have"),
        need(NO_WHILE, "`break` and `continue` out of the body are labels then, like any other way out"),
        need(NO_FOR, "`break` and `continue` out of the body are labels then, like any other way out"),
        need(NO_WITH, "a `with` around adds ways out of its own"),
    ];
    const ESTABLISHES: &'static [Fact] = &[NO_FINALLY];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| {
            let mut m = Make::for_stmt(f, id);
            let (inner, finally) = match m.f[id].clone() {
                Stmt::Try { body, handlers, otherwise, finally } => {
                    let inner = Stmt::Try { body: body.clone(), handlers, otherwise, finally: Default::default() };
                    let bare = matches!(&inner, Stmt::Try { handlers, otherwise, .. } if handlers.is_empty() && otherwise.is_empty());
                    (if bare { Err(body) } else { Ok(inner) }, finally)
                }
                Stmt::TryStar { body, handlers, otherwise, finally } => {
                    (Ok(Stmt::TryStar { body, handlers, otherwise, finally: Default::default() }), finally)
                }
                _ => return None,
            };
            if finally.is_empty() || !cx.may("lower") {
                return None;
            }
            cx.count("finally parts");
            let body = match inner {
                Ok(stmt) => vec![m.stmt(stmt)].into(),
                Err(body) => body,
            };
            Some(exits::finally(&mut m, body, finally))
        });
        Ok(())
    }
}
