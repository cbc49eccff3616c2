//! System calls about files by name, and about descriptors. Errors are the `errno`.

#![allow(clippy::missing_errors_doc)]

use super::{checked, errno};
use alloc::vec::Vec;
use core::ffi::CStr;

/// What the system says about a file.
#[derive(Clone, Copy)]
pub struct Status {
    /// Mode, inode, device, links, user, group, size.
    pub numbers: [i64; 7],
    /// Access, change and status change in nanoseconds.
    pub times: [i128; 3],
    /// Block size, blocks, device of a special file.
    pub blocks: [i64; 3],
}

fn status(raw: &libc::stat) -> Status {
    let time = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Status {
        numbers: [
            raw.st_mode.into(),
            raw.st_ino as i64,
            raw.st_dev as i64,
            raw.st_nlink as i64,
            raw.st_uid.into(),
            raw.st_gid.into(),
            raw.st_size,
        ],
        times: [
            time(raw.st_atime, raw.st_atime_nsec),
            time(raw.st_mtime, raw.st_mtime_nsec),
            time(raw.st_ctime, raw.st_ctime_nsec),
        ],
        blocks: [raw.st_blksize, raw.st_blocks, raw.st_rdev as i64],
    }
}

/// `stat` or `lstat`.
pub fn stat(path: &CStr, follow: bool) -> Result<Status, i32> {
    // SAFETY: all zeroes is a valid value of the struct; the path is terminated.
    unsafe {
        let mut raw: libc::stat = core::mem::zeroed();
        let done = if follow { libc::stat(path.as_ptr(), &mut raw) } else { libc::lstat(path.as_ptr(), &mut raw) };
        checked(done.into()).map(|_| status(&raw))
    }
}

/// `fstat`.
pub fn fstat(fd: i32) -> Result<Status, i32> {
    // SAFETY: all zeroes is a valid value of the struct.
    unsafe {
        let mut raw: libc::stat = core::mem::zeroed();
        checked(libc::fstat(fd, &mut raw).into()).map(|_| status(&raw))
    }
}

/// The names in a folder but `.` and `..`, each with the kind the folder gives for it.
pub fn list(path: &CStr) -> Result<Vec<(Vec<u8>, u8)>, i32> {
    let mut names = Vec::new();
    // SAFETY: the path is terminated; the handle is closed once, and entries are read before the next call.
    unsafe {
        let folder = libc::opendir(path.as_ptr());
        if folder.is_null() {
            return Err(errno());
        }
        loop {
            *libc::__errno_location() = 0;
            let entry = libc::readdir(folder);
            if entry.is_null() {
                break;
            }
            let name = CStr::from_ptr((*entry).d_name.as_ptr()).to_bytes();
            if name != b"." && name != b".." {
                names.push((name.to_vec(), (*entry).d_type));
            }
        }
        let failed = errno();
        libc::closedir(folder);
        if failed == 0 { Ok(names) } else { Err(failed) }
    }
}

