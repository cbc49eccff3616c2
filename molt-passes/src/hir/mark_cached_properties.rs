//! `mark-cached-properties` · hir → hir
//!
//! ```text
//! class Circle:
//!     @cached_property
//!     def area(self): ...         ⇒    (def @Circle.area function (in __main__) cached ...)
//! ```
//!
//! What such a function gives is kept in the instance under its name, so that it is a field like others once it was asked for, and the
//! function is called on instances of the class and on nothing else.
//!
//! Caveat: only where the name certainly is that of `functools`, it is the only decorator, and the function has just the instance.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{FunctionId, FunctionKind, Program, Stmt};

use super::bound_names::BoundNames;
use super::library::is_library;
use crate::prelude::*;

/// Functions under `cached_property`.
pub struct MarkCachedProperties;

impl Pass for MarkCachedProperties {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "mark-cached-properties";
    const SUMMARY: &'static str = "marks functions whose results `functools.cached_property` keeps in instances";
    const REQUIRES: &'static [Need] =
        &[need(NAMES_RESOLVED, "whether `cached_property` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("functools").is_none() || !is_library(hir, "functools") {
            return Ok(());
        }
        for id in getters(hir) {
            if cx.may("mark") {
                cx.count("functions");
                hir.functions[id].is_cached = true;
            }
        }
        Ok(())
    }
}

fn getters(hir: &Program) -> Vec<FunctionId> {
    let mut found = Vec::new();
    for module in hir.modules.values().filter(|m| !is_library(hir, &m.name)) {
        let bound = BoundNames::of(hir, &hir.functions[module.body]);
        for f in hir.functions.values().filter(|f| f.module == module.name && f.kind == FunctionKind::ClassBody) {
            for stmt in f.reached().stmts {
                let Stmt::Def { decorators, closure, .. } = &f[stmt] else { continue };
                let getter = &hir.functions[closure.function];
                let alone = getter.params.len() == 1 && !getter.is_generator && !getter.is_async;
                if let &[decorator] = &decorators[..]
                    && alone
                    && bound.is(f, decorator, "functools", "cached_property")
                {
                    found.push(closure.function);
                }
            }
        }
    }
    found
}
