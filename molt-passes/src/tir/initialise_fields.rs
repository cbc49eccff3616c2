//! `initialise-fields` · tir → tir
//!
//! ```text
//! %2 = new_instance %0 {class: &C}             ⇒   %2 = new_instance %0 {class: &C}
//! field_set %2, %1 {class: &C, name: "x"}          field_init %2, %1 {class: &C, name: "x"}
//! ```
//!
//! The fields of a new instance are absent. The first value of each, as `__init__` gives it, is stored without looking at what lay
//! there, and nothing is released.
//!
//! Caveat: only while nobody else can have the instance, along single ways from where it was made: its first use as a value ends the
//! search. An `__init__` that was not brought in looks as before.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Block, Body, Cfg, Inst, Op as _, Value};
use tir::{Op, Tir};

/// First values of fields.
pub struct InitialiseFields;

/// How many blocks behind the making are looked at.
const BLOCKS: usize = 16;

impl Pass for InitialiseFields {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "initialise-fields";
    const SUMMARY: &'static str = "stores the first value of a field of a new instance without looking at what lay there";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            let makers: Vec<Inst> = body.insts().filter(|&inst| matches!(body[inst].op, Op::NewInstance { .. })).collect();
            if makers.is_empty() {
                continue;
            }
            let cfg = Cfg::of(body);
            let found: Vec<Inst> = makers.into_iter().flat_map(|maker| first_values(body, &cfg, maker)).collect();
            for inst in found {
                if let Op::FieldSet { args, class, name } = body[inst].op.clone()
                    && leave(cx, "initialise")
                {
                    body[inst].op = Op::FieldInit { args, class, name };
                }
            }
        }
        Ok(())
    }
}

/// A way on which nobody else has the instance.
struct Way {
    block: Block,
    from: usize,
    /// The fields that have a value.
    given: Vec<String>,
}

/// The assignments that give fields of the instance their first value.
fn first_values(body: &Body<Tir>, cfg: &Cfg, maker: Inst) -> Vec<Inst> {
    let instance = body.result(maker);
    let Some(home) = body.block_of(maker) else { return vec![] };
    let mut ways = vec![Way { block: home, from: body.position(maker) + 1, given: vec![] }];
    let mut found = vec![];
    let mut blocks = 0;
    while let Some(mut way) = ways.pop() {
        blocks += 1;
        let alone = body[way.block].insts[way.from..].iter().all(|&inst| follow(body, inst, instance, &mut way, &mut found));
        if !alone || blocks > BLOCKS {
            continue;
        }
        for edge in body.succs(way.block) {
            if cfg.single_pred(edge.to).is_some() && edge.to != home {
                ways.push(Way { block: edge.to, from: 0, given: way.given.clone() });
            }
        }
    }
    found
}

/// Whether the instance is still nobody else's behind the instruction.
fn follow(body: &Body<Tir>, inst: Inst, instance: Value, way: &mut Way, found: &mut Vec<Inst>) -> bool {
    match &body[inst].op {
        Op::FieldSet { args: [object, value], name, .. } if *object == instance && *value != instance => {
            if !way.given.contains(name) {
                way.given.push(name.clone());
                found.push(inst);
            }
            true
        }
        Op::FieldGet { args: [object], .. } if *object == instance => true,
        op => !op.uses().any(|value| value == instance),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    fn rewritten(rest: &str) -> String {
        let body = [
            "^bb0(%0: any, %1: any): %2 = new_instance %0 {class: &#0} : any  field_set %2, %1 {class: &#0, name: \"x\"}  ",
            rest,
        ];
        after::<InitialiseFields>(&(), program(&[("f", &body.concat())])).remove(0)
    }

    #[test]
    fn the_first_value_of_each_field_is_stored() {
        let text = rewritten("field_set %2, %0 {class: &#0, name: \"x\"}  field_set %2, %0 {class: &#0, name: \"y\"}  ret %2");
        assert_eq!((text.matches("field_init").count(), text.matches("field_set %2, %0").count()), (2, 1), "{text}");
    }

    #[test]
    fn an_instance_that_somebody_may_have_is_looked_at() {
        for escape in ["%3 = call %0, %2 {keywords: []} : any", "field_set %2, %2 {class: &#0, name: \"z\"}", "jump -> ^bb1(%2)  ^bb1(%4: any):"] {
            let text = rewritten(&format!("{escape}  field_set %2, %0 {{class: &#0, name: \"y\"}}  ret %2"));
            assert!(text.contains("name: \"y\"}") && text.matches("field_init").count() == 1, "{text}");
        }
    }

    #[test]
    fn where_ways_meet_it_is_not_known_what_was_given() {
        let text = rewritten(
            "br %b -> ^bb1, ^bb2  ^bb1(): field_set %2, %0 {class: &#0, name: \"y\"}  jump -> ^bb2
             ^bb2(): field_set %2, %1 {class: &#0, name: \"y\"}  ret %2".replace("br %b", "%5 = truth %0 : bool  br %5").as_str(),
        );
        assert!(text.contains("field_init %2, %0") && text.contains("field_set %2, %1"), "{text}");
    }
}
