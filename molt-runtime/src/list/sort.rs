//! `list.sort`: the checks and the fast ways; `merge.rs` has the algorithm.

use super::List;
use super::merge::merge_sort;
use super::prefix::{Class, Prefix};
use crate::object::value_of;
use crate::tuple::Tuple;
use crate::types::CompareOp;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, sequence};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts in place and stably. `key` may be absent or `None`. The list is empty while code of the program runs; what that
/// code puts there is thrown away and `ValueError` raised.
pub fn sort(list: &List, key: Value, reverse: bool) -> Res<()> {
    let keep = value_of(list).to_owned();
    let mut taken = list.take();
    let capacity = list.capacity.get();
    let result = sort_values(taken.as_mut_slice(), key, reverse);
    let meanwhile = taken.restore(list);
    let touched = meanwhile.length > 0 || meanwhile.capacity != capacity;
    drop(meanwhile);
    drop(keep);
    result?;
    if touched { Err(error::value_error("list modified during sort")) } else { Ok(()) }
}

/// An item beside its key.
type Keyed = (Value, Value);

/// Sorts pairs by their first values; the caller holds the counts.
pub fn sort_pairs(pairs: &mut [Keyed], reverse: bool) -> Res<()> {
    sort_by_key(pairs, reverse, |pair| pair.0)
}

/// Sorts values whose counts the caller holds. When something raises, they are left as some permutation.
pub fn sort_values(items: &mut [Value], key: Value, reverse: bool) -> Res<()> {
    if key.is_absent() || key.is_none() {
        return sort_by_key(items, reverse, |&item| item);
    }
    let mut keys = Vec::with_capacity(items.len());
    for &item in items.iter() {
        keys.push(dispatch::call_values(key, &[item])?);
    }
    let mut pairs: Vec<Keyed> = keys.iter().map(|key| key.value()).zip(items.iter().copied()).collect();
    let result = sort_pairs(&mut pairs, reverse);
    for (slot, (_, item)) in items.iter_mut().zip(pairs) {
        *slot = item;
    }
    result
}

/// Reversing before and after keeps equal items in their order.
fn sort_by_key<E: Copy>(items: &mut [E], reverse: bool, key: impl Fn(&E) -> Value) -> Res<()> {
    if items.len() < 2 {
        return Ok(());
    }
    if reverse {
        items.reverse();
    }
    let result = sort_forward(items, &key);
    if reverse {
        items.reverse();
    }
    result
}

fn sort_forward<E: Copy>(items: &mut [E], key: &impl Fn(&E) -> Value) -> Res<()> {
    let whole = |item: &E| Prefix::of(key(item));
    match common(items.iter().map(|item| Prefix::class(key(item)))) {
        // The bits of small ints are ordered as the ints are.
        Some(Class::Int) => items.sort_by_key(|item| key(item).bits()),
        Some(Class::Float) => items.sort_by_key(whole),
        Some(Class::Str) => {
            let order = |a: &E, b: &E| sequence::plain_order(key(a), key(b)).unwrap_or(Ordering::Equal);
            prefixed(items, whole, |carried| carried.sort_by(|(p, a), (q, b)| p.cmp(q).then_with(|| order(a, b))));
        }
        None if common(items.iter().map(|item| Prefix::class(first(key(item))))).is_some() => {
            // Different first items decide, as they do when the tuples themselves are compared.
            let mut by_first = |(p, a): &(Prefix, E), (q, b): &(Prefix, E)| if p == q { less(key(a), key(b)) } else { Ok(p < q) };
            return prefixed(items, |item| Prefix::of(first(key(item))), |carried| merge_sort(carried, &mut by_first));
        }
        None => return merge_sort(items, &mut |a, b| less(key(a), key(b))),
    }
    Ok(())
}

/// The first item of a tuple; nothing for other values.
fn first(key: Value) -> Value {
    match key.downcast::<Tuple>() {
        Some(tuple) if sequence::compares_as_tuple(key) => tuple.get(0).unwrap_or(Value::ABSENT),
        _ => Value::ABSENT,
    }
}

/// The class that all have.
fn common(mut classes: impl Iterator<Item = Option<Class>>) -> Option<Class> {
    let class = classes.next()??;
    classes.all(|other| other == Some(class)).then_some(class)
}

/// Sorts items that carry their prefixes, so that most comparisons need not look at the objects.
fn prefixed<E: Copy, R>(items: &mut [E], prefix: impl Fn(&E) -> Prefix, sort: impl FnOnce(&mut [(Prefix, E)]) -> R) -> R {
    let mut carried: Vec<(Prefix, E)> = items.iter().map(|&item| (prefix(&item), item)).collect();
    let result = sort(&mut carried);
    for (slot, (_, item)) in items.iter_mut().zip(carried) {
        *slot = item;
    }
    result
}

/// `a < b`.
#[inline]
pub fn less(a: Value, b: Value) -> Res<bool> {
    if let Some(order) = crate::sequence::plain_order(a, b) {
        return Ok(order.is_lt());
    }
    if sequence::compares_as_tuple(a) && sequence::compares_as_tuple(b) {
        return tuples_less(a, b);
    }
    let result: Owned = dispatch::compare(CompareOp::Lt, a, b)?;
    if result.value().is_bool() { Ok(result.value() == Value::TRUE) } else { dispatch::truth(result.value()) }
}

/// `a < b` of two tuples: the first pair that differs decides.
fn tuples_less(a: Value, b: Value) -> Res<bool> {
    dispatch::check_stack()?;
    let (a, b) = (crate::tuple::of(&a).items(), crate::tuple::of(&b).items());
    for (&x, &y) in a.iter().zip(b) {
        if !crate::sequence::same_or_equal(x, y)? {
            return less(x, y);
        }
    }
    Ok(a.len() < b.len())
}
