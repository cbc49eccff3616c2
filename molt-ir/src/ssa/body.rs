//! One SSA body for every language: arenas of values, instructions and blocks, and the ways to change them.

use std::ops::{Index, IndexMut};

use la_arena::{Arena, Idx, RawIdx};
use smallvec::SmallVec;

use super::{Block, Edge, Effects, Frame, Inst, Language, Op, Value};
use crate::span::Span;

/// An instruction: an operation, its results, and where it comes from.
pub struct InstData<L: Language> {
    /// The operation. Change it freely; the number and order of results stay.
    pub op: L::Op,
    /// Where it comes from.
    pub span: Span,
    /// The inlined call it belongs to.
    pub frame: Frame,
    first_result: u32,
    result_count: u16,
    block: Block,
}

/// A value: its type and its only definition.
pub struct ValueData<L: Language> {
    /// Its type.
    pub ty: L::Ty,
    /// Where it is defined.
    pub def: Def,
}

/// The definition of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Def {
    /// A result of an instruction.
    Inst(Inst),
    /// A parameter of a block.
    Param(Block),
}

/// A block: its parameters and its instructions, the last of which ends it.
#[derive(Clone, Default, Debug)]
pub struct BlockData {
    /// The parameters.
    pub params: Vec<Value>,
    /// The instructions.
    pub insts: Vec<Inst>,
}

/// A call that was inlined: tracebacks name its function, and its caller below.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FrameData {
    /// The name of the callee as tracebacks show it.
    pub function: String,
    /// Where it was called.
    pub call: Span,
    /// The frame that called it.
    pub caller: Frame,
}

/// The code of one function. The first block of the layout is the entry; its parameters are the function's.
pub struct Body<L: Language> {
    values: Arena<ValueData<L>>,
    insts: Arena<InstData<L>>,
    blocks: Arena<BlockData>,
    layout: Vec<Block>,
    frames: Vec<FrameData>,
}

/// The arena's key of an id.
fn key<T>(id: u32) -> Idx<T> {
    Idx::from_raw(RawIdx::from_u32(id))
}

/// No block: the instruction has been taken out.
const NOWHERE: Block = Block(u32::MAX);

impl<L: Language> Clone for InstData<L> {
    fn clone(&self) -> Self {
        InstData { op: self.op.clone(), ..*self }
    }
}

impl<L: Language> Clone for ValueData<L> {
    fn clone(&self) -> Self {
        ValueData { ty: self.ty.clone(), def: self.def }
    }
}

impl<L: Language> Clone for Body<L> {
    fn clone(&self) -> Self {
        Body {
            values: self.values.clone(),
            insts: self.insts.clone(),
            blocks: self.blocks.clone(),
            layout: self.layout.clone(),
            frames: self.frames.clone(),
        }
    }
}

impl<L: Language> Default for Body<L> {
    fn default() -> Self {
        Body { values: Arena::new(), insts: Arena::new(), blocks: Arena::new(), layout: vec![], frames: vec![] }
    }
}

impl<L: Language> Index<Value> for Body<L> {
    type Output = ValueData<L>;
    fn index(&self, value: Value) -> &ValueData<L> {
        &self.values[key(value.0)]
    }
}

impl<L: Language> IndexMut<Value> for Body<L> {
    fn index_mut(&mut self, value: Value) -> &mut ValueData<L> {
        &mut self.values[key(value.0)]
    }
}

impl<L: Language> Index<Inst> for Body<L> {
    type Output = InstData<L>;
    fn index(&self, inst: Inst) -> &InstData<L> {
        &self.insts[key(inst.0)]
    }
}

impl<L: Language> IndexMut<Inst> for Body<L> {
    fn index_mut(&mut self, inst: Inst) -> &mut InstData<L> {
        &mut self.insts[key(inst.0)]
    }
}

impl<L: Language> Index<Block> for Body<L> {
    type Output = BlockData;
    fn index(&self, block: Block) -> &BlockData {
        &self.blocks[key(block.0)]
    }
}

