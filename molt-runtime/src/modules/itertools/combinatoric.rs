//! `product`, `permutations`, `combinations`, `combinations_with_replacement`: the source is what is chosen from, `extra` a
//! list of the indices chosen last and, behind them, of the result given last, the limit how many are chosen, the position 0 before
//! the first result, 1 after it, 2 at the end.
//!
//! A result that nobody else holds any more is filled anew and given again. No code of the program runs meanwhile: what leaves a
//! result is held by the source as well.

use super::constructible;
use crate::iterator::{Iterator, NOTHING, new, of};
use crate::list::{self, List};
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, error, int, sequence, tuple};
use alloc::vec::Vec;

constructible! {
    /// `product(*iterables, repeat)`: the source is a tuple of tuples.
    PRODUCT "itertools.product" next_product, construct_product;
    /// `permutations(iterable, r)`: after the indices come the cycles, how many swaps are left at each place.
    PERMUTATIONS "itertools.permutations" next_permutation, construct_permutations;
    /// `combinations(iterable, r)`.
    COMBINATIONS "itertools.combinations" next_combination, |kind, args| construct(kind, "combinations", args);
    /// `combinations_with_replacement(iterable, r)`.
    COMBINATIONS_WITH_REPLACEMENT "itertools.combinations_with_replacement" next_replaced,
        |kind, args| construct(kind, "combinations_with_replacement", args);
}

/// The state at the beginning.
fn indices(numbers: impl core::iter::Iterator<Item = usize>) -> Owned {
    list::from_vec(numbers.map(int::from_usize).chain([NOTHING]).collect())
}

#[inline]
fn get(indices: &List, i: usize) -> usize {
    indices.get(i).and_then(Value::as_small).unwrap_or(0) as usize
}

#[inline]
fn set(indices: &List, i: usize, number: usize) {
    indices.set(i, int::from_usize(number));
}

/// The next result: the first one as it stands, later ones after `advance`, which says what the first place is whose index is
/// another one now, nothing at the end.
#[inline]
fn result(this: &Iterator, advance: impl FnOnce(&List) -> Option<usize>, pick: impl Fn(&List, usize) -> Value) -> Option<Owned> {
    let state = this.extra.get();
    let indices = list::of(&state);
    let count = this.limit.get() as usize;
    let from = match this.position.get() {
        0 => {
            this.position.set(1);
            Some(0)
        }
        1 => advance(indices),
        _ => None,
    };
    let Some(from) = from else {
        this.position.set(2);
        return None;
    };
    let last = indices.len() - 1;
    if let Some(given) = indices.get(last)
        && tuple::refill(given, from, |i| pick(indices, i))
    {
        return Some(given.to_owned());
    }
    let made = tuple::from_owned((0..count).map(|i| pick(indices, i).to_owned()));
    indices.set(last, made.clone());
    Some(made)
}

fn construct_product(kind: &'static Type, args: Args) -> Res {
    let [repeat] = arguments::keywords("product", args, ["repeat"])?;
    let repeat = if repeat.is_absent() { 1 } else { crate::indices::sized(repeat)? };
    if repeat < 0 {
        return Err(error::value_error("repeat argument cannot be negative"));
    }
    let mut pools = Vec::new();
    if repeat > 0 {
        for &iterable in args.positionals() {
            pools.push(tuple::from_vec(sequence::collect(iterable)?));
        }
    }
    let once = pools.len();
    for i in 0..once * (repeat as usize).saturating_sub(1) {
        pools.push(pools[i].clone());
    }
    let empty = pools.iter().any(|pool| tuple::of(pool).is_empty());
    let count = pools.len();
    let state = indices(core::iter::repeat_n(0, count));
    Ok(new(kind, tuple::from_vec(pools), state, if empty { 2 } else { 0 }, count as i64))
}

