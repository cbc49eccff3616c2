//! Ints to and from bytes.

use super::few::Words;
use super::{View, bits, from_big, known};
use crate::dispatch::{index, truth, type_name};
use crate::str::Str;
use crate::types::Args;
use crate::value::{Owned, Res, Value};
use crate::{bytes, dispatch, error};
use alloc::format;
use alloc::vec::Vec;
use num_bigint::{BigInt, Sign};

/// Whether the order asked for is the little-endian one; absent means big.
fn is_little(function: &str, order: Value) -> Res<bool> {
    if order.is_absent() {
        return Ok(false);
    }
    match order.downcast::<Str>() {
        Some(order) if order.is("little") => Ok(true),
        Some(order) if order.is("big") => Ok(false),
        Some(_) => Err(error::value_error("byteorder must be either 'little' or 'big'")),
        None => Err(error::type_error(&format!(
            "{function}() argument 'byteorder' must be str, not {}",
            crate::arguments::bad_type(order)
        ))),
    }
}

fn flag(value: Value) -> Res<bool> {
    Ok(!value.is_absent() && truth(value)?)
}

/// `a.to_bytes(length, byteorder, signed=...)`.
pub fn to_bytes(this: Value, length: Value, order: Value, signed: Value) -> Res {
    let length = if length.is_absent() { 1 } else { super::convert::to_index(index(length)?.value())? };
    let (little, signed) = (is_little("to_bytes", order)?, flag(signed)?);
    let Ok(length) = usize::try_from(length) else {
        return Err(error::value_error("length argument must be non-negative"));
    };
    let number = known(this);
    if number.is_negative() && !signed {
        return Err(error::overflow_error("can't convert negative int to unsigned"));
    }
    if !fits(number, length, signed) {
        return Err(error::overflow_error("int too big to convert"));
    }
    if let Some(words) = Words::of(number)
        && let Some(out) = words.bytes().get_mut(..length)
    {
        if !little {
            out.reverse();
        }
        return Ok(bytes::from_slice(out));
    }
    let mut out = number.big().to_signed_bytes_le();
    // Bytes past the number repeat its sign.
    out.resize(length, if number.is_negative() { 0xFF } else { 0 });
    if !little {
        out.reverse();
    }
    Ok(bytes::from_vec(out))
}

fn fits(number: View, length: usize, signed: bool) -> bool {
    let room = length as u64 * 8;
    let needed = match number {
        number if !signed => bits::length(number),
        number if number.is_negative() => match number {
            // CPython lets -1 into no bytes at all.
            View::Small(-1) => 0,
            View::Small(small) => 65 - (!small).leading_zeros() as u64,
            View::Big(big) => (&*big.big() + 1u8).bits() + 1,
        },
        number if number.is_zero() => 0,
        number => bits::length(number) + 1,
    };
    needed <= room
}

/// `int.from_bytes(bytes, byteorder, signed=...)`.
pub fn from_bytes(class: Value, source: Value, order: Value, signed: Value) -> Res {
    let (little, signed) = (is_little("from_bytes", order)?, flag(signed)?);
    let number = match bytes::view(source) {
        Some(bytes) => number_of(bytes, little, signed),
        None => number_of(&bytes_of(source)?, little, signed),
    };
    if class.bits() == crate::object::value_of(&super::INT).bits() {
        return Ok(number);
    }
    dispatch::call_values(class, &[number.value()])
}

fn number_of(bytes: &[u8], little: bool, signed: bool) -> Owned {
    if let Some(words) = Words::of_bytes(bytes, little, signed) {
        return words.int();
    }
    from_big(match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (false, true) => BigInt::from_signed_bytes_be(bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    })
}

/// The bytes of an iterable of ints or of an object with `__bytes__`.
fn bytes_of(source: Value) -> Res<Vec<u8>> {
    let refused = source.type_of().slots().index.is_some() || source.downcast::<Str>().is_some();
    let made = match bytes::BYTES.slots().new {
        Some(new) if !refused => new(&bytes::BYTES, Args { values: &[source], names: Value::ABSENT })?,
        _ => return Err(error::type_error(&format!("cannot convert '{}' object to bytes", type_name(source)))),
    };
    Ok(bytes::view(made.value()).unwrap_or_default().to_vec())
}
