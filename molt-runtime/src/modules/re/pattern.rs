//! `re.Pattern`.

use super::compile::shortened;
use super::machine::Machine;
use super::node::flag;
use super::program::Program;
use super::search::{self, Mode};
use super::{matched, scan, substitute};
use crate::object::{self, Header, Object, Ref};
use crate::str::Str;
use crate::types::{CompareOp, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, class, dispatch, error, indices, methods, parts};
use alloc::format;
use alloc::string::String;

/// What a pattern holds besides its header.
pub struct Parts {
    source: Value,
    is_text: bool,
    flags: u32,
    program: Program,
    index: Value,
}

/// A compiled pattern.
#[repr(C)]
pub struct Pattern {
    header: Header,
    parts: Parts,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Pattern {
    const KIND: Kind = Kind::Pattern;
}

impl Pattern {
    /// What a pattern is made of.
    pub fn parts(source: Value, is_text: bool, flags: u32, program: Program, index: Owned) -> Parts {
        Parts { source: source.to_owned().into_raw(), is_text, flags, program, index: index.into_raw() }
    }
    /// The program.
    pub fn program(&self) -> &Program {
        &self.parts.program
    }
    /// Whether the pattern is a `str`.
    pub fn is_text(&self) -> bool {
        self.parts.is_text
    }
    /// The names of the groups, a dict.
    pub fn names(&self) -> Value {
        self.parts.index
    }
    /// How many groups, without the whole.
    pub fn groups(&self) -> usize {
        self.parts.program.groups as usize
    }
}

/// A new pattern.
pub fn new(parts: Parts) -> Owned {
    object::allocate(&PATTERN, 0, |header| Pattern { header, parts })
}

/// The pattern in a value that is known to be one.
pub fn of(value: Value) -> Ref<Pattern> {
    match value.downcast() {
        Some(pattern) => pattern,
        None => crate::host::fatal("a pattern was expected"),
    }
}

fn drop_pattern(value: Value) {
    let this = of(value);
    object::release(this.parts.source);
    object::release(this.parts.index);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Pattern>(value, 0) }
}

