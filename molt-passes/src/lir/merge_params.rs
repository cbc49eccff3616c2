//! `lir-merge-params` · lir → lir
//!
//! ```text
//! jump -> ^bb1(%0, %2)                                             ⇒   jump -> ^bb1(%2)
//! ^bb1(%3: ptr, %4: i64): …; jump -> ^bb1(%3, %5)                      ^bb1(%4: i64): …; jump -> ^bb1(%5)
//! ```
//!
//! Replaces block parameters that always hold the same as another value.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use lir::facts::REFCOUNTS_EXPLICIT;

/// Block parameters that stand for one value.
pub struct MergeParams;

impl Pass for MergeParams {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-merge-params";
    const SUMMARY: &'static str = "replaces block parameters that always hold the same as another value";
    // Parameters of blocks are owned; what takes their place may be borrowed.
    const DESTROYS: &'static [Fact] = &[REFCOUNTS_EXPLICIT];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::redundant_params);
        Ok(())
    }
}
