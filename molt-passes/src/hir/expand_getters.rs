//! `expand-getters` · hir → hir
//!
//! ```text
//! sorted(people, key=attrgetter("age"))       ⇒    sorted(people, key=lambda object: object.age)
//! map(itemgetter(0, 2), rows)                 ⇒    map(lambda object: (object[0], object[2]), rows)
//! max(words, key=methodcaller("lower"))       ⇒    max(words, key=lambda object: object.lower())
//! ```
//!
//! What `operator` makes of a name reads attributes by names that only the running program knows, so whatever it is given could be read
//! by anyone. Written out it is a function like others, which inference sees through and which can be called in place.
//!
//! Caveat: only where built-ins call it and nobody else sees it, and names, indices and arguments are constants.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_LAMBDA};
use molt_ir::hir::{
    Closure, Const, Expr, ExprId, Function, FunctionId, FunctionKind, LocalKind, Param, ParamKind, Program, Stmt,
};
use molt_ir::name::Name;

use super::bound_names::BoundNames;
use super::library::is_library;
use super::make::Make;
use crate::prelude::*;

/// `attrgetter`, `itemgetter`, `methodcaller`.
pub struct ExpandGetters;

impl Pass for ExpandGetters {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "expand-getters";
    const SUMMARY: &'static str = "writes out what attrgetter, itemgetter and methodcaller do, where built-ins call it";
    const REQUIRES: &'static [Need] =
        &[need(NAMES_RESOLVED, "whether `attrgetter` is that of the library is a question of scopes")];
    const DESTROYS: &'static [Fact] = &[NO_LAMBDA];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("operator").is_none() || !is_library(hir, "operator") {
            return Ok(());
        }
        let modules: Vec<FunctionId> =
            hir.modules.values().filter(|m| !is_library(hir, &m.name)).map(|m| m.body).collect();
        for module in modules {
            let bound = BoundNames::of(hir, &hir.functions[module]);
            let name = hir.functions[module].module.clone();
            let ids: Vec<FunctionId> =
                hir.functions.iter().filter(|(_, f)| f.module == name).map(|(id, _)| id).collect();
            for id in ids {
                for (at, getter) in found(&hir.functions[id], &bound) {
                    if cx.may("expand") {
                        cx.count("getters");
                        write_out(hir, id, at, getter);
                    }
                }
            }
        }
        Ok(())
    }
}

/// What is done with an object.
enum Getter {
    /// Attributes by paths of names.
    Attributes(Vec<Vec<Name>>),
    /// Items at constants.
    Items(Vec<Const>),
    /// A call of a method with constants.
    Method(Name, Vec<Const>),
}

fn found(f: &Function, bound: &BoundNames) -> Vec<(ExprId, Getter)> {
    let mut all = Vec::new();
    for call in f.reached().exprs {
        let Expr::Call { function, args, keywords } = &f[call] else { continue };
        let key = keywords.iter().find(|k| k.name.as_ref().is_some_and(|name| *name == "key")).map(|k| k.value);
        let called = match &f[*function] {
            Expr::Builtin { name } if matches!(&**name, "sorted" | "min" | "max") => key,
            Expr::Builtin { name } if *name == "map" => args.first().copied(),
            Expr::Attribute { name, .. } if *name == "sort" => key,
            _ if bound.is(f, *function, "itertools", "groupby") => key.or(args.get(1).copied()),
            _ if ["nsmallest", "nlargest"].iter().any(|name| bound.is(f, *function, "heapq", name)) => key,
            _ => None,
        };
        all.extend(called.and_then(|at| Some((at, getter(f, bound, at)?))));
    }
    all
}

fn getter(f: &Function, bound: &BoundNames, at: ExprId) -> Option<Getter> {
    let Expr::Call { function, args, keywords } = &f[at] else { return None };
    if !keywords.is_empty() || args.is_empty() {
        return None;
    }
    let constant = |&arg: &ExprId| if let Expr::Const { value } = &f[arg] { Some(value.clone()) } else { None };
    let constants = args.iter().map(constant).collect::<Option<Vec<Const>>>()?;
    let name = |value: &Const| match value {
        Const::Str(text) => text.as_str().filter(|text| is_identifier(text)).map(Name::from),
        _ => None,
    };
    let path = |value: &Const| match value {
        Const::Str(text) => text.as_str()?.split('.').map(|part| is_identifier(part).then(|| Name::from(part))).collect(),
        _ => None,
    };
    let is = |wanted| bound.is(f, *function, "operator", wanted);
    if is("attrgetter") {
        return constants.iter().map(path).collect::<Option<_>>().map(Getter::Attributes);
    }
    if is("itemgetter") {
        return Some(Getter::Items(constants));
    }
    let (method, rest) = constants.split_first().filter(|_| is("methodcaller"))?;
    Some(Getter::Method(name(method)?, rest.to_vec()))
}

/// Whether the text is a name that the parser would give as it is.
fn is_identifier(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    // In a class such a name would mean another.
    let private = text.starts_with("__") && !text.ends_with("__");
    first && !private && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn write_out(hir: &mut Program, id: FunctionId, at: ExprId, getter: Getter) {
    let outer = &hir.functions[id];
    let (module, span) = (outer.module.clone(), Make::for_expr(&mut hir.functions[id], at).span());
    let name: Name = "<lambda>".into();
    let symbol = hir.unique_symbol(&name);
    let mut f = Function::new(symbol, name.clone(), name, module, FunctionKind::Lambda);
    f.parent = Some(id);
    f.span = span;
    let local = f.local(Name::from("object"), LocalKind::Plain);
    f.params.push(Param { local, kind: ParamKind::Normal, has_default: false });
    let mut m = Make::at(&mut f, span);
    let mut parts: Vec<ExprId> = Vec::new();
    match getter {
        Getter::Attributes(paths) => {
            for path in paths {
                let object = m.read(local);
                parts.push(path.into_iter().fold(object, |object, name| m.expr(Expr::Attribute { object, name })));
            }
        }
        Getter::Items(indices) => {
            for value in indices {
                let (object, index) = (m.read(local), m.expr(Expr::Const { value }));
                parts.push(m.expr(Expr::Subscript { object, index }));
            }
        }
        Getter::Method(name, args) => {
            let object = m.read(local);
            let function = m.expr(Expr::Attribute { object, name });
            let args: Vec<ExprId> = args.into_iter().map(|value| m.expr(Expr::Const { value })).collect();
            parts.push(m.call(function, args));
        }
    }
    let value = match parts[..] {
        [only] => only,
        _ => m.expr(Expr::Tuple { items: parts }),
    };
    let last = m.stmt(Stmt::Return { value });
    f.body = vec![last].into();
    let function = hir.functions.alloc(f);
    let closure =
        Closure { function, defaults: Vec::new(), kw_defaults: Vec::new(), annotations: Vec::new(), captures: Vec::new() };
    hir.functions[id][at] = Expr::Lambda { closure };
}
