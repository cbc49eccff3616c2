//! Every system call of the runtime.

/// Writes all bytes to a file descriptor.
///
/// # Errors
/// The `errno` of the first write that failed.
pub fn write_all(fd: i32, mut bytes: &[u8]) -> Result<(), i32> {
    while !bytes.is_empty() {
        // SAFETY: the pointer and length describe a live slice.
        let n = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
        if n < 0 {
            let errno = errno();
            if errno == libc::EINTR {
                continue;
            }
            return Err(errno);
        }
        bytes = &bytes[n as usize..];
    }
    Ok(())
}

/// The last error of the C library on this thread.
pub fn errno() -> i32 {
    // SAFETY: always valid on the running thread.
    unsafe { *libc::__errno_location() }
}

/// Ends the process with a message: for broken invariants and refused memory only.
pub fn fatal(message: &str) -> ! {
    let _ = write_all(2, b"molt: fatal: ");
    let _ = write_all(2, message.as_bytes());
    let _ = write_all(2, b"\n");
    // SAFETY: ends the process.
    unsafe { libc::abort() }
}

/// Ends the process.
pub fn exit(status: i32) -> ! {
    // SAFETY: ends the process; buffers were flushed by the caller.
    unsafe { libc::_exit(status) }
}
