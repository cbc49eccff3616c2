//! `expand-dataclasses` · hir → hir
//!
//! ```text
//! @dataclass                          ⇒    from dataclasses import _described
//! class Box:                               @_described
//!     w: int                               class Box:
//!     tags: list = field(                      w: int
//!         default_factory=list)                tags: list
//!                                              def __init__(self, w, tags=FACTORY):
//!                                                  self.w = w
//!                                                  self.tags = list() if isinstance(tags, FACTORY) else tags
//!                                              def __eq__(self, other): ...
//! ```
//!
//! `dataclass` makes methods while the program runs, and nothing is known of a class that a function had in its hands. Where the text says
//! everything ([`super::record_shape`]), the methods are made here as ordinary functions. What `_described` does at run time is
//! to read the annotations, to check, and to add what shows the class: its fields, its `repr`, its documentation.
//!
//! What the two say to each other stands under names that no program can mention: `.options` in the class says how it was decorated
//! and which methods are made, `.tags` there holds what `field` gave, the global `.Box.tags` the factory, or a default that is
//! no constant.
//!
//! Caveat: a class that is not a statement of the module itself, or of which anything is not plain text, keeps its decorator.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{
    Closure, CompareOp, Const, Expr, ExprId, Function, FunctionId, FunctionKind, ImportName, Link, LocalId, LocalKind, Param,
    ParamKind, Place, Program, Stmt, StmtId,
};
use molt_ir::name::Name;

use super::library::{is_library, own_functions};
use super::make::Make;
use super::record_shape::{self, Default, Field, ORDER, Record};
use crate::prelude::*;

/// The global that holds the function which finishes classes.
const DESCRIBED: &str = ".described";
/// The global that holds the value of parameters whose fields are made by a factory.
const FACTORY: &str = ".factory";
/// The global that holds the class of that.
const FACTORY_CLASS: &str = ".factory-class";

/// Classes that `dataclass` describes.
pub struct ExpandDataclasses;

impl Pass for ExpandDataclasses {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "expand-dataclasses";
    const SUMMARY: &'static str = "makes the methods of dataclasses at compile time";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "whether `dataclass` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("dataclasses").is_none() || sees_namespaces(hir) {
            return Ok(());
        }
        let modules: Vec<FunctionId> =
            hir.modules.values().filter(|m| !is_library(hir, &m.name)).map(|m| m.body).collect();
        if modules.iter().any(|&m| record_shape::renames_special(&hir.functions[m])) {
            return Ok(());
        }
        for module in modules {
            let records: Vec<Record> =
                record_shape::records(hir, module).into_iter().filter(|_| cx.may("expand")).collect();
            for (index, record) in records.iter().enumerate() {
                cx.count("classes");
                class_body(hir, record);
                decorate(&mut hir.functions[module], record, index == 0);
            }
        }
        Ok(())
    }
}

/// Whether the program looks at the namespace of a module as a whole, where it would see the names that are made here.
fn sees_namespaces(hir: &Program) -> bool {
    let is = |f: &Function, id: ExprId, names: &[&str]| matches!(&f[id], Expr::Builtin { name } if names.contains(&&**name));
    own_functions(hir).any(|f| {
        f.reached().exprs.iter().any(|&e| match &f[e] {
            Expr::Call { function, args, .. } => args.is_empty() && is(f, *function, &["dir", "vars"]),
            _ => is(f, e, &["globals", "locals"]),
        })
    })
}

/// The class statement gets the decorator that finishes what was made.
fn decorate(module: &mut Function, record: &Record, first: bool) {
    let mut m = Make::for_stmt(module, record.stmt);
    let described = m.expr(Expr::Global { name: DESCRIBED.into() });
    let import = first.then(|| {
        let names = [("_described", DESCRIBED), ("_HAS_DEFAULT_FACTORY", FACTORY), ("_HAS_DEFAULT_FACTORY_CLASS", FACTORY_CLASS)];
        let span = m.span();
        let names = names.map(|(name, global)| ImportName {
            name: name.into(),
            target: m.f.place(Place::Global { name: global.into() }, span),
        });
        m.stmt(Stmt::FromImport { module: "dataclasses".into(), names: names.into() })
    });
    let Stmt::Class { decorators, .. } = &mut module[record.stmt] else { return };
    *decorators = vec![described];
    if let Some(at) = module.body.iter().position(|&stmt| stmt == record.stmt) {
        module.body.splice(at..at, import);
    }
}

