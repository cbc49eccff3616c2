//! `object`: what every class has.

use super::lookup::{lookup, native_base};
use super::{attributes, instance};
use crate::dispatch;
use crate::error::type_error;
use crate::modules::taking_apart::{get_state, reduce_ex};
use crate::object;
use crate::parts;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// `object`'s behaviour.
pub static OBJECT_SLOTS: Slots =
    Slots { new: Some(new_object), init: Some(init_object), ..Slots::base(instance::drop_plain, default_repr) };

/// `<module.Class object at 0x...>`.
pub(crate) fn default_repr(value: Value) -> Res {
    Ok(parts::string(&text!("<{} object at {:#x}>", super::full_name(value.type_of()), value.bits())))
}

/// A new instance of `object` or of a class that extends no other built-in.
pub(super) fn new_object(kind: &'static Type, args: Args) -> Res {
    if !args.values.is_empty() {
        let init = lookup(kind, crate::literal!("__init__"));
        let overrides_init = init.is_some_and(|init| init.type_of().kind != Kind::MethodDescriptor);
        if !overrides_init {
            return Err(type_error(&text!("{}() takes no arguments", kind.name())));
        }
    }
    check_concrete(kind)?;
    Ok(instance::new_instance(kind))
}

/// Classes with abstract methods cannot be instantiated.
fn check_concrete(kind: &'static Type) -> Res<()> {
    let Some(heap) = kind.heap_part() else { return Ok(()) };
    if core::ptr::eq(heap.metaclass, &crate::types::TYPE) {
        return Ok(());
    }
    let Some(names) = parts::get(heap.dict, crate::literal!("__abstractmethods__")) else { return Ok(()) };
    let names = super::sorted_names(names)?;
    if names.is_empty() {
        return Ok(());
    }
    let plural = if names.len() == 1 { "" } else { "s" };
    let quoted: alloc::vec::Vec<_> = names.iter().map(|name| text!("'{name}'")).collect();
    Err(type_error(&text!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        kind.name(),
        quoted.join(", ")
    )))
}

