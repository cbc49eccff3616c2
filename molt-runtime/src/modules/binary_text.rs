//! `_binascii`: bytes as text in base 64 and 16, and back.

use super::Module;
use crate::value::{Res, Value};
use crate::{bytes, str};
use alloc::vec::Vec;

/// `import _binascii`.
#[unsafe(export_name = "molt_module__binascii")]
pub static MODULE: Module = Module { name: "_binascii", functions: FUNCTIONS, constants: &[] };

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// No letter of base 64.
const NONE: u8 = 0xFF;
/// The values of letters.
static VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut i = 0;
    while i < 64 {
        values[LETTERS[i] as usize] = i as u8;
        i += 1;
    }
    values
};

fn to_base64(data: Value, newline: Value) -> Res {
    let data = bytes::required(data)?;
    let letter = |bits: u32| LETTERS[bits as usize & 63];
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    let (threes, rest) = data.as_chunks::<3>();
    for &[a, b, c] in threes {
        let bits = u32::from_be_bytes([0, a, b, c]);
        out.extend_from_slice(&[letter(bits >> 18), letter(bits >> 12), letter(bits >> 6), letter(bits)]);
    }
    match *rest {
        [a] => out.extend_from_slice(&[letter(u32::from(a) >> 2), letter(u32::from(a) << 4), b'=', b'=']),
        [a, b] => {
            let bits = u32::from_be_bytes([0, 0, a, b]) << 2;
            out.extend_from_slice(&[letter(bits >> 12), letter(bits >> 6), letter(bits), b'=']);
        }
        _ => {}
    }
    if newline == Value::TRUE {
        out.push(b'\n');
    }
    Ok(bytes::from_vec(out))
}

/// The bytes, or as a text what is wrong.
fn from_base64(data: Value, strict: Value) -> Res {
    Ok(match decode(bytes::required(data)?, strict == Value::TRUE) {
        Ok(out) => bytes::from_vec(out),
        Err(message) => str::from_str(&message),
    })
}

fn decode(data: &[u8], strict: bool) -> Result<Vec<u8>, alloc::borrow::Cow<'static, str>> {
    if strict && data.first() == Some(&b'=') {
        return Err("Leading padding not allowed".into());
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3 + 3);
    // The place in a group of four, the bits left over from the letter before, and how many pads came in a row.
    let (mut place, mut left, mut pads) = (0, 0u8, 0);
    let mut padded = false;
    let mut i = 0;
    while i < data.len() {
        // Whole groups go at once.
        if place == 0
            && !(strict && padded)
            && let Some(&[a, b, c, d]) = data.get(i..i + 4).and_then(|group| group.first_chunk())
        {
            let [a, b, c, d] = [a, b, c, d].map(|letter| VALUES[usize::from(letter)]);
            if (a | b | c | d) & 0xC0 == 0 {
                out.extend_from_slice(&[a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
                (i, pads) = (i + 4, 0);
                continue;
            }
        }
        let byte = data[i];
        i += 1;
        if byte == b'=' {
            padded = true;
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict && i < data.len() {
                    return Err("Excess data after padding".into());
                }
                return Ok(out);
            }
            continue;
        }
        let value = VALUES[usize::from(byte)];
        if value == NONE {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            continue;
        }
        if strict && padded {
            return Err("Discontinuous padding not allowed".into());
        }
        pads = 0;
        match place {
            0 => left = value,
            1 => {
                out.push(left << 2 | value >> 4);
                left = value & 15;
            }
            2 => {
                out.push(left << 4 | value >> 2);
                left = value & 3;
            }
            _ => out.push(left << 6 | value),
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(out),
        1 => {
            let count = out.len() / 3 * 4 + 1;
            let text = "Invalid base64-encoded string: number of data characters";
            Err(alloc::format!("{text} ({count}) cannot be 1 more than a multiple of 4").into())
        }
        _ => Err("Incorrect padding".into()),
    }
}

/// The bytes, or as a text what is wrong.
fn from_hex(data: Value) -> Res {
    let data = bytes::required(data)?;
    if data.len() % 2 != 0 {
        return Ok(str::from_str("Odd-length string"));
    }
    let mut out = Vec::with_capacity(data.len() / 2);
    let mut seen = 0;
    for &[high, low] in data.as_chunks::<2>().0 {
        let (high, low) = (bytes::HEX_VALUES[usize::from(high)], bytes::HEX_VALUES[usize::from(low)]);
        seen |= high | low;
        out.push(high << 4 | low);
    }
    Ok(if seen & 0xF0 == 0 { bytes::from_vec(out) } else { str::from_str("Non-hexadecimal digit found") })
}

fn to_hex(data: Value) -> Res {
    bytes::required(data).map(bytes::to_digits)
}

crate::methods! { pub FUNCTIONS of "_binascii" {
    : to_base64 as "to_base64"(data, newline) "(data: object, newline: object, /) -> bytes";
    : from_base64 as "from_base64"(data, strict) "(data: object, strict: object, /) -> object";
    : to_hex as "to_hex"(data) "(data: object, /) -> bytes";
    : from_hex as "from_hex"(data) "(data: object, /) -> object";
} }
