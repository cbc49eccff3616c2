//! `expand-total-ordering` · hir → hir
//!
//! ```text
//! @total_ordering                             class Version:
//! class Version:                        ⇒         def __lt__(self, other): ...
//!     def __lt__(self, other): ...                def __gt__(self, other):
//!                                                     result = self.__lt__(other)
//!                                                     return result if result is NotImplemented else not result and self != other
//!                                                 ...
//! ```
//!
//! What a decorator gives is a class that nothing is known of. This one adds methods to the class and gives it back, and the body says
//! which: those that `functools` makes of the one that is there (`Lib/functools.py`).
//!
//! Caveat: only classes of modules without bases, whose only decorator it is: what a base has decides which methods are missing.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{
    ClassId, Closure, CompareOp, Expr, ExprId, Function, FunctionId, FunctionKind, LocalKind, Param, ParamKind, Place, Program, Stmt,
    StmtId, UnaryOp,
};
use molt_ir::name::Name;

use super::bound_names::BoundNames;
use super::library::is_library;
use super::make::Make;
use super::record_shape::own_names;
use crate::prelude::*;

/// `functools.total_ordering`.
pub struct ExpandTotalOrdering;

impl Pass for ExpandTotalOrdering {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "expand-total-ordering";
    const SUMMARY: &'static str = "writes out the methods that `total_ordering` adds to a class";
    const REQUIRES: &'static [Need] =
        &[need(NAMES_RESOLVED, "whether `total_ordering` is that of the library is a question of scopes")];

    fn run(_: &(), hir: &mut Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if hir.module("functools").is_none() || !is_library(hir, "functools") {
            return Ok(());
        }
        let modules: Vec<FunctionId> =
            hir.modules.values().filter(|m| !is_library(hir, &m.name)).map(|m| m.body).collect();
        for module in modules {
            for (stmt, class, root) in ordered(hir, module) {
                if cx.may("expand") {
                    cx.count("classes");
                    if let Stmt::Class { decorators, .. } = &mut hir.functions[module][stmt] {
                        decorators.clear();
                    }
                    add(hir, class, root);
                }
            }
        }
        Ok(())
    }
}

/// How a method follows from what another one gives.
#[derive(Clone, Copy)]
enum Follows {
    /// `not result and self != other`
    NotAndUnequal,
    /// `result and self != other`
    AndUnequal,
    /// `result or self == other`
    OrEqual,
    /// `not result or self == other`
    NotOrEqual,
    /// `not (result or self == other)`
    Neither,
    /// `not result`
    Not,
}

/// A method that a class may have, and the others in the order in which they are added.
type Root = (&'static str, [(&'static str, Follows); 3]);

/// The first one that a class has counts.
const ROOTS: [Root; 4] = [
    ("__lt__", [("__gt__", Follows::NotAndUnequal), ("__le__", Follows::OrEqual), ("__ge__", Follows::Not)]),
    ("__le__", [("__ge__", Follows::NotOrEqual), ("__lt__", Follows::AndUnequal), ("__gt__", Follows::Not)]),
    ("__gt__", [("__lt__", Follows::Neither), ("__ge__", Follows::OrEqual), ("__le__", Follows::Not)]),
    ("__ge__", [("__le__", Follows::NotOrEqual), ("__gt__", Follows::AndUnequal), ("__lt__", Follows::Not)]),
];

