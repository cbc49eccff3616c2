//! `lower-imports` · hir → hir
//!
//! ```text
//! (import a.b False x)               ⇒    (expr (import-module a.b)) (assign x (import-module a))
//! (import a.b True x)                ⇒    (assign x (import-module a.b))
//! (from-import a [(n x)])            ⇒    (assign %module (import-module a)) (assign x (import-from %module n))
//! (import-star a)                    ⇒    (expr (intrinsic import-star [(import-module a)]))
//! ```
//!
//! `from package import name` imports the submodule of that name first when the package has no such attribute. A module that is
//! neither part of the program nor of the library raises `ModuleNotFoundError` when the import runs: the front end lets only those
//! through that a handler may wait for.

use std::collections::HashSet;

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_IMPORT};
use molt_ir::hir::{Expr, ExprId, ImportName, Intrinsic, Program, Stmt, StmtId};
use molt_ir::name::Name;

use super::make::Make;
use crate::frontend::is_library_module;
use crate::prelude::*;

/// Import statements.
pub struct LowerImports;

impl Pass for LowerImports {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-imports";
    const SUMMARY: &'static str = "makes imports assignments of modules and their attributes";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "a module is kept in a temporary, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_IMPORT];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let own: HashSet<Name> = hir.modules.values().map(|module| module.name.clone()).collect();
        hir.rewrite_stmts(|f, id| {
            let mut m = Make::for_stmt(f, id);
            let stmt = m.f[id].clone();
            if !matches!(stmt, Stmt::Import { .. } | Stmt::FromImport { .. } | Stmt::ImportStar { .. }) || !cx.may("lower") {
                return None;
            }
            cx.count("imports");
            Some(match stmt {
                Stmt::Import { module, as_name, target } => {
                    let value = import(&mut m, &module, &own);
                    let first = module.split('.').next().unwrap_or(&module);
                    if as_name || first == &*module {
                        vec![m.store(target, value)]
                    } else {
                        let run = m.run(value);
                        let value = import(&mut m, first, &own);
                        vec![run, m.store(target, value)]
                    }
                }
                Stmt::FromImport { module, names } => from_import(&mut m, &module, names, &own),
                Stmt::ImportStar { module } => {
                    let module = import(&mut m, &module, &own);
                    vec![m.effect(Intrinsic::ImportStar, [module])]
                }
                _ => return None,
            })
        });
        Ok(())
    }
}

/// The module of this absolute name.
fn import(m: &mut Make<'_>, module: &str, own: &HashSet<Name>) -> ExprId {
    if own.contains(module) || is_library_module(module) {
        return m.expr(Expr::ImportModule { module: module.into() });
    }
    let name = m.str(module);
    m.intrinsic(Intrinsic::ModuleNotFound, [name])
}

fn from_import(m: &mut Make<'_>, module: &str, names: Vec<ImportName>, own: &HashSet<Name>) -> Vec<StmtId> {
    let value = import(m, module, own);
    let (local, bind) = m.bind("module", value);
    let mut out = vec![bind];
    for ImportName { name, target } in names {
        let submodule = format!("{module}.{name}");
        if own.contains(&*submodule) {
            let has = m.builtin("hasattr");
            let args = [m.read(local), m.str(&name)];
            let test = m.call(has, args);
            let value = import(m, &submodule, own);
            let run = m.run(value);
            out.push(m.branch(test, vec![], vec![run]));
        }
        let object = m.read(local);
        let value = m.expr(Expr::ImportFrom { module: object, name });
        out.push(m.store(target, value));
    }
    out
}
