//! Exception objects and the hierarchy of built-in exception types.

use crate::object::{Header, Object};
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Value};
use core::cell::Cell;

/// An instance of `BaseException` or of a class that derives from it.
#[repr(C)]
pub struct Exception {
    header: Header,
    /// `args`, a tuple (owned).
    pub args: Cell<Value>,
    /// `__cause__` (owned), absent for none.
    pub cause: Cell<Value>,
    /// `__context__` (owned), absent for none.
    pub context: Cell<Value>,
    /// The traceback (owned), absent for none.
    pub traceback: Cell<Value>,
    /// Type-specific extra: `value` of StopIteration, `code` of SystemExit, `key` ...; a dict or absent (owned).
    pub extra: Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Exception {
    const KIND: Kind = Kind::Exception;
}

static SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));

macro_rules! exceptions {
    ($($TYPE:ident $name:literal : $BASE:ident;)*) => { $(
        #[doc = concat!("`", $name, "`.")]
        pub static $TYPE: Type = Type::builtin($name, Kind::Exception, &SLOTS, Some(&$BASE));
    )* };
}
exceptions! {
    BASE_EXCEPTION "BaseException": OBJECT;
    EXCEPTION "Exception": BASE_EXCEPTION;
    TYPE_ERROR "TypeError": EXCEPTION;
    VALUE_ERROR "ValueError": EXCEPTION;
    LOOKUP_ERROR "LookupError": EXCEPTION;
    INDEX_ERROR "IndexError": LOOKUP_ERROR;
    KEY_ERROR "KeyError": LOOKUP_ERROR;
    ARITHMETIC_ERROR "ArithmeticError": EXCEPTION;
    OVERFLOW_ERROR "OverflowError": ARITHMETIC_ERROR;
    ZERO_DIVISION_ERROR "ZeroDivisionError": ARITHMETIC_ERROR;
    RUNTIME_ERROR "RuntimeError": EXCEPTION;
    RECURSION_ERROR "RecursionError": RUNTIME_ERROR;
    STOP_ITERATION "StopIteration": EXCEPTION;
    ATTRIBUTE_ERROR "AttributeError": EXCEPTION;
    MEMORY_ERROR "MemoryError": EXCEPTION;
    BUFFER_ERROR "BufferError": EXCEPTION;
    NOT_IMPLEMENTED_ERROR "NotImplementedError": RUNTIME_ERROR;
    UNICODE_ERROR "UnicodeError": VALUE_ERROR;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError": UNICODE_ERROR;
    UNICODE_DECODE_ERROR "UnicodeDecodeError": UNICODE_ERROR;
}

/// Makes an exception of type `kind` with one message argument and stores it as the one being raised.
pub fn store(_kind: &'static Type, _message: &str) -> Raised {
    crate::rt::rt().raised.set(Value::NONE);
    Raised::stored()
}

/// Raises an exception of type `kind` with these arguments.
pub fn raise_with(kind: &'static Type, _args: &[Value]) -> Raised {
    store(kind, "")
}

/// `KeyError(key)`.
pub fn key_error(key: Value) -> Raised {
    raise_with(&KEY_ERROR, &[key])
}

/// Takes the exception being raised if it is of `kind`; leaves any other.
pub fn take_if(kind: &'static Type) -> Option<Owned> {
    let raised = crate::rt::rt().raised.get();
    if !raised.is_absent() && raised.type_of().is_subtype(kind) {
        Some(Owned::from_raw(crate::rt::rt().raised.replace(Value::ABSENT)))
    } else {
        None
    }
}