fn next_product(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get();
    let pools = tuple::of(&source).items();
    let advance = |indices: &List| {
        for i in (0..pools.len()).rev() {
            let next = get(indices, i) + 1;
            if next < tuple::of(&pools[i]).len() {
                set(indices, i, next);
                return Some(i);
            }
            set(indices, i, 0);
        }
        None
    };
    Ok(result(this, advance, |indices, i| tuple::of(&pools[i]).items()[get(indices, i)]))
}

/// Arguments `iterable` and `r`.
fn construct(kind: &'static Type, name: &str, args: Args) -> Res {
    let [iterable, r] = arguments::named(name, args, ["iterable", "r"])?;
    let iterable = super::required(name, "iterable", 1, iterable)?;
    let r = crate::indices::sized(super::required(name, "r", 2, r)?)?;
    if r < 0 {
        return Err(error::value_error("r must be non-negative"));
    }
    let pool = tuple::from_vec(sequence::collect(iterable)?);
    let n = tuple::of(&pool).len() as i64;
    let with_replacement = core::ptr::eq(kind, &COMBINATIONS_WITH_REPLACEMENT);
    let none = if with_replacement { n == 0 && r > 0 } else { r > n };
    let count = if none { 0 } else { r as usize };
    let state = indices((0..count).map(|i| if with_replacement { 0 } else { i }));
    Ok(new(kind, pool, state, if none { 2 } else { 0 }, count as i64))
}

fn next_combination(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get();
    let pool = tuple::of(&source).items();
    let r = this.limit.get() as usize;
    let advance = |indices: &List| {
        let i = (0..r).rev().find(|&i| get(indices, i) != i + pool.len() - r)?;
        let first = get(indices, i) + 1;
        (i..r).for_each(|j| set(indices, j, first + j - i));
        Some(i)
    };
    Ok(result(this, advance, |indices, i| pool[get(indices, i)]))
}

fn next_replaced(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get();
    let pool = tuple::of(&source).items();
    let r = this.limit.get() as usize;
    let advance = |indices: &List| {
        let i = (0..r).rev().find(|&i| get(indices, i) + 1 != pool.len())?;
        let next = get(indices, i) + 1;
        (i..r).for_each(|j| set(indices, j, next));
        Some(i)
    };
    Ok(result(this, advance, |indices, i| pool[get(indices, i)]))
}

fn construct_permutations(kind: &'static Type, args: Args) -> Res {
    let [iterable, r] = arguments::named("permutations", args, ["iterable", "r"])?;
    let iterable = super::required("permutations", "iterable", 1, iterable)?;
    let pool = tuple::from_vec(sequence::collect(iterable)?);
    let n = tuple::of(&pool).len();
    let r = match super::or_none(r) {
        Value::NONE => n as i64,
        r if int::is_int(r) => crate::indices::sized(r)?,
        _ => return Err(error::type_error("Expected int as r")),
    };
    if r < 0 {
        return Err(error::value_error("r must be non-negative"));
    }
    let none = r as usize > n;
    let r = if none { 0 } else { r as usize };
    let state = indices((0..n).chain((0..r).map(|i| n - i)));
    Ok(new(kind, pool, state, if none { 2 } else { 0 }, r as i64))
}

fn next_permutation(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get();
    let pool = tuple::of(&source).items();
    let (n, r) = (pool.len(), this.limit.get() as usize);
    let advance = |indices: &List| {
        for i in (0..r).rev() {
            let left = get(indices, n + i) - 1;
            set(indices, n + i, left);
            if left == 0 {
                // This place has seen everything: its index goes behind the others.
                let index = get(indices, i);
                (i..n - 1).for_each(|j| set(indices, j, get(indices, j + 1)));
                set(indices, n - 1, index);
                set(indices, n + i, n - i);
            } else {
                indices.swap(i, n - left);
                return Some(i);
            }
        }
        None
    };
    Ok(result(this, advance, |indices, i| pool[get(indices, i)]))
}
