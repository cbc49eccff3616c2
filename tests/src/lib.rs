//! Differential programs: Python files with what CPython 3.12 did recorded beside them, so that the tests need no Python.
//!
//! `NAME.py` is the program, `NAME.expect` the recording, `NAME.in` its standard input if it reads any, `NAME.args` its
//! arguments if it takes any. The benchmark programs are recorded at a small size, which their arguments say.

pub mod fuzz;
pub mod modules;
pub mod suite;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Exit status; -1 when a signal ended it.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// The last line of standard error: the exception's type and message. Empty when nothing was raised.
    pub exception: String,
}

impl Outcome {
    /// The recording's text.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "status {}", self.status);
        let _ = writeln!(text, "exception {}", self.exception);
        let _ = write!(text, "stdout\n{}", self.stdout);
        text
    }

    /// Reads a recording.
    pub fn parse(text: &str) -> Option<Outcome> {
        let (status, rest) = text.strip_prefix("status ")?.split_once('\n')?;
        let (exception, stdout) = rest.strip_prefix("exception ")?.split_once('\n')?;
        let stdout = stdout.strip_prefix("stdout\n")?;
        Some(Outcome { status: status.parse().ok()?, stdout: stdout.to_owned(), exception: exception.to_owned() })
    }
}

/// The folder with the recorded programs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("differential")
}

/// The folders whose programs are recorded: the differential programs, the examples and the benchmarks.
pub fn recorded_folders() -> [PathBuf; 3] {
    let beside = |path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    [folder(), beside("../examples"), beside("../bench/programs")]
}

/// Every recorded program, in order.
pub fn programs() -> Vec<PathBuf> {
    let mut found = python_files();
    found.retain(|path| path.with_extension("expect").exists());
    found
}

/// Every Python file of the recorded folders, in order.
pub fn python_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = recorded_folders().to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Runs a command on a program's arguments and standard input.
pub fn run(command: &mut Command, program: &Path) -> std::io::Result<Outcome> {
    let input = match std::fs::File::open(program.with_extension("in")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let arguments = std::fs::read_to_string(program.with_extension("args")).unwrap_or_default();
    let output = command.args(arguments.split_whitespace()).stdin(input).env("PYTHONHASHSEED", "0").output()?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    Ok(Outcome {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        exception: last_line(&stderr).to_owned(),
    })
}

/// The last line of standard error that is no warning of CPython's own: those take two lines, the second with the source.
fn last_line(stderr: &str) -> &str {
    let mut last = "";
    let mut lines = stderr.lines().peekable();
    while let Some(line) = lines.next() {
        if [": SyntaxWarning: ", ": DeprecationWarning: ", ": FutureWarning: "].iter().any(|kind| line.contains(kind)) {
            let _ = lines.next_if(|source| source.starts_with("  "));
        } else {
            last = line;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_no_exception() {
        let warned = "a.py:1: DeprecationWarning: old\n  f()\n";
        assert_eq!(last_line(warned), "");
        assert_eq!(last_line(&format!("{warned}KeyError: 1\n{warned}")), "KeyError: 1");
        assert_eq!(last_line("  File\nKeyError: 2\n"), "KeyError: 2");
    }

    #[test]
    fn a_recording_round_trips() {
        let outcome = Outcome { status: 1, stdout: "a\n\nb".into(), exception: "ValueError: x".into() };
        assert_eq!(Outcome::parse(&outcome.to_text()), Some(outcome));
        assert_eq!(Outcome::parse("nonsense"), None);
    }
}
