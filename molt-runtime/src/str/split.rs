//! `split`, `rsplit`, `splitlines`, `partition`, `rpartition`, `join`.

use super::arguments::{not_str, omitted, size, string};
use super::concat::{join_with, part};
use super::entries::known;
use super::find::{Matches, find_char};
use super::units::{Unit, with_units};
use super::{Str, Units, find, rfind, unicode};
use crate::dispatch::{self, type_name};
use crate::error::{self, type_error};
use crate::list::List;
use crate::value::{Owned, Raised, Res, Value, borrowed};
use crate::{list, tuple};
use alloc::vec::Vec;

#[cold]
fn empty_separator() -> Raised {
    error::value_error("empty separator")
}

/// The separator and the limit of `split` and `rsplit`; no separator means white space.
fn arguments(separator: Value, maxsplit: Value) -> Res<(Option<&'static Str>, usize)> {
    let limit = usize::try_from(size(maxsplit, -1)?).unwrap_or(usize::MAX);
    if omitted(separator) {
        return Ok((None, limit));
    }
    match separator.downcast::<Str>() {
        Some(separator) if separator.is_empty() => Err(empty_separator()),
        Some(separator) => Ok((Some(separator), limit)),
        None => Err(not_str(separator, "", "must be str or None")),
    }
}

pub(crate) fn split(this: Value, separator: Value, maxsplit: Value) -> Res {
    let s = known(this);
    let (separator, limit) = arguments(separator, maxsplit)?;
    let parts = list::new(USUAL_PARTS);
    let list = list::of(&parts);
    match separator {
        None => with_units!(s.units(), |units| split_space(s, units, limit, list)),
        Some(separator) => {
            let mut from = 0;
            if let (Units::One(bytes), Units::One(&[byte])) = (s.units(), separator.units()) {
                while list.len() < limit
                    && let Some(length) = near(&bytes[from..], byte)
                {
                    list.push(part(s, from, from + length));
                    from += length + 1;
                }
                list.push(part(s, from, s.len()));
                return Ok(parts);
            }
            for at in Matches::new(s.units(), separator.units()).take(limit) {
                list.push(part(s, from, at));
                from = at + separator.len();
            }
            list.push(part(s, from, s.len()));
        }
    }
    Ok(parts)
}

/// Where a byte is first: most parts are short, so that the call of a search comes second.
fn near(bytes: &[u8], byte: u8) -> Option<usize> {
    const SHORT: usize = 12;
    let found = bytes.iter().take(SHORT).position(|&each| each == byte);
    let rest = || bytes.get(SHORT..).and_then(|rest| find_char(Units::One(rest), byte.into()));
    found.or_else(|| rest().map(|at| at + SHORT))
}

/// How many parts a list has room for at first.
const USUAL_PARTS: usize = 12;

fn split_space<U: Unit>(s: &Str, units: &[U], limit: usize, parts: &List) {
    let mut i = 0;
    loop {
        while i < units.len() && unicode::is_space(units[i].code()) {
            i += 1;
        }
        if i == units.len() {
            return;
        }
        let start = i;
        if parts.len() == limit {
            return parts.push(part(s, start, units.len()));
        }
        while i < units.len() && !unicode::is_space(units[i].code()) {
            i += 1;
        }
        parts.push(part(s, start, i));
    }
}

pub(super) fn rsplit(this: Value, separator: Value, maxsplit: Value) -> Res {
    let s = known(this);
    let (separator, limit) = arguments(separator, maxsplit)?;
    let mut parts = match separator {
        None => rsplit_space(s, limit),
        Some(separator) => {
            let mut parts = Vec::new();
            let mut end = s.len();
            while parts.len() < limit
                && let Some(at) = rfind(s.units().slice(0, end), separator.units())
            {
                parts.push(part(s, at + separator.len(), end));
                end = at;
            }
            parts.push(part(s, 0, end));
            parts
        }
    };
    parts.reverse();
    Ok(list::from_vec(parts))
}

