//! Which facts hold where: the live set, and how each pass changes it.

use std::collections::BTreeMap;

use super::fact::Fact;
use super::pipeline::Step;
use super::stage::StageInfo;

/// The facts known at one point of a pipeline, and how they came and went.
#[derive(Clone, Default)]
pub struct Flow {
    /// The stage; unknown before the first pass when no file is given.
    pub stage: Option<&'static StageInfo>,
    live: BTreeMap<&'static str, Live>,
    lost: BTreeMap<&'static str, Lost>,
}

#[derive(Clone)]
struct Live {
    fact: Fact,
    /// The pass that established it, as messages cite it; `None` at the beginning.
    by: Option<String>,
}

/// A fact that held once.
#[derive(Clone)]
pub struct Lost {
    /// The pass that destroyed it.
    pub by: Step,
    /// The pass that had established it, if one did.
    pub established: Option<String>,
}

impl Flow {
    /// The beginning of a pipeline: a stage and the facts that hold there.
    pub fn start(stage: Option<&'static StageInfo>, facts: &[Fact]) -> Flow {
        let live = facts.iter().map(|&fact| (fact.name, Live { fact, by: None })).collect();
        Flow { stage, live, lost: BTreeMap::new() }
    }

    /// True when `fact` holds here, or all its parts do.
    pub fn holds(&self, fact: &Fact) -> bool {
        self.live.contains_key(fact.name) || !fact.parts.is_empty() && fact.parts.iter().all(|part| self.holds(part))
    }

    /// What is missing for `fact` to hold: itself, or those of its parts that do not.
    pub fn missing(&self, fact: &Fact) -> Vec<Fact> {
        if self.holds(fact) {
            Vec::new()
        } else if fact.parts.is_empty() {
            vec![*fact]
        } else {
            fact.parts.iter().flat_map(|part| self.missing(part)).collect()
        }
    }

    /// The facts that hold here, in order of name.
    pub fn facts(&self) -> Vec<Fact> {
        self.live.values().map(|live| live.fact).collect()
    }

    /// How `fact` was lost, if it held once at this stage.
    pub fn lost(&self, fact: &Fact) -> Option<&Lost> {
        self.lost.get(fact.name)
    }

    /// Takes `fact` as holding.
    pub fn assume(&mut self, fact: Fact) {
        self.live.insert(fact.name, Live { fact, by: None });
    }

    /// What holds after `step`. A change of stage ends every fact of the old one.
    pub fn pass(&mut self, step: &Step) {
        if !step.info.keeps_stage() {
            self.live.clear();
            self.lost.clear();
        }
        for fact in step.info.destroys {
            self.lose(fact.name, step);
        }
        for &fact in step.info.establishes {
            self.lost.remove(fact.name);
            self.live.entry(fact.name).or_insert(Live { fact, by: Some(step.cite()) });
        }
        self.stage = Some(step.info.to);
    }

    fn lose(&mut self, name: &'static str, step: &Step) {
        if let Some(live) = self.live.remove(name) {
            self.lost.insert(name, Lost { by: step.clone(), established: live.by });
        }
    }

    /// What holds here and also in `other`; what only holds here is lost as `other` lost it.
    pub fn meet(&mut self, other: &Flow) {
        self.live.retain(|name, _| other.live.contains_key(name));
        self.lost.extend(other.lost.iter().map(|(name, lost)| (*name, lost.clone())));
        self.lost.retain(|name, _| !self.live.contains_key(name));
    }
}
