//! The standard streams, and the files to be flushed at the end.

use super::file::{self, Newline, Text};
use super::mode::Mode;
use crate::codec::{Encoding, Errors};
use crate::modules::Constant;
use crate::object;
use crate::parts;
use crate::rt::rt;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// What input and output keep.
pub struct State {
    /// `sys.stdin`, `sys.stdout`, `sys.stderr` (owned), absent until asked for.
    standard: [Cell<Value>; 3],
    /// The streams that the program began with (owned), absent until asked for.
    originals: [Cell<Value>; 3],
    /// Open files that may hold unwritten data, not counted.
    open: RefCell<Vec<Value>>,
}

impl State {
    /// Nothing asked for yet.
    pub const fn new() -> State {
        State {
            standard: [const { Cell::new(Value::ABSENT) }; 3],
            originals: [const { Cell::new(Value::ABSENT) }; 3],
            open: RefCell::new(Vec::new()),
        }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        for cell in self.standard.iter().chain(&self.originals) {
            object::release(cell.replace(Value::ABSENT));
        }
    }
    /// Gives up the table of files.
    pub fn release_tables(&self) {
        drop(self.open.take());
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// `sys.stdin` (0), `sys.stdout` (1) or `sys.stderr` (2).
pub fn standard(fd: i32) -> Owned {
    let cell = &rt().io.standard[fd as usize];
    if cell.get().is_absent() {
        cell.set(original(fd).into_raw());
        rt().print_line.set(Some(super::print::print_line));
    }
    cell.get().to_owned()
}

/// A stream as the program began with it.
pub(crate) fn original(fd: i32) -> Owned {
    let cell = &rt().io.originals[fd as usize];
    if cell.get().is_absent() {
        cell.set(opened(fd).into_raw());
    }
    cell.get().to_owned()
}

/// A text file over a standard descriptor.
fn opened(fd: i32) -> Owned {
    let (name, mode) = [("<stdin>", "r"), ("<stdout>", "w"), ("<stderr>", "w")][fd as usize];
    let parsed = Mode {
        reading: fd == 0,
        writing: fd != 0,
        appending: false,
        creating: false,
        truncating: false,
        updating: false,
        binary: false,
    };
    let errors = if fd == 2 { Errors::BackslashReplace } else { Errors::Strict };
    // What comes in is left as it is, a carriage return before the end of a line too.
    let newline = if fd == 0 { Newline::Lf } else { Newline::Universal };
    let text = Text { encoding: Encoding::Utf8, errors, newline };
    let name = parts::string(name);
    file::new(fd, parsed, Some(text), name.value(), mode, false)
}

/// `sys.stdout = value` and the like.
pub fn set_standard(fd: i32, value: Value) {
    // What was printed so far comes before whatever the new stream gets.
    let _ = standard(fd);
    let old = rt().io.standard[fd as usize].replace(value.to_owned().into_raw());
    object::release(old);
}

/// Whether `print` goes to the process's own standard output.
pub(super) fn is_original_output() -> bool {
    let stdout = rt().io.standard[1].get();
    if stdout.is_absent() {
        return true;
    }
    if stdout.type_of().kind != Kind::File {
        return false;
    }
    let file = file::of(stdout);
    file.is_standard_output()
        && file.fd.get() == 1
        && file.text.get().is_some_and(|text| {
            text.encoding == Encoding::Utf8 && text.newline == Newline::Universal && matches!(text.errors, Errors::Strict)
        })
}

/// Whether `sys.stdout` is `None`, so that `print` does nothing.
pub(super) fn is_off() -> bool {
    rt().io.standard[1].get().is_none()
}

/// The binary file under a text file: the same one each time.
pub(super) fn binary_twin(this: Value) -> Res {
    let file = file::of(this);
    if file.below.get().is_absent() {
        file.check_open()?;
        file.flush()?;
        let mode = Mode { binary: true, ..file.mode };
        let made = file::new(file.fd.get(), mode, None, file.name, super::open::binary_mode(mode), false);
        file.below.set(made.into_raw());
    }
    if file.fd.get() >= 0 {
        file.flush()?;
    }
    Ok(file.below.get().to_owned())
}

/// A text file over a binary one, which it closes with itself.
fn text_over(buffer: Value, encoding: Value, errors: Value, newline: Value, line_buffering: Value) -> Res {
    let Some(binary) = buffer.downcast::<super::File>().filter(|file| file.mode.binary) else {
        return Err(crate::error::type_error("a binary file is needed"));
    };
    binary.check_open()?;
    let text = super::open::text_of("TextIOWrapper", encoding, errors, newline)?;
    let mode = Mode { binary: false, ..binary.mode };
    let made = file::new(binary.fd.get(), mode, Some(text), binary.name, &parts::text(binary.mode_text), false);
    let file = file::of(made.value());
    if !encoding.is_none() {
        file.encoding.set(encoding.to_owned().into_raw());
    }
    file.by_line.set(crate::dispatch::truth(line_buffering)?);
    file.below.set(buffer.to_owned().into_raw());
    Ok(made)
}

crate::methods! { pub IO_FUNCTIONS of "_io" {
    : text_over as "_text_over"(buffer, encoding, errors, newline, line_buffering)
        "(buffer, encoding, errors, newline, line_buffering, /) -> object";
} }

/// `_io`: the types of files, for the module `io`, which is written in Python.
#[unsafe(export_name = "molt_module__io")]
pub static MODULE: crate::modules::Module = crate::modules::Module {
    name: "_io",
    functions: IO_FUNCTIONS,
    constants: &[
        ("TextIOWrapper", Constant::Type(&file::TEXT)),
        ("BufferedReader", Constant::Type(&file::READER)),
        ("BufferedWriter", Constant::Type(&file::WRITER)),
        ("BufferedRandom", Constant::Type(&file::RANDOM)),
        ("StringIO", Constant::Type(&super::memory::STRING_IO)),
        ("BytesIO", Constant::Type(&super::memory::BYTES_IO)),
        ("_IOBase", Constant::Type(&super::memory::IO_BASE)),
        ("_TextIOBase", Constant::Type(&super::memory::TEXT_BASE)),
        ("_BufferedIOBase", Constant::Type(&super::memory::BUFFERED_BASE)),
        ("UnsupportedOperation", Constant::Type(&file::UNSUPPORTED)),
    ],
};

pub(super) fn remember(file: Value) {
    rt().at_end.set(Some(flush_all));
    rt().io.open.borrow_mut().push(file);
}

pub(super) fn forget(file: Value) {
    rt().io.open.borrow_mut().retain(|&other| other != file);
}

/// Writes everything that open files hold, at the end of the program.
pub fn flush_all() {
    let open = rt().io.open.borrow().clone();
    for file in open {
        if file::of(file).flush().is_err() {
            crate::exception::clear();
        }
    }
}

/// Flushes `sys.stdout`, whatever it is.
pub(super) fn flush_standard() -> Res<()> {
    if is_original_output() {
        return crate::out::flush();
    }
    let stdout = standard(1);
    crate::class::call_method(stdout.value(), crate::literal!("flush"), &[]).map(drop)
}
