//! `_templates`: what texts with `$names` in them consist of.

use super::Module;
use crate::dispatch::type_name;
use crate::str::{Str, Units, find};
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use crate::{error, int, literal, methods, parts, str, tuple};
use alloc::format;
use alloc::vec::Vec;

/// `import _templates`.
#[unsafe(export_name = "molt_module__templates")]
pub static MODULE: Module = Module { name: "_templates", functions: FUNCTIONS, constants: &[] };

/// The end of the identifier at a place: ASCII, as templates want it.
fn name_end(text: Units, at: usize) -> usize {
    let letter = |code: u32| code == '_' as u32 || u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphabetic());
    let digit = |code: u32| ('0' as u32..='9' as u32).contains(&code);
    let mut end = at;
    while end < text.len() && (letter(text.at(end)) || end > at && digit(text.at(end))) {
        end += 1;
    }
    end
}

/// `parts(text, mark)`: kind, text and name of each part, and where it begins, or where what is invalid lies.
fn parts_of(text: Value, mark: Value) -> Res {
    let (Some(text), Some(mark)) = (text.downcast::<Str>(), mark.downcast::<Str>()) else {
        let got = type_name(if text.type_of().kind == Kind::Str { mark } else { text });
        return Err(error::type_error(&match got.as_ref() {
            "bytes" | "bytearray" => "cannot use a string pattern on a bytes-like object".into(),
            _ => format!("expected string or bytes-like object, got '{got}'"),
        }));
    };
    let (text, mark) = (text.units(), mark.units());
    let part = |start: usize, end: usize| str::from_units(text.slice(start, end));
    let starts =
        |units: Units, at: usize| at + units.len() <= text.len() && find(text.slice(at, at + units.len()), units) == Some(0);
    let is = |at: usize, c: char| at < text.len() && text.at(at) == c as u32;
    let mut all = Vec::new();
    let mut add = |kind: Value, shown: Owned, name: Owned, start: usize| {
        all.push(tuple::from_array([kind.to_owned(), shown, name, int::from_i64(start as i64)]));
    };
    let mut at = 0;
    loop {
        // A mark of no length marks nothing.
        let start = find(text.slice(at, text.len()), mark).map(|distance| at + distance).filter(|_| !mark.is_empty());
        let end = start.unwrap_or(text.len());
        if end > at || start.is_none() {
            add(literal!("text"), part(at, end), Owned::NONE, at);
        }
        let Some(start) = start else { break };
        let after = start + mark.len();
        if starts(mark, after) {
            at = after + mark.len();
            add(literal!("escaped"), part(start, at), Owned::NONE, start);
            continue;
        }
        let (first, braced) = if is(after, '{') { (after + 1, true) } else { (after, false) };
        let end = name_end(text, first);
        if end > first && (!braced || is(end, '}')) {
            at = end + usize::from(braced);
            add(literal!("named"), part(start, at), part(first, end), start);
            continue;
        }
        at = after;
        add(literal!("invalid"), part(start, after), Owned::NONE, after);
    }
    Ok(parts::list(all))
}

methods! { pub FUNCTIONS of "_templates" {
    : parts_of as "parts"(text, mark) "(text: object, mark: object, /) -> list";
} }
