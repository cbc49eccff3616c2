//! `lir-share-cleanups` · lir → lir
//!
//! ```text
//! ^a(): release %2; release %1; trace {5}; ret %zero      ⇒      ^a(): trace {5}; jump -> ^c
//! ^b(): release %1; trace {6}; ret %zero                         ^b(): trace {6}; jump -> ^d
//!                                                                ^c(): release %2; jump -> ^d
//!                                                                ^d(): release %1; ret %zero
//! ```
//!
//! Every call that may raise has a way out on which all that is held is released. Most of what a function holds at one call it
//! holds at the next as well, so these ways out are put together from their ends: what was made first is released last, and the
//! release of each value stands once. Only cold blocks take part, for they pay a jump each.
//!
//! Caveat: the order of releases changes, except in programs with finalizers, where it could be seen.

use crate::prelude::*;
use crate::ssa::{each_body, leave};
use fxhash::FxHashMap;
use lir::facts::REFCOUNTS_EXPLICIT;
use lir::{Body, Lir, Op, Type};
use molt_ir::span::Span;
use molt_ir::ssa::{Block, Cfg, Edge, Language, Value, transform};

/// Releases on the ways out of a function.
pub struct ShareCleanups;

impl Pass for ShareCleanups {
    type From = lir::Program;
    type To = lir::Program;
    type Options = ();
    const NAME: &'static str = "lir-share-cleanups";
    const SUMMARY: &'static str = "lets the ways out on which an exception leaves share their releases";
    const REQUIRES: &'static [Need] = &[need(REFCOUNTS_EXPLICIT, "what is shared are the releases")];

    fn run(_: &(), program: &mut lir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let sort = !program.header.finalizers;
        each_body(program, cx, |body, cx| {
            if !body.is_empty() {
                share(body, sort, cx);
            }
        });
        Ok(())
    }
}

