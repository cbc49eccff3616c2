//! What any value can be turned into: text, truth, a hash, a length.

use super::type_name;
use crate::abi;
use crate::error::type_error;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// `repr(value)`.
pub fn repr(value: Value) -> Res {
    super::check_stack()?;
    let result = (value.type_of().slots().repr)(value)?;
    check_text(result, "__repr__")
}

/// `str(value)`.
pub fn str(value: Value) -> Res {
    let kind = value.type_of();
    if core::ptr::eq(kind, &crate::str::STR) {
        return Ok(value.to_owned());
    }
    super::check_stack()?;
    let result = match kind.slots().str {
        Some(slot) => slot(value)?,
        None => (kind.slots().repr)(value)?,
    };
    check_text(result, "__str__")
}

fn check_text(result: Owned, method: &str) -> Res {
    if result.type_of().kind == Kind::Str {
        return Ok(result);
    }
    Err(type_error(&text!("{method} returned non-string (type {})", type_name(result.value()))))
}

/// `format(value, spec)`; an absent spec is the empty one, for slots as well.
pub fn format(value: Value, spec: Value) -> Res {
    let kind = value.type_of();
    let result = match kind.slots().format {
        Some(slot) => slot(value, spec)?,
        None if spec.is_absent() || length(spec)? == 0 => return str(value),
        None => {
            return Err(type_error(&text!("unsupported format string passed to {}.__format__", type_name(value))));
        }
    };
    if result.type_of().kind == Kind::Str {
        return Ok(result);
    }
    Err(type_error(&text!("__format__ must return a str, not {}", type_name(result.value()))))
}

/// `bool(value)`.
pub fn truth(value: Value) -> Res<bool> {
    match value {
        Value::TRUE => return Ok(true),
        Value::FALSE | Value::NONE => return Ok(false),
        _ => {}
    }
    let slots = value.type_of().slots();
    if let Some(slot) = slots.truth {
        return slot(value);
    }
    match slots.len {
        Some(slot) => Ok(slot(value)? != 0),
        None => Ok(true),
    }
}

/// The hash of an object by its address.
pub fn identity_hash(value: Value) -> Res<i64> {
    Ok((value.bits() as i64).rotate_right(4))
}

/// `hash(value)`.
pub fn hash(value: Value) -> Res<i64> {
    match value.type_of().slots().hash {
        Some(slot) => slot(value),
        None => Err(type_error(&text!("unhashable type: '{}'", type_name(value)))),
    }
}

/// `len(value)`.
pub fn length(value: Value) -> Res<usize> {
    match value.type_of().slots().len {
        Some(slot) => slot(value),
        None => Err(no_length(value)),
    }
}

#[cold]
fn no_length(value: Value) -> crate::value::Raised {
    type_error(&text!("object of type '{}' has no len()", type_name(value)))
}

/// `not value`, for the table.
fn negated(value: Value) -> Res<bool> {
    truth(value).map(|yes| !yes)
}

/// How many items an iterable says that it has, 0 where it does not: room for them is made before they come. Objects of the
/// program's own are asked for `__len__`, else `__length_hint__`, as they can tell; of what they raise only TypeError is forgiven.
pub fn length_hint(value: Value) -> Res<usize> {
    let kind = value.type_of();
    if kind.is_heap() {
        return hint_of_own(value);
    }
    match crate::iterator::ask_own(value) {
        Some(hint) => hint_in(hint),
        None => Ok(kind.slots().len.map_or(0, |slot| slot(value).unwrap_or(0))),
    }
}

fn hint_of_own(value: Value) -> Res<usize> {
    if let Some(slot) = value.type_of().slots().len
        && let Some(length) = forgiving(slot(value))?
    {
        return Ok(length);
    }
    match crate::special::call(value, crate::literal!("__length_hint__"), &[]).transpose() {
        Some(asked) => hint_in(asked),
        None => Ok(0),
    }
}

fn hint_in(asked: Res) -> Res<usize> {
    let Some(hint) = forgiving(asked)? else { return Ok(0) };
    if hint.value() == Value::NOT_IMPLEMENTED {
        return Ok(0);
    }
    let Some(number) = crate::int::view(hint.value()) else {
        return Err(type_error(&text!("__length_hint__ must be an integer, not {}", type_name(hint.value()))));
    };
    let crate::int::View::Small(number) = number else {
        return Err(crate::error::overflow_error("Python int too large to convert to C ssize_t"));
    };
    usize::try_from(number).map_err(|_| crate::error::value_error("__length_hint__() should return >= 0"))
}

/// Nothing for a TypeError.
fn forgiving<T>(result: Res<T>) -> Res<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(raised) => crate::exception::take_if(&crate::exception::TYPE_ERROR).map(|_| None).ok_or(raised),
    }
}

abi! { pub CONVERT {
    /// `repr(value)`.
    fn repr(value: Value) -> Res [CALLS RAISES] { repr(value) }
    /// `str(value)`.
    fn to_str(value: Value) -> Res [CALLS RAISES] { str(value) }
    /// `format(value, spec)`; an absent spec is the empty one.
    fn format(value: Value, spec: Value) -> Res [CALLS RAISES] { format(value, spec) }
    /// `bool(value)`.
    fn truth(value: Value) -> Res<bool> [CALLS RAISES] { truth(value) }
    /// `not value`.
    fn not(value: Value) -> Res<bool> [CALLS RAISES] { negated(value) }
    /// `hash(value)`.
    fn hash(value: Value) -> Res<i64> [CALLS RAISES] { hash(value) }
    /// `len(value)`.
    fn len(value: Value) -> Res<usize> [CALLS RAISES] { length(value) }
    /// Releases a value known to be a heap object whose count has just become zero.
    fn destroy(value: Value) -> () [CALLS] { crate::object::destroy(value) }
    /// Takes ownership and forgets it at once: the out-of-line release.
    fn release(value: Owned) -> () [CALLS] { drop(value) }
} }
