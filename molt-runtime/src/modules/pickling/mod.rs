//! `_pickling`: what pickles are mostly made of, written and read. What is rare is left to methods of `Pickler` and `Unpickler`, which
//! are written in Python.

mod memo;
mod reader;
mod reading;
mod writer;
mod writing;

pub use reader::READER_METHODS;
pub use writer::WRITER_METHODS;

use super::{Constant, Module};

/// `import _pickling`.
#[unsafe(export_name = "molt_module__pickling")]
pub static MODULE: Module = Module { name: "_pickling", functions: &[], constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] =
    &[("Writer", Constant::Type(&writer::WRITER)), ("Reader", Constant::Type(&reader::READER))];
