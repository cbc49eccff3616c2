//! How many cases of CPython's own test files pass when Molt compiles them: `cargo run -p molt-tests --bin cpython-suite [FILE...]`.
//!
//! `PYTHON312` names the interpreter whose `test` package is read; nothing of it is kept. Each file is copied with the helpers that
//! it imports into a folder of its own, beside the stand-in for `test.support` of `tests/cpython`, and run by CPython and by Molt,
//! so that what the stand-in leaves out is left out for both. The cases that CPython passes are those that count. Molt compiles with
//! `--lazy-errors`: what it refuses is raised where it is reached. A case at which the program ends is left out of the next run.
//!
//! Without files all are run. The rows of what was run are renewed in `docs/cpython-tests.md`. `MOLT` names the compiler (`molt-driver` beside this program
//! otherwise), `--profile` its profile, `--keep FOLDER` the folder in which what was run stays, to be looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use molt_tests::suite::{self, Report, Suite};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn beside_this_program() -> std::io::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("molt-driver"))
}

fn run() -> std::io::Result<()> {
    let (mut files, mut keep, mut profile) = (Vec::new(), None, "dev".to_owned());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--keep" => keep = arguments.next().map(PathBuf::from),
            "--profile" => profile = arguments.next().unwrap_or_default(),
            _ => files.push(argument),
        }
    }
    let made = tempfile::tempdir()?;
    let python = std::env::var("PYTHON312").unwrap_or_else(|_| "python3.12".into());
    let suite = Suite {
        library: suite::library(&python)?,
        python,
        molt: std::env::var("MOLT").map(PathBuf::from).or_else(|_| beside_this_program())?,
        profile,
        folder: keep.unwrap_or_else(|| made.path().to_owned()),
    };
    if files.is_empty() {
        files = suite::FILES.iter().map(|name| (*name).to_owned()).collect();
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cpython-tests.md");
    let known = std::fs::read_to_string(&page).unwrap_or_default();
    let mut reports: BTreeMap<String, Report> = known.lines().filter_map(Report::parse).collect();
    for name in files {
        let report = suite.report(&name)?;
        println!("{}", report.line(&name));
        reports.insert(name, report);
    }
    std::fs::write(page, suite::page(&reports))
}
