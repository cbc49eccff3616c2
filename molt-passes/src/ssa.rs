//! What the passes over SSA share: running a transformation on every function with the leave and the counters of the pass.

use molt_ir::parallel;
use molt_ir::pass::PassCx;
use molt_ir::ssa::transform::May;
use molt_ir::ssa::{Body, Language, Program};

/// Runs `transform` on every body. Each rewrite it asks for is counted under its name.
pub fn on_bodies<L: Language>(program: &mut Program<L>, cx: &mut PassCx, transform: impl Fn(&mut Body<L>, &mut May<'_>) + Sync) {
    each_body(program, cx, |body, cx| transform(body, &mut |rewrite| leave(cx, rewrite)));
}

/// Runs `transform` on every body, on several at once. The context it is given has leave and counters, but no settings.
pub fn each_body<L: Language>(program: &mut Program<L>, cx: &mut PassCx, transform: impl Fn(&mut Body<L>, &mut PassCx) + Sync) {
    if cx.is_limited() {
        program.functions_mut().for_each(|(_, function)| transform(&mut function.body, cx));
        return;
    }
    let functions = program.functions_mut().map(|(_, function)| function).collect();
    let mut done = parallel::share(functions, |next| {
        let (mut cx, mut last) = (PassCx::new(), None);
        while let Some((number, function)) = next() {
            let before = cx.rewrites();
            transform(&mut function.body, &mut cx);
            if cx.rewrites() > before {
                last = Some((number, cx.last_rewrite()));
            }
        }
        (last, cx.take_counters(), cx.rewrites())
    });
    // The last rewrite is that of the last function.
    done.sort_unstable_by_key(|(last, ..)| last.map(|(number, _)| number));
    for (last, counters, rewrites) in done {
        cx.add(counters, rewrites, last.and_then(|(_, rewrite)| rewrite));
    }
}

/// Leave for one rewrite, counted if given.
pub fn leave(cx: &mut PassCx, rewrite: &'static str) -> bool {
    let given = cx.may(rewrite);
    cx.count_by(rewrite, given.into());
    given
}
