//! Operations that change a set: `|=`, `-=`, `^=` and their methods.

use super::{Set, as_set, from_iterable, intersection, of};
use crate::dict::{self, Dict, hash};
use crate::dispatch;
use crate::value::{Res, Value};

/// The dict in a value that is exactly a dict, whose hashes need not be asked for.
pub(super) fn plain_dict(value: Value) -> Option<&'static Dict> {
    if value.is_exactly(&dict::DICT) { value.downcast() } else { None }
}

/// Calls `each` with every key of a dict and its hash, while the dict may change.
pub(super) fn each_key(dict: &Dict, mut each: impl FnMut(Value, i64) -> Res<()>) -> Res<()> {
    let mut position = 0;
    while let Some(found) = dict.next_from(position) {
        position = found.position;
        let key = found.key.to_owned();
        each(key.value(), found.hash)?;
    }
    Ok(())
}

/// Calls `each` with every member and its hash, while the set may change.
pub(crate) fn each_member(set: &Set, mut each: impl FnMut(Value, i64) -> Res<()>) -> Res<()> {
    let keep = set.value().to_owned();
    let mut position = 0;
    while let Some((next, key, hash)) = set.next_from(position) {
        position = next;
        let key = key.to_owned();
        each(key.value(), hash)?;
    }
    drop(keep);
    Ok(())
}

/// Adds all items of an iterable.
pub fn update(set: &Set, other: Value) -> Res<()> {
    if let Some(other) = as_set(other) {
        return set.merge(other);
    }
    if let Some(dict) = plain_dict(other) {
        if (set.fill.get() + dict.len()) * 5 >= set.mask.get() * 3 {
            set.resize((set.used.get() + dict.len()) * 2);
        }
        return each_key(dict, |key, hash| set.add_hashed(key, hash));
    }
    let mut items = dispatch::steps(other)?;
    loop {
        items.pass(&mut |item| dict::hash_at_once(item).is_some_and(|hash| set.add_at_once(item, hash)));
        match items.step()? {
            Some(item) => set.add(item.value())?,
            None => return Ok(()),
        }
    }
}

/// Removes all items of an iterable.
pub fn difference_update(set: &Set, other: Value) -> Res<()> {
    if other == set.value() {
        set.clear();
        return Ok(());
    }
    if let Some(others) = as_set(other) {
        // From a much larger set only the common members matter.
        if others.len() >> 3 > set.len() {
            let common = intersection(set, other)?;
            each_member(of(&common), |key, hash| set.discard_hashed(key, hash).map(|_| ()))?;
        } else {
            each_member(others, |key, hash| set.discard_hashed(key, hash).map(|_| ()))?;
        }
    } else {
        let mut items = dispatch::steps(other)?;
        while let Some(item) = items.step()? {
            set.discard_hashed(item.value(), hash(item.value())?)?;
        }
    }
    if set.is_littered() {
        set.resize(set.growth());
    }
    Ok(())
}

/// Removes the common members and adds the others.
pub fn symmetric_difference_update(set: &Set, other: Value) -> Res<()> {
    if other == set.value() {
        set.clear();
        return Ok(());
    }
    let toggle = |key: Value, hash: i64| {
        if !set.discard_hashed(key, hash)? {
            set.add_hashed(key, hash)?;
        }
        Ok(())
    };
    if let Some(dict) = plain_dict(other) {
        return each_key(dict, toggle);
    }
    match as_set(other) {
        Some(others) => each_member(others, toggle),
        None => {
            let others = from_iterable(set.base_type(), other)?;
            each_member(of(&others), toggle)
        }
    }
}

/// Keeps only the common members.
pub(super) fn intersection_update(set: &Set, common: Value) {
    set.swap(of(&common));
}
