//! `keep-tuples` · hir → hir
//!
//! ```text
//! class Vec(NamedTuple):          ⇒    class Vec(NamedTuple):
//!     x: float                             x: float
//!     y: float = 0.0                       y: float = 0.0
//!                                      .tuple.Vec.0.x = None
//!                                      .tuple.Vec.1.y = None
//!                                      def .tuple.Vec(_cls, /, x, y=0.0): pass
//! P = namedtuple("P", "a b")      ⇒    class P(metaclass=_described):
//!                                          .fields = ("a", "b")
//!                                          .defaults = ()
//!                                      .tuple.P.0.a = None, …
//! class Q(namedtuple("Q", "a")):  ⇒    class .base.Q(metaclass=_described): …
//!     …                                class Q(.base.Q): …
//! ```
//!
//! A class of named tuples is made by a function of the library, and nothing is known of a class that it had in its hands. But where
//! the text says everything, it is known what becomes of it: a tuple whose items have these names, made of what the class is called
//! with. The globals, which no program can mention, tell inference and the passes after it that the class is such a one; the
//! function, which nobody calls, says what it takes.
//!
//! Caveat: only statements of modules, whose names and defaults are plain ([`super::tuple_shape`]). What has ways of its own to make or
//! to iterate its instances is left alone.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{
    Class, Closure, Const, Expr, ExprId, Function, FunctionId, FunctionKind, Keyword, LocalKind, Param, ParamKind, Place,
    Program, Stmt, StmtId, UnaryOp,
};

use super::expand_dataclasses::sees_namespaces;
use super::library::is_library;
use super::make::{Make, in_place_of};
use super::tuple_shape::{Shape, Source, shapes};
use crate::prelude::*;

/// The global that holds the function which makes classes as `namedtuple` does.
const DESCRIBED: &str = ".described-tuple";

/// Fields of named tuples.
pub struct KeepTuples;

impl Pass for KeepTuples {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "keep-tuples";
    const SUMMARY: &'static str = "keeps the names of the items of named tuples in globals of their own";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "whether `NamedTuple` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("_namedtuple").is_none() || !is_library(hir, "_namedtuple") || sees_namespaces(hir) {
            return Ok(());
        }
        let modules: Vec<FunctionId> =
            hir.modules.values().filter(|m| !is_library(hir, &m.name)).map(|m| m.body).collect();
        for module in modules {
            let mut imported = false;
            for shape in shapes(hir, module) {
                if !cx.may("keep") {
                    continue;
                }
                cx.count("classes");
                let stmt = match shape.source {
                    Source::Statement => shape.stmt,
                    Source::Call | Source::Base(_) => {
                        if !std::mem::replace(&mut imported, true) {
                            import(&mut hir.functions[module], shape.stmt);
                        }
                        describe(hir, module, &shape)
                    }
                };
                keep(hir, module, &shape, stmt);
            }
        }
        Ok(())
    }
}

/// `from _namedtuple import _described`, in front of the statement.
fn import(module: &mut Function, stmt: StmtId) {
    let mut m = Make::for_stmt(module, stmt);
    let import = m.import("_namedtuple", &[("_described", DESCRIBED)]);
    in_place_of(module, stmt, [import, stmt]);
}

