//! The commands that take a program: print it, build it, run it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::pass::{AnyStage, BuildOptions, Engine, Outcome, Registry, nearest};

use crate::args::{Build, Direct, Output, Run, Shape};
use crate::compile::{Compile, Until};
use crate::failure::{FAILED, tell};

const BUILD_PROFILE: &str = "release";
const RUN_PROFILE: &str = "dev";

/// `molt-driver build`.
pub fn build(build: &Build, registry: &Registry) -> u8 {
    let mut compile = Compile::new(registry, &build.shape, BUILD_PROFILE, build.output.debug);
    let done = match &build.output.emit {
        Some(form) => emit(&mut compile, &build.file, form, build.output.output.as_deref()),
        None => executable(&mut compile, &build.file, &build.output),
    };
    end(done.map(|()| 0), &compile, &build.shape)
}

/// `molt-driver run`.
pub fn run(run: &Run, registry: &Registry) -> u8 {
    let mut compile = Compile::new(registry, &run.shape, RUN_PROFILE, false);
    let status = compile.run(&run.file, Until::End).and_then(|outcome| execute(&outcome, &run.file, &run.args, &mut compile));
    end(status, &compile, &run.shape)
}

/// `molt-driver --passes "..." FILE`.
pub fn direct(direct: &Direct, registry: &Registry) -> u8 {
    let Some(file) = &direct.file else {
        eprintln!("error: name a file or a command; `molt-driver --help` lists them");
        return 2;
    };
    let output = &direct.output;
    let mut compile = Compile::new(registry, &direct.shape, RUN_PROFILE, output.debug);
    let done = if let Some(form) = &output.emit {
        emit(&mut compile, file, form, output.output.as_deref()).map(|()| 0)
    } else if direct.run {
        compile.run(file, Until::End).and_then(|outcome| execute(&outcome, file, &direct.args, &mut compile))
    } else if output.output.is_some() {
        executable(&mut compile, file, output).map(|()| 0)
    } else {
        compile.run(file, Until::End).and_then(|outcome| {
            let text = headed(&outcome.stage, &compile, file);
            write_to(None, text.as_bytes()).map(|()| 0)
        })
    };
    end(done, &compile, &direct.shape)
}

/// The exit status; errors are told first.
fn end(done: Result<u8, Diagnostics>, compile: &Compile, shape: &Shape) -> u8 {
    done.unwrap_or_else(|errors| {
        tell(&errors, &compile.cx.sources, shape.message_format);
        FAILED
    })
}

/// The engine for a program that ended at `stage`: the one asked for, or the first that takes the stage.
fn engine_for<'r>(stage: &AnyStage, compile: &Compile<'r>, what: &str) -> Result<&'r dyn Engine, Diagnostics> {
    let (registry, wanted) = (compile.registry, compile.shape.engine.as_deref());
    let fits = |engine: &&Arc<dyn Engine>| engine.stage() == stage.name() && wanted.is_none_or(|name| name == engine.name());
    registry.engines().find(fits).map(|engine| &**engine).ok_or_else(|| {
        let called = wanted.map(|name| format!(" called `{name}`")).unwrap_or_default();
        let message = format!("there is no engine{called} that {what} a program at `{}`", stage.name());
        let error = Diagnostic::new(codes::P0015, message);
        let engines: Vec<_> = registry.engines().map(|e| format!("`{}` for `{}`", e.name(), e.stage())).collect();
        match engines.is_empty() {
            true => error.why("this driver has no engines at all"),
            false => error.help(format!("there are {}", engines.join(", "))),
        }
        .into()
    })
}

/// Runs the program; its exit status.
fn execute(outcome: &Outcome, file: &Path, args: &[String], compile: &mut Compile) -> Result<u8, Diagnostics> {
    let engine = engine_for(&outcome.stage, compile, "runs")?;
    let argv: Vec<String> = std::iter::once(file.display().to_string()).chain(args.iter().cloned()).collect();
    let status = engine.run(&outcome.stage, &argv, &mut compile.cx)?;
    Ok(status as u8)
}

/// Writes an executable.
fn executable(compile: &mut Compile, file: &Path, output: &Output) -> Result<(), Diagnostics> {
    let outcome = compile.run(file, Until::End)?;
    let engine = engine_for(&outcome.stage, compile, "builds")?;
    let options = BuildOptions { is_static: output.is_static, debug: output.debug, linker: output.linker.clone() };
    let path = output.output.clone().unwrap_or_else(|| default_output(file));
    engine.build(&outcome.stage, &path, &options, &mut compile.cx)
}

/// `./<stem>_molt`.
fn default_output(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    PathBuf::from(format!("{stem}_molt"))
}

/// Writes the program in another form: the text of a stage, or what a back end offers.
fn emit(compile: &mut Compile, file: &Path, form: &str, output: Option<&Path>) -> Result<(), Diagnostics> {
    let registry = compile.registry;
    // A stage that is bytes is better served by the engine that knows its forms.
    if let Some(engine) = registry.engines().find(|engine| engine.forms().contains(&form)) {
        let outcome = compile.run(file, Until::Stage(engine.stage()))?;
        let bytes = engine.emit(&outcome.stage, form, &mut compile.cx)?;
        let object = PathBuf::from(file.file_name().unwrap_or_default()).with_extension("o");
        return write_to(output.or((form == "obj").then_some(object.as_path())), &bytes);
    }
    if registry.stage(form).is_some() {
        let outcome = compile.run(file, Until::Stage(form))?;
        let text = headed(&outcome.stage, compile, file);
        return write_to(output, text.as_bytes());
    }
    let forms: Vec<&str> =
        registry.stages().map(|s| s.name).chain(registry.engines().flat_map(|e| e.forms().iter().copied())).collect();
    let error = Diagnostic::new(codes::P0020, format!("there is no form called `{form}`"));
    Err(match nearest(form, forms.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("there are {}", forms.join(", "))),
    }
    .into())
}

/// The text of a stage below the command that makes it.
fn headed(stage: &AnyStage, compile: &Compile, file: &Path) -> String {
    let comment = stage.info().comment;
    let command = compile.shape.command(compile.default_profile);
    let emit = match compile.shape.stop_after.as_deref() {
        Some(address) => format!("--stop-after {address}"),
        None => format!("--emit {}", stage.name()),
    };
    let text = stage.print();
    format!("{comment} {command} {emit} {}\n{text}{}", file.display(), if text.ends_with('\n') { "" } else { "\n" })
}

/// Writes to a file, or to stdout when there is none.
fn write_to(path: Option<&Path>, bytes: &[u8]) -> Result<(), Diagnostics> {
    let written = match path {
        Some(path) => std::fs::write(path, bytes),
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush())
        }
    };
    let name = path.map_or("stdout".into(), |p| p.display().to_string());
    match written {
        // A reader that has seen enough (`| head`) is no error.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|e| Diagnostic::new(codes::P0019, format!("cannot write {name}: {e}")).into()),
    }
}
