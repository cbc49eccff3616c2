//! Values into bytes.

use super::fault;
use super::format::{Form, Item, Plan};
use crate::bytes::{ByteArray, Bytes};
use crate::dispatch;
use crate::error::overflow_error;
use crate::float;
use crate::int;
use crate::memoryview::to_half;
use crate::value::{Raised, Res, Value};
use alloc::format;

/// Packs as many values as the plan has into as many bytes as it has, which are all zero.
pub fn pack(plan: &Plan, values: &[Value], out: &mut [u8]) -> Res<()> {
    let mut values = values.iter();
    for item in &plan.items {
        match item.form {
            Form::Text | Form::Pascal => {
                if let Some(&value) = values.next() {
                    text(item, value, &mut out[item.offset..item.offset + item.count])?;
                }
            }
            _ => {
                let places = out[item.offset..item.offset + item.count * item.size].chunks_exact_mut(item.size);
                for (place, &value) in places.zip(values.by_ref().take(item.count)) {
                    one(plan, item, value, place)?;
                }
            }
        }
    }
    Ok(())
}

fn text(item: &Item, value: Value, place: &mut [u8]) -> Res<()> {
    let bytes = match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
        (Some(bytes), _) => bytes.as_slice(),
        (_, Some(array)) => array.as_slice(),
        _ => return Err(fault(&format!("argument for '{}' must be a bytes object", char::from(item.code)))),
    };
    if item.form == Form::Text {
        let n = bytes.len().min(place.len());
        place[..n].copy_from_slice(&bytes[..n]);
    } else if let [length, rest @ ..] = place {
        let n = bytes.len().min(rest.len());
        rest[..n].copy_from_slice(&bytes[..n]);
        *length = n.min(255) as u8;
    }
    Ok(())
}

#[inline]
fn one(plan: &Plan, item: &Item, value: Value, place: &mut [u8]) -> Res<()> {
    let word = match item.form {
        Form::Signed => match value.as_small() {
            Some(number) if fits_signed(number, item.size) => number as u64,
            _ => integer(item, value)?,
        },
        Form::Unsigned => match value.as_small() {
            Some(number) if number >= 0 && (item.size == 8 || number >> (8 * item.size) == 0) => number as u64,
            _ => integer(item, value)?,
        },
        Form::Float => real(plan, item, value)?,
        Form::Pointer => integer(item, value)?,
        Form::Bool => dispatch::truth(value)?.into(),
        _ => match value.downcast::<Bytes>().map(Bytes::as_slice) {
            Some(&[byte]) => byte.into(),
            _ => return Err(fault("char format requires a bytes object of length 1")),
        },
    };
    let size = place.len();
    if plan.big {
        place.copy_from_slice(&word.to_be_bytes()[8 - size..]);
    } else {
        place.copy_from_slice(&word.to_le_bytes()[..size]);
    }
    Ok(())
}

#[inline]
fn fits_signed(number: i64, size: usize) -> bool {
    size == 8 || number >> (8 * size - 1) == number >> 63
}

/// The bits of an int.
#[inline(never)]
fn integer(item: &Item, value: Value) -> Res<u64> {
    if !int::is_int(value) && value.type_of().slots().index.is_none() {
        return Err(fault("required argument is not an integer"));
    }
    let number = dispatch::index(value)?;
    let wide = int::known(number.value()).wide();
    let bits = 8 * item.size as u32;
    let (low, high): (i128, i128) = match item.form {
        Form::Signed => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        Form::Unsigned => (0, (1 << bits) - 1),
        _ => (-(1 << 63), (1 << 64) - 1),
    };
    match wide {
        Some(wide) if (low..=high).contains(&wide) => Ok(wide as u64),
        _ if item.form == Form::Pointer => Err(fault("int too large to convert")),
        _ => Err(fault(&format!("'{}' format requires {low} <= number <= {high}", char::from(item.code)))),
    }
}

/// What is said of a number that is too large for a float of a few bytes.
#[cold]
fn too_large(value: Value, letter: char) -> Raised {
    match crate::int::view(value) {
        Some(_) => fault("int too large to convert"),
        None => overflow_error(&format!("float too large to pack with {letter} format")),
    }
}

/// The bits of a float.
#[inline(never)]
fn real(plan: &Plan, item: &Item, value: Value) -> Res<u64> {
    let number = match float::new::to_real(value) {
        Ok(number) => float::stored(number),
        Err(_) => {
            crate::exception::clear();
            return Err(fault("required argument is not a float"));
        }
    };
    match item.size {
        8 => Ok(number.to_bits()),
        4 => {
            let short = number as f32;
            if short.is_infinite() && number.is_finite() && !plan.native {
                return Err(too_large(value, 'f'));
            }
            Ok(short.to_bits().into())
        }
        _ => match to_half(number) {
            Some(bits) => Ok(bits.into()),
            None => Err(too_large(value, 'e')),
        },
    }
}
