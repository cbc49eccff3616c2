//! `speculate-ints` · tir → tir
//!
//! ```text
//! ^loop(%1: int): …                                  ⇒   ^loop(%1: i64): …
//!   %2 = binary %1, %0 {op: mul} : int                     %2, %o = int_checked %1, %0 {op: mul} : i64, bool
//!   jump -> ^loop(%2)                                      br %o -> ^slow(%1), ^on
//!                                                      ^on(): jump -> ^loop(%2)
//!                                                      ^slow(%1: int): %2 = binary %1, %0 {op: mul} : int
//!                                                        jump -> ^loop'(%2)         the body once more, on ints of any size
//! ```
//!
//! Ints of Python have no size, but few ever leave 64 bits. So the body exists twice: the first copy holds its ints raw, and
//! leaves for the same point of the second, which is what there was before, where a result does not fit, a divisor is 0 or
//! -1, or an int that comes from elsewhere (parameter, call, item, field) is too large for a small value. Nothing leads
//! back. Overflow is exact, and costs one branch that is never taken.
//!
//! Which ints: those that arithmetic, comparison or indexing of raw ones asks for. What is only passed on stays boxed.
//!
//! Caveats: bodies beyond `max-size` stay as they are, and so do those without a loop beyond `max-straight`. Constants beyond 64
//! bits make their operation one that "comes from elsewhere".

use super::int_demand::{Demand, is_checked};
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::options;
use molt_ir::ssa::transform::{remove_unreachable, repair};
use molt_ir::ssa::{Block, Body, Cfg, CopyMap, Dominators, Edge, Inst, Liveness, Loops, Op as _, Region, Value};
use molt_ir::text::BigText;
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{Op, Tir, Type};

use crate::prelude::*;
use crate::ssa::leave;
use tir::facts::LOOPS_INVERTED;

/// Ints held raw until they do not fit.
pub struct SpeculateInts;

options! {
    /// How large a body is doubled, in operations.
    pub struct SpeculateOptions {
        /// The largest body.
        max_size: usize = 4000,
        /// The largest body without a loop.
        max_straight: usize = 120,
    }
}

impl Pass for SpeculateInts {
    type From = tir::Program;
    type To = tir::Program;
    type Options = SpeculateOptions;
    const NAME: &'static str = "speculate-ints";
    const SUMMARY: &'static str = "holds ints raw in a copy of the body that is left when one does not fit 64 bits";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(options: &SpeculateOptions, program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        for (_, function) in program.functions_mut() {
            let body = &mut function.body;
            if body.is_empty() {
                continue;
            }
            remove_unreachable(body, &mut |_| true);
            let size = body.insts().count();
            let limit = if has_loop(body) { options.max_size } else { options.max_straight };
            let demand = Demand::of(body);
            if size <= limit && demand.is_worthwhile() && leave(cx, "speculate") {
                Speculation::new(body, demand).run();
            }
        }
        Ok(())
    }
}

fn has_loop(body: &Body<Tir>) -> bool {
    let cfg = Cfg::of(body);
    let dominators = Dominators::of(body, &cfg);
    !Loops::of(body, &cfg, &dominators).is_empty()
}

/// A place where the fast copy may be left.
struct Point {
    /// The block that decides.
    at: Block,
    /// The block that goes on, whose copy is where the slow one goes on.
    rest: Block,
    what: What,
    /// The block between the two copies.
    exit: Block,
}

#[derive(Clone)]
enum What {
    /// An operation, first in the rest, that may not fit.
    Check(Inst),
    /// Boxed ints that may be too large.
    Unbox(Vec<Value>),
}

struct Speculation<'a> {
    body: &'a mut Body<Tir>,
    demand: Demand,
    points: Vec<Point>,
    /// Results of operations: the raw one for the int there was.
    replaced: FxHashMap<Value, Value>,
    /// The raw form beside a boxed int.
    raw: FxHashMap<Value, Value>,
}

impl<'a> Speculation<'a> {
    fn new(body: &'a mut Body<Tir>, demand: Demand) -> Self {
        Speculation { body, demand, points: vec![], replaced: FxHashMap::default(), raw: FxHashMap::default() }
    }

    fn run(mut self) {
        self.split();
        let cfg = Cfg::of(self.body);
        let live = Liveness::of(self.body, &cfg);
        let fast: Vec<Block> = self.body.blocks().to_vec();
        let region = Region::of(self.body, &fast);
        let mut map = CopyMap::default();
        let slow = self.body.paste(&region, &mut map);
        self.leave_points(&map);
        self.retype(&fast);
        self.rename(&slow);
        self.join(&live, &map);
    }

