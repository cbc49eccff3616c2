//! `hold-words` · tir → tir
//!
//! ```text
//! %2 = get_attr %0 {name: "state"} : int             ⇒   %b, %o = word_of %2 : i64, bool
//! %3 = binary %2, 6364136223846793005 {op: mul}          br %o -> ^slow(%2), ^on
//! %4 = binary %3, 18446744073709551615 {op: and}     ^on(): %w = word %b, 6364136223846793005 {op: mul} : i64
//! set_attr %0, %4 {name: "state"}                        %4 = word_int %w : int
//!                                                        set_attr %0, %4 {name: "state"}
//! ```
//!
//! Hashes and random numbers are computed in words of 64 bits without sign, which no raw int holds, and on their way leave any number
//! of bits. Where masks say so ([`super::word_demand`]), the body exists twice: the first copy computes on the bits of words, the second
//! is what there was before. The first is left for the same point of the second where an int that comes from elsewhere is
//! below 0, or beyond 64 bits. Nothing leads back.
//!
//! Exact: sums, differences, products and shifts to the left are computed cut off only where a mask is all that looks at them. What is
//! needed otherwise is made an int again, where it is used.
//!
//! Caveat: shifts by a count that is no constant are not followed.

use super::word_demand::{Source, Words, constant, operands, source};
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::transform::{remove_unreachable, repair};
use molt_ir::ssa::{Block, Body, Cfg, CopyMap, Edge, Inst, Liveness, Op as _, Region, Value};
use molt_ir::text::BigText;
use molt_ir::tir::ops::{BinaryOp, UnaryOp};
use molt_ir::tir::{Op, Tir, Type};

use crate::prelude::*;
use crate::ssa::leave;
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct HoldWords;

/// Larger bodies are not doubled.
const LARGEST: usize = 3000;

impl Pass for HoldWords {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "hold-words";
    const SUMMARY: &'static str = "computes on 64 bits without sign where masks ask for no more";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            if body.is_empty() || body.inst_count() > LARGEST {
                continue;
            }
            remove_unreachable(body, &mut |_| true);
            let Some(words) = Words::of(body) else { continue };
            if leave(cx, "words") {
                Holding { body, words, points: vec![], bits: FxHashMap::default(), direct: FxHashSet::default() }.run();
            }
        }
        Ok(())
    }
}

/// A place where the fast copy may be left: an int from elsewhere may be no word.
struct Point {
    at: Block,
    rest: Block,
    values: Vec<Value>,
    exits: Vec<Block>,
}

struct Holding<'a> {
    body: &'a mut Body<Tir>,
    words: Words,
    points: Vec<Point>,
    /// The bits of words.
    bits: FxHashMap<Value, Value>,
    /// Words below 2**63: the bits, as a raw int, are the int.
    direct: FxHashSet<Value>,
}

