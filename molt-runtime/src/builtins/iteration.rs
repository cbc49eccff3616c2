//! `len`, `iter`, `next`, `sorted`, `min`, `max`, `any`, `all`, and unpacking.

use crate::list;
use crate::tuple;
use crate::types::CompareOp;
use crate::value::{Owned, Raised, Res, Value};
use crate::{abi, dispatch, error, indices, int, iterator, methods, sequence};
use alloc::format;
use alloc::vec::Vec;

fn len(object: Value) -> Res {
    Ok(indices::length(dispatch::length(object)?))
}

fn iter(object: Value, sentinel: Value) -> Res {
    if sentinel.is_absent() {
        return dispatch::iter(object);
    }
    if object.type_of().slots().call.is_none() {
        return Err(error::type_error("iter(object, sentinel): object must be callable"));
    }
    Ok(iterator::over_callable(object, sentinel))
}

fn next(iterator: Value, default: Value) -> Res {
    if default.is_absent() {
        return crate::class::next_or_stop(iterator);
    }
    Ok(dispatch::next(iterator)?.unwrap_or_else(|| default.to_owned()))
}

/// `sorted(iterable, key=key, reverse=reverse)`.
pub fn sorted(iterable: Value, key: Value, reverse: bool) -> Res {
    let list = list::from_vec(sequence::collect(iterable)?);
    list::sort(list::of(&list), key, reverse)?;
    Ok(list)
}

fn sorted_method(iterable: Value, key: Value, reverse: Value) -> Res {
    let reverse = !reverse.is_absent() && dispatch::truth(reverse)?;
    sorted(iterable, key, reverse)
}

/// The least (`Lt`) or greatest (`Gt`) item, the first of equals; nothing where there is none.
pub fn extreme(op: CompareOp, mut items: impl FnMut() -> Res<Option<Owned>>, key: Value) -> Res<Option<Owned>> {
    let keyed = |item: &Owned| match key {
        Value::ABSENT | Value::NONE => Ok(item.clone()),
        key => dispatch::call_values(key, &[item.value()]),
    };
    let Some(mut best) = items()? else { return Ok(None) };
    let mut best_key = keyed(&best)?;
    while let Some(item) = items()? {
        let key = keyed(&item)?;
        let better = match (sequence::plain_compare(op, key.value(), best_key.value()), op) {
            (Some(better), _) => better,
            (None, CompareOp::Lt) => list::less(key.value(), best_key.value())?,
            (None, _) => dispatch::compare_bool(CompareOp::Gt, key.value(), best_key.value())?,
        };
        if better {
            best = item;
            best_key = key;
        }
    }
    Ok(Some(best))
}

fn min_or_max(op: CompareOp, args: Value, key: Value, default: Value) -> Res {
    let name = if op == CompareOp::Lt { "min" } else { "max" };
    let args = tuple::of(&args).items();
    if args.len() > 1 {
        if !default.is_absent() {
            return Err(error::type_error(&format!("Cannot specify a default for {name}() with multiple positional arguments")));
        }
        let mut rest = args.iter();
        let best = extreme(op, || Ok(rest.next().map(|item| item.to_owned())), key)?;
        return Ok(best.unwrap_or(Owned::NONE));
    }
    let Some(&iterable) = args.first() else {
        return Err(error::type_error(&format!("{name} expected at least 1 argument, got 0")));
    };
    extreme_of(op, iterable, key, default)
}

/// `min(iterable, key=key, default=default)` or `max`.
fn extreme_of(op: CompareOp, iterable: Value, key: Value, default: Value) -> Res {
    let name = if op == CompareOp::Lt { "min" } else { "max" };
    let mut items = dispatch::steps(iterable)?;
    if (key.is_absent() || key.is_none())
        && let Some(best) = plain_extreme(op, &mut items)
    {
        // The rest, if there is any, is of other kinds: the best so far comes first.
        let mut first = Some(best);
        return Ok(extreme(op, || first.take().map_or_else(|| items.step(), |best| Ok(Some(best))), key)?.unwrap_or(Owned::NONE));
    }
    match extreme(op, || items.step(), key)? {
        Some(best) => Ok(best),
        None if default.is_absent() => Err(nothing(name)),
        None => Ok(default.to_owned()),
    }
}

fn nothing(name: &str) -> Raised {
    error::value_error(&format!("{name}() iterable argument is empty"))
}

/// The least or greatest of the small ints, or of the floats, with which a list or a tuple begins.
fn plain_extreme(op: CompareOp, items: &mut dispatch::Steps) -> Option<Owned> {
    let mut best: Option<Value> = None;
    items.pass(&mut |item| {
        let better = match best {
            None => item.is_small_int() || item.is_float(),
            Some(best) if item.is_small_int() && best.is_small_int() => {
                if op == CompareOp::Lt {
                    item.bits() < best.bits()
                } else {
                    item.bits() > best.bits()
                }
            }
            Some(best) => match (item.as_float(), best.as_float()) {
                (Some(item), Some(best)) => {
                    if op == CompareOp::Lt {
                        item < best
                    } else {
                        item > best
                    }
                }
                _ => return false,
            },
        };
        if better {
            best = Some(item);
        }
        better || best.is_some()
    });
    best.map(Value::to_owned)
}

fn min(args: Value, key: Value, default: Value) -> Res {
    min_or_max(CompareOp::Lt, args, key, default)
}

fn max(args: Value, key: Value, default: Value) -> Res {
    min_or_max(CompareOp::Gt, args, key, default)
}

