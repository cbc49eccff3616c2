//! What a program means: what it writes and how it ends.

use molt_backend::interp::{hir, lir, tir};
use molt_backend::{End, Outcome, Run};
use molt_ir::pass::AnyStage;
use molt_ir::span::SourceMap;

/// Steps after which a program counts as endless.
const FUEL: u64 = 20_000_000;

/// What a program shows, by the interpreter of its stage. The sources give tracebacks their lines.
pub fn meaning_with(program: &AnyStage, sources: &SourceMap) -> Outcome {
    let how = Run { fuel: FUEL, ..Run::default() };
    if let Some(program) = program.get() {
        return hir::run(program, &how).unwrap_or_else(|e| panic!("the interpreter refuses the program: {e:?}"));
    }
    if let Some(program) = program.get() {
        return tir::run(program, &how, sources);
    }
    match program.get() {
        Some(program) => lir::run(program, &how),
        None => panic!("`{}` has no interpreter", program.name()),
    }
}

/// The same without sources.
pub fn meaning(program: &AnyStage) -> Outcome {
    meaning_with(program, &SourceMap::default())
}

/// What may be compared between stages and with CPython: tracebacks differ where a stage has no lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Standard output.
    pub stdout: String,
    /// How it ended.
    pub end: End,
    /// The exception nobody caught: the last line of standard error.
    pub exception: String,
}

impl From<&Outcome> for Shown {
    fn from(outcome: &Outcome) -> Shown {
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        let exception = match outcome.end {
            End::Status(0) => "",
            _ => stderr.trim_end().lines().next_back().unwrap_or_default(),
        };
        Shown {
            stdout: String::from_utf8_lossy(&outcome.stdout).into_owned(),
            end: outcome.end.clone(),
            exception: exception.to_owned(),
        }
    }
}
