//! Test files of CPython, run by CPython and by a program that Molt made of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The files, as modules of CPython's `test`.
pub const FILES: &[&str] = &[
    // Types.
    "test_bool",
    "test_bytes",
    "test_complex",
    "test_dict",
    "test_dictviews",
    "test_float",
    "test_hash",
    "test_index",
    "test_int",
    "test_list",
    "test_long",
    "test_memoryview",
    "test_numeric_tower",
    "test_pow",
    "test_range",
    "test_set",
    "test_slice",
    "test_string_literals",
    "test_strtod",
    "test_tuple",
    "test_unicode",
    // Built-in functions and iterators.
    "test_builtin",
    "test_enumerate",
    "test_iter",
    "test_print",
    "test_sort",
    // Statements and expressions.
    "test_augassign",
    "test_binop",
    "test_compare",
    "test_contains",
    "test_dictcomps",
    "test_except_star",
    "test_format",
    "test_fstring",
    "test_generators",
    "test_genexps",
    "test_grammar",
    "test_listcomps",
    "test_named_expressions",
    "test_patma",
    "test_raise",
    "test_richcmp",
    "test_scope",
    "test_setcomps",
    "test_unpack",
    "test_unpack_ex",
    "test_with",
    // Functions and classes.
    "test_abc",
    "test_call",
    "test_class",
    "test_decorators",
    "test_descr",
    "test_extcall",
    "test_funcattrs",
    "test_genericclass",
    "test_isinstance",
    "test_keywordonlyarg",
    "test_metaclass",
    "test_positional_only_arg",
    "test_property",
    "test_subclassinit",
    "test_super",
    "test_type_params",
    "test_typechecks",
    // Exceptions.
    "test_baseexception",
    "test_exception_group",
    "test_exception_variations",
    "test_exceptions",
    // The library.
    "datetimetester",
    "test_abstract_numbers",
    "test_argparse",
    "test_array",
    "test_base64",
    "test_bisect",
    "test_calendar",
    "test_cmath",
    "test_collections",
    "test_configparser",
    "test_contextlib",
    "test_copy",
    "test_csv",
    "test_dataclasses",
    "test_decimal",
    "test_defaultdict",
    "test_deque",
    "test_difflib",
    "test_enum",
    "test_fnmatch",
    "test_fractions",
    "test_functools",
    "test_getopt",
    "test_glob",
    "test_graphlib",
    "test_gzip",
    "test_heapq",
    "test_hmac",
    "test_html",
    "test_itertools",
    "test_json.test_decode",
    "test_json.test_default",
    "test_json.test_dump",
    "test_json.test_encode_basestring_ascii",
    "test_json.test_enum",
    "test_json.test_fail",
    "test_json.test_float",
    "test_json.test_indent",
    "test_json.test_pass1",
    "test_json.test_pass2",
    "test_json.test_pass3",
    "test_json.test_recursion",
    "test_json.test_scanstring",
    "test_json.test_separators",
    "test_json.test_unicode",
    "test_math",
    "test_memoryio",
    "test_operator",
    "test_optparse",
    "test_ordered_dict",
    "test_pathlib",
    "test_pprint",
    "test_queue",
    "test_random",
    "test_re",
    "test_reprlib",
    "test_secrets",
    "test_shlex",
    "test_statistics",
    "test_string",
    "test_struct",
    "test_tempfile",
    "test_textwrap",
    "test_types",
    "test_typing",
    "test_userdict",
    "test_userlist",
    "test_userstring",
    "test_uuid",
    "test_weakref",
    "test_zlib",
];

/// How long a run may take before it counts as one that hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long a compile may take.
const COMPILE: Duration = Duration::from_secs(600);

/// After so many cases that end the program the rest is given up.
const ENDS: usize = 40;

/// What became of a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Passed,
    Failed,
    Erred,
    Skipped,
    /// The program ended, or hung, in the case.
    Ended,
}

type Fates = BTreeMap<String, Fate>;

