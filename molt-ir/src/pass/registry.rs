//! The passes, profiles and engines a driver knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contract::{Pass, PassInfo};
use super::engine::Engine;
use super::fact::Fact;
use super::stage::{AnyStage, Stage, StageInfo};

/// Passes, stages, engines and profiles by name. Filled by each crate's `register`, never before `main`.
#[derive(Default)]
pub struct Registry {
    passes: BTreeMap<&'static str, Arc<PassInfo>>,
    stages: BTreeMap<&'static str, &'static StageInfo>,
    profiles: BTreeMap<String, String>,
    engines: Vec<Arc<dyn Engine>>,
}

impl Registry {
    /// An empty registry.
    pub fn new() -> Registry {
        Registry::default()
    }

    /// Adds a pass. `source` is the text of its file, whose header `passes show` prints.
    ///
    /// # Panics
    /// When the name is taken or the contract names a fact of a stage that is not the pass's: mistakes in a crate's source,
    /// which every run of the driver would meet at once.
    pub fn add<P: Pass>(&mut self, source: &'static str) {
        let info = PassInfo::of::<P>(source);
        for need in info.requires {
            assert!(
                need.fact.stage() == info.from.name,
                "`{}` reads `{}` but requires `{}`",
                info.name,
                info.from.name,
                need.fact.name
            );
        }
        for fact in info.establishes.iter().chain(info.destroys) {
            assert!(fact.stage() == info.to.name, "`{}` makes `{}` but speaks of `{}`", info.name, info.to.name, fact.name);
        }
        assert!(!self.profiles.contains_key(info.name), "`{}` is a profile", info.name);
        self.stages.insert(info.from.name, info.from);
        self.stages.insert(info.to.name, info.to);
        let name = info.name;
        assert!(self.passes.insert(name, Arc::new(info)).is_none(), "two passes are called `{name}`");
    }

    /// Adds a stage that files may be at. Stages of passes are added with the pass.
    pub fn add_stage<S: Stage>(&mut self) {
        self.stages.insert(S::NAME, StageInfo::of::<S>());
    }

    /// Adds a profile: its name and its TOML text.
    pub fn add_profile(&mut self, name: impl Into<String>, toml: impl Into<String>) {
        let name = name.into();
        assert!(!self.passes.contains_key(name.as_str()), "`{name}` is a pass");
        self.profiles.insert(name, toml.into());
    }

    /// Adds an engine. Of two for one stage the first is the default.
    pub fn add_engine(&mut self, engine: impl Engine + 'static) {
        self.engines.push(Arc::new(engine));
    }

    /// Every engine in the order they were added.
    pub fn engines(&self) -> impl Iterator<Item = &Arc<dyn Engine>> {
        self.engines.iter()
    }

    /// The first engine for programs of `stage`.
    pub fn engine(&self, stage: &str) -> Option<&Arc<dyn Engine>> {
        self.engines.iter().find(|engine| engine.stage() == stage)
    }

    /// The pass of this name.
    pub fn pass(&self, name: &str) -> Option<&Arc<PassInfo>> {
        self.passes.get(name)
    }

    /// Every pass in order of name.
    pub fn passes(&self) -> impl Iterator<Item = &Arc<PassInfo>> {
        self.passes.values()
    }

    /// The stage of this name.
    pub fn stage(&self, name: &str) -> Option<&'static StageInfo> {
        self.stages.get(name).copied()
    }

    /// Every stage in order of name.
    pub fn stages(&self) -> impl Iterator<Item = &'static StageInfo> {
        self.stages.values().copied()
    }

    /// The TOML text of the profile of this name.
    pub fn profile(&self, name: &str) -> Option<&str> {
        self.profiles.get(name).map(String::as_str)
    }

    /// The names of the profiles.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// Every fact about `stage`: those the stage declares and those contracts name, in order of name.
    pub fn facts(&self, stage: &StageInfo) -> Vec<Fact> {
        let mut facts: BTreeMap<&str, Fact> = (stage.facts)().iter().map(|f| (f.name, *f)).collect();
        for pass in self.passes() {
            let named = pass.requires.iter().map(|n| n.fact).chain(pass.establishes.iter().chain(pass.destroys).copied());
            facts.extend(named.filter(|f| f.stage() == stage.name).map(|f| (f.name, f)));
        }
        facts.into_values().collect()
    }

    /// The facts that hold of a program, found by looking. Facts with parts follow from their parts.
    pub fn facts_of(&self, program: &AnyStage) -> Vec<Fact> {
        let simple = self.facts(program.info()).into_iter().filter(|fact| fact.parts.is_empty());
        simple.filter(|fact| program.check(fact).is_empty()).collect()
    }

    /// The fact of this name.
    pub fn fact(&self, name: &str) -> Option<Fact> {
        let stage = self.stage(name.split_once('/')?.0)?;
        self.facts(stage).into_iter().find(|f| f.name == name)
    }
}

/// Declares the modules of a folder of passes and a `register` function that adds them all: one line for each file.
///
/// ```ignore
/// passes! {
///     /// Comparisons with several links.
///     chained_compare: SplitChainedCompare;
///     fold: FoldConstants, FoldStrings;
/// }
/// ```
#[macro_export]
macro_rules! passes {
    ($($(#[$meta:meta])* $module:ident: $($pass:ident),+;)*) => {
        $($(#[$meta])* pub mod $module;)*

        /// Adds every pass of this folder.
        pub fn register(registry: &mut $crate::pass::Registry) {
            $($(registry.add::<$module::$pass>(include_str!(concat!(stringify!($module), ".rs")));)+)*
        }
    };
}
