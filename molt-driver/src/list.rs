//! The commands that tell about the compiler itself: `passes`, `profiles`, `explain`.

use std::collections::BTreeMap;
use std::fmt::Write;

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::pass::{Fact, PassInfo, Pipeline, Registry, check, load_profile, nearest, unknown_pass};
use molt_ir::span::SourceMap;

use crate::args::{MessageFormat, Passes, PassesCommand};
use crate::failure::{FAILED, tell};

/// `molt-driver passes ..`.
pub fn passes(passes: &Passes, registry: &Registry) -> u8 {
    let mut sources = SourceMap::default();
    let text = match &passes.command {
        None => Ok(all(registry)),
        Some(PassesCommand::Show { name }) => show(name, registry),
        Some(PassesCommand::Check { pipeline }) => explained(pipeline, registry, &mut sources),
    };
    told(text, &sources)
}

/// `molt-driver profiles`.
pub fn profiles(registry: &Registry) -> u8 {
    let mut sources = SourceMap::default();
    let mut text = String::new();
    let mut errors = Diagnostics::default();
    for name in registry.profiles() {
        match load_profile(name, registry, &mut sources) {
            Ok(profile) => {
                let _ = writeln!(text, "{name}: {}\n  {}", profile.summary, profile.pipeline);
            }
            Err(found) => errors.extend(found),
        }
    }
    told(errors.or(text), &sources)
}

/// `molt-driver explain ..`.
pub fn explain(code: Option<&str>) -> u8 {
    let text = match code {
        None => Ok(codes::ALL.iter().map(|code| format!("{}  {}\n", code.id, code.title)).collect()),
        Some(id) => {
            codes::find(id).map(|code| format!("{}: {}\n\n{}\n", code.id, code.title, code.explanation)).ok_or_else(|| {
                let error = Diagnostic::new(codes::P0023, format!("there is no error code `{id}`"));
                match nearest(&id.to_uppercase(), codes::ALL.iter().map(|code| code.id)) {
                    Some(near) => error.help(format!("did you mean `{near}`?")),
                    None => error.help("`molt-driver explain` lists them"),
                }
                .into()
            })
        }
    };
    told(text, &SourceMap::default())
}

fn told(text: Result<String, Diagnostics>, sources: &SourceMap) -> u8 {
    match text {
        Ok(text) => {
            use std::io::Write as _;
            // A reader that has seen enough (`| head`) is no error.
            let _ = std::io::stdout().write_all(text.as_bytes());
            0
        }
        Err(errors) => {
            tell(&errors, sources, MessageFormat::Plain);
            FAILED
        }
    }
}

fn names(facts: impl Iterator<Item = Fact>) -> String {
    facts.map(|fact| fact.name).collect::<Vec<_>>().join(", ")
}

/// The contract in one line; empty when there is none.
fn contract(pass: &PassInfo) -> String {
    let parts = [
        ("requires", names(pass.requires.iter().map(|need| need.fact))),
        ("establishes", names(pass.establishes.iter().copied())),
        ("destroys", names(pass.destroys.iter().copied())),
    ];
    let parts: Vec<_> =
        parts.iter().filter(|(_, facts)| !facts.is_empty()).map(|(word, facts)| format!("{word} {facts}")).collect();
    parts.join("; ")
}

fn stages(pass: &PassInfo) -> String {
    if pass.keeps_stage() { pass.from.name.to_owned() } else { format!("{} -> {}", pass.from.name, pass.to.name) }
}

/// Every pass below its stage.
fn all(registry: &Registry) -> String {
    let mut groups: BTreeMap<String, Vec<&PassInfo>> = BTreeMap::new();
    for pass in registry.passes() {
        groups.entry(stages(pass)).or_default().push(pass);
    }
    let mut out = String::new();
    for (stages, passes) in &groups {
        let _ = writeln!(out, "{stages}");
        for pass in passes {
            let _ = writeln!(out, "  {:<28} {}", pass.name, pass.summary);
            let contract = contract(pass);
            if !contract.is_empty() {
                let _ = writeln!(out, "  {:<28}   {contract}", "");
            }
        }
    }
    out
}

/// Everything about one pass.
fn show(name: &str, registry: &Registry) -> Result<String, Diagnostics> {
    let pass = registry.pass(name).ok_or_else(|| unknown_pass(name, registry))?;
    let mut out = format!("{} · {}\n{}\n", pass.name, stages(pass), pass.summary);
    let header = pass.header();
    if !header.is_empty() {
        let _ = writeln!(out, "\n{}", header.trim_end());
    }
    let _ = writeln!(out, "\ncontract");
    for need in pass.requires {
        let _ = writeln!(out, "  requires    {}: {}", need.fact.name, need.why);
    }
    for (word, facts) in [("establishes", pass.establishes), ("destroys   ", pass.destroys)] {
        for fact in facts {
            let _ = writeln!(out, "  {word} {}: {}", fact.name, fact.doc.trim().replace('\n', " "));
        }
    }
    if pass.requires.is_empty() && pass.establishes.is_empty() && pass.destroys.is_empty() {
        let _ = writeln!(out, "  requires nothing, establishes nothing, keeps every fact");
    }
    if !pass.options.is_empty() {
        let _ = writeln!(out, "\noptions");
        for option in &pass.options {
            let doc = option.doc.trim().replace('\n', " ");
            let _ = writeln!(out, "  {}={}  {doc} ({})", option.name, option.default, option.expects);
        }
    }
    Ok(out)
}

/// Every pass of a pipeline with what it needs and leaves.
fn explained(text: &str, registry: &Registry, sources: &mut SourceMap) -> Result<String, Diagnostics> {
    let pipeline = match text.ends_with(".toml") {
        true => load_profile(text, registry, sources)?.pipeline,
        false => Pipeline::parse(text, "pipeline", registry, sources)?,
    };
    let checked = check(&pipeline, None, &[], registry)?;
    let mut out = String::new();
    for step in pipeline.steps() {
        let place = format!("#{}", step.position);
        let _ = writeln!(out, "{place:>4}  {:<32} {}", step.address(), stages(&step.info));
        for need in step.info.requires {
            let _ = writeln!(out, "        needs {}: {}", need.fact.name, need.why);
        }
        let before = &checked.before[step.position];
        let new = step.info.establishes.iter().filter(|fact| !before.contains(fact));
        let lost = before.iter().filter(|fact| step.info.destroys.contains(fact) && !step.info.establishes.contains(fact));
        for (sign, facts) in [('+', names(new.copied())), ('-', names(lost.copied()))] {
            if !facts.is_empty() {
                let _ = writeln!(out, "        {sign} {facts}");
            }
        }
    }
    let _ = writeln!(
        out,
        "ends at {} with: {}",
        checked.end.stage.map_or("no stage", |s| s.name),
        names(checked.end.facts().into_iter())
    );
    let _ = writeln!(out, "\n{pipeline}");
    Ok(out)
}
