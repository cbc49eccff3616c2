//! `_deflate`: compression and decompression of raw streams, which `zlib` wraps.

mod block;
mod compress;
mod decompress;
mod tables;
mod tree;

use super::Module;
use crate::value::{Owned, Res, Value};
use crate::{bytes, int, methods, parts, tuple};
use decompress::Fault;

/// `compress(data, level, window_bits)`.
fn deflate(data: Value, level: Value, window_bits: Value) -> Res {
    let data = bytes::required(data)?;
    let level = int::as_i64(level).map_or(6, |level| level.clamp(0, 9)) as usize;
    let bits = int::as_i64(window_bits).map_or(15, |bits| bits.clamp(9, 15)) as u32;
    Ok(bytes::from_vec(compress::compress(data, level, bits)))
}

/// `decompress(data)`: what was read, how many bytes were taken, and `None` at the end of the stream, `""` where more must follow, or
/// what is wrong.
fn inflate(data: Value) -> Res {
    let (out, taken, fault) = decompress::decompress(bytes::required(data)?);
    let fault = match fault {
        None => Owned::NONE,
        Some(Fault::Truncated) => parts::string(""),
        Some(Fault::Invalid(what)) => parts::string(what),
    };
    Ok(tuple::from_vec([bytes::from_vec(out), int::from_i64(taken as i64), fault].into()))
}

methods! { pub FUNCTIONS of "_deflate" {
    : deflate as "deflate"(data, level, window_bits) "(data, level, window_bits, /)";
    : inflate as "inflate"(data) "(data, /)";
} }

/// `import _deflate`.
#[unsafe(export_name = "molt_module__deflate")]
pub static MODULE: Module = Module { name: "_deflate", functions: FUNCTIONS, constants: &[] };
