//! `mark-managed` · hir → hir
//!
//! ```text
//! @contextmanager
//! def opened(path):           ⇒    (def @opened function (in __main__) generator managed ...)
//!     try: yield path
//!     finally: close()
//! with opened("x"): ...
//! ```
//!
//! A generator that is left inside `try` cleans up when it dies, so a program that has one can see when values die. Not so one
//! that only `with` statements make: whichever way the statement is left, the generator has run to its end before it dies.
//!
//! Caveat: every mention of the name, whatever it means, has to be the call of a `with` statement; a text of that name counts as a
//! mention, for `getattr`.

use std::collections::HashSet;

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Const, Expr, ExprId, Function, FunctionId, LocalKind, Program, Stmt};
use molt_ir::name::Name;

use super::bound_names::BoundNames;
use super::expand_dataclasses::sees_namespaces;
use super::library::{is_library, own_functions};
use crate::prelude::*;

/// Generators that `with` statements run to their end.
pub struct MarkManaged;

impl Pass for MarkManaged {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "mark-managed";
    const SUMMARY: &'static str = "marks generators that only `with` statements make, which run them to their end";
    const REQUIRES: &'static [Need] =
        &[need(NAMES_RESOLVED, "whether `contextmanager` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if !is_library(hir, "contextlib") || hir.module("contextlib").is_none() || sees_namespaces(hir) {
            return Ok(());
        }
        let managed = managers(hir);
        if managed.is_empty() {
            return Ok(());
        }
        let mentioned: HashSet<Name> = own_functions(hir).flat_map(mentions).collect();
        for id in managed {
            let f = &mut hir.functions[id];
            if f.is_generator && !mentioned.contains(&f.name) && cx.may("mark") {
                cx.count("functions");
                f.is_managed = true;
            }
        }
        Ok(())
    }
}

/// The functions whose only decorator makes context managers of their generators.
fn managers(hir: &Program) -> Vec<FunctionId> {
    let mut found = Vec::new();
    for module in hir.modules.values().filter(|m| !is_library(hir, &m.name)) {
        let bound = BoundNames::of(hir, &hir.functions[module.body]);
        for f in hir.functions.values().filter(|f| f.module == module.name) {
            for stmt in f.reached().stmts {
                let Stmt::Def { decorators, closure, .. } = &f[stmt] else { continue };
                let &[decorator] = &decorators[..] else { continue };
                if ["contextmanager", "asynccontextmanager"].iter().any(|name| bound.is(f, decorator, "contextlib", name)) {
                    found.push(closure.function);
                }
            }
        }
    }
    found
}

/// Names that the function mentions otherwise than to call what they are bound to in a `with` statement.
fn mentions(f: &Function) -> Vec<Name> {
    let reached = f.reached();
    let mut calls: HashSet<ExprId> = HashSet::new();
    let mut names = Vec::new();
    for &stmt in &reached.stmts {
        match &f[stmt] {
            Stmt::With { items, .. } => calls.extend(items.iter().filter_map(|item| match &f[item.context] {
                Expr::Call { function, .. } => Some(*function),
                _ => None,
            })),
            // Under another name it would not be known again.
            Stmt::FromImport { names: imported, .. } => {
                let other = |target| place_name(f, target);
                names.extend(imported.iter().filter(|n| other(n.target).as_ref() != Some(&n.name)).map(|n| n.name.clone()));
            }
            _ => {}
        }
    }
    names.extend(reached.exprs.iter().filter(|e| !calls.contains(e)).filter_map(|&e| expression_name(f, e)));
    names
}

fn place_name(f: &Function, place: molt_ir::hir::PlaceId) -> Option<Name> {
    use molt_ir::hir::Place;
    match &f[place] {
        Place::Global { name } | Place::ClassName { name } => Some(name.clone()),
        Place::Local { local } | Place::Cell { local } if f.locals[*local].kind != LocalKind::Temporary => {
            Some(f.locals[*local].name.clone())
        }
        _ => None,
    }
}

fn expression_name(f: &Function, expr: ExprId) -> Option<Name> {
    match &f[expr] {
        Expr::Global { name } | Expr::ClassName { name, .. } | Expr::Attribute { name, .. } => Some(name.clone()),
        Expr::Local { local } | Expr::Cell { local } => Some(f.locals[*local].name.clone()),
        Expr::Const { value: Const::Str(text) } => text.as_str().map(Name::from),
        _ => None,
    }
}
