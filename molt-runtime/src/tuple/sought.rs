//! Tuples that are only looked for, as in `grid[x, y]`: their items lie in the frame of the caller, and a tuple is made where it is
//! kept, shown by an error, or given to code of the program.

use super::{from_slice, hash_items};
use crate::dict::{self, Dict};
use crate::set::{self, Set};
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use crate::{abi, dispatch};

/// The items that compiled code has put behind one another.
fn given<'a>(items: *const Value, count: usize) -> &'a [Value] {
    // SAFETY: compiled code passes the place of `count` values, which it holds until the call is over.
    unsafe { core::slice::from_raw_parts(items, count) }
}

/// A dict of a built-in type, whose keys are looked for as those of `dict` are.
fn as_dict(container: Value) -> Option<&'static Dict> {
    let kind = container.type_of();
    if kind.kind == Kind::Dict && !kind.is_heap() { container.downcast::<Dict>() } else { None }
}

fn in_dict(dict: &Dict, items: &[Value]) -> Res<Option<Value>> {
    dict.get_items(items, hash_items(items)?)
}

fn in_set(set: &Set, items: &[Value]) -> Res<bool> {
    set.contains_items(items, hash_items(items)?)
}

fn set_in_dict(dict: &Dict, items: &[Value], value: Owned) -> Res<()> {
    dict.set_items(items, hash_items(items)?, value)
}

abi! { pub SOUGHT {
    /// `container[items]`.
    fn get_item_of(container: Value, items: *const Value, count: usize) -> Res [CALLS RAISES] {
        let items = given(items, count);
        if let Some(dict) = as_dict(container)
            && let Some(value) = in_dict(dict, items)?
        {
            return Ok(value.to_owned());
        }
        dispatch::get_item(container, from_slice(items).value())
    }
    /// `container[items] = value`.
    fn set_item_of(container: Value, items: *const Value, count: usize, value: Value) -> Res<()> [CALLS RAISES] {
        let items = given(items, count);
        match container.is_exactly(&dict::DICT).then(|| as_dict(container)).flatten() {
            Some(dict) => set_in_dict(dict, items, value.to_owned()),
            None => dispatch::set_item(container, from_slice(items).value(), value),
        }
    }
    /// `items in container`.
    fn contains_of(container: Value, items: *const Value, count: usize) -> Res<bool> [CALLS RAISES] {
        let items = given(items, count);
        if let Some(dict) = as_dict(container) {
            return Ok(in_dict(dict, items)?.is_some());
        }
        match container.downcast::<Set>().filter(|_| !container.type_of().is_heap()) {
            Some(set) => in_set(set, items),
            None => dispatch::contains(container, from_slice(items).value()),
        }
    }
    /// `dict[items]`.
    fn dict_get_item_of(dict: Value, items: *const Value, count: usize) -> Res [CALLS RAISES] {
        let items = given(items, count);
        match in_dict(dict::of(&dict), items)? {
            Some(value) => Ok(value.to_owned()),
            None => dispatch::get_item(dict, from_slice(items).value()),
        }
    }
    /// `dict[items] = value`.
    fn dict_set_item_of(dict: Value, items: *const Value, count: usize, value: Owned) -> Res<()> [CALLS RAISES] {
        set_in_dict(dict::of(&dict), given(items, count), value)
    }
    /// `items in dict`.
    fn dict_contains_of(dict: Value, items: *const Value, count: usize) -> Res<bool> [CALLS RAISES] {
        Ok(in_dict(dict::of(&dict), given(items, count))?.is_some())
    }
    /// `dict.get(items, default)`.
    fn dict_get_of(dict: Value, items: *const Value, count: usize, default: Value) -> Res [CALLS RAISES] {
        Ok(in_dict(dict::of(&dict), given(items, count))?.unwrap_or(default).to_owned())
    }
    /// `set.add(items)`.
    fn set_add_of(set: Value, items: *const Value, count: usize) -> Res<()> [CALLS RAISES] {
        let (items, set) = (given(items, count), set::of(&set));
        let hash = hash_items(items)?;
        if set.contains_items(items, hash)? { Ok(()) } else { set.add_hashed(from_slice(items).value(), hash) }
    }
    /// `items in set`.
    fn set_contains_of(set: Value, items: *const Value, count: usize) -> Res<bool> [CALLS RAISES] {
        in_set(set::of(&set), given(items, count))
    }
} }
