//! The stages of the compiler (`hir`, `tir`, `lir`), their text forms and verifiers, and the pass framework.

pub mod codes;
pub mod constant;
pub mod diagnostic;
pub mod hir;
pub mod lir;
pub mod name;
pub mod parallel;
pub mod pass;
mod record;
pub mod settings;
pub mod source;
pub mod span;
pub mod ssa;
pub mod text;
pub mod tir;
