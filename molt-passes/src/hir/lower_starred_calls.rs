//! `lower-starred-calls` · hir → hir
//!
//! ```text
//! (call f [a (starred b)] [(k v) (- d)])
//!     ⇒    (do {
//!            (assign %function f)
//!            (assign %args (list [a])) (expr (intrinsic list-extend [%args b]))
//!            (assign %kwargs (dict [("k" v)])) (expr (intrinsic kwargs-merge [%function %kwargs d]))
//!          } (call-gathered %function (intrinsic list-to-tuple [%args]) %kwargs))
//! (call f [(starred b)] [(- d)])
//!     ⇒    (do { (assign %function f) (assign %args b) } (call-gathered %function %args d))
//! (make-class @C [A (starred b)] [(k v) (- d)] [])
//!     ⇒    (do { the same, with "__build_class__()" in the place of the function }
//!            (make-class @C [(starred (intrinsic list-to-tuple [%args]))] [(- %kwargs)] []))
//! ```
//!
//! The function, the positional arguments, then the keywords, from the left. A lone `*b` names the function when `b` cannot be
//! iterated, and is looked at only after the keywords; among other arguments it is a list item like any other: so does CPython.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_STAR_CALL};
use molt_ir::hir::{ClassId, DictItem, Expr, ExprId, Function, Intrinsic, Keyword, LocalId, StmtId};

use super::lower_starred_displays::list;
use super::make::Make;
use crate::prelude::*;

/// `*` and `**` in calls.
pub struct LowerStarredCalls;

impl Pass for LowerStarredCalls {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-starred-calls";
    const SUMMARY: &'static str = "gathers the arguments of calls with `*` and `**`";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the arguments are kept in temporaries, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_STAR_CALL];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| {
            let (function, args, keywords) = match f[id].clone() {
                Expr::Call { function, args, keywords } => (function, args, keywords),
                Expr::MethodCall { object, name, args, keywords } if has_star(f, &args, &keywords) => {
                    (Make::for_expr(f, id).expr(Expr::Attribute { object, name }), args, keywords)
                }
                Expr::MakeClass { class, bases, keywords, captures } => {
                    if !has_star(f, &bases, &keywords) || is_gathered(f, &bases, &keywords) || !cx.may("lower") {
                        return None;
                    }
                    cx.count("classes");
                    return Some(gather_class(&mut Make::for_expr(f, id), class, &bases, &keywords, captures));
                }
                _ => return None,
            };
            if !has_star(f, &args, &keywords) || !cx.may("lower") {
                return None;
            }
            cx.count("calls");
            Some(gather(&mut Make::for_expr(f, id), function, &args, &keywords))
        });
        Ok(())
    }
}

fn has_star(f: &Function, args: &[ExprId], keywords: &[Keyword]) -> bool {
    args.iter().any(|&a| matches!(f[a], Expr::Starred { .. })) || keywords.iter().any(|k| k.name.is_none())
}

/// Whether a class has its bases in one tuple and its keywords in one dict already.
fn is_gathered(f: &Function, bases: &[ExprId], keywords: &[Keyword]) -> bool {
    let tuple = |id: ExprId| matches!(f[id], Expr::Intrinsic { op: Intrinsic::ListToTuple, .. });
    matches!(bases, [only] if matches!(f[*only], Expr::Starred { value } if tuple(value)))
        && matches!(keywords, [Keyword { name: None, value }] if matches!(f[*value], Expr::Local { .. }))
}

fn gather_class(m: &mut Make<'_>, class: ClassId, bases: &[ExprId], keywords: &[Keyword], captures: Vec<LocalId>) -> Expr {
    let name = m.str("__build_class__()");
    let (function, bind) = m.bind("function", name);
    let mut body = vec![bind];
    let empty = m.expr(Expr::List { items: Vec::new() });
    let (args, bind) = m.bind("bases", empty);
    body.push(bind);
    for &base in bases {
        let list = m.read(args);
        body.push(match m.f[base] {
            Expr::Starred { value } => m.effect(Intrinsic::ListExtend, [list, value]),
            _ => m.effect(Intrinsic::ListAppend, [list, base]),
        });
    }
    let kwargs = merge(m, function, keywords, &mut body);
    let list = m.read(args);
    let tuple = m.intrinsic(Intrinsic::ListToTuple, [list]);
    let starred = m.expr(Expr::Starred { value: tuple });
    let keywords = vec![Keyword { name: None, value: m.read(kwargs) }];
    let value = m.expr(Expr::MakeClass { class, bases: vec![starred], keywords, captures });
    Expr::Do { body: body.into(), value }
}

fn gather(m: &mut Make<'_>, function: ExprId, args: &[ExprId], keywords: &[Keyword]) -> Expr {
    let (function, bind) = m.bind("function", function);
    let mut body = vec![bind];
    let lone = match args {
        [only] => match m.f[*only] {
            Expr::Starred { value } => Some(value),
            _ => None,
        },
        _ => None,
    };
    let starred = args.iter().any(|&a| matches!(m.f[a], Expr::Starred { .. }));
    let gathered = match lone {
        Some(value) => value,
        None if starred => {
            let list = list(m, args);
            let list = m.expr(list);
            m.intrinsic(Intrinsic::ListToTuple, [list])
        }
        None => m.expr(Expr::Tuple { items: args.to_vec() }),
    };
    let (args, bind) = m.bind("args", gathered);
    body.push(bind);
    let kwargs = match keywords {
        [] => None,
        [Keyword { name: None, value }] => Some(*value),
        _ => {
            let local = merge(m, function, keywords, &mut body);
            Some(m.read(local))
        }
    };
    let (function, args) = (m.read(function), m.read(args));
    let value = m.expr(Expr::CallGathered { function, args, kwargs });
    Expr::Do { body: body.into(), value }
}

/// The keywords in a new dict.
fn merge(m: &mut Make<'_>, function: LocalId, keywords: &[Keyword], body: &mut Vec<StmtId>) -> LocalId {
    let first = keywords.iter().position(|k| k.name.is_none()).unwrap_or(keywords.len());
    let named = dict(m, &keywords[..first]);
    let (local, bind) = m.bind("kwargs", named);
    body.push(bind);
    let mut rest = &keywords[first..];
    while let [keyword, after @ ..] = rest {
        let (added, after) = match keyword.name {
            None => (keyword.value, after),
            Some(_) => {
                let end = rest.iter().position(|k| k.name.is_none()).unwrap_or(rest.len());
                (dict(m, &rest[..end]), &rest[end..])
            }
        };
        let operands = [m.read(function), m.read(local), added];
        body.push(m.effect(Intrinsic::KwargsMerge, operands));
        rest = after;
    }
    local
}

fn dict(m: &mut Make<'_>, keywords: &[Keyword]) -> ExprId {
    let mut item = |k: &Keyword| DictItem { key: k.name.as_deref().map(|name| m.str(name)), value: k.value };
    let items = keywords.iter().map(&mut item).collect();
    m.expr(Expr::Dict { items })
}
