//! Runs a checked pipeline: verification, dumps, fuel, timing, and the blame when a pass lies.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use super::blame;
use super::cx::PassCx;
use super::dump::{Dumps, Header};
use super::fact::Fact;
use super::flow::Flow;
use super::pipeline::{Fix, Item, Only, Pipeline, Step};
use super::report::Report;
use super::stage::AnyStage;
use crate::diagnostic::Diagnostics;

crate::option_words! {
    /// How much is checked while a pipeline runs.
    #[derive(PartialOrd, Ord, Default)]
    pub enum Verify {
        Never = "never",
        /// Once for each stage, when it ends.
        #[default]
        Stage = "stage",
        /// After every pass that changed something.
        Changed = "changed",
        /// After every pass.
        Each = "each",
        /// After every pass, with every live fact.
        Audit = "audit",
    }
}

/// How to run a pipeline.
#[derive(Default)]
pub struct Runner<'a> {
    /// How much to check.
    pub verify: Verify,
    /// What to print on the way.
    pub dumps: Dumps,
    /// The occurrence to stop after: `name` or `name#2`.
    pub stop_after: Option<String>,
    /// The command that repeats this run, for dumps and failures: program, pipeline and input.
    pub repeat: Header,
    /// Where dumps go.
    pub out: Option<&'a mut dyn FnMut(&str)>,
}

/// A pipeline that ran.
pub struct Outcome {
    /// The program at the end.
    pub stage: AnyStage,
    /// The facts that hold at the end.
    pub facts: Vec<Fact>,
    /// What each pass did.
    pub report: Report,
}

/// A pipeline that did not run to its end.
pub struct Failure {
    /// Why.
    pub errors: Diagnostics,
    /// The program just before the pass that is to blame, when it is a pass's fault and the program was kept.
    pub before: Option<AnyStage>,
    /// What each pass did so far.
    pub report: Report,
}

/// Why the run of a list of items ended early.
enum End {
    Stopped(AnyStage),
    Failed(Box<(Diagnostics, Option<AnyStage>)>),
}

impl From<Diagnostics> for End {
    fn from(errors: Diagnostics) -> End {
        End::Failed(Box::new((errors, None)))
    }
}

struct State<'r, 'o> {
    runner: &'r mut Runner<'o>,
    cx: &'r mut PassCx,
    flow: Flow,
    report: Report,
}

impl Runner<'_> {
    /// Runs `pipeline`, which must have been checked from this stage and these facts.
    pub fn run(
        &mut self,
        pipeline: &Pipeline,
        stage: AnyStage,
        facts: &[Fact],
        cx: &mut PassCx,
    ) -> Result<Outcome, Box<Failure>> {
        let flow = Flow::start(Some(stage.info()), facts);
        let mut state = State { runner: self, cx, flow, report: Report::new(pipeline) };
        let ended = state.items(&pipeline.items, stage);
        let State { runner, cx, flow, mut report } = state;
        report.rewrites = cx.rewrites();
        let result = match ended {
            Ok(stage) | Err(End::Stopped(stage)) if runner.verify == Verify::Stage => match stage.verify() {
                Ok(()) => Ok(stage),
                Err(found) => Err((blame::malformed_at_end(&stage, &found, &runner.repeat), None)),
            },
            Ok(stage) | Err(End::Stopped(stage)) => Ok(stage),
            Err(End::Failed(failed)) => Err(*failed),
        };
        match result {
            Ok(stage) => Ok(Outcome { stage, facts: flow.facts(), report }),
            Err((errors, before)) => Err(Box::new(Failure { errors, before, report })),
        }
    }
}

impl State<'_, '_> {
    fn items(&mut self, items: &[Item], mut stage: AnyStage) -> Result<AnyStage, End> {
        for item in items {
            stage = match item {
                Item::Pass(step) => self.step(step, stage)?,
                Item::Fix(fix) => self.fix(fix, stage)?,
                Item::Only(only) => self.only(only, stage)?,
            };
        }
        Ok(stage)
    }

    fn fix(&mut self, fix: &Fix, mut stage: AnyStage) -> Result<AnyStage, End> {
        let mut hash = stage.hash();
        for _ in 0..fix.max {
            stage = self.items(&fix.items, stage)?;
            let after = stage.hash();
            if after == hash {
                return Ok(stage);
            }
            hash = after;
        }
        if fix.strict { Err(blame::unsettled(fix, &self.runner.repeat).into()) } else { Ok(stage) }
    }

    fn only(&mut self, only: &Only, stage: AnyStage) -> Result<AnyStage, End> {
        let names = stage.functions();
        let chosen = |name: &str| only.functions.iter().any(|pattern| matches(pattern, name));
        if !names.iter().any(|name| chosen(name)) {
            return Err(blame::no_function(only, &stage, &names).into());
        }
        let (before, flow) = (stage.clone(), self.flow.clone());
        let restore = |mut stage: AnyStage| {
            names.iter().filter(|name| !chosen(name)).for_each(|name| stage.restore_function(&before, name));
            stage
        };
        let ended = self.items(&only.items, stage);
        // What was established holds for the chosen functions only.
        let after = std::mem::replace(&mut self.flow, flow);
        self.flow.meet(&after);
        match ended {
            Ok(stage) => Ok(restore(stage)),
            Err(End::Stopped(stage)) => Err(End::Stopped(restore(stage))),
            Err(failed) => Err(failed),
        }
    }

