//! `property`.

use crate::dispatch::{self, type_name};
use crate::error::type_error;
use crate::exception;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use core::cell::Cell;

/// A property: getter, setter, deleter, documentation and the name it was bound to (owned; absent for none).
#[repr(C)]
struct Property {
    header: Header,
    parts: [Cell<Value>; 5],
    /// Whether the documentation is the getter's, so that another getter brings its own.
    borrowed_doc: Cell<bool>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Property {
    const KIND: Kind = Kind::Property;
}

const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
const NAME: usize = 4;

fn of(value: Value) -> &'static Property {
    match value.downcast() {
        Some(property) => property,
        None => crate::host::fatal("a property was expected"),
    }
}

fn new(kind: &'static Type) -> Owned {
    let parts = [const { Cell::new(Value::ABSENT) }; 5];
    object::allocate(kind, 0, |header| Property { header, parts, borrowed_doc: Cell::new(false) })
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let made = new(kind);
    if !super::overrides_init(kind) {
        initialise(made.value(), args)?;
    }
    Ok(made)
}

fn initialise(this: Value, args: Args) -> Res<()> {
    let mut given = [Value::ABSENT; 5];
    let positionals = args.positionals();
    if args.values.len() > 4 {
        return Err(type_error(&text!("property() takes at most 4 arguments ({} given)", args.values.len())));
    }
    given[..positionals.len()].copy_from_slice(positionals);
    for (name, value) in args.named() {
        let shown = parts::text(name);
        match NAMES.iter().position(|known| *known == shown) {
            Some(i) => given[i] = value,
            None => return Err(type_error(&text!("'{shown}' is an invalid keyword argument for property()"))),
        }
    }
    for part in &mut given {
        if part.is_none() {
            *part = Value::ABSENT;
        }
    }
    let property = of(this);
    for (part, value) in property.parts[..4].iter().zip(given) {
        object::release(part.replace(if value.is_absent() { value } else { value.to_owned().into_raw() }));
    }
    property.borrowed_doc.set(false);
    if given[3].is_absent()
        && !given[0].is_absent()
        && let Some(doc) = super::find_attr(given[0], crate::literal!("__doc__"))?
        && !doc.value().is_none()
    {
        property.parts[3].set(doc.into_raw());
        property.borrowed_doc.set(true);
    }
    let doc = property.parts[3].get();
    if this.type_of().is_heap() && !doc.is_absent() {
        // The class has a `__doc__` of its own.
        super::set_attr(this, crate::literal!("__doc__"), doc)?;
    }
    Ok(())
}

fn drop_property(value: Value) {
    for part in &of(value).parts {
        object::release(part.replace(Value::ABSENT));
    }
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Property>(value, 0) }
}

fn get(this: Value, instance: Value, _owner: Value) -> Res {
    if instance.is_absent() || instance.is_none() {
        return Ok(this.to_owned());
    }
    match of(this).parts[0].get() {
        Value::ABSENT => Err(lacking(this, instance, "getter")),
        getter => dispatch::call_values(getter, &[instance]),
    }
}

fn set(this: Value, instance: Value, value: Value) -> Res<()> {
    let part = if value.is_absent() { 2 } else { 1 };
    match (of(this).parts[part].get(), value.is_absent()) {
        (Value::ABSENT, deleting) => Err(lacking(this, instance, if deleting { "deleter" } else { "setter" })),
        (deleter, true) => dispatch::call_values(deleter, &[instance]).map(drop),
        (setter, false) => dispatch::call_values(setter, &[instance, value]).map(drop),
    }
}

#[cold]
fn lacking(this: Value, instance: Value, what: &str) -> Raised {
    let name = of(this).parts[NAME].get();
    let kind = instance.type_of();
    let kind = kind.heap_part().map_or_else(|| type_name(instance).into_owned(), |heap| parts::text(heap.qualname.get()));
    let shown = if name.is_absent() {
        text!("property of '{kind}' object has no {what}")
    } else {
        text!("property {} of '{kind}' object has no {what}", parts::repr_text(name))
    };
    exception::raise_with(&exception::ATTRIBUTE_ERROR, &[parts::string(&shown).value()])
}

