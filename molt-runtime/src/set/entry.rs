//! What compiled code calls when it knows that it has a set.

use super::protocol::{as_member, changed_size};
use super::{SET, from_iterable, new, of, update};
use crate::dict::key_error;
use crate::value::{Owned, Res, Value};
use crate::{abi, set};

abi! { pub RUNTIME {
    /// An empty set.
    fn set_new() -> Owned [] {
        let set = new();
        crate::gc::safe_point();
        set
    }
    /// `set(iterable)`.
    fn set_from(iterable: Value) -> Res [CALLS RAISES] { from_iterable(&SET, iterable) }
    /// `frozenset(iterable)`.
    fn frozenset_from(iterable: Value) -> Res [CALLS RAISES] {
        if iterable.is_exactly(&set::FROZEN_SET) { Ok(iterable.to_owned()) } else { from_iterable(&set::FROZEN_SET, iterable) }
    }
    /// A set display of three or more constants, which comes in another order than one filled item by item.
    fn set_of_constants(items: *const Value, count: usize) -> Res [CALLS RAISES] {
        // SAFETY: the caller passes `count` values.
        set::of_constants(unsafe { core::slice::from_raw_parts(items, count) })
    }
    /// A set display of constants, a static tuple, that is only searched: `x in {1, 2, 3}`.
    fn kept_constants(constants: Value) -> Res [CALLS RAISES] { set::kept_constants(constants) }
    /// `set.add(item)`.
    fn set_add(set: Value, item: Value) -> Res<()> [CALLS RAISES] { of(&set).add(item) }
    /// `set.discard(item)`.
    fn set_discard(set: Value, item: Value) -> Res<()> [CALLS RAISES] {
        as_member(item, |item| of(&set).discard(item)).map(|_| ())
    }
    /// `set.remove(item)`.
    fn set_remove(set: Value, item: Value) -> Res<()> [CALLS RAISES] {
        if as_member(item, |item| of(&set).discard(item))? { Ok(()) } else { Err(key_error(item)) }
    }
    /// `item in set`.
    fn set_contains(set: Value, item: Value) -> Res<bool> [CALLS RAISES] { as_member(item, |item| of(&set).contains(item)) }
    /// `len(set)`.
    fn set_len(set: Value) -> usize [READS] { of(&set).len() }
    /// `set.update(iterable)`.
    fn set_update(set: Value, iterable: Value) -> Res<()> [CALLS RAISES] { update(of(&set), iterable) }
    /// The next position of a loop over a set that had `size` members at its start; -1 at the end. The first is 0.
    fn set_next(set: Value, position: i64, size: usize) -> Res<i64> [READS RAISES] {
        if of(&set).len() != size {
            return Err(changed_size());
        }
        Ok(of(&set).next_from(position as usize).map_or(-1, |(next, ..)| next as i64))
    }
    /// The member that a loop's position has reached.
    fn set_key_at(set: Value, position: i64) -> Owned [READS] {
        of(&set).next_from((position - 1).max(0) as usize).map_or(Owned::NONE, |(_, key, _)| key.to_owned())
    }
    /// Makes the methods of `set` and `frozenset` known by name.
    fn install_set() -> () [WRITES] { set::install() }
} }
