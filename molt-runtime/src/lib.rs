//! The runtime of compiled programs: values, heap, objects, built-ins.
//!
//! The same crate is an ordinary library for the interpreters and the compiler's tables, and, built with
//! `--cfg molt_archive`, the `no_std` archive that is linked into native programs.
#![no_std]
extern crate alloc;
#[cfg(not(molt_archive))]
extern crate std;

pub mod abi;
pub mod arguments;
pub mod bool;
pub mod buffer;
pub mod builtins;
pub mod bytes;
pub mod class;
pub mod codec;
pub mod compiled;
pub mod complex;
pub mod counting;
pub mod desugared;
pub mod dict;
pub mod dispatch;
pub mod error;
pub mod exception;
pub mod float;
pub mod format_spec;
pub mod function;
pub mod gc;
pub mod generator;
pub mod heap;
pub mod host;
pub mod indices;
pub mod int;
pub mod io;
pub mod iterator;
pub mod list;
pub mod memoryview;
pub mod method;
pub mod module;
pub mod modules;
pub mod number_format;
pub mod object;
pub mod out;
mod parts;
pub mod range;
pub mod repr;
pub mod rt;
pub mod sequence;
pub mod set;
#[cfg(not(molt_archive))]
pub mod shadow;
pub mod signature;
pub mod singletons;
mod sizes;
pub mod slice;
pub mod special;
pub mod start;
pub mod str;
pub mod traceback;
pub mod tuple;
pub mod types;
pub mod value;

/// Installs every table of built-in methods that does not come with its type: what interpreters do, and native programs that look
/// up any name.
pub fn install_all() {
    class::install_object();
    class::install_type();
    exception::install_exceptions();
    function::install_function();
    generator::install_generator();
    int::INT.install(int::methods::INT_METHODS);
    float::FLOAT.install(float::methods::FLOAT_METHODS);
    list::install();
    tuple::install();
    dict::install();
    modules::itertools::install();
    str::STR.install(str::STR_METHODS);
    bytes::BYTES.install(bytes::BYTES_METHODS);
}

#[cfg(molt_archive)]
mod archive;
#[cfg(test)]
mod testing;