/// Where a way out leads in the end.
#[derive(Clone, PartialEq, Eq, Hash)]
enum End {
    /// Constants: kind and bits of each.
    Return(Vec<(Constant, i64)>),
    /// An edge to a block that does something else.
    Jump(Block, Vec<Value>),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Constant {
    Int,
    Imm,
    Float,
}

/// What a block does from `start` on: nothing but this.
#[derive(Clone)]
struct Tail {
    start: usize,
    traces: Vec<(Op, Span)>,
    releases: Vec<Value>,
    end: End,
}

fn share(body: &mut Body, sort: bool, cx: &mut PassCx) {
    let warm = lir::warm_blocks(body);
    if body.blocks().iter().all(|b| warm[b.index()]) {
        return;
    }
    let cfg = Cfg::of(body);
    let mut tails: Vec<Option<Tail>> = vec![None; body.block_count()];
    for block in cfg.postorder().filter(|b| !warm[b.index()]) {
        tails[block.index()] = tail(body, block).map(|tail| joined(body, block, tail, &tails));
    }
    // A block that all its predecessors have taken over is no way out of its own.
    let taken_over = |block: Block| {
        let preds = cfg.preds(block);
        let goes_on = |tail: &Tail| !matches!(tail.end, End::Jump(to, _) if to == block);
        !preds.is_empty()
            && preds.iter().all(|p| {
                body.succs(p.block).len() == 1 && tails[p.block.index()].as_ref().is_some_and(goes_on)
            })
    };
    let mut ways: Vec<(Block, Tail)> = cfg
        .rpo()
        .iter()
        .filter(|&&block| !taken_over(block))
        .filter_map(|&block| Some((block, tails[block.index()].clone()?)))
        .collect();
    let mut tree = Tree::default();
    let mut leaves = Vec::with_capacity(ways.len());
    for (_, tail) in &mut ways {
        if sort {
            tail.releases.sort_by(|a, b| b.cmp(a));
        }
        leaves.push(tree.add(tail));
    }
    let mut changed = false;
    for ((block, tail), leaf) in ways.into_iter().zip(leaves) {
        let mut own = 0;
        let mut node = leaf;
        while tree.nodes[node].count < 2 && tree.nodes[node].release.is_some() {
            (own, node) = (own + 1, tree.nodes[node].parent);
        }
        let nothing_shared = tree.nodes[node].count < 2 || tree.nodes[node].release.is_none() && matches!(tail.end, End::Jump(..));
        if nothing_shared || !leave(cx, "share-cleanup") {
            continue;
        }
        changed = true;
        let to = tree.block(body, node);
        let span = body.terminator(block).map(|t| body[t].span).unwrap_or_default();
        let gone = body[block].insts.len() - tail.start;
        for _ in 0..gone {
            let last = body.terminator(block).expect("the tail stands in the block");
            body.remove(last);
        }
        for (trace, at) in tail.traces {
            body.push(block, trace, &[], at);
        }
        for &value in &tail.releases[..own] {
            body.push(block, Op::Release { args: [value] }, &[], span);
        }
        body.push(block, Lir::jump(Edge::plain(to)), &[], span);
    }
    if changed {
        transform::remove_unreachable(body, &mut |_| true);
    }
}

/// The end of `block` that consists of releases, traces and what is returned.
fn tail(body: &Body, block: Block) -> Option<Tail> {
    let insts = &body[block].insts;
    let (&last, before) = insts.split_last()?;
    let end = match &body[last].op {
        Op::Return { args } => End::Return(args.iter().map(|&v| constant(body, v)).collect::<Option<_>>()?),
        Op::Jump { succs } => End::Jump(succs[0].to, succs[0].args.to_vec()),
        _ => return None,
    };
    let mut tail = Tail { start: before.len(), traces: vec![], releases: vec![], end };
    for &inst in before.iter().rev() {
        match &body[inst].op {
            Op::Release { args } => tail.releases.push(args[0]),
            Op::Trace { .. } => tail.traces.push((body[inst].op.clone(), body[inst].span)),
            // Made for the return alone: no block comes after it.
            Op::Int { .. } | Op::Imm { .. } | Op::Float { .. } if matches!(tail.end, End::Return(_)) => {}
            _ => break,
        }
        tail.start -= 1;
    }
    tail.releases.reverse();
    tail.traces.reverse();
    Some(tail)
}

fn constant(body: &Body, value: Value) -> Option<(Constant, i64)> {
    Some(match body.def_op(value)? {
        Op::Int { value } => (Constant::Int, *value),
        Op::Imm { bits } => (Constant::Imm, *bits),
        Op::Float { value } => (Constant::Float, value.get().to_bits() as i64),
        _ => return None,
    })
}

/// The tail together with that of the block it jumps to, if that block is nothing else.
fn joined(body: &Body, block: Block, tail: Tail, tails: &[Option<Tail>]) -> Tail {
    let End::Jump(to, args) = &tail.end else { return tail };
    match &tails[to.index()] {
        Some(rest) if *to != block && args.is_empty() && rest.start == 0 && body[*to].params.is_empty() => Tail {
            start: tail.start,
            traces: [tail.traces, rest.traces.clone()].concat(),
            releases: [tail.releases, rest.releases.clone()].concat(),
            end: rest.end.clone(),
        },
        _ => tail,
    }
}

/// The ways out, joined from their ends: each node releases one value and goes on to its parent; a root ends the way.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    roots: FxHashMap<End, usize>,
    children: FxHashMap<(usize, Value), usize>,
}

struct Node {
    parent: usize,
    /// None for a root.
    release: Option<Value>,
    end: Option<End>,
    /// How many ways out go through it.
    count: u32,
    block: Option<Block>,
}

