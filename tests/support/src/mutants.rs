//! Broken passes: each changes a program as a wrong rewrite would. The tests of passes must find every one.

use molt_ir::ssa::{Inst, Op as _, Value};
use molt_ir::text::BigText;
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Op, Program, Tir, Type};

type Body = molt_ir::ssa::Body<Tir>;

/// A broken pass.
pub struct Mutant {
    /// What it does wrong.
    pub name: &'static str,
    /// Breaks an instruction; false where it is none of those that this mutant breaks.
    pub break_at: fn(&mut Body, Inst) -> bool,
}

/// Every one.
pub const MUTANTS: &[Mutant] = &[
    Mutant { name: "swaps the operands of a subtraction", break_at: swap_subtraction },
    Mutant { name: "is off by one in a constant", break_at: off_by_one },
    Mutant { name: "takes the other branch", break_at: other_branch },
    Mutant { name: "compares by < for <=", break_at: strict },
    Mutant { name: "drops a store", break_at: drop_store },
    Mutant { name: "drops the item of a list", break_at: drop_append },
    Mutant { name: "takes an operand for the sum", break_at: skip_addition },
    Mutant { name: "forgets a negation", break_at: forget_not },
    Mutant { name: "gives a handler the normal path", break_at: lose_handler },
    Mutant { name: "claims a narrower type", break_at: narrow },
    Mutant { name: "mixes up quotient and remainder", break_at: mix_division },
    Mutant { name: "mixes up the arguments of a call", break_at: swap_arguments },
    Mutant { name: "uses a value before it is made", break_at: use_early },
];

/// Breaks the instruction of that number among those that the mutant can break; false where there are fewer.
pub fn apply(mutant: &Mutant, program: &mut Program, mut number: usize) -> bool {
    for (_, function) in program.functions_mut() {
        for inst in function.body.insts().collect::<Vec<_>>() {
            let mut broken = function.body.clone();
            if !(mutant.break_at)(&mut broken, inst) {
                continue;
            }
            if number == 0 {
                function.body = broken;
                return true;
            }
            number -= 1;
        }
    }
    false
}

fn swap_subtraction(body: &mut Body, inst: Inst) -> bool {
    match &mut body[inst].op {
        Op::Binary { args, op: BinaryOp::Sub | BinaryOp::FloorDiv | BinaryOp::Mod } if args[0] != args[1] => {
            args.swap(0, 1);
            true
        }
        _ => false,
    }
}

fn off_by_one(body: &mut Body, inst: Inst) -> bool {
    let Op::IntConst { value } = &mut body[inst].op else { return false };
    let Some(more) = value.as_str().parse::<i64>().ok().and_then(|n| n.checked_add(1)) else { return false };
    let Some(text) = BigText::new(&more.to_string()) else { return false };
    *value = text;
    true
}

fn other_branch(body: &mut Body, inst: Inst) -> bool {
    match &mut body[inst].op {
        Op::Branch { succs, .. } => {
            succs.swap(0, 1);
            true
        }
        _ => false,
    }
}

fn strict(body: &mut Body, inst: Inst) -> bool {
    match &mut body[inst].op {
        Op::Compare { op, .. } => {
            *op = match op {
                CompareOp::Le => CompareOp::Lt,
                CompareOp::Ge => CompareOp::Gt,
                CompareOp::Lt => CompareOp::Le,
                CompareOp::Gt => CompareOp::Ge,
                CompareOp::Eq => CompareOp::Ne,
                CompareOp::Ne => CompareOp::Eq,
            };
            true
        }
        _ => false,
    }
}

fn drop_store(body: &mut Body, inst: Inst) -> bool {
    let drops = matches!(body[inst].op, Op::GlobalSet { .. } | Op::CellSet { .. } | Op::SetItem { .. } | Op::FieldSet { .. });
    drops && remove(body, inst)
}

fn drop_append(body: &mut Body, inst: Inst) -> bool {
    matches!(body[inst].op, Op::ListAppend { .. } | Op::DictInsert { .. } | Op::SetAdd { .. }) && remove(body, inst)
}

/// Takes out an instruction without results, and the `try` behind it.
fn remove(body: &mut Body, inst: Inst) -> bool {
    let block = body.block_of(inst);
    match block.and_then(|block| body.tried(block)) == Some(inst) {
        true => body.remove_tried(inst),
        false => body.remove(inst),
    }
    true
}

fn skip_addition(body: &mut Body, inst: Inst) -> bool {
    let Op::Binary { args, op: BinaryOp::Add | BinaryOp::Mul } = body[inst].op else { return false };
    let (result, operand) = (body.result(inst), args[0]);
    if body.ty(operand) != body.ty(result) {
        return false;
    }
    body.replace_all_uses(result, operand);
    true
}

fn forget_not(body: &mut Body, inst: Inst) -> bool {
    let Op::Not { args } = body[inst].op else { return false };
    let result = body.result(inst);
    body.replace_all_uses(result, args[0]);
    true
}

fn lose_handler(body: &mut Body, inst: Inst) -> bool {
    let Op::Try { succs } = body[inst].op.clone() else { return false };
    body[inst].op = Op::Jump { succs: Box::new([succs[0].clone()]) };
    true
}

fn narrow(body: &mut Body, inst: Inst) -> bool {
    let Op::Assume { ty, .. } = &body[inst].op else { return false };
    let wrong = if *ty == Type::Str { Type::Float } else { Type::Str };
    let args: Vec<Value> = body[inst].op.args().to_vec();
    let made = body.insert_before(inst, Op::Assume { args: [args[0]], ty: wrong.clone(), holds: true }, &[wrong]);
    let (old, new) = (body.result(inst), body.result(made));
    body.replace_all_uses(old, new);
    true
}

fn mix_division(body: &mut Body, inst: Inst) -> bool {
    match &mut body[inst].op {
        Op::Binary { op: op @ (BinaryOp::FloorDiv | BinaryOp::Mod), .. } => {
            *op = if *op == BinaryOp::Mod { BinaryOp::FloorDiv } else { BinaryOp::Mod };
            true
        }
        _ => false,
    }
}

fn swap_arguments(body: &mut Body, inst: Inst) -> bool {
    let Op::CallDirect { args, .. } = &body[inst].op else { return false };
    let Some(at) = args.windows(2).position(|pair| pair[0] != pair[1] && body.ty(pair[0]) == body.ty(pair[1])) else {
        return false;
    };
    let Op::CallDirect { args, .. } = &mut body[inst].op else { return false };
    args.swap(at, at + 1);
    true
}

/// Moves the first user of a result in its block before it.
fn use_early(body: &mut Body, inst: Inst) -> bool {
    let Some(block) = body.block_of(inst) else { return false };
    let Some(result) = body.results(inst).next() else { return false };
    let at = body.position(inst);
    let Some(&next) = body[block].insts.get(at + 1) else { return false };
    if !body[next].op.args().contains(&result) || body[next].op.info().effects.has(molt_ir::ssa::Effects::TERM) {
        return false;
    }
    body.remove(next);
    body.place(next, block, at);
    true
}
