//! `weakref.proxy`: everything is done by the object, as long as it lives.

use super::reference::{clear, drop_reference, of, traverse};
use crate::parts;
use crate::types::{Args, BinaryOp, CompareOp, OBJECT, Slots, Type};
use crate::types::{Kind, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, error};
use alloc::format;

/// The object behind a proxy.
fn live(proxy: Value) -> Res {
    of(proxy).alive().ok_or_else(|| error::raise(&crate::exception::REFERENCE_ERROR, "weakly-referenced object no longer exists"))
}

/// The object behind a proxy; other values as they are.
fn behind(value: Value) -> Res {
    let kind = value.type_of();
    if core::ptr::eq(kind, &PROXY) || core::ptr::eq(kind, &CALLABLE_PROXY) { live(value) } else { Ok(value.to_owned()) }
}

fn repr(this: Value) -> Res {
    let address = this.bits();
    Ok(parts::string(&match of(this).alive() {
        Some(target) => format!("<weakproxy at {address:#x} to {} at {:#x}>", target.type_of().name(), target.bits()),
        None => format!("<weakproxy at {address:#x} to NoneType at {:#x}>", Value::NONE.bits()),
    }))
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (a, b) = (behind(a)?, behind(b)?);
    dispatch::binary(op, a.value(), b.value())
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    let (a, b) = (behind(a)?, behind(b)?);
    dispatch::in_place(op, a.value(), b.value())
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (a, b) = (behind(a)?, behind(b)?);
    dispatch::compare(op, a.value(), b.value())
}

fn unary(op: UnaryOp, this: Value) -> Res {
    dispatch::unary(op, live(this)?.value())
}

fn set_item(this: Value, key: Value, item: Value) -> Res<()> {
    let target = live(this)?;
    if item.is_absent() { dispatch::delete_item(target.value(), key) } else { dispatch::set_item(target.value(), key, item) }
}

fn set_attr(this: Value, name: Value, value: Value) -> Res<()> {
    let target = live(this)?;
    match target.type_of().slots().set_attr {
        Some(set) => set(target.value(), name, value),
        None => class::generic_set(target.value(), name, value),
    }
}

fn next(this: Value) -> Res<Option<Owned>> {
    let target = live(this)?;
    if target.type_of().slots().next.is_none() {
        let kind = target.type_of().name();
        return Err(error::type_error(&format!("Weakref proxy referenced a non-iterator '{kind}' object")));
    }
    dispatch::next(target.value())
}

fn call(this: Value, args: Args) -> Res {
    dispatch::call(live(this)?.value(), args)
}

const BASE: Slots = Slots {
    traverse: Some(traverse),
    clear: Some(clear),
    str: Some(|this| dispatch::str(live(this)?.value())),
    hash: None,
    truth: Some(|this| dispatch::truth(live(this)?.value())),
    len: Some(|this| dispatch::length(live(this)?.value())),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    unary: Some(unary),
    index: Some(|this| dispatch::index(live(this)?.value())),
    get_item: Some(|this, key| dispatch::get_item(live(this)?.value(), key)),
    set_item: Some(set_item),
    contains: Some(|this, item| dispatch::contains(live(this)?.value(), item)),
    iter: Some(|this| dispatch::iter(live(this)?.value())),
    next: Some(next),
    get_attr: Some(|this, name| class::get_attr(live(this)?.value(), name)),
    set_attr: Some(set_attr),
    ..Slots::base(drop_reference, repr)
};
static SLOTS: Slots = BASE;
static CALLABLE_SLOTS: Slots = Slots { call: Some(call), ..BASE };
/// `weakref.ProxyType`.
#[unsafe(export_name = "molt_type_weakref.ProxyType")]
pub static PROXY: Type = Type::builtin("weakref.ProxyType", Kind::WeakRef, &SLOTS, Some(&OBJECT));
/// `weakref.CallableProxyType`.
#[unsafe(export_name = "molt_type_weakref.CallableProxyType")]
pub static CALLABLE_PROXY: Type = Type::builtin("weakref.CallableProxyType", Kind::WeakRef, &CALLABLE_SLOTS, Some(&OBJECT));
