//! Subscripts and membership.

use super::lacks;
use crate::abi;
use crate::types::Kind;
use crate::value::{Res, Value};

/// `container[key]`.
pub fn get_item(container: Value, key: Value) -> Res {
    match container.type_of().slots().get_item {
        Some(slot) => slot(container, key),
        None if container.type_of().kind == Kind::Type => crate::class::class_get_item(container, key),
        None => Err(lacks(container, "object is not subscriptable")),
    }
}

/// `container[key] = item`.
pub fn set_item(container: Value, key: Value, item: Value) -> Res<()> {
    match container.type_of().slots().set_item {
        Some(slot) => slot(container, key, item),
        None => Err(lacks(container, "object does not support item assignment")),
    }
}

/// Sequences say it another way, when the key is an index.
#[cold]
fn no_deletion(container: Value, key: Value) -> crate::value::Raised {
    let kind = container.type_of();
    let sequence = matches!(kind.kind, Kind::Str | Kind::Bytes | Kind::Tuple | Kind::Range | Kind::Set | Kind::FrozenSet);
    let word = if (sequence || kind.is_heap()) && key.type_of().slots().index.is_some() { "doesn't" } else { "does not" };
    crate::error::type_error(&alloc::format!("'{}' object {word} support item deletion", kind.name()))
}

/// `del container[key]`.
pub fn delete_item(container: Value, key: Value) -> Res<()> {
    match container.type_of().slots().set_item {
        Some(slot) => slot(container, key, Value::ABSENT),
        None => Err(no_deletion(container, key)),
    }
}

/// `item in container`, by `__contains__` or by iteration.
pub fn contains(container: Value, item: Value) -> Res<bool> {
    if let Some(slot) = container.type_of().slots().contains {
        return slot(container, item);
    }
    let slots = container.type_of().slots();
    if slots.iter.is_none() && slots.get_item.is_none() {
        return Err(not_iterable(container));
    }
    let iterator = match super::iter(container) {
        Ok(iterator) => iterator,
        // Whatever kept it from being iterated, what is told is that it cannot be searched.
        Err(raised) => match crate::exception::take_if(&crate::exception::TYPE_ERROR) {
            Some(_) => return Err(not_iterable(container)),
            None => return Err(raised),
        },
    };
    while let Some(next) = super::next(iterator.value())? {
        if super::same_or_equal(next.value(), item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cold]
fn not_iterable(container: Value) -> crate::value::Raised {
    let name = super::type_name(container);
    crate::error::type_error(&alloc::format!("argument of type '{name}' is not iterable"))
}

abi! { pub ITEMS {
    /// `container[key]`.
    fn get_item(container: Value, key: Value) -> Res [CALLS RAISES] { get_item(container, key) }
    /// `container[key] = item`.
    fn set_item(container: Value, key: Value, item: Value) -> Res<()> [CALLS RAISES] { set_item(container, key, item) }
    /// `del container[key]`.
    fn del_item(container: Value, key: Value) -> Res<()> [CALLS RAISES] { delete_item(container, key) }
    /// `item in container`.
    fn contains(container: Value, item: Value) -> Res<bool> [CALLS RAISES] { contains(container, item) }
} }
