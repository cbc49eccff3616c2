//! `_json`: reading and writing JSON. The classes that programs see are written in Python, in `json` itself.

mod decode;
mod encode;

use super::Module;
use crate::methods;

methods! { pub FUNCTIONS of "_json" {
    : decode::scan as "scan"(text, start, hooks) "(string, start, hooks, /)";
    : decode::blank as "blank"(text, start) "(string, start, /)";
    : encode::encode as "encode"(object, options) "(object, options, /)";
    : encode::quoted as "encode_basestring"(text) "(string, /)";
    : encode::quoted_ascii as "encode_basestring_ascii"(text) "(string, /)";
} }

/// `import _json`.
#[unsafe(export_name = "molt_module__json")]
pub static MODULE: Module = Module { name: "_json", functions: FUNCTIONS, constants: &[] };
