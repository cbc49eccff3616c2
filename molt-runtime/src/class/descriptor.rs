//! Attributes of built-in types as objects: methods, properties, and the special methods made from slots.

use super::wrappers::{self, Wrap};
use crate::dispatch;
use crate::error::type_error;
use crate::function::builtin;
use crate::method::{Binding, Method};
use crate::object::{self, Header, Object};
use crate::parts;
use crate::str::Str;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value, from_abi};
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;

/// An attribute of a built-in type.
#[repr(C)]
pub struct Descriptor {
    header: Header,
    /// The type it belongs to.
    pub owner: &'static Type,
    /// What it does.
    pub what: What,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Descriptor {
    const KIND: Kind = Kind::MethodDescriptor;
}

/// The kinds of descriptors.
#[derive(Clone, Copy)]
pub enum What {
    /// A method or class method.
    Method(&'static Method),
    /// A property with its setter.
    Property(&'static Method, Option<&'static Method>),
    /// A special method made from a slot.
    Slot(&'static Wrap),
}

impl Descriptor {
    /// Whether CPython makes it from a slot, which words errors its own way.
    fn is_slot(&self) -> bool {
        !matches!(self.what, What::Property(..)) && wrappers::is_slot_wrapper(self.owner, self.name())
    }
    /// The name in Python.
    pub fn name(&self) -> &'static str {
        match self.what {
            What::Method(method) | What::Property(method, _) => method.name,
            What::Slot(wrap) => wrap.name,
        }
    }
}

fn of(value: Value) -> &'static Descriptor {
    match value.downcast() {
        Some(descriptor) => descriptor,
        None => crate::host::fatal("a descriptor was expected"),
    }
}

fn drop_descriptor(value: Value) {
    // SAFETY: made by `new` without extra bytes; holds nothing counted; the count is zero.
    unsafe { object::free::<Descriptor>(value, 0) }
}

fn new(kind: &'static Type, owner: &'static Type, what: What) -> Owned {
    object::allocate(kind, 0, |header| Descriptor { header, owner, what })
}

/// Makes the object for the attribute `name` of a built-in type, if it has one.
pub(super) fn builtin_attribute(class: &'static Type, name: Value) -> Option<Owned> {
    let name = name.downcast::<Str>()?;
    let methods = class.methods();
    if let Some(method) = methods.iter().find(|method| name.is(method.name)) {
        return Some(match method.binding {
            Binding::Plain => new(&METHOD_DESCRIPTOR, class, What::Method(method)),
            Binding::Class => new(&CLASS_METHOD_DESCRIPTOR, class, What::Method(method)),
            Binding::Static => builtin::of_method(method, Value::ABSENT, Some(class)),
            Binding::Property => {
                let setter = methods.iter().find(|other| other.name.strip_suffix('=') == Some(method.name));
                new(&GETSET_DESCRIPTOR, class, What::Property(method, setter))
            }
        });
    }
    if name.is("__new__") && class.slots().new.is_some() {
        return Some(builtin::new_of(class));
    }
    if name.is("__hash__") && class.slots().hash.is_none() {
        return Some(Owned::NONE);
    }
    if name.is("__doc__") && !core::ptr::eq(class, &crate::types::TYPE) {
        return Some(crate::modules::docs::of(&class.name()));
    }
    let wrap = wrappers::find(class, name)?;
    Some(new(&WRAPPER_DESCRIPTOR, class, What::Slot(wrap)))
}

/// What `object` answers for all instances, as the attribute of one class of the program.
pub(super) fn of_instances(owner: &'static Type, name: Value) -> Option<Owned> {
    let (name, methods) = (name.downcast::<Str>()?, OBJECT.methods());
    let getter = methods.iter().find(|method| name.is(method.name))?;
    let setter = methods.iter().find(|other| other.name.strip_suffix('=') == Some(getter.name));
    Some(new(&GETSET_DESCRIPTOR, owner, What::Property(getter, setter)))
}

/// The names of a built-in type's own attributes.
pub(super) fn builtin_names(class: &'static Type) -> Vec<String> {
    let mut names: Vec<String> =
        class.methods().iter().map(|method| method.name).filter(|name| !name.ends_with('=')).map(String::from).collect();
    names.extend(wrappers::all(class).map(|wrap| String::from(wrap.name)));
    if class.slots().new.is_some() {
        names.push("__new__".into());
    }
    if class.slots().hash.is_none() {
        names.push("__hash__".into());
    }
    names.push("__doc__".into());
    names
}

fn get(this: Value, instance: Value, owner: Value) -> Res {
    let descriptor = of(this);
    match descriptor.what {
        What::Method(method) if method.binding == Binding::Class => Ok(builtin::of_method(method, owner, Some(descriptor.owner))),
        _ if instance.is_absent() => Ok(this.to_owned()),
        What::Method(method) => {
            check_self(descriptor, instance)?;
            Ok(builtin::of_method(method, instance, Some(descriptor.owner)))
        }
        What::Property(getter, _) => {
            check_self(descriptor, instance)?;
            from_abi(getter.entry.call(&[instance]))
        }
        What::Slot(wrap) => {
            check_self(descriptor, instance)?;
            Ok(builtin::of_slot(wrap, descriptor.owner, instance))
        }
    }
}

fn set(this: Value, instance: Value, value: Value) -> Res<()> {
    let descriptor = of(this);
    let What::Property(_, setter) = descriptor.what else { return Ok(()) };
    check_self(descriptor, instance)?;
    match setter {
        Some(setter) => from_abi(setter.entry.call(&[instance, value])).map(drop),
        None => {
            let (name, owner) = (descriptor.name(), descriptor.owner.name());
            // CPython tells fields of its structs from computed attributes.
            let message = match descriptor.owner.kind {
                Kind::Slice | Kind::Property | Kind::Range | Kind::CsvReader | Kind::CsvWriter | Kind::TimeDelta => {
                    "readonly attribute".into()
                }
                _ => text!("attribute '{name}' of '{owner}' objects is not writable"),
            };
            Err(crate::exception::no_attribute(instance, parts::string(name).value(), &message))
        }
    }
}

fn check_self(descriptor: &Descriptor, instance: Value) -> Res<()> {
    let kind = instance.type_of();
    if core::ptr::eq(kind, descriptor.owner) || kind.is_subtype(descriptor.owner) {
        return Ok(());
    }
    Err(wrong_self(descriptor, instance))
}

#[cold]
fn wrong_self(descriptor: &Descriptor, instance: Value) -> Raised {
    let (name, owner, got) = (descriptor.name(), descriptor.owner.name(), dispatch::type_name(instance));
    type_error(&match descriptor.is_slot() {
        true => text!("descriptor '{name}' requires a '{owner}' object but received a '{got}'"),
        false => text!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object"),
    })
}

/// `list.append(x, 1)`: the first argument is the instance.
pub(crate) fn call(this: Value, args: Args) -> Res {
    let descriptor = of(this);
    let Some((&instance, _)) = args.positionals().split_first() else {
        let (name, owner) = (descriptor.name(), descriptor.owner.name());
        return Err(type_error(&match descriptor.is_slot() {
            true => text!("descriptor '{name}' of '{owner}' object needs an argument"),
            // Of the type, its own name without the module.
            false => text!("unbound method {}.{name}() needs an argument", owner.rsplit('.').next().unwrap_or_default()),
        }));
    };
    match descriptor.what {
        What::Method(method) if method.binding == Binding::Class => builtin::call_method(method, Some(descriptor.owner), args),
        What::Method(method) => {
            check_self(descriptor, instance)?;
            builtin::call_method(method, Some(descriptor.owner), args)
        }
        What::Slot(wrap) => {
            check_self(descriptor, instance)?;
            (wrap.call)(descriptor.owner, args)
        }
        What::Property(..) => Err(super::not_callable(this)),
    }
}

fn repr(this: Value) -> Res {
    let descriptor = of(this);
    let (name, owner) = (descriptor.name(), descriptor.owner.name());
    Ok(parts::string(&match descriptor.what {
        What::Slot(_) => text!("<slot wrapper '{name}' of '{owner}' objects>"),
        What::Property(..) => text!("<attribute '{name}' of '{owner}' objects>"),
        What::Method(_) => text!("<method '{name}' of '{owner}' objects>"),
    }))
}

fn name(this: Value) -> Res {
    Ok(parts::string(of(this).name()))
}

fn qualname(this: Value) -> Res {
    Ok(parts::string(&text!("{}.{}", of(this).owner.name(), of(this).name())))
}

fn objclass(this: Value) -> Res {
    Ok(object::value_of(of(this).owner).to_owned())
}

fn doc(this: Value) -> Res {
    Ok(crate::modules::docs::of(&text!("{}.{}", of(this).owner.name(), of(this).name())))
}

crate::methods! { pub DESCRIPTOR_METHODS of "method_descriptor" {
    property: name as "__name__"(this) "(self) -> str";
    property: qualname as "__qualname__"(this) "(self) -> str";
    property: objclass as "__objclass__"(this) "(self) -> type";
    property: doc as "__doc__"(this) "(self) -> str | None";
} }

const BASE: Slots = Slots { descr_get: Some(get), call: Some(call), ..Slots::base(drop_descriptor, repr) };
static SLOTS: Slots = BASE;
static GETSET_SLOTS: Slots = Slots { descr_get: Some(get), descr_set: Some(set), ..Slots::base(drop_descriptor, repr) };
/// `method_descriptor`.
pub static METHOD_DESCRIPTOR: Type = Type::builtin("method_descriptor", Kind::MethodDescriptor, &SLOTS, Some(&OBJECT));
/// `classmethod_descriptor`.
pub static CLASS_METHOD_DESCRIPTOR: Type = Type::builtin("classmethod_descriptor", Kind::MethodDescriptor, &SLOTS, Some(&OBJECT));
/// `wrapper_descriptor`.
pub static WRAPPER_DESCRIPTOR: Type = Type::builtin("wrapper_descriptor", Kind::MethodDescriptor, &SLOTS, Some(&OBJECT));
/// `getset_descriptor`.
pub static GETSET_DESCRIPTOR: Type = Type::builtin("getset_descriptor", Kind::MethodDescriptor, &GETSET_SLOTS, Some(&OBJECT));
