//! What must hold of any `hir`, whatever passes have run; the rest is the business of [`super::facts`].

use std::collections::HashSet;

use super::{
    Child, Closure, Expr, ExprId, Field, Function, FunctionId, FunctionKind, Label, LocalId, LocalKind, Pattern, Place, Program,
    Stmt, StmtId,
};
use crate::span::Span;

/// Something that no `hir` may contain.
#[derive(Clone, PartialEq, Debug)]
pub struct Malformed {
    /// The function it is in.
    pub function: FunctionId,
    /// The nearest place in the source.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

impl Program {
    /// Everything that is not well formed.
    pub fn verify(&self) -> Vec<Malformed> {
        let mut found = Vec::new();
        for id in self.function_ids() {
            let f = &self.functions[id];
            let mut v =
                Verifier { program: self, f, id, labels: Vec::new(), span: f.span, seen: HashSet::new(), found: &mut found };
            v.header();
            v.block(Child::Block(&f.body));
        }
        found
    }
}

struct Verifier<'a> {
    program: &'a Program,
    f: &'a Function,
    id: FunctionId,
    /// The labels around, and whether each is a loop's.
    labels: Vec<(Label, bool)>,
    span: Span,
    /// Nodes met before: the tree must be a tree.
    seen: HashSet<(u8, u32)>,
    found: &'a mut Vec<Malformed>,
}

