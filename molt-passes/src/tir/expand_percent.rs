//! `expand-percent` · tir → tir
//!
//! ```text
//! %1 = str {value: "%d: %5.1f"} ; %3 = tuple %0, %2
//! %4 = binary %1, %3 {op: mod} : str       ⇒    %5 = format %0, "" {conversion: none}; %6 = format %2, "5.1f" {conversion: none}
//!   where %0 : int, %2 : float                  %4 = str_join %5, ": ", %6
//! ```
//!
//! A template that is written down is what an f-string would be, where the types say that both formats mean the same: `%s` of anything,
//! `%d` of ints, `%f` of floats. No tuple is made and no template read while the program runs.
//!
//! Caveat: a template that does not fit its values is left to the runtime, for the error that it words, and so is `%d` of a float.

use super::guards;
use crate::percent::{self, Field, Part};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Edge, Inst, Value};
use molt_ir::text::PyStr;
use molt_ir::tir::ops::{BinaryOp, Conversion};
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct ExpandPercent;

impl Pass for ExpandPercent {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "expand-percent";
    const SUMMARY: &'static str = "makes `%` of a template that is written down formats and one joining";
    // A `try` around the operation becomes one for each format.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some(pieces) = recognise(body, inst)
                    && leave(cx, "expand")
                {
                    expand(body, inst, pieces);
                }
            }
        }
        Ok(())
    }
}

/// What the result is joined of.
enum Piece {
    Text(String),
    Shown { value: Value, conversion: Conversion, spec: String },
}

fn recognise(body: &Body<Tir>, inst: Inst) -> Option<Vec<Piece>> {
    let Op::Binary { args: [template, filled], op: BinaryOp::Mod } = body[inst].op else { return None };
    let Some(Op::StrConst { value }) = body.def_op(template) else { return None };
    let parts = percent::parse(&value.to_utf8()?)?;
    let values = match body.def_op(filled) {
        Some(Op::Tuple { args }) => args.to_vec(),
        _ if is_single(body.ty(filled)) => vec![filled],
        _ => return None,
    };
    if parts.iter().filter(|part| matches!(part, Part::Field(_))).count() != values.len() {
        return None;
    }
    let mut values = values.into_iter();
    let piece = |part| match part {
        Part::Text(text) => Some(Piece::Text(text)),
        Part::Field(field) => {
            let value = values.next()?;
            let (conversion, spec) = shown(&field, body.ty(value))?;
            Some(Piece::Shown { value, conversion, spec })
        }
    };
    parts.into_iter().map(piece).collect()
}

/// Whether values of the type are one value to fill in, not several, and no mapping.
fn is_single(ty: &Type) -> bool {
    let single = |member: &Type| matches!(member, Type::Bool | Type::I64 | Type::Int | Type::Float | Type::Str | Type::None);
    *ty != Type::Never && ty.members().iter().all(single)
}

/// The conversion and specification of an f-string that show a value of the type in the same way.
fn shown(field: &Field, ty: &Type) -> Option<(Conversion, String)> {
    let width = field.width.map(|width| width.to_string()).unwrap_or_default();
    let precision = field.precision.map(|digits| format!(".{digits}")).unwrap_or_default();
    let conversion = match field.letter {
        's' => Conversion::Str,
        'r' => Conversion::Repr,
        'a' => Conversion::Ascii,
        _ => Conversion::None,
    };
    if conversion != Conversion::None {
        let align = match (field.left, width.is_empty()) {
            (_, true) => "",
            (true, false) => "<",
            (false, false) => ">",
        };
        return Some((conversion, format!("{align}{width}{precision}")));
    }
    let letter = match field.letter {
        'd' | 'i' | 'u' if ty.is_int() && precision.is_empty() => "d".to_owned(),
        letter @ ('x' | 'X' | 'o') if ty.is_int() && precision.is_empty() => letter.to_string(),
        letter @ ('f' | 'F' | 'e' | 'E' | 'g' | 'G') if *ty == Type::Float => letter.to_string(),
        _ => return None,
    };
    let sign = field.sign.map(String::from).unwrap_or_default();
    let (align, zeros) = match (field.left, field.zeros, width.is_empty()) {
        (_, _, true) => ("", ""),
        (true, _, false) => ("<", ""),
        (false, zeros, false) => ("", if zeros { "0" } else { "" }),
    };
    let plain = letter == "d" && sign.is_empty() && width.is_empty();
    Some((conversion, if plain { String::new() } else { format!("{align}{sign}{zeros}{width}{precision}{letter}") }))
}

fn expand(body: &mut Body<Tir>, inst: Inst, pieces: Vec<Piece>) {
    let handler = guards::handler(body, inst);
    let (block, rest) = guards::split_before(body, inst);
    let mut at = block;
    let mut joined = Vec::new();
    let text = |body: &mut Body<Tir>, block, text: &str| {
        guards::push_value(body, block, inst, Op::StrConst { value: PyStr::from(text) }, Type::Str)
    };
    for piece in pieces {
        match piece {
            Piece::Text(shown) => joined.push(text(body, at, &shown)),
            Piece::Shown { value, conversion, spec } => {
                let spec = text(body, at, &spec);
                let op = Op::Format { args: [value, spec], conversion };
                let (made, next) = guards::push_watched(body, at, inst, handler.as_ref(), op, &[Type::Str]);
                joined.push(body.result(made));
                at = next;
            }
        }
    }
    let joined = Op::StrJoin { args: joined.into_iter().collect() };
    let joined = guards::push_value(body, at, inst, joined, Type::Str);
    guards::push(body, at, inst, Op::Jump { succs: Box::new([Edge::plain(rest)]) }, &[]);
    let result = body.result(inst);
    body.replace_all_uses(result, joined);
    body.remove_tried(inst);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn expanded(template: &str, ty: &str) -> String {
        let body = format!(
            r#"^bb0(%0: {ty}): %1 = str {{value: "{template}"}} : str  %2 = tuple %0 : tuple[{ty}]
            %3 = binary %1, %2 {{op: mod}} : str  ret %3"#
        );
        after::<ExpandPercent>(&(), program(&[("f", &body)])).remove(0)
    }

    #[test]
    fn types_say_what_a_field_means() {
        for (template, ty, spec) in [("%d", "int", ""), ("%-5.1f", "float", "<5.1f"), ("%05d", "int", "05d"), ("%5s", "any", ">5")] {
            let text = expanded(template, ty);
            assert!(text.contains(&format!("str {{value: \"{spec}\"}}")) && text.contains("str_join"), "{template}: {text}");
        }
    }

    #[test]
    fn what_does_not_fit_stays() {
        for (template, ty) in [("%d", "float"), ("%d", "any"), ("%f", "any"), ("%s %s", "int"), ("%(a)s", "any"), ("%.3d", "int")] {
            let text = expanded(template, ty);
            assert!(text.contains("op: mod"), "{template}: {text}");
        }
    }
}