/// The counts of a file.
#[derive(Default)]
pub struct Report {
    /// The cases that CPython passes.
    cases: usize,
    passed: usize,
    failed: usize,
    erred: usize,
    skipped: usize,
    ended: usize,
    /// Cases that the program does not have: what holds them was not reached.
    absent: usize,
    /// Why there is no program.
    refused: Option<String>,
}

impl Report {
    fn of(expected: &Fates, found: &Fates) -> Report {
        let mut report = Report::default();
        for (case, _) in expected.iter().filter(|(_, fate)| **fate == Fate::Passed) {
            report.cases += 1;
            match found.get(case) {
                Some(Fate::Passed) => report.passed += 1,
                Some(Fate::Failed) => report.failed += 1,
                Some(Fate::Erred) => report.erred += 1,
                Some(Fate::Skipped) => report.skipped += 1,
                Some(Fate::Ended) => report.ended += 1,
                None => report.absent += 1,
            }
        }
        report
    }

    /// Reads a row of the table.
    pub fn parse(line: &str) -> Option<(String, Report)> {
        let mut cells = line.strip_prefix("| `")?.split('|').map(str::trim);
        let name = cells.next()?.trim_end_matches('`').to_owned();
        let mut number = || cells.next()?.parse().ok();
        let (cases, passed, failed, erred) = (number()?, number()?, number()?, number()?);
        let (ended, skipped, absent) = (number()?, number()?, number()?);
        let refused = cells.next().filter(|why| !why.is_empty()).map(str::to_owned);
        Some((name, Report { cases, passed, failed, erred, skipped, ended, absent, refused }))
    }

    /// A row of the table.
    pub fn line(&self, name: &str) -> String {
        let numbers = [self.cases, self.passed, self.failed, self.erred, self.ended, self.skipped, self.absent];
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        format!("| `{name}` | {} | {} |", numbers.join(" | "), self.refused.as_deref().unwrap_or(""))
    }
}

