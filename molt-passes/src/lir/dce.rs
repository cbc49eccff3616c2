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

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn arithmetic_and_loads_go_but_stores_stay() {
        let body = "^bb0(%0: obj, %1: i64): %2 = as_ptr %0 : ptr  %3 = load %2 {offset: 24} : i64  %4 = iadd %3, %1 : i64
            store %2, %1 {offset: 24}  jump -> ^bb1(%4)  ^bb1(%5: i64): ret";
        let expected =
            "^bb0(%0: obj, %1: i64):\n %2 = as_ptr %0 : ptr\n store %2, %1 {offset: 24}\n jump -> ^bb1\n ^bb1():\n ret";
        assert_eq!(after::<RemoveDead>(body), unindent(expected));
    }
}
