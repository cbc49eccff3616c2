//! Facts about `tir`.

use super::{Function, Op, Program};
use crate::facts;
use crate::pass::Violation;
use crate::ssa::transform::tests_at_top;

facts! { on Program:
    /// No generator suspends: each is a state machine over a frame.
    NO_GENERATORS = "tir/no-generators", |program| without(program, "suspends", |op| matches!(op, Op::Yield { .. } | Op::YieldFrom { .. }));

    /// No loop tests its condition at the top: where a header chooses between staying and leaving, a latch does too.
    LOOPS_INVERTED = "tir/loops-inverted", |program| {
        let violation = |f: &Function, header| {
            let last = f.body.terminator(header).expect("every block ends");
            Violation::new(format!("the loop at {header} tests its condition at the top")).at(f.body[last].span).in_function(&*f.name)
        };
        program.functions().flat_map(|(_, f)| tests_at_top(&f.body).into_iter().map(move |header| violation(f, header))).collect::<Vec<_>>()
    };
}

/// A violation for every operation that `test` finds.
pub fn without(program: &Program, what: &str, test: impl Fn(&Op) -> bool) -> Vec<Violation> {
    let mut found = Vec::new();
    for (_, function) in program.functions() {
        for inst in function.body.insts().filter(|&inst| test(&function.body[inst].op)) {
            found.push(
                Violation::new(format!("`@{}` {what}", function.name)).at(function.body[inst].span).in_function(&*function.name),
            );
        }
    }
    found
}
