//! The methods of `str` by name.

use super::case::{capitalize, casefold, lower, swapcase, title, upper};
use super::classify::{
    isalnum, isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric, isprintable, isspace, istitle, isupper,
};
use super::entries::known;
use super::format::{format_map, format_method};
use super::pad::{center, expandtabs, ljust, rjust, zfill};
use super::replace::{maketrans, method_replace, translate};
use super::search::{endswith, method_count, method_find, method_index, method_rfind, method_rindex, startswith};
use super::split::{join, partition, rpartition, rsplit, split, splitlines};
use super::strip::{lstrip, removeprefix, removesuffix, rstrip, strip};
use crate::codec::{self, Choice};
use crate::methods;
use crate::value::{Res, Value};

fn encode(this: Value, encoding: Value, errors: Value) -> Res {
    match codec::choice(encoding, errors, "encode")? {
        Choice::Own(encoding, errors) => codec::encoded(known(this), encoding, errors),
        Choice::Registered(name) => codec::registered::encode(this, name, errors).map(crate::bytes::from_vec),
    }
}

fn new_arguments(this: Value) -> Res {
    Ok(crate::tuple::from_array([super::concat::part(known(this), 0, known(this).len())]))
}

methods! { pub STR_METHODS of "str" {
    method: capitalize as "capitalize"(this) "(self: str, /) -> str";
    method: casefold as "casefold"(this) "(self: str, /) -> str";
    method: center as "center"(this, width, fill) "(self: str, width: int, fillchar: str = ' ', /) -> str";
    method: method_count as "count"(this, sub, start, stop) "(self: str, sub: str, start: int | None = None, end: int | None = None, /) -> int";
    method: encode as "encode"(this, encoding, errors) "(self: str, /, encoding: str = 'utf-8', errors: str = 'strict') -> bytes";
    method: endswith as "endswith"(this, suffix, start, stop) "(self: str, suffix: str | tuple[str, ...], start: int | None = None, end: int | None = None, /) -> bool";
    method: expandtabs as "expandtabs"(this, tabsize) "(self: str, /, tabsize: int = 8) -> str";
    method: method_find as "find"(this, sub, start, stop) "(self: str, sub: str, start: int | None = None, end: int | None = None, /) -> int";
    method: format_method as "format"(this, args, kwargs) "(self: str, /, *args: object, **kwargs: object) -> str";
    method: format_map as "format_map"(this, mapping) "(self: str, mapping: object, /) -> str";
    method: method_index as "index"(this, sub, start, stop) "(self: str, sub: str, start: int | None = None, end: int | None = None, /) -> int";
    method: isalnum as "isalnum"(this) "(self: str, /) -> bool";
    method: isalpha as "isalpha"(this) "(self: str, /) -> bool";
    method: isascii as "isascii"(this) "(self: str, /) -> bool";
    method: isdecimal as "isdecimal"(this) "(self: str, /) -> bool";
    method: isdigit as "isdigit"(this) "(self: str, /) -> bool";
    method: isidentifier as "isidentifier"(this) "(self: str, /) -> bool";
    method: islower as "islower"(this) "(self: str, /) -> bool";
    method: isnumeric as "isnumeric"(this) "(self: str, /) -> bool";
    method: isprintable as "isprintable"(this) "(self: str, /) -> bool";
    method: isspace as "isspace"(this) "(self: str, /) -> bool";
    method: istitle as "istitle"(this) "(self: str, /) -> bool";
    method: isupper as "isupper"(this) "(self: str, /) -> bool";
    method: join as "join"(this, iterable) "(self: str, iterable: Iterable[str], /) -> str";
    method: ljust as "ljust"(this, width, fill) "(self: str, width: int, fillchar: str = ' ', /) -> str";
    method: lower as "lower"(this) "(self: str, /) -> str";
    method: lstrip as "lstrip"(this, chars) "(self: str, chars: str | None = None, /) -> str";
    static_: maketrans as "maketrans"(x, y, z) "(x: object, y: str = None, z: str = None, /) -> dict[int, object]";
    method: partition as "partition"(this, separator) "(self: str, sep: str, /) -> tuple[str, str, str]";
    method: removeprefix as "removeprefix"(this, prefix) "(self: str, prefix: str, /) -> str";
    method: removesuffix as "removesuffix"(this, suffix) "(self: str, suffix: str, /) -> str";
    method: method_replace as "replace"(this, old, new, count) "(self: str, old: str, new: str, count: int = -1, /) -> str";
    method: method_rfind as "rfind"(this, sub, start, stop) "(self: str, sub: str, start: int | None = None, end: int | None = None, /) -> int";
    method: method_rindex as "rindex"(this, sub, start, stop) "(self: str, sub: str, start: int | None = None, end: int | None = None, /) -> int";
    method: rjust as "rjust"(this, width, fill) "(self: str, width: int, fillchar: str = ' ', /) -> str";
    method: rpartition as "rpartition"(this, separator) "(self: str, sep: str, /) -> tuple[str, str, str]";
    method: rsplit as "rsplit"(this, separator, maxsplit) "(self: str, /, sep: str | None = None, maxsplit: int = -1) -> list[str]";
    method: rstrip as "rstrip"(this, chars) "(self: str, chars: str | None = None, /) -> str";
    method: split as "split"(this, separator, maxsplit) "(self: str, /, sep: str | None = None, maxsplit: int = -1) -> list[str]";
    method: splitlines as "splitlines"(this, keepends) "(self: str, /, keepends: bool = False) -> list[str]";
    method: startswith as "startswith"(this, prefix, start, stop) "(self: str, prefix: str | tuple[str, ...], start: int | None = None, end: int | None = None, /) -> bool";
    method: strip as "strip"(this, chars) "(self: str, chars: str | None = None, /) -> str";
    method: swapcase as "swapcase"(this) "(self: str, /) -> str";
    method: title as "title"(this) "(self: str, /) -> str";
    method: translate as "translate"(this, table) "(self: str, table: object, /) -> str";
    method: upper as "upper"(this) "(self: str, /) -> str";
    method: zfill as "zfill"(this, width) "(self: str, width: int, /) -> str";
    method: new_arguments as "__getnewargs__"(this) "(self: str, /) -> tuple[str]";
} }
