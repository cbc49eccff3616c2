//! Every system call of the runtime.

pub mod calendar;
pub mod paths;
pub mod process;

/// Writes all bytes to a file descriptor.
///
/// # Errors
/// The `errno` of the first write that failed.
pub fn write_all(fd: i32, mut bytes: &[u8]) -> Result<(), i32> {
    #[cfg(not(molt_archive))]
    if capture::take_in(fd, bytes) {
        return Ok(());
    }
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

/// Reads up to as many bytes as the buffer holds; 0 at the end.
///
/// # Errors
/// The `errno`.
pub fn read(fd: i32, buffer: &mut [u8]) -> Result<usize, i32> {
    #[cfg(not(molt_archive))]
    if fd == 0
        && let Some(count) = capture::read(buffer)
    {
        return Ok(count);
    }
    loop {
        // SAFETY: the pointer and length describe a live, writable slice.
        let n = unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) };
        match n {
            n if n >= 0 => return Ok(n as usize),
            _ if errno() == libc::EINTR => {}
            _ => return Err(errno()),
        }
    }
}

fn checked(result: i64) -> Result<i64, i32> {
    if result < 0 { Err(errno()) } else { Ok(result) }
}

/// Opens a file; new ones may be read and written by all whom the process's mask allows.
///
/// # Errors
/// The `errno`.
pub fn open(path: &core::ffi::CStr, flags: i32) -> Result<i32, i32> {
    // SAFETY: a terminated path and plain numbers.
    checked(unsafe { libc::open(path.as_ptr(), flags, 0o666) }.into()).map(|fd| fd as i32)
}

/// Closes a file descriptor.
///
/// # Errors
/// The `errno`.
pub fn close(fd: i32) -> Result<(), i32> {
    // SAFETY: a number.
    checked(unsafe { libc::close(fd) }.into()).map(drop)
}

/// Moves in a file; the new position.
///
/// # Errors
/// The `errno`.
pub fn seek(fd: i32, offset: i64, whence: i32) -> Result<i64, i32> {
    // SAFETY: plain numbers.
    checked(unsafe { libc::lseek(fd, offset, whence) })
}

/// Cuts a file to a size.
///
/// # Errors
/// The `errno`.
pub fn truncate(fd: i32, size: i64) -> Result<(), i32> {
    // SAFETY: plain numbers.
    checked(unsafe { libc::ftruncate(fd, size) }.into()).map(drop)
}

/// Whether an open file is a directory.
pub fn is_directory(fd: i32) -> bool {
    // SAFETY: all zeroes is a valid value of the struct, which `fstat` fills.
    unsafe {
        let mut status: libc::stat = core::mem::zeroed();
        libc::fstat(fd, &mut status) == 0 && status.st_mode & libc::S_IFMT == libc::S_IFDIR
    }
}

/// The last error of the C library on this thread.
pub fn errno() -> i32 {
    // SAFETY: always valid on the running thread.
    unsafe { *libc::__errno_location() }
}

/// The C library's text for an error.
pub fn error_text(errno: i32) -> &'static [u8] {
    // SAFETY: `strerror` gives a C string that stays until its next call.
    unsafe { core::ffi::CStr::from_ptr(libc::strerror(errno)).to_bytes() }
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

/// Whether a file descriptor is a terminal.
pub fn is_terminal(fd: i32) -> bool {
    #[cfg(not(molt_archive))]
    if capture::is_on() {
        return false;
    }
    // SAFETY: asks about a number.
    unsafe { libc::isatty(fd) == 1 }
}

/// Raises the limit of the main thread's stack so that `bytes` of it can be used; how many can be.
pub fn reserve_stack(bytes: usize) -> usize {
    /// Frames of the runtime and of the C library below the limit that compiled code checks.
    const RESERVE: usize = 256 * 1024;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: plain calls with a live struct.
    unsafe {
        if libc::getrlimit(libc::RLIMIT_STACK, &mut limit) != 0 {
            return 4 << 20;
        }
        let wanted = (bytes + RESERVE) as libc::rlim_t;
        if limit.rlim_cur < wanted {
            let raised = libc::rlimit { rlim_cur: wanted.min(limit.rlim_max), rlim_max: limit.rlim_max };
            if libc::setrlimit(libc::RLIMIT_STACK, &raised) == 0 {
                limit = raised;
            }
        }
    }
    (limit.rlim_cur.min((bytes + RESERVE) as libc::rlim_t) as usize).saturating_sub(RESERVE)
}

/// Memory for the stack of a thread, of which only what is touched is taken; its lowest page cannot be touched.
pub fn map_stack(size: usize) -> Option<usize> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_STACK;
    // SAFETY: new memory, which nobody knows of yet.
    unsafe {
        let base = libc::mmap(core::ptr::null_mut(), size, protection, flags, -1, 0);
        if base == libc::MAP_FAILED {
            return None;
        }
        libc::mprotect(base, 4096, libc::PROT_NONE);
        Some(base as usize)
    }
}

