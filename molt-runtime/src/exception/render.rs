//! The text of exceptions.

use super::{Exception, of};
use crate::dispatch;
use crate::parts::{self, text};
use crate::value::{Owned, Res, Value};
use alloc::format as fmt;
use alloc::string::String;

pub(super) fn repr(this: Value) -> Res {
    let name = this.type_of().name();
    // That of a library's own carries its module.
    let name = name.rsplit('.').next().unwrap_or_default();
    let exception = of(this);
    let arguments = exception.arguments();
    let shown = match arguments {
        [one] => fmt!("{name}({})", text(dispatch::repr(*one)?.value())),
        _ => fmt!("{name}{}", text(dispatch::repr(exception.args.get())?.value())),
    };
    Ok(parts::string(&shown))
}

pub(super) fn str(this: Value) -> Res {
    let exception = of(this);
    match exception.arguments() {
        [] => Ok(parts::string("")),
        [one] => dispatch::str(*one),
        _ => dispatch::str(exception.args.get()),
    }
}

pub(super) fn str_of_key_error(this: Value) -> Res {
    match of(this).arguments() {
        [one] => dispatch::repr(*one),
        _ => str(this),
    }
}

pub(super) fn str_of_import_error(this: Value) -> Res {
    let message = of(this).member(0);
    if message.is_exactly(&crate::str::STR) { Ok(message) } else { str(this) }
}

fn shown(exception: &Exception, member: usize) -> Res<String> {
    Ok(text(dispatch::str(exception.member(member).value())?.value()))
}

fn quoted(exception: &Exception, member: usize) -> Res<String> {
    Ok(text(dispatch::repr(exception.member(member).value())?.value()))
}

pub(super) fn str_of_os_error(this: Value) -> Res {
    let exception = of(this);
    let has = |i: usize| !exception.member(i).is_none();
    if !has(0) || !has(1) {
        return str(this);
    }
    let head = fmt!("[Errno {}] {}", shown(exception, 0)?, shown(exception, 1)?);
    let whole = match (has(2), has(3)) {
        (false, _) => head,
        (true, false) => fmt!("{head}: {}", quoted(exception, 2)?),
        (true, true) => fmt!("{head}: {} -> {}", quoted(exception, 2)?, quoted(exception, 3)?),
    };
    Ok(parts::string(&whole))
}

pub(super) fn str_of_syntax_error(this: Value) -> Res {
    let exception = of(this);
    let message = shown(exception, 0)?;
    let file = exception.member(1);
    let line = exception.member(2).as_small();
    let file = if file.is_none() { None } else { Some(text(file.value())) };
    let base = file.as_deref().map(|path| path.rsplit('/').next().unwrap_or(path));
    let whole = match (base, line) {
        (Some(file), Some(line)) => fmt!("{message} ({file}, line {line})"),
        (Some(file), None) => fmt!("{message} ({file})"),
        (None, Some(line)) => fmt!("{message} (line {line})"),
        (None, None) => message,
    };
    Ok(parts::string(&whole))
}

/// `start`, `end` of a Unicode error, and the code or byte at `start` where exactly one is meant.
fn place(exception: &Exception) -> Res<(i64, i64, Option<i64>)> {
    let start = exception.member(2).as_small().unwrap_or(0);
    let end = exception.member(3).as_small().unwrap_or(0);
    if end != start + 1 {
        return Ok((start, end, None));
    }
    let object = exception.member(1);
    let index = Value::from_small(start).unwrap_or(Value::NONE);
    let Ok(item) = dispatch::get_item(object.value(), index) else {
        super::clear();
        return Ok((start, end, None));
    };
    let code = match item.downcast::<crate::str::Str>() {
        Some(s) if s.len() == 1 => Some(i64::from(s.at(0))),
        _ => item.as_small(),
    };
    Ok((start, end, code))
}

fn escaped(code: i64) -> String {
    match code {
        0..=0xFF => fmt!("\\x{code:02x}"),
        0x100..=0xFFFF => fmt!("\\u{code:04x}"),
        _ => fmt!("\\U{code:08x}"),
    }
}

pub(super) fn str_of_encode_error(this: Value) -> Res {
    let exception = of(this);
    let (encoding, reason) = (shown(exception, 0)?, shown(exception, 4)?);
    let whole = match place(exception)? {
        (start, _, Some(code)) => {
            fmt!("'{encoding}' codec can't encode character '{}' in position {start}: {reason}", escaped(code))
        }
        (start, end, None) => fmt!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1),
    };
    Ok(parts::string(&whole))
}

pub(super) fn str_of_decode_error(this: Value) -> Res {
    let exception = of(this);
    let (encoding, reason) = (shown(exception, 0)?, shown(exception, 4)?);
    let whole = match place(exception)? {
        (start, _, Some(byte)) => fmt!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"),
        (start, end, None) => fmt!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1),
    };
    Ok(parts::string(&whole))
}

pub(super) fn str_of_translate_error(this: Value) -> Res {
    let exception = of(this);
    let reason = shown(exception, 4)?;
    let whole = match place(exception)? {
        (start, _, Some(code)) => fmt!("can't translate character '{}' in position {start}: {reason}", escaped(code)),
        (start, end, None) => fmt!("can't translate characters in position {start}-{}: {reason}", end - 1),
    };
    Ok(parts::string(&whole))
}

pub(super) fn str_of_group(this: Value) -> Res {
    let exception = of(this);
    let count = parts::items(exception.member(1).value()).len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(parts::string(&fmt!("{} ({count} sub-exception{plural})", shown(exception, 0)?)))
}

/// The last line of a report: `module.Class: text`.
pub fn line(this: Value) -> Owned {
    let kind = this.type_of();
    let name = crate::class::report_name(kind);
    let whole = match dispatch::str(this) {
        Ok(shown) if dispatch::length(shown.value()) == Ok(0) => name,
        Ok(shown) => {
            let mut builder = crate::str::StrBuilder::new();
            builder.push_text(&name);
            builder.push_text(": ");
            builder.push_value(shown.value());
            return builder.finish();
        }
        Err(_) => {
            super::clear();
            fmt!("{name}: <exception str() failed>")
        }
    };
    parts::string(&whole)
}
