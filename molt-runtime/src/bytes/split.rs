//! `split`, `rsplit`, `splitlines`, `partition`, `rpartition`.

use super::arguments::optional;
use super::text::is_space;
use super::{known, make_like, required};
use crate::error::value_error;
use crate::str::{Units, find, rfind, size_argument};
use crate::value::{Owned, Raised, Res, Value};
use crate::{dispatch, list, tuple};
use alloc::vec::Vec;

#[cold]
fn empty_separator() -> Raised {
    value_error("empty separator")
}

fn arguments(separator: Value, maxsplit: Value) -> Res<(Option<&'static [u8]>, usize)> {
    let limit = usize::try_from(size_argument(maxsplit, -1)?).unwrap_or(usize::MAX);
    match optional(separator)? {
        Some([]) => Err(empty_separator()),
        separator => Ok((separator, limit)),
    }
}

fn list_like(this: Value, parts: Vec<&[u8]>) -> Owned {
    list::from_vec(parts.into_iter().map(|part| make_like(this, part)).collect())
}

pub(super) fn split(this: Value, separator: Value, maxsplit: Value) -> Res {
    let (separator, limit) = arguments(separator, maxsplit)?;
    let mut rest = known(this);
    let mut parts = Vec::new();
    let Some(separator) = separator else {
        loop {
            let start = rest.iter().position(|&byte| !is_space(byte));
            let Some(start) = start else { break };
            rest = &rest[start..];
            if parts.len() == limit {
                parts.push(rest);
                break;
            }
            let end = rest.iter().position(|&byte| is_space(byte)).unwrap_or(rest.len());
            parts.push(&rest[..end]);
            rest = &rest[end..];
        }
        return Ok(list_like(this, parts));
    };
    while parts.len() < limit
        && let Some(at) = find(Units::One(rest), Units::One(separator))
    {
        parts.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    parts.push(rest);
    Ok(list_like(this, parts))
}

pub(super) fn rsplit(this: Value, separator: Value, maxsplit: Value) -> Res {
    let (separator, limit) = arguments(separator, maxsplit)?;
    let mut rest = known(this);
    let mut parts = Vec::new();
    match separator {
        None => {
            while let Some(end) = rest.iter().rposition(|&byte| !is_space(byte)) {
                rest = &rest[..=end];
                if parts.len() == limit {
                    parts.push(rest);
                    break;
                }
                let start = rest.iter().rposition(|&byte| is_space(byte)).map_or(0, |i| i + 1);
                parts.push(&rest[start..]);
                rest = &rest[..start];
            }
        }
        Some(separator) => {
            while parts.len() < limit
                && let Some(at) = rfind(Units::One(rest), Units::One(separator))
            {
                parts.push(&rest[at + separator.len()..]);
                rest = &rest[..at];
            }
            parts.push(rest);
        }
    }
    parts.reverse();
    Ok(list_like(this, parts))
}

pub(super) fn splitlines(this: Value, keepends: Value) -> Res {
    let keep = !keepends.is_absent() && dispatch::truth(keepends)?;
    let mut rest = known(this);
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let next = end + if rest[end..].starts_with(b"\r\n") { 2 } else { usize::from(end < rest.len()) };
        lines.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    Ok(list_like(this, lines))
}

/// The separator as `partition` gives it back: of the kind of `this`.
fn three(this: Value, parts: [&[u8]; 3]) -> Owned {
    tuple::from_array(parts.map(|part| make_like(this, part)))
}

pub(super) fn partition(this: Value, separator: Value) -> Res {
    let (bytes, sep) = (known(this), required(separator)?);
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(match find(Units::One(bytes), Units::One(sep)) {
        Some(at) => three(this, [&bytes[..at], sep, &bytes[at + sep.len()..]]),
        None => three(this, [bytes, b"", b""]),
    })
}

pub(super) fn rpartition(this: Value, separator: Value) -> Res {
    let (bytes, sep) = (known(this), required(separator)?);
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(match rfind(Units::One(bytes), Units::One(sep)) {
        Some(at) => three(this, [&bytes[..at], sep, &bytes[at + sep.len()..]]),
        None => three(this, [b"", b"", bytes]),
    })
}
