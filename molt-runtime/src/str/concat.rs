//! Concatenation, repetition, and growth in place.

use super::build::{Writer, copy, from_units};
use super::{ASCII, DATA, STR, Str, Width};
use crate::error;
use crate::heap;
use crate::object::Header;
use crate::value::{Owned, Res, Value};

/// The greatest length a string may have, in code points.
pub(crate) const MAX_LENGTH: usize = (1 << 46) - 1;

/// Raises `MemoryError` where a string of this many code points up to `bound` cannot be made.
pub(crate) fn check_length(length: usize, bound: u32) -> Res<()> {
    match length.checked_mul(Width::of(bound).bytes()) {
        Some(bytes) if length <= MAX_LENGTH && heap::would_fit(bytes) => Ok(()),
        _ => Err(error::memory_error("")),
    }
}

/// `a + b`.
pub fn concat(a: &Str, b: &Str) -> Owned {
    if a.is_empty() && b.value().is_exactly(&STR) {
        return b.value().to_owned();
    }
    if b.is_empty() && a.value().is_exactly(&STR) {
        return a.value().to_owned();
    }
    let mut writer = Writer::new(a.len() + b.len(), a.bound().max(b.bound()));
    writer.str(a);
    writer.str(b);
    writer.finish()
}

/// `a += b`, growing `a` where nobody else sees it.
pub fn append(a: Owned, b: &Str) -> Owned {
    let Some(left) = a.value().downcast::<Str>() else { return a };
    let alone = left.header.count() == 1 && a.value().is_exactly(&STR);
    if !alone || left.width() < b.width() || left.is_empty() || b.is_empty() {
        return concat(left, b);
    }
    let (old, added, width, ascii) = (left.len(), b.len(), left.width(), b.is_ascii());
    let (before, after) = (DATA + old * width.bytes(), DATA + (old + added) * width.bytes());
    // SAFETY: the only reference is ours, so the block may move; the old bytes are kept, and the new ones written before
    // the length says so. `b` is another object: it has a reference of its own.
    unsafe {
        let block = heap::grow(a.into_raw().bits() as *mut u8, before, after);
        let end = block.add(before);
        match width {
            Width::One => copy(b.units(), end),
            Width::Two => copy(b.units(), end.cast::<u16>()),
            Width::Four => copy(b.units(), end.cast::<u32>()),
        }
        let grown = &*block.cast::<Str>();
        grown.length.set(old + added);
        grown.hash.set(0);
        if !ascii {
            let header: &Header = &grown.header;
            header.set(ASCII, false);
        }
        Owned::from_raw(Value::from_bits(block as u64))
    }
}

/// `s * n`.
pub fn repeat(s: &Str, n: i64) -> Res {
    let n = usize::try_from(n).unwrap_or(0);
    if n == 0 || s.is_empty() {
        return Ok(super::empty());
    }
    if n == 1 && s.value().is_exactly(&STR) {
        return Ok(s.value().to_owned());
    }
    let length = s.len().saturating_mul(n);
    if length > isize::MAX as usize {
        return Err(crate::error::overflow_error("repeated string is too long"));
    }
    check_length(length, s.bound())?;
    let mut writer = Writer::new(length, s.bound());
    writer.repeat(s, n);
    Ok(writer.finish())
}

/// All strings one after another. Values that are not strings are left out.
pub fn join_all(parts: &[Value]) -> Owned {
    join_with(None, parts)
}

/// All strings, with a separator between them.
pub(crate) fn join_with(separator: Option<&Str>, parts: &[Value]) -> Owned {
    let strings = || parts.iter().filter_map(|part| part.downcast::<Str>());
    let (mut length, mut bound) = (0, 0);
    for s in strings() {
        length += s.len();
        bound = s.bound().max(bound);
    }
    if let [only] = parts
        && only.is_exactly(&STR)
    {
        return only.to_owned();
    }
    let (gap, gap_bound) = separator.filter(|_| parts.len() > 1).map_or((0, 0), |s| (s.len(), s.bound()));
    length += gap * parts.len().saturating_sub(1);
    bound = bound.max(gap_bound);
    if length == 0 {
        return super::empty();
    }
    let mut writer = Writer::new(length, bound);
    for (i, s) in strings().enumerate() {
        if let (Some(separator), true) = (separator, i > 0) {
            writer.str(separator);
        }
        writer.str(s);
    }
    writer.finish()
}

/// The part of a string from `start` to `end`, in range.
pub(crate) fn part(s: &Str, start: usize, end: usize) -> Owned {
    if start == 0 && end == s.len() && s.value().is_exactly(&STR) {
        return s.value().to_owned();
    }
    let units = s.units().slice(start, end);
    match (units.len(), s.is_ascii()) {
        (2.., true) => {
            let mut writer = Writer::new(units.len(), 0x7F);
            writer.units(units);
            writer.finish()
        }
        _ => from_units(units),
    }
}
