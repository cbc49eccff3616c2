//! The matcher: backtracking in CPython's order, with everything to come back to on a stack of its own.

use super::casefold::Fold;
use super::charset;
use super::node::{At, Category, Greed, MANY};
use super::program::{NO_SET, One, Op, Program};
use crate::str::Unit;
use alloc::vec::Vec;

/// No place: a group that did not match.
pub const NOWHERE: usize = usize::MAX;

/// What is done when the way taken fails.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Frame {
    /// Goes on at an instruction and a place.
    Try { op: u32, at: usize },
    /// One character fewer, not below `least`, then on at `op`.
    Fewer { op: u32, least: usize, at: usize },
    /// One character more of the lazy repetition at `op`, and up to `left` in all.
    MoreOne { op: u32, left: u32, at: usize },
    /// One time more of the lazy loop that ends at `op`.
    More { op: u32, at: usize },
    /// Restores where a group was.
    Mark { slot: u32, last: u32, old: usize },
    /// Restores a loop.
    Loop { index: u32, count: u32, last: usize },
    /// Nothing: an atomic group or a lookaround began here.
    Barrier { at: usize },
    /// A negative lookaround began here: it holds.
    BarrierNot { op: u32, at: usize },
}

/// Larger stacks are not kept.
const KEPT: usize = 4096;

/// How a match must end.
#[derive(Clone, Copy, PartialEq)]
pub struct End {
    /// At the end of the text only.
    pub full: bool,
    /// Not where it began.
    pub not_empty: bool,
}

/// A matcher at work.
pub struct Machine<'p> {
    program: &'p Program,
    /// Beginnings and ends of the groups; the first pair is the whole match.
    pub marks: Vec<usize>,
    /// The group that was closed last, 0 for none.
    pub last_index: u32,
    frames: Vec<Frame>,
    loops: Vec<(u32, usize)>,
}

impl Drop for Machine<'_> {
    /// Leaves the stack to the next matcher.
    fn drop(&mut self) {
        let mut frames = core::mem::take(&mut self.frames);
        if frames.capacity() <= KEPT {
            frames.clear();
            crate::rt::rt().re.spare.replace(frames);
        }
    }
}

