//! The few operations on strings, tuples and dicts that the machinery of classes, calls and exceptions is made of.

use crate::str::Str;
use crate::value::{Owned, Res, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// A value that is a `str`, as Rust text; empty for others.
pub(crate) fn text(value: Value) -> String {
    value.downcast::<Str>().map(Str::to_text).unwrap_or_default()
}

/// The repr of any value as Rust text, for messages; what raises is left out.
pub(crate) fn repr_text(value: Value) -> String {
    match crate::dispatch::repr(value) {
        Ok(shown) => text(shown.value()),
        Err(_) => {
            crate::exception::clear();
            String::from("?")
        }
    }
}

/// A `str`.
pub(crate) fn string(text: &str) -> Owned {
    crate::str::from_str(text)
}

/// Whether a `str` value has this text.
pub(crate) fn is(value: Value, text: &str) -> bool {
    value.downcast::<Str>().is_some_and(|s| s.is(text))
}

/// Whether two `str` values have the same text.
pub(crate) fn same_text(a: Value, b: Value) -> bool {
    match (a.downcast::<Str>(), b.downcast::<Str>()) {
        (Some(a), Some(b)) => crate::str::equal(a, b),
        _ => false,
    }
}

/// A tuple of borrowed items.
pub(crate) fn tuple(items: &[Value]) -> Owned {
    crate::tuple::from_slice(items)
}

/// A tuple of owned items.
pub(crate) fn tuple_of(items: Vec<Owned>) -> Owned {
    crate::tuple::from_vec(items)
}

/// The items of a tuple (or list); empty for anything else. They live as long as the tuple.
pub(crate) fn items(value: Value) -> &'static [Value] {
    crate::sequence::items_of(value).unwrap_or(&[])
}

/// An empty dict.
pub(crate) fn dict() -> Owned {
    crate::dict::new()
}

/// The value at a `str` key, borrowed.
pub(crate) fn get(dict: Value, key: Value) -> Option<Value> {
    match crate::dict::of(&dict).get(key) {
        Ok(found) => found,
        Err(_) => {
            crate::exception::clear();
            None
        }
    }
}

/// Stores at a `str` key.
pub(crate) fn set(dict: Value, key: Value, value: Value) -> Res<()> {
    crate::dict::of(&dict).set(key, value.to_owned())
}

/// Deletes a key; whether it was there.
pub(crate) fn delete(dict: Value, key: Value) -> Res<bool> {
    Ok(crate::dict::of(&dict).remove(key)?.is_some())
}

/// The entries of a dict in order.
pub(crate) fn entries(dict: Value) -> Vec<(Owned, Owned)> {
    crate::dict::of(&dict).entries().map(|entry| (entry.key.to_owned(), entry.value.to_owned())).collect()
}

/// How many entries.
pub(crate) fn length(dict: Value) -> usize {
    crate::dict::of(&dict).len()
}

/// A list of owned items.
pub(crate) fn list(items: Vec<Owned>) -> Owned {
    crate::list::from_vec(items)
}

/// A small int as a value.
pub(crate) fn int(number: i64) -> Owned {
    match Value::from_small(number) {
        Some(small) => Owned::from_raw(small),
        None => crate::int::from_i64(number),
    }
}

/// Sorts a few items by their keys, stably: by insertion, for the library's sort is 10 KB of each program for every kind of item.
pub fn sort_few<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at]) < key(&items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn few_are_sorted_stably() {
        let mut items = [(3, 'a'), (1, 'b'), (3, 'c'), (0, 'd'), (1, 'e')];
        super::sort_few(&mut items, |item| item.0);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (3, 'a'), (3, 'c')]);
        super::sort_few(&mut [] as &mut [i32], |&item| item);
    }
}
