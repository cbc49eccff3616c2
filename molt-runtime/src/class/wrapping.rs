//! `staticmethod` and `classmethod`.

use super::{attributes, full_name};
use crate::arguments;
use crate::dispatch;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use core::cell::Cell;

/// A static or class method: what it wraps.
#[repr(C)]
pub struct Wrapping {
    header: Header,
    /// The callable (owned).
    inner: Cell<Value>,
}
// SAFETY: repr(C), header first. Both types use this kind.
unsafe impl Object for Wrapping {
    const KIND: Kind = Kind::StaticMethod;
}

impl Wrapping {
    /// The callable, borrowed.
    pub fn inner(&self) -> Value {
        self.inner.get()
    }
}

fn of(value: Value) -> &'static Wrapping {
    match value.downcast() {
        Some(wrapping) => wrapping,
        None => crate::host::fatal("a static or class method was expected"),
    }
}

pub(super) fn new(kind: &'static Type, inner: Value) -> Owned {
    let inner = Cell::new(inner.to_owned().into_raw());
    object::allocate(kind, 0, |header| Wrapping { header, inner })
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let [inner] = arguments::positional::<1>(super::native_base(kind).static_name(), args, 1)?;
    Ok(new(kind, inner))
}

fn drop_wrapping(value: Value) {
    object::release(of(value).inner.replace(Value::ABSENT));
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Wrapping>(value, 0) }
}

fn repr(this: Value) -> Res {
    let inner = dispatch::repr(of(this).inner())?;
    Ok(parts::string(&text!("<{}({})>", full_name(super::native_base(this.type_of())), parts::text(inner.value()))))
}

fn get_static(this: Value, _instance: Value, _owner: Value) -> Res {
    Ok(of(this).inner().to_owned())
}

fn get_class(this: Value, instance: Value, owner: Value) -> Res {
    let owner = if owner.is_absent() { super::type_value(instance.type_of()) } else { owner };
    let inner = of(this).inner();
    // A class method over a descriptor that is no function (a property, say) is bound to the class by it.
    match inner.type_of().slots().descr_get {
        Some(get) if inner.type_of().kind != Kind::Function => get(inner, owner, owner),
        _ => Ok(crate::function::bound::new(inner, owner)),
    }
}

fn call_static(this: Value, args: Args) -> Res {
    dispatch::call(of(this).inner(), args)
}

/// `__name__`, `__doc__` and the like are those of what is wrapped.
fn get_attr(this: Value, name: Value) -> Res {
    if parts::is(name, "__doc__") {
        return Ok(super::find_attr(of(this).inner(), name)?.unwrap_or(Owned::NONE));
    }
    if parts::is(name, "__isabstractmethod__") {
        let flag = super::find_attr(of(this).inner(), name)?;
        return Ok(Owned::from(flag.map_or(Ok(false), |flag| dispatch::truth(flag.value()))?));
    }
    if let Some(found) = attributes::generic_find(this, name)? {
        return Ok(found);
    }
    if parts::is(name, "__func__") || parts::is(name, "__wrapped__") {
        return Ok(of(this).inner().to_owned());
    }
    match super::find_attr(of(this).inner(), name)? {
        Some(found) => Ok(found),
        None => Err(super::no_attribute(this, name)),
    }
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).inner());
}

const BASE: Slots =
    Slots { new: Some(construct), get_attr: Some(get_attr), traverse: Some(traverse), ..Slots::base(drop_wrapping, repr) };
static STATIC_SLOTS: Slots = Slots { descr_get: Some(get_static), call: Some(call_static), ..BASE };
static CLASS_SLOTS: Slots = Slots { descr_get: Some(get_class), ..BASE };
/// `staticmethod`.
#[unsafe(export_name = "molt_type_staticmethod")]
pub static STATIC_METHOD: Type = Type::builtin("staticmethod", Kind::StaticMethod, &STATIC_SLOTS, Some(&OBJECT));
/// `classmethod`.
#[unsafe(export_name = "molt_type_classmethod")]
pub static CLASS_METHOD: Type = Type::builtin("classmethod", Kind::StaticMethod, &CLASS_SLOTS, Some(&OBJECT));
