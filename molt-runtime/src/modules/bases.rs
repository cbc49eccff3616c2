//! `_bases`: bytes as text in base 32 and 85, and back.

use super::Module;
use crate::error::value_error;
use crate::value::{Res, Value};
use crate::{bytes, str};
use alloc::format;
use alloc::vec::Vec;

/// `import _bases`.
#[unsafe(export_name = "molt_module__bases")]
pub static MODULE: Module = Module { name: "_bases", functions: FUNCTIONS, constants: &[] };

/// No letter.
const NONE: u8 = 0xFF;

/// The values of letters.
fn values(letters: &[u8]) -> [u8; 256] {
    let mut values = [NONE; 256];
    letters.iter().enumerate().for_each(|(i, &letter)| values[usize::from(letter)] = i as u8);
    values
}

fn to_base32(data: Value, letters: Value) -> Res {
    let (data, letters) = (bytes::required(data)?, bytes::required(letters)?);
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 8);
    for part in data.chunks(5) {
        let mut word = [0; 8];
        word[3..3 + part.len()].copy_from_slice(part);
        let number = u64::from_be_bytes(word);
        let keep = (part.len() * 8).div_ceil(5);
        out.extend((0..keep).map(|i| letters[(number >> (35 - 5 * i)) as usize & 31]));
        out.extend(core::iter::repeat_n(b'=', 8 - keep));
    }
    Ok(bytes::from_vec(out))
}

/// The bytes of a text without its padding, as if it were padded with zeros; or as a text what is wrong.
fn from_base32(data: Value, letters: Value) -> Res {
    let (data, values) = (bytes::required(data)?, values(bytes::required(letters)?));
    let mut out = Vec::with_capacity(data.len().div_ceil(8) * 5);
    for part in data.chunks(8) {
        let mut number = 0u64;
        for &letter in part {
            let value = values[usize::from(letter)];
            if value == NONE {
                return Ok(str::from_str("Non-base32 digit found"));
            }
            number = number << 5 | u64::from(value);
        }
        number <<= 5 * (8 - part.len());
        out.extend_from_slice(&number.to_be_bytes()[3..]);
    }
    Ok(bytes::from_vec(out))
}

/// `zeros` and `spaces`: whether four zero bytes become `z` and four spaces `y`.
fn to_base85(data: Value, letters: Value, pad: Value, zeros: Value, spaces: Value) -> Res {
    let (data, letters) = (bytes::required(data)?, bytes::required(letters)?);
    let (pad, zeros, spaces) = (pad == Value::TRUE, zeros == Value::TRUE, spaces == Value::TRUE);
    let mut out = Vec::with_capacity(data.len().div_ceil(4) * 5);
    for part in data.chunks(4) {
        let mut word = [0; 4];
        word[..part.len()].copy_from_slice(part);
        let mut number = u32::from_be_bytes(word);
        let keep = if pad { 5 } else { part.len() + 1 };
        match number {
            0 if zeros && keep == 5 => out.push(b'z'),
            0x2020_2020 if spaces => out.push(b'y'),
            _ => {
                let mut digits = [0; 5];
                for digit in digits.iter_mut().rev() {
                    *digit = letters[(number % 85) as usize];
                    number /= 85;
                }
                out.extend_from_slice(&digits[..keep]);
            }
        }
    }
    Ok(bytes::from_vec(out))
}

fn from_base85(data: Value, letters: Value) -> Res {
    let (data, values) = (bytes::required(data)?, values(bytes::required(letters)?));
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 4);
    for (i, part) in data.chunks(5).enumerate() {
        let mut number = 0u64;
        for j in 0..5 {
            // The text is filled up with the greatest digit.
            let value = part.get(j).map_or(84, |&letter| values[usize::from(letter)]);
            if value == NONE {
                return Err(value_error(&format!("bad base85 character at position {}", 5 * i + j)));
            }
            number = number * 85 + u64::from(value);
        }
        let Ok(number) = u32::try_from(number) else {
            return Err(value_error(&format!("base85 overflow in hunk starting at byte {}", 5 * i)));
        };
        out.extend_from_slice(&number.to_be_bytes()[..4 - (5 - part.len())]);
    }
    Ok(bytes::from_vec(out))
}

/// The form of Adobe, in which some characters count for nothing.
fn from_ascii85(data: Value, spaces: Value, ignored: Value) -> Res {
    let (data, ignored) = (bytes::required(data)?, bytes::required(ignored)?);
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 4);
    let (mut number, mut count) = (0u64, 0);
    for &byte in data.iter().chain(b"uuuu") {
        match byte {
            b'!'..=b'u' => {
                number = number * 85 + u64::from(byte - b'!');
                count += 1;
                if count == 5 {
                    let Ok(word) = u32::try_from(number) else { return Err(value_error("Ascii85 overflow")) };
                    out.extend_from_slice(&word.to_be_bytes());
                    (number, count) = (0, 0);
                }
            }
            b'z' if count > 0 => return Err(value_error("z inside Ascii85 5-tuple")),
            b'z' => out.extend_from_slice(&[0; 4]),
            b'y' if spaces == Value::TRUE && count > 0 => return Err(value_error("y inside Ascii85 5-tuple")),
            b'y' if spaces == Value::TRUE => out.extend_from_slice(b"    "),
            _ if ignored.contains(&byte) => {}
            _ => return Err(value_error(&format!("Non-Ascii85 digit found: {}", char::from(byte)))),
        }
    }
    out.truncate(out.len() - (4 - count));
    Ok(bytes::from_vec(out))
}

crate::methods! { pub FUNCTIONS of "_bases" {
    : to_base32 as "to_base32"(data, letters) "(data: object, letters: object, /) -> bytes";
    : from_base32 as "from_base32"(data, letters) "(data: object, letters: object, /) -> object";
    : to_base85 as "to_base85"(data, letters, pad, zeros, spaces)
        "(data: object, letters: object, pad: object, zeros: object, spaces: object, /) -> bytes";
    : from_base85 as "from_base85"(data, letters) "(data: object, letters: object, /) -> bytes";
    : from_ascii85 as "from_ascii85"(data, spaces, ignored) "(data: object, spaces: object, ignored: object, /) -> bytes";
} }
