//! `licm` · tir → tir
//!
//! ```text
//! jump -> ^loop                                     ⇒   %3 = field_get %0 {…} : float
//! ^loop(%1: int): %3 = field_get %0 {…}; …              jump -> ^loop; ^loop(%1: int): …
//! ```
//!
//! What computes the same in every round of a loop is computed once, in front of it. Pure operations always move; a read
//! moves when nothing in the loop writes what it reads and it would run in any case before anything can leave the loop.
//!
//! Caveat: constants stay where they are used unless something that moves needs them.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use tir::facts::LOOPS_INVERTED;

/// Operations that are the same in every round.
pub struct HoistInvariants;

impl Pass for HoistInvariants {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "licm";
    const SUMMARY: &'static str = "moves what is the same in every round of a loop in front of it";
    const REQUIRES: &'static [Need] =
        &[need(LOOPS_INVERTED, "an invariant read may only move to a place that runs whenever the loop body does")];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::licm);
        Ok(())
    }
}
