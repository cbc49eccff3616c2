//! Whether a program can see when values die.

use crate::build_tir::WATCHERS;
use crate::frontend::PYTHON_FOLDER;
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Function, Op, Program};

/// Whether destroying an object may run code of the program: `__del__`, a callback of a weak reference, what a generator of
/// the program does when it is left inside `try`. `build_tir::sees_deaths` asks the same of the source.
pub fn are_seen(program: &Program) -> bool {
    let module = |f: &Function| program.header.modules.get(f.header.module as usize);
    let own = |f: &Function| module(f).is_none_or(|module| !module.path.starts_with(PYTHON_FOLDER));
    program.header.deaths
        && (program.header.classes.iter().any(|class| class.members.iter().any(|member| member.name == "__del__"))
            || program.header.modules.iter().any(|module| WATCHERS.contains(&module.name.as_str()))
            || program.functions().any(|(_, function)| own(function) && cleans_up(function)))
}

/// Whether the function is a generator, or its body in steps, that catches exceptions.
fn cleans_up(function: &Function) -> bool {
    let steps = function.header.kind.suspends() || function.header.kind == FunctionKind::Resume;
    steps && function.body.insts().any(|inst| matches!(function.body[inst].op, Op::Try { .. }))
}
