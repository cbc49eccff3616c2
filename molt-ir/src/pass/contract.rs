//! The pass trait, and passes with their types erased.

use std::fmt;
use std::sync::Arc;

use super::cx::PassCx;
use super::fact::{Fact, Need};
use super::options::{OptionError, OptionInfo, Options};
use super::stage::{AnyStage, Follows, Stage, StageInfo};
use crate::diagnostic::Diagnostics;

/// One step of the compiler. One pass, one file, one idea.
///
/// `run` receives `&mut From` and returns `()` when the stage stays, and receives `From` and returns `To` when it changes.
/// A pass never says whether it changed anything: the framework compares structural hashes.
pub trait Pass: 'static {
    /// The stage it reads.
    type From: Stage;
    /// The stage it leaves; the same one for a pass that works in place.
    type To: Follows<Self::From>;
    /// Its options; `()` for none.
    type Options: Options;
    /// Its name in pipelines, as `split-chained-compare`; `crate/name` out of tree.
    const NAME: &'static str;
    /// What it does, in one line for `molt-driver passes`.
    const SUMMARY: &'static str;
    /// What must hold before, each with its reason. Facts of `From`.
    const REQUIRES: &'static [Need] = &[];
    /// What holds afterwards whatever held before. Facts of `To`.
    const ESTABLISHES: &'static [Fact] = &[];
    /// What may no longer hold afterwards. Facts not named here survive; a change of stage ends them all.
    const DESTROYS: &'static [Fact] = &[];

    /// Does it.
    fn run(
        options: &Self::Options,
        ir: <Self::To as Follows<Self::From>>::Input<'_>,
        cx: &mut PassCx,
    ) -> Result<<Self::To as Follows<Self::From>>::Output, Diagnostics>;
}

/// Runs a pass on an owned stage: what a test does.
pub fn apply<P: Pass>(options: &P::Options, ir: P::From, cx: &mut PassCx) -> Result<P::To, Diagnostics> {
    P::To::step(ir, |input| P::run(options, input, cx))
}

/// A pass type, erased.
pub struct PassInfo {
    /// [`Pass::NAME`].
    pub name: &'static str,
    /// [`Pass::SUMMARY`].
    pub summary: &'static str,
    /// The text of the file that holds it, for its header.
    pub source: &'static str,
    /// The crate it comes from.
    pub krate: &'static str,
    /// The stage it reads.
    pub from: &'static StageInfo,
    /// The stage it leaves.
    pub to: &'static StageInfo,
    /// [`Pass::REQUIRES`].
    pub requires: &'static [Need],
    /// [`Pass::ESTABLISHES`].
    pub establishes: &'static [Fact],
    /// [`Pass::DESTROYS`].
    pub destroys: &'static [Fact],
    /// Its options, described.
    pub options: Vec<OptionInfo>,
    /// The pass with every option at its default.
    pub default: Arc<dyn BoundPass>,
}

impl PassInfo {
    /// Erases a pass type. `source` is the text of its file.
    pub fn of<P: Pass>(source: &'static str) -> PassInfo {
        let path = std::any::type_name::<P>();
        PassInfo {
            name: P::NAME,
            summary: P::SUMMARY,
            source,
            krate: path.split_once("::").map_or(path, |(krate, _)| krate),
            from: StageInfo::of::<P::From>(),
            to: StageInfo::of::<P::To>(),
            requires: P::REQUIRES,
            establishes: P::ESTABLISHES,
            destroys: P::DESTROYS,
            options: P::Options::describe(),
            default: bind::<P>(P::Options::default()),
        }
    }

    /// The leading `//!` comment of its file.
    pub fn header(&self) -> String {
        let lines = self.source.lines().take_while(|line| line.starts_with("//!"));
        lines.map(|line| line[3..].strip_prefix(' ').unwrap_or(&line[3..])).collect::<Vec<_>>().join("\n")
    }

    /// True when it leaves the program at the stage where it found it.
    pub fn keeps_stage(&self) -> bool {
        self.from == self.to
    }

    /// True when the pass's author could know of `fact`: it is declared by the compiler itself, by the pass's own crate, or by
    /// a crate whose facts the contract names.
    pub fn knows(&self, fact: &Fact) -> bool {
        let same = |krate: &str| krate.replace('-', "_") == fact.krate.replace('-', "_");
        same(env!("CARGO_PKG_NAME"))
            || same(self.krate)
            || self
                .requires
                .iter()
                .map(|n| n.fact)
                .chain(self.establishes.iter().chain(self.destroys).copied())
                .any(|f| same(f.krate))
    }
}

impl fmt::Debug for PassInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A pass with its options, types erased.
pub trait BoundPass: Send + Sync {
    /// Every option and its value, as text.
    fn options(&self) -> Vec<(String, String)>;
    /// The same pass with one option changed.
    fn with_option(&self, key: &str, value: Option<&str>) -> Result<Arc<dyn BoundPass>, OptionError>;
    /// Runs it. The stage must be the pass's own.
    fn run(&self, stage: AnyStage, cx: &mut PassCx) -> Result<AnyStage, Diagnostics>;
}

/// A pass with these options.
pub(super) fn bind<P: Pass>(options: P::Options) -> Arc<dyn BoundPass> {
    Arc::new(Bound::<P> { options })
}

struct Bound<P: Pass> {
    options: P::Options,
}

impl<P: Pass> BoundPass for Bound<P> {
    fn options(&self) -> Vec<(String, String)> {
        self.options.values()
    }

    fn with_option(&self, key: &str, value: Option<&str>) -> Result<Arc<dyn BoundPass>, OptionError> {
        let mut options = self.options.clone();
        options.set(key, value)?;
        Ok(bind::<P>(options))
    }

    fn run(&self, stage: AnyStage, cx: &mut PassCx) -> Result<AnyStage, Diagnostics> {
        let Ok(ir) = stage.take::<P::From>() else { panic!("`{}` was given a stage that is not its own", P::NAME) };
        apply::<P>(&self.options, ir, cx).map(AnyStage::new)
    }
}