/// Makes a class statement of a call of `namedtuple`.
fn describe(hir: &mut Program, module: FunctionId, shape: &Shape) -> StmtId {
    let span = hir.functions[module].stmt_span(shape.stmt);
    let symbol = hir.unique_symbol(&shape.qualname);
    let home = hir.functions[module].module.clone();
    let mut body = Function::new(symbol.clone(), shape.name.clone(), shape.qualname.clone(), home, FunctionKind::ClassBody);
    body.parent = Some(module);
    body.span = span;
    let mut m = Make::at(&mut body, span);
    let names = shape.fields.iter().map(|(name, _)| m.str(name)).collect();
    let names = m.expr(Expr::Tuple { items: names });
    let defaults = defaults(&mut m, shape);
    let defaults = m.expr(Expr::Tuple { items: defaults });
    let stores = [(".fields", names), (".defaults", defaults)].map(|(name, value)| {
        let target = m.f.place(Place::ClassName { name: name.into() }, span);
        m.store(target, value)
    });
    body.body = stores.to_vec().into();
    let body = hir.functions.alloc(body);
    let (name, qualname) = (shape.name.clone(), shape.qualname.clone());
    let class = hir.classes.alloc(Class { symbol, name, qualname, parent: module, body, span });
    let mut m = Make::for_stmt(&mut hir.functions[module], shape.stmt);
    let metaclass = m.expr(Expr::Global { name: DESCRIBED.into() });
    let target = m.f.place(Place::Global { name: shape.qualname.clone() }, span);
    let keywords = vec![Keyword { name: Some("metaclass".into()), value: metaclass }];
    let made = m.stmt(Stmt::Class { target, decorators: Vec::new(), class, bases: Vec::new(), keywords, captures: Vec::new() });
    let module = &mut hir.functions[module];
    match shape.source {
        Source::Base(base) => {
            module[base] = Expr::Global { name: shape.qualname.clone() };
            in_place_of(module, shape.stmt, [made, shape.stmt]);
        }
        _ => in_place_of(module, shape.stmt, [made]),
    }
    made
}

fn defaults(m: &mut Make<'_>, shape: &Shape) -> Vec<ExprId> {
    shape.fields.iter().filter_map(|(_, default)| Some(constant(m, default.as_ref()?))).collect()
}

/// A default once more.
fn constant(m: &mut Make<'_>, value: &Plain) -> ExprId {
    match value {
        Plain::Const(value) => m.expr(Expr::Const { value: value.clone() }),
        Plain::Negative(value) => {
            let operand = m.expr(Expr::Const { value: value.clone() });
            m.expr(Expr::Unary { op: UnaryOp::Neg, operand })
        }
        Plain::Tuple(items) => {
            let items = items.iter().map(|item| m.expr(Expr::Const { value: item.clone() })).collect();
            m.expr(Expr::Tuple { items })
        }
    }
}

/// A default that the text says.
#[derive(Clone)]
pub enum Plain {
    /// A constant.
    Const(Const),
    /// A number behind a minus.
    Negative(Const),
    /// A tuple of constants.
    Tuple(Vec<Const>),
}

/// Puts what is known of the class behind its statement.
fn keep(hir: &mut Program, module: FunctionId, shape: &Shape, stmt: StmtId) {
    let span = hir.functions[module].stmt_span(stmt);
    let name = shape.kept();
    let symbol = hir.unique_symbol(&name);
    let home = hir.functions[module].module.clone();
    let mut taking = Function::new(symbol, name.clone(), name.clone(), home, FunctionKind::Function);
    taking.parent = Some(module);
    taking.span = span;
    let class = taking.local("_cls", LocalKind::Plain);
    taking.params.push(Param { local: class, kind: ParamKind::PositionalOnly, has_default: false });
    for (field, default) in &shape.fields {
        let local = taking.local(field.clone(), LocalKind::Plain);
        taking.params.push(Param { local, kind: ParamKind::Normal, has_default: default.is_some() });
    }
    let function = hir.functions.alloc(taking);
    let mut m = Make::for_stmt(&mut hir.functions[module], stmt);
    let mut stmts = vec![stmt];
    for (index, (field, _)) in shape.fields.iter().enumerate() {
        let target = m.f.place(Place::Global { name: format!("{name}.{index}.{field}").into() }, span);
        let value = m.none();
        stmts.push(m.store(target, value));
    }
    let defaults = defaults(&mut m, shape);
    let closure = Closure { function, defaults, kw_defaults: Vec::new(), annotations: Vec::new(), captures: Vec::new() };
    let target = m.f.place(Place::Global { name }, span);
    stmts.push(m.stmt(Stmt::Def { target, decorators: Vec::new(), closure }));
    in_place_of(&mut hir.functions[module], stmt, stmts);
}
