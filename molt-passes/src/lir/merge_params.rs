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

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn what_never_changes_in_a_loop_is_no_parameter() {
        let body = "^bb0(%0: obj, %1: i64): jump -> ^bb1(%0, %1)
            ^bb1(%2: val, %3: i64): %4 = iadd %3, %3 : i64  br %4 -> ^bb1(%2, %4), ^bb2  ^bb2(): %5 = is_object %2 : i64  ret";
        let expected =
            "^bb0(%0: obj, %1: i64):\n jump -> ^bb1(%1)\n ^bb1(%2: i64):\n %3 = iadd %2, %2 : i64\n br %3 -> ^bb1(%3), ^bb2
            ^bb2():\n %4 = is_object %0 : i64\n ret";
        assert_eq!(after::<MergeParams>(body), unindent(expected));
    }
}
