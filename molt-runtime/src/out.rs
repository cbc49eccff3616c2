//! Standard output: one buffer, written when it is full, at line ends if a person is looking, and at the end.

use crate::exception;
use crate::host;
use crate::rt::rt;
use crate::str::Str;
use crate::value::{Raised, Res, Value};

/// As much is collected before it is written.
const FULL: usize = 8192;

/// Appends bytes to standard output.
pub fn write(bytes: &[u8]) -> Res<()> {
    let lines = {
        let mut out = rt().out.borrow_mut();
        out.extend_from_slice(bytes);
        out.len() >= FULL || (bytes.contains(&b'\n') && host::is_terminal(1))
    };
    if lines { flush() } else { Ok(()) }
}

/// Writes what is in the buffer.
pub fn flush() -> Res<()> {
    let bytes = core::mem::take(&mut *rt().out.borrow_mut());
    let written = host::write_all(1, &bytes);
    // The buffer is used again.
    let mut out = rt().out.borrow_mut();
    if out.is_empty() {
        *out = bytes;
        out.clear();
    }
    drop(out);
    written.map_err(failed)
}

/// How output raises.
pub struct Errors {
    /// A write failed with this `errno`.
    pub write: fn(i32) -> Raised,
    /// The string cannot be encoded from this index on.
    pub encode: fn(&Str, usize) -> Raised,
}

/// How output raises in programs that have exceptions. Reached through the state, so that hello world goes without.
pub static ERRORS: Errors = Errors {
    write: exception::os_error,
    encode: |text, at| {
        let values = [text.value(), literal_int(at), literal_int(at + 1)];
        let names = [crate::literal!("utf-8"), crate::literal!("surrogates not allowed")];
        exception::raise_with(&exception::UNICODE_ENCODE_ERROR, &[names[0], values[0], values[1], values[2], names[1]])
    },
};

fn literal_int(number: usize) -> Value {
    Value::from_small(number as i64).unwrap_or(Value::NONE)
}

#[cold]
fn failed(errno: i32) -> Raised {
    match rt().out_errors.get() {
        Some(errors) => (errors.write)(errno),
        None => {
            rt().out_errno.set(errno);
            Raised::stored()
        }
    }
}

/// Appends a string as UTF-8.
pub fn write_str(text: &Str) -> Res<()> {
    if let Some(ascii) = text.as_ascii() {
        return write(ascii.as_bytes());
    }
    let mut bytes = alloc::vec::Vec::with_capacity(text.len() * 2);
    match text.push_utf8(&mut bytes) {
        Ok(()) => write(&bytes),
        Err(at) => Err(match rt().out_errors.get() {
            Some(errors) => (errors.encode)(text, at),
            None => failed(libc::EILSEQ),
        }),
    }
}

crate::abi! { pub RUNTIME {
    /// `print(text)` of one string.
    fn print_str(text: Value) -> Res<()> [WRITES RAISES BARE] {
        if let Some(printer) = rt().printer.get() {
            return printer(text);
        }
        if let Some(text) = text.downcast::<Str>() {
            write_str(text)?;
        }
        write(b"\n")
    }
} }
