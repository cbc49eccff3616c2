//! What can be known of a program before it runs: how a match begins, and where trying again is in vain.

use super::casefold::Fold;
use super::charset::CharSet;
use super::node::{At, Greed, Item};
use super::program::{One, Op, Program};
use alloc::vec::Vec;

/// Fills in what follows from the instructions.
pub fn finish(program: &mut Program) {
    program.anchored = program
        .ops
        .iter()
        .find(|op| !matches!(op, Op::Mark(_) | Op::Atomic))
        .is_some_and(|op| matches!(op, Op::At(At::Beginning | At::BeginningString)));
    program.prefix = prefix(program);
    program.narrow_prefix = program.prefix.iter().map_while(|&code| u8::try_from(code).ok()).collect();
    if program.narrow_prefix.len() < program.prefix.len() {
        program.narrow_prefix.clear();
    }
    program.first = first_at(program, 0, true);
    for at in 0..program.ops.len() {
        match program.ops[at] {
            Op::Split { other, .. } if other as usize > at => {
                if let Some(set) = first_at(program, at + 1, false) {
                    let number = program.sets.iter().position(|own| *own == set).unwrap_or(program.sets.len());
                    if number == program.sets.len() {
                        program.sets.push(set);
                    }
                    program.ops[at] = Op::Split { other, first: number as u32 };
                }
            }
            Op::Repeat { one, min, max, greed: Greed::Greedy } => {
                let own = set_of(program, one);
                // A fewer number leaves a character that cannot begin the rest.
                if first_at(program, at + 1, false).is_some_and(|next| own.is_disjoint(&next)) {
                    program.ops[at] = Op::Repeat { one, min, max, greed: Greed::Possessive };
                }
            }
            _ => {}
        }
    }
}

fn set_of(program: &Program, one: One) -> CharSet {
    let of = |items: &[Item], negate| CharSet::new(items, negate, Fold::None, false);
    match one {
        One::Char(code) => of(&[Item::Range(code, code)], false),
        One::Either(a, b) => of(&[Item::Range(a, a), Item::Range(b, b)], false),
        One::Any => of(&[Item::Range(10, 10)], true),
        One::All => of(&[], true),
        One::Set(set) => program.sets[set as usize].clone(),
    }
}

fn prefix(program: &Program) -> Vec<u32> {
    let mut prefix = Vec::new();
    for op in &program.ops {
        match *op {
            Op::One(One::Char(code)) => prefix.push(code),
            Op::Mark(_) => {}
            Op::Repeat { one: One::Char(code), min, .. } if min > 0 => {
                prefix.push(code);
                break;
            }
            _ => break,
        }
    }
    prefix
}

/// What the first character of every match from this instruction on is in; nothing if a match may be empty. What comes behind
/// the end of an atomic group may not decide about choices inside it: only `past_cuts` looks there.
fn first_at(program: &Program, at: usize, past_cuts: bool) -> Option<CharSet> {
    let mut walk = Walk { program, past_cuts, bits: [0; 4], above: false, seen: Vec::new() };
    walk.from(at)?;
    Some(CharSet::of_bits(walk.bits, walk.above))
}

struct Walk<'a> {
    program: &'a Program,
    past_cuts: bool,
    bits: [u64; 4],
    above: bool,
    seen: Vec<usize>,
}

impl Walk<'_> {
    fn add(&mut self, one: One) {
        let (bits, above) = set_of(self.program, one).parts();
        self.bits.iter_mut().zip(bits).for_each(|(own, more)| *own |= more);
        self.above |= above;
    }

    fn from(&mut self, mut at: usize) -> Option<()> {
        loop {
            if self.seen.contains(&at) {
                return Some(());
            }
            // Long alternations are not worth the time.
            if self.seen.len() > 200 {
                return None;
            }
            self.seen.push(at);
            at = match self.program.ops[at] {
                Op::One(one) => {
                    self.add(one);
                    return Some(());
                }
                Op::Repeat { one, min, .. } => {
                    self.add(one);
                    if min > 0 {
                        return Some(());
                    }
                    at + 1
                }
                Op::At(_) | Op::LineBeginning | Op::LineEnd | Op::Boundary { .. } | Op::Mark(_) | Op::Atomic => at + 1,
                Op::Cut if self.past_cuts => at + 1,
                Op::Jump(to) => to as usize,
                Op::Split { other, .. } | Op::SplitLazy { other } | Op::Conditional { other, .. } => {
                    self.from(at + 1)?;
                    other as usize
                }
                Op::Enter { end, .. } => end as usize,
                Op::Again { body, .. } => {
                    self.from(body as usize)?;
                    at + 1
                }
                Op::Look { .. } => self.behind(at, |op| matches!(op, Op::Look { .. }), |op| matches!(op, Op::LookEnd)),
                Op::LookNot { end, .. } => end as usize,
                Op::Fail => return Some(()),
                Op::Back { .. } | Op::Cut | Op::LookEnd | Op::LookNotEnd | Op::Success => return None,
            };
        }
    }

    /// The place behind the end that belongs to the beginning at `at`.
    fn behind(&self, at: usize, begins: fn(Op) -> bool, ends: fn(Op) -> bool) -> usize {
        let mut depth = 0;
        for (i, &op) in self.program.ops.iter().enumerate().skip(at) {
            depth += i32::from(begins(op)) - i32::from(ends(op));
            if depth == 0 {
                return i + 1;
            }
        }
        at + 1
    }
}
