//! Statements.

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{Block, Case, Expr, ForMode, FunctionKind, Handler, ImportName, NamedHint, Stmt, StmtId, WithItem};
use molt_ir::name::Name;
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::assign::describe;
use super::function::{Def, hint};
use super::{ImportRef, Lower, platform};

/// The features `from __future__ import` knows.
const FEATURES: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl Lower<'_> {
    pub(super) fn stmts(&mut self, body: &[ast::Stmt]) -> Vec<StmtId> {
        let mut out = Vec::new();
        for s in body {
            self.deeper(s, |lower| lower.stmt(s, &mut out));
        }
        out
    }

    fn block(&mut self, body: &[ast::Stmt]) -> Block {
        self.stmts(body).into()
    }

    /// A block that may be one that is never run: what is imported there may be missing.
    fn branch(&mut self, body: &[ast::Stmt], is_never_run: bool) -> Block {
        if !is_never_run {
            return self.block(body);
        }
        if let [first, .., last] | [first @ last] = body {
            let (first, last) = (self.span(first), self.span(last));
            self.found.never_run.push(Span { end: last.end, ..first });
        }
        self.guards += 1;
        let block = self.block(body);
        self.guards -= 1;
        block
    }

    fn loop_body(&mut self, body: &[ast::Stmt]) -> Block {
        self.frame().loops += 1;
        let block = self.block(body);
        self.frame().loops -= 1;
        block
    }

    fn stmt(&mut self, s: &ast::Stmt, out: &mut Vec<StmtId>) {
        let span = self.span(s);
        let stmt = match s {
            ast::Stmt::FunctionDef(d) => {
                let def = Def {
                    name: &d.name,
                    args: &d.args,
                    body: &d.body,
                    decorators: &d.decorator_list,
                    returns: d.returns.as_deref(),
                    type_params: &d.type_params,
                    is_async: false,
                    span,
                };
                return out.push(self.def(def));
            }
            ast::Stmt::AsyncFunctionDef(d) => {
                let def = Def {
                    name: &d.name,
                    args: &d.args,
                    body: &d.body,
                    decorators: &d.decorator_list,
                    returns: d.returns.as_deref(),
                    type_params: &d.type_params,
                    is_async: true,
                    span,
                };
                return out.push(self.def(def));
            }
            ast::Stmt::ClassDef(c) => {
                let class = self.class(c);
                out.push(class);
                return self.global_members(c, out);
            }
            ast::Stmt::TypeAlias(t) => return out.push(self.type_alias(t)),
            ast::Stmt::Return(r) => self.return_stmt(r, span),
            ast::Stmt::Delete(d) => {
                let mut targets = Vec::new();
                d.targets.iter().for_each(|e| self.deleted(e, &mut targets));
                for target in targets {
                    out.push(self.add_stmt(Stmt::Delete { target }, span));
                }
                return;
            }
            ast::Stmt::Assign(a) => {
                let value = self.expr(&a.value);
                let targets: Vec<_> = a.targets.iter().map(|t| self.assigned(t, a.targets.len() == 1)).collect();
                match targets.as_slice() {
                    &[target] => Stmt::Assign { target, value },
                    _ => Stmt::MultiAssign { targets, value },
                }
            }
            ast::Stmt::AugAssign(a) => {
                let target = match &*a.target {
                    ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => self.place(&a.target),
                    other => {
                        self.error(other, format!("'{}' is an illegal expression for augmented assignment", describe(other)));
                        self.nowhere(other)
                    }
                };
                let value = self.expr(&a.value);
                Stmt::AugAssign { target, op: super::expr::binary_op(a.op), value }
            }
            ast::Stmt::AnnAssign(a) => self.ann_assign(a, span),
            ast::Stmt::For(f) => self.for_stmt(ForMode::Sync, &f.target, &f.iter, &f.body, &f.orelse),
            ast::Stmt::AsyncFor(f) => {
                self.check_async("async for", span);
                self.for_stmt(ForMode::Async, &f.target, &f.iter, &f.body, &f.orelse)
            }
            ast::Stmt::While(w) => {
                let test = self.expr(&w.test);
                let body = self.loop_body(&w.body);
                Stmt::While { test, body, otherwise: self.block(&w.orelse) }
            }
            ast::Stmt::If(i) => {
                let test = self.expr(&i.test);
                let answer = platform::answer(&i.test);
                let then = self.branch(&i.body, answer == Some(false));
                Stmt::If { test, then, otherwise: self.branch(&i.orelse, answer == Some(true)) }
            }
            ast::Stmt::With(w) => self.with_stmt(false, &w.items, &w.body),
            ast::Stmt::AsyncWith(w) => {
                self.check_async("async with", span);
                self.with_stmt(true, &w.items, &w.body)
            }
            ast::Stmt::Match(m) => self.match_stmt(m),
            ast::Stmt::Raise(r) => {
                let exception = self.optional(&r.exc);
                Stmt::Raise { exception, cause: self.optional(&r.cause) }
            }
            ast::Stmt::Try(t) => self.try_stmt(t),
            ast::Stmt::TryStar(t) => self.try_star(t),
            ast::Stmt::Assert(a) => {
                let test = self.expr(&a.test);
                Stmt::Assert { test, message: self.optional(&a.msg) }
            }
            ast::Stmt::Import(i) => return self.import(i, span, out),
            ast::Stmt::ImportFrom(i) => return self.import_from(i, span, out),
            ast::Stmt::Global(g) => {
                let names: Vec<Name> = g.names.iter().map(|n| self.mangled(n)).collect();
                self.frame().globals.extend(names.iter().cloned());
                Stmt::Global { names }
            }
            ast::Stmt::Nonlocal(n) => {
                let names = n.names.iter().map(|n| self.mangled(n)).collect();
                if self.f().kind == FunctionKind::Module {
                    self.error_at(span, "nonlocal declaration not allowed at module level");
                }
                Stmt::Nonlocal { names }
            }
            ast::Stmt::Expr(e) if self.executed(&e.value, out) => return,
            ast::Stmt::Expr(e) => Stmt::Expr { value: self.expr(&e.value) },
            ast::Stmt::Pass(_) => return,
            ast::Stmt::Break(_) => {
                self.check_loop_exit("break", span);
                Stmt::Break {}
            }
            ast::Stmt::Continue(_) => {
                self.check_loop_exit("continue", span);
                Stmt::Continue {}
            }
        };
        out.push(self.add_stmt(stmt, span));
    }

    fn return_stmt(&mut self, r: &ast::StmtReturn, span: Span) -> Stmt {
        if self.at_module_or_class() {
            self.error_at(span, "'return' outside function");
        } else if self.frame().star_handler.is_some() {
            self.error_at(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        let value = match &r.value {
            Some(value) => {
                self.frame().returns.push(span);
                self.expr(value)
            }
            None => self.add(Expr::none(), span),
        };
        Stmt::Return { value }
    }

    fn check_loop_exit(&mut self, what: &str, span: Span) {
        let loops = self.frame().loops;
        if self.frame().star_handler == Some(loops) {
            self.error_at(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        } else if loops == 0 {
            let message = if what == "break" { "'break' outside loop" } else { "'continue' not properly in loop" };
            self.error_at(span, message);
        }
    }

    fn check_async(&mut self, what: &str, span: Span) {
        if !self.f().is_async {
            self.error_at(span, format!("'{what}' outside async function"));
        }
    }

    fn ann_assign(&mut self, a: &ast::StmtAnnAssign, span: Span) -> Stmt {
        if let (ast::Expr::Name(_), false, None) = (&*a.target, a.simple, &a.value) {
            // `(x): int` declares nothing.
            let value = match self.at_module_or_class() {
                true => self.annotation(&a.annotation),
                false => self.add(Expr::none(), span),
            };
            return Stmt::Expr { value };
        }
        let value = self.optional(&a.value);
        let name = match &*a.target {
            ast::Expr::Name(n) => Some(n.id.to_string()),
            ast::Expr::Attribute(at) => match &*at.value {
                ast::Expr::Name(object) => Some(format!("{}.{}", object.id, at.attr)),
                _ => None,
            },
            _ => None,
        };
        if let Some(name) = name {
            let name = self.mangled(&name);
            self.f().hints.push(NamedHint { name, hint: hint(&a.annotation) });
        }
        let target = match &*a.target {
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => self.place(&a.target),
            other => {
                let message = match other {
                    ast::Expr::Tuple(_) => "only single target (not tuple) can be annotated",
                    ast::Expr::List(_) => "only single target (not list) can be annotated",
                    _ => "illegal target for annotation",
                };
                self.error(other, message);
                self.nowhere(other)
            }
        };
        // CPython never evaluates annotations inside functions.
        let annotation = match self.at_module_or_class() {
            true => self.annotation(&a.annotation),
            false => self.add(Expr::none(), span),
        };
        Stmt::AnnAssign { target, annotation, value, simple: a.simple }
    }

    fn for_stmt(
        &mut self,
        mode: ForMode,
        target: &ast::Expr,
        iter: &ast::Expr,
        body: &[ast::Stmt],
        orelse: &[ast::Stmt],
    ) -> Stmt {
        let iterable = self.expr(iter);
        let target = self.target(target);
        let body = self.loop_body(body);
        Stmt::For { mode, target, iterable, body, otherwise: self.block(orelse) }
    }

    fn with_stmt(&mut self, is_async: bool, items: &[ast::WithItem], body: &[ast::Stmt]) -> Stmt {
        let items = items.iter().map(|item| {
            let context = self.expr(&item.context_expr);
            WithItem { context, target: item.optional_vars.as_ref().map(|t| self.target(t)) }
        });
        let items = items.collect();
        Stmt::With { is_async, items, body: self.block(body) }
    }

    fn match_stmt(&mut self, m: &ast::StmtMatch) -> Stmt {
        let mut subject = self.expr(&m.subject);
        // The parser drops the comma that makes a tuple of a single subject.
        let after =
            self.text[usize::from(ast::Ranged::end(&*m.subject))..].trim_start_matches(|c: char| c.is_whitespace() || c == ')');
        if after.starts_with(',') {
            let span = self.span(&*m.subject);
            subject = self.add(Expr::Tuple { items: vec![subject] }, span);
        }
        let last = m.cases.len().saturating_sub(1);
        let cases = m.cases.iter().enumerate().map(|(i, case)| {
            let pattern = self.case_pattern(&case.pattern, i == last || case.guard.is_some());
            let guard = self.optional(&case.guard);
            Case { pattern, guard, body: self.block(&case.body) }
        });
        Stmt::Match { subject, cases: cases.collect() }
    }

    fn handlers(&mut self, handlers: &[ast::ExceptHandler]) -> Vec<Handler> {
        let last = handlers.len().saturating_sub(1);
        let lowered = handlers.iter().enumerate().map(|(i, ast::ExceptHandler::ExceptHandler(h))| {
            if h.type_.is_none() && i != last {
                self.error(h, "default 'except:' must be last");
            }
            let kind = self.optional(&h.type_);
            let target = h.name.as_ref().map(|name| {
                self.check_name(h, name);
                let place = molt_ir::hir::Place::Name { name: self.mangled(name) };
                let span = self.span(h);
                self.add_place(place, span)
            });
            Handler { kind, target, body: self.block(&h.body) }
        });
        lowered.collect()
    }

    fn try_stmt(&mut self, t: &ast::StmtTry) -> Stmt {
        let guards = t.handlers.iter().any(|ast::ExceptHandler::ExceptHandler(h)| catches_import_error(h.type_.as_deref()));
        self.guards += usize::from(guards);
        let before = self.found.imports.len();
        let body = self.block(&t.body);
        self.guards -= usize::from(guards);
        let tried = self.found.imports.len();
        let handlers = self.handlers(&t.handlers);
        if guards {
            let (first, second) = self.found.imports.split_at_mut(tried);
            let instead_of: Vec<_> = first[before..].iter().map(|i| (i.module.clone(), i.names.clone())).collect();
            second.iter_mut().for_each(|import| import.instead_of.clone_from(&instead_of));
        }
        let otherwise = self.block(&t.orelse);
        Stmt::Try { body, handlers, otherwise, finally: self.block(&t.finalbody) }
    }

    fn try_star(&mut self, t: &ast::StmtTryStar) -> Stmt {
        let body = self.block(&t.body);
        let loops = self.frame().loops;
        let before = self.frame().star_handler.replace(loops);
        let handlers = self.handlers(&t.handlers);
        self.frame().star_handler = before;
        let otherwise = self.block(&t.orelse);
        Stmt::TryStar { body, handlers, otherwise, finally: self.block(&t.finalbody) }
    }

    fn import(&mut self, i: &ast::StmtImport, span: Span, out: &mut Vec<StmtId>) {
        for alias in &i.names {
            let module = Name::from(alias.name.as_str());
            if &*module == "builtins" && self.builtins.is_some() {
                continue;
            }
            let bound = match &alias.asname {
                Some(name) => self.mangled(name),
                None => self.mangled(module.split('.').next().unwrap_or("")),
            };
            let at = self.span(alias);
            self.found.imports.push(ImportRef {
                module: module.clone(),
                names: vec![],
                span: at,
                guarded: self.guards > 0,
                instead_of: vec![],
            });
            let target = self.add_place(molt_ir::hir::Place::Name { name: bound }, at);
            out.push(self.add_stmt(Stmt::Import { module, as_name: alias.asname.is_some(), target }, span));
        }
    }

    fn import_from(&mut self, i: &ast::StmtImportFrom, span: Span, out: &mut Vec<StmtId>) {
        let level = i.level.as_ref().map_or(0, |l| l.to_usize());
        let written = i.module.as_deref().unwrap_or("");
        if level == 0 && written == "__future__" {
            return self.future(i, span);
        }
        if level == 0 && self.import_from_builtins(i, span, out) {
            return;
        }
        let absolute = self.absolute(level, written).or_else(|| {
            // Caught where it is raised.
            (self.guards > 0).then(|| Name::from(format!("{}{written}", ".".repeat(level))))
        });
        let Some(module) = absolute else {
            let (message, why) = match self.module == "__main__" || !(self.module.contains('.') || self.is_package) {
                true => ("attempted relative import with no known parent package", "this module belongs to no package"),
                false => ("attempted relative import beyond top-level package", "the dots go beyond the outermost package"),
            };
            let error = Diagnostic::new(codes::E0201, message).at(span).why(why).fix("write the absolute name");
            return self.found.errors.push(error);
        };
        let names: Vec<Name> = i.names.iter().map(|a| a.name.as_str().into()).collect();
        let star = names.iter().any(|n| n == "*");
        self.found.imports.push(ImportRef {
            module: module.clone(),
            names: names.clone(),
            span,
            guarded: self.guards > 0,
            instead_of: vec![],
        });
        if star {
            if self.f().kind != FunctionKind::Module {
                self.error_at(span, "import * only allowed at module level");
            }
            return out.push(self.add_stmt(Stmt::ImportStar { module }, span));
        }
        let bound = i.names.iter().map(|alias| {
            let target = self.mangled(alias.asname.as_deref().unwrap_or(&alias.name));
            let at = self.span(alias);
            let target = self.add_place(molt_ir::hir::Place::Name { name: target }, at);
            ImportName { name: alias.name.as_str().into(), target }
        });
        let names = bound.collect();
        out.push(self.add_stmt(Stmt::FromImport { module, names }, span));
    }

    /// The absolute name of `from ..a import`.
    fn absolute(&self, level: usize, written: &str) -> Option<Name> {
        if level == 0 {
            return Some(written.into());
        }
        let mut parts: Vec<&str> = if self.module == "__main__" { vec![] } else { self.module.split('.').collect() };
        if !self.is_package {
            parts.pop();
        }
        let keep = (parts.len() + 1).checked_sub(level).filter(|&n| n > 0)?;
        parts.truncate(keep);
        if !written.is_empty() {
            parts.push(written);
        }
        Some(parts.join(".").into())
    }

    /// Finds `from __future__ import annotations` before anything is lowered, and those that come too late.
    pub(super) fn future_imports(&mut self, body: &[ast::Stmt]) {
        let mut early = true;
        for (i, s) in body.iter().enumerate() {
            match s {
                ast::Stmt::ImportFrom(f)
                    if f.module.as_deref() == Some("__future__") && f.level.as_ref().is_none_or(|l| l.to_u32() == 0) =>
                {
                    if !early {
                        self.error(s, "from __future__ imports must occur at the beginning of the file");
                    }
                    self.future_annotations |= f.names.iter().any(|a| a.name.as_str() == "annotations");
                }
                ast::Stmt::Expr(e) if i == 0 && matches!(&*e.value, ast::Expr::Constant(_)) => {}
                _ => early = false,
            }
        }
    }

    fn future(&mut self, i: &ast::StmtImportFrom, span: Span) {
        if self.frames.len() > 1 || self.depth > 1 {
            self.error_at(span, "from __future__ imports must occur at the beginning of the file");
        }
        for alias in &i.names {
            match alias.name.as_str() {
                "braces" => self.error_at(span, "not a chance"),
                name if !FEATURES.contains(&name) => self.error_at(span, format!("future feature {name} is not defined")),
                _ => {}
            }
        }
    }
}

/// Whether an `except` takes the error of a missing module.
fn catches_import_error(kind: Option<&ast::Expr>) -> bool {
    match kind {
        None => true,
        Some(ast::Expr::Name(n)) => ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(&n.id.as_str()),
        Some(ast::Expr::Tuple(t)) => t.elts.iter().any(|e| catches_import_error(Some(e))),
        Some(_) => false,
    }
}
