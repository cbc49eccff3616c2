//! The compiler's command line: a pipeline of passes chosen by a profile, and what is done with its result.
//!
//! The driver knows no pass by name. A compiler with passes of one's own is this crate and a `main` of five lines:
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     molt_driver::main(|registry| {
//!         molt_driver::standard(registry);
//!         // my_passes::register(registry);
//!     })
//! }
//! ```

mod args;
mod build;
mod check;
mod compile;
mod diff;
mod doctor;
mod failure;
mod list;
mod standard;

use std::process::ExitCode;

use clap::Parser;
use molt_ir::pass::Registry;

pub use standard::standard;

/// The compiler's own stack. Programs may nest as deeply as CPython lets them, and passes walk trees by recursion.
const STACK: usize = 1 << 28;

/// Runs the command line over the passes, engines and profiles that `register` adds.
pub fn main(register: impl FnOnce(&mut Registry) + Send + 'static) -> ExitCode {
    let args = args::Args::parse();
    failure::keep_panics();
    let compiler = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut registry = Registry::new();
        register(&mut registry);
        act(args, &registry)
    });
    let status = compiler.map(|thread| thread.join());
    match status {
        Ok(Ok(status)) => ExitCode::from(status),
        Ok(Err(_)) => {
            eprint!("{}", failure::internal());
            ExitCode::from(failure::FAILED)
        }
        Err(error) => {
            eprintln!("error: the compiler's thread cannot start: {error}");
            ExitCode::from(failure::FAILED)
        }
    }
}

/// Does what the command line says; the exit status.
fn act(args: args::Args, registry: &Registry) -> u8 {
    use args::Command;
    match args.command {
        None => build::direct(&args.direct, registry),
        Some(Command::Build(build)) => build::build(&build, registry),
        Some(Command::Run(run)) => build::run(&run, registry),
        Some(Command::Check(check)) => check::check(&check, registry),
        Some(Command::Diff(wanted)) => diff::diff(&wanted),
        Some(Command::Doctor(wanted)) => doctor::doctor(&wanted, registry),
        Some(Command::Passes(passes)) => list::passes(&passes, registry),
        Some(Command::Profiles) => list::profiles(registry),
        Some(Command::Explain { code }) => list::explain(code.as_deref()),
    }
}
