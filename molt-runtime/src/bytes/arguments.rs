//! Arguments of methods of `bytes` and `bytearray`.

use super::construct::byte;
use super::{known, not_bytes_like, required, view};
use crate::str::window;
use crate::value::{Res, Value};

/// What to look for: bytes, or one byte given as an int.
pub(super) enum Needle {
    Bytes(&'static [u8]),
    Byte([u8; 1]),
}

impl Needle {
    pub(super) fn of(value: Value) -> Res<Needle> {
        if let Some(bytes) = view(value) {
            return Ok(Needle::Bytes(bytes));
        }
        if value.type_of().slots().index.is_none() {
            return Err(not_bytes_like(value, "argument should be integer or bytes-like object"));
        }
        byte(value, "byte must be in range(0, 256)").map(|byte| Needle::Byte([byte]))
    }
    pub(super) fn as_slice(&self) -> &[u8] {
        match self {
            Needle::Bytes(bytes) => bytes,
            Needle::Byte(byte) => byte,
        }
    }
}

/// The part of `this` between optional bounds, and where it starts.
pub(super) fn part(this: Value, start: Value, stop: Value) -> Res<Option<(&'static [u8], usize)>> {
    let window = window(known(this).len(), start, stop)?;
    let bytes = known(this);
    Ok(window.map(|(start, stop)| (&bytes[start.min(bytes.len())..stop.min(bytes.len())], start)))
}

/// Optional bytes: nothing when left out or `None`.
pub(super) fn optional(value: Value) -> Res<Option<&'static [u8]>> {
    if crate::str::omitted(value) { Ok(None) } else { required(value).map(Some) }
}
