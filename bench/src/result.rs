//! What a run found, as it is written to `bench/results/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::measure::Usage;
use crate::stats;

/// Everything a run found.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Results {
    /// The machine, as the system describes it.
    pub machine: String,
    /// The programs raced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub races: Vec<Race>,
    /// Single numbers by name, as `hello-bytes`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<String, f64>,
}

/// One program under every contestant.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Race {
    /// The program.
    pub program: String,
    /// The contestants that ran it, in their order.
    pub lanes: Vec<Lane>,
    /// Those that did not, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<Absent>,
}

/// What one contestant used.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Lane {
    /// The contestant.
    pub contestant: String,
    /// Each of its turns.
    pub turns: Vec<Usage>,
}

/// A contestant that did not run a program.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Absent {
    /// The contestant.
    pub contestant: String,
    /// Why.
    pub reason: String,
}

impl Lane {
    /// Seconds of user time, each turn.
    pub fn users(&self) -> Vec<f64> {
        self.turns.iter().map(|turn| turn.user).collect()
    }

    /// The median of the user times.
    pub fn user(&self) -> f64 {
        stats::median(&self.users())
    }

    /// The largest peak, in KB.
    pub fn peak_kb(&self) -> f64 {
        self.turns.iter().map(|turn| turn.peak_kb).max().unwrap_or_default() as f64
    }
}

impl Race {
    /// A contestant's lane. `python` is the fastest of those whose names begin so.
    pub fn lane(&self, contestant: &str) -> Option<&Lane> {
        let exact = self.lanes.iter().find(|lane| lane.contestant == contestant);
        if contestant != "python" {
            return exact;
        }
        let pythons = self.lanes.iter().filter(|lane| lane.contestant.starts_with("python"));
        pythons.min_by(|a, b| a.user().total_cmp(&b.user()))
    }
}

impl Results {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Results, Failure> {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
    }

    /// Writes a file.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self).map_err(|e| e.to_string())?;
        fs::write(path, text + "\n").map_err(|e| format!("{}: {e}", path.display()))
    }

    /// A race by its program.
    pub fn race(&self, program: &str) -> Option<&Race> {
        self.races.iter().find(|race| race.program == program)
    }
}

/// The processor, how many of them, and the kernel.
pub fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu_info = read("/proc/cpuinfo");
    let model = cpu_info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("unknown", |l| l.1);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{model}, {cores} cores, Linux {}", read("/proc/sys/kernel/osrelease").trim())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A race with one turn for each contestant.
    pub fn race(program: &str, times: &[(&str, f64)]) -> Race {
        let lane = |&(name, user): &(&str, f64)| Lane {
            contestant: name.to_owned(),
            turns: vec![Usage { user, system: 0.0, wall: user, peak_kb: (user * 1000.0) as u64 }],
        };
        Race { program: program.to_owned(), lanes: times.iter().map(lane).collect(), absent: Vec::new() }
    }

    #[test]
    fn results_come_back_from_their_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let absent = Absent { contestant: "pypy".into(), reason: "not there".into() };
        let races = vec![Race { absent: vec![absent], ..race("fib", &[("molt", 0.1)]) }];
        let results = Results { machine: machine(), races, figures: [("hello-bytes".to_owned(), 14_000.0)].into() };
        results.write(file.path()).unwrap();
        assert_eq!(Results::read(file.path()).unwrap(), results);
        assert!(Results::read(Path::new("no-such-file")).is_err());
    }

    #[test]
    fn python_is_the_fastest_python() {
        let race = race("fib", &[("molt", 0.1), ("python3.12", 1.0), ("python3.11", 0.9)]);
        assert_eq!(race.lane("python").unwrap().contestant, "python3.11");
        assert_eq!(race.lane("python3.12").unwrap().user(), 1.0);
        assert!(race.lane("c").is_none());
    }
}
