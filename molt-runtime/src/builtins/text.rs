//! The built-in functions about characters: `ascii`, `chr`, `ord`.

use crate::value::{Res, Value};
use crate::{int, methods, str};

fn ascii(value: Value) -> Res {
    str::ascii(value)
}

fn chr(code: Value) -> Res {
    str::chr_value(code)
}

fn ord(character: Value) -> Res {
    str::ord(character).map(int::from_i64)
}

methods! { pub BUILTINS of "builtins" {
    : ascii as "ascii"(value) "(obj: object, /) -> str";
    : chr as "chr"(code) "(i: int, /) -> str";
    : ord as "ord"(character) "(c: str, /) -> int";
} }
