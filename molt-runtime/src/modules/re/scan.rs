//! One match after another: `findall`, `finditer`, `split`, scanners.

use super::machine::Machine;
use super::matched;
use super::pattern::{self, Pattern, range};
use super::search::{self, Mode};
use crate::iterator::{self, NOTHING};
use crate::str::Str;
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, error, indices, iterators, list, methods, parts, tuple};
use alloc::vec::Vec;

/// Walks through the matches in a subject.
pub struct Scan<'p> {
    pattern: &'p Pattern,
    subject: Value,
    /// The matcher, with the last match.
    pub machine: Machine<'p>,
    range: (usize, usize),
    not_empty: bool,
}

impl<'p> Scan<'p> {
    /// From the beginning of a range.
    pub fn new(pattern: &'p Pattern, subject: Value, range: (usize, usize)) -> Scan<'p> {
        Scan { pattern, subject, machine: Machine::new(pattern.program()), range, not_empty: false }
    }
    /// Finds the next match: where it begins and ends.
    pub fn next(&mut self) -> Option<(usize, usize)> {
        let text = search::units(self.subject)?;
        if !search::find(&mut self.machine, self.pattern.program(), text, self.range, Mode::Search, self.not_empty) {
            return None;
        }
        let (start, end) = (self.machine.marks[0], self.machine.marks[1]);
        self.range.0 = end;
        self.not_empty = start == end;
        Some((start, end))
    }
    /// The text of a group of the last match; `default` if it did not match.
    pub fn group(&self, group: usize, default: Value) -> Owned {
        match (self.machine.marks[2 * group], self.machine.marks[2 * group + 1]) {
            (usize::MAX, _) | (_, usize::MAX) => default.to_owned(),
            (start, end) => search::part(self.subject, start, end),
        }
    }
}

/// An empty text of the kind of the subject's parts.
pub fn empty(subject: Value) -> Owned {
    if subject.downcast::<Str>().is_some() { crate::str::empty() } else { bytes::from_slice(b"") }
}

/// `pattern.findall(string, pos, endpos)`.
pub fn findall(this: Value, subject: Value, start: Value, end: Value) -> Res {
    let pattern = pattern::of(this);
    let mut scan = Scan::new(pattern, subject, range(pattern, subject, start, end)?);
    let nothing = empty(subject);
    let found = list::new(0);
    while let Some((start, end)) = scan.next() {
        list::of(&found).push(match pattern.groups() {
            0 => search::part(subject, start, end),
            1 => scan.group(1, nothing.value()),
            groups => tuple::from_owned((0..groups).map(|group| scan.group(group + 1, nothing.value()))),
        });
    }
    Ok(found)
}

/// `pattern.split(string, maxsplit)`.
pub fn split(this: Value, subject: Value, limit: Value) -> Res {
    let pattern = pattern::of(this);
    let limit = if limit.is_absent() { 0 } else { indices::sized(limit)? };
    let range = range(pattern, subject, Value::ABSENT, Value::ABSENT)?;
    let mut scan = Scan::new(pattern, subject, range);
    let found = list::new(0);
    let pieces = list::of(&found);
    let (mut last, mut count) = (0, 0);
    while limit == 0 || count < limit {
        let Some((start, end)) = scan.next() else { break };
        pieces.push(search::part(subject, last, start));
        for group in 0..pattern.groups() {
            pieces.push(scan.group(group + 1, Value::NONE));
        }
        last = end;
        count += 1;
    }
    pieces.push(search::part(subject, last, range.1));
    Ok(found)
}

iterators! {
    /// The source is the pattern and the subject in a tuple. The position is where to go on, negative when the last match was
    /// empty; the limit is the end.
    FINDER "callable_iterator" |iterator| step(iterator, Mode::Search);
}

/// `pattern.finditer(string, pos, endpos)`.
pub fn finditer(this: Value, subject: Value, start: Value, end: Value) -> Res {
    let range = range(pattern::of(this), subject, start, end)?;
    Ok(over(&FINDER, this, subject, range))
}

fn over(kind: &'static Type, this: Value, subject: Value, range: (usize, usize)) -> Owned {
    let whole = tuple::pair(indices::length(range.0), indices::length(range.1));
    let source = parts::tuple(&[this, subject, whole.value()]);
    iterator::new(kind, source, NOTHING, range.0 as i64, range.1 as i64)
}

/// The next match of an iterator over matches.
fn step(iterator: Value, mode: Mode) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let source = this.source.get().to_owned();
    let [owner, subject, whole] = parts::items(source.value())[..] else { return Ok(None) };
    let pattern = pattern::of(owner);
    let position = this.position.get();
    let (from, not_empty) = if position < 0 { (!position, true) } else { (position, false) };
    let (program, end) = (pattern.program(), this.limit.get() as usize);
    let mut machine = Machine::new(program);
    let Some(text) = search::units(subject) else { return Ok(None) };
    if !search::find(&mut machine, program, text, (from as usize, end), mode, not_empty) {
        this.finish();
        return Ok(None);
    }
    let (start, stop) = (machine.marks[0], machine.marks[1]);
    this.position.set(if start == stop { !(stop as i64) } else { stop as i64 });
    let bound = |i: usize| parts::items(whole)[i].as_small().unwrap_or(0) as usize;
    Ok(Some(matched::new(owner, subject, (bound(0), bound(1)), machine)))
}

fn scanner_step(this: Value, mode: Mode) -> Res {
    Ok(step(this, mode)?.unwrap_or(Owned::NONE))
}

fn scanner_match(this: Value) -> Res {
    scanner_step(this, Mode::Match)
}

fn scanner_search(this: Value) -> Res {
    scanner_step(this, Mode::Search)
}

fn scanner_pattern(this: Value) -> Res {
    match parts::items(iterator::of(&this).source.get()).first() {
        Some(pattern) => Ok(pattern.to_owned()),
        None => Err(error::attribute_error("pattern")),
    }
}

methods! { SCANNER_METHODS of "_sre.SRE_Scanner" {
    method: scanner_match as "match"(this) "(self, /)";
    method: scanner_search as "search"(this) "(self, /)";
    property: scanner_pattern as "pattern"(this) "(self)";
} }

static SCANNER_SLOTS: Slots = Slots { iter: None, next: None, ..iterator::slots(|iterator| step(iterator, Mode::Search)) };
static SCANNER: Type = Type::of_module("_sre.SRE_Scanner", Kind::Iterator, &SCANNER_SLOTS, SCANNER_METHODS);

/// `pattern.scanner(string, pos, endpos)`.
pub fn scanner(this: Value, subject: Value, start: Value, end: Value) -> Res {
    let range = range(pattern::of(this), subject, start, end)?;
    Ok(over(&SCANNER, this, subject, range))
}

/// Texts put together: `str` or bytes, as the subject is.
pub fn joined(parts: &[Value], is_text: bool) -> Owned {
    if is_text {
        return crate::str::join_all(parts);
    }
    let pieces: Vec<&[u8]> = parts.iter().filter_map(|&part| bytes::view(part)).collect();
    bytes::from_vec(pieces.concat())
}
