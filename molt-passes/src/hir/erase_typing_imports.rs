//! `erase-typing-imports` · hir → hir
//!
//! ```text
//! (from-import typing [(List (global List))])    ⇒    (nothing)        when nothing reads `List`
//! ```
//!
//! When annotations are gone, names from `typing` and `__future__` are often left without a use. Importing them has no effect, so
//! the import goes with them, and the module is not linked.
//!
//! A module of the library that only gathers names from others (`collections`) keeps those that some function wants, so that
//! what is behind the rest is not linked either.
//!
//! Caveat: a name counts as used when anything outside the library mentions it - as a name, as an attribute, in another import - or
//! when a module imports everything from another or looks at namespaces as a whole.

use std::collections::HashSet;

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Const, Expr, Function, Place, Program, Stmt};
use molt_ir::name::Name;

use super::library::{is_library, own_functions};
use crate::frontend::PYTHON_FOLDER;
use crate::prelude::*;

/// Unused imports from `typing` and `__future__`.
pub struct EraseTypingImports;

impl Pass for EraseTypingImports {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "erase-typing-imports";
    const SUMMARY: &'static str = "drops imports from typing and __future__ that nothing uses";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "what a name refers to is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let mentioned = mentioned(hir);
        let facades = facades(hir);
        let wanted = wanted(hir, &facades);
        let stars = |f: &Function| f.reached().stmts.iter().any(|&s| matches!(f[s], Stmt::ImportStar { .. }));
        let open = own_functions(hir).any(stars)
            || ["globals", "locals", "vars", "dir", "__dict__", "__all__"].iter().any(|name| mentioned.contains(*name));
        if open {
            return Ok(());
        }
        hir.rewrite_stmts(|f, id| {
            if let Stmt::Import { target, .. } = &f[id]
                && facades.contains(&f.module)
                && matches!(&f[*target], Place::Global { name } if !wanted.contains(name))
                && cx.may("erase")
            {
                cx.count_by("names", 1);
                return Some(Vec::new());
            }
            let Stmt::FromImport { module, names } = &f[id] else { return None };
            let used = match &**module {
                _ if facades.contains(&f.module) => &wanted,
                "typing" | "__future__" => &mentioned,
                _ => return None,
            };
            let unused = |place| matches!(&f[place], Place::Global { name } if !used.contains(name));
            let kept: Vec<_> = names.iter().filter(|n| !unused(n.target)).cloned().collect();
            let removed = names.len() - kept.len();
            if removed == 0 || !cx.may("erase") {
                return None;
            }
            cx.count_by("names", removed as u64);
            let module = module.clone();
            if kept.is_empty() {
                return Some(Vec::new());
            }
            f[id] = Stmt::FromImport { module, names: kept };
            None
        });
        Ok(())
    }
}

/// Modules of the library that only gather names from others.
fn facades(hir: &Program) -> HashSet<Name> {
    let gathers = |f: &Function| {
        f.body.iter().all(|&s| match &f[s] {
            Stmt::FromImport { .. } | Stmt::Import { .. } => true,
            Stmt::Expr { value } => matches!(f[*value], Expr::Const { .. }),
            _ => false,
        })
    };
    let modules = hir.modules.values().filter(|m| m.path.starts_with(PYTHON_FOLDER));
    modules.filter(|m| gathers(&hir.functions[m.body])).map(|m| m.name.clone()).collect()
}

/// Every name that a function outside the facades could want of one.
fn wanted(hir: &Program, facades: &HashSet<Name>) -> HashSet<Name> {
    let mut names = HashSet::new();
    for f in hir.functions.values().filter(|f| !facades.contains(&f.module)) {
        mention(f, &mut names);
        let reached = f.reached();
        for stmt in reached.stmts {
            if let Stmt::FromImport { names: imported, .. } = &f[stmt] {
                names.extend(imported.iter().map(|n| n.name.clone()));
            }
        }
    }
    names
}

/// Every name that is read, as a name or an attribute, imported from a module outside the library, or spelt in a string.
fn mentioned(hir: &Program) -> HashSet<Name> {
    let mut names = HashSet::new();
    for f in own_functions(hir) {
        mention(f, &mut names);
        for stmt in f.reached().stmts {
            if let Stmt::FromImport { module, names: imported } = &f[stmt] {
                if !is_library(hir, module) {
                    names.extend(imported.iter().map(|n| n.name.clone()));
                }
            }
        }
    }
    names
}

/// The names that a function reads, as a name or an attribute, or spells in a string.
fn mention(f: &Function, names: &mut HashSet<Name>) {
    for expr in f.reached().exprs {
        match &f[expr] {
            Expr::Global { name } | Expr::Builtin { name } | Expr::Attribute { name, .. } | Expr::ImportFrom { name, .. } => {
                names.insert(name.clone());
            }
            Expr::Const { value: Const::Str(text) } => names.extend(text.as_str().map(Name::from)),
            _ => {}
        }
    }
}
