//! The mode of `open`.

use crate::error::value_error;
use crate::value::Res;
use alloc::format as text;

/// A parsed mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Mode {
    pub reading: bool,
    pub writing: bool,
    pub appending: bool,
    pub creating: bool,
    pub truncating: bool,
    pub updating: bool,
    pub binary: bool,
}

impl Mode {
    /// Parses `rb+` and the like, raising what CPython raises for others.
    pub fn parse(shown: &str) -> Res<Mode> {
        let invalid = || value_error(&text!("invalid mode: '{shown}'"));
        let mut seen = alloc::string::String::new();
        for c in shown.chars() {
            if !"axrwb+tU".contains(c) || seen.contains(c) {
                return Err(invalid());
            }
            seen.push(c);
        }
        let has = |c: char| seen.contains(c);
        let kinds = "xrwa".chars().filter(|&c| has(c)).count();
        if has('t') && has('b') {
            return Err(value_error("can't have text and binary mode at once"));
        }
        if has('U') {
            return Err(invalid());
        }
        if kinds > 1 {
            return Err(value_error("must have exactly one of create/read/write/append mode"));
        }
        if kinds == 0 {
            // The raw file notices, in words of its own.
            return Err(value_error("Must have exactly one of create/read/write/append mode and at most one plus"));
        }
        Ok(Mode {
            reading: has('r') || has('+'),
            writing: has('w') || has('a') || has('x') || has('+'),
            appending: has('a'),
            creating: has('x'),
            truncating: has('w'),
            updating: has('+'),
            binary: has('b'),
        })
    }
    /// The flags for the system.
    pub fn flags(self) -> i32 {
        let access = match (self.reading, self.writing) {
            (true, true) => libc::O_RDWR,
            (false, true) => libc::O_WRONLY,
            _ => libc::O_RDONLY,
        };
        let mut flags = access | libc::O_CLOEXEC;
        if self.creating {
            flags |= libc::O_CREAT | libc::O_EXCL;
        }
        if self.truncating {
            flags |= libc::O_CREAT | libc::O_TRUNC;
        }
        if self.appending {
            flags |= libc::O_CREAT | libc::O_APPEND;
        }
        flags
    }
}
