//! `type`: classes as objects.

use super::lookup::{forget, forget_name, lookup, own_names, search_with_owner, type_value};
use super::make::{call_type, drop_type, new_type, renew_slots};
use super::{display, full_name};
use crate::dispatch::type_name;
use crate::error::type_error;
use crate::exception;
use crate::object::{self, value_of};
use crate::parts;
use crate::types::{Args, BinaryOp, HeapType, Kind, Slots, TYPE, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use core::cell::Cell;

/// `type`'s behaviour.
pub static TYPE_SLOTS: Slots = Slots {
    call: Some(call_type),
    get_attr: Some(get_attr),
    set_attr: Some(set_attr),
    new: Some(new_type),
    init: Some(init_type),
    binary: Some(unite),
    traverse: Some(traverse),
    clear: Some(clear),
    ..Slots::base(drop_type, repr)
};

fn of(class: Value) -> &'static Type {
    match class.downcast() {
        Some(kind) => kind,
        None => crate::host::fatal("a class was expected"),
    }
}

fn repr(class: Value) -> Res {
    Ok(parts::string(&display(of(class))))
}

fn init_type(_class: Value, _args: Args) -> Res<()> {
    Ok(())
}

/// `int | str`: a union, for isinstance and annotations.
pub(crate) fn unite(op: BinaryOp, a: Value, b: Value) -> Res {
    let is_type = |value: Value| matches!(value.type_of().kind, Kind::Type | Kind::GenericAlias);
    let member = |value: Value| value.is_none() || is_type(value) || super::relations::is_union(value);
    if op == BinaryOp::Or && member(a) && member(b) && !(a.is_none() && b.is_none()) {
        return super::relations::unite(a, b);
    }
    Ok(Owned::from_raw(Value::NOT_IMPLEMENTED))
}

/// `Class.name`: data descriptors of the metaclass, then the classes of its order, then the rest of the metaclass.
fn get_attr(class: Value, name: Value) -> Res {
    let kind = of(class);
    let metaclass = class.type_of();
    let from_meta = lookup(metaclass, name).map(Value::to_owned);
    let meta_slots = from_meta.as_ref().map(|found| found.type_of().slots());
    if let (Some(found), Some(slots)) = (&from_meta, meta_slots)
        && let (Some(get), Some(_)) = (slots.descr_get, slots.descr_set)
    {
        return get(found.value(), class, value_of(metaclass));
    }
    if let Some(found) = lookup(kind, name) {
        let found = found.to_owned();
        return match found.type_of().slots().descr_get {
            Some(get) => get(found.value(), Value::ABSENT, class),
            None => Ok(found),
        };
    }
    match (from_meta, meta_slots.and_then(|slots| slots.descr_get)) {
        (Some(found), Some(get)) => get(found.value(), class, value_of(metaclass)),
        (Some(found), None) => Ok(found),
        (None, _) => Err(missing(class, name)),
    }
}

#[cold]
fn missing(class: Value, name: Value) -> Raised {
    let (kind, attribute) = (of(class).name(), parts::text(name));
    exception::no_attribute(class, name, &text!("type object '{kind}' has no attribute '{attribute}'"))
}

fn set_attr(class: Value, name: Value, value: Value) -> Res<()> {
    let kind = of(class);
    let Some(heap) = kind.heap_part() else {
        let attribute = parts::text(name);
        return Err(type_error(&text!("cannot set '{attribute}' attribute of immutable type '{}'", full_name(kind))));
    };
    if let Some(descriptor) = lookup(class.type_of(), name)
        && let Some(set) = descriptor.type_of().slots().descr_set
    {
        let descriptor = descriptor.to_owned();
        return set(descriptor.value(), class, value);
    }
    // Lives until no lookup gives it any more: its finalizer may look attributes up.
    let _replaced = parts::get(heap.dict, name).map(Value::to_owned);
    if value.is_absent() {
        if !parts::delete(heap.dict, name)? {
            return Err(missing(class, name));
        }
    } else {
        parts::set(heap.dict, name, value)?;
    }
    if is_special(name) {
        renew_slots(kind);
    } else {
        forget_name(kind, name);
    }
    Ok(())
}

/// Whether the name begins and ends with two underscores.
fn is_special(name: Value) -> bool {
    let Some(text) = name.downcast::<crate::str::Str>().map(crate::str::Str::bytes) else { return false };
    text.starts_with(b"__") && text.ends_with(b"__")
}

fn traverse(class: Value, visit: &mut dyn FnMut(Value)) {
    if let Some(heap) = of(class).heap_part() {
        visit(heap.dict);
        visit(heap.bases);
        visit(heap.mro.get());
        visit(of(class).base().map_or(Value::ABSENT, type_value));
    }
}

/// Breaks the cycle between a class and its order. Its namespace, garbage too, is emptied by itself.
fn clear(class: Value) {
    if let Some(heap) = of(class).heap_part() {
        forget();
        object::release(heap.mro.replace(crate::tuple::empty().into_raw()));
    }
}

