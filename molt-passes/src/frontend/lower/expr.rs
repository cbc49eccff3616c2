//! Expressions.

use molt_ir::hir::{BinaryOp, Clause, CompareOp, DictItem, Expr, ExprId, ForMode, FunctionKind, Keyword, Link, UnaryOp};
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::Lower;
use crate::frontend::prelude;

impl Lower<'_> {
    /// Any expression that is read.
    pub(super) fn expr(&mut self, e: &ast::Expr) -> ExprId {
        let span = self.span(e);
        match self.deeper(e, |lower| lower.expr_at(e, span)) {
            Some(id) => id,
            None => self.add(Expr::none(), span),
        }
    }

    pub(super) fn exprs(&mut self, items: &[ast::Expr]) -> Vec<ExprId> {
        items.iter().map(|e| self.expr(e)).collect()
    }

    pub(super) fn optional(&mut self, e: &Option<Box<ast::Expr>>) -> Option<ExprId> {
        e.as_ref().map(|e| self.expr(e))
    }

    /// Items of a display, arguments, bases: may be starred.
    pub(super) fn items(&mut self, items: &[ast::Expr]) -> Vec<ExprId> {
        items.iter().map(|e| self.item(e)).collect()
    }

    fn item(&mut self, e: &ast::Expr) -> ExprId {
        let ast::Expr::Starred(s) = e else { return self.expr(e) };
        let value = self.expr(&s.value);
        let span = self.span(e);
        self.add(Expr::Starred { value }, span)
    }

    fn expr_at(&mut self, e: &ast::Expr, span: Span) -> ExprId {
        let expr = match e {
            ast::Expr::Constant(c) => Expr::Const { value: self.constant(&c.value, span) },
            ast::Expr::Name(n) => match n.id.as_str() {
                name @ ("exec" | "eval" | "compile") => match self.runner_as_value(name, span) {
                    Some(value) => return value,
                    None => Expr::Name { name: name.into() },
                },
                "__debug__" => Expr::Const { value: molt_ir::hir::Const::Bool(true) },
                "__import__" if self.imports_by_name => Expr::Name { name: prelude::IMPORT.into() },
                name => Expr::Name { name: self.mangled(name) },
            },
            ast::Expr::BoolOp(b) => {
                let values = self.exprs(&b.values);
                if b.op == ast::BoolOp::And { Expr::And { values } } else { Expr::Or { values } }
            }
            ast::Expr::NamedExpr(n) => return self.walrus(n, span),
            ast::Expr::BinOp(b) => {
                let (left, right) = (self.expr(&b.left), self.expr(&b.right));
                Expr::Binary { op: binary_op(b.op), left, right }
            }
            ast::Expr::UnaryOp(u) => {
                let operand = self.expr(&u.operand);
                let op = match u.op {
                    ast::UnaryOp::Invert => UnaryOp::Invert,
                    ast::UnaryOp::Not => UnaryOp::Not,
                    ast::UnaryOp::UAdd => UnaryOp::Pos,
                    ast::UnaryOp::USub => UnaryOp::Neg,
                };
                Expr::Unary { op, operand }
            }
            ast::Expr::Lambda(l) => return self.lambda(l, span),
            ast::Expr::IfExp(i) => {
                let test = self.expr(&i.test);
                let (then, otherwise) = (self.expr(&i.body), self.expr(&i.orelse));
                Expr::If { test, then, otherwise }
            }
            ast::Expr::Dict(d) => {
                let items = d.keys.iter().zip(&d.values).map(|(key, value)| {
                    let key = key.as_ref().map(|k| self.expr(k));
                    DictItem { key, value: self.expr(value) }
                });
                Expr::Dict { items: items.collect() }
            }
            ast::Expr::Set(s) => Expr::Set { items: self.items(&s.elts) },
            ast::Expr::List(l) => Expr::List { items: self.items(&l.elts) },
            ast::Expr::Tuple(t) => Expr::Tuple { items: self.items(&t.elts) },
            ast::Expr::ListComp(c) => {
                let (clauses, element) = self.comprehension("list comprehension", &c.generators, |l| l.expr(&c.elt));
                Expr::ListComp { element, clauses }
            }
            ast::Expr::SetComp(c) => {
                let (clauses, element) = self.comprehension("set comprehension", &c.generators, |l| l.expr(&c.elt));
                Expr::SetComp { element, clauses }
            }
            ast::Expr::DictComp(c) => {
                let pair = |l: &mut Self| (l.expr(&c.key), l.expr(&c.value));
                let (clauses, (key, value)) = self.comprehension("dict comprehension", &c.generators, pair);
                Expr::DictComp { key, value, clauses }
            }
            ast::Expr::GeneratorExp(g) => return self.generator_exp(g, span),
            ast::Expr::Await(a) => {
                self.check_await(span);
                Expr::Await { awaitable: self.expr(&a.value) }
            }
            ast::Expr::Yield(y) => {
                self.check_yield("yield", span);
                let value = match &y.value {
                    Some(value) => self.expr(value),
                    None => self.add(Expr::none(), span),
                };
                Expr::Yield { value }
            }
            ast::Expr::YieldFrom(y) => {
                self.check_yield("yield from", span);
                Expr::YieldFrom { iterable: self.expr(&y.value) }
            }
            ast::Expr::Compare(c) => {
                let first = self.expr(&c.left);
                let links =
                    c.ops.iter().zip(&c.comparators).map(|(op, right)| Link { op: compare_op(*op), right: self.expr(right) });
                Expr::Compare { first, links: links.collect() }
            }
            ast::Expr::Call(c) => {
                if let Some(value) = self.evaluated(c).or_else(|| self.run_text(c)) {
                    return value;
                }
                let function = match &*c.func {
                    // What the table of texts has no answer to is refused.
                    ast::Expr::Name(n) if ["exec", "compile"].contains(&n.id.as_str()) => {
                        let span = self.span(n);
                        self.add(Expr::Name { name: n.id.as_str().into() }, span)
                    }
                    callee => self.expr(callee),
                };
                let args = self.items(&c.args);
                let keywords = self.keywords(&c.keywords);
                if args.len() + keywords.len() > 1 {
                    self.check_generators(&c.args);
                }
                Expr::Call { function, args, keywords }
            }
            ast::Expr::JoinedStr(j) => return self.joined(j, span),
            ast::Expr::FormattedValue(f) => return self.expr(&f.value),
            ast::Expr::Attribute(a) if matches!(&*a.value, ast::Expr::Name(n) if self.builtins == Some(n.id.as_str())) => {
                Expr::Builtin { name: a.attr.as_str().into() }
            }
            ast::Expr::Attribute(a) => Expr::Attribute { object: self.expr(&a.value), name: self.mangled(&a.attr) },
            ast::Expr::Subscript(s) => {
                let object = self.expr(&s.value);
                Expr::Subscript { object, index: self.index(&s.slice) }
            }
            ast::Expr::Slice(s) => {
                let (lower, upper) = (self.optional(&s.lower), self.optional(&s.upper));
                Expr::Slice { lower, upper, step: self.optional(&s.step) }
            }
            ast::Expr::Starred(s) => {
                self.error(e, "can't use starred expression here");
                return self.expr(&s.value);
            }
        };
        self.add(expr, span)
    }

    /// What stands between the brackets of a subscript.
    pub(super) fn index(&mut self, e: &ast::Expr) -> ExprId {
        // `a[*b]` is `a[(*b,)]`.
        match e {
            ast::Expr::Starred(_) => {
                let item = self.item(e);
                let span = self.span(e);
                self.add(Expr::Tuple { items: vec![item] }, span)
            }
            _ => self.expr(e),
        }
    }

    pub(super) fn bases(&mut self, bases: &[ast::Expr]) -> Vec<ExprId> {
        self.items(bases)
    }

    /// Generator expressions without parentheses of their own.
    pub(super) fn check_generators(&mut self, args: &[ast::Expr]) {
        for e in args.iter().filter(|e| matches!(e, ast::Expr::GeneratorExp(_))) {
            let text = self.source(e);
            if !(text.starts_with('(') && text.ends_with(')')) {
                self.error(e, "Generator expression must be parenthesized");
            }
        }
    }

    pub(super) fn keywords(&mut self, keywords: &[ast::Keyword]) -> Vec<Keyword> {
        let mut seen: Vec<&str> = Vec::new();
        for keyword in keywords {
            let Some(name) = keyword.arg.as_deref() else { continue };
            if seen.contains(&name) {
                self.error(keyword, format!("keyword argument repeated: {name}"));
            }
            if name == "__debug__" {
                self.error(keyword, "cannot assign to __debug__");
            }
            seen.push(name);
        }
        keywords.iter().map(|k| Keyword { name: k.arg.as_deref().map(Into::into), value: self.expr(&k.value) }).collect()
    }

    fn walrus(&mut self, n: &ast::ExprNamedExpr, span: Span) -> ExprId {
        let in_class = |frame: &super::Frame| frame.f.kind == FunctionKind::ClassBody;
        if self.frame().iterables > 0 {
            self.error_at(span, "assignment expression cannot be used in a comprehension iterable expression");
        } else if (in_class(self.frame()) && !self.frame().comprehensions.is_empty())
            || (self.f().kind == FunctionKind::Comprehension && self.frames.iter().rev().nth(1).is_some_and(in_class))
        {
            self.error_at(span, "assignment expression within a comprehension cannot be used in a class body");
        }
        let value = self.expr(&n.value);
        let target = match &*n.target {
            ast::Expr::Name(_) => self.place(&n.target),
            other => {
                let what = super::assign::describe(other);
                self.error(other, format!("cannot use assignment expressions with {what}"));
                self.add_place(molt_ir::hir::Place::Name { name: "_".into() }, span)
            }
        };
        self.add(Expr::Walrus { target, value }, span)
    }

    /// The clauses of a comprehension and what it yields.
    fn comprehension<T>(
        &mut self,
        kind: &'static str,
        generators: &[ast::Comprehension],
        element: impl FnOnce(&mut Self) -> T,
    ) -> (Vec<Clause>, T) {
        let asynchronous = generators.iter().any(|g| g.is_async);
        if asynchronous && self.f().kind == FunctionKind::Comprehension {
            self.f().is_async = true;
        }
        if asynchronous
            && !self.f().is_async
            && let Some(first) = generators.first()
        {
            let span = self.span(&first.target);
            self.error_at(span, "asynchronous comprehension outside of an asynchronous function");
        }
        let clauses = generators.iter().enumerate().map(|(i, g)| {
            let iterable = self.clause_iterable(&g.iter, (i > 0).then_some(kind));
            self.clause(g, kind, iterable)
        });
        let clauses = clauses.collect();
        self.frame().comprehensions.push(kind);
        let element = element(self);
        self.frame().comprehensions.pop();
        (clauses, element)
    }

    /// An iterable; `inside` is the comprehension it belongs to, unless it is the first one, which is evaluated outside.
    pub(super) fn clause_iterable(&mut self, iter: &ast::Expr, inside: Option<&'static str>) -> ExprId {
        self.frame().iterables += 1;
        self.frame().comprehensions.extend(inside);
        let iterable = self.expr(iter);
        if inside.is_some() {
            self.frame().comprehensions.pop();
        }
        self.frame().iterables -= 1;
        iterable
    }

    fn clause(&mut self, g: &ast::Comprehension, kind: &'static str, iterable: ExprId) -> Clause {
        self.frame().comprehensions.push(kind);
        let target = self.target(&g.target);
        let conditions = self.exprs(&g.ifs);
        self.frame().comprehensions.pop();
        let mode = if g.is_async { ForMode::Async } else { ForMode::Sync };
        Clause { mode, target, iterable, conditions }
    }

    fn check_yield(&mut self, what: &str, span: Span) {
        if let Some(kind) = self.frame().comprehensions.last().copied() {
            return self.error_at(span, format!("'yield' inside {kind}"));
        }
        if self.f().kind == FunctionKind::Comprehension {
            return self.error_at(span, "'yield' inside generator expression");
        }
        if self.at_module_or_class() {
            return self.error_at(span, "'yield' outside function");
        }
        if what == "yield from" && self.f().is_async {
            return self.error_at(span, "'yield from' inside async function");
        }
        self.f().is_generator = true;
    }

    pub(super) fn check_await(&mut self, span: Span) {
        if self.f().kind == FunctionKind::Comprehension {
            // A generator expression with `await` is an asynchronous one, wherever it stands.
            self.f().is_async = true;
            return;
        }
        if self.at_module_or_class() {
            self.error_at(span, "'await' outside function");
        } else if !self.f().is_async {
            self.error_at(span, "'await' outside async function");
        }
    }
}

