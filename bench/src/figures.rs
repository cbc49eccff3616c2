//! Single numbers: how large and how quick to start an executable is, and how long compiling takes.
//!
//! | figure | is |
//! |---|---|
//! | `hello-bytes` | the size of hello world's executable, stripped |
//! | `startup-ratio` | user and system time of an empty program over that of an empty C program, in turns |
//! | `hello-compile-ms` | from hello world to an object file: everything but the linker |
//! | `hello-build-ms` | the same with the linker |
//! | `dev-1000-ms` ... `release-50000-ms` | building a generated program of so many lines under a profile |
//! | `dev-growth`, `release-growth` | the exponent by which that grows with the number of lines; 1 is linear |

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::generate;
use crate::measure::{self, Usage};
use crate::stats::{growth, median};

/// The lengths of the generated programs.
pub const LENGTHS: [usize; 3] = [1000, 10_000, 50_000];

/// How many pairs of starts are compared.
const STARTS: usize = 200;

/// Takes every figure, compile times as medians of `rounds`. Generated programs are no longer than `longest` lines.
pub fn take(driver: &Path, cc: &str, rounds: usize, longest: usize) -> Result<BTreeMap<String, f64>, Failure> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let folder = folder.path();
    let mut figures = BTreeMap::new();
    let mut tell = |name: &str, value: f64| {
        eprintln!("{name}: {value:.3}");
        figures.insert(name.to_owned(), value);
    };

    let hello = write(folder, "hello.py", "print(\"hello\")\n")?;
    let executable = folder.join("hello");
    let build = |profile: &str, source: &Path, out: &Path| {
        let mut command = Command::new(driver);
        command.args(["build", "--profile", profile, "-o"]).arg(out).arg(source);
        command
    };
    let object = folder.join("hello.o");
    let mut compile = build("release", &hello, &object);
    compile.args(["--emit", "obj"]);
    tell("hello-build-ms", milliseconds(&mut build("release", &hello, &executable), rounds)?);
    tell("hello-compile-ms", milliseconds(&mut compile, rounds)?);
    tell("hello-bytes", fs::metadata(&executable).map_err(|e| e.to_string())?.len() as f64);
    tell("startup-ratio", startup(folder, &build, cc)?);

    let lengths: Vec<usize> = LENGTHS.into_iter().filter(|lines| *lines <= longest).collect();
    for profile in ["dev", "release"] {
        let mut times = Vec::new();
        for &lines in &lengths {
            let source = write(folder, &format!("lines_{lines}.py"), &generate::program(lines))?;
            // Long compiles vary less, and wait for no one's patience.
            let rounds = if lines > 10_000 { 1 } else { rounds };
            let time = milliseconds(&mut build(profile, &source, &folder.join("generated")), rounds)?;
            tell(&format!("{profile}-{lines}-ms"), time);
            times.push(time);
        }
        if lengths.len() > 1 {
            let sizes: Vec<f64> = lengths.iter().map(|lines| *lines as f64).collect();
            tell(&format!("{profile}-growth"), growth(&sizes, &times));
        }
    }
    Ok(figures)
}

/// User and system time of an empty program over an empty C program's, from many starts in turns.
fn startup(folder: &Path, build: &dyn Fn(&str, &Path, &Path) -> Command, cc: &str) -> Result<f64, Failure> {
    let empty = write(folder, "empty.py", "pass\n")?;
    let empty_c = write(folder, "empty.c", "int main(void) { return 0; }\n")?;
    let (molt, c) = (folder.join("empty"), folder.join("empty_c"));
    measure::run(&mut build("release", &empty, &molt), None)?;
    measure::run(Command::new(cc).arg("-O2").arg("-o").arg(&c).arg(&empty_c), None)?;
    let (mut molt_time, mut c_time) = (0.0, 0.0);
    let cpu = |usage: Usage| usage.user + usage.system;
    for _ in 0..STARTS {
        molt_time += cpu(measure::run(&mut Command::new(&molt), None)?.1);
        c_time += cpu(measure::run(&mut Command::new(&c), None)?.1);
    }
    Ok(molt_time / c_time)
}

/// The median time that passed, in milliseconds.
fn milliseconds(command: &mut Command, rounds: usize) -> Result<f64, Failure> {
    let mut times = Vec::new();
    for _ in 0..rounds.max(1) {
        times.push(measure::run(command, None)?.1.wall * 1000.0);
    }
    Ok(median(&times))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<std::path::PathBuf, Failure> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(path)
}
