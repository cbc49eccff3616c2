//! Who runs the programs: Molt, Pythons, C, Rust, and whatever else the command line names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::measure;
use crate::programs::Program;

/// One way to run a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contestant {
    /// How tables and gates call it.
    pub name: String,
    /// What it does with a program.
    pub kind: Kind,
}

/// What a contestant does with a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Starts an interpreter with the source.
    Interpreter(PathBuf),
    /// Compiles the source by a command in which `{source}`, `{out}` and `{folder}` are replaced, then runs `{out}`.
    Compiler(Vec<String>),
    /// Compiles the C beside the source.
    C(String),
    /// Compiles the Rust beside the source.
    Rust(String),
}

/// A command that is ready to be run, again and again.
#[derive(Clone, Debug)]
pub struct Ready {
    program: OsString,
    arguments: Vec<OsString>,
}

impl Ready {
    /// A new command.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}

impl Contestant {
    /// Molt, as an executable made under a profile.
    pub fn molt(driver: &Path, profile: &str) -> Contestant {
        let words = [&*driver.to_string_lossy(), "build", "--profile", profile, "-o", "{out}", "{source}"];
        Contestant { name: "molt".into(), kind: Kind::Compiler(words.map(str::to_owned).to_vec()) }
    }

    /// The C beside the program.
    pub fn c(compiler: &str) -> Contestant {
        Contestant { name: "c".into(), kind: Kind::C(compiler.to_owned()) }
    }

    /// The Rust beside the program.
    pub fn rust(compiler: &str) -> Contestant {
        Contestant { name: "rust".into(), kind: Kind::Rust(compiler.to_owned()) }
    }

    /// `NAME=PATH` of an interpreter.
    pub fn interpreter(text: &str) -> Result<Contestant, Failure> {
        let (name, path) = named(text)?;
        Ok(Contestant { name, kind: Kind::Interpreter(path.into()) })
    }

    /// `NAME=COMMAND` of a compiler, with `{source}` and `{out}` in its words.
    pub fn compiler(text: &str) -> Result<Contestant, Failure> {
        let (name, command) = named(text)?;
        if !command.contains("{source}") && !command.contains("{folder}") {
            return Err(format!("{name}: the command needs {{source}} and {{out}}"));
        }
        Ok(Contestant { name, kind: Kind::Compiler(command.split_whitespace().map(str::to_owned).collect()) })
    }

    /// Whether it is CPython, and so counts for `python` in gates.
    pub fn is_python(&self) -> bool {
        self.name.starts_with("python")
    }

    /// Compiles what is to be compiled, into `folder`. `None` when this contestant has no version of the program.
    pub fn prepare(&self, program: &Program, folder: &Path, arguments: &[String]) -> Result<Option<Ready>, Failure> {
        let out = folder.join(format!("{}-{}", program.name, self.name));
        let mut ready = match &self.kind {
            Kind::Interpreter(path) => Ready { program: path.into(), arguments: vec![program.source.clone().into()] },
            Kind::Compiler(words) => {
                let words: Vec<String> = words.iter().map(|word| fill(word, &program.source, &out, folder)).collect();
                let (first, rest) = words.split_first().ok_or("a compiler needs a command")?;
                compiled(Command::new(first).args(rest), out)?
            }
            Kind::C(compiler) => {
                let Some(source) = &program.c else { return Ok(None) };
                let mut command = Command::new(compiler);
                command.args(["-O2", "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&out).arg(source).arg("-lm");
                compiled(&mut command, out)?
            }
            Kind::Rust(compiler) => {
                let Some(source) = &program.rust else { return Ok(None) };
                let mut command = Command::new(compiler);
                command.args(["--edition", "2024", "-C", "opt-level=3", "-C", "overflow-checks=on", "-o"]).arg(&out).arg(source);
                compiled(&mut command, out)?
            }
        };
        ready.arguments.extend(arguments.iter().map(OsString::from));
        Ok(Some(ready))
    }
}

/// Runs a compiler; what it wrote is the command.
fn compiled(compiler: &mut Command, out: PathBuf) -> Result<Ready, Failure> {
    measure::run(compiler, None)?;
    Ok(Ready { program: out.into(), arguments: Vec::new() })
}

fn named(text: &str) -> Result<(String, &str), Failure> {
    match text.split_once('=') {
        Some((name, rest)) if !name.is_empty() && !rest.is_empty() => Ok((name.to_owned(), rest)),
        _ => Err(format!("`{text}` is not NAME=VALUE")),
    }
}

fn fill(word: &str, source: &Path, out: &Path, folder: &Path) -> String {
    word.replace("{source}", &source.to_string_lossy())
        .replace("{out}", &out.to_string_lossy())
        .replace("{folder}", &folder.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contestants_are_read_from_the_command_line() {
        let pypy = Contestant::interpreter("pypy=/usr/bin/pypy3").unwrap();
        assert_eq!((pypy.name.as_str(), &pypy.kind), ("pypy", &Kind::Interpreter("/usr/bin/pypy3".into())));
        assert!(Contestant::interpreter("pypy").is_err() && Contestant::interpreter("=x").is_err());
        assert!(Contestant::compiler("nuitka=nuitka --onefile").unwrap_err().contains("{source}"));
    }

    #[test]
    fn a_compiler_is_run_and_its_output_is_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("hello.py");
        std::fs::write(&source, "#!/bin/sh\necho hello $1\n").unwrap();
        let program = Program { name: "hello".into(), source, c: None, rust: None, input: None, small: Vec::new() };
        let copier = Contestant::compiler("cp=install -m 755 {source} {out}").unwrap();
        let ready = copier.prepare(&program, folder.path(), &["you".to_owned()]).unwrap().unwrap();
        assert_eq!(measure::run(&mut ready.command(), None).unwrap().0, b"hello you\n");
        assert!(Contestant::c("cc").prepare(&program, folder.path(), &[]).unwrap().is_none());
    }
}
