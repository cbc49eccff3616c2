//! `lir-simplify-cfg` · lir → lir
//!
//! ```text
//! br %one -> ^a, ^b                            ⇒   jump -> ^a
//! jump -> ^a(%x); ^a(%p): jump -> ^b(%p)       ⇒   jump -> ^b(%x)
//! jump -> ^a(%x); ^a(%p): … (no other way)     ⇒   …, with %x for %p
//! ```
//!
//! Folds branches on constants, jumps over empty blocks, joins blocks in a row, and drops what cannot be reached. Counts stay
//! right: where an owned parameter goes, its argument carries the count on.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;

/// Jumps and blocks that are not needed.
pub struct SimplifyCfg;

impl Pass for SimplifyCfg {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-simplify-cfg";
    const SUMMARY: &'static str = "folds known branches, joins blocks and removes those never reached";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::cfg_simplify);
        Ok(())
    }
}
