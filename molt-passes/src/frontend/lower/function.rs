//! Functions and classes: `def`, `lambda`, generator expressions, `class`.

use molt_ir::hir::{
    Class, Closure, Const, Expr, ExprId, ForMode, Function, FunctionId, FunctionKind, Hint, LocalKind, NamedExpr, Param,
    ParamKind, Place, Stmt, StmtId, Text,
};
use molt_ir::name::Name;
use molt_ir::span::Span;
use rustpython_parser::Parse;
use rustpython_parser::ast::{self, Ranged};

use super::Lower;
use crate::frontend::prelude::HIDDEN;

/// A `def` or `async def`.
pub(super) struct Def<'a> {
    pub name: &'a str,
    pub args: &'a ast::Arguments,
    pub body: &'a [ast::Stmt],
    pub decorators: &'a [ast::Expr],
    pub returns: Option<&'a ast::Expr>,
    pub type_params: &'a [ast::TypeParam],
    pub is_async: bool,
    /// The statement.
    pub span: Span,
}

/// The values that are evaluated when a function is made.
pub(super) struct Defaults {
    pub positional: Vec<ExprId>,
    pub keyword: Vec<NamedExpr>,
}

impl Lower<'_> {
    pub(super) fn def(&mut self, def: Def<'_>) -> StmtId {
        let decorators = self.exprs(def.decorators);
        let defaults = self.defaults(def.args);
        let target = Place::Name { name: self.mangled(def.name) };
        let target = self.add_place(target, def.span);
        let header = self.header(def.span, def.decorators, def.body);
        if def.type_params.is_empty() {
            let closure = self.def_closure(&def, defaults, header);
            return self.add_stmt(Stmt::Def { target, decorators, closure }, header);
        }
        let value = self.generic_def(&def, defaults, header);
        let value = self.decorated(decorators, value, header);
        self.add_stmt(Stmt::Assign { target, value }, header)
    }

    /// Applies decorators from the bottom.
    pub(super) fn decorated(&mut self, decorators: Vec<ExprId>, value: ExprId, span: Span) -> ExprId {
        decorators
            .into_iter()
            .rev()
            .fold(value, |value, function| self.add(Expr::Call { function, args: vec![value], keywords: vec![] }, span))
    }

    pub(super) fn defaults(&mut self, args: &ast::Arguments) -> Defaults {
        let positional = args.posonlyargs.iter().chain(&args.args).filter_map(|a| a.default.as_ref());
        let positional = positional.map(|e| self.expr(e)).collect();
        let mut keyword = Vec::new();
        for a in &args.kwonlyargs {
            if let Some(default) = &a.default {
                let value = self.expr(default);
                keyword.push(NamedExpr { name: self.mangled(&a.def.arg), value });
            }
        }
        Defaults { positional, keyword }
    }

    /// The annotations and the body.
    pub(super) fn def_closure(&mut self, def: &Def<'_>, defaults: Defaults, header: Span) -> Closure {
        let annotations = self.annotations(def.args, def.returns);
        let function = self.open(def.name, FunctionKind::Function, header);
        self.f().is_async = def.is_async;
        self.f().returns = def.returns.map(hint);
        self.params(def.args);
        let stmts = self.body_with_doc(def.body);
        self.f().body = self.counted(stmts).into();
        self.leave();
        Closure { function, defaults: defaults.positional, kw_defaults: defaults.keyword, annotations, captures: vec![] }
    }

    /// The body of a function with the count of frames around it. The frame of a generator comes and goes.
    fn counted(&mut self, stmts: Vec<StmtId>) -> Vec<StmtId> {
        if !self.counts_frames || self.f().is_generator || self.f().is_async {
            return stmts;
        }
        let [enter, leave] = ["enter_frame", "leave_frame"].map(|name| {
            let function = self.add(Expr::Name { name: format!("{HIDDEN}{name}").into() }, Span::NONE);
            let value = self.add(Expr::Call { function, args: vec![], keywords: vec![] }, Span::NONE);
            self.add_stmt(Stmt::Expr { value }, Span::NONE)
        });
        let counted = Stmt::Try { body: stmts.into(), handlers: vec![], otherwise: vec![].into(), finally: vec![leave].into() };
        vec![enter, self.add_stmt(counted, Span::NONE)]
    }

    /// Enters a new function.
    pub(super) fn open(&mut self, name: &str, kind: FunctionKind, span: Span) -> FunctionId {
        // What is declared global here is named as if it stood at the top.
        let mangled = self.mangled(name);
        let global = self.frames.last().is_some_and(|frame| frame.globals.contains(&mangled));
        let qualname = if global { name.to_owned() } else { format!("{}{name}", self.qualname_prefix()) };
        let symbol = self.symbol(&qualname);
        let mut f = Function::new(symbol, name.into(), qualname.into(), self.module.clone(), kind);
        f.span = span;
        self.enter(f)
    }

    pub(super) fn annotations(&mut self, args: &ast::Arguments, returns: Option<&ast::Expr>) -> Vec<NamedExpr> {
        let named = |args: &'_ [ast::ArgWithDefault]| args.iter().map(|a| a.def.clone()).collect::<Vec<_>>();
        let single = |arg: &Option<Box<ast::Arg>>| arg.iter().map(|a| (**a).clone()).collect::<Vec<_>>();
        // CPython's order.
        let all =
            [named(&args.args), named(&args.posonlyargs), single(&args.vararg), named(&args.kwonlyargs), single(&args.kwarg)]
                .concat();
        let mut annotations = Vec::new();
        for arg in all {
            if let Some(annotation) = &arg.annotation {
                let value = self.annotation(annotation);
                annotations.push(NamedExpr { name: self.mangled(&arg.arg), value });
            }
        }
        if let Some(returns) = returns {
            annotations.push(NamedExpr { name: "return".into(), value: self.annotation(returns) });
        }
        annotations
    }

    /// An annotation: evaluated, or only its text under `from __future__ import annotations`.
    pub(super) fn annotation(&mut self, e: &ast::Expr) -> ExprId {
        if self.future_annotations {
            let text = Const::str(self.source(e));
            let span = self.span(e);
            return self.add(Expr::Const { value: text }, span);
        }
        match e {
            // `*args: *Ts`
            ast::Expr::Starred(s) => {
                let value = self.expr(&s.value);
                let span = self.span(e);
                let item = self.add(Expr::Starred { value }, span);
                let tuple = self.add(Expr::Tuple { items: vec![item] }, span);
                let zero = self.add(Expr::int(0), span);
                self.add(Expr::Subscript { object: tuple, index: zero }, span)
            }
            _ => self.expr(e),
        }
    }

    pub(super) fn params(&mut self, args: &ast::Arguments) {
        for a in &args.posonlyargs {
            self.param(&a.def, ParamKind::PositionalOnly, a.default.is_some());
        }
        for a in &args.args {
            self.param(&a.def, ParamKind::Normal, a.default.is_some());
        }
        if let Some(arg) = &args.vararg {
            self.param(arg, ParamKind::VarArgs, false);
        }
        for a in &args.kwonlyargs {
            self.param(&a.def, ParamKind::KeywordOnly, a.default.is_some());
        }
        if let Some(arg) = &args.kwarg {
            self.param(arg, ParamKind::KwArgs, false);
        }
    }

    fn param(&mut self, arg: &ast::Arg, kind: ParamKind, has_default: bool) {
        self.check_name(arg, &arg.arg);
        let name = self.mangled(&arg.arg);
        let local = self.f().local(name, LocalKind::Plain);
        self.f().locals[local].hint = arg.annotation.as_deref().map(hint);
        self.f().params.push(Param { local, kind, has_default });
    }

    pub(super) fn lambda(&mut self, l: &ast::ExprLambda, span: Span) -> ExprId {
        let defaults = self.defaults(&l.args);
        let closure = self.lambda_closure(span, defaults, |lower| {
            lower.params(&l.args);
            lower.expr(&l.body)
        });
        self.add(Expr::Lambda { closure }, span)
    }

    /// A function of kind lambda whose result is what `body` gives.
    pub(super) fn lambda_closure(&mut self, span: Span, defaults: Defaults, body: impl FnOnce(&mut Self) -> ExprId) -> Closure {
        let function = self.open("<lambda>", FunctionKind::Lambda, span);
        let value = body(self);
        let span = self.f().span_of(value);
        let result = self.add_stmt(Stmt::Return { value }, span);
        self.f().body = self.counted(vec![result]).into();
        self.leave();
        Closure { function, defaults: defaults.positional, kw_defaults: defaults.keyword, annotations: vec![], captures: vec![] }
    }

    pub(super) fn generator_exp(&mut self, g: &ast::ExprGeneratorExp, span: Span) -> ExprId {
        let Some((first, _)) = g.generators.split_first() else { return self.add(Expr::none(), span) };
        let iterable = self.clause_iterable(&first.iter, None);
        let function = self.open("<genexpr>", FunctionKind::Comprehension, span);
        self.f().is_generator = true;
        if g.generators.iter().any(|c| c.is_async) {
            self.f().is_async = true;
        }
        let argument = self.f().local(".0", LocalKind::Plain);
        self.f().params.push(Param { local: argument, kind: ParamKind::Normal, has_default: false });
        let body = self.generator_clauses(&g.generators, 0, argument, &g.elt);
        self.f().body = vec![body].into();
        self.leave();
        let closure = Closure { function, defaults: vec![], kw_defaults: vec![], annotations: vec![], captures: vec![] };
        self.add(Expr::GeneratorExp { closure, first: iterable, is_async: first.is_async }, span)
    }

    /// The loops of a generator expression from clause `index` on.
    fn generator_clauses(
        &mut self,
        clauses: &[ast::Comprehension],
        index: usize,
        argument: molt_ir::hir::LocalId,
        element: &ast::Expr,
    ) -> StmtId {
        let Some(clause) = clauses.get(index) else {
            let span = self.span(element);
            let value = self.expr(element);
            let value = self.add(Expr::Yield { value }, span);
            return self.add_stmt(Stmt::Expr { value }, span);
        };
        let span = self.f().span;
        let iterable = match index {
            0 => self.add(Expr::Local { local: argument }, span),
            _ => self.clause_iterable(&clause.iter, Some("generator expression")),
        };
        let target = self.target(&clause.target);
        let mode = match (index, clause.is_async) {
            (0, false) => ForMode::Ready,
            (0, true) => ForMode::AsyncReady,
            (_, false) => ForMode::Sync,
            (_, true) => ForMode::Async,
        };
        let tests = self.exprs(&clause.ifs);
        let inner = self.generator_clauses(clauses, index + 1, argument, element);
        let body = tests.into_iter().rev().fold(inner, |inner, test| {
            let span = self.f().span_of(test);
            self.add_stmt(Stmt::If { test, then: vec![inner].into(), otherwise: Default::default() }, span)
        });
        self.add_stmt(Stmt::For { mode, target, iterable, body: vec![body].into(), otherwise: Default::default() }, span)
    }

    pub(super) fn class(&mut self, c: &ast::StmtClassDef) -> StmtId {
        let decorators = self.exprs(&c.decorator_list);
        let span = self.span(c);
        let target = Place::Name { name: self.mangled(&c.name) };
        let target = self.add_place(target, span);
        let header = self.header(span, &c.decorator_list, &c.body);
        if !c.type_params.is_empty() {
            let value = self.generic_class(c, header);
            let value = self.decorated(decorators, value, header);
            return self.add_stmt(Stmt::Assign { target, value }, header);
        }
        let bases = self.bases(&c.bases);
        for e in c.bases.iter().filter(|e| matches!(e, ast::Expr::GeneratorExp(_))) {
            if !self.text[usize::from(e.start())..].starts_with('(') {
                self.error(e, "invalid syntax");
            }
        }
        let keywords = self.keywords(&c.keywords);
        let class = self.class_body(c, header, None);
        self.add_stmt(Stmt::Class { target, decorators, class, bases, keywords, captures: vec![] }, header)
    }

    /// The class and its body; `type_params` is the variable whose value the body stores as `__type_params__`.
    pub(super) fn class_body(&mut self, c: &ast::StmtClassDef, header: Span, type_params: Option<Name>) -> molt_ir::hir::ClassId {
        let parent = self.frame().id;
        let body = self.open(&c.name, FunctionKind::ClassBody, header);
        self.frame().class = Some(c.name.as_str().into());
        let mut stmts = Vec::new();
        if let Some(name) = type_params {
            let value = self.add(Expr::Name { name }, header);
            stmts.push(self.store("__type_params__", value, header));
        }
        stmts.extend(self.body_with_doc(&c.body));
        self.f().body = stmts.into();
        let (symbol, name, qualname) = (self.f().symbol.clone(), self.f().name.clone(), self.f().qualname.clone());
        self.leave();
        self.program.classes.alloc(Class { symbol, name, qualname, parent, body, span: header })
    }

    pub(super) fn store(&mut self, name: &str, value: ExprId, span: Span) -> StmtId {
        let target = self.add_place(Place::Name { name: name.into() }, span);
        self.add_stmt(Stmt::Assign { target, value }, span)
    }

    /// The statements of a body. A docstring goes to the function; in a module or class it is stored as `__doc__`.
    pub(super) fn body_with_doc(&mut self, body: &[ast::Stmt]) -> Vec<StmtId> {
        let doc = match body.first() {
            Some(ast::Stmt::Expr(e)) => match &*e.value {
                ast::Expr::Constant(ast::ExprConstant { value: ast::Constant::Str(_), .. }) => Some(&e.value),
                ast::Expr::JoinedStr(j) if self.is_plain(j) => Some(&e.value),
                _ => None,
            },
            _ => None,
        };
        let Some(doc) = doc else { return self.stmts(body) };
        let span = self.span(doc.as_ref());
        let value = self.expr(doc);
        let text = match self.f()[value].constant() {
            Some(Const::Str(text)) => text.clone(),
            _ => Text::default(),
        };
        let mut stmts = Vec::new();
        if self.at_module_or_class() {
            stmts.push(self.store("__doc__", value, span));
        }
        self.f().doc = Some(text);
        stmts.extend(self.stmts(&body[1..]));
        stmts
    }

    /// Whether a masked literal is no f-string, so that it can be a docstring.
    pub(super) fn is_plain(&self, j: &ast::ExprJoinedStr) -> bool {
        j.values.iter().all(|value| match value {
            ast::Expr::FormattedValue(f) => self.masks.get(&usize::from(f.value.start())).is_some_and(|m| !m.is_f),
            _ => false,
        })
    }

    /// From `def`, `class` or `async` to the colon before the body.
    fn header(&self, span: Span, decorators: &[ast::Expr], body: &[ast::Stmt]) -> Span {
        let (start, end) = (span.start as usize, body.first().map_or(span.end as usize, |s| usize::from(s.start())));
        let from = decorators.last().map_or(start, |d| usize::from(d.end()).max(start));
        let text = self.text.get(from..end).unwrap_or("");
        let keyword = ["async", "def", "class"].iter().filter_map(|k| text.find(k)).min().unwrap_or(0);
        let colon = text.rfind(':').map_or(text.trim_end().len(), |c| c + 1);
        Span::new(self.file, (from + keyword) as u32, (from + colon.max(keyword)) as u32)
    }
}

