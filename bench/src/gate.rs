//! Limits, read from a TOML file, and what breaks them.
//!
//! ```toml
//! [[limit]]
//! what = "time"                 # or "memory"
//! against = "c"                 # a contestant; "python" is the fastest CPython; "typed" the program without `_untyped`
//! programs = ["nbody", "fib"]   # every program when absent
//! each = 1.5                    # Molt's use over the other's, at most, for each program
//! mean = 1.25                   # the same for the geometric mean
//!
//! [figures]
//! hello-bytes = 30720           # at most
//! ```
//!
//! A program that is named but was not measured breaks its limit; one that is not named is judged where it was measured.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::Failure;
use crate::result::{Lane, Results};
use crate::stats::geometric_mean;

/// A file of limits.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Limits on races.
    #[serde(default, rename = "limit")]
    pub limits: Vec<Limit>,
    /// The most a figure may be.
    #[serde(default)]
    pub figures: BTreeMap<String, f64>,
}

/// A limit on what Molt uses over what another contestant uses.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What is compared.
    pub what: What,
    /// With whom.
    pub against: String,
    /// For which programs; every one when absent.
    pub programs: Option<Vec<String>>,
    /// The most for each program.
    pub each: Option<f64>,
    /// The most for the geometric mean.
    pub mean: Option<f64>,
}

/// What a limit compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Median user time.
    Time,
    /// Peak memory.
    Memory,
}

impl Gate {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Gate, Failure> {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
    }

    /// What the results break, a line each. Limits on races are judged where races were run, figures where they were taken.
    pub fn broken(&self, results: &Results) -> Vec<String> {
        let mut broken = Vec::new();
        if !results.races.is_empty() {
            self.limits.iter().for_each(|limit| limit.judge(results, &mut broken));
        }
        if !results.figures.is_empty() {
            for (name, most) in &self.figures {
                match results.figures.get(name) {
                    Some(value) if value <= most => {}
                    Some(value) => broken.push(format!("{name}: {value:.3}, at most {most}")),
                    None => broken.push(format!("{name}: not measured")),
                }
            }
        }
        broken
    }
}

impl Limit {
    fn judge(&self, results: &Results, broken: &mut Vec<String>) {
        let what = if self.what == What::Time { "time" } else { "memory" };
        let mut ratios = Vec::new();
        for race in &results.races {
            if self.programs.as_ref().is_some_and(|names| !names.contains(&race.program)) {
                continue;
            }
            let other = match self.against.as_str() {
                "typed" => race.program.strip_suffix("_untyped").and_then(|name| results.race(name)?.lane("molt")),
                name => race.lane(name),
            };
            let (Some(molt), Some(other)) = (race.lane("molt"), other) else {
                if self.programs.is_some() {
                    broken.push(format!("{}: {what} against {} was not measured", race.program, self.against));
                }
                continue;
            };
            let ratio = self.used(molt) / self.used(other);
            ratios.push(ratio);
            if let Some(most) = self.each.filter(|most| ratio > *most) {
                broken.push(format!("{}: {ratio:.2} times the {what} of {}, at most {most}", race.program, self.against));
            }
        }
        for name in self.programs.iter().flatten().filter(|name| results.race(name).is_none()) {
            broken.push(format!("{name}: not measured"));
        }
        if let (Some(most), Some(mean)) = (self.mean, geometric_mean(&ratios)) {
            if mean > most {
                broken.push(format!("geometric mean: {mean:.3} times the {what} of {}, at most {most}", self.against));
            }
        }
    }

    fn used(&self, lane: &Lane) -> f64 {
        match self.what {
            What::Time => lane.user(),
            What::Memory => lane.peak_kb(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::result::tests::race;

    fn broken(gate: &str, results: &Results) -> Vec<String> {
        toml::from_str::<Gate>(gate).unwrap().broken(results)
    }

    fn results() -> Results {
        Results {
            races: vec![
                race("fib", &[("molt", 1.5), ("python3.12", 3.0), ("python3.11", 1.2), ("c", 1.0)]),
                race("fib_untyped", &[("molt", 1.8), ("python3.12", 3.0)]),
            ],
            figures: [("hello-bytes".to_owned(), 40_000.0)].into(),
            ..Results::default()
        }
    }

    #[test]
    fn limits_are_judged_for_each_program_and_for_the_mean() {
        let against_c = "[[limit]]\nwhat = 'time'\nagainst = 'c'\neach = 1.25\nmean = 1.0";
        assert_eq!(
            broken(against_c, &results()),
            ["fib: 1.50 times the time of c, at most 1.25", "geometric mean: 1.500 times the time of c, at most 1"]
        );
        assert!(broken("[[limit]]\nwhat = 'time'\nagainst = 'c'\neach = 1.6", &results()).is_empty());
    }

    #[test]
    fn the_fastest_python_and_the_typed_version_count() {
        let python = "[[limit]]\nwhat = 'time'\nagainst = 'python'\neach = 1.0";
        assert_eq!(broken(python, &results()), ["fib: 1.25 times the time of python, at most 1"]);
        let typed = "[[limit]]\nwhat = 'memory'\nagainst = 'typed'\neach = 1.1";
        assert_eq!(broken(typed, &results()), ["fib_untyped: 1.20 times the memory of typed, at most 1.1"]);
    }

    #[test]
    fn what_is_named_has_to_be_measured() {
        let named = "[[limit]]\nwhat = 'time'\nagainst = 'c'\nprograms = ['fib_untyped', 'sort']\neach = 9.0";
        assert_eq!(broken(named, &results()), ["fib_untyped: time against c was not measured", "sort: not measured"]);
    }

    #[test]
    fn figures_have_a_most() {
        let gate = "[figures]\nhello-bytes = 30720\nstartup-ratio = 1.3";
        assert_eq!(broken(gate, &results()), ["hello-bytes: 40000.000, at most 30720", "startup-ratio: not measured"]);
        assert!(broken(gate, &Results { figures: BTreeMap::new(), ..results() }).is_empty());
    }

    #[test]
    fn a_misspelt_gate_is_refused() {
        assert!(toml::from_str::<Gate>("[[limit]]\nwhat = 'time'\nagainst = 'c'\neech = 1").is_err());
    }

    #[test]
    fn the_gate_that_comes_with_molt_can_be_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gate.toml");
        let gate = Gate::read(&path).unwrap();
        let programs = crate::programs::find(&crate::programs::folder(), &[]).unwrap();
        for name in gate.limits.iter().flat_map(|limit| limit.programs.iter().flatten()) {
            assert!(programs.iter().any(|program| program.name == *name), "{name} is no program");
        }
    }
}
