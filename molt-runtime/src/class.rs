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

/// The name of a class of the program, as text.
pub fn heap_name(_heap: &crate::types::HeapType) -> alloc::borrow::Cow<'static, str> {
    alloc::borrow::Cow::Borrowed("?")
}

/// Whether a method resolution order holds `other`.
pub fn mro_contains(_mro: Value, _other: &'static Type) -> bool {
    false
}

/// `SomeClass[key]`.
pub fn class_get_item(class: Value, _key: Value) -> Res {
    let name = class.downcast::<Type>().map(Type::name).unwrap_or_default();
    Err(crate::error::type_error(&alloc::format!("type '{name}' is not subscriptable")))
}

/// An iterator over `sequence[0]`, `sequence[1]`, ... up to the first IndexError.
pub fn sequence_iterator(sequence: Value) -> Owned {
    crate::iterator::over_sequence(sequence)
}

/// `value.name`, nothing where there is no such attribute.
pub fn find_attr(_value: Value, _name: Value) -> Res<Option<Owned>> {
    Ok(None)
}
