//! The contract of a pipeline, checked before anything runs.
//!
//! Every pass must find its stage and every fact it requires. `fix(..)` is checked for two rounds, the second on what holds both
//! before the loop and after one round. What `only(..)` establishes holds for the chosen functions, so nothing is established
//! for the program.

use super::fact::{Fact, Need};
use super::flow::Flow;
use super::pipeline::{Fix, Item, Only, Pipeline, Step};
use super::profile::Profile;
use super::registry::Registry;
use super::repair;
use super::stage::StageInfo;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A pipeline that may run.
pub struct Checked {
    /// The facts before each pass, by position.
    pub before: Vec<Vec<Fact>>,
    /// What holds at the end.
    pub end: Flow,
}

/// Checks `pipeline` from a stage and the facts that hold there. `None` takes the first pass's own stage.
pub fn check(
    pipeline: &Pipeline,
    stage: Option<&'static StageInfo>,
    facts: &[Fact],
    registry: &Registry,
) -> Result<Checked, Diagnostics> {
    let steps = pipeline.steps();
    let mut checker = Checker {
        registry,
        steps: &steps,
        before: vec![Vec::new(); steps.len()],
        errors: Diagnostics::default(),
        second_round: false,
    };
    let mut flow = Flow::start(stage.or_else(|| steps.first().map(|s| s.info.from)), facts);
    // An error of stage ends the check: everything after it would be about the wrong stage too.
    let _ = checker.items(&pipeline.items, &mut flow);
    let Checker { before, errors, .. } = checker;
    errors.or(Checked { before, end: flow })
}

/// Checks what a profile expects to hold at the end of its pipeline.
pub fn check_expected(profile: &Profile, end: &Flow) -> Result<(), Diagnostics> {
    let mut errors = Diagnostics::default();
    for fact in profile.expect.iter().filter(|fact| !end.holds(fact)) {
        let message = format!("the profile `{}` expects `{}`, which does not hold at its end", profile.name, fact.name);
        let error = Diagnostic::new(codes::P0013, message);
        errors.push(match end.lost(fact) {
            Some(lost) => error.why(format!("{} destroys it", lost.by.cite())),
            None => error.why("no pass of the pipeline establishes it"),
        });
    }
    errors.or(())
}

struct Checker<'a> {
    registry: &'a Registry,
    steps: &'a [&'a Step],
    before: Vec<Vec<Fact>>,
    errors: Diagnostics,
    second_round: bool,
}

/// The check cannot go on.
struct Stop;

impl Checker<'_> {
    fn items(&mut self, items: &[Item], flow: &mut Flow) -> Result<(), Stop> {
        for item in items {
            match item {
                Item::Pass(step) => self.step(step, flow)?,
                Item::Fix(fix) => self.fix(fix, flow)?,
                Item::Only(only) => self.only(only, flow)?,
            }
        }
        Ok(())
    }

    fn step(&mut self, step: &Step, flow: &mut Flow) -> Result<(), Stop> {
        if let Some(stage) = flow.stage.filter(|stage| *stage != step.info.from) {
            self.errors.push(self.wrong_stage(step, stage));
            return Err(Stop);
        }
        for need in step.info.requires {
            let missing = flow.missing(&need.fact);
            match missing.as_slice() {
                [] => {}
                [fact] => self.errors.push(self.missing(step, need, fact, flow)),
                facts => self.errors.push(self.many_missing(step, need, facts, flow)),
            }
            // So that the same fact is reported once, where it is first missed.
            missing.into_iter().for_each(|fact| flow.assume(fact));
        }
        // The last round checked writes last: what holds in every round.
        self.before[step.position] = flow.facts();
        flow.pass(step);
        Ok(())
    }

    fn fix(&mut self, fix: &Fix, flow: &mut Flow) -> Result<(), Stop> {
        self.keeps_stage(&fix.items, "fix")?;
        let before = flow.clone();
        let found = self.errors.0.len();
        self.items(&fix.items, flow)?;
        if self.errors.0.len() == found {
            let outer = std::mem::replace(&mut self.second_round, true);
            let mut again = before;
            again.meet(flow);
            let result = self.items(&fix.items, &mut again);
            self.second_round = outer;
            result?;
            *flow = again;
        }
        Ok(())
    }

    fn only(&mut self, only: &Only, flow: &mut Flow) -> Result<(), Stop> {
        self.keeps_stage(&only.items, "only")?;
        let mut after = flow.clone();
        self.items(&only.items, &mut after)?;
        flow.meet(&after);
        Ok(())
    }

    fn keeps_stage(&mut self, items: &[Item], around: &str) -> Result<(), Stop> {
        let pipeline = Pipeline { items: items.to_vec() };
        let Some(step) = pipeline.steps().into_iter().find(|s| !s.info.keeps_stage()).cloned() else { return Ok(()) };
        let message = format!("{} changes the stage inside `{around}`", step.cite());
        let why = match around {
            "fix" => format!("the second round would begin with `{}` instead of `{}`", step.info.to.name, step.info.from.name),
            _ => "the other functions would stay at the old stage".to_owned(),
        };
        self.errors.push(Diagnostic::new(codes::P0005, message).at(step.span).why(why));
        Err(Stop)
    }

    fn wrong_stage(&self, step: &Step, stage: &'static StageInfo) -> Diagnostic {
        let message = format!("{} works on `{}`, but here the program is `{}`", step.cite(), step.info.from.name, stage.name);
        let error = Diagnostic::new(codes::P0005, message).at(step.span);
        repair::for_stage(error, step, stage, self.steps, self.registry)
    }

    /// The error for a fact of which several parts are missing.
    fn many_missing(&self, step: &Step, need: &Need, missing: &[Fact], flow: &Flow) -> Diagnostic {
        let what = format!("{} requires `{}`, of which {} parts do not hold", step.cite(), need.fact.name, missing.len());
        let code = if missing.iter().any(|fact| flow.lost(fact).is_some()) { codes::P0008 } else { codes::P0007 };
        let error = Diagnostic::new(code, what).at(step.span).why(need.why);
        missing
            .iter()
            .fold(error, |error, fact| error.help(format!("`{}`: {}", fact.name, repair::in_short(fact, flow, self.registry))))
    }

    /// The error for `missing`: the fact that is needed, or a part of it.
    fn missing(&self, step: &Step, need: &Need, missing: &Fact, flow: &Flow) -> Diagnostic {
        let cited = step.cite();
        let fact = match *missing == need.fact {
            true => format!("`{}`", missing.name),
            false => format!("`{}` and so `{}`", need.fact.name, missing.name),
        };
        let error = match flow.lost(missing) {
            Some(lost) if self.second_round => {
                let message = format!("{cited} requires {fact} in every round of `fix`, but {} destroys it", lost.by.cite());
                Diagnostic::new(codes::P0009, message)
            }
            Some(lost) => Diagnostic::new(codes::P0008, format!("{cited} requires {fact}, which {} destroys", lost.by.cite())),
            None => Diagnostic::new(codes::P0007, format!("{cited} requires {fact}, which nothing before it establishes")),
        };
        let error = error.at(step.span).why(need.why);
        let error = match flow.lost(missing).and_then(|lost| lost.established.as_deref()) {
            Some(by) => error.note(format!("{by} had established it")),
            None => error,
        };
        repair::for_fact(error, step, missing, flow, self.steps, self.registry)
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
