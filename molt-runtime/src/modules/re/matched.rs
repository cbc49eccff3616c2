//! `re.Match`.

use super::machine::{Machine, NOWHERE};
use super::{pattern, search, template};
use crate::object::{self, Header, Object, Ref};
use crate::str::Str;
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{dict, dispatch, error, indices, int, methods, parts, tuple};
use alloc::format;
use alloc::vec::Vec;

/// A match.
#[repr(C)]
pub struct Match {
    header: Header,
    /// The pattern (owned).
    pattern: Value,
    /// What was matched against (owned).
    subject: Value,
    range: (usize, usize),
    marks: Vec<usize>,
    last_index: u32,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Match {
    const KIND: Kind = Kind::Match;
}

/// The match that the matcher has found.
pub fn new(pattern: Value, subject: Value, range: (usize, usize), mut machine: Machine) -> Owned {
    let (marks, last_index) = (core::mem::take(&mut machine.marks), machine.last_index);
    make(pattern, subject, range, marks, last_index)
}

/// A match of a matcher that goes on.
pub fn copied(pattern: Value, subject: Value, range: (usize, usize), machine: &Machine) -> Owned {
    make(pattern, subject, range, machine.marks.clone(), machine.last_index)
}

fn make(pattern: Value, subject: Value, range: (usize, usize), marks: Vec<usize>, last_index: u32) -> Owned {
    let (pattern, subject) = (pattern.to_owned().into_raw(), subject.to_owned().into_raw());
    object::allocate(&MATCH, 0, |header| Match { header, pattern, subject, range, marks, last_index })
}

fn of(value: Value) -> Ref<Match> {
    match value.downcast() {
        Some(found) => found,
        None => crate::host::fatal("a match was expected"),
    }
}

fn drop_match(value: Value) {
    let this = of(value);
    object::release(this.pattern);
    object::release(this.subject);
    // SAFETY: made by `make` without extra bytes; the count is zero.
    unsafe { object::free::<Match>(value, 0) }
}

impl Match {
    /// Where a group matched.
    fn place(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[2 * group], self.marks[2 * group + 1]);
        if start == NOWHERE || end == NOWHERE { None } else { Some((start, end)) }
    }

    /// The text of a group; `default` if it did not match.
    pub fn text(&self, group: usize, default: Value) -> Owned {
        match self.place(group) {
            Some((start, end)) => search::part(self.subject, start, end),
            None => default.to_owned(),
        }
    }

    fn groups(&self) -> usize {
        self.marks.len() / 2 - 1
    }

    /// The group of this number or name.
    fn group(&self, key: Value) -> Res<usize> {
        let number = if key.is_absent() {
            Some(0)
        } else if key.as_small().is_some() || key.type_of().slots().index.is_some() {
            int::as_i64(dispatch::index(key)?.value())
        } else {
            let names = pattern::of(self.pattern).names();
            dict::of(&names).get(key)?.and_then(int::as_i64)
        };
        match number.and_then(|number| usize::try_from(number).ok()) {
            Some(group) if group <= self.groups() => Ok(group),
            _ => Err(error::index_error("no such group")),
        }
    }

    fn span(&self, group: usize) -> Owned {
        let (start, end) = self.place(group).map_or((-1, -1), |(start, end)| (start as i64, end as i64));
        tuple::pair(parts::int(start), parts::int(end))
    }
}

/// The text of a group of a match, for templates: absent if it did not match.
pub fn text_of(value: Value, group: usize) -> Owned {
    of(value).text(group, Value::ABSENT)
}

fn repr(this: Value) -> Res {
    let found = of(this);
    let (start, end) = found.place(0).unwrap_or_default();
    let text = crate::repr::text_of(found.text(0, Value::NONE).value())?;
    Ok(parts::string(&format!("<re.Match object; span=({start}, {end}), match={text}>")))
}

fn get_item(this: Value, key: Value) -> Res {
    let found = of(this);
    Ok(found.text(found.group(key)?, Value::NONE))
}