/// Looking around.
impl<L: Language> Body<L> {
    /// The entry block.
    pub fn entry(&self) -> Block {
        self.layout[0]
    }
    /// Whether there is no block yet.
    pub fn is_empty(&self) -> bool {
        self.layout.is_empty()
    }
    /// The blocks in the order of the text, the entry first.
    pub fn blocks(&self) -> &[Block] {
        &self.layout
    }
    /// Every instruction in the order of the text.
    pub fn insts(&self) -> impl Iterator<Item = Inst> + '_ {
        self.layout.iter().flat_map(|&b| self[b].insts.iter().copied())
    }
    /// The instructions that use a value, as an operand or on an edge, each once. It looks at the whole body.
    pub fn users(&self, value: Value) -> Vec<Inst> {
        self.insts().filter(|&inst| self[inst].op.uses().any(|used| used == value)).collect()
    }
    /// The size of a table indexed by [`Value::index`].
    pub fn value_count(&self) -> usize {
        self.values.len()
    }
    /// The size of a table indexed by [`Inst::index`].
    pub fn inst_count(&self) -> usize {
        self.insts.len()
    }
    /// The size of a table indexed by [`Block::index`].
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }
    /// The type of a value.
    pub fn ty(&self, value: Value) -> &L::Ty {
        &self[value].ty
    }
    /// The operation that defines `value`, unless it is a parameter.
    pub fn def_op(&self, value: Value) -> Option<&L::Op> {
        self.def_inst(value).map(|inst| &self[inst].op)
    }
    /// The instruction that defines `value`, unless it is a parameter.
    pub fn def_inst(&self, value: Value) -> Option<Inst> {
        match self[value].def {
            Def::Inst(inst) => Some(inst),
            Def::Param(_) => None,
        }
    }
    /// The block in which `value` is defined.
    pub fn def_block(&self, value: Value) -> Block {
        match self[value].def {
            Def::Inst(inst) => self[inst].block,
            Def::Param(block) => block,
        }
    }
    /// The block `inst` stands in; `None` once it is removed.
    pub fn block_of(&self, inst: Inst) -> Option<Block> {
        Some(self[inst].block).filter(|&b| b != NOWHERE)
    }
    /// The results of `inst`.
    pub fn results(&self, inst: Inst) -> impl ExactSizeIterator<Item = Value> + Clone + use<L> {
        let data = &self[inst];
        let (first, count) = (data.first_result, u32::from(data.result_count));
        (first..first + count).map(Value)
    }
    /// The only result of `inst`.
    pub fn result(&self, inst: Inst) -> Value {
        debug_assert_eq!(self[inst].result_count, 1, "{:?} has not one result", self[inst].op);
        Value(self[inst].first_result)
    }
    /// The effects of `inst`.
    pub fn effects(&self, inst: Inst) -> Effects {
        L::effects(self, inst)
    }
    /// The last instruction of `block`. Absent only while the block is being built.
    pub fn terminator(&self, block: Block) -> Option<Inst> {
        self[block].insts.last().copied()
    }
    /// The edges out of `block`.
    pub fn succs(&self, block: Block) -> &[Edge] {
        self.terminator(block).map_or(&[], |inst| self[inst].op.succs())
    }
    /// The edges out of `block`, to be changed.
    pub fn succs_mut(&mut self, block: Block) -> &mut [Edge] {
        match self.terminator(block) {
            Some(inst) => self[inst].op.succs_mut(),
            None => &mut [],
        }
    }
    /// The index in `block` before which instructions may be put so that they run at its end: before the terminator, and
    /// before the instruction that a `try` watches.
    pub fn end_index(&self, block: Block) -> usize {
        let insts = &self[block].insts;
        match insts.last() {
            None => 0,
            Some(&last) if !self[last].op.info().effects.has(Effects::TERM) => insts.len(),
            Some(&last) => insts.len() - if L::is_try(&self[last].op) { 2.min(insts.len()) } else { 1 },
        }
    }
    /// The instruction a `try` at the end of `block` watches.
    pub fn tried(&self, block: Block) -> Option<Inst> {
        match self[block].insts[..] {
            [.., tried, last] if L::is_try(&self[last].op) => Some(tried),
            _ => None,
        }
    }
    /// The calls inlined so far: frame `n` is at index `n - 1`.
    pub fn frames(&self) -> &[FrameData] {
        &self.frames
    }
    /// Notes an inlined call.
    pub fn add_frame(&mut self, frame: FrameData) -> Frame {
        self.frames.push(frame);
        Frame::at(self.frames.len())
    }
    /// What a traceback shows for `inst`, the innermost call first: the function's name, none for this function itself, and the
    /// place. It ends with the call that catches the exception, if one in this body does.
    pub fn trace(&self, inst: Inst, caught_in: Option<Frame>) -> Vec<(Option<&str>, Span)> {
        let (mut frame, mut span) = (self[inst].frame, self[inst].span);
        let mut trace = vec![];
        while frame != Frame::OWN {
            let data = &self.frames[frame.index() - 1];
            trace.push((Some(data.function.as_str()), span));
            if Some(frame) == caught_in {
                return trace;
            }
            (frame, span) = (data.caller, data.call);
        }
        trace.push((None, span));
        trace
    }
    /// The place of `inst` in its block.
    pub fn position(&self, inst: Inst) -> usize {
        let insts = &self[self[inst].block].insts;
        insts.iter().position(|&i| i == inst).expect("an instruction stands in its block")
    }
}

