//! `drop-bound-checks` · tir → tir
//!
//! ```text
//! ^loop(%1: any): %2 = check_bound %1 {name: "i"}      ⇒   ^loop(%1: any): …, with %1 for %2
//! %4 = is_bound %3                                     ⇒   %4 = bool {value: true}
//! ```
//!
//! Construction checks every local name that some path might leave unbound, block by block. Here it is seen for the whole
//! function which values can be the absent one: only a few operations make it, and a block parameter holds it only if some
//! edge passes it. Parameters of functions are always bound.
//!
//! Caveat: names of modules, cells and fields keep their checks; whoever knows their values says so by their type.

use fxhash::FxHashSet;
use molt_ir::ssa::{Body, Language, Rename, Value};

use crate::prelude::*;
use crate::ssa::leave;
use tir::effects::may_be_unbound;
use tir::facts::LOOPS_INVERTED;
use tir::header::FunctionKind;
use tir::{Op, Tir};

/// Checks of names that are bound.
pub struct DropBoundChecks;

impl Pass for DropBoundChecks {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "drop-bound-checks";
    const SUMMARY: &'static str = "removes checks of local names that are certainly bound";
    // A check in front of a `try` takes it along, and with it an edge of a loop.
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let absent = maybe_absent(&function.body, function.header.kind);
            rewrite(&mut function.body, &absent, cx);
        }
        Ok(())
    }
}

fn rewrite(body: &mut Body<Tir>, absent: &FxHashSet<Value>, cx: &mut PassCx) {
    let mut rename = Rename::default();
    for inst in body.insts().collect::<Vec<_>>() {
        match body[inst].op {
            Op::CheckBound { args: [value], .. } if !absent.contains(&value) => {
                let checked = body.result(inst);
                if Tir::can_replace(body, value, body.ty(checked)) && leave(cx, "drop-check") {
                    rename.set(checked, value);
                    body.remove_tried(inst);
                }
            }
            Op::IsBound { args: [value] } if !absent.contains(&value) && leave(cx, "fold-test") => {
                body[inst].op = Op::BoolConst { value: true };
            }
            _ => {}
        }
    }
    rename.apply(body);
}

/// The values that may be the absent one.
fn maybe_absent(body: &Body<Tir>, kind: FunctionKind) -> FxHashSet<Value> {
    let entry = &body[body.entry()].params;
    let made = body.insts().filter(|&inst| !makes_values(&body[inst].op)).flat_map(|inst| body.results(inst));
    // What else is resumed or run by the runtime takes parameters of its own kind.
    let given = entry
        .iter()
        .copied()
        .filter(|_| !kind.suspends() && !matches!(kind, FunctionKind::Function | FunctionKind::Lambda));
    let mut work: Vec<Value> = made.chain(given).filter(|&v| may_be_unbound(body.ty(v))).collect();
    let mut absent: FxHashSet<Value> = work.iter().copied().collect();
    let receivers = receivers(body);
    while let Some(value) = work.pop() {
        let received = receivers[value.index()].iter().copied();
        work.extend(received.filter(|&v| may_be_unbound(body.ty(v)) && absent.insert(v)));
    }
    absent
}

/// For each value, the block parameters it is passed to.
fn receivers(body: &Body<Tir>) -> Vec<Vec<Value>> {
    let mut receivers = vec![vec![]; body.value_count()];
    for &block in body.blocks() {
        for edge in body.succs(block) {
            for (arg, &param) in edge.args.iter().zip(&body[edge.to].params) {
                receivers[arg.index()].push(param);
            }
        }
    }
    receivers
}

/// Operations whose results are values, or nothing at all since they raised.
fn makes_values(op: &Op) -> bool {
    let constant = Tir::is_const(op) && !matches!(op, Op::Unbound {});
    constant
        || matches!(
            op,
            Op::CheckBound { .. }
                | Op::IsBound { .. }
                | Op::Binary { .. }
                | Op::InPlace { .. }
                | Op::Unary { .. }
                | Op::Compare { .. }
                | Op::Is { .. }
                | Op::Contains { .. }
                | Op::Not { .. }
                | Op::Truth { .. }
                | Op::Select { .. }
                | Op::GetAttr { .. }
                | Op::GetItem { .. }
                | Op::Slice { .. }
                | Op::List { .. }
                | Op::Tuple { .. }
                | Op::Set { .. }
                | Op::Dict { .. }
                | Op::Format { .. }
                | Op::StrJoin { .. }
                | Op::UnpackExact { .. }
                | Op::UnpackStar { .. }
                | Op::TupleItem { .. }
                | Op::Iter { .. }
                | Op::Call { .. }
                | Op::CallMethod { .. }
                | Op::CallEx { .. }
                | Op::CallDirect { .. }
                | Op::MakeFunction { .. }
                | Op::MakeClass { .. }
                | Op::ImportModule { .. }
                | Op::CellNew { .. }
                | Op::ClosureCell { .. }
                | Op::Catch { .. }
                | Op::Yield { .. }
                | Op::YieldFrom { .. }
        )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    fn dropped(body: &str) -> String {
        after::<DropBoundChecks>(&(), program(&[("f", body)])).remove(0)
    }

    #[test]
    fn a_loop_variable_is_bound_when_every_edge_passes_a_value() {
        let text = dropped(
            r#"^bb0(%0: any): %1 = int {value: 1} : i64  jump -> ^bb1(%1)
            ^bb1(%2: any): %3 = check_bound %2 {name: "i", kind: local} : any  %4 = check_bound %0 {name: "n", kind: local} : any
              %5 = binary %3, %4 {op: add} : any  %6 = truth %5 : bool  br %6 -> ^bb1(%5), ^bb2
            ^bb2(): %7 = is_bound %3 : bool  ret %7"#,
        );
        let expected =
            "^bb0(%0: any):\n %1 = int {value: 1} : i64\n jump -> ^bb1(%1)\n ^bb1(%2: any):\n %3 = binary %2, %0 {op: add} : any
            %4 = truth %3 : bool\n br %4 -> ^bb1(%3), ^bb2\n ^bb2():\n %5 = bool {value: true} : bool\n ret %5";
        assert_eq!(text, unindent(expected));
    }

    #[test]
    fn one_edge_that_passes_nothing_keeps_the_check() {
        let body = r#"^bb0(%0: any): %1 = unbound : unbound  %2 = truth %0 : bool  br %2 -> ^bb1(%0), ^bb1(%1)
            ^bb1(%3: any): jump -> ^bb2(%3)
            ^bb2(%4: any): %5 = check_bound %4 {name: "x", kind: local} : any  ret %5"#;
        assert!(dropped(body).contains("check_bound"));
    }

    #[test]
    fn globals_and_exhausted_iterators_are_no_values() {
        let body = r#"^bb0(%0: any): %1 = global_get {global: $#0} : any  %2 = check_bound %1 {name: "g", kind: global} : any
            %3 = next %0 : any  %4 = is_bound %3 : bool  ret %2"#;
        let text = dropped(body);
        assert!(text.contains("check_bound") && text.contains("is_bound"), "{text}");
    }

    #[test]
    fn the_handler_of_a_check_goes_with_it() {
        let body = r#"^bb0(%0: any): %1 = check_bound %0 {name: "x", kind: local} : any  try -> ^bb1, ^bb2
            ^bb1(): ret %1
            ^bb2(): ret %0"#;
        assert!(dropped(body).starts_with("^bb0(%0: any):\n  jump -> ^bb1\n"));
    }
}
