//! Blocks of a compressed stream: the symbols gathered so far, written in the shortest of the three forms.

use super::tables::{self, DISTANCE_CODES, END_OF_BLOCK, LENGTH_CODES, LENGTH_ORDER, LITERAL_CODES};
use super::tree::Tree;
use alloc::vec;
use alloc::vec::Vec;

/// Bits written one after another, the first one lowest in its byte.
#[derive(Default)]
pub struct Bits {
    /// Whole bytes.
    pub bytes: Vec<u8>,
    rest: u64,
    count: u32,
}

impl Bits {
    pub fn push(&mut self, value: u16, count: u8) {
        self.rest |= u64::from(value) << self.count;
        self.count += u32::from(count);
        while self.count >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.count -= 8;
        }
    }
    /// Fills the last byte.
    pub fn align(&mut self) {
        if self.count > 0 {
            self.bytes.push(self.rest as u8);
        }
        (self.rest, self.count) = (0, 0);
    }
}

/// How many symbols a block holds at most: zlib's number with 16384 places, of which one stays free.
const MOST: usize = 16383;

/// Symbols of one block: literals have the distance 0.
pub struct Block {
    symbols: Vec<(u16, u16)>,
    literals: Vec<u32>,
    distances: Vec<u32>,
}

impl Block {
    pub fn new() -> Block {
        let mut literals = vec![0; LITERAL_CODES];
        literals[END_OF_BLOCK] = 1;
        Block { symbols: Vec::new(), literals, distances: vec![0; DISTANCE_CODES] }
    }
    /// Adds a literal; whether the block is full.
    pub fn literal(&mut self, byte: u8) -> bool {
        self.literals[byte as usize] += 1;
        self.symbols.push((byte.into(), 0));
        self.symbols.len() == MOST
    }
    /// Adds a repetition; whether the block is full.
    pub fn repeat(&mut self, distance: u16, length: u16) -> bool {
        self.literals[END_OF_BLOCK + 1 + tables::length_code(length)] += 1;
        self.distances[tables::distance_code(distance)] += 1;
        self.symbols.push((length, distance));
        self.symbols.len() == MOST
    }
    /// Writes the block and begins the next. `source` is what it stands for, where that is still at hand.
    pub fn write(&mut self, out: &mut Bits, source: Option<&[u8]>, last: bool) {
        let block = core::mem::replace(self, Block::new());
        let last = u16::from(last);
        let literal_tree = Tree::new(&block.literals, 15);
        let distance_tree = Tree::new(&block.distances, 15);
        let mut lengths = literal_tree.bits[..=literal_tree.last].to_vec();
        let first = runs(&lengths);
        lengths = distance_tree.bits[..=distance_tree.last].to_vec();
        let runs: Vec<_> = first.into_iter().chain(runs(&lengths)).collect();
        let mut counts = vec![0; LENGTH_CODES];
        runs.iter().for_each(|&(code, ..)| counts[code as usize] += 1);
        let length_tree = Tree::new(&counts, 7);
        let sent = (3..LENGTH_CODES).rev().find(|&i| length_tree.bits[LENGTH_ORDER[i]] != 0).map_or(3, |i| i + 1);
        let trees: u32 = runs.iter().map(|&(code, _, extra)| u32::from(length_tree.bits[code as usize] + extra)).sum();
        let own = block.size(&literal_tree.bits, &distance_tree.bits) + trees + 3 * sent as u32 + 14;
        let fixed_literals: Vec<u8> = (0..LITERAL_CODES + 2).map(tables::fixed_literal_bits).collect();
        let fixed_distances = vec![5; DISTANCE_CODES];
        let fixed = (block.size(&fixed_literals, &fixed_distances) + 3).div_ceil(8);
        let own = (own + 3).div_ceil(8);
        if let Some(source) = source
            && source.len() + 4 <= own.min(fixed) as usize
        {
            stored(out, source, last == 1);
        } else if fixed <= own {
            out.push(1 << 1 | last, 3);
            block.symbols_with(out, &fixed_literals, &fixed_distances);
        } else {
            out.push(2 << 1 | last, 3);
            out.push(literal_tree.last as u16 - 256, 5);
            out.push(distance_tree.last as u16, 5);
            out.push(sent as u16 - 4, 4);
            LENGTH_ORDER[..sent].iter().for_each(|&code| out.push(length_tree.bits[code].into(), 3));
            let codes = tables::codes(&length_tree.bits);
            for &(code, value, extra) in &runs {
                out.push(codes[code as usize], length_tree.bits[code as usize]);
                out.push(value, extra);
            }
            block.symbols_with(out, &literal_tree.bits, &distance_tree.bits);
        }
        if last == 1 {
            out.align();
        }
    }
    /// The bits that the symbols take with such trees.
    fn size(&self, literals: &[u8], distances: &[u8]) -> u32 {
        let extra = |code: usize| if code > END_OF_BLOCK { tables::LENGTH_EXTRA[code - END_OF_BLOCK - 1] } else { 0 };
        let literals: u32 = self.literals.iter().enumerate().map(|(i, n)| n * u32::from(literals[i] + extra(i))).sum();
        let distance = |(i, n): (usize, &u32)| n * u32::from(distances[i] + tables::DISTANCE_EXTRA[i]);
        literals + self.distances.iter().enumerate().map(distance).sum::<u32>()
    }
    fn symbols_with(&self, out: &mut Bits, literals: &[u8], distances: &[u8]) {
        let (literal_codes, distance_codes) = (tables::codes(literals), tables::codes(distances));
        for &(value, distance) in &self.symbols {
            if distance == 0 {
                out.push(literal_codes[value as usize], literals[value as usize]);
                continue;
            }
            let code = tables::length_code(value);
            out.push(literal_codes[END_OF_BLOCK + 1 + code], literals[END_OF_BLOCK + 1 + code]);
            out.push(value - tables::LENGTH_BASE[code], tables::LENGTH_EXTRA[code]);
            let code = tables::distance_code(distance);
            out.push(distance_codes[code], distances[code]);
            out.push(distance - tables::DISTANCE_BASE[code], tables::DISTANCE_EXTRA[code]);
        }
        out.push(literal_codes[END_OF_BLOCK], literals[END_OF_BLOCK]);
    }
}

/// A block that holds the data as they are.
pub fn stored(out: &mut Bits, data: &[u8], last: bool) {
    out.push(last.into(), 3);
    out.align();
    let length = data.len() as u16;
    out.bytes.extend(length.to_le_bytes());
    out.bytes.extend((!length).to_le_bytes());
    out.bytes.extend(data);
}

/// Numbers of bits as runs: a code, and the value and the number of its extra bits.
fn runs(lengths: &[u8]) -> Vec<(u8, u16, u8)> {
    let mut runs = Vec::new();
    let mut previous = None;
    let mut i = 0;
    while i < lengths.len() {
        let length = lengths[i];
        let most = if length == 0 {
            138
        } else if previous == Some(length) {
            6
        } else {
            7
        };
        let least = if length == 0 || previous == Some(length) { 3 } else { 4 };
        let mut count = lengths[i..].iter().take(most).take_while(|&&next| next == length).count();
        i += count;
        if count < least {
            runs.extend(core::iter::repeat_n((length, 0, 0), count));
        } else if length == 0 {
            runs.push(if count <= 10 { (17, count as u16 - 3, 3) } else { (18, count as u16 - 11, 7) });
        } else {
            if previous != Some(length) {
                runs.push((length, 0, 0));
                count -= 1;
            }
            runs.push((16, count as u16 - 3, 2));
        }
        previous = Some(length);
    }
    runs
}
