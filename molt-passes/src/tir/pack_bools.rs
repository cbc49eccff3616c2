//! `pack-bools` · tir → tir
//!
//! ```text
//! %3 = list %1 : list[bool]                      ⇒   %3 = intrinsic {name: "bools_new"} : native[bools]
//!                                                    %9 = intrinsic %3, %1 {name: "bools_append"} : none
//! %4 = binary %3, %0 {op: mul} : list[bool]          %4 = binary %3, %0 {op: mul} : native[bools]
//! %5 = call_builtin %4, %1 {name: "list.count"}      %5 = intrinsic %4, %1 {name: "bools_count"}
//! ```
//!
//! A list of bools whose whole way through the program is seen holds a byte for each instead of a word: a sieve, a table of what was
//! visited. It takes an eighth of the memory, and stays in a cache eight times as long.
//!
//! Exact: all that reaches such a list is in `flows`, and does with the packed one what it did with the list. It is shown to nobody, put
//! into no field, cell or container but a list that is followed itself, and given to no function that is called by value.
//!
//! Caveat: passes that know lists by their type see none afterwards, so this one comes last.

mod flows;

use crate::prelude::*;
use crate::ssa::leave;
use flows::{Flows, depth, packed};
use fxhash::FxHashSet;
use molt_ir::ssa::{Body, FuncId, GlobalId, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, Type};

/// Lists of bools, a byte each.
pub struct PackBools;

impl Pass for PackBools {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "pack-bools";
    const SUMMARY: &'static str = "keeps the bools of a list in a byte each";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let flows = Flows::of(program);
        let plans: Vec<(FuncId, Plan)> = program.functions().map(|(id, _)| (id, Plan::of(program, id, &flows))).collect();
        let globals: Vec<bool> = (0..program.header.globals.len()).map(|n| flows.packs_global(GlobalId::at(n))).collect();
        // All or none: a list that is packed in one place is in every other.
        if plans.iter().all(|(_, plan)| plan.lists.is_empty()) || !leave(cx, "pack") {
            return Ok(());
        }
        for (global, _) in program.header.globals.iter_mut().zip(globals).filter(|(_, packs)| *packs) {
            global.ty = packed(&global.ty);
        }
        for (id, plan) in plans {
            let function = &mut program[id];
            if plan.result {
                function.header.result = packed(&function.header.result);
            }
            plan.apply(&mut function.body);
        }
        Ok(())
    }
}

/// What becomes of one function.
struct Plan {
    /// Values with lists whose bools are packed.
    lists: Vec<Value>,
    /// Whether the result is one.
    result: bool,
}

impl Plan {
    fn of(program: &tir::Program, id: FuncId, flows: &Flows<'_>) -> Plan {
        let body = &program[id].body;
        let parameters = body.blocks().iter().flat_map(|&block| body[block].params.iter().copied());
        let values = parameters.chain(body.insts().flat_map(|inst| body.results(inst)));
        Plan { lists: values.filter(|&value| flows.packs(id, value)).collect(), result: flows.packs_result(id) }
    }

    fn apply(self, body: &mut Body<Tir>) {
        let innermost: FxHashSet<Value> = self.lists.iter().copied().filter(|&list| depth(body.ty(list)) == 1).collect();
        for &list in &self.lists {
            body[list].ty = packed(body.ty(list));
        }
        for inst in body.insts().collect::<Vec<Inst>>() {
            rewrite(body, inst, &innermost);
        }
    }
}

/// Replaces an operation that only lists have.
fn rewrite(body: &mut Body<Tir>, inst: Inst, packed: &FxHashSet<Value>) {
    let first = body[inst].op.args().first().copied();
    let on_packed = first.is_some_and(|list| packed.contains(&list));
    match body[inst].op.clone() {
        Op::List { args } if packed.contains(&body.result(inst)) => {
            body[inst].op = intrinsic("bools_new", &[]);
            let list = body.result(inst);
            for &item in args.iter().rev() {
                body.insert_after(inst, intrinsic("bools_append", &[list, item]), &[Type::None]);
            }
        }
        Op::ListAppend { args } if on_packed => {
            body.insert_before(inst, intrinsic("bools_append", &args), &[Type::None]);
            body.remove(inst);
        }
        Op::CallBuiltin { args, name } if on_packed => match name.as_str() {
            "list.append" => body[inst].op = intrinsic("bools_append", &args),
            "list.count" => body[inst].op = intrinsic("bools_count", &args),
            "builtins.sum" => {
                let item = constant(body, inst, true);
                body[inst].op = intrinsic("bools_count", &[args[0], item]);
            }
            "builtins.any" => {
                let item = constant(body, inst, true);
                body[inst].op = intrinsic("bools_contains", &[args[0], item]);
            }
            "builtins.all" => {
                let item = constant(body, inst, false);
                let found = body.insert_before(inst, intrinsic("bools_contains", &[args[0], item]), &[Type::Bool]);
                body[inst].op = Op::Not { args: [body.result(found)] };
            }
            _ => {}
        },
        _ => {}
    }
}

