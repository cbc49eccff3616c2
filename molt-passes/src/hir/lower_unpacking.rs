//! `lower-unpacking` · hir → hir
//!
//! ```text
//! (assign (tuple [a b]) v)               ⇒    (assign %items (intrinsic unpack [v 2]))
//!                                             (assign a (intrinsic tuple-item [%items 0]))
//!                                             (assign b (intrinsic tuple-item [%items 1]))
//! (assign (tuple [a b]) (tuple [x y]))   ⇒    (assign %item x) (assign %item.2 y) (assign a %item) (assign b %item.2)
//! (delete (tuple [a b]))                 ⇒    (delete a) (delete b)
//! ```
//!
//! The value is unpacked completely before the first store; then the targets are stored from the left, inner ones when it is their
//! turn. A display on the right with as many items needs no tuple: its items are evaluated before the first store all the same.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_COMPREHENSION, NO_FOR, NO_MULTI_ASSIGN, NO_UNPACKING, NO_WITH};
use molt_ir::hir::{Expr, ExprId, Intrinsic, LocalId, Place, PlaceId, Stmt, StmtId};

use super::make::Make;
use crate::prelude::*;

/// Targets with several parts.
pub struct LowerUnpacking;

impl Pass for LowerUnpacking {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-unpacking";
    const SUMMARY: &'static str = "makes targets with several parts of one store for each part";
    const REQUIRES: &'static [Need] = &[
        need(NAMES_RESOLVED, "the items are kept in temporaries, which only functions with scopes have"),
        need(NO_MULTI_ASSIGN, "only plain assignments are unpacked"),
        need(NO_FOR, "the target of a `for` is unpacked as the assignment that is left of it"),
        need(NO_COMPREHENSION, "the target of a clause is unpacked as the assignment that is left of it"),
        need(NO_WITH, "the target of a `with` is unpacked as the assignment that is left of it"),
    ];
    const ESTABLISHES: &'static [Fact] = &[NO_UNPACKING];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id] {
            Stmt::Assign { target, value } => {
                let items = parts(&f[target])?.to_vec();
                cx.may("unpack").then(|| {
                    cx.count("unpacked");
                    let mut out = Vec::new();
                    assign(&mut Make::for_stmt(f, id), target, &items, value, &mut out);
                    out
                })
            }
            Stmt::Delete { target } => {
                parts(&f[target])?;
                cx.may("delete").then(|| {
                    let mut out = Vec::new();
                    delete(&mut Make::for_stmt(f, id), target, &mut out);
                    out
                })
            }
            _ => None,
        });
        Ok(())
    }
}

fn parts(place: &Place) -> Option<&[PlaceId]> {
    match place {
        Place::Tuple { items } | Place::List { items } => Some(items),
        _ => None,
    }
}

/// Unpacking that fails is a failure of the target, as tracebacks show it.
fn assign(m: &mut Make<'_>, whole: PlaceId, targets: &[PlaceId], value: ExprId, out: &mut Vec<StmtId>) {
    if let Some(locals) = displayed(m, targets, value, out) {
        for (&target, local) in targets.iter().zip(locals) {
            let item = m.read(local);
            store(m, target, item, out);
        }
        return;
    }
    let star = targets.iter().position(|&t| matches!(m.f[t], Place::Starred { .. }));
    let mut there = m.for_place(whole);
    let unpacked = match star {
        None => {
            let count = there.int(targets.len());
            there.intrinsic(Intrinsic::Unpack, [value, count])
        }
        Some(before) => {
            let args = [value, there.int(before), there.int(targets.len() - before - 1)];
            there.intrinsic(Intrinsic::UnpackStar, args)
        }
    };
    let (tuple, bind) = m.bind("items", unpacked);
    out.push(bind);
    for (index, &target) in targets.iter().enumerate() {
        let item = m.item(tuple, index);
        store(m, target, item, out);
    }
}

/// Temporaries for the items of a tuple or list written on the right, when they are as many as the targets.
fn displayed(m: &mut Make<'_>, targets: &[PlaceId], value: ExprId, out: &mut Vec<StmtId>) -> Option<Vec<LocalId>> {
    let (Expr::Tuple { items } | Expr::List { items }) = m.f[value].clone() else { return None };
    let stars = targets.iter().any(|&t| matches!(m.f[t], Place::Starred { .. }))
        || items.iter().any(|&i| matches!(m.f[i], Expr::Starred { .. }));
    if stars || items.len() != targets.len() {
        return None;
    }
    let mut bind = |item| {
        let (local, bind) = m.bind("item", item);
        out.push(bind);
        local
    };
    Some(items.into_iter().map(&mut bind).collect())
}

fn store(m: &mut Make<'_>, target: PlaceId, value: ExprId, out: &mut Vec<StmtId>) {
    match m.f[target].clone() {
        Place::Tuple { items } | Place::List { items } => assign(m, target, &items, value, out),
        Place::Starred { target } => store(m, target, value, out),
        _ => out.push(m.store(target, value)),
    }
}

fn delete(m: &mut Make<'_>, target: PlaceId, out: &mut Vec<StmtId>) {
    match m.f[target].clone() {
        Place::Tuple { items } | Place::List { items } => items.into_iter().for_each(|item| delete(m, item, out)),
        _ => out.push(m.stmt(Stmt::Delete { target })),
    }
}
