//! `erase-typing-imports` · hir → hir
//!
//! ```text
//! (from-import typing [(List (global List))])    ⇒    (nothing)        when nothing reads `List`
//! ```
//!
//! When annotations are gone, names from `typing` and `__future__` are often left without a use. Importing them has no effect, so
//! the import goes with them, and the module is not linked.
//!
//! Caveat: a name counts as used when anything outside the library mentions it - as a name, as an attribute, in another import - or
//! when a module imports everything from another or looks at namespaces as a whole.

use std::collections::HashSet;

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Const, Expr, Function, Place, Program, Stmt};
use molt_ir::name::Name;

use super::library::{is_library, own_functions};
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
        let stars = |f: &Function| f.reached().stmts.iter().any(|&s| matches!(f[s], Stmt::ImportStar { .. }));
        let open = own_functions(hir).any(stars)
            || ["globals", "locals", "vars", "dir", "__dict__", "__all__"].iter().any(|name| mentioned.contains(*name));
        if open {
            return Ok(());
        }
        hir.rewrite_stmts(|f, id| {
            let Stmt::FromImport { module, names } = &f[id] else { return None };
            if !matches!(&**module, "typing" | "__future__") {
                return None;
            }
            let unused = |place| matches!(&f[place], Place::Global { name } if !mentioned.contains(name));
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

/// Every name that is read, as a name or an attribute, imported from a module outside the library, or spelt in a string.
fn mentioned(hir: &Program) -> HashSet<Name> {
    let mut names = HashSet::new();
    for f in own_functions(hir) {
        let reached = f.reached();
        for expr in reached.exprs {
            match &f[expr] {
                Expr::Global { name } | Expr::Builtin { name } | Expr::Attribute { name, .. } | Expr::ImportFrom { name, .. } => {
                    names.insert(name.clone());
                }
                Expr::Const { value: Const::Str(text) } => names.extend(text.as_str().map(Name::from)),
                _ => {}
            }
        }
        for stmt in reached.stmts {
            if let Stmt::FromImport { module, names: imported } = &f[stmt] {
                if !is_library(hir, module) {
                    names.extend(imported.iter().map(|n| n.name.clone()));
                }
            }
        }
    }
    names
}
