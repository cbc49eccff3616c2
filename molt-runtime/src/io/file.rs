//! File objects: one layout for text and binary files.

use super::mode::Mode;
use super::{methods, read, streams};
use crate::codec::{Encoding, Errors};
use crate::dispatch;
use crate::error::value_error;
use crate::exception;
use crate::host;
use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as fmt;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// How line ends are read and written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// `None`: any line end reads as `\n`.
    Universal,
    /// `''`: any line end ends a line, none is changed.
    Untranslated,
    /// `'\n'`.
    Lf,
    /// `'\r'`.
    Cr,
    /// `'\r\n'`.
    CrLf,
}

/// What a text file does between text and bytes.
#[derive(Clone, Copy)]
pub struct Text {
    /// The encoding.
    pub encoding: Encoding,
    /// What is done about characters that do not fit.
    pub errors: Errors,
    /// Line ends.
    pub newline: Newline,
}

/// An open file.
#[repr(C)]
pub struct File {
    header: Header,
    /// The file descriptor, -1 when closed.
    pub fd: Cell<i32>,
    /// How it was opened.
    pub mode: Mode,
    /// For text files.
    pub text: Cell<Option<Text>>,
    /// `name` (owned).
    pub name: Value,
    /// `encoding` of text files as it was asked for (owned `str`), or absent.
    pub encoding: Cell<Value>,
    /// `mode` (owned `str`).
    pub mode_text: Value,
    /// Bytes read ahead; text files hold them as decoded text in UTF-8 (with lone surrogates).
    pub ahead: RefCell<Vec<u8>>,
    /// How many bytes of `ahead` were handed out.
    pub taken: Cell<usize>,
    /// Bytes of a character that is not complete yet.
    pub partial: RefCell<Vec<u8>>,
    /// Whether the end was reached.
    pub at_end: Cell<bool>,
    /// Bytes to be written.
    pub pending: RefCell<Vec<u8>>,
    /// Written at every line end.
    pub by_line: Cell<bool>,
    /// Kinds of line ends seen: 1 `\r`, 2 `\n`, 4 `\r\n`.
    pub seen: Cell<u8>,
    /// Whether closing closes the descriptor.
    pub owns: bool,
    /// Whether a text file is being iterated over, when it does not tell where it is.
    pub stepping: Cell<bool>,
    /// The binary file below a text file (owned), or absent until asked for.
    pub below: Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for File {
    const KIND: Kind = Kind::File;
}

/// The file in a value that is known to be one.
pub fn of(value: Value) -> Ref<File> {
    match value.downcast() {
        Some(file) => file,
        None => host::fatal("a file was expected"),
    }
}

/// A new file object over a descriptor.
pub(super) fn new(fd: i32, mode: Mode, text: Option<Text>, name: Value, mode_text: &str, owns: bool) -> Owned {
    let kind = match (text.is_some(), mode.reading, mode.writing) {
        (true, ..) => &TEXT,
        (false, true, true) => &RANDOM,
        (false, false, true) => &WRITER,
        _ => &READER,
    };
    let made = object::allocate(kind, 0, |header| File {
        header,
        fd: Cell::new(fd),
        mode,
        text: Cell::new(text),
        name: name.to_owned().into_raw(),
        encoding: Cell::new(Value::ABSENT),
        mode_text: parts::string(mode_text).into_raw(),
        ahead: RefCell::new(Vec::new()),
        taken: Cell::new(0),
        partial: RefCell::new(Vec::new()),
        at_end: Cell::new(false),
        pending: RefCell::new(Vec::new()),
        by_line: Cell::new(false),
        seen: Cell::new(0),
        owns,
        stepping: Cell::new(false),
        below: Cell::new(Value::ABSENT),
    });
    if mode.writing && owns {
        streams::remember(made.value());
    }
    made
}

impl File {
    /// Raises ValueError when closed.
    pub fn check_open(&self) -> Res<()> {
        if self.fd.get() < 0 { Err(value_error("I/O operation on closed file.")) } else { Ok(()) }
    }
    /// Raises what a buffered binary file says when it is closed: it names the operation.
    pub fn check_binary_open(&self, operation: &str) -> Res<()> {
        match self.fd.get() < 0 && self.mode.binary {
            true => Err(value_error(&alloc::format!("{operation} closed file"))),
            false => Ok(()),
        }
    }
    /// Raises `io.UnsupportedOperation` unless `allowed`.
    pub fn check(&self, allowed: bool, what: &str) -> Res<()> {
        self.check_open()?;
        if allowed { Ok(()) } else { Err(exception::store(&UNSUPPORTED, what)) }
    }
    /// Whether this is standard output or standard error, which share the runtime's buffer.
    pub fn is_standard_output(&self) -> bool {
        !self.owns && self.mode.writing && matches!(self.fd.get(), 1 | 2)
    }
    /// Flushes and closes; closing twice is allowed.
    pub fn close(&self, this: Value) -> Res<()> {
        if self.fd.get() < 0 {
            return Ok(());
        }
        let flushed = self.flush();
        streams::forget(this);
        let fd = self.fd.replace(-1);
        let below = self.below.get();
        if self.owns {
            host::close(fd).map_err(exception::os_error)?;
            if !below.is_absent() {
                of(below).fd.set(-1);
            }
        } else if !below.is_absent() && of(below).owns {
            of(below).close(below)?;
        }
        flushed
    }
}

fn drop_file(value: Value) {
    let file = of(value);
    let saved = exception::save();
    if file.close(value).is_err() {
        exception::report_unraisable(value);
    }
    exception::restore(saved);
    object::release(file.name);
    object::release(file.mode_text);
    object::release(file.encoding.get());
    object::release(file.below.get());
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<File>(value, 0) }
}

