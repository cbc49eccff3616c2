//! `lower-super` · hir → hir
//!
//! ```text
//! (call (global super) [] [])    ⇒    (intrinsic super [(cell %__class__) %self])
//! ```
//!
//! `super()` without arguments means the class around the method and the method's first argument. Name resolution gives every
//! function that mentions `super` inside a class the free local `__class__`. Where the program binds the name `super` itself, or
//! there is no argument, the call stays as it is and raises what CPython raises; where there is no class the object gets None for it.

use std::collections::HashSet;

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Expr, ExprId, Function, Intrinsic, LocalKind, ParamKind, Place};

use super::make::Make;
use crate::prelude::*;

/// `super()` without arguments.
pub struct LowerSuper;

impl Pass for LowerSuper {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-super";
    const SUMMARY: &'static str = "gives `super()` its class and object";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the class comes from the cell `__class__`, which name resolution captures")];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let rebound: HashSet<_> = hir
            .functions
            .values()
            .filter(|f| f.reached().places.into_iter().any(|p| matches!(&f[p], Place::Global { name } if name == "super")))
            .map(|f| f.module.clone())
            .collect();
        for f in hir.functions.values_mut().filter(|f| !rebound.contains(&f.module)) {
            f.rewrite_exprs(|f, id| {
                if !is_bare_super(f, id) || !cx.may("super") {
                    return None;
                }
                let [class, object] = operands(f, id)?;
                cx.count("super");
                Some(Expr::Intrinsic { op: Intrinsic::Super, args: vec![class, object] })
            });
        }
        Ok(())
    }
}

fn is_bare_super(f: &Function, id: ExprId) -> bool {
    let Expr::Call { function, args, keywords } = &f[id] else { return false };
    let named = matches!(&f[*function], Expr::Global { name } | Expr::Builtin { name } if name == "super");
    named && args.is_empty() && keywords.is_empty()
}

fn operands(f: &mut Function, id: ExprId) -> Option<[ExprId; 2]> {
    let class = f.free_locals().find(|&local| f.locals[local].name == "__class__");
    let first = f.params.first().filter(|p| matches!(p.kind, ParamKind::PositionalOnly | ParamKind::Normal))?.local;
    let mut m = Make::for_expr(f, id);
    let class = match class {
        Some(class) => m.expr(Expr::Cell { local: class }),
        None => m.none(),
    };
    let object = match m.f.locals[first].kind {
        LocalKind::Cell => m.expr(Expr::Cell { local: first }),
        _ => m.read(first),
    };
    Some([class, object])
}
