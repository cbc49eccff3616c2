//! Which names of CPython's built-in types and functions the recorded programs use: `cargo run -p molt-tests --bin coverage`.
//!
//! `PYTHON312` names the interpreter, whose own `dir()` is the list of what there is. A name of a type counts when a recorded program
//! of `differential/types` that is named after the type (`list.py`, `list_errors.py`) mentions it as an attribute or by the operator it
//! stands for; a built-in function when any program there calls it. That the programs agree with CPython is what the tests say. The
//! table is written between the marks in `docs/types.md`.
//!
//! For the modules of the library it writes what CPython has to `module_names.txt` and the page `docs/modules.md`.
//!
//! With `--missing` nothing is written: the names that the command `MOLT` (as `molt-driver run`) lacks are printed for each type.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use molt_tests::modules;

/// Types, each with an expression that gives an instance.
const TYPES: &[(&str, &str)] = &[
    ("int", "5"),
    ("float", "1.5"),
    ("complex", "1j"),
    ("bool", "True"),
    ("str", "'a'"),
    ("bytes", "b'a'"),
    ("bytearray", "bytearray(b'a')"),
    ("memoryview", "memoryview(b'a')"),
    ("list", "[]"),
    ("tuple", "()"),
    ("dict", "{}"),
    ("dict_keys", "{}.keys()"),
    ("dict_values", "{}.values()"),
    ("dict_items", "{}.items()"),
    ("set", "set()"),
    ("frozenset", "frozenset()"),
    ("range", "range(3)"),
    ("slice", "slice(1)"),
    ("object", "object()"),
    ("type", "type"),
    ("function", "(lambda: 0)"),
    ("method", "Sample().method"),
    ("generator", "(i for i in ())"),
    ("property", "property()"),
    ("staticmethod", "staticmethod(len)"),
    ("classmethod", "classmethod(len)"),
    ("super", "super(Sample, Sample())"),
];

/// What every object has for pickling and garbage collection, which a compiled program has no use for.
const LEFT_OUT: &[&str] = &["__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__sizeof__", "__doc__"];

/// Special methods and a sign of their use in a program that needs no attribute.
const BY_SYNTAX: &[(&str, &str)] = &[
    ("__add__", " + "),
    ("__sub__", " - "),
    ("__mul__", " * "),
    ("__truediv__", " / "),
    ("__floordiv__", " // "),
    ("__mod__", " % "),
    ("__pow__", " ** "),
    ("__lshift__", " << "),
    ("__rshift__", " >> "),
    ("__and__", " & "),
    ("__or__", " | "),
    ("__xor__", " ^ "),
    ("__lt__", " < "),
    ("__le__", " <= "),
    ("__eq__", " == "),
    ("__ne__", " != "),
    ("__gt__", " > "),
    ("__ge__", " >= "),
    ("__iadd__", " += "),
    ("__imul__", " *= "),
    ("__ior__", " |= "),
    ("__iand__", " &= "),
    ("__isub__", " -= "),
    ("__ixor__", " ^= "),
    ("__contains__", " in "),
    ("__getitem__", "["),
    ("__setitem__", "] = "),
    ("__delitem__", "del "),
    ("__len__", "len("),
    ("__iter__", "for "),
    ("__hash__", "hash("),
    ("__repr__", "repr("),
    ("__str__", "str("),
    ("__format__", "format("),
    ("__abs__", "abs("),
    ("__neg__", "-"),
    ("__invert__", "~"),
    ("__bool__", "bool("),
    ("__int__", "int("),
    ("__float__", "float("),
    ("__round__", "round("),
    ("__divmod__", "divmod("),
    ("__reversed__", "reversed("),
    ("__next__", "next("),
    ("__call__", "()"),
    ("__new__", "("),
    ("__init__", "("),
    ("__getattribute__", "."),
    ("__setattr__", "setattr("),
    ("__delattr__", "delattr("),
    ("__dir__", "dir("),
    ("__class__", "type("),
    ("__class_getitem__", "["),
    ("__init_subclass__", "class "),
    ("__subclasshook__", "issubclass("),
    ("__instancecheck__", "isinstance("),
    ("__subclasscheck__", "issubclass("),
];

/// Built-in functions that a compiled program cannot have, with the code of the refusal.
const REFUSED: &[(&str, &str)] = &[
    ("eval", "E0312"),
    ("exec", "E0312"),
    ("compile", "E0312"),
    ("breakpoint", "E0201"),
    ("help", "E0201"),
    ("aiter", "E0301"),
    ("anext", "E0301"),
];

