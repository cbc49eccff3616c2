//! The methods of `bytes` and `bytearray` by name: the same functions under both, and what changes a `bytearray`.

use super::hex::{fromhex, hex};
use super::mutate::{append, clear, copy, extend, insert, pop, remove, reverse};
use super::search::{
    endswith, join, maketrans, method_count, method_find, method_index, method_rfind, method_rindex, removeprefix, removesuffix,
    replace, startswith, translate,
};
use super::split::{partition, rpartition, rsplit, split, splitlines};
use super::text::{
    capitalize, center, expandtabs, isalnum, isalpha, isascii, isdigit, islower, isspace, istitle, isupper, ljust, lower, lstrip,
    rjust, rstrip, strip, swapcase, title, upper, zfill,
};
use crate::codec::{self, Choice};
use crate::methods;
use crate::value::{Res, Value};

fn decode(this: Value, encoding: Value, errors: Value) -> Res {
    let choice = codec::choice(encoding, errors, "decode")?;
    match choice {
        // CPython does not look for a codec that has nothing to do.
        _ if super::known(this).is_empty() => Ok(crate::str::empty()),
        Choice::Own(encoding, errors) => codec::decode(super::known(this), encoding, errors),
        Choice::Registered(name) => codec::registered::decode(this, name, errors),
    }
}

fn new_arguments(this: Value) -> Res {
    Ok(crate::tuple::from_array([super::from_slice(super::known(this))]))
}

/// `bytes.__bytes__()`: the object itself, or plain bytes of an object of a subclass.
fn to_bytes(this: Value) -> Res {
    Ok(if this.is_exactly(&super::BYTES) { this.to_owned() } else { super::from_slice(super::known(this)) })
}

