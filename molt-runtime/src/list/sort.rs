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
        if items.iter().all(|item| item.is_small_int()) {
            sort_small_ints(items, reverse);
            return Ok(());
        }
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

/// The bits of small ints are ordered as the ints are, and equal ones are the same.
fn sort_small_ints(items: &mut [Value], reverse: bool) {
    items.sort_by_key(|item| item.bits());
    if reverse {
        items.reverse();
    }
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
    match common(items.iter().map(|item| Prefix::class(key(item)))) {
        Some(_) => {
            let tells_equal = items.iter().all(|item| Prefix::says_all(key(item)));
            let order = |a: usize, b: usize| sequence::plain_order(key(&items[a]), key(&items[b])).unwrap_or(Ordering::Equal);
            let carried = carry(items, |item| Prefix::of(key(item)));
            let carried = if tells_equal { by_prefix(carried) } else { by_prefix_and_order(carried, &order) };
            arrange(items, &carried);
            Ok(())
        }
        None if common(items.iter().map(|item| Prefix::class(part(key(item), 0)))).is_some() => sort_tuples(items, key),
        None => merge_sort(items, &mut |a, b| less(key(a), key(b))),
    }
}

/// What stands for an item while it is sorted: what a word says of it, and where it was. One kind for all sorts, since each makes
/// another copy of the library's code.
type Carried<P> = (P, usize);

fn carry<E, P>(items: &[E], prefix: impl Fn(&E) -> P) -> Vec<Carried<P>> {
    items.iter().enumerate().map(|(n, item)| (prefix(item), n)).collect()
}

/// Places are in order before, and break no tie that the prefix leaves otherwise than a stable sort does.
#[inline(never)]
fn by_prefix(mut carried: Vec<Carried<Prefix>>) -> Vec<Carried<Prefix>> {
    carried.sort_by_key(|(prefix, _)| *prefix);
    carried
}

#[inline(never)]
fn by_prefix_and_order(mut carried: Vec<Carried<Prefix>>, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<Carried<Prefix>> {
    carried.sort_by(|(p, a), (q, b)| p.cmp(q).then_with(|| order(*a, *b)));
    carried
}

/// Brings the items in the order of what stands for them.
fn arrange<E: Copy, P>(items: &mut [E], carried: &[Carried<P>]) {
    let before = items.to_vec();
    for (slot, (_, n)) in items.iter_mut().zip(carried) {
        *slot = before[*n];
    }
}

/// Sorts tuples whose first items have one class. Different first items decide, as they do when the tuples themselves are compared;
/// so do different second ones behind equal first ones.
fn sort_tuples<E: Copy>(items: &mut [E], key: &impl Fn(&E) -> Value) -> Res<()> {
    let [first, second] = [0, 1].map(|n| move |item: &E| part(key(item), n));
    let tells_equal = items.iter().all(|item| Prefix::says_all(first(item)));
    let deeper = tells_equal && common(items.iter().map(|item| Prefix::class(second(item)))).is_some();
    let both = |item: &E| (Prefix::of(first(item)), deeper.then(|| Prefix::of(second(item))));
    let mut carried = carry(items, both);
    let result = merge_by_prefix(&mut carried, &|a, b| less(key(&items[a]), key(&items[b])));
    arrange(items, &carried);
    result
}

/// Sorts by the prefixes of two items, and asks where they are equal.
#[inline(never)]
fn merge_by_prefix(carried: &mut [Carried<(Prefix, Option<Prefix>)>], less: &dyn Fn(usize, usize) -> Res<bool>) -> Res<()> {
    merge_sort(carried, &mut |(p, a), (q, b)| if p == q { less(*a, *b) } else { Ok(p < q) })
}

/// An item of a tuple; nothing for other values.
fn part(key: Value, n: usize) -> Value {
    match key.downcast::<Tuple>() {
        Some(tuple) if sequence::compares_as_tuple(key) => tuple.get(n).unwrap_or(Value::ABSENT),
        _ => Value::ABSENT,
    }
}

/// The class that all have.
fn common(mut classes: impl Iterator<Item = Option<Class>>) -> Option<Class> {
    let class = classes.next()??;
    classes.all(|other| other == Some(class)).then_some(class)
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