/// Building and changing.
impl<L: Language> Body<L> {
    /// A new block at the end of the layout.
    pub fn new_block(&mut self) -> Block {
        let block = Block(self.blocks.alloc(BlockData::default()).into_raw().into_u32());
        self.layout.push(block);
        block
    }

    /// A new block after `before` in the layout.
    pub fn new_block_after(&mut self, before: Block) -> Block {
        let block = Block(self.blocks.alloc(BlockData::default()).into_raw().into_u32());
        let at = self.layout.iter().position(|&b| b == before).map_or(self.layout.len(), |n| n + 1);
        self.layout.insert(at, block);
        block
    }

    /// Puts the blocks in this order; the entry must stay first. Blocks left out are removed.
    pub fn set_layout(&mut self, layout: Vec<Block>) {
        debug_assert_eq!(layout.first(), self.layout.first());
        let mut kept = vec![false; self.block_count()];
        for b in &layout {
            kept[b.index()] = true;
        }
        for b in std::mem::replace(&mut self.layout, layout) {
            if !kept[b.index()] {
                for inst in std::mem::take(&mut self.blocks[key(b.0)].insts) {
                    self[inst].block = NOWHERE;
                }
            }
        }
    }

    /// Makes `block`, which must be in the layout, the entry.
    pub fn set_entry(&mut self, block: Block) {
        self.layout.retain(|&b| b != block);
        self.layout.insert(0, block);
    }

    /// A new last parameter of `block`. Edges to it need one more argument, see [`Body::add_param_with`].
    pub fn add_param(&mut self, block: Block, ty: L::Ty) -> Value {
        let value = Value(self.values.alloc(ValueData { ty, def: Def::Param(block) }).into_raw().into_u32());
        self.blocks[key(block.0)].params.push(value);
        value
    }

    /// A new last parameter of `block`, and its argument on every edge there; `argument` is asked with the edge's source.
    pub fn add_param_with(&mut self, block: Block, ty: L::Ty, mut argument: impl FnMut(&mut Self, Block) -> Value) -> Value {
        let param = self.add_param(block, ty);
        for source in self.layout.clone() {
            for n in 0..self.succs(source).len() {
                if self.succs(source)[n].to == block {
                    let value = argument(self, source);
                    self.succs_mut(source)[n].args.push(value);
                }
            }
        }
        param
    }

    /// Removes the parameters of `block` for which `keep` is false, with their arguments on every edge.
    pub fn retain_params(&mut self, block: Block, mut keep: impl FnMut(usize, Value) -> bool) {
        let params = std::mem::take(&mut self.blocks[key(block.0)].params);
        let kept: SmallVec<[bool; 8]> = params.iter().enumerate().map(|(n, &p)| keep(n, p)).collect();
        if kept.iter().all(|&k| k) {
            self.blocks[key(block.0)].params = params;
            return;
        }
        self.blocks[key(block.0)].params = params.into_iter().zip(&kept).filter(|(_, k)| **k).map(|(p, _)| p).collect();
        for source in self.layout.clone() {
            for edge in self.succs_mut(source).iter_mut().filter(|e| e.to == block) {
                let mut flags = kept.iter();
                edge.args.retain(|_| *flags.next().unwrap_or(&true));
            }
        }
    }

    /// Removes the parameters of all blocks but the entry for which `keep` is false, with their arguments, in one walk.
    pub fn retain_all_params(&mut self, keep: impl Fn(Value) -> bool) {
        for source in self.layout.clone() {
            for n in 0..self.succs(source).len() {
                let to = self.succs(source)[n].to;
                let flags: SmallVec<[bool; 8]> = self[to].params.iter().map(|&p| keep(p)).collect();
                if flags.contains(&false) {
                    let mut flags = flags.into_iter();
                    self.succs_mut(source)[n].args.retain(|_| flags.next().unwrap_or(true));
                }
            }
        }
        for &block in self.layout.iter().skip(1) {
            self.blocks[key(block.0)].params.retain(|&p| keep(p));
        }
    }

    /// Removes one parameter of `block` and its argument on every edge.
    pub fn remove_param(&mut self, block: Block, index: usize) {
        self.retain_params(block, |n, _| n != index);
    }