/// The page with the numbers.
pub fn page(reports: &BTreeMap<String, Report>) -> String {
    let mut out = String::from(
        "# CPython's own tests\n\nHow many of the cases that CPython 3.12 passes in its own test files pass when Molt compiles them.\n\
         `PYTHON312=/path/to/python3.12 cargo run -p molt-tests --bin cpython-suite` writes this page; the files are read from the\n\
         interpreter. Left out for both are cases about CPython itself, that need an interpreter, much memory or much time\n\
         (`tests/cpython/support`). What Molt refuses is raised where it is reached (`--lazy-errors`) and counts as an error. A case\n\
         *ends* when it ends the program or hangs; it is *absent* when what defines it raised.\n\n\
         | file | cases | pass | fail | error | end | skipped | absent | not compiled |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut all = Report::default();
    for name in FILES {
        let Some(report) = reports.get(*name) else { continue };
        let _ = writeln!(out, "{}", report.line(name));
        all.cases += report.cases;
        all.passed += report.passed;
        all.failed += report.failed;
        all.erred += report.erred;
        all.ended += report.ended;
        all.skipped += report.skipped;
        all.absent += report.absent;
    }
    let share = 100.0 * all.passed as f64 / all.cases.max(1) as f64;
    let _ = write!(out, "{}\n\n{share:.1}% of the cases pass.\n", all.line("together"));
    out
}

/// Where an interpreter has its `test` package.
pub fn library(python: &str) -> io::Result<PathBuf> {
    let output = Command::new(python).args(["-c", "import test; print(test.__path__[0])"]).output()?;
    let path = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if path.is_dir() { Ok(path) } else { Err(io::Error::other(format!("{python} has no package `test`"))) }
}

/// Where the files come from and what runs them.
pub struct Suite {
    /// CPython's package `test`.
    pub library: PathBuf,
    /// The interpreter.
    pub python: String,
    /// The compiler.
    pub molt: PathBuf,
    /// Its profile.
    pub profile: String,
    /// A folder for what is run; each file has one of its own in it.
    pub folder: PathBuf,
}

impl Suite {
    /// Runs a file in both ways.
    pub fn report(&self, name: &str) -> io::Result<Report> {
        let folder = self.folder.join(name);
        self.lay_out(name, &folder)?;
        let main = folder.join("main.py");
        let expected = run_cases(&folder, "cpython", || {
            let mut command = Command::new(&self.python);
            command.arg(&main);
            command
        })?;
        for entry in fs::read_dir(own_folder().join("absent"))?.flatten() {
            copy(&entry.path(), &folder.join(entry.file_name()))?;
        }
        let program = folder.join("main_molt");
        let mut compile = Command::new(&self.molt);
        compile.args(["build", "--lazy-errors", "--profile", &self.profile, "-o"]).arg(&program).arg(&main);
        let compiled = run_for(&mut compile, COMPILE, &folder.join("compile.log"))?;
        if compiled != Some(0) {
            let why = match compiled {
                None => "takes too long".to_owned(),
                Some(_) => codes(&fs::read_to_string(folder.join("compile.log")).unwrap_or_default()),
            };
            return Ok(Report { refused: Some(why), ..Report::of(&expected, &Fates::new()) });
        }
        let found = run_cases(&folder, "molt", || Command::new(&program))?;
        Ok(Report::of(&expected, &found))
    }

    /// Puts a file, what it imports from `test`, the stand-in and the program into a folder.
    fn lay_out(&self, name: &str, folder: &Path) -> io::Result<()> {
        let package = folder.join("test");
        fs::create_dir_all(&package)?;
        let own = own_folder();
        copy(&own.join("support"), &package.join("support"))?;
        copy(&own.join("cases.py"), &package.join("cases.py"))?;
        fs::write(package.join("__init__.py"), "")?;
        fs::write(folder.join("main.py"), format!("{}\nfrom test.cases import run\nrun(module)\n", import_of(name)))?;
        let mut wanted = vec![name.split('.').next().unwrap_or(name).to_owned()];
        while let Some(module) = wanted.pop() {
            let file = [format!("{module}.py"), module.clone()].into_iter().find(|file| self.library.join(file).exists());
            let Some(file) = file.filter(|file| module != "support" && !package.join(file).exists()) else { continue };
            copy(&self.library.join(&file), &package.join(&file))?;
            for text in texts(&self.library.join(&file))? {
                wanted.extend(imports(&text));
                self.copy_data(&text, &package)?;
            }
        }
        Ok(())
    }

    /// Copies what lies beside the tests and is named by a text: no modules, unless they are read as data.
    fn copy_data(&self, text: &str, package: &Path) -> io::Result<()> {
        let named = text.split(['"', '\'']).filter(|word| word.len() > 3 && !word.contains(['/', '\n', ' ']));
        for name in named.filter(|name| !name.starts_with("test_") && *name != "support") {
            let (from, to) = (self.library.join(name), package.join(name));
            if from.exists() && !to.exists() {
                copy(&from, &to)?;
            }
        }
        Ok(())
    }
}

/// Our own text: the stand-in for `test.support`, what runs the cases, and modules of CPython that Molt lacks.
fn own_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython")
}

/// The statement that imports a module of `test`, which may be inside a package.
fn import_of(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((package, module)) => format!("from test.{package} import {module} as module"),
        None => format!("from test import {name} as module"),
    }
}

/// The texts of a module or of a package.
fn texts(path: &Path) -> io::Result<Vec<String>> {
    if !path.is_dir() {
        return Ok(fs::read_to_string(path).into_iter().collect());
    }
    let files = fs::read_dir(path)?.flatten().map(|entry| entry.path());
    Ok(files
        .filter(|file| file.extension().is_some_and(|e| e == "py"))
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect())
}

/// The modules of `test` that a text imports.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let first_name = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    for line in text.lines().map(str::trim_start) {
        if let Some(names) = line.strip_prefix("from test import ") {
            found.extend(names.split(',').map(|name| first_name(name.trim())));
        } else if let Some(rest) = line.strip_prefix("from test.").or_else(|| line.strip_prefix("import test.")) {
            found.push(first_name(rest));
        }
    }
    found
}

