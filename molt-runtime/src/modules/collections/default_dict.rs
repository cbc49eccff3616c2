//! `defaultdict`: a dict whose `extra` is the factory.

use crate::dict::{self, DICT, Dict, key_error, of};
use crate::types::{Args, BinaryOp, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, methods, object, repr};

static SLOTS: Slots = Slots {
    get_item: Some(get_item),
    binary: Some(binary),
    repr: repr_default_dict,
    new: Some(construct),
    init: Some(initialise),
    ..dict::SLOTS
};

/// `defaultdict`.
#[unsafe(export_name = "molt_type_collections.defaultdict")]
pub static DEFAULT_DICT: Type =
    Type::builtin("collections.defaultdict", Kind::Dict, &SLOTS, Some(&DICT)).with_methods(DEFAULT_DICT_METHODS);

fn factory(dict: &Dict) -> Value {
    if dict.extra.get().is_absent() { Value::NONE } else { dict.extra.get() }
}

fn get_item(dict: Value, key: Value) -> Res {
    if let Some(value) = of(&dict).get(key)? {
        return Ok(value.to_owned());
    }
    if dict.type_of().is_heap()
        && let Some(value) = crate::class::call_special(dict, crate::literal!("__missing__"), &[key])?
    {
        return Ok(value);
    }
    missing(dict, key)
}

fn missing(this: Value, key: Value) -> Res {
    let factory = factory(of(&this)).to_owned();
    if factory.is_none() {
        return Err(key_error(key));
    }
    let value = dispatch::call_values(factory.value(), &[])?;
    of(&this).set(key, value.clone())?;
    Ok(value)
}

fn repr_default_dict(dict: Value) -> Res {
    let this = of(&dict);
    let name = dict.type_of().name();
    repr::build(|text| {
        text.push(name.rsplit('.').next().unwrap_or_default());
        text.push("(");
        text.push_repr(&factory(this))?;
        text.push(", ");
        let items = (dict::SLOTS.repr)(dict)?;
        text.push_str_of(&items);
        text.push(")");
        Ok(())
    })
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (BinaryOp::Or, Some(first), Some(_)) = (op, a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let own = if a.type_of().is_subtype(&DEFAULT_DICT) { a } else { b };
    let union = new(factory(of(&own)));
    first.copy_into(of(&union));
    dict::merge(of(&union), b)?;
    Ok(union)
}

/// An empty defaultdict.
pub fn new(factory: Value) -> Owned {
    let dict = dict::new_of(&DEFAULT_DICT);
    of(&dict).extra.set(factory.to_owned().into_raw());
    dict
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let dict = dict::new_of(kind);
    initialise(dict.value(), args)?;
    Ok(dict)
}

fn initialise(dict: Value, args: Args) -> Res<()> {
    let (first, rest) = match args.positionals().split_first() {
        Some((&first, _)) => (first, &args.values[1..]),
        None => (Value::NONE, args.values),
    };
    if !first.is_none() && first.type_of().slots().call.is_none() {
        return Err(error::type_error("first argument must be callable or None"));
    }
    object::release(of(&dict).extra.replace(first.to_owned().into_raw()));
    dict::initialise(dict, Args { values: rest, names: args.names })
}

fn copy(this: Value) -> Res {
    let copy = new(factory(of(&this)));
    of(&this).copy_into(of(&copy));
    Ok(copy)
}

fn default_factory(this: Value) -> Res {
    Ok(factory(of(&this)).to_owned())
}

fn set_default_factory(this: Value, factory: Value) -> Res {
    let factory = if factory.is_absent() { Value::NONE } else { factory };
    object::release(of(&this).extra.replace(factory.to_owned().into_raw()));
    Ok(Owned::NONE)
}

methods! { pub DEFAULT_DICT_METHODS of "collections.defaultdict" {
    method: missing as "__missing__"(this, key) "(self: defaultdict[K, V], key: K, /) -> V";
    method: copy as "copy"(this) "(self: defaultdict[K, V], /) -> defaultdict[K, V]";
    method: copy as "__copy__"(this) "(self: defaultdict[K, V], /) -> defaultdict[K, V]";
    property: default_factory as "default_factory"(this) "(self: defaultdict[K, V]) -> object";
    method: set_default_factory as "default_factory="(this, value) "(self, value, /) -> None";
} }