pub(super) fn binary_op(op: ast::Operator) -> BinaryOp {
    match op {
        ast::Operator::Add => BinaryOp::Add,
        ast::Operator::Sub => BinaryOp::Sub,
        ast::Operator::Mult => BinaryOp::Mul,
        ast::Operator::MatMult => BinaryOp::MatMul,
        ast::Operator::Div => BinaryOp::Div,
        ast::Operator::Mod => BinaryOp::Mod,
        ast::Operator::Pow => BinaryOp::Pow,
        ast::Operator::LShift => BinaryOp::LShift,
        ast::Operator::RShift => BinaryOp::RShift,
        ast::Operator::BitOr => BinaryOp::Or,
        ast::Operator::BitXor => BinaryOp::Xor,
        ast::Operator::BitAnd => BinaryOp::And,
        ast::Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

fn compare_op(op: ast::CmpOp) -> CompareOp {
    match op {
        ast::CmpOp::Eq => CompareOp::Eq,
        ast::CmpOp::NotEq => CompareOp::Ne,
        ast::CmpOp::Lt => CompareOp::Lt,
        ast::CmpOp::LtE => CompareOp::Le,
        ast::CmpOp::Gt => CompareOp::Gt,
        ast::CmpOp::GtE => CompareOp::Ge,
        ast::CmpOp::Is => CompareOp::Is,
        ast::CmpOp::IsNot => CompareOp::IsNot,
        ast::CmpOp::In => CompareOp::In,
        ast::CmpOp::NotIn => CompareOp::NotIn,
    }
}
