//! A compiler with a pass of one's own: `cargo run -p molt-driver --example own_pass -- passes show my/census`.
//!
//! `my/census` counts the expressions of a program by kind and changes nothing. Put it anywhere on `hir`:
//!
//! ```console
//! own_pass check app.py --insert-after parse my/census --stats
//! ```

use molt_ir::hir;
use molt_ir::pass::prelude::*;

/// The expressions of a program, counted by kind.
struct Census;

impl Pass for Census {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "my/census";
    const SUMMARY: &'static str = "counts expressions by kind";

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.exprs().for_each(|expr| cx.count(expr.tag()));
        Ok(())
    }
}

fn main() -> std::process::ExitCode {
    molt_driver::main(|registry| {
        molt_driver::standard(registry);
        registry.add::<Census>(include_str!("own_pass.rs"));
    })
}
