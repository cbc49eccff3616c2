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

/// Blocks with random ends: return, jump, branch.
pub fn shape(max_blocks: usize) -> impl Strategy<Value = Vec<BlockShape>> {
    let block = (
        0..5_u8,
        [any::<prop::sample::Index>(), any::<prop::sample::Index>()],
        prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    );
    prop::collection::vec(block, 1..=max_blocks).prop_map(|blocks| {
        let n = blocks.len();
        let index = |i: prop::sample::Index| i.index(n);
        blocks
            .into_iter()
            .map(|(kind, targets, choices)| BlockShape {
                kind: if n == 1 { 0 } else { kind },
                targets: targets.map(|t| index(t).max(1).min(n - 1)),
                choices: choices.into_iter().map(|c| c.index(64)).collect(),
            })
            .collect()
    })
}

/// A valid body of this shape. Every block takes two ints; values come from the block itself and from its dominators.
pub fn body(shape: &[BlockShape]) -> Body<High> {
    let mut body = Body::<High>::default();
    let blocks: Vec<Block> = shape.iter().map(|_| body.new_block()).collect();
    for &b in &blocks {
        body.add_param(b, HighTy::Int);
        body.add_param(b, HighTy::Int);
    }
    for (&b, s) in blocks.iter().zip(shape) {
        let edge = |t: usize| Edge::new(blocks[t], []);
        let op = match s.kind {
            0 => HighOp::Ret { args: [Value(0)] },
            1 => HighOp::Jump { succs: Box::new([edge(s.targets[0])]) },
            _ => HighOp::Br { args: [Value(0)], succs: Box::new([edge(s.targets[0]), edge(s.targets[1])]) },
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
    let order: Vec<Block> =
        dominators.preorder().iter().copied().chain(body.blocks().iter().copied().filter(|&b| !cfg.is_reachable(b))).collect();
    let mut known: Vec<Vec<Value>> = vec![vec![]; body.block_count()];
    for b in order {
        let mut values = dominators.idom(b).map_or(vec![], |d| known[d.index()].clone());
        values.extend(&body[b].params);
        let choices = &shape[b.index()].choices;
        let pick = |values: &[Value], n: usize| values[choices.get(n).copied().unwrap_or(n) % values.len()];
        for n in 0..choices.len() {
            let (x, y) = (pick(&values, n), pick(&values, n + 1));
            let (op, ty) = match choices[n] % 6 {
                0 => (HighOp::Const { value: choices[n] as i64 % 3 }, Some(HighTy::Int)),
                1 | 2 => (HighOp::Add { args: [x, y] }, Some(HighTy::Int)),
                3 => (HighOp::Load { args: [x], field: choices[n] as u32 % 2 }, Some(HighTy::Int)),
                4 => (HighOp::Store { args: [x, y], field: choices[n] as u32 % 2 }, None),
                _ => (HighOp::Print { args: [x, y].into_iter().collect() }, None),
            };
            let tys: Vec<HighTy> = ty.into_iter().collect();
            let inst = body.insert_at_end(b, op, &tys, Span::NONE);
            values.extend(body.results(inst));
        }
        let last = body.terminator(b).expect("every block ends");
        for v in body[last].op.args_mut() {
            *v = pick(&values, 3);
        }
        for (n, edge) in body[last].op.succs_mut().iter_mut().enumerate() {
            edge.args.extend([pick(&values, n), pick(&values, n + 2)]);
        }
        known[b.index()] = values;
    }
}
