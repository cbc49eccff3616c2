//! Which functions are the user's: modules of the library that are written in Python are part of the program too.

use molt_ir::hir::{Function, Program};

use crate::frontend::{PYTHON_FOLDER, is_library_module};

/// Whether the module comes with the compiler.
pub fn is_library(hir: &Program, module: &str) -> bool {
    is_library_module(module) || hir.module(module).is_some_and(|id| hir.modules[id].path.starts_with(PYTHON_FOLDER))
}

/// The functions of modules that do not come with the compiler.
pub fn own_functions(hir: &Program) -> impl Iterator<Item = &Function> {
    hir.functions.values().filter(|f| !is_library(hir, &f.module))
}
