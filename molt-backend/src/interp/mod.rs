//! Interpreters: what programs mean, without machine code.

pub mod lir;
