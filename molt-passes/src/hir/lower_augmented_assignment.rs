//! `lower-augmented-assignment` · hir → hir
//!
//! ```text
//! (aug-assign x + v)                     ⇒    (assign x (in-place + x v))
//! (aug-assign (subscript a i) + v)       ⇒    (assign %object a) (assign %index i)
//!                                             (assign (subscript %object %index) (in-place + (subscript %object %index) v))
//! ```
//!
//! The target's own expressions are evaluated once, then its old value, then `v`; the store comes last.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_AUGASSIGN};
use molt_ir::hir::{BinaryOp, Expr, ExprId, Function, Place, PlaceId, Stmt, StmtId};

use super::make::Make;
use crate::prelude::*;

/// Augmented assignments.
pub struct LowerAugmentedAssignment;

impl Pass for LowerAugmentedAssignment {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-augmented-assignment";
    const SUMMARY: &'static str = "makes augmented assignments of an in-place operation and a store";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the target is read as well, and a name's scope says how")];
    const ESTABLISHES: &'static [Fact] = &[NO_AUGASSIGN];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id] {
            Stmt::AugAssign { target, op, value } if cx.may("lower") => {
                cx.count("assignments");
                lower(f, id, target, op, value)
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(f: &mut Function, id: StmtId, target: PlaceId, op: BinaryOp, value: ExprId) -> Option<Vec<StmtId>> {
    let mut m = Make::for_stmt(f, id);
    let mut out = Vec::new();
    let mut once = |m: &mut Make<'_>, name: &str, value: ExprId| {
        let (local, bind) = m.bind(name, value);
        out.push(bind);
        local
    };
    let old = match m.f[target].clone() {
        Place::Attribute { object, name } => {
            let local = once(&mut m, "object", object);
            let (object, again) = (m.read(local), m.read(local));
            m.f[target] = Place::Attribute { object: again, name: name.clone() };
            m.for_place(target).expr(Expr::Attribute { object, name })
        }
        Place::Subscript { object, index } => {
            let (o, i) = (once(&mut m, "object", object), once(&mut m, "index", index));
            let (object, index) = (m.read(o), m.read(i));
            m.f[target] = Place::Subscript { object: m.read(o), index: m.read(i) };
            m.for_place(target).expr(Expr::Subscript { object, index })
        }
        _ => m.for_place(target).value_of(target)?,
    };
    let new = m.expr(Expr::InPlace { op, left: old, right: value });
    out.push(m.store(target, new));
    Some(out)
}
