//! What changes a `bytearray` in place.

use super::array::{from_vec, of};
use super::construct::{byte, from_iterable};
use super::entries::out_of_range;
use super::view;
use crate::dispatch::type_name;
use crate::error::{index_error, memory_error, type_error, value_error};
use crate::slice::Slice;
use crate::str::{size_argument, times};
use crate::types::{BinaryOp, Kind};
use crate::value::{Owned, Res, Value};
use crate::{indices, int};
use alloc::vec::Vec;

const RANGE: &str = "byte must be in range(0, 256)";

pub(super) fn in_place_slot(op: BinaryOp, this: Value, other: Value) -> Res {
    match op {
        BinaryOp::Add => {
            let Some(added) = view(other) else {
                return Err(type_error(&["can't concat ", &type_name(other), " to bytearray"].concat()));
            };
            // What is added is looked at while it is added.
            if this == other && !added.is_empty() {
                return Err(super::store::looked_at(super::array::RESIZED));
            }
            let added = added.to_vec();
            of(this).resizable()?.extend_from_slice(&added);
        }
        BinaryOp::Mul => {
            let n = usize::try_from(times(other)?).unwrap_or(0);
            let bytes = of(this).as_slice();
            if bytes.len().checked_mul(n).is_none_or(|length| !crate::heap::would_fit(length)) {
                return Err(memory_error(""));
            }
            let repeated = bytes.repeat(n);
            *of(this).resizable()? = repeated;
        }
        _ => return Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
    Ok(this.to_owned())
}

pub(super) fn set_item_slot(this: Value, key: Value, item: Value) -> Res<()> {
    if let Some(slice) = key.downcast::<Slice>() {
        return set_slice(this, slice, item);
    }
    let index = indices::subscript(key, "bytearray indices")?;
    if item.is_absent() {
        let at = place(this, index)?;
        of(this).resizable()?.remove(at);
        return Ok(());
    }
    set_item_at(this, index, item)
}

/// `this[index] = item`.
pub(super) fn set_item_at(this: Value, index: i64, item: Value) -> Res<()> {
    // The item is asked first, which may make the array shorter.
    let byte = match item.as_small().map(u8::try_from) {
        Some(Ok(byte)) => byte,
        _ => byte(item, RANGE)?,
    };
    let at = place(this, index)?;
    of(this).as_mut()[at] = byte;
    Ok(())
}

fn place(this: Value, index: i64) -> Res<usize> {
    indices::existing(index, of(this).as_slice().len()).ok_or_else(|| out_of_range(this))
}

/// What may be put in place of a slice.
fn replacement(item: Value) -> Res<Vec<u8>> {
    if item.is_absent() {
        return Ok(Vec::new());
    }
    if let Some(bytes) = view(item) {
        return Ok(bytes.to_vec());
    }
    let slots = item.type_of().slots();
    if matches!(item.type_of().kind, Kind::Str | Kind::Int | Kind::Bool) || slots.iter.is_none() && slots.get_item.is_none() {
        return Err(type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    from_iterable(item, RANGE, false)
}

fn set_slice(this: Value, slice: &Slice, item: Value) -> Res<()> {
    let new = replacement(item)?;
    let selection = slice.select(|| of(this).as_slice().len())?;
    if selection.step == 1 {
        let start = selection.start as usize;
        let range = start..start + selection.count;
        if new.len() == selection.count {
            of(this).as_mut()[range].copy_from_slice(&new);
        } else {
            of(this).resizable()?.splice(range, new);
        }
        return Ok(());
    }
    let places = || (0..selection.count).map(|i| selection.at(i));
    // Nothing in the place of some deletes them, whatever the step.
    if new.is_empty() {
        let mut bytes = of(this).resizable()?;
        let mut kept = alloc::vec![true; bytes.len()];
        places().for_each(|place| kept[place] = false);
        let mut kept = kept.into_iter();
        bytes.retain(|_| kept.next().unwrap_or(true));
        return Ok(());
    }
    if new.len() != selection.count {
        let (given, wanted) = (new.len(), selection.count);
        let text = alloc::format!("attempt to assign bytes of size {given} to extended slice of size {wanted}");
        return Err(value_error(&text));
    }
    let bytes = of(this).as_mut();
    places().zip(new).for_each(|(place, byte)| bytes[place] = byte);
    Ok(())
}

pub(super) fn append(this: Value, item: Value) -> Res {
    let byte = byte(item, RANGE)?;
    of(this).resizable()?.push(byte);
    Ok(Owned::NONE)
}

pub(super) fn extend(this: Value, items: Value) -> Res {
    let added = match view(items) {
        Some(bytes) => bytes.to_vec(),
        None => {
            let slots = items.type_of().slots();
            if slots.iter.is_none() && slots.get_item.is_none() {
                return Err(type_error(&["can't extend bytearray with ", &type_name(items)].concat()));
            }
            from_iterable(items, RANGE, true)?
        }
    };
    of(this).resizable()?.extend_from_slice(&added);
    Ok(Owned::NONE)
}

pub(super) fn insert(this: Value, index: Value, item: Value) -> Res {
    let index = size_argument(index, 0)?;
    let byte = byte(item, RANGE)?;
    let mut bytes = of(this).resizable()?;
    let at = indices::clamp(index, bytes.len());
    bytes.insert(at, byte);
    Ok(Owned::NONE)
}

pub(super) fn pop(this: Value, index: Value) -> Res {
    let index = size_argument(index, -1)?;
    let length = of(this).as_slice().len();
    if length == 0 {
        return Err(index_error("pop from empty bytearray"));
    }
    match indices::existing(index, length) {
        Some(at) => Ok(int::from_i64(of(this).resizable()?.remove(at).into())),
        None => Err(index_error("pop index out of range")),
    }
}

pub(super) fn remove(this: Value, item: Value) -> Res {
    let byte = byte(item, RANGE)?;
    match of(this).as_slice().iter().position(|&other| other == byte) {
        Some(at) => {
            of(this).resizable()?.remove(at);
            Ok(Owned::NONE)
        }
        None => Err(value_error("value not found in bytearray")),
    }
}

pub(super) fn reverse(this: Value) -> Res {
    of(this).as_mut().reverse();
    Ok(Owned::NONE)
}

pub(super) fn clear(this: Value) -> Res {
    of(this).resizable()?.clear();
    Ok(Owned::NONE)
}

pub(super) fn copy(this: Value) -> Res {
    Ok(from_vec(of(this).as_slice().to_vec()))
}
