//! Classes and instances: `type`, `object`, what `class` statements make.

use crate::types::{Slots, Type};
use crate::value::{Owned, Res, Value};

/// `type`'s behaviour.
pub static TYPE_SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));
/// `object`'s behaviour.
pub static OBJECT_SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));

/// The type of a type object.
pub fn metaclass_of(value: Value) -> &'static Type {
    match value.downcast::<Type>().and_then(Type::heap_part) {
        Some(heap) => heap.metaclass,
        None => &crate::types::TYPE,
    }
}

/// Looks a name up along the method resolution order of `kind`; the value is borrowed from the class.
pub fn lookup(_kind: &'static Type, _name: Value) -> Res<Option<Owned>> {
    Ok(None)
}
