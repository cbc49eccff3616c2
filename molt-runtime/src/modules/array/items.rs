//! Items looked for, and arrays compared.

use super::{Array, of};
use crate::dispatch;
use crate::str;
use crate::types::CompareOp;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// The first place from `start` below `end` of an equal item.
pub(super) fn find(this: Value, item: Value, start: usize, end: usize) -> Res<Option<usize>> {
    let array = of(this);
    let size = array.code.size();
    if array.code.is_int() && item.is_small_int() {
        let Ok(word) = array.code.pack(item) else {
            // What does not fit is not there.
            crate::exception::clear();
            return Ok(None);
        };
        let end = end.min(array.len());
        let items = array.store.as_slice()[start.min(end) * size..end * size].chunks_exact(size);
        return Ok(items.enumerate().find(|(_, raw)| *raw == &word[..size]).map(|(i, _)| start + i));
    }
    for i in start..end {
        let Some(candidate) = array.get(i) else { break };
        if dispatch::equal(candidate?.value(), item)? {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

/// `a op b`.
pub(super) fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second)) = (a.downcast::<Array>(), b.downcast::<Array>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) && first.len() != second.len() {
        return Ok(Owned::from(op == CompareOp::Ne));
    }
    if first.code == second.code && first.code.is_int() {
        return Ok(Owned::from(op.holds(order_of_ints(first, second))));
    }
    let mut i = 0;
    while let (Some(x), Some(y)) = (first.get(i), second.get(i)) {
        let (x, y) = (x?, y?);
        if !dispatch::equal(x.value(), y.value())? {
            return match op {
                CompareOp::Eq => Ok(Owned::from(false)),
                CompareOp::Ne => Ok(Owned::from(true)),
                _ => dispatch::compare(op, x.value(), y.value()),
            };
        }
        i += 1;
    }
    Ok(Owned::from(op.holds(first.len().cmp(&second.len()))))
}

fn order_of_ints(first: &Array, second: &Array) -> Ordering {
    let (a, b) = (first.store.as_slice(), second.store.as_slice());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let size = first.code.size();
    let at = same / size * size;
    match (a.get(at..at + size), b.get(at..at + size)) {
        (Some(x), Some(y)) => first.code.int(x).cmp(&first.code.int(y)),
        _ => a.len().cmp(&b.len()),
    }
}

/// The characters of an array of such.
///
/// # Errors
/// `ValueError` for what is no character.
pub(super) fn text(array: &Array) -> Res {
    let codes: Vec<u32> = array.store.as_slice().as_chunks::<4>().0.iter().map(|raw| u32::from_le_bytes(*raw)).collect();
    match codes.iter().find(|&&code| code > 0x10FFFF) {
        Some(code) => {
            let text = alloc::format!("character U+{code:x} is not in range [U+0000; U+10ffff]");
            Err(crate::error::value_error(&text))
        }
        None => Ok(str::from_code_points(&codes)),
    }
}