impl Holding<'_> {
    fn run(mut self) {
        self.split();
        let cfg = Cfg::of(self.body);
        let live = Liveness::of(self.body, &cfg);
        let fast: Vec<Block> = self.body.blocks().to_vec();
        let region = Region::of(self.body, &fast);
        let mut map = CopyMap::default();
        self.body.paste(&region, &mut map);
        self.leave_points(&map);
        self.take_parameters(&fast);
        // Operands are computed before what is made of them.
        let order: Vec<Block> = Cfg::of(self.body).rpo().to_vec();
        let fast: FxHashSet<Block> = fast.into_iter().collect();
        for block in order.iter().filter(|block| fast.contains(block)) {
            self.compute(*block);
        }
        let left = self.replaced(&live);
        for &block in order.iter().filter(|block| fast.contains(block)) {
            self.give(block, &left);
        }
        self.join(&live, &map);
        left.into_iter().for_each(|inst| self.body.remove(inst));
        remove_unreachable(self.body, &mut |_| true);
    }

    /// Operations that nothing asks for any more: those on words, and what was only cut off.
    fn replaced(&self, live: &Liveness) -> FxHashSet<Inst> {
        let held = |&inst: &Inst| self.body.results(inst).next().is_some_and(|v| self.is_held(v));
        let mut all: FxHashSet<Inst> = self.body.insts().filter(held).collect();
        let parts: Vec<Inst> = self.words.cut.values().flatten().copied().collect();
        loop {
            let size = all.len();
            for &part in &parts {
                let value = self.body.result(part);
                let needed = self.points.iter().any(|point| live.live_in(point.rest).contains(&value));
                if !needed && self.body.users(value).iter().all(|user| all.contains(user)) {
                    all.insert(part);
                }
            }
            if all.len() == size {
                return all;
            }
        }
    }

    /// Cuts blocks behind what comes from elsewhere.
    fn split(&mut self) {
        let entry = self.body.entry();
        for block in self.body.blocks().to_vec() {
            let wanted = |this: &Self, v: &Value| this.words.exact.contains(v) && source(this.body, *v) == Source::Elsewhere;
            let mut cuts: Vec<(usize, Vec<Value>)> = vec![];
            if block == entry {
                let given: Vec<Value> = self.body[block].params.iter().copied().filter(|v| wanted(self, v)).collect();
                cuts.extend((!given.is_empty()).then_some((0, given)));
            }
            let tried = self.body.tried(block);
            for (n, &inst) in self.body[block].insts.iter().enumerate() {
                let values: Vec<Value> = self.body.results(inst).filter(|v| wanted(self, v)).collect();
                if values.is_empty() {
                    continue;
                }
                if tried != Some(inst) {
                    cuts.push((n + 1, values));
                }
            }
            let watched: Vec<Value> =
                tried.map(|inst| self.body.results(inst).filter(|v| wanted(self, v)).collect()).unwrap_or_default();
            // A raw parameter of another block than the first.
            let raw: Vec<Value> = match block == entry {
                true => vec![],
                false => self.body[block].params.iter().copied().filter(|v| wanted(self, v)).collect(),
            };
            if !raw.is_empty() {
                cuts.insert(0, (0, raw));
            }
            self.cut(block, cuts);
            if !watched.is_empty() {
                let last = self.block_of_try(tried);
                let middle = self.body.split_edge(last, 0);
                self.cut(middle, vec![(0, watched)]);
            }
        }
    }

    fn block_of_try(&self, tried: Option<Inst>) -> Block {
        tried.and_then(|inst| self.body.block_of(inst)).expect("a watched instruction stands in a block")
    }

    fn cut(&mut self, block: Block, cuts: Vec<(usize, Vec<Value>)>) {
        let mut pieces = vec![];
        for (at, values) in cuts.into_iter().rev() {
            pieces.push((self.body.split_block(block, at), values));
        }
        let mut before = block;
        for (rest, values) in pieces.into_iter().rev() {
            let span = self.body[rest].insts.first().map_or_else(Default::default, |&i| self.body[i].span);
            self.body.push(before, Op::Jump { succs: Box::new([Edge::plain(rest)]) }, &[], span);
            self.points.push(Point { at: before, rest, values, exits: vec![] });
            before = rest;
        }
    }

    /// Puts the tests, and the blocks that lead to the slow copy.
    fn leave_points(&mut self, map: &CopyMap) {
        for n in 0..self.points.len() {
            let (at, rest, values) = (self.points[n].at, self.points[n].rest, self.points[n].values.clone());
            let jump = self.body.terminator(at).expect("a cut block ends with a jump");
            let span = self.body[jump].span;
            self.body.remove(jump);
            let mut at = at;
            for (index, &value) in values.iter().enumerate() {
                let exit = self.body.new_block();
                self.body.push(exit, Op::Jump { succs: Box::new([Edge::plain(map.block(rest))]) }, &[], span);
                self.points[n].exits.push(exit);
                let next = if index + 1 == values.len() { rest } else { self.body.new_block_after(at) };
                let made = self.body.push(at, Op::WordOf { args: [value] }, &[Type::I64, Type::Bool], span);
                let found: Vec<Value> = self.body.results(made).collect();
                self.bits.insert(value, found[0]);
                let succs = Box::new([Edge::plain(exit), Edge::plain(next)]);
                self.body.push(at, Op::Branch { args: [found[1]], succs }, &[], span);
                at = next;
            }
        }
    }

    /// Parameters of blocks that are words hold their bits.
    fn take_parameters(&mut self, fast: &[Block]) {
        for &block in fast {
            for param in self.body[block].params.clone() {
                if self.words.exact.contains(&param) && source(self.body, param) == Source::Parameter {
                    self.bits.insert(param, param);
                }
            }
        }
        let params: Vec<Value> = self.bits.iter().filter(|(value, bits)| value == bits).map(|(value, _)| *value).collect();
        // Only now, since what is raw is no parameter to be held so.
        params.into_iter().for_each(|param| self.body[param].ty = Type::I64);
    }

    /// Computes the words of a block.
    fn compute(&mut self, block: Block) {
        for inst in self.body[block].insts.clone() {
            let Some(value) = self.body.results(inst).next().filter(|v| self.words.exact.contains(v)) else { continue };
            if self.bits.contains_key(&value) || source(self.body, value) != Source::Computed {
                continue;
            }
            let mut parts: FxHashMap<Value, Value> = FxHashMap::default();
            for part in self.words.cut.get(&inst).cloned().unwrap_or_default() {
                let made = self.word(inst, part, &parts);
                parts.insert(self.body.result(part), made);
            }
            let made = self.word(inst, inst, &parts);
            self.bits.insert(value, made);
            if is_below_sign(self.body, inst) {
                self.direct.insert(value);
            }
        }
    }

    /// The bits that an operation gives, computed before `inst`.
    fn word(&mut self, inst: Inst, what: Inst, parts: &FxHashMap<Value, Value>) -> Value {
        let (op, args) = match &self.body[what].op {
            Op::Binary { args, op } | Op::InPlace { args, op } => (*op, args.to_vec()),
            // -x is 0 - x, and ~x has all bits of x changed.
            Op::Unary { op: UnaryOp::Neg, .. } => (BinaryOp::Sub, operands(self.body, what)),
            _ => (BinaryOp::Xor, operands(self.body, what)),
        };
        let mut given: Vec<Value> = args.iter().map(|&arg| self.operand(inst, arg, parts)).collect();
        if given.len() == 1 {
            let other = self.number(inst, if op == BinaryOp::Sub { 0 } else { u64::MAX });
            given.insert(usize::from(op != BinaryOp::Sub), other);
        }
        let made = self.body.insert_before(inst, Op::Word { args: [given[0], given[1]], op }, &[Type::I64]);
        self.body.result(made)
    }

    fn operand(&mut self, inst: Inst, value: Value, parts: &FxHashMap<Value, Value>) -> Value {
        if let Some(number) = constant(self.body, value) {
            return self.number(inst, number);
        }
        *parts.get(&value).or_else(|| self.bits.get(&value)).expect("what a word is made of is a word, or cut off")
    }

    fn number(&mut self, inst: Inst, number: u64) -> Value {
        let value = BigText::new(&(number as i64).to_string()).expect("canonical digits");
        let made = self.body.insert_before(inst, Op::IntConst { value }, &[Type::I64]);
        self.body.result(made)
    }

    /// Gives words to what asks for them: bits to parameters that hold bits, ints to all else.
    fn give(&mut self, block: Block, left: &FxHashSet<Inst>) {
        let mut ints: FxHashMap<Value, Value> = FxHashMap::default();
        for inst in self.body[block].insts.clone() {
            if left.contains(&inst) || matches!(self.body[inst].op, Op::Word { .. } | Op::WordOf { .. }) {
                continue;
            }
            // What a `try` watches stays right in front of it.
            let watched = self.body.tried(block).filter(|_| Some(inst) == self.body.terminator(block));
            let before = watched.unwrap_or(inst);
            self.give_edges(inst, before);
            let asked: Vec<Value> = self.body[inst].op.args().iter().copied().chain(
                self.body[inst].op.succs().iter().flat_map(|edge| edge.args.iter().copied())
            ).filter(|v| self.is_held(*v)).collect();
            for value in asked {
                if ints.contains_key(&value) {
                    continue;
                }
                let bits = self.bits[&value];
                let int = match self.direct.contains(&value) {
                    true => bits,
                    false => {
                        let made = self.body.insert_before(before, Op::WordInt { args: [bits] }, &[Type::Int]);
                        self.body.result(made)
                    }
                };
                ints.insert(value, int);
            }
            let mut op = self.body[inst].op.clone();
            let takes: Vec<Vec<bool>> = self.body[inst].op.succs().iter().map(|edge| self.takes_bits(edge)).collect();
            op.map_uses(|v| ints.get(&v).copied().unwrap_or(v));
            for (edge, (old, takes)) in op.succs_mut().iter_mut().zip(self.body[inst].op.succs().iter().zip(takes)) {
                for (n, takes) in takes.into_iter().enumerate() {
                    if takes {
                        edge.args[n] = old.args[n];
                    }
                }
            }
            self.body[inst].op = op;
        }
    }

    /// Whether only the bits of the value are there.
    fn is_held(&self, value: Value) -> bool {
        self.bits.get(&value).is_some_and(|&bits| {
            bits == value || self.words.exact.contains(&value) && source(self.body, value) == Source::Computed
        })
    }

    fn takes_bits(&self, edge: &Edge) -> Vec<bool> {
        self.body[edge.to].params.iter().map(|param| self.bits.get(param) == Some(param)).collect()
    }

    /// Edges to parameters that hold bits carry bits, made in front of `before`.
    fn give_edges(&mut self, inst: Inst, before: Inst) {
        for index in 0..self.body[inst].op.succs().len() {
            let edge = self.body[inst].op.succs()[index].clone();
            for (n, takes) in self.takes_bits(&edge).into_iter().enumerate() {
                if takes {
                    let bits = match constant(self.body, edge.args[n]) {
                        Some(number) => self.number(before, number),
                        // No value ever comes this way.
                        None if *self.body.ty(edge.args[n]) == Type::Never => self.number(before, 0),
                        None => self.bits[&edge.args[n]],
                    };
                    self.body[inst].op.succs_mut()[index].args[n] = bits;
                }
            }
        }
    }

    /// Leads the values of the fast copy into the slow one.
    fn join(&mut self, live: &Liveness, map: &CopyMap) {
        let mut definitions: Vec<(Value, Vec<(Block, Value)>)> = vec![];
        let mut index: FxHashMap<Value, usize> = FxHashMap::default();
        for n in 0..self.points.len() {
            let rest = self.points[n].rest;
            let values: Vec<Value> = live.live_in(rest).to_vec();
            for exit in self.points[n].exits.clone() {
                let jump = self.body.terminator(exit).expect("an exit ends with a jump");
                for &value in &values {
                    let known = match self.is_held(value) {
                        true if self.direct.contains(&value) => self.bits[&value],
                        true => {
                            let made = self.body.insert_before(jump, Op::WordInt { args: [self.bits[&value]] }, &[Type::Int]);
                            self.body.result(made)
                        }
                        false => value,
                    };
                    let slow = map.value(value);
                    let n = *index.entry(slow).or_insert_with(|| {
                        definitions.push((slow, vec![]));
                        definitions.len() - 1
                    });
                    definitions[n].1.push((exit, known));
                }
            }
        }
        let cfg = Cfg::of(self.body);
        for (value, known) in definitions {
            repair(self.body, &cfg, value, &known);
        }
    }
}

/// Whether the result of an operation on words is below 2**63.
fn is_below_sign(body: &Body<Tir>, inst: Inst) -> bool {
    match &body[inst].op {
        Op::Binary { args, op: BinaryOp::And } | Op::InPlace { args, op: BinaryOp::And } => {
            args.iter().any(|&v| constant(body, v).is_some_and(|mask| mask >> 63 == 0))
        }
        Op::Binary { args, op: BinaryOp::RShift } | Op::InPlace { args, op: BinaryOp::RShift } => {
            constant(body, args[1]).is_some_and(|count| count > 0)
        }
        _ => false,
    }
}
