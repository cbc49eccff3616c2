//! `lower-annotated-assignment` · hir → hir
//!
//! ```text
//! (ann-assign x int v True)    ⇒    (assign x v) (assign (subscript (global __annotations__) "x") int)
//! (ann-assign x int - True)    ⇒    (assign (subscript (global __annotations__) "x") int)
//! (ann-assign x int v True)    ⇒    (assign x v)                                              in a function
//! ```
//!
//! Annotations are evaluated at module and class level only, after the store; those of plain names go into `__annotations__`,
//! which such a module or class body makes first. In a function nothing is left of an annotation but its hint to inference.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_ANNASSIGN};
use molt_ir::hir::{Expr, ExprId, Function, FunctionKind, Place, PlaceId, Stmt, StmtId};
use molt_ir::name::Name;

use super::make::Make;
use crate::prelude::*;

/// Annotated assignments.
pub struct LowerAnnotatedAssignment;

const ANNOTATIONS: &str = "__annotations__";

impl Pass for LowerAnnotatedAssignment {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-annotated-assignment";
    const SUMMARY: &'static str = "makes annotated assignments of a store and an entry of `__annotations__`";
    const REQUIRES: &'static [Need] =
        &[need(NAMES_RESOLVED, "a hint for inference stays with the local that the name is resolved to")];
    const ESTABLISHES: &'static [Fact] = &[NO_ANNASSIGN];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for f in hir.functions.values_mut() {
            let evaluates = matches!(f.kind, FunctionKind::Module | FunctionKind::ClassBody);
            let mut entries = 0;
            f.rewrite_stmts(|f, id| match f[id] {
                Stmt::AnnAssign { target, annotation, value, simple } if cx.may("lower") => {
                    cx.count("annotations");
                    let mut m = Make::for_stmt(f, id);
                    let mut out = stored(&mut m, target, value);
                    if evaluates {
                        entries += usize::from(simple);
                        out.push(annotate(&mut m, target, annotation, simple));
                    }
                    Some(out)
                }
                _ => None,
            });
            if entries > 0 {
                let span = f.span;
                let mut m = Make::at(f, span);
                let target = annotations_place(&mut m);
                let empty = m.expr(Expr::Dict { items: Vec::new() });
                let make = m.store(target, empty);
                f.body.insert(0, make);
            }
        }
        Ok(())
    }
}

/// The store; without value, what the target evaluates all the same.
fn stored(m: &mut Make<'_>, target: PlaceId, value: Option<ExprId>) -> Vec<StmtId> {
    match (value, m.f[target].clone()) {
        (Some(value), _) => vec![m.store(target, value)],
        (None, Place::Attribute { object, .. }) => vec![m.run(object)],
        (None, Place::Subscript { object, index }) => vec![m.run(object), m.run(index)],
        (None, _) => vec![],
    }
}

fn annotate(m: &mut Make<'_>, target: PlaceId, annotation: ExprId, simple: bool) -> StmtId {
    let Some(name) = name_of(m.f, target).filter(|_| simple) else { return m.run(annotation) };
    let place = annotations_place(m);
    let object = m.value_of(place).unwrap_or(annotation);
    let index = m.str(&name);
    let span = m.f.span_of(annotation);
    let entry = m.f.place(Place::Subscript { object, index }, span);
    m.store(entry, annotation)
}

fn annotations_place(m: &mut Make<'_>) -> PlaceId {
    let name = Name::from(ANNOTATIONS);
    let place = match m.f.kind {
        FunctionKind::ClassBody => Place::ClassName { name },
        _ => Place::Global { name },
    };
    let span = m.f.span;
    m.f.place(place, span)
}

fn name_of(f: &Function, place: PlaceId) -> Option<Name> {
    match &f[place] {
        Place::Local { local } | Place::Cell { local } => Some(f.locals[*local].name.clone()),
        Place::Global { name } | Place::ClassName { name } => Some(name.clone()),
        _ => None,
    }
}
