//! Views of keys and of items as sets.

use super::views::{DICT_ITEMS, DICT_KEYS, DictView, dict_of, of_view};
use super::{DICT, iterate, of};
use crate::set::{self, as_set};
use crate::types::{BinaryOp, CompareOp};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, sequence, tuple};

/// Whether a view behaves like a set.
fn is_set_view(value: Value) -> bool {
    value.is_exactly(&DICT_KEYS) || value.is_exactly(&DICT_ITEMS)
}

/// What comparisons treat as a set, and its size.
fn set_size(value: Value) -> Option<usize> {
    match as_set(value) {
        Some(set) => Some(set.len()),
        None if is_set_view(value) => Some(dict_of(&value).len()),
        None => None,
    }
}

/// Whether all items of one are in the other.
fn all_in(items: Value, container: Value) -> Res<bool> {
    let mut items = dispatch::steps(items)?;
    while let Some(item) = items.step()? {
        if !dispatch::contains(container, item.value())? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second)) = (set_size(a), set_size(b)) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    Ok(Owned::from(match op {
        CompareOp::Eq => first == second && all_in(a, b)?,
        CompareOp::Ne => !(first == second && all_in(a, b)?),
        CompareOp::Lt => first < second && all_in(a, b)?,
        CompareOp::Le => first <= second && all_in(a, b)?,
        CompareOp::Gt => first > second && all_in(b, a)?,
        CompareOp::Ge => first >= second && all_in(b, a)?,
    }))
}

/// The items of the left operand as a fresh set; the keys of a plain dict without asking for their hashes.
fn to_set(value: Value) -> Res {
    let keys_of = value.downcast::<DictView>().filter(|_| value.is_exactly(&DICT_KEYS)).map(|view| view.dict);
    set::from_iterable(&set::SET, keys_of.filter(|dict| dict.is_exactly(&DICT)).unwrap_or(value))
}

pub(super) fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::And => intersection(a, b),
        BinaryOp::Or => changed(a, b, set::update),
        BinaryOp::Sub => changed(a, b, set::difference_update),
        BinaryOp::Xor if a.is_exactly(&DICT_ITEMS) && b.is_exactly(&DICT_ITEMS) => items_xor(a, b),
        BinaryOp::Xor => changed(a, b, set::symmetric_difference_update),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn changed(a: Value, b: Value, change: impl Fn(&set::Set, Value) -> Res<()>) -> Res {
    let result = to_set(a)?;
    change(set::of(&result), b)?;
    Ok(result)
}

/// As CPython does it, whose choice of the side to run through decides the order of the result.
fn intersection(a: Value, b: Value) -> Res {
    let (mut view, mut other) = if is_set_view(a) { (a, b) } else { (b, a) };
    if other.is_exactly(&set::SET) && dict_of(&view).len() <= set::of(&other).len() {
        return set::intersection(set::of(&other), view);
    }
    if is_set_view(other) && dict_of(&other).len() > dict_of(&view).len() {
        core::mem::swap(&mut view, &mut other);
    }
    let result = set::new();
    let mut items = dispatch::steps(other)?;
    while let Some(item) = items.step()? {
        if dispatch::contains(view, item.value())? {
            set::of(&result).add(item.value())?;
        }
    }
    Ok(result)
}

/// `^` of two views of items: first what only the second has, then what only the first has.
fn items_xor(a: Value, b: Value) -> Res {
    let rest = dict_of(&a).copy();
    let second = of_view(&b).dict.to_owned();
    let result = set::new();
    let (this, rest_dict, second) = (set::of(&result), of(&rest), of(&second));
    let mut position = 0;
    while let Some(found) = second.next_from(position) {
        position = found.position;
        let (key, value) = (found.key.to_owned(), found.value.to_owned());
        let same = match rest_dict.find(key.value(), found.hash)? {
            Some(i) => sequence::same_or_equal(rest_dict.entry(i).value, value.value())?,
            None => false,
        };
        if same {
            drop(rest_dict.remove_hashed(key.value(), found.hash)?);
        } else {
            this.add(tuple::pair(key, value).value())?;
        }
    }
    set::update(this, iterate::over(rest.value(), &iterate::ITEM_ITERATOR).value())?;
    Ok(result)
}

pub(super) fn is_disjoint(this: Value, other: Value) -> Res {
    if this == other {
        return Ok(Owned::from(dict_of(&this).is_empty()));
    }
    let (mut view, mut other) = (this, other);
    if set_size(other).is_some_and(|size| size > dict_of(&view).len()) {
        core::mem::swap(&mut view, &mut other);
    }
    let mut items = dispatch::steps(other)?;
    while let Some(item) = items.step()? {
        if dispatch::contains(view, item.value())? {
            return Ok(Owned::from(false));
        }
    }
    Ok(Owned::from(true))
}