macro_rules! calls {
    ($($(#[$doc:meta])* $name:ident($path:ident $(, $arg:ident: $kind:ty)*) = $call:expr;)*) => { $(
        $(#[$doc])*
        pub fn $name($path: &CStr $(, $arg: $kind)*) -> Result<(), i32> {
            // SAFETY: terminated paths and plain numbers.
            checked(i64::from(unsafe { $call })).map(drop)
        }
    )* };
}
calls! {
    /// `mkdir`.
    mkdir(path, mode: u32) = libc::mkdir(path.as_ptr(), mode);
    /// `rmdir`.
    rmdir(path) = libc::rmdir(path.as_ptr());
    /// `unlink`.
    unlink(path) = libc::unlink(path.as_ptr());
    /// `rename`.
    rename(from, to: &CStr) = libc::rename(from.as_ptr(), to.as_ptr());
    /// `link`.
    link(from, to: &CStr) = libc::link(from.as_ptr(), to.as_ptr());
    /// `symlink`.
    symlink(from, to: &CStr) = libc::symlink(from.as_ptr(), to.as_ptr());
    /// `chmod`.
    chmod(path, mode: u32) = libc::chmod(path.as_ptr(), mode);
    /// `chdir`.
    chdir(path) = libc::chdir(path.as_ptr());
    /// `access`.
    access(path, mode: i32) = libc::access(path.as_ptr(), mode);
    /// `truncate`.
    truncate(path, size: i64) = libc::truncate(path.as_ptr(), size);
}

/// Sets the times of access and change in nanoseconds, or both to now.
pub fn set_times(path: &CStr, times: Option<[i64; 2]>) -> Result<(), i32> {
    let spec = |ns: i64| libc::timespec { tv_sec: ns.div_euclid(1_000_000_000), tv_nsec: ns.rem_euclid(1_000_000_000) };
    let both = times.map(|[access, change]| [spec(access), spec(change)]);
    let pointer = both.as_ref().map_or(core::ptr::null(), |both| both.as_ptr());
    // SAFETY: a terminated path, and two structs or none.
    checked(unsafe { libc::utimensat(libc::AT_FDCWD, path.as_ptr(), pointer, 0) }.into()).map(drop)
}

fn filled(mut size: usize, call: impl Fn(&mut [u8]) -> i64) -> Result<Vec<u8>, i32> {
    loop {
        let mut buffer = alloc::vec![0; size];
        let count = call(&mut buffer);
        match count {
            count if count < 0 && errno() == libc::ERANGE => {}
            count if count < 0 => return Err(errno()),
            count if (count as usize) < size => {
                buffer.truncate(count as usize);
                return Ok(buffer);
            }
            _ => {}
        }
        size *= 2;
    }
}

/// Where a symbolic link leads.
pub fn read_link(path: &CStr) -> Result<Vec<u8>, i32> {
    // SAFETY: a terminated path and a live buffer.
    filled(256, |buffer| unsafe { libc::readlink(path.as_ptr(), buffer.as_mut_ptr().cast(), buffer.len()) as i64 })
}

/// The working folder.
pub fn working_folder() -> Result<Vec<u8>, i32> {
    filled(256, |buffer| {
        // SAFETY: a live buffer, which the call terminates where it succeeds.
        unsafe {
            match libc::getcwd(buffer.as_mut_ptr().cast(), buffer.len()) {
                path if path.is_null() => -1,
                path => CStr::from_ptr(path).to_bytes().len() as i64,
            }
        }
    })
}

/// Opens with these flags and permissions.
pub fn open_with(path: &CStr, flags: i32, mode: u32) -> Result<i32, i32> {
    // SAFETY: a terminated path and plain numbers.
    checked(unsafe { libc::open(path.as_ptr(), flags | libc::O_CLOEXEC, mode) }.into()).map(|fd| fd as i32)
}

/// One `write`: how many bytes went.
pub fn write_some(fd: i32, bytes: &[u8]) -> Result<usize, i32> {
    // SAFETY: a live slice.
    checked(unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) } as i64).map(|count| count as usize)
}

/// A pipe: its reading and its writing end.
pub fn pipe() -> Result<(i32, i32), i32> {
    let mut ends = [0; 2];
    // SAFETY: two live ints.
    checked(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) }.into()).map(|_| (ends[0], ends[1]))
}

/// `dup`, or `dup2` onto a descriptor.
pub fn duplicate(fd: i32, onto: Option<i32>) -> Result<i32, i32> {
    // SAFETY: numbers.
    let made = unsafe {
        match onto {
            Some(onto) => libc::dup2(fd, onto),
            None => libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0),
        }
    };
    checked(made.into()).map(|fd| fd as i32)
}

/// `fsync`.
pub fn sync(fd: i32) -> Result<(), i32> {
    // SAFETY: a number.
    checked(unsafe { libc::fsync(fd) }.into()).map(drop)
}

/// Columns and lines of a terminal.
pub fn terminal_size(fd: i32) -> Result<(i64, i64), i32> {
    let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: a live struct.
    checked(unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &mut size) }.into()).map(|_| (size.ws_col.into(), size.ws_row.into()))
}
