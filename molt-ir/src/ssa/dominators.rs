//! Dominators by the semi-NCA algorithm (Georgiadis), near linear where the simple iteration is quadratic; tests are
//! constant time by intervals of the tree's preorder.

use super::groups::Groups;
use super::{Block, Body, Cfg, Language, Value};

/// The dominator tree of the reachable blocks.
pub struct Dominators {
    idom: Vec<Option<Block>>,
    /// By block: those whose closest dominator it is.
    children: Groups<Block>,
    /// Preorder number and one past the last number of the subtree; empty for unreachable blocks.
    interval: Vec<(u32, u32)>,
    preorder: Vec<Block>,
}

impl Dominators {
    /// The tree of `body`, whose graph is `cfg`.
    pub fn of<L: Language>(body: &Body<L>, cfg: &Cfg) -> Self {
        let search = Search::of(body);
        let immediate = search.immediate(cfg);
        let below = search.blocks.iter().enumerate().skip(1).map(|(n, &block)| (search.blocks[immediate[n] as usize], block));
        let mut tree = Dominators {
            idom: vec![None; body.block_count()],
            children: Groups::of(body.block_count(), below.clone().map(|(parent, block)| (parent.index(), block))),
            interval: vec![(0, 0); body.block_count()],
            preorder: Vec::with_capacity(search.blocks.len()),
        };
        for (parent, block) in below {
            tree.idom[block.index()] = Some(parent);
        }
        tree.number(body.entry());
        tree
    }

    fn number(&mut self, entry: Block) {
        let mut stack = vec![(entry, 0)];
        while let Some((block, next)) = stack.last_mut() {
            if *next == 0 {
                self.interval[block.index()].0 = self.preorder.len() as u32;
                self.preorder.push(*block);
            }
            match self.children.get(block.index()).get(*next) {
                Some(&child) => {
                    *next += 1;
                    stack.push((child, 0));
                }
                None => {
                    self.interval[block.index()].1 = self.preorder.len() as u32;
                    stack.pop();
                }
            }
        }
    }

    /// The closest strict dominator; none for the entry and for unreachable blocks.
    pub fn idom(&self, block: Block) -> Option<Block> {
        self.idom[block.index()]
    }

    /// The blocks whose closest dominator is `block`.
    pub fn children(&self, block: Block) -> &[Block] {
        self.children.get(block.index())
    }

    /// The reachable blocks, each before those it dominates.
    pub fn preorder(&self) -> &[Block] {
        &self.preorder
    }

    /// Whether every path from the entry to `b` goes through `a`. True for `a == b`; false if one cannot be reached.
    pub fn dominates(&self, a: Block, b: Block) -> bool {
        let ((a_in, a_out), (b_in, b_out)) = (self.interval[a.index()], self.interval[b.index()]);
        a_in <= b_in && b_in < a_out && b_in < b_out
    }

    /// The closest block that dominates both.
    pub fn common(&self, a: Block, b: Block) -> Block {
        let mut a = a;
        while !self.dominates(a, b) {
            a = self.idom(a).expect("the entry dominates every reachable block");
        }
        a
    }

    /// Whether `value` is known in all of `block`, another block than the one that defines it. The result of an instruction
    /// that a `try` watches is known only behind the normal edge.
    pub fn reaches<L: Language>(&self, body: &Body<L>, cfg: &Cfg, value: Value, block: Block) -> bool {
        let home = body.def_block(value);
        if !self.dominates(home, block) {
            return false;
        }
        match body.tried(home) {
            Some(tried) if body.def_inst(value) == Some(tried) => {
                let normal = body.succs(home)[0].to;
                let only_way_in = |p: &super::Pred| (p.block == home && p.edge == 0) || self.dominates(normal, p.block);
                self.dominates(normal, block) && normal != home && cfg.preds(normal).iter().all(only_way_in)
            }
            _ => true,
        }
    }
}

/// A depth-first search: the blocks in preorder and each one's parent in the search tree.
struct Search {
    blocks: Vec<Block>,
    number: Vec<u32>,
    parent: Vec<u32>,
}

impl Search {
    fn of<L: Language>(body: &Body<L>) -> Self {
        let count = body.blocks().len();
        let (blocks, parent) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut search = Search { blocks, number: vec![u32::MAX; body.block_count()], parent };
        let mut stack = Vec::with_capacity(32);
        stack.push((body.entry(), 0));
        while let Some((block, parent)) = stack.pop() {
            if search.number[block.index()] != u32::MAX {
                continue;
            }
            let n = search.blocks.len() as u32;
            search.number[block.index()] = n;
            search.blocks.push(block);
            search.parent.push(parent);
            stack.extend(body.succs(block).iter().rev().map(|edge| (edge.to, n)));
        }
        search
    }

