//! Pipelines: passes in order with their options, resolved against a registry, printed and edited.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::contract::{BoundPass, Pass, PassInfo};
use super::options::OptionError;
use super::profile;
use super::registry::Registry;
use super::spelling::nearest;
use super::syntax::{self, Setting, print_value};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{SourceMap, Span};

/// Passes in order. Prints every option and parses back to itself.
#[derive(Clone, Default, Debug)]
pub struct Pipeline {
    /// The items in order.
    pub items: Vec<Item>,
}

/// One item of a pipeline.
#[derive(Clone, Debug)]
pub enum Item {
    /// A pass.
    Pass(Step),
    /// Passes that run again until nothing changes.
    Fix(Fix),
    /// Passes whose effect is kept for some functions only.
    Only(Only),
}

/// One occurrence of a pass.
#[derive(Clone)]
pub struct Step {
    /// The pass.
    pub info: Arc<PassInfo>,
    /// The pass with its options.
    pub pass: Arc<dyn BoundPass>,
    /// Which occurrence of the pass in the pipeline it is, from 1.
    pub nth: u32,
    /// Where in the pipeline it stands, from 0.
    pub position: usize,
    /// Where it was written.
    pub span: Span,
}

/// `fix{max=..,strict=..}(..)`.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The largest number of rounds.
    pub max: u32,
    /// Whether not settling within `max` rounds is an error.
    pub strict: bool,
    /// What runs in each round.
    pub items: Vec<Item>,
}

/// `only{fn=..}(..)`.
#[derive(Clone, Debug)]
pub struct Only {
    /// The functions, each a name or a pattern with `*`.
    pub functions: Vec<String>,
    /// What runs.
    pub items: Vec<Item>,
}

/// Rounds of a `fix` that does not say how many.
const DEFAULT_ROUNDS: u32 = 10;

impl Step {
    fn new(info: &Arc<PassInfo>, span: Span) -> Step {
        Step { info: info.clone(), pass: info.default.clone(), nth: 0, position: 0, span }
    }

    /// The name of the pass.
    pub fn name(&self) -> &'static str {
        self.info.name
    }

    /// `name#2`.
    pub fn address(&self) -> String {
        format!("{}#{}", self.name(), self.nth)
    }

    /// True when `address` (`name` or `name#2`) means this occurrence.
    pub fn is_at(&self, address: &str) -> bool {
        match address.rsplit_once('#') {
            Some((name, nth)) => name == self.name() && nth == self.nth.to_string(),
            None => address == self.name(),
        }
    }

    /// The name and position as messages write them: `` `licm` (#3) ``.
    pub fn cite(&self) -> String {
        format!("`{}` (#{})", self.name(), self.position)
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        write_options(f, self.pass.options())
    }
}

fn write_options(f: &mut fmt::Formatter<'_>, options: Vec<(String, String)>) -> fmt::Result {
    if options.is_empty() {
        return Ok(());
    }
    let texts: Vec<_> = options.iter().map(|(key, value)| format!("{key}={}", print_value(value))).collect();
    write!(f, "{{{}}}", texts.join(","))
}

fn write_items(f: &mut fmt::Formatter<'_>, items: &[Item]) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            f.write_str(",")?;
        }
        write!(f, "{item}")?;
    }
    Ok(())
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = match self {
            Item::Pass(step) => return write!(f, "{step}"),
            Item::Fix(fix) => {
                write!(f, "fix{{max={},strict={}}}", fix.max, fix.strict)?;
                &fix.items
            }
            Item::Only(only) => {
                f.write_str("only")?;
                write_options(f, only.functions.iter().map(|name| ("fn".to_owned(), name.clone())).collect())?;
                &only.items
            }
        };
        f.write_str("(")?;
        write_items(f, items)?;
        f.write_str(")")
    }
}

impl fmt::Display for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_items(f, &self.items)
    }
}

impl Pipeline {
    /// Parses a pipeline and looks its names up. `origin` names the text in messages (`--passes`).
    pub fn parse(text: &str, origin: &str, registry: &Registry, sources: &mut SourceMap) -> Result<Pipeline, Diagnostics> {
        Pipeline::parse_within(text, origin, registry, sources, &mut Vec::new())
    }

