//! How dicts answer operators and protocols.

use super::{Dict, iterate, key_error, merge, new_of, of};
use crate::object;
use crate::types::{Args, BinaryOp, CompareOp, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, repr, sequence};

/// `dict`'s behaviour, from which the kinds of dict in `collections` start.
pub static SLOTS: Slots = Slots {
    traverse: Some(traverse),
    clear: Some(clear),
    hash: None,
    len: Some(|dict| Ok(of(&dict).len())),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(|dict, key| Ok(of(&dict).get(key)?.is_some())),
    iter: Some(|dict| Ok(iterate::over_keys(dict))),
    reversed: Some(|dict| Ok(iterate::over_back(dict, &iterate::REVERSE_KEY_ITERATOR))),
    new: Some(construct),
    init: Some(initialise),
    ..Slots::base(drop_dict, repr_dict)
};

fn traverse(dict: Value, visit: &mut dyn FnMut(Value)) {
    let this = of(&dict);
    for found in this.entries() {
        visit(found.key);
        visit(found.value);
    }
    visit(this.extra.get());
}

fn clear(dict: Value) {
    let this = of(&dict);
    this.clear();
    object::release(this.extra.replace(Value::ABSENT));
}

pub(crate) fn drop_dict(dict: Value) {
    let this = of(&dict);
    this.clear();
    object::release(this.extra.get());
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Dict>(dict, 0) }
}

fn repr_dict(dict: Value) -> Res {
    let this = of(&dict);
    if this.is_empty() {
        return Ok(crate::str::from_str("{}"));
    }
    repr::guarded(dict, "{...}", |text| {
        text.push("{");
        let (mut position, mut first) = (0, true);
        while let Some(found) = this.next_from(position) {
            position = found.position;
            let value = found.value.to_owned();
            if !first {
                text.push(", ");
            }
            first = false;
            text.push_repr(&found.key)?;
            text.push(": ");
            text.push_repr(&value)?;
        }
        text.push("}");
        Ok(())
    })
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second)) = (a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    match op {
        CompareOp::Eq => Ok(Owned::from(equal(first, second)?)),
        CompareOp::Ne => Ok(Owned::from(!equal(first, second)?)),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

/// Whether two dicts have equal keys with equal values.
pub fn equal(a: &Dict, b: &Dict) -> Res<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    crate::dispatch::nested(" in comparison", || {
        let mut position = 0;
        while let Some(found) = a.next_from(position) {
            position = found.position;
            let (key, value) = (found.key.to_owned(), found.value.to_owned());
            match b.find(key.value(), found.hash)? {
                Some(i) if sequence::same_or_equal(value.value(), b.entry(i).value)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    })
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match (op, a.downcast::<Dict>(), b.downcast::<Dict>()) {
        (BinaryOp::Or, Some(first), Some(_)) => {
            let union = first.copy();
            merge(of(&union), b)?;
            Ok(union)
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    if op != BinaryOp::Or {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    }
    super::update(of(&a), b)?;
    Ok(a.to_owned())
}

fn get_item(dict: Value, key: Value) -> Res {
    if let Some(value) = of(&dict).get(key)? {
        return Ok(value.to_owned());
    }
    missing(dict, key)
}

/// What a subclass makes of a missing key: `__missing__`, or KeyError.
#[cold]
fn missing(dict: Value, key: Value) -> Res {
    if dict.type_of().is_heap()
        && let Some(value) = crate::class::call_special(dict, crate::literal!("__missing__"), &[key])?
    {
        return Ok(value);
    }
    Err(key_error(key))
}

fn set_item(dict: Value, key: Value, value: Value) -> Res<()> {
    let this = of(&dict);
    if !value.is_absent() {
        return this.set(key, value.to_owned());
    }
    match this.remove(key)? {
        Some(_) => Ok(()),
        None => Err(key_error(key)),
    }
}

fn construct(kind: &'static Type, args: Args) -> Res {
    construct_of(kind, "dict", args)
}

/// `dict(...)` for a type whose errors name `name`.
pub fn construct_of(kind: &'static Type, name: &str, args: Args) -> Res {
    let dict = new_of(kind);
    fill(&dict, name, args)?;
    Ok(dict)
}

/// `dict.__init__`.
pub fn initialise(dict: Value, args: Args) -> Res<()> {
    fill(&dict, "dict", args)
}

fn fill(dict: &Value, name: &str, args: Args) -> Res<()> {
    let positionals = Args { values: args.positionals(), names: Value::ABSENT };
    let [source] = arguments::positional::<1>(name, positionals, 0)?;
    let this = of(dict);
    if !source.is_absent() {
        super::update(this, source)?;
    }
    for (name, value) in args.named() {
        this.set(name, value.to_owned())?;
    }
    Ok(())
}