/// Gives the memory of a stack back. Nobody may stand on it.
pub fn unmap_stack(base: usize, size: usize) {
    // SAFETY: the caller mapped it with `map_stack`.
    unsafe { libc::munmap(base as *mut libc::c_void, size) };
}

/// Interpreters catch what a program writes to its standard streams.
#[cfg(not(molt_archive))]
pub mod capture {
    use alloc::vec::Vec;
    use core::cell::RefCell;

    /// What was written so far.
    #[derive(Default, Debug)]
    pub struct Captured {
        /// To file descriptor 1.
        pub stdout: Vec<u8>,
        /// To file descriptor 2.
        pub stderr: Vec<u8>,
    }

    std::thread_local! { static CURRENT: RefCell<Option<Captured>> = const { RefCell::new(None) }; }

    /// From now on this thread's output is caught.
    pub fn start() {
        CURRENT.with_borrow_mut(|current| *current = Some(Captured::default()));
    }
    std::thread_local! { static INPUT: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) }; }

    /// What this thread's programs find on standard input; absent, the process's own.
    pub fn set_input(bytes: Option<Vec<u8>>) {
        INPUT.with_borrow_mut(|input| *input = bytes);
    }
    pub(super) fn read(buffer: &mut [u8]) -> Option<usize> {
        INPUT.with_borrow_mut(|input| {
            let input = input.as_mut()?;
            let count = input.len().min(buffer.len());
            buffer[..count].copy_from_slice(&input[..count]);
            input.drain(..count);
            Some(count)
        })
    }
    /// Ends catching; what was caught.
    pub fn take() -> Captured {
        CURRENT.with_borrow_mut(|current| current.take().unwrap_or_default())
    }
    pub(super) fn is_on() -> bool {
        CURRENT.with_borrow(|current| current.is_some())
    }
    pub(super) fn take_in(fd: i32, bytes: &[u8]) -> bool {
        CURRENT.with_borrow_mut(|current| {
            let stream = match (current, fd) {
                (Some(captured), 1) => &mut captured.stdout,
                (Some(captured), 2) => &mut captured.stderr,
                _ => return false,
            };
            stream.extend_from_slice(bytes);
            true
        })
    }
}

/// Fills the words from the system's source of randomness.
pub fn random_words(words: &mut [u32]) {
    // SAFETY: the pointer and size describe a live slice of plain integers; up to 256 bytes come whole.
    words.chunks_mut(64).for_each(|chunk| unsafe {
        libc::getrandom(chunk.as_mut_ptr().cast(), size_of_val(chunk), 0);
    });
}

/// The time of a clock in nanoseconds.
pub fn clock(id: libc::clockid_t) -> i64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a live struct; an unknown clock leaves it as it is.
    unsafe { libc::clock_gettime(id, &mut time) };
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Sleeps for some nanoseconds; signals do not end the sleep.
///
/// A signal ends it early: how many nanoseconds are left.
pub fn sleep(nanoseconds: u64) -> u64 {
    let mut time = libc::timespec { tv_sec: (nanoseconds / 1_000_000_000) as i64, tv_nsec: (nanoseconds % 1_000_000_000) as i64 };
    let rest: *mut libc::timespec = &mut time;
    // SAFETY: both pointers are to the same live struct, which the call allows.
    match unsafe { libc::nanosleep(rest, rest) } {
        0 => 0,
        _ if errno() == libc::EINTR => time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64,
        _ => 0,
    }
}

/// Has a signal do what it does of itself (0), nothing (1), or call a function (2); what it did before. `None` where that cannot be
/// set.
pub fn set_signal(number: i32, action: i64, function: extern "C" fn(i32)) -> Option<i64> {
    let own = function as *const () as usize;
    let handler = match action {
        0 => libc::SIG_DFL,
        1 => libc::SIG_IGN,
        _ => own,
    };
    // SAFETY: the structs are live, and plain data for which zeroes are valid.
    let before = unsafe {
        let mut new: libc::sigaction = core::mem::zeroed();
        let mut old: libc::sigaction = core::mem::zeroed();
        new.sa_sigaction = handler;
        if libc::sigaction(number, &new, &mut old) != 0 {
            return None;
        }
        old.sa_sigaction
    };
    Some(match before {
        libc::SIG_DFL => 0,
        libc::SIG_IGN => 1,
        _ => 2,
    })
}

/// Sends this process a signal.
pub fn raise_signal(number: i32) {
    // SAFETY: a plain call.
    unsafe { libc::raise(number) };
}

/// Waits for a signal.
pub fn pause() {
    // SAFETY: a plain call.
    unsafe { libc::pause() };
}

/// Has SIGALRM sent in so many seconds; how many were left of the last wait.
pub fn alarm(seconds: u32) -> u32 {
    // SAFETY: a plain call.
    unsafe { libc::alarm(seconds) }
}

/// Fills the bytes from the system's source of randomness.
pub fn random_bytes(bytes: &mut [u8]) {
    // SAFETY: the pointer and size describe a live slice; up to 256 bytes come whole.
    bytes.chunks_mut(256).for_each(|chunk| unsafe {
        libc::getrandom(chunk.as_mut_ptr().cast(), chunk.len(), 0);
    });
}
