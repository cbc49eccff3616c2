//! Which names of CPython's library modules the recorded programs use.
//!
//! `module_names.txt` holds what CPython has, written by `cargo run -p molt-tests --bin coverage`: a line per module. A name counts when
//! a recorded program imports it from its module, or its module, and mentions it; that the program agrees with CPython is what the tests
//! of the differential programs say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The modules of the table.
pub const MODULES: &[&str] = &[
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "binascii",
    "bisect",
    "calendar",
    "cmath",
    "cmd",
    "codecs",
    "collections",
    "collections.abc",
    "colorsys",
    "concurrent.futures",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "doctest",
    "enum",
    "errno",
    "fnmatch",
    "fractions",
    "functools",
    "gc",
    "getopt",
    "getpass",
    "glob",
    "graphlib",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "html.entities",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "logging.handlers",
    "math",
    "numbers",
    "operator",
    "optparse",
    "os",
    "os.path",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "reprlib",
    "sched",
    "secrets",
    "shlex",
    "shutil",
    "signal",
    "stat",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "unittest.mock",
    "urllib.parse",
    "uuid",
    "warnings",
    "weakref",
    "xml.etree.ElementTree",
    "zlib",
];

/// The file with the names that CPython has.
pub fn names_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("module_names.txt")
}

/// The page with the table.
pub fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/modules.md")
}

/// A program of CPython that prints the contents of `module_names.txt`.
pub fn listing() -> String {
    let mut code = String::from("import importlib, types\n");
    for module in MODULES {
        let _ = writeln!(
            code,
            "m = importlib.import_module('{module}'); names = getattr(m, '__all__', None) or [n for n in dir(m) if n[0] != '_' and not \
             isinstance(getattr(m, n), types.ModuleType)]; print('{module}', *sorted(set(names)))"
        );
    }
    code
}

/// The page as it should be for these names.
pub fn page_text(names: &str) -> String {
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for program in crate::programs() {
        let text = std::fs::read_to_string(&program).unwrap_or_default();
        for (module, name) in uses(&text) {
            used.entry(module).or_default().insert(name);
        }
    }
    let mut out = String::from(
        "# Names of the library\n\nWhat CPython 3.12 has in each module (its `__all__`, or else its public names), and how much of it the \
         recorded programs use and agree on.\n`cargo run -p molt-tests --bin coverage` writes this page. A name of the last column may \
         work without a program that shows it;\none that a module lacks is refused with E0201 when a program names it.\n\n\
         | module | CPython has | used by a recorded program | not yet |\n|---|---|---|---|\n",
    );
    let (mut all, mut shown) = (0, 0);
    for line in names.lines() {
        let (module, own) = line.split_once(' ').unwrap_or((line, ""));
        let own: Vec<&str> = own.split(' ').filter(|n| !n.is_empty()).collect();
        let seen = used.get(module).cloned().unwrap_or_default();
        let rest: Vec<String> = own.iter().filter(|n| !seen.contains(**n)).map(|n| format!("`{n}`")).collect();
        all += own.len();
        shown += own.len() - rest.len();
        let _ = writeln!(out, "| `{module}` | {} | {} | {} |", own.len(), own.len() - rest.len(), rest.join(" "));
    }
    let _ = writeln!(out, "| together | {all} | {shown} ({:.0}%) | |", 100.0 * shown as f64 / all.max(1) as f64);
    out
}

/// The names of modules that a program uses.
fn uses(text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let joined = joined_imports(text);
    for line in joined.lines().map(str::trim_start) {
        for statement in line.split("; ") {
            if let Some((module, names)) = statement.strip_prefix("from ").and_then(|rest| rest.split_once(" import ")) {
                from_import(text, module.trim(), names, &mut found);
            } else if let Some(names) = statement.strip_prefix("import ") {
                for part in names.split(',') {
                    let (module, alias) = part.trim().split_once(" as ").unwrap_or((part.trim(), part.trim()));
                    attributes(text, module, alias, &mut found);
                }
            }
        }
    }
    found
}

fn known(module: &str) -> Option<&'static str> {
    MODULES.iter().copied().find(|own| *own == module)
}

fn from_import(text: &str, module: &str, names: &str, found: &mut Vec<(&'static str, String)>) {
    for part in names.split('#').next().unwrap_or("").split(',').map(|p| p.trim_matches(|c: char| " ()".contains(c))) {
        let (name, alias) = part.split_once(" as ").unwrap_or((part, part));
        if let Some(module) = known(module)
            && words(text).filter(|word| *word == alias).count() > 1
        {
            found.push((module, name.to_owned()));
        }
        attributes(text, &format!("{module}.{name}"), alias, found);
    }
}

/// What follows `alias.` anywhere; of a package, what follows its modules too.
fn attributes(text: &str, module: &str, alias: &str, found: &mut Vec<(&'static str, String)>) {
    for own in MODULES.iter().copied().filter(|own| *own == module || own.starts_with(&format!("{module}."))) {
        let prefix = format!("{alias}{}.", &own[module.len()..]);
        for (at, _) in text.match_indices(&prefix) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                continue;
            }
            if let Some(name) = words(&text[at + prefix.len()..]).next()
                && text[at + prefix.len()..].starts_with(name)
            {
                found.push((own, name.to_owned()));
            }
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty())
}

/// The text with the parenthesised names of imports on one line.
fn joined_imports(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        let opens = line.trim_start().starts_with("from ") && line.contains(" import (") && !line.contains(')');
        out += if inside { line.trim() } else { line };
        inside = (inside || opens) && !(inside && line.contains(')'));
        out.push(if inside { ' ' } else { '\n' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_used_by_import_or_attribute() {
        let found = |text| uses(text).into_iter().map(|(m, n)| format!("{m}:{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(found("import math as m, os\nm.pi; other.m.e; os.path.join('a')\n"), "math:pi os:path os.path:join");
        assert_eq!(found("from math import pi, tau as t\nprint(t)\n"), "math:tau");
        assert_eq!(found("from os import (\n    path,\n    sep as s,\n)\npath.join(s)\n"), "os:path os.path:join os:sep");
        assert_eq!(found("import math\nmath = 1\n"), "");
    }

    /// A program added since may show more than the page says.
    #[test]
    fn the_page_claims_no_more_than_the_programs_show() {
        let names = std::fs::read_to_string(names_file()).unwrap();
        let page = std::fs::read_to_string(page()).unwrap();
        let rows = |text: &str| -> BTreeMap<String, (String, BTreeSet<String>)> {
            let cells =
                text.lines().filter(|l| l.starts_with("| `")).map(|l| l.split(" | ").map(String::from).collect::<Vec<_>>());
            cells.map(|c| (c[0].clone(), (c[1].clone(), c[3].split(' ').map(String::from).collect()))).collect()
        };
        let (written, now) = (rows(&page), rows(&page_text(&names)));
        assert!(now.len() == MODULES.len() && written.len() == MODULES.len(), "run the bin `coverage`");
        for (module, (has, missing)) in now {
            let (own_has, own_missing) = &written[&module];
            assert_eq!(*own_has, has, "{module}: run the bin `coverage`");
            let hidden: Vec<_> = missing.iter().filter(|n| n.starts_with('`') && !own_missing.contains(*n)).collect();
            assert!(hidden.is_empty(), "{module}: no program shows {hidden:?}; run the bin `coverage`");
        }
    }
}
