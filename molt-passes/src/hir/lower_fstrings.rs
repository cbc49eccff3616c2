//! `lower-fstrings` · hir → hir
//!
//! ```text
//! (f-string ["a" (format-field x repr -) (format-field y plain ">3")])
//!     ⇒    (intrinsic concat ["a" (intrinsic to-repr [x]) (intrinsic format [y ">3"])])
//! ```
//!
//! Each field is evaluated, converted and formatted before the next one is evaluated, as CPython does. A field without conversion
//! and specification is `format` with the empty string, since `__format__` decides what that means.
//!
//! Caveat: what `!s`, `!r` and `!a` give is taken to be a plain `str` when no specification follows.

use molt_ir::hir::facts::NO_FSTRING;
use molt_ir::hir::{Conversion, Expr, ExprId, Function, Intrinsic};

use super::make::Make;
use crate::prelude::*;

/// Formatted strings.
pub struct LowerFstrings;

impl Pass for LowerFstrings {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-fstrings";
    const SUMMARY: &'static str = "makes formatted strings of conversions, formats and one concatenation";
    const ESTABLISHES: &'static [Fact] = &[NO_FSTRING];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| match &f[id] {
            Expr::FString { parts } if cx.may("lower") => {
                cx.count("f-strings");
                Some(lower(f, parts.clone()))
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(f: &mut Function, parts: Vec<ExprId>) -> Expr {
    for &part in &parts {
        if let Expr::FormatField { value, conversion, spec } = f[part] {
            f[part] = field(f, part, value, conversion, spec);
        }
    }
    match parts[..] {
        [] => Expr::str(""),
        [only] => f[only].clone(),
        _ => Expr::Intrinsic { op: Intrinsic::Concat, args: parts },
    }
}

fn field(f: &mut Function, id: ExprId, value: ExprId, conversion: Conversion, spec: Option<ExprId>) -> Expr {
    formatted(&mut Make::for_expr(f, id), value, conversion, spec)
}

/// A value converted and formatted.
pub(super) fn formatted(m: &mut Make<'_>, value: ExprId, conversion: Conversion, spec: Option<ExprId>) -> Expr {
    let op = match conversion {
        Conversion::None => None,
        Conversion::Str => Some(Intrinsic::ToStr),
        Conversion::Repr => Some(Intrinsic::ToRepr),
        Conversion::Ascii => Some(Intrinsic::ToAscii),
    };
    match (op, spec) {
        (Some(op), None) => Expr::Intrinsic { op, args: vec![value] },
        (Some(op), Some(spec)) => {
            let value = m.intrinsic(op, [value]);
            Expr::Intrinsic { op: Intrinsic::Format, args: vec![value, spec] }
        }
        (None, spec) => {
            let spec = spec.unwrap_or_else(|| m.str(""));
            Expr::Intrinsic { op: Intrinsic::Format, args: vec![value, spec] }
        }
    }
}
