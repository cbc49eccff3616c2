//! Facts about `tir`.

use super::{Op, Program};
use crate::facts;
use crate::pass::Violation;

facts! { on Program:
    /// No generator suspends: each is a state machine over a frame.
    NO_GENERATORS = "tir/no-generators", |program| without(program, "suspends", |op| matches!(op, Op::Yield { .. } | Op::YieldFrom { .. }));
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