impl Tree {
    /// Adds a way out; its outermost node.
    fn add(&mut self, tail: &Tail) -> usize {
        let mut node = match self.roots.get(&tail.end) {
            Some(&root) => root,
            None => {
                self.nodes.push(Node { parent: 0, release: None, end: Some(tail.end.clone()), count: 0, block: None });
                self.roots.insert(tail.end.clone(), self.nodes.len() - 1);
                self.nodes.len() - 1
            }
        };
        self.nodes[node].count += 1;
        for &value in tail.releases.iter().rev() {
            node = *self.children.entry((node, value)).or_insert_with(|| {
                self.nodes.push(Node { parent: node, release: Some(value), end: None, count: 0, block: None });
                self.nodes.len() - 1
            });
            self.nodes[node].count += 1;
        }
        node
    }

    /// The block that does what `node` and those behind it do.
    fn block(&mut self, body: &mut Body, node: usize) -> Block {
        if let Some(block) = self.nodes[node].block {
            return block;
        }
        let first = body.new_block();
        self.nodes[node].block = Some(first);
        let (mut at, mut node) = (first, node);
        while let Some(value) = self.nodes[node].release {
            body.push(at, Op::Release { args: [value] }, &[], Span::NONE);
            let parent = self.nodes[node].parent;
            let is_edge = matches!(self.nodes[parent].end, Some(End::Jump(..)));
            if self.nodes[parent].count != self.nodes[node].count && !is_edge {
                if let Some(known) = self.nodes[parent].block {
                    body.push(at, Lir::jump(Edge::plain(known)), &[], Span::NONE);
                    return first;
                }
                let next = body.new_block();
                self.nodes[parent].block = Some(next);
                body.push(at, Lir::jump(Edge::plain(next)), &[], Span::NONE);
                at = next;
            }
            node = parent;
        }
        match &self.nodes[node].end {
            Some(End::Return(constants)) => {
                let args = constants.iter().map(|&(kind, bits)| {
                    let (op, ty) = match kind {
                        Constant::Int => (Op::Int { value: bits }, Type::I64),
                        Constant::Imm => (Op::Imm { bits }, Type::Imm),
                        Constant::Float => (Op::Float { value: molt_ir::text::F64::from(f64::from_bits(bits as u64)) }, Type::F64),
                    };
                    body.push_value(at, op, ty, Span::NONE)
                });
                let args = args.collect();
                body.push(at, Op::Return { args }, &[], Span::NONE);
            }
            Some(End::Jump(to, args)) => {
                body.push(at, Lir::jump(Edge::new(*to, args.iter().copied())), &[], Span::NONE);
            }
            None => unreachable!("a way out ends at a root"),
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, unindent};
    use super::*;

    #[test]
    fn ways_out_share_their_ends() {
        let body = "^bb0(%9: i64): %0 = call_rt {function: \"make\"} : val  br_cold %9 -> ^bb1, ^bb2
            ^bb1(): release %0  trace {site: 1}  ret
            ^bb2(): %1 = call_rt {function: \"make\"} : val  br_cold %9 -> ^bb3, ^bb4
            ^bb3(): release %0  release %1  jump -> ^bb6  ^bb6(): trace {site: 2}  ret
            ^bb4(): br_cold %9 -> ^bb5, ^bb7
            ^bb5(): release %0  release %1  trace {site: 3}  ret
            ^bb7(): release %0  release %1  ret";
        let expected = "^bb0(%0: i64):\n %1 = call_rt {function: \"make\"} : val\n br_cold %0 -> ^bb1, ^bb2
            ^bb1():\n trace {site: 1}\n jump -> ^bb8
            ^bb2():\n %2 = call_rt {function: \"make\"} : val\n br_cold %0 -> ^bb3, ^bb4
            ^bb3():\n trace {site: 2}\n jump -> ^bb7
            ^bb4():\n br_cold %0 -> ^bb5, ^bb6
            ^bb5():\n trace {site: 3}\n jump -> ^bb7
            ^bb6():\n release %1\n release %2\n ret
            ^bb7():\n release %2\n jump -> ^bb8
            ^bb8():\n release %1\n ret";
        assert_eq!(after::<ShareCleanups>(body), unindent(expected));
    }
}
