//! `lir-licm` · lir → lir
//!
//! ```text
//! jump -> ^loop                                    ⇒   %3 = load %0 {offset: 24} : ptr
//! ^loop(%1: i64): %3 = load %0 {offset: 24}; …         jump -> ^loop; ^loop(%1: i64): …
//! ```
//!
//! The headers of lists are loaded once in front of a loop that changes none. Lowering makes loads and tests that `tir` does
//! not show, so this runs again here. A load moves when nothing in the loop writes, and it would run in any case before
//! anything can leave the loop.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use lir::facts::REFCOUNTS_EXPLICIT;

/// Computations that are the same in every round.
pub struct HoistInvariants;

impl Pass for HoistInvariants {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-licm";
    const SUMMARY: &'static str = "moves what is the same in every round of a loop in front of it";
    // A borrowed value that moves may outlive what it was borrowed from.
    const DESTROYS: &'static [Fact] = &[REFCOUNTS_EXPLICIT];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::licm);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::after;
    use super::*;

    #[test]
    fn the_header_of_a_list_is_loaded_once_while_items_are_stored() {
        let body = |store: &str| {
            after::<HoistInvariants>(&format!(
                "^bb0(%0: obj, %1: i64): jump -> ^bb1(%1)
                 ^bb1(%2: i64): %3 = as_ptr %0 : ptr  %4 = load %3 {{offset: 24}} : ptr  %5 = element %4, %2 : ptr  {store}
                   %6 = isub %2, %1 : i64  br %6 -> ^bb1(%6), ^bb2
                 ^bb2(): ret"
            ))
        };
        let in_front = |text: &str| text.split("\n^bb1(").next().unwrap().contains("load");
        assert!(in_front(&body("store %5, %2 {offset: 0}")));
        assert!(!in_front(&body("store %3, %4 {offset: 24}")), "another buffer from then on");
    }
}
