//! `lower-try-star` · hir → hir
//!
//! ```text
//! (try-star { body } [(K x { h })] {} {})
//!     ⇒    (catch { body } %e {
//!            (handling %e {
//!              (assign %rest %e) (assign %raised (list []))
//!              (assign %split (intrinsic exception-group-match [%rest K]))
//!              (assign %rest (intrinsic tuple-item [%split 1]))
//!              (assign %match (intrinsic tuple-item [%split 0]))
//!              (if (compare %match [(is-not None)]) {
//!                (catch { (handling %match { (assign x %match) h (delete x) }) } %e.2 {
//!                  (expr (intrinsic list-append [%raised %e.2]))
//!                })
//!              } {})
//!              (if (compare %rest [(is-not None)]) { (expr (intrinsic list-append [%raised %rest])) } {})
//!              (assign %out (intrinsic exception-group-reraise [%e %raised]))
//!              (if (compare %out [(is-not None)]) { (reraise %out) } {})
//!            })
//!          })
//! ```
//!
//! Every handler gets the part of the group it matches; what the handlers raise and what none of them took is raised together.

use std::collections::HashSet;

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_FINALLY, NO_FOR, NO_TRY_STAR, NO_WHILE};
use molt_ir::hir::{Block, Expr, Handler, Intrinsic, LocalId, Stmt, StmtId};

use super::lower_try::{named, private_names};
use super::make::Make;
use crate::prelude::*;

/// `try` statements with `except*`.
pub struct LowerTryStar;

impl Pass for LowerTryStar {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-try-star";
    const SUMMARY: &'static str = "makes `except*` of splits of the exception group";
    const REQUIRES: &'static [Need] = &[
        need(NAMES_RESOLVED, "parts of the group are kept in temporaries, which only functions with scopes have"),
        need(NO_FINALLY, "a `finally` part encloses the handlers, so it is taken off first"),
        need(NO_WHILE, "the handlers' names are deleted on every way out, which labels show"),
        need(NO_FOR, "the handlers' names are deleted on every way out, which labels show"),
    ];
    const ESTABLISHES: &'static [Fact] = &[NO_TRY_STAR];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for f in hir.functions.values_mut() {
            let private = private_names(f);
            f.rewrite_stmts(|f, id| match f[id].clone() {
                Stmt::TryStar { body, handlers, otherwise, .. } if cx.may("lower") => {
                    cx.count_by("handlers", handlers.len() as u64);
                    Some(lower(&mut Make::for_stmt(f, id), body, handlers, otherwise, &private))
                }
                _ => None,
            });
        }
        Ok(())
    }
}

fn lower(m: &mut Make<'_>, body: Block, handlers: Vec<Handler>, otherwise: Block, private: &HashSet<LocalId>) -> Vec<StmtId> {
    let exception = m.temporary("exception");
    let whole = m.read(exception);
    let (rest, bind_rest) = m.bind("rest", whole);
    let empty = m.expr(Expr::List { items: Vec::new() });
    let (raised, bind_raised) = m.bind("raised", empty);
    let mut inside = vec![bind_rest, bind_raised];
    for part in handlers {
        handler(m, part, rest, raised, private, &mut inside);
    }
    let args = [m.read(raised), m.read(rest)];
    let keep = m.effect(Intrinsic::ListAppend, args);
    let test = m.is_some(rest);
    inside.push(m.branch(test, vec![keep], vec![]));
    let args = [m.read(exception), m.read(raised)];
    let out = m.intrinsic(Intrinsic::ExceptionGroupReraise, args);
    let (out, bind_out) = m.bind("out", out);
    let (test, value) = (m.is_some(out), m.read(out));
    let reraise = m.stmt(Stmt::Reraise { exception: value });
    inside.extend([bind_out, m.branch(test, vec![reraise], vec![])]);

    let handled = m.read(exception);
    let mut handler = vec![m.stmt(Stmt::Handling { exception: handled, body: inside.into() })];
    if otherwise.is_empty() {
        return vec![m.stmt(Stmt::Catch { body, exception, handler: handler.into() })];
    }
    let done = m.f.label();
    handler.push(m.leave(done));
    let catch = m.stmt(Stmt::Catch { body, exception, handler: handler.into() });
    vec![m.block(done, std::iter::once(catch).chain(otherwise.0).collect())]
}

fn handler(m: &mut Make<'_>, handler: Handler, rest: LocalId, raised: LocalId, private: &HashSet<LocalId>, out: &mut Vec<StmtId>) {
    let group = m.read(rest);
    let kind = handler.kind.unwrap_or_else(|| m.builtin("BaseException"));
    let split = m.intrinsic(Intrinsic::ExceptionGroupMatch, [group, kind]);
    let (split, bind_split) = m.bind("split", split);
    let remaining = m.item(split, 1);
    let set_rest = m.set(rest, remaining);
    let matching = m.item(split, 0);
    let (matching, bind_match) = m.bind("match", matching);
    let body = match handler.target {
        Some(target) => named(m, matching, target, handler.body, private),
        None => handler.body.0,
    };
    let handled = m.read(matching);
    let handling = m.stmt(Stmt::Handling { exception: handled, body: body.into() });
    let exception = m.temporary("exception");
    let args = [m.read(raised), m.read(exception)];
    let keep = m.effect(Intrinsic::ListAppend, args);
    let catch = m.stmt(Stmt::Catch { body: vec![handling].into(), exception, handler: vec![keep].into() });
    let test = m.is_some(matching);
    out.extend([bind_split, set_rest, bind_match, m.branch(test, vec![catch], vec![])]);
}
