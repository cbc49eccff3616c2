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
//! Where the character is needed as a string as well, it stays beside its code point. A variable that is a character or the empty
//! string, as a parser's `text[at] if at < end else ""`, has a code point too.
//!
//! Caveats: the index must be raw, so this comes after `speculate-ints`. An item whose IndexError is caught in the same function
//! stays a string.

use super::characters::{Characters, constant, int};
use super::guards;
use molt_ir::ssa::{Body, Inst, Op as _, Value, Values};
use molt_runtime::str::ascii_members;

use crate::prelude::*;
use crate::ssa::leave;
use tir::ops::CompareOp;
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
            let characters = Characters::of(body);
            if !characters.is_empty() {
                rewrite(body, characters, cx);
            }
        }
        Ok(())
    }
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
    /// Asks whether it is there.
    Truth,
    /// `ord`.
    Code,
}

fn use_of(body: &Body<Tir>, inst: Inst, characters: &Characters) -> Option<Use> {
    let code = |value: Value| characters.contains(value);
    let certain = |value: Value| code(value) && !characters.may_be_empty(body, value);
    match &body[inst].op {
        Op::Compare { args: [a, b], op } if *body.ty(body.result(inst)) == Type::Bool && (code(*a) || code(*b)) => {
            let (one, other) = if code(*a) { (*a, *b) } else { (*b, *a) };
            let unlike = constant(body, other).is_some_and(|points| points.len() > 1 || points.is_empty() && certain(one));
            if unlike && matches!(op, CompareOp::Eq | CompareOp::Ne) {
                return Some(Use::Known(*op == CompareOp::Ne));
            }
            (code(other) || constant(body, other).is_some_and(|points| points.len() <= 1)).then_some(Use::Compare)
        }
        Op::Contains { args: [text, item] } if certain(*item) => {
            let ascii = |points: &[u32]| points.iter().all(|&point| point < 128);
            let points = constant(body, *text).filter(|points| (1..=LONGEST).contains(&points.len()) || ascii(points))?;
            Some(Use::Among(points.to_vec()))
        }
        Op::CallBuiltin { args, name } if args.len() == 1 && code(args[0]) => {
            if name == "builtins.ord" {
                return certain(args[0]).then_some(Use::Code);
            }
            // The empty string satisfies none but this one.
            let method = name.strip_prefix("str.").filter(|name| *name != "isprintable" || certain(args[0]))?;
            ascii_members(method).map(|_| Use::Kind(method.to_owned()))
        }
        Op::Truth { args: [value] } if certain(*value) => Some(Use::Known(true)),
        Op::Truth { args: [value] } if code(*value) => Some(Use::Truth),
        _ => None,
    }
}

fn rewrite(body: &mut Body<Tir>, mut characters: Characters, cx: &mut PassCx) {
    let uses: Vec<(Inst, Use)> = body.insts().filter_map(|inst| Some((inst, use_of(body, inst, &characters)?))).collect();
    for (inst, usage) in uses {
        if !leave(cx, "compare") {
            return;
        }
        let args: Values = body[inst].op.args().iter().copied().collect();
        let found = match usage {
            Use::Compare => {
                let codes = [args[0], args[1]].map(|value| characters.code(body, value, inst));
                if let Op::Compare { args, .. } = &mut body[inst].op {
                    *args = codes;
                }
                continue;
            }
            Use::Known(holds) => value(body, inst, Op::BoolConst { value: holds }, Type::Bool),
            Use::Among(points) => {
                let code = characters.code(body, args[1], inst);
                among(body, inst, code, &points)
            }
            Use::Kind(method) => {
                let args = [characters.code(body, args[0], inst)];
                value(body, inst, Op::CodeIs { args, method }, Type::Bool)
            }
            Use::Truth => {
                let args = [characters.code(body, args[0], inst), int(body, inst, 0)];
                value(body, inst, Op::Compare { args, op: CompareOp::Ge }, Type::Bool)
            }
            Use::Code => characters.code(body, args[0], inst),
        };
        let result = body.result(inst);
        body.replace_all_uses(result, found);
        body.remove_tried(inst);
    }
    characters.remove_unused(body);
}

fn value(body: &mut Body<Tir>, before: Inst, op: Op, ty: Type) -> Value {
    let made = body.insert_before(before, op, &[ty]);
    body.result(made)
}

/// Whether a code point is one of a few.
fn among(body: &mut Body<Tir>, before: Inst, code: Value, points: &[u32]) -> Value {
    if points.len() >= MANY && points.iter().all(|&point| point < 128) {
        let members = points.iter().fold(0_u128, |members, &point| members | 1 << point);
        let op = Op::CodeIn { args: [code], low: members as i64, high: (members >> 64) as i64 };
        return value(body, before, op, Type::Bool);
    }
    let points: Vec<Value> = points.iter().map(|&point| int(body, before, point.into())).collect();
    match guards::equals_one(body, before, code, &points) {
        Some(found) => found,
        None => value(body, before, Op::BoolConst { value: false }, Type::Bool),
    }
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
    fn what_is_a_character_or_nothing_is_a_number_too() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64, %9: bool): %3 = str {value: ""} : str  br %9 -> ^bb1, ^bb2(%3)
               ^bb1(): %2 = get_item %0, %1 : str  jump -> ^bb2(%2)
               ^bb2(%4: str): %5 = str {value: "("} : str  %6 = compare %4, %5 {op: eq} : bool  %7 = truth %4 : bool  br %6 -> ^bb2(%4), ^bb3
               ^bb3(): ret %7"#,
        );
        assert!(text.contains("code_at") && text.contains("int {value: -1}") && !text.contains("get_item"), "{text}");
        assert!(!text.contains(": str)"), "{text}");
    }

    #[test]
    fn the_empty_string_is_in_every_text() {
        let text = rewritten(
            r#"^bb0(%0: str, %1: i64, %9: bool): %3 = str {value: ""} : str  br %9 -> ^bb1, ^bb2(%3)
               ^bb1(): %2 = get_item %0, %1 : str  jump -> ^bb2(%2)
               ^bb2(%4: str): %5 = str {value: "(["} : str  %6 = contains %5, %4 : bool  ret %6"#,
        );
        assert!(text.contains("contains") && !text.contains("code_at"), "{text}");
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
