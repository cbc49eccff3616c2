//! Interpreters: what programs mean, without machine code.

mod callback;
pub mod hir;
pub mod lir;
mod memory;
mod sites;
pub mod tir;

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

/// A result, or the end of the run.
pub(crate) type Go<T = ()> = Result<T, Stop>;