impl<'p> Machine<'p> {
    /// A matcher for a program.
    pub fn new(program: &'p Program) -> Machine<'p> {
        Machine {
            program,
            marks: alloc::vec![NOWHERE; 2 * (program.groups as usize + 1)],
            last_index: 0,
            frames: crate::rt::rt().re.spare.take(),
            loops: alloc::vec![(0, NOWHERE); program.loops as usize],
        }
    }

    /// Whether the text, which ends where matching ends, matches at `start`.
    pub fn match_at<U: Unit>(&mut self, text: &[U], start: usize, end: End) -> bool {
        self.marks.fill(NOWHERE);
        self.last_index = 0;
        self.frames.clear();
        match self.run(text, start, end) {
            Some(stop) => {
                self.marks[0] = start;
                self.marks[1] = stop;
                true
            }
            None => false,
        }
    }

    fn push_mark(&mut self, slot: u32, at: usize) {
        // With nothing to come back to, nothing is restored.
        if !self.frames.is_empty() {
            self.frames.push(Frame::Mark { slot, last: self.last_index, old: self.marks[slot as usize] });
        }
        self.marks[slot as usize] = at;
        if slot & 1 == 1 {
            self.last_index = slot / 2;
        }
    }

    fn set_loop(&mut self, index: u32, count: u32, last: usize) {
        let old = core::mem::replace(&mut self.loops[index as usize], (count, last));
        if !self.frames.is_empty() {
            self.frames.push(Frame::Loop { index, count: old.0, last: old.1 });
        }
    }

    fn undo(&mut self, frame: Frame) {
        match frame {
            Frame::Mark { slot, last, old } => {
                self.marks[slot as usize] = old;
                self.last_index = last;
            }
            Frame::Loop { index, count, last } => self.loops[index as usize] = (count, last),
            _ => {}
        }
    }

    /// Forgets the choices made since the barrier, but not what restores groups and loops; where it began.
    fn cut(&mut self) -> usize {
        let is_barrier = |frame: &Frame| matches!(frame, Frame::Barrier { .. });
        let Some(start) = self.frames.iter().rposition(is_barrier) else { return 0 };
        let Frame::Barrier { at } = self.frames[start] else { return 0 };
        let mut kept = start;
        for i in start + 1..self.frames.len() {
            if matches!(self.frames[i], Frame::Mark { .. } | Frame::Loop { .. }) {
                self.frames[kept] = self.frames[i];
                kept += 1;
            }
        }
        self.frames.truncate(kept);
        at
    }

    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[2 * group as usize], self.marks[2 * group as usize + 1]);
        if start == NOWHERE || end == NOWHERE || end < start { None } else { Some((start, end)) }
    }

    fn run<U: Unit>(&mut self, text: &[U], start: usize, end: End) -> Option<usize> {
        let program = self.program;
        let (mut op, mut at) = (0_usize, start);
        loop {
            // Each arm goes on by `continue`; what leaves the `match` has failed.
            match program.ops[op] {
                Op::One(one) => {
                    if let Some(unit) = text.get(at)
                        && self.test(one, unit.code())
                    {
                        (op, at) = (op + 1, at + 1);
                        continue;
                    }
                }
                Op::Repeat { one, min, max, greed } => {
                    let left = text.len() - at;
                    let limit = match greed {
                        Greed::Lazy => min as usize,
                        _ if max == MANY => left,
                        _ => max as usize,
                    };
                    let count = self.count(one, &text[at..at + limit.min(left)]);
                    let least = at + min as usize;
                    if count >= min as usize {
                        at += count;
                        match greed {
                            Greed::Greedy if at > least => self.frames.push(Frame::Fewer { op: op as u32 + 1, least, at }),
                            Greed::Lazy if max > min => {
                                let left = if max == MANY { MANY } else { max - min };
                                self.frames.push(Frame::MoreOne { op: op as u32, left, at });
                            }
                            _ => {}
                        }
                        op += 1;
                        continue;
                    }
                }
                Op::Mark(slot) => {
                    self.push_mark(slot, at);
                    op += 1;
                    continue;
                }
                Op::Jump(to) => {
                    op = to as usize;
                    continue;
                }
                Op::Split { other, first } => {
                    let possible =
                        first == NO_SET || text.get(at).is_some_and(|unit| program.sets[first as usize].contains(unit.code()));
                    if possible {
                        self.frames.push(Frame::Try { op: other, at });
                        op += 1;
                    } else {
                        op = other as usize;
                    }
                    continue;
                }
                Op::SplitLazy { other } => {
                    self.frames.push(Frame::Try { op: op as u32 + 1, at });
                    op = other as usize;
                    continue;
                }
                Op::At(place) => {
                    let holds = match place {
                        At::Beginning | At::BeginningString => at == 0,
                        At::End => at == text.len() || at + 1 == text.len() && text[at].code() == 10,
                        _ => at == text.len(),
                    };
                    if holds {
                        op += 1;
                        continue;
                    }
                }
                Op::LineBeginning => {
                    if at == 0 || text[at - 1].code() == 10 {
                        op += 1;
                        continue;
                    }
                }
                Op::LineEnd => {
                    if text.get(at).is_none_or(|unit| unit.code() == 10) {
                        op += 1;
                        continue;
                    }
                }
                Op::Boundary { wanted, ascii } => {
                    let word = |unit: &U| charset::is(Category::Word, unit.code(), ascii);
                    let before = at > 0 && word(&text[at - 1]);
                    let after = text.get(at).is_some_and(word);
                    // In CPython an empty text has neither boundaries nor places that are none.
                    if !text.is_empty() && (before != after) == wanted {
                        op += 1;
                        continue;
                    }
                }
                Op::Enter { loop_index, end } => {
                    self.set_loop(loop_index, u32::MAX, NOWHERE);
                    op = end as usize;
                    continue;
                }
                Op::Again { loop_index, body, min, max, lazy } => {
                    let (count, last) = self.loops[loop_index as usize];
                    let count = count.wrapping_add(1);
                    if count < min {
                        self.set_loop(loop_index, count, last);
                        op = body as usize;
                        continue;
                    }
                    if (count < max || max == MANY) && at != last {
                        if lazy {
                            self.frames.push(Frame::More { op: op as u32, at });
                        } else {
                            self.set_loop(loop_index, count, at);
                            self.frames.push(Frame::Try { op: op as u32 + 1, at });
                            op = body as usize;
                            continue;
                        }
                    }
                    op += 1;
                    continue;
                }
                Op::Back { group, fold } => {
                    if let Some((from, to)) = self.group(group)
                        && same(text, from, to, at, fold)
                    {
                        at += to - from;
                        op += 1;
                        continue;
                    }
                }
                Op::Conditional { group, other } => {
                    op = if self.group(group).is_some() { op + 1 } else { other as usize };
                    continue;
                }
                Op::Atomic => {
                    self.frames.push(Frame::Barrier { at });
                    op += 1;
                    continue;
                }
                Op::Cut => {
                    self.cut();
                    op += 1;
                    continue;
                }
                Op::Look { back } => {
                    if at >= back as usize {
                        self.frames.push(Frame::Barrier { at });
                        at -= back as usize;
                        op += 1;
                        continue;
                    }
                }
                Op::LookEnd => {
                    at = self.cut();
                    op += 1;
                    continue;
                }
                Op::LookNot { back, end } => {
                    if at >= back as usize {
                        self.frames.push(Frame::BarrierNot { op: end, at });
                        at -= back as usize;
                        op += 1;
                    } else {
                        op = end as usize;
                    }
                    continue;
                }
                Op::LookNotEnd => {
                    while let Some(frame) = self.frames.pop() {
                        self.undo(frame);
                        if matches!(frame, Frame::BarrierNot { .. }) {
                            break;
                        }
                    }
                }
                Op::Fail => {}
                Op::Success => {
                    if !(end.full && at != text.len() || end.not_empty && at == start) {
                        return Some(at);
                    }
                }
            }
            (op, at) = self.back(text)?;
        }
    }

    /// Where to go on after a failure; nothing when every way was tried.
    fn back<U: Unit>(&mut self, text: &[U]) -> Option<(usize, usize)> {
        loop {
            match self.frames.pop()? {
                Frame::Try { op, at } | Frame::BarrierNot { op, at } => return Some((op as usize, at)),
                Frame::Fewer { op, least, at } => {
                    let mut at = at - 1;
                    if let Op::One(One::Char(code)) = self.program.ops[op as usize] {
                        while at > least && text.get(at).is_none_or(|unit| unit.code() != code) {
                            at -= 1;
                        }
                    }
                    if at > least {
                        self.frames.push(Frame::Fewer { op, least, at });
                    }
                    return Some((op as usize, at));
                }
                Frame::MoreOne { op, left, at } => {
                    if let Op::Repeat { one, .. } = self.program.ops[op as usize]
                        && text.get(at).is_some_and(|unit| self.test(one, unit.code()))
                    {
                        if left > 1 {
                            let left = if left == MANY { MANY } else { left - 1 };
                            self.frames.push(Frame::MoreOne { op, left, at: at + 1 });
                        }
                        return Some((op as usize + 1, at + 1));
                    }
                }
                Frame::More { op, at } => match self.program.ops[op as usize] {
                    Op::Again { loop_index, body, .. } => {
                        let count = self.loops[loop_index as usize].0.wrapping_add(1);
                        self.set_loop(loop_index, count, at);
                        return Some((body as usize, at));
                    }
                    _ => return None,
                },
                frame => self.undo(frame),
            }
        }
    }

    #[inline(always)]
    fn test(&self, one: One, code: u32) -> bool {
        match one {
            One::Char(wanted) => code == wanted,
            One::Either(a, b) => code == a || code == b,
            One::Any => code != 10,
            One::All => true,
            One::Set(set) => self.program.sets[set as usize].contains(code),
        }
    }

    /// How many characters from the beginning pass the test.
    fn count<U: Unit>(&self, one: One, text: &[U]) -> usize {
        let until = |stop: Option<usize>| stop.unwrap_or(text.len());
        match one {
            One::All => text.len(),
            One::Any => until(crate::str::find_char(U::view(text), 10)),
            One::Char(wanted) => until(text.iter().position(|unit| unit.code() != wanted)),
            One::Either(a, b) => until(text.iter().position(|unit| unit.code() != a && unit.code() != b)),
            One::Set(set) => {
                let set = &self.program.sets[set as usize];
                until(text.iter().position(|unit| !set.contains(unit.code())))
            }
        }
    }
}

/// Whether the text of a group comes again at `at`.
fn same<U: Unit>(text: &[U], from: usize, to: usize, at: usize, fold: Fold) -> bool {
    let Some(other) = text.get(at..at + (to - from)) else { return false };
    let own = &text[from..to];
    match fold {
        Fold::None => own == other,
        fold => own.iter().zip(other).all(|(a, b)| fold.lower(a.code()) == fold.lower(b.code())),
    }
}
