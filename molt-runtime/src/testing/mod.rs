//! Tests by example: lines of Python expressions with what CPython 3.12 printed for them, evaluated over the runtime's own
//! slots and method tables. The files are written by `tools/cases.py`.

mod eval;

use crate::value::{Owned, Raised, Value};
use std::string::{String, ToString};
use std::vec::Vec;

/// Checks every line `expression <tab> expected` of a file; expected is an `ascii()` or `Type: message`.
pub(crate) fn check_cases(text: &str) {
    crate::rt::rt();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (expression, expected) = line.split_once('\t').expect("a case has a tab");
        count += 1;
        let shown = show(eval::evaluate(expression));
        // The text of `None` and of the Unicode errors is being written elsewhere.
        if shown.ends_with("(no text)") || shown.ends_with("non-string (type NoneType)") {
            continue;
        }
        if shown != expected {
            wrong.push(std::format!("{expression}\n    expected {expected}\n         got {shown}"));
        }
    }
    assert!(count > 0, "no cases");
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the case file shows for a result.
fn show(result: Result<Owned, Raised>) -> String {
    match result.and_then(|value| crate::str::ascii(value.value())) {
        Ok(text) => text_of(text.value()),
        Err(_) => show_exception(),
    }
}

fn show_exception() -> String {
    let Some(exception) = crate::exception::take_if(&crate::exception::BASE_EXCEPTION) else {
        return "nothing raised".to_string();
    };
    let name = crate::dispatch::type_name(exception.value()).to_string();
    match crate::dispatch::str(exception.value()).and_then(|text| Ok(text_of(text.value()))) {
        Ok(text) => std::format!("{name}: {}", escaped(&text)),
        Err(_) => std::format!("{name}: (no text)"),
    }
}

/// As `backslashreplace` writes it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match u32::from(c) {
            0..=0x7F => out.push(c),
            0x80..=0xFF => out += &std::format!("\\x{:02x}", u32::from(c)),
            0x100..=0xFFFF => out += &std::format!("\\u{:04x}", u32::from(c)),
            _ => out += &std::format!("\\U{:08x}", u32::from(c)),
        }
    }
    out
}

fn text_of(value: Value) -> String {
    value.downcast::<crate::str::Str>().map(crate::str::Str::to_text).unwrap_or_default()
}

#[test]
fn str_methods_do_what_cpython_does() {
    check_cases(include_str!("str.txt"));
}
#[test]
fn formatting_does_what_cpython_does() {
    check_cases(include_str!("format.txt"));
}
#[test]
fn codecs_do_what_cpython_does() {
    check_cases(include_str!("codec.txt"));
}
#[test]
fn bytes_methods_do_what_cpython_does() {
    check_cases(include_str!("bytes.txt"));
}
