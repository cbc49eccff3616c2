//! What lists, tuples and other sequences share: comparison by items, repetition, unpacking.

use crate::list::List;
use crate::str::{STR, Str};
use crate::tuple::Tuple;
use crate::types::{CompareOp, Kind, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{dispatch, error, indices, int, list, tuple};
use alloc::format;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// The items of a value that is exactly a list or a tuple, for a moment in which no code of the program can run.
pub fn items_of(value: Value) -> Option<&'static [Value]> {
    if value.is_exactly(&list::LIST) {
        return value.downcast::<List>().map(List::items);
    }
    if value.is_exactly(&tuple::TUPLE) {
        return value.downcast::<Tuple>().map(Tuple::items);
    }
    None
}

/// The items of a list, of a tuple, or of an instance of a class derived from `tuple` that says nothing of iterating itself (a named
/// tuple): what iterating gives, for a moment in which no code of the program can run.
pub fn iterated(value: Value) -> Option<&'static [Value]> {
    if value.is_exactly(&list::LIST) {
        return value.downcast::<List>().map(List::items);
    }
    value.downcast::<Tuple>().filter(|_| iterates_as_tuple(value.type_of())).map(Tuple::items)
}

/// Whether what has this type is a tuple, and iterated as `tuple` is.
#[inline]
pub fn iterates_as_tuple(kind: &'static Type) -> bool {
    core::ptr::eq(kind, &tuple::TUPLE)
        || kind.kind == Kind::Tuple
            && derived_keeps(kind, |slots| (slots.iter.map(|slot| slot as usize), slots.len.map(|slot| slot as usize)))
}

/// Whether the value is a tuple, and compared as `tuple` is.
#[inline]
pub fn compares_as_tuple(value: Value) -> bool {
    let kind = value.type_of();
    core::ptr::eq(kind, &tuple::TUPLE)
        || kind.kind == Kind::Tuple && derived_keeps(kind, |slots| slots.compare.map(|slot| slot as usize))
}

/// Whether a class derived from `tuple` behaves as that does, in the part that is asked for.
fn derived_keeps<T: PartialEq>(kind: &'static Type, part: fn(&Slots) -> T) -> bool {
    part(kind.slots()) == part(tuple::TUPLE.slots())
}

/// How deep tuples in tuples are compared without a call.
const PLAIN_DEPTH: u32 = 3;

/// `a is b or a == b` where no code of the program, and no call, is needed to tell: small ints, floats, strings, and tuples
/// of these.
#[inline]
pub fn plainly_equal(a: Value, b: Value) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    if a.is_small_int() && b.is_small_int() {
        return Some(false);
    }
    objects_equal(a, b, PLAIN_DEPTH)
}

/// `a op b` where no code of the program is needed to tell.
#[inline]
pub fn plain_compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    if a.is_small_int() && b.is_small_int() {
        return Some(op.holds(a.bits().cmp(&b.bits())));
    }
    match op {
        CompareOp::Eq => objects_equal(a, b, PLAIN_DEPTH),
        CompareOp::Ne => objects_equal(a, b, PLAIN_DEPTH).map(|equal| !equal),
        _ => match order_of_objects(a, b, PLAIN_DEPTH) {
            Some(order) => Some(op.holds(order)),
            None => ints_compared(op, a, b),
        },
    }
}

/// `key == items` for a tuple of these items, where no code of the program is needed to tell.
#[inline]
pub fn plainly_holds(key: Value, items: &[Value]) -> Option<bool> {
    if !key.is_exactly(&tuple::TUPLE) {
        return None;
    }
    items_equal(key.downcast::<Tuple>()?.items(), items, PLAIN_DEPTH)
}

/// `a op b` of two ints one of which is large: by the slot, so that programs without large ints carry no code for them.
fn ints_compared(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    let exact = |value: Value| value.is_small_int() || value.is_exactly(&int::INT);
    if !exact(a) || !exact(b) {
        return None;
    }
    let compare = int::INT.slots().compare?;
    Some(compare(op, a, b).ok()?.value() == Value::TRUE)
}

