//! Files by name.

use super::path::{Path, Target, number, number_or, path, target, target_of};
use super::{STAT_FIELDS, nothing, text};
use crate::exception;
use crate::host::paths::{self, Status};
use crate::int::from_i128;
use crate::value::{Owned, Res, Value};
use crate::{bytes, dispatch, int, methods, parts};
use alloc::vec::Vec;

use super::descriptors::*;
use super::process::*;

fn status(status: Status) -> Owned {
    let seconds = |time: &i128| from_i128(time.div_euclid(1_000_000_000));
    let exact = |time: &i128| Owned::from(time.div_euclid(1_000_000_000) as f64 + 1e-9 * time.rem_euclid(1_000_000_000) as f64);
    let mut items: Vec<Owned> = status.numbers.iter().map(|&number| parts::int(number)).collect();
    items.extend(status.times.iter().map(seconds));
    items.extend(status.times.iter().map(exact));
    items.extend(status.times.iter().map(|&time| from_i128(time)));
    items.extend(status.blocks.iter().map(|&number| parts::int(number)));
    STAT_FIELDS.make(items)
}

fn stat(file: Value, follow: Value) -> Res {
    match target("stat", file)? {
        Target::Descriptor(fd) => paths::fstat(fd).map_err(exception::os_error).map(status),
        Target::Path(path) => {
            let follow = follow.is_absent() || dispatch::truth(follow)?;
            paths::stat(&path.text, follow).map_err(|e| path.error(e)).map(status)
        }
    }
}

fn lstat(file: Value) -> Res {
    let path = path("lstat", "path", file)?;
    paths::stat(&path.text, false).map_err(|e| path.error(e)).map(status)
}

fn fstat(fd: Value) -> Res {
    paths::fstat(number(fd)?).map_err(exception::os_error).map(status)
}

fn folder(function: &str, value: Value) -> Res<Path> {
    let default = parts::string(".");
    if value.is_absent() || value.is_none() {
        return path(function, "path", default.value());
    }
    match target_of(function, "string, bytes, os.PathLike, integer or None", value)? {
        Target::Path(path) => Ok(path),
        Target::Descriptor(_) => Err(exception::os_error(libc::ENOTDIR)),
    }
}

fn name(bytes: Vec<u8>, binary: bool) -> Res {
    if binary { Ok(bytes::from_vec(bytes)) } else { text(&bytes) }
}

fn listdir(place: Value) -> Res {
    let path = folder("listdir", place)?;
    let names = paths::list(&path.text).map_err(|e| path.error(e))?;
    let names: Res<Vec<Owned>> = names.into_iter().map(|(bytes, _)| name(bytes, path.binary)).collect();
    names.map(parts::list)
}

/// What `scandir` goes through: names, and the kind of each as `d_type` gives it.
fn entries(place: Value) -> Res {
    let path = folder("scandir", place)?;
    let names = paths::list(&path.text).map_err(|e| path.error(e))?;
    let pair =
        |(bytes, kind): (Vec<u8>, u8)| Ok(parts::tuple_of(alloc::vec![name(bytes, path.binary)?, parts::int(kind.into())]));
    let pairs: Res<Vec<Owned>> = names.into_iter().map(pair).collect();
    pairs.map(parts::list)
}

fn mkdir(place: Value, mode: Value) -> Res {
    let path = path("mkdir", "path", place)?;
    paths::mkdir(&path.text, number_or(mode, 0o777)? as u32).map_err(|e| path.error(e)).map(nothing)
}

macro_rules! plain {
    ($($name:ident)*) => { $(
        fn $name(place: Value) -> Res {
            let path = path(stringify!($name), "path", place)?;
            paths::$name(&path.text).map_err(|e| path.error(e)).map(nothing)
        }
    )* };
}
plain! { rmdir unlink }

fn remove(place: Value) -> Res {
    let path = path("remove", "path", place)?;
    paths::unlink(&path.text).map_err(|e| path.error(e)).map(nothing)
}

macro_rules! pairs {
    ($($function:ident $call:ident;)*) => { $(
        fn $function(src: Value, dst: Value) -> Res {
            let from = path(stringify!($function), "src", src)?;
            let to = path(stringify!($function), "dst", dst)?;
            paths::$call(&from.text, &to.text).map_err(|e| from.error_with(e, &to)).map(nothing)
        }
    )* };
}
pairs! { rename rename; replace rename; link link; }

fn symlink(src: Value, dst: Value, _is_directory: Value) -> Res {
    let (from, to) = (path("symlink", "src", src)?, path("symlink", "dst", dst)?);
    paths::symlink(&from.text, &to.text).map_err(|e| from.error_with(e, &to)).map(nothing)
}

fn readlink(place: Value) -> Res {
    let path = path("readlink", "path", place)?;
    let found = paths::read_link(&path.text).map_err(|e| path.error(e))?;
    name(found, path.binary)
}

fn chmod(place: Value, mode: Value) -> Res {
    let path = path("chmod", "path", place)?;
    paths::chmod(&path.text, number(mode)? as u32).map_err(|e| path.error(e)).map(nothing)
}

