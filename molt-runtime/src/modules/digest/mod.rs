//! `_digest`: what `hashlib`, `zlib`, `binascii` and `struct` cannot do fast or at all in Python.

mod algorithms;

use super::Module;
use crate::float::new::to_real;
use crate::str::Str;
use crate::value::{Res, Value};
use crate::{bytes, error, int, methods};

/// `digest(name, data)`.
fn digest(name: Value, data: Value) -> Res {
    let data = bytes::required(data)?;
    let name = name.downcast::<Str>().map(Str::to_text).unwrap_or_default();
    let made = match name.as_str() {
        "md5" => algorithms::md5(data),
        "sha1" => algorithms::sha1(data),
        "sha224" => algorithms::sha224(data),
        "sha256" => algorithms::sha256(data),
        "sha384" => algorithms::sha384(data),
        "sha512" => algorithms::sha512(data),
        _ => return Err(error::value_error("unsupported hash type")),
    };
    Ok(bytes::from_vec(made))
}

fn start_of(start: Value, default: u32) -> u32 {
    if start.is_absent() { default } else { int::known(start).big().iter_u32_digits().next().unwrap_or(0) }
}

/// `crc32(data, start)`.
fn crc32(data: Value, start: Value) -> Res {
    Ok(int::from_u64(algorithms::crc32(bytes::required(data)?, start_of(start, 0)).into()))
}

/// `adler32(data, start)`.
fn adler32(data: Value, start: Value) -> Res {
    Ok(int::from_u64(algorithms::adler32(bytes::required(data)?, start_of(start, 1)).into()))
}

/// `float_bits(number, size)`: the bits of a number as a float of 4 or 8 bytes; -1 if it is too large for one.
fn float_bits(number: Value, size: Value) -> Res {
    let number = crate::float::stored(to_real(number)?);
    if int::as_i64(size) == Some(8) {
        return Ok(int::from_u64(number.to_bits()));
    }
    let short = number as f32;
    if short.is_infinite() && number.is_finite() {
        return Ok(int::from_i64(-1));
    }
    Ok(int::from_u64(short.to_bits().into()))
}

/// `bits_float(bits, size)`: the number of such bits.
fn bits_float(bits: Value, size: Value) -> Res {
    let bits = int::known(bits).big().iter_u64_digits().next().unwrap_or(0);
    let number = if int::as_i64(size) == Some(8) { f64::from_bits(bits) } else { f32::from_bits(bits as u32).into() };
    Ok(number.into())
}

methods! { pub FUNCTIONS of "_digest" {
    : digest as "digest"(name, data) "(name, data, /)";
    : crc32 as "crc32"(data, start) "(data, value=0, /)";
    : adler32 as "adler32"(data, start) "(data, value=1, /)";
    : float_bits as "float_bits"(number, size) "(number, size, /)";
    : bits_float as "bits_float"(bits, size) "(bits, size, /)";
} }

/// `import _digest`.
#[unsafe(export_name = "molt_module__digest")]
pub static MODULE: Module = Module { name: "_digest", functions: FUNCTIONS, constants: &[] };
