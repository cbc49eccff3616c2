//! Calls of `exec`, `eval` and `compile` in a module whose strings were compiled with it (`frontend/texts.rs`).
//!
//! ```text
//! exec(code)        ⇒    (call (attribute (name _molt_texts) exec_in_module) [(name code)])
//! map(eval, parts)  ⇒    (call (name map) [(attribute (name _molt_texts) eval_value) (name parts)])
//! ```

use molt_ir::hir::{Expr, ExprId, FunctionKind};
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::{Lower, Use};

/// Whether an expression is a call of this name without arguments.
fn calls(e: &ast::Expr, names: &[&str]) -> bool {
    let ast::Expr::Call(call) = e else { return false };
    matches!(&*call.func, ast::Expr::Name(n) if names.contains(&n.id.as_str()))
        && call.args.is_empty()
        && call.keywords.is_empty()
}

/// The name by which a function is called, alone or as an attribute.
fn called_name(call: &ast::ExprCall) -> Option<&str> {
    match &*call.func {
        ast::Expr::Name(name) => Some(name.id.as_str()),
        ast::Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// Whether an expression is this text.
fn is_text(e: &ast::Expr, text: &str) -> bool {
    matches!(e, ast::Expr::Constant(c) if c.value.as_str().is_some_and(|value| value == text))
}

impl Lower<'_> {
    /// Whether an argument may be a text that stands in the program, not one made on the spot.
    fn may_stand(&self, e: &ast::Expr) -> bool {
        match e {
            ast::Expr::Constant(_) | ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => true,
            ast::Expr::JoinedStr(text) => self.is_plain(text),
            ast::Expr::Call(call) => match called_name(call) {
                Some("compile") => matches!(&*call.func, ast::Expr::Name(_)),
                // What they make of the texts of the module is compiled with it, too.
                Some("dedent" | "cleandoc") => matches!(&call.args[..], [text] if self.may_stand(text)),
                _ => false,
            },
            _ => false,
        }
    }

    /// A call of one of the three, by the table of texts.
    pub(super) fn run_text(&mut self, call: &ast::ExprCall) -> Option<ExprId> {
        let ast::Expr::Name(name) = &*call.func else { return None };
        let builtin = name.id.as_str();
        if !self.run_texts || !["exec", "eval", "compile"].contains(&builtin) || self.redefines(builtin) {
            return None;
        }
        // What `eval` is given is read when it runs.
        let expression = builtin == "eval" || builtin == "compile" && call.args.get(2).is_some_and(|mode| is_text(mode, "eval"));
        if !call.args.first().is_some_and(|text| expression || self.may_stand(text)) {
            return None;
        }
        let in_module = self.frames.len() == 1;
        // The names of the module itself: as without them.
        let own = match &call.args[..] {
            [_, globals] => calls(globals, &["globals"]),
            [_, globals, locals] => {
                let here: &[&str] = if in_module { &["globals", "locals"] } else { &["globals"] };
                calls(globals, &["globals"]) && calls(locals, here)
            }
            _ => false,
        } && call.keywords.is_empty();
        let place = if in_module || own { "in_module" } else { "inside" };
        // A text that does not stand in the program, or names variables of the function around, gets the names where it runs.
        let in_function = builtin == "exec" && !own && self.f().kind == FunctionKind::Function;
        let standing = matches!(call.args[0], ast::Expr::Constant(_)) && (in_module || own);
        let takes_names =
            (builtin == "eval" || in_function) && (own || call.args.len() == 1) && call.keywords.is_empty() && !standing;
        let method = match builtin {
            "compile" => builtin.into(),
            _ if takes_names => format!("{builtin}_{place}_with"),
            _ => format!("{builtin}_{place}"),
        };
        self.note_use(builtin, in_module || own, call.args.len() > 1 && !own);
        let span = self.span(call);
        let object = self.add(Expr::Name { name: "_molt_texts".into() }, span);
        let function = self.add(Expr::Attribute { object, name: method.as_str().into() }, span);
        let mut args = self.items(if own { &call.args[..1] } else { &call.args[..] });
        if takes_names {
            let names = ["globals", if own { "globals" } else { "locals" }].map(|name| {
                let function = self.add(Expr::Name { name: name.into() }, span);
                self.add(Expr::Call { function, args: Vec::new(), keywords: Vec::new() }, span)
            });
            args.push(self.add(Expr::Tuple { items: names.into() }, span));
        }
        let keywords = self.keywords(&call.keywords);
        Some(self.add(Expr::Call { function, args, keywords }, span))
    }

    /// One of the three as a value, by the same table.
    pub(super) fn runner_as_value(&mut self, builtin: &str, span: Span) -> Option<ExprId> {
        if !self.run_texts || self.redefines(builtin) {
            return None;
        }
        self.note_use(builtin, false, builtin == "exec");
        let name = if builtin == "compile" { "compile".into() } else { format!("{builtin}_value") };
        let object = self.add(Expr::Name { name: "_molt_texts".into() }, span);
        Some(self.add(Expr::Attribute { object, name: name.as_str().into() }, span))
    }

    fn note_use(&mut self, builtin: &str, in_module: bool, with_names: bool) {
        let around = self.frames.iter().filter(|frame| frame.f.kind != FunctionKind::Module);
        let functions: Vec<String> = around.map(|frame| frame.f.symbol.to_string()).collect();
        let kinds: &[bool] = match builtin {
            "exec" => &[true],
            "eval" => &[false],
            _ => &[true, false],
        };
        for &exec in kinds {
            let compiled = builtin == "compile";
            self.found.run_texts.insert(Use {
                exec,
                in_module: !compiled && !with_names && in_module,
                in_function: !compiled && !with_names && !in_module,
                with_names,
                functions: functions.clone(),
            });
        }
    }
}
