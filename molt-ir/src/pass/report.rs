//! What each pass of a run did: its time and its counters.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use super::pipeline::{Pipeline, Step};

/// What the passes of a run did.
#[derive(Clone, Default, Debug)]
pub struct Report {
    /// Every occurrence of a pass, in the pipeline's order.
    pub passes: Vec<Entry>,
    /// The time spent verifying.
    pub verify: Duration,
    /// How many rewrites happened.
    pub rewrites: u64,
    /// The pass and name of the last rewrite.
    pub last_rewrite: Option<(String, &'static str)>,
}

/// What one occurrence of a pass did.
#[derive(Clone, Default, Debug)]
pub struct Entry {
    /// `name#1`.
    pub address: String,
    /// How often it ran.
    pub runs: u32,
    /// How long it took in all.
    pub time: Duration,
    /// Its counters.
    pub counters: BTreeMap<&'static str, u64>,
}

impl Report {
    pub(super) fn new(pipeline: &Pipeline) -> Report {
        let entry = |step: &&Step| Entry { address: step.address(), ..Entry::default() };
        Report { passes: pipeline.steps().iter().map(entry).collect(), ..Report::default() }
    }

    pub(super) fn ran(&mut self, step: &Step, time: Duration, counters: Vec<(&'static str, u64)>) {
        let entry = &mut self.passes[step.position];
        entry.runs += 1;
        entry.time += time;
        for (name, n) in counters {
            *entry.counters.entry(name).or_default() += n;
        }
    }

    /// The table of `--time-passes`.
    pub fn times(&self) -> String {
        let total = self.passes.iter().map(|e| e.time).sum::<Duration>() + self.verify;
        let mut out = String::from("      ms      %  runs  pass\n");
        let mut line = |time: Duration, runs: u32, name: &str| {
            let share = 100.0 * time.as_secs_f64() / total.as_secs_f64().max(1e-12);
            let _ = writeln!(out, "{:8.3} {share:6.1} {runs:5}  {name}", time.as_secs_f64() * 1e3);
        };
        for entry in self.passes.iter().filter(|e| e.runs > 0) {
            line(entry.time, entry.runs, &entry.address);
        }
        line(self.verify, 0, "(verify)");
        line(total, 0, "(total)");
        out
    }

    /// The table of `--stats`.
    pub fn stats(&self) -> String {
        let mut out = String::new();
        for entry in &self.passes {
            for (name, n) in &entry.counters {
                let _ = writeln!(out, "{n:8}  {name:<28} {}", entry.address);
            }
        }
        let _ = write!(out, "{:8}  rewrites", self.rewrites);
        if let Some((pass, rewrite)) = &self.last_rewrite {
            let _ = write!(out, ", the last: `{rewrite}` in {pass}");
        }
        out.push('\n');
        out
    }
}
