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

#[cfg(test)]
mod tests {
    use super::super::invert_loops::InvertLoops;
    use super::super::testing::{after, program};
    use super::*;
    use molt_ir::pass::apply;

    #[test]
    fn a_product_and_a_read_leave_the_loop() {
        let body = "^bb0(%0: list[int], %1: int): jump -> ^bb1(%1)
            ^bb1(%2: int): %3 = compare %2, %1 {op: lt} : bool  br %3 -> ^bb2, ^bb3
            ^bb2(): %4 = binary %1, %1 {op: mul} : int  %5 = global_get {global: $#0} : any  %6 = is_bound %5 : bool
                %7 = binary %2, %4 {op: add} : int  br %6 -> ^bb1(%7), ^bb1(%4)
            ^bb3(): ret %2";
        let inverted = apply::<InvertLoops>(&(), program(&[("f", body)]), &mut PassCx::new()).unwrap();
        let text = after::<HoistInvariants>(&(), inverted).remove(0);
        let (first, last) = (text.find("op: mul").unwrap(), text.find("op: add").unwrap());
        assert!(text[first..last].contains("jump"), "{text}");
        assert!(text[..last].contains("is_bound"), "{text}");
    }
}
