//! The methods of arrays.

use super::slots::{ARRAY, number, place};
use super::{Array, items, new_of, of, pickled};
use crate::class::{self, class_getitem};
use crate::dispatch;
use crate::error::{index_error, raise, runtime_error, type_error, value_error};
use crate::list::List;
use crate::methods;
use crate::str::Str;
use crate::value::{Owned, Res, Value};
use crate::{bytes, exception, indices, list, literal, memoryview, tuple};
use alloc::vec::Vec;

fn append(this: Value, item: Value) -> Res {
    of(this).push(item)?;
    Ok(Owned::NONE)
}

pub(super) fn extend(this: Value, iterable: Value) -> Res {
    let array = of(this);
    if let Some(other) = iterable.downcast::<Array>() {
        if other.code != array.code {
            return Err(type_error("can only extend with array of same kind"));
        }
        let added = other.store.as_slice().to_vec();
        if !added.is_empty() {
            array.resizable()?.extend_from_slice(&added);
        }
        return Ok(Owned::NONE);
    }
    let mut steps = dispatch::steps(iterable)?;
    while let Some(item) = steps.step()? {
        array.push(item.value())?;
    }
    Ok(Owned::NONE)
}

fn fromlist(this: Value, given: Value) -> Res {
    let Some(given) = given.downcast::<List>() else { return Err(type_error("arg must be list")) };
    let array = of(this);
    let (before, count) = (array.store.as_slice().len(), given.len());
    if count > 0 {
        array.resizable()?;
    }
    for i in 0..count {
        let pushed = match given.get(i) {
            Some(item) if given.len() == count => {
                let item = item.to_owned();
                array.push(item.value())
            }
            _ => Err(runtime_error("list changed size during iteration")),
        };
        if let Err(raised) = pushed {
            array.resizable()?.truncate(before);
            return Err(raised);
        }
    }
    Ok(Owned::NONE)
}

pub(super) fn tolist(this: Value) -> Res {
    let array = of(this);
    let made: Res<Vec<Owned>> =
        array.store.as_slice().chunks_exact(array.code.size()).map(|raw| array.code.unpack(raw)).collect();
    made.map(list::from_vec)
}

fn insert(this: Value, i: Value, item: Value) -> Res {
    let array = of(this);
    let i = place(i)?;
    let word = array.code.pack(item)?;
    let (at, size) = (indices::clamp(i, array.len()), array.code.size());
    array.resizable()?.splice(at * size..at * size, word[..size].iter().copied());
    Ok(Owned::NONE)
}

fn pop(this: Value, i: Value) -> Res {
    let array = of(this);
    let i = place(i)?;
    if array.len() == 0 {
        return Err(index_error("pop from empty array"));
    }
    let Some(at) = indices::existing(i, array.len()) else { return Err(index_error("pop index out of range")) };
    let size = array.code.size();
    let item = array.code.unpack(&array.store.as_slice()[at * size..][..size])?;
    array.resizable()?.drain(at * size..(at + 1) * size);
    Ok(item)
}

fn remove(this: Value, item: Value) -> Res {
    let array = of(this);
    match items::find(this, item, 0, usize::MAX)? {
        Some(at) => {
            let size = array.code.size();
            array.resizable()?.drain(at * size..(at + 1) * size);
            Ok(Owned::NONE)
        }
        None => Err(value_error("array.remove(x): x not in array")),
    }
}

fn index(this: Value, item: Value, start: Value, stop: Value) -> Res {
    let bound = |value: Value, default: i64| if value.is_absent() { Ok(default) } else { indices::search_bound(value) };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    let n = of(this).len();
    match items::find(this, item, indices::clamp(start, n), indices::clamp(stop, n))? {
        Some(i) => Ok(number(i)),
        None => Err(value_error("array.index(x): x not in array")),
    }
}

fn count(this: Value, item: Value) -> Res {
    let (mut count, mut start) = (0, 0);
    while let Some(i) = items::find(this, item, start, usize::MAX)? {
        count += 1;
        start = i + 1;
    }
    Ok(number(count))
}

fn reverse(this: Value) -> Res {
    let size = of(this).code.size();
    let bytes = of(this).store.as_mut();
    bytes.reverse();
    bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Owned::NONE)
}

fn byteswap(this: Value) -> Res {
    let size = of(this).code.size();
    of(this).store.as_mut().chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Owned::NONE)
}

fn buffer_info(this: Value) -> Res {
    let bytes = of(this).store.as_slice();
    Ok(tuple::pair(number(bytes.as_ptr() as usize), number(of(this).len())))
}

fn tobytes(this: Value) -> Res {
    Ok(bytes::from_slice(of(this).store.as_slice()))
}

pub(super) fn frombytes(this: Value, source: Value) -> Res {
    let array = of(this);
    let given = bytes::required(source)?;
    if !memoryview::is_of_bytes(source) {
        return Err(type_error("a bytes-like object is required"));
    }
    if !given.len().is_multiple_of(array.code.size()) {
        return Err(value_error("bytes length not a multiple of item size"));
    }
    let given = given.to_vec();
    if !given.is_empty() {
        array.resizable()?.extend_from_slice(&given);
    }
    Ok(Owned::NONE)
}

