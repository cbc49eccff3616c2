//! `find` and its kin, `count`, `startswith`, `endswith`, `replace`, `translate`.

use super::arguments::{Needle, optional, part};
use super::{known, make_like, required, view};
use crate::dispatch::type_name;
use crate::error::{type_error, value_error};
use crate::int::{from_i64, from_usize};
use crate::str::{Units, count, find, rfind, size_argument};
use crate::tuple::Tuple;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

type Search = fn(Units, Units) -> Option<usize>;

fn search(this: Value, sub: Value, start: Value, stop: Value, search: Search) -> Res<Option<usize>> {
    let needle = Needle::of(sub)?;
    let Some((bytes, start)) = part(this, start, stop)? else { return Ok(None) };
    Ok(search(Units::One(bytes), Units::One(needle.as_slice())).map(|at| at + start))
}

fn or_minus_one(place: Option<usize>) -> Owned {
    place.map_or(from_i64(-1), from_usize)
}

fn or_raise(place: Option<usize>) -> Res {
    place.map(from_usize).ok_or_else(|| value_error("subsection not found"))
}

pub(super) fn method_find(this: Value, sub: Value, start: Value, stop: Value) -> Res {
    Ok(or_minus_one(search(this, sub, start, stop, find)?))
}

pub(super) fn method_rfind(this: Value, sub: Value, start: Value, stop: Value) -> Res {
    Ok(or_minus_one(search(this, sub, start, stop, rfind)?))
}

pub(super) fn method_index(this: Value, sub: Value, start: Value, stop: Value) -> Res {
    or_raise(search(this, sub, start, stop, find)?)
}

pub(super) fn method_rindex(this: Value, sub: Value, start: Value, stop: Value) -> Res {
    or_raise(search(this, sub, start, stop, rfind)?)
}

pub(super) fn method_count(this: Value, sub: Value, start: Value, stop: Value) -> Res {
    let needle = Needle::of(sub)?;
    let part = part(this, start, stop)?;
    Ok(from_usize(part.map_or(0, |(bytes, _)| count(Units::One(bytes), Units::One(needle.as_slice()), usize::MAX))))
}

fn edge(this: Value, parts: Value, start: Value, stop: Value, method: &str, stands: fn(&[u8], &[u8]) -> bool) -> Res {
    let window = part(this, start, stop)?;
    let matches = |part: &[u8]| window.is_some_and(|(bytes, _)| stands(bytes, part));
    if let Some(part) = view(parts) {
        return Ok(Owned::from(matches(part)));
    }
    let Some(tuple) = parts.downcast::<Tuple>() else {
        let name = type_name(parts);
        return Err(type_error(&[method, " first arg must be bytes or a tuple of bytes, not ", &name].concat()));
    };
    for &part in tuple.items() {
        if matches(required(part)?) {
            return Ok(Owned::from(true));
        }
    }
    Ok(Owned::from(false))
}

pub(super) fn startswith(this: Value, prefix: Value, start: Value, stop: Value) -> Res {
    edge(this, prefix, start, stop, "startswith", |bytes, part| bytes.starts_with(part))
}

pub(super) fn endswith(this: Value, suffix: Value, start: Value, stop: Value) -> Res {
    edge(this, suffix, start, stop, "endswith", |bytes, part| bytes.ends_with(part))
}

pub(super) fn replace(this: Value, old: Value, new: Value, limit: Value) -> Res {
    let limit = usize::try_from(size_argument(limit, -1)?).unwrap_or(usize::MAX);
    let (old, new) = (required(old)?, required(new)?);
    let mut rest = known(this);
    let mut out = Vec::with_capacity(rest.len());
    if old.is_empty() {
        for (i, &byte) in rest.iter().enumerate() {
            if i < limit {
                out.extend_from_slice(new);
            }
            out.push(byte);
        }
        if rest.len() < limit {
            out.extend_from_slice(new);
        }
        return Ok(make_like(this, &out));
    }
    for _ in 0..limit {
        let Some(at) = find(Units::One(rest), Units::One(old)) else { break };
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
    }
    out.extend_from_slice(rest);
    Ok(make_like(this, &out))
}

pub(super) fn translate(this: Value, table: Value, delete: Value) -> Res {
    let table = optional(table)?;
    if table.is_some_and(|table| table.len() != 256) {
        return Err(value_error("translation table must be 256 characters long"));
    }
    let delete = if delete.is_absent() { &[][..] } else { required(delete)? };
    if delete.is_empty() {
        return Ok(super::make_mapped(this, known(this), |byte| table.map_or(byte, |table| table[usize::from(byte)])));
    }
    let kept = known(this).iter().copied().filter(|byte| !delete.contains(byte));
    let out: Vec<u8> = kept.map(|byte| table.map_or(byte, |table| table[usize::from(byte)])).collect();
    Ok(make_like(this, &out))
}

pub(super) fn maketrans(from: Value, to: Value) -> Res {
    let (from, to) = (required(from)?, required(to)?);
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter().zip(to).for_each(|(&from, &to)| table[usize::from(from)] = to);
    Ok(super::from_vec(table))
}

/// The one byte that fills, or `TypeError`.
pub(super) fn fill_byte(fill: Value, method: &str) -> Res<u8> {
    if fill.is_absent() {
        return Ok(b' ');
    }
    match view(fill) {
        Some([byte]) => Ok(*byte),
        _ => {
            let name = type_name(fill);
            Err(type_error(&[method, "() argument 2 must be a byte string of length 1, not ", &name].concat()))
        }
    }
}

/// Joins bytes-like objects.
pub(super) fn join(this: Value, iterable: Value) -> Res {
    let slots = iterable.type_of().slots();
    if slots.iter.is_none() && slots.get_item.is_none() {
        return Err(type_error("can only join an iterable"));
    }
    let items = crate::sequence::collect_fast(iterable)?;
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(known(this));
        }
        match view(item.value()) {
            Some(bytes) => out.extend_from_slice(bytes),
            None => {
                let what = alloc::format!("sequence item {i}: expected a bytes-like object, {} found", type_name(item.value()));
                return Err(type_error(&what));
            }
        }
    }
    Ok(make_like(this, &out))
}

/// The bytes of a prefix or suffix.
pub(super) fn removeprefix(this: Value, prefix: Value) -> Res {
    let prefix = required(prefix)?;
    let bytes = known(this);
    Ok(make_like(this, bytes.strip_prefix(prefix).unwrap_or(bytes)))
}

pub(super) fn removesuffix(this: Value, suffix: Value) -> Res {
    let suffix = required(suffix)?;
    let bytes = known(this);
    Ok(make_like(this, bytes.strip_suffix(suffix).unwrap_or(bytes)))
}
