//! Operations that make a new set, and comparisons.

use super::update::{difference_update, each_member, plain_dict, symmetric_difference_update, update};
use super::{Set, as_set, from_iterable, new_of, of};
use crate::dict::hash;
use crate::dispatch;
use crate::value::{Res, Value};

/// The members of both.
pub fn union(set: &Set, other: Value) -> Res {
    let result = set.copy()?;
    if other != set.value() {
        update(of(&result), other)?;
    }
    Ok(result)
}

/// The common members.
pub fn intersection(set: &Set, other: Value) -> Res {
    if other == set.value() {
        return set.copy();
    }
    let result = new_of(set.base_type());
    let common = of(&result);
    if let Some(other) = as_set(other) {
        let (few, many) = if other.len() > set.len() { (set, other) } else { (other, set) };
        let keep = many.value().to_owned();
        each_member(few, |key, hash| {
            if many.contains_hashed(key, hash)? {
                common.add_hashed(key, hash)?;
            }
            Ok(())
        })?;
        drop(keep);
        return Ok(result);
    }
    let mut items = dispatch::steps(other)?;
    while let Some(item) = items.step()? {
        let hash = hash(item.value())?;
        if set.contains_hashed(item.value(), hash)? {
            common.add_hashed(item.value(), hash)?;
            if common.len() >= set.len() {
                break;
            }
        }
    }
    Ok(result)
}

/// The members that are not in `other`.
pub fn difference(set: &Set, other: Value) -> Res {
    let size = as_set(other).map(Set::len).or_else(|| plain_dict(other).map(|dict| dict.len()));
    match size {
        // Against few others, or others that must be run through, a copy loses what they name.
        Some(size) if set.len() >> 2 <= size => {}
        _ => {
            let result = set.copy()?;
            difference_update(of(&result), other)?;
            return Ok(result);
        }
    }
    let result = new_of(set.base_type());
    let rest = of(&result);
    let keep = other.to_owned();
    if let Some(others) = as_set(keep.value()) {
        each_member(set, |key, hash| if others.contains_hashed(key, hash)? { Ok(()) } else { rest.add_hashed(key, hash) })?;
    } else if let Some(dict) = plain_dict(keep.value()) {
        each_member(set, |key, hash| if dict.find(key, hash)?.is_some() { Ok(()) } else { rest.add_hashed(key, hash) })?;
    }
    Ok(result)
}

/// The members of just one of them.
pub fn symmetric_difference(set: &Set, other: Value) -> Res {
    let result = from_iterable(set.base_type(), other)?;
    symmetric_difference_update(of(&result), set.value())?;
    Ok(result)
}

/// Whether there is no common member.
pub fn is_disjoint(set: &Set, other: Value) -> Res<bool> {
    if other == set.value() {
        return Ok(set.is_empty());
    }
    if let Some(other) = as_set(other) {
        let (few, many) = if other.len() > set.len() { (set, other) } else { (other, set) };
        let mut position = 0;
        while let Some((next, key, hash)) = few.next_from(position) {
            position = next;
            let key = key.to_owned();
            if many.contains_hashed(key.value(), hash)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let mut items = dispatch::steps(other)?;
    while let Some(item) = items.step()? {
        if set.contains(item.value())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether all members are in `other`.
pub fn is_subset(set: &Set, other: Value) -> Res<bool> {
    let Some(others) = as_set(other) else {
        let common = intersection(set, other)?;
        return Ok(of(&common).len() == set.len());
    };
    if set.len() > others.len() {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((next, key, hash)) = set.next_from(position) {
        position = next;
        let key = key.to_owned();
        if !others.contains_hashed(key.value(), hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether all of `other` are members.
pub(super) fn is_superset(set: &Set, other: Value) -> Res<bool> {
    if let Some(others) = as_set(other) {
        return is_subset(others, set.value());
    }
    let mut items = dispatch::steps(other)?;
    while let Some(item) = items.step()? {
        if !set.contains(item.value())? {
            return Ok(false);
        }
    }
    Ok(true)
}
