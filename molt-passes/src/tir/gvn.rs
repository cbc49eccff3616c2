//! `gvn` · tir → tir
//!
//! ```text
//! %3 = binary %1, %2 {op: mul} : int       ⇒   %3 = binary %1, %2 {op: mul} : int
//! %4 = binary %1, %2 {op: mul} : int
//! ret %4                                       ret %3
//! ```
//!
//! An operation that was done before on every way here is not done again. Reads count as the same while nothing was written
//! that may conflict; an operation that may raise counts as the same, because it did not raise the first time.
//!
//! Caveat: only operations whose operand types say that no code of the program runs take part, so this wants inferred types.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use tir::facts::LOOPS_INVERTED;

/// Operations done twice.
pub struct NumberValues;

impl Pass for NumberValues {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "gvn";
    const SUMMARY: &'static str = "replaces an operation by the equal one done before it";
    // A removed operation takes the `try` that watched it along, and with it an edge of a loop.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::gvn);
        Ok(())
    }
}
