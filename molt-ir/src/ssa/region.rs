//! Copies of blocks: within a body for loop versioning, from another body for inlining; and renumbering.

use fxhash::FxHashMap;

use super::{Block, Body, Frame, FrameData, Inst, Language, Op, Value};
use crate::span::Span;

/// What the copied blocks and values became. What is not in the map stays what it is, so put in beforehand what shall be
/// replaced, such as a callee's parameters.
#[derive(Clone, Default, Debug)]
pub struct CopyMap {
    values: FxHashMap<Value, Value>,
    blocks: FxHashMap<Block, Block>,
    /// What is added to the frames of the source, and the frame that stands for the source itself.
    frames: Option<(u32, Frame)>,
}

impl CopyMap {
    /// The copy of `value`, or itself.
    pub fn value(&self, value: Value) -> Value {
        self.values.get(&value).copied().unwrap_or(value)
    }
    /// The copy of `block`, or itself.
    pub fn block(&self, block: Block) -> Block {
        self.blocks.get(&block).copied().unwrap_or(block)
    }
    /// Lets the copy be an inlined body, which has the frames `source` itself, called as `call` says.
    pub fn inline_frames<L: Language>(&mut self, body: &mut Body<L>, source: &[FrameData], call: FrameData) {
        let base = body.frames().len() as u32 + 1;
        let own = body.add_frame(call);
        self.frames = Some((base, own));
        for frame in source {
            body.add_frame(FrameData { caller: self.frame(frame.caller), ..frame.clone() });
        }
    }
    /// The copy of `frame`, or itself.
    pub fn frame(&self, frame: Frame) -> Frame {
        match self.frames {
            Some((_, own)) if frame == Frame::OWN => own,
            Some((base, _)) => Frame(frame.0 + base),
            None => frame,
        }
    }
    /// Lets `to` stand for `from` in the copy.
    pub fn set_value(&mut self, from: Value, to: Value) {
        self.values.insert(from, to);
    }
    /// Lets `to` stand for `from` in the copy.
    pub fn set_block(&mut self, from: Block, to: Block) {
        self.blocks.insert(from, to);
    }
}

/// Some blocks taken out of a body, ready to be pasted any number of times.
pub struct Region<L: Language> {
    blocks: Vec<RegionBlock<L>>,
}

struct RegionBlock<L: Language> {
    block: Block,
    params: Vec<(Value, L::Ty)>,
    insts: Vec<RegionInst<L>>,
}

struct RegionInst<L: Language> {
    op: L::Op,
    span: Span,
    frame: Frame,
    results: Vec<(Value, L::Ty)>,
}

impl<L: Language> Region<L> {
    /// Takes these blocks of `body`.
    pub fn of(body: &Body<L>, blocks: &[Block]) -> Self {
        let typed = |v: Value| (v, body.ty(v).clone());
        let inst = |&i: &Inst| RegionInst {
            op: body[i].op.clone(),
            span: body[i].span,
            frame: body[i].frame,
            results: body.results(i).map(typed).collect(),
        };
        let block = |&b: &Block| RegionBlock {
            block: b,
            params: body[b].params.iter().map(|&v| typed(v)).collect(),
            insts: body[b].insts.iter().map(inst).collect(),
        };
        Region { blocks: blocks.iter().map(block).collect() }
    }
}

impl<L: Language> Body<L> {
    /// Appends a copy of `region` and returns its blocks; `map` receives what became what.
    pub fn paste(&mut self, region: &Region<L>, map: &mut CopyMap) -> Vec<Block> {
        let made: Vec<Block> = region.blocks.iter().map(|_| self.new_block()).collect();
        for (source, &block) in region.blocks.iter().zip(&made) {
            map.set_block(source.block, block);
        }
        // Operands are mapped when every result has its copy: a use may stand before its definition in the layout.
        let mut copies = vec![];
        for (source, &block) in region.blocks.iter().zip(&made) {
            for (param, ty) in &source.params {
                let copy = self.add_param(block, ty.clone());
                map.set_value(*param, copy);
            }
            for inst in &source.insts {
                let tys: Vec<L::Ty> = inst.results.iter().map(|(_, ty)| ty.clone()).collect();
                let copy = self.push(block, inst.op.clone(), &tys, inst.span);
                self[copy].frame = map.frame(inst.frame);
                for ((old, _), new) in inst.results.iter().zip(self.results(copy)) {
                    map.set_value(*old, new);
                }
                copies.push(copy);
            }
        }
        for copy in copies {
            self.apply(copy, map);
        }
        made
    }

