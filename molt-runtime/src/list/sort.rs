//! `list.sort`: the checks and the fast ways; `merge.rs` has the algorithm.

use super::List;
use super::merge::merge_sort;
use crate::object::value_of;
use crate::str::Str;
use crate::types::CompareOp;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error};
use alloc::vec::Vec;

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

/// What all keys are, when one plain comparison serves them all.
#[derive(Clone, Copy, PartialEq)]
enum Uniform {
    Ints,
    Floats,
    Strings,
    No,
}

fn uniform(key: Value) -> Uniform {
    if key.is_small_int() {
        Uniform::Ints
    } else if let Some(f) = key.as_float() {
        if f.is_nan() { Uniform::No } else { Uniform::Floats }
    } else if key.is_exactly(&crate::str::STR) {
        Uniform::Strings
    } else {
        Uniform::No
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
    let first = uniform(key(&items[0]));
    let all = items.iter().all(|item| uniform(key(item)) == first);
    let result = match first {
        // The bits of small ints are ordered as the ints are.
        Uniform::Ints if all => {
            items.sort_by_key(|item| key(item).bits());
            Ok(())
        }
        Uniform::Floats if all => {
            let float = |item: &E| key(item).as_float().unwrap_or(0.0);
            items.sort_by(|a, b| float(a).partial_cmp(&float(b)).unwrap_or(core::cmp::Ordering::Equal));
            Ok(())
        }
        Uniform::Strings if all => {
            items.sort_by(|a, b| match (key(a).downcast::<Str>(), key(b).downcast::<Str>()) {
                (Some(a), Some(b)) => crate::str::compare(a, b),
                _ => core::cmp::Ordering::Equal,
            });
            Ok(())
        }
        _ => merge_sort(items, &mut |a, b| less(key(a), key(b))),
    };
    if reverse {
        items.reverse();
    }
    result
}

/// `a < b`.
#[inline]
pub fn less(a: Value, b: Value) -> Res<bool> {
    if let Some(order) = crate::sequence::plain_order(a, b) {
        return Ok(order.is_lt());
    }
    if a.is_exactly(&crate::tuple::TUPLE) && b.is_exactly(&crate::tuple::TUPLE) {
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
