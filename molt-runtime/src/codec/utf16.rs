//! Units of UTF-16 and UTF-32 in either byte order.

use super::Order;
use alloc::vec::Vec;

/// How code points are written: in which order, in two or four bytes.
#[derive(Clone, Copy)]
pub(super) struct Sink {
    pub(super) order: Order,
    pub(super) wide: bool,
}

impl Sink {
    fn unit(self, out: &mut Vec<u8>, unit: u32) {
        let bytes = if self.order == Order::Big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        match (self.wide, self.order) {
            (true, _) => out.extend_from_slice(&bytes),
            (false, Order::Big) => out.extend_from_slice(&bytes[2..]),
            (false, _) => out.extend_from_slice(&bytes[..2]),
        }
    }
    /// Appends a code point.
    pub(super) fn push(self, out: &mut Vec<u8>, code: u32) {
        if self.wide || code < 0x10000 {
            return self.unit(out, code);
        }
        self.unit(out, 0xD800 + (code - 0x10000 >> 10));
        self.unit(out, 0xDC00 + (code & 0x3FF));
    }
}

/// Appends the byte order mark, where the encoding has one.
pub(super) fn push_mark(out: &mut Vec<u8>, sink: Sink) {
    if sink.order == Order::Marked {
        sink.push(out, 0xFEFF);
    }
}

/// The unit that starts at `at`, if it is whole.
pub(super) fn unit_at(bytes: &[u8], at: usize, big: bool, wide: bool) -> Option<u32> {
    let size = if wide { 4 } else { 2 };
    let unit = bytes.get(at..at + size)?;
    let add = |value: u32, &byte: &u8| value << 8 | u32::from(byte);
    Some(if big { unit.iter().fold(0, add) } else { unit.iter().rev().fold(0, add) })
}

/// Which order the mark at the start names, and how many bytes it takes.
pub(super) fn mark(bytes: &[u8], order: Order, wide: bool) -> (bool, usize) {
    let size = if wide { 4 } else { 2 };
    match order {
        Order::Big => (true, 0),
        Order::Little => (false, 0),
        Order::Marked if unit_at(bytes, 0, false, wide) == Some(0xFEFF) => (false, size),
        Order::Marked if unit_at(bytes, 0, true, wide) == Some(0xFEFF) => (true, size),
        Order::Marked => (false, 0),
    }
}
