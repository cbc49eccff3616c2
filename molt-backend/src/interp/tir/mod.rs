//! The interpreter of `tir`, over the real runtime.
//!
//! Every register holds a boxed value with a count of its own, whatever its type, so one rule serves every operation: the runtime
//! function for any operands. What a type claims is checked when a value gets it: a program on which inference is wrong is a
//! verdict. Generators run before `lower-generators` too, as frames that are put aside at a `yield`.
//!
//! Caveat: an object dies at the last use of the value that holds it, where compiled code keeps some alive for as long as the
//! program's variable would.

mod calls;
mod deaths;
mod generators;
mod machine;
mod objects;
mod operations;
mod runtime;
mod statics;
mod types;

use crate::backend::{Backend, End, Outcome, Run};
use crate::interp::callback::{self, Called};
use crate::interp::{Stop, sites};
use machine::Machine;
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::pass::{AnyStage, Engine, PassCx};
use molt_ir::span::SourceMap;
use molt_ir::tir::Program;
use molt_runtime::abi;
use molt_runtime::host::capture;
use molt_runtime::shadow;

/// The interpreter as a back end.
pub struct TirInterpreter;

/// Stack of the thread that interprets: a call of the program takes some frames of ours.
const STACK: usize = 512 << 20;
/// What of it programs may use before `RecursionError`.
const PROGRAM_STACK: usize = 400 << 20;

/// Runs a verified program on a thread and in a runtime state of its own; the sources give tracebacks their lines.
pub fn run(program: &Program, how: &Run, sources: &SourceMap) -> Outcome {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || run_here(program, how, sources));
        match thread.map(|thread| thread.join()) {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Outcome { end: End::Broken("the runtime broke an invariant of its own".into()), ..Outcome::default() },
            Err(e) => Outcome { end: End::Broken(format!("no thread: {e}")), ..Outcome::default() },
        }
    })
}

fn run_here(program: &Program, how: &Run, sources: &SourceMap) -> Outcome {
    capture::start();
    capture::set_input(how.stdin.clone());
    molt_runtime::rt::rt();
    sites::set_argv(&how.args);
    molt_runtime::dispatch::set_stack(PROGRAM_STACK);
    shadow::start();
    let machine = Machine::new(program, how.fuel, sources);
    let ended = callback::entered(&machine, || {
        let main = program.header.modules.first().ok_or_else(|| Stop::broken("the program has no module"))?.init;
        let result = machine.call(main, Vec::new())?;
        let finish = abi::function("finish").ok_or_else(|| Stop::broken("the runtime has no `finish`"))?;
        let word = result.as_ref().map_or(0, |value| value.value().bits());
        let status = (finish.invoke)(&[word])[0];
        machine.stopped()?;
        Ok(status as i32)
    });
    shadow::stop();
    machine.leave();
    super::outcome(ended)
}

fn tir(program: &AnyStage) -> Result<&Program, Diagnostic> {
    program.get().ok_or_else(|| Diagnostic::new(codes::P0005, format!("this interpreter takes `tir`, not `{}`", program.name())))
}

impl Backend for TirInterpreter {
    fn name(&self) -> &'static str {
        "interp-tir"
    }

    fn stage(&self) -> &'static str {
        "tir"
    }

    fn run(&self, program: &AnyStage, how: &Run) -> Result<Outcome, Diagnostics> {
        Ok(run(tir(program)?, how, &SourceMap::default()))
    }
}

impl Engine for TirInterpreter {
    fn name(&self) -> &'static str {
        "interp-tir"
    }

    fn stage(&self) -> &'static str {
        "tir"
    }

    fn run(&self, program: &AnyStage, args: &[String], cx: &mut PassCx) -> Result<i32, Diagnostics> {
        let how = Run { args: args.to_vec(), fuel: u64::MAX, stdin: None };
        let outcome = run(tir(program)?, &how, &cx.sources);
        super::show(outcome)
    }
}
