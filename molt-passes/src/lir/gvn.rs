//! `lir-gvn` · lir → lir
//!
//! ```text
//! %2 = load %0 {offset: 24} : i64          ⇒   %2 = load %0 {offset: 24} : i64
//! %3 = load %0 {offset: 24} : i64
//! %4 = iadd %2, %3 : i64                       %4 = iadd %2, %2 : i64
//! ```
//!
//! What was computed before on every way here is not computed again; loads while nothing was written that may conflict.

use molt_ir::ssa::transform;

use crate::prelude::*;
use crate::ssa::on_bodies;
use lir::facts::REFCOUNTS_EXPLICIT;

/// Computations done twice.
pub struct NumberValues;

impl Pass for NumberValues {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-gvn";
    const SUMMARY: &'static str = "replaces a computation by the equal one done before it";
    // Two values with a count each become one with one count.
    const DESTROYS: &'static [Fact] = &[REFCOUNTS_EXPLICIT];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        on_bodies(program, cx, transform::gvn);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn a_load_sees_through_stores_elsewhere() {
        let body = "^bb0(%0: obj, %1: i64): %2 = as_ptr %0 : ptr  %3 = load %2 {offset: 24} : i64  store %2, %1 {offset: 32}
            %4 = as_ptr %0 : ptr  %5 = load %4 {offset: 24} : i64  store %2, %5 {offset: 24}  %6 = load %2 {offset: 24} : i64
            store %2, %6 {offset: 40}  ret";
        let expected =
            "^bb0(%0: obj, %1: i64):\n %2 = as_ptr %0 : ptr\n %3 = load %2 {offset: 24} : i64\n store %2, %1 {offset: 32}
            store %2, %3 {offset: 24}\n %4 = load %2 {offset: 24} : i64\n store %2, %4 {offset: 40}\n ret";
        assert_eq!(after::<NumberValues>(body), unindent(expected));
    }
}
