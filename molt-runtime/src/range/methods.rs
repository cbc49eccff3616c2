//! The methods of `range`.

use super::of;
use super::protocol::{iterate, plain_int, position};
use crate::value::{Res, Value};
use crate::{dispatch, error, indices, methods, repr, sequence};

fn start(this: Value) -> Res {
    let [start, ..] = of(&this).bounds();
    Ok(start)
}

fn stop(this: Value) -> Res {
    let [_, stop, _] = of(&this).bounds();
    Ok(stop)
}

fn step(this: Value) -> Res {
    let [.., step] = of(&this).bounds();
    Ok(step)
}

fn count(this: Value, item: Value) -> Res {
    if let Some(number) = plain_int(item) {
        return Ok(indices::length(position(of(&this), number).is_some() as usize));
    }
    let iterator = iterate(this);
    let mut count = 0;
    while let Some(number) = dispatch::next(iterator.value())? {
        count += sequence::same_or_equal(number.value(), item)? as usize;
    }
    Ok(indices::length(count))
}

fn index(this: Value, item: Value) -> Res {
    if let Some(number) = plain_int(item) {
        return match position(of(&this), number) {
            Some(i) => Ok(i),
            None => Err(error::value_error(&alloc::format!("{} is not in range", repr::text_of(item)?))),
        };
    }
    let iterator = iterate(this);
    let mut i = 0;
    while let Some(number) = dispatch::next(iterator.value())? {
        if sequence::same_or_equal(number.value(), item)? {
            return Ok(indices::length(i));
        }
        i += 1;
    }
    Err(error::value_error("sequence.index(x): x not in sequence"))
}

fn reversed(this: Value) -> Res {
    Ok(iterate(of(&this).reversed().value()))
}

methods! { pub RANGE_METHODS of "range" {
    property: start as "start"(this) "(self: range) -> int";
    property: stop as "stop"(this) "(self: range) -> int";
    property: step as "step"(this) "(self: range) -> int";
    method: count as "count"(this, item) "(self: range, value: object, /) -> int";
    method: index as "index"(this, item) "(self: range, value: object, /) -> int";
    method: reversed as "__reversed__"(this) "(self: range, /) -> Iterator[int]";
} }
