//! Python's generic protocols over values of any type: slot lookup, reflected operands, and the errors of values that
//! lack a protocol. Types reach their behaviour through slots only, so nothing here names a type's own functions.

mod binary;
mod compare;
mod convert;
mod items;
mod iterate;
mod stack;

pub use binary::{BINARY, as_doubles, binary, in_place, index, unary};
pub use compare::{COMPARE, compare, compare_bool, equal, same_or_equal};
pub use convert::{CONVERT, format, hash, identity_hash, length, length_hint, repr, str, truth};
pub use items::{ITEMS, contains, delete_item, get_item, set_item};
pub use iterate::{ITERATE, Steps, args_from_raw, call, call_values, iter, next, steps};
pub use stack::{STACK, check_stack, nested, set_stack};

use crate::types::Type;
use alloc::borrow::Cow;
use alloc::format as text;

/// Whether `kind` is `other` or derives from it.
pub fn is_subtype(kind: &'static Type, other: &'static Type) -> bool {
    if let Some(mro) = kind.heap_part().map(|heap| heap.mro.get()) {
        return crate::class::mro_contains(mro, other);
    }
    let mut next = Some(kind);
    while let Some(kind) = next {
        if core::ptr::eq(kind, other) {
            return true;
        }
        if kind.second_base().is_some_and(|second| is_subtype(second, other)) {
            return true;
        }
        next = kind.base();
    }
    false
}

/// `'<type name>' <what>`, the shape of many errors of missing protocols.
#[cold]
pub(crate) fn lacks(value: crate::value::Value, what: &str) -> crate::value::Raised {
    crate::error::type_error(&text!("'{}' {what}", type_name(value)))
}

/// The name of a value's type, as error messages show it.
pub fn type_name(value: crate::value::Value) -> Cow<'static, str> {
    crate::class::message_name(value.type_of())
}
