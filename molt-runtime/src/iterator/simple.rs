//! Iterators over one sequence.

use super::{NOTHING, new, of};
use crate::list::List;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, exception, iterators};

iterators! {
    LIST "list_iterator" next_list;
    LIST_REVERSED "list_reverseiterator" next_list_reversed;
    TUPLE "tuple_iterator" next_tuple;
    STR "str_iterator" next_str;
    STR_ASCII "str_ascii_iterator" next_str;
    SEQUENCE "iterator" next_item;
    REVERSED "reversed" next_item_reversed;
}

/// `iter(list)`.
pub fn over_list(list: Value) -> Owned {
    new(&LIST, list.to_owned(), NOTHING, 0, 0)
}

/// `reversed(list)`.
pub fn reversed_list(list: Value) -> Owned {
    let last = crate::list::of(&list).len() as i64 - 1;
    new(&LIST_REVERSED, list.to_owned(), NOTHING, last, 0)
}

/// `iter(tuple)`.
pub fn over_tuple(tuple: Value) -> Owned {
    new(&TUPLE, tuple.to_owned(), NOTHING, 0, 0)
}

/// `iter(str)`.
pub fn over_str(text: Value) -> Owned {
    let ascii = text.downcast::<Str>().is_some_and(Str::is_ascii);
    new(if ascii { &STR_ASCII } else { &STR }, text.to_owned(), NOTHING, 0, 0)
}

/// Iteration by `__getitem__` from 0 until IndexError.
pub fn over_sequence(sequence: Value) -> Owned {
    new(&SEQUENCE, sequence.to_owned(), NOTHING, 0, 0)
}

/// `reversed(sequence)` by `__len__` and `__getitem__`.
pub fn reversed_sequence(sequence: Value) -> Res {
    let length = dispatch::length(sequence)?;
    Ok(new(&REVERSED, sequence.to_owned(), NOTHING, length as i64 - 1, 0))
}

/// Hands out the item at the position and steps on, or finishes.
fn step(this: &super::Iterator, item: Option<Value>, by: i64) -> Res<Option<Owned>> {
    match item {
        Some(item) => {
            this.position.set(this.position.get() + by);
            Ok(Some(item.to_owned()))
        }
        None => {
            this.finish();
            Ok(None)
        }
    }
}

fn next_list(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let Some(list) = this.source.get().downcast::<List>() else { return Ok(None) };
    step(this, list.get(this.position.get() as usize), 1)
}

fn next_list_reversed(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let Some(list) = this.source.get().downcast::<List>() else { return Ok(None) };
    // Before the first item the position is -1, which is no position when read as a size.
    step(this, list.get(this.position.get() as usize), -1)
}

fn next_tuple(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let Some(tuple) = this.source.get().downcast::<Tuple>() else { return Ok(None) };
    step(this, tuple.get(this.position.get() as usize), 1)
}

fn next_str(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let Some(text) = this.source.get().downcast::<Str>() else { return Ok(None) };
    let i = this.position.get() as usize;
    if i >= text.len() {
        this.finish();
        return Ok(None);
    }
    this.position.set(i as i64 + 1);
    Ok(Some(crate::str::from_char(text.at(i))))
}

/// `source[position]`; IndexError and StopIteration are the end.
fn item_at(this: &super::Iterator, i: i64, next: i64) -> Res<Option<Owned>> {
    let source = this.source.get().to_owned();
    let index = crate::int::from_i64(i);
    match dispatch::get_item(source.value(), index.value()) {
        Ok(item) => {
            this.position.set(next);
            Ok(Some(item))
        }
        Err(raised) => {
            if exception::take_if(&exception::INDEX_ERROR).or_else(|| exception::take_if(&exception::STOP_ITERATION)).is_some() {
                this.finish();
                return Ok(None);
            }
            Err(raised)
        }
    }
}

fn next_item(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.source.get().is_absent() {
        return Ok(None);
    }
    let i = this.position.get();
    item_at(this, i, i + 1)
}

fn next_item_reversed(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let i = this.position.get();
    if this.source.get().is_absent() {
        return Ok(None);
    }
    if i < 0 {
        this.finish();
        return Ok(None);
    }
    item_at(this, i, i - 1)
}