fn constant(body: &mut Body<Tir>, before: Inst, value: bool) -> Value {
    let made = body.insert_before(before, Op::BoolConst { value }, &[Type::Bool]);
    body.result(made)
}

fn intrinsic(name: &str, args: &[Value]) -> Op {
    Op::Intrinsic { args: args.iter().copied().collect(), name: name.into() }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program};
    use super::*;

    const FILLED: &str = "%1 = bool {value: true} : bool  %2 = list %1 : list[bool]  %3 = binary %2, %0 {op: mul} : list[bool]";

    /// What becomes of the functions; the first begins with a list of bools, `%3`.
    fn packed(rest: &str, others: &[(&str, &str)]) -> Vec<String> {
        let first = format!("^bb0(%0: i64): {FILLED}  {rest}");
        after::<PackBools>(&(), program(&[&[("f", first.as_str())], others].concat()))
    }

    #[test]
    fn a_list_that_is_only_indexed_is_packed() {
        let text = packed("set_item %3, %0, %1  %4 = get_item %3, %0 : bool  ret %4", &[]).remove(0);
        assert!(text.contains("bools_new") && !text.contains("list"), "{text}");
    }

    #[test]
    fn a_list_that_somebody_sees_is_not() {
        for seen in [
            "%4 = tuple %3 : tuple[list[bool]]  ret %4",
            "%4 = builtin {name: \"print\"} : builtin[print]  %5 = call %4, %3 {keywords: []} : none  ret %5",
            "%4 = str {value: \"x\"} : str  set_item %3, %0, %4  ret %4",
            "%4 = str {value: \"x\"} : str  %5 = get_item %3, %4 : any  ret %5",
            "ret %3",
        ] {
            let text = packed(seen, &[]).remove(0);
            assert!(text.contains("list[bool]") && !text.contains("bools_new"), "{text}");
        }
    }

    #[test]
    fn both_ends_of_a_call_agree() {
        let counts = "^bb0(%0: list[bool]): %1 = call_builtin %0 {name: \"builtins.len\"} : int  ret %1";
        let call = "%4 = call_direct %3 {func: @#1} : int  ret %4";
        let text = packed(call, &[("g", counts)]);
        assert!(text[1].contains("%0: native[bools]"), "{text:?}");
        let other = "^bb0(%0: list[bool], %1: any): %2 = call_direct %0 {func: @#1} : int  %3 = tuple %0 : any  ret %3";
        let text = packed(call, &[("g", counts), ("h", other)]);
        assert!(text.iter().all(|text| !text.contains("bools")), "`h` shows what `g` gets: {text:?}");
    }

    #[test]
    fn what_goes_round_a_loop_or_lies_in_a_list_is_followed() {
        let looped = "jump -> ^bb1(%3)  ^bb1(%4: list[bool]): %5 = get_item %4, %0 : bool  br %5 -> ^bb1(%4), ^bb2  ^bb2(): ret %5";
        let text = packed(looped, &[]).remove(0);
        assert!(text.contains("^bb1(%5: native[bools])") || text.contains(": native[bools]):"), "{text}");
        let nested = "%4 = list %3 : list[list[bool]]  %5 = get_item %4, %0 : list[bool]  %6 = get_item %5, %0 : bool  ret %6";
        let text = packed(nested, &[]).remove(0);
        assert!(text.contains("list[native[bools]]"), "{text}");
        let seen = "%4 = list %3 : list[list[bool]]  %5 = get_item %4, %0 : list[bool]  ret %5";
        assert!(!packed(seen, &[]).remove(0).contains("native"));
    }

    #[test]
    fn a_function_whose_object_is_used_is_called_by_anyone() {
        let counts = "^bb0(%0: list[bool]): %1 = call_builtin %0 {name: \"builtins.len\"} : int  ret %1";
        let makes = "%4 = call_direct %3 {func: @#1} : int  %5 = make_function {func: @#1, defaults: 0, keyword_defaults: []} : any  ret %5";
        assert!(packed(makes, &[("g", counts)]).iter().all(|text| !text.contains("native")));
    }
}
