//! The methods of `set` and `frozenset`.

use super::operations::is_superset;
use super::protocol::as_member;
use super::update::intersection_update;
use super::{FROZEN_SET, Set, of};
use super::{difference, difference_update, intersection, is_disjoint, is_subset, symmetric_difference};
use super::{symmetric_difference_update, update};
use crate::class::class_getitem;
use crate::dict::key_error;
use crate::value::{Owned, Res, Value};
use crate::{methods, tuple};

fn add(this: Value, item: Value) -> Res {
    of(&this).add(item)?;
    Ok(Owned::NONE)
}

fn discard(this: Value, item: Value) -> Res {
    as_member(item, |item| of(&this).discard(item))?;
    Ok(Owned::NONE)
}

fn remove(this: Value, item: Value) -> Res {
    if as_member(item, |item| of(&this).discard(item))? { Ok(Owned::NONE) } else { Err(key_error(item)) }
}

fn pop(this: Value) -> Res {
    match of(&this).pop() {
        Some(item) => Ok(item),
        None => Err(key_error(crate::literal!("pop from an empty set"))),
    }
}

fn clear(this: Value) -> Res {
    of(&this).clear();
    Ok(Owned::NONE)
}

fn copy(this: Value) -> Res {
    if this.is_exactly(&FROZEN_SET) { Ok(this.to_owned()) } else { of(&this).copy() }
}

/// Applies an in-place operation with each argument.
fn with_all(this: Value, others: Value, change: impl Fn(&Set, Value) -> Res<()>) -> Res {
    for &other in tuple::of(&others).items() {
        change(of(&this), other)?;
    }
    Ok(Owned::NONE)
}

fn update_all(this: Value, others: Value) -> Res {
    with_all(this, others, update)
}

fn difference_update_all(this: Value, others: Value) -> Res {
    with_all(this, others, difference_update)
}

fn intersection_all(this: Value, others: Value) -> Res {
    let others = tuple::of(&others).items();
    let Some((&first, rest)) = others.split_first() else { return of(&this).copy() };
    let mut result = intersection(of(&this), first)?;
    for &other in rest {
        result = intersection(of(&result), other)?;
    }
    Ok(result)
}

fn intersection_update_all(this: Value, others: Value) -> Res {
    let common = intersection_all(this, others)?;
    intersection_update(of(&this), common.value());
    Ok(Owned::NONE)
}

fn union_all(this: Value, others: Value) -> Res {
    let result = of(&this).copy()?;
    for &other in tuple::of(&others).items() {
        if other != this {
            update(of(&result), other)?;
        }
    }
    Ok(result)
}

fn difference_all(this: Value, others: Value) -> Res {
    let others = tuple::of(&others).items();
    let Some((&first, rest)) = others.split_first() else { return of(&this).copy() };
    let result = difference(of(&this), first)?;
    for &other in rest {
        difference_update(of(&result), other)?;
    }
    Ok(result)
}

fn symmetric(this: Value, other: Value) -> Res {
    symmetric_difference(of(&this), other)
}

fn symmetric_update(this: Value, other: Value) -> Res {
    symmetric_difference_update(of(&this), other)?;
    Ok(Owned::NONE)
}

fn disjoint(this: Value, other: Value) -> Res {
    Ok(Owned::from(is_disjoint(of(&this), other)?))
}

fn subset(this: Value, other: Value) -> Res {
    Ok(Owned::from(is_subset(of(&this), other)?))
}

fn superset(this: Value, other: Value) -> Res {
    Ok(Owned::from(is_superset(of(&this), other)?))
}

methods! { pub SET_METHODS of "set" {
    method: add as "add"(this, item) "(self: set[T], object: T, /) -> None";
    method: discard as "discard"(this, item) "(self: set[T], object: object, /) -> None";
    method: remove as "remove"(this, item) "(self: set[T], object: object, /) -> None";
    method: pop as "pop"(this) "(self: set[T], /) -> T";
    method: clear as "clear"(this) "(self: set[T], /) -> None";
    method: copy as "copy"(this) "(self: set[T], /) -> set[T]";
    method: update_all as "update"(this, others) "(self: set[T], /, *others: Iterable[T]) -> None";
    method: difference_update_all as "difference_update"(this, others) "(self: set[T], /, *others: Iterable[object]) -> None";
    method: intersection_update_all as "intersection_update"(this, others) "(self: set[T], /, *others: Iterable[object]) -> None";
    method: symmetric_update as "symmetric_difference_update"(this, other) "(self: set[T], other: Iterable[T], /) -> None";
    method: union_all as "union"(this, others) "(self: set[T], /, *others: Iterable[K]) -> set[T | K]";
    method: intersection_all as "intersection"(this, others) "(self: set[T], /, *others: Iterable[object]) -> set[T]";
    method: difference_all as "difference"(this, others) "(self: set[T], /, *others: Iterable[object]) -> set[T]";
    method: symmetric as "symmetric_difference"(this, other) "(self: set[T], other: Iterable[K], /) -> set[T | K]";
    method: disjoint as "isdisjoint"(this, other) "(self: set[T], other: Iterable[object], /) -> bool";
    method: subset as "issubset"(this, other) "(self: set[T], other: Iterable[object], /) -> bool";
    method: superset as "issuperset"(this, other) "(self: set[T], other: Iterable[object], /) -> bool";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
} }
methods! { pub FROZEN_SET_METHODS of "frozenset" {
    method: copy as "copy"(this) "(self: frozenset[T], /) -> frozenset[T]";
    method: union_all as "union"(this, others) "(self: frozenset[T], /, *others: Iterable[K]) -> frozenset[T | K]";
    method: intersection_all as "intersection"(this, others) "(self: frozenset[T], /, *others: Iterable[object]) -> frozenset[T]";
    method: difference_all as "difference"(this, others) "(self: frozenset[T], /, *others: Iterable[object]) -> frozenset[T]";
    method: symmetric as "symmetric_difference"(this, other) "(self: frozenset[T], other: Iterable[K], /) -> frozenset[T | K]";
    method: disjoint as "isdisjoint"(this, other) "(self: frozenset[T], other: Iterable[object], /) -> bool";
    method: subset as "issubset"(this, other) "(self: frozenset[T], other: Iterable[object], /) -> bool";
    method: superset as "issuperset"(this, other) "(self: frozenset[T], other: Iterable[object], /) -> bool";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
} }
