//! Iteration over dicts, by objects and, for compiled loops, by position.

use super::{Dict, of};
use crate::iterator::{self, NOTHING};
use crate::tuple;
use crate::value::{Owned, Res, Value};
use crate::{error, iterators};

iterators! {
    /// Over keys.
    pub KEY_ITERATOR "dict_keyiterator" |it| next(it, |key, _| key.to_owned()), crate::iterator::SIZED;
    /// Over values.
    pub VALUE_ITERATOR "dict_valueiterator" |it| next(it, |_, value| value.to_owned()), crate::iterator::SIZED;
    /// Over pairs.
    pub ITEM_ITERATOR "dict_itemiterator" |it| next(it, |key, value| tuple::pair(key.to_owned(), value.to_owned())), crate::iterator::SIZED;
    pub(super) REVERSE_KEY_ITERATOR "dict_reversekeyiterator" |it| next_back(it, |key, _| key.to_owned()), crate::iterator::SIZED;
    pub(super) REVERSE_VALUE_ITERATOR "dict_reversevalueiterator" |it| next_back(it, |_, value| value.to_owned()), crate::iterator::SIZED;
    pub(super) REVERSE_ITEM_ITERATOR "dict_reverseitemiterator"
        |it| next_back(it, |key, value| tuple::pair(key.to_owned(), value.to_owned())), crate::iterator::SIZED;
}

/// `iter(dict)`.
pub fn over_keys(dict: Value) -> Owned {
    over(dict, &KEY_ITERATOR)
}

/// An iterator of the given type over a dict.
pub(super) fn over(dict: Value, kind: &'static crate::types::Type) -> Owned {
    iterator::new(kind, dict.to_owned(), NOTHING, 0, of(&dict).len() as i64)
}

/// An iterator of the given type over a dict, from its end.
pub(super) fn over_back(dict: Value, kind: &'static crate::types::Type) -> Owned {
    let this = of(&dict);
    iterator::new(kind, dict.to_owned(), NOTHING, this.filled.get() as i64, this.len() as i64)
}

/// Bits of a state that hold the position of the next entry; the keys already seen are counted above.
const POSITION: u64 = u32::MAX as u64;

/// One step through a dict that had `size` keys at the start. States begin at 0; the entry reached lies before the
/// position in the low half of the new state. `None` at the end.
pub fn step(dict: &Dict, state: u64, size: usize) -> Res<Option<u64>> {
    if dict.len() != size {
        return Err(changed_size());
    }
    match dict.next_from((state & POSITION) as usize) {
        Some(found) => {
            let seen = state >> 32;
            if seen as usize == size {
                return Err(error::runtime_error("dictionary keys changed during iteration"));
            }
            Ok(Some((seen + 1) << 32 | found.position as u64))
        }
        None => Ok(None),
    }
}

/// The key and the value that a state has reached, borrowed; absent when they are gone.
pub(super) fn at(dict: &Dict, state: u64) -> (Value, Value) {
    let i = (state & POSITION) as usize;
    if i == 0 || i > dict.filled.get() {
        return (Value::ABSENT, Value::ABSENT);
    }
    let entry = dict.entry(i - 1);
    (entry.key, entry.value)
}

#[cold]
fn changed_size() -> crate::value::Raised {
    error::runtime_error("dictionary changed size during iteration")
}

fn next(iterator: Value, item: impl Fn(Value, Value) -> Owned) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let Some(dict) = this.source.get().downcast::<Dict>() else { return Ok(None) };
    let size = this.limit.get();
    if size < 0 {
        return Err(changed_size());
    }
    match step(dict, this.position.get() as u64, size as usize) {
        Ok(Some(state)) => {
            this.position.set(state as i64);
            let (key, value) = at(dict, state);
            Ok(Some(item(key, value)))
        }
        Ok(None) => {
            this.finish();
            Ok(None)
        }
        Err(raised) => {
            // From now on it fails whatever the size.
            if dict.len() != size as usize {
                this.limit.set(-1);
            } else {
                this.finish();
            }
            Err(raised)
        }
    }
}

fn next_back(iterator: Value, item: impl Fn(Value, Value) -> Owned) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let Some(dict) = this.source.get().downcast::<Dict>() else { return Ok(None) };
    if this.limit.get() != dict.len() as i64 {
        this.limit.set(-1);
        return Err(changed_size());
    }
    match dict.last_before(this.position.get() as usize) {
        Some(found) => {
            this.position.set(found.position as i64);
            Ok(Some(item(found.key, found.value)))
        }
        None => {
            this.finish();
            Ok(None)
        }
    }
}
