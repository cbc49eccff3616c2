//! Natural loops: a header, and the blocks from which a back edge to it is reached without passing it.

use super::{Block, Body, Cfg, Dominators, Edge, Language, Values};
use crate::span::Span;

/// The number of a loop; inner loops have smaller numbers than the loops around them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LoopId(pub u32);

/// A natural loop.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The only block through which it is entered.
    pub header: Block,
    /// The sources of its back edges.
    pub latches: Vec<Block>,
    /// The loop around it.
    pub parent: Option<LoopId>,
    /// 1 for an outermost loop.
    pub depth: u32,
    /// All blocks, those of inner loops included, the header first, in reverse postorder.
    pub blocks: Vec<Block>,
}

/// All natural loops of a body.
pub struct Loops {
    loops: Vec<Loop>,
    innermost: Vec<Option<LoopId>>,
}

impl Loops {
    /// The loops of the graph `cfg`. Cycles with several entries are no natural loops.
    pub fn of<L: Language>(body: &Body<L>, cfg: &Cfg, dominators: &Dominators) -> Self {
        let mut found = Loops { loops: vec![], innermost: vec![None; body.block_count()] };
        for header in cfg.postorder() {
            let mut latches: Vec<Block> =
                cfg.preds(header).iter().map(|p| p.block).filter(|&b| dominators.dominates(header, b)).collect();
            latches.dedup();
            if !latches.is_empty() {
                found.add(header, latches, cfg);
            }
        }
        found.finish(cfg);
        found
    }

    fn add(&mut self, header: Block, latches: Vec<Block>, cfg: &Cfg) {
        let id = LoopId(self.loops.len() as u32);
        let mut work = latches.clone();
        self.loops.push(Loop { header, latches, parent: None, depth: 0, blocks: vec![] });
        while let Some(block) = work.pop() {
            let entered = match self.outermost(block) {
                None => {
                    self.innermost[block.index()] = Some(id);
                    block
                }
                Some(outer) if outer == id => continue,
                Some(outer) => {
                    self.loops[outer.0 as usize].parent = Some(id);
                    self.loops[outer.0 as usize].header
                }
            };
            if entered != header {
                work.extend(cfg.preds(entered).iter().map(|p| p.block));
            }
        }
        self.innermost[header.index()].get_or_insert(id);
    }

    fn outermost(&self, block: Block) -> Option<LoopId> {
        let mut id = self.innermost[block.index()]?;
        while let Some(parent) = self[id].parent {
            id = parent;
        }
        Some(id)
    }

    fn finish(&mut self, cfg: &Cfg) {
        for n in (0..self.loops.len()).rev() {
            self.loops[n].depth = self.loops[n].parent.map_or(1, |p| self[p].depth + 1);
        }
        for &block in cfg.rpo() {
            let mut next = self.innermost[block.index()];
            while let Some(id) = next {
                self.loops[id.0 as usize].blocks.push(block);
                next = self[id].parent;
            }
        }
    }

    /// All loops, inner ones before those around them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (LoopId, &Loop)> {
        self.loops.iter().enumerate().map(|(n, l)| (LoopId(n as u32), l))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.loops.is_empty()
    }

    /// The innermost loop that holds `block`.
    pub fn innermost(&self, block: Block) -> Option<LoopId> {
        self.innermost[block.index()]
    }

    /// How many loops hold `block`.
    pub fn depth(&self, block: Block) -> u32 {
        self.innermost(block).map_or(0, |id| self[id].depth)
    }

    /// Whether the loop holds `block`.
    pub fn contains(&self, id: LoopId, block: Block) -> bool {
        let mut next = self.innermost(block);
        while let Some(inner) = next {
            if inner == id {
                return true;
            }
            next = self[inner].parent;
        }
        false
    }

    /// The edges out of the loop: source, number of the edge.
    pub fn exits<L: Language>(&self, body: &Body<L>, id: LoopId) -> Vec<(Block, usize)> {
        let edges = |b: Block| (0..body.succs(b).len()).map(move |n| (b, n));
        self[id].blocks.iter().flat_map(|&b| edges(b)).filter(|&(b, n)| !self.contains(id, body.succs(b)[n].to)).collect()
    }
}

impl std::ops::Index<LoopId> for Loops {
    type Output = Loop;
    fn index(&self, id: LoopId) -> &Loop {
        &self.loops[id.0 as usize]
    }
}

