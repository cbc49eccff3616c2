//! The examples of docstrings as code of their module, so that `doctest` can run them without a compiler at run time.
//!
//! ```text
//! def f(x):                 def __doctest_1__(__run__):
//!     """                       if __run__.start(0):
//!     >>> f(1)        ⇒             try:
//!     2                                 __run__.show(f(1))
//!     """                           except BaseException as __raised__:
//!                                       __run__.raised(__raised__)
//!                                   __run__.finish()
//! ```
//!
//! A module that imports `doctest` gets one function for each docstring with examples, made as text before its first statement and
//! registered with the library's `doctest` under the name CPython gives it. A name an example assigns is a variable of its function, as
//! the namespace of one docstring is.
//!
//! Caveat: an example cannot read a global and assign the same name; an example that does not parse raises SyntaxError.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::{Parse, lexer, text_size::TextRange};

use super::prescan;

/// A docstring that CPython's `doctest` looks at; empty where there is none.
struct Docstring {
    /// The expression that gives the object, where a decorator may have replaced it.
    object: Option<String>,
    text: String,
    /// The line it begins in, from 0.
    line: usize,
}

/// An example: lines behind `>>>` and `...`, and what they print.
#[derive(PartialEq, Debug)]
struct Example {
    source: String,
    want: String,
    line: usize,
    indent: usize,
}

/// The text of the functions for a module, when it imports `doctest` and is no part of the library.
pub fn generate(text: &str, path: &str, body: &[ast::Stmt]) -> Option<String> {
    if !text.contains("doctest") || !imports(body) {
        return None;
    }
    let mut found = BTreeMap::new();
    let lines: Vec<&str> = text.split('\n').collect();
    let doc = docstring(body).unwrap_or_default();
    found.insert(String::new(), Docstring { object: None, text: doc, line: quote_line(&lines, 0) });
    collect(body, "", "", text, &lines, &mut found);
    let mut out = "import doctest as __doctest__\n".to_owned();
    for (n, (name, doc)) in found.iter().enumerate() {
        let examples = examples(&doc.text);
        let _ = writeln!(out, "def __doctest_{n}__(__run__):\n    pass");
        for (i, example) in examples.iter().enumerate() {
            let _ = writeln!(out, "    if __run__.start({i}):\n        try:\n{}", code(&example.source));
            let _ = writeln!(out, "        except BaseException as __raised__:\n            __run__.raised(__raised__)");
            let _ = writeln!(out, "        __run__.finish()");
        }
        let object = doc.object.as_deref().unwrap_or("None");
        let object = if doc.object.is_some() { format!("lambda: {object}") } else { object.to_owned() };
        let _ = write!(
            out,
            "__doctest__._register(__name__, {}, {}, {}, {}, [",
            quoted(name),
            quoted(path),
            doc.line,
            quoted(&doc.text)
        );
        for e in &examples {
            let _ = write!(out, "({}, {}, {}, {}), ", quoted(&e.source), quoted(&e.want), e.line, e.indent);
        }
        let _ = writeln!(out, "], __doctest_{n}__, {object})");
    }
    Some(out)
}

/// Whether `doctest` is imported anywhere in these statements.
fn imports(body: &[ast::Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        ast::Stmt::Import(import) => import.names.iter().any(|alias| alias.name.as_str() == "doctest"),
        ast::Stmt::ImportFrom(import) => import.module.as_ref().is_some_and(|module| module.as_str() == "doctest"),
        other => blocks(other).into_iter().any(imports),
    })
}

/// The blocks of a statement, those of definitions too.
fn blocks(stmt: &ast::Stmt) -> Vec<&[ast::Stmt]> {
    match stmt {
        ast::Stmt::FunctionDef(def) => vec![&def.body],
        ast::Stmt::AsyncFunctionDef(def) => vec![&def.body],
        ast::Stmt::ClassDef(def) => vec![&def.body],
        other => plain_blocks(other),
    }
}

/// The blocks of a statement that belong to the same scope.
fn plain_blocks(stmt: &ast::Stmt) -> Vec<&[ast::Stmt]> {
    match stmt {
        ast::Stmt::If(s) => vec![&s.body, &s.orelse],
        ast::Stmt::For(s) => vec![&s.body, &s.orelse],
        ast::Stmt::AsyncFor(s) => vec![&s.body, &s.orelse],
        ast::Stmt::While(s) => vec![&s.body, &s.orelse],
        ast::Stmt::With(s) => vec![&s.body],
        ast::Stmt::AsyncWith(s) => vec![&s.body],
        ast::Stmt::Try(s) => {
            let handlers = s.handlers.iter().map(|ast::ExceptHandler::ExceptHandler(handler)| &handler.body[..]);
            [&s.body[..], &s.orelse, &s.finalbody].into_iter().chain(handlers).collect()
        }
        ast::Stmt::Match(s) => s.cases.iter().map(|case| &case.body[..]).collect(),
        _ => vec![],
    }
}