/// `object.__new__(class, ...)` called by name.
pub(crate) fn new_by_name(kind: &'static Type, args: Args) -> Res {
    if !args.values.is_empty() {
        if super::lookup::in_program(kind, crate::literal!("__new__")) {
            return Err(type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        return new_object(kind, args);
    }
    check_concrete(kind)?;
    Ok(instance::new_instance(kind))
}

fn init_object(this: Value, args: Args) -> Res<()> {
    if args.values.is_empty() {
        return Ok(());
    }
    let kind = this.type_of();
    if super::overrides_init(kind) {
        return Err(type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    // A built-in class that makes its instances from arguments has nothing left to do with them.
    if super::lookup::in_program(kind, crate::literal!("__new__")) || !core::ptr::eq(native_base(kind), &crate::types::OBJECT) {
        return Ok(());
    }
    Err(type_error(&text!("{}.__init__() takes exactly one argument (the instance to initialize)", kind.name())))
}

fn class_of(this: Value) -> Res {
    Ok(object::value_of(this.type_of()).to_owned())
}

fn set_class(this: Value, value: Value) -> Res {
    let Some(new) = value.downcast::<Type>() else {
        return Err(type_error(&text!("__class__ must be set to a class, not '{}' object", dispatch::type_name(value))));
    };
    let old = this.type_of();
    let (Some(from), Some(to)) = (old.heap_part(), new.heap_part()) else {
        return Err(type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    };
    let same_native = core::ptr::eq(native_base(old), native_base(new));
    let (from_fields, to_fields) = (parts::items(from.fields), parts::items(to.fields));
    let same_fields = from_fields.len() == to_fields.len()
        && from_fields.iter().zip(to_fields).all(|(a, b)| parts::text(*a) == parts::text(*b));
    if !(same_native && (same_fields || from.open && to.open)) {
        let (new, old) = (new.name(), old.name());
        return Err(type_error(&text!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    if !same_fields {
        // The attributes move beside the object, where the new class finds those it has no field for.
        if new.basic_size() > old.basic_size() {
            let (new, old) = (new.name(), old.name());
            return Err(type_error(&text!("__class__ assignment: '{new}' object layout differs from '{old}'")));
        }
        instance::dict_of(this);
    }
    object::retain(value);
    if let Some(header) = this.header() {
        header.set_kind(new);
    }
    object::release(object::value_of(old));
    Ok(Owned::NONE)
}

fn dict_of(this: Value) -> Res {
    match instance::dict_of(this) {
        Some(dict) => Ok(dict.to_owned()),
        None => Err(attributes::no_attribute(this, crate::literal!("__dict__"))),
    }
}

/// The weak references to an instance start nowhere visible: `None`, where CPython keeps a list.
fn weak_references(this: Value) -> Res {
    match this.type_of().heap_part() {
        Some(heap) if heap.open => Ok(Owned::NONE),
        _ => Err(attributes::no_attribute(this, crate::literal!("__weakref__"))),
    }
}

fn set_dict(this: Value, value: Value) -> Res {
    if value.type_of().kind != Kind::Dict {
        let got = dispatch::type_name(value);
        return Err(type_error(&text!("__dict__ must be set to a dictionary, not a '{got}'")));
    }
    instance::set_dict(this, value)?;
    Ok(Owned::NONE)
}

fn repr(this: Value) -> Res {
    default_repr(this)
}

fn str(this: Value) -> Res {
    dispatch::repr(this)
}

fn format(this: Value, spec: Value) -> Res {
    if spec.type_of().kind != Kind::Str {
        return Err(type_error(&text!("__format__() argument must be str, not {}", crate::arguments::bad_type(spec))));
    }
    if dispatch::length(spec)? > 0 {
        let kind = dispatch::type_name(this);
        return Err(type_error(&text!("unsupported format string passed to {kind}.__format__")));
    }
    dispatch::str(this)
}

fn hash(this: Value) -> Res {
    Ok(parts::int(dispatch::identity_hash(this)?))
}

fn not_implemented() -> Res {
    Ok(Owned::from_raw(Value::NOT_IMPLEMENTED))
}

fn eq(this: Value, other: Value) -> Res {
    if this == other { Ok(Owned::from(true)) } else { not_implemented() }
}

/// `!=` is what `==` is not.
fn ne(this: Value, other: Value) -> Res {
    let Some(slot) = this.type_of().slots().compare else {
        return if this == other { Ok(Owned::from(false)) } else { not_implemented() };
    };
    let equal = slot(CompareOp::Eq, this, other)?;
    if equal.value() == Value::NOT_IMPLEMENTED {
        return Ok(equal);
    }
    Ok(Owned::from(!dispatch::truth(equal.value())?))
}

fn unordered(_this: Value, _other: Value) -> Res {
    not_implemented()
}

fn get_attribute(this: Value, name: Value) -> Res {
    attributes::check_name(name)?;
    match native_base(this.type_of()).slots().get_attr {
        Some(slot) => slot(this, name),
        None => attributes::generic_get(this, name),
    }
}

fn set_attribute(this: Value, name: Value, value: Value) -> Res {
    attributes::check_name(name)?;
    attributes::generic_set(this, name, value)?;
    Ok(Owned::NONE)
}

fn delete_attribute(this: Value, name: Value) -> Res {
    set_attribute(this, name, Value::ABSENT)
}

fn dir(this: Value) -> Res {
    let names = super::names_of(this).into_iter().map(|name| parts::string(&name)).collect();
    Ok(parts::list(names))
}

fn init_subclass(class: Value, args: Value, keywords: Value) -> Res {
    let name = class.downcast::<Type>().map(|kind| match kind.heap_part() {
        Some(heap) => parts::text(heap.qualname.get()),
        None => kind.name().into_owned(),
    });
    let name = name.unwrap_or_default();
    if parts::length(keywords) > 0 {
        return Err(type_error(&text!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    let given = parts::items(args).len();
    if given > 0 {
        return Err(type_error(&text!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    Ok(Owned::NONE)
}

fn subclass_hook(_class: Value, _other: Value) -> Res {
    not_implemented()
}

fn reduce(this: Value) -> Res {
    crate::modules::taking_apart::reduce(this, 0)
}

fn size_of_object(this: Value) -> Res {
    Ok(parts::int(crate::sizes::of(this) as i64))
}

crate::methods! { pub OBJECT_METHODS of "object" {
    property: class_of as "__class__"(this) "(self) -> type";
    method: set_class as "__class__="(this, value) "(self, value, /) -> None";
    property: dict_of as "__dict__"(this) "(self) -> dict[str, object]";
    method: set_dict as "__dict__="(this, value) "(self, value, /) -> None";
    property: weak_references as "__weakref__"(this) "(self) -> object";
    method: repr as "__repr__"(this) "(self, /) -> str";
    method: str as "__str__"(this) "(self, /) -> str";
    method: format as "__format__"(this, spec) "(self, format_spec: str, /) -> str";
    method: hash as "__hash__"(this) "(self, /) -> int";
    method: eq as "__eq__"(this, other) "(self, value, /) -> object";
    method: ne as "__ne__"(this, other) "(self, value, /) -> object";
    method: unordered as "__lt__"(this, other) "(self, value, /) -> object";
    method: unordered as "__le__"(this, other) "(self, value, /) -> object";
    method: unordered as "__gt__"(this, other) "(self, value, /) -> object";
    method: unordered as "__ge__"(this, other) "(self, value, /) -> object";
    method: get_attribute as "__getattribute__"(this, name) "(self, name, /) -> object";
    method: set_attribute as "__setattr__"(this, name, value) "(self, name, value, /) -> None";
    method: delete_attribute as "__delattr__"(this, name) "(self, name, /) -> None";
    method: dir as "__dir__"(this) "(self, /) -> list[str]";
    method: size_of_object as "__sizeof__"(this) "(self, /) -> int";
    method: reduce_ex as "__reduce_ex__"(this, protocol) "(self, protocol, /) -> object";
    method: reduce as "__reduce__"(this) "(self, /) -> object";
    method: get_state as "__getstate__"(this) "(self, /) -> object";
    class: init_subclass as "__init_subclass__"(class, args, keywords) "(cls, *args, **kwargs) -> None";
    class: subclass_hook as "__subclasshook__"(class, other) "(cls, other, /) -> object";
} }

/// Installs the methods of `object` and of the descriptors.
pub fn install_object() {
    OBJECT.install(OBJECT_METHODS);
    super::property::PROPERTY.install(super::property::PROPERTY_METHODS);
    for kind in [
        &super::descriptor::METHOD_DESCRIPTOR,
        &super::descriptor::CLASS_METHOD_DESCRIPTOR,
        &super::descriptor::WRAPPER_DESCRIPTOR,
        &super::descriptor::GETSET_DESCRIPTOR,
    ] {
        kind.install(super::descriptor::DESCRIPTOR_METHODS);
    }
}
