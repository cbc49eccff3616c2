//! Bounds of raw ints: an analysis that passes and the lowering ask.
//!
//! An interval for every value of type `i64`, from constants, lengths, remainders, masks and sums; where a comparison stands
//! on the way to a block, it narrows what is compared there. Loops are widened to 0 and the limits of 64 bits, then narrowed
//! again, so that a counter that is compared with a bound is known to stay below it.

use molt_ir::ssa::{Block, Body, Cfg, Dominators, Inst, Value};
use molt_ir::tir::ops::{BinaryOp, CompareOp, UnaryOp};
use molt_ir::tir::{Op, Tir, Type};

/// All ints from `lo` to `hi`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// The least.
    pub lo: i64,
    /// The greatest.
    pub hi: i64,
}

/// Any 64-bit int.
const FULL: Interval = Interval { lo: i64::MIN, hi: i64::MAX };
/// More items than memory can hold.
const LENGTH: Interval = Interval { lo: 0, hi: 1 << 47 };
/// Ints that a value holds without an object.
const SMALL: Interval = Interval { lo: -(1 << 50), hi: (1 << 50) - 1 };
/// How many comparisons on the way to a block are looked at.
const DEPTH: usize = 24;

impl Interval {
    fn of(lo: i128, hi: i128) -> Interval {
        let clamp = |v: i128| v.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        Interval { lo: clamp(lo), hi: clamp(hi) }
    }
    fn join(self, other: Interval) -> Interval {
        Interval { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }
    /// Whether every value fits a Python value without an object.
    pub fn is_small(self) -> bool {
        self.lo >= SMALL.lo && self.hi <= SMALL.hi
    }
    /// Whether every value is 0 or more.
    pub fn is_natural(self) -> bool {
        self.lo >= 0
    }
}

/// The bounds in one body.
pub struct Ranges<'a> {
    body: &'a Body<Tir>,
    cfg: Cfg,
    dominators: Dominators,
    known: Vec<Option<Interval>>,
}

