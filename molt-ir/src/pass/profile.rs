//! Profiles: named pipelines in TOML files, each standing alone or patching another.
//!
//! ```toml
//! extends = "release"
//! summary = "release without inlining"
//! verify = "changed"
//! codegen = "speed"
//! [edit]
//! disable = ["inline"]
//! after."invert-loops#1" = "my/shuffle-blocks"
//! [expect]
//! facts = ["lir/refcounts-explicit"]
//! ```

use std::path::Path;

use serde::Deserialize;

use super::edit::Edit;
use super::fact::Fact;
use super::pipeline::Pipeline;
use super::registry::Registry;
use super::runner::Verify;
use super::spelling::nearest;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::settings::Codegen;
use crate::span::{SourceMap, Span};

/// A profile, ready to run.
#[derive(Clone, Default, Debug)]
pub struct Profile {
    /// Its name, or the path of its file.
    pub name: String,
    /// One line about it.
    pub summary: String,
    /// Its pipeline, with the patch applied.
    pub pipeline: Pipeline,
    /// How much the runner checks, unless the command line says otherwise.
    pub verify: Option<Verify>,
    /// What the back end spends time on.
    pub codegen: Option<Codegen>,
    /// What must hold at the end.
    pub expect: Vec<Fact>,
}

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    extends: Option<String>,
    summary: Option<String>,
    pipeline: Option<PipelineText>,
    verify: Option<toml::Spanned<String>>,
    codegen: Option<toml::Spanned<String>>,
    #[serde(default)]
    edit: Edit,
    #[serde(default)]
    expect: Expect,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[serde(default)]
    facts: Vec<toml::Spanned<String>>,
}

/// One text, or a list of texts (which allows comments between them).
#[derive(Deserialize)]
#[serde(untagged)]
enum PipelineText {
    One(String),
    Many(Vec<String>),
}

/// Loads the profile called `name`: a registered one, or the file at that path when it ends in `.toml`.
pub fn load(name: &str, registry: &Registry, sources: &mut SourceMap) -> Result<Profile, Diagnostics> {
    load_within(name, Path::new(""), registry, sources, &mut Vec::new())
}

/// `folder` is where relative paths begin; `chain` holds the profiles that are being loaded.
pub(super) fn load_within(
    name: &str,
    folder: &Path,
    registry: &Registry,
    sources: &mut SourceMap,
    chain: &mut Vec<String>,
) -> Result<Profile, Diagnostics> {
    let is_file = name.ends_with(".toml");
    let key = if is_file { folder.join(name).display().to_string() } else { name.to_owned() };
    let bad = |message: String| Diagnostic::new(codes::P0012, message);
    if chain.contains(&key) {
        return Err(bad(format!("the profile `{key}` contains itself: {} -> {key}", chain.join(" -> "))).into());
    }
    let text = if is_file {
        std::fs::read_to_string(&key).map_err(|e| bad(format!("cannot read the profile `{key}`: {e}")))?
    } else {
        registry.profile(name).map(str::to_owned).ok_or_else(|| unknown(name, registry))?
    };
    let origin = if is_file { key.clone() } else { format!("profile {name}") };
    let file = sources.add(origin.as_str(), text.as_str());
    let at = |range: std::ops::Range<usize>| Span::new(file, range.start as u32, range.end as u32);
    let read: File =
        toml::from_str(&text).map_err(|e| bad(e.message().trim_end().to_owned()).at(e.span().map_or(Span::NONE, at)))?;

    chain.push(key.clone());
    let inner = Path::new(&key).parent().filter(|_| is_file).unwrap_or(Path::new("")).to_owned();
    let mut profile = match &read.extends {
        Some(parent) => load_within(parent, &inner, registry, sources, chain)?,
        None => Profile::default(),
    };
    profile.name = key;
    profile.summary = read.summary.unwrap_or_default();

    let mut errors = Diagnostics::default();
    let pipeline = read.pipeline.map(|text| match text {
        PipelineText::One(text) => text,
        PipelineText::Many(texts) => texts.join(",\n"),
    });
    if let Some(text) = &pipeline {
        profile.pipeline = Pipeline::parse_within(text, &origin, registry, sources, chain)?;
    } else if read.extends.is_none() {
        errors.push(bad(format!("the profile `{}` has neither `pipeline` nor `extends`", profile.name)));
    }
    chain.pop();
    read.edit.apply(&mut profile.pipeline, &origin, registry, sources)?;
    if let Some(word) = read.verify {
        let expects = <Verify as super::OptionValue>::EXPECTS;
        profile.verify = <Verify as super::OptionValue>::read(Some(word.get_ref()));
        if profile.verify.is_none() {
            errors.push(bad(format!("`verify` is {expects}")).at(at(word.span())));
        }
    }
    if let Some(word) = read.codegen {
        let expects = <Codegen as super::OptionValue>::EXPECTS;
        profile.codegen = <Codegen as super::OptionValue>::read(Some(word.get_ref()));
        if profile.codegen.is_none() {
            errors.push(bad(format!("`codegen` is {expects}")).at(at(word.span())));
        }
    }
    for name in read.expect.facts {
        match registry.fact(name.get_ref()) {
            Some(fact) => profile.expect.push(fact),
            None => errors.push(bad(format!("there is no fact called `{}`", name.get_ref())).at(at(name.span()))),
        }
    }
    errors.or(profile)
}

