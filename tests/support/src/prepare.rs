//! Bringing a program to where a pass may run.

use std::collections::BTreeMap;

use molt_ir::diagnostic::Diagnostics;
use molt_ir::pass::{AnyStage, Dumps, Fact, Header, PassCx, PassInfo, Pipeline, Registry, Runner, Stage, Verify, check};
use molt_ir::source::Source;
use molt_ir::{hir, lir, tir};

/// Every pass of the compiler.
pub fn registry() -> Registry {
    let mut registry = Registry::new();
    registry.add_stage::<Source>();
    registry.add_stage::<hir::Program>();
    registry.add_stage::<tir::Program>();
    registry.add_stage::<lir::Program>();
    molt_passes::register(&mut registry);
    molt_egraph::register(&mut registry);
    lir::runtime::install(molt_runtime::abi::describe);
    for (name, toml) in crate::walk::PROFILES {
        registry.add_profile(name, toml);
    }
    registry
}

/// Runs passes by name, with every live fact checked after each.
pub struct Passes {
    /// The passes that may be named.
    pub registry: Registry,
    /// The context of the passes.
    pub cx: PassCx,
}

impl Default for Passes {
    fn default() -> Passes {
        Passes { registry: registry(), cx: PassCx::new() }
    }
}

impl Passes {
    /// A program of one module.
    pub fn source(&mut self, text: &str) -> AnyStage {
        let file = self.cx.sources.add("example.py", text);
        AnyStage::new(Source { file, text: text.into() })
    }

    /// Runs a pipeline; gives the program and the counters of the last pass. Panics with the errors.
    pub fn run(&mut self, pipeline: &str, stage: AnyStage) -> (AnyStage, BTreeMap<&'static str, u64>) {
        match self.try_run(pipeline, stage) {
            Ok(done) => done,
            Err(errors) => panic!("{pipeline}\n{}", errors.render(&self.cx.sources)),
        }
    }

    /// Runs a pipeline without looking at facts, where only what it makes is of interest.
    pub fn quick(&mut self, pipeline: &str, stage: AnyStage) -> AnyStage {
        let pipeline = Pipeline::parse(pipeline, "test", &self.registry, &mut self.cx.sources);
        let ran = pipeline.and_then(|pipeline| {
            let mut runner = Runner { verify: Verify::Never, ..Runner::default() };
            runner.run(&pipeline, stage, &[], &mut self.cx).map_err(|failure| failure.errors)
        });
        match ran {
            Ok(outcome) => outcome.stage,
            Err(errors) => panic!("{}", errors.render(&self.cx.sources)),
        }
    }

    /// The same, with the errors as a result.
    pub fn try_run(&mut self, pipeline: &str, stage: AnyStage) -> Result<(AnyStage, BTreeMap<&'static str, u64>), Diagnostics> {
        let pipeline = Pipeline::parse(pipeline, "test", &self.registry, &mut self.cx.sources)?;
        let facts = self.registry.facts_of(&stage);
        check(&pipeline, Some(stage.info()), &facts, &self.registry)?;
        let mut runner = Runner {
            verify: Verify::Audit,
            dumps: Dumps::default(),
            stop_after: None,
            repeat: Header { command: "test".into(), input: "example.py".into() },
            out: None,
        };
        let outcome = runner.run(&pipeline, stage, &facts, &mut self.cx).map_err(|failure| failure.errors)?;
        let counters = outcome.report.passes.last().map(|entry| entry.counters.clone()).unwrap_or_default();
        Ok((outcome.stage, counters))
    }

    /// The passes over `hir` that must run after name resolution so that `pass` may.
    pub fn before(&self, pass: &str) -> Vec<&'static str> {
        let pass = self.pass(pass);
        let mut order = vec!["parse", "resolve-names"];
        // What a pass destroys is brought back by going round once more.
        for _ in 0..8 {
            let held = self.held(&order);
            let Some(missing) = pass.requires.iter().map(|need| need.fact).find(|fact| !held.contains(&fact.name)) else {
                return order;
            };
            self.establish(missing, &mut order);
        }
        panic!("no order of passes lets `{}` run", pass.name)
    }

    fn establish(&self, fact: Fact, order: &mut Vec<&'static str>) {
        let establishes = |pass: &&std::sync::Arc<PassInfo>| pass.establishes.iter().any(|f| f.name == fact.name);
        let pass = self.registry.passes().find(establishes).unwrap_or_else(|| panic!("no pass establishes {}", fact.name));
        for need in pass.requires {
            if !self.held(order).contains(&need.fact.name) {
                self.establish(need.fact, order);
            }
        }
        order.push(pass.name);
    }

    fn held(&self, order: &[&str]) -> Vec<&'static str> {
        let mut held: Vec<&'static str> = Vec::new();
        for name in order {
            let pass = self.pass(name);
            held.retain(|fact| pass.keeps_stage() && !pass.destroys.iter().any(|f| f.name == *fact));
            held.extend(pass.establishes.iter().map(|f| f.name));
        }
        held
    }

    /// The passes that desugar `hir`, in order of name.
    pub fn over_hir(&self) -> Vec<&PassInfo> {
        let hir = <hir::Program as Stage>::NAME;
        let over = self.registry.passes().filter(|pass| pass.from.name == hir && pass.to.name == hir);
        // One belongs to the front end, the other only refuses.
        over.map(|pass| &**pass).filter(|pass| !matches!(pass.name, "resolve-names" | "refuse-async")).collect()
    }

    /// The pass of this name.
    pub fn pass(&self, name: &str) -> &PassInfo {
        self.registry.pass(name).unwrap_or_else(|| panic!("no pass is called `{name}`"))
    }
}