impl<'a> Ranges<'a> {
    /// Computes the bounds.
    pub fn of(body: &'a Body<Tir>) -> Ranges<'a> {
        let cfg = Cfg::of(body);
        let dominators = Dominators::of(body, &cfg);
        let mut ranges = Ranges { body, cfg, dominators, known: vec![None; body.value_count()] };
        let mut round = 0;
        while ranges.round(|old, new| if round < 2 { old.join(new) } else { widened(old, new) }) {
            round += 1;
        }
        for _ in 0..2 {
            ranges.round(|_, new| new);
        }
        ranges
    }

    /// The bounds of `value` where `block` runs.
    pub fn at(&self, value: Value, block: Block) -> Interval {
        self.look(value, block).unwrap_or(FULL)
    }

    /// One walk over the body; whether anything changed.
    fn round(&mut self, merge: impl Fn(Interval, Interval) -> Interval) -> bool {
        let mut changed = false;
        for block in self.cfg.rpo().to_vec() {
            for n in 0..self.body[block].params.len() {
                let param = self.body[block].params[n];
                if let Some(found) = self.param(block, n, param) {
                    changed |= self.note(param, found, &merge);
                }
            }
            for &inst in &self.body[block].insts {
                if let Some(result) = self.body.results(inst).next()
                    && let Some(found) = self.inst(block, inst, result)
                {
                    changed |= self.note(result, found, &merge);
                }
            }
        }
        changed
    }

    fn note(&mut self, value: Value, found: Interval, merge: impl Fn(Interval, Interval) -> Interval) -> bool {
        let slot = &mut self.known[value.index()];
        let new = slot.map_or(found, |old| merge(old, found));
        let changed = *slot != Some(new);
        *slot = Some(new);
        changed
    }

    fn param(&self, block: Block, n: usize, param: Value) -> Option<Interval> {
        match self.body.ty(param) {
            Type::I64 if block != self.body.entry() => {
                let mut all: Option<Interval> = None;
                for pred in self.cfg.preds(block) {
                    let arg = self.body.succs(pred.block)[pred.edge].args[n];
                    if let Some(found) = self.look(arg, pred.block) {
                        let found = self.narrow(arg, found, pred.block, pred.edge);
                        all = Some(all.map_or(found, |a| a.join(found)));
                    }
                }
                all
            }
            Type::I64 => Some(FULL),
            Type::Bool => Some(Interval { lo: 0, hi: 1 }),
            _ => None,
        }
    }

    fn inst(&self, block: Block, inst: Inst, result: Value) -> Option<Interval> {
        match self.body.ty(result) {
            Type::I64 => {}
            Type::Bool => return Some(Interval { lo: 0, hi: 1 }),
            _ => return None,
        }
        let look = |v: Value| self.look(v, block);
        Some(match &self.body[inst].op {
            Op::IntConst { value } => value.as_str().parse().map_or(FULL, |v| Interval { lo: v, hi: v }),
            Op::Binary { args, op } | Op::InPlace { args, op } | Op::IntChecked { args, op } => {
                binary(*op, look(args[0])?, look(args[1])?)
            }
            Op::Word { args, op } => word(*op, look(args[0])?, look(args[1])?),
            Op::Unary { args, op } => {
                let a = look(args[0])?;
                match op {
                    UnaryOp::Neg => Interval::of(-i128::from(a.hi), -i128::from(a.lo)),
                    UnaryOp::Invert => Interval { lo: !a.hi, hi: !a.lo },
                    UnaryOp::Pos => a,
                }
            }
            Op::CallBuiltin { name, .. } if name == "builtins.len" => LENGTH,
            Op::CallBuiltin { name, .. } if name == "builtins.ord" => Interval { lo: 0, hi: 0x10_FFFF },
            Op::Assume { args, .. } => match self.body.ty(args[0]) {
                Type::I64 => look(args[0])?,
                _ => SMALL,
            },
            _ => FULL,
        })
    }

    /// What is known of a value, narrowed by the comparisons that dominate the block.
    fn look(&self, value: Value, block: Block) -> Option<Interval> {
        let mut found = self.known[value.index()]?;
        let mut at = block;
        for _ in 0..DEPTH {
            if let Some(pred) = self.cfg.single_pred(at) {
                found = self.narrow(value, found, pred.block, pred.edge);
            }
            match self.dominators.idom(at) {
                Some(up) if at != self.body.def_block(value) => at = up,
                _ => break,
            }
        }
        Some(found)
    }

    /// Narrows what is known of a value by the comparison that decides about an edge.
    fn narrow(&self, value: Value, found: Interval, block: Block, edge: usize) -> Interval {
        let Some(last) = self.body.terminator(block) else { return found };
        let Op::Branch { args: [condition], succs } = &self.body[last].op else { return found };
        if succs[0].to == succs[1].to {
            return found;
        }
        let (mut condition, mut holds) = (*condition, edge == 0);
        while let Some(Op::Not { args: [inner] }) = self.body.def_op(condition) {
            (condition, holds) = (*inner, !holds);
        }
        let Some(Op::Compare { args: [a, b], op }) = self.body.def_op(condition) else { return found };
        let raw = |v: Value| matches!(self.body.ty(v), Type::I64 | Type::Bool);
        if !raw(*a) || !raw(*b) {
            return found;
        }
        let op = if holds { *op } else { opposite(*op) };
        let mut found = found;
        if *a == value
            && let Some(other) = self.known[b.index()]
        {
            found = compared(found, op, other);
        }
        if *b == value
            && let Some(other) = self.known[a.index()]
        {
            found = compared(found, mirrored(op), other);
        }
        found
    }
}

/// What an operation on words may give, as raw ints tell bits.
fn word(op: BinaryOp, a: Interval, b: Interval) -> Interval {
    match op {
        BinaryOp::And if a.lo >= 0 || b.lo >= 0 => {
            let most = [a, b].iter().filter(|side| side.lo >= 0).map(|side| side.hi).min();
            Interval { lo: 0, hi: most.unwrap_or(i64::MAX) }
        }
        BinaryOp::RShift if b.lo > 0 && b.hi < 64 => Interval { lo: 0, hi: (u64::MAX >> b.lo) as i64 },
        _ => FULL,
    }
}

/// Grows in few steps: to 0, then to the limits.
fn widened(old: Interval, new: Interval) -> Interval {
    let lo = match new.lo < old.lo {
        true if new.lo >= 0 => 0,
        true => i64::MIN,
        false => old.lo,
    };
    Interval { lo, hi: if new.hi > old.hi { i64::MAX } else { old.hi } }
}

/// `found` where `found op other` holds. An empty interval is not made: code that is never reached may say anything.
fn compared(found: Interval, op: CompareOp, other: Interval) -> Interval {
    let new = match op {
        CompareOp::Lt => Interval { hi: found.hi.min(other.hi.saturating_sub(1)), ..found },
        CompareOp::Le => Interval { hi: found.hi.min(other.hi), ..found },
        CompareOp::Gt => Interval { lo: found.lo.max(other.lo.saturating_add(1)), ..found },
        CompareOp::Ge => Interval { lo: found.lo.max(other.lo), ..found },
        CompareOp::Eq => Interval { lo: found.lo.max(other.lo), hi: found.hi.min(other.hi) },
        CompareOp::Ne => match other.lo == other.hi {
            true if found.lo == other.lo => Interval { lo: found.lo.saturating_add(1), ..found },
            true if found.hi == other.lo => Interval { hi: found.hi.saturating_sub(1), ..found },
            _ => found,
        },
    };
    if new.lo <= new.hi { new } else { found }
}

fn opposite(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Ge,
        CompareOp::Le => CompareOp::Gt,
        CompareOp::Eq => CompareOp::Ne,
        CompareOp::Ne => CompareOp::Eq,
        CompareOp::Gt => CompareOp::Le,
        CompareOp::Ge => CompareOp::Lt,
    }
}

fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

/// The least and the greatest of `f` at the corners.
fn corners(a: Interval, b: Interval, f: impl Fn(i128, i128) -> i128) -> (i128, i128) {
    let all = [(a.lo, b.lo), (a.lo, b.hi), (a.hi, b.lo), (a.hi, b.hi)].map(|(a, b)| f(a.into(), b.into()));
    (all.into_iter().min().unwrap_or(0), all.into_iter().max().unwrap_or(0))
}

/// The exact bounds of a sum, difference, product or shift, which may not fit 64 bits; none for other operators.
pub fn exact(op: BinaryOp, a: Interval, b: Interval) -> Option<(i128, i128)> {
    Some(match op {
        BinaryOp::Add => corners(a, b, |a, b| a + b),
        BinaryOp::Sub => corners(a, b, |a, b| a - b),
        BinaryOp::Mul => corners(a, b, |a, b| a * b),
        BinaryOp::LShift if b.lo >= 0 && b.hi < 64 => corners(a, b, |a, b| a << b),
        _ => return None,
    })
}

/// The bounds of a result that is known to fit.
fn binary(op: BinaryOp, a: Interval, b: Interval) -> Interval {
    if let Some((lo, hi)) = exact(op, a, b) {
        return Interval::of(lo, hi);
    }
    let mask = |v: i64| i64::MAX >> (v | 1).leading_zeros().saturating_sub(1);
    match op {
        BinaryOp::Mod if b.lo > 0 => Interval { lo: 0, hi: if a.lo >= 0 { a.hi.min(b.hi - 1) } else { b.hi - 1 } },
        BinaryOp::Mod if b.hi < 0 => Interval { lo: b.lo.saturating_add(1), hi: 0 },
        BinaryOp::FloorDiv if b.lo > 0 || b.hi < -1 => {
            let (lo, hi) = corners(a, b, |a, b| a.div_euclid(b) - i128::from(b < 0 && a.rem_euclid(b) != 0));
            Interval::of(lo, hi)
        }
        BinaryOp::And if a.lo >= 0 && b.lo >= 0 => Interval { lo: 0, hi: a.hi.min(b.hi) },
        BinaryOp::And if a.lo >= 0 => Interval { lo: 0, hi: a.hi },
        BinaryOp::And if b.lo >= 0 => Interval { lo: 0, hi: b.hi },
        BinaryOp::Or | BinaryOp::Xor if a.lo >= 0 && b.lo >= 0 => Interval { lo: 0, hi: mask(a.hi.max(b.hi)) },
        BinaryOp::RShift if b.lo >= 0 => {
            let (lo, hi) = corners(a, b, |a, b| a >> b.min(63));
            Interval::of(lo, hi)
        }
        _ => FULL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apply(op: BinaryOp, a: i64, b: i64) -> Option<i128> {
        let (x, y) = (i128::from(a), i128::from(b));
        let floor = |q: i128, r: i128| q - i128::from(r != 0 && (r < 0) != (y < 0));
        Some(match op {
            BinaryOp::Add => x + y,
            BinaryOp::Sub => x - y,
            BinaryOp::Mul => x * y,
            BinaryOp::FloorDiv if y != 0 => floor(x / y, x % y),
            BinaryOp::Mod if y != 0 => x - y * floor(x / y, x % y),
            BinaryOp::And => x & y,
            BinaryOp::Or => x | y,
            BinaryOp::Xor => x ^ y,
            BinaryOp::RShift if y >= 0 => x >> y.min(127),
            BinaryOp::LShift if (0..63).contains(&y) => x << y,
            _ => return None,
        })
    }

    proptest! {
        #[test]
        fn results_lie_in_their_bounds(
            ends in prop::array::uniform4(prop_oneof![-9i64..9, any::<i64>(), -1_000_000i64..1_000_000]),
            (s, t) in (any::<u64>(), any::<u64>()),
            n in 0..10usize,
        ) {
            use BinaryOp::*;
            let op = [Add, Sub, Mul, FloorDiv, Mod, And, Or, Xor, RShift, LShift][n];
            let interval = |x: i64, y: i64| Interval { lo: x.min(y), hi: x.max(y) };
            let pick = |i: Interval, s: u64| (i128::from(i.lo) + i128::from(s) % (i128::from(i.hi) - i128::from(i.lo) + 1)) as i64;
            let (a, b) = (interval(ends[0], ends[1]), interval(ends[2], ends[3]));
            let (x, y) = (pick(a, s), pick(b, t));
            let found = binary(op, a, b);
            if let Some(value) = apply(op, x, y)
                && let Ok(value) = i64::try_from(value)
            {
                prop_assert!(found.lo <= value && value <= found.hi, "{:?} {} {} = {} not in {:?}", op, x, y, value, found);
            }
        }
    }

    #[test]
    fn a_counter_stays_below_its_bound() {
        let body = Body::<Tir>::parse(
            "^bb0(%0: list[int]): %1 = call_builtin %0 {name: \"builtins.len\"} : i64  %2 = int {value: 0} : i64  jump -> ^bb1(%2)
             ^bb1(%3: i64): %4 = compare %3, %1 {op: lt} : bool  br %4 -> ^bb2, ^bb3
             ^bb2(): %5 = int {value: 1} : i64  %6, %7 = int_checked %3, %5 {op: add} : i64, bool  br %7 -> ^bb3, ^bb1(%6)
             ^bb3(): ret %3",
        )
        .unwrap();
        let ranges = Ranges::of(&body);
        assert_eq!(ranges.at(Value(3), body.blocks()[2]), Interval { lo: 0, hi: (1 << 47) - 1 });
        assert_eq!(ranges.at(Value(3), body.blocks()[1]), LENGTH);
    }
}
