//! Raising built-in exceptions from Rust.

use crate::exception;
use crate::types::Type;
use crate::value::Raised;

/// Stores a new exception of type `kind` with one message argument.
pub fn raise(kind: &'static Type, message: &str) -> Raised {
    exception::store(kind, message)
}

macro_rules! shorthand {
    ($($name:ident $TYPE:ident $python:literal;)*) => { $(
        #[doc = concat!("Raises `", $python, "` with a message.")]
        #[cold]
        pub fn $name(message: &str) -> Raised {
            raise(&exception::$TYPE, message)
        }
    )* };
}
shorthand! {
    type_error TYPE_ERROR "TypeError";
    value_error VALUE_ERROR "ValueError";
    index_error INDEX_ERROR "IndexError";
    overflow_error OVERFLOW_ERROR "OverflowError";
    zero_division_error ZERO_DIVISION_ERROR "ZeroDivisionError";
    runtime_error RUNTIME_ERROR "RuntimeError";
    attribute_error ATTRIBUTE_ERROR "AttributeError";
    memory_error MEMORY_ERROR "MemoryError";
}
