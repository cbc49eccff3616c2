//! `molt-driver diff`: whether programs do what CPython 3.12 does with them.
//!
//! Every program is built by this driver in a process of its own, run, and run again by CPython. What is compared is what a user
//! sees: both streams byte for byte, and the exit status.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::args::Diff;
use crate::doctor;

/// Codes of errors that are the compiler's own fault.
const CRASHES: &[&str] = &["P0010", "P0011", "P0016", "P0017", "P0022"];
/// The code of what is no Python at all, which CPython refuses too.
const SYNTAX: &str = "E0101";

/// What became of one program.
#[derive(PartialEq, Debug)]
enum Verdict {
    Same,
    /// With the code of the first error.
    Refused(String),
    /// With what differs.
    Different(String),
    /// With what the compiler said.
    Crashed(String),
}

/// What a run left behind.
struct Ran {
    status: String,
    out: Vec<u8>,
    err: Vec<u8>,
}

/// `molt-driver diff`: 0 when every program is the same, 1 when one differs or crashes the compiler, 2 when some are refused.
pub fn diff(wanted: &Diff) -> u8 {
    let Some(python) = wanted.python.clone().or_else(doctor::python) else {
        eprintln!("error: there is no CPython 3.12 to compare with; `molt-driver doctor` says how to name one");
        return 1;
    };
    let mut files = Vec::new();
    for path in &wanted.paths {
        collect(path, &mut files);
    }
    if files.is_empty() {
        eprintln!("error: there is no file of Python among what was named");
        return 1;
    }
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(e) => {
            eprintln!("error: no temporary folder: {e}");
            return 1;
        }
    };
    let mut counts = Counts::default();
    for file in &files {
        // CPython shows whole paths in tracebacks, as the compiler does where it is given one.
        let whole = std::fs::canonicalize(file).unwrap_or_else(|_| file.clone());
        let verdict = compare(&whole, wanted, &python, folder.path()).unwrap_or_else(Verdict::Crashed);
        counts.add(&verdict);
        tell(file, &verdict, wanted.quiet);
    }
    print!("{}", counts.table());
    counts.status()
}

/// The files of Python in a path, in order. Folders of their own environment or cache hold none of the user's.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut entries: Vec<_> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '_']));
        if entry.is_dir() && !hidden {
            collect(&entry, files);
        } else if entry.extension().is_some_and(|e| e == "py") {
            files.push(entry);
        }
    }
}

/// Builds a program, runs it both ways, and compares.
fn compare(file: &Path, wanted: &Diff, python: &Path, folder: &Path) -> Result<Verdict, String> {
    let executable = folder.join("program");
    let driver = std::env::current_exe().map_err(|e| format!("this driver cannot be found again: {e}"))?;
    let built = Command::new(driver)
        .args(["build", "--message-format", "json", "--profile", &wanted.profile, "-o"])
        .arg(&executable)
        .arg(file)
        .output()
        .map_err(|e| format!("the compiler cannot be started: {e}"))?;
    let limit = Duration::from_secs(wanted.timeout);
    if !built.status.success() {
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        let Some(code) = first_code(&said) else { return Ok(Verdict::Crashed(said)) };
        if CRASHES.contains(&&*code) {
            return Ok(Verdict::Crashed(said));
        }
        // CPython refuses what is no Python as well, with the same words.
        if code == SYNTAX && String::from_utf8_lossy(&run(python, None, file, wanted, limit)?.err).contains("SyntaxError") {
            return Ok(Verdict::Same);
        }
        return Ok(Verdict::Refused(code));
    }
    let own = run(&executable, Some(file), file, wanted, limit)?;
    let theirs = run(python, None, file, wanted, limit)?;
    Ok(match differences(&theirs, &own) {
        None => Verdict::Same,
        Some(text) => Verdict::Different(text),
    })
}

/// Runs a program that calls itself `name`, or has CPython run the file.
fn run(program: &Path, name: Option<&Path>, file: &Path, wanted: &Diff, limit: Duration) -> Result<Ran, String> {
    let mut command = Command::new(program);
    match name {
        Some(name) => _ = command.arg0(name),
        None => _ = command.arg(file),
    }
    let input = match std::fs::File::open(file.with_extension("in")) {
        Ok(input) => Stdio::from(input),
        Err(_) => Stdio::null(),
    };
    command.args(&wanted.args).stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Sets of strings have an order of their own in every process unless the seed is named.
    command.env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = command.spawn().map_err(|e| format!("`{}` cannot be started: {e}", program.display()))?;
    let (out, err) = (reader(child.stdout.take()), reader(child.stderr.take()));
    let begin = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break ended(status),
            Ok(None) if begin.elapsed() < limit => std::thread::sleep(Duration::from_millis(2)),
            _ => {
                _ = child.kill();
                _ = child.wait();
                break format!("none after {} s", limit.as_secs());
            }
        }
    };
    Ok(Ran { status, out: out.join().unwrap_or_default(), err: err.join().unwrap_or_default() })
}

