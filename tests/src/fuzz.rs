//! Generated programs under every profile, which must do the same; and what CPython does with them, where there is one.

use std::path::Path;
use std::process::Command;

use crate::{Outcome, run};

/// The profiles whose programs are compared; the first runs the interpreter of `hir`.
pub const PROFILES: [&str; 3] = ["reference", "dev", "release"];

/// What the program does under a profile, by a driver.
pub fn under(driver: &Path, profile: &str, program: &Path) -> std::io::Result<Outcome> {
    run(Command::new(driver).args(["run", "--profile", profile]).arg(program), program)
}

/// What CPython does with it.
pub fn by_cpython(python: &Path, program: &Path) -> std::io::Result<Outcome> {
    run(Command::new(python).args(["-W", "ignore"]).arg(program), program)
}

/// Runs the program of a seed everywhere; says what differs.
pub fn check(seed: u64, driver: &Path, python: Option<&Path>, folder: &Path) -> Result<(), String> {
    let text = molt_test::generate::program(seed);
    let program = folder.join(format!("seed_{seed}.py"));
    let failed = |e: std::io::Error| format!("seed {seed}: {e}");
    std::fs::write(&program, &text).map_err(failed)?;
    let mut found: Vec<(&str, Outcome)> = Vec::new();
    if let Some(python) = python {
        found.push(("CPython", by_cpython(python, &program).map_err(failed)?));
    }
    for profile in PROFILES {
        found.push((profile, under(driver, profile, &program).map_err(failed)?));
    }
    let (first, expected) = &found[0];
    for (name, outcome) in &found[1..] {
        if outcome != expected {
            let (expected, outcome) = (expected.to_text(), outcome.to_text());
            let diff = similar::TextDiff::from_lines(&expected, &outcome);
            return Err(format!("seed {seed}: `{name}` differs from `{first}`\n{}", diff.unified_diff().context_radius(1)));
        }
    }
    Ok(())
}
