//! `exec`, `eval` and `compile` of texts that stand in the program, wherever they are run.
//!
//! ```text
//! def check(code):              ⇒      def _molt_exec_0():  global x; x = 1       # the text `x = 1`
//!     try: exec(code)                  _molt_texts = Texts({"x = 1": ..., "x = = 1": ("SyntaxError", "invalid syntax", ...)})
//!     except SyntaxError: ...          def check(code):
//! check("x = 1")                           try: _molt_texts.exec_inside(code)
//! check("x = = 1")                         except SyntaxError: ...
//! ```
//!
//! There is no compiler in a program. But the texts that a program runs mostly stand in it, as strings: every string of a module that
//! calls `exec`, `eval` or `compile` is compiled with it, a function for each; those that do not compile keep their error, which is
//! raised when they are run. A text that is run and does not stand in the program raises NotImplementedError, unless it is a literal.
//! What `dedent` and `cleandoc` make of them is compiled as well, where the module calls these.
//! The functions come before the statements of the module, each in a file of its own, `<string>`, as CPython calls it.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{Const, Function, Place, Program};
use molt_ir::span::{FileId, SourceMap};
use rustpython_parser::text_size::TextSize;
use rustpython_parser::{Parse, ast};

use super::doctests::{Walk, identifiers, literal};
use super::lower::{self, Input, Symbols, Use};
use super::prescan::{self, Masked};
use super::{margins, scopes};
use crate::builtins::{is_builtin, is_refused};

/// How the names of the functions that run texts begin.
pub const PREFIX: &str = "_molt_text_";

/// Longer strings are no code that a program runs.
const LONGEST: usize = 50_000;

/// Statements that come before those of a module, with the text they were parsed from.
pub struct Part {
    /// The file of the text.
    pub file: FileId,
    /// The text.
    pub text: String,
    /// What stands behind its masks.
    pub masks: HashMap<usize, Masked>,
    /// The statements.
    pub body: Vec<ast::Stmt>,
}

/// Whether a module may call one of the builtins.
pub fn mentions(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let stands = |name: &str| {
        text.match_indices(name).any(|(at, _)| !text[..at].ends_with(word) && !text[at + name.len()..].starts_with(word))
    };
    ["exec", "eval", "compile"].into_iter().any(stands)
}

/// What goes before the statements of a module that runs texts; nothing for one that does not.
pub fn prelude(input: Input<'_>, body: &[ast::Stmt], sources: &mut SourceMap) -> Vec<Part> {
    let mut program = Program::default();
    let source = input.text;
    let found = lower::module(&mut program, &mut Symbols::default(), input, body);
    if found.run_texts.is_empty() {
        return Vec::new();
    }
    let mut texts = BTreeSet::new();
    for function in program.functions.values() {
        for (_, constant) in function.constants() {
            let text = match constant {
                Const::Str(text) => text.as_str().map(str::to_owned),
                Const::Bytes(bytes) => String::from_utf8(bytes.to_vec()).ok(),
                _ => None,
            };
            texts.extend(text.filter(|text| text.len() <= LONGEST));
        }
    }
    let several: Vec<String> = texts.iter().filter(|text| text.contains('\n')).cloned().collect();
    if source.contains("dedent(") {
        texts.extend(several.iter().map(|text| margins::dedent(text)));
    }
    if source.contains("cleandoc(") {
        texts.extend(several.iter().map(|text| margins::clean(text)));
    }
    let around: BTreeSet<&str> = found.run_texts.iter().flat_map(|u| &u.functions).map(String::as_str).collect();
    let locals = program.functions.values().filter(|f| around.contains(&*f.symbol)).flat_map(local_names).collect();
    let mut writer = Writer { uses: found.run_texts, locals, sources, parts: Vec::new(), table: String::new() };
    for text in &texts {
        writer.entry(text);
    }
    let text = format!("from _program_texts import Texts as _molt_Texts\n_molt_texts = _molt_Texts({{\n{}}})\n", writer.table);
    let file = writer.sources.add("<molt>/texts", text.as_str());
    if let Ok(body) = ast::Suite::parse(&text, "") {
        writer.parts.push(Part { file, text, masks: HashMap::new(), body });
    }
    writer.parts
}

/// The variables of a function, and the names that it declares otherwise.
fn local_names(f: &Function) -> Vec<String> {
    let stored = f.reached().places.into_iter().filter_map(|id| match &f[id] {
        Place::Name { name } => Some(name.to_string()),
        _ => None,
    });
    f.params.iter().map(|p| f.locals[p.local].name.to_string()).chain(stored).collect()
}

