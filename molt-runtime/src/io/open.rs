//! `open`.

use super::file::{self, Newline, Text};
use super::mode::Mode;
use crate::codec::{Encoding, Errors};
use crate::dispatch::{self, type_name};
use crate::error::{type_error, value_error};
use crate::exception;
use crate::host;
use crate::parts;
use crate::str::Str;
use crate::types::Kind;
use crate::value::{Res, Value};
use alloc::ffi::CString;
use alloc::format as fmt;
use alloc::vec::Vec;

/// Everything `open` takes; absent or `None` for defaults.
#[derive(Clone, Copy)]
pub struct Request {
    /// The path or file descriptor.
    pub file: Value,
    /// The mode.
    pub mode: Value,
    /// The buffering.
    pub buffering: Value,
    /// The encoding.
    pub encoding: Value,
    /// The error handler.
    pub errors: Value,
    /// Line ends.
    pub newline: Value,
}

fn given(value: Value) -> Option<Value> {
    if value.is_absent() || value.is_none() { None } else { Some(value) }
}

/// The path in a `str`, `bytes` or path object, for the system.
pub fn path_of(value: Value) -> Res<CString> {
    let mut bytes = Vec::new();
    let fspath;
    let mut path = value;
    if !matches!(path.type_of().kind, Kind::Str | Kind::Bytes)
        && let Some(found) = crate::class::call_special(path, crate::literal!("__fspath__"), &[])?
    {
        fspath = found;
        path = fspath.value();
    }
    match path.downcast::<Str>() {
        Some(s) => s.push_wtf8(&mut bytes),
        None => match crate::bytes::view(path) {
            Some(view) => bytes.extend_from_slice(view),
            None => {
                let got = type_name(value);
                return Err(type_error(&fmt!("expected str, bytes or os.PathLike object, not {got}")));
            }
        },
    }
    CString::new(bytes).map_err(|_| value_error("embedded null byte"))
}

/// The path as errors show it: what a path object stands for.
fn shown_path(value: Value) -> Res {
    if matches!(value.type_of().kind, Kind::Str | Kind::Bytes) {
        return Ok(value.to_owned());
    }
    Ok(crate::class::call_special(value, crate::literal!("__fspath__"), &[])?.unwrap_or_else(|| value.to_owned()))
}

pub(super) fn newline(value: Value) -> Res<Newline> {
    let Some(value) = given(value) else { return Ok(Newline::Universal) };
    if value.type_of().kind != Kind::Str {
        let got = type_name(value);
        return Err(type_error(&fmt!("open() argument 'newline' must be str or None, not {got}")));
    }
    Ok(match parts::text(value).as_str() {
        "" => Newline::Untranslated,
        "\n" => Newline::Lf,
        "\r" => Newline::Cr,
        "\r\n" => Newline::CrLf,
        _ => return Err(value_error(&fmt!("illegal newline value: {}", parts::repr_text(value)))),
    })
}

/// What a text file does between text and bytes, of these arguments.
pub(super) fn text_of(function: &str, name: Value, handler: Value, line_end: Value) -> Res<Text> {
    let encoding = match given(name) {
        Some(name) => Encoding::of_argument(name, function)?,
        None => Encoding::Utf8,
    };
    let errors = match given(handler) {
        Some(name) => match Errors::of_argument(name, function)? {
            // The file outlives the name.
            Errors::Unknown(name) => {
                let name = parts::repr_text(name.value());
                return Err(exception::store(&exception::LOOKUP_ERROR, &fmt!("unknown error handler name {name}")));
            }
            known => known,
        },
        None => Errors::Strict,
    };
    Ok(Text { encoding, errors, newline: newline(line_end)? })
}

