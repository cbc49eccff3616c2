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
