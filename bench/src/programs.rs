//! The benchmark programs: `bench/programs/NAME/NAME.py`, with `NAME.c` or `NAME.rs` beside it where these are raced, `NAME_untyped.py` where
//! the program exists without annotations too, and `NAME.in` where it reads its standard input.
//!
//! A program without arguments runs at full size. `NAME.args` holds the arguments of a small run, for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;

/// The folder of the programs that come with Molt.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// One benchmark program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Program {
    /// Its name, which is that of its file.
    pub name: String,
    /// The Python file.
    pub source: PathBuf,
    /// The same in C.
    pub c: Option<PathBuf>,
    /// The same in Rust.
    pub rust: Option<PathBuf>,
    /// What it reads on its standard input.
    pub input: Option<PathBuf>,
    /// The arguments of a small run.
    pub small: Vec<String>,
}

/// Every program of a folder, by name. Where names are given, those alone; a name that is not there is a failure.
pub fn find(folder: &Path, names: &[String]) -> Result<Vec<Program>, Failure> {
    let mut found = Vec::new();
    for place in read_sorted(folder)? {
        if !place.is_dir() {
            continue;
        }
        for source in read_sorted(&place)? {
            if source.extension().is_some_and(|e| e == "py") {
                found.push(program(&place, source));
            }
        }
    }
    if let Some(unknown) = names.iter().find(|name| !found.iter().any(|p| p.name == **name)) {
        return Err(format!("{}: no program is called {unknown}", folder.display()));
    }
    found.retain(|program| names.is_empty() || names.contains(&program.name));
    Ok(found)
}

fn program(place: &Path, source: PathBuf) -> Program {
    let folder_name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |extension: &str| Some(place.join(format!("{folder_name}.{extension}"))).filter(|path| path.exists());
    let small = fs::read_to_string(source.with_extension("args")).unwrap_or_default();
    Program {
        name: source.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        c: beside("c"),
        rust: beside("rs"),
        input: beside("in"),
        small: small.split_whitespace().map(str::to_owned).collect(),
        source,
    }
}

fn read_sorted(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_that_come_with_molt_are_whole() {
        let programs = find(&folder(), &[]).unwrap();
        let named = |suffix: &str| programs.iter().filter(|p| p.name.ends_with(suffix)).count();
        assert!(programs.len() - named("_untyped") >= 30, "{} programs", programs.len());
        assert!(named("_untyped") >= 10);
        for program in &programs {
            assert!(!program.small.is_empty(), "{} has no small size", program.name);
            let expected = program.source.with_extension("expect");
            assert!(expected.exists(), "{} has no recording", program.name);
            if let Some(typed) = program.name.strip_suffix("_untyped") {
                assert!(programs.iter().any(|p| p.name == typed), "{} has no typed version", program.name);
            }
        }
    }

    #[test]
    fn names_choose_and_unknown_names_are_refused() {
        let chosen = find(&folder(), &["fib".to_owned()]).unwrap();
        assert_eq!(chosen.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["fib"]);
        assert!(find(&folder(), &["fob".to_owned()]).unwrap_err().contains("fob"));
    }
}