/// The parts from the last to the first.
fn rsplit_space(s: &Str, limit: usize) -> Vec<Owned> {
    let units = s.units();
    let last = |end: usize, space: bool| units.slice(0, end).rposition(|code| unicode::is_space(code) == space).map(|i| i + 1);
    let mut parts = Vec::new();
    let mut next = last(s.len(), false);
    while let Some(end) = next {
        if parts.len() == limit {
            parts.push(part(s, 0, end));
            return parts;
        }
        let start = last(end, true).unwrap_or(0);
        parts.push(part(s, start, end));
        next = last(start, false);
    }
    parts
}

/// Whether a code point ends a line.
pub(crate) fn is_line_break(code: u32) -> bool {
    matches!(code, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

/// The first end of a line. Bytes are looked at in blocks, since lines are longer than words.
fn first_line_break(units: Units) -> Option<usize> {
    let Units::One(bytes) = units else { return units.position(is_line_break) };
    const BLOCK: usize = 32;
    let suspicious = |block: &[u8]| block.iter().fold(false, |any, &byte| any | (byte < 0x20) | (byte == 0x85));
    for (i, block) in bytes.chunks(BLOCK).enumerate() {
        if suspicious(block)
            && let Some(at) = block.iter().position(|&byte| is_line_break(byte.into()))
        {
            return Some(i * BLOCK + at);
        }
    }
    None
}

pub(super) fn splitlines(this: Value, keepends: Value) -> Res {
    let s = known(this);
    let keep = !keepends.is_absent() && dispatch::truth(keepends)?;
    let lines = list::new(USUAL_PARTS);
    let mut start = 0;
    while start < s.len() {
        let rest = s.units().slice(start, s.len());
        let end = first_line_break(rest).map_or(s.len(), |i| start + i);
        let next = match end {
            _ if end == s.len() => end,
            _ if s.at(end) == 0x0D && end + 1 < s.len() && s.at(end + 1) == 0x0A => end + 2,
            _ => end + 1,
        };
        list::of(&lines).push(part(s, start, if keep { next } else { end }));
        start = next;
    }
    Ok(lines)
}

pub(super) fn partition(this: Value, separator: Value) -> Res {
    let (s, sep) = (known(this), string(separator, "")?);
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(tuple::from_array(match find(s.units(), sep.units()) {
        Some(at) => [part(s, 0, at), separator.to_owned(), part(s, at + sep.len(), s.len())],
        None => [part(s, 0, s.len()), super::empty(), super::empty()],
    }))
}

pub(super) fn rpartition(this: Value, separator: Value) -> Res {
    let (s, sep) = (known(this), string(separator, "")?);
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(tuple::from_array(match rfind(s.units(), sep.units()) {
        Some(at) => [part(s, 0, at), separator.to_owned(), part(s, at + sep.len(), s.len())],
        None => [super::empty(), super::empty(), part(s, 0, s.len())],
    }))
}

pub(super) fn join(this: Value, iterable: Value) -> Res {
    let separator = known(this);
    let slots = iterable.type_of().slots();
    if slots.iter.is_none() && slots.get_item.is_none() {
        return Err(type_error("can only join an iterable"));
    }
    // No code of the program runs while strings are joined, so a list is read as it lies.
    if let Some(values) = crate::sequence::items_of(iterable) {
        return join_values(separator, values);
    }
    let items = crate::sequence::collect_fast(iterable)?;
    join_values(separator, borrowed(&items))
}

fn join_values(separator: &Str, values: &[Value]) -> Res {
    if let Some(i) = values.iter().position(|item| item.downcast::<Str>().is_none()) {
        return Err(not_a_string(i, values[i]));
    }
    Ok(join_with(Some(separator), values))
}

#[cold]
fn not_a_string(i: usize, item: Value) -> Raised {
    let mut index = Vec::new();
    crate::int::text::push_u64(&mut index, i as u64);
    let index = alloc::string::String::from_utf8_lossy(&index);
    type_error(&["sequence item ", &index, ": expected str instance, ", &type_name(item), " found"].concat())
}