fn objects_equal(a: Value, b: Value, depth: u32) -> Option<bool> {
    if let Some((a, b)) = dispatch::as_doubles(a, b) {
        return Some(a == b);
    }
    if a.is_exactly(&STR) && b.is_exactly(&STR) {
        return Some(crate::str::equal(a.downcast::<Str>()?, b.downcast::<Str>()?));
    }
    if let Some(equal) = ints_compared(CompareOp::Eq, a, b) {
        return Some(equal);
    }
    if depth == 0 || !compares_as_tuple(a) || !compares_as_tuple(b) {
        return None;
    }
    items_equal(a.downcast::<Tuple>()?.items(), b.downcast::<Tuple>()?.items(), depth)
}

/// The same for the items of two tuples at this depth.
#[inline]
fn items_equal(a: &[Value], b: &[Value], depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (&x, &y) in a.iter().zip(b) {
        // The first pair that differs, or has to be asked, decides.
        if x != y && (x.is_small_int() && y.is_small_int() || !objects_equal(x, y, depth - 1)?) {
            return Some(false);
        }
    }
    Some(true)
}

/// The order of two values where no code of the program is needed to tell: numbers, strings, and tuples of these.
#[inline]
pub fn plain_order(a: Value, b: Value) -> Option<Ordering> {
    // The bits of small ints are ordered as the ints are.
    if a.is_small_int() && b.is_small_int() { Some(a.bits().cmp(&b.bits())) } else { order_of_objects(a, b, PLAIN_DEPTH) }
}

fn order_of_objects(a: Value, b: Value, depth: u32) -> Option<Ordering> {
    if let Some((a, b)) = dispatch::as_doubles(a, b) {
        return a.partial_cmp(&b);
    }
    if a.is_exactly(&STR) && b.is_exactly(&STR) {
        return Some(crate::str::compare(a.downcast::<Str>()?, b.downcast::<Str>()?));
    }
    if depth == 0 || !compares_as_tuple(a) || !compares_as_tuple(b) {
        return None;
    }
    let (a, b) = (a.downcast::<Tuple>()?.items(), b.downcast::<Tuple>()?.items());
    for (&x, &y) in a.iter().zip(b) {
        if x == y {
            continue;
        }
        let order =
            if x.is_small_int() && y.is_small_int() { x.bits().cmp(&y.bits()) } else { order_of_objects(x, y, depth - 1)? };
        if order.is_ne() {
            return Some(order);
        }
    }
    Some(a.len().cmp(&b.len()))
}

/// `a is b or a == b`, keeping both alive.
#[inline]
pub fn same_or_equal(a: Value, b: Value) -> Res<bool> {
    if let Some(equal) = plainly_equal(a, b) {
        return Ok(equal);
    }
    let (a, b) = (a.to_owned(), b.to_owned());
    dispatch::equal(a.value(), b.value())
}

/// Compares two sequences as Python does: the first differing pair decides, then the lengths. Lengths are asked each time,
/// because comparing items may change the sequences.
pub fn compare(
    op: CompareOp,
    length_a: impl Fn() -> usize,
    a: impl Fn(usize) -> Option<Value>,
    length_b: impl Fn() -> usize,
    b: impl Fn(usize) -> Option<Value>,
) -> Res {
    let by_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if by_equality && length_a() != length_b() {
        return Ok(Owned::from(op == CompareOp::Ne));
    }
    dispatch::nested(" in comparison", || {
        let mut i = 0;
        while let (Some(x), Some(y)) = (a(i), b(i)) {
            if !same_or_equal(x, y)? {
                // The comparison may have taken items away: then the lengths decide.
                let (Some(x), Some(y)) = (a(i), b(i)) else { break };
                return match op {
                    CompareOp::Eq => Ok(Owned::from(false)),
                    CompareOp::Ne => Ok(Owned::from(true)),
                    _ => {
                        let (x, y) = (x.to_owned(), y.to_owned());
                        dispatch::compare(op, x.value(), y.value())
                    }
                };
            }
            i += 1;
        }
        Ok(Owned::from(op.holds(length_a().cmp(&length_b()))))
    })
}

