//! `lower-with` · hir → hir
//!
//! ```text
//! (with False [(a x)] { body })
//!     ⇒    (assign %manager a)
//!          (assign %enter (intrinsic context-enter [%manager])) (assign %leave (intrinsic context-exit [%manager]))
//!          (assign %entered (call %enter [] []))
//!          (block 'done {
//!            (block 'end {
//!              (catch { (assign x %entered) body } %e {
//!                (handling %e {
//!                  (if (call-gathered %leave (intrinsic exception-info [%e]) -) {} { (reraise %e) })
//!                })
//!                (leave 'done)
//!              })
//!            })
//!            (expr (call %leave [None None None] []))
//!          })
//! ```
//!
//! Both methods are looked up before either is called. A `return`, `leave` or `again` out of the body calls the method for the exit
//! first, by way of 'end (`exits.rs`). Several managers nest.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_FOR, NO_WHILE, NO_WITH};
use molt_ir::hir::{Block, Expr, ExprId, Intrinsic, Stmt, StmtId, WithItem};

use super::exits;
use super::make::Make;
use crate::prelude::*;

/// `with` statements.
pub struct LowerWith;

impl Pass for LowerWith {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-with";
    const SUMMARY: &'static str = "makes `with` of the two methods of its manager and a handler";
    const REQUIRES: &'static [Need] = &[
        need(NAMES_RESOLVED, "the manager and its methods are kept in temporaries, which only functions with scopes have"),
        need(NO_WHILE, "`break` and `continue` out of the body are labels then, like any other way out"),
        need(NO_FOR, "`break` and `continue` out of the body are labels then, like any other way out"),
    ];
    const ESTABLISHES: &'static [Fact] = &[NO_WITH];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::With { is_async, items, body } if cx.may("lower") => {
                cx.count_by("managers", items.len() as u64);
                let mut m = Make::for_stmt(f, id);
                Some(items.into_iter().rev().fold(body, |body, item| lower(&mut m, is_async, item, body).into()).0)
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(m: &mut Make<'_>, is_async: bool, item: WithItem, body: Block) -> Vec<StmtId> {
    let [enter, leave] = match is_async {
        false => [Intrinsic::ContextEnter, Intrinsic::ContextExit],
        true => [Intrinsic::AsyncContextEnter, Intrinsic::AsyncContextExit],
    };
    let awaited = |m: &mut Make<'_>, value: ExprId| if is_async { m.expr(Expr::Await { awaitable: value }) } else { value };
    let (manager, bind_manager) = m.bind("manager", item.context);
    let method = |m: &mut Make<'_>, name: &str, op| {
        let manager = m.read(manager);
        let value = m.intrinsic(op, [manager]);
        m.bind(name, value)
    };
    let ((enter, bind_enter), (leave, bind_leave)) = (method(m, "enter", enter), method(m, "leave", leave));
    let mut out = vec![bind_manager, bind_enter, bind_leave];
    let enter = m.read(enter);
    let entered = m.call(enter, []);
    let entered = awaited(m, entered);
    let mut guarded = Vec::new();
    match item.target {
        None => out.push(m.run(entered)),
        Some(target) => {
            let (local, bind) = m.bind("entered", entered);
            out.push(bind);
            let value = m.read(local);
            guarded.push(m.store(target, value));
        }
    }
    let (done, end) = (m.f.label(), m.f.label());
    let (body, exits) = exits::redirect(m, body, end);
    guarded.extend(body.0);
    out.extend(exits.begin(m));

    let exception = m.temporary("exception");
    let function = m.read(leave);
    let raised = m.read(exception);
    let args = m.intrinsic(Intrinsic::ExceptionInfo, [raised]);
    let swallowed = m.expr(Expr::CallGathered { function, args, kwargs: None });
    let swallowed = awaited(m, swallowed);
    let same = m.read(exception);
    let reraise = m.stmt(Stmt::Reraise { exception: same });
    let test = m.branch(swallowed, vec![], vec![reraise]);
    let handled = m.read(exception);
    let handling = m.stmt(Stmt::Handling { exception: handled, body: vec![test].into() });
    let skip = m.leave(done);
    let catch = m.stmt(Stmt::Catch { body: guarded.into(), exception, handler: vec![handling, skip].into() });

    let function = m.read(leave);
    let nothing = [m.none(), m.none(), m.none()];
    let call = m.call(function, nothing);
    let call = awaited(m, call);
    let mut whole = vec![m.block(end, vec![catch]), m.run(call)];
    whole.extend(exits.dispatch(m));
    out.push(m.block(done, whole));
    out
}