fn repr(this: Value) -> Res {
    const NAMES: [(&str, u32); 8] = [
        ("re.TEMPLATE", flag::TEMPLATE),
        ("re.IGNORECASE", flag::IGNORECASE),
        ("re.LOCALE", flag::LOCALE),
        ("re.MULTILINE", flag::MULTILINE),
        ("re.DOTALL", flag::DOTALL),
        ("re.UNICODE", flag::UNICODE),
        ("re.VERBOSE", flag::VERBOSE),
        ("re.ASCII", flag::ASCII),
    ];
    let Parts { source, is_text, mut flags, .. } = of(this).parts;
    if is_text && flags & flag::TYPE == flag::UNICODE {
        flags &= !flag::UNICODE;
    }
    let mut text = String::from("re.compile(");
    text.push_str(&shortened(&crate::repr::text_of(source)?, 200));
    let mut separator = ", ";
    for (name, flag) in NAMES {
        if flags & flag != 0 {
            text.push_str(separator);
            text.push_str(name);
            separator = "|";
            flags &= !flag;
        }
    }
    if flags != 0 {
        text.push_str(&format!("{separator}0x{flags:x}"));
    }
    text.push(')');
    Ok(parts::string(&text))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(x), Some(y)) = (a.downcast::<Pattern>(), b.downcast::<Pattern>()) else {
        return Ok(Value::NOT_IMPLEMENTED.to_owned());
    };
    let same = a == b
        || x.parts.flags == y.parts.flags && x.is_text() == y.is_text() && dispatch::equal(x.parts.source, y.parts.source)?;
    match op {
        CompareOp::Eq => Ok(same.into()),
        CompareOp::Ne => Ok((!same).into()),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

fn hash(this: Value) -> Res<i64> {
    Ok(dispatch::hash(of(this).parts.source)? ^ i64::from(of(this).parts.flags))
}

/// The part of the subject that `pos` and `endpos` select; refuses what the pattern cannot be matched against.
pub fn range(pattern: &Pattern, subject: Value, start: Value, end: Value) -> Res<(usize, usize)> {
    let length = check_subject(pattern, subject)? as i64;
    let bound = |value: Value, default: i64| if value.is_absent() { Ok(default) } else { indices::sized(value) };
    let (start, end) = (bound(start, 0)?, bound(end, i64::MAX)?);
    Ok((start.clamp(0, length) as usize, end.clamp(0, length) as usize))
}

fn check_subject(pattern: &Pattern, subject: Value) -> Res<usize> {
    if let Some(text) = subject.downcast::<Str>() {
        if !pattern.is_text() {
            return Err(error::type_error("cannot use a bytes pattern on a string-like object"));
        }
        return Ok(text.len());
    }
    let Some(bytes) = bytes::view(subject) else {
        let kind = dispatch::type_name(subject);
        return Err(error::type_error(&format!("expected string or bytes-like object, got '{kind}'")));
    };
    if pattern.is_text() {
        return Err(error::type_error("cannot use a string pattern on a bytes-like object"));
    }
    Ok(bytes.len())
}

/// One match of the pattern, as an object, or `None`.
pub fn once(this: Value, subject: Value, start: Value, end: Value, mode: Mode) -> Res {
    let pattern = of(this);
    let range = range(pattern, subject, start, end)?;
    let Some(text) = search::units(subject) else { return Ok(Owned::NONE) };
    let mut machine = Machine::new(pattern.program());
    if search::find(&mut machine, pattern.program(), text, range, mode, false) {
        Ok(matched::new(this, subject, range, machine))
    } else {
        Ok(Owned::NONE)
    }
}

/// `pattern.match(string, pos, endpos)`.
pub fn matches(this: Value, string: Value, start: Value, end: Value) -> Res {
    once(this, string, start, end, Mode::Match)
}

/// `pattern.fullmatch(string, pos, endpos)`.
pub fn fullmatch(this: Value, string: Value, start: Value, end: Value) -> Res {
    once(this, string, start, end, Mode::Full)
}

/// `pattern.search(string, pos, endpos)`.
pub fn search(this: Value, string: Value, start: Value, end: Value) -> Res {
    once(this, string, start, end, Mode::Search)
}

fn source(this: Value) -> Res {
    Ok(of(this).parts.source.to_owned())
}

fn flags(this: Value) -> Res {
    Ok(parts::int(of(this).parts.flags.into()))
}

fn groups(this: Value) -> Res {
    Ok(indices::length(of(this).groups()))
}

fn group_index(this: Value) -> Res {
    Ok(class::new_mapping_proxy(of(this).names()))
}

fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}

fn itself_deep(this: Value, _memo: Value) -> Res {
    Ok(this.to_owned())
}

methods! { METHODS of "re.Pattern" {
    method: matches as "match"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: fullmatch as "fullmatch"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: search as "search"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: scan::findall as "findall"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: scan::finditer as "finditer"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: scan::scanner as "scanner"(this, string, start, end) "(self, /, string, pos=0, endpos=9223372036854775807)";
    method: scan::split as "split"(this, string, limit) "(self, /, string, maxsplit=0)";
    method: substitute::sub as "sub"(this, replacement, string, count) "(self, /, repl, string, count=0)";
    method: substitute::subn as "subn"(this, replacement, string, count) "(self, /, repl, string, count=0)";
    property: source as "pattern"(this) "(self)";
    property: flags as "flags"(this) "(self)";
    property: groups as "groups"(this) "(self)";
    property: group_index as "groupindex"(this) "(self)";
    method: itself as "__copy__"(this) "(self, /)";
    method: itself_deep as "__deepcopy__"(this, memo) "(self, memo, /)";
} }

static SLOTS: Slots = Slots { compare: Some(compare), hash: Some(hash), ..Slots::base(drop_pattern, repr) };
/// `re.Pattern`.
#[unsafe(export_name = "molt_type_re.Pattern")]
pub static PATTERN: Type = Type::of_module("re.Pattern", Kind::Pattern, &SLOTS, METHODS);
