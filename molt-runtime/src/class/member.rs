//! Member descriptors: what a name in `__slots__` becomes in its class.

use super::attributes::{field, field_index, set_field};
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// A slot of the instances of one class.
#[repr(C)]
struct Member {
    header: Header,
    /// The class, not counted: the member lives in its namespace.
    owner: &'static Type,
    /// The name (owned).
    name: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Member {
    const KIND: Kind = Kind::Member;
}

fn of(value: Value) -> &'static Member {
    match value.downcast() {
        Some(member) => member,
        None => crate::host::fatal("a member was expected"),
    }
}

/// Whether it is the member descriptor of a slot.
pub(super) fn is_member(value: Value) -> bool {
    value.downcast::<Member>().is_some()
}

pub(super) fn new(owner: &'static Type, name: Value) -> Owned {
    let name = name.to_owned().into_raw();
    object::allocate(&MEMBER, 0, |header| Member { header, owner, name })
}

fn drop_member(value: Value) {
    object::release(of(value).name);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Member>(value, 0) }
}

fn place(this: &Member, instance: Value) -> Res<(&'static Type, usize)> {
    let kind = instance.type_of();
    match field_index(kind, this.name) {
        Some(index) if kind.is_subtype(this.owner) => Ok((kind, index)),
        _ => {
            let (name, owner, got) = (parts::text(this.name), this.owner.name(), crate::dispatch::type_name(instance));
            Err(crate::error::type_error(&text!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")))
        }
    }
}

/// Whether a descriptor that instances of `kind` have under a name stands for their field of that name, as nearly all do.
#[inline]
pub(super) fn stands_for_field(descriptor: Value, kind: &'static Type, name: Value) -> bool {
    let member = descriptor.downcast::<Member>();
    member.is_some_and(|member| member.name == name && (core::ptr::eq(member.owner, kind) || kind.is_subtype(member.owner)))
}

fn get(this: Value, instance: Value, _owner: Value) -> Res {
    if instance.is_absent() {
        return Ok(this.to_owned());
    }
    let member = of(this);
    let (kind, index) = place(member, instance)?;
    match field(instance, kind, index) {
        Value::ABSENT => Err(super::no_attribute(instance, member.name)),
        value => Ok(value.to_owned()),
    }
}

fn set(this: Value, instance: Value, value: Value) -> Res<()> {
    let member = of(this);
    let (kind, index) = place(member, instance)?;
    if value.is_absent() && field(instance, kind, index).is_absent() {
        return Err(crate::exception::no_attribute(instance, member.name, &parts::text(member.name)));
    }
    set_field(instance, kind, index, value);
    Ok(())
}

fn repr(this: Value) -> Res {
    let member = of(this);
    Ok(parts::string(&text!("<member '{}' of '{}' objects>", parts::text(member.name), member.owner.name())))
}

fn name(this: Value) -> Res {
    Ok(of(this).name.to_owned())
}

fn qualname(this: Value) -> Res {
    let member = of(this);
    Ok(parts::string(&text!("{}.{}", member.owner.name(), parts::text(member.name))))
}

fn objclass(this: Value) -> Res {
    Ok(object::value_of(of(this).owner).to_owned())
}

crate::methods! { MEMBER_METHODS of "member_descriptor" {
    property: name as "__name__"(this) "(self) -> str";
    property: qualname as "__qualname__"(this) "(self) -> str";
    property: objclass as "__objclass__"(this) "(self) -> type";
} }

static SLOTS: Slots = Slots { descr_get: Some(get), descr_set: Some(set), ..Slots::base(drop_member, repr) };
/// `member_descriptor`.
static MEMBER: Type = Type::builtin("member_descriptor", Kind::Member, &SLOTS, Some(&OBJECT)).with_methods(MEMBER_METHODS);
