//! `eval` and `exec` of a text that stands in the program, which is lowered where it stands.
//!
//! ```text
//! eval("x + 1")                     ⇒    (binary + (name x) 1)
//! exec("y = 5\nprint(y)")           ⇒    (assign y 5) (expr (call (name print) [(name y)]))
//! ```
//!
//! Only where that means the same: `eval` in a module or a function right inside it, `exec` as a statement of a module. In a function
//! CPython hands the text a copy of the locals, so there the text holds nothing that makes a scope or binds. A text that does not
//! parse, one with escapes other than `\n`, and a program with an `eval` of its own are left as they are.

use molt_ir::hir::{ExprId, Function, FunctionKind, StmtId};
use rustpython_parser::lexer::lex;
use rustpython_parser::text_size::TextSize;
use rustpython_parser::{Mode, Parse, Tok, ast};

use super::Lower;
use crate::frontend::prescan;

/// Words that mean something in a function or loop, where the text alone would be wrong.
const FUNCTION: &[&str] = &["yield", "await"];
const LOOP: &[&str] = &["break", "continue"];
/// Words that make a scope or bind.
const SCOPES: &[&str] = &["lambda", " for ", ":="];

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

impl Lower<'_> {
    /// `eval("...")` as the expression in the text.
    pub(super) fn evaluated(&mut self, call: &ast::ExprCall) -> Option<ExprId> {
        let (start, text) = self.constant_text(call, "eval")?;
        let outer = |frame: &super::Frame| matches!(frame.f.kind, FunctionKind::Module | FunctionKind::ClassBody);
        let allowed = match self.f().kind {
            FunctionKind::Module => true,
            FunctionKind::Function => {
                self.frames.iter().rev().skip(1).all(outer) && !holds(&text, SCOPES) && !holds(&text, FUNCTION)
            }
            _ => false,
        };
        if !allowed || !self.frame().comprehensions.is_empty() || self.frame().iterables > 0 {
            return None;
        }
        let trimmed = text.trim_start_matches([' ', '\t']);
        let start = start + text.len() - trimmed.len();
        let (masked, found) = prescan::mask(trimmed, start, false).ok()?;
        let expr = ast::Expr::parse_starts_at(&masked, "", TextSize::from(start as u32)).ok()?;
        self.masks.extend(found);
        Some(self.expr(&expr))
    }

    /// `exec("...")` as the statements in the text; whether it was one.
    pub(super) fn executed(&mut self, e: &ast::Expr, out: &mut Vec<StmtId>) -> bool {
        let ast::Expr::Call(call) = e else { return false };
        if self.frames.len() != 1 {
            return false;
        }
        let Some((start, text)) = self.constant_text(call, "exec") else { return false };
        if self.frame().loops > 0 && holds(&text, LOOP) {
            return false;
        }
        let Ok((masked, found)) = prescan::mask(&text, start, true) else { return false };
        let Ok(suite) = ast::Suite::parse_starts_at(&masked, "", TextSize::from(start as u32)) else { return false };
        self.masks.extend(found);
        let stmts = self.stmts(&suite);
        out.extend(stmts);
        true
    }

    /// Whether the module may have something of its own under the name of a builtin.
    pub(super) fn redefines(&self, builtin: &str) -> bool {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let binds = |before: &str| {
            let text = format!("{before}{builtin}");
            self.text.match_indices(&text).any(|(at, _)| !self.text[at + text.len()..].starts_with(word))
        };
        let is_parameter = |f: &Function| f.params.iter().any(|p| &*f.locals[p.local].name == builtin);
        ["def ", "as ", "import "].into_iter().any(binds)
            || [format!("{builtin} ="), format!("for {builtin} in")].iter().any(|text| self.text.contains(text))
            || self.frames.iter().any(|frame| is_parameter(&frame.f))
    }

    /// The only argument of a call of this builtin, as it stands in the source: where it begins, and its text, with a line end and
    /// a space for each `\n`, so that places in the text are places in the source.
    fn constant_text(&self, call: &ast::ExprCall, builtin: &str) -> Option<(usize, String)> {
        let ast::Expr::Name(name) = &*call.func else { return None };
        let [ast::Expr::Constant(argument)] = call.args.as_slice() else { return None };
        let ast::Constant::Str(value) = &argument.value else { return None };
        if name.id.as_str() != builtin || !call.keywords.is_empty() || self.redefines(builtin) {
            return None;
        }
        let literal = self.source(argument);
        let quoted = literal.trim_start_matches(['r', 'R', 'u', 'U']);
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| quoted.starts_with(quotes))?;
        let inside = quoted.strip_prefix(quotes)?.strip_suffix(quotes)?;
        let start = usize::from(argument.range.start()) + literal.len() - quoted.len() + quotes.len();
        let text = match inside == value.as_str() {
            true => inside.to_owned(),
            false if inside.replace("\\n", "\n") == *value => inside.replace("\\n", " \n"),
            false => return None,
        };
        let in_string = |at: usize| {
            let strings = lex(&text, Mode::Module).filter_map(Result::ok).filter(|(tok, _)| matches!(tok, Tok::String { .. }));
            strings.map(|(_, range)| range).any(|range| usize::from(range.start()) <= at && at < usize::from(range.end()))
        };
        let moved = text.match_indices(" \n").any(|(at, _)| inside != value.as_str() && in_string(at));
        (!moved).then_some((start, text))
    }
}
