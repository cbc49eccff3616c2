//! Files by descriptor.

use super::path::{number, number_or, path};
use super::{SIZE_FIELDS, nothing};
use crate::error::type_error;
use crate::exception::os_error;
use crate::host::{self, paths};
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, bytes, int, parts};
use alloc::format;
use alloc::vec;

pub(super) fn open(place: Value, flags: Value, mode: Value) -> Res {
    let path = path("open", "path", place)?;
    let fd = paths::open_with(&path.text, number(flags)?, number_or(mode, 0o777)? as u32).map_err(|e| path.error(e))?;
    Ok(parts::int(fd.into()))
}

pub(super) fn close(fd: Value) -> Res {
    host::close(number(fd)?).map_err(os_error).map(nothing)
}

pub(super) fn read(fd: Value, count: Value) -> Res {
    let count = int::convert::to_index(count)?;
    if count < 0 {
        return Err(os_error(libc::EINVAL));
    }
    let mut buffer = vec![0; count as usize];
    let got = host::read(number(fd)?, &mut buffer).map_err(os_error)?;
    buffer.truncate(got);
    Ok(bytes::from_vec(buffer))
}

pub(super) fn write(fd: Value, data: Value) -> Res {
    let fd = number(fd)?;
    let data = bytes::required(data)?;
    paths::write_some(fd, data).map_err(os_error).map(|count| parts::int(count as i64))
}

pub(super) fn lseek(fd: Value, position: Value, whence: Value) -> Res {
    let position = int::convert::to_index(position)?;
    host::seek(number(fd)?, position, number(whence)?).map_err(os_error).map(parts::int)
}

pub(super) fn ftruncate(fd: Value, length: Value) -> Res {
    host::truncate(number(fd)?, int::convert::to_index(length)?).map_err(os_error).map(nothing)
}

pub(super) fn fsync(fd: Value) -> Res {
    paths::sync(number(fd)?).map_err(os_error).map(nothing)
}

pub(super) fn pipe() -> Res {
    let (reading, writing) = paths::pipe().map_err(os_error)?;
    Ok(parts::tuple_of(vec![parts::int(reading.into()), parts::int(writing.into())]))
}

pub(super) fn dup(fd: Value) -> Res {
    paths::duplicate(number(fd)?, None).map_err(os_error).map(|fd| parts::int(fd.into()))
}

pub(super) fn dup2(fd: Value, onto: Value) -> Res {
    paths::duplicate(number(fd)?, Some(number(onto)?)).map_err(os_error).map(|fd| parts::int(fd.into()))
}

pub(super) fn isatty(fd: Value) -> Res {
    Ok(Owned::from(host::is_terminal(number(fd)?)))
}

pub(super) fn get_terminal_size(fd: Value) -> Res {
    let (columns, lines) = paths::terminal_size(number_or(fd, 1)?).map_err(os_error)?;
    Ok(SIZE_FIELDS.make(vec![parts::int(columns), parts::int(lines)]))
}

/// `os.terminal_size((columns, lines))`.
pub(super) fn new_size(_kind: &'static Type, args: Args) -> Res {
    let [pair] = arguments::positional::<1>("terminal_size", args, 1)?;
    match parts::items(pair) {
        [columns, lines] => Ok(SIZE_FIELDS.make(vec![columns.to_owned(), lines.to_owned()])),
        other => Err(type_error(&format!("os.terminal_size() takes a 2-sequence ({}-sequence given)", other.len()))),
    }
}
