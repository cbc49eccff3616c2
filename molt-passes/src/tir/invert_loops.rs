//! `invert-loops` · tir → tir
//!
//! ```text
//! ^head(%i): %c = …; br %c -> ^body, ^exit      ⇒   ^guard(%i): %c = …; br %c -> ^body(%i), ^exit
//! ^body: …; jump -> ^head(%k)                       ^body(%i): …; %d = …; br %d -> ^body(%k), ^exit
//! ```
//!
//! A `while` loop becomes a guarded `do … while`: the test is copied in front of the loop and stands at its bottom from then
//! on. A round runs one jump less, and the body runs whenever the loop is entered, which `licm` needs to hoist loads.
//!
//! Caveat: the condition's code exists twice. It is never run more often.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use tir::facts::LOOPS_INVERTED;

/// Loops that test at the top.
pub struct InvertLoops;

impl Pass for InvertLoops {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "invert-loops";
    const SUMMARY: &'static str = "moves the test of every loop to its bottom, guarded by a copy";
    const ESTABLISHES: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::loop_invert);
        Ok(())
    }
}
