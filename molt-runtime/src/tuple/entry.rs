//! What compiled code calls when it knows that it has a tuple.

use super::{from_owned, from_owned_of, of, protocol};
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use crate::{abi, error, indices};

abi! { pub RUNTIME {
    /// A tuple of `count` values, whose counts are taken.
    fn tuple_new(items: *const Value, count: usize) -> Owned [] {
        // SAFETY: the caller passes `count` values and gives their counts away.
        from_owned((0..count).map(|i| Owned::from_raw(unsafe { *items.add(i) })))
    }
    /// A tuple of the class that comes first, which derives from `tuple`; the counts of all `count` values are taken.
    fn tuple_of_class(items: *const Value, count: usize) -> Owned [] {
        // SAFETY: the caller passes `count` values, one at least, and gives their counts away.
        let mut given = (0..count).map(|i| Owned::from_raw(unsafe { *items.add(i) }));
        let class = given.next();
        match class.as_ref().and_then(|class| class.value().downcast::<Type>()) {
            Some(class) => from_owned_of(class, given),
            None => crate::host::fatal("a class was expected"),
        }
    }
    /// `tuple[i]`.
    fn tuple_get(tuple: Value, i: i64) -> Res [RAISES] {
        let tuple = of(&tuple);
        match indices::existing(i, tuple.len()).and_then(|i| tuple.get(i)) {
            Some(item) => Ok(item.to_owned()),
            None => Err(error::index_error("tuple index out of range")),
        }
    }
    /// Raises what `tuple[i]` raises outside the tuple.
    fn tuple_index_error() -> Res<()> [RAISES] { Err(error::index_error("tuple index out of range")) }
    /// `item in tuple`.
    fn tuple_contains(tuple: Value, item: Value) -> Res<bool> [CALLS RAISES] { protocol::contains(tuple, item) }
    /// `len(tuple)`.
    fn tuple_len(tuple: Value) -> usize [] { of(&tuple).len() }
    /// `a + b` of two tuples.
    fn tuple_concat(a: Value, b: Value) -> Owned [] { protocol::concat(of(&a), of(&b)) }
    /// Makes the methods of `tuple` known by name.
    fn install_tuple() -> () [WRITES] { super::install() }
} }