    /// Appends a copy of one instruction to `block`.
    pub fn copy_inst(&mut self, inst: Inst, block: Block, map: &mut CopyMap) -> Inst {
        let tys: Vec<L::Ty> = self.results(inst).map(|v| self.ty(v).clone()).collect();
        let copy = self.push(block, self[inst].op.clone(), &tys, self[inst].span);
        self[copy].frame = map.frame(self[inst].frame);
        for (old, new) in self.results(inst).zip(self.results(copy)) {
            map.set_value(old, new);
        }
        self.apply(copy, map);
        copy
    }

    fn apply(&mut self, inst: Inst, map: &CopyMap) {
        let op = &mut self[inst].op;
        op.map_uses(|v| map.value(v));
        for edge in op.succs_mut() {
            edge.to = map.block(edge.to);
        }
    }

    /// Renumbers values, instructions and blocks densely in the order of the text, and frees what was removed.
    pub fn compact(&mut self) {
        let region = Region::of(self, self.blocks());
        let frames = self.frames().to_vec();
        *self = Body::default();
        for frame in frames {
            self.add_frame(frame);
        }
        self.paste(&region, &mut CopyMap::default());
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy::{high, unindent};
    use super::*;

    #[test]
    fn a_copy_refers_to_itself_inside_and_to_the_original_outside() {
        let mut body = high(
            "^bb0(%0: int): jump -> ^bb1(%0)
             ^bb1(%1: int): %2 = add %1, %0 : int  br %2 -> ^bb1(%2), ^bb2
             ^bb2(): ret %2",
        );
        let region = Region::of(&body, &[Block(1)]);
        let mut map = CopyMap::default();
        assert_eq!(body.paste(&region, &mut map), [Block(3)]);
        assert_eq!((map.value(Value(2)), map.value(Value(0)), map.block(Block(2))), (Value(4), Value(0), Block(2)));
        let text = body.to_string();
        assert!(text.ends_with("^bb3(%3: int):\n  %4 = add %3, %0 : int\n  br %4 -> ^bb3(%4), ^bb2\n"), "{text}");
    }

    #[test]
    fn uses_before_definitions_in_the_layout_are_mapped() {
        let source = high("^bb0(%0: int): jump -> ^bb2 ^bb1(): ret %9 ^bb2(): %9 = add %0, %0 : int jump -> ^bb1");
        let mut body = high("^bb0(%0: int): ret %0");
        let mut map = CopyMap::default();
        let region = Region::of(&source, source.blocks());
        body.paste(&region, &mut map);
        body.set_entry(map.block(source.entry()));
        body.set_layout(body.blocks().iter().copied().filter(|&b| b != Block(0)).collect());
        body.compact();
        assert_eq!(body.to_string(), source.to_string());
    }

    #[test]
    fn compaction_forgets_what_was_removed() {
        let mut body =
            high("^bb0(%0: int): %1 = const {value: 1} : int %2 = add %0, %0 : int jump -> ^bb2 ^bb1(): ret %0 ^bb2(): ret %2");
        let first = body[body.entry()].insts[0];
        body.remove(first);
        body.set_layout(vec![Block(0), Block(2)]);
        body.compact();
        assert_eq!(body.to_string(), unindent("^bb0(%0: int):\n %1 = add %0, %0 : int\n jump -> ^bb1\n ^bb1():\n ret %1"));
        assert_eq!((body.value_count(), body.inst_count(), body.block_count()), (2, 3, 2));
    }
}
