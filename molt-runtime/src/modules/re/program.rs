//! From the tree to a program for the matcher.

use super::casefold::Fold;
use super::charset::CharSet;
use super::node::{At, Greed, Item, MANY, Node, flag, width};
use super::tokens::Fault;
use alloc::vec::Vec;

/// What one character is tested against.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum One {
    /// This character.
    Char(u32),
    /// Either.
    Either(u32, u32),
    /// Any but a newline.
    Any,
    /// Any.
    All,
    /// A set, by number.
    Set(u32),
}

/// No set: nothing is known of what comes next.
pub const NO_SET: u32 = u32::MAX;

/// An instruction. Places are indices of instructions.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)]
pub enum Op {
    One(One),
    At(At),
    /// `\b` and `^` as flags change them.
    LineBeginning,
    LineEnd,
    Boundary {
        wanted: bool,
        ascii: bool,
    },
    /// Notes a place: of group `n / 2`, its beginning or its end.
    Mark(u32),
    Jump(u32),
    /// Goes on, and at `other` when that fails. When the next character is not in `first`, goes to `other` at once.
    Split {
        other: u32,
        first: u32,
    },
    /// Goes to `other`, and on when that fails.
    SplitLazy {
        other: u32,
    },
    /// One character many times.
    Repeat {
        one: One,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// A counted loop begins: goes to its end.
    Enter {
        loop_index: u32,
        end: u32,
    },
    /// The end of its body, which begins behind `Enter`.
    Again {
        loop_index: u32,
        body: u32,
        min: u32,
        max: u32,
        lazy: bool,
    },
    Back {
        group: u32,
        fold: Fold,
    },
    /// Goes on if the group matched, else to `other`.
    Conditional {
        group: u32,
        other: u32,
    },
    /// What follows, up to `Cut`, is never tried again.
    Atomic,
    Cut,
    /// Looks from `back` characters before, up to `LookEnd`.
    Look {
        back: u32,
    },
    LookEnd,
    /// The same, failing where that matches and going to `end` otherwise.
    LookNot {
        back: u32,
        end: u32,
    },
    LookNotEnd,
    Fail,
    Success,
}

/// A compiled pattern.
#[derive(Debug, PartialEq)]
pub struct Program {
    /// The instructions.
    pub ops: Vec<Op>,
    /// The sets they name.
    pub sets: Vec<CharSet>,
    /// How many counted loops there are.
    pub loops: u32,
    /// How many groups, without the whole.
    pub groups: u32,
    /// What every match begins with.
    pub prefix: Vec<u32>,
    /// The same in Latin-1; empty if that cannot hold it.
    pub narrow_prefix: Vec<u8>,
    /// What the first character of every match is in.
    pub first: Option<CharSet>,
    /// Whether a match begins at the beginning only.
    pub anchored: bool,
    /// The shortest match.
    pub least: usize,
}

struct Compiler<'a> {
    program: Program,
    widths: &'a [Option<(u64, u64)>],
}

/// Compiles a pattern of these flags.
pub fn compile(nodes: &[Node], flags: u32, widths: &[Option<(u64, u64)>]) -> Result<Program, Fault> {
    let least = usize::try_from(width(nodes, widths).0).unwrap_or(usize::MAX);
    let groups = widths.len() as u32 - 1;
    let (ops, sets, prefix) = (Vec::new(), Vec::new(), Vec::new());
    let program = Program { ops, sets, loops: 0, groups, prefix, narrow_prefix: Vec::new(), first: None, anchored: false, least };
    let mut compiler = Compiler { program, widths };
    compiler.sequence(nodes, flags)?;
    compiler.emit(Op::Success);
    let mut program = compiler.program;
    super::analysis::finish(&mut program);
    Ok(program)
}

/// Flags inside a group that adds and removes some.
fn combined(flags: u32, add: u32, remove: u32) -> u32 {
    let flags = if add & flag::TYPE != 0 { flags & !flag::TYPE } else { flags };
    (flags | add) & !remove
}

