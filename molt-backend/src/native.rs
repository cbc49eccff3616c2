//! The native back end: compiles, links, and runs the executable as a process of its own.

use crate::backend::{Backend, End, Outcome, Run};
use crate::{cranelift, link};
use molt_ir::codes;
use molt_ir::diagnostic::{Diagnostic, Diagnostics};
use molt_ir::lir::Program;
use molt_ir::pass::{AnyStage, BuildOptions, Engine, PassCx};
use molt_ir::settings::{Codegen, DebugInfo, MemoryChecks};
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Compiles with Cranelift and links with the system's C compiler.
pub struct Native;

fn lir(program: &AnyStage) -> Result<&Program, Diagnostic> {
    program
        .get()
        .ok_or_else(|| Diagnostic::new(codes::P0005, format!("native code is made from `lir`, not from `{}`", program.name())))
}

fn executable(program: &AnyStage, output: &Path, options: &BuildOptions, cx: Option<&PassCx>) -> Result<(), Diagnostics> {
    let check_memory = cx.is_some_and(|cx| cx.setting::<MemoryChecks>().0);
    let codegen = cx.map(|cx| cx.setting::<Codegen>()).unwrap_or_default();
    let program = lir(program)?;
    let how = cranelift::Options { debug: options.debug, check_memory, codegen, sources: cx.map(|cx| &cx.sources) };
    let object = cranelift::object(program, &how).map_err(uncompiled)?;
    let shape = link::Shape { codegen, bare: !check_memory && cranelift::is_bare(program) };
    Ok(link::link(&object, shape, output, options)?)
}

fn uncompiled(error: cranelift::Error) -> Diagnostic {
    Diagnostic::new(codes::P0017, error.0)
}

fn io_error(what: &str, e: &std::io::Error) -> Diagnostic {
    Diagnostic::new(codes::P0019, format!("{what}: {e}"))
}

/// 128 and the signal's number for a process that a signal ended, as shells have it.
fn status_of(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0))
}

impl Engine for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn stage(&self) -> &'static str {
        "lir"
    }

    fn run(&self, program: &AnyStage, args: &[String], cx: &mut PassCx) -> Result<i32, Diagnostics> {
        let folder = link::Folder::new().map_err(|e| io_error("no temporary folder", &e))?;
        let path = folder.path().join("program");
        let debug = cx.setting::<DebugInfo>().0;
        executable(program, &path, &BuildOptions { debug, ..BuildOptions::default() }, Some(cx))?;
        let mut command = command(&path, args);
        Ok(status_of(command.status().map_err(|e| io_error("the program cannot be started", &e))?))
    }

    fn build(&self, program: &AnyStage, output: &Path, options: &BuildOptions, cx: &mut PassCx) -> Result<(), Diagnostics> {
        executable(program, output, options, Some(cx))
    }

    fn forms(&self) -> &'static [&'static str] {
        &["clif", "asm", "obj"]
    }

    fn emit(&self, program: &AnyStage, form: &str, cx: &mut PassCx) -> Result<Vec<u8>, Diagnostics> {
        let (debug, check_memory) = (cx.setting::<DebugInfo>().0, cx.setting::<MemoryChecks>().0);
        let codegen = cx.setting::<Codegen>();
        let options = cranelift::Options { debug, check_memory, codegen, sources: Some(&cx.sources) };
        let program = lir(program)?;
        let made = match form {
            "clif" => cranelift::clif(program, &options).map(String::into_bytes),
            "asm" => cranelift::asm(program, &options).map(String::into_bytes),
            _ => cranelift::object(program, &options),
        };
        Ok(made.map_err(uncompiled)?)
    }
}

fn command(path: &Path, args: &[String]) -> Command {
    let mut command = Command::new(path);
    if let Some((name, rest)) = args.split_first() {
        command.arg0(name).args(rest);
    }
    command
}

impl Backend for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn stage(&self) -> &'static str {
        "lir"
    }

    fn run(&self, program: &AnyStage, run: &Run) -> Result<Outcome, Diagnostics> {
        let folder = link::Folder::new().map_err(|e| io_error("no temporary folder", &e))?;
        let path = folder.path().join("program");
        executable(program, &path, &BuildOptions::default(), None)?;
        let time = Duration::from_secs(1 + run.fuel / 50_000_000);
        Ok(watch(command(&path, &run.args), run.stdin.as_deref().unwrap_or_default(), time)
            .map_err(|e| io_error("the program cannot be run", &e))?)
    }
}

/// Runs a process with its streams caught, and kills it when its time is up.
fn watch(mut command: Command, stdin: &[u8], time: Duration) -> std::io::Result<Outcome> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (mut to, mut out, mut err) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let input = stdin.to_vec();
    // A program that does not read its input closes the pipe, which is no fault of the run.
    let writer = std::thread::spawn(move || to.as_mut().map(|pipe| pipe.write_all(&input)));
    let reader = std::thread::spawn(move || {
        let mut bytes = vec![];
        out.as_mut().map(|pipe| pipe.read_to_end(&mut bytes));
        bytes
    });
    let errors = std::thread::spawn(move || {
        let mut bytes = vec![];
        err.as_mut().map(|pipe| pipe.read_to_end(&mut bytes));
        bytes
    });
    let end = Instant::now() + time;
    let mut late = false;
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if Instant::now() < end => std::thread::sleep(Duration::from_millis(2)),
            None => {
                late = true;
                child.kill()?;
                break child.wait()?;
            }
        }
    };
    _ = writer.join();
    let (stdout, stderr) = (reader.join().unwrap_or_default(), errors.join().unwrap_or_default());
    let end = match (late, status.signal()) {
        (true, _) => End::OutOfFuel,
        (false, Some(signal)) => End::Broken(format!("killed by signal {signal}")),
        (false, None) => End::Status(status_of(status)),
    };
    Ok(Outcome { stdout, stderr, end })
}