/// How often to repeat a sequence of `length` items; `None` when `count` is no int.
pub fn repeat_count(count: Value, length: usize) -> Res<Option<usize>> {
    match indices::repetitions(count)? {
        Some(n) => {
            // Nothing repeated any number of times needs no time.
            let n = if length == 0 { 0 } else { n.max(0) as usize };
            match n.checked_mul(length) {
                Some(total) if total <= isize::MAX as usize / 8 && crate::heap::would_fit(total * 8) => Ok(Some(n)),
                _ => Err(error::raise(&crate::exception::MEMORY_ERROR, "")),
            }
        }
        None => Ok(None),
    }
}

/// `[1] * "a"`.
#[cold]
pub fn repeat_error(other: Value) -> Raised {
    error::type_error(&format!("can't multiply sequence by non-int of type '{}'", dispatch::type_name(other)))
}

/// All items of an iterable, which is asked how many they are.
pub fn collect(iterable: Value) -> Res<Vec<Owned>> {
    if let Some(items) = iterated(iterable) {
        return Ok(items.iter().map(|item| item.to_owned()).collect());
    }
    if let Some(items) = crate::iterator::taken_out(iterable) {
        return Ok(items);
    }
    let mut steps = dispatch::steps(iterable)?;
    let mut items = Vec::with_capacity(dispatch::length_hint(iterable)?.min(1 << 16));
    while let Some(item) = steps.step()? {
        items.push(item);
    }
    Ok(items)
}

/// All items of what a method takes as a sequence: its iterator is asked how many they are, not the iterable.
pub fn collect_fast(iterable: Value) -> Res<Vec<Owned>> {
    if iterated(iterable).is_some() { collect(iterable) } else { collect(dispatch::iter(iterable)?.value()) }
}

/// `a, b, c = value`: exactly `n` items.
pub fn unpack_exact(value: Value, n: usize) -> Res<Vec<Owned>> {
    if let Some(items) = iterated(value) {
        if items.len() == n {
            return Ok(items.iter().map(|item| item.to_owned()).collect());
        }
        return Err(if items.len() > n { too_many(n) } else { not_enough(n, items.len(), false) });
    }
    let iterator = unpacking_iterator(value)?;
    let mut items = Vec::with_capacity(n);
    while items.len() < n {
        match dispatch::next(iterator.value())? {
            Some(item) => items.push(item),
            None => return Err(not_enough(n, items.len(), false)),
        }
    }
    match dispatch::next(iterator.value())? {
        Some(_) => Err(too_many(n)),
        None => Ok(items),
    }
}

/// `a, *b, c = value`: `before` items, a list, `after` items.
pub fn unpack_star(value: Value, before: usize, after: usize) -> Res<Vec<Owned>> {
    let mut items: Vec<Owned> = match iterated(value) {
        Some(items) => items.iter().map(|item| item.to_owned()).collect(),
        None => {
            let iterator = unpacking_iterator(value)?;
            let mut first = Vec::with_capacity(before);
            while first.len() < before {
                match dispatch::next(iterator.value())? {
                    Some(item) => first.push(item),
                    None => return Err(not_enough(before + after, first.len(), true)),
                }
            }
            // The rest is a list of the iterator, which is asked for its iterator once more.
            first.extend(collect(iterator.value())?);
            first
        }
    };
    if items.len() < before + after {
        return Err(not_enough(before + after, items.len(), true));
    }
    let tail = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    items.push(list::from_vec(middle));
    items.extend(tail);
    Ok(items)
}

/// Whether `iter(value)` has something to try.
pub fn is_iterable(value: Value) -> bool {
    let slots = value.type_of().slots();
    slots.iter.is_some() || slots.get_item.is_some()
}

fn unpacking_iterator(value: Value) -> Res {
    if !is_iterable(value) {
        return Err(error::type_error(&format!("cannot unpack non-iterable {} object", dispatch::type_name(value))));
    }
    dispatch::iter(value)
}

#[cold]
fn too_many(n: usize) -> Raised {
    error::value_error(&format!("too many values to unpack (expected {n})"))
}

#[cold]
fn not_enough(n: usize, got: usize, at_least: bool) -> Raised {
    let at_least = if at_least { "at least " } else { "" };
    error::value_error(&format!("not enough values to unpack (expected {at_least}{n}, got {got})"))
}