fn class_body(hir: &mut Program, record: &Record) {
    let id = hir.classes[record.class].body;
    fields(&mut hir.functions[id], record);
    let mut added = Vec::new();
    for &name in &record.made {
        let qualname: Name = format!("{}.{name}", hir.classes[record.class].qualname).into();
        let symbol = hir.unique_symbol(&qualname);
        let body = &hir.functions[id];
        let mut method = Function::new(symbol, name.into(), qualname, body.module.clone(), FunctionKind::Function);
        method.parent = Some(id);
        method.span = hir.classes[record.class].span;
        match name {
            "__init__" => init(&mut method, record),
            _ => comparison(&mut method, record, name),
        }
        let function = hir.functions.alloc(method);
        let span = hir.classes[record.class].span;
        let mut m = Make::at(&mut hir.functions[id], span);
        let defaults = if name == "__init__" { defaults(&mut m, &record.fields) } else { Vec::new() };
        let closure = Closure { function, defaults, kw_defaults: Vec::new(), annotations: Vec::new(), captures: Vec::new() };
        let target = m.f.place(Place::ClassName { name: name.into() }, span);
        added.push(m.stmt(Stmt::Def { target, decorators: Vec::new(), closure }));
    }
    let span = hir.classes[record.class].span;
    let names_itself = record_shape::binds(&hir.functions[id], "__match_args__");
    let mut m = Make::at(&mut hir.functions[id], span);
    if record.options.match_args && !names_itself {
        let items = record.fields.iter().filter(|field| field.init).map(|field| m.str(&field.name)).collect();
        let value = m.expr(Expr::Tuple { items });
        let target = m.f.place(Place::ClassName { name: "__match_args__".into() }, span);
        added.push(m.store(target, value));
    }
    let value = options(&mut m, record);
    let target = m.f.place(Place::ClassName { name: ".options".into() }, span);
    added.push(m.store(target, value));
    hir.functions[id].body.extend(added);
}

/// Rewrites the statements of fields: what `field` gives goes under a name of its own, and defaults that `__init__` needs into globals.
fn fields(body: &mut Function, record: &Record) {
    for own in &record.own {
        let field = record.fields.iter().find(|field| field.name == own.name);
        let Some(Default::Kept(kept) | Default::Factory(kept)) = field.map(|f| f.default.clone()).or(Some(Default::None)) else {
            if let Some((call, default, _)) = own.call {
                let stmts = hide_call(body, own.stmt, &own.name, call, default);
                replace(body, own.stmt, stmts);
            }
            continue;
        };
        let mut m = Make::for_stmt(body, own.stmt);
        let span = m.span();
        let target = m.f.place(Place::Global { name: kept.clone() }, span);
        if own.keeps {
            let otherwise = m.none();
            let value = m.expr(Expr::ClassName { name: own.name.clone(), otherwise });
            let keep = m.store(target, value);
            replace(body, own.stmt, vec![own.stmt, keep]);
        } else if let Some((call, default, Some(factory))) = own.call {
            let moved = m.f[factory].clone();
            let moved = m.expr(moved);
            let keep = m.store(target, moved);
            m.f[factory] = Expr::Global { name: kept };
            let mut stmts = vec![keep];
            stmts.extend(hide_call(body, own.stmt, &own.name, call, default));
            replace(body, own.stmt, stmts);
        }
    }
}

/// `.name = field(...)`, then `name: annotation = default`.
fn hide_call(body: &mut Function, stmt: StmtId, name: &Name, call: ExprId, default: Option<ExprId>) -> Vec<StmtId> {
    let mut m = Make::for_stmt(body, stmt);
    let span = m.span();
    let target = m.f.place(Place::ClassName { name: format!(".{name}").into() }, span);
    let hidden = m.store(target, call);
    let default = default.map(|default| {
        let constant = m.f[default].clone();
        m.expr(constant)
    });
    if let Stmt::AnnAssign { value, .. } = &mut body[stmt] {
        *value = default;
    }
    vec![hidden, stmt]
}

fn replace(body: &mut Function, stmt: StmtId, by: Vec<StmtId>) {
    if let Some(at) = body.body.iter().position(|&other| other == stmt) {
        body.body.splice(at..=at, by);
    }
}

fn parameter(f: &mut Function, name: &Name, has_default: bool) -> LocalId {
    let local = f.local(name.clone(), LocalKind::Plain);
    f.params.push(Param { local, kind: ParamKind::Normal, has_default });
    local
}

