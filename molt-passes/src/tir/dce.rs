//! `dce` · tir → tir
//!
//! ```text
//! %2 = list %1 : list[int]                 ⇒   (nothing)
//! jump -> ^bb1(%3, %4)                     ⇒   jump -> ^bb1(%3)
//! ^bb1(%5: int, %6: int):                      ^bb1(%5: int):
//! ```
//!
//! Removes instructions that nothing needs, and block parameters with what feeds them. What may raise, write or fail to
//! return stays, so types found by inference let more go. Caveat: an operation in front of a `try` goes only after
//! `simplify-cfg` has made the `try` a jump.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;

/// Values that nothing needs.
pub struct RemoveDead;

impl Pass for RemoveDead {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "dce";
    const SUMMARY: &'static str = "removes instructions and block parameters that nothing needs";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::dce);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn types_decide_what_may_go() {
        let body = "^bb0(%0: int, %1: any): %2 = list %0, %0 : list[int]  %3 = binary %0, %0 {op: add} : int
            %4 = binary %1, %0 {op: add} : any  %5 = binary %0, %0 {op: floordiv} : int  ret %0";
        let expected =
            "^bb0(%0: int, %1: any):\n %2 = binary %1, %0 {op: add} : any\n %3 = binary %0, %0 {op: floordiv} : int\n ret %0";
        assert_eq!(after::<RemoveDead>(&(), program(&[("f", body)])), [unindent(expected)], "division by zero raises");
    }
}
