//! `forward-cells` · tir → tir
//!
//! ```text
//! %2 = cell %0 : cell[int]
//! %3 = make_function %2 {func: @f.<genexpr>} : func
//! %4 = closure_cell %3 {index: 0} : cell[int]          ⇒    … %0 for %5
//! %5 = cell_get %4 : int
//! ```
//!
//! Where a function object was made only to be called, and the call now stands in the same body, its cells are those it was made with. A
//! cell that nothing else can reach, and to which nothing is assigned, holds what it was made with: its readers need neither.
//!
//! Caveat: a cell that is assigned to stays.

use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir};

/// See the module.
pub struct ForwardCells;

impl Pass for ForwardCells {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "forward-cells";
    const SUMMARY: &'static str = "reads variables of inner functions that were inlined without cells";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            for inst in body.insts().collect::<Vec<_>>() {
                if let Some((made, cell)) = captured(body, inst)
                    && leave(cx, "closure")
                {
                    replace(body, inst, cell);
                    if body.users(body.result(made)).is_empty() {
                        body.remove_tried(made);
                    }
                }
            }
            for inst in body.insts().collect::<Vec<_>>() {
                if let Op::CellNew { args: [held] } = body[inst].op
                    && only_read(body, inst)
                    && leave(cx, "cell")
                {
                    let cell = body.result(inst);
                    for read in body.insts().filter(|&i| body[i].op.args().contains(&cell)).collect::<Vec<_>>() {
                        replace(body, read, held);
                    }
                }
            }
        }
        Ok(())
    }
}

fn replace(body: &mut Body<Tir>, inst: Inst, by: Value) {
    let result = body.result(inst);
    body.replace_all_uses(result, by);
    body.remove_tried(inst);
}

/// Where the function object was made, and the cell it was made with.
fn captured(body: &Body<Tir>, inst: Inst) -> Option<(Inst, Value)> {
    let Op::ClosureCell { args: [function], index } = body[inst].op else { return None };
    let Some(Op::MakeFunction { args, defaults, keyword_defaults, .. }) = body.def_op(function) else { return None };
    let cell = args.get(*defaults as usize + keyword_defaults.len() + index as usize)?;
    Some((body.def_inst(function)?, *cell))
}

/// Whether the cell is read, and nothing else.
fn only_read(body: &Body<Tir>, made: Inst) -> bool {
    let cell = body.result(made);
    body.insts().all(|inst| {
        let op = &body[inst].op;
        matches!(op, Op::CellGet { .. }) || !op.uses().any(|value| value == cell)
    })
}
