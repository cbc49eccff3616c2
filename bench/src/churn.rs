//! A long run of `bench/churn.py`, which makes and drops objects all the time: does the process stay as large as it was?

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::Failure;

/// What was seen of the run.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Churn {
    /// How long it ran.
    pub seconds: u64,
    /// Resident memory in KB, at even distances.
    pub resident_kb: Vec<u64>,
    /// The largest of the last half over the largest of the first.
    pub growth: f64,
}

/// The growth that is still none: the halves are never quite the same.
pub const MOST_GROWTH: f64 = 1.05;

/// How many times the process is looked at.
const SAMPLES: u32 = 60;

/// Builds the program and runs it for so many seconds.
pub fn churn(driver: &Path, seconds: u64) -> Result<Churn, Failure> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let executable = folder.path().join("churn");
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("churn.py");
    let mut build = Command::new(driver);
    build.args(["build", "--profile", "release", "-o"]).arg(&executable).arg(source);
    crate::measure::run(&mut build, None)?;
    let mut process = Command::new(&executable);
    process.arg(seconds.to_string()).stdout(Stdio::null());
    let mut child = process.spawn().map_err(|e| e.to_string())?;
    let start = Instant::now();
    let mut resident_kb = Vec::new();
    let every = Duration::from_secs(seconds) / SAMPLES;
    for n in 1..SAMPLES {
        std::thread::sleep((every * n).saturating_sub(start.elapsed()));
        match resident(child.id()) {
            Some(kb) => resident_kb.push(kb),
            None => break,
        }
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    if !status.success() {
        return Err(format!("the program ended with {status}"));
    }
    let growth = growth(&resident_kb);
    Ok(Churn { seconds, resident_kb, growth })
}

/// Resident memory of a process in KB, none when it has ended.
fn resident(process: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

fn growth(samples: &[u64]) -> f64 {
    let (first, last) = samples.split_at(samples.len() / 2);
    let most = |part: &[u64]| part.iter().copied().max().unwrap_or(0) as f64;
    most(last) / most(first).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_compares_the_halves() {
        assert_eq!(growth(&[10, 20, 20, 10]), 1.0);
        assert_eq!(growth(&[10, 20, 30, 40]), 2.0);
    }

    #[test]
    fn a_process_has_a_size() {
        assert!(resident(std::process::id()).is_some_and(|kb| kb > 100));
    }
}
