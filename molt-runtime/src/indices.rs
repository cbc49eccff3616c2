//! Ints as positions: indices, clipped slice bounds, repeat counts.

use crate::error;
use crate::int::{View, view};
use crate::value::{Owned, Res, Value};

/// The int behind a value whose type has `__index__`, clipped to 64 bits; `None` when it has none.
pub fn clipped(value: Value) -> Res<Option<i64>> {
    int_behind(value, clip)
}

/// What `of` makes of the int behind a value whose type has `__index__`; `None` when it has none.
fn int_behind<T>(value: Value, of: fn(View) -> T) -> Res<Option<T>> {
    if let Some(i) = value.as_small() {
        return Ok(Some(of(View::Small(i))));
    }
    match value {
        Value::FALSE => return Ok(Some(of(View::Small(0)))),
        Value::TRUE => return Ok(Some(of(View::Small(1)))),
        _ => {}
    }
    if let Some(int) = view(value) {
        return Ok(Some(of(int)));
    }
    match value.type_of().slots().index {
        Some(index) => {
            let int = index(value)?;
            Ok(view(int.value()).map(of))
        }
        None => Ok(None),
    }
}

/// How often something is to be repeated; `None` when `count` is no int.
pub fn repetitions(count: Value) -> Res<Option<i64>> {
    match int_behind(count, exact)? {
        Some(None) => {
            let kind = crate::dispatch::type_name(count);
            Err(error::overflow_error(&alloc::format!("cannot fit '{kind}' into an index-sized integer")))
        }
        Some(number) => Ok(number),
        None => Ok(None),
    }
}

/// The int, if 64 bits hold it.
fn exact(int: View) -> Option<i64> {
    match int {
        View::Small(small) => Some(small),
        View::Big(_) => None,
    }
}

fn clip(int: View) -> i64 {
    match int {
        View::Small(small) => small,
        View::Big(big) if big.is_negative() => i64::MIN,
        View::Big(_) => i64::MAX,
    }
}

/// A position for a subscript; `what` begins the message ("list indices").
#[inline]
pub fn subscript(value: Value, what: &str) -> Res<i64> {
    match value.as_small() {
        Some(i) => Ok(i),
        None => slow_subscript(value, what),
    }
}

#[cold]
fn slow_subscript(value: Value, what: &str) -> Res<i64> {
    match int_behind(value, exact)? {
        Some(Some(i)) => Ok(i),
        Some(None) => {
            let kind = crate::dispatch::type_name(value);
            Err(error::index_error(&alloc::format!("cannot fit '{kind}' into an index-sized integer")))
        }
        None => {
            let kind = crate::dispatch::type_name(value);
            Err(error::type_error(&alloc::format!("{what} must be integers or slices, not {kind}")))
        }
    }
}

/// A count or position given to a method (`insert`, `pop`, `rotate`): `OverflowError` outside 64 bits.
pub fn sized(value: Value) -> Res<i64> {
    if let Some(i) = value.as_small() {
        return Ok(i);
    }
    let kind = || crate::dispatch::type_name(value);
    match int_behind(value, exact)? {
        Some(Some(i)) => Ok(i),
        Some(None) => Err(error::overflow_error("Python int too large to convert to C ssize_t")),
        None => Err(error::type_error(&alloc::format!("'{}' object cannot be interpreted as an integer", kind()))),
    }
}

/// A bound given to `index(value, start, stop)`: clipped.
pub fn search_bound(value: Value) -> Res<i64> {
    match clipped(value)? {
        Some(i) => Ok(i),
        None => Err(error::type_error("slice indices must be integers or have an __index__ method")),
    }
}

/// A bound of a slice that is not `None`: clipped.
pub fn bound(value: Value) -> Res<i64> {
    match clipped(value)? {
        Some(i) => Ok(i),
        None => Err(error::type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// A position counted from either end, made absolute and clamped to `0 ..= length`.
pub fn clamp(i: i64, length: usize) -> usize {
    let i = if i < 0 { i.saturating_add(length as i64) } else { i };
    i.clamp(0, length as i64) as usize
}

/// A position counted from either end, if it exists.
#[inline]
pub fn existing(i: i64, length: usize) -> Option<usize> {
    let i = if i < 0 { i.wrapping_add(length as i64) } else { i };
    if (i as u64) < length as u64 { Some(i as usize) } else { None }
}

/// A length as a value.
pub fn length(n: usize) -> Owned {
    crate::parts::int(n as i64)
}
