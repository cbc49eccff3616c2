//! `merge-params` · tir → tir
//!
//! ```text
//! jump -> ^bb1(%0, %2, %2)
//! ^bb1(%3: str, %4: int, %5: int): …; jump -> ^bb1(%3, %6, %6)
//!     ⇒
//! jump -> ^bb1(%2)
//! ^bb1(%4: int): …, with %0 for %3 and %4 for %5; jump -> ^bb1(%6)
//! ```
//!
//! SSA construction gives a block a parameter for every variable; most receive one value only. Fewer parameters make every
//! later pass cheaper and let loop-invariant values be seen as such.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;

/// Block parameters that stand for one value.
pub struct MergeParams;

impl Pass for MergeParams {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "merge-params";
    const SUMMARY: &'static str = "replaces block parameters that always hold the same as another value";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::redundant_params);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn a_value_of_a_narrower_type_takes_the_place() {
        let body = "^bb0(%0: int, %1: any): jump -> ^bb1(%0, %1)
            ^bb1(%2: any, %3: any): %4 = call %3, %2 {keywords: []} : any  %5 = truth %4 : bool  br %5 -> ^bb1(%2, %4), ^bb2
            ^bb2(): ret %3";
        let expected = "^bb0(%0: int, %1: any):\n jump -> ^bb1(%1)\n ^bb1(%2: any):\n %3 = call %2, %0 {keywords: []} : any
            %4 = truth %3 : bool\n br %4 -> ^bb1(%3), ^bb2\n ^bb2():\n ret %2";
        assert_eq!(after::<MergeParams>(&(), program(&[("f", body)])), [unindent(expected)]);
    }
}
