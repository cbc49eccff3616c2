//! Built-in functions, by theme.

pub mod iteration;

use crate::method::Method;

/// Every table of built-in functions.
pub static TABLES: &[&[Method]] = &[iteration::BUILTINS, crate::class::OBJECT_FUNCTIONS];
