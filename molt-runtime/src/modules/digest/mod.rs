//! `_digest`: what `hashlib`, `zlib`, `binascii` and `struct` cannot do fast or at all in Python.

mod blocks;
#[cfg(target_arch = "x86_64")]
mod carryless;
mod checksums;
mod message;
mod object;
#[cfg(target_arch = "x86_64")]
mod processor;
#[cfg(target_arch = "x86_64")]
mod sha_instructions;

pub(super) use blocks::sha2_large;
pub(super) use message::START;

use super::Module;
use crate::float::new::to_real;
use crate::value::{Res, Value};
use crate::{bytes, int, methods};

/// `digest(name, data)`: of a message that is there as a whole.
fn digest(name: Value, data: Value) -> Res {
    object::finish(object::start(name, data)?.value())
}

fn start_of(start: Value, default: u32) -> u32 {
    if start.is_absent() { default } else { int::known(start).big().iter_u32_digits().next().unwrap_or(0) }
}

/// `crc32(data, start)`.
fn crc32(data: Value, start: Value) -> Res {
    Ok(int::from_u64(checksums::crc32(bytes::required(data)?, start_of(start, 0)).into()))
}

/// `adler32(data, start)`.
fn adler32(data: Value, start: Value) -> Res {
    Ok(int::from_u64(checksums::adler32(bytes::required(data)?, start_of(start, 1)).into()))
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
    : digest as "digest"(name, data) "(name, data, /) -> bytes";
    : object::start as "start"(name, data) "(name, data, /) -> object";
    : object::add as "add"(message, data) "(message, data, /) -> None";
    : object::copy as "copy"(message) "(message, /) -> object";
    : object::finish as "finish"(message) "(message, /) -> bytes";
    : object::finish_hex as "finish_hex"(message) "(message, /) -> str";
    : crc32 as "crc32"(data, start) "(data, value=0, /)";
    : adler32 as "adler32"(data, start) "(data, value=1, /)";
    : float_bits as "float_bits"(number, size) "(number, size, /)";
    : bits_float as "bits_float"(bits, size) "(bits, size, /)";
} }

/// `import _digest`.
#[unsafe(export_name = "molt_module__digest")]
pub static MODULE: Module = Module { name: "_digest", functions: FUNCTIONS, constants: &[] };
