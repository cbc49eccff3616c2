//! What `importlib.import_module` can import: written as a module when a program imports `importlib`.
//!
//! ```text
//! import_module("json")       ⇒      def _import_0():
//!                                        import json as it
//!                                        return it
//!                                    MODULES = {"json": _import_0}
//! ```
//!
//! All code is compiled with the program, so the modules have to be known: those of the program itself, those of the library that it
//! imports, and those that a text in the program names, alone or in a statement (`timeit` runs such). A text without a dot names a file
//! beside the program only as the argument of a call of `import_module`, for it may well mean something else.

use std::collections::BTreeSet;
use std::fmt::Write;

use molt_ir::hir::{Const, Expr, ExprId, Function, Program, Stmt};
use molt_ir::source::Modules;

use super::library::{PYTHON_FOLDER, is_library_module, python_module};
use super::prelude::IMPORT;

/// The module written here.
pub const MODULE: &str = "_importable";

/// The text of the module.
pub fn module_text(program: &Program, modules: &Modules) -> String {
    let is_own = |name: &str| program.module(name).is_some_and(|id| !program.modules[id].path.starts_with(PYTHON_FOLDER));
    let mut names: BTreeSet<String> = program.modules.values().map(|m| m.name.to_string()).filter(|name| is_own(name)).collect();
    for f in program.functions.values().filter(|f| is_own(&f.module)) {
        let asked = asked_for(f);
        let imported = f.reached().stmts.into_iter().filter_map(|id| match &f[id] {
            Stmt::Import { module, .. } | Stmt::FromImport { module, .. } | Stmt::ImportStar { module, .. } => Some(&**module),
            _ => None,
        });
        names.extend(imported.filter(|name| is_library_module(name) || python_module(name).is_some()).map(String::from));
        for (_, constant) in f.constants() {
            if let Const::Str(text) = constant
                && let Some(text) = text.as_str()
            {
                let is_library = |name: &str| is_library_module(name) || python_module(name).is_some();
                let file = || (text.contains('.') || asked.contains(text)) && modules.find(text).is_some();
                if is_module_name(text) && (is_library(text) || file()) {
                    names.insert(text.into());
                }
                names.extend(imported_by(text).filter(|name| is_library(name)).map(String::from));
            }
        }
    }
    let packages = |name: &String| name.match_indices('.').map(|(at, _)| name[..at].to_string()).collect::<Vec<_>>();
    names.extend(names.iter().flat_map(packages).collect::<Vec<_>>());
    let (mut text, mut table) = (String::new(), String::new());
    for (index, name) in names.iter().enumerate() {
        let _ = writeln!(text, "def _import_{index}():\n    import {name} as it\n    return it");
        let _ = writeln!(table, "    \"{name}\": _import_{index},");
    }
    text + "MODULES = {\n" + &table + "}\n"
}

/// The modules that statements in a text import, if it is one of statements.
fn imported_by(text: &str) -> impl Iterator<Item = &str> {
    let mut words = text.split([' ', '\n', ';', ',']).filter(|word| !word.is_empty());
    std::iter::from_fn(move || {
        words.find(|word| ["import", "from"].contains(word))?;
        words.next()
    })
    .filter(|name| is_module_name(name))
}

/// The texts that calls of `import_module` are given.
fn asked_for(f: &Function) -> BTreeSet<String> {
    let text = |id: &ExprId| match f[*id].constant() {
        Some(Const::Str(text)) => text.as_str().map(String::from),
        _ => None,
    };
    let exprs = f.reached().exprs.into_iter();
    let calls = exprs.filter_map(|id| match &f[id] {
        Expr::Call { function, args, .. } => match &f[*function] {
            Expr::Name { name } | Expr::Attribute { name, .. } if ["import_module", IMPORT].contains(&&**name) => {
                args.first().and_then(text)
            }
            _ => None,
        },
        _ => None,
    });
    calls.collect()
}

fn is_module_name(text: &str) -> bool {
    let is_word = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    text.split('.').all(is_word)
}
