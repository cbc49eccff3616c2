//! Finding where a match begins, in text of any width.

use super::machine::{End, Machine};
use super::program::Program;
use crate::bytes;
use crate::str::{self, Str, Unit, Units};
use crate::value::{Owned, Value};

/// What a pattern is matched against: a `str` or a bytes-like object.
pub fn units(subject: Value) -> Option<Units<'static>> {
    match subject.downcast::<Str>() {
        Some(text) => Some(text.units()),
        None => bytes::view(subject).map(Units::One),
    }
}

/// A part of the subject as a value: of a `str` or of bytes.
pub fn part(subject: Value, start: usize, end: usize) -> Owned {
    if let Some(text) = subject.downcast::<Str>() {
        return str::part(text, start.min(text.len()), end.min(text.len()));
    }
    let all = bytes::view(subject).unwrap_or_default();
    let (start, end) = (start.min(all.len()), end.min(all.len()));
    if start == 0 && end == all.len() && subject.is_exactly(&bytes::BYTES) {
        return subject.to_owned();
    }
    bytes::from_slice(&all[start..end])
}

/// How matches are looked for.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// Where the search begins.
    Match,
    /// There, and to the end.
    Full,
    /// Anywhere.
    Search,
}

/// Looks for a match in the subject from `start` to `end`; with `not_empty` none that is empty at `start`.
pub fn find(machine: &mut Machine, program: &Program, text: Units, range: (usize, usize), mode: Mode, not_empty: bool) -> bool {
    let (start, end) = (range.0, range.1.min(text.len()));
    if start > end {
        return false;
    }
    match text {
        Units::One(s) => find_in(machine, program, &s[..end], start, mode, not_empty),
        Units::Two(s) => find_in(machine, program, &s[..end], start, mode, not_empty),
        Units::Four(s) => find_in(machine, program, &s[..end], start, mode, not_empty),
    }
}

fn find_in<U: Unit>(m: &mut Machine, program: &Program, text: &[U], start: usize, mode: Mode, not_empty: bool) -> bool {
    if text.len() - start < program.least {
        return false;
    }
    let end = |at| End { full: mode == Mode::Full, not_empty: not_empty && at == start };
    if mode != Mode::Search || program.anchored {
        return (mode != Mode::Search || start == 0) && m.match_at(text, start, end(start));
    }
    let last = text.len() - program.least;
    let mut at = start;
    while at <= last {
        if let [first, ..] = program.prefix[..] {
            let found = if let [_, _, ..] = program.narrow_prefix[..] {
                str::find(U::view(&text[at..]), Units::One(&program.narrow_prefix))
            } else {
                str::find_char(U::view(&text[at..]), first)
            };
            let Some(found) = found else { return false };
            at += found;
        } else if let Some(first) = &program.first {
            let Some(found) = text[at..].iter().position(|unit| first.contains(unit.code())) else { return false };
            at += found;
        }
        if at > last {
            return false;
        }
        if m.match_at(text, at, end(at)) {
            return true;
        }
        at += 1;
    }
    false
}
