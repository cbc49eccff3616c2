//! What holds of the files of the repository, whatever they say.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file that is not the result of a build.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.starts_with("target") || name == ".git" || name.ends_with("_molt") {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The lines that name a folder of somebody's machine.
fn machine_paths(text: &str) -> Vec<&str> {
    // In two parts, so that this file holds none.
    let folders = [concat!("/", "root/"), concat!("/", "home/"), concat!("/", "work/"), concat!("/", "Users/")];
    let begins_a_path = |line: &str, at: usize| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-}/".contains(c))
    };
    text.lines()
        .filter(|line| folders.iter().any(|folder| line.match_indices(folder).any(|(at, _)| begins_a_path(line, at))))
        .collect()
}

#[test]
fn no_file_mentions_a_path_of_a_machine() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = Vec::new();
    files(workspace, &mut all);
    assert!(all.len() > 300, "the files are gone");
    let mut found = Vec::new();
    for path in all {
        // What is no text has no paths to read.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        found.extend(machine_paths(&text).iter().map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_path_is_told_from_what_only_looks_like_one() {
    let root = concat!("/", "root/");
    assert_eq!(machine_paths(&format!("fine\nopen {root}x.py")), [format!("open {root}x.py")]);
    assert!(machine_paths(&format!("a{root}x and $HOME/work")).is_empty());
}