fn python(code: &str) -> std::io::Result<String> {
    let python = std::env::var("PYTHON312").unwrap_or_else(|_| "python3.12".into());
    let output = Command::new(&python).args(["-c", code]).output()?;
    if !output.status.success() {
        return Err(std::io::Error::other(format!("`{python}` failed: {}", String::from_utf8_lossy(&output.stderr).trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

const SAMPLE: &str = "class Sample:\n    def method(self): pass\n";

/// The names that CPython lists for each type, and its built-in functions under `""`.
fn names() -> std::io::Result<BTreeMap<String, Vec<String>>> {
    let mut code = String::from(SAMPLE);
    for (name, instance) in TYPES {
        let _ = writeln!(code, "print('{name}', *dir({instance}))");
    }
    let _ = writeln!(code, "import types; fs = [n for n in dir(__builtins__) if n[0].islower()]");
    let _ = writeln!(code, "print('', *[n for n in fs if n not in ('copyright', 'credits', 'license', 'exit', 'quit')])");
    let lines = python(&code)?;
    let split = |line: &str| -> (String, Vec<String>) {
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        (name.to_owned(), rest.split(' ').map(str::to_owned).collect())
    };
    Ok(lines.lines().map(split).collect())
}

/// The text of all programs about a type; of all programs for `""`.
fn programs_about(name: &str) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(molt_tests::folder().join("types")).into_iter().flatten().flatten() {
        let path = entry.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let about = name.is_empty() || stem == name || stem.starts_with(&format!("{name}_"));
        if about && path.extension().is_some_and(|e| e == "py") {
            text += &std::fs::read_to_string(&path).unwrap_or_default();
        }
    }
    text
}

fn is_word_at(text: &str, at: usize, length: usize) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    !text[at + length..].starts_with(word) && !text[..at].ends_with(word)
}

fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| is_word_at(text, at, word.len()))
}

fn counts(text: &str, name: &str) -> bool {
    let attribute = text.match_indices(name).any(|(at, _)| text[..at].ends_with('.') && is_word_at(text, at, name.len()));
    attribute || BY_SYNTAX.iter().any(|(own, sign)| *own == name && text.contains(sign))
}

/// The table for `docs/types.md`.
fn table(names: &BTreeMap<String, Vec<String>>) -> String {
    let mut out = String::from("| type | CPython has | used by a recorded program | not yet |\n|---|---|---|---|\n");
    let (mut all, mut used) = (0, 0);
    for (kind, _) in TYPES {
        let text = programs_about(if kind.starts_with("dict_") { "dict" } else { kind });
        let own: Vec<&String> = names.get(*kind).into_iter().flatten().filter(|n| !LEFT_OUT.contains(&n.as_str())).collect();
        let rest: Vec<String> = own.iter().filter(|n| !counts(&text, n)).map(|n| format!("`{n}`")).collect();
        all += own.len();
        used += own.len() - rest.len();
        let _ = writeln!(out, "| `{kind}` | {} | {} | {} |", own.len(), own.len() - rest.len(), rest.join(" "));
    }
    let text = programs_about("");
    let functions = names.get("").cloned().unwrap_or_default();
    let rest: Vec<String> = functions
        .iter()
        .filter(|n| !mentions(&text, n))
        .map(|n| match REFUSED.iter().find(|(own, _)| own == n) {
            Some((name, code)) => format!("`{name}` ({code})"),
            None => format!("`{n}`"),
        })
        .collect();
    let _ = writeln!(
        out,
        "| built-in functions and types | {} | {} | {} |",
        functions.len(),
        functions.len() - rest.len(),
        rest.join(" ")
    );
    let (all, used) = (all + functions.len(), used + functions.len() - rest.len());
    let _ = writeln!(out, "| together | {all} | {used} ({:.0}%) | |", 100.0 * used as f64 / all as f64);
    out
}

/// Replaces what lies between the marks.
fn write_table(table: &str) -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/types.md");
    let text = std::fs::read_to_string(&path)?;
    let (open, close) = ("<!-- coverage of types -->\n", "<!-- end of coverage -->");
    let (Some(start), Some(end)) = (text.find(open), text.find(close)) else {
        return Err(std::io::Error::other("the marks of the table are gone"));
    };
    std::fs::write(path, [&text[..start + open.len()], table, &text[end..]].concat())
}

/// Prints the names that Molt lacks, as a compiled program finds them.
fn missing(names: &BTreeMap<String, Vec<String>>) -> std::io::Result<()> {
    let mut code = String::from(SAMPLE);
    for (kind, instance) in TYPES {
        let own = names.get(*kind).cloned().unwrap_or_default().join(" ");
        let _ = writeln!(code, "print('{kind}:', *[n for n in '{own}'.split() if not hasattr({instance}, n)])");
    }
    let file: PathBuf = std::env::temp_dir().join(format!("molt-names-{}.py", std::process::id()));
    std::fs::write(&file, code)?;
    let command = std::env::var("MOLT").unwrap_or_else(|_| "molt-driver run".into());
    let mut words = command.split(' ');
    let status = Command::new(words.next().unwrap_or_default()).args(words).arg(&file).status()?;
    std::fs::remove_file(&file)?;
    if status.success() { Ok(()) } else { Err(std::io::Error::other("the program did not run")) }
}

/// Writes what CPython has in each module, and the page about it.
fn write_modules() -> std::io::Result<()> {
    let names = python(&modules::listing())?;
    std::fs::write(modules::names_file(), &names)?;
    std::fs::write(modules::page(), modules::page_text(&names))
}

fn main() -> ExitCode {
    let only_missing = std::env::args().any(|a| a == "--missing");
    let done = names().and_then(|names| match only_missing {
        true => missing(&names),
        false => write_table(&table(&names)).and_then(|()| write_modules()),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
