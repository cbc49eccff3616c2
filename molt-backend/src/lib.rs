//! Back ends: native code through Cranelift, and the reference interpreters.

pub mod backend;
mod builtins;
pub mod cranelift;
pub mod interp;
pub mod link;
mod native;
#[cfg(test)]
mod tests;

pub use backend::{Backend, End, Outcome, Run};
pub use interp::hir::HirInterpreter;
pub use interp::lir::LirInterpreter;
pub use interp::tir::TirInterpreter;
pub use native::Native;

use molt_ir::pass::Registry;

/// Adds every engine of this crate. The first for a stage is its default.
pub fn register(registry: &mut Registry) {
    molt_ir::lir::runtime::install(molt_runtime::abi::describe);
    registry.add_engine(Native);
    registry.add_engine(LirInterpreter);
    registry.add_engine(TirInterpreter);
    registry.add_engine(HirInterpreter);
}