/// Copies a file, or the Python files and data of a folder.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(|_| ());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        if entry.file_name() != "__pycache__" {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// The codes of a compiler's refusals, each once.
fn codes(log: &str) -> String {
    let mut found: Vec<&str> =
        log.split(['[', ']']).filter(|w| w.len() == 5 && w[1..].bytes().all(|b| b.is_ascii_digit())).collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() { "no code".to_owned() } else { found.join(" ") }
}

/// Runs a command with its output in a file; nothing when it took too long.
fn run_for(command: &mut Command, patience: Duration, log: &Path) -> io::Result<Option<i32>> {
    let file = fs::File::create(log)?;
    let mut child = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).env("PYTHONHASHSEED", "0").spawn()?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.code().unwrap_or(-1)));
        }
        if start.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Runs a program until no case is left at which it ends.
fn run_cases(folder: &Path, who: &str, program: impl Fn() -> Command) -> io::Result<Fates> {
    let (lines, left_out) = (folder.join(format!("{who}.cases")), folder.join(format!("{who}.left_out")));
    let mut fates = Fates::new();
    let mut told = String::new();
    for round in 0..ENDS {
        let names: Vec<&str> = fates.keys().map(String::as_str).collect();
        fs::write(&left_out, names.join("\n"))?;
        fs::write(&lines, "")?;
        let log = folder.join(format!("{who}.{round}.log"));
        let mut command = program();
        command.arg(&lines).arg(&left_out).current_dir(folder);
        run_for(&mut command, PATIENCE, &log)?;
        let text = String::from_utf8_lossy(&fs::read(&lines)?).into_owned();
        told += &text;
        let before = fates.len();
        let ended = read_lines(&text, &mut fates);
        if ended || fates.len() == before {
            break;
        }
    }
    fs::write(&lines, told)?;
    Ok(fates)
}

/// Reads what `cases.py` wrote; whether it came to its end.
fn read_lines(text: &str, fates: &mut Fates) -> bool {
    let mut running = None;
    for line in text.lines().filter_map(|line| line.strip_prefix("= ")) {
        let (word, case) = line.split_once(' ').unwrap_or((line, ""));
        let fate = match word {
            "start" => {
                running = Some(case.to_owned());
                continue;
            }
            "end" => return true,
            "ok" => Fate::Passed,
            "fail" => Fate::Failed,
            "skip" => Fate::Skipped,
            _ => Fate::Erred,
        };
        running = None;
        // The first bad part of a case says what became of it.
        let known = fates.entry(case.to_owned()).or_insert(fate);
        if *known == Fate::Passed {
            *known = fate;
        }
    }
    if let Some(case) = running {
        fates.insert(case, Fate::Ended);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_in_which_the_program_ended_is_told() {
        let mut fates = Fates::new();
        assert!(!read_lines("= start a\n= ok a\n= start b\n---- fail b\nx\n= fail b\n= start c\n", &mut fates));
        assert_eq!(fates["a"], Fate::Passed);
        assert_eq!(fates["b"], Fate::Failed);
        assert_eq!(fates["c"], Fate::Ended);
        assert!(read_lines("= end\n", &mut fates));
    }

    #[test]
    fn a_module_may_lie_in_a_package() {
        assert_eq!(import_of("test_re"), "from test import test_re as module");
        assert_eq!(import_of("test_json.test_dump"), "from test.test_json import test_dump as module");
    }

    #[test]
    fn a_row_round_trips() {
        let report = Report { cases: 9, passed: 3, refused: Some("E0101".into()), absent: 6, ..Report::default() };
        let (name, read) = Report::parse(&report.line("test_x")).unwrap();
        assert_eq!((name.as_str(), read.line("test_x")), ("test_x", report.line("test_x")));
        assert!(Report::parse("| together | 1 |").is_none());
    }

    #[test]
    fn what_a_file_imports_from_test_is_found() {
        let text =
            "import test.list_tests\nfrom test import support, seq_tests as s\n  from test.support import x\nimport testing\n";
        assert_eq!(imports(text), ["list_tests", "support", "seq_tests", "support"]);
    }
}