/// The block in front of a loop that does nothing but go to `header`; made if there is none. Edges into `header` that do not
/// come from `inside` are led through it. The analyses the caller holds are stale afterwards if a block was made.
pub fn preheader<L: Language>(body: &mut Body<L>, cfg: &Cfg, header: Block, inside: impl Fn(Block) -> bool) -> Block {
    let outside: Vec<_> = cfg.preds(header).iter().copied().filter(|p| !inside(p.block)).collect();
    if let [only] = outside[..]
        && body.succs(only.block).len() == 1
    {
        return only.block;
    }
    let made = body.new_block();
    let tys: Vec<L::Ty> = body[header].params.iter().map(|&p| body.ty(p).clone()).collect();
    let args: Values = tys.into_iter().map(|ty| body.add_param(made, ty)).collect();
    for pred in &outside {
        body.succs_mut(pred.block)[pred.edge].to = made;
    }
    let span = body[header].insts.first().map_or(Span::NONE, |&i| body[i].span);
    body.push(made, L::jump(Edge { to: header, args }), &[], span);
    let mut layout: Vec<Block> = body.blocks().iter().copied().filter(|&b| b != made).collect();
    let at = layout.iter().position(|&b| b == header).expect("the header is in the layout");
    layout.insert(at, made);
    body.set_layout(layout);
    made
}

#[cfg(test)]
mod tests {
    use super::super::random;
    use super::super::toy::{High, high, unindent};
    use super::*;
    use proptest::prelude::*;

    fn loops(body: &Body<High>) -> (Cfg, Dominators, Loops) {
        let cfg = Cfg::of(body);
        let dominators = Dominators::of(body, &cfg);
        let loops = Loops::of(body, &cfg, &dominators);
        (cfg, dominators, loops)
    }

    #[test]
    fn nested_loops_with_two_latches() {
        let body = high(
            "^bb0(%0: bool): jump -> ^bb1
             ^bb1(): br %0 -> ^bb2, ^bb6
             ^bb2(): br %0 -> ^bb3, ^bb4
             ^bb3(): br %0 -> ^bb2, ^bb1
             ^bb4(): jump -> ^bb1
             ^bb6(): br %0 -> ^bb6, ^bb7
             ^bb7(): ret %0",
        );
        // The text's ^bb6 and ^bb7 are blocks 5 and 6.
        let (_, _, loops) = loops(&body);
        let at = |b: u32| loops.innermost(Block(b)).unwrap();
        let (inner, outer, last) = (at(2), at(1), at(5));
        assert_eq!(loops.iter().count(), 3);
        assert_eq!(loops[inner].parent, Some(outer));
        assert!(inner < outer);
        assert_eq!((loops[inner].depth, loops[outer].depth, loops[last].depth), (2, 1, 1));
        assert_eq!(loops[outer].blocks.len(), 4);
        assert_eq!(loops[outer].latches.len(), 2);
        assert_eq!(loops[inner].blocks, [Block(2), Block(3)]);
        assert_eq!(loops[last].latches, [Block(5)]);
        assert_eq!(loops.exits(&body, outer), [(Block(1), 1)]);
        assert_eq!(loops.depth(Block(6)), 0);
        assert!(loops.contains(outer, Block(3)) && !loops.contains(inner, Block(4)));
    }

    proptest! {
        #[test]
        fn a_block_is_in_a_loop_when_it_reaches_the_header_inside(shape in random::shape(10)) {
            let body = random::body(&shape);
            let (cfg, dominators, loops) = loops(&body);
            for &header in cfg.rpo() {
                let is_latch = |b: Block| dominators.dominates(header, b) && body.succs(b).iter().any(|e| e.to == header);
                let has_loop = cfg.rpo().iter().any(|&b| is_latch(b));
                let found = loops.iter().find(|(_, l)| l.header == header);
                prop_assert_eq!(found.is_some(), has_loop);
                let Some((id, _)) = found else { continue };
                for &b in cfg.rpo() {
                    let (mut seen, mut work, mut inside) = (vec![header], vec![b], b == header);
                    while let Some(x) = work.pop() {
                        if dominators.dominates(header, b) && is_latch(x) { inside = true }
                        for e in body.succs(x) { if !seen.contains(&e.to) { seen.push(e.to); work.push(e.to) } }
                    }
                    prop_assert_eq!(loops.contains(id, b), inside, "{} in loop of {}\n{}", b, header, body);
                }
            }
        }
    }

    #[test]
    fn a_preheader_is_found_or_made() {
        let mut body = high(
            "^bb0(%0: int): br %0 -> ^bb1(%0), ^bb1(%0)
             ^bb1(%1: int): br %1 -> ^bb1(%1), ^bb2
             ^bb2(): ret %0",
        );
        let cfg = Cfg::of(&body);
        let made = preheader(&mut body, &cfg, Block(1), |b| b == Block(1));
        assert_eq!(
            body.to_string(),
            unindent(
                "^bb0(%0: int):\n br %0 -> ^bb3(%0), ^bb3(%0)\n ^bb3(%2: int):\n jump -> ^bb1(%2)\n ^bb1(%1: int):\n br %1 -> ^bb1(%1), ^bb2\n ^bb2():\n ret %0"
            )
        );
        let cfg = Cfg::of(&body);
        assert_eq!(preheader(&mut body, &cfg, Block(1), |b| b == Block(1)), made);
    }
}