fn text_property(class: Value, built_in: &str, cell: fn(&HeapType) -> &Cell<Value>) -> Res {
    Ok(match of(class).heap_part() {
        Some(heap) => cell(heap).get().to_owned(),
        None => parts::string(built_in),
    })
}

fn set_text(class: Value, value: Value, attribute: &str, cell: fn(&HeapType) -> &Cell<Value>) -> Res {
    let kind = of(class);
    let Some(heap) = kind.heap_part() else {
        return Err(type_error(&text!("cannot set '{attribute}' attribute of immutable type '{}'", kind.name())));
    };
    if value.is_absent() {
        return Err(type_error(&text!("cannot delete '{attribute}' attribute of immutable type '{}'", kind.name())));
    }
    if value.type_of().kind != Kind::Str {
        let (name, got) = (kind.name(), type_name(value));
        return Err(type_error(&text!("can only assign string to {name}.{attribute}, not '{got}'")));
    }
    object::release(cell(heap).replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}

/// Built-in types of modules carry the module in their name: `collections.deque`.
fn split_name(kind: &'static Type) -> (&'static str, &'static str) {
    kind.static_name().rsplit_once('.').unwrap_or(("builtins", kind.static_name()))
}

fn name(class: Value) -> Res {
    text_property(class, split_name(of(class)).1, |heap| &heap.name)
}

fn set_name(class: Value, value: Value) -> Res {
    set_text(class, value, "__name__", |heap| &heap.name)
}

fn qualname(class: Value) -> Res {
    text_property(class, split_name(of(class)).1, |heap| &heap.qualname)
}

fn set_qualname(class: Value, value: Value) -> Res {
    set_text(class, value, "__qualname__", |heap| &heap.qualname)
}

fn module(class: Value) -> Res {
    if let Some(heap) = of(class).heap_part()
        && let Some(module) = parts::get(heap.dict, crate::literal!("__module__"))
    {
        return Ok(module.to_owned());
    }
    text_property(class, split_name(of(class)).0, |heap| &heap.module)
}

fn set_module(class: Value, value: Value) -> Res {
    let Some(heap) = of(class).heap_part() else { return Ok(Owned::NONE) };
    parts::set(heap.dict, crate::literal!("__module__"), value)?;
    object::release(heap.module.replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn type_params(class: Value) -> Res {
    let own = of(class).heap_part().and_then(|heap| parts::get(heap.dict, crate::literal!("__type_params__")));
    Ok(own.map_or_else(|| parts::tuple_of(alloc::vec::Vec::new()), |own| own.to_owned()))
}

fn set_type_params(class: Value, value: Value) -> Res {
    let name = crate::literal!("__type_params__");
    match of(class).heap_part() {
        Some(heap) => parts::set(heap.dict, name, value).map(|()| Owned::NONE),
        None => {
            let class = full_name(of(class));
            Err(type_error(&text!("cannot set '__type_params__' attribute of immutable type '{class}'")))
        }
    }
}

fn doc(class: Value) -> Res {
    let found = of(class).heap_part().and_then(|heap| parts::get(heap.dict, crate::literal!("__doc__")));
    match found {
        Some(found) => match found.type_of().slots().descr_get {
            Some(get) => get(found, Value::ABSENT, class),
            None => Ok(found.to_owned()),
        },
        None => Ok(crate::modules::docs::of(&of(class).name())),
    }
}

fn set_doc(class: Value, value: Value) -> Res {
    if let Some(heap) = of(class).heap_part() {
        parts::set(heap.dict, crate::literal!("__doc__"), value)?;
        super::lookup::forget();
    }
    Ok(Owned::NONE)
}

fn bases(class: Value) -> Res {
    let kind = of(class);
    Ok(match kind.heap_part() {
        Some(heap) => heap.bases.to_owned(),
        None => {
            let all: alloc::vec::Vec<Value> = kind.base().into_iter().chain(kind.second_base()).map(type_value).collect();
            parts::tuple(&all)
        }
    })
}

fn base(class: Value) -> Res {
    Ok(of(class).base().map_or(Owned::NONE, |base| type_value(base).to_owned()))
}

fn mro(class: Value) -> Res {
    let order: alloc::vec::Vec<Value> = super::order(of(class)).into_iter().map(type_value).collect();
    Ok(parts::tuple(&order))
}

fn mro_list(class: Value) -> Res {
    Ok(parts::list(super::order(of(class)).into_iter().map(|kind| type_value(kind).to_owned()).collect()))
}

fn dict(class: Value) -> Res {
    let kind = of(class);
    let dict = match kind.heap_part() {
        Some(heap) => {
            super::places::show(kind, heap);
            heap.dict.to_owned()
        }
        None => {
            let dict = parts::dict();
            for name in own_names(kind) {
                let name = parts::string(&name);
                if let Some((_, found)) = search_with_owner(kind, name.value()) {
                    parts::set(dict.value(), name.value(), found)?;
                }
            }
            dict
        }
    };
    Ok(super::mapping_proxy::new(dict.value()))
}

/// Of a built-in type: the built-in exceptions made directly from it, `bool`, then what the program made of it.
fn subclasses(class: Value) -> Res {
    let kind = of(class);
    let all = match kind.heap_part() {
        Some(heap) => heap.subclasses.borrow().clone(),
        None => {
            let built_in = crate::exception::EXCEPTIONS.iter().copied().chain([&crate::bool::BOOL]);
            let is_base = |base: Option<&'static Type>| base.is_some_and(|base| core::ptr::eq(base, kind));
            let built_in = built_in.filter(|other| is_base(other.base()) || is_base(other.second_base()));
            let made = crate::rt::rt().class.of_builtins.borrow();
            let made = made.iter().filter(|(base, _)| *base == core::ptr::from_ref(kind) as usize).map(|(_, class)| *class);
            built_in.map(crate::object::value_of).chain(made).collect()
        }
    };
    Ok(parts::list(all.into_iter().map(Value::to_owned).collect()))
}

fn instance_check(class: Value, value: Value) -> Res {
    Ok(Owned::from(super::relations::plain_instance(value, of(class))?))
}

fn subclass_check(class: Value, other: Value) -> Res {
    Ok(Owned::from(other.downcast::<Type>().is_some_and(|other| other.is_subtype(of(class)))))
}

fn annotations(class: Value) -> Res {
    let Some(heap) = of(class).heap_part() else { return Err(missing(class, crate::literal!("__annotations__"))) };
    let name = crate::literal!("__annotations__");
    if let Some(found) = parts::get(heap.dict, name) {
        return Ok(found.to_owned());
    }
    let dict = parts::dict();
    parts::set(heap.dict, name, dict.value())?;
    Ok(dict)
}

fn set_annotations(class: Value, value: Value) -> Res {
    if let Some(heap) = of(class).heap_part() {
        parts::set(heap.dict, crate::literal!("__annotations__"), value)?;
    }
    Ok(Owned::NONE)
}

fn abstract_methods(class: Value) -> Res {
    let name = crate::literal!("__abstractmethods__");
    match of(class).heap_part().and_then(|heap| parts::get(heap.dict, name)) {
        Some(found) => Ok(found.to_owned()),
        None => Err(missing(class, name)),
    }
}

fn set_abstract_methods(class: Value, value: Value) -> Res {
    if let Some(heap) = of(class).heap_part() {
        parts::set(heap.dict, crate::literal!("__abstractmethods__"), value)?;
    }
    Ok(Owned::NONE)
}

fn dir(class: Value) -> Res {
    let names = super::names_of(class).into_iter().map(|name| parts::string(&name)).collect();
    Ok(parts::list(names))
}

fn prepare(_class: Value, _args: Value, _keywords: Value) -> Res {
    Ok(parts::dict())
}

crate::methods! { pub TYPE_METHODS of "type" {
    property: name as "__name__"(class) "(self) -> str";
    method: set_name as "__name__="(class, value) "(self, value, /) -> None";
    property: qualname as "__qualname__"(class) "(self) -> str";
    method: set_qualname as "__qualname__="(class, value) "(self, value, /) -> None";
    property: module as "__module__"(class) "(self) -> str";
    method: set_module as "__module__="(class, value) "(self, value, /) -> None";
    property: type_params as "__type_params__"(class) "(self) -> tuple[object, ...]";
    method: set_type_params as "__type_params__="(class, value) "(self, value, /) -> None";
    property: doc as "__doc__"(class) "(self) -> object";
    method: set_doc as "__doc__="(class, value) "(self, value, /) -> None";
    property: bases as "__bases__"(class) "(self) -> tuple[type, ...]";
    property: base as "__base__"(class) "(self) -> object";
    property: mro as "__mro__"(class) "(self) -> tuple[type, ...]";
    method: mro_list as "mro"(class) "(self, /) -> list[type]";
    property: dict as "__dict__"(class) "(self) -> object";
    property: annotations as "__annotations__"(class) "(self) -> dict[str, object]";
    method: set_annotations as "__annotations__="(class, value) "(self, value, /) -> None";
    property: abstract_methods as "__abstractmethods__"(class) "(self) -> object";
    method: set_abstract_methods as "__abstractmethods__="(class, value) "(self, value, /) -> None";
    method: subclasses as "__subclasses__"(class) "(self, /) -> list[type]";
    method: instance_check as "__instancecheck__"(class, instance) "(self, instance, /) -> bool";
    method: subclass_check as "__subclasscheck__"(class, subclass) "(self, subclass, /) -> bool";
    method: dir as "__dir__"(class) "(self, /) -> list[str]";
    class: prepare as "__prepare__"(class, args, keywords) "(cls, *args, **kwargs) -> dict[str, object]";
} }

/// Installs the methods of `type`.
pub fn install_type() {
    TYPE.install(TYPE_METHODS);
}