/// Whether an item with this truth comes.
fn finds(iterable: Value, truth: bool) -> Res<bool> {
    let mut items = dispatch::steps(iterable)?;
    while let Some(item) = items.step()? {
        if dispatch::truth(item.value())? == truth {
            return Ok(true);
        }
    }
    Ok(false)
}

fn any(iterable: Value) -> Res {
    Ok(Owned::from(finds(iterable, true)?))
}

fn all(iterable: Value) -> Res {
    Ok(Owned::from(!finds(iterable, false)?))
}

methods! { pub BUILTINS of "builtins" {
    static_: len as "len"(object) "(obj: object, /) -> int";
    static_: iter as "iter"(object, sentinel) "(object: Iterable[T], sentinel: object = ..., /) -> Iterator[T]";
    static_: next as "next"(iterator, default) "(iterator: Iterator[T], default: D = ..., /) -> T | D";
    static_: sorted_method as "sorted"(iterable, key, reverse) "(iterable: Iterable[T], /, *, key: Callable[[T], K] = None, reverse: bool = False) -> list[T]";
    static_: min as "min"(args, key, default) "(*args: T, key: Callable[[T], K] = None, default: D = ...) -> object";
    static_: max as "max"(args, key, default) "(*args: T, key: Callable[[T], K] = None, default: D = ...) -> object";
    static_: any as "any"(iterable) "(iterable: Iterable[T], /) -> bool";
    static_: all as "all"(iterable) "(iterable: Iterable[T], /) -> bool";
} }

/// Hands owned items to compiled code.
fn hand_out(items: Vec<Owned>, out: *mut Value) {
    for (i, item) in items.into_iter().enumerate() {
        // SAFETY: the caller reserved as many places as it asked for items.
        unsafe { out.add(i).write(item.into_raw()) };
    }
}

abi! { pub RUNTIME {
    /// `a, b, c = value`: writes `count` owned items to `out`.
    fn unpack_exact(value: Value, count: usize, out: *mut Value) -> Res<()> [CALLS RAISES] {
        hand_out(sequence::unpack_exact(value, count)?, out);
        Ok(())
    }
    /// `a, *b, c = value`: writes `before` owned items, a list and `after` items to `out`.
    fn unpack_star(value: Value, before: usize, after: usize, out: *mut Value) -> Res<()> [CALLS RAISES] {
        hand_out(sequence::unpack_star(value, before, after)?, out);
        Ok(())
    }
    /// `list(iterable)`.
    fn list_from(iterable: Value) -> Res [CALLS RAISES] {
        let made = list::new(sequence::iterated(iterable).map_or(0, <[Value]>::len));
        list::extend(list::of(&made), iterable)?;
        crate::gc::safe_point();
        Ok(made)
    }
    /// `tuple(iterable)`.
    fn tuple_from(iterable: Value) -> Res [CALLS RAISES] {
        if iterable.is_exactly(&tuple::TUPLE) { Ok(iterable.to_owned()) } else { Ok(tuple::from_vec(sequence::collect(iterable)?)) }
    }
    /// `sorted(iterable, key=key, reverse=reverse)`.
    fn sorted(iterable: Value, key: Value, reverse: bool) -> Res [CALLS RAISES] { sorted(iterable, key, reverse) }
    /// `min(iterable, key=key, default=default)`; absent ones were not given.
    fn min_of(iterable: Value, key: Value, default: Value) -> Res [CALLS RAISES] { extreme_of(CompareOp::Lt, iterable, key, default) }
    /// `max(iterable, key=key, default=default)`; absent ones were not given.
    fn max_of(iterable: Value, key: Value, default: Value) -> Res [CALLS RAISES] { extreme_of(CompareOp::Gt, iterable, key, default) }
    /// Raises the error of `min` over nothing.
    fn raise_empty_min() -> Res<()> [RAISES] { Err(nothing("min")) }
    /// Raises the error of `max` over nothing.
    fn raise_empty_max() -> Res<()> [RAISES] { Err(nothing("max")) }
    /// Raises what `next` raises at the end.
    fn raise_stop_iteration() -> Res<()> [RAISES] { Err(crate::exception::stop_iteration(Value::ABSENT)) }
    /// `any(iterable)`.
    fn any(iterable: Value) -> Res<bool> [CALLS RAISES] { finds(iterable, true) }
    /// `all(iterable)`.
    fn all(iterable: Value) -> Res<bool> [CALLS RAISES] { finds(iterable, false).map(|found| !found) }
    /// `enumerate(iterable, start)`.
    fn enumerate(iterable: Value, start: i64) -> Res [CALLS RAISES] {
        iterator::enumerate(&iterator::ENUMERATE, iterable, int::from_i64(start).value())
    }
    /// `zip(*iterables)`; the iterables are a tuple.
    fn zip(iterables: Value, strict: bool) -> Res [CALLS RAISES] {
        iterator::zip(&iterator::ZIP, tuple::of(&iterables).items(), strict)
    }
    /// `map(function, *iterables)`; the iterables are a tuple.
    fn map(function: Value, iterables: Value) -> Res [CALLS RAISES] {
        iterator::map(&iterator::MAP, function, tuple::of(&iterables).items())
    }
    /// `filter(function, iterable)`.
    fn filter(function: Value, iterable: Value) -> Res [CALLS RAISES] { iterator::filter(&iterator::FILTER, function, iterable) }
    /// `reversed(sequence)`.
    fn reversed(sequence: Value) -> Res [CALLS RAISES] { iterator::reversed(&iterator::REVERSED, sequence) }
    /// `next(iterator, default)`; an absent default raises StopIteration at the end.
    fn next_or(iterator: Value, default: Value) -> Res [CALLS RAISES] { next(iterator, default) }
} }
