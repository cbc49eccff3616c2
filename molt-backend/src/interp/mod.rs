//! Interpreters: what programs mean, without machine code.

mod callback;
mod constants;
pub mod hir;
pub mod lir;
mod memory;
mod sites;
pub mod tir;

use crate::backend::{End, Outcome};
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_runtime::host::capture;
use std::io::Write;

/// Why a run ended early.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Stop {
    OutOfFuel,
    Broken(String),
}

impl Stop {
    pub fn broken(what: impl Into<String>) -> Stop {
        Stop::Broken(what.into())
    }
}

/// What a run that wrote into the capture came to.
fn outcome(ended: Go<i32>) -> Outcome {
    let captured = capture::take();
    let end = match ended {
        Ok(status) => End::Status(status),
        Err(Stop::OutOfFuel) => End::OutOfFuel,
        Err(Stop::Broken(what)) => End::Broken(what),
    };
    Outcome { stdout: captured.stdout, stderr: captured.stderr, end }
}

/// The exit status of a run, or why it has none.
fn status(end: End) -> Result<i32, Diagnostics> {
    match end {
        End::Status(status) => Ok(status),
        End::OutOfFuel => Err(Diagnostic::new(codes::P0017, "the program did not end").into()),
        End::Broken(what) => Err(Diagnostic::new(codes::P0017, format!("the program is broken: {what}")).into()),
    }
}

/// Writes what a run printed, and gives its exit status.
fn show(outcome: Outcome) -> Result<i32, Diagnostics> {
    // A reader that has gone away is no fault of the program.
    _ = std::io::stdout().write_all(&outcome.stdout).and_then(|()| std::io::stderr().write_all(&outcome.stderr));
    status(outcome.end)
}

/// A result, or the end of the run.
pub(crate) type Go<T = ()> = Result<T, Stop>;
