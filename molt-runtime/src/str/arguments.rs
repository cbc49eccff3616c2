//! Arguments of string methods, with the messages CPython gives for wrong ones.

use super::Str;
use crate::dispatch::type_name;
use crate::error::{self, type_error};
use crate::int;
use crate::value::{Raised, Res, Value};

/// Whether an optional argument was left out or is `None`.
pub(crate) fn omitted(value: Value) -> bool {
    value.is_absent() || value.is_none()
}

/// A string, or `TypeError: <what> must be str, not <type>`; `what` may be empty.
pub(crate) fn string(value: Value, what: &str) -> Res<&'static Str> {
    match value.downcast::<Str>() {
        Some(s) => Ok(s),
        None => Err(not_str(value, what, "must be str")),
    }
}

#[cold]
pub(crate) fn not_str(value: Value, what: &str, must: &str) -> Raised {
    let gap = if what.is_empty() { "" } else { " " };
    let got = if what.contains("argument") { crate::arguments::bad_type(value) } else { type_name(value) };
    type_error(&[what, gap, must, ", not ", &got].concat())
}

/// A size: an int that fits a machine word, `default` when left out.
pub(crate) fn size(value: Value, default: i64) -> Res<i64> {
    if value.is_absent() {
        return Ok(default);
    }
    if let Some(small) = value.as_small() {
        return Ok(small);
    }
    let index = crate::dispatch::index(value)?;
    int::as_i64(index.value()).ok_or_else(|| error::overflow_error("Python int too large to convert to C ssize_t"))
}

/// The part of a sequence that optional `start` and `stop` arguments select, as in `find`; nothing when it lies outside.
pub(crate) fn window(length: usize, start: Value, stop: Value) -> Res<Option<(usize, usize)>> {
    let bound = |value: Value, default: i64| match value {
        _ if omitted(value) => Ok(default),
        _ if value.as_small().is_none() && value.type_of().slots().index.is_none() => {
            Err(type_error("slice indices must be integers or None or have an __index__ method"))
        }
        _ => int::convert::to_index_clamped(value),
    };
    let place = |i: i64| if i < 0 { i.saturating_add(length as i64).max(0) } else { i };
    let start = place(bound(start, 0)?);
    let stop = place(bound(stop, i64::MAX)?).min(length as i64);
    Ok(if start <= stop { Some((start as usize, stop as usize)) } else { None })
}
