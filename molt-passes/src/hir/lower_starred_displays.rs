//! `lower-starred-displays` · hir → hir
//!
//! ```text
//! (list [a (starred b) c])    ⇒    (do { (assign %items (list [a])) (expr (intrinsic list-extend [%items b]))
//!                                        (expr (intrinsic list-append [%items c])) } %items)
//! (tuple [a (starred b)])     ⇒    (intrinsic list-to-tuple [the same])
//! (dict [(a 1) (- d) (b 2)])  ⇒    (do { (assign %items (dict [(a 1)])) (expr (intrinsic dict-update [%items d]))
//!                                        (expr (intrinsic dict-update [%items (dict [(b 2)])])) } %items)
//! ```
//!
//! Items are evaluated and added from the left. The items before the first starred one make the container; pairs between two `**` are
//! added together, as CPython does, which shows when one of their keys cannot be hashed.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_STAR_DISPLAY};
use molt_ir::hir::{DictItem, Expr, ExprId, Function, Intrinsic, LocalId, StmtId};

use super::make::Make;
use crate::prelude::*;

/// `*` and `**` in displays.
pub struct LowerStarredDisplays;

impl Pass for LowerStarredDisplays {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-starred-displays";
    const SUMMARY: &'static str = "fills containers with starred items step by step";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the container is kept in a temporary, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_STAR_DISPLAY];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| {
            let expr = f[id].clone();
            if !has_star(f, &expr) || !cx.may("lower") {
                return None;
            }
            cx.count("displays");
            let mut m = Make::for_expr(f, id);
            Some(match expr {
                Expr::List { items } => list(&mut m, &items),
                Expr::Tuple { items } => {
                    let list = list(&mut m, &items);
                    let list = m.expr(list);
                    Expr::Intrinsic { op: Intrinsic::ListToTuple, args: vec![list] }
                }
                Expr::Set { items } => set(&mut m, &items),
                Expr::Dict { items } => dict(&mut m, &items),
                other => other,
            })
        });
        Ok(())
    }
}

fn has_star(f: &Function, expr: &Expr) -> bool {
    match expr {
        Expr::List { items } | Expr::Tuple { items } | Expr::Set { items } => items.iter().any(|&i| is_starred(f, i)),
        Expr::Dict { items } => items.iter().any(|i| i.key.is_none()),
        _ => false,
    }
}

fn is_starred(f: &Function, id: ExprId) -> bool {
    matches!(f[id], Expr::Starred { .. })
}

/// A list of these items.
pub fn list(m: &mut Make<'_>, items: &[ExprId]) -> Expr {
    let first = items.iter().position(|&i| is_starred(m.f, i)).unwrap_or(items.len());
    let container = m.expr(Expr::List { items: items[..first].to_vec() });
    fill(m, container, &items[first..], Intrinsic::ListAppend, Intrinsic::ListExtend)
}

fn set(m: &mut Make<'_>, items: &[ExprId]) -> Expr {
    let mut first = items.iter().position(|&i| is_starred(m.f, i)).unwrap_or(items.len());
    // A display of more constants is built from a frozenset of them, which decides the order; one with starred items never is.
    if items[..first].iter().all(|&i| m.f.is_constant(i)) {
        first = first.min(2);
    }
    let container = match &items[..first] {
        [] => {
            let set = m.builtin("set");
            m.call(set, [])
        }
        items => m.expr(Expr::Set { items: items.to_vec() }),
    };
    fill(m, container, &items[first..], Intrinsic::SetAdd, Intrinsic::SetUpdate)
}

fn fill(m: &mut Make<'_>, container: ExprId, items: &[ExprId], one: Intrinsic, many: Intrinsic) -> Expr {
    let (local, bind) = m.bind("items", container);
    let mut body = vec![bind];
    for &item in items {
        let (op, value) = match m.f[item] {
            Expr::Starred { value } => (many, value),
            _ => (one, item),
        };
        let container = m.read(local);
        body.push(m.effect(op, [container, value]));
    }
    let value = m.read(local);
    Expr::Do { body: body.into(), value }
}

fn dict(m: &mut Make<'_>, items: &[DictItem]) -> Expr {
    let mut groups = groups(items).into_iter();
    let first = groups.next().unwrap_or_default();
    let container = m.expr(Expr::Dict { items: first });
    let (local, bind) = m.bind("items", container);
    let mut body = vec![bind];
    for group in groups {
        let added = match group[..] {
            [DictItem { key: None, value }] => value,
            _ => m.expr(Expr::Dict { items: group }),
        };
        body.push(update(m, local, added));
    }
    let value = m.read(local);
    Expr::Do { body: body.into(), value }
}

fn update(m: &mut Make<'_>, dict: LocalId, added: ExprId) -> StmtId {
    let dict = m.read(dict);
    m.effect(Intrinsic::DictUpdate, [dict, added])
}

/// The items before the first `**` (perhaps none); then each `**` alone and the items between.
fn groups(items: &[DictItem]) -> Vec<Vec<DictItem>> {
    let mut groups = vec![Vec::new()];
    let mut open = true;
    for item in items {
        if item.key.is_none() || !open {
            groups.push(Vec::new());
        }
        open = item.key.is_some();
        if let Some(group) = groups.last_mut() {
            group.push(item.clone());
        }
    }
    groups
}
