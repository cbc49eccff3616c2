//! What to do about a refused pipeline: suggestions found by searching the registry.

use std::collections::{BTreeMap, VecDeque};

use super::contract::PassInfo;
use super::fact::Fact;
use super::flow::Flow;
use super::pipeline::{Pipeline, Step};
use super::profile;
use super::registry::Registry;
use super::stage::StageInfo;
use crate::diagnostic::Diagnostic;
use crate::span::SourceMap;

/// More suggestions would hide the best ones.
const MOST: usize = 3;

/// Adds how `fact` could be made to hold before `step`.
pub fn for_fact(
    mut error: Diagnostic,
    step: &Step,
    fact: &Fact,
    flow: &Flow,
    steps: &[&Step],
    registry: &Registry,
) -> Diagnostic {
    let name = step.name();
    if let Some(lost) = flow.lost(fact).filter(|lost| lost.by.position < step.position) {
        error = error.help(format!("put `{name}` before {}", lost.by.cite()));
    }
    let makers: Vec<_> = registry.passes().filter(|pass| pass.establishes.contains(fact)).collect();
    if makers.is_empty() && flow.lost(fact).is_none() {
        return error.help("no registered pass establishes it");
    }
    for maker in makers.iter().take(MOST) {
        error = error.help(suggestion(maker, step, flow, steps));
    }
    if flow.lost(fact).is_some() {
        return error;
    }
    match makers.iter().find_map(|maker| Some((maker, profile_with(maker, registry)?))) {
        Some((_, (profile, pipeline))) if pipeline.steps().iter().any(|s| s.name() == name) => {
            error.help(format!("or start from a profile that runs both: --profile {profile}"))
        }
        Some((maker, (profile, _))) => {
            error.help(format!("or start from a profile: --profile {profile} --insert-after {} {name}", maker.name))
        }
        None => error,
    }
}

/// One clause about what became of `fact`, or which passes establish it.
pub fn in_short(fact: &Fact, flow: &Flow, registry: &Registry) -> String {
    if let Some(lost) = flow.lost(fact) {
        return format!("{} destroys it", lost.by.cite());
    }
    let makers: Vec<_> = registry.passes().filter(|p| p.establishes.contains(fact)).map(|p| format!("`{}`", p.name)).collect();
    match makers.as_slice() {
        [] => "no registered pass establishes it".to_owned(),
        [one] => format!("{one} establishes it"),
        many => format!("{} establish it", many[..many.len().min(MOST)].join(" or ")),
    }
}

fn suggestion(maker: &PassInfo, step: &Step, flow: &Flow, steps: &[&Step]) -> String {
    let (name, needer) = (maker.name, step.name());
    let unmet: Vec<_> = maker.requires.iter().filter(|n| !flow.holds(&n.fact)).map(|n| format!("`{}`", n.fact.name)).collect();
    let also = match maker.keeps_stage() && !unmet.is_empty() {
        true => format!(" (it requires {} itself)", unmet.join(", ")),
        false => String::new(),
    };
    let mut occurrences = steps.iter().filter(|s| s.name() == name);
    if let Some(later) = occurrences.clone().find(|s| s.position > step.position) {
        return format!("{} establishes it, but stands after `{needer}`; move it before{also}", later.cite());
    }
    let again = if occurrences.next().is_some() { " again" } else { "" };
    match maker.keeps_stage() {
        true => format!("`{name}` establishes it on `{}`; put it before `{needer}`{again}{also}", maker.to.name),
        false => format!(
            "`{name}` establishes it when it makes `{}` from `{}`; put it before `{needer}`{again}",
            maker.to.name, maker.from.name
        ),
    }
}

/// A registered profile whose pipeline runs `pass`.
fn profile_with(pass: &PassInfo, registry: &Registry) -> Option<(String, Pipeline)> {
    // `release` first: it runs the most.
    let mut names: Vec<&str> = registry.profiles().collect();
    names.sort_by_key(|name| (*name != "release", name.to_owned()));
    names.into_iter().find_map(|name| {
        let profile = profile::load(name, registry, &mut SourceMap::default()).ok()?;
        let runs = profile.pipeline.steps().iter().any(|s| s.name() == pass.name);
        runs.then(|| (name.to_owned(), profile.pipeline))
    })
}

/// Adds how the program could be brought to the stage of `step`.
pub fn for_stage(error: Diagnostic, step: &Step, stage: &'static StageInfo, steps: &[&Step], registry: &Registry) -> Diagnostic {
    let name = step.name();
    if let Some(way) = way(stage, step.info.from, registry) {
        let made = format!("makes `{}` from `{}`", step.info.from.name, stage.name);
        return match way.as_slice() {
            [one] => error.help(format!("`{one}` {made}; put it before `{name}`")),
            many => error.help(format!("`{}` {made}; put that before `{name}`", many.join(","))),
        };
    }
    match steps.iter().take(step.position).rev().find(|s| s.info.from == step.info.from && !s.info.keeps_stage()) {
        Some(earlier) => error.help(format!("put `{name}` before {}, which makes `{}`", earlier.cite(), earlier.info.to.name)),
        None => error.help(format!("no registered pass leads from `{}` to `{}`", stage.name, step.info.from.name)),
    }
}

/// The fewest passes that lead from one stage to another.
fn way(from: &'static StageInfo, to: &'static StageInfo, registry: &Registry) -> Option<Vec<&'static str>> {
    let mut found: BTreeMap<&str, Vec<&'static str>> = BTreeMap::from([(from.name, Vec::new())]);
    let mut queue = VecDeque::from([from.name]);
    while let Some(stage) = queue.pop_front() {
        if stage == to.name {
            return found.remove(stage);
        }
        for pass in registry.passes().filter(|p| p.from.name == stage) {
            if !found.contains_key(pass.to.name) {
                let way = found[stage].iter().copied().chain([pass.name]).collect();
                found.insert(pass.to.name, way);
                queue.push_back(pass.to.name);
            }
        }
    }
    None
}