    /// Cuts blocks where the fast copy may be left.
    fn split(&mut self) {
        self.separate_watched();
        let entry = self.body.entry();
        for block in self.body.blocks().to_vec() {
            let mut cuts: Vec<(usize, What)> = vec![];
            let raw_params: Vec<Value> = match block == entry {
                true => self.body[block].params.iter().copied().filter(|&p| self.demand.is_raw(p)).collect(),
                false => vec![],
            };
            if !raw_params.is_empty() {
                cuts.push((0, What::Unbox(raw_params)));
            }
            for (n, &inst) in self.body[block].insts.iter().enumerate() {
                if self.demand.is_raw_arithmetic(self.body, inst) {
                    if is_checked(self.body, inst) {
                        cuts.push((n, What::Check(inst)));
                    }
                    continue;
                }
                if self.demand.is_raw_length(self.body, inst) {
                    continue;
                }
                let values: Vec<Value> = self.body.results(inst).filter(|&v| self.demand.is_raw(v)).collect();
                if !values.is_empty() && !self.demand.is_watched(inst) {
                    cuts.push((n + 1, What::Unbox(values)));
                }
            }
            self.cut(block, cuts);
        }
    }

    /// Gives what follows a watched instruction with a demanded result a block of its own, where the result can be looked at.
    fn separate_watched(&mut self) {
        for block in self.body.blocks().to_vec() {
            let Some(tried) = self.body.tried(block) else { continue };
            let arithmetic =
                self.demand.is_raw_arithmetic(self.body, tried) || self.demand.is_raw_length(self.body, tried);
            let values: Vec<Value> = self.body.results(tried).filter(|&v| self.demand.is_raw(v)).collect();
            if !arithmetic && !values.is_empty() {
                let middle = self.body.split_edge(block, 0);
                self.demand.watched(tried);
                self.cut(middle, vec![(0, What::Unbox(values))]);
            }
        }
    }

    fn cut(&mut self, block: Block, cuts: Vec<(usize, What)>) {
        let mut pieces = vec![];
        for (at, what) in cuts.into_iter().rev() {
            pieces.push((self.body.split_block(block, at), what));
        }
        let mut before = block;
        for (rest, what) in pieces.into_iter().rev() {
            let span = self.body[rest].insts.first().map_or_else(Default::default, |&i| self.body[i].span);
            self.body.push(before, Op::Jump { succs: Box::new([Edge::plain(rest)]) }, &[], span);
            self.points.push(Point { at: before, rest, what, exit: before });
            before = rest;
        }
    }

    /// Puts the tests, and the blocks that lead to the slow copy.
    fn leave_points(&mut self, map: &CopyMap) {
        for n in 0..self.points.len() {
            let Point { at, rest, .. } = self.points[n];
            let jump = self.body.terminator(at).expect("a cut block ends with a jump");
            let span = self.body[jump].span;
            self.body.remove(jump);
            let exit = self.body.new_block();
            self.body.push(exit, Op::Jump { succs: Box::new([Edge::plain(map.block(rest))]) }, &[], span);
            self.points[n].exit = exit;
            match self.points[n].what.clone() {
                What::Check(inst) => self.check(at, rest, exit, inst),
                What::Unbox(values) => self.unbox(at, rest, exit, &values),
            }
        }
    }

    fn check(&mut self, at: Block, rest: Block, exit: Block, inst: Inst) {
        let (span, frame, old) = (self.body[inst].span, self.body[inst].frame, self.body.result(inst));
        let (args, op) = match &self.body[inst].op {
            Op::Binary { args, op } | Op::InPlace { args, op } => (*args, *op),
            op => {
                let operand = op.args()[0];
                let zero = Op::IntConst { value: BigText::new("0").expect("canonical digits") };
                ([self.body.push_value(at, zero, Type::I64, span), operand], BinaryOp::Sub)
            }
        };
        let made = self.body.push(at, Op::IntChecked { args, op }, &[Type::I64, Type::Bool], span);
        self.body[made].frame = frame;
        let found: Vec<Value> = self.body.results(made).collect();
        let succs = Box::new([Edge::plain(exit), Edge::plain(rest)]);
        self.body.push(at, Op::Branch { args: [found[1]], succs }, &[], span);
        self.body.remove_tried(inst);
        self.replaced.insert(old, found[0]);
    }

    fn unbox(&mut self, at: Block, rest: Block, exit: Block, values: &[Value]) {
        let mut at = at;
        for (n, &value) in values.iter().enumerate() {
            let next = if n + 1 == values.len() { rest } else { self.body.new_block_after(at) };
            let span = self.body[rest].insts.first().map_or_else(Default::default, |&i| self.body[i].span);
            let test = Op::IsInstance { args: [value], ty: Type::I64 };
            let test = self.body.push_value(at, test, Type::Bool, span);
            let succs = Box::new([Edge::plain(next), Edge::plain(exit)]);
            self.body.push(at, Op::Branch { args: [test], succs }, &[], span);
            at = next;
            let assume = self.body.make(Op::Assume { args: [value], ty: Type::I64, holds: true }, &[Type::I64], span);
            self.body.place(assume, rest, n);
            self.raw.insert(value, self.body.result(assume));
        }
    }

    /// Parameters and results that need no test become raw in the fast copy.
    fn retype(&mut self, fast: &[Block]) {
        let entry = self.body.entry();
        for &block in fast {
            if block != entry {
                for param in self.body[block].params.clone() {
                    if self.demand.is_raw(param) {
                        self.body[param].ty = Type::I64;
                    }
                }
            }
            for inst in self.body[block].insts.clone() {
                if self.demand.is_raw_arithmetic(self.body, inst) || self.demand.is_raw_length(self.body, inst) {
                    let result = self.body.result(inst);
                    self.body[result].ty = Type::I64;
                }
            }
        }
    }

