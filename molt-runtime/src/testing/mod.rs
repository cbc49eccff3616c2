//! Tests by example: lines of Python expressions with what CPython 3.12 printed for them, evaluated over the runtime's own
//! slots and method tables. The files are written by `tools/cases.py`.

mod eval;
pub(crate) mod program;
mod script;

use crate::value::{Owned, Raised, Value};
use std::string::{String, ToString};
use std::vec::Vec;

/// Checks every line `expression <tab> expected` of a file; expected is an `ascii()` or `Type: message`.
pub(crate) fn check_cases(text: &str) {
    check_with(eval::evaluate, text);
}

/// The same for lines of statements.
fn check_scripts(text: &str) {
    check_with(script::run, text);
}

fn check_with(run: fn(&str) -> Result<Owned, Raised>, text: &str) {
    crate::rt::rt();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (expression, expected) = line.split_once('\t').expect("a case has a tab");
        count += 1;
        let shown = show(run(expression));
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
    match crate::dispatch::str(exception.value()).map(|text| text_of(text.value())) {
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

/// The properties and case mappings of all planes with letters, as sums that CPython computed too.
#[test]
fn unicode_is_that_of_cpython() {
    let mut wrong = Vec::new();
    for line in include_str!("unicode.txt").lines() {
        let (name, expected) = line.split_once(' ').expect("a name and a sum");
        let sum = (0..0x2_0000)
            .chain(0xE_0000..0xE_1000)
            .fold(0_u64, |sum, code| sum.wrapping_mul(31).wrapping_add(unicode_value(name, code)));
        if sum.to_string() != expected {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} differ");
}

/// What `name` gives for one code point, as a number.
fn unicode_value(name: &str, code: u32) -> u64 {
    use crate::str::{Str, from_code_points};
    let string = match name {
        "sigma" => from_code_points(&[0x41, code, 0x3A3]),
        "sigma_after" => from_code_points(&[0x41, 0x3A3, code]),
        "continue" => from_code_points(&[0x61, code]),
        "word" => from_code_points(&[code, 0x61]),
        _ => from_code_points(&[code]),
    };
    let method = match name {
        "sigma" | "sigma_after" => "lower",
        "continue" => "isidentifier",
        "word" => "title",
        other => other,
    };
    let result = eval::call_method(string, method);
    if let Some(s) = result.downcast::<Str>() {
        let at = |i: usize| if i < s.len() { u64::from(s.at(i)) } else { 0 };
        return match name {
            "sigma" => (at(s.len() - 1) == 0x3C2).into(),
            "sigma_after" => (at(1) == 0x3C2).into(),
            "word" => (at(s.len() - 1) == 0x61).into(),
            _ => at(0) + 3 * at(1) + 5 * at(2),
        };
    }
    (result.value() == Value::TRUE).into()
}

#[test]
fn sequences_do_what_cpython_does() {
    check_scripts(include_str!("sequences.txt"));
}
#[test]
fn ranges_do_what_cpython_does() {
    check_scripts(include_str!("ranges.txt"));
}
#[test]
fn dicts_do_what_cpython_does() {
    check_scripts(include_str!("dicts.txt"));
}
#[test]
fn sets_do_what_cpython_does() {
    check_scripts(include_str!("sets.txt"));
}
#[test]
fn collections_do_what_cpython_does() {
    check_scripts(include_str!("collections.txt"));
}
#[test]
fn iteration_modules_do_what_cpython_does() {
    check_scripts(include_str!("iteration.txt"));
}