fn tofile(this: Value, file: Value) -> Res {
    // In pieces of this size, as CPython does.
    const BLOCK: usize = 64 * 1024;
    let mut at = 0;
    while at < of(this).store.as_slice().len() {
        let all = of(this).store.as_slice();
        let piece = bytes::from_slice(&all[at..all.len().min(at + BLOCK)]);
        class::call_method(file, literal!("write"), &[piece.value()])?;
        at += BLOCK;
    }
    Ok(Owned::NONE)
}

fn fromfile(this: Value, file: Value, n: Value) -> Res {
    let Ok(n) = usize::try_from(place(n)?) else { return Err(value_error("negative count")) };
    let Some(wanted) = n.checked_mul(of(this).code.size()).filter(|&wanted| wanted <= isize::MAX as usize) else {
        return Err(raise(&exception::MEMORY_ERROR, ""));
    };
    let read = class::call_method(file, literal!("read"), &[number(wanted).value()])?;
    let Some(data) = read.downcast::<bytes::Bytes>() else { return Err(type_error("read() didn't return bytes")) };
    frombytes(this, read.value())?;
    if data.as_slice().len() != wanted {
        return Err(raise(&exception::EOF_ERROR, "read() didn't return enough bytes"));
    }
    Ok(Owned::NONE)
}

/// Appends characters.
pub(super) fn append_text(array: &Array, text: &Str) -> Res<()> {
    if text.is_empty() {
        return Ok(());
    }
    let mut bytes = array.resizable()?;
    text.code_points().for_each(|code| bytes.extend_from_slice(&code.to_le_bytes()));
    Ok(())
}

fn fromunicode(this: Value, text: Value) -> Res {
    let Some(text) = text.downcast::<Str>() else {
        let got = crate::arguments::bad_type(text);
        return Err(type_error(&alloc::format!("fromunicode() argument must be str, not {got}")));
    };
    if of(this).code.0 != b'u' {
        return Err(value_error("fromunicode() may only be called on unicode type arrays"));
    }
    append_text(of(this), text)?;
    Ok(Owned::NONE)
}

fn tounicode(this: Value) -> Res {
    if of(this).code.0 != b'u' {
        return Err(value_error("tounicode() may only be called on unicode type arrays"));
    }
    items::text(of(this))
}

fn copy(this: Value) -> Res {
    Ok(new_of(&ARRAY, of(this).code, of(this).store.as_slice().to_vec()))
}

fn deepcopy(this: Value, _memo: Value) -> Res {
    copy(this)
}

fn sizeof(this: Value) -> Res {
    // That of CPython's object, and the memory of the items.
    Ok(number(64 + of(this).store.as_slice().len()))
}

fn typecode(this: Value) -> Res {
    Ok(of(this).code.text())
}

fn itemsize(this: Value) -> Res {
    Ok(number(of(this).code.size()))
}

methods! { pub ARRAY_METHODS of "array.array" {
    method: append as "append"(this, item) "(self, v, /) -> None";
    method: extend as "extend"(this, iterable) "(self, bb, /) -> None";
    method: fromlist as "fromlist"(this, list) "(self, list, /) -> None";
    method: tolist as "tolist"(this) "(self, /) -> list";
    method: insert as "insert"(this, i, item) "(self, i, v, /) -> None";
    method: pop as "pop"(this, i) "(self, i=-1, /) -> object";
    method: remove as "remove"(this, item) "(self, v, /) -> None";
    method: index as "index"(this, item, start, stop) "(self, v, start=0, stop=9223372036854775807, /) -> int";
    method: count as "count"(this, item) "(self, v, /) -> int";
    method: reverse as "reverse"(this) "(self, /) -> None";
    method: byteswap as "byteswap"(this) "(self, /) -> None";
    method: buffer_info as "buffer_info"(this) "(self, /) -> tuple";
    method: tobytes as "tobytes"(this) "(self, /) -> bytes";
    method: frombytes as "frombytes"(this, buffer) "(self, buffer, /) -> None";
    method: tofile as "tofile"(this, file) "(self, f, /) -> None";
    method: fromfile as "fromfile"(this, file, n) "(self, f, n, /) -> None";
    method: fromunicode as "fromunicode"(this, text) "(self, ustr, /) -> None";
    method: tounicode as "tounicode"(this) "(self, /) -> str";
    method: copy as "__copy__"(this) "(self, /) -> object";
    method: deepcopy as "__deepcopy__"(this, memo) "(self, unused, /) -> object";
    method: pickled::reduce as "__reduce_ex__"(this, protocol) "(self, value, /) -> tuple";
    method: sizeof as "__sizeof__"(this) "(self, /) -> int";
    class: class_getitem as "__class_getitem__"(class, key) "(cls, item, /) -> object";
    property: typecode as "typecode"(this) "(self) -> str";
    property: itemsize as "itemsize"(this) "(self) -> int";
} }
