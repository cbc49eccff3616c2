//! What compiled code calls when it knows that it has a dict.

use super::{hash, iterate, key_error, methods, of, with_capacity};
use crate::value::{Owned, Res, Value};
use crate::{abi, dict, dispatch};

abi! { pub RUNTIME {
    /// An empty dict with room for some keys.
    fn dict_new(capacity: usize) -> Owned [] { if capacity == 0 { dict::new() } else { with_capacity(capacity) } }
    /// `dict[key]`.
    fn dict_get_item(dict: Value, key: Value) -> Res [CALLS RAISES] {
        match of(&dict).get(key)? {
            Some(value) => Ok(value.to_owned()),
            None => dispatch::get_item(dict, key),
        }
    }
    /// `dict[key] = value`.
    fn dict_set_item(dict: Value, key: Value, value: Owned) -> Res<()> [CALLS RAISES] { of(&dict).set(key, value) }
    /// `del dict[key]`.
    fn dict_del_item(dict: Value, key: Value) -> Res<()> [CALLS RAISES] {
        match of(&dict).remove(key)? {
            Some(_) => Ok(()),
            None => Err(key_error(key)),
        }
    }
    /// `key in dict`.
    fn dict_contains(dict: Value, key: Value) -> Res<bool> [CALLS RAISES] { Ok(of(&dict).get(key)?.is_some()) }
    /// `dict.get(key, default)`.
    fn dict_get(dict: Value, key: Value, default: Value) -> Res [CALLS RAISES] {
        Ok(of(&dict).get(key)?.unwrap_or(default).to_owned())
    }
    /// `dict.setdefault(key, default)`.
    fn dict_setdefault(dict: Value, key: Value, default: Value) -> Res [CALLS RAISES] { methods::setdefault(dict, key, default) }
    /// `dict.pop(key, default)`; an absent default raises KeyError for a missing key.
    fn dict_pop(dict: Value, key: Value, default: Value) -> Res [CALLS RAISES] { methods::pop(dict, key, default) }
    /// `dict[key]` of a key that is exactly a `str` or a small int in a dict that has only such keys.
    fn dict_get_plain(dict: Value, key: Value) -> Res [READS RAISES] {
        let dict = of(&dict);
        match dict.find(key, hash(key)?)? {
            Some(i) => Ok(dict.entry(i).value.to_owned()),
            None => Err(key_error(key)),
        }
    }
    /// `len(dict)`.
    fn dict_len(dict: Value) -> usize [READS] { of(&dict).len() }
    /// The entries of `{**source}`.
    fn dict_update(dict: Value, source: Value) -> Res<()> [CALLS RAISES] { crate::desugared::dict_update(dict, source).map(drop) }
    /// The next state of a loop over a dict that had `size` keys at its start; -1 at the end. The first state is 0.
    fn dict_next(dict: Value, state: i64, size: usize) -> Res<i64> [READS RAISES] {
        Ok(iterate::step(of(&dict), state as u64, size)?.map_or(-1, |state| state as i64))
    }
    /// The key that a loop's state has reached.
    fn dict_key_at(dict: Value, state: i64) -> Owned [READS] { iterate::at(of(&dict), state as u64).0.to_owned() }
    /// The value that a loop's state has reached.
    fn dict_value_at(dict: Value, state: i64) -> Owned [READS] { iterate::at(of(&dict), state as u64).1.to_owned() }
    /// Makes the methods of `dict` and its views known by name.
    fn install_dict() -> () [WRITES] { super::install() }
} }
