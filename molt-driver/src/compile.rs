//! From a file to the program at the end of its pipeline.

use std::path::Path;

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::pass::{
    AnyStage, Dumps, Edit, Fact, Header, Outcome, PassCx, Pipeline, Registry, Runner, Stage, Verify, Which, check,
    check_expected, load_profile, nearest,
};
use molt_ir::settings::{DebugInfo, LazyErrors, MemoryChecks, TypeHints};
use molt_ir::source::{self, Modules, Source};

use crate::args::Shape;

/// Where the pipeline is to end.
#[derive(Clone, Copy, PartialEq)]
pub enum Until<'a> {
    /// At its own end.
    End,
    /// Just before the pass that leaves this stage.
    Stage(&'a str),
}

/// A compile: the command line's wishes and the context.
pub struct Compile<'a> {
    /// The passes, profiles and engines.
    pub registry: &'a Registry,
    /// The pipeline's part of the command line.
    pub shape: &'a Shape,
    /// The profile when the command line names neither passes nor a profile.
    pub default_profile: &'a str,
    /// The context of the passes.
    pub cx: PassCx,
}

impl<'a> Compile<'a> {
    /// A compile that has not begun.
    pub fn new(registry: &'a Registry, shape: &'a Shape, default_profile: &'a str, debug: bool) -> Compile<'a> {
        let mut cx = PassCx::new();
        cx.set(shape.type_hints.unwrap_or(TypeHints::Ignore));
        cx.set(DebugInfo(debug));
        cx.set(LazyErrors(shape.lazy_errors));
        cx.set(MemoryChecks(shape.check_memory));
        cx.set_fuel(shape.fuel);
        Compile { registry, shape, default_profile, cx }
    }

    /// Reads `file` and runs the pipeline on it. Tables and dumps go to stderr.
    pub fn run(&mut self, file: &Path, until: Until) -> Result<Outcome, Diagnostics> {
        let stage = self.read(file)?;
        let (pipeline, verify, facts) = self.pipeline(&stage, until)?;
        let mut print = |text: &str| eprint!("{text}");
        let shape = self.shape;
        let mut runner = Runner {
            verify,
            dumps: Dumps {
                before: Which(shape.print_before.clone()),
                after: Which(shape.print_after.clone()),
                changed: shape.print_changed,
            },
            stop_after: shape.stop_after.clone(),
            repeat: Header { command: shape.command(self.default_profile), input: file.display().to_string() },
            out: Some(&mut print),
        };
        let ran = runner.run(&pipeline, stage, &facts, &mut self.cx);
        let report = match &ran {
            Ok(outcome) => &outcome.report,
            Err(failure) => &failure.report,
        };
        if shape.time_passes {
            eprint!("{}", report.times());
        }
        if shape.stats || shape.fuel.is_some() {
            eprint!("{}", report.stats());
        }
        ran.map_err(|failure| {
            if let Some(before) = &failure.before {
                keep_for_repeat(before, &failure.errors, &runner.repeat);
            }
            failure.errors
        })
    }

    /// The program in `file`, at the stage its extension says.
    fn read(&mut self, file: &Path) -> Result<AnyStage, Diagnostics> {
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let text = source::read(file)?;
        let id = self.cx.sources.add(file.display().to_string(), text.as_str());
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        self.cx.set(Modules { path: vec![folder] });
        if extension == "py" {
            if text.is_empty() {
                let error = Diagnostic::new(codes::E0004, format!("`{}` is empty", file.display()));
                return Err(error.fix("write the program, or name another file").into());
            }
            return Ok(AnyStage::new(Source::parse(&text, id)?));
        }
        match self.registry.stage(extension).filter(|stage| stage.name != Source::NAME) {
            Some(stage) => Ok((stage.parse)(&text, id)?),
            None => {
                let error = Diagnostic::new(codes::P0021, format!("`{}` is no file of Python and of no stage", file.display()));
                let stages: Vec<_> =
                    self.registry.stages().filter(|s| s.name != Source::NAME).map(|s| format!("`.{}`", s.name)).collect();
                Err(error.help(format!("the extensions are `.py`, {}", stages.join(", "))).into())
            }
        }
    }

    /// The checked pipeline for a program that begins at `stage`, how much to verify, and what holds of the program.
    fn pipeline(&mut self, stage: &AnyStage, until: Until) -> Result<(Pipeline, Verify, Vec<Fact>), Diagnostics> {
        let (registry, shape) = (self.registry, self.shape);
        let sources = &mut self.cx.sources;
        let mut profile = None;
        let mut pipeline = match &shape.passes {
            Some(text) => Pipeline::parse(text, "--passes", registry, sources)?,
            None => {
                let loaded = load_profile(shape.profile.as_deref().unwrap_or(self.default_profile), registry, sources)?;
                profile.insert(loaded).pipeline.clone()
            }
        };
        edit(shape).apply(&mut pipeline, "command line", registry, sources)?;
        if let Some(address) = shape.stop_after.as_ref().filter(|a| !pipeline.steps().iter().any(|step| step.is_at(a))) {
            return Err(no_stop(address, &pipeline).into());
        }
        if shape.passes.is_none() {
            pipeline.enter_at(stage.name());
        }
        if let Until::Stage(wanted) = until {
            let ends_there = pipeline.steps().last().map_or(stage.name(), |s| s.info.to.name) == wanted;
            if !pipeline.stop_at_end_of(wanted) && !ends_there {
                let error = Diagnostic::new(codes::P0020, format!("this pipeline never has the program at `{wanted}`"));
                return Err(error.help("`--profile` with a later end, or other passes").into());
            }
        }
        // A file of Python has no facts; what holds of a file at a later stage is found by looking.
        let facts = registry.facts_of(stage);
        let checked = check(&pipeline, Some(stage.info()), &facts, registry)?;
        if let Some(profile) = profile.as_ref().filter(|_| until == Until::End) {
            check_expected(profile, &checked.end)?;
        }
        if let Some(codegen) = profile.as_ref().and_then(|p| p.codegen) {
            self.cx.set(codegen);
        }
        let verify = shape.verify.or(profile.and_then(|p| p.verify)).unwrap_or_default();
        Ok((pipeline, verify, facts))
    }
}

/// The patch that the command line asks for.
fn edit(shape: &Shape) -> Edit {
    let mut edit = Edit { disable: shape.disable.clone(), ..Edit::default() };
    for (pairs, map) in [(&shape.insert_before, &mut edit.before), (&shape.insert_after, &mut edit.after)] {
        for pair in pairs.chunks(2) {
            let text = map.entry(pair[0].clone()).or_default();
            *text = if text.is_empty() { pair[1].clone() } else { format!("{text},{}", pair[1]) };
        }
    }
    edit
}

fn no_stop(address: &str, pipeline: &Pipeline) -> Diagnostic {
    let error = Diagnostic::new(codes::P0006, format!("`--stop-after {address}`: the pipeline has no such pass"));
    let addresses: Vec<_> = pipeline.steps().iter().map(|s| s.address()).collect();
    match nearest(address, addresses.iter().map(String::as_str)) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("`molt-driver passes check PIPELINE` prints the addresses of a pipeline"),
    }
}

/// Writes the program as it was before the pass to blame, when the error's command reads it.
fn keep_for_repeat(before: &AnyStage, errors: &Diagnostics, repeat: &Header) {
    let file = repeat.repro_file(before);
    let named = errors.iter().flat_map(|e| &e.notes).any(|n| n.kind == "repeat" && n.text.contains(&file));
    // Where the folder cannot be written the error itself is still told.
    if named && std::fs::write(&file, before.print()).is_err() {
        eprintln!("note: `{file}` could not be written");
    }
}
