//! Iteration and calls.

use super::{check_stack, lacks};
use crate::types::{Args, Kind};
use crate::value::{Owned, Res, Value};
use crate::{abi, bytes};

/// `iter(value)`.
pub fn iter(value: Value) -> Res {
    let slots = value.type_of().slots();
    match slots.iter {
        Some(slot) => {
            let iterator = slot(value)?;
            if iterator.type_of().slots().next.is_none() {
                let name = super::type_name(iterator.value());
                return Err(crate::error::type_error(&alloc::format!("iter() returned non-iterator of type '{name}'")));
            }
            Ok(iterator)
        }
        None if slots.get_item.is_some() && value.type_of().kind != Kind::Dict => Ok(crate::class::sequence_iterator(value)),
        None => Err(lacks(value, "object is not iterable")),
    }
}

/// The next item of an iterator, nothing when exhausted.
pub fn next(iterator: Value) -> Res<Option<Owned>> {
    match iterator.type_of().slots().next {
        Some(slot) => slot(iterator),
        None => Err(lacks(iterator, "object is not an iterator")),
    }
}

/// The items of an iterable, one after the other; those of lists, tuples, strings, bytes, sets and short ranges without an iterator object.
pub enum Steps {
    /// Of a list, which may change meanwhile, and the next position.
    List(Owned, usize),
    /// Of a tuple, and the next position.
    Tuple(Owned, usize),
    /// The next number, the step, and how many are left.
    Range(i64, i64, i64),
    /// Of `bytes` or a `bytearray`: where the next one is.
    Bytes(Owned, usize),
    /// Of a string, and where the next character is.
    Str(Owned, usize),
    /// Of a set, where to look for the next member, and how many there were at the start.
    Set(Owned, usize, usize),
    /// Of anything else: its iterator.
    Iterator(Owned),
}

/// `iter(value)` for a loop in this runtime.
pub fn steps(value: Value) -> Res<Steps> {
    let kind = value.type_of();
    if core::ptr::eq(kind, &crate::list::LIST) {
        return Ok(Steps::List(value.to_owned(), 0));
    }
    if crate::sequence::iterates_as_tuple(kind) {
        return Ok(Steps::Tuple(value.to_owned(), 0));
    }
    if let Some(numbers) = value.downcast::<crate::range::Range>().filter(|range| range.is_small()) {
        return Ok(Steps::Range(numbers.start, numbers.step, numbers.count));
    }
    if matches!(kind.kind, Kind::Bytes | Kind::ByteArray) && !kind.is_heap() {
        return Ok(Steps::Bytes(value.to_owned(), 0));
    }
    if core::ptr::eq(kind, &crate::str::STR) {
        return Ok(Steps::Str(value.to_owned(), 0));
    }
    if let Some(set) = crate::set::as_set(value).filter(|_| !kind.is_heap()) {
        return Ok(Steps::Set(value.to_owned(), 0, set.len()));
    }
    iter(value).map(Steps::Iterator)
}

impl Steps {
    /// Passes over the items of a list, a tuple, a set or bytes as long as `take` takes them; no code of the program runs meanwhile.
    pub fn pass(&mut self, take: &mut dyn FnMut(Value) -> bool) {
        let (items, at) = match self {
            Steps::Bytes(bytes, at) => {
                let bytes = bytes::view(bytes.value()).unwrap_or_default();
                *at += bytes.iter().skip(*at).take_while(|&&byte| take(crate::int::from_i64(byte.into()).value())).count();
                return;
            }
            Steps::Set(set, at, _) => {
                let set = crate::set::of(set);
                while let Some((next, ..)) = set.next_from(*at).filter(|&(_, key, _)| take(key)) {
                    *at = next;
                }
                return;
            }
            Steps::List(list, at) => (crate::list::of(list).items(), at),
            Steps::Tuple(tuple, at) => (crate::tuple::of(tuple).items(), at),
            _ => return,
        };
        *at += items.iter().skip(*at).take_while(|&&item| take(item)).count();
    }
    /// The next item, nothing at the end.
    #[inline]
    pub fn step(&mut self) -> Res<Option<Owned>> {
        Ok(match self {
            Steps::List(list, at) => {
                let item = crate::list::of(list).get(*at);
                *at += 1;
                item.map(Value::to_owned)
            }
            Steps::Tuple(tuple, at) => {
                let item = crate::tuple::of(tuple).get(*at);
                *at += 1;
                item.map(Value::to_owned)
            }
            Steps::Bytes(bytes, at) => {
                let byte = bytes::view(bytes.value()).and_then(|bytes| bytes.get(*at));
                *at += 1;
                byte.map(|&byte| crate::int::from_i64(byte.into()))
            }
            Steps::Str(text, at) => {
                let code = text.downcast::<crate::str::Str>().filter(|text| *at < text.len()).map(|text| text.at(*at));
                *at += 1;
                code.map(crate::str::from_char)
            }
            Steps::Set(set, at, size) => {
                let set = crate::set::of(set);
                if set.len() != *size {
                    return Err(crate::set::changed_size());
                }
                set.next_from(*at).map(|(next, key, _)| {
                    *at = next;
                    key.to_owned()
                })
            }
            Steps::Range(_, _, 0) => None,
            Steps::Range(number, step, left) => {
                let item = crate::int::from_i64(*number);
                (*number, *left) = (number.wrapping_add(*step), *left - 1);
                Some(item)
            }
            Steps::Iterator(iterator) => return next(iterator.value()),
        })
    }
}

/// `callee(*args)`.
pub fn call(callee: Value, args: Args) -> Res {
    match callee.type_of().slots().call {
        Some(slot) => {
            check_stack()?;
            slot(callee, args)
        }
        None => Err(crate::class::not_callable(callee)),
    }
}

/// A call with positional arguments only.
pub fn call_values(callee: Value, values: &[Value]) -> Res {
    call(callee, Args { values, names: Value::ABSENT })
}

/// The arguments of a call as compiled code hands them over.
///
/// # Safety
/// `values` must point to `count` values plus one for each name in the tuple `names`.
pub unsafe fn args_from_raw<'a>(values: *const Value, count: usize, names: Value) -> Args<'a> {
    let total = count + if names.is_absent() { 0 } else { super::length(names).unwrap_or(0) };
    let values = if total == 0 {
        &[]
    } else {
        // SAFETY: by the contract.
        unsafe { core::slice::from_raw_parts(values, total) }
    };
    Args { values, names }
}

abi! { pub ITERATE {
    /// `iter(value)`.
    fn iter(value: Value) -> Res [CALLS RAISES] { iter(value) }
    /// The next item of an iterator; status 2 when exhausted.
    fn next(iterator: Value) -> Res<Option<Owned>> [CALLS RAISES] { next(iterator) }
    /// `callee(...)`: `count` positionals at `values`, then the values of the keywords named by the tuple `names` (or 0).
    fn call(callee: Value, values: *const Value, count: usize, names: Value) -> Res [CALLS RAISES] {
        // SAFETY: compiled code passes its own argument area.
        let args = unsafe { args_from_raw(values, count, names) };
        call(callee, args)
    }
} }
