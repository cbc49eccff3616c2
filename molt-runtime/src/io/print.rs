//! `print`.

use super::streams;
use crate::abi;
use crate::dispatch::{self, type_name};
use crate::error::type_error;
use crate::out;
use crate::parts;
use crate::str::Str;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use alloc::format as fmt;

/// Writes a `str` to `file`, absent for `sys.stdout`.
pub fn print_to(file: Value, text: Value) -> Res<()> {
    if file.is_absent()
        && streams::is_original_output()
        && let Some(s) = text.downcast::<Str>()
    {
        return out::write_str(s);
    }
    let target = if file.is_absent() { streams::standard(1) } else { file.to_owned() };
    if target.type_of().kind == Kind::File && !target.type_of().is_heap() {
        return super::write::write(super::of(target.value()), text).map(drop);
    }
    crate::class::call_method(target.value(), crate::literal!("write"), &[text]).map(drop)
}

/// Writes a `str` and the end of a line to whatever `sys.stdout` is.
pub fn print_line(text: Value) -> Res<()> {
    if streams::is_off() {
        return Ok(());
    }
    print_to(Value::ABSENT, text)?;
    print_to(Value::ABSENT, crate::literal!("\n"))
}

/// A separator or end: absent for the default.
fn separator(value: Value, name: &str) -> Res<Value> {
    if value.is_absent() || value.is_none() {
        return Ok(Value::ABSENT);
    }
    if value.type_of().kind != Kind::Str {
        let got = type_name(value);
        return Err(type_error(&fmt!("{name} must be None or a string, not {got}")));
    }
    Ok(value)
}

fn print_all(values: &[Value], separator: Value, end: Value, file: Value) -> Res<()> {
    if file.is_absent() && streams::is_off() {
        return Ok(());
    }
    let separator = if separator.is_absent() { crate::literal!(" ") } else { separator };
    let end = if end.is_absent() { crate::literal!("\n") } else { end };
    for (i, &value) in values.iter().enumerate() {
        if i > 0 {
            show(file, separator)?;
        }
        show(file, value)?;
    }
    show(file, end)
}

/// Writes what `str(value)` gives.
fn show(file: Value, value: Value) -> Res<()> {
    print_to(file, dispatch::str(value)?.value())
}

fn print(values: Value, sep: Value, end: Value, file: Value, flush: Value) -> Res {
    let sep = self::separator(sep, "sep")?;
    let end = self::separator(end, "end")?;
    let file = if file.is_none() { Value::ABSENT } else { file };
    let items = crate::tuple::of(&values).items();
    print_all(items, sep, end, file)?;
    if !flush.is_absent() && dispatch::truth(flush)? {
        if file.is_absent() {
            streams::flush_standard()?;
        } else {
            crate::class::call_method(file, crate::literal!("flush"), &[])?;
        }
    }
    Ok(Owned::NONE)
}

crate::methods! { pub PRINT_FUNCTIONS of "builtins" {
    method: print as "print"(values, sep, end, file, flush) "(*args, sep=' ', end='\\n', file=None, flush=False) -> None";
} }

abi! { pub PRINT {
    /// `print(...)` of `count` values with the usual separator and end.
    fn print_values(values: *const Value, count: usize) -> Res<()> [CALLS RAISES] {
        let values = if count == 0 {
            &[]
        } else {
            // SAFETY: compiled code passes its own argument area.
            unsafe { core::slice::from_raw_parts(values, count) }
        };
        print_all(values, Value::ABSENT, Value::ABSENT, Value::ABSENT)
    }
    /// Writes a `str` to `sys.stdout`, nothing added.
    fn print_text(text: Value) -> Res<()> [CALLS RAISES] { print_to(Value::ABSENT, text) }
    /// `print(number)` of an int.
    fn print_i64(number: i64) -> Res<()> [CALLS RAISES] {
        let shown = dispatch::str(parts::int(number).value())?;
        print_to(Value::ABSENT, shown.value())?;
        print_to(Value::ABSENT, crate::literal!("\n"))
    }
} }
