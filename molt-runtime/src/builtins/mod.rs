//! Built-in functions, by theme.

pub mod iteration;
pub mod numbers;
pub mod running_sum;
pub mod text;

use crate::method::Method;

/// Every table of built-in functions.
pub static TABLES: &[&[Method]] = &[
    iteration::BUILTINS,
    numbers::BUILTINS,
    running_sum::BUILTINS,
    text::BUILTINS,
    crate::class::OBJECT_FUNCTIONS,
    crate::generator::ASYNC_FUNCTIONS,
    crate::io::PRINT_FUNCTIONS,
    crate::io::OPEN_FUNCTIONS,
];
