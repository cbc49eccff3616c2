//! `lir-initialise-fields` · lir → lir
//!
//! ```text
//! %2 = call_rt %0 {function: "new_instance"} : val      ⇒   %2 = call_rt %0 {function: "new_instance"} : val
//! %3 = as_instance %2 {family: 1} : ptr                     %3 = as_instance %2 {family: 1} : ptr
//! %4 = exchange %3, %1 {offset: 16} : val                   store %3, %1 {offset: 16}
//! ```
//!
//! The fields of a new instance are absent. The first value of each, as `__init__` gives it, is stored without looking at what lay
//! there, and nothing is released.
//!
//! Caveat: only while nobody else can have the instance, along single ways from where it was made: its first use as a value ends the
//! search. An `__init__` that was not brought in looks as before.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use lir::{Body, Op, Type};
use fxhash::FxHashSet;
use molt_ir::ssa::{Block, Cfg, Inst, Op as _, Value, Values};

/// First values of fields.
pub struct InitialiseFields;

/// How many blocks behind the making are looked at.
const BLOCKS: usize = 16;

impl Pass for InitialiseFields {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-initialise-fields";
    const SUMMARY: &'static str = "stores the first value of a field of a new instance without looking at what lay there";

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        each_body(program, cx, |body, cx| {
            let made = |&inst: &Inst| matches!(&body[inst].op, Op::CallRuntime { function, .. } if function == "new_instance");
            let makers: Vec<Inst> = body.insts().filter(made).collect();
            if makers.is_empty() {
                return;
            }
            let cfg = Cfg::of(body);
            let found: Vec<Inst> = makers.into_iter().flat_map(|maker| first_values(body, &cfg, maker)).collect();
            let used: FxHashSet<Value> = body.insts().flat_map(|inst| body[inst].op.uses().collect::<Values>()).collect();
            for exchange in found {
                if leave(cx, "initialise") {
                    initialise(body, exchange, &used);
                }
            }
        });
        Ok(())
    }
}

/// A way on which nobody else has the instance.
#[derive(Clone)]
struct Way {
    block: Block,
    from: usize,
    /// Its address, under every name.
    addresses: Vec<Value>,
    /// The fields that have a value.
    given: Vec<i64>,
}

/// The exchanges that give fields of the instance their first value.
fn first_values(body: &Body, cfg: &Cfg, maker: Inst) -> Vec<Inst> {
    let instance = body.result(maker);
    let Some(block) = body.block_of(maker) else { return vec![] };
    let mut ways = vec![Way { block, from: body.position(maker) + 1, addresses: vec![], given: vec![] }];
    let mut found = vec![];
    let mut blocks = 0;
    while let Some(mut way) = ways.pop() {
        blocks += 1;
        let alone = body[way.block].insts[way.from..].iter().all(|&inst| follow(body, inst, instance, &mut way, &mut found));
        if !alone || blocks > BLOCKS {
            continue;
        }
        for edge in body.succs(way.block) {
            if cfg.single_pred(edge.to).is_some() && edge.to != block {
                ways.push(Way { block: edge.to, from: 0, ..way.clone() });
            }
        }
    }
    found
}

/// Whether the instance is still nobody else's behind the instruction.
fn follow(body: &Body, inst: Inst, instance: Value, way: &mut Way, found: &mut Vec<Inst>) -> bool {
    let op = &body[inst].op;
    let ours = |value: Value| value == instance || way.addresses.contains(&value);
    match op {
        Op::AsPointer { args: [value] } | Op::AsInstance { args: [value], .. } if *value == instance => {
            way.addresses.push(body.result(inst));
            true
        }
        Op::Exchange { args: [address, value], offset } if way.addresses.contains(address) && !ours(*value) => {
            if !way.given.contains(offset) {
                way.given.push(*offset);
                found.push(inst);
            }
            true
        }
        Op::Store { args: [address, value], offset } if way.addresses.contains(address) && !ours(*value) => {
            way.given.push(*offset);
            true
        }
        Op::Load { args: [address], .. } if way.addresses.contains(address) => true,
        op => !op.uses().any(ours),
    }
}

fn initialise(body: &mut Body, exchange: Inst, used: &FxHashSet<Value>) {
    let Op::Exchange { args, offset } = body[exchange].op else { return };
    let old = body.result(exchange);
    if used.contains(&old) {
        let absent = body.insert_before(exchange, Op::Imm { bits: 0 }, &[Type::Imm]);
        let absent = body.result(absent);
        body.replace_all_uses(old, absent);
    }
    body.insert_before(exchange, Op::Store { args, offset }, &[]);
    body.remove(exchange);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    const MADE: &str = "^bb0(%0: val, %1: val): %2 = call_rt %0 {function: \"new_instance\"} : val  %3 = as_instance %2 {family: 1} : ptr";

    #[test]
    fn the_first_value_is_stored_and_the_second_exchanged() {
        let body = format!("{MADE} %4 = exchange %3, %1 {{offset: 16}} : val  %5 = exchange %3, %0 {{offset: 16}} : val  ret");
        let expected = "^bb0(%0: val, %1: val):\n %2 = call_rt %0 {function: \"new_instance\"} : val\n %3 = as_instance %2 {family: 1} : ptr
            store %3, %1 {offset: 16}\n %4 = exchange %3, %0 {offset: 16} : val\n ret";
        assert_eq!(after::<InitialiseFields>(&body), unindent(expected));
    }

    #[test]
    fn an_instance_that_somebody_may_have_is_looked_at() {
        for escape in ["call_rt %2 {function: \"look\"}", "%7 = exchange %3, %2 {offset: 24} : val"] {
            let body = format!("{MADE} {escape}  %4 = exchange %3, %1 {{offset: 16}} : val  ret");
            assert!(after::<InitialiseFields>(&body).contains("exchange %3, %1 {offset: 16}"), "{escape}");
        }
        let calls = format!("{MADE} call_rt %0 {{function: \"look\"}}  br %9 -> ^bb1, ^bb2  ^bb1(): %4 = exchange %3, %1 {{offset: 16}} : val
            jump -> ^bb2  ^bb2(): %5 = exchange %3, %0 {{offset: 16}} : val  ret").replace("br %9", "%9 = iconst {value: 1} : i64  br %9");
        let text = after::<InitialiseFields>(&calls);
        assert!(text.contains("store %3, %1") && text.contains("exchange %3, %0"), "{text}");
    }
}
