//! Methods of files.

use super::file::{encoding_name, of};
use super::{read, write};
use crate::error::type_error;
use crate::parts;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, int};
use alloc::format as fmt;

/// A size argument: nothing for none, `None` or a negative one.
fn size(value: Value) -> Res<Option<usize>> {
    if value.is_absent() || value.is_none() {
        return Ok(None);
    }
    if value.type_of().slots().index.is_none() {
        let got = dispatch::type_name(value);
        return Err(type_error(&fmt!("argument should be integer or None, not '{got}'")));
    }
    let number = dispatch::index(value)?;
    Ok(int::as_i64(number.value()).and_then(|size| usize::try_from(size).ok()))
}

fn read_method(this: Value, count: Value) -> Res {
    of(this).check_binary_open("read of")?;
    read::read(of(this), size(count)?)
}
fn readline(this: Value, count: Value) -> Res {
    of(this).check_binary_open("readline of")?;
    read::read_line(of(this), size(count)?)
}
fn readlines(this: Value, hint: Value) -> Res {
    read::read_lines(of(this), size(hint)?)
}
fn write_method(this: Value, data: Value) -> Res {
    Ok(parts::int(write::write(of(this), data)? as i64))
}
fn writelines(this: Value, lines: Value) -> Res {
    of(this).check_open()?;
    let iterator = dispatch::iter(lines)?;
    while let Some(line) = dispatch::next(iterator.value())? {
        write::write(of(this), line.value())?;
    }
    Ok(Owned::NONE)
}
fn flush(this: Value) -> Res {
    of(this).check_binary_open("flush of")?;
    of(this).check_open()?;
    of(this).flush()?;
    of(this).stepping.set(false);
    Ok(Owned::NONE)
}
fn close(this: Value) -> Res {
    of(this).close(this)?;
    Ok(Owned::NONE)
}
fn closed(this: Value) -> Res {
    Ok(Owned::from(of(this).fd.get() < 0))
}
fn seek(this: Value, offset: Value, whence: Value) -> Res {
    of(this).check_binary_open("seek of")?;
    let offset = dispatch::index(offset)?;
    let whence = if whence.is_absent() { parts::int(0) } else { dispatch::index(whence)? };
    let (offset, whence) = (int::as_i64(offset.value()).unwrap_or(0), int::as_i64(whence.value()).unwrap_or(0));
    Ok(parts::int(of(this).seek(offset, whence)?))
}
fn tell(this: Value) -> Res {
    Ok(parts::int(of(this).tell()?))
}
fn truncate(this: Value, size: Value) -> Res {
    let size = if size.is_absent() || size.is_none() { None } else { int::as_i64(dispatch::index(size)?.value()) };
    Ok(parts::int(of(this).truncate(size)?))
}
fn readable(this: Value) -> Res {
    of(this).check_open()?;
    Ok(Owned::from(of(this).mode.reading))
}
fn writable(this: Value) -> Res {
    of(this).check_open()?;
    Ok(Owned::from(of(this).mode.writing))
}
fn seekable(this: Value) -> Res {
    of(this).check_open()?;
    Ok(Owned::from(crate::host::seek(of(this).fd.get(), 0, libc::SEEK_CUR).is_ok()))
}
fn fileno(this: Value) -> Res {
    if of(this).fd.get() < 0 {
        // The raw file says it, whose text has no full stop.
        return Err(crate::error::value_error("I/O operation on closed file"));
    }
    Ok(parts::int(of(this).fd.get().into()))
}
fn isatty(this: Value) -> Res {
    of(this).check_open()?;
    Ok(Owned::from(crate::host::is_terminal(of(this).fd.get())))
}
fn name(this: Value) -> Res {
    Ok(of(this).name.to_owned())
}
fn mode(this: Value) -> Res {
    Ok(of(this).mode_text.to_owned())
}
fn encoding(this: Value) -> Res {
    match of(this).text.get() {
        Some(text) => Ok(parts::string(&encoding_name(of(this), text))),
        None => Err(crate::class::no_attribute(this, crate::literal!("encoding"))),
    }
}
fn errors(this: Value) -> Res {
    match of(this).text.get() {
        Some(text) => Ok(parts::string(&text.errors.name())),
        None => Err(crate::class::no_attribute(this, crate::literal!("errors"))),
    }
}
/// AttributeError for what only text files have.
fn of_text(this: Value, name: Value) -> Res<()> {
    if of(this).text.get().is_some() { Ok(()) } else { Err(crate::class::no_attribute(this, name)) }
}
fn newlines(this: Value) -> Res {
    of_text(this, crate::literal!("newlines"))?;
    let seen = of(this).seen.get();
    let all: alloc::vec::Vec<Owned> = [(1, "\r"), (2, "\n"), (4, "\r\n")]
        .into_iter()
        .filter(|(bit, _)| seen & bit != 0)
        .map(|(_, end)| parts::string(end))
        .collect();
    Ok(match all.len() {
        0 => Owned::NONE,
        1 => all[0].clone(),
        _ => parts::tuple_of(all),
    })
}
fn readinto(this: Value, buffer: Value) -> Res {
    let file = of(this);
    if file.text.get().is_some() {
        return Err(crate::class::no_attribute(this, crate::literal!("readinto")));
    }
    file.check_binary_open("readinto of")?;
    let Some(room) = crate::memoryview::writable(buffer).map(|bytes| bytes.len()) else {
        let got = dispatch::type_name(buffer);
        let message = alloc::format!("readinto() argument must be read-write bytes-like object, not {got}");
        return Err(crate::error::type_error(&message));
    };
    let piece = read::read(file, Some(room))?;
    let read = crate::bytes::known(piece.value());
    let count = read.len() as i64;
    if let Some(target) = crate::memoryview::writable(buffer).and_then(|bytes| bytes.get_mut(..read.len())) {
        target.copy_from_slice(read);
    }
    Ok(parts::int(count))
}
fn read1(this: Value, count: Value) -> Res {
    let file = of(this);
    if file.text.get().is_some() {
        return Err(crate::class::no_attribute(this, crate::literal!("read1")));
    }
    file.check_binary_open("read of")?;
    read::read_some(file, size(count)?)
}
fn peek(this: Value, _count: Value) -> Res {
    let file = of(this);
    if file.text.get().is_some() {
        return Err(crate::class::no_attribute(this, crate::literal!("peek")));
    }
    file.check_binary_open("peek of")?;
    read::peek(file)
}
fn write_through(this: Value) -> Res {
    match of(this).text.get() {
        Some(_) => Ok(Owned::from(false)),
        None => Err(crate::class::no_attribute(this, crate::literal!("write_through"))),
    }
}
fn line_buffering(this: Value) -> Res {
    of_text(this, crate::literal!("line_buffering"))?;
    Ok(Owned::from(of(this).by_line.get()))
}
fn reconfigure(this: Value, encoding: Value, errors: Value, newline: Value, line_buffering: Value) -> Res {
    let file = of(this);
    let Some(mut text) = file.text.get() else { return Ok(Owned::NONE) };
    if !encoding.is_absent() && !encoding.is_none() {
        text.encoding = crate::codec::Encoding::of_argument(encoding, "reconfigure")?;
    }
    if !errors.is_absent() && !errors.is_none() {
        text.errors = crate::codec::Errors::of_argument(errors, "reconfigure")?;
    }
    if !newline.is_absent() {
        text.newline = super::open::newline(newline)?;
    }
    if !line_buffering.is_absent() && !line_buffering.is_none() {
        file.by_line.set(dispatch::truth(line_buffering)?);
    }
    file.text.set(Some(text));
    Ok(Owned::NONE)
}
fn buffer(this: Value) -> Res {
    of_text(this, crate::literal!("buffer"))?;
    super::streams::binary_twin(this)
}
fn enter(this: Value) -> Res {
    of(this).check_open()?;
    Ok(this.to_owned())
}
fn exit(this: Value, _args: Value) -> Res {
    of(this).close(this)?;
    Ok(Owned::NONE)
}
fn next(this: Value) -> Res {
    crate::class::next_or_stop(this)
}
fn detach(this: Value) -> Res {
    super::streams::binary_twin(this)
}

