//! Random bodies of the Python-like toy, for properties that must hold on every graph.

use proptest::prelude::*;

use super::toy::{High, HighOp, HighTy};
use super::*;
use crate::span::Span;

/// What a block does: some numbers that `body` takes as choices.
#[derive(Clone, Debug)]
pub struct BlockShape {
    kind: u8,
    targets: [usize; 2],
    choices: Vec<usize>,
}

/// Blocks with random ends: return, jump, branch, `try`.
pub fn shape(max_blocks: usize) -> impl Strategy<Value = Vec<BlockShape>> {
    let index = any::<prop::sample::Index>;
    let block = (0..7_u8, [index(), index()], prop::collection::vec(index(), 0..8));
    prop::collection::vec(block, 1..=max_blocks).prop_map(|blocks| {
        let n = blocks.len();
        let block = |(kind, targets, choices): (u8, [prop::sample::Index; 2], Vec<prop::sample::Index>)| BlockShape {
            kind: if n == 1 { 0 } else { kind },
            targets: targets.map(|t| t.index(n).max(1)),
            choices: choices.into_iter().map(|c| c.index(64)).collect(),
        };
        blocks.into_iter().map(block).collect()
    })
}

/// A valid body of this shape. Every block takes two ints and something; values come from the block itself and from its
/// dominators.
pub fn body(shape: &[BlockShape]) -> Body<High> {
    let mut body = Body::<High>::default();
    let blocks: Vec<Block> = shape.iter().map(|_| body.new_block()).collect();
    for &b in &blocks {
        for ty in [HighTy::Int, HighTy::Int, HighTy::Any] {
            body.add_param(b, ty);
        }
    }
    for (&b, s) in blocks.iter().zip(shape) {
        let edge = |t: usize| Edge::plain(blocks[t]);
        let edges = || Box::new([edge(s.targets[0]), edge(s.targets[1])]);
        let op = match s.kind {
            0 => HighOp::Ret { args: [Value(0)] },
            1 => HighOp::Jump { succs: Box::new([edge(s.targets[0])]) },
            2 => {
                let args = [Value(0), Value(0)];
                body.push(b, HighOp::Add { args }, &[HighTy::Any], Span::NONE);
                HighOp::Try { succs: edges() }
            }
            _ => HighOp::Br { args: [Value(0)], succs: edges() },
        };
        body.push(b, op, &[], Span::NONE);
    }
    fill(&mut body, shape);
    body
}

/// Puts instructions and arguments into a body that is nothing but edges.
fn fill(body: &mut Body<High>, shape: &[BlockShape]) {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    let unreachable = body.blocks().iter().copied().filter(|&b| !cfg.is_reachable(b));
    let order: Vec<Block> = dominators.preorder().iter().copied().chain(unreachable).collect();
    let mut known: Vec<Vec<Value>> = vec![vec![]; body.block_count()];
    for b in order {
        let mut values = dominators.idom(b).map_or(vec![], |d| known[d.index()].clone());
        values.retain(|&v| dominators.reaches(body, &cfg, v, b));
        values.extend(&body[b].params);
        let choices = &shape[b.index()].choices;
        let choice = |n: usize| choices.get(n).copied().unwrap_or(n);
        for n in 0..choices.len() {
            let ints: Vec<Value> = values.iter().copied().filter(|&v| *body.ty(v) == HighTy::Int).collect();
            let (x, y, any) =
                (ints[choice(n) % ints.len()], ints[choice(n + 1) % ints.len()], values[choice(n + 1) % values.len()]);
            // Few addresses, so that loads and stores meet.
            let at = ints[choice(n) / 32];
            let (op, ty) = match choices[n] % 10 {
                0 => (HighOp::Const { value: choices[n] as i64 % 3 }, Some(HighTy::Int)),
                1 | 2 => (HighOp::Add { args: [x, y] }, Some(HighTy::Int)),
                3 | 8 => (HighOp::Load { args: [at], field: choices[n] as u32 % 2 }, Some(HighTy::Int)),
                4 | 9 => (HighOp::Store { args: [at, any], field: choices[n] as u32 % 2 }, None),
                5 => (HighOp::Add { args: [x, any] }, Some(HighTy::Any)),
                6 => (HighOp::Lt { args: [x, any] }, Some(HighTy::Bool)),
                _ => (HighOp::Print { args: [x, any].into_iter().collect() }, None),
            };
            let tys: Vec<HighTy> = ty.into_iter().collect();
            let inst = body.insert_at_end(b, op, &tys, Span::NONE);
            values.extend(body.results(inst));
        }
        end(body, b, &values, choice);
        values.extend(body.tried(b).map(|tried| body.result(tried)));
        known[b.index()] = values;
    }
}

/// Gives the terminator of `b`, and what a `try` watches, operands and arguments.
fn end(body: &mut Body<High>, b: Block, values: &[Value], choice: impl Fn(usize) -> usize) {
    let ints: Vec<Value> = values.iter().copied().filter(|&v| *body.ty(v) == HighTy::Int).collect();
    let last = body.terminator(b).expect("every block ends");
    let tried = body.tried(b);
    for inst in tried.into_iter().chain([last]) {
        for (n, v) in body[inst].op.args_mut().iter_mut().enumerate() {
            // Few values are tested, so that branches on the same one come behind each other.
            let few = if inst == last && !choice(4).is_multiple_of(3) { values.len().min(2) } else { values.len() };
            *v = values[choice(n + 3) % few];
        }
    }
    for n in 0..body.succs(b).len() {
        let mut args: Values = [n, n + 2].into_iter().map(|k| ints[choice(k) % ints.len()]).collect();
        args.push(match tried {
            Some(tried) if n == 0 => body.result(tried),
            _ => values[choice(n + 4) % values.len()],
        });
        body.succs_mut(b)[n].args = args;
    }
}