    /// The immediate dominator of each block, all by preorder number.
    fn immediate(&self, cfg: &Cfg) -> Vec<u32> {
        let mut forest =
            Forest { ancestor: self.parent.clone(), label: (0..self.parent.len() as u32).collect(), semi: self.parent.clone() };
        for w in (1..self.blocks.len() as u32).rev() {
            for pred in cfg.preds(self.blocks[w as usize]) {
                let best = forest.eval(self.number[pred.block.index()], w + 1);
                forest.semi[w as usize] = forest.semi[w as usize].min(best);
            }
        }
        let mut idom = self.parent.clone();
        for w in 1..idom.len() {
            while idom[w] > forest.semi[w] {
                idom[w] = idom[idom[w] as usize];
            }
        }
        idom
    }
}

/// The forest of blocks already visited, with path compression.
struct Forest {
    ancestor: Vec<u32>,
    label: Vec<u32>,
    semi: Vec<u32>,
}

impl Forest {
    /// The least semidominator on the path from `v` up to, not including, the root of its tree; blocks from `linked` on are in
    /// the forest. A block outside stands for itself.
    fn eval(&mut self, v: u32, linked: u32) -> u32 {
        if v < linked {
            return v;
        }
        let mut path = vec![];
        let mut top = v;
        while self.ancestor[top as usize] >= linked {
            path.push(top);
            top = self.ancestor[top as usize];
        }
        let root = self.ancestor[top as usize];
        let mut best = self.label[top as usize];
        for &x in path.iter().rev() {
            let own = self.label[x as usize];
            if self.semi[best as usize] < self.semi[own as usize] {
                self.label[x as usize] = best;
            }
            best = self.label[x as usize];
            self.ancestor[x as usize] = root;
        }
        self.semi[best as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::random;
    use super::super::toy::{High, high};
    use super::*;
    use proptest::prelude::*;

    fn tree<L: Language>(body: &Body<L>) -> (Cfg, Dominators) {
        let cfg = Cfg::of(body);
        let dominators = Dominators::of(body, &cfg);
        (cfg, dominators)
    }

    /// The definition: without `a`, `b` cannot be reached.
    fn dominates_by_definition(body: &Body<High>, a: Block, b: Block) -> bool {
        let mut seen = vec![false; body.block_count()];
        let mut work = vec![body.entry()];
        while let Some(block) = work.pop() {
            if block != a && !std::mem::replace(&mut seen[block.index()], true) {
                work.extend(body.succs(block).iter().map(|e| e.to));
            }
        }
        !seen[b.index()]
    }

    proptest! {
        #[test]
        fn agree_with_the_definition(shape in random::shape(12)) {
            let body = random::body(&shape);
            let (cfg, dominators) = tree(&body);
            for &a in body.blocks() {
                for &b in body.blocks() {
                    let expected = cfg.is_reachable(a) && cfg.is_reachable(b) && dominates_by_definition(&body, a, b);
                    prop_assert_eq!(dominators.dominates(a, b), expected, "{} {}\n{}", a, b, body);
                }
                if let Some(idom) = dominators.idom(a) {
                    let strict = |d: Block| d != a && dominators.dominates(d, a);
                    prop_assert!(strict(idom) && body.blocks().iter().all(|&d| !strict(d) || dominators.dominates(d, idom)));
                    prop_assert_eq!(dominators.common(a, idom), idom);
                }
            }
            prop_assert_eq!(dominators.preorder().len(), cfg.rpo().len());
        }
    }

    #[test]
    fn a_tried_result_reaches_only_behind_the_normal_edge() {
        let body = high(
            "^bb0(%0: any): %1 = add %0, %0 : any  try -> ^bb1, ^bb2
             ^bb1(): jump -> ^bb3
             ^bb2(): jump -> ^bb3
             ^bb3(): ret %0",
        );
        let (cfg, dominators) = tree(&body);
        let reaches = |v, b| dominators.reaches(&body, &cfg, Value(v), Block(b));
        assert_eq!([reaches(1, 1), reaches(1, 2), reaches(1, 3)], [true, false, false]);
        assert_eq!([reaches(0, 1), reaches(0, 2), reaches(0, 3)], [true, true, true]);
        let same = high("^bb0(%0: any): %1 = add %0, %0 : any  try -> ^bb1, ^bb1 ^bb1(): ret %0");
        let (cfg, dominators) = tree(&same);
        assert!(!dominators.reaches(&same, &cfg, Value(1), Block(1)));
    }
}