macro_rules! shared {
    ($TABLE:ident of $owner:literal, $ty:literal { $($more:tt)* }) => {
        methods! { pub $TABLE of $owner {
            method: capitalize as "capitalize"(this) concat!("(self: ", $ty, ", /) -> ", $ty);
            method: center as "center"(this, width, fill) concat!("(self: ", $ty, ", width: int, fillchar: bytes = b' ', /) -> ", $ty);
            method: method_count as "count"(this, sub, start, stop) concat!("(self: ", $ty, ", sub: object, start: int | None = None, end: int | None = None, /) -> int");
            method: decode as "decode"(this, encoding, errors) concat!("(self: ", $ty, ", /, encoding: str = 'utf-8', errors: str = 'strict') -> str");
            method: endswith as "endswith"(this, suffix, start, stop) concat!("(self: ", $ty, ", suffix: object, start: int | None = None, end: int | None = None, /) -> bool");
            method: expandtabs as "expandtabs"(this, tabsize) concat!("(self: ", $ty, ", /, tabsize: int = 8) -> ", $ty);
            method: method_find as "find"(this, sub, start, stop) concat!("(self: ", $ty, ", sub: object, start: int | None = None, end: int | None = None, /) -> int");
            class: fromhex as "fromhex"(kind, text) concat!("(cls, string: str, /) -> ", $ty);
            method: hex as "hex"(this, separator, group) concat!("(self: ", $ty, ", /, sep: object = None, bytes_per_sep: int = 1) -> str");
            method: method_index as "index"(this, sub, start, stop) concat!("(self: ", $ty, ", sub: object, start: int | None = None, end: int | None = None, /) -> int");
            method: isalnum as "isalnum"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: isalpha as "isalpha"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: isascii as "isascii"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: isdigit as "isdigit"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: islower as "islower"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: isspace as "isspace"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: istitle as "istitle"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: isupper as "isupper"(this) concat!("(self: ", $ty, ", /) -> bool");
            method: join as "join"(this, iterable) concat!("(self: ", $ty, ", iterable_of_bytes: Iterable[object], /) -> ", $ty);
            method: ljust as "ljust"(this, width, fill) concat!("(self: ", $ty, ", width: int, fillchar: bytes = b' ', /) -> ", $ty);
            method: lower as "lower"(this) concat!("(self: ", $ty, ", /) -> ", $ty);
            method: lstrip as "lstrip"(this, bytes) concat!("(self: ", $ty, ", bytes: object = None, /) -> ", $ty);
            static_: maketrans as "maketrans"(from, to) "(frm: object, to: object, /) -> bytes";
            method: partition as "partition"(this, separator) concat!("(self: ", $ty, ", sep: object, /) -> tuple[", $ty, ", ", $ty, ", ", $ty, "]");
            method: removeprefix as "removeprefix"(this, prefix) concat!("(self: ", $ty, ", prefix: object, /) -> ", $ty);
            method: removesuffix as "removesuffix"(this, suffix) concat!("(self: ", $ty, ", suffix: object, /) -> ", $ty);
            method: replace as "replace"(this, old, new, count) concat!("(self: ", $ty, ", old: object, new: object, count: int = -1, /) -> ", $ty);
            method: method_rfind as "rfind"(this, sub, start, stop) concat!("(self: ", $ty, ", sub: object, start: int | None = None, end: int | None = None, /) -> int");
            method: method_rindex as "rindex"(this, sub, start, stop) concat!("(self: ", $ty, ", sub: object, start: int | None = None, end: int | None = None, /) -> int");
            method: rjust as "rjust"(this, width, fill) concat!("(self: ", $ty, ", width: int, fillchar: bytes = b' ', /) -> ", $ty);
            method: rpartition as "rpartition"(this, separator) concat!("(self: ", $ty, ", sep: object, /) -> tuple[", $ty, ", ", $ty, ", ", $ty, "]");
            method: rsplit as "rsplit"(this, separator, maxsplit) concat!("(self: ", $ty, ", /, sep: object = None, maxsplit: int = -1) -> list[", $ty, "]");
            method: rstrip as "rstrip"(this, bytes) concat!("(self: ", $ty, ", bytes: object = None, /) -> ", $ty);
            method: split as "split"(this, separator, maxsplit) concat!("(self: ", $ty, ", /, sep: object = None, maxsplit: int = -1) -> list[", $ty, "]");
            method: splitlines as "splitlines"(this, keepends) concat!("(self: ", $ty, ", /, keepends: bool = False) -> list[", $ty, "]");
            method: startswith as "startswith"(this, prefix, start, stop) concat!("(self: ", $ty, ", prefix: object, start: int | None = None, end: int | None = None, /) -> bool");
            method: strip as "strip"(this, bytes) concat!("(self: ", $ty, ", bytes: object = None, /) -> ", $ty);
            method: swapcase as "swapcase"(this) concat!("(self: ", $ty, ", /) -> ", $ty);
            method: title as "title"(this) concat!("(self: ", $ty, ", /) -> ", $ty);
            method: translate as "translate"(this, table, delete) concat!("(self: ", $ty, ", table: object, /, delete: object = b'') -> ", $ty);
            method: upper as "upper"(this) concat!("(self: ", $ty, ", /) -> ", $ty);
            method: zfill as "zfill"(this, width) concat!("(self: ", $ty, ", width: int, /) -> ", $ty);
            $($more)*
        } }
    };
}

shared! { BYTES_METHODS of "bytes", "bytes" {
    method: to_bytes as "__bytes__"(this) "(self: bytes, /) -> bytes";
    method: new_arguments as "__getnewargs__"(this) "(self: bytes, /) -> tuple[bytes]";
} }

shared! { BYTEARRAY_METHODS of "bytearray", "bytearray" {
    method: append as "append"(this, item) "(self: bytearray, item: int, /) -> None";
    method: clear as "clear"(this) "(self: bytearray, /) -> None";
    method: copy as "copy"(this) "(self: bytearray, /) -> bytearray";
    method: extend as "extend"(this, items) "(self: bytearray, iterable_of_ints: Iterable[int], /) -> None";
    method: insert as "insert"(this, index, item) "(self: bytearray, index: int, item: int, /) -> None";
    method: pop as "pop"(this, index) "(self: bytearray, index: int = -1, /) -> int";
    method: remove as "remove"(this, value) "(self: bytearray, value: int, /) -> None";
    method: reverse as "reverse"(this) "(self: bytearray, /) -> None";
} }
