//! `string`: its constants and `capwords`.

use super::{Constant, Module};
use crate::str::{self, Str, StrBuilder};
use crate::value::{Res, Value};
use crate::{dispatch, methods};

fn capwords(text: Value, separator: Value) -> Res {
    str::string_argument(text, "")?;
    let absent = Value::ABSENT;
    let given = if str::omitted(separator) { absent } else { separator };
    let words = str::split_value(text, given, absent)?;
    let gap = separator.downcast::<Str>().filter(|s| !s.is_empty());
    let mut out = StrBuilder::new();
    let iterator = dispatch::iter(words.value())?;
    let mut first = true;
    while let Some(word) = dispatch::next(iterator.value())? {
        if !core::mem::take(&mut first) {
            match gap {
                Some(gap) => out.push_str(gap),
                None => out.push(0x20),
            }
        }
        out.push_value(str::capitalize_value(word.value())?.value());
    }
    Ok(out.finish())
}

methods! { pub FUNCTIONS of "string" {
    : capwords as "capwords"(text, separator) "(s: str, sep: str | None = None) -> str";
} }

/// The module.
#[unsafe(export_name = "molt_module_string")]
pub static MODULE: Module = Module {
    name: "string",
    functions: FUNCTIONS,
    constants: &[
        ("whitespace", Constant::Str(" \t\n\r\x0b\x0c")),
        ("ascii_lowercase", Constant::Str("abcdefghijklmnopqrstuvwxyz")),
        ("ascii_uppercase", Constant::Str("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
        ("ascii_letters", Constant::Str("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")),
        ("digits", Constant::Str("0123456789")),
        ("hexdigits", Constant::Str("0123456789abcdefABCDEF")),
        ("octdigits", Constant::Str("01234567")),
        ("punctuation", Constant::Str("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")),
        (
            "printable",
            Constant::Str(
                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c",
            ),
        ),
    ],
    lookup: |name| MODULE.constant(name),
};
