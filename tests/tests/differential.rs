//! Every differential program and example, compiled under each profile and run, does what CPython 3.12 was recorded to do.

use molt_tests::{Outcome, programs, run};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Programs compiled under this profile check their memory, if they are about that: see docs/memory.md. With
/// `MOLT_CHECK_MEMORY=all` every program does, under every profile.
const CHECKED: &str = "dev";

fn checks_memory(program: &Path, profile: &str) -> bool {
    let is_about_memory = program.parent().is_some_and(|folder| folder.ends_with("differential/memory"));
    match std::env::var_os("MOLT_CHECK_MEMORY") {
        Some(which) if which == "all" => !LEAKS.iter().any(|(name, _)| program.ends_with(name)),
        _ => profile == CHECKED && is_about_memory,
    }
}

/// Programs at whose end something is left, and what.
const LEAKS: &[(&str, &str)] = &[
    ("async/async_contexts.py", "contexts of tasks"),
    ("async/coroutines.py", "an event loop with tasks that never ended"),
    ("async/scheduling.py", "an event loop with tasks that never ended"),
    ("async/tasks.py", "an empty list"),
];

fn check(program: &Path, profile: &str, folder: &Path) -> Result<(), String> {
    let name = program.display();
    let expected = std::fs::read_to_string(program.with_extension("expect")).map_err(|e| format!("{name}: {e}"))?;
    let expected = Outcome::parse(&expected).ok_or_else(|| format!("{name}: the recording is malformed"))?;
    let stem = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let executable = folder.join(format!("{stem}-{profile}-{}", program.to_string_lossy().len()));
    let built = Command::new(env!("CARGO_BIN_EXE_molt-under-test"))
        .args(["build", "--profile", profile, "--verify", "changed", "-o"])
        .arg(&executable)
        .arg(program)
        .args(checks_memory(program, profile).then_some("--check-memory"))
        .output()
        .map_err(|e| format!("{name}: {e}"))?;
    if !built.status.success() {
        return Err(format!("{name} ({profile}): refused\n{}", String::from_utf8_lossy(&built.stderr)));
    }
    let found = run(&mut command(&executable), program).map_err(|e| format!("{name}: {e}"))?;
    if found == expected {
        return Ok(());
    }
    let (expected, found) = (expected.to_text(), found.to_text());
    let diff = similar::TextDiff::from_lines(&expected, &found);
    Err(format!("{name} ({profile}):\n{}", diff.unified_diff().context_radius(2)))
}

/// Starts the program, under what `MOLT_RUN_UNDER` names if it is set: `valgrind -q --error-exitcode=99`, say.
fn command(executable: &Path) -> Command {
    let under = std::env::var("MOLT_RUN_UNDER").unwrap_or_default();
    let mut words = under.split_whitespace();
    match words.next() {
        None => Command::new(executable),
        Some(first) => {
            let mut command = Command::new(first);
            command.args(words).arg(executable);
            command
        }
    }
}

/// The recorded programs, or those whose paths have what `MOLT_PROGRAMS` says: for work on one of them.
fn chosen() -> Vec<PathBuf> {
    let mut programs = programs();
    assert!(programs.len() > 10, "the recorded programs are gone");
    if let Ok(part) = std::env::var("MOLT_PROGRAMS") {
        programs.retain(|program| program.to_string_lossy().contains(&part));
    }
    programs
}

/// Every program that is a benchmark, or every one that is none.
fn all_under(profile: &str, benchmarks: bool) {
    let mut programs = chosen();
    programs.retain(|program| program.to_string_lossy().contains("bench/programs") == benchmarks);
    let folder = tempfile::tempdir().expect("a folder for executables");
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(failure) = check(program, profile, folder.path()) {
                        failures.lock().expect("no test thread panics").push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no test thread panics");
    assert!(failures.is_empty(), "{} of {} programs differ:\n{}", failures.len(), programs.len(), failures.join("\n"));
}

#[test]
fn dev_does_what_cpython_does() {
    all_under("dev", false);
}

#[test]
fn release_does_what_cpython_does() {
    all_under("release", false);
}

/// Every so many-th program, and every example, with what inference claims tested at run time.
#[test]
fn inference_claims_nothing_wrong() {
    let mut programs = chosen();
    programs.retain(|program| !program.to_string_lossy().contains("bench/programs"));
    let is_example = |program: &Path| program.parent().is_some_and(|folder| folder.ends_with("examples"));
    let sample: Vec<_> = programs.iter().enumerate().filter(|(n, p)| n % 6 == 0 || is_example(p)).map(|(_, p)| p).collect();
    let folder = tempfile::tempdir().expect("a folder for executables");
    let failures: Vec<String> = sample.iter().filter_map(|program| check(program, "checked", folder.path()).err()).collect();
    assert!(failures.is_empty(), "{} of {} programs differ:\n{}", failures.len(), sample.len(), failures.join("\n"));
}

#[test]
#[ignore = "half a minute; .ci/run runs it"]
fn the_benchmarks_do_what_cpython_does() {
    all_under("release", true);
}
