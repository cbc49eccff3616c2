//! Writing to files, and moving in them.

use super::file::{File, Newline};
use crate::codec;
use crate::dispatch::type_name;
use crate::error::type_error;
use crate::exception;
use crate::host;
use crate::str::Str;
use crate::value::{Res, Value};
use alloc::format as fmt;
use alloc::vec::Vec;

/// As much is collected before it is written.
const FULL: usize = 8192;

/// `write(data)`: how much was written.
pub fn write(file: &File, data: Value) -> Res<usize> {
    file.check_binary_open("write to")?;
    file.check(file.mode.writing, if file.text.get().is_some() { "not writable" } else { "write" })?;
    let Some(text) = file.text.get() else {
        let bytes = crate::bytes::required(data)?;
        put(file, bytes)?;
        return Ok(bytes.len());
    };
    let Some(s) = data.downcast::<Str>() else {
        return Err(type_error(&fmt!("write() argument must be str, not {}", type_name(data))));
    };
    let encoded;
    let bytes = match s.as_ascii() {
        Some(ascii) if is_plain(text.encoding) => ascii.as_bytes(),
        _ => {
            encoded = codec::encode(s, text.encoding, text.errors)?;
            &encoded[..]
        }
    };
    match text.newline {
        Newline::CrLf => put(file, &with_line_ends(bytes, b"\r\n"))?,
        Newline::Cr => put(file, &with_line_ends(bytes, b"\r"))?,
        _ => put(file, bytes)?,
    }
    Ok(s.len())
}

fn is_plain(encoding: codec::Encoding) -> bool {
    matches!(encoding, codec::Encoding::Utf8 | codec::Encoding::Ascii | codec::Encoding::Latin1)
}

fn with_line_ends(bytes: &[u8], end: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 8);
    for &byte in bytes {
        if byte == b'\n' { out.extend_from_slice(end) } else { out.push(byte) }
    }
    out
}

fn put(file: &File, bytes: &[u8]) -> Res<()> {
    if file.is_standard_output() {
        return match file.fd.get() {
            1 => crate::out::write(bytes),
            fd => host::write_all(fd, bytes).map_err(exception::os_error),
        };
    }
    file.give_back()?;
    let full = {
        let mut pending = file.pending.borrow_mut();
        pending.extend_from_slice(bytes);
        pending.len() >= FULL || file.by_line.get() && bytes.contains(&b'\n')
    };
    if full { file.flush() } else { Ok(()) }
}

impl File {
    /// Writes what is pending.
    pub fn flush(&self) -> Res<()> {
        if self.is_standard_output() {
            return if self.fd.get() == 1 { crate::out::flush() } else { Ok(()) };
        }
        let pending = core::mem::take(&mut *self.pending.borrow_mut());
        if pending.is_empty() {
            return Ok(());
        }
        host::write_all(self.fd.get(), &pending).map_err(exception::os_error)
    }
    /// Gives what was read ahead back to the system, so that its position is the program's.
    pub fn give_back(&self) -> Res<()> {
        let ahead = self.unread();
        self.ahead.borrow_mut().clear();
        self.partial.borrow_mut().clear();
        self.taken.set(0);
        self.at_end.set(false);
        if ahead > 0 {
            host::seek(self.fd.get(), -(ahead as i64), libc::SEEK_CUR).map_err(exception::os_error)?;
        }
        Ok(())
    }
    /// How many bytes of the file were read ahead and not handed out.
    fn unread(&self) -> usize {
        let ahead = self.ahead.borrow();
        let rest = &ahead[self.taken.get()..];
        let bytes = match self.text.get().map(|text| text.encoding) {
            Some(codec::Encoding::Latin1) => rest.iter().filter(|&&byte| byte & 0xC0 != 0x80).count(),
            _ => rest.len(),
        };
        bytes + self.partial.borrow().len()
    }
    /// `tell()`.
    pub fn tell(&self) -> Res<i64> {
        self.check_open()?;
        if self.stepping.get() {
            return Err(exception::store(&exception::OS_ERROR, "telling position disabled by next() call"));
        }
        self.flush()?;
        let position = host::seek(self.fd.get(), 0, libc::SEEK_CUR).map_err(exception::os_error)?;
        Ok(position - self.unread() as i64)
    }
    /// `seek(offset, whence)`: the new position.
    pub fn seek(&self, offset: i64, whence: i64) -> Res<i64> {
        self.check_open()?;
        if self.text.get().is_some() && offset != 0 && whence != 0 {
            let what = match whence {
                1 => "can't do nonzero cur-relative seeks",
                _ => "can't do nonzero end-relative seeks",
            };
            return Err(exception::store(&super::file::UNSUPPORTED, what));
        }
        if self.text.get().is_some() && whence == 0 && offset < 0 {
            return Err(crate::error::value_error(&fmt!("negative seek position {offset}")));
        }
        self.flush()?;
        self.stepping.set(false);
        self.give_back()?;
        host::seek(self.fd.get(), offset, whence as i32).map_err(exception::os_error)
    }
    /// `truncate(size)`: the size.
    pub fn truncate(&self, size: Option<i64>) -> Res<i64> {
        self.check(self.mode.writing, "truncate")?;
        self.flush()?;
        let size = match size {
            Some(size) => size,
            None => self.tell()?,
        };
        host::truncate(self.fd.get(), size).map_err(exception::os_error)?;
        Ok(size)
    }
}