/// What case means under these flags.
fn fold_of(flags: u32) -> Fold {
    match flags & flag::IGNORECASE != 0 {
        false => Fold::None,
        true if flags & flag::UNICODE != 0 => Fold::Unicode,
        true => Fold::Ascii,
    }
}

impl Compiler<'_> {
    fn emit(&mut self, op: Op) -> usize {
        self.program.ops.push(op);
        self.program.ops.len() - 1
    }

    fn here(&self) -> u32 {
        self.program.ops.len() as u32
    }

    /// Makes the instruction at `at` lead here.
    fn land(&mut self, at: usize) {
        let here = self.here();
        match &mut self.program.ops[at] {
            Op::Jump(to) => *to = here,
            Op::Split { other, .. } | Op::SplitLazy { other } | Op::Conditional { other, .. } => *other = here,
            Op::Enter { end, .. } | Op::LookNot { end, .. } => *end = here,
            _ => {}
        }
    }

    fn set(&mut self, set: CharSet) -> u32 {
        let sets = &mut self.program.sets;
        let known = sets.iter().position(|own| *own == set);
        known.unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        }) as u32
    }

    /// The test that a node of one character is.
    fn one(&mut self, node: &Node, flags: u32) -> Option<One> {
        let fold = fold_of(flags);
        let ascii = flags & flag::UNICODE == 0;
        Some(match node {
            Node::Literal(code) if !fold.is_cased(*code) => One::Char(*code),
            Node::Literal(code) => match fold.family(*code)[..] {
                [only] => One::Char(only),
                [a, b] => One::Either(a, b),
                _ => One::Set(self.set(CharSet::new(&[Item::Range(*code, *code)], false, fold, ascii))),
            },
            Node::NotLiteral(code) => {
                let fold = if fold.is_cased(*code) { fold } else { Fold::None };
                One::Set(self.set(CharSet::new(&[Item::Range(*code, *code)], true, fold, ascii)))
            }
            Node::Any if flags & flag::DOTALL != 0 => One::All,
            Node::Any => One::Any,
            Node::In { items, negate } => One::Set(self.set(CharSet::new(items, *negate, fold, ascii))),
            _ => return None,
        })
    }

    fn sequence(&mut self, nodes: &[Node], flags: u32) -> Result<(), Fault> {
        nodes.iter().try_for_each(|node| self.node(node, flags))
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<(), Fault> {
        crate::dispatch::check_stack().map_err(Fault::Raised)?;
        match node {
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::In { .. } => {
                if let Some(one) = self.one(node, flags) {
                    self.emit(Op::One(one));
                }
            }
            Node::At(at) => {
                let multiline = flags & flag::MULTILINE != 0;
                let op = match *at {
                    At::Beginning if multiline => Op::LineBeginning,
                    At::End if multiline => Op::LineEnd,
                    At::Boundary(wanted) => Op::Boundary { wanted, ascii: flags & flag::UNICODE == 0 },
                    at => Op::At(at),
                };
                self.emit(op);
            }
            Node::Branch(branches) => self.branch(branches, flags)?,
            Node::Group { index, add, remove, body } => {
                let flags = combined(flags, *add, *remove);
                if let Some(group) = index {
                    self.emit(Op::Mark(2 * group));
                    self.sequence(body, flags)?;
                    self.emit(Op::Mark(2 * group + 1));
                } else {
                    self.sequence(body, flags)?;
                }
            }
            Node::Atomic(body) => self.atomic(body, flags)?,
            Node::Repeat { greed, min, max, body } => self.repeat(*greed, *min, *max, body, flags)?,
            Node::Back(group) => {
                self.emit(Op::Back { group: *group, fold: fold_of(flags) });
            }
            Node::Conditional { group, yes, no } => {
                let test = self.emit(Op::Conditional { group: *group, other: 0 });
                self.sequence(yes, flags)?;
                if let Some(no) = no {
                    let end = self.emit(Op::Jump(0));
                    self.land(test);
                    self.sequence(no, flags)?;
                    self.land(end);
                } else {
                    self.land(test);
                }
            }
            Node::Look { behind, negate, body } => self.look(*behind, *negate, body, flags)?,
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[Vec<Node>], flags: u32) -> Result<(), Fault> {
        let mut ends = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            let last = i + 1 == branches.len();
            let split = if last { None } else { Some(self.emit(Op::Split { other: 0, first: NO_SET })) };
            self.sequence(branch, flags)?;
            if let Some(split) = split {
                ends.push(self.emit(Op::Jump(0)));
                self.land(split);
            }
        }
        ends.into_iter().for_each(|end| self.land(end));
        Ok(())
    }

    fn atomic(&mut self, body: &[Node], flags: u32) -> Result<(), Fault> {
        self.emit(Op::Atomic);
        self.sequence(body, flags)?;
        self.emit(Op::Cut);
        Ok(())
    }

    fn repeat(&mut self, greed: Greed, min: u32, max: u32, body: &[Node], flags: u32) -> Result<(), Fault> {
        if max == 0 {
            return Ok(());
        }
        if let [only] = body
            && let Some(one) = self.one(only, flags)
        {
            self.emit(Op::Repeat { one, min, max, greed });
            return Ok(());
        }
        if greed == Greed::Possessive {
            // Each time is atomic by itself.
            let body = [Node::Atomic(body.to_vec())];
            self.emit(Op::Atomic);
            self.repeat(Greed::Greedy, min, max, &body, flags)?;
            self.emit(Op::Cut);
            return Ok(());
        }
        let lazy = greed == Greed::Lazy;
        let moves = width(body, self.widths).0 > 0;
        match (min, max) {
            (1, 1) => self.sequence(body, flags)?,
            (0, 1) => {
                let split = self.emit(if lazy { Op::SplitLazy { other: 0 } } else { Op::Split { other: 0, first: NO_SET } });
                self.sequence(body, flags)?;
                self.land(split);
            }
            (0, MANY) if moves => {
                let split = self.emit(if lazy { Op::SplitLazy { other: 0 } } else { Op::Split { other: 0, first: NO_SET } });
                self.sequence(body, flags)?;
                self.emit(Op::Jump(split as u32));
                self.land(split);
            }
            (1, MANY) if moves => {
                let start = self.here();
                self.sequence(body, flags)?;
                if lazy {
                    // On first, back when that fails.
                    let behind = self.here() + 1;
                    self.emit(Op::Split { other: start, first: NO_SET });
                    debug_assert_eq!(behind, self.here());
                } else {
                    self.emit(Op::SplitLazy { other: start });
                }
            }
            _ => {
                let loop_index = self.program.loops;
                self.program.loops += 1;
                let enter = self.emit(Op::Enter { loop_index, end: 0 });
                self.sequence(body, flags)?;
                self.land(enter);
                self.emit(Op::Again { loop_index, body: enter as u32 + 1, min, max, lazy });
            }
        }
        Ok(())
    }

    fn look(&mut self, behind: bool, negate: bool, body: &[Node], flags: u32) -> Result<(), Fault> {
        let mut back = 0;
        if behind {
            let (least, most) = width(body, self.widths);
            if least != most {
                return Err(Fault::Syntax("look-behind requires fixed-width pattern".into(), None));
            }
            back = u32::try_from(least).map_err(|_| Fault::Syntax("looks too much behind".into(), None))?;
        }
        if negate && body.is_empty() {
            self.emit(Op::Fail);
        } else if negate {
            let start = self.emit(Op::LookNot { back, end: 0 });
            self.sequence(body, flags)?;
            self.emit(Op::LookNotEnd);
            self.land(start);
        } else {
            self.emit(Op::Look { back });
            self.sequence(body, flags)?;
            self.emit(Op::LookEnd);
        }
        Ok(())
    }
}
