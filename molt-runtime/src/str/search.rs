//! `find` and its kin, `count`, `startswith`, `endswith`.

use super::arguments::{not_str, string, window};
use super::compare::equal_units;
use super::entries::known;
use super::{Str, Units, count, find, rfind};
use crate::dispatch::type_name;
use crate::error::{self, type_error};
use crate::int::from_usize;
use crate::tuple::Tuple;
use crate::value::{Owned, Res, Value};

/// A kernel that looks for a needle in code points.
type Search = fn(Units, Units) -> Option<usize>;

fn search(this: Value, sub: Value, start: Value, stop: Value, search: Search) -> Res<Option<usize>> {
    let s = known(this);
    let window = window(s.len(), start, stop)?;
    let sub = string(sub, "")?;
    let Some((start, stop)) = window else { return Ok(None) };
    Ok(search(s.units().slice(start, stop), sub.units()).map(|at| at + start))
}

fn or_minus_one(place: Option<usize>) -> Owned {
    place.map_or(crate::int::from_i64(-1), from_usize)
}

fn or_raise(place: Option<usize>) -> Res {
    place.map(from_usize).ok_or_else(|| error::value_error("substring not found"))
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
    let s = known(this);
    let window = window(s.len(), start, stop)?;
    let sub = string(sub, "")?;
    Ok(from_usize(window.map_or(0, |(start, stop)| count(s.units().slice(start, stop), sub.units(), usize::MAX))))
}

/// Whether `part` stands at the start (or the end) of the code points.
pub(crate) fn stands_at(units: Units, part: Units, at_end: bool) -> bool {
    let (n, m) = (units.len(), part.len());
    m <= n && equal_units(if at_end { units.slice(n - m, n) } else { units.slice(0, m) }, part)
}

fn edge(this: Value, parts: Value, start: Value, stop: Value, method: &str, at_end: bool) -> Res {
    let s = known(this);
    let window = window(s.len(), start, stop)?;
    let matches = |part: &Str| window.is_some_and(|(start, stop)| stands_at(s.units().slice(start, stop), part.units(), at_end));
    if let Some(part) = parts.downcast::<Str>() {
        return Ok(Owned::from(matches(part)));
    }
    let Some(tuple) = parts.downcast::<Tuple>() else {
        return Err(not_str(parts, &[method, " first arg"].concat(), "must be str or a tuple of str"));
    };
    for &part in tuple.items() {
        match part.downcast::<Str>() {
            Some(part) if matches(part) => return Ok(Owned::from(true)),
            Some(_) => {}
            None => {
                let name = type_name(part);
                return Err(type_error(&["tuple for ", method, " must only contain str, not ", &name].concat()));
            }
        }
    }
    Ok(Owned::from(false))
}

pub(super) fn startswith(this: Value, prefix: Value, start: Value, stop: Value) -> Res {
    edge(this, prefix, start, stop, "startswith", false)
}

pub(super) fn endswith(this: Value, suffix: Value, start: Value, stop: Value) -> Res {
    edge(this, suffix, start, stop, "endswith", true)
}
