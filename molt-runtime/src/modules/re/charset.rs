//! Sets of characters: a bit for each of Latin-1, a search for the others.

use super::casefold::Fold;
use super::node::{Category, Item};
use crate::str::unicode;
use alloc::vec::Vec;

/// A set.
#[derive(Clone, PartialEq, Debug)]
pub struct CharSet {
    bits: [u64; 4],
    /// What the characters from U+0100 on are tested against.
    items: Vec<Item>,
    negate: bool,
    fold: Fold,
    ascii: bool,
    /// Whether any character from U+0100 on may belong.
    above: bool,
}

/// Whether a character has a property.
pub fn is(category: Category, code: u32, ascii: bool) -> bool {
    match category {
        _ if ascii && code >= 0x80 => false,
        Category::Digit => unicode::is_decimal(code),
        Category::Space if ascii => matches!(code, 9..=13 | 32),
        Category::Space => unicode::is_space(code),
        Category::Word => code == 0x5F || unicode::is_alnum(code),
    }
}

impl CharSet {
    /// The set of these items.
    pub fn new(items: &[Item], negate: bool, fold: Fold, ascii: bool) -> CharSet {
        let mut set = CharSet { bits: [0; 4], items: items.to_vec(), negate, fold, ascii, above: true };
        for code in 0..256 {
            if set.search(code) {
                set.bits[code as usize / 64] |= 1 << (code % 64);
            }
        }
        let high = |item: &Item| match item {
            Item::Range(_, high) => *high >= 0x100 || fold == Fold::Unicode,
            Item::Category(_, negated) => *negated || !ascii,
        };
        set.above = negate || items.iter().any(high);
        set
    }

    /// A set of Latin-1 characters and, perhaps, all others.
    pub fn of_bits(bits: [u64; 4], above: bool) -> CharSet {
        let items = if above { Vec::from([Item::Range(0x100, 0x10FFFF)]) } else { Vec::new() };
        CharSet { bits, items, negate: false, fold: Fold::None, ascii: false, above }
    }

    /// The Latin-1 characters, and whether others may belong.
    pub fn parts(&self) -> ([u64; 4], bool) {
        (self.bits, self.above)
    }

    /// Whether the character belongs.
    #[inline(always)]
    pub fn contains(&self, code: u32) -> bool {
        if code < 256 { self.bits[code as usize / 64] >> (code % 64) & 1 != 0 } else { self.above && self.search(code) }
    }

    /// Whether no character belongs to both, as far as can be seen.
    pub fn is_disjoint(&self, other: &CharSet) -> bool {
        self.bits.iter().zip(&other.bits).all(|(a, b)| a & b == 0) && !(self.above && other.above)
    }

    #[inline(never)]
    fn search(&self, code: u32) -> bool {
        let lower = self.fold.lower(code);
        let category = |item: &Item| match *item {
            Item::Range(..) => false,
            Item::Category(category, negated) => is(category, lower, self.ascii) != negated,
        };
        let ranged =
            |code: u32| self.items.iter().any(|item| matches!(*item, Item::Range(low, high) if low <= code && code <= high));
        let found = match self.fold {
            Fold::None => ranged(code),
            fold => fold.family(code).into_iter().any(ranged),
        };
        (found || self.items.iter().any(category)) != self.negate
    }
}
