//! The methods of dataclasses as ordinary functions: see [`super::expand_dataclasses`].

use molt_ir::hir::{CompareOp, Expr, ExprId, Function, Link, LocalId, LocalKind, NamedExpr, Param, ParamKind, Place, Stmt};
use molt_ir::name::Name;

use super::make::Make;
use super::record_shape::{Default, Field, ORDER, Record};

/// The global that holds the value of parameters whose fields are made by a factory.
pub const FACTORY: &str = ".factory";
/// The global that holds the class of that.
pub const FACTORY_CLASS: &str = ".factory-class";
/// The global that holds the function behind `__setattr__` of frozen classes.
pub const SET: &str = ".set-unless-frozen";
/// The global that holds the function behind `__delattr__` of frozen classes.
pub const DELETE: &str = ".delete-unless-frozen";

/// Gives the method of this name its parameters and its body.
pub fn fill(f: &mut Function, record: &Record, name: &str) {
    match name {
        "__init__" => init(f, record),
        "__hash__" => hash(f, record),
        "__setattr__" => guard(f, record, SET, &["name", "value"]),
        "__delattr__" => guard(f, record, DELETE, &["name"]),
        _ => comparison(f, record, name),
    }
}

fn parameter(f: &mut Function, name: &Name, kind: ParamKind, has_default: bool) -> LocalId {
    let local = f.local(name.clone(), LocalKind::Plain);
    f.params.push(Param { local, kind, has_default });
    local
}

/// The defaults of `__init__`: of parameters that may be given by place, and of the others.
pub fn defaults(m: &mut Make<'_>, fields: &[Field]) -> (Vec<ExprId>, Vec<NamedExpr>) {
    let mut default = |field: &Field| {
        let expr = match &field.default {
            Default::None => return None,
            Default::Const(value) => Expr::Const { value: value.clone() },
            Default::Kept(name) => Expr::Global { name: name.clone() },
            Default::Factory(_) => Expr::Global { name: FACTORY.into() },
        };
        Some(m.expr(expr))
    };
    let positional = fields.iter().filter(|field| field.is_positional()).filter_map(&mut default).collect();
    let keyword = fields.iter().filter(|field| field.is_keyword());
    let keyword = keyword.filter_map(|field| Some(NamedExpr { name: field.name.clone(), value: default(field)? })).collect();
    (positional, keyword)
}

fn init(f: &mut Function, record: &Record) {
    let span = f.span;
    let this = parameter(f, &"self".into(), ParamKind::Normal, false);
    let mut given: Vec<Option<LocalId>> = vec![None; record.fields.len()];
    for kind in [ParamKind::Normal, ParamKind::KeywordOnly] {
        for (field, given) in record.fields.iter().zip(&mut given) {
            if field.init && field.is_keyword() == (kind == ParamKind::KeywordOnly) {
                *given = Some(parameter(f, &field.name, kind, !matches!(field.default, Default::None)));
            }
        }
    }
    let mut m = Make::at(f, span);
    let mut body = Vec::new();
    let handed_on = record.fields.iter().zip(&given).filter(|(field, _)| field.handed_on).filter_map(|(_, given)| *given);
    let handed_on: Vec<LocalId> = handed_on.collect();
    for (field, given) in record.fields.iter().zip(given).filter(|(field, _)| !field.handed_on) {
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
            // The class holds it, unless that has a slot under the name.
            (Default::Const(value), None) if record.options.slots => m.expr(Expr::Const { value: value.clone() }),
            (Default::Kept(name), None) if record.options.slots => m.expr(Expr::Global { name: name.clone() }),
            (_, None) => continue,
        };
        if record.options.frozen {
            let assignment = set_own(&mut m, this, &field.name, value);
            body.push(m.run(assignment));
        } else {
            let object = m.read(this);
            let target = m.f.place(Place::Attribute { object, name: field.name.clone() }, span);
            body.push(m.store(target, value));
        }
    }
    if record.post_init {
        let object = m.read(this);
        let args = handed_on.into_iter().map(|local| m.read(local)).collect();
        let call = Expr::MethodCall { object, name: "__post_init__".into(), args, keywords: Vec::new() };
        let call = m.expr(call);
        body.push(m.run(call));
    }
    f.body = body.into();
}

/// `object.__setattr__(self, "name", value)`, which the class is not asked about.
fn set_own(m: &mut Make<'_>, this: LocalId, name: &str, value: ExprId) -> ExprId {
    let object = m.builtin("object");
    let args = vec![m.read(this), m.str(name), value];
    m.expr(Expr::MethodCall { object, name: "__setattr__".into(), args, keywords: Vec::new() })
}

/// `return hash((self.a, self.b))`.
fn hash(f: &mut Function, record: &Record) {
    let span = f.span;
    let this = parameter(f, &"self".into(), ParamKind::Normal, false);
    let mut m = Make::at(f, span);
    let hashed = record.own_fields().filter(|field| field.hash.unwrap_or(field.compare));
    let items = hashed.map(|field| attribute(&mut m, this, &field.name)).collect();
    let fields = m.expr(Expr::Tuple { items });
    let function = m.builtin("hash");
    let value = m.call(function, [fields]);
    let body = vec![m.stmt(Stmt::Return { value })];
    f.body = body.into();
}

/// `by(C, ("a", "b"), self, name, value)`.
fn guard(f: &mut Function, record: &Record, by: &str, names: &[&str]) {
    let span = f.span;
    let given: Vec<LocalId> =
        ["self"].iter().chain(names).map(|&name| parameter(f, &name.into(), ParamKind::Normal, false)).collect();
    let mut m = Make::at(f, span);
    let function = m.expr(Expr::Global { name: by.into() });
    let class = m.expr(Expr::Global { name: record.name.clone() });
    let items = record.own_fields().map(|field| m.str(&field.name)).collect();
    let fields = m.expr(Expr::Tuple { items });
    let mut args = vec![class, fields];
    args.extend(given.into_iter().map(|local| m.read(local)));
    let call = m.call(function, args);
    let body = vec![m.run(call)];
    f.body = body.into();
}

fn attribute(m: &mut Make<'_>, local: LocalId, name: &str) -> ExprId {
    let object = m.read(local);
    m.expr(Expr::Attribute { object, name: name.into() })
}

/// `if isinstance(other, C): if other.__class__ is self.__class__: return (self.a, self.b) < (other.a, other.b)`, else
/// `NotImplemented`. The first test follows from the second, and is what inference understands.
fn comparison(f: &mut Function, record: &Record, name: &str) {
    let span = f.span;
    let this = parameter(f, &"self".into(), ParamKind::Normal, false);
    let other = parameter(f, &"other".into(), ParamKind::Normal, false);
    let op = match ORDER.iter().position(|order| *order == name) {
        Some(at) => [CompareOp::Lt, CompareOp::Le, CompareOp::Gt, CompareOp::Ge][at],
        None => CompareOp::Eq,
    };
    let mut m = Make::at(f, span);
    let (isinstance, tested) = (m.builtin("isinstance"), m.read(other));
    let class = m.expr(Expr::Global { name: record.name.clone() });
    let of_class = m.call(isinstance, [tested, class]);
    let first = attribute(&mut m, other, "__class__");
    let right = attribute(&mut m, this, "__class__");
    let test = m.expr(Expr::Compare { first, links: vec![Link { op: CompareOp::Is, right }] });
    let [first, right] = [this, other].map(|local| {
        let items =
            record.own_fields().filter(|field| field.compare).map(|field| attribute(&mut m, local, &field.name)).collect();
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
