//! `simplify-cfg` · tir → tir
//!
//! ```text
//! br %true -> ^a, ^b                                  ⇒   jump -> ^a
//! %2 = binary %1, %1 : float; try -> ^a, ^handler     ⇒   %2 = …; jump -> ^a
//! jump -> ^a(%x); ^a(%p): jump -> ^b(%p)              ⇒   jump -> ^b(%x)
//! jump -> ^a(%x); ^a(%p): … (no other way)            ⇒   …, with %x for %p
//! ```
//!
//! Folds branches on constants and handlers of what cannot raise, jumps over empty blocks, joins blocks in a row, and drops
//! what cannot be reached. Loops keep a single latch where they have one.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use tir::facts::LOOPS_INVERTED;

/// Jumps and blocks that are not needed.
pub struct SimplifyCfg;

impl Pass for SimplifyCfg {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "simplify-cfg";
    const SUMMARY: &'static str = "folds known branches, joins blocks and removes those never reached";
    // A loop whose test at the bottom folds may have another one at its top.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::cfg_simplify);
        Ok(())
    }
}
