//! Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16, UTF-32, one-byte tables, escapes, and what to do about what does
//! not fit.

mod charmap;
mod decode;
mod encode;
mod errors;
mod escape;
pub mod registered;
#[rustfmt::skip]
mod tables;
mod utf16;

pub use decode::decode;
pub use encode::{encode, encoded};

use crate::str::Str;
use crate::value::{Raised, Res, Value};
use alloc::string::String;
use charmap::Charmap;

/// The order of bytes in UTF-16 and UTF-32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By a mark at the start; little where there is none.
    Marked,
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Encoding {
    Utf8,
    /// With a mark at the start.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
    Charmap(&'static Charmap),
    UnicodeEscape,
    RawUnicodeEscape,
}

impl Encoding {
    /// The name that errors show.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
            Encoding::Charmap(_) => "charmap",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
        }
    }

    /// The encoding of that name, in any of its spellings.
    pub fn find(name: &str) -> Option<Encoding> {
        // As nearly all write them.
        match name {
            "utf-8" | "utf8" | "UTF-8" => return Some(Encoding::Utf8),
            "ascii" | "us-ascii" => return Some(Encoding::Ascii),
            "latin-1" | "latin1" | "iso-8859-1" => return Some(Encoding::Latin1),
            _ => {}
        }
        Some(match normalised(name).as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Sig,
            "ascii" | "us_ascii" | "us" | "646" | "ansi_x3_4_1968" | "ansi_x3_4_1986" | "cp367" | "csascii" | "ibm367"
            | "iso646_us" | "iso_646_irv_1991" | "iso_ir_6" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1"
            | "iso_8859_1" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Encoding::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Encoding::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" => Encoding::Utf32(Order::Big),
            "unicode_escape" => Encoding::UnicodeEscape,
            "raw_unicode_escape" => Encoding::RawUnicodeEscape,
            other => return Charmap::find(other).map(Encoding::Charmap),
        })
    }

    /// The encoding an optional argument names: UTF-8 when left out.
    pub fn of_argument(name: Value, function: &str) -> Res<Encoding> {
        match argument(name, function, "encoding")? {
            None => Ok(Encoding::Utf8),
            Some(name) => Encoding::of_name(name).ok_or_else(|| unknown(&name.to_text())),
        }
    }

    /// The encoding of that name.
    fn of_name(name: &Str) -> Option<Encoding> {
        match name.as_ascii() {
            Some(name) => Encoding::find(name),
            None => Encoding::find(&name.to_text()),
        }
    }
}

/// What the arguments of `encode` and `decode` ask for.
pub enum Choice {
    /// One of the encodings here, and what to do about what does not fit.
    Own(Encoding, Errors),
    /// The name of another, which the program may have registered.
    Registered(&'static Str),
}

/// Refuses encodings and error handlers that are no text, before either is looked for.
pub fn check_arguments(encoding: Value, errors: Value, function: &str) -> Res<()> {
    argument(encoding, function, "encoding")?;
    argument(errors, function, "errors").map(drop)
}

/// What optional arguments ask for, UTF-8 and strict when left out.
pub fn choice(encoding: Value, errors: Value, function: &str) -> Res<Choice> {
    let (name, handler) = (argument(encoding, function, "encoding")?, argument(errors, function, "errors")?);
    Ok(match name {
        None => Choice::Own(Encoding::Utf8, Errors::of_name(handler)),
        Some(name) => match Encoding::of_name(name) {
            Some(encoding) => Choice::Own(encoding, Errors::of_name(handler)),
            None => Choice::Registered(name),
        },
    })
}

#[cold]
fn unknown(name: &str) -> Raised {
    crate::error::raise(&crate::exception::LOOKUP_ERROR, &["unknown encoding: ", name].concat())
}

/// Lower case, with runs of other characters than letters, digits and non-leading dots as one underscore.
fn normalised(name: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('_');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else {
            gap = true;
        }
    }
    out
}

/// An optional string argument of `encode` or `decode`.
fn argument(value: Value, function: &str, name: &str) -> Res<Option<&'static Str>> {
    if value.is_absent() {
        return Ok(None);
    }
    if let Some(text) = value.downcast() {
        return Ok(Some(text));
    }
    crate::str::string_argument(value, &[function, "() argument '", name, "'"].concat()).map(Some)
}

/// What to do about what does not fit.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Errors {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    SurrogateEscape,
    SurrogatePass,
    /// Complained about only when it is needed, as CPython does.
    Unknown(&'static Str),
}

impl Errors {
    /// The handler's name.
    pub fn name(self) -> String {
        match self {
            Errors::Strict => "strict".into(),
            Errors::Ignore => "ignore".into(),
            Errors::Replace => "replace".into(),
            Errors::BackslashReplace => "backslashreplace".into(),
            Errors::XmlCharRefReplace => "xmlcharrefreplace".into(),
            Errors::SurrogateEscape => "surrogateescape".into(),
            Errors::SurrogatePass => "surrogatepass".into(),
            Errors::Unknown(name) => name.to_text(),
        }
    }
    /// The handler an optional argument names: strict when left out.
    pub fn of_argument(name: Value, function: &str) -> Res<Errors> {
        Ok(Errors::of_name(argument(name, function, "errors")?))
    }
    /// The handler of that name.
    fn of_name(name: Option<&'static Str>) -> Errors {
        let Some(name) = name else { return Errors::Strict };
        match name.as_ascii() {
            Some("strict") => Errors::Strict,
            Some("ignore") => Errors::Ignore,
            Some("replace") => Errors::Replace,
            Some("backslashreplace") => Errors::BackslashReplace,
            Some("xmlcharrefreplace") => Errors::XmlCharRefReplace,
            Some("surrogateescape") => Errors::SurrogateEscape,
            Some("surrogatepass") => Errors::SurrogatePass,
            _ => Errors::Unknown(name),
        }
    }
}
