//! `compare-code-points` · tir → tir
//!
//! ```text
//! %2 = item_at %0, %1 : str                  %2 = code_at %0, %1 {inside: true} : i64
//! %3 = str {value: "a"} : str          ⇒     %3 = int {value: 97} : i64
//! %4 = compare %2, %3 {op: eq} : bool        %4 = compare %2, %3 {op: eq} : bool
//! ```
//!
//! A character taken from a string to be compared with other characters, to be looked for in a constant, to be asked for its kind
//! (`c.isdigit()`) or to be given to `ord` is its code point: no string is made and no function called. Strings of one character are
//! ordered as their code points are. Several ASCII characters are the bits of two words, and so are the kinds (`code_in`, `code_is`).
//! Where the character is needed as a string as well, it stays beside its code point.
//!
//! Caveats: the index must be raw, so this comes after `speculate-ints`. An item whose IndexError is caught in the same function
//! stays a string.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Body, Inst, Op as _, Value, Values};
use molt_ir::text::{BigText, PyStr};
use molt_runtime::str::ascii_members;

use crate::prelude::*;
use crate::ssa::leave;
use tir::ops::{BinaryOp, CompareOp};
use tir::{Op, Tir, Type};

/// Characters as code points.
pub struct CompareCodePoints;

/// The longest constant that is looked through character by character.
const LONGEST: usize = 6;
/// From here on, ASCII characters are looked for all at once.
const MANY: usize = 3;

impl Pass for CompareCodePoints {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "compare-code-points";
    const SUMMARY: &'static str = "compares characters of strings as numbers";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let taken = characters(body);
            if !taken.is_empty() {
                rewrite(body, taken, cx);
            }
        }
        Ok(())
    }
}

/// The characters taken from strings, each with its definition.
fn characters(body: &Body<Tir>) -> FxHashMap<Value, Inst> {
    let taken = |&inst: &Inst| match body[inst].op {
        Op::ItemAt { args: [text, index] } | Op::GetItem { args: [text, index] } => {
            let watched = body.block_of(inst).and_then(|block| body.tried(block)) == Some(inst);
            *body.ty(text) == Type::Str && *body.ty(index) == Type::I64 && !watched
        }
        _ => false,
    };
    body.insts().filter(taken).map(|inst| (body.result(inst), inst)).collect()
}

/// What a use makes of characters.
enum Use {
    /// Compares two of them, constants or not.
    Compare,
    /// Is equal to a constant of another length, or differs from it: never, always.
    Known(bool),
    /// Looks for one in a constant of these code points.
    Among(Vec<u32>),
    /// Asks for its kind by a method of `str`.
    Kind(String),
    /// `ord`.
    Code,
}

fn use_of(body: &Body<Tir>, inst: Inst, taken: &FxHashMap<Value, Inst>) -> Option<Use> {
    let code = |value: Value| taken.contains_key(&value);
    match &body[inst].op {
        Op::Compare { args: [a, b], op } if *body.ty(body.result(inst)) == Type::Bool => {
            let other = if code(*a) { *b } else { *a };
            let unlike = constant(body, other).is_some_and(|points| points.len() != 1) && (code(*a) || code(*b));
            if unlike && matches!(op, CompareOp::Eq | CompareOp::Ne) {
                return Some(Use::Known(*op == CompareOp::Ne));
            }
            let fits = |value: Value| code(value) || constant(body, value).is_some_and(|points| points.len() == 1);
            ((code(*a) || code(*b)) && fits(*a) && fits(*b)).then_some(Use::Compare)
        }
        Op::Contains { args: [text, item] } if code(*item) => {
            let ascii = |points: &[u32]| points.iter().all(|&point| point < 128);
            constant(body, *text).filter(|points| (1..=LONGEST).contains(&points.len()) || ascii(points)).map(Use::Among)
        }
        Op::CallBuiltin { args, name } if args.len() == 1 && code(args[0]) && name.starts_with("str.") => {
            let method = name.trim_start_matches("str.");
            ascii_members(method).map(|_| Use::Kind(method.to_owned()))
        }
        Op::CallBuiltin { args, name } if name == "builtins.ord" && args.len() == 1 && code(args[0]) => Some(Use::Code),
        _ => None,
    }
}

fn constant(body: &Body<Tir>, value: Value) -> Option<Vec<u32>> {
    match body.def_op(value) {
        Some(Op::StrConst { value }) => Some(code_points(value)),
        _ => None,
    }
}

fn code_points(text: &PyStr) -> Vec<u32> {
    text.to_utf8().map_or(vec![], |text| text.chars().map(u32::from).collect())
}

