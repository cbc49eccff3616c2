//! `_collections`: those classes of `collections` that are in machine code.

pub mod counter;
pub mod default_dict;
pub mod deque;
pub mod ordered_dict;
mod ring;

pub use ring::LENGTH as DEQUE_LENGTH;

use super::{Constant, Module};

/// `import _collections`.
#[unsafe(export_name = "molt_module__collections")]
pub static MODULE: Module = Module { name: "_collections", functions: &[], constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] = &[
    ("deque", Constant::Type(&deque::DEQUE)),
    ("defaultdict", Constant::Type(&default_dict::DEFAULT_DICT)),
    ("Counter", Constant::Type(&counter::COUNTER)),
    ("OrderedDict", Constant::Type(&ordered_dict::ORDERED_DICT)),
];