    /// An instruction that stands in no block yet; see [`Body::rebuild_block`] and [`Body::place`].
    pub fn make(&mut self, op: L::Op, tys: &[L::Ty], span: Span) -> Inst {
        let inst = Inst::at(self.insts.len());
        let first_result = self.values.len() as u32;
        for ty in tys {
            self.values.alloc(ValueData { ty: ty.clone(), def: Def::Inst(inst) });
        }
        self.insts.alloc(InstData { op, span, frame: Frame::OWN, first_result, result_count: tys.len() as u16, block: NOWHERE });
        inst
    }

    /// Puts a made or removed instruction at `index` of `block`.
    pub fn place(&mut self, inst: Inst, block: Block, index: usize) {
        debug_assert_eq!(self[inst].block, NOWHERE);
        self[inst].block = block;
        self.blocks[key(block.0)].insts.insert(index, inst);
    }

    /// A new instruction at the end of `block`.
    pub fn push(&mut self, block: Block, op: L::Op, tys: &[L::Ty], span: Span) -> Inst {
        let inst = self.make(op, tys, span);
        self.place(inst, block, self[block].insts.len());
        inst
    }

    /// A new instruction with one result at the end of `block`.
    pub fn push_value(&mut self, block: Block, op: L::Op, ty: L::Ty, span: Span) -> Value {
        let inst = self.push(block, op, &[ty], span);
        self.result(inst)
    }

    /// A new instruction in front of `before`, from the same place of the source.
    pub fn insert_before(&mut self, before: Inst, op: L::Op, tys: &[L::Ty]) -> Inst {
        let inst = self.make(op, tys, self[before].span);
        self[inst].frame = self[before].frame;
        self.place(inst, self[before].block, self.position(before));
        inst
    }

    /// A new instruction behind `after`, from the same place of the source.
    pub fn insert_after(&mut self, after: Inst, op: L::Op, tys: &[L::Ty]) -> Inst {
        let inst = self.make(op, tys, self[after].span);
        self[inst].frame = self[after].frame;
        self.place(inst, self[after].block, self.position(after) + 1);
        inst
    }

    /// A new instruction that runs at the end of `block`, see [`Body::end_index`].
    pub fn insert_at_end(&mut self, block: Block, op: L::Op, tys: &[L::Ty], span: Span) -> Inst {
        let inst = self.make(op, tys, span);
        self.place(inst, block, self.end_index(block));
        inst
    }

    /// Takes `inst` out of its block. Its results must not be used any more, or it must be placed again.
    pub fn remove(&mut self, inst: Inst) {
        let (block, at) = (self[inst].block, self.position(inst));
        self.blocks[key(block.0)].insts.remove(at);
        self[inst].block = NOWHERE;
    }

    /// Removes `inst`; if it was watched by a `try`, the `try` becomes a jump to its normal successor.
    pub fn remove_tried(&mut self, inst: Inst) {
        let block = self[inst].block;
        if self.tried(block) == Some(inst) {
            let last = self.terminator(block).expect("a `try` ends the block");
            self[last].op = L::jump(self.succs(block)[0].clone());
        }
        self.remove(inst);
    }

    /// Removes the instructions of `block` for which `keep` is false.
    pub fn retain_insts(&mut self, block: Block, mut keep: impl FnMut(&Self, Inst) -> bool) {
        let mut insts = std::mem::take(&mut self.blocks[key(block.0)].insts);
        insts.retain(|&inst| {
            let kept = keep(self, inst);
            if !kept {
                self[inst].block = NOWHERE;
            }
            kept
        });
        self.blocks[key(block.0)].insts = insts;
    }

    /// Walks the instructions of `block` once; `step` pushes what shall stand there instead (made instructions, the old one,
    /// or nothing). What is made belongs to the same inlined call.
    pub fn rebuild_block(&mut self, block: Block, mut step: impl FnMut(&mut Self, Inst, &mut Vec<Inst>)) {
        let old = std::mem::take(&mut self.blocks[key(block.0)].insts);
        let mut new = Vec::with_capacity(old.len());
        for inst in old {
            self[inst].block = NOWHERE;
            let before = new.len();
            step(self, inst, &mut new);
            for &made in new[before..].iter().filter(|&&made| made != inst) {
                self[made].frame = self[inst].frame;
            }
        }
        for &inst in &new {
            self[inst].block = block;
        }
        self.blocks[key(block.0)].insts = new;
    }

    /// Moves the instructions from `index` on to a new block behind `block`. `block` is left without a terminator.
    pub fn split_block(&mut self, block: Block, index: usize) -> Block {
        let rest = self.new_block_after(block);
        let moved = self.blocks[key(block.0)].insts.split_off(index);
        for &inst in &moved {
            self[inst].block = rest;
        }
        self.blocks[key(rest.0)].insts = moved;
        rest
    }

