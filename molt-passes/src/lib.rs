//! Every pass of the compiler between the Python text and machine code, one file each.
//!
//! A folder holds the passes of one stage and declares them by `passes!`, which also makes its `register`.

mod percent;
pub mod prelude;

use molt_ir::pass::Registry;

/// Adds every pass of this crate: a line for each folder.
pub fn register(registry: &mut Registry) {
    frontend::register(registry);
    hir::register(registry);
    registry.add::<build_tir::BuildTir>(include_str!("build_tir/mod.rs"));
    registry.add::<lower_tir::LowerTir>(include_str!("lower_tir/mod.rs"));
    tir::register(registry);
    lir::register(registry);
}

pub mod build_tir;
pub mod builtins;
pub mod frontend;
pub mod hir;
pub mod infer;
pub mod lir;
pub mod lower_tir;
pub mod ssa;
#[cfg(test)]
mod testing;
pub mod tir;
