//! `update`: from another dict, from a mapping, from pairs.

use super::Dict;
use crate::object::value_of;
use crate::types::Type;
use crate::value::{Res, Value};
use crate::{dispatch, error, sequence};
use alloc::format;

/// Sets all keys of a mapping (a dict, or anything with `keys`), or the pairs of an iterable.
pub fn update(dict: &Dict, source: Value) -> Res<()> {
    if source.downcast::<Dict>().is_some() || has_keys(source)? { merge(dict, source) } else { update_pairs(dict, source) }
}

/// Whether `source` has an attribute `keys`, which makes it a mapping.
fn has_keys(source: Value) -> Res<bool> {
    if sequence::items_of(source).is_some() {
        return Ok(false);
    }
    Ok(crate::class::find_attr(source, crate::literal!("keys"))?.is_some())
}

/// Sets all keys of a mapping.
pub fn merge(dict: &Dict, source: Value) -> Res<()> {
    if let Some(other) = source.downcast::<Dict>().filter(|_| !overrides_iteration(source)) {
        return merge_dict(dict, other);
    }
    let keys = match crate::class::find_attr(source, crate::literal!("keys"))? {
        Some(method) => dispatch::call_values(method.value(), &[])?,
        None => {
            let kind = dispatch::type_name(source);
            return Err(error::type_error(&format!("'{kind}' object is not a mapping")));
        }
    };
    let mut items = dispatch::steps(keys.value())?;
    while let Some(key) = items.step()? {
        let value = dispatch::get_item(source, key.value())?;
        dict.set(key.value(), value)?;
    }
    Ok(())
}

/// Whether a subclass of dict iterates in a way of its own.
fn overrides_iteration(source: Value) -> bool {
    let kind = source.type_of();
    kind.is_heap() && crate::class::owner_of(kind, crate::literal!("__iter__")).is_some_and(Type::is_heap)
}

fn merge_dict(dict: &Dict, other: &Dict) -> Res<()> {
    if core::ptr::eq(dict, other) || other.is_empty() {
        return Ok(());
    }
    let keep = value_of(other).to_owned();
    if dict.is_empty() && dict.filled.get() == 0 {
        dict.resize((other.len() * 3).div_ceil(2));
        other.copy_into(dict);
        return Ok(());
    }
    let size = other.len();
    let mut position = 0;
    while let Some(found) = other.next_from(position) {
        position = found.position;
        let key = found.key.to_owned();
        dict.set_hashed(key.value(), found.hash, found.value.to_owned())?;
        if other.len() != size {
            return Err(error::runtime_error("dict mutated during update"));
        }
    }
    drop(keep);
    Ok(())
}

fn update_pairs(dict: &Dict, pairs: Value) -> Res<()> {
    if let Some([keys, values]) = crate::iterator::keys_and_values(pairs) {
        return keys.into_iter().zip(values).try_for_each(|(key, value)| dict.set(key.value(), value));
    }
    let mut items = dispatch::steps(pairs)?;
    let mut i = 0;
    while let Some(pair) = items.step()? {
        if let Some(&[key, value]) = sequence::iterated(pair.value()) {
            let (key, value) = (key.to_owned(), value.to_owned());
            dict.set(key.value(), value)?;
            i += 1;
            continue;
        }
        if sequence::items_of(pair.value()).is_none() && !sequence::is_iterable(pair.value()) {
            return Err(error::type_error(&format!("cannot convert dictionary update sequence element #{i} to a sequence")));
        }
        let items = sequence::collect_fast(pair.value())?;
        let [key, value] = items.as_slice() else {
            let length = items.len();
            return Err(error::value_error(&format!(
                "dictionary update sequence element #{i} has length {length}; 2 is required"
            )));
        };
        dict.set(key.value(), value.clone())?;
        i += 1;
    }
    Ok(())
}