fn chdir(place: Value) -> Res {
    match target("chdir", place)? {
        Target::Path(path) => paths::chdir(&path.text).map_err(|e| path.error(e)).map(nothing),
        Target::Descriptor(_) => Err(exception::os_error(libc::ENOTDIR)),
    }
}

fn access(place: Value, mode: Value) -> Res {
    let path = path("access", "path", place)?;
    Ok(Owned::from(paths::access(&path.text, number(mode)?).is_ok()))
}

fn truncate(place: Value, length: Value) -> Res {
    let length = int::convert::to_index(length)?;
    match target("truncate", place)? {
        Target::Path(path) => paths::truncate(&path.text, length).map_err(|e| path.error(e)).map(nothing),
        Target::Descriptor(fd) => crate::host::truncate(fd, length).map_err(exception::os_error).map(nothing),
    }
}

/// Times in nanoseconds, `None` for now.
fn set_times(place: Value, access: Value, change: Value) -> Res {
    let path = path("utime", "path", place)?;
    let times = match access.is_none() {
        true => None,
        false => Some([int::convert::to_index(access)?, int::convert::to_index(change)?]),
    };
    paths::set_times(&path.text, times).map_err(|e| path.error(e)).map(nothing)
}

fn getcwd() -> Res {
    text(&paths::working_folder().map_err(exception::os_error)?)
}

fn getcwdb() -> Res {
    Ok(bytes::from_vec(paths::working_folder().map_err(exception::os_error)?))
}

methods! { pub FUNCTIONS of "posix" {
    : stat as "stat"(file, follow) "(path, *, follow_symlinks=True) -> object";
    : lstat as "lstat"(file) "(path) -> object";
    : fstat as "fstat"(fd) "(fd: int) -> object";
    : listdir as "listdir"(place) "(path=None) -> list[str]";
    : entries as "_entries"(place) "(path=None, /) -> list[object]";
    : mkdir as "mkdir"(place, mode) "(path, mode: int = 511) -> None";
    : rmdir as "rmdir"(place) "(path) -> None";
    : unlink as "unlink"(place) "(path) -> None";
    : remove as "remove"(place) "(path) -> None";
    : rename as "rename"(src, dst) "(src, dst) -> None";
    : replace as "replace"(src, dst) "(src, dst) -> None";
    : link as "link"(src, dst) "(src, dst) -> None";
    : symlink as "symlink"(src, dst, is_directory) "(src, dst, target_is_directory=False) -> None";
    : readlink as "readlink"(place) "(path) -> str";
    : chmod as "chmod"(place, mode) "(path, mode: int) -> None";
    : chdir as "chdir"(place) "(path) -> None";
    : access as "access"(place, mode) "(path, mode: int) -> bool";
    : truncate as "truncate"(place, length) "(path, length: int) -> None";
    : set_times as "_set_times"(place, access, change) "(path, access, change, /) -> None";
    : getcwd as "getcwd"() "() -> str";
    : getcwdb as "getcwdb"() "() -> bytes";
    : open as "open"(place, flags, mode) "(path, flags: int, mode: int = 511) -> int";
    : close as "close"(fd) "(fd: int) -> None";
    : read as "read"(fd, count) "(fd: int, length: int, /) -> bytes";
    : write as "write"(fd, data) "(fd: int, data, /) -> int";
    : lseek as "lseek"(fd, position, whence) "(fd: int, position: int, whence: int, /) -> int";
    : ftruncate as "ftruncate"(fd, length) "(fd: int, length: int, /) -> None";
    : fsync as "fsync"(fd) "(fd: int) -> None";
    : pipe as "pipe"() "() -> object";
    : dup as "dup"(fd) "(fd: int, /) -> int";
    : dup2 as "dup2"(fd, onto) "(fd: int, fd2: int) -> int";
    : isatty as "isatty"(fd) "(fd: int, /) -> bool";
    : get_terminal_size as "get_terminal_size"(fd) "(fd: int = 1, /) -> object";
    : getpid as "getpid"() "() -> int";
    : getppid as "getppid"() "() -> int";
    : getuid as "getuid"() "() -> int";
    : geteuid as "geteuid"() "() -> int";
    : getgid as "getgid"() "() -> int";
    : getegid as "getegid"() "() -> int";
    : umask as "umask"(mask) "(mask: int, /) -> int";
    : cpu_count as "cpu_count"() "() -> int";
    : urandom as "urandom"(size) "(size: int, /) -> bytes";
    : system as "system"(command) "(command) -> int";
    : strerror as "strerror"(code) "(code: int, /) -> str";
    : putenv as "putenv"(name, value) "(name, value, /) -> None";
    : unsetenv as "unsetenv"(name) "(name, /) -> None";
    : uname as "uname"() "() -> object";
    : library_version as "_library_version"() "() -> str";
    : kill as "kill"(process, signal) "(pid: int, signal: int, /) -> None";
    : set_signal as "_set_signal"(signal, ignore) "(signal: int, ignore, /) -> None";
    : waitpid as "waitpid"(process, options) "(pid: int, options: int, /) -> object";
    : start as "_start"(program, arguments, environment, folder, streams) "(program, arguments, environment, folder, streams, /) -> int";
    : poll as "_poll"(fds, timeout) "(fds, timeout: int, /) -> list[object]";
    : leave as "_exit"(status) "(status: int) -> None";
} }
