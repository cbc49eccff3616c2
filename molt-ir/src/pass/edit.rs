//! Edits: patches of a pipeline by the addresses of its occurrences.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pipeline::{Fix, Item, Only, Pipeline, Step};
use super::registry::Registry;
use super::spelling::nearest;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::SourceMap;

/// A patch: the `[edit]` table of a profile, or `--disable`, `--insert-before` and `--insert-after`. Addresses mean the pipeline
/// before the patch.
#[derive(Clone, Default, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Occurrences to leave out; a name without number means all of them.
    #[serde(default)]
    pub disable: Vec<String>,
    /// Pipelines to put before an occurrence.
    #[serde(default)]
    pub before: BTreeMap<String, String>,
    /// Pipelines to put after an occurrence.
    #[serde(default)]
    pub after: BTreeMap<String, String>,
    /// Pipelines to put in place of an occurrence.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
}

/// The edits of one occurrence, resolved.
#[derive(Default)]
struct Patch {
    before: Vec<Item>,
    instead: Option<Vec<Item>>,
    after: Vec<Item>,
}

impl Edit {
    /// Applies the patch. `origin` names its texts in messages.
    pub fn apply(
        &self,
        pipeline: &mut Pipeline,
        origin: &str,
        registry: &Registry,
        sources: &mut SourceMap,
    ) -> Result<(), Diagnostics> {
        let mut errors = Diagnostics::default();
        let mut patches: BTreeMap<usize, Patch> = BTreeMap::new();
        for address in &self.disable {
            let found: Vec<_> = pipeline.steps().iter().filter(|s| s.is_at(address)).map(|s| s.position).collect();
            if found.is_empty() {
                errors.push(no_such(address, pipeline, registry));
            }
            for position in found {
                patches.entry(position).or_default().instead = Some(Vec::new());
            }
        }
        for (texts, what) in [(&self.before, 0), (&self.after, 1), (&self.replace, 2)] {
            for (address, text) in texts {
                let position = match the_one(address, pipeline, registry) {
                    Ok(position) => position,
                    Err(error) => {
                        errors.push(error);
                        continue;
                    }
                };
                let items = match Pipeline::parse(text, origin, registry, sources) {
                    Ok(parsed) => parsed.items,
                    Err(found) => {
                        errors.extend(found);
                        continue;
                    }
                };
                let patch = patches.entry(position).or_default();
                match what {
                    0 => patch.before.extend(items),
                    1 => patch.after.extend(items),
                    _ => patch.instead = Some(items),
                }
            }
        }
        errors.or(())?;
        pipeline.items = patched(std::mem::take(&mut pipeline.items), &mut patches);
        pipeline.number();
        Ok(())
    }
}

fn patched(items: Vec<Item>, patches: &mut BTreeMap<usize, Patch>) -> Vec<Item> {
    let mut out = Vec::new();
    for item in items {
        match item {
            Item::Pass(step) => match patches.remove(&step.position) {
                None => out.push(Item::Pass(step)),
                Some(patch) => {
                    out.extend(patch.before);
                    out.extend(patch.instead.unwrap_or_else(|| vec![Item::Pass(step)]));
                    out.extend(patch.after);
                }
            },
            Item::Fix(fix) => out.push(Item::Fix(Fix { items: patched(fix.items, patches), ..fix })),
            Item::Only(only) => out.push(Item::Only(Only { items: patched(only.items, patches), ..only })),
        }
    }
    out
}

/// The position of the only occurrence `address` means.
fn the_one(address: &str, pipeline: &Pipeline, registry: &Registry) -> Result<usize, Diagnostic> {
    let steps = pipeline.steps();
    let found: Vec<&&Step> = steps.iter().filter(|s| s.is_at(address)).collect();
    match found.as_slice() {
        [step] => Ok(step.position),
        [] => Err(no_such(address, pipeline, registry)),
        many => {
            let all: Vec<_> = many.iter().map(|s| format!("`{}`", s.address())).collect();
            let error = Diagnostic::new(codes::P0006, format!("`{address}` stands in the pipeline {} times", many.len()));
            Err(error.help(format!("say which: {}", all.join(", "))))
        }
    }
}

/// The error for an address that the pipeline does not have.
pub(super) fn no_such(address: &str, pipeline: &Pipeline, registry: &Registry) -> Diagnostic {
    let error = Diagnostic::new(codes::P0006, format!("the pipeline has no `{address}`"));
    let name = address.split('#').next().unwrap_or(address);
    let steps = pipeline.steps();
    let same: Vec<_> = steps.iter().filter(|s| s.name() == name).map(|s| format!("`{}`", s.address())).collect();
    if !same.is_empty() {
        return error.help(format!("it has {}", same.join(", ")));
    }
    if registry.pass(name).is_some() {
        return error.why(format!("`{name}` is a pass, but this pipeline does not run it"));
    }
    match nearest(name, steps.iter().map(|s| s.name())) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("`molt-driver passes check PIPELINE` prints the addresses of a pipeline"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy;
    use super::*;

    fn edited(pipeline: &str, edit: Edit) -> Result<String, String> {
        let (registry, mut sources) = (toy::registry(), SourceMap::default());
        let mut pipeline = Pipeline::parse(pipeline, "--passes", &registry, &mut sources).unwrap();
        let result = edit.apply(&mut pipeline, "edit", &registry, &mut sources);
        result.map(|()| pipeline.to_string()).map_err(|e| e.render(&sources))
    }

    fn map(key: &str, value: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(key.to_owned(), value.to_owned())])
    }

    #[test]
    fn addresses_mean_the_pipeline_before_the_patch() {
        let edit = Edit {
            disable: vec!["dedup#1".into()],
            before: map("dedup#2", "x-to-y"),
            after: map("dedup#1", "liar,dedup"),
            replace: map("sort", "y-to-x,sort"),
        };
        let expected = "liar,dedup,fix{max=10,strict=false}(x-to-y,dedup),y-to-x,sort";
        assert_eq!(edited("dedup,fix(dedup),sort", edit).unwrap(), expected);
    }

    #[test]
    fn a_name_alone_disables_every_occurrence() {
        assert_eq!(edited("dedup,liar,dedup", Edit { disable: vec!["dedup".into()], ..Edit::default() }).unwrap(), "liar");
    }

    #[test]
    fn an_ambiguous_or_unknown_address_is_refused() {
        let edit = Edit {
            after: map("dedup", "liar"),
            disable: vec!["dedup#3".into(), "sort".into(), "lier".into()],
            ..Edit::default()
        };
        assert_eq!(
            edited("dedup,liar,dedup", edit).unwrap_err(),
            "\
error[P0006]: the pipeline has no `dedup#3`
  help: it has `dedup#1`, `dedup#2`

error[P0006]: the pipeline has no `sort`
   why: `sort` is a pass, but this pipeline does not run it

error[P0006]: the pipeline has no `lier`
  help: did you mean `liar`?

error[P0006]: `dedup` stands in the pipeline 2 times
  help: say which: `dedup#1`, `dedup#2`
"
        );
    }
}