struct Writer<'a> {
    uses: BTreeSet<Use>,
    /// The variables of the functions that run texts.
    locals: BTreeSet<String>,
    sources: &'a mut SourceMap,
    parts: Vec<Part>,
    /// The items of the table, by text: what `exec` and what `eval` does with it.
    table: String,
}

/// The names in a text.
struct Names {
    bound: Vec<String>,
    free: Vec<String>,
    /// Whether a statement of the text itself annotates a name.
    annotated: bool,
}

impl Names {
    fn of(text: &str, suite: &[ast::Stmt]) -> Names {
        let mut walk = Walk::default();
        walk.stmts(suite, text);
        let walrus = text.match_indices(":=").filter_map(|(at, _)| identifiers(&text[..at]).last());
        walk.bound.extend(walrus.map(String::from));
        let free = identifiers(text).filter(|name| !walk.bound.contains(*name)).map(String::from).collect::<BTreeSet<_>>();
        let annotated = suite.iter().any(annotates);
        Names { bound: walk.bound.into_iter().collect(), free: free.into_iter().collect(), annotated }
    }
}

/// Whether a statement, or one in its blocks, annotates a name.
fn annotates(s: &ast::Stmt) -> bool {
    let any = |body: &[ast::Stmt]| body.iter().any(annotates);
    match s {
        ast::Stmt::AnnAssign(_) => true,
        ast::Stmt::If(s) => any(&s.body) || any(&s.orelse),
        ast::Stmt::For(s) => any(&s.body) || any(&s.orelse),
        ast::Stmt::While(s) => any(&s.body) || any(&s.orelse),
        ast::Stmt::With(s) => any(&s.body),
        ast::Stmt::Try(s) => any(&s.body) || any(&s.orelse) || any(&s.finalbody),
        _ => false,
    }
}

impl Writer<'_> {
    fn entry(&mut self, text: &str) {
        let executed = if self.uses.iter().any(|u| u.exec) { self.one(text, false) } else { "None".into() };
        let evaluated = if self.uses.iter().any(|u| !u.exec) { self.one(text, true) } else { "None".into() };
        let _ = writeln!(self.table, "    {}: ({executed}, {evaluated}),", literal(text));
    }

    /// What running the text does: functions to call, by place, or an error.
    fn one(&mut self, text: &str, eval: bool) -> String {
        let code = if eval { text.trim_start_matches([' ', '\t']) } else { text };
        if code.contains('\0') {
            return "(\"SyntaxError\", \"source code string cannot contain null bytes\")".into();
        }
        let file = self.sources.add("<string>", code);
        let suite = match checked(code, eval, file) {
            Ok(suite) => suite,
            Err(e) if e.code == codes::E0101 => return self.error(&e, code, file),
            Err(_) => return "None".into(),
        };
        if code.contains("import *") || code.contains("__future__") {
            return "None".into();
        }
        let names = Names::of(code, &suite);
        if code.contains("__import__") || names.free.iter().any(|name| is_refused(name)) {
            return "None".into();
        }
        let functions = self.functions(code, eval, &names);
        let number = self.parts.len();
        let whole = format!("{code}\n{}", functions.replace("NUMBER", &number.to_string()));
        let file = self.sources.add("<string>", whole.as_str());
        let start = TextSize::from(code.len() as u32 + 1);
        let templates = ast::Suite::parse_starts_at(&whole[code.len() + 1..], "", start);
        let masks = prescan::mask(code, 0, true).map(|(_, masks)| masks);
        let (Ok(mut body), Ok(masks)) = (templates, masks) else { return "None".into() };
        body.iter_mut().for_each(|function| fill(function, &suite));
        self.parts.push(Part { file, text: whole, masks, body });
        let place = |known: bool, kind: &str| if known { format!("_molt_text_{number}_{kind}") } else { "None".into() };
        let has = |kind: &str| functions.contains(&format!("_{kind}("));
        let hidden = names.free.iter().filter(|n| is_builtin(n)).map(|n| literal(n)).collect::<Vec<_>>().join(", ");
        let all = names.bound.iter().chain(&names.free).map(|n| literal(n)).collect::<Vec<_>>().join(", ");
        let [m, f, d] = ["m", "f", "d"].map(|kind| place(has(kind), kind));
        format!("({m}, {f}, {d}, [{hidden}], [{all}])")
    }

    /// The functions of a text, with `pass` where it goes: run in the module, inside a function, with dicts for names.
    fn functions(&self, code: &str, eval: bool, names: &Names) -> String {
        let body = if eval { "return 0" } else { "pass" };
        let mut out = String::new();
        let wants = |place: fn(&Use) -> bool| self.uses.iter().any(place);
        // What is declared global cannot be annotated.
        let annotated = names.annotated && !eval;
        if wants(|u| u.in_module) && !annotated {
            let globals = names.bound.join(", ");
            let declared = if globals.is_empty() { String::new() } else { format!("    global {globals}\n") };
            let _ = writeln!(out, "def _molt_text_NUMBER_m():\n{declared}    {body}");
        }
        // A text sees the locals of the function that runs it: one that names any of them is handed a dict of them.
        let reads_locals = names.free.iter().any(|name| self.locals.contains(name));
        if wants(|u| u.in_function) && !reads_locals {
            let _ = writeln!(out, "def _molt_text_NUMBER_f():\n    {body}");
        }
        let with_locals = !eval && reads_locals && wants(|u| u.in_function);
        if (with_locals || wants(|u| u.with_names)) && !code.contains("global ") {
            let _ = writeln!(out, "def _molt_text_NUMBER_d(_molt_g, _molt_l):");
            for name in names.bound.iter().chain(names.free.iter().filter(|name| !is_builtin(name))) {
                let key = literal(name);
                let _ = writeln!(
                    out,
                    "    if {key} in _molt_l: {name} = _molt_l[{key}]\n    elif {key} in _molt_g: {name} = _molt_g[{key}]"
                );
            }
            if names.bound.is_empty() {
                let _ = writeln!(out, "    {body}");
            } else {
                let _ = writeln!(out, "    try:\n        {body}\n    finally:");
                for name in &names.bound {
                    let key = literal(name);
                    let _ = writeln!(
                        out,
                        "        try: _molt_l[{key}] = {name}\n        except NameError:\n            if {key} in _molt_l: del _molt_l[{key}]"
                    );
                }
            }
        }
        out
    }

    /// The error of a text as `SyntaxError` takes it.
    fn error(&self, e: &Diagnostic, code: &str, file: FileId) -> String {
        let indentation = ["expected an indented block", "unexpected indent", "unindent does not match", "unexpected unindent"];
        let kind = match e.message.as_str() {
            message if indentation.iter().any(|start| message.starts_with(start)) => "IndentationError",
            message if message.starts_with("inconsistent use of tabs") => "TabError",
            _ => "SyntaxError",
        };
        let message = literal(&e.message);
        if code.trim().is_empty() {
            return format!("(\"{kind}\", {message}, 0, 0, \"\", 0, 0)");
        }
        let (Some(span), Some(source)) = (e.span, self.sources.get(file)) else { return format!("(\"{kind}\", {message})") };
        let start = source.line_column(span.start);
        let end = source.line_column(span.end);
        let line = code.split_inclusive('\n').nth(start.line as usize - 1).unwrap_or_default();
        let (line, from, to) = (literal(line), start.line, end.line);
        format!("(\"{kind}\", {message}, {from}, {}, {line}, {to}, {})", start.column, end.column)
    }
}

