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

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    const WHILE: &str = "^bb0(%0: int, %1: int): jump -> ^bb1(%0)
            ^bb1(%2: int): %3 = compare %2, %1 {op: lt} : bool  br %3 -> ^bb2, ^bb3
            ^bb2(): %4 = binary %1, %1 {op: mul} : int  %5 = binary %2, %4 {op: add} : int  jump -> ^bb1(%5)
            ^bb3(): ret %2";

    #[test]
    fn the_fact_is_about_loops_that_test_at_the_top() {
        let found = (LOOPS_INVERTED.check)(&program(&[("f", WHILE)]));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].function.as_deref(), &*found[0].message),
            (Some("f"), "the loop at ^bb1 tests its condition at the top")
        );
    }

    #[test]
    fn the_test_exists_twice_and_the_fact_holds() {
        assert_eq!(after::<InvertLoops>(&(), program(&[("f", WHILE)]))[0].matches("compare").count(), 2);
    }
}
