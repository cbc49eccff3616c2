//! A regular expression as a tree.

use alloc::vec::Vec;

/// Flags of patterns, with CPython's numbers.
pub mod flag {
    /// `t`, which does nothing.
    pub const TEMPLATE: u32 = 1;
    /// `i`.
    pub const IGNORECASE: u32 = 2;
    /// `L`.
    pub const LOCALE: u32 = 4;
    /// `m`.
    pub const MULTILINE: u32 = 8;
    /// `s`.
    pub const DOTALL: u32 = 16;
    /// `u`.
    pub const UNICODE: u32 = 32;
    /// `x`.
    pub const VERBOSE: u32 = 64;
    /// Shows the pattern while it is compiled; refused.
    pub const DEBUG: u32 = 128;
    /// `a`.
    pub const ASCII: u32 = 256;
    /// Those that say what a letter is.
    pub const TYPE: u32 = ASCII | LOCALE | UNICODE;
    /// Those that hold for a whole pattern only.
    pub const GLOBAL: u32 = DEBUG | TEMPLATE;
}

/// The number that stands for "any number of times".
pub const MANY: u32 = u32::MAX;

/// A class of characters by property.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Category {
    /// `\d`.
    Digit,
    /// `\s`.
    Space,
    /// `\w`.
    Word,
}

/// A member of a set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Item {
    /// From the first to the last.
    Range(u32, u32),
    /// A category, or all but it.
    Category(Category, bool),
}

/// A place that takes no characters.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum At {
    /// `^`.
    Beginning,
    /// `\A`.
    BeginningString,
    /// `$`.
    End,
    /// `\Z`.
    EndString,
    /// `\b`, or `\B`.
    Boundary(bool),
}

/// How a repetition chooses.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Greed {
    /// As many as possible.
    Greedy,
    /// As few as possible.
    Lazy,
    /// As many as possible, never fewer.
    Possessive,
}

/// A sequence.
pub type Nodes = Vec<Node>;

/// A part of an expression.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)]
pub enum Node {
    Literal(u32),
    NotLiteral(u32),
    /// `.`
    Any,
    In {
        items: Vec<Item>,
        negate: bool,
    },
    At(At),
    Branch(Vec<Nodes>),
    Group {
        /// Number of a capturing group.
        index: Option<u32>,
        add: u32,
        remove: u32,
        body: Nodes,
    },
    Atomic(Nodes),
    Repeat {
        greed: Greed,
        min: u32,
        max: u32,
        body: Nodes,
    },
    /// A group's text again.
    Back(u32),
    Conditional {
        group: u32,
        yes: Nodes,
        no: Option<Nodes>,
    },
    Look {
        behind: bool,
        negate: bool,
        body: Nodes,
    },
}

/// The largest width there is.
const WIDEST: u64 = u64::MAX;

/// The least and the most characters a sequence takes, given the widths of the groups.
pub fn width(nodes: &[Node], groups: &[Option<(u64, u64)>]) -> (u64, u64) {
    let (mut least, mut most) = (0_u64, 0_u64);
    for node in nodes {
        let (low, high) = match node {
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::In { .. } => (1, 1),
            Node::At(_) | Node::Look { .. } => (0, 0),
            Node::Branch(branches) => branches.iter().map(|branch| width(branch, groups)).fold((WIDEST, 0), either),
            Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
            Node::Repeat { min, max, body, .. } => {
                let (low, high) = width(body, groups);
                let high = if *max == MANY && high > 0 { WIDEST } else { high.saturating_mul(u64::from(*max)) };
                (low.saturating_mul(u64::from(*min)), high)
            }
            Node::Back(group) => groups.get(*group as usize).copied().flatten().unwrap_or_default(),
            Node::Conditional { yes, no, .. } => {
                let (low, high) = width(yes, groups);
                match no {
                    Some(no) => either((low, high), width(no, groups)),
                    None => (0, high),
                }
            }
        };
        least = least.saturating_add(low);
        most = most.saturating_add(high);
    }
    (least, most)
}

fn either(a: (u64, u64), b: (u64, u64)) -> (u64, u64) {
    (a.0.min(b.0), a.1.max(b.1))
}