fn ordered(hir: &Program, module: FunctionId) -> Vec<(StmtId, ClassId, Root)> {
    let f = &hir.functions[module];
    let bound = BoundNames::of(hir, f);
    let found = |&stmt: &StmtId| {
        let Stmt::Class { decorators, class, bases, keywords, .. } = &f[stmt] else { return None };
        let &[decorator] = &decorators[..] else { return None };
        if !bases.is_empty() || !keywords.is_empty() || !bound.is(f, decorator, "functools", "total_ordering") {
            return None;
        }
        let body = &hir.functions[hir.classes[*class].body];
        let names = own_names(body);
        let defines = |&&stmt: &&StmtId, wanted: &str| {
            matches!(&body[stmt], Stmt::Def { target, .. } if matches!(&body[*target], Place::ClassName { name } if *name == *wanted))
        };
        // Each is a plain `def`, or not there.
        let plain = |name: &str| match names.get(name) {
            Some(times) => *times == 1 && body.body.iter().filter(|stmt| defines(stmt, name)).count() == 1,
            None => true,
        };
        let root = ROOTS.into_iter().find(|(name, _)| names.contains_key(*name))?;
        ROOTS.iter().all(|(name, _)| plain(name)).then_some((stmt, *class, root))
    };
    f.body.iter().filter_map(found).collect()
}

fn add(hir: &mut Program, class: ClassId, (root, others): Root) {
    let (id, span, outer) = (hir.classes[class].body, hir.classes[class].span, hir.classes[class].qualname.clone());
    let names = own_names(&hir.functions[id]);
    for (name, follows) in others.into_iter().filter(|(name, _)| !names.contains_key(*name)) {
        let qualname: Name = format!("{outer}.{name}").into();
        let symbol = hir.unique_symbol(&qualname);
        let body = &hir.functions[id];
        let mut method = Function::new(symbol, name.into(), qualname, body.module.clone(), FunctionKind::Function);
        method.parent = Some(id);
        method.span = span;
        fill(&mut method, root, follows);
        let function = hir.functions.alloc(method);
        let mut m = Make::at(&mut hir.functions[id], span);
        let target = m.f.place(Place::ClassName { name: name.into() }, span);
        let closure =
            Closure { function, defaults: Vec::new(), kw_defaults: Vec::new(), annotations: Vec::new(), captures: Vec::new() };
        let define = m.stmt(Stmt::Def { target, decorators: Vec::new(), closure });
        hir.functions[id].body.push(define);
    }
}

fn fill(f: &mut Function, root: &str, follows: Follows) {
    let [this, other] = ["self", "other"].map(|name| {
        let local = f.local(Name::from(name), LocalKind::Plain);
        f.params.push(Param { local, kind: ParamKind::Normal, has_default: false });
        local
    });
    let span = f.span;
    let mut m = Make::at(f, span);
    let (object, given) = (m.read(this), m.read(other));
    let method = m.expr(Expr::Attribute { object, name: root.into() });
    let called = m.call(method, [given]);
    let (result, bind) = m.bind("result", called);
    let (answer, unknown) = (m.read(result), m.builtin("NotImplemented"));
    let passes = m.compare(answer, CompareOp::Is, unknown);
    let answer = m.read(result);
    let pass = m.stmt(Stmt::Return { value: answer });
    let pass = m.branch(passes, vec![pass], Vec::new());
    let compared = |m: &mut Make<'_>, op| {
        let (left, right) = (m.read(this), m.read(other));
        m.compare(left, op, right)
    };
    let answer = m.read(result);
    let not = |m: &mut Make<'_>, operand: ExprId| m.expr(Expr::Unary { op: UnaryOp::Not, operand });
    let value = match follows {
        Follows::Not => not(&mut m, answer),
        Follows::NotAndUnequal | Follows::AndUnequal => {
            let first = if matches!(follows, Follows::AndUnequal) { answer } else { not(&mut m, answer) };
            let unequal = compared(&mut m, CompareOp::Ne);
            m.expr(Expr::And { values: vec![first, unequal] })
        }
        Follows::OrEqual | Follows::NotOrEqual | Follows::Neither => {
            let first = if matches!(follows, Follows::NotOrEqual) { not(&mut m, answer) } else { answer };
            let equal = compared(&mut m, CompareOp::Eq);
            let either = m.expr(Expr::Or { values: vec![first, equal] });
            if matches!(follows, Follows::Neither) { not(&mut m, either) } else { either }
        }
    };
    let last = m.stmt(Stmt::Return { value });
    f.body = vec![bind, pass, last].into();
}