/// `open(...)`.
pub fn open(request: Request) -> Res {
    let shown = match given(request.mode) {
        Some(mode) if mode.type_of().kind != Kind::Str => {
            let got = type_name(mode);
            return Err(type_error(&fmt!("open() argument 'mode' must be str, not {got}")));
        }
        Some(mode) => parts::text(mode),
        None => "r".into(),
    };
    let mode = Mode::parse(&shown)?;
    let buffering = match given(request.buffering) {
        Some(value) => crate::int::as_i64(dispatch::index(value)?.value()).unwrap_or(-1),
        None => -1,
    };
    for (value, what) in [(request.encoding, "an encoding"), (request.errors, "an errors"), (request.newline, "a newline")] {
        if mode.binary && given(value).is_some() {
            return Err(value_error(&fmt!("binary mode doesn't take {what} argument")));
        }
    }
    let text = if mode.binary { None } else { Some(text_of("open", request.encoding, request.errors, request.newline)?) };
    let (fd, name) = match crate::int::as_i64(request.file) {
        Some(fd) if !request.file.is_bool() => (fd as i32, request.file.to_owned()),
        _ => {
            if !matches!(request.file.type_of().kind, Kind::Str | Kind::Bytes)
                && request.file.type_of().kind != Kind::Object
                && !request.file.type_of().is_heap()
            {
                let got = type_name(request.file);
                return Err(type_error(&fmt!("expected str, bytes or os.PathLike object, not {got}")));
            }
            let path = path_of(request.file)?;
            let shown = shown_path(request.file)?;
            let opened = host::open(&path, mode.flags()).and_then(|fd| match host::is_directory(fd) {
                true => {
                    let _ = host::close(fd);
                    Err(libc::EISDIR)
                }
                false => Ok(fd),
            });
            (opened.map_err(|errno| exception::os_error_with_file(errno, shown.value()))?, shown)
        }
    };
    if buffering == 0 && !mode.binary {
        let _ = host::close(fd);
        return Err(value_error("can't have unbuffered text I/O"));
    }
    let shown = if mode.binary { binary_mode(mode) } else { shown.as_str() };
    let made = file::new(fd, mode, text, name.value(), shown, true);
    if let Some(encoding) = given(request.encoding) {
        file::of(made.value()).encoding.set(encoding.to_owned().into_raw());
    }
    if buffering == 1 && !mode.binary || (text.is_some() && host::is_terminal(fd)) {
        file::of(made.value()).by_line.set(true);
    }
    if mode.appending {
        let _ = host::seek(fd, 0, libc::SEEK_END);
    }
    Ok(made)
}

/// Binary files show the mode of the raw file.
pub(super) fn binary_mode(mode: Mode) -> &'static str {
    match (mode.creating, mode.appending, mode.updating, mode.reading) {
        (true, _, true, _) => "xb+",
        (true, _, false, _) => "xb",
        (_, true, true, _) => "ab+",
        (_, true, false, _) => "ab",
        (_, _, true, _) => "rb+",
        (_, _, false, true) => "rb",
        _ => "wb",
    }
}

fn open_function(file: Value, mode: Value, buffering: Value, encoding: Value, errors: Value, newline: Value) -> Res {
    open(Request { file, mode, buffering, encoding, errors, newline })
}

/// `input(prompt)`.
fn input(prompt: Value) -> Res {
    if !prompt.is_absent() {
        let shown = dispatch::str(prompt)?;
        super::print_to(Value::ABSENT, shown.value())?;
    }
    super::streams::flush_standard()?;
    let stdin = super::standard(0);
    let line = crate::class::call_method(stdin.value(), crate::literal!("readline"), &[])?;
    let Some(s) = line.downcast::<Str>() else {
        return Err(type_error("object.readline() returned non-string"));
    };
    if s.is_empty() {
        return Err(exception::store(&exception::EOF_ERROR, "EOF when reading a line"));
    }
    Ok(if s.at(s.len() - 1) == u32::from(b'\n') { crate::str::substring(s, 0, s.len() as i64 - 1) } else { line })
}

crate::methods! { pub OPEN_FUNCTIONS of "builtins" {
    method: open_function as "open"(file, mode, buffering, encoding, errors, newline)
        "(file, mode: str = 'r', buffering: int = -1, encoding=None, errors=None, newline=None) -> object";
    method: input as "input"(prompt) "(prompt=None, /) -> str";
} }
