//! The interpreter of `hir`, surface and core alike: it walks the tree over the real runtime.
//!
//! Every node is given its meaning directly, as `molt-ir/src/hir/nodes.rs` states it, and never by way of what desugaring makes
//! of it: so a program can be run before and after a pass, and what it shows compared.
//!
//! Evaluation is written as `async` functions. A function that is no generator is polled once and runs to its end; a generator is
//! a future that stays pending while it is suspended, so `yield` may stand anywhere without a second way of walking the tree.

mod arguments;
mod classes;
mod constant;
mod exceptions;
mod expression;
mod frame;
mod function;
mod generator;
mod imports;
mod intrinsics;
mod loops;
mod machine;
mod patterns;
mod places;
mod statement;

use std::collections::HashSet;
use std::ffi::CString;
use std::rc::Rc;

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::hir::{LIBRARY_FOLDER, Program};
use molt_ir::name::Name;
use molt_ir::pass::{AnyStage, Engine, PassCx};
use molt_runtime::host::capture;
use molt_runtime::{exception, out};

use crate::backend::{Backend, End, Outcome, Run};
use machine::{Machine, Stop};

/// The interpreter as a back end.
pub struct HirInterpreter;

/// Stack of the thread that interprets: a call of the program takes many frames of ours.
const STACK: usize = 512 << 20;
/// What of it programs may use before `RecursionError`.
const PROGRAM_STACK: usize = 400 << 20;

/// Runs a program on a thread and in a runtime state of its own, with its streams caught.
pub fn run(program: &Program, how: &Run) -> Result<Outcome, Diagnostics> {
    let (args, stdin) = (how.args.clone(), how.stdin.clone());
    on_a_thread(program, args, how.fuel, move |run| {
        capture::start();
        capture::set_input(stdin);
        let end = run();
        let captured = capture::take();
        Outcome { stdout: captured.stdout, stderr: captured.stderr, end }
    })
}

fn on_a_thread<T: Send + 'static>(
    program: &Program,
    args: Vec<String>,
    fuel: u64,
    around: impl FnOnce(&dyn Fn() -> End) -> T + Send + 'static,
) -> Result<T, Diagnostics> {
    refuse_coroutines(program)?;
    let program = program.clone();
    let body = move || around(&|| run_here(program.clone(), &args, fuel));
    let failed = |what: String| Diagnostics::from(Diagnostic::new(codes::P0017, format!("the interpreter {what}")));
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(body);
    thread.map_err(|e| failed(format!("got no thread: {e}")))?.join().map_err(|_| failed("panicked".into()))
}

fn run_here(program: Program, args: &[String], fuel: u64) -> End {
    set_argv(args);
    molt_runtime::dispatch::set_stack(PROGRAM_STACK);
    let machine = Machine::enter(program, fuel);
    let ended = machine.run_main();
    let end = match ended {
        _ if machine.is_stopped() => End::OutOfFuel,
        Ok(()) => End::Status(0),
        Err(Stop::Raised(_)) => End::Status(exception::report_uncaught()),
        Err(_) => End::Broken("a jump leaves its function".into()),
    };
    // A reader that has gone away is no fault of the program.
    _ = out::flush();
    Rc::clone(&machine).leave();
    end
}

/// What becomes `sys.argv`: kept as long as the process.
fn set_argv(args: &[String]) {
    let kept = args.iter().filter_map(|arg| CString::new(arg.as_str()).ok()).map(|arg| arg.into_raw().cast_const().cast::<u8>());
    let kept: &'static [*const u8] = Box::leak(kept.collect());
    molt_runtime::rt::rt().argv.set((kept.as_ptr(), kept.len()));
}

fn refuse_coroutines(program: &Program) -> Result<(), Diagnostics> {
    let mut errors = Diagnostics::default();
    // Those of the library may never be called.
    let library: HashSet<&Name> =
        program.modules.values().filter(|m| m.path.starts_with(LIBRARY_FOLDER)).map(|m| &m.name).collect();
    for f in program.functions.values().filter(|f| f.is_async && !library.contains(&f.module)) {
        errors.push(
            Diagnostic::new(codes::E0301, format!("`{}` is a coroutine function", f.name))
                .at(f.span)
                .why("coroutines need an event loop at run time")
                .fix("use generators, or ordinary functions"),
        );
    }
    errors.or(())
}

fn hir(program: &AnyStage) -> Result<&Program, Diagnostic> {
    program.get().ok_or_else(|| Diagnostic::new(codes::P0005, format!("this interpreter takes `hir`, not `{}`", program.name())))
}

impl Backend for HirInterpreter {
    fn name(&self) -> &'static str {
        "interp-hir"
    }

    fn stage(&self) -> &'static str {
        "hir"
    }

    fn run(&self, program: &AnyStage, how: &Run) -> Result<Outcome, Diagnostics> {
        run(hir(program)?, how)
    }
}

impl Engine for HirInterpreter {
    fn name(&self) -> &'static str {
        "interp-hir"
    }

    fn stage(&self) -> &'static str {
        "hir"
    }

    fn run(&self, program: &AnyStage, args: &[String], _: &mut PassCx) -> Result<i32, Diagnostics> {
        super::status(on_a_thread(hir(program)?, args.to_vec(), u64::MAX, |run| run())?)
    }
}

/// Goes on with a step, or stops.
type Go<T = molt_runtime::value::Owned> = Result<T, Stop>;

#[cfg(test)]
mod tests;
