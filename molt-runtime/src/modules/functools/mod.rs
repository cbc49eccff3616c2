//! `_functools`: what of `functools` is called too often to be written in Python. The classes there extend these.

mod lru_cache;
mod partial;

use super::{Constant, Module};

/// `import _functools`.
#[unsafe(export_name = "molt_module__functools")]
pub static MODULE: Module = Module { name: "_functools", functions: &[], constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] =
    &[("lru_cache", Constant::Type(&lru_cache::LRU_CACHE)), ("partial", Constant::Type(&partial::PARTIAL))];
