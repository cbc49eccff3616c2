//! `super(type, object)`: attributes from the classes after `type`.

use super::lookup::lookup_after;
use super::{attributes, type_value};
use crate::dispatch::type_name;
use crate::error::{runtime_error, type_error};
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// A super object. All owned; `object` and `class` are absent for the unbound form.
#[repr(C)]
struct Super {
    header: Header,
    after: Value,
    object: Value,
    /// The class in whose order is searched: the object's, or the object itself where that is a class.
    class: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Super {
    const KIND: Kind = Kind::Super;
}

fn of(value: Value) -> &'static Super {
    match value.downcast() {
        Some(this) => this,
        None => crate::host::fatal("a super object was expected"),
    }
}

/// `super(after, object)`.
pub fn new(after: Value, object: Value) -> Res {
    let Some(kind) = after.downcast::<Type>() else {
        return Err(type_error(&text!("super() argument 1 must be a type, not {}", type_name(after))));
    };
    let class = class_of(kind, object)?;
    let values = [after, object, class].map(|value| value.to_owned().into_raw());
    Ok(object::allocate(&SUPER, 0, |header| Super { header, after: values[0], object: values[1], class: values[2] }))
}

fn class_of(after: &'static Type, object: Value) -> Res<Value> {
    if let Some(class) = object.downcast::<Type>()
        && class.is_subtype(after)
    {
        return Ok(object);
    }
    let kind = object.type_of();
    if kind.is_subtype(after) {
        return Ok(type_value(kind));
    }
    Err(type_error("super(type, obj): obj must be an instance or subtype of type"))
}

fn construct(_kind: &'static Type, args: Args) -> Res {
    crate::arguments::no_keywords("super", args)?;
    match args.values {
        &[after, object] => new(after, object),
        &[after] if after.type_of().kind == Kind::Type => {
            let after = after.to_owned().into_raw();
            Ok(object::allocate(&SUPER, 0, |header| Super { header, after, object: Value::ABSENT, class: Value::ABSENT }))
        }
        &[other] => Err(type_error(&text!("super() argument 1 must be a type, not {}", type_name(other)))),
        [] => Err(runtime_error("super(): no arguments")),
        _ => Err(type_error(&text!("super() expected at most 2 arguments, got {}", args.values.len()))),
    }
}

fn drop_super(value: Value) {
    let this = of(value);
    for part in [this.after, this.object, this.class] {
        object::release(part);
    }
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Super>(value, 0) }
}

/// The attribute as found in a class, not yet bound, and the instance to bind it to (absent for class access).
fn find(after: &'static Type, class: Value, object: Value, name: Value) -> Option<(Owned, Value)> {
    let start = class.downcast::<Type>()?;
    let found = lookup_after(start, after, name)?;
    let instance = if object == class { Value::ABSENT } else { object };
    Some((found.to_owned(), instance))
}

fn get_attr(this: Value, name: Value) -> Res {
    let super_object = of(this);
    if !super_object.class.is_absent()
        && !parts::is(name, "__class__")
        && let Some(after) = super_object.after.downcast::<Type>()
        && let Some((found, instance)) = find(after, super_object.class, super_object.object, name)
    {
        return match found.type_of().slots().descr_get {
            Some(get) => get(found.value(), instance, super_object.class),
            None => Ok(found),
        };
    }
    let own = |value: Value| Ok(if value.is_absent() { Owned::NONE } else { value.to_owned() });
    match parts::text(name).as_str() {
        "__thisclass__" => own(super_object.after),
        "__self__" => own(super_object.object),
        "__self_class__" => own(super_object.class),
        _ => attributes::generic_get(this, name),
    }
}

/// The unbound form, found in an instance, is bound to it.
fn descr_get(this: Value, instance: Value, _owner: Value) -> Res {
    let unbound = of(this).class.is_absent();
    if unbound && !instance.is_absent() { new(of(this).after, instance) } else { Ok(this.to_owned()) }
}

fn repr(this: Value) -> Res {
    let super_object = of(this);
    let name = |class: Value| class.downcast::<Type>().map(Type::name).unwrap_or_default();
    let shown = if super_object.class.is_absent() {
        text!("<super: <class '{}'>, NULL>", name(super_object.after))
    } else {
        text!("<super: <class '{}'>, <{} object>>", name(super_object.after), name(super_object.class))
    };
    Ok(parts::string(&shown))
}

/// A function outside of any class has None for the class of a bare `super()`.
fn check_class(class: Value) -> Res<()> {
    if class.is_none() { Err(runtime_error("super(): __class__ cell not found")) } else { Ok(()) }
}

/// `super(after, args[0]).name(*args[1:])`, without making the super object.
fn call_super(after: Value, name: Value, args: Args) -> Res {
    check_class(after)?;
    let Some(kind) = after.downcast::<Type>() else {
        return Err(type_error(&text!("super() argument 1 must be a type, not {}", type_name(after))));
    };
    let object = args.values[0];
    let class = class_of(kind, object)?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let Some((found, instance)) = find(kind, class, object, name) else {
        let this = new(after, object)?;
        let method = attributes::generic_get(this.value(), name)?;
        return crate::dispatch::call(method.value(), rest);
    };
    let direct = matches!(found.type_of().kind, Kind::Function)
        || core::ptr::eq(found.type_of(), &super::descriptor::METHOD_DESCRIPTOR)
        || core::ptr::eq(found.type_of(), &super::descriptor::WRAPPER_DESCRIPTOR);
    if direct {
        return crate::dispatch::call(found.value(), if instance.is_absent() { rest } else { args });
    }
    let callee = match found.type_of().slots().descr_get {
        Some(get) => get(found.value(), instance, class)?,
        None => found,
    };
    crate::dispatch::call(callee.value(), rest)
}

crate::abi! { pub SUPERS {
    /// `super(class, object)`.
    fn super_object(class: Value, object: Value) -> Res [READS RAISES] {
        check_class(class)?;
        new(class, object)
    }
    /// `super(class, values[0]).name(...)`, with arguments as for `call_method`.
    fn call_super(class: Value, name: Value, values: *const Value, count: usize, names: Value) -> Res [CALLS RAISES] {
        // SAFETY: compiled code passes its own argument area.
        let args = unsafe { crate::dispatch::args_from_raw(values, count, names) };
        call_super(class, name, args)
    }
} }

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).object);
    visit(of(this).class);
}

static SLOTS: Slots = Slots {
    get_attr: Some(get_attr),
    descr_get: Some(descr_get),
    new: Some(construct),
    traverse: Some(traverse),
    ..Slots::base(drop_super, repr)
};
/// `super`.
#[unsafe(export_name = "molt_type_super")]
pub static SUPER: Type = Type::builtin("super", Kind::Super, &SLOTS, Some(&OBJECT));