/// What an annotation says, as type inference reads it.
pub(super) fn hint(e: &ast::Expr) -> Hint {
    let nested = |items: &[ast::Expr]| items.iter().map(hint).collect();
    match e {
        ast::Expr::Name(n) => Hint::Name { name: n.id.as_str().into() },
        ast::Expr::Attribute(a) => match hint(&a.value) {
            Hint::Name { name } => Hint::Name { name: format!("{name}.{}", a.attr).into() },
            _ => Hint::Other {},
        },
        ast::Expr::Constant(c) => match &c.value {
            ast::Constant::None => Hint::Const { value: Const::None },
            ast::Constant::Ellipsis => Hint::Const { value: Const::Ellipsis },
            // An annotation in quotes.
            ast::Constant::Str(text) => ast::Expr::parse(text, "").map_or(Hint::Other {}, |e| match e {
                ast::Expr::Constant(ast::ExprConstant { value: ast::Constant::Str(_), .. }) => Hint::Other {},
                e => hint(&e),
            }),
            _ => Hint::Other {},
        },
        ast::Expr::Subscript(s) => {
            let base = Box::new(hint(&s.value));
            let literal = matches!(&*base, Hint::Name { name } if name.rsplit('.').next() == Some("Literal"));
            let arg = |e: &ast::Expr| if literal { literal_hint(e) } else { hint(e) };
            let args = match &*s.slice {
                ast::Expr::Tuple(t) => t.elts.iter().map(arg).collect(),
                other => vec![arg(other)],
            };
            Hint::Of { base, args }
        }
        ast::Expr::BinOp(b) if b.op == ast::Operator::BitOr => {
            let mut members = Vec::new();
            for side in [hint(&b.left), hint(&b.right)] {
                match side {
                    Hint::Union { members: inner } => members.extend(inner),
                    other => members.push(other),
                }
            }
            Hint::Union { members }
        }
        ast::Expr::List(l) => Hint::List { items: nested(&l.elts) },
        _ => Hint::Other {},
    }
}

fn literal_hint(e: &ast::Expr) -> Hint {
    let value = match e {
        ast::Expr::Constant(c) => match &c.value {
            ast::Constant::Str(text) => Some(Const::str(text)),
            ast::Constant::Int(i) => i64::try_from(i).ok().map(Const::Int),
            ast::Constant::Bool(b) => Some(Const::Bool(*b)),
            ast::Constant::None => Some(Const::None),
            _ => None,
        },
        _ => None,
    };
    value.map_or(Hint::Other {}, |value| Hint::Const { value })
}