crate::methods! { pub FILE_METHODS of "file" {
    method: read_method as "read"(this, count) "(self, size=-1, /) -> object";
    method: readline as "readline"(this, count) "(self, size=-1, /) -> object";
    method: readlines as "readlines"(this, hint) "(self, hint=-1, /) -> list[object]";
    method: write_method as "write"(this, data) "(self, text, /) -> int";
    method: writelines as "writelines"(this, lines) "(self, lines, /) -> None";
    method: flush as "flush"(this) "(self, /) -> None";
    method: close as "close"(this) "(self, /) -> None";
    property: closed as "closed"(this) "(self) -> bool";
    method: seek as "seek"(this, offset, whence) "(self, cookie: int, whence: int = 0, /) -> int";
    method: tell as "tell"(this) "(self, /) -> int";
    method: truncate as "truncate"(this, size) "(self, pos=None, /) -> int";
    method: readable as "readable"(this) "(self, /) -> bool";
    method: writable as "writable"(this) "(self, /) -> bool";
    method: seekable as "seekable"(this) "(self, /) -> bool";
    method: fileno as "fileno"(this) "(self, /) -> int";
    method: isatty as "isatty"(this) "(self, /) -> bool";
    property: name as "name"(this) "(self) -> object";
    property: mode as "mode"(this) "(self) -> str";
    property: encoding as "encoding"(this) "(self) -> str";
    property: errors as "errors"(this) "(self) -> str";
    property: newlines as "newlines"(this) "(self) -> object";
    property: line_buffering as "line_buffering"(this) "(self) -> bool";
    method: reconfigure as "reconfigure"(this, encoding, errors, newline, line_buffering)
        "(self, *, encoding=None, errors=None, newline=None, line_buffering=None) -> None";
    property: write_through as "write_through"(this) "(self) -> bool";
    method: readinto as "readinto"(this, buffer) "(self, buffer, /) -> int";
    method: read1 as "read1"(this, count) "(self, size=-1, /) -> bytes";
    method: peek as "peek"(this, count) "(self, size=0, /) -> bytes";
    property: buffer as "buffer"(this) "(self) -> object";
    method: detach as "detach"(this) "(self, /) -> object";
    method: enter as "__enter__"(this) "(self, /) -> object";
    method: exit as "__exit__"(this, args) "(self, *args) -> None";
    method: next as "__next__"(this) "(self, /) -> object";
} }