/// Puts the text where the template has `pass`, or its value where it has `return 0`.
fn fill(s: &mut ast::Stmt, suite: &[ast::Stmt]) {
    let fill_all = |body: &mut Vec<ast::Stmt>| {
        if let Some(at) = body.iter().position(|s| matches!(s, ast::Stmt::Pass(_))) {
            let given = if suite.is_empty() { vec![body[at].clone()] } else { suite.to_vec() };
            body.splice(at..=at, given);
            return;
        }
        body.iter_mut().for_each(|s| fill(s, suite));
    };
    match s {
        ast::Stmt::FunctionDef(function) => fill_all(&mut function.body),
        ast::Stmt::Try(block) => fill_all(&mut block.body),
        ast::Stmt::Return(value) => {
            if let [ast::Stmt::Expr(expr)] = suite {
                value.value = Some(expr.value.clone());
            }
        }
        _ => {}
    }
}

/// The statements of a text, or the first error that CPython finds in it.
fn checked(code: &str, eval: bool, file: FileId) -> Result<Vec<ast::Stmt>, Diagnostic> {
    let (suite, masks) = super::modules::read(code, file)?;
    if eval && !matches!(&suite[..], [ast::Stmt::Expr(_)]) {
        let at = molt_ir::span::Span::new(file, 0, code.len() as u32);
        return Err(Diagnostic::new(codes::E0101, "invalid syntax").at(at));
    }
    let mut program = Program::default();
    let name = molt_ir::name::Name::from("<string>");
    let input = Input { run_texts: true, ..Input::new(name.clone(), name, file, code, masks) };
    let mut found = lower::module(&mut program, &mut Symbols::default(), input, &suite).errors;
    found.extend(scopes::analyse(&program).errors.0);
    match found.into_iter().next() {
        Some(e) => Err(e),
        None => Ok(suite),
    }
}
