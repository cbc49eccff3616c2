//! The slots that `bytes` and `bytearray` share, and their typed runtime functions.

use super::construct::byte;
use super::{BYTES, ByteArray, from_slice, known, make_joined, make_like, required, view};
use crate::dispatch::type_name;
use crate::error::{self, index_error, type_error};
use crate::slice::Slice;
use crate::str::{Units, find, times};
use crate::types::{BinaryOp, CompareOp, Kind};
use crate::value::{Owned, Res, Value};
use crate::{abi, indices, int, iterators};
use alloc::vec::Vec;

iterators! {
    BYTES_ITERATOR "bytes_iterator" next_byte, crate::iterator::POSITIONED;
    BYTEARRAY_ITERATOR "bytearray_iterator" next_byte, crate::iterator::POSITIONED;
}

/// `iter(this)`.
pub(crate) fn iterate(this: Value) -> Owned {
    let kind = if is_array(this) { &BYTEARRAY_ITERATOR } else { &BYTES_ITERATOR };
    crate::iterator::new(kind, this.to_owned(), crate::iterator::NOTHING, 0, 0)
}

fn next_byte(iterator: Value) -> Res<Option<Owned>> {
    let this = crate::iterator::of(&iterator);
    let Some(bytes) = view(this.source.get()) else { return Ok(None) };
    let position = this.position.get();
    match bytes.get(position as usize) {
        Some(&byte) => {
            this.position.set(position + 1);
            Ok(Some(int::from_i64(byte.into())))
        }
        None => {
            this.finish();
            Ok(None)
        }
    }
}

pub(super) fn is_array(value: Value) -> bool {
    value.downcast::<ByteArray>().is_some()
}

/// `bytes` or `bytearray`, as messages name them.
fn name(value: Value) -> &'static str {
    if is_array(value) { "bytearray" } else { "bytes" }
}

pub(super) fn len_slot(this: Value) -> Res<usize> {
    Ok(known(this).len())
}

pub(super) fn compare_slot(op: CompareOp, this: Value, other: Value) -> Res {
    // Memory views know equality only, and do it themselves. Only a `bytearray` compares itself with an array.
    let comparable = is_bytes(other) || is_array(this) && other.type_of().kind == Kind::Array;
    match view(other) {
        Some(other_bytes) if comparable => Ok(Owned::from(op.holds(known(this).cmp(other_bytes)))),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

fn is_bytes(value: Value) -> bool {
    matches!(value.type_of().kind, Kind::Bytes | Kind::ByteArray)
}

pub(super) fn binary_slot(op: BinaryOp, a: Value, b: Value) -> Res {
    match (op, is_bytes(a), is_bytes(b)) {
        (BinaryOp::Add, true, _) => match view(b) {
            Some(right) => Ok(make_joined(a, known(a), right)),
            None => Err(type_error(&["can't concat ", &type_name(b), " to ", name(a)].concat())),
        },
        (BinaryOp::Mul, true, _) => repeat(a, b),
        (BinaryOp::Mul, false, true) => repeat(b, a),
        (BinaryOp::Mod, true, _) => crate::str::format_bytes(a, b),
        _ => Ok(Value::NOT_IMPLEMENTED.to_owned()),
    }
}

fn repeat(this: Value, factor: Value) -> Res {
    let n = usize::try_from(times(factor)?).unwrap_or(0);
    if n == 1 && this.is_exactly(&BYTES) {
        return Ok(this.to_owned());
    }
    match known(this).len().checked_mul(n).filter(|&length| length <= isize::MAX as usize) {
        Some(length) if crate::heap::would_fit(length) => Ok(make_like(this, &known(this).repeat(n))),
        None if !is_array(this) => Err(error::overflow_error("repeated bytes are too long")),
        _ => Err(error::memory_error("")),
    }
}

pub(super) fn get_item_slot(this: Value, key: Value) -> Res {
    if let Some(slice) = key.downcast::<Slice>() {
        let selection = slice.select(|| known(this).len())?;
        let bytes = known(this);
        if selection.count == bytes.len() && selection.step == 1 && this.is_exactly(&BYTES) {
            return Ok(this.to_owned());
        }
        if selection.step == 1 {
            let start = selection.start as usize;
            return Ok(make_like(this, &bytes[start..start + selection.count]));
        }
        let picked: Vec<u8> = (0..selection.count).map(|i| bytes[selection.at(i)]).collect();
        return Ok(make_like(this, &picked));
    }
    let index = indices::subscript(key, if is_array(this) { "bytearray indices" } else { "byte indices" })?;
    let bytes = known(this);
    match indices::existing(index, bytes.len()) {
        Some(i) => Ok(int::from_i64(bytes[i].into())),
        None => Err(out_of_range(this)),
    }
}

#[cold]
pub(super) fn out_of_range(this: Value) -> crate::value::Raised {
    index_error(if is_array(this) { "bytearray index out of range" } else { "index out of range" })
}

pub(super) fn contains_slot(this: Value, item: Value) -> Res<bool> {
    if item.type_of().slots().index.is_some() {
        let byte = byte(item, "byte must be in range(0, 256)")?;
        return Ok(known(this).contains(&byte));
    }
    let item = required(item)?;
    Ok(find(Units::One(known(this)), Units::One(item)).is_some())
}

abi! { pub RUNTIME {
    /// Makes the methods of `bytes` known by name.
    fn install_bytes() -> () [WRITES] { BYTES.install(super::BYTES_METHODS) }
    /// Makes the methods of `bytearray` known by name.
    fn install_bytearray() -> () [WRITES] { super::BYTEARRAY.install(super::BYTEARRAY_METHODS) }
    /// Makes the methods of `memoryview` known by name.
    fn install_memoryview() -> () [WRITES] {
        crate::memoryview::MEMORYVIEW.install(crate::memoryview::MEMORYVIEW_METHODS)
    }
    /// `len(b)` of `bytes` or `bytearray`.
    fn bytes_len(b: Value) -> usize [READS] { known(b).len() }
    /// `b[i]` of `bytes` or `bytearray`.
    fn bytes_index(b: Value, i: i64) -> Res<i64> [READS RAISES] {
        let bytes = known(b);
        indices::existing(i, bytes.len()).map(|i| bytes[i].into()).ok_or_else(|| out_of_range(b))
    }
    /// Raises what `b[i]` raises outside of `bytes`.
    fn bytes_index_error() -> Res<()> [RAISES] { Err(index_error("index out of range")) }
    /// Raises what `b[i]` raises outside of a `bytearray`.
    fn bytearray_index_error() -> Res<()> [RAISES] { Err(index_error("bytearray index out of range")) }
    /// `b[i] = item` of a `bytearray`.
    fn bytearray_set(b: Value, i: i64, item: Value) -> Res<()> [CALLS RAISES] { super::mutate::set_item_at(b, i, item) }
    /// `a == b` of `bytes` or `bytearray`.
    fn bytes_eq(a: Value, b: Value) -> bool [READS] { known(a) == known(b) }
    /// `bytes` from `n` bytes at an address.
    fn bytes_from_raw(bytes: *const u8, n: usize) -> Owned [] {
        // SAFETY: compiled code passes the address of `n` bytes of its data.
        from_slice(unsafe { core::slice::from_raw_parts(bytes, n) })
    }
} }
