//! Formatting: `str.__format__`, `str.format`, `str.format_map`, f-strings, and the `%` operator.

mod field;
mod percent;
mod percent_number;
mod template;

pub use percent::format_bytes;
pub(super) use percent::format_str;

use super::arguments::string;
use super::concat::check_length;
use super::entries::known;
use super::{Str, Writer};
use crate::dispatch::{self, type_name};
use crate::error::value_error;
use crate::format_spec::{self, FormatSpec};
use crate::types::Kind;
use crate::value::{Raised, Res, Value};
use field::Fields;

/// `str.__format__`.
pub(super) fn slot(this: Value, spec: Value) -> Res {
    let s = known(this);
    let spec = if spec.is_absent() { None } else { Some(string(spec, "__format__() argument")?) };
    match spec.filter(|spec| !spec.is_empty()) {
        None => dispatch::str(this),
        Some(spec) => {
            let spec = format_spec::of(spec, b'<', this)?;
            refuse(&spec, this)?;
            lay_out(s, &spec)
        }
    }
}

/// Refuses what is for numbers only.
fn refuse(spec: &FormatSpec, value: Value) -> Res<()> {
    let error = |text: &str| -> Res<()> { Err(value_error(text)) };
    if spec.kind.is_some_and(|kind| kind != u32::from(b's')) {
        return Err(format_spec::unknown_kind(spec.kind.unwrap_or(0), &type_name(value)));
    }
    if let Some(grouping) = spec.grouping {
        return error(&["Cannot specify '", if grouping == b',' { "," } else { "_" }, "' with 's'."].concat());
    }
    match (spec.sign, spec.no_negative_zero, spec.alternate) {
        (Some(b' '), ..) => error("Space not allowed in string format specifier"),
        (Some(_), ..) => error("Sign not allowed in string format specifier"),
        (_, true, _) => error("Negative zero coercion (z) not allowed in string format specifier"),
        (_, _, true) => error("Alternate form (#) not allowed in string format specifier"),
        _ if spec.align == b'=' => error("'=' alignment not allowed in string format specifier"),
        _ => Ok(()),
    }
}

/// `s` cut to the precision and filled up to the width.
fn lay_out(s: &Str, spec: &FormatSpec) -> Res {
    let length = spec.precision.map_or(s.len(), |precision| precision.min(s.len()));
    let (before, after) = spec.padding(length);
    if before == 0 && after == 0 {
        return Ok(super::concat::part(s, 0, length));
    }
    check_length(length.saturating_add(before).saturating_add(after), s.bound().max(spec.fill))?;
    let total = length + before + after;
    if total == 1 {
        return Ok(super::from_char(spec.fill));
    }
    let units = s.units().slice(0, length);
    // What is cut off may be what was wide.
    let bound = if length == s.len() { s.bound() } else { units.bound() };
    let mut writer = Writer::new(total, bound.max(spec.fill));
    writer.fill(spec.fill, before);
    writer.units(units);
    writer.fill(spec.fill, after);
    Ok(writer.finish())
}

/// `!s`, `!r`, `!a` of a replacement field, or none.
pub(super) fn convert(value: Value, conversion: u32) -> Res {
    match u8::try_from(conversion).unwrap_or(0) {
        b's' => dispatch::str(value),
        b'r' => dispatch::repr(value),
        b'a' => super::ascii(value),
        _ => Ok(value.to_owned()),
    }
}

/// A field of an f-string: `conversion` is the letter after `!` or 0, `spec` a string or absent.
pub fn format_value(value: Value, conversion: i64, spec: Value) -> Res {
    if conversion == 0 && value.is_exactly(&super::STR) && spec.is_absent() {
        return Ok(value.to_owned());
    }
    let converted = convert(value, conversion as u32)?;
    format_any(converted.value(), spec)
}

/// `format(value, spec)` as fields want it.
fn format_any(value: Value, spec: Value) -> Res {
    let empty = spec.is_absent() || spec.downcast::<Str>().is_some_and(Str::is_empty);
    if empty && matches!(value.type_of().kind, Kind::Str | Kind::Int | Kind::Float) && !value.type_of().is_heap() {
        return dispatch::str(value);
    }
    dispatch::format(value, if spec.is_absent() { crate::literal!("") } else { spec })
}

/// `format(value, spec)`, the built-in function.
pub fn format_builtin(value: Value, spec: Value) -> Res {
    if !spec.is_absent() {
        string(spec, "format() argument 2")?;
    }
    format_any(value, spec)
}

pub(super) fn format_method(this: Value, args: Value, kwargs: Value) -> Res {
    template::format(known(this), &Fields::of_call(args, kwargs))
}

pub(super) fn format_map(this: Value, mapping: Value) -> Res {
    template::format(known(this), &Fields::of_mapping(mapping))
}

#[cold]
fn error(text: &str) -> Raised {
    value_error(text)
}