    /// Parses a pipeline that belongs to the innermost of the profiles in `chain`.
    pub(super) fn parse_within(
        text: &str,
        origin: &str,
        registry: &Registry,
        sources: &mut SourceMap,
        chain: &mut Vec<String>,
    ) -> Result<Pipeline, Diagnostics> {
        let file = sources.add(origin, text);
        let mut errors = Diagnostics::default();
        let items = resolve(syntax::parse(text, file)?, registry, sources, chain, &mut errors);
        let mut pipeline = Pipeline { items };
        pipeline.number();
        errors.or(pipeline)
    }

    /// Every occurrence of a pass, in order.
    pub fn steps(&self) -> Vec<&Step> {
        fn walk<'a>(items: &'a [Item], steps: &mut Vec<&'a Step>) {
            for item in items {
                match item {
                    Item::Pass(step) => steps.push(step),
                    Item::Fix(Fix { items, .. }) | Item::Only(Only { items, .. }) => walk(items, steps),
                }
            }
        }
        let mut steps = Vec::new();
        walk(&self.items, &mut steps);
        steps
    }

    /// Keeps what stands before the pass that ends `stage`. False when no pass does, so that nothing is left out.
    pub fn stop_at_end_of(&mut self, stage: &str) -> bool {
        let ends = |item: &Item| matches!(item, Item::Pass(s) if s.info.from.name == stage && !s.info.keeps_stage());
        let Some(end) = self.items.iter().position(ends) else { return false };
        self.items.truncate(end);
        self.number();
        true
    }

    /// Leaves out what stands before the first pass on `stage`: how a file at a later stage enters a whole pipeline.
    pub fn enter_at(&mut self, stage: &str) {
        let works_on = |item: &Item| {
            let items = vec![item.clone()];
            Pipeline { items }.steps().first().is_some_and(|s| s.info.from.name == stage)
        };
        let first = self.items.iter().position(works_on).unwrap_or(self.items.len());
        self.items.drain(..first);
        self.number();
    }

    /// Gives every occurrence its position and number.
    pub(super) fn number(&mut self) {
        fn walk(items: &mut [Item], position: &mut usize, seen: &mut BTreeMap<&'static str, u32>) {
            for item in items {
                match item {
                    Item::Pass(step) => {
                        step.position = *position;
                        *position += 1;
                        let nth = seen.entry(step.name()).or_default();
                        *nth += 1;
                        step.nth = *nth;
                    }
                    Item::Fix(Fix { items, .. }) | Item::Only(Only { items, .. }) => walk(items, position, seen),
                }
            }
        }
        walk(&mut self.items, &mut 0, &mut BTreeMap::new());
    }
}

/// Looks up the names of `items`; unknown ones are left out and reported.
fn resolve(
    items: Vec<syntax::Item>,
    registry: &Registry,
    sources: &mut SourceMap,
    chain: &mut Vec<String>,
    errors: &mut Diagnostics,
) -> Vec<Item> {
    let mut resolved = Vec::new();
    for item in items {
        match (item.name.as_str(), item.body) {
            ("fix", Some(body)) => {
                let mut fix = Fix { max: DEFAULT_ROUNDS, strict: false, items: Vec::new() };
                errors.extend(item.options.iter().filter_map(|setting| set_fix(&mut fix, setting).err()));
                fix.items = resolve(body, registry, sources, chain, errors);
                resolved.push(Item::Fix(fix));
            }
            ("only", Some(body)) => {
                let functions: Vec<_> = item.options.iter().filter(|s| s.key == "fn").filter_map(|s| s.value.clone()).collect();
                if functions.is_empty() || functions.len() != item.options.len() {
                    let message = "`only` names functions and nothing else: `only{fn=main}(..)`";
                    errors.push(Diagnostic::new(codes::P0003, message).at(item.span));
                }
                resolved.push(Item::Only(Only { functions, items: resolve(body, registry, sources, chain, errors) }));
            }
            (name, _) => {
                if let Some(info) = registry.pass(name) {
                    let mut step = Step::new(info, item.span);
                    errors.extend(item.options.iter().filter_map(|setting| set_option(&mut step, setting).err()));
                    resolved.push(Item::Pass(step));
                } else if registry.profile(name).is_some() {
                    if let Some(first) = item.options.first() {
                        errors.push(Diagnostic::new(codes::P0003, format!("the profile `{name}` has no options")).at(first.span));
                    }
                    match profile::load_within(name, Path::new(""), registry, sources, chain) {
                        Ok(profile) => resolved.extend(profile.pipeline.items),
                        Err(found) => errors.extend(found),
                    }
                } else {
                    errors.push(unknown_pass(name, registry).at(item.span));
                }
            }
        }
    }
    resolved
}

