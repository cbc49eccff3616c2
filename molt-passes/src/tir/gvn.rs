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

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    fn numbered(body: &str) -> String {
        after::<NumberValues>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn what_raised_not_the_first_time() {
        let body = "^bb0(%0: int, %1: int): %2 = binary %0, %1 {op: floordiv} : int  %3 = binary %0, %1 {op: floordiv} : int
            %4 = binary %2, %3 {op: add} : int  ret %4";
        let expected =
            "^bb0(%0: int, %1: int):\n %2 = binary %0, %1 {op: floordiv} : int\n %3 = binary %2, %2 {op: add} : int\n ret %3";
        assert_eq!(numbered(body), unindent(expected));
    }

    #[test]
    fn code_of_the_program_may_do_anything() {
        let body = "^bb0(%0: any, %1: any):\n %2 = binary %0, %1 {op: add} : any\n %3 = binary %0, %1 {op: add} : any\n ret %3";
        assert_eq!(numbered(body), unindent(body));
        let reads = "^bb0(%0: list[int], %1: int, %2: any):\n %3 = get_item %0, %1 : int\n %4 = binary %2, %2 {op: add} : any
            %5 = get_item %0, %1 : int\n ret %5";
        assert_eq!(numbered(reads), unindent(reads), "the addition may change the list");
    }

    #[test]
    fn a_handler_that_is_not_needed_goes() {
        let body = "^bb0(%0: list[int], %1: int): %9 = handling_depth : int  %2 = get_item %0, %1 : int  try -> ^bb1, ^bb3
            ^bb1(): %3 = get_item %0, %1 : int  try -> ^bb2, ^bb3
            ^bb2(): ret %3
            ^bb3(): %4 = catch %9 {above: 0} : any  ret %4";
        assert_eq!(numbered(body).matches("try").count(), 1);
    }
}
