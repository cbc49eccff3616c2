//! Records what CPython 3.12 does with every differential program: `cargo run -p molt-tests --bin record`.
//!
//! `PYTHON312` names the interpreter, `python3.12` otherwise. With `--check` nothing is written: the status is 1 when a
//! recording is not what CPython does. A program without a recording gets one.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let check = std::env::args().any(|a| a == "--check");
    let python = std::env::var("PYTHON312").unwrap_or_else(|_| "python3.12".into());
    let programs = molt_tests::python_files();
    let mut wrong = 0;
    for program in &programs {
        let outcome = match molt_tests::run(Command::new(&python).arg(program), program) {
            Ok(outcome) => outcome.to_text(),
            Err(error) => {
                eprintln!("{python}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let recording = program.with_extension("expect");
        if check {
            if std::fs::read_to_string(&recording).ok().as_deref() != Some(&outcome) {
                eprintln!("{}: the recording is not what CPython does", program.display());
                wrong += 1;
            }
        } else if let Err(error) = std::fs::write(&recording, outcome) {
            eprintln!("{}: {error}", recording.display());
            wrong += 1;
        }
    }
    println!("{} programs, {wrong} wrong", programs.len());
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
