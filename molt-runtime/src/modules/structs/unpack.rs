//! Bytes into values.

use super::format::{Form, Item, Plan};
use crate::error::raise;
use crate::memoryview::half;
use crate::value::{Owned, Res};
use crate::{bytes, exception, int, tuple};
use alloc::vec::Vec;

/// The values in as many bytes as the plan has, as a tuple.
pub fn unpack(plan: &Plan, data: &[u8]) -> Res {
    let mut values = Vec::with_capacity(plan.count);
    for item in &plan.items {
        match item.form {
            Form::Text => values.push(bytes::from_slice(&data[item.offset..item.offset + item.count])),
            Form::Pascal => match &data[item.offset..item.offset + item.count] {
                [length, rest @ ..] => values.push(bytes::from_slice(&rest[..rest.len().min(usize::from(*length))])),
                [] => {
                    let message = "Negative size passed to PyBytes_FromStringAndSize";
                    return Err(raise(&exception::SYSTEM_ERROR, message));
                }
            },
            _ => {
                let places = data[item.offset..item.offset + item.count * item.size].chunks_exact(item.size);
                values.extend(places.map(|raw| one(plan.big, item, raw)));
            }
        }
    }
    Ok(tuple::from_vec(values))
}

#[inline]
fn one(big: bool, item: &Item, raw: &[u8]) -> Owned {
    let size = raw.len();
    let mut word = [0; 8];
    let bits = if big {
        word[8 - size..].copy_from_slice(raw);
        u64::from_be_bytes(word)
    } else {
        word[..size].copy_from_slice(raw);
        u64::from_le_bytes(word)
    };
    match item.form {
        Form::Signed => {
            let unused = 64 - 8 * size as u32;
            int::from_i64((bits << unused) as i64 >> unused)
        }
        Form::Unsigned | Form::Pointer => int::from_u64(bits),
        Form::Bool => Owned::from(bits != 0),
        Form::Float => Owned::from(match size {
            8 => f64::from_bits(bits),
            4 => f32::from_bits(bits as u32).into(),
            _ => half(bits as u16),
        }),
        _ => bytes::from_slice(raw),
    }
}