fn group(this: Value, keys: Value) -> Res {
    let found = of(this);
    match super::super::items(&keys) {
        [] => Ok(found.text(0, Value::NONE)),
        [key] => get_item(this, *key),
        keys => {
            let texts: Res<Vec<Owned>> = keys.iter().map(|&key| get_item(this, key)).collect();
            Ok(tuple::from_vec(texts?))
        }
    }
}

fn groups(this: Value, default: Value) -> Res {
    let found = of(this);
    let default = if default.is_absent() { Value::NONE } else { default };
    Ok(tuple::from_vec((1..=found.groups()).map(|group| found.text(group, default)).collect()))
}

fn group_dict(this: Value, default: Value) -> Res {
    let found = of(this);
    let default = if default.is_absent() { Value::NONE } else { default };
    let made = parts::dict();
    for (name, number) in parts::entries(pattern::of(found.pattern).names()) {
        let group = int::as_i64(number.value()).unwrap_or(0) as usize;
        parts::set(made.value(), name.value(), found.text(group, default).value())?;
    }
    Ok(made)
}

fn start(this: Value, key: Value) -> Res {
    let found = of(this);
    Ok(parts::int(found.place(found.group(key)?).map_or(-1, |place| place.0 as i64)))
}

fn end(this: Value, key: Value) -> Res {
    let found = of(this);
    Ok(parts::int(found.place(found.group(key)?).map_or(-1, |place| place.1 as i64)))
}

fn span(this: Value, key: Value) -> Res {
    let found = of(this);
    Ok(found.span(found.group(key)?))
}

fn expand(this: Value, text: Value) -> Res {
    let parsed = template::parse(of(this).pattern, text)?;
    Ok(parsed.expand(this, of(this).subject.downcast::<Str>().is_some()))
}

fn subject(this: Value) -> Res {
    Ok(of(this).subject.to_owned())
}

fn pattern_of(this: Value) -> Res {
    Ok(of(this).pattern.to_owned())
}

fn position(this: Value) -> Res {
    Ok(indices::length(of(this).range.0))
}

fn end_position(this: Value) -> Res {
    Ok(indices::length(of(this).range.1))
}

fn last_index(this: Value) -> Res {
    match of(this).last_index {
        0 => Ok(Owned::NONE),
        group => Ok(parts::int(group.into())),
    }
}

fn last_group(this: Value) -> Res {
    let found = of(this);
    let names = pattern::of(found.pattern).names();
    let last = Some(i64::from(found.last_index));
    let named = dict::of(&names).entries().find(|entry| found.last_index > 0 && entry.value.as_small() == last);
    Ok(named.map_or(Owned::NONE, |entry| entry.key.to_owned()))
}

fn regs(this: Value) -> Res {
    let found = of(this);
    Ok(tuple::from_vec((0..=found.groups()).map(|group| found.span(group)).collect()))
}

fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}

fn itself_deep(this: Value, _memo: Value) -> Res {
    Ok(this.to_owned())
}

methods! { METHODS of "re.Match" {
    method: group as "group"(this, keys) "(self, /, *args)";
    method: groups as "groups"(this, default) "(self, /, default=None)";
    method: group_dict as "groupdict"(this, default) "(self, /, default=None)";
    method: start as "start"(this, key) "(self, group=0, /)";
    method: end as "end"(this, key) "(self, group=0, /)";
    method: span as "span"(this, key) "(self, group=0, /)";
    method: expand as "expand"(this, text) "(self, /, template)";
    method: get_item as "__getitem__"(this, key) "(self, key, /)";
    property: subject as "string"(this) "(self)";
    property: pattern_of as "re"(this) "(self)";
    property: position as "pos"(this) "(self)";
    property: end_position as "endpos"(this) "(self)";
    property: last_index as "lastindex"(this) "(self)";
    property: last_group as "lastgroup"(this) "(self)";
    property: regs as "regs"(this) "(self)";
    method: itself as "__copy__"(this) "(self, /)";
    method: itself_deep as "__deepcopy__"(this, memo) "(self, memo, /)";
} }

static SLOTS: Slots = Slots { get_item: Some(get_item), ..Slots::base(drop_match, repr) };
/// `re.Match`.
#[unsafe(export_name = "molt_type_re.Match")]
pub static MATCH: Type = Type::of_module("re.Match", Kind::Match, &SLOTS, METHODS);