/// The error for a name that is neither a pass nor a profile.
pub fn unknown_pass(name: &str, registry: &Registry) -> Diagnostic {
    let error = Diagnostic::new(codes::P0002, format!("there is no pass or profile called `{name}`"));
    let known = registry.passes().map(|p| p.name).chain(registry.profiles()).chain(["fix", "only"]);
    match nearest(name, known) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("`molt-driver passes` lists the passes"),
    }
}

fn set_fix(fix: &mut Fix, setting: &Setting) -> Result<(), Diagnostic> {
    let bad = |expects| Diagnostic::new(codes::P0004, format!("`{}` of `fix` is {expects}", setting.key)).at(setting.span);
    let value = setting.value.as_deref();
    match setting.key.as_str() {
        "max" => fix.max = value.and_then(|v| v.parse().ok()).filter(|n| *n > 0).ok_or_else(|| bad("a whole number from 1"))?,
        "strict" => fix.strict = value.unwrap_or("true").parse().map_err(|_| bad("true or false"))?,
        key => return Err(unknown_option("fix", key, ["max", "strict"].into_iter()).at(setting.span)),
    }
    Ok(())
}

fn set_option(step: &mut Step, setting: &Setting) -> Result<(), Diagnostic> {
    let error = match step.pass.with_option(&setting.key, setting.value.as_deref()) {
        Ok(pass) => {
            step.pass = pass;
            return Ok(());
        }
        Err(OptionError::Unknown) => unknown_option(step.name(), &setting.key, step.info.options.iter().map(|o| o.name.as_str())),
        Err(OptionError::Value(expects)) => {
            Diagnostic::new(codes::P0004, format!("`{}` of `{}` is {expects}", setting.key, step.name()))
        }
    };
    Err(error.at(setting.span))
}

fn unknown_option<'a>(owner: &str, key: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let error = Diagnostic::new(codes::P0003, format!("`{owner}` has no option `{key}`"));
    let all: Vec<_> = known.clone().map(|k| format!("`{k}`")).collect();
    match nearest(key, known) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None if all.is_empty() => error.help(format!("`{owner}` has no options")),
        None => error.help(format!("it has {}", all.join(", "))),
    }
}

/// A pipeline written in Rust: the types refuse a pass at the wrong stage.
///
/// ```ignore
/// let pipeline = Builder::<Source>::new().then::<Parse>(()).fix(|b| b.then::<Fold>(())).build();
/// ```
pub struct Builder<S> {
    items: Vec<Item>,
    stage: std::marker::PhantomData<S>,
}

