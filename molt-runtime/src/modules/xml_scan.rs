//! `_xml_scan`: the parts of XML that are written as nearly all of XML is, in one step. Whatever is out of the ordinary, errors above all,
//! is left to the reader (`py/_xml_reading.py`).

use super::Module;
use crate::str::{Str, StrBuilder, Units};
use crate::value::{Owned, Res, Value};
use crate::{error, int, methods, parts, str, tuple};
use alloc::vec::Vec;

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

/// A start tag: its name, the dict of its attributes, where it ends and whether it ends the element too.
type StartTag = (Owned, Owned, usize, bool);

fn read_start_tag(text: Units, start: usize) -> Option<StartTag> {
    let name_end = name_end(text, start + 1)?;
    let name = || str::from_units(text.slice(start + 1, name_end));
    let attributes = parts::dict();
    let mut at = name_end;
    loop {
        let next = past_blanks(text, at);
        if is(text, next, b'>') {
            return Some((name(), attributes, next + 1, false));
        }
        if is(text, next, b'/') && is(text, next + 1, b'>') {
            return Some((name(), attributes, next + 2, true));
        }
        let (key, value, end) = attribute(text, next).filter(|_| next > at)?;
        let known = key.value().downcast::<Str>().is_some_and(|key| key.is("xmlns"))
            || parts::get(attributes.value(), key.value()).is_some();
        parts::set(attributes.value(), key.value(), value.value()).ok().filter(|()| !known)?;
        at = end;
    }
}

/// An attribute's name and value, and where it ends.
fn attribute(text: Units, at: usize) -> Option<(Owned, Owned, usize)> {
    let end = name_end(text, at)?;
    let equals = past_blanks(text, end);
    let quote = past_blanks(text, equals + usize::from(is(text, equals, b'=')));
    let close = value_end(text, quote).filter(|_| is(text, equals, b'='))?;
    Some((str::from_units(text.slice(at, end)), str::from_units(text.slice(quote + 1, close)), close + 1))
}

/// `start_tag(text, at)`: its name, the dict of its attributes, where it ends and whether it ends the element too.
fn start_tag(text: Value, at: Value) -> Res {
    Ok(match read_start_tag(known(text)?.units(), position(at)?) {
        Some((name, attributes, end, ends)) => {
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

/// What `&...;` at `at` stands for, and where it ends, where it is one of those that all documents know.
fn reference(text: Units, at: usize) -> Option<(u32, usize)> {
    const LONGEST: usize = 10;
    let end = (at + 1..text.len().min(at + LONGEST)).find(|&end| is(text, end, b';'))?;
    let name: Vec<u8> = (at + 1..end).map(|at| u8::try_from(text.at(at)).ok()).collect::<Option<_>>()?;
    let code = match name.as_slice() {
        b"lt" => u32::from(b'<'),
        b"gt" => u32::from(b'>'),
        b"amp" => u32::from(b'&'),
        b"quot" => u32::from(b'"'),
        b"apos" => u32::from(b'\''),
        [b'#', digits @ ..] => {
            let (digits, base) = match digits {
                [b'x', digits @ ..] => (digits, 16),
                _ => (digits, 10),
            };
            let digits = core::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
            let code = u32::from_str_radix(digits, base).ok()?;
            let known = matches!(code, 9 | 10 | 13 | 0x20..0xD800 | 0xE000..0xFFFE | 0x1_0000..0x11_0000);
            Some(code).filter(|_| known)?
        }
        _ => return None,
    };
    Some((code, end + 1))
}

/// The text up to the next `<`, with references replaced, and where that stands; nothing where it is out of the ordinary.
fn content(text: Units, start: usize) -> Option<(Owned, usize)> {
    let (mut built, mut from, mut at) = (None::<StrBuilder>, start, start);
    while at < text.len() {
        match text.at(at) {
            0x3C => {
                let rest = text.slice(from, at);
                let content = match built {
                    None => str::from_units(rest),
                    Some(mut built) => {
                        built.push_units(rest);
                        built.finish()
                    }
                };
                return Some((content, at));
            }
            0x26 => {
                let (code, end) = reference(text, at)?;
                let built = built.get_or_insert_default();
                built.push_units(text.slice(from, at));
                built.push(code);
                (from, at) = (end, end);
            }
            0x5D if is(text, at + 1, b']') && is(text, at + 2, b'>') => return None,
            9 | 10 | 0x20.. => at += 1,
            _ => return None,
        }
    }
    None
}

/// `step(text, at, open)`: the text up to the next tag, where that ends, and its name, its attributes and whether it ends the element
/// too; for the end tag of `open` these are None. None where any of it is out of the ordinary.
fn step(text: Value, at: Value, open: Value) -> Res {
    let (text, start) = (known(text)?.units(), position(at)?);
    let read = || {
        let (content, at) = content(text, start)?;
        if !is(text, at + 1, b'/') {
            return Some((content, read_start_tag(text, at)?));
        }
        let open = open.downcast::<Str>()?.units();
        let same = text.len() - at > open.len() + 2 && (0..open.len()).all(|i| text.at(at + 2 + i) == open.at(i));
        let end = past_blanks(text, at + 2 + open.len());
        (same && is(text, end, b'>')).then(|| (content, (Owned::NONE, Owned::NONE, end + 1, false)))
    };
    Ok(match read() {
        Some((content, (name, attributes, end, ends))) => {
            tuple::from_array([content, int::from_i64(end as i64), name, attributes, Owned::from(ends)])
        }
        None => Owned::NONE,
    })
}

/// `escaped(text, in_attribute)`: a text as it is written between tags, or between quotes.
fn escaped(text: Value, in_attribute: Value) -> Res {
    let quoted = in_attribute == Value::TRUE;
    let (owned, text) = (text, known(text)?.units());
    let image = |code: u32| -> Option<&'static str> {
        Some(match code {
            0x26 => "&amp;",
            0x3C => "&lt;",
            0x3E => "&gt;",
            0x22 if quoted => "&quot;",
            0x0D if quoted => "&#13;",
            0x0A if quoted => "&#10;",
            0x09 if quoted => "&#09;",
            _ => return None,
        })
    };
    let Some(first) = text.position(|code| image(code).is_some()) else { return Ok(owned.to_owned()) };
    let mut built = StrBuilder::with_capacity(text.len() + 8);
    let mut from = 0;
    for at in first..text.len() {
        if let Some(image) = image(text.at(at)) {
            built.push_units(text.slice(from, at));
            built.push_ascii(image.as_bytes());
            from = at + 1;
        }
    }
    built.push_units(text.slice(from, text.len()));
    Ok(built.finish())
}

fn known(text: Value) -> Res<crate::object::Ref<Str>> {
    text.downcast::<Str>().ok_or_else(|| error::type_error("a text was expected"))
}

fn position(at: Value) -> Res<usize> {
    int::convert::to_index(at).map(|at| usize::try_from(at).unwrap_or(0))
}

methods! { pub FUNCTIONS of "_xml_scan" {
    : start_tag as "start_tag"(text, at) "(text: object, at: object, /) -> object";
    : step as "step"(text, at, open) "(text: object, at: object, open: object, /) -> object";
    : escaped as "escaped"(text, in_attribute) "(text: object, in_attribute: object, /) -> str";
    : illegal as "illegal"(text, start, stop) "(text: object, start: object, stop: object, /) -> int";
} }
