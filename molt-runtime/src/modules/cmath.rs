//! `cmath`.
use super::{Constant, Module};
/// The module.
pub static MODULE: Module = Module {
    name: "cmath",
    functions: &[],
    lookup: |name| MODULE.constant(name),
    constants: &[("pi", Constant::Float(core::f64::consts::PI))],
};
