//! What the passes over SSA share: running a transformation on every function with the leave and the counters of the pass.

use molt_ir::pass::PassCx;
use molt_ir::ssa::transform::May;
use molt_ir::ssa::{Body, Language, Program};

/// Runs `transform` on every body. Each rewrite it asks for is counted under its name.
pub fn on_bodies<L: Language>(program: &mut Program<L>, cx: &mut PassCx, transform: impl Fn(&mut Body<L>, &mut May<'_>)) {
    for (_, function) in program.functions_mut() {
        transform(&mut function.body, &mut |rewrite| leave(cx, rewrite));
    }
}

/// Leave for one rewrite, counted if given.
pub fn leave(cx: &mut PassCx, rewrite: &'static str) -> bool {
    let given = cx.may(rewrite);
    cx.count_by(rewrite, given.into());
    given
}
