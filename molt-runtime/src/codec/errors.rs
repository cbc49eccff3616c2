//! The exceptions of encoding and decoding.

use crate::error;
use crate::exception::{LOOKUP_ERROR, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, raise_object, raise_with};
use crate::int::from_usize;
use crate::str::{Str, from_ascii, from_str};
use crate::types::{Args, Type};
use crate::value::{Raised, Value};

/// `UnicodeEncodeError(encoding, text, start, end, reason)`.
#[cold]
pub(super) fn encode_error(encoding: &str, text: Value, start: usize, end: usize, reason: &str) -> Raised {
    let (encoding, start, end) = (from_ascii(encoding.as_bytes()), from_usize(start), from_usize(end));
    let reason = from_str(reason);
    raise(&UNICODE_ENCODE_ERROR, [encoding.value(), text, start.value(), end.value(), reason.value()])
}

/// `UnicodeDecodeError(encoding, bytes, start, end, reason)`; the bytes of a buffer are copied.
#[cold]
pub(super) fn decode_error(encoding: &str, bytes: &[u8], start: usize, end: usize, reason: &str) -> Raised {
    let (encoding, start, end) = (from_ascii(encoding.as_bytes()), from_usize(start), from_usize(end));
    let (bytes, reason) = (crate::bytes::from_slice(bytes), from_str(reason));
    raise(&UNICODE_DECODE_ERROR, [encoding.value(), bytes.value(), start.value(), end.value(), reason.value()])
}

/// Raises what `kind(*args)` makes: its constructor fills in the members.
fn raise(kind: &'static Type, args: [Value; 5]) -> Raised {
    let Some(new) = kind.slots().new else { return raise_with(kind, &args) };
    match new(kind, Args { values: &args, names: Value::ABSENT }) {
        Ok(exception) => raise_object(exception),
        Err(raised) => raised,
    }
}

/// A name that is no error handler.
#[cold]
pub(super) fn unknown_handler(name: &Str) -> Raised {
    error::raise(&LOOKUP_ERROR, &["unknown error handler name '", &name.to_text(), "'"].concat())
}
