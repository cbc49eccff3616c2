//! The examples in docstrings, compiled with the program that imports `doctest`.
//!
//! ```text
//! """                  ⇒      def _doctest_0(_doctest_show):
//! >>> x = f(1)                     global x
//! >>> x                            x = f(1)
//! 2                            def _doctest_1(_doctest_show):
//! """                              _doctest_show((x))
//!                              EXAMPLES = {"x = f(1)\n": _doctest_0, "x\n": _doctest_1}
//! ```
//!
//! CPython compiles them when they run. Here a module is written for all of them, a function for each different source; `doctest`,
//! which is written in Python, finds the docstrings as CPython does, and the function of an example by its source. Whatever an
//! example binds is a global of that module, so the examples of a docstring see each other's names: `_doctest_load` sets those
//! globals to what a copy of the tested module's namespace holds, and unbinds the others.

use std::collections::BTreeSet;
use std::fmt::Write;

use molt_ir::codes;
use molt_ir::hir::{Const, Place, Program, Stmt};
use molt_ir::name::Name;
use molt_ir::span::{FileId, SourceMap};
use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::lexer::lex;
use rustpython_parser::{Mode, Parse, Tok};

use super::library::PYTHON_FOLDER;
use super::lower::{self, Input, Symbols};
use super::{errors, prescan, scopes};
use crate::builtins::is_builtin;

/// The module written here.
pub const MODULE: &str = "_doctest_examples";

/// How the names of the functions of examples begin.
pub const PREFIX: &str = "_doctest_";

/// Names in examples that are no names.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

/// The text of the module for the program's own modules as they have been read.
pub fn module_text(program: &Program, sources: &SourceMap) -> String {
    let mut found = Found::default();
    let own = program.modules.values().filter(|m| !m.path.starts_with(PYTHON_FOLDER));
    for (index, module) in own.enumerate() {
        let mut names = BTreeSet::new();
        for f in program.functions.values().filter(|f| f.module == module.name) {
            for (span, constant) in f.constants() {
                if let Const::Str(text) = constant
                    && let Some(text) = text.as_str().filter(|text| text.contains(">>>"))
                {
                    let line = sources.get(span.file).map_or(0, |file| file.line(span.start));
                    found.docstring(text, line, span.file);
                }
            }
            let reached = f.reached();
            for id in reached.stmts {
                if let Stmt::Global { names: declared } = &f[id] {
                    names.extend(declared.iter().map(ToString::to_string));
                }
            }
        }
        let body = &program.functions[module.body];
        names.extend(body.reached().places.into_iter().filter_map(|id| match &body[id] {
            Place::Name { name } => Some(name.to_string()),
            _ => None,
        }));
        found.module(index, &module.name, &names);
    }
    found.finish()
}

#[derive(Default)]
struct Found {
    text: String,
    sources: Vec<String>,
    /// What the module holds for `doctest`: docstrings with their lines, modules with their names.
    lines: String,
    modules: String,
    /// Names that examples read or bind.
    read: BTreeSet<String>,
    bound: BTreeSet<String>,
}

impl Found {
    fn docstring(&mut self, text: &str, line: u32, file: FileId) {
        let _ = writeln!(self.lines, "    ({}, {line}),", literal(text));
        for source in sources_of(&expand_tabs(text)) {
            if !self.sources.contains(&source) {
                self.example(&source, file);
                self.sources.push(source);
            }
        }
    }

    fn example(&mut self, source: &str, file: FileId) {
        let _ = writeln!(self.text, "def _doctest_{}(_doctest_show):", self.sources.len());
        match Example::read(source, file) {
            Ok(example) => {
                if !example.bound.is_empty() {
                    let names = example.bound.iter().cloned().collect::<Vec<_>>();
                    let _ = writeln!(self.text, "    global {}", names.join(", "));
                }
                self.text += &example.body;
                for name in &example.defined {
                    let _ = writeln!(self.text, "    {name}.__module__ = __name__");
                }
                self.read.extend(identifiers(source).filter(|name| !is_builtin(name)).map(String::from));
                self.bound.extend(example.bound);
            }
            Err(message) => {
                let _ = writeln!(self.text, "    raise SyntaxError({})", literal(&message));
            }
        }
    }

