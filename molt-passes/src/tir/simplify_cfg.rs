//! `simplify-cfg` · tir → tir
//!
//! ```text
//! br %true -> ^a, ^b                                  ⇒   jump -> ^a
//! %2 = binary %1, %1 : float; try -> ^a, ^handler     ⇒   %2 = …; jump -> ^a
//! jump -> ^a(%x); ^a(%p): jump -> ^b(%p)              ⇒   jump -> ^b(%x)
//! jump -> ^a(%x); ^a(%p): … (no other way)            ⇒   …, with %x for %p
//! ```
//!
//! Folds branches on constants and handlers of what cannot raise, jumps over empty blocks, joins blocks in a row, and drops
//! what cannot be reached. Loops keep a single latch where they have one.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use tir::facts::LOOPS_INVERTED;

/// Jumps and blocks that are not needed.
pub struct SimplifyCfg;

impl Pass for SimplifyCfg {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "simplify-cfg";
    const SUMMARY: &'static str = "folds known branches, joins blocks and removes those never reached";
    // A loop whose test at the bottom folds may have another one at its top.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::cfg_simplify);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    #[test]
    fn handlers_of_what_cannot_raise_and_known_branches_go() {
        let body = "^bb0(%0: float): %9 = handling_depth : int  %1 = binary %0, %0 {op: mul} : float  try -> ^bb1, ^bb3
            ^bb1(): %2 = bool {value: false} : bool  br %2 -> ^bb3, ^bb2(%1)
            ^bb2(%3: float): ret %3
            ^bb3(): %4 = catch %9 {above: 0} : any  raise_same %4  unreachable";
        let expected = "^bb0(%0: float):\n %1 = handling_depth : int\n %2 = binary %0, %0 {op: mul} : float\n %3 = bool {value: false} : bool\n ret %2";
        assert_eq!(after::<SimplifyCfg>(&(), program(&[("f", body)])), [unindent(expected)]);
    }
}
