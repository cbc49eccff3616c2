//! `_types`: types of which `types`, written in Python, makes no object to ask it for its type.

use super::{Constant, Module};
use crate::generator::{ASYNC_GENERATOR, COROUTINE};

/// `import _types`.
#[unsafe(export_name = "molt_module__types")]
pub static MODULE: Module = Module { name: "_types", functions: &[], constants: CONSTANTS };

const CONSTANTS: &[(&str, Constant)] =
    &[("CoroutineType", Constant::Type(&COROUTINE)), ("AsyncGeneratorType", Constant::Type(&ASYNC_GENERATOR))];