impl<S: super::Stage> Builder<S> {
    /// An empty pipeline that begins at stage `S`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Builder<S> {
        Builder { items: Vec::new(), stage: std::marker::PhantomData }
    }

    /// Adds a pass.
    pub fn then<P: Pass<From = S>>(mut self, options: P::Options) -> Builder<P::To> {
        let info = Arc::new(PassInfo::of::<P>(""));
        let mut step = Step::new(&info, Span::NONE);
        step.pass = super::contract::bind::<P>(options);
        self.items.push(Item::Pass(step));
        Builder { items: self.items, stage: std::marker::PhantomData }
    }

    /// Adds passes that run until nothing changes.
    pub fn fix(mut self, body: impl FnOnce(Builder<S>) -> Builder<S>) -> Builder<S> {
        let items = body(Builder::new()).items;
        self.items.push(Item::Fix(Fix { max: DEFAULT_ROUNDS, strict: false, items }));
        self
    }

    /// The pipeline.
    pub fn build(self) -> Pipeline {
        let mut pipeline = Pipeline { items: self.items };
        pipeline.number();
        pipeline
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy;
    use super::*;

    fn parse(text: &str) -> Result<Pipeline, String> {
        let mut sources = SourceMap::default();
        Pipeline::parse(text, "--passes", &toy::registry(), &mut sources).map_err(|e| e.render(&sources))
    }

    #[test]
    fn printing_gives_every_option_and_parses_back() {
        let text = "drop-x{limit=3,note=\"a, b\"},fix{max=4,strict=true}(dedup,only{fn=main,fn=\"f g\"}(dedup)),sort";
        assert_eq!(parse(text).unwrap().to_string(), text);
        let defaults = parse("drop-x, fix(dedup)").unwrap().to_string();
        assert_eq!(defaults, "drop-x{limit=99,note=\"\"},fix{max=10,strict=false}(dedup)");
        assert_eq!(parse(&defaults).unwrap().to_string(), defaults);
    }

    #[test]
    fn a_profile_stands_for_its_passes() {
        assert_eq!(parse("tidy,sort").unwrap().to_string(), parse("drop-x,fix(dedup),y-to-x,sort").unwrap().to_string());
    }

    #[test]
    fn occurrences_have_addresses() {
        let pipeline = parse("dedup,fix(drop-x,dedup),dedup").unwrap();
        let addresses: Vec<_> = pipeline.steps().iter().map(|s| (s.address(), s.position)).collect();
        let expected = [("dedup#1", 0), ("drop-x#1", 1), ("dedup#2", 2), ("dedup#3", 3)];
        assert_eq!(addresses, expected.map(|(a, p)| (a.to_owned(), p)));
        assert!(
            pipeline.steps()[2].is_at("dedup#2") && pipeline.steps()[2].is_at("dedup") && !pipeline.steps()[2].is_at("dedup#1")
        );
    }

    #[test]
    fn every_unknown_name_is_reported_with_the_nearest() {
        assert_eq!(
            parse("dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}").unwrap_err(),
            "\
error[P0002]: there is no pass or profile called `dropx`
  --> --passes:1:1
    1 | dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}
      | ^^^^^
  help: did you mean `drop-x`?

error[P0002]: there is no pass or profile called `zzzz`
  --> --passes:1:7
    1 | dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}
      |       ^^^^
  help: `molt-driver passes` lists the passes

error[P0003]: `fix` has no option `maxx`
  --> --passes:1:16
    1 | dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}
      |                ^^^^^^
  help: did you mean `max`?

error[P0004]: `limit` of `drop-x` is a whole number from 0 to 4294967295
  --> --passes:1:38
    1 | dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}
      |                                      ^^^^^^^^^^

error[P0003]: `drop-x` has no option `depth`
  --> --passes:1:49
    1 | dropx,zzzz,fix{maxx=1}(dedup),drop-x{limit=many,depth}
      |                                                 ^^^^^
  help: it has `limit`, `note`
"
        );
    }

    #[test]
    fn a_pipeline_can_be_cut_at_its_stages() {
        let mut early = parse("drop-x,y-to-x,sort,reverse").unwrap();
        assert!(early.stop_at_end_of("words") && !early.clone().stop_at_end_of("sorted"));
        assert_eq!(early.steps().len(), 2);
        let mut late = parse("fix(drop-x),y-to-x,sort,fix(reverse)").unwrap();
        late.enter_at("sorted");
        assert_eq!(late.to_string(), "fix{max=10,strict=false}(reverse)");
        assert_eq!(late.steps()[0].position, 0);
    }

    #[test]
    fn only_needs_functions() {
        assert!(parse("only(dedup)").unwrap_err().contains("`only` names functions and nothing else"));
        assert!(parse("only{fn=a,max=2}(dedup)").unwrap_err().contains("`only` names functions and nothing else"));
    }

    #[test]
    fn the_builder_makes_the_same_pipeline() {
        let options = toy::DropOptions { limit: 3, ..Default::default() };
        let built = Builder::<toy::Words>::new()
            .then::<toy::DropX>(options)
            .fix(|b| b.then::<toy::Dedup>(()))
            .then::<toy::Sort>(())
            .build();
        assert_eq!(built.to_string(), parse("drop-x{limit=3},fix(dedup),sort").unwrap().to_string());
    }
}
