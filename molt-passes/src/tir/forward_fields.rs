//! `forward-fields` · tir → tir
//!
//! ```text
//! field_set %0, %1 {class: &C, name: "at"}             ⇒   field_set %0, %1 {class: &C, name: "at"}
//! %2 = field_get %0 {class: &C, name: "at"} : int
//! %3 = get_item %4, %2 : str                               %3 = get_item %4, %1 : str
//! ```
//!
//! A number that was just assigned to a field need not be read from there: `self.at += 1; c = self.text[self.at]`. It stays raw, and is
//! certainly there.
//!
//! Caveats: numbers only, since other values would be counted once more. Along all ways to the use nothing may run code of the program:
//! calls, operators of unknown operands, and whatever lets go of something in programs that see when values die.

use super::deaths;
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Cfg, Effects, Inst, Language, Rename, Value};
use tir::{Op, Tir, Type};

/// Fields that were just assigned.
pub struct ForwardFields;

impl Pass for ForwardFields {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "forward-fields";
    const SUMMARY: &'static str = "uses a number that was just assigned to a field in place of reading it";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if deaths::are_seen(program) {
            return Ok(());
        }
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            if body.insts().any(|inst| matches!(body[inst].op, Op::FieldSet { .. })) {
                forward(body, cx);
            }
        }
        Ok(())
    }
}

/// What fields hold: object, name, number.
type Known = Vec<(Value, String, Value)>;

fn forward(body: &mut Body<Tir>, cx: &mut PassCx) {
    let cfg = Cfg::of(body);
    let mut at_end: Vec<Option<Known>> = vec![None; body.block_count()];
    let mut rename = Rename::default();
    for &block in cfg.rpo() {
        // Where ways meet, what is known on all of them; nothing is known of a way back that was not yet walked.
        let mut ways = cfg.preds(block).iter().map(|pred| at_end[pred.block.index()].as_ref());
        let first = ways.next().flatten().cloned().unwrap_or_default();
        let mut known = ways.fold(first, |mut known, way| {
            known.retain(|entry| way.is_some_and(|way| way.contains(entry)));
            known
        });
        for inst in body[block].insts.clone() {
            if let Op::FieldGet { args: [object], name, .. } = &body[inst].op {
                let (object, result) = (rename.get(*object), body.result(inst));
                let found = known.iter().find(|(of, field, _)| (*of, field) == (object, name)).map(|(.., number)| *number);
                if let Some(number) = found
                    && Tir::can_replace(body, number, body.ty(result))
                    && leave(cx, "forward")
                {
                    rename.set(result, number);
                    body.remove_tried(inst);
                }
            } else {
                step(body, inst, &rename, &mut known);
            }
        }
        at_end[block.index()] = Some(known);
    }
    rename.apply(body);
}

/// What fields hold behind an instruction that reads none.
fn step(body: &Body<Tir>, inst: Inst, rename: &Rename, known: &mut Known) {
    match &body[inst].op {
        // The same object may go by another name.
        Op::FieldInit { args: [object, value], name, .. } | Op::FieldSet { args: [object, value], name, .. } => {
            known.retain(|(_, field, _)| field != name);
            let number = rename.get(*value);
            if matches!(body.ty(number), Type::I64 | Type::Int | Type::Float | Type::Bool) {
                known.push((rename.get(*object), name.clone(), number));
            }
        }
        op if runs_nothing(body, op) => {}
        _ if body.effects(inst).has(Effects::WRITE) => known.clear(),
        _ => {}
    }
}

/// Whether the operation writes where no field is, and runs no code of the program.
fn runs_nothing(body: &Body<Tir>, op: &Op) -> bool {
    match op {
        Op::ListAppend { .. } | Op::GlobalSet { .. } | Op::CellSet { .. } | Op::KeepAlive { .. } => true,
        Op::SetItem { args: [list, index, _] } => {
            matches!(body.ty(*list), Type::List(_)) && tir::effects::is_index(body.ty(*index))
        }
        Op::CallBuiltin { args, name } => name == "list.append" && args.first().is_some_and(|list| matches!(body.ty(*list), Type::List(_))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn rewritten(rest: &str) -> String {
        let body = ["^bb0(%0: any, %1: int, %2: any, %9: bool): field_set %0, %1 {class: &#0, name: \"x\"}  ", rest];
        after::<ForwardFields>(&(), program(&[("f", &body.concat())])).remove(0)
    }

    #[test]
    fn what_was_assigned_is_not_read() {
        let text = rewritten("field_set %0, %2 {class: &#0, name: \"y\"}  %3 = field_get %0 {class: &#0, name: \"x\"} : int  ret %3");
        assert!(text.ends_with("ret %1\n") && !text.contains("field_get"), "{text}");
    }

    #[test]
    fn what_may_have_changed_is_read() {
        for between in [
            "field_set %2, %2 {class: &#0, name: \"x\"}",
            "%4 = call %2, %0 {keywords: []} : any",
            "br %9 -> ^bb1, ^bb2  ^bb1(): %4 = call %2, %0 {keywords: []} : any  jump -> ^bb2  ^bb2():",
            "jump -> ^bb1  ^bb1(): %5 = field_get %0 {class: &#0, name: \"x\"} : int  field_set %0, %5 {class: &#0, name: \"x\"}
             %4 = call %2, %0 {keywords: []} : any  br %9 -> ^bb1, ^bb2  ^bb2():",
        ] {
            let text = rewritten(&format!("{between}  %3 = field_get %0 {{class: &#0, name: \"x\"}} : int  ret %3"));
            assert!(text.contains("ret %") && !text.contains("ret %1\n"), "{text}");
        }
    }

    #[test]
    fn ways_that_agree_agree_where_they_meet() {
        let text = rewritten(
            "br %9 -> ^bb1, ^bb2  ^bb1(): field_set %0, %2 {class: &#0, name: \"y\"}  jump -> ^bb2
             ^bb2(): %3 = field_get %0 {class: &#0, name: \"x\"} : int  ret %3",
        );
        assert!(text.ends_with("ret %1\n"), "{text}");
    }

    #[test]
    fn objects_would_be_counted() {
        let text = rewritten("field_set %0, %2 {class: &#0, name: \"y\"}  %3 = field_get %0 {class: &#0, name: \"y\"} : any  ret %3");
        assert!(text.contains("field_get"), "{text}");
    }
}
