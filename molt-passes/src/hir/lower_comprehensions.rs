//! `lower-comprehensions` · hir → hir
//!
//! ```text
//! (list-comp e [(sync x xs [c])])
//!     ⇒    (do {
//!            (assign %result (list []))
//!            (for sync x xs { (if c { (expr (intrinsic list-append [%result e])) } {}) } {})
//!          } %result)
//! ```
//!
//! Comprehensions run in the function around them (PEP 709); name resolution gave their names locals of their own. Names that inner
//! functions capture get a fresh cell each time (`new-cell`). A name that the comprehension may read before it binds it is made
//! unbound first, because the locals live on from one run to the next; in a program that can see when values die, and in functions that
//! ask for their `locals()`, all of them are when the comprehension ends.

use std::collections::HashSet;

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_COMPREHENSION, NO_FOR};
use molt_ir::hir::{Child, Clause, DictItem, Expr, ExprId, Function, Intrinsic, LocalId, LocalKind, Place, Stmt, StmtId};

use molt_ir::name::Name;

use super::listed_names::lists_names;
use super::make::Make;
use crate::prelude::*;

/// List, set and dict comprehensions.
pub struct LowerComprehensions;

impl Pass for LowerComprehensions {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-comprehensions";
    const SUMMARY: &'static str = "makes comprehensions of loops that fill a new container";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the names of a comprehension must have locals of their own")];
    const ESTABLISHES: &'static [Fact] = &[NO_COMPREHENSION];
    const DESTROYS: &'static [Fact] = &[NO_FOR];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let seen = crate::build_tir::sees_deaths(hir);
        let listing: HashSet<Name> = hir.functions.values().filter(|f| lists_names(f)).map(|f| f.symbol.clone()).collect();
        hir.rewrite_exprs(|f, id| {
            let (items, clauses, empty, op) = match f[id].clone() {
                Expr::ListComp { element, clauses } => {
                    (vec![element], clauses, Expr::List { items: Vec::new() }, Intrinsic::ListAppend)
                }
                Expr::SetComp { element, clauses } => {
                    let function = Make::for_expr(f, id).builtin("set");
                    let empty = Expr::Call { function, args: Vec::new(), keywords: Vec::new() };
                    (vec![element], clauses, empty, Intrinsic::SetAdd)
                }
                Expr::DictComp { key, value, clauses } => {
                    (vec![key, value], clauses, Expr::Dict { items: Vec::<DictItem>::new() }, Intrinsic::DictSet)
                }
                _ => return None,
            };
            if !cx.may("lower") {
                return None;
            }
            cx.count("comprehensions");
            let listed = listing.contains(&f.symbol);
            let names = if seen || listed { clauses.iter().flat_map(|clause| bound(f, clause)).collect() } else { Vec::new() };
            let mut m = Make::for_expr(f, id);
            let cells = if listed { fresh_cells(&mut m, &clauses) } else { Vec::new() };
            let lowered = lower(&mut m, items, clauses, empty, op);
            let Expr::Do { mut body, value } = lowered else { return Some(lowered) };
            body.extend(names.into_iter().flat_map(|local| unbind(&mut m, local)));
            body.extend(cells);
            Some(Expr::Do { body, value })
        });
        Ok(())
    }
}

fn lower(m: &mut Make<'_>, items: Vec<ExprId>, clauses: Vec<Clause>, empty: Expr, op: Intrinsic) -> Expr {
    let mut body = fresh_cells(m, &clauses);
    body.extend(unbound_names(m, &clauses));
    let empty = m.expr(empty);
    let (result, bind) = m.bind("result", empty);
    body.push(bind);
    let container = m.read(result);
    let args: Vec<ExprId> = std::iter::once(container).chain(items).collect();
    let mut inner = vec![m.effect(op, args)];
    for Clause { mode, target, iterable, conditions } in clauses.into_iter().rev() {
        for test in conditions.into_iter().rev() {
            inner = vec![m.branch(test, inner, vec![])];
        }
        inner = vec![m.stmt(Stmt::For { mode, target, iterable, body: inner.into(), otherwise: Default::default() })];
    }
    body.extend(inner);
    let value = m.read(result);
    Expr::Do { body: body.into(), value }
}

/// New cells for the names that the targets bind in cells of this function.
fn fresh_cells(m: &mut Make<'_>, clauses: &[Clause]) -> Vec<StmtId> {
    let mut cells: Vec<LocalId> = Vec::new();
    for clause in clauses {
        for place in m.f.reached_from(Child::Place(clause.target)).places {
            match m.f[place] {
                Place::Cell { local } if m.f.locals[local].kind == LocalKind::Cell && !cells.contains(&local) => {
                    cells.push(local)
                }
                _ => {}
            }
        }
    }
    cells.into_iter().map(|local| m.stmt(Stmt::NewCell { local })).collect()
}

/// Binds and deletes the plain names that an iterable or condition reads before their clause has bound them.
fn unbound_names(m: &mut Make<'_>, clauses: &[Clause]) -> Vec<StmtId> {
    let mut early: Vec<LocalId> = Vec::new();
    for (i, clause) in clauses.iter().enumerate() {
        let later: HashSet<LocalId> = clauses[i..].iter().flat_map(|c| bound(m.f, c)).collect();
        let read = if i == 0 { Vec::new() } else { vec![clause.iterable] };
        let own: HashSet<LocalId> = clauses[i + 1..].iter().flat_map(|c| bound(m.f, c)).collect();
        let mut look = |m: &Make<'_>, exprs: &[ExprId], names: &HashSet<LocalId>| {
            for &expr in exprs {
                for id in m.f.reached_from(Child::Expr(expr)).exprs {
                    match m.f[id] {
                        Expr::Local { local } if names.contains(&local) && !early.contains(&local) => early.push(local),
                        _ => {}
                    }
                }
            }
        };
        look(m, &read, &later);
        look(m, &clause.conditions, &own);
    }
    early.into_iter().flat_map(|local| unbind(m, local)).collect()
}

/// Deletes a plain name, bound or not.
fn unbind(m: &mut Make<'_>, local: LocalId) -> [StmtId; 2] {
    let none = m.none();
    let target = m.place(local);
    [m.set(local, none), m.stmt(Stmt::Delete { target })]
}

fn bound(f: &Function, clause: &Clause) -> Vec<LocalId> {
    let places = f.reached_from(Child::Place(clause.target)).places.into_iter();
    places.filter_map(|p| if let Place::Local { local } = f[p] { Some(local) } else { None }).collect()
}