fn defaults(m: &mut Make<'_>, fields: &[Field]) -> Vec<ExprId> {
    let given = fields.iter().filter(|field| field.init);
    let exprs = given.filter_map(|field| match &field.default {
        Default::None => None,
        Default::Const(value) => Some(Expr::Const { value: value.clone() }),
        Default::Kept(name) => Some(Expr::Global { name: name.clone() }),
        Default::Factory(_) => Some(Expr::Global { name: FACTORY.into() }),
    });
    exprs.map(|expr| m.expr(expr)).collect()
}

fn init(f: &mut Function, record: &Record) {
    let span = f.span;
    let this = parameter(f, &"self".into(), false);
    let given: Vec<Option<LocalId>> = (record.fields.iter())
        .map(|field| field.init.then(|| parameter(f, &field.name, !matches!(field.default, Default::None))))
        .collect();
    let mut m = Make::at(f, span);
    let mut body = Vec::new();
    for (field, given) in record.fields.iter().zip(given) {
        let given = given.map(|local| m.read(local));
        let value = match (&field.default, given) {
            (Default::Factory(name), given) => {
                let factory = m.expr(Expr::Global { name: name.clone() });
                let made = m.call(factory, []);
                match given {
                    None => made,
                    Some(given) => {
                        let class = m.expr(Expr::Global { name: FACTORY_CLASS.into() });
                        let isinstance = m.builtin("isinstance");
                        let again = m.f[given].clone();
                        let tested = m.expr(again);
                        let test = m.call(isinstance, [tested, class]);
                        m.expr(Expr::If { test, then: made, otherwise: given })
                    }
                }
            }
            (_, Some(given)) => given,
            (_, None) => continue,
        };
        let object = m.read(this);
        let target = m.f.place(Place::Attribute { object, name: field.name.clone() }, span);
        body.push(m.store(target, value));
    }
    if record.post_init {
        let object = m.read(this);
        let call = Expr::MethodCall { object, name: "__post_init__".into(), args: Vec::new(), keywords: Vec::new() };
        let call = m.expr(call);
        body.push(m.run(call));
    }
    f.body = body.into();
}

/// `if isinstance(other, C): if other.__class__ is self.__class__: return (self.a, self.b) < (other.a, other.b)`, else
/// `NotImplemented`. The first test follows from the second, and is what inference understands.
fn comparison(f: &mut Function, record: &Record, name: &str) {
    let fields = &record.fields;
    let span = f.span;
    let this = parameter(f, &"self".into(), false);
    let other = parameter(f, &"other".into(), false);
    let op = match ORDER.iter().position(|order| *order == name) {
        Some(at) => [CompareOp::Lt, CompareOp::Le, CompareOp::Gt, CompareOp::Ge][at],
        None => CompareOp::Eq,
    };
    let mut m = Make::at(f, span);
    let attribute = |m: &mut Make<'_>, local, name: &str| {
        let object = m.read(local);
        m.expr(Expr::Attribute { object, name: name.into() })
    };
    let (isinstance, tested) = (m.builtin("isinstance"), m.read(other));
    let class = m.expr(Expr::Global { name: record.name.clone() });
    let of_class = m.call(isinstance, [tested, class]);
    let first = attribute(&mut m, other, "__class__");
    let right = attribute(&mut m, this, "__class__");
    let test = m.expr(Expr::Compare { first, links: vec![Link { op: CompareOp::Is, right }] });
    let [first, right] = [this, other].map(|local| {
        let items =
            fields.iter().filter(|field| field.compare).map(|field| attribute(&mut m, local, &field.name)).collect();
        m.expr(Expr::Tuple { items })
    });
    let value = m.expr(Expr::Compare { first, links: vec![Link { op, right }] });
    let same = m.stmt(Stmt::Return { value });
    let not_implemented = m.builtin("NotImplemented");
    let other = m.stmt(Stmt::Return { value: not_implemented });
    let same = m.branch(test, vec![same], Vec::new());
    let of_class = m.branch(of_class, vec![same], Vec::new());
    f.body = vec![of_class, other].into();
}

/// What `_described` is told: the arguments of `dataclass`, then the methods that are made.
fn options(m: &mut Make<'_>, record: &Record) -> ExprId {
    let options = record.options;
    let flags = [
        options.init,
        options.repr,
        options.eq,
        options.order,
        options.unsafe_hash,
        false,
        options.match_args,
        false,
        false,
        false,
    ];
    let mut items: Vec<ExprId> = flags.iter().map(|&flag| m.expr(Expr::Const { value: Const::Bool(flag) })).collect();
    let made = record.made.iter().map(|name| m.str(name)).collect();
    items.push(m.expr(Expr::Tuple { items: made }));
    m.expr(Expr::Tuple { items })
}
