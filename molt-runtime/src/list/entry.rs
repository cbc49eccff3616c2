//! What compiled code calls when it knows that it has a list.

use super::{methods, new, of, protocol, sort};
use crate::value::{Owned, Res, Value};
use crate::{abi, desugared, error, gc, indices};

abi! { pub RUNTIME {
    /// An empty list with room.
    fn list_new(capacity: usize) -> Owned [] {
        let list = new(capacity);
        gc::safe_point();
        list
    }
    /// A list of `count` values, whose counts are taken.
    fn list_of(items: *const Value, count: usize) -> Owned [] {
        let list = new(count);
        // SAFETY: the caller passes `count` values and gives their counts away.
        of(&list).extend_from_owned(unsafe { core::slice::from_raw_parts(items, count) });
        gc::safe_point();
        list
    }
    /// `list.append(item)`.
    fn list_append(list: Value, item: Owned) -> () [READS WRITES] { of(&list).push(item) }
    /// `list[i]`.
    fn list_get(list: Value, i: i64) -> Res [READS RAISES] {
        let list = of(&list);
        match indices::existing(i, list.len()).and_then(|i| list.get(i)) {
            Some(item) => Ok(item.to_owned()),
            None => Err(error::index_error("list index out of range")),
        }
    }
    /// Raises what `list[i]` raises outside the list.
    fn list_index_error() -> Res<()> [RAISES] { Err(error::index_error("list index out of range")) }
    /// Raises what `list[i] = x` raises outside the list.
    fn list_assignment_error() -> Res<()> [RAISES] { Err(error::index_error("list assignment index out of range")) }
    /// `list[i] = item`.
    fn list_set(list: Value, i: i64, item: Owned) -> Res<()> [CALLS RAISES] {
        let list = of(&list);
        match indices::existing(i, list.len()) {
            Some(i) => {
                list.set(i, item);
                Ok(())
            }
            None => Err(error::index_error("list assignment index out of range")),
        }
    }
    /// `del list[i]`.
    fn list_delete(list: Value, i: i64) -> Res<()> [CALLS RAISES] {
        let list = of(&list);
        match indices::existing(i, list.len()) {
            Some(i) => {
                drop(list.remove(i));
                Ok(())
            }
            None => Err(error::index_error("list assignment index out of range")),
        }
    }
    /// `item in list`.
    fn list_contains(list: Value, item: Value) -> Res<bool> [CALLS RAISES] { protocol::contains(list, item) }
    /// `len(list)`.
    fn list_len(list: Value) -> usize [READS] { of(&list).len() }
    /// `[*iterable]`: adds the items to the list being made.
    fn list_extend(list: Value, iterable: Value) -> Res<()> [CALLS RAISES] { desugared::list_extend(list, iterable).map(drop) }
    /// `list.pop(i)`.
    fn list_pop(list: Value, i: i64) -> Res [READS WRITES RAISES] { methods::pop_at(of(&list), i) }
    /// `list.insert(i, item)`.
    fn list_insert(list: Value, i: i64, item: Owned) -> () [READS WRITES] {
        let list = of(&list);
        list.insert(indices::clamp(i, list.len()), item)
    }
    /// `list[start:stop]`; 0 and the greatest i64 stand for omitted bounds.
    fn list_slice(list: Value, start: i64, stop: i64) -> Owned [READS] {
        let part = super::get_range(of(&list), (start, stop, 1));
        gc::safe_point();
        part
    }
    /// `a + b` of two lists.
    fn list_concat(a: Value, b: Value) -> Owned [READS] {
        let sum = new(of(&a).len() + of(&b).len());
        of(&sum).extend_from_slice(of(&a).items());
        of(&sum).extend_from_slice(of(&b).items());
        sum
    }
    /// `[item] * count`.
    fn list_filled(item: Value, count: i64) -> Owned [] {
        super::filled(item, count.max(0) as usize)
    }
    /// `list.sort(reverse=reverse)`.
    fn list_sort(list: Value, key: Value, reverse: bool) -> Res<()> [CALLS RAISES] { sort(of(&list), key, reverse) }
    /// `list.reverse()`.
    fn list_reverse(list: Value) -> () [READS WRITES] { of(&list).items_mut().reverse() }
    /// Makes the methods of `list` known by name.
    fn install_list() -> () [WRITES] { super::install() }
} }