/// Takes all that comes from a pipe while the program runs, so that it never waits for room.
fn reader(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

/// An exit status in words.
fn ended(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => code.to_string(),
        (None, Some(signal)) => format!("signal {signal}"),
        _ => "unknown".into(),
    }
}

/// The code of the first error that the compiler told as JSON.
fn first_code(said: &str) -> Option<String> {
    said.lines().find_map(|line| {
        let error: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(error.get("code")?.as_str()?.to_owned())
    })
}

/// What differs, CPython's lines with `-`; `None` when nothing does.
fn differences(theirs: &Ran, own: &Ran) -> Option<String> {
    let mut text = String::new();
    if theirs.status != own.status {
        let _ = writeln!(text, "exit status: CPython {}, Molt {}", theirs.status, own.status);
    }
    for (name, theirs, own) in [("stdout", &theirs.out, &own.out), ("stderr", &theirs.err, &own.err)] {
        if theirs != own {
            let (theirs, own) = (String::from_utf8_lossy(theirs), String::from_utf8_lossy(own));
            let lines = similar::TextDiff::from_lines(&theirs, &own);
            let shown = lines.unified_diff().context_radius(2).header(&format!("{name} of CPython"), "of Molt").to_string();
            const MOST: usize = 40;
            shown.lines().take(MOST).for_each(|line| _ = writeln!(text, "{line}"));
            if shown.lines().count() > MOST {
                let _ = writeln!(text, "... {} more lines", shown.lines().count() - MOST);
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

fn tell(file: &Path, verdict: &Verdict, quiet: bool) {
    let name = file.display();
    match verdict {
        Verdict::Same if quiet => {}
        Verdict::Same => println!("same       {name}"),
        Verdict::Refused(code) => println!("refused    {name}: {code}"),
        Verdict::Different(text) | Verdict::Crashed(text) => {
            println!("{} {name}", if matches!(verdict, Verdict::Crashed(_)) { "crashed   " } else { "different " });
            text.lines().for_each(|line| println!("    {line}"));
        }
    }
}

/// How many programs ended in which way.
#[derive(Default)]
struct Counts {
    same: usize,
    refused: BTreeMap<String, usize>,
    different: usize,
    crashed: usize,
}

impl Counts {
    fn add(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Same => self.same += 1,
            Verdict::Refused(code) => *self.refused.entry(code.clone()).or_default() += 1,
            Verdict::Different(_) => self.different += 1,
            Verdict::Crashed(_) => self.crashed += 1,
        }
    }

    fn table(&self) -> String {
        let refused: usize = self.refused.values().sum();
        let all = self.same + refused + self.different + self.crashed;
        let codes: Vec<_> = self.refused.iter().map(|(code, count)| format!("{code} {count}")).collect();
        let mut text = format!("\n{all} program{}\n", if all == 1 { "" } else { "s" });
        for (name, count) in [("same", self.same), ("refused", refused), ("different", self.different), ("crashed", self.crashed)]
        {
            let percent = 100.0 * count as f64 / all.max(1) as f64;
            let which = if name == "refused" && count > 0 { format!("  {}", codes.join(", ")) } else { String::new() };
            let _ = writeln!(text, "  {name:<10}{count:>6} {percent:>5.1}%{which}");
        }
        text
    }

    fn status(&self) -> u8 {
        match () {
            () if self.different + self.crashed > 0 => 1,
            () if !self.refused.is_empty() => 2,
            () => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(status: &str, out: &str, err: &str) -> Ran {
        Ran { status: status.into(), out: out.into(), err: err.into() }
    }

    #[test]
    fn every_stream_and_the_status_count() {
        assert_eq!(differences(&ran("0", "a\n", ""), &ran("0", "a\n", "")), None);
        let text = differences(&ran("0", "a\nb\n", ""), &ran("1", "a\nc\n", "")).unwrap();
        assert!(text.starts_with("exit status: CPython 0, Molt 1\n--- stdout of CPython\n+++ of Molt\n"), "{text}");
        assert!(text.contains("-b\n+c\n"), "{text}");
        assert!(differences(&ran("0", "", "x"), &ran("0", "", "")).is_some());
    }

    #[test]
    fn the_summary_says_by_which_code() {
        let mut counts = Counts::default();
        for verdict in [Verdict::Same, Verdict::Refused("E0201".into()), Verdict::Refused("E0201".into())] {
            counts.add(&verdict);
        }
        assert_eq!(counts.status(), 2);
        let table = "\n3 programs\n  same           1  33.3%\n  refused        2  66.7%  E0201 2\n  different      0   0.0%\n  crashed        0   0.0%\n";
        assert_eq!(counts.table(), table);
        counts.add(&Verdict::Different(String::new()));
        assert_eq!(counts.status(), 1);
        assert_eq!(Counts::default().status(), 0);
    }

    #[test]
    fn the_first_error_names_the_code() {
        assert_eq!(first_code("noise\n{\"code\":\"E0312\",\"message\":\"x\"}\n"), Some("E0312".into()));
        assert_eq!(first_code("thread panicked"), None);
    }
}