fn rewrite(body: &mut Body<Tir>, taken: FxHashMap<Value, Inst>, cx: &mut PassCx) {
    let uses: Vec<(Inst, Use)> = body.insts().filter_map(|inst| Some((inst, use_of(body, inst, &taken)?))).collect();
    let mut codes = FxHashMap::default();
    for (inst, usage) in uses {
        if !leave(cx, "compare") {
            return;
        }
        let mut code = |body: &mut Body<Tir>, value: Value| match taken.get(&value) {
            Some(&made) => *codes.entry(value).or_insert_with(|| code_of(body, made)),
            None => {
                let point = constant(body, value).and_then(|points| points.first().copied()).unwrap_or_default();
                int(body, inst, point)
            }
        };
        match (usage, body[inst].op.clone()) {
            (Use::Compare, Op::Compare { args, op }) => {
                let args = args.map(|value| code(body, value));
                body[inst].op = Op::Compare { args, op };
            }
            (Use::Among(points), Op::Contains { args: [_, item] }) => {
                let item = code(body, item);
                let found = among(body, inst, item, &points);
                replace(body, inst, found);
            }
            (Use::Known(holds), _) => {
                let known = body.insert_before(inst, Op::BoolConst { value: holds }, &[Type::Bool]);
                let known = body.result(known);
                replace(body, inst, known);
            }
            (Use::Kind(method), Op::CallBuiltin { args, .. }) => {
                let args = [code(body, args[0])];
                let found = body.insert_before(inst, Op::CodeIs { args, method }, &[Type::Bool]);
                let found = body.result(found);
                replace(body, inst, found);
            }
            (Use::Code, Op::CallBuiltin { args, .. }) => {
                let code = code(body, args[0]);
                replace(body, inst, code);
            }
            _ => {}
        }
    }
    // What took its place raises what it would have raised.
    let used: FxHashSet<Value> = body.insts().flat_map(|inst| body[inst].op.uses().collect::<Values>()).collect();
    for value in codes.into_keys().filter(|value| !used.contains(value)) {
        body.remove(taken[&value]);
    }
}

/// Puts `value`, which cannot fail to be, where the result of `inst` was.
fn replace(body: &mut Body<Tir>, inst: Inst, value: Value) {
    let result = body.result(inst);
    body.replace_all_uses(result, value);
    body.remove_tried(inst);
}

fn int(body: &mut Body<Tir>, before: Inst, value: u32) -> Value {
    let made = body.insert_before(before, Op::IntConst { value: BigText::new(&value.to_string()).expect("canonical digits") }, &[Type::I64]);
    body.result(made)
}

/// Whether a code point is one of a few.
fn among(body: &mut Body<Tir>, before: Inst, item: Value, points: &[u32]) -> Value {
    if points.len() >= MANY && points.iter().all(|&point| point < 128) {
        let members = points.iter().fold(0_u128, |members, &point| members | 1 << point);
        let op = Op::CodeIn { args: [item], low: members as i64, high: (members >> 64) as i64 };
        let found = body.insert_before(before, op, &[Type::Bool]);
        return body.result(found);
    }
    let mut found = None;
    for &point in points {
        let point = int(body, before, point);
        let test = body.insert_before(before, Op::Compare { args: [item, point], op: CompareOp::Eq }, &[Type::Bool]);
        let test = body.result(test);
        found = Some(match found {
            None => test,
            Some(found) => {
                let either = body.insert_before(before, Op::Binary { args: [found, test], op: BinaryOp::Or }, &[Type::Bool]);
                body.result(either)
            }
        });
    }
    found.unwrap_or(item)
}

/// The code point beside a character, in its place when nothing else needs it.
fn code_of(body: &mut Body<Tir>, made: Inst) -> Value {
    let args: Values = body[made].op.args().iter().copied().collect();
    let inside = matches!(body[made].op, Op::ItemAt { .. });
    let code = body.insert_before(made, Op::CodeAt { args: [args[0], args[1]], inside }, &[Type::I64]);
    body.result(code)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn rewritten(body: &str) -> String {
        after::<CompareCodePoints>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn characters_are_compared_as_numbers() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64): %2 = item_at %0, %1 : str  %3 = str {value: "a"} : str  %4 = compare %2, %3 {op: le} : bool  ret %4"#,
        );
        assert!(text.contains("code_at %0, %1 {inside: true} : i64") && text.contains("int {value: 97} : i64"), "{text}");
    }

    #[test]
    fn longer_texts_stay_strings() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64): %2 = item_at %0, %1 : str  %3 = str {value: "ab"} : str  %4 = compare %2, %3 {op: lt} : bool  ret %4"#,
        );
        assert!(!text.contains("code_at"), "{text}");
    }

    #[test]
    fn a_character_is_never_a_longer_text() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64): %2 = item_at %0, %1 : str  %3 = str {value: "ab"} : str  %4 = compare %2, %3 {op: ne} : bool  ret %4"#,
        );
        assert!(text.contains("bool {value: true}") && !text.contains("compare"), "{text}");
    }

    #[test]
    fn kinds_and_many_characters_are_bits() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64): %2 = item_at %0, %1 : str  %3 = str {value: "+-*/%()"} : str  %4 = contains %3, %2 : bool
               %5 = call_builtin %2 {name: "str.isdigit"} : bool  ret %5"#,
        );
        assert!(text.contains("code_in") && text.contains("code_is") && !text.contains("item_at"), "{text}");
    }

    #[test]
    fn membership_in_a_short_constant_is_a_few_comparisons() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64): %2 = item_at %0, %1 : str  %3 = str {value: "+-"} : str  %4 = contains %3, %2 : bool  ret %4"#,
        );
        assert_eq!((text.matches("compare").count(), text.matches("{op: or}").count()), (2, 1), "{text}");
    }
}
