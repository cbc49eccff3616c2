//! `lir-simplify-cfg` · lir → lir
//!
//! ```text
//! br %one -> ^a, ^b                            ⇒   jump -> ^a
//! jump -> ^a(%x); ^a(%p): jump -> ^b(%p)       ⇒   jump -> ^b(%x)
//! jump -> ^a(%x); ^a(%p): … (no other way)     ⇒   …, with %x for %p
//! ```
//!
//! Folds branches on constants, jumps over empty blocks, joins blocks in a row, and drops what cannot be reached. Counts stay
//! right: where an owned parameter goes, its argument carries the count on.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;

/// Jumps and blocks that are not needed.
pub struct SimplifyCfg;

impl Pass for SimplifyCfg {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-simplify-cfg";
    const SUMMARY: &'static str = "folds known branches, joins blocks and removes those never reached";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::cfg_simplify);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn known_branches_fold() {
        let body = "^bb0(%0: i64): %1 = iconst {value: 0} : i64  br_cold %1 -> ^bb1, ^bb2(%0)
            ^bb1(): call_rt {function: \"raise\"}  jump -> ^bb2(%1)  ^bb2(%2: i64): %3 = iadd %2, %2 : i64  ret";
        let expected = "^bb0(%0: i64):\n %1 = iconst {value: 0} : i64\n %2 = iadd %0, %0 : i64\n ret";
        assert_eq!(after::<SimplifyCfg>(body), unindent(expected));
    }
}
