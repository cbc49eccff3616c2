//! `lir-dce` · lir → lir
//!
//! ```text
//! %2 = iadd %0, %1 : i64                   ⇒   (nothing)
//! jump -> ^bb1(%3, %4)                     ⇒   jump -> ^bb1(%3)
//! ^bb1(%5: i64, %6: i64):                      ^bb1(%5: i64):
//! ```
//!
//! Removes instructions that nothing needs, and block parameters with what feeds them. A value with a count is used by its
//! `release`, so nothing owned is lost.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;

/// Values that nothing needs.
pub struct RemoveDead;

impl Pass for RemoveDead {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-dce";
    const SUMMARY: &'static str = "removes instructions and block parameters that nothing needs";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::dce);
        Ok(())
    }
}
