//! The control-flow graph of a body: who jumps where, in which order.

use super::groups::Groups;
use super::{Block, Body, Language};

/// An edge seen from its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pred {
    /// The block it leaves.
    pub block: Block,
    /// Its number among that block's successors.
    pub edge: usize,
}

/// Predecessors and orders of the blocks that can be reached from the entry.
pub struct Cfg {
    /// The edges into each block.
    preds: Groups<Pred>,
    rpo: Vec<Block>,
    number: Vec<u32>,
}

const UNREACHED: u32 = u32::MAX;

impl Cfg {
    /// The graph as it is now.
    pub fn of<L: Language>(body: &Body<L>) -> Self {
        let mut number = vec![UNREACHED; body.block_count()];
        let mut rpo = Vec::with_capacity(body.blocks().len());
        let mut stack = Vec::with_capacity(32);
        stack.push((body.entry(), 0));
        number[body.entry().index()] = 0;
        while let Some((block, next)) = stack.last_mut() {
            match body.succs(*block).get(*next) {
                Some(edge) => {
                    *next += 1;
                    if number[edge.to.index()] == UNREACHED {
                        number[edge.to.index()] = 0;
                        stack.push((edge.to, 0));
                    }
                }
                None => {
                    rpo.push(*block);
                    stack.pop();
                }
            }
        }
        rpo.reverse();
        for (n, &block) in rpo.iter().enumerate() {
            number[block.index()] = n as u32;
        }
        let edges = rpo.iter().flat_map(|&block| {
            body.succs(block).iter().enumerate().map(move |(edge, target)| (target.to.index(), Pred { block, edge }))
        });
        let preds = Groups::of(body.block_count(), edges);
        Cfg { preds, rpo, number }
    }

    /// The edges into `block` from blocks that can be reached.
    pub fn preds(&self, block: Block) -> &[Pred] {
        self.preds.get(block.index())
    }

    /// The only edge into `block`, if there is one.
    pub fn single_pred(&self, block: Block) -> Option<Pred> {
        match *self.preds(block) {
            [pred] => Some(pred),
            _ => None,
        }
    }

    /// The blocks in reverse postorder: dominators first, a block before its successors except on back edges.
    pub fn rpo(&self) -> &[Block] {
        &self.rpo
    }

    /// The blocks in postorder.
    pub fn postorder(&self) -> impl Iterator<Item = Block> + '_ {
        self.rpo.iter().rev().copied()
    }

    /// The place of `block` in reverse postorder, if it can be reached.
    pub fn number(&self, block: Block) -> Option<usize> {
        Some(self.number[block.index()]).filter(|&n| n != UNREACHED).map(|n| n as usize)
    }

    /// Whether `block` can be reached from the entry.
    pub fn is_reachable(&self, block: Block) -> bool {
        self.number[block.index()] != UNREACHED
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy::high;
    use super::*;

    #[test]
    fn orders_and_predecessors() {
        let body = high(
            "^bb0(%0: bool): br %0 -> ^bb2, ^bb1
             ^bb1(): jump -> ^bb3
             ^bb2(): jump -> ^bb3
             ^bb3(): br %0 -> ^bb1, ^bb4
             ^bb4(): ret %0
             ^bb5(): jump -> ^bb4",
        );
        let cfg = Cfg::of(&body);
        let n = |b: u32| cfg.number(Block(b)).unwrap();
        assert_eq!(cfg.rpo().len(), 5);
        assert!(n(0) < n(2) && n(2) < n(3) && n(3) < n(4));
        assert_eq!(cfg.postorder().last(), Some(Block(0)));
        assert_eq!(
            cfg.single_pred(Block(4)),
            Some(Pred { block: Block(3), edge: 1 }),
            "edges from unreachable blocks do not count"
        );
        assert_eq!(cfg.preds(Block(1)).len(), 2);
        assert!(!cfg.is_reachable(Block(5)) && cfg.number(Block(5)).is_none());
    }
}
