//! Type parameters and type aliases (PEP 695), as CPython makes them: a function around the definition, whose locals are the type
//! parameters.
//!
//! ```text
//! def f[T](x: T): ...        f = (scope of type parameters)()
//!                       ⇒    def (scope of type parameters)():
//!                                T = TypeVar("T"); def f(x: T): ...; f.__type_params__ = (T,); return f
//! ```
//!
//! Defaults and decorators are evaluated outside; defaults are handed in as arguments. Type variables, aliases and the base class
//! come from the library's module `_generic`.

use molt_ir::hir::{Closure, Expr, ExprId, FunctionKind, LocalId, LocalKind, NamedExpr, Param, ParamKind, Place, Stmt, StmtId};
use molt_ir::name::Name;
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::function::{Def, Defaults};
use super::{ImportRef, Lower};

/// Where type parameters are made.
const MODULE: &str = "_generic";

/// The variable of a scope of type parameters that holds all of them.
const TYPE_PARAMS: &str = ".type_params";

const NO_DEFAULTS: Defaults = Defaults { positional: Vec::new(), keyword: Vec::new() };

impl Lower<'_> {
    pub(super) fn generic_def(&mut self, def: &Def<'_>, defaults: Defaults, header: Span) -> ExprId {
        let keyword_names: Vec<Name> = defaults.keyword.iter().map(|k| k.name.clone()).collect();
        let arguments: Vec<ExprId> =
            defaults.positional.iter().copied().chain(defaults.keyword.iter().map(|k| k.value)).collect();
        let positional = defaults.positional.len();
        self.type_scope(def.name, def.type_params, arguments, header, |lower, params, names| {
            let read = |lower: &mut Self, p: LocalId| lower.add(Expr::Local { local: p }, header);
            let inner = Defaults {
                positional: params[..positional].iter().map(|&p| read(lower, p)).collect(),
                keyword: params[positional..]
                    .iter()
                    .zip(keyword_names)
                    .map(|(&p, name)| NamedExpr { name, value: read(lower, p) })
                    .collect(),
            };
            let closure = lower.def_closure(def, inner, header);
            let function = lower.f().temporary("function");
            let target = lower.add_place(Place::Local { local: function }, header);
            let define = lower.add_stmt(Stmt::Def { target, decorators: vec![], closure }, header);
            let function = lower.add(Expr::Local { local: function }, header);
            let names = lower.names(names, header);
            let value = lower.generic("set_type_params", vec![function, names], header);
            (vec![define], value)
        })
    }

    pub(super) fn generic_class(&mut self, c: &ast::StmtClassDef, header: Span) -> ExprId {
        self.type_scope(&c.name, &c.type_params, vec![], header, |lower, _, names| {
            let mut bases = lower.bases(&c.bases);
            let params = lower.names(names, header);
            bases.push(lower.generic("generic_base", vec![params], header));
            let keywords = lower.keywords(&c.keywords);
            // Under a name of its own: the body may bind those of the parameters.
            let params = lower.names(names, header);
            let keep = lower.store(TYPE_PARAMS, params, header);
            let class = lower.class_body(c, header, Some(TYPE_PARAMS.into()));
            let result = lower.f().temporary("class");
            let target = lower.add_place(Place::Local { local: result }, header);
            let define = Stmt::Class { target, decorators: vec![], class, bases, keywords, captures: vec![] };
            let define = lower.add_stmt(define, header);
            let value = lower.add(Expr::Local { local: result }, header);
            (vec![keep, define], value)
        })
    }

    pub(super) fn type_alias(&mut self, t: &ast::StmtTypeAlias) -> StmtId {
        let span = self.span(t);
        let name = match &*t.name {
            ast::Expr::Name(n) => n.id.to_string(),
            _ => String::new(),
        };
        let target = self.place(&t.name);
        let alias = |lower: &mut Self, names: &[Name]| {
            let closure = lower.lambda_closure(span, NO_DEFAULTS, |lower| lower.expr(&t.value));
            let value = lower.add(Expr::Lambda { closure }, span);
            let text = lower.add(Expr::str(&name), span);
            let names = lower.names(names, span);
            lower.generic("type_alias", vec![text, names, value], span)
        };
        let value = match t.type_params.as_slice() {
            [] => alias(self, &[]),
            params => self.type_scope(&name, params, vec![], span, |lower, _, names| (vec![], alias(lower, names))),
        };
        self.add_stmt(Stmt::Assign { target, value }, span)
    }

    fn names(&mut self, names: &[Name], span: Span) -> ExprId {
        let items = names.iter().map(|name| self.add(Expr::Name { name: name.clone() }, span)).collect();
        self.add(Expr::Tuple { items }, span)
    }

    /// Makes and calls the scope function: `inside` gets the locals of its parameters (one for each argument) and the names of the
    /// type parameters, and gives statements and the result.
    fn type_scope(
        &mut self,
        name: &str,
        params: &[ast::TypeParam],
        arguments: Vec<ExprId>,
        span: Span,
        inside: impl FnOnce(&mut Self, &[LocalId], &[Name]) -> (Vec<StmtId>, ExprId),
    ) -> ExprId {
        let function = self.open(&format!("<generic parameters of {name}>"), FunctionKind::TypeScope, span);
        let mut locals = Vec::new();
        for index in 0..arguments.len() {
            let local = self.f().local(format!(".default{index}"), LocalKind::Plain);
            self.f().params.push(Param { local, kind: ParamKind::PositionalOnly, has_default: false });
            locals.push(local);
        }
        let mut stmts = Vec::new();
        let mut names: Vec<Name> = Vec::new();
        for param in params {
            let (name, value) = self.type_param(param);
            if names.contains(&name) {
                self.error(param, format!("duplicate type parameter '{name}'"));
            }
            let span = self.span(param);
            stmts.push(self.store(&name, value, span));
            names.push(name);
        }
        let (more, value) = inside(self, &locals, &names);
        stmts.extend(more);
        stmts.push(self.add_stmt(Stmt::Return { value }, span));
        self.f().body = stmts.into();
        self.leave();
        let closure = Closure { function, defaults: vec![], kw_defaults: vec![], annotations: vec![], captures: vec![] };
        let function = self.add(Expr::Lambda { closure }, span);
        self.add(Expr::Call { function, args: arguments, keywords: vec![] }, span)
    }

    fn type_param(&mut self, param: &ast::TypeParam) -> (Name, ExprId) {
        let span = self.span(param);
        let none = |lower: &mut Self| lower.add(Expr::none(), span);
        let (name, maker, args) = match param {
            ast::TypeParam::TypeVar(t) => {
                let lazily = |lower: &mut Self, e: &ast::Expr| {
                    let closure = lower.lambda_closure(span, NO_DEFAULTS, |lower| lower.expr(e));
                    lower.add(Expr::Lambda { closure }, span)
                };
                let (bound, constraints) = match t.bound.as_deref() {
                    None => (none(self), none(self)),
                    Some(e @ ast::Expr::Tuple(_)) => (none(self), lazily(self, e)),
                    Some(e) => (lazily(self, e), none(self)),
                };
                (&t.name, "type_var", vec![bound, constraints])
            }
            ast::TypeParam::TypeVarTuple(t) => (&t.name, "type_var_tuple", vec![]),
            ast::TypeParam::ParamSpec(t) => (&t.name, "param_spec", vec![]),
        };
        let text = self.add(Expr::str(name), span);
        let args = std::iter::once(text).chain(args).collect();
        let value = self.generic(maker, args, span);
        (self.mangled(name), value)
    }

    /// A call of a function of the library's module `_generic`.
    fn generic(&mut self, function: &str, args: Vec<ExprId>, span: Span) -> ExprId {
        self.found.imports.push(ImportRef { module: MODULE.into(), names: vec![], span, guarded: false, instead_of: vec![] });
        let module = self.add(Expr::ImportModule { module: MODULE.into() }, span);
        let function = self.add(Expr::Attribute { object: module, name: function.into() }, span);
        self.add(Expr::Call { function, args, keywords: vec![] }, span)
    }
}
