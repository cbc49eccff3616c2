//! Interpreters: what programs mean, without machine code.

pub mod hir;
pub mod lir;
