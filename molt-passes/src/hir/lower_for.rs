//! `lower-for` · hir → hir
//!
//! ```text
//! (for sync x xs { body } {})          ⇒    (assign %iterator (intrinsic iter [xs]))
//!                                           (loop 'l { (iter-next %item %iterator 'l) (assign x %item) body })
//! (for sync x xs { body } { rest })    ⇒    ... (block 'done { (loop 'l { ... }) rest })
//! ```
//!
//! A target that is a plain local receives the item directly. `continue` becomes `(again 'l)`; `break` becomes
//! `(leave 'done)`, which passes by `rest`, or `(leave 'l)` where there is none. `async for` awaits each item instead, and
//! ends at `StopAsyncIteration`.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_FOR};
use molt_ir::hir::{Block, Expr, ExprId, ForMode, Function, Intrinsic, Label, LocalId, LocalKind, Place, PlaceId, Stmt, StmtId};

use super::jumps;
use super::make::Make;
use crate::prelude::*;

/// `for` statements.
pub struct LowerFor;

impl Pass for LowerFor {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-for";
    const SUMMARY: &'static str = "makes `for` of an iterator, a loop and labels";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the iterator is kept in a temporary, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_FOR];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::For { mode, target, iterable, body, otherwise } if cx.may("lower") => {
                cx.count("loops");
                Some(lower(f, id, mode, target, iterable, body, otherwise))
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(
    f: &mut Function,
    id: StmtId,
    mode: ForMode,
    target: PlaceId,
    iterable: ExprId,
    body: Block,
    otherwise: Block,
) -> Vec<StmtId> {
    let next = f.label();
    let done = if otherwise.is_empty() { next } else { f.label() };
    jumps::to_labels(f, &body, done, next);
    let span = f.span_of(iterable);
    let mut m = Make::at(f, span);
    let value = match mode {
        ForMode::Sync => m.intrinsic(Intrinsic::Iter, [iterable]),
        ForMode::Async => m.intrinsic(Intrinsic::AsyncIter, [iterable]),
        ForMode::Ready | ForMode::AsyncReady => iterable,
    };
    let (iterator, begin) = m.bind("iterator", value);
    let mut round = Vec::new();
    let item = match m.f[target] {
        Place::Local { local } if m.f.locals[local].kind == LocalKind::Plain => local,
        _ => m.temporary("item"),
    };
    match mode {
        ForMode::Sync | ForMode::Ready => {
            let iterator = m.read(iterator);
            // A failing step is a failure of the whole statement, as tracebacks show it.
            let mut whole = Make::for_stmt(m.f, id);
            round.push(whole.stmt(Stmt::IterNext { target: item, iterator, exhausted: next }));
        }
        ForMode::Async | ForMode::AsyncReady => round.push(async_next(&mut m, item, iterator, next)),
    }
    if !matches!(m.f[target], Place::Local { local } if local == item) {
        let value = m.read(item);
        round.push(m.store(target, value));
    }
    round.extend(body.0);
    let mut m = Make::for_stmt(f, id);
    let repeat = m.repeat(next, round);
    if otherwise.is_empty() {
        return vec![begin, repeat];
    }
    vec![begin, m.block(done, std::iter::once(repeat).chain(otherwise.0).collect())]
}

/// `item = await iterator.__anext__()`, leaving the loop at `StopAsyncIteration`.
fn async_next(m: &mut Make<'_>, item: LocalId, iterator: LocalId, exhausted: Label) -> StmtId {
    let iterator = m.read(iterator);
    let awaitable = m.intrinsic(Intrinsic::AsyncNext, [iterator]);
    let value = m.expr(Expr::Await { awaitable });
    let store = m.set(item, value);
    let exception = m.temporary("exception");
    let args = [m.read(exception), m.builtin("StopAsyncIteration")];
    let test = m.intrinsic(Intrinsic::ExceptionMatch, args);
    let leave = m.leave(exhausted);
    let same = m.read(exception);
    let reraise = m.stmt(Stmt::Reraise { exception: same });
    let handler = m.branch(test, vec![leave], vec![reraise]);
    m.stmt(Stmt::Catch { body: vec![store].into(), exception, handler: vec![handler].into() })
}
