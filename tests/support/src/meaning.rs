//! What a program means: what it writes and how it ends.

use molt_backend::interp::hir;
use molt_backend::{Outcome, Run};
use molt_ir::hir::Program;
use molt_ir::pass::AnyStage;

/// Steps after which a program counts as endless.
const FUEL: u64 = 2_000_000;

/// What a program at stage `hir` shows, by the interpreter.
pub fn meaning(program: &AnyStage) -> Outcome {
    let hir: &Program = program.get().expect("a program at stage hir");
    hir::run(hir, &Run { fuel: FUEL, ..Run::default() }).unwrap_or_else(|_| panic!("the interpreter refuses the program"))
}