    fn module(&mut self, index: usize, name: &str, names: &BTreeSet<String>) {
        let _ = writeln!(self.text, "def _doctest_module_{index}():\n    import {name} as _doctest_it\n    return _doctest_it");
        let listed = names.iter().map(|n| literal(n)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(self.modules, "    {}: (_doctest_module_{index}, [{listed}]),", literal(name));
        // A module may hide a builtin from the examples.
        self.bound.extend(names.iter().filter(|name| is_builtin(name) && !name.starts_with("__")).cloned());
    }

    fn finish(mut self) -> String {
        let names: Vec<_> = self.read.union(&self.bound).collect();
        self.text += "def _doctest_load(_doctest_names):\n    global __name__\n    __name__ = _doctest_names.get(\"__name__\")\n";
        for name in names {
            let key = literal(name);
            let _ = write!(
                self.text,
                "    global {name}\n    if {key} in _doctest_names:\n        {name} = _doctest_names[{key}]\n    else:\n        \
                 {name} = None\n        del {name}\n"
            );
        }
        self.text += "EXAMPLES = {\n";
        for (index, source) in self.sources.iter().enumerate() {
            let _ = writeln!(self.text, "    {}: _doctest_{index},", literal(source));
        }
        let _ = write!(self.text, "}}\nLINES = [\n{}]\nMODULES = {{\n{}}}\n", self.lines, self.modules);
        self.text
    }
}

/// An example that parses, as the body of a function.
struct Example {
    body: String,
    bound: BTreeSet<String>,
    /// Functions and classes, which belong to the module that is tested.
    defined: Vec<String>,
}

impl Example {
    fn read(source: &str, file: FileId) -> Result<Example, String> {
        let (masked, _) = prescan::mask(source, 0, true).map_err(|(e, _)| e.message)?;
        let stmts = ast::Suite::parse(&masked, "").map_err(|e| errors::diagnose(&e, source, file).message)?;
        let line = |s: &ast::Stmt| source[..usize::from(s.start())].matches('\n').count();
        if stmts.iter().any(|s| line(s) != line(&stmts[0])) {
            return Err("multiple statements found while compiling a single statement".into());
        }
        let mut walk = Walk::default();
        stmts.iter().for_each(|s| walk.stmt(s, source));
        if walk.returns {
            return Err("'return' outside function".into());
        }
        if !walk.annotated.is_empty() {
            return Example::read(&without_annotations(source, &walk.annotated), file);
        }
        let walrus = source.match_indices(":=").filter_map(|(at, _)| identifiers(&source[..at]).last());
        walk.bound.extend(walrus.map(String::from));
        let tokens = lex(&masked, Mode::Module).filter_map(Result::ok);
        let strings: Vec<_> = tokens.filter(|(tok, _)| matches!(tok, Tok::String { .. })).map(|(_, range)| range).collect();
        let mut body = String::new();
        let mut shown = walk.shown.iter().peekable();
        let mut ends: Vec<usize> = walk.shown.iter().map(|(_, end)| *end).collect();
        ends.reverse();
        for (at, c) in source.char_indices().chain([(source.len(), '\n')]) {
            while ends.last() == Some(&at) {
                ends.pop();
                body.push_str("))");
            }
            let inside = strings.iter().any(|range| usize::from(range.start()) < at && at < usize::from(range.end()));
            if (at == 0 || source.as_bytes()[at - 1] == b'\n') && !inside && at < source.len() {
                body.push_str("    ");
            }
            while shown.next_if(|(start, _)| *start == at).is_some() {
                body.push_str("_doctest_show((");
            }
            if at < source.len() {
                body.push(c);
            }
        }
        if let Some(message) = later_error(&body, file) {
            return Err(message);
        }
        let defined = stmts.iter().filter_map(|s| match s {
            ast::Stmt::FunctionDef(d) if d.decorator_list.is_empty() => Some(d.name.to_string()),
            ast::Stmt::ClassDef(d) if d.decorator_list.is_empty() => Some(d.name.to_string()),
            _ => None,
        });
        Ok(Example { body, bound: walk.bound, defined: defined.collect() })
    }
}

/// A source whose names have annotations as it is without: a global of a function has none. They are evaluated all the same.
fn without_annotations(source: &str, annotated: &[(usize, usize, String)]) -> String {
    let (mut plain, mut at) = (String::new(), 0);
    for (start, end, instead) in annotated {
        plain.push_str(&source[at..*start]);
        plain.push_str(instead);
        at = *end;
    }
    plain + &source[at..]
}

/// The first error that CPython's compiler finds in the body of an example after parsing.
fn later_error(body: &str, file: FileId) -> Option<String> {
    let text = format!("def f(_doctest_show):\n{body}");
    let (masked, masks) = prescan::mask(&text, 0, true).ok()?;
    let suite = match ast::Suite::parse(&masked, "") {
        Ok(suite) => suite,
        Err(e) => return Some(errors::diagnose(&e, &text, file).message),
    };
    let mut program = Program::default();
    let name = Name::from("<doctest>");
    let input = Input::new(name.clone(), name, file, &text, masks);
    let mut errors = lower::module(&mut program, &mut Symbols::default(), input, &suite).errors;
    errors.extend(scopes::analyse(&program).errors.0);
    errors.into_iter().find(|e| e.code == codes::E0101).map(|e| e.message)
}

/// What the statements of an example bind in its namespace, and which expressions it shows.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) bound: BTreeSet<String>,
    shown: Vec<(usize, usize)>,
    /// Where names are annotated, and what does the same without.
    annotated: Vec<(usize, usize, String)>,
    returns: bool,
}

