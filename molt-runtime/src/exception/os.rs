//! `OSError` from the error numbers of the C library.

use super::hierarchy::*;
use crate::types::Type;
use crate::value::{Raised, Value};

/// The type that stands for an error number.
pub(super) fn kind_of(errno: i64) -> &'static Type {
    match errno as i32 {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &BLOCKING_IO_ERROR,
        libc::EPIPE | libc::ESHUTDOWN => &BROKEN_PIPE_ERROR,
        libc::ECHILD => &CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => &CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => &CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => &CONNECTION_RESET_ERROR,
        libc::EEXIST => &FILE_EXISTS_ERROR,
        libc::ENOENT => &FILE_NOT_FOUND_ERROR,
        libc::EINTR => &INTERRUPTED_ERROR,
        libc::EISDIR => &IS_A_DIRECTORY_ERROR,
        libc::ENOTDIR => &NOT_A_DIRECTORY_ERROR,
        libc::EACCES | libc::EPERM => &PERMISSION_ERROR,
        libc::ESRCH => &PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => &TIMEOUT_ERROR,
        _ => &OS_ERROR,
    }
}

/// Raises the `OSError` of an error number.
#[cold]
pub fn os_error(errno: i32) -> Raised {
    os_error_with_file(errno, Value::NONE)
}

/// Raises the `OSError` of an error number about a file (`None` for none).
#[cold]
pub fn os_error_with_file(errno: i32, file: Value) -> Raised {
    let made = made(errno, file);
    super::raise_object(made)
}

/// Raises the `OSError` of an error number about two files.
#[cold]
pub fn os_error_with_files(errno: i32, file: Value, other: Value) -> Raised {
    let made = made(errno, file);
    super::of(made.value()).set_member(3, other);
    super::raise_object(made)
}

/// The `OSError` of an error number, not raised.
pub(super) fn made(errno: i32, file: Value) -> crate::value::Owned {
    let number = Value::from_small(errno.into()).unwrap_or(Value::NONE);
    let message = crate::str::from_utf8_lossy(crate::host::error_text(errno));
    let made = super::new(kind_of(errno.into()), &[number, message.value()]);
    let exception = super::of(made.value());
    exception.set_member(0, number);
    exception.set_member(1, message.value());
    if !file.is_none() {
        exception.set_member(2, file);
    }
    made
}
