//! Iterators over one sequence.

use super::parts::set_position;
use super::{NOTHING, new, of, slots};
use crate::list::List;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, exception, iterators, sequence};

iterators! {
    pub(super) LIST "list_iterator" next_list, crate::iterator::POSITIONED;
    pub(super) LIST_REVERSED "list_reverseiterator" next_list_reversed, crate::iterator::POSITIONED;
    pub(super) TUPLE "tuple_iterator" next_tuple, crate::iterator::POSITIONED;
    STR "str_iterator" next_str, crate::iterator::POSITIONED;
    STR_ASCII "str_ascii_iterator" next_str, crate::iterator::POSITIONED;
    SEQUENCE "iterator" next_item, crate::iterator::OVER_SEQUENCE;
    /// `iter(callable, sentinel)`: the source is the callable, `extra` the sentinel.
    pub CALLABLE "callable_iterator" next_call;
}

/// `reversed`: calling it asks the sequence for its own way first.
#[unsafe(export_name = "molt_type_reversed")]
pub static REVERSED: Type = {
    static SLOTS: Slots = Slots { new: Some(construct_reversed), ..slots(next_item_reversed) };
    Type::builtin("reversed", Kind::Iterator, &SLOTS, Some(&OBJECT)).with_methods(REVERSED_METHODS)
};

/// How many items are left, unless the sequence has become shorter meanwhile.
fn reversed_hint(iterator: Value) -> Res {
    let this = of(&iterator);
    let left = this.position.get() + 1;
    let there = !this.source.get().is_absent() && left <= dispatch::length(this.source.get())? as i64;
    Ok(crate::int::from_i64(if there { left } else { 0 }))
}

/// How many items are left in a sequence of the program's own, which is asked for its length where it has one.
fn sequence_hint(iterator: Value) -> Res {
    let this = of(&iterator);
    let source = this.source.get().to_owned();
    if source.value().is_absent() {
        return Ok(crate::int::from_i64(0));
    }
    if source.value().type_of().slots().len.is_none() {
        return Ok(Value::NOT_IMPLEMENTED.to_owned());
    }
    let left = dispatch::length(source.value())? as i64 - this.position.get();
    Ok(crate::int::from_i64(left.max(0)))
}

/// Asks an iterator for its hint where that asks an object of the program's own.
pub fn ask_own(iterator: Value) -> Option<Res> {
    let source =
        || iterator.downcast::<super::Iterator>().map(|this| this.source.get()).filter(|source| source.type_of().is_heap());
    if iterator.is_exactly(&SEQUENCE) {
        return source().map(|_| sequence_hint(iterator));
    }
    if iterator.is_exactly(&REVERSED) {
        return source().map(|_| reversed_hint(iterator));
    }
    None
}

crate::methods! { pub REVERSED_METHODS of "reversed" {
    method: reversed_hint as "__length_hint__"(this) "(self, /) -> int";
    method: set_position as "__setstate__"(this, state) "(self, object, /) -> None";
} }

/// `iter(callable, sentinel)`.
pub fn over_callable(callable: Value, sentinel: Value) -> Owned {
    new(&CALLABLE, callable.to_owned(), sentinel.to_owned(), 0, 0)
}

fn next_call(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.source.get().is_absent() {
        return Ok(None);
    }
    let callable = this.source.get().to_owned();
    let result = match dispatch::call_values(callable.value(), &[]) {
        Ok(result) => result,
        Err(raised) => {
            if exception::take_if(&exception::STOP_ITERATION).is_none() {
                return Err(raised);
            }
            this.finish();
            return Ok(None);
        }
    };
    let sentinel = this.extra.get().to_owned();
    if sequence::same_or_equal(sentinel.value(), result.value())? {
        this.finish();
        return Ok(None);
    }
    Ok(Some(result))
}

fn construct_reversed(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(crate::literal!("__init__"), kind, args);
    let [sequence] = arguments::positional::<1>("reversed", args, 1)?;
    reversed(kind, sequence)
}

/// `reversed(sequence)`, an instance of `kind` where the sequence has no way of its own.
pub fn reversed(kind: &'static Type, sequence: Value) -> Res {
    if sequence.type_of().is_heap()
        && let Some(own) = crate::class::lookup(sequence.type_of(), crate::literal!("__reversed__"))
    {
        if own.is_none() {
            return Err(dispatch::lacks(sequence, "object is not reversible"));
        }
        return crate::special::call(sequence, crate::literal!("__reversed__"), &[]).map(|made| made.unwrap_or(Owned::NONE));
    }
    if let Some(slot) = sequence.type_of().slots().reversed {
        return slot(sequence);
    }
    if sequence.type_of().is_heap()
        && let Some(method) = crate::class::lookup(sequence.type_of(), crate::literal!("__reversed__"))
    {
        if method.is_none() {
            return Err(dispatch::lacks(sequence, "object is not reversible"));
        }
        let bound = crate::class::bind(method, sequence)?;
        return dispatch::call_values(bound.value(), &[]);
    }
    let slots = sequence.type_of().slots();
    if slots.get_item.is_none() || matches!(sequence.type_of().kind, Kind::Dict | Kind::Type) {
        return Err(dispatch::lacks(sequence, "object is not reversible"));
    }
    let length = dispatch::length(sequence)?;
    Ok(new(kind, sequence.to_owned(), NOTHING, length as i64 - 1, 0))
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