impl Walk {
    pub(super) fn stmts(&mut self, stmts: &[ast::Stmt], source: &str) {
        stmts.iter().for_each(|s| self.stmt(s, source));
    }

    fn stmt(&mut self, s: &ast::Stmt, source: &str) {
        match s {
            ast::Stmt::FunctionDef(d) => self.name(&d.name),
            ast::Stmt::AsyncFunctionDef(d) => self.name(&d.name),
            ast::Stmt::ClassDef(d) => self.name(&d.name),
            ast::Stmt::TypeAlias(t) => self.target(&t.name),
            ast::Stmt::Return(_) => self.returns = true,
            ast::Stmt::Expr(_) => self.shown.push((s.start().into(), s.end().into())),
            ast::Stmt::Assign(a) => a.targets.iter().for_each(|t| self.target(t)),
            ast::Stmt::AugAssign(a) => self.target(&a.target),
            ast::Stmt::AnnAssign(a) => {
                self.target(&a.target);
                if a.simple {
                    let text = |e: &ast::Expr| &source[usize::from(e.start())..usize::from(e.end())];
                    let (name, annotation) = (text(&a.target), text(&a.annotation));
                    let value = a.value.as_ref().map_or_else(|| "pass".into(), |value| format!("{name} = ({})", text(value)));
                    let evaluated = format!("_doctest_annotation = ({annotation})");
                    self.annotated.push((s.start().into(), s.end().into(), format!("{value}; {evaluated}")));
                }
            }
            ast::Stmt::Delete(d) => d.targets.iter().for_each(|t| self.target(t)),
            ast::Stmt::For(f) => {
                self.target(&f.target);
                self.stmts(&f.body, source);
                self.stmts(&f.orelse, source);
            }
            ast::Stmt::While(w) => {
                self.stmts(&w.body, source);
                self.stmts(&w.orelse, source);
            }
            ast::Stmt::If(i) => {
                self.stmts(&i.body, source);
                self.stmts(&i.orelse, source);
            }
            ast::Stmt::With(w) => {
                w.items.iter().filter_map(|item| item.optional_vars.as_deref()).for_each(|t| self.target(t));
                self.stmts(&w.body, source);
            }
            ast::Stmt::Match(m) => {
                for case in &m.cases {
                    let pattern = usize::from(case.pattern.start())..usize::from(case.pattern.end());
                    self.bound.extend(source.get(pattern).into_iter().flat_map(identifiers).map(String::from));
                    self.stmts(&case.body, source);
                }
            }
            ast::Stmt::Try(t) => self.protected([&t.body, &t.orelse, &t.finalbody], &t.handlers, source),
            ast::Stmt::TryStar(t) => self.protected([&t.body, &t.orelse, &t.finalbody], &t.handlers, source),
            ast::Stmt::Import(i) => i.names.iter().for_each(|a| {
                let whole = a.asname.as_ref().unwrap_or(&a.name);
                self.name(whole.split('.').next().unwrap_or(whole));
            }),
            ast::Stmt::ImportFrom(i) => i.names.iter().for_each(|a| self.name(a.asname.as_ref().unwrap_or(&a.name))),
            _ => {}
        }
    }

