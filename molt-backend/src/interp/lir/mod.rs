//! The interpreter of `lir`, over the real runtime.
//!
//! Every address is checked against a record of live blocks, every operation costs fuel: a program broken by a pass gives a
//! verdict. The runtime calls back through the same slots as in native code, which hold entries of [`crate::interp::callback`].

mod machine;

mod pure;
mod statics;

use crate::backend::{Backend, End, Outcome, Run};
use crate::interp::callback::Called;
use crate::interp::{Stop, callback};
use machine::Machine;
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::lir::Program;
use molt_ir::pass::{AnyStage, Engine, PassCx};
use molt_runtime::host::capture;
use molt_runtime::{abi, shadow};

/// The interpreter as a back end.
pub struct LirInterpreter;

/// Stack of the thread that interprets: a call of the program takes some frames of ours.
const STACK: usize = 512 << 20;
/// What of it programs may use before `RecursionError`.
const PROGRAM_STACK: usize = 400 << 20;

/// Runs a verified program on a thread and in a runtime state of its own.
pub fn run(program: &Program, run: &Run) -> Outcome {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || run_here(program, run));
        match thread.map(|thread| thread.join()) {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Outcome { end: End::Broken("the runtime broke an invariant of its own".into()), ..Outcome::default() },
            Err(e) => Outcome { end: End::Broken(format!("no thread: {e}")), ..Outcome::default() },
        }
    })
}

fn run_here(program: &Program, run: &Run) -> Outcome {
    capture::start();
    capture::set_input(run.stdin.clone());
    // The state is made first: what lives as long as it is not of interest.
    molt_runtime::rt::rt();
    super::sites::set_argv(&run.args);
    molt_runtime::dispatch::set_stack(PROGRAM_STACK);
    shadow::start();
    let machine = Machine::new(program, run.fuel);
    let ended = callback::entered(&machine, || {
        let main = program.header.main.ok_or_else(|| Stop::broken("the program has no main function"))?;
        let result = machine.call(main, &[])?[0];
        let finish = abi::function("finish").ok_or_else(|| Stop::broken("the runtime has no `finish`"))?;
        let status = (finish.invoke)(&[result])[0];
        machine.stopped()?;
        Ok(status as i32)
    });
    shadow::stop();
    super::outcome(ended)
}

fn lir(program: &AnyStage) -> Result<&Program, Diagnostic> {
    program.get().ok_or_else(|| Diagnostic::new(codes::P0005, format!("this interpreter takes `lir`, not `{}`", program.name())))
}

impl Backend for LirInterpreter {
    fn name(&self) -> &'static str {
        "interp-lir"
    }

    fn stage(&self) -> &'static str {
        "lir"
    }

    fn run(&self, program: &AnyStage, how: &Run) -> Result<Outcome, Diagnostics> {
        Ok(run(lir(program)?, how))
    }
}

impl Engine for LirInterpreter {
    fn name(&self) -> &'static str {
        "interp-lir"
    }

    fn stage(&self) -> &'static str {
        "lir"
    }

    fn run(&self, program: &AnyStage, args: &[String], _: &mut PassCx) -> Result<i32, Diagnostics> {
        let outcome = run(lir(program)?, &Run { args: args.to_vec(), fuel: u64::MAX, stdin: None });
        super::show(outcome)
    }
}