    /// Lets the fast copy use the raw ints.
    fn rename(&mut self, slow: &[Block]) {
        let slow: FxHashSet<Block> = slow.iter().copied().collect();
        for block in self.body.blocks().to_vec() {
            if slow.contains(&block) {
                continue;
            }
            for inst in self.body[block].insts.clone() {
                let (replaced, raw) = (&self.replaced, &self.raw);
                let op = &self.body[inst].op;
                let takes_raw = matches!(
                    op,
                    Op::Binary { .. }
                        | Op::InPlace { .. }
                        | Op::Unary { .. }
                        | Op::IntChecked { .. }
                        | Op::Compare { .. }
                        | Op::Truth { .. }
                        | Op::GetItem { .. }
                        | Op::SetItem { .. }
                );
                let targets: Vec<Vec<bool>> = op
                    .succs()
                    .iter()
                    .map(|e| self.body[e.to].params.iter().map(|&p| *self.body.ty(p) == Type::I64).collect())
                    .collect();
                let op = &mut self.body[inst].op;
                for (edge, wanted) in op.succs_mut().iter_mut().zip(targets) {
                    for (arg, wanted) in edge.args.iter_mut().zip(wanted) {
                        if let (true, Some(&found)) = (wanted, raw.get(arg)) {
                            *arg = found;
                        }
                    }
                }
                op.map_uses(|v| match (replaced.get(&v), raw.get(&v)) {
                    (Some(&found), _) => found,
                    (None, Some(&found)) if takes_raw => found,
                    _ => v,
                });
            }
        }
    }

    /// Leads the values of the fast copy into the slow one.
    fn join(self, live: &Liveness, map: &CopyMap) {
        let Speculation { body, points, replaced, raw, .. } = self;
        let mut definitions: Vec<(Value, Vec<(Block, Value)>)> = vec![];
        let mut index: FxHashMap<Value, usize> = FxHashMap::default();
        for point in &points {
            for &value in live.live_in(point.rest) {
                let own = matches!(&point.what, What::Unbox(values) if values.contains(&value));
                let known = match (replaced.get(&value), raw.get(&value)) {
                    (Some(&found), _) => found,
                    (None, Some(&found)) if !own => found,
                    _ => value,
                };
                let slow = map.value(value);
                let n = *index.entry(slow).or_insert_with(|| {
                    definitions.push((slow, vec![]));
                    definitions.len() - 1
                });
                definitions[n].1.push((point.exit, known));
            }
        }
        remove_unreachable(body, &mut |_| true);
        let cfg = Cfg::of(body);
        for (value, known) in definitions {
            repair(body, &cfg, value, &known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, program, unindent};
    use super::*;

    const LOOP: &str = "^bb0(%0: int): %1 = int {value: 1} : i64  jump -> ^bb1(%1)
        ^bb1(%2: int): %3 = compare %2, %0 {op: lt} : bool  br %3 -> ^bb2, ^bb3
        ^bb2(): %4 = binary %2, %2 {op: add} : int  jump -> ^bb1(%4)
        ^bb3(): ret %2";

    #[test]
    fn a_sum_that_does_not_fit_goes_on_boxed() {
        let text = after::<SpeculateInts>(&SpeculateOptions::default(), program(&[("f", LOOP)])).remove(0);
        assert_eq!(text.matches("int_checked").count(), 1, "{text}");
        assert_eq!(text.matches("{op: add} : int").count(), 1, "the slow copy\n{text}");
        assert_eq!(text.matches("is_instance").count(), 1, "the parameter is looked at once\n{text}");
    }

    #[test]
    fn without_a_loop_long_bodies_stay() {
        let body = "^bb0(%0: int): %1 = compare %0, %0 {op: lt} : bool  %2 = binary %0, %0 {op: add} : int  ret %2";
        let options = SpeculateOptions { max_straight: 2, ..SpeculateOptions::default() };
        let expected = "^bb0(%0: int):\n %1 = compare %0, %0 {op: lt} : bool\n %2 = binary %0, %0 {op: add} : int\n ret %2";
        assert_eq!(after::<SpeculateInts>(&options, program(&[("f", body)])), [unindent(expected)]);
    }

    #[test]
    fn a_division_leaves_before_it_can_raise() {
        let body = "^bb0(%0: int, %1: int): %9 = handling_depth : int  %2 = binary %0, %1 {op: floordiv} : int  try -> ^bb1, ^bb2
            ^bb1(): %3 = compare %2, %0 {op: lt} : bool  ret %3
            ^bb2(): %4 = catch %9 {above: 0} : any  ret %4";
        let text = after::<SpeculateInts>(&SpeculateOptions::default(), program(&[("f", body)])).remove(0);
        assert_eq!((text.matches("int_checked").count(), text.matches("try ->").count()), (1, 1), "{text}");
    }
}
