//! `tir`: SSA over Python's own operations, with types from a lattice.

pub mod header;
pub mod ops;
mod types;

pub use types::{MAX_UNION, Type};
