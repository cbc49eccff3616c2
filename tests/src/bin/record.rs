//! Records what CPython 3.12 does with every differential program: `cargo run -p molt-tests --bin record`.
//!
//! `PYTHON312` names the interpreter, `python3.12` otherwise. With `--check` nothing is written: the status is 1 when a
//! recording is not what CPython does. A program without a recording gets one.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn python_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            python_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "py") {
            found.push(path);
        }
    }
}

fn main() -> ExitCode {
    let check = std::env::args().any(|a| a == "--check");
    let python = std::env::var("PYTHON312").unwrap_or_else(|_| "python3.12".into());
    let mut programs = Vec::new();
    python_files(&molt_tests::folder(), &mut programs);
    python_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples"), &mut programs);
    programs.sort();
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
