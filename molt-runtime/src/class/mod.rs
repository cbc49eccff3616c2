//! Classes and instances: `type`, `object`, what `class` statements make, attributes, descriptors.
//!
//! An instance of a class of the program is the layout of the built-in underneath, then its fixed fields; attributes that
//! are no fields live in a dict beside it.

pub mod assignment_order;
mod attributes;
mod copying;
mod deaths;
pub mod descriptor;
mod functions;
mod generic_alias;
mod instance;
mod lookup;
mod make;
mod mapping_proxy;
mod member;
mod names;
mod object_type;
mod places;
pub(crate) mod plain;
mod property;
mod relations;
mod side;
mod super_object;
mod type_object;
mod user_slots;
mod wrappers;
mod wrapping;

pub use attributes::{
    ATTRIBUTES, call_method, call_method_raw, check_name, find_attr, generic_get, generic_set, get_attr, get_method,
    instance_dict, keep, kept, no_attribute, set_attr,
};
pub use copying::Plan;
pub(crate) use copying::{attributes_of, owner_of, slots_of};
pub use functions::{OBJECT_FUNCTIONS, next_or_stop};
pub use generic_alias::{GENERIC_ALIAS, class_getitem};
pub use instance::{INSTANCES, Instance, construct, dict_of, field_at, new_instance, set_field_at, with_first};
pub(crate) use lookup::forget;
pub use lookup::{State, define, in_program, lookup, native_base, order, type_value};
pub use make::{CLASSES, check_class_cell, first_field, make_class, prepare_class};
pub use mapping_proxy::MAPPING_PROXY;
pub(crate) use mapping_proxy::new as new_mapping_proxy;
pub use names::{names_of, sorted_names};
pub use object_type::{OBJECT_SLOTS, install_object};
pub use property::PROPERTY;
pub use relations::{RELATIONS, UNION, is_instance, is_subclass};
pub use super_object::{SUPER, SUPERS};
pub use type_object::{TYPE_SLOTS, install_type};
pub use user_slots::call_special;
pub use wrapping::{CLASS_METHOD, STATIC_METHOD};

pub(crate) use object_type::{default_repr, new_by_name as new_plain};
pub(crate) use type_object::unite;
pub(crate) use wrappers::{Wrap, is_slot_wrapper};

use crate::parts;
use crate::types::{HeapType, Kind, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::borrow::Cow;
use alloc::format as text;
use alloc::string::String;

/// The type of a type object.
pub fn metaclass_of(value: Value) -> &'static Type {
    match value.downcast_type().and_then(Type::heap_part) {
        Some(heap) => heap.metaclass,
        None => &crate::types::TYPE,
    }
}

impl Value {
    /// The type object that the value is, without asking for its type.
    fn downcast_type(self) -> Option<&'static Type> {
        let header = self.header()?;
        // SAFETY: only type objects have a header whose type is `type` or one of its subclasses (`types::type_of` asks for
        // the former only, where the kind of the header's type is that of type objects).
        if header.kind().kind == Kind::Type { Some(unsafe { &*(self.bits() as *const Type) }) } else { None }
    }
}

/// The name of a class of the program, as text.
pub fn heap_name(heap: &HeapType) -> Cow<'static, str> {
    Cow::Owned(parts::text(heap.name.get()))
}

/// Library modules written in Python whose classes CPython has in C: messages name them with the module.
const NATIVE: &[&str] = &["_io", "datetime", "decimal"];

/// The name of a class in error messages.
pub fn message_name(kind: &'static Type) -> Cow<'static, str> {
    if let Some(heap) = kind.heap_part()
        && let Some(module) = heap.module.get().downcast::<crate::str::Str>()
        && NATIVE.iter().any(|native| module.is(native))
    {
        return Cow::Owned(text!("{}.{}", module.to_text(), parts::text(heap.name.get())));
    }
    kind.name()
}

/// `module.qualname`, without the module where CPython leaves it out of reports.
pub fn report_name(kind: &'static Type) -> String {
    match kind.heap_part() {
        None => kind.name().into_owned(),
        Some(heap) => {
            let (module, qualname) = (parts::text(heap.module.get()), parts::text(heap.qualname.get()));
            if module == "__main__" || module == "builtins" || module.is_empty() {
                qualname
            } else {
                text!("{module}.{qualname}")
            }
        }
    }
}

/// `module.qualname` as in `<class '...'>`; built-ins without a module.
pub fn full_name(kind: &'static Type) -> String {
    match kind.heap_part() {
        None => kind.static_name().into(),
        Some(heap) => {
            let (module, qualname) = (parts::text(heap.module.get()), parts::text(heap.qualname.get()));
            if module == "builtins" || module.is_empty() { qualname } else { text!("{module}.{qualname}") }
        }
    }
}

/// `<class '...'>`.
pub fn display(kind: &'static Type) -> String {
    text!("<class '{}'>", full_name(kind))
}

/// Whether a method resolution order holds `other`.
pub fn mro_contains(mro: Value, other: &'static Type) -> bool {
    let other = type_value(other);
    parts::items(mro).contains(&other)
}

/// Whether a class of the program on the way to `kind` defines `__init__`.
pub fn overrides_init(kind: &'static Type) -> bool {
    lookup::in_program(kind, crate::literal!("__init__"))
}

/// `SomeClass[key]`: `__class_getitem__`.
pub fn class_get_item(class: Value, key: Value) -> Res {
    if let Some(method) = find_attr(class, crate::literal!("__class_getitem__"))? {
        return crate::dispatch::call_values(method.value(), &[key]);
    }
    let kind = class.downcast::<Type>();
    if kind.is_some_and(generic_alias::is_generic) {
        return Ok(generic_alias::new(class, key));
    }
    let name = kind.map(|kind| kind.name()).unwrap_or_default();
    Err(crate::error::type_error(&text!("type '{name}' is not subscriptable")))
}

/// An iterator over `sequence[0]`, `sequence[1]`, ... up to the first IndexError.
pub fn sequence_iterator(sequence: Value) -> Owned {
    crate::iterator::over_sequence(sequence)
}

/// The attribute of a class seen from an instance: bound where it is a descriptor.
pub(crate) fn bind(attribute: Value, instance: Value) -> Res {
    match attribute.type_of().slots().descr_get {
        Some(get) => get(attribute, instance, type_value(instance.type_of())),
        None => Ok(attribute.to_owned()),
    }
}

/// Raises the TypeError of calling something that cannot be called. A module with a callable of its own name may have been meant for that.
#[cold]
pub(crate) fn not_callable(value: Value) -> Raised {
    let kind = value.type_of();
    if kind.kind == crate::types::Kind::Module
        && let Some(get) = kind.slots().get_attr
    {
        let name = get(value, crate::literal!("__name__")).map(|name| crate::parts::text(name.value()));
        let meant = name.and_then(|name| Ok((get(value, crate::parts::string(&name).value())?, name)));
        match meant {
            Ok((meant, name)) if meant.value().type_of().slots().call.is_some() => {
                let hint = alloc::format!("object is not callable. Did you mean: '{name}.{name}(...)'?");
                return crate::dispatch::lacks(value, &hint);
            }
            Ok(_) => {}
            Err(_) => crate::exception::clear(),
        }
    }
    crate::dispatch::lacks(value, "object is not callable")
}

#[cfg(test)]
mod tests;