fn docstring(body: &[ast::Stmt]) -> Option<String> {
    match body.first()? {
        ast::Stmt::Expr(ast::StmtExpr { value, .. }) => match &**value {
            ast::Expr::Constant(ast::ExprConstant { value: ast::Constant::Str(text), .. }) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The docstrings of what is defined in a block, by their names below the module's.
fn collect(body: &[ast::Stmt], prefix: &str, scope: &str, text: &str, lines: &[&str], found: &mut BTreeMap<String, Docstring>) {
    for stmt in body {
        let (name, inner, decorators, is_class) = match stmt {
            ast::Stmt::FunctionDef(def) => (def.name.as_str(), &def.body, &def.decorator_list, false),
            ast::Stmt::AsyncFunctionDef(def) => (def.name.as_str(), &def.body, &def.decorator_list, false),
            ast::Stmt::ClassDef(def) => (def.name.as_str(), &def.body, &def.decorator_list, true),
            other => {
                plain_blocks(other).into_iter().for_each(|block| collect(block, prefix, scope, text, lines, found));
                continue;
            }
        };
        let mangled = match scope.rsplit('.').next().map(|class| class.trim_start_matches('_')) {
            Some(class) if !class.is_empty() && name.starts_with("__") && !name.ends_with("__") => format!("_{class}{name}"),
            _ => name.to_owned(),
        };
        let full = format!("{prefix}.{mangled}");
        let object = match prefix {
            "" => mangled.clone(),
            class => format!("{}.__dict__[{}]", &class[1..], quoted(&mangled)),
        };
        // A class keeps its text behind a decorator as a rule; where a class is redefined the last one counts.
        let start = decorators.first().map_or(stmt.range().start(), |d| d.range().start());
        let at = text[..usize::from(start)].matches('\n').count();
        // What has no docstring counts as an item without tests.
        let doc = docstring(inner).unwrap_or_default();
        let decorated = !decorators.is_empty() && !is_class;
        let line = quote_line(lines, at);
        found.insert(full.clone(), Docstring { object: decorated.then_some(object), text: doc, line });
        if is_class {
            collect(inner, &full, &mangled, text, lines, found);
        }
    }
}

/// The first line from `line` on that begins with a quote, perhaps behind a colon, as CPython finds where a docstring begins.
fn quote_line(lines: &[&str], line: usize) -> usize {
    let begins = |text: &str| {
        let mut starts = std::iter::once(0).chain(text.match_indices(':').map(|(at, _)| at + 1));
        starts.any(|at| {
            let word = text[at..].trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
            word.starts_with(['"', '\''])
        })
    };
    (line..lines.len()).find(|&n| begins(lines[n])).unwrap_or(line)
}

/// The examples of a docstring.
fn examples(text: &str) -> Vec<Example> {
    let text = expand_tabs(text);
    let margin = text.split('\n').filter(|l| !l.trim().is_empty()).map(leading).min().unwrap_or(0);
    let lines: Vec<&str> = text.split('\n').map(|l| l.get(margin..).unwrap_or("")).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let indent = leading(lines[at]);
        let rest = &lines[at][indent..];
        if !rest.starts_with(">>>") {
            at += 1;
            continue;
        }
        let (first, below) = (at, |line: &str| line.get(indent + 4..).unwrap_or("").to_owned());
        let mut source = vec![below(lines[at])];
        at += 1;
        while at < lines.len() && lines[at].trim_start_matches(' ').starts_with("...") {
            source.push(below(lines[at]));
            at += 1;
        }
        let mut want = String::new();
        while at < lines.len() && !lines[at].trim().is_empty() && !lines[at].trim_start_matches(' ').starts_with(">>>") {
            want += lines[at].get(indent..).unwrap_or("");
            want.push('\n');
            at += 1;
        }
        let source = source.join("\n");
        if source.trim().is_empty() || source.trim_start().starts_with('#') && !source.contains('\n') {
            continue;
        }
        let source = if source.ends_with('\n') { source } else { source + "\n" };
        found.push(Example { source, want, line: first, indent: indent + margin });
    }
    found
}

fn leading(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// The statements of an example, indented, with every expression that stands alone shown as the interactive prompt does.
fn code(source: &str) -> String {
    let parsed = prescan::mask(source, 0, true).ok().and_then(|(masked, _)| ast::Suite::parse(&masked, "").ok());
    let Some(body) = parsed.filter(|body| !body.is_empty() && fits_a_function(body)) else {
        return "            raise SyntaxError('invalid syntax')".into();
    };
    let mut shown = Vec::new();
    expressions(&body, &mut shown);
    let mut text = source.trim_end().to_owned();
    for range in shown.into_iter().rev() {
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        text.insert(end, ')');
        text.insert_str(start, "__run__.show(");
    }
    indented(&text)
}

/// Whether statements of a module mean the same in a function.
fn fits_a_function(body: &[ast::Stmt]) -> bool {
    body.iter().all(|stmt| match stmt {
        ast::Stmt::ImportFrom(import) => import.names.iter().all(|alias| alias.name.as_str() != "*"),
        ast::Stmt::Return(_) => false,
        other => plain_blocks(other).into_iter().all(fits_a_function),
    })
}

/// The places of expressions that are statements, outside of definitions, in order.
fn expressions(body: &[ast::Stmt], found: &mut Vec<TextRange>) {
    for stmt in body {
        match stmt {
            ast::Stmt::Expr(expr) => found.push(expr.range()),
            other => plain_blocks(other).into_iter().for_each(|block| expressions(block, found)),
        }
    }
    found.sort_by_key(|range| range.start());
}

/// Text moved three blocks in, but for what stands inside of strings of several lines.
fn indented(text: &str) -> String {
    const MARGIN: &str = "            ";
    let tokens = lexer::lex(text, rustpython_parser::Mode::Module).flatten();
    let strings: Vec<TextRange> = tokens
        .filter(|(token, _)| matches!(token, rustpython_parser::Tok::String { .. }))
        .map(|(_, range)| range)
        .filter(|range| text[usize::from(range.start())..usize::from(range.end())].contains('\n'))
        .collect();
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inside = strings.iter().any(|range| usize::from(range.start()) < at && at < usize::from(range.end()));
        if !inside && !line.trim().is_empty() {
            out += MARGIN;
        }
        out += line;
        at += line.len();
    }
    out
}

/// A string as Python text.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            c if c.is_control() => _ = write!(out, "\\x{:02x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "'"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Option<String> {
        generate(text, "a.py", &ast::Suite::parse(text, "").unwrap())
    }

    #[test]
    fn a_module_without_doctest_is_left_alone() {
        assert_eq!(made("'''\n>>> 1\n1\n'''\n# doctest\n"), None);
        assert!(made("def f():\n    import doctest\n").is_some());
    }

    #[test]
    fn examples_are_found_with_their_lines() {
        let text = "Text.\n\n    >>> f(1)\n    2\n    >>> for i in 'ab':\n    ...     print(i)\n    a\n    b\n\n    >>> # nothing\n    more\n";
        let e = |source: &str, want: &str, line| Example { source: source.into(), want: want.into(), line, indent: 4 };
        let expected = [e("f(1)\n", "2\n", 2), e("for i in 'ab':\n    print(i)\n", "a\nb\n", 4)];
        assert_eq!(examples(text), expected);
    }

    #[test]
    fn expressions_are_shown_and_strings_keep_their_lines() {
        assert_eq!(code("f(1)  # why\n"), "            __run__.show(f(1))  # why");
        assert_eq!(code("a = 1; a\n"), "            a = 1; __run__.show(a)");
        assert_eq!(code("x = '''\n  y'''\n"), "            x = '''\n  y'''");
        assert_eq!(code("for i in a:\n    i\n"), "            for i in a:\n                __run__.show(i)");
        assert!(code("1 +\n").contains("SyntaxError"));
    }

    #[test]
    fn names_are_those_of_the_finder() {
        let text = "import doctest\nclass A:\n    'A'\n    def m(self):\n        'M'\n    def __p(self): 'P'\n@d\ndef f(): 'F'\n";
        let made = made(text).unwrap();
        for call in [
            "(__name__, '', 'a.py', 2, '', [], __doctest_0__, None)",
            "(__name__, '.A', 'a.py', 2, 'A', [], __doctest_1__, None)",
            "(__name__, '.A._A__p', 'a.py', 5, 'P', [], ",
            "(__name__, '.A.m', 'a.py', 4, 'M', [], ",
            "(__name__, '.f', 'a.py', 7, 'F', [], __doctest_4__, lambda: f)",
        ] {
            assert!(made.contains(call), "{call}\n{made}");
        }
    }
}
