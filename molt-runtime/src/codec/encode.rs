//! Text to bytes.

use super::charmap::Charmap;
use super::errors::encode_error;
use super::utf16::{Sink, push_mark};
use super::{Encoding, Errors, escape, registered};
use crate::str::{Str, StrBuilder, Units, push_escape, push_wtf8};
use crate::value::Res;
use alloc::vec::Vec;

/// The bytes of a string as an object.
pub fn encoded(s: &Str, encoding: Encoding, errors: Errors) -> Res {
    Ok(match encoding {
        Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1 if s.is_ascii() => crate::bytes::from_slice(s.bytes()),
        _ => crate::bytes::from_vec(encode(s, encoding, errors)?),
    })
}

/// The bytes of a string.
pub fn encode(s: &Str, encoding: Encoding, errors: Errors) -> Res<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => utf8(s, errors, Vec::new()),
        Encoding::Utf8Sig => utf8(s, errors, alloc::vec![0xEF, 0xBB, 0xBF]),
        Encoding::Ascii => narrow(s, errors, encoding, 0x80, "ordinal not in range(128)"),
        Encoding::Latin1 => narrow(s, errors, encoding, 0x100, "ordinal not in range(256)"),
        Encoding::Charmap(map) => charmap(s, errors, encoding, map),
        Encoding::UnicodeEscape => Ok(escape::encode(s, false)),
        Encoding::RawUnicodeEscape => Ok(escape::encode(s, true)),
        Encoding::Utf16(order) => wide(s, errors, encoding, Sink { order, wide: false }),
        Encoding::Utf32(order) => wide(s, errors, encoding, Sink { order, wide: true }),
    }
}

fn is_surrogate(code: u32) -> bool {
    (0xD800..0xE000).contains(&code)
}

fn utf8(s: &Str, errors: Errors, mut out: Vec<u8>) -> Res<Vec<u8>> {
    if s.push_utf8(&mut out).is_ok() {
        return Ok(out);
    }
    with_handler(
        s,
        errors,
        Encoding::Utf8,
        "surrogates not allowed",
        |code| !is_surrogate(code),
        true,
        &mut |piece| match piece {
            Piece::Code(code) => push_wtf8(&mut out, code),
            Piece::Byte(byte) => out.push(byte),
        },
    )?;
    Ok(out)
}

fn narrow(s: &Str, errors: Errors, encoding: Encoding, limit: u32, reason: &str) -> Res<Vec<u8>> {
    if let Units::One(bytes) = s.units()
        && (s.is_ascii() || limit == 0x100)
    {
        return Ok(bytes.to_vec());
    }
    let mut out = Vec::with_capacity(s.len());
    with_handler(s, errors, encoding, reason, |code| code < limit, true, &mut |piece| match piece {
        Piece::Code(code) => out.push(code as u8),
        Piece::Byte(byte) => out.push(byte),
    })?;
    Ok(out)
}

fn charmap(s: &Str, errors: Errors, encoding: Encoding, map: &Charmap) -> Res<Vec<u8>> {
    let mut out = Vec::with_capacity(s.len());
    let reason = "character maps to <undefined>";
    with_handler(s, errors, encoding, reason, |code| map.byte(code).is_some(), true, &mut |piece| match piece {
        // Handlers put ASCII only, which every table has.
        Piece::Code(code) => out.extend(map.byte(code)),
        Piece::Byte(byte) => out.push(byte),
    })?;
    Ok(out)
}

fn wide(s: &Str, errors: Errors, encoding: Encoding, sink: Sink) -> Res<Vec<u8>> {
    let mut out = Vec::new();
    push_mark(&mut out, sink);
    with_handler(s, errors, encoding, "surrogates not allowed", |code| !is_surrogate(code), false, &mut |piece| match piece {
        Piece::Code(code) => sink.push(&mut out, code),
        Piece::Byte(byte) => out.push(byte),
    })?;
    Ok(out)
}

/// What a handler puts in place of what does not fit.
enum Piece {
    /// A code point, to be encoded.
    Code(u32),
    /// A byte as it is.
    Byte(u8),
}

/// Hands every code point that `fits` on, and lets the handler see the others: whole runs, or one by one.
fn with_handler(
    s: &Str,
    errors: Errors,
    encoding: Encoding,
    reason: &str,
    fits: impl Fn(u32) -> bool,
    runs: bool,
    put: &mut dyn FnMut(Piece),
) -> Res<()> {
    let units = s.units();
    let mut i = 0;
    while i < s.len() {
        let code = units.at(i);
        if fits(code) {
            put(Piece::Code(code));
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while runs && end < s.len() && !fits(units.at(end)) {
            end += 1;
        }
        if let Errors::Unknown(name) = errors {
            i = ask(s, name, encoding, reason, (i, end), &fits, put)?;
            continue;
        }
        handle(s, errors, encoding, reason, (i, end), put)?;
        i = end;
    }
    Ok(())
}

/// Puts what a registered handler gives for what does not fit; the place to go on from.
#[cold]
fn ask(
    s: &Str,
    name: &Str,
    encoding: Encoding,
    reason: &str,
    (start, end): (usize, usize),
    fits: &dyn Fn(u32) -> bool,
    put: &mut dyn FnMut(Piece),
) -> Res<usize> {
    encode_error(encoding.name(), s.value(), start, end, reason);
    let error = crate::exception::take();
    let (given, at) = registered::handled(name, error.value(), s.len(), false)?;
    let Some(text) = given.downcast::<Str>() else {
        crate::bytes::view(given.value()).iter().for_each(|bytes| bytes.iter().for_each(|&byte| put(Piece::Byte(byte))));
        return Ok(at);
    };
    if !text.units().code_points().all(fits) {
        return Err(crate::exception::raise_object(error));
    }
    text.units().code_points().for_each(|code| put(Piece::Code(code)));
    Ok(at)
}

/// Whether lone surrogates have a form in the encoding.
fn passes_surrogates(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Utf8 | Encoding::Utf8Sig | Encoding::Utf16(_) | Encoding::Utf32(_))
}

fn handle(
    s: &Str,
    errors: Errors,
    encoding: Encoding,
    reason: &str,
    (start, end): (usize, usize),
    put: &mut dyn FnMut(Piece),
) -> Res<()> {
    let failed = |from: usize| encode_error(encoding.name(), s.value(), from, end, reason);
    for i in start..end {
        let code = s.at(i);
        match errors {
            Errors::Strict => return Err(failed(start)),
            Errors::Ignore | Errors::Unknown(_) => {}
            Errors::Replace => put(Piece::Code(0x3F)),
            Errors::BackslashReplace => {
                let mut escape = StrBuilder::new();
                push_escape(&mut escape, code);
                escape.units().code_points().for_each(|code| put(Piece::Code(code)));
            }
            Errors::XmlCharRefReplace => {
                let mut digits = Vec::new();
                crate::int::text::push_u64(&mut digits, code.into());
                let reference = b"&#".iter().chain(&digits).chain(b";");
                reference.for_each(|&byte| put(Piece::Code(byte.into())));
            }
            // A single byte is no unit of the wide encodings.
            Errors::SurrogateEscape
                if (0xDC80..0xDD00).contains(&code) && !matches!(encoding, Encoding::Utf16(_) | Encoding::Utf32(_)) =>
            {
                put(Piece::Byte(code as u8));
            }
            Errors::SurrogatePass if is_surrogate(code) && passes_surrogates(encoding) => {
                put(Piece::Code(code));
            }
            Errors::SurrogateEscape | Errors::SurrogatePass => return Err(failed(i)),
        }
    }
    Ok(())
}