fn unknown(name: &str, registry: &Registry) -> Diagnostic {
    let error = Diagnostic::new(codes::P0012, format!("there is no profile called `{name}`"));
    let all: Vec<_> = registry.profiles().map(|p| format!("`{p}`")).collect();
    match nearest(name, registry.profiles()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("there are {}; the path of a file ends in `.toml`", all.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy;
    use super::*;

    fn loaded(texts: &[(&str, &str)], name: &str) -> Result<Profile, String> {
        let (mut registry, mut sources) = (toy::registry(), SourceMap::default());
        for (name, text) in texts {
            registry.add_profile(*name, *text);
        }
        load(name, &registry, &mut sources).map_err(|e| e.render(&sources))
    }

    #[test]
    fn a_profile_patches_the_one_it_extends() {
        let mine = "extends = \"tidy\"\nverify = \"audit\"\n[edit]\ndisable = [\"y-to-x\"]\nafter.\"drop-x#1\" = \"liar\"\n[expect]\nfacts = [\"words/no-x\"]\n";
        let profile = loaded(&[("mine", mine)], "mine").unwrap();
        assert_eq!(profile.pipeline.to_string(), "drop-x{limit=99,note=\"\"},liar,fix{max=10,strict=false}(dedup)");
        assert_eq!((profile.verify, profile.expect), (Some(Verify::Audit), vec![toy::NO_X]));
    }

    #[test]
    fn a_pipeline_may_be_a_list() {
        let text = "pipeline = [\n  \"drop-x\", # first\n  \"fix(dedup), sort\",\n]\n";
        let profile = loaded(&[("listed", text)], "listed").unwrap();
        assert_eq!(profile.pipeline.steps().len(), 3);
    }

    #[test]
    fn mistakes_are_shown_in_the_file() {
        assert_eq!(
            loaded(&[("mine", "extends = \"tidy\"\npipelin = \"sort\"\n")], "mine").unwrap_err(),
            "error[P0012]: unknown field `pipelin`, expected one of `extends`, `summary`, `pipeline`, `verify`, `codegen`, `edit`, `expect`\n  \
             --> profile mine:2:1\n    2 | pipelin = \"sort\"\n      | ^^^^^^^\n"
        );
        let text = "pipeline = \"drop-x\"\nverify = \"often\"\n[expect]\nfacts = [\"words/no-z\"]\n";
        assert_eq!(
            loaded(&[("mine", text)], "mine").unwrap_err(),
            "\
error[P0012]: `verify` is one of: never stage changed each audit
  --> profile mine:2:10
    2 | verify = \"often\"
      |          ^^^^^^^

error[P0012]: there is no fact called `words/no-z`
  --> profile mine:4:10
    4 | facts = [\"words/no-z\"]
      |          ^^^^^^^^^^^^
"
        );
    }

    #[test]
    fn circles_and_unknown_names_are_refused() {
        let circle = [("a", "extends = \"b\""), ("b", "extends = \"a\"")];
        assert_eq!(loaded(&circle, "a").unwrap_err(), "error[P0012]: the profile `a` contains itself: a -> b -> a\n");
        let nested = [("a", "pipeline = \"drop-x, a\"")];
        assert_eq!(loaded(&nested, "a").unwrap_err(), "error[P0012]: the profile `a` contains itself: a -> a\n");
        assert_eq!(
            loaded(&[], "tody").unwrap_err(),
            "error[P0012]: there is no profile called `tody`\n  help: did you mean `tidy`?\n"
        );
        assert!(loaded(&[], "no/such.toml").unwrap_err().starts_with("error[P0012]: cannot read the profile `no/such.toml`: "));
        assert!(loaded(&[("empty", "")], "empty").unwrap_err().contains("neither `pipeline` nor `extends`"));
    }
}
