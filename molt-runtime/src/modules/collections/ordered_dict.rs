//! `OrderedDict`.

use crate::dict::methods::{fromkeys, pop, setdefault};
use crate::dict::{self, DICT, Dict, key_error, of};
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, methods, repr, sequence, tuple};

static SLOTS: Slots =
    Slots { compare: Some(compare), binary: Some(binary), repr: repr_ordered_dict, new: Some(construct), ..dict::SLOTS };

/// `OrderedDict`.
#[unsafe(export_name = "molt_type_collections.OrderedDict")]
pub static ORDERED_DICT: Type =
    Type::builtin("collections.OrderedDict", Kind::Dict, &SLOTS, Some(&DICT)).with_methods(ORDERED_DICT_METHODS);

fn is_ordered(value: Value) -> bool {
    value.type_of().is_subtype(&ORDERED_DICT)
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second), CompareOp::Eq | CompareOp::Ne) = (a.downcast::<Dict>(), b.downcast::<Dict>(), op) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let equal = dict::equal(first, second)? && (!is_ordered(a) || !is_ordered(b) || same_order(a, b)?);
    Ok(Owned::from(equal == (op == CompareOp::Eq)))
}

fn same_order(a: Value, b: Value) -> Res<bool> {
    let (a, b) = (sequence::collect(a)?, sequence::collect(b)?);
    for (a, b) in a.iter().zip(&b) {
        if !sequence::same_or_equal(a.value(), b.value())? {
            return Ok(false);
        }
    }
    Ok(a.len() == b.len())
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (BinaryOp::Or, Some(_), Some(_)) = (op, a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let union = copy_as(if is_ordered(a) { a } else { b }.type_of(), a)?;
    match union.downcast::<Dict>() {
        Some(made) => dict::merge(made, b)?,
        None => drop(crate::class::call_method(union.value(), crate::literal!("update"), &[b])?),
    }
    Ok(union)
}

fn repr_ordered_dict(dict: Value) -> Res {
    let name = dict.type_of().name();
    let name = name.rsplit('.').next().unwrap_or_default();
    repr::guarded(dict, "...", |text| {
        text.push(name);
        text.push("(");
        if !of(&dict).is_empty() {
            let plain = of(&dict).copy();
            let inner = (dict::SLOTS.repr)(plain.value())?;
            text.push_str_of(&inner);
        }
        text.push(")");
        Ok(())
    })
}

fn construct(kind: &'static Type, args: Args) -> Res {
    dict::construct_of(kind, "OrderedDict", args)
}

fn move_to_end(this: Value, key: Value, last: Value) -> Res {
    let last = last.is_absent() || dispatch::truth(last)?;
    let dict = of(&this);
    let hash = dict::hash(key)?;
    let Some((key, value)) = dict.take(key, hash)? else { return Err(key_error(key)) };
    if last {
        dict.set_hashed(key.value(), hash, value)?;
    } else {
        dict.insert_first(key, hash, value);
    }
    Ok(Owned::NONE)
}

fn popitem(this: Value, last: Value) -> Res {
    let last = last.is_absent() || dispatch::truth(last)?;
    match if last { of(&this).pop_last() } else { of(&this).pop_first() } {
        Some((key, value)) => Ok(tuple::pair(key, value)),
        None => Err(key_error(crate::literal!("dictionary is empty"))),
    }
}

/// An ordered dict of this kind with the entries of another dict.
fn copy_as(kind: &'static Type, entries: Value) -> Res {
    if kind.is_heap() {
        return dispatch::call_values(crate::object::value_of(kind), &[entries]);
    }
    let copy = dict::new_of(&ORDERED_DICT);
    of(&entries).copy_into(of(&copy));
    Ok(copy)
}

fn copy(this: Value) -> Res {
    copy_as(this.type_of(), this)
}

methods! { pub ORDERED_DICT_METHODS of "collections.OrderedDict" {
    method: move_to_end as "move_to_end"(this, key, last) "(self: OrderedDict[K, V], key: K, last: bool = True) -> None";
    method: popitem as "popitem"(this, last) "(self: OrderedDict[K, V], last: bool = True) -> tuple[K, V]";
    method: setdefault as "setdefault"(this, key, default) "(self: OrderedDict[K, V], key: K, default: V = None) -> V";
    method: pop as "pop"(this, key, default) "(self: OrderedDict[K, V], key: object, default: D = ...) -> V | D";
    class: fromkeys as "fromkeys"(class, keys, value) "(type: object, iterable: Iterable[K], value: V = None) -> OrderedDict[K, V]";
    method: copy as "copy"(this) "(self: OrderedDict[K, V], /) -> OrderedDict[K, V]";
} }
