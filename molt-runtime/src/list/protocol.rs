//! How lists answer operators and protocols.

use super::{List, from_slice, new, new_of, of};
use crate::indices;
use crate::object::{self, value_of};
use crate::repr;
use crate::slice::Slice;
use crate::types::{Args, BinaryOp, CompareOp, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{arguments, dispatch, error, sequence};
use alloc::format;

pub(super) static SLOTS: Slots = Slots {
    traverse: Some(|list, visit| of(&list).items().iter().for_each(|&item| visit(item))),
    clear: Some(|list| of(&list).clear()),
    hash: None,
    len: Some(|list| Ok(of(&list).len())),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(contains),
    iter: Some(|list| Ok(crate::iterator::over_list(list))),
    reversed: Some(|list| Ok(crate::iterator::reversed_list(list))),
    new: Some(construct),
    init: Some(initialise),
    ..Slots::base(drop_list, repr_list)
};

fn drop_list(list: Value) {
    of(&list).clear();
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<List>(list, 0) }
}

fn repr_list(list: Value) -> Res {
    let this = of(&list);
    if this.is_empty() {
        return Ok(crate::str::from_str("[]"));
    }
    repr::guarded(list, "[...]", |text| {
        text.push("[");
        text.push_items(|i| this.get(i))?;
        text.push("]");
        Ok(())
    })
}

/// Comparison by items; both may change meanwhile.
fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (a.downcast::<List>(), b.downcast::<List>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    sequence::compare(op, || a.len(), |i| a.get(i), || b.len(), |i| b.get(i))
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => match (a.downcast::<List>(), b.downcast::<List>()) {
            (Some(a), Some(b)) => {
                let sum = new(a.len() + b.len());
                of(&sum).extend_from_slice(a.items());
                of(&sum).extend_from_slice(b.items());
                Ok(sum)
            }
            (Some(_), None) => Err(concat_error(b)),
            _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
        },
        BinaryOp::Mul => {
            let (list, other) = match a.downcast::<List>() {
                Some(list) => (list, b),
                None => (of(&b), a),
            };
            let Some(count) = sequence::repeat_count(other, list.len())? else {
                return Err(sequence::repeat_error(other));
            };
            if let &[item] = list.items() {
                return Ok(super::filled(item, count));
            }
            let product = new(list.len() * count);
            for _ in 0..count {
                of(&product).extend_from_slice(list.items());
            }
            Ok(product)
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

#[cold]
fn concat_error(other: Value) -> Raised {
    error::type_error(&format!("can only concatenate list (not \"{}\") to list", dispatch::type_name(other)))
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => {
            extend(of(&a), b)?;
            Ok(a.to_owned())
        }
        BinaryOp::Mul => {
            let list = of(&a);
            let Some(count) = sequence::repeat_count(b, list.len())? else {
                return Err(sequence::repeat_error(b));
            };
            if count == 0 {
                list.clear();
            } else {
                let once = list.len();
                list.reserve(once * (count - 1));
                for i in 0..once * (count - 1) {
                    if let Some(item) = list.get(i) {
                        list.push(item.to_owned());
                    }
                }
            }
            Ok(a.to_owned())
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

/// For how many items there is room made because an iterable says that it has them.
const MOST_AT_ONCE: usize = 1 << 24;

/// Appends all items of an iterable.
pub fn extend(list: &List, iterable: Value) -> Res<()> {
    if iterable == value_of(list) {
        let copy = from_slice(list.items());
        list.extend_from_slice(of(&copy).items());
        return Ok(());
    }
    if let Some(items) = sequence::iterated(iterable) {
        list.make_room(items.len());
        list.extend_from_slice(items);
        return Ok(());
    }
    if let Some(items) = crate::iterator::taken_out(iterable) {
        list.make_room(items.len());
        items.into_iter().for_each(|item| list.push(item));
        return Ok(());
    }
    let mut items = dispatch::steps(iterable)?;
    list.make_room(dispatch::length_hint(iterable)?.min(MOST_AT_ONCE));
    while let Some(item) = items.step()? {
        list.push(item);
    }
    Ok(())
}

fn get_item(list: Value, key: Value) -> Res {
    let this = of(&list);
    if let Some(slice) = key.downcast::<Slice>() {
        return super::get_slice(this, slice);
    }
    let i = indices::subscript(key, "list indices")?;
    match indices::existing(i, this.len()).and_then(|i| this.get(i)) {
        Some(item) => Ok(item.to_owned()),
        None => Err(error::index_error("list index out of range")),
    }
}

fn set_item(list: Value, key: Value, item: Value) -> Res<()> {
    let this = of(&list);
    if let Some(slice) = key.downcast::<Slice>() {
        return super::set_slice(this, slice, item);
    }
    let i = indices::subscript(key, "list indices")?;
    match indices::existing(i, this.len()) {
        Some(i) if item.is_absent() => drop(this.remove(i)),
        Some(i) => this.set(i, item.to_owned()),
        None => return Err(error::index_error("list assignment index out of range")),
    }
    Ok(())
}

pub(super) fn contains(list: Value, item: Value) -> Res<bool> {
    Ok(find(of(&list), item, 0, usize::MAX)?.is_some())
}

/// The first position from `start` below `end` whose item equals `item`.
pub(super) fn find(list: &List, item: Value, start: usize, end: usize) -> Res<Option<usize>> {
    let mut i = start;
    while i < end {
        let Some(candidate) = list.get(i) else { break };
        if sequence::same_or_equal(candidate, item)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let list = new_of(kind, 0);
    initialise(list.value(), args)?;
    Ok(list)
}

fn initialise(list: Value, args: Args) -> Res<()> {
    let args = arguments::without_those_of(crate::literal!("__new__"), list.type_of(), args);
    let [iterable] = arguments::positional::<1>("list", args, 0)?;
    of(&list).clear();
    if iterable.is_absent() { Ok(()) } else { extend(of(&list), iterable) }
}
