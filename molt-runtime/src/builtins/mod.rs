//! Built-in functions, by theme.

pub mod iteration;
pub mod numbers;

use crate::method::Method;

/// Every table of built-in functions.
pub static TABLES: &[&[Method]] = &[iteration::BUILTINS, numbers::BUILTINS, crate::class::OBJECT_FUNCTIONS];
