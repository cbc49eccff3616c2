//! `lower-try` · hir → hir
//!
//! ```text
//! (try { body } [(K x { h1 }) (- - { h2 })] {} {})
//!     ⇒    (catch { body } %e {
//!            (handling %e {
//!              (if (intrinsic exception-match [%e K]) { (assign x %e) h1 (delete x) } { h2 })
//!            })
//!          })
//! ```
//!
//! Handlers are tried in order; when none takes the exception it goes on as it was. With an `else` part the whole becomes a block:
//! the handlers leave it, the end of the body goes on to `else`, outside of the `catch`. The name of an exception is deleted
//! however its handler ends, as by `finally` - unless it is a plain local which only its own handlers mention, in a program
//! that cannot see when values die and a function that does not ask for its `locals()`: then nobody can tell.

use std::collections::{HashMap, HashSet};

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_FINALLY, NO_FOR, NO_TRY, NO_WHILE};
use molt_ir::hir::{
    Block, Child, Expr, ExprId, Function, Handler, Intrinsic, LocalId, LocalKind, Place, PlaceId, Reached, Stmt, StmtId,
};

use super::exits;
use super::listed_names::lists_names;
use super::make::Make;
use crate::prelude::*;

/// `try` statements with handlers.
pub struct LowerTry;

impl Pass for LowerTry {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-try";
    const SUMMARY: &'static str = "makes handlers of `catch`, tests of the exception's class and `handling`";
    const REQUIRES: &'static [Need] = &[
        need(NAMES_RESOLVED, "the exception is kept in a temporary, which only functions with scopes have"),
        need(NO_FINALLY, "a `finally` part encloses the handlers, so it is taken off first"),
        need(NO_WHILE, "`break` and `continue` out of a handler are labels then, so that they delete its name"),
        need(NO_FOR, "`break` and `continue` out of a handler are labels then, so that they delete its name"),
    ];
    const ESTABLISHES: &'static [Fact] = &[NO_TRY];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let seen = crate::build_tir::sees_deaths(hir);
        for f in hir.functions.values_mut() {
            let private = if seen || lists_names(f) { HashSet::new() } else { private_names(f) };
            f.rewrite_stmts(|f, id| match f[id].clone() {
                Stmt::Try { body, handlers, otherwise, .. } if cx.may("lower") => {
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
    let same = m.read(exception);
    let mut rest = vec![m.stmt(Stmt::Reraise { exception: same })];
    for handler in handlers.into_iter().rev() {
        let then = match handler.target {
            Some(target) => named(m, exception, target, handler.body, private),
            None => handler.body.0,
        };
        rest = match handler.kind {
            None => then,
            Some(kind) => {
                let raised = m.read(exception);
                let test = m.intrinsic(Intrinsic::ExceptionMatch, [raised, kind]);
                vec![m.branch(test, then, rest)]
            }
        };
    }
    let handled = m.read(exception);
    let mut handler = vec![m.stmt(Stmt::Handling { exception: handled, body: rest.into() })];
    if otherwise.is_empty() {
        return vec![m.stmt(Stmt::Catch { body, exception, handler: handler.into() })];
    }
    let done = m.f.label();
    handler.push(m.leave(done));
    let catch = m.stmt(Stmt::Catch { body, exception, handler: handler.into() });
    vec![m.block(done, std::iter::once(catch).chain(otherwise.0).collect())]
}

/// A handler with a name for the exception.
pub fn named(m: &mut Make<'_>, exception: LocalId, target: PlaceId, body: Block, private: &HashSet<LocalId>) -> Vec<StmtId> {
    let value = m.read(exception);
    let cleared = m.f.copy_place(target);
    let deleted = m.f.copy_place(target);
    let store = m.store(target, value);
    if matches!(m.f[target], Place::Local { local } if private.contains(&local)) {
        return std::iter::once(store).chain(body.0).collect();
    }
    let none = m.none();
    let last = vec![m.store(cleared, none), m.stmt(Stmt::Delete { target: deleted })];
    std::iter::once(store).chain(exits::finally(m, body, last.into())).collect()
}

/// The plain locals that only the handlers which bind them mention, no such handler inside another of the same name.
pub fn private_names(f: &Function) -> HashSet<LocalId> {
    let mut within: HashMap<LocalId, HashSet<ExprId>> = HashMap::new();
    let mut spoilt = HashSet::new();
    let all = f.reached();
    for &id in &all.stmts {
        let (Stmt::Try { handlers, .. } | Stmt::TryStar { handlers, .. }) = &f[id] else { continue };
        for handler in handlers {
            let Some(Place::Local { local }) = handler.target.map(|t| &f[t]) else { continue };
            let inside = f.reached_from(Child::Block(&handler.body));
            let seen = within.entry(*local).or_default();
            let before = seen.len();
            let reads = reads(f, &inside, *local);
            let count = reads.len();
            seen.extend(reads);
            if seen.len() != before + count || binds(f, &inside, *local) {
                spoilt.insert(*local);
            }
        }
    }
    within.retain(|&local, inside| {
        !spoilt.contains(&local) && f.locals[local].kind == LocalKind::Plain && reads(f, &all, local).len() == inside.len()
    });
    within.into_keys().collect()
}

fn reads(f: &Function, reached: &Reached, local: LocalId) -> Vec<ExprId> {
    reached.exprs.iter().copied().filter(|&e| f[e] == Expr::Local { local }).collect()
}

/// Whether something writes or deletes it.
fn binds(f: &Function, reached: &Reached, local: LocalId) -> bool {
    reached.places.iter().any(|&p| f[p] == Place::Local { local })
}
