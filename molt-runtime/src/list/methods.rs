//! The methods of `list`.

use super::{List, from_slice, of, protocol, sort};
use crate::class::class_getitem;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, indices, methods, repr};

fn append(this: Value, item: Value) -> Res {
    of(&this).push(item.to_owned());
    Ok(Owned::NONE)
}

fn extend(this: Value, iterable: Value) -> Res {
    protocol::extend(of(&this), iterable)?;
    Ok(Owned::NONE)
}

fn insert(this: Value, i: Value, item: Value) -> Res {
    let list = of(&this);
    let i = indices::sized(i)?;
    list.insert(indices::clamp(i, list.len()), item.to_owned());
    Ok(Owned::NONE)
}

fn pop(this: Value, i: Value) -> Res {
    let list = of(&this);
    let i = if i.is_absent() { -1 } else { indices::sized(i)? };
    pop_at(list, i)
}

/// `list.pop(i)`.
pub(super) fn pop_at(list: &List, i: i64) -> Res {
    match indices::existing(i, list.len()) {
        Some(i) if i + 1 == list.len() => Ok(list.pop().unwrap_or(Owned::NONE)),
        Some(i) => Ok(list.remove(i)),
        None if list.is_empty() => Err(error::index_error("pop from empty list")),
        None => Err(error::index_error("pop index out of range")),
    }
}

fn remove(this: Value, item: Value) -> Res {
    let list = of(&this);
    match protocol::find(list, item, 0, usize::MAX)? {
        Some(i) if i < list.len() => {
            drop(list.remove(i));
            Ok(Owned::NONE)
        }
        _ => Err(error::value_error("list.remove(x): x not in list")),
    }
}

fn index(this: Value, item: Value, start: Value, stop: Value) -> Res {
    let list = of(&this);
    let bound = |value: Value, default: i64| if value.is_absent() { Ok(default) } else { indices::search_bound(value) };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    let n = list.len();
    match protocol::find(list, item, indices::clamp(start, n), indices::clamp(stop, n))? {
        Some(i) => Ok(indices::length(i)),
        None => Err(not_in_list(item)),
    }
}

#[cold]
fn not_in_list(item: Value) -> crate::value::Raised {
    match repr::text_of(item) {
        Ok(text) => error::value_error(&alloc::format!("{text} is not in list")),
        Err(raised) => raised,
    }
}

fn count(this: Value, item: Value) -> Res {
    let (list, mut i, mut count) = (of(&this), 0, 0);
    while let Some(found) = protocol::find(list, item, i, usize::MAX)? {
        count += 1;
        i = found + 1;
    }
    Ok(indices::length(count))
}

fn clear(this: Value) -> Res {
    of(&this).clear();
    Ok(Owned::NONE)
}

fn copy(this: Value) -> Res {
    Ok(from_slice(of(&this).items()))
}

fn reverse(this: Value) -> Res {
    of(&this).items_mut().reverse();
    Ok(Owned::NONE)
}

fn sort_method(this: Value, key: Value, reverse: Value) -> Res {
    let reverse = !reverse.is_absent() && dispatch::truth(reverse)?;
    sort(of(&this), key, reverse)?;
    Ok(Owned::NONE)
}

fn reversed(this: Value) -> Res {
    Ok(crate::iterator::reversed_list(this))
}

methods! { pub LIST_METHODS of "list" {
    method: append as "append"(this, item) "(self: list[T], object: T, /) -> None";
    method: extend as "extend"(this, iterable) "(self: list[T], iterable: Iterable[T], /) -> None";
    method: insert as "insert"(this, i, item) "(self: list[T], index: int, object: T, /) -> None";
    method: pop as "pop"(this, i) "(self: list[T], index: int = -1, /) -> T";
    method: remove as "remove"(this, item) "(self: list[T], value: object, /) -> None";
    method: index as "index"(this, item, start, stop) "(self: list[T], value: object, start: int = 0, stop: int = 9223372036854775807, /) -> int";
    method: count as "count"(this, item) "(self: list[T], value: object, /) -> int";
    method: clear as "clear"(this) "(self: list[T], /) -> None";
    method: copy as "copy"(this) "(self: list[T], /) -> list[T]";
    method: reverse as "reverse"(this) "(self: list[T], /) -> None";
    method: sort_method as "sort"(this, key, reverse) "(self: list[T], /, *, key: Callable[[T], K] = None, reverse: bool = False) -> None";
    method: reversed as "__reversed__"(this) "(self: list[T], /) -> Iterator[T]";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
} }
