//! A race: every contestant prints the same text once, then they take turns.

use std::path::Path;

use crate::Failure;
use crate::contestant::{Contestant, Ready};
use crate::measure;
use crate::programs::Program;
use crate::result::{Absent, Lane, Race};

/// Races the contestants over a program. A contestant that cannot take part is absent with the reason; Molt has to, and
/// different output is a failure.
pub fn race(
    program: &Program,
    contestants: &[Contestant],
    rounds: usize,
    arguments: &[String],
    folder: &Path,
) -> Result<Race, Failure> {
    let mut ready: Vec<(&Contestant, Ready)> = Vec::new();
    let mut absent = Vec::new();
    let mut expected: Option<(&str, Vec<u8>)> = None;
    let input = program.input.as_deref();
    for contestant in contestants {
        let prepared = contestant.prepare(program, folder, arguments).and_then(|prepared| match prepared {
            Some(command) => measure::run(&mut command.command(), input).map(|(output, _)| Some((command, output))),
            None => Ok(None),
        });
        match prepared {
            Ok(None) => {}
            Ok(Some((command, output))) => {
                match &expected {
                    Some((name, text)) if *text != output => {
                        return Err(format!(
                            "{}: {} and {name} print different text\n{}",
                            program.name,
                            contestant.name,
                            first_difference(text, &output)
                        ));
                    }
                    Some(_) => {}
                    None => expected = Some((&contestant.name, output)),
                }
                ready.push((contestant, command));
            }
            Err(reason) if contestant.name == "molt" => return Err(format!("{}: {reason}", program.name)),
            Err(reason) => absent.push(Absent { contestant: contestant.name.clone(), reason }),
        }
    }
    let mut lanes: Vec<Lane> =
        ready.iter().map(|(c, _)| Lane { contestant: c.name.clone(), turns: Vec::with_capacity(rounds) }).collect();
    for _ in 0..rounds {
        for ((_, command), lane) in ready.iter().zip(&mut lanes) {
            lane.turns.push(measure::run(&mut command.command(), input)?.1);
        }
    }
    Ok(Race { program: program.name.clone(), lanes, absent })
}

fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let pair = expected.lines().zip(found.lines()).find(|(e, f)| e != f);
    match pair {
        Some((e, f)) => format!("- {e}\n+ {f}"),
        None => format!("{} lines, {} lines", expected.lines().count(), found.lines().count()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(folder: &Path, text: &str) -> Program {
        let source = folder.join("p.py");
        std::fs::write(&source, text).unwrap();
        Program { name: "p".into(), source, c: None, rust: None, input: None, small: Vec::new() }
    }

    #[test]
    fn contestants_take_turns() {
        let folder = tempfile::tempdir().unwrap();
        let program = program(folder.path(), "echo same");
        let contestants = [Contestant::interpreter("a=/bin/sh").unwrap(), Contestant::interpreter("b=/bin/sh").unwrap()];
        let race = race(&program, &contestants, 3, &[], folder.path()).unwrap();
        assert_eq!(race.lanes.iter().map(|lane| lane.turns.len()).collect::<Vec<_>>(), [3, 3]);
    }

    #[test]
    fn different_output_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let program = program(folder.path(), "echo different");
        let contestants = [Contestant::interpreter("a=/bin/sh").unwrap(), Contestant::interpreter("b=/bin/cat").unwrap()];
        let failure = race(&program, &contestants, 1, &[], folder.path()).unwrap_err();
        assert!(failure.contains("- different\n+ echo different"), "{failure}");
    }

    #[test]
    fn who_cannot_take_part_is_absent_but_molt_has_to() {
        let folder = tempfile::tempdir().unwrap();
        let program = program(folder.path(), "echo same");
        let missing = |name: &str| Contestant::interpreter(&format!("{name}=/no/such/program")).unwrap();
        let there = Contestant::interpreter("a=/bin/sh").unwrap();
        let race_of = |name| race(&program, &[there.clone(), missing(name)], 1, &[], folder.path());
        assert_eq!(race_of("pypy").unwrap().absent[0].contestant, "pypy");
        assert!(race_of("molt").is_err());
    }
}
