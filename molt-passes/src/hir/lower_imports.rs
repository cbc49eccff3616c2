//! `lower-imports` · hir → hir
//!
//! ```text
//! (import a.b False x)               ⇒    (expr (do { (assign %package (import-module a)) (assign %module (import-module a.b))
//!                                             (if (call hasattr [%package "b"]) {} { (assign (attribute %package b) %module) }) } %module))
//!                                         (assign x (import-module a))
//! (import a.b True x)                ⇒    (assign x (import-module a.b))
//! (from-import a [(n x)])            ⇒    (assign %module (import-module a)) (assign x (import-from %module n))
//! (import-star a)                    ⇒    (assign %module (import-module a))
//!                                         (if (call hasattr [%module "n"]) { (assign n (import-from %module n)) } {}) ...
//! ```
//!
//! `from a import *` looks at each name that some statement of `a` may bind: at those that begin with no underscore, or, where the
//! module binds `__all__`, at those found there.
//!
//! `from package import name` imports the submodule of that name first when the package has no such attribute. A module that is
//! neither part of the program nor of the library raises `ModuleNotFoundError` when the import runs: the front end lets only those
//! through that a handler may wait for.

use std::collections::{HashMap, HashSet};

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_IMPORT};
use molt_ir::hir::{CompareOp, Expr, ExprId, ImportName, Intrinsic, Place, Program, Stmt, StmtId};
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
        let stars = starred(hir);
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
                Stmt::ImportStar { module } => import_star(&mut m, &module, stars.get(&module).map_or(&[][..], Vec::as_slice), &own),
                _ => return None,
            })
        });
        Ok(())
    }
}

/// The module of this absolute name. Packages above it are imported first, and each gets the module below as an attribute.
fn import(m: &mut Make<'_>, module: &str, own: &HashSet<Name>) -> ExprId {
    if !own.contains(module) && !is_library_module(module) {
        // The error names the first of the packages on the way that is not there.
        let known = |name: &str| own.contains(name) || is_library_module(name);
        let ends = module.match_indices('.').map(|(at, _)| at);
        let missing = ends.map(|end| &module[..end]).find(|package| !known(package)).unwrap_or(module);
        let name = m.str(missing);
        return m.intrinsic(Intrinsic::ModuleNotFound, [name]);
    }
    let value = m.expr(Expr::ImportModule { module: module.into() });
    let Some((package, last)) = module.rsplit_once('.').filter(|(package, _)| own.contains(*package)) else { return value };
    let above = import(m, package, own);
    let (above, bind_above) = m.bind("package", above);
    let (local, bind) = m.bind("module", value);
    let has = m.builtin("hasattr");
    let args = [m.read(above), m.str(last)];
    let test = m.call(has, args);
    let (object, span) = (m.read(above), m.span());
    let target = m.f.place(Place::Attribute { object, name: last.into() }, span);
    let found = m.read(local);
    let store = m.store(target, found);
    let keep = m.branch(test, vec![], vec![store]);
    let value = m.read(local);
    m.expr(Expr::Do { body: vec![bind_above, bind, keep].into(), value })
}

/// The names that `from module import *` may find, for every module that is imported so.
fn starred(hir: &Program) -> HashMap<Name, Vec<Name>> {
    let mut found = HashMap::new();
    for f in hir.functions.values() {
        for id in f.reached().stmts {
            if let Stmt::ImportStar { module } = &f[id] {
                found.entry(module.clone()).or_insert_with(|| {
                    let (mut names, mut seen) = (Vec::new(), HashSet::new());
                    bound(hir, module, &mut names, &mut seen);
                    names
                });
            }
        }
    }
    found
}

/// Adds the names that a module may bind, those that come to it by stars of its own included.
fn bound(hir: &Program, module: &Name, names: &mut Vec<Name>, seen: &mut HashSet<Name>) {
    if !seen.insert(module.clone()) {
        return;
    }
    let mut add = |name: Name| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    let mut further = Vec::new();
    for f in hir.functions.values().filter(|f| f.module == *module) {
        let reached = f.reached();
        for place in reached.places {
            if let Place::Global { name } = &f[place] {
                add(name.clone());
            }
        }
        further.extend(reached.stmts.into_iter().filter_map(|id| match &f[id] {
            Stmt::ImportStar { module } => Some(module.clone()),
            _ => None,
        }));
    }
    if let Some(table) = molt_runtime::modules::module(module) {
        table.functions.iter().for_each(|function| add(function.name.into()));
        table.constants.iter().for_each(|(name, _)| add((*name).into()));
    }
    for module in further {
        bound(hir, &module, names, seen);
    }
}

fn import_star(m: &mut Make<'_>, module: &str, names: &[Name], own: &HashSet<Name>) -> Vec<StmtId> {
    let value = import(m, module, own);
    let (local, bind) = m.bind("module", value);
    let mut out = vec![bind];
    let listed = names.iter().any(|name| name == "__all__");
    for name in names.iter().filter(|name| listed || !name.starts_with('_')) {
        let text = m.str(name);
        let object = m.read(local);
        let test = if listed {
            let all = m.expr(Expr::Attribute { object, name: "__all__".into() });
            m.compare(text, CompareOp::In, all)
        } else {
            let has = m.builtin("hasattr");
            m.call(has, [object, text])
        };
        let object = m.read(local);
        let value = m.expr(Expr::ImportFrom { module: object, name: name.clone() });
        let span = m.span();
        let target = m.f.place(Place::Global { name: name.clone() }, span);
        let store = m.store(target, value);
        out.push(m.branch(test, vec![store], vec![]));
    }
    out
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
