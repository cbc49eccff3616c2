//! `molt-driver doctor`: whether what Molt needs from outside is there, and what to do where it is not.

use std::path::{Path, PathBuf};
use std::process::Command;

use molt_ir::pass::{Registry, check, check_expected, load_profile};
use molt_ir::span::SourceMap;

use crate::args::Doctor;

/// What a look at one thing found.
struct Finding {
    name: String,
    /// What was found, or what is wrong and how to mend it.
    state: Result<String, (String, String)>,
    /// Whether programs compile without it.
    needed: bool,
}

/// `molt-driver doctor`: 0 when nothing is missing that programs need, 1 otherwise.
pub fn doctor(wanted: &Doctor, registry: &Registry) -> u8 {
    let mut findings = vec![linker("cc", wanted), hello(wanted)];
    findings.extend(["gold", "lld", "mold"].into_iter().filter_map(other_linker));
    findings.push(static_linking(wanted));
    findings.push(interpreter());
    findings.extend(registry.profiles().map(|name| profile(name, registry)));
    findings.extend(wanted.profiles.iter().map(|name| profile(name, registry)));
    findings.push(targets(registry));
    let mut missing = false;
    for finding in &findings {
        match &finding.state {
            Ok(found) => println!("ok       {}: {found}", finding.name),
            Err((wrong, mend)) => {
                let word = if finding.needed { "missing" } else { "optional" };
                println!("{word:<8} {}: {wrong}", finding.name);
                println!("         mend: {mend}");
                missing |= finding.needed;
            }
        }
    }
    u8::from(missing)
}

/// The first line that a program says about itself.
fn version(program: &Path, args: &[&str]) -> Result<String, String> {
    let said = Command::new(program).args(args).output().map_err(|e| e.to_string())?;
    let text = [said.stdout, said.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    if !said.status.success() {
        return Err(text.lines().next().unwrap_or("it fails").to_owned());
    }
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn linker(default: &str, wanted: &Doctor) -> Finding {
    let program = wanted.linker.as_deref().unwrap_or(default);
    let state = version(Path::new(program), &["--version"]).map_err(|wrong| {
        let mend = "install a C compiler (`apt install gcc`, `dnf install gcc`), or name one with `--linker PROGRAM`";
        (format!("`{program}` cannot be started: {wrong}"), mend.to_owned())
    });
    Finding { name: "linker".into(), state, needed: true }
}

/// Links a program of one function as `build` would, and runs it.
fn trial(wanted: &Doctor, more: &[&str]) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| format!("no temporary folder: {e}"))?;
    let (source, program) = (folder.path().join("a.c"), folder.path().join("a"));
    std::fs::write(&source, "#include <math.h>\nint main(int n, char **v) { (void)v; return (int)floor(n * 0.5); }\n")
        .map_err(|e| format!("the temporary folder cannot be written: {e}"))?;
    let linker = wanted.linker.as_deref().unwrap_or("cc");
    let done = Command::new(linker).arg("-o").arg(&program).arg(&source).args(more).arg("-lm").output();
    let done = done.map_err(|e| e.to_string())?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Err(said.lines().last().unwrap_or("it fails").to_owned());
    }
    match Command::new(&program).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("what it links ends with {status}")),
        Err(e) => Err(format!("what it links does not run: {e}")),
    }
}

fn hello(wanted: &Doctor) -> Finding {
    let state = trial(wanted, &["-pie", "-Wl,--as-needed"]).map(|()| "links and runs a program".to_owned());
    let mend = "install the C library's development files (`apt install libc6-dev`, `dnf install glibc-devel`)";
    Finding { name: "C library".into(), state: state.map_err(|wrong| (wrong, mend.to_owned())), needed: true }
}