    /// Moves all instructions of `from` to the end of `to`; `from` stays, empty.
    pub fn append_block(&mut self, to: Block, from: Block) {
        let moved = std::mem::take(&mut self.blocks[key(from.0)].insts);
        for &inst in &moved {
            self[inst].block = to;
        }
        self.blocks[key(to.0)].insts.extend(moved);
    }

    /// Puts a new block on the edge number `index` out of `source`, and returns it.
    pub fn split_edge(&mut self, source: Block, index: usize) -> Block {
        let middle = self.new_block_after(source);
        let span = self.terminator(source).map_or(Span::NONE, |inst| self[inst].span);
        let edge = std::mem::replace(&mut self.succs_mut(source)[index], Edge::plain(middle));
        self.push(middle, L::jump(edge), &[], span);
        middle
    }

    /// [`Body::split_edge`] for many edges, in the time of one walk over the layout. Those of a block stand in their order.
    pub fn split_edges(&mut self, edges: &[(Block, usize)]) -> Vec<Block> {
        let mut behind: Vec<SmallVec<[Block; 2]>> = vec![SmallVec::new(); self.block_count()];
        let mut middles = Vec::with_capacity(edges.len());
        let old = std::mem::take(&mut self.layout);
        for &(source, index) in edges {
            let middle = self.new_block();
            let span = self.terminator(source).map_or(Span::NONE, |inst| self[inst].span);
            let edge = std::mem::replace(&mut self.succs_mut(source)[index], Edge::plain(middle));
            self.push(middle, L::jump(edge), &[], span);
            behind[source.index()].push(middle);
            middles.push(middle);
        }
        self.layout = old.into_iter().flat_map(|b| std::iter::once(b).chain(std::mem::take(&mut behind[b.index()]))).collect();
        middles
    }

    /// Replaces every operand and edge argument of the body.
    pub fn map_uses(&mut self, mut f: impl FnMut(Value) -> Value) {
        for block in &self.layout {
            for inst in &self.blocks[key(block.0)].insts {
                self.insts[key(inst.0)].op.map_uses(&mut f);
            }
        }
    }

    /// Puts `new` wherever `old` is used. Walks the whole body: for many at once use [`Rename`].
    pub fn replace_all_uses(&mut self, old: Value, new: Value) {
        self.map_uses(|v| if v == old { new } else { v });
    }
}

/// Replacements collected while walking, to be applied in one go. Chains are followed.
#[derive(Default, Debug)]
pub struct Rename {
    to: fxhash::FxHashMap<Value, Value>,
}

impl Rename {
    /// From now on `old` means `new`.
    pub fn set(&mut self, old: Value, new: Value) {
        let new = self.get(new);
        debug_assert_ne!(old, new, "a value cannot stand for itself");
        self.to.insert(old, new);
    }
    /// What `value` means.
    pub fn get(&self, mut value: Value) -> Value {
        while let Some(&next) = self.to.get(&value) {
            value = next;
        }
        value
    }
    /// Whether nothing was replaced.
    pub fn is_empty(&self) -> bool {
        self.to.is_empty()
    }
    /// Applies the replacements to `body`.
    pub fn apply<L: Language>(&self, body: &mut Body<L>) {
        if !self.is_empty() {
            body.map_uses(|v| self.get(v));
        }
    }
}

/// Appends to one block at a time, with a current place in the source: what a front end needs.
pub struct Builder<'a, L: Language> {
    /// The body being built.
    pub body: &'a mut Body<L>,
    /// Where instructions go.
    pub block: Block,
    /// The place in the source of what comes next.
    pub span: Span,
}

impl<'a, L: Language> Builder<'a, L> {
    /// A builder at the end of `block`.
    pub fn at(body: &'a mut Body<L>, block: Block) -> Self {
        Builder { body, block, span: Span::NONE }
    }
    /// Appends an instruction.
    pub fn inst(&mut self, op: L::Op, tys: &[L::Ty]) -> Inst {
        self.body.push(self.block, op, tys, self.span)
    }
    /// Appends an instruction with one result.
    pub fn value(&mut self, op: L::Op, ty: L::Ty) -> Value {
        self.body.push_value(self.block, op, ty, self.span)
    }
    /// Appends a terminator or another instruction without results.
    pub fn effect(&mut self, op: L::Op) {
        self.inst(op, &[]);
    }
    /// Appends a jump.
    pub fn jump(&mut self, to: Block, args: impl IntoIterator<Item = Value>) {
        self.effect(L::jump(Edge::new(to, args)));
    }
}
