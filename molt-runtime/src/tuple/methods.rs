//! The methods of `tuple`.

use super::of;
use crate::class::class_getitem;
use crate::value::{Res, Value};
use crate::{error, indices, methods, sequence};

fn index(this: Value, item: Value, start: Value, stop: Value) -> Res {
    let tuple = of(&this);
    let bound = |value: Value, default: i64| if value.is_absent() { Ok(default) } else { indices::search_bound(value) };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    let n = tuple.len();
    for i in indices::clamp(start, n)..indices::clamp(stop, n) {
        if sequence::same_or_equal(tuple.items()[i], item)? {
            return Ok(indices::length(i));
        }
    }
    Err(error::value_error("tuple.index(x): x not in tuple"))
}

fn count(this: Value, item: Value) -> Res {
    let mut count = 0;
    for &candidate in of(&this).items() {
        count += sequence::same_or_equal(candidate, item)? as usize;
    }
    Ok(indices::length(count))
}

fn new_arguments(this: Value) -> Res {
    Ok(super::from_slice(&[super::from_slice(of(&this).items()).value()]))
}

methods! { pub TUPLE_METHODS of "tuple" {
    method: index as "index"(this, item, start, stop) "(self: tuple, value: object, start: int = 0, stop: int = 9223372036854775807, /) -> int";
    method: count as "count"(this, item) "(self: tuple, value: object, /) -> int";
    method: new_arguments as "__getnewargs__"(this) "(self: tuple, /) -> tuple";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
} }