fn static_linking(wanted: &Doctor) -> Finding {
    let state = trial(wanted, &["-static", "-no-pie"]).map(|()| "works".to_owned());
    let mend = "install the static C library (part of `libc6-dev`; `dnf install glibc-static`), or build without `--static`";
    Finding { name: "build --static".into(), state: state.map_err(|wrong| (wrong, mend.to_owned())), needed: false }
}

/// A linker that `--linker` could name; said only where it is there.
fn other_linker(kind: &str) -> Option<Finding> {
    let found =
        version(&PathBuf::from(format!("ld.{kind}")), &["--version"]).or_else(|_| version(Path::new(kind), &["--version"]));
    Some(Finding { name: format!("--linker {kind}"), state: Ok(found.ok()?), needed: false })
}

/// CPython 3.12 for `diff`: what `PYTHON312` names, or one of the usual names.
pub fn python() -> Option<PathBuf> {
    let named = std::env::var_os("PYTHON312").map(PathBuf::from);
    let usual = ["python3.12", "python3", "python"].into_iter().map(PathBuf::from);
    named.into_iter().chain(usual).find(|program| is_python(program))
}

/// Whether a program is CPython 3.12.
fn is_python(program: &Path) -> bool {
    const ASK: &str = "import sys; print(sys.implementation.name, *sys.version_info[:2])";
    version(program, &["-c", ASK]).is_ok_and(|said| said == "cpython 3 12")
}

fn interpreter() -> Finding {
    let state = match python() {
        Some(program) => version(&program, &["--version"]).map(|said| format!("{said} (`{}`)", program.display())),
        None => Err("there is no CPython 3.12".into()),
    };
    let mend = "install it (`apt install python3.12`, `pyenv install 3.12`) or name it: `PYTHON312=/path/to/python3.12`; \
                only `diff` needs it";
    Finding { name: "CPython 3.12".into(), state: state.map_err(|wrong| (wrong, mend.to_owned())), needed: false }
}

/// Whether a profile loads, and its passes fit together.
fn profile(name: &str, registry: &Registry) -> Finding {
    let mut sources = SourceMap::default();
    let state = load_profile(name, registry, &mut sources).and_then(|profile| {
        let checked = check(&profile.pipeline, registry.stage("source"), &[], registry)?;
        check_expected(&profile, &checked.end)?;
        Ok(format!("{} passes", profile.pipeline.steps().len()))
    });
    let state = state.map_err(|errors| {
        let said = errors.render(&sources);
        (said.trim_end().to_owned(), "correct the file; `molt-driver passes check FILE` goes through it pass by pass".to_owned())
    });
    Finding { name: format!("profile {name}"), state, needed: true }
}

fn targets(registry: &Registry) -> Finding {
    let engines: Vec<_> = registry.engines().map(|engine| format!("{} ({})", engine.name(), engine.stage())).collect();
    let host = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let state = match host.as_str() {
        "x86_64-linux" => Ok(format!("x86-64-v2 linux; engines {}", engines.join(", "))),
        other => Err((
            format!("executables are made for x86-64 linux, this is {other}"),
            "`run --profile reference` interprets programs anywhere".to_owned(),
        )),
    };
    Finding { name: "target".into(), state, needed: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_no_python() {
        assert!(!is_python(Path::new("/nowhere/python3.12")));
        assert!(!is_python(Path::new("true")));
    }

    #[test]
    fn a_linker_that_is_not_there_is_missing_with_a_way_out() {
        let wanted = Doctor { linker: Some("/nowhere/cc".into()), profiles: vec![] };
        let finding = linker("cc", &wanted);
        assert!(finding.needed && finding.state.is_err_and(|(_, mend)| mend.contains("--linker")));
    }

    #[test]
    fn a_profile_that_is_not_there_is_told() {
        let mut registry = Registry::new();
        crate::standard(&mut registry);
        assert!(profile("release", &registry).state.is_ok());
        let (wrong, _) = profile("nowhere", &registry).state.unwrap_err();
        assert!(wrong.starts_with("error[P0012]"), "{wrong}");
    }
}
