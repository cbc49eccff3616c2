//! What built-in iterators are made of, for copies and pickles: what makes them, of what, and where they are.

use super::{Iterator, length_hint, new};
use crate::object::value_of;
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use crate::{builtins, class, dispatch, function, int, list, parts, range, str, tuple};
use alloc::vec;
use alloc::vec::Vec;

/// The built-in function `iter`.
fn maker() -> Owned {
    let found = builtins::iteration::BUILTINS.iter().find(|method| method.name == "iter");
    found.map_or(Owned::NONE, function::builtin::of_function)
}

fn made(maker: Owned, args: Vec<Owned>, state: Option<Owned>) -> Owned {
    tuple::from_vec([maker, tuple::from_vec(args)].into_iter().chain(state).collect())
}

/// What a dict or a set still has to give, as a list.
fn rest(iterator: Value, this: &Iterator) -> Res {
    let parts = [this.source.get(), this.extra.get()].map(Value::to_owned);
    let [source, extra] = parts;
    let copy = new(iterator.type_of(), source, extra, this.position.get(), this.limit.get());
    crate::sequence::collect(copy.value()).map(list::from_vec)
}

/// The callable, the arguments and the state of a built-in iterator; nothing for any other value.
pub fn taken_apart(iterator: Value) -> Res<Option<Owned>> {
    let Some(this) = iterator.downcast::<Iterator>() else { return Ok(None) };
    let kind: &'static Type = iterator.type_of();
    let source = this.source.get();
    let own = || value_of(kind).to_owned();
    let at = || Some(int::from_i64(this.position.get()));
    // One that has come to its end makes an empty one.
    let over = |maker: Owned, empty: fn() -> Owned| {
        if source.is_absent() { made(maker, vec![empty()], None) } else { made(maker, vec![source.to_owned()], at()) }
    };
    let empty_list: fn() -> Owned = || list::from_vec(Vec::new());
    Ok(Some(match class::native_base(kind).static_name() {
        "list_iterator" => over(maker(), empty_list),
        "list_reverseiterator" if source.is_absent() => over(maker(), empty_list),
        "list_reverseiterator" => over(value_of(&super::REVERSED).to_owned(), empty_list),
        "tuple_iterator" | "iterator" | "bytes_iterator" | "bytearray_iterator" => over(maker(), tuple::empty),
        "str_iterator" | "str_ascii_iterator" => over(maker(), str::empty),
        "reversed" => over(own(), tuple::empty),
        "callable_iterator" if source.is_absent() => over(maker(), tuple::empty),
        "callable_iterator" => made(maker(), vec![source.to_owned(), this.extra.get().to_owned()], None),
        "dict_keyiterator"
        | "dict_valueiterator"
        | "dict_itemiterator"
        | "dict_reversekeyiterator"
        | "dict_reversevalueiterator"
        | "dict_reverseitemiterator"
        | "set_iterator" => made(maker(), vec![rest(iterator, this)?], None),
        "range_iterator" | "longrange_iterator" => made(maker(), vec![range::protocol::rest(iterator)], Some(Owned::NONE)),
        "enumerate" => {
            let number =
                if this.extra.get().is_absent() { int::from_i64(this.position.get()) } else { this.extra.get().to_owned() };
            made(own(), vec![source.to_owned(), number], None)
        }
        "zip" => {
            let strict = (this.limit.get() != 0).then(|| Owned::from(true));
            made(own(), parts::items(source).iter().map(|each| each.to_owned()).collect(), strict)
        }
        "map" => {
            let iterators = parts::items(source).iter().map(|each| each.to_owned());
            made(own(), core::iter::once(this.extra.get().to_owned()).chain(iterators).collect(), None)
        }
        "filter" => made(own(), vec![this.extra.get().to_owned(), source.to_owned()], None),
        _ => return Ok(None),
    }))
}

/// `__setstate__` of an iterator over a sequence: where it goes on, not before the beginning nor behind the end.
pub(super) fn set_position(iterator: Value, state: Value) -> Res {
    let this = super::of(&iterator);
    let position = int::convert::to_c_long(state)?;
    if this.source.get().is_absent() {
        return Ok(Owned::NONE);
    }
    let source = this.source.get().to_owned();
    let name = class::native_base(iterator.type_of()).static_name();
    let backwards = matches!(name, "list_reverseiterator" | "reversed");
    // A sequence of the program's own is not asked for its length.
    let length = if name == "iterator" { i64::MAX } else { dispatch::length(source.value())? as i64 };
    let (first, last) = if backwards { (-1, length - 1) } else { (0, length) };
    this.position.set(position.clamp(first, last));
    Ok(Owned::NONE)
}

/// `zip.__setstate__`: whether it is strict.
fn set_strict(iterator: Value, state: Value) -> Res {
    super::of(&iterator).limit.set(dispatch::truth(state)?.into());
    Ok(Owned::NONE)
}

crate::methods! { pub POSITIONED of "list_iterator" {
    method: length_hint as "__length_hint__"(this) "(self, /) -> int";
    method: set_position as "__setstate__"(this, state) "(self, object, /) -> None";
} }

crate::methods! { pub OVER_SEQUENCE of "iterator" {
    method: set_position as "__setstate__"(this, state) "(self, object, /) -> None";
} }

crate::methods! { pub ZIP_METHODS of "zip" {
    method: set_strict as "__setstate__"(this, state) "(self, object, /) -> None";
} }
