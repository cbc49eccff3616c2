//! Results as Markdown.

use std::fmt::Write as _;

use crate::result::{Race, Results};
use crate::stats::{geometric_mean, spread};

/// The results as tables: a line for each program, then the geometric means, then the figures.
pub fn markdown(results: &Results) -> String {
    let mut text = format!("Machine: {}\n", results.machine);
    if !results.races.is_empty() {
        text += "\n";
        text += &races(&results.races);
    }
    if !results.figures.is_empty() {
        text += "\n| figure | value |\n|---|---:|\n";
        for (name, value) in &results.figures {
            let _ = writeln!(text, "| {name} | {} |", number(*value));
        }
    }
    text
}

fn races(races: &[Race]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for lane in races.iter().flat_map(|race| &race.lanes) {
        if !names.contains(&&*lane.contestant) {
            names.push(&lane.contestant);
        }
    }
    let turns = races[0].lanes.first().map_or(0, |lane| lane.turns.len());
    let mut text = format!(
        "Seconds of user time (median of {turns}), in brackets how many times Molt's; spread of Molt's turns; peak memory in MB.\n\n"
    );
    let header: Vec<String> = names.iter().map(|name| format!(" {name} |")).collect();
    let memory: Vec<String> = names.iter().map(|name| format!(" {name} MB |")).collect();
    let _ = writeln!(text, "| program |{} spread |{}", header.concat(), memory.concat());
    let _ = writeln!(text, "|---|{}", "---:|".repeat(2 * names.len() + 1));
    for race in races {
        let _ = writeln!(text, "{}", line(race, &names));
    }
    let means: Vec<String> = names.iter().map(|name| format!(" {} |", mean(races, name))).collect();
    let _ = writeln!(text, "| **geometric mean** |{} |{}", means.concat(), " |".repeat(names.len()));
    text
}

fn line(race: &Race, names: &[&str]) -> String {
    let molt = race.lane("molt");
    let mut line = format!("| {} |", race.program);
    for name in names {
        let cell = match (race.lanes.iter().find(|lane| lane.contestant == *name), molt) {
            (Some(lane), Some(molt)) if *name != "molt" => {
                format!("{:.3} ({:.2}x)", lane.user(), lane.user() / molt.user())
            }
            (Some(lane), _) => format!("{:.3}", lane.user()),
            (None, _) => "-".to_owned(),
        };
        let _ = write!(line, " {cell} |");
    }
    let _ = write!(line, " {} |", molt.map_or_else(|| "-".to_owned(), |lane| format!("{:.0}%", 100.0 * spread(&lane.users()))));
    for name in names {
        let peak = race.lanes.iter().find(|lane| lane.contestant == *name).map(|lane| format!("{:.1}", lane.peak_kb() / 1024.0));
        let _ = write!(line, " {} |", peak.as_deref().unwrap_or("-"));
    }
    line
}

/// The geometric mean of a contestant's times over Molt's.
fn mean(races: &[Race], name: &str) -> String {
    let ratios: Vec<f64> = races
        .iter()
        .filter_map(|race| Some(race.lanes.iter().find(|l| l.contestant == name)?.user() / race.lane("molt")?.user()))
        .collect();
    geometric_mean(&ratios).map_or_else(|| "-".to_owned(), |mean| format!("{mean:.2}x"))
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::result::tests::race;

    #[test]
    fn a_table_has_a_line_for_each_program_and_the_means() {
        let results = Results {
            machine: "a machine".into(),
            races: vec![
                race("fib", &[("molt", 0.5), ("python3.12", 1.0), ("c", 0.25)]),
                race("sort", &[("molt", 1.0), ("python3.12", 8.0)]),
            ],
            figures: [("hello-bytes".to_owned(), 14_000.0), ("startup-ratio".to_owned(), 1.25)].into(),
        };
        let expected = "\
Machine: a machine

Seconds of user time (median of 1), in brackets how many times Molt's; spread of Molt's turns; peak memory in MB.

| program | molt | python3.12 | c | spread | molt MB | python3.12 MB | c MB |
|---|---:|---:|---:|---:|---:|---:|---:|
| fib | 0.500 | 1.000 (2.00x) | 0.250 (0.50x) | 0% | 0.5 | 1.0 | 0.2 |
| sort | 1.000 | 8.000 (8.00x) | - | 0% | 1.0 | 7.8 | - |
| **geometric mean** | 1.00x | 4.00x | 0.50x | | | | |

| figure | value |
|---|---:|
| hello-bytes | 14000 |
| startup-ratio | 1.250 |
";
        assert_eq!(markdown(&results), expected);
    }
}
