//! What a run of a program shows, whoever ran it: the ground on which back ends are compared.

use molt_ir::diagnostic::Diagnostics;
use molt_ir::pass::AnyStage;

/// How to run.
#[derive(Clone, Debug)]
pub struct Run {
    /// `sys.argv`; the first is the file's name.
    pub args: Vec<String>,
    /// What the program reads from standard input; none for this process's own.
    pub stdin: Option<Vec<u8>>,
    /// How many operations an interpreter may execute; native programs get a second for every 50 million.
    pub fuel: u64,
}

impl Default for Run {
    fn default() -> Run {
        Run { args: vec!["program.py".into()], stdin: Some(vec![]), fuel: 500_000_000 }
    }
}

/// What a run showed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
    /// How it ended.
    pub end: End,
}

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// With an exit status.
    Status(i32),
    /// It did not end within its fuel.
    OutOfFuel,
    /// It did what no program may do: touched memory that is not its own, or was killed by a signal.
    Broken(String),
}

impl Default for End {
    fn default() -> End {
        End::Status(0)
    }
}

impl Outcome {
    /// The exception nobody caught, `ValueError: message`: the last line of the traceback.
    pub fn exception(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.stderr).ok()?;
        if self.end == End::Status(0) || !text.contains("Traceback (most recent call last):") {
            return None;
        }
        text.trim_end().lines().next_back()
    }
}

impl std::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?}\n-- stdout\n{}-- stderr\n{}",
            self.end,
            String::from_utf8_lossy(&self.stdout),
            String::from_utf8_lossy(&self.stderr)
        )
    }
}

/// Gives programs of one stage their behaviour, with their streams caught.
pub trait Backend: Send + Sync {
    /// `native`, `interp-lir`.
    fn name(&self) -> &'static str;
    /// The name of the stage it takes.
    fn stage(&self) -> &'static str;
    /// Runs a program to its end, or until its fuel is spent.
    fn run(&self, program: &AnyStage, run: &Run) -> Result<Outcome, Diagnostics>;
}
