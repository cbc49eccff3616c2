//! The kernel optimiser: chains over sequences, lifted from `tir` into terms, saturated by rules (egg), extracted by cost and
//! lowered to loops without generators and without lists that nobody keeps.
//!
//! `docs/decisions/0005-kernels.md` says why it lifts from `tir`, and what it gains.

pub mod facts;
pub mod kernel;
mod lift;
mod lower;
mod pass;
pub mod rules;

pub use pass::FuseKernels;

use molt_ir::pass::Registry;

/// Adds every pass of this crate.
pub fn register(registry: &mut Registry) {
    registry.add::<FuseKernels>(include_str!("pass.rs"));
}