/// A copy with one part replaced: `@x.setter`.
fn with_part(this: Value, index: usize, value: Value) -> Res {
    let property = of(this);
    let mut given = property.parts.each_ref().map(Cell::get);
    // `None` keeps what is there.
    if !value.is_none() {
        given[index] = value;
    }
    if property.borrowed_doc.get() && !given[0].is_absent() {
        given[3] = Value::ABSENT;
    }
    let args = [given[0], given[1], given[2], given[3]].map(|part| if part.is_absent() { Value::NONE } else { part });
    let kind = this.type_of();
    let made = match kind.is_heap() {
        true => dispatch::call_values(object::value_of(kind), &args)?,
        false => construct(kind, Args { values: &args, names: Value::ABSENT })?,
    };
    if let Some(copy) = made.value().downcast::<Property>()
        && !given[NAME].is_absent()
    {
        object::release(copy.parts[NAME].replace(given[NAME].to_owned().into_raw()));
    }
    Ok(made)
}

fn getter(this: Value, function: Value) -> Res {
    with_part(this, 0, function)
}
fn setter(this: Value, function: Value) -> Res {
    with_part(this, 1, function)
}
fn deleter(this: Value, function: Value) -> Res {
    with_part(this, 2, function)
}
fn part(this: Value, index: usize) -> Res {
    Ok(match of(this).parts[index].get() {
        Value::ABSENT => Owned::NONE,
        value => value.to_owned(),
    })
}
fn fget(this: Value) -> Res {
    part(this, 0)
}
fn fset(this: Value) -> Res {
    part(this, 1)
}
fn fdel(this: Value) -> Res {
    part(this, 2)
}
fn doc(this: Value) -> Res {
    part(this, 3)
}
fn set_doc(this: Value, value: Value) -> Res {
    let value = if value.is_absent() { Value::NONE } else { value };
    object::release(of(this).parts[3].replace(value.to_owned().into_raw()));
    Ok(Owned::NONE)
}
fn set_name(this: Value, _owner: Value, name: Value) -> Res {
    object::release(of(this).parts[NAME].replace(name.to_owned().into_raw()));
    Ok(Owned::NONE)
}
fn is_abstract(this: Value) -> Res {
    for part in &of(this).parts[..3] {
        if !part.get().is_absent()
            && let Some(flag) = super::find_attr(part.get(), crate::literal!("__isabstractmethod__"))?
            && dispatch::truth(flag.value())?
        {
            return Ok(Owned::from(true));
        }
    }
    Ok(Owned::from(false))
}

crate::methods! { pub PROPERTY_METHODS of "property" {
    method: getter as "getter"(this, function) "(self, function, /) -> property";
    method: setter as "setter"(this, function) "(self, function, /) -> property";
    method: deleter as "deleter"(this, function) "(self, function, /) -> property";
    property: fget as "fget"(this) "(self) -> object";
    property: fset as "fset"(this) "(self) -> object";
    property: fdel as "fdel"(this) "(self) -> object";
    property: doc as "__doc__"(this) "(self) -> object";
    method: set_doc as "__doc__="(this, value) "(self, value, /) -> None";
    method: set_name as "__set_name__"(this, owner, name) "(self, owner, name, /) -> None";
    property: is_abstract as "__isabstractmethod__"(this) "(self) -> bool";
} }

fn repr(this: Value) -> Res {
    super::object_type::default_repr(this)
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    of(this).parts.iter().for_each(|part| visit(part.get()));
}

static SLOTS: Slots = Slots {
    descr_get: Some(get),
    descr_set: Some(set),
    new: Some(construct),
    init: Some(initialise),
    traverse: Some(traverse),
    ..Slots::base(drop_property, repr)
};
/// `property`.
#[unsafe(export_name = "molt_type_property")]
pub static PROPERTY: Type = Type::builtin("property", Kind::Property, &SLOTS, Some(&OBJECT));