    fn protected(&mut self, blocks: [&[ast::Stmt]; 3], handlers: &[ast::ExceptHandler], source: &str) {
        let [body, orelse, last] = blocks;
        self.stmts(body, source);
        for ast::ExceptHandler::ExceptHandler(handler) in handlers {
            handler.name.iter().for_each(|name| self.name(name));
            self.stmts(&handler.body, source);
        }
        self.stmts(orelse, source);
        self.stmts(last, source);
    }

    fn name(&mut self, name: &str) {
        if name != "*" {
            self.bound.insert(name.into());
        }
    }

    fn target(&mut self, e: &ast::Expr) {
        match e {
            ast::Expr::Name(n) => self.name(&n.id),
            ast::Expr::Starred(s) => self.target(&s.value),
            ast::Expr::Tuple(t) => t.elts.iter().for_each(|e| self.target(e)),
            ast::Expr::List(l) => l.elts.iter().for_each(|e| self.target(e)),
            _ => {}
        }
    }
}

/// The words of a source that may be names: neither attributes nor keywords. Those inside strings are among them, which does no harm.
pub(super) fn identifiers(source: &str) -> impl Iterator<Item = &str> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let words = source.split(move |c| !word(c)).filter(|w| w.chars().next().is_some_and(|c| !c.is_numeric()));
    words.filter(move |w| {
        let at = w.as_ptr() as usize - source.as_ptr() as usize;
        let special = w.starts_with("__") && w.ends_with("__");
        !source[..at].ends_with('.') && !KEYWORDS.contains(w) && !special
    })
}

/// The sources of the examples of a text without tabs, each ending in a newline.
fn sources_of(text: &str) -> Vec<String> {
    let mut sources = Vec::new();
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !line[indent..].starts_with(">>>") {
            continue;
        }
        let code = |line: &str| line.chars().skip(indent + 4).collect::<String>();
        let mut source = code(line);
        while let Some(more) = lines.next_if(|line| line.trim_start_matches(' ').starts_with("...")) {
            source.push('\n');
            source += &code(more);
        }
        if !source.ends_with('\n') {
            source.push('\n');
        }
        let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        if !source.lines().all(is_blank) {
            sources.push(source);
        }
    }
    sources
}

/// As `str.expandtabs()` does it.
pub(super) fn expand_tabs(text: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// The text as a literal of Python.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            c if c.is_control() => {
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(source: &str) -> String {
        Example::read(source, FileId(0)).map_or_else(|e| format!("error: {e}"), |e| e.body)
    }

    #[test]
    fn examples_are_found_as_doctest_finds_them() {
        let text = "Doc.\n    >>> a = 1\n    >>> for i in a:\n    ...     i\n    1\n    >>> # nothing\n\t>>> b\n";
        assert_eq!(sources_of(&expand_tabs(text)), ["a = 1\n", "for i in a:\n    i\n", "b\n"]);
        assert_eq!(sources_of(">>> if a:\n...     b\n...\n"), ["if a:\n    b\n"]);
    }

    #[test]
    fn expressions_are_shown_and_names_become_global() {
        assert_eq!(body("x\n"), "    _doctest_show((x))\n");
        assert_eq!(body("for i in a:\n    i; f(i)\n"), "    for i in a:\n        _doctest_show((i)); _doctest_show((f(i)))\n");
        assert_eq!(body("def f():\n    1\n"), "    def f():\n        1\n");
        assert_eq!(body("s = '''a\nb'''\n"), "    s = '''a\nb'''\n");
        let example = Example::read("with f() as (a, [*b]): c = (d := 1)\n", FileId(0)).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(example.bound.into_iter().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }

    #[test]
    fn what_does_not_compile_says_why() {
        assert_eq!(body("a = 1\nb = 2\n"), "error: multiple statements found while compiling a single statement");
        assert_eq!(body("return 1\n"), "error: 'return' outside function");
        assert!(body("1 +\n").starts_with("error: invalid syntax"));
        assert_eq!(
            body("(y for y in x) += 1\n"),
            "error: 'generator expression' is an illegal expression for augmented assignment"
        );
    }
}
