//! `isinstance`, `issubclass` and unions of types.

use super::type_value;
use crate::abi;
use crate::dispatch;
use crate::error::type_error;
use crate::literal;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{BinaryOp, CompareOp, Kind, OBJECT, Slots, TYPE, Type};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// `isinstance(value, class)`: a class, a tuple, a union, or anything with `__instancecheck__`.
pub fn is_instance(value: Value, class: Value) -> Res<bool> {
    if let Some(kind) = class.downcast::<Type>()
        && core::ptr::eq(class.type_of(), &TYPE)
    {
        return plain_instance(value, kind);
    }
    if let Some(members) = members(class) {
        for &member in members {
            let member = if member.is_none() { type_value(&crate::singletons::NONE) } else { member };
            if is_instance(value, member)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if class.type_of().kind == Kind::GenericAlias {
        return Err(type_error("isinstance() argument 2 cannot be a parameterized generic"));
    }
    if core::ptr::eq(value.type_of(), class.downcast::<Type>().unwrap_or(&OBJECT)) && class.type_of().kind == Kind::Type {
        return Ok(true);
    }
    match super::call_special(class, literal!("__instancecheck__"), &[value])? {
        Some(answer) => dispatch::truth(answer.value()),
        None => instance_of_stand_in(value, class),
    }
}

/// `isinstance(value, class)` for an object that has `__bases__` though it is no class.
#[cold]
fn instance_of_stand_in(value: Value, class: Value) -> Res<bool> {
    if bases(class)?.is_none() {
        return Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    match super::find_attr(value, literal!("__class__"))? {
        Some(own) => derives(own, class),
        None => Ok(false),
    }
}

/// The tuple that an object has as its `__bases__`, whether it is a class or not.
fn bases(class: Value) -> Res<Option<Owned>> {
    Ok(super::find_attr(class, literal!("__bases__"))?.filter(|bases| bases.value().type_of().kind == Kind::Tuple))
}

/// Whether `base` is reached from `class` over `__bases__`.
fn derives(class: Owned, base: Value) -> Res<bool> {
    dispatch::check_stack()?;
    let mut class = class;
    loop {
        if class.value() == base {
            return Ok(true);
        }
        let Some(above) = bases(class.value())? else { return Ok(false) };
        match parts::items(above.value()) {
            [] => return Ok(false),
            &[only] => class = only.to_owned(),
            several => {
                for &each in several {
                    if derives(each.to_owned(), base)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
        }
    }
}

/// Without hooks, but asking `__class__` where it differs from the type.
pub(super) fn plain_instance(value: Value, kind: &'static Type) -> Res<bool> {
    if value.type_of().is_subtype(kind) {
        return Ok(true);
    }
    if value.type_of().slots().get_attr.is_none() || value.type_of().kind == Kind::Type {
        return Ok(false);
    }
    match super::find_attr(value, literal!("__class__"))? {
        Some(class) => Ok(class.downcast::<Type>().is_some_and(|class| class.is_subtype(kind))),
        None => Ok(false),
    }
}

/// `issubclass(class, other)`.
pub fn is_subclass(class: Value, other: Value) -> Res<bool> {
    if let Some(members) = members(other) {
        for &member in members {
            if is_subclass(class, member)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let (Some(kind), Some(base)) = (class.downcast::<Type>(), other.downcast::<Type>())
        && core::ptr::eq(other.type_of(), &TYPE)
    {
        return Ok(kind.is_subtype(base));
    }
    if core::ptr::eq(other.type_of(), &TYPE) {
        return match bases(class)? {
            Some(_) => derives(class.to_owned(), other),
            None => Err(type_error("issubclass() arg 1 must be a class")),
        };
    }
    if other.type_of().kind == Kind::GenericAlias {
        return Err(type_error("issubclass() argument 2 cannot be a parameterized generic"));
    }
    if let Some(check) = super::lookup(other.type_of(), literal!("__subclasscheck__")) {
        // Those of the library take classes only.
        if class.type_of().kind != Kind::Type && check.type_of().kind != Kind::Function {
            return Err(type_error("issubclass() arg 1 must be a class"));
        }
        if let Some(answer) = super::call_special(other, literal!("__subclasscheck__"), &[class])? {
            return dispatch::truth(answer.value());
        }
    }
    if bases(class)?.is_none() {
        return Err(type_error("issubclass() arg 1 must be a class"));
    }
    if bases(other)?.is_none() {
        return Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    derives(class.to_owned(), other)
}

/// The members of a tuple or union.
fn members(value: Value) -> Option<&'static [Value]> {
    if value.type_of().kind == Kind::Tuple {
        return Some(value.downcast::<crate::tuple::Tuple>()?.items());
    }
    union_members(value)
}

/// `int | str`.
#[repr(C)]
struct Union {
    header: Header,
    /// The members, a tuple (owned).
    members: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Union {
    const KIND: Kind = Kind::Union;
}

fn union_members(value: Value) -> Option<&'static [Value]> {
    if !value.is_exactly(&UNION) {
        return None;
    }
    Some(parts::items(value.downcast::<Union>()?.members))
}

pub(super) fn is_union(value: Value) -> bool {
    value.is_exactly(&UNION)
}

/// The union of two types or unions, without repetitions.
pub(super) fn unite(a: Value, b: Value) -> Res {
    let mut all: Vec<Value> = Vec::new();
    for side in [a, b] {
        let one = [side];
        for &member in union_members(side).unwrap_or(&one) {
            let member = if member.is_none() { type_value(&crate::singletons::NONE) } else { member };
            if !all.contains(&member) {
                all.push(member);
            }
        }
    }
    if let [one] = all.as_slice() {
        return Ok(one.to_owned());
    }
    let members = parts::tuple(&all).into_raw();
    Ok(object::allocate(&UNION, 0, |header| Union { header, members }))
}

fn drop_union(value: Value) {
    if let Some(union) = value.downcast::<Union>() {
        object::release(union.members);
    }
    // SAFETY: made by `unite` without extra bytes; the count is zero.
    unsafe { object::free::<Union>(value, 0) }
}

fn repr(this: Value) -> Res {
    let shown: Vec<_> = union_members(this)
        .unwrap_or(&[])
        .iter()
        .map(|member| match member.downcast::<Type>() {
            Some(kind) if core::ptr::eq(kind, &crate::singletons::NONE) => "None".into(),
            Some(kind) => super::full_name(kind),
            None => parts::repr_text(*member),
        })
        .collect();
    Ok(parts::string(&shown.join(" | ")))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(left), Some(right)) = (union_members(a), union_members(b)) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let mut equal = left.len() == right.len();
    for &member in left.iter().take_while(|_| left.len() == right.len()) {
        let mut found = false;
        for &other in right {
            found = found || crate::sequence::same_or_equal(member, other)?;
        }
        equal &= found;
    }
    match op {
        CompareOp::Eq => Ok(Owned::from(equal)),
        CompareOp::Ne => Ok(Owned::from(!equal)),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    super::type_object::unite(op, a, b)
}

/// Equal unions may list their members in different orders.
fn hash(this: Value) -> Res<i64> {
    let members = parts::tuple(union_members(this).unwrap_or(&[]));
    let set = dispatch::call_values(crate::object::value_of(&crate::set::FROZEN_SET), &[members.value()])?;
    dispatch::hash(set.value())
}

fn get_attr(this: Value, name: Value) -> Res {
    match parts::text(name).as_str() {
        "__args__" => Ok(parts::tuple(union_members(this).unwrap_or(&[]))),
        "__parameters__" => Ok(parts::tuple(&[])),
        _ => super::generic_get(this, name),
    }
}

static UNION_SLOTS: Slots = Slots {
    hash: Some(hash),
    compare: Some(compare),
    binary: Some(binary),
    get_attr: Some(get_attr),
    ..Slots::base(drop_union, repr)
};
/// `types.UnionType`.
pub static UNION: Type = Type::builtin("types.UnionType", Kind::Union, &UNION_SLOTS, Some(&OBJECT));

abi! { pub RELATIONS {
    /// `isinstance(value, class)`.
    fn is_instance(value: Value, class: Value) -> Res<bool> [CALLS RAISES] { is_instance(value, class) }
    /// `issubclass(class, other)`.
    fn is_subclass(class: Value, other: Value) -> Res<bool> [CALLS RAISES] { is_subclass(class, other) }
    /// `type(value)`.
    fn type_of(value: Value) -> Owned [READS] { type_value(value.type_of()).to_owned() }
} }
