//! `bytes(...)` and `bytearray(...)`.

use super::array::from_vec_of;
use super::{Bytes, from_slice_of, view};
use crate::codec::{self, Choice};
use crate::dispatch::{self, type_name};
use crate::error::{memory_error, overflow_error, type_error, value_error};
use crate::int;
use crate::str::Str;
use crate::types::{Args, Type};
use crate::value::{Res, Value};
use alloc::vec::Vec;

pub(super) fn construct_bytes(kind: &'static Type, args: Args) -> Res {
    let bytes = collect("bytes", args, "bytes must be in range(0, 256)")?;
    Ok(from_slice_of(kind, &bytes))
}

pub(super) fn construct_bytearray(kind: &'static Type, args: Args) -> Res {
    Ok(from_vec_of(kind, collect("bytearray", args, "byte must be in range(0, 256)")?))
}

/// The most bytes for which CPython asks for memory: its object has a header of 33.
const LONGEST: i64 = i64::MAX - 33;

fn collect(name: &str, args: Args, out_of_range: &str) -> Res<Vec<u8>> {
    let [source, encoding, errors] = crate::arguments::named(name, args, ["source", "encoding", "errors"])?;
    codec::check_arguments(encoding, errors, name)?;
    let alone = encoding.is_absent() && errors.is_absent() && !source.is_absent();
    if name == "bytes"
        && alone
        && let Some(bytes) = from_special(source)?
    {
        return Ok(bytes);
    }
    if let Some(text) = source.downcast::<Str>() {
        if encoding.is_absent() {
            return Err(type_error("string argument without an encoding"));
        }
        return match codec::choice(encoding, errors, name)? {
            Choice::Own(encoding, errors) => codec::encode(text, encoding, errors),
            Choice::Registered(own) => codec::registered::encode(source, own, errors),
        };
    }
    if !encoding.is_absent() {
        return Err(type_error("encoding without a string argument"));
    }
    if !errors.is_absent() {
        return Err(type_error("errors without a string argument"));
    }
    if source.is_absent() {
        return Ok(Vec::new());
    }
    if let Some(bytes) = crate::memoryview::copy(source) {
        return bytes;
    }
    if let Some(bytes) = view(source) {
        return Ok(bytes.to_vec());
    }
    if source.type_of().slots().index.is_some() {
        return match int::convert::to_index(source)? {
            ..0 => Err(value_error("negative count")),
            size if name == "bytes" && size > LONGEST => Err(overflow_error("byte string is too large")),
            size if crate::heap::would_fit(size as usize) => Ok(alloc::vec![0; size as usize]),
            _ => Err(memory_error("")),
        };
    }
    let slots = source.type_of().slots();
    if slots.iter.is_none() && slots.get_item.is_none() {
        return Err(type_error(&["cannot convert '", &type_name(source), "' object to ", name].concat()));
    }
    from_iterable(source, out_of_range, name == "bytes")
}

/// What `__bytes__` gives, where a class of the program has it.
pub(crate) fn from_special(value: Value) -> Res<Option<Vec<u8>>> {
    let Some(result) = crate::special::call(value, crate::literal!("__bytes__"), &[])? else { return Ok(None) };
    match result.downcast::<Bytes>() {
        Some(bytes) => Ok(Some(bytes.as_slice().to_vec())),
        None => Err(type_error(&["__bytes__ returned non-bytes (type ", &type_name(result.value()), ")"].concat())),
    }
}

/// The bytes that an iterable of ints gives, which is asked how many they are where `asked` says so.
pub(super) fn from_iterable(source: Value, out_of_range: &str, asked: bool) -> Res<Vec<u8>> {
    let mut items = dispatch::steps(source)?;
    let room = if asked || !source.type_of().is_heap() { dispatch::length_hint(source)? } else { 0 };
    let mut bytes = Vec::with_capacity(room.min(1 << 16));
    while let Some(item) = items.step()? {
        bytes.push(byte(item.value(), out_of_range)?);
    }
    Ok(bytes)
}

/// An int from 0 to 255, or `ValueError`.
pub(crate) fn byte(value: Value, out_of_range: &str) -> Res<u8> {
    u8::try_from(int::convert::to_index_clamped(value)?).map_err(|_| value_error(out_of_range))
}
