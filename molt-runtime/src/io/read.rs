//! Reading from files.

use super::file::{File, Newline, Text};
use crate::codec::{self, Encoding};
use crate::exception;
use crate::host;
use crate::str;
use crate::value::{Owned, Res};
use crate::{bytes, parts};
use alloc::vec::Vec;

/// How much is read at a time.
const CHUNK: usize = 8192;

impl File {
    /// Reads another chunk behind what is read ahead; whether there was any.
    fn fill(&self) -> Res<bool> {
        if self.at_end.get() {
            return Ok(false);
        }
        if self.fd.get() == 0 {
            // Whoever types the input wants to see the question first.
            crate::out::flush()?;
        }
        self.drop_taken();
        let start = self.ahead.borrow().len();
        let mut chunk = alloc::vec![0; CHUNK];
        let count = host::read(self.fd.get(), &mut chunk).map_err(exception::os_error)?;
        chunk.truncate(count);
        let at_end = count == 0;
        self.at_end.set(at_end);
        match self.text.get() {
            None => self.ahead.borrow_mut().extend_from_slice(&chunk),
            Some(text) => self.decode(text, chunk, at_end)?,
        }
        Ok(!at_end || self.ahead.borrow().len() > start)
    }
    fn drop_taken(&self) {
        let taken = self.taken.replace(0);
        if taken > 0 {
            self.ahead.borrow_mut().drain(..taken);
        }
    }
    /// Decodes bytes into `ahead`, keeping back what may be half a character.
    fn decode(&self, text: Text, chunk: Vec<u8>, last: bool) -> Res<()> {
        let mut raw = core::mem::take(&mut *self.partial.borrow_mut());
        raw.extend_from_slice(&chunk);
        let mut encoding = text.encoding;
        if encoding == Encoding::Utf8Sig {
            if raw.len() < 3 && !last {
                *self.partial.borrow_mut() = raw;
                return Ok(());
            }
            if raw.starts_with(b"\xEF\xBB\xBF") {
                raw.drain(..3);
            }
            self.text.set(Some(Text { encoding: Encoding::Utf8, ..text }));
            encoding = Encoding::Utf8;
        }
        let complete = if last { raw.len() } else { complete(&raw, encoding) };
        let rest = raw.split_off(complete);
        if encoding == Encoding::Utf8 && core::str::from_utf8(&raw).is_ok() || raw.is_ascii() && single(encoding) {
            self.ahead.borrow_mut().extend_from_slice(&raw);
        } else if let Some(decoded) = codec::decode(&raw, encoding, text.errors)?.downcast::<str::Str>() {
            decoded.push_wtf8(&mut self.ahead.borrow_mut());
        }
        *self.partial.borrow_mut() = rest;
        Ok(())
    }
    /// Everything from here to the end.
    fn slurp(&self) -> Res<Vec<u8>> {
        while self.fill()? {}
        let start = self.taken.replace(0);
        let mut all = core::mem::take(&mut *self.ahead.borrow_mut());
        all.drain(..start);
        Ok(all)
    }
    /// Hands out `count` bytes of what is read ahead.
    fn take(&self, count: usize) -> Vec<u8> {
        let start = self.taken.get();
        let piece = self.ahead.borrow()[start..start + count].to_vec();
        self.taken.set(start + count);
        piece
    }
    fn available(&self) -> usize {
        self.ahead.borrow().len() - self.taken.get()
    }
    /// As the value that reading gives.
    fn made(&self, piece: Vec<u8>) -> Owned {
        match self.text.get() {
            None => bytes::from_vec(piece),
            Some(text) => str::from_wtf8(&self.translated(piece, text.newline)),
        }
    }
    /// Line ends as the program wants them.
    fn translated(&self, piece: Vec<u8>, newline: Newline) -> Vec<u8> {
        if !matches!(newline, Newline::Universal | Newline::Untranslated) {
            return piece;
        }
        let mut seen = self.seen.get();
        if !piece.contains(&b'\r') {
            if piece.contains(&b'\n') {
                self.seen.set(seen | 2);
            }
            return piece;
        }
        let mut out = Vec::with_capacity(piece.len());
        let mut i = 0;
        while i < piece.len() {
            match (piece[i], piece.get(i + 1)) {
                (b'\r', Some(b'\n')) => {
                    seen |= 4;
                    out.push(b'\n');
                    i += 1;
                }
                (b'\r', _) => {
                    seen |= 1;
                    out.push(b'\n');
                }
                (b'\n', _) => {
                    seen |= 2;
                    out.push(b'\n');
                }
                (byte, _) => out.push(byte),
            }
            i += 1;
        }
        self.seen.set(seen);
        if newline == Newline::Universal { out } else { piece }
    }
}

fn single(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1)
}

/// How many bytes at the start hold whole characters.
fn complete(raw: &[u8], encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => match core::str::from_utf8(raw) {
            // No error length: the text breaks off inside a character.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => raw.len(),
        },
        Encoding::Utf16(_) | Encoding::Utf32(_) => 0,
        _ => raw.len(),
    }
}