impl Verifier<'_> {
    fn fail(&mut self, message: impl Into<String>) {
        self.found.push(Malformed { function: self.id, span: self.span, message: message.into() });
    }

    fn check(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.fail(message());
        }
    }

    fn once(&mut self, sort: u8, index: u32) {
        let fresh = self.seen.insert((sort, index));
        self.check(fresh, || "a node stands in two places of the tree; copy it".into());
    }

    fn header(&mut self) {
        let f = self.f;
        for param in &f.params {
            let kind = f.locals[param.local].kind;
            self.check(matches!(kind, LocalKind::Plain | LocalKind::Cell), || format!("a parameter cannot be {kind}"));
        }
        let module = self.program.module(&f.module).is_some();
        self.check(module, || format!("module {} is not in the program", f.module));
        self.check(f.parent.is_some() || f.kind == FunctionKind::Module, || "only a module has no parent".into());
    }

    fn block(&mut self, child: Child<'_>) {
        match child {
            Child::Expr(id) => self.expr(id),
            Child::Block(block) => block.iter().for_each(|&id| self.stmt(id)),
            Child::Place(id) => {
                self.once(2, id.into_raw().into_u32());
                let place = &self.f[id];
                match place {
                    Place::Local { local } => self.in_register(*local),
                    Place::Cell { local } => self.in_cell(*local),
                    Place::ClassName { .. } => self.in_class_body(),
                    _ => {}
                }
                place.children(&mut |c| self.block(c));
            }
            Child::Pattern(id) => {
                self.once(3, id.into_raw().into_u32());
                let pattern: &Pattern = &self.f[id];
                pattern.children(&mut |c| self.block(c));
            }
        }
    }

    fn stmt(&mut self, id: StmtId) {
        self.once(1, id.into_raw().into_u32());
        let span = self.f.stmt_span(id);
        if !span.is_none() {
            self.span = span;
        }
        let stmt = &self.f[id];
        let mut opened = None;
        match stmt {
            Stmt::Block { label, .. } => opened = Some((*label, false)),
            Stmt::Loop { label, .. } => opened = Some((*label, true)),
            Stmt::Leave { label } => self.label(*label, false),
            Stmt::Again { label } => self.label(*label, true),
            Stmt::IterNext { target, exhausted, .. } => {
                self.in_register(*target);
                self.label(*exhausted, false);
            }
            Stmt::Catch { exception, .. } => self.temporary(*exception),
            Stmt::NewCell { local } => {
                let kind = self.f.locals[*local].kind;
                self.check(kind == LocalKind::Cell, || format!("new-cell of a local of kind {kind}"));
            }
            Stmt::Return { .. } => {
                let ok = !matches!(self.f.kind, FunctionKind::Module | FunctionKind::ClassBody);
                self.check(ok, || "a module or class body cannot return".into());
            }
            Stmt::Def { closure, .. } => self.closure(closure),
            Stmt::Class { class, captures, .. } => self.captures(self.program.classes[*class].body, captures),
            _ => {}
        }
        if let Some((label, is_loop)) = opened {
            let fresh = self.labels.iter().all(|(l, _)| *l != label);
            self.check(fresh, || format!("label {label} is already open"));
            self.labels.push((label, is_loop));
        }
        stmt.children(&mut |c| self.block(c));
        if opened.is_some() {
            self.labels.pop();
        }
    }

    fn expr(&mut self, id: ExprId) {
        self.once(0, id.into_raw().into_u32());
        let expr = &self.f[id];
        match expr {
            Expr::Local { local } => self.in_register(*local),
            Expr::Cell { local } => self.in_cell(*local),
            Expr::ClassName { .. } => self.in_class_body(),
            Expr::Let { local, .. } => self.temporary(*local),
            Expr::Compare { links, .. } => self.check(!links.is_empty(), || "a comparison without operator".into()),
            Expr::And { values } | Expr::Or { values } => self.check(!values.is_empty(), || "and/or without operands".into()),
            Expr::Intrinsic { op, args } => {
                let ok = op.arity().is_none_or(|n| n == args.len());
                self.check(ok, || format!("intrinsic {op} takes {:?} arguments, not {}", op.arity(), args.len()));
            }
            Expr::FString { parts } => {
                let ok = |&id: &ExprId| matches!(self.f[id], Expr::Const { .. } | Expr::FormatField { .. });
                let ok = parts.iter().all(ok);
                self.check(ok, || "an f-string has constants and fields only".into());
            }
            Expr::MakeFunction { closure } | Expr::Lambda { closure } | Expr::GeneratorExp { closure, .. } => {
                self.closure(closure)
            }
            Expr::MakeClass { class, captures, .. } => self.captures(self.program.classes[*class].body, captures),
            _ => {}
        }
        expr.children(&mut |c| self.block(c));
    }

    fn closure(&mut self, closure: &Closure) {
        let f = &self.program.functions[closure.function];
        let positional = f.params.iter().filter(|p| p.has_default && p.kind != super::ParamKind::KeywordOnly).count();
        self.check(positional == closure.defaults.len(), || format!("@{} has {positional} defaults", f.symbol));
        let keyword = f.params.iter().filter(|p| p.has_default && p.kind == super::ParamKind::KeywordOnly).count();
        self.check(keyword == closure.kw_defaults.len(), || format!("@{} has {keyword} keyword-only defaults", f.symbol));
        self.captures(closure.function, &closure.captures);
    }

    fn captures(&mut self, function: FunctionId, captures: &[LocalId]) {
        captures.iter().for_each(|&local| self.in_cell(local));
        let f = &self.program.functions[function];
        let free = f.free_locals().count();
        self.check(free == captures.len(), || format!("@{} has {free} free locals, {} are captured", f.symbol, captures.len()));
    }

    fn label(&mut self, label: Label, of_loop: bool) {
        let found = self.labels.iter().find(|(l, _)| *l == label).copied();
        match found {
            None => self.fail(format!("label {label} is not open here")),
            Some((_, is_loop)) => self.check(is_loop || !of_loop, || format!("label {label} is not a loop's")),
        }
    }

    fn in_register(&mut self, local: LocalId) {
        let local = &self.f.locals[local];
        let ok = matches!(local.kind, LocalKind::Plain | LocalKind::Temporary);
        self.check(ok, || format!("local {} is of kind {}, so it needs `cell`", local.name, local.kind));
    }

    fn in_cell(&mut self, local: LocalId) {
        let local = &self.f.locals[local];
        let ok = matches!(local.kind, LocalKind::Cell | LocalKind::Free);
        self.check(ok, || format!("local {} is of kind {}, which has no cell", local.name, local.kind));
    }

    fn temporary(&mut self, local: LocalId) {
        let local = &self.f.locals[local];
        self.check(local.kind == LocalKind::Temporary, || format!("local {} must be a temporary", local.name));
    }

    fn in_class_body(&mut self) {
        let ok = matches!(self.f.kind, FunctionKind::ClassBody);
        self.check(ok, || "class-name outside a class body".into());
    }
}