    fn step(&mut self, step: &Step, stage: AnyStage) -> Result<AnyStage, End> {
        let verify = self.runner.verify;
        if verify == Verify::Stage && !step.info.keeps_stage() {
            stage.verify().map_err(|found| blame::malformed_at_end(&stage, &found, &self.runner.repeat))?;
        }
        self.dump_before(step, &stage);
        let old_text = self.runner.dumps.changed.then(|| stage.print());
        let unknown = self.unknown_facts(step);
        let needs_hash = verify == Verify::Changed || !unknown.is_empty();
        let old_hash = needs_hash.then(|| stage.hash());
        let kept = (verify >= Verify::Each).then(|| stage.clone());

        if verify == Verify::Audit {
            self.check_wholes(step, &stage)?;
        }
        let rewrites = self.cx.rewrites();
        let start = Instant::now();
        let ran = catch_unwind(AssertUnwindSafe(|| step.pass.run(stage, self.cx)));
        self.report.ran(step, start.elapsed(), self.cx.take_counters());
        if self.cx.rewrites() > rewrites {
            self.report.last_rewrite = self.cx.last_rewrite().map(|rewrite| (step.address(), rewrite));
        }
        let stage = match ran {
            Ok(Ok(stage)) => stage,
            Ok(Err(errors)) => return Err(errors.into()),
            Err(panic) => {
                let errors = blame::panicked(step, &panic_text(&*panic), kept.as_ref(), &self.runner.repeat);
                return Err(End::Failed(Box::new((errors, kept))));
            }
        };

        let changed = old_hash.is_none_or(|old| !step.info.keeps_stage() || old != stage.hash());
        let verified = Instant::now();
        let live_before = self.flow.clone();
        self.flow.pass(step);
        let errors = self.verify(step, &stage, changed, &live_before, &unknown);
        self.report.verify += verified.elapsed();
        if !errors.is_empty() {
            return Err(End::Failed(Box::new((errors, kept))));
        }
        self.dump_after(step, &stage, old_text);
        match self.runner.stop_after.as_deref().is_some_and(|address| step.is_at(address)) {
            true => Err(End::Stopped(stage)),
            false => Ok(stage),
        }
    }

    /// Live facts that the author of the pass could not know: they are checked after it whatever `--verify` says.
    fn unknown_facts(&self, step: &Step) -> Vec<Fact> {
        if !step.info.keeps_stage() {
            return Vec::new();
        }
        self.flow.facts().into_iter().filter(|fact| !step.info.knows(fact)).collect()
    }

    /// Facts with parts are never live themselves, so the audit checks them where a pass requires them.
    fn check_wholes(&self, step: &Step, stage: &AnyStage) -> Result<(), Diagnostics> {
        let mut errors = Diagnostics::default();
        for need in step.info.requires.iter().filter(|need| !need.fact.parts.is_empty()) {
            let found = stage.check(&need.fact);
            if !found.is_empty() {
                errors.push(blame::partless(step, &need.fact, &found, &self.runner.repeat));
            }
        }
        errors.or(())
    }

    fn verify(&self, step: &Step, stage: &AnyStage, changed: bool, before: &Flow, unknown: &[Fact]) -> Diagnostics {
        let verify = self.runner.verify;
        let repeat = &self.runner.repeat;
        let mut errors = Diagnostics::default();
        let looks = verify >= Verify::Each || verify == Verify::Changed && changed;
        if let Some(found) = looks.then(|| stage.verify().err()).flatten() {
            errors.push(blame::malformed(step, stage, &found, repeat));
            // A malformed program may not even be fit for the checkers of facts.
            return errors;
        }
        let facts = if verify == Verify::Audit {
            self.flow.facts()
        } else if changed {
            unknown.to_vec()
        } else {
            Vec::new()
        };
        for fact in facts.iter().filter(|fact| self.flow.holds(fact)) {
            let found = stage.check(fact);
            if !found.is_empty() {
                let held = step.info.keeps_stage() && before.holds(fact);
                errors.push(blame::broken(step, fact, held, stage, &found, repeat));
            }
        }
        errors
    }

    fn dump_before(&mut self, step: &Step, stage: &AnyStage) {
        let runner = &mut *self.runner;
        if runner.dumps.before.wants(step) {
            let text = runner.repeat.dump(stage, &format!("before {}", step.address()), step, false);
            runner.print(&text);
        }
    }

    fn dump_after(&mut self, step: &Step, stage: &AnyStage, old: Option<String>) {
        let runner = &mut *self.runner;
        if let Some(old) = old.filter(|_| runner.dumps.changed) {
            let text = runner.repeat.diff(&old, stage, step);
            runner.print(&text);
        }
        if runner.dumps.after.wants(step) {
            let text = runner.repeat.dump(stage, &format!("after {}", step.address()), step, true);
            runner.print(&text);
        }
    }
}

impl Runner<'_> {
    fn print(&mut self, text: &str) {
        if let Some(out) = &mut self.out {
            out(text);
        }
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

/// True when `pattern`, in which `*` stands for anything, fits the whole of `name`. A leading `@` of either is ignored.
fn matches(pattern: &str, name: &str) -> bool {
    fits(pattern.trim_start_matches('@'), name.trim_start_matches('@'))
}

fn fits(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return pattern == name };
    let Some(rest) = name.strip_prefix(head) else { return false };
    (0..=rest.len()).filter(|&i| rest.is_char_boundary(i)).any(|i| fits(tail, &rest[i..]))
}

#[cfg(test)]
#[path = "runner_tests.rs"]
mod tests;
