//! Putting `assume` where a test has let a value through, and its result in place of the value wherever that holds.

use fxhash::FxHashMap;
use molt_ir::ssa::{Block, Body, Cfg, Dominators, Inst, Op as _, Value};
use molt_ir::tir::{Op, Tir, Type};

/// What is known of a value at the beginning of a block, and so in all that the block dominates.
pub struct Assumption {
    /// The block.
    pub block: Block,
    /// The value.
    pub value: Value,
    /// The type that was tested.
    pub ty: Type,
    /// Whether it has the type.
    pub holds: bool,
    /// What is known of the result.
    pub result: Type,
}

/// Inserts the assumptions and renames what they dominate. A later one for the same block and value refines an earlier one. What
/// the block already begins with is not assumed twice.
pub fn insert(body: &mut Body<Tir>, assumptions: Vec<Assumption>) {
    if assumptions.is_empty() {
        return;
    }
    let mut at: FxHashMap<Block, Vec<Assumption>> = FxHashMap::default();
    for assumption in assumptions {
        at.entry(assumption.block).or_default().push(assumption);
    }
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    // Blocks to enter, and what to forget when all that a block dominates is done.
    enum Step {
        Enter(Block),
        Restore(Value, Option<Value>),
    }
    let mut names: FxHashMap<Value, Value> = FxHashMap::default();
    let mut work = vec![Step::Enter(body.entry())];
    while let Some(step) = work.pop() {
        match step {
            Step::Restore(value, Some(old)) => _ = names.insert(value, old),
            Step::Restore(value, None) => _ = names.remove(&value),
            Step::Enter(block) => {
                let mut made = 0;
                for assumption in at.remove(&block).unwrap_or_default() {
                    let operand = names.get(&assumption.value).copied().unwrap_or(assumption.value);
                    if let Some(known) = assumed(body, block, operand, &assumption) {
                        made = made.max(known + 1);
                        let result = body.result(body[block].insts[known]);
                        work.push(Step::Restore(assumption.value, names.insert(assumption.value, result)));
                        continue;
                    }
                    let span = body[block].insts.first().map_or(molt_ir::span::Span::NONE, |&inst| body[inst].span);
                    let op = Op::Assume { args: [operand], ty: assumption.ty, holds: assumption.holds };
                    let inst = body.make(op, &[assumption.result], span);
                    body.place(inst, block, made);
                    made += 1;
                    let result = body.result(inst);
                    work.push(Step::Restore(assumption.value, names.insert(assumption.value, result)));
                }
                let rest: Vec<Inst> = body[block].insts[made..].to_vec();
                for inst in rest {
                    body[inst].op.map_uses(&mut |v| names.get(&v).copied().unwrap_or(v));
                }
                work.extend(dominators.children(block).iter().map(|&child| Step::Enter(child)));
            }
        }
    }
}

/// Where among the assumptions at the beginning of the block this one is.
fn assumed(body: &Body<Tir>, block: Block, operand: Value, wanted: &Assumption) -> Option<usize> {
    let mut begins = body[block].insts.iter().map_while(|&inst| match &body[inst].op {
        Op::Assume { args, ty, holds } => Some((args[0], ty, *holds)),
        _ => None,
    });
    begins.position(|known| known == (operand, &wanted.ty, wanted.holds))
}
