//! How many counts of references the compiler saves, by counting them: the programs are built with `count-references`, with all of
//! what `insert-refcounts` does, with each part of it left out, and with none of it.
//!
//! The runtime's own counts, which are the same in every way, are not seen.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::measure;
use crate::programs::Program;

/// The programs that are mostly objects.
pub const PROGRAMS: &[&str] = &[
    "binary_trees",
    "closures",
    "deltablue",
    "deltablue_untyped",
    "dict_of_objects",
    "dynamic_records",
    "graph_cycles",
    "hierarchy",
    "huffman",
    "json_parser",
    "linked_list",
    "lru_cache",
    "queue_simulation",
    "richards",
    "richards_untyped",
    "sort_records",
    "tokenizer",
    "trie",
];

/// The ways to place counts: the name, the options of `insert-refcounts`, passes left out.
const WAYS: [(&str, &str, &str); 6] = [
    ("naive", "{moves=false,borrows=false}", "\"lir-drop-empty-counts\", \"lir-reuse-exchanged\""),
    ("without moves", "{moves=false}", ""),
    ("without borrows", "{borrows=false}", ""),
    ("without lir-drop-empty-counts", "", "\"lir-drop-empty-counts\""),
    ("without lir-reuse-exchanged", "", "\"lir-reuse-exchanged\""),
    ("all", "", ""),
];

/// What one run counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// Counts taken of objects.
    pub taken: u64,
    /// Counts of objects given back.
    pub given_back: u64,
    /// Counts asked for where there was no object.
    pub of_nothing: u64,
}

impl Counts {
    /// Changes of a count in memory.
    pub fn changes(self) -> u64 {
        self.taken + self.given_back
    }

    /// Operations that ran, whether there was an object to count or not.
    pub fn operations(self) -> u64 {
        self.changes() + self.of_nothing
    }
}

/// What every program counted, by way.
pub type Table = BTreeMap<String, BTreeMap<String, Counts>>;

/// Builds and runs a program in every way, with its small input.
pub fn count(program: &Program, driver: &Path) -> Result<BTreeMap<String, Counts>, Failure> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let (profile, executable) = (folder.path().join("counting.toml"), folder.path().join("program"));
    let mut found = BTreeMap::new();
    for (way, options, without) in WAYS {
        let text = format!(
            "summary = \"release that counts\"\nextends = \"release\"\n[edit]\ndisable = [{without}]\n\
             replace.\"insert-refcounts\" = \"insert-refcounts{options}\"\nafter.\"lir-share-cleanups\" = \"count-references\"\n"
        );
        fs::write(&profile, text).map_err(|e| e.to_string())?;
        let mut build = Command::new(driver);
        build.args(["build", "--profile"]).arg(&profile).arg("-o").arg(&executable).arg(&program.source);
        measure::run(&mut build, None)?;
        found.insert(way.to_owned(), run(program, &executable)?);
    }
    Ok(found)
}

/// Runs a program that tells its counts in the last line of standard error.
fn run(program: &Program, executable: &Path) -> Result<Counts, Failure> {
    let mut command = Command::new(executable);
    command.args(&program.small);
    if let Some(input) = &program.input {
        command.stdin(fs::File::open(input).map_err(|e| e.to_string())?);
    }
    let output = command.output().map_err(|e| e.to_string())?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{}: {stderr}", program.name));
    }
    read(stderr.lines().last().unwrap_or_default()).ok_or_else(|| format!("{} does not tell its counts: {stderr}", program.name))
}

/// Reads `references: 1 taken, 2 given back, 3 of nothing`.
fn read(line: &str) -> Option<Counts> {
    let mut numbers = line.strip_prefix("references: ")?.split(", ").map(|part| part.split(' ').next()?.parse().ok());
    let mut next = || numbers.next().flatten();
    Some(Counts { taken: next()?, given_back: next()?, of_nothing: next()? })
}

/// The share of what naive counting does that is gone.
pub fn gone(ways: &BTreeMap<String, Counts>, what: fn(Counts) -> u64) -> f64 {
    let number = |way: &str| ways.get(way).map_or(0, |&counts| what(counts)) as f64;
    1.0 - number("all") / number("naive").max(1.0)
}

/// The table as Markdown: changes of counts + operations on what is no object, in thousands; the share of the changes that is gone, and
/// of all operations.
pub fn markdown(table: &Table) -> String {
    let mut out = "| program |".to_owned();
    for (way, ..) in WAYS {
        let _ = write!(out, " {way} |");
    }
    let _ = writeln!(out, " changes gone | operations gone |\n|---|{}", "---:|".repeat(WAYS.len() + 2));
    for (program, ways) in table {
        let _ = write!(out, "| {program} |");
        for (way, ..) in WAYS {
            let _ = match ways.get(way) {
                Some(counts) => write!(out, " {:.1} + {:.1} |", counts.changes() as f64 / 1e3, counts.of_nothing as f64 / 1e3),
                None => write!(out, " |"),
            };
        }
        let (changes, operations) = (gone(ways, Counts::changes), gone(ways, Counts::operations));
        let _ = writeln!(out, " {:.0}% | {:.0}% |", 100.0 * changes, 100.0 * operations);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_and_told() {
        let all = read("references: 1000 taken, 2000 given back, 30 of nothing").unwrap();
        assert_eq!(all, Counts { taken: 1000, given_back: 2000, of_nothing: 30 });
        assert_eq!(read("Traceback"), None);
        let naive = Counts { taken: 6000, given_back: 6000, of_nothing: 3150 };
        let ways = BTreeMap::from([("naive".to_owned(), naive), ("all".to_owned(), all)]);
        let text = markdown(&BTreeMap::from([("p".to_owned(), ways)]));
        assert!(text.ends_with("| p | 12.0 + 3.1 | | | | | 3.0 + 0.0 | 75% | 80% |\n"), "{text}");
    }
}