/// `read()`, or `read(size)`.
pub fn read(file: &File, size: Option<usize>) -> Res {
    file.check(file.mode.reading, if file.mode.binary { "read" } else { "not readable" })?;
    file.flush()?;
    let Some(size) = size else {
        let all = file.slurp()?;
        return Ok(file.made(all));
    };
    let text = file.text.get();
    let mut position = 0;
    let mut left = size;
    while left > 0 {
        let available = file.available();
        let step = match text {
            None => left.min(available - position),
            Some(text) => {
                let ahead = file.ahead.borrow();
                character(&ahead[file.taken.get() + position..], text.newline, file.at_end.get())
            }
        };
        if step == 0 {
            if !file.fill()? {
                break;
            }
            continue;
        }
        position += step;
        left -= if text.is_some() { 1 } else { step };
    }
    Ok(file.made(file.take(position)))
}

/// The length of the first character in bytes, 0 where more must be read to know. A translated line end counts as one.
fn character(bytes: &[u8], newline: Newline, at_end: bool) -> usize {
    let Some(&first) = bytes.first() else { return 0 };
    let length = match first {
        b'\r' if newline == Newline::Universal => match bytes.get(1) {
            Some(b'\n') => 2,
            None if !at_end => 0,
            _ => 1,
        },
        0..=0x7F => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    if length > bytes.len() { 0 } else { length }
}

/// `readline()`, or `readline(size)`: empty at the end.
pub fn read_line(file: &File, size: Option<usize>) -> Res {
    file.check(file.mode.reading, if file.mode.binary { "read" } else { "not readable" })?;
    file.flush()?;
    let newline = file.text.get().map_or(Newline::Lf, |text| text.newline);
    let mut searched = 0;
    loop {
        let found = {
            let ahead = file.ahead.borrow();
            line_end(&ahead[file.taken.get()..], searched, newline, file.at_end.get())
        };
        let limit = size.unwrap_or(usize::MAX);
        match found {
            Some(length) => return Ok(cut(file, length, limit)),
            None if file.text.get().is_none() && file.available() >= limit => return Ok(cut(file, limit, limit)),
            None => {}
        }
        searched = file.available().saturating_sub(1);
        if !file.fill()? {
            return Ok(cut(file, file.available(), limit));
        }
    }
}

/// A line of `length` bytes, but not more than `limit` characters.
fn cut(file: &File, length: usize, limit: usize) -> Owned {
    let mut end = length;
    if limit < length {
        end = 0;
        if file.text.get().is_some() {
            let ahead = file.ahead.borrow();
            for _ in 0..limit {
                end += character(&ahead[file.taken.get() + end..], Newline::Lf, true);
                if end >= length {
                    break;
                }
            }
        } else {
            end = limit;
        }
    }
    file.made(file.take(end.min(length)))
}

/// The length of the first line with its end, if the end is there.
fn line_end(bytes: &[u8], from: usize, newline: Newline, at_end: bool) -> Option<usize> {
    match newline {
        Newline::Lf => find(bytes, from, b'\n').map(|i| i + 1),
        Newline::Cr => find(bytes, from, b'\r').map(|i| i + 1),
        Newline::CrLf => bytes.windows(2).position(|pair| pair == b"\r\n").map(|i| i + 2),
        Newline::Universal | Newline::Untranslated => {
            let i = from + bytes[from.min(bytes.len())..].iter().position(|&b| b == b'\n' || b == b'\r')?;
            match (bytes[i], bytes.get(i + 1)) {
                (b'\r', Some(b'\n')) => Some(i + 2),
                (b'\r', None) if !at_end => None,
                _ => Some(i + 1),
            }
        }
    }
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    let from = from.min(bytes.len());
    bytes[from..].iter().position(|&b| b == wanted).map(|i| from + i)
}

/// `readlines(hint)`.
pub fn read_lines(file: &File, hint: Option<usize>) -> Res {
    let mut lines = Vec::new();
    let mut total = 0;
    loop {
        let line = read_line(file, None)?;
        let length = crate::dispatch::length(line.value())?;
        if length == 0 {
            break;
        }
        total += length;
        lines.push(line);
        if hint.is_some_and(|hint| hint > 0 && total > hint) {
            break;
        }
    }
    Ok(parts::list(lines))
}

/// `read1(size)`: what is there, or what one read gives.
pub fn read_some(file: &File, size: Option<usize>) -> Res {
    file.check(file.mode.reading, if file.mode.binary { "read" } else { "not readable" })?;
    file.flush()?;
    if file.available() == 0 {
        file.fill()?;
    }
    Ok(file.made(file.take(file.available().min(size.unwrap_or(CHUNK)))))
}

/// `peek()`: what is read ahead, not handed out.
pub fn peek(file: &File) -> Res {
    file.check(file.mode.reading, if file.mode.binary { "read" } else { "not readable" })?;
    file.flush()?;
    if file.available() == 0 {
        file.fill()?;
    }
    Ok(bytes::from_slice(&file.ahead.borrow()[file.taken.get()..]))
}
