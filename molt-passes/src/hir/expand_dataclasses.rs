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
//! A frozen class sets its fields by `object.__setattr__`, and its own `__setattr__` asks the library, which raises. `slots=True` puts
//! `__slots__` into the statement, where `dataclass` makes the class a second time.
//!
//! Caveat: a class that is not a statement of the module itself, or of which anything is not plain text, keeps its decorator.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Closure, Const, Expr, ExprId, Function, FunctionId, FunctionKind, Place, Program, Stmt, StmtId};
use molt_ir::name::Name;

use super::library::{is_library, own_functions};
use super::make::{Make, in_place_of};
use super::record_methods;
use super::record_shape::{self, Default, Record};
use crate::prelude::*;

/// The global that holds the function which finishes classes.
const DESCRIBED: &str = ".described";
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
pub(super) fn sees_namespaces(hir: &Program) -> bool {
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
        let names = [
            ("_described", DESCRIBED),
            ("_HAS_DEFAULT_FACTORY", record_methods::FACTORY),
            ("_HAS_DEFAULT_FACTORY_CLASS", record_methods::FACTORY_CLASS),
            ("_set_unless_frozen", record_methods::SET),
            ("_delete_unless_frozen", record_methods::DELETE),
        ];
        m.import("dataclasses", &names)
    });
    let Stmt::Class { decorators, .. } = &mut module[record.stmt] else { return };
    *decorators = vec![described];
    in_place_of(module, record.stmt, import.into_iter().chain([record.stmt]));
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
        record_methods::fill(&mut method, record, name);
        let function = hir.functions.alloc(method);
        let span = hir.classes[record.class].span;
        let mut m = Make::at(&mut hir.functions[id], span);
        let (defaults, kw_defaults) =
            if name == "__init__" { record_methods::defaults(&mut m, &record.fields) } else { (Vec::new(), Vec::new()) };
        let closure = Closure { function, defaults, kw_defaults, annotations: Vec::new(), captures: Vec::new() };
        let target = m.f.place(Place::ClassName { name: name.into() }, span);
        added.push(m.stmt(Stmt::Def { target, decorators: Vec::new(), closure }));
    }
    let span = hir.classes[record.class].span;
    let names_itself = record_shape::binds(&hir.functions[id], "__match_args__");
    let mut m = Make::at(&mut hir.functions[id], span);
    if record.options.match_args && !names_itself {
        let items = record.fields.iter().filter(|field| field.is_positional()).map(|field| m.str(&field.name)).collect();
        let value = m.expr(Expr::Tuple { items });
        let target = m.f.place(Place::ClassName { name: "__match_args__".into() }, span);
        added.push(m.store(target, value));
    }
    if record.options.slots {
        let items = record.slots.iter().map(|name| m.str(name)).collect();
        let value = m.expr(Expr::Tuple { items });
        let target = m.f.place(Place::ClassName { name: "__slots__".into() }, span);
        added.push(m.store(target, value));
    }
    let value = options(&mut m, record);
    let target = m.f.place(Place::ClassName { name: ".options".into() }, span);
    added.push(m.store(target, value));
    hir.functions[id].body.extend(added);
}

/// Rewrites the statements of fields: what `field` gives goes under a name of its own, and so does every default where the class gets
/// `__slots__`; defaults that `__init__` needs go into globals.
fn fields(body: &mut Function, record: &Record) {
    let slots = record.options.slots;
    for own in &record.own {
        let field = record.fields.iter().find(|field| field.name == own.name);
        let kept = match field.map(|field| &field.default) {
            Some(Default::Kept(kept) | Default::Factory(kept)) => Some(kept.clone()),
            _ => None,
        };
        let mut stmts = match (own.call, own.value) {
            (Some((call, default, factory)), _) => {
                let mut stmts = Vec::new();
                if let (Some(kept), Some(factory)) = (&kept, factory) {
                    let mut m = Make::for_stmt(body, own.stmt);
                    let span = m.span();
                    let moved = m.f[factory].clone();
                    let moved = m.expr(moved);
                    let target = m.f.place(Place::Global { name: kept.clone() }, span);
                    stmts.push(m.store(target, moved));
                    m.f[factory] = Expr::Global { name: kept.clone() };
                }
                stmts.extend(hide(body, own.stmt, &own.name, call, default.filter(|_| !slots)));
                stmts
            }
            (None, Some(value)) if slots => hide(body, own.stmt, &own.name, value, None),
            _ => vec![own.stmt],
        };
        if let Some(kept) = kept.filter(|_| own.keeps) {
            let mut m = Make::for_stmt(body, own.stmt);
            let span = m.span();
            let target = m.f.place(Place::Global { name: kept }, span);
            let otherwise = m.none();
            let name = if slots { format!(".{}", own.name).into() } else { own.name.clone() };
            let value = m.expr(Expr::ClassName { name, otherwise });
            stmts.push(m.store(target, value));
        }
        in_place_of(body, own.stmt, stmts);
    }
}

/// `.name = what`, then `name: annotation = default`.
fn hide(body: &mut Function, stmt: StmtId, name: &Name, what: ExprId, default: Option<ExprId>) -> Vec<StmtId> {
    let mut m = Make::for_stmt(body, stmt);
    let span = m.span();
    let target = m.f.place(Place::ClassName { name: format!(".{name}").into() }, span);
    let hidden = m.store(target, what);
    let default = default.map(|default| {
        let constant = m.f[default].clone();
        m.expr(constant)
    });
    if let Stmt::AnnAssign { value, .. } = &mut body[stmt] {
        *value = default;
    }
    vec![hidden, stmt]
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
        options.frozen,
        options.match_args,
        options.kw_only,
        options.slots,
        false,
    ];
    let mut items: Vec<ExprId> = flags.iter().map(|&flag| m.expr(Expr::Const { value: Const::Bool(flag) })).collect();
    let slots = options.slots.then_some("__slots__");
    let made = record.made.iter().copied().chain(slots).map(|name| m.str(name)).collect();
    items.push(m.expr(Expr::Tuple { items: made }));
    m.expr(Expr::Tuple { items })
}
