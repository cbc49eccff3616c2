//! Code points, and strings beside constants.

use super::function::FunctionLowering;
use super::layout;
use crate::tir::characters::constant;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::Value;
use molt_runtime::str::ascii_members;

impl FunctionLowering<'_> {
    /// The code point of a constant that is one character.
    pub fn code_of_constant(&self, text: Value) -> Option<u32> {
        match constant(&self.source.body, text)? {
            [point] => Some(*point),
            _ => None,
        }
    }

    /// The bytes of a constant that is compared in line.
    pub fn short_ascii(&self, text: Value) -> Option<Vec<u8>> {
        let points = constant(&self.source.body, text).filter(|points| (1..=layout::STR_COMPARED).contains(&points.len()))?;
        points.iter().map(|&point| u8::try_from(point).ok().filter(u8::is_ascii)).collect()
    }

    /// Whether a code point is among ASCII characters: bit `c` of `low`, bit `c - 64` of `high`.
    pub fn code_among(&mut self, code: Value, low: i64, high: i64) -> Value {
        let (half, whole) = (self.int(64), self.int(128));
        let ascii = self.icmp(IntCompare::ULt, code, whole);
        let bit = self.member(code, low, high, half);
        self.value(Op::And { args: [bit, ascii] }, Type::I64)
    }

    /// Whether the character of a code point satisfies a method of `str`: a bit for ASCII, a call for the rest.
    pub fn code_is(&mut self, code: Value, method: &str) -> Value {
        let (members, function) = ascii_members(method).expect("compare-code-points makes only those");
        let (half, whole) = (self.int(64), self.int(128));
        let ascii = self.icmp(IntCompare::ULt, code, whole);
        self.choose(
            ascii,
            Type::I64,
            |this| this.member(code, members as i64, (members >> 64) as i64, half),
            |this| this.runtime_value(function, &[code]),
        )
    }

    /// The bit of a code point below 128.
    fn member(&mut self, code: Value, low: i64, high: i64, half: Value) -> Value {
        let first = self.icmp(IntCompare::ULt, code, half);
        let (low, high) = (self.int(low), self.int(high));
        let word = self.value(Op::Select { args: [first, low, high] }, Type::I64);
        let (mask, one) = (self.int(63), self.int(1));
        let place = self.value(Op::And { args: [code, mask] }, Type::I64);
        let shifted = self.value(Op::UShr { args: [word, place] }, Type::I64);
        self.value(Op::And { args: [shifted, one] }, Type::I64)
    }

    /// Whether the string at `object`, whose length is that of `text`, is that text: 1 to [`layout::STR_COMPARED`] ASCII characters
    /// are compared in one or two words. A string has the narrowest width that holds it, so a wide one is another.
    pub fn has_text(&mut self, object: Value, text: &[u8]) -> Value {
        let flags = self.value(Op::LoadU32 { args: [object], offset: layout::FLAGS }, Type::I64);
        let wide = self.int(layout::STR_WIDE);
        let mut differs = self.value(Op::And { args: [flags, wide] }, Type::I64);
        for (at, width) in words_of(text.len()) {
            let args = [object];
            let offset = layout::STR_DATA + at as i64;
            let op = match width {
                8 => Op::Load { args, offset },
                4 => Op::LoadU32 { args, offset },
                _ => Op::LoadU8 { args, offset },
            };
            let found = self.value(op, Type::I64);
            let expected = text[at..at + width].iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
            let expected = self.int(expected as i64);
            let differ = self.value(Op::Xor { args: [found, expected] }, Type::I64);
            differs = self.value(Op::Or { args: [differs, differ] }, Type::I64);
        }
        let zero = self.int(0);
        self.icmp(IntCompare::Eq, differs, zero)
    }
}

/// The loads, place and width, that cover so many bytes and no other; the last ones may overlap.
fn words_of(length: usize) -> Vec<(usize, usize)> {
    match length {
        0..4 => (0..length).map(|at| (at, 1)).collect(),
        4 => vec![(0, 4)],
        5..8 => vec![(0, 4), (length - 4, 4)],
        8 => vec![(0, 8)],
        _ => vec![(0, 8), (length - 8, 8)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_cover_every_byte_and_no_other() {
        for length in 1..=layout::STR_COMPARED {
            let mut covered = vec![false; length];
            words_of(length).into_iter().for_each(|(at, width)| covered[at..at + width].fill(true));
            assert!(covered.iter().all(|&c| c), "{length}");
        }
    }
}
