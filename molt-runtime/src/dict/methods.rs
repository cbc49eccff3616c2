//! The methods of `dict`.

use super::{DICT, DICT_ITEMS, DICT_KEYS, DICT_VALUES, hash, iterate, key_error, of, update as merge_all, view};
use crate::class::class_getitem;
use crate::object::value_of;
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use crate::{dict, dispatch, error, methods, tuple};

fn get(this: Value, key: Value, default: Value) -> Res {
    Ok(match of(&this).get(key)? {
        Some(value) => value.to_owned(),
        None if default.is_absent() => Owned::NONE,
        None => default.to_owned(),
    })
}

/// `dict.setdefault`, asking for the hash only once.
pub(crate) fn setdefault(this: Value, key: Value, default: Value) -> Res {
    let dict = of(&this);
    let hash = hash(key)?;
    if let Some(i) = dict.find(key, hash)? {
        return Ok(dict.entry(i).value.to_owned());
    }
    let value = if default.is_absent() { Owned::NONE } else { default.to_owned() };
    dict.insert(key, hash, value.clone());
    Ok(value)
}

pub(crate) fn pop(this: Value, key: Value, default: Value) -> Res {
    // An empty dict never asks for the hash.
    let found = if of(&this).is_empty() { None } else { of(&this).remove(key)? };
    match found {
        Some(value) => Ok(value),
        None if default.is_absent() => Err(key_error(key)),
        None => Ok(default.to_owned()),
    }
}

fn popitem(this: Value) -> Res {
    match of(&this).pop_last() {
        Some((key, value)) => Ok(tuple::pair(key, value)),
        None => Err(key_error(crate::literal!("popitem(): dictionary is empty"))),
    }
}

pub(super) fn update(this: Value, args: Value, named: Value) -> Res {
    let args = tuple::of(&args).items();
    if args.len() > 1 {
        let given = args.len();
        return Err(error::type_error(&alloc::format!("update expected at most 1 argument, got {given}")));
    }
    if let Some(&source) = args.first() {
        merge_all(of(&this), source)?;
    }
    merge_all(of(&this), named)?;
    Ok(Owned::NONE)
}

fn clear(this: Value) -> Res {
    of(&this).clear();
    Ok(Owned::NONE)
}

fn copy(this: Value) -> Res {
    Ok(of(&this).copy())
}

fn keys(this: Value) -> Res {
    Ok(view(this, &DICT_KEYS))
}

fn values(this: Value) -> Res {
    Ok(view(this, &DICT_VALUES))
}

fn items(this: Value) -> Res {
    Ok(view(this, &DICT_ITEMS))
}

fn reversed(this: Value) -> Res {
    Ok(iterate::over_back(this, &iterate::REVERSE_KEY_ITERATOR))
}

pub(crate) fn fromkeys(class: Value, keys: Value, value: Value) -> Res {
    let value = if value.is_absent() { Value::NONE } else { value };
    let plain = class == value_of::<Type>(&DICT);
    let made = if plain { dict::new() } else { dispatch::call_values(class, &[])? };
    if plain && let Some(keys) = crate::set::as_set(keys) {
        crate::set::update::each_member(keys, |key, hash| of(&made).set_hashed(key, hash, value.to_owned()))?;
        return Ok(made);
    }
    let mut items = dispatch::steps(keys)?;
    while let Some(key) = items.step()? {
        if plain {
            of(&made).set(key.value(), value.to_owned())?;
        } else {
            dispatch::set_item(made.value(), key.value(), value)?;
        }
    }
    Ok(made)
}

methods! { pub DICT_METHODS of "dict" {
    method: get as "get"(this, key, default) "(self: dict[K, V], key: object, default: D = None, /) -> V | D";
    method: setdefault as "setdefault"(this, key, default) "(self: dict[K, V], key: K, default: V = None, /) -> V";
    method: pop as "pop"(this, key, default) "(self: dict[K, V], key: object, default: D = ..., /) -> V | D";
    method: popitem as "popitem"(this) "(self: dict[K, V], /) -> tuple[K, V]";
    method: update as "update"(this, args, named) "(self: dict[K, V], /, *args: object, **kwargs: V) -> None";
    method: clear as "clear"(this) "(self: dict[K, V], /) -> None";
    method: copy as "copy"(this) "(self: dict[K, V], /) -> dict[K, V]";
    method: keys as "keys"(this) "(self: dict[K, V], /) -> dict_keys[K, V]";
    method: values as "values"(this) "(self: dict[K, V], /) -> dict_values[K, V]";
    method: items as "items"(this) "(self: dict[K, V], /) -> dict_items[K, V]";
    method: reversed as "__reversed__"(this) "(self: dict[K, V], /) -> Iterator[K]";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
    class: fromkeys as "fromkeys"(class, keys, value) "(type: object, iterable: Iterable[K], value: V = None, /) -> dict[K, V]";
} }
