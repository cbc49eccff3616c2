//! `_xml_scan`: the parts of XML that are written as nearly all of XML is, in one step. Whatever is out of the ordinary, errors above all,
//! is left to the reader (`py/_xml_reading.py`).

use super::Module;
use crate::str::{Str, Units};
use crate::value::{Owned, Res, Value};
use crate::{error, int, methods, parts, str, tuple};

/// `import _xml_scan`.
#[unsafe(export_name = "molt_module__xml_scan")]
pub static MODULE: Module = Module { name: "_xml_scan", functions: FUNCTIONS, constants: &[] };

fn is(text: Units, at: usize, c: u8) -> bool {
    at < text.len() && text.at(at) == u32::from(c)
}

fn past(text: Units, mut at: usize, allowed: impl Fn(u8) -> bool) -> usize {
    while at < text.len() && u8::try_from(text.at(at)).is_ok_and(&allowed) {
        at += 1;
    }
    at
}

fn past_blanks(text: Units, at: usize) -> usize {
    past(text, at, |byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

/// The end of an ASCII name without a prefix; none where there is no such name, or it goes on.
fn name_end(text: Units, at: usize) -> Option<usize> {
    let end = past(text, at, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let begins = at < end && u8::try_from(text.at(at)).is_ok_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    let goes_on = end < text.len() && (text.at(end) == u32::from(b':') || text.at(end) > 0x7F);
    (begins && !goes_on).then_some(end)
}

/// The end of a quoted value in which every character means itself.
fn value_end(text: Units, at: usize) -> Option<usize> {
    let quote = if is(text, at, b'"') { b'"' } else { b'\'' };
    if !is(text, at, quote) {
        return None;
    }
    let plain = |code: u32| code >= u32::from(b' ') && ![b'<', b'&', quote].map(u32::from).contains(&code);
    let mut end = at + 1;
    while end < text.len() && plain(text.at(end)) {
        end += 1;
    }
    is(text, end, quote).then_some(end)
}

/// `start_tag(text, at)`: its name, the dict of its attributes, where it ends and whether it ends the element too.
fn start_tag(text: Value, at: Value) -> Res {
    let (text, start) = (known(text)?.units(), position(at)?);
    let read = || -> Option<(usize, Owned, usize, bool)> {
        let name = name_end(text, start + 1)?;
        let attributes = parts::dict();
        let mut at = name;
        loop {
            let next = past_blanks(text, at);
            if is(text, next, b'>') {
                return Some((name, attributes, next + 1, false));
            }
            if is(text, next, b'/') && is(text, next + 1, b'>') {
                return Some((name, attributes, next + 2, true));
            }
            let end = name_end(text, next).filter(|_| next > at)?;
            let equals = past_blanks(text, end);
            let quote = past_blanks(text, equals + usize::from(is(text, equals, b'=')));
            let close = value_end(text, quote).filter(|_| is(text, equals, b'='))?;
            let key = str::from_units(text.slice(next, end));
            let known = key.value().downcast::<Str>().is_some_and(|key| key.is("xmlns"))
                || parts::get(attributes.value(), key.value()).is_some();
            let value = str::from_units(text.slice(quote + 1, close));
            parts::set(attributes.value(), key.value(), value.value()).ok().filter(|()| !known)?;
            at = close + 1;
        }
    };
    Ok(match read() {
        Some((name, attributes, end, ends)) => {
            let name = str::from_units(text.slice(start + 1, name));
            tuple::from_array([name, attributes, int::from_i64(end as i64), Owned::from(ends)])
        }
        None => Owned::NONE,
    })
}

/// `illegal(text, start, stop)`: where the first character between them lies that XML does not know; `stop` for none.
fn illegal(text: Value, start: Value, stop: Value) -> Res {
    let (text, start, stop) = (known(text)?.units(), position(start)?, position(stop)?);
    let legal = |&at: &usize| text.at(at) >= u32::from(b' ') || is(text, at, b'\t') || is(text, at, b'\n');
    Ok(int::from_i64((start..stop.min(text.len())).find(|at| !legal(at)).unwrap_or(stop) as i64))
}

fn known(text: Value) -> Res<crate::object::Ref<Str>> {
    text.downcast::<Str>().ok_or_else(|| error::type_error("a text was expected"))
}

fn position(at: Value) -> Res<usize> {
    int::convert::to_index(at).map(|at| usize::try_from(at).unwrap_or(0))
}

methods! { pub FUNCTIONS of "_xml_scan" {
    : start_tag as "start_tag"(text, at) "(text: object, at: object, /) -> object";
    : illegal as "illegal"(text, start, stop) "(text: object, start: object, stop: object, /) -> int";
} }