fn repr(this: Value) -> Res {
    let file = of(this);
    let (name, mode) = (parts::repr_text(file.name), parts::text(file.mode_text));
    let kind = this.type_of().static_name();
    Ok(parts::string(&match file.text.get() {
        Some(text) => fmt!("<{kind} name={name} mode='{mode}' encoding='{}'>", encoding_name(file, text)),
        None => fmt!("<{kind} name={name}>"),
    }))
}

/// The name of the encoding: as it was asked for, or what the locale would give.
pub(super) fn encoding_name(file: &File, text: Text) -> alloc::string::String {
    match file.encoding.get() {
        Value::ABSENT if file.owns && matches!(text.encoding, Encoding::Utf8) => "UTF-8".into(),
        Value::ABSENT => text.encoding.name().into(),
        name => parts::text(name),
    }
}

fn next(this: Value) -> Res<Option<Owned>> {
    let file = of(this);
    let line = read::read_line(file, None)?;
    let more = dispatch::length(line.value())? > 0;
    file.stepping.set(more && !file.mode.binary);
    Ok(more.then_some(line))
}

fn iter(this: Value) -> Res {
    of(this).check_open()?;
    Ok(this.to_owned())
}

static SLOTS: Slots = Slots { iter: Some(iter), next: Some(next), ..Slots::base(drop_file, repr) };
/// `_io.TextIOWrapper`.
pub static TEXT: Type = Type::builtin("_io.TextIOWrapper", Kind::File, &SLOTS, Some(&OBJECT)).with_methods(methods::FILE_METHODS);
/// `_io.BufferedReader`.
pub static READER: Type =
    Type::builtin("_io.BufferedReader", Kind::File, &SLOTS, Some(&OBJECT)).with_methods(methods::FILE_METHODS);
/// `_io.BufferedWriter`.
pub static WRITER: Type =
    Type::builtin("_io.BufferedWriter", Kind::File, &SLOTS, Some(&OBJECT)).with_methods(methods::FILE_METHODS);
/// `_io.BufferedRandom`.
pub static RANDOM: Type =
    Type::builtin("_io.BufferedRandom", Kind::File, &SLOTS, Some(&OBJECT)).with_methods(methods::FILE_METHODS);

static UNSUPPORTED_SLOTS: Slots = exception::OS_SLOTS;
/// `io.UnsupportedOperation`.
pub static UNSUPPORTED: Type = Type::builtin_with_bases(
    "io.UnsupportedOperation",
    Kind::Exception,
    &UNSUPPORTED_SLOTS,
    Some(&exception::OS_ERROR),
    Some(&exception::VALUE_ERROR),
);
