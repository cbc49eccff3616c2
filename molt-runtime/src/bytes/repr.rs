//! `repr` of `bytes` and `bytearray`.

use super::known;
use crate::dispatch::type_name;
use crate::str::StrBuilder;
use crate::value::{Res, Value};

pub(super) fn repr_bytes(this: Value) -> Res {
    let bytes = known(this);
    let mut out = StrBuilder::with_capacity(bytes.len() + 3);
    push(&mut out, bytes, false);
    Ok(out.finish())
}

pub(super) fn repr_bytearray(this: Value) -> Res {
    let bytes = known(this);
    let mut out = StrBuilder::with_capacity(bytes.len() + 14);
    out.push_text(&type_name(this));
    out.push_ascii(b"(");
    push(&mut out, bytes, true);
    out.push_ascii(b")");
    Ok(out.finish())
}

/// Appends `b'...'`. A `bytearray` escapes single quotes even between double ones.
fn push(out: &mut StrBuilder, bytes: &[u8], escape_single: bool) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.push_ascii(&[b'b', quote]);
    for &byte in bytes {
        match byte {
            b'\t' => out.push_ascii(b"\\t"),
            b'\n' => out.push_ascii(b"\\n"),
            b'\r' => out.push_ascii(b"\\r"),
            b'\\' => out.push_ascii(b"\\\\"),
            b'\'' if escape_single || quote == b'\'' => out.push_ascii(b"\\'"),
            b' '..=b'~' => out.push_ascii(&[byte]),
            _ => crate::str::push_escape(out, byte.into()),
        }
    }
    out.push_ascii(&[quote]);
}
