//! `weakref.ref`.

use super::{check, enter, unlink};
use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, methods};
use alloc::format;
use core::cell::Cell;

/// A weak reference, or a proxy.
#[repr(C)]
pub struct WeakRef {
    header: Header,
    /// The object, not counted; absent once it has died.
    pub target: Cell<Value>,
    /// What is called then (owned); absent for nothing.
    pub callback: Cell<Value>,
    /// The hash of the object, -1 while nobody asked.
    hash: Cell<i64>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for WeakRef {
    const KIND: Kind = Kind::WeakRef;
}

/// The weak reference in a value that is known to be one.
pub fn of(reference: Value) -> Ref<WeakRef> {
    match reference.downcast() {
        Some(reference) => reference,
        None => crate::host::fatal("a weak reference was expected"),
    }
}

impl WeakRef {
    /// The object while it lives. One whose count is 0 only waits for its destruction.
    pub fn alive(&self) -> Option<Owned> {
        let target = self.target.get();
        let alive = target.header().is_some_and(|header| header.count() > 0);
        if alive { Some(target.to_owned()) } else { None }
    }
}

/// A weak reference of `kind`; the existing one where it can be the same.
pub fn make(kind: &'static Type, target: Value, callback: Value) -> Res {
    let callback = if callback.is_none() { Value::ABSENT } else { callback };
    let shared = callback.is_absent() && !kind.is_heap();
    if shared {
        let same = |other: &Owned| other.is_exactly(kind) && of(other.value()).callback.get().is_absent();
        if let Some(found) = super::references(target).into_iter().find(same) {
            return Ok(found);
        }
    }
    let made = object::allocate(kind, 0, |header| WeakRef {
        header,
        target: Cell::new(target),
        callback: Cell::new(if callback.is_absent() { callback } else { callback.to_owned().into_raw() }),
        hash: Cell::new(-1),
    });
    enter(target, made.value(), shared && core::ptr::eq(kind, &REFERENCE));
    Ok(made)
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let args = Args { values: args.positionals(), names: Value::ABSENT };
    let [target, callback] = arguments::positional::<2>("__new__", args, 1)?;
    check(target)?;
    make(kind, target, if callback.is_absent() { Value::NONE } else { callback })
}

/// The constructor has done everything.
fn initialise(_this: Value, args: Args) -> Res<()> {
    let args = Args { values: args.positionals(), names: Value::ABSENT };
    arguments::positional::<2>("__init__", args, 1).map(drop)
}

pub(super) fn drop_reference(this: Value) {
    let reference = of(this);
    let target = reference.target.replace(Value::ABSENT);
    if !target.is_absent() {
        unlink(target, this);
    }
    object::release(reference.callback.replace(Value::ABSENT));
    // SAFETY: made by `make` without extra bytes; the count is zero.
    unsafe { object::free::<WeakRef>(this, 0) }
}

pub(super) fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).callback.get());
}

pub(super) fn clear(this: Value) {
    object::release(of(this).callback.replace(Value::ABSENT));
}

fn call(this: Value, args: Args) -> Res {
    arguments::positional::<0>("weakref", args, 0)?;
    Ok(of(this).alive().unwrap_or(Owned::NONE))
}

fn hash(this: Value) -> Res<i64> {
    let reference = of(this);
    if reference.hash.get() == -1 {
        let Some(target) = reference.alive() else { return Err(error::type_error("weak object has gone away")) };
        reference.hash.set(dispatch::hash(target.value())?);
    }
    Ok(reference.hash.get())
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(left), Some(right), CompareOp::Eq | CompareOp::Ne) = (a.downcast::<WeakRef>(), b.downcast::<WeakRef>(), op) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    match (left.alive(), right.alive()) {
        (Some(left), Some(right)) => dispatch::compare(op, left.value(), right.value()),
        _ => Ok(Owned::from((a == b) == (op == CompareOp::Eq))),
    }
}

fn repr(this: Value) -> Res {
    let address = this.bits();
    let Some(target) = of(this).alive() else { return Ok(parts::string(&format!("<weakref at {address:#x}; dead>"))) };
    let (kind, at) = (target.type_of().name(), target.bits());
    let name = match crate::class::find_attr(target.value(), crate::literal!("__name__"))? {
        Some(name) if name.type_of().kind == Kind::Str => format!(" ({})", parts::text(name.value())),
        _ => alloc::string::String::new(),
    };
    Ok(parts::string(&format!("<weakref at {address:#x}; to '{kind}' at {at:#x}{name}>")))
}

fn callback(this: Value) -> Res {
    let callback = of(this).callback.get();
    Ok(if callback.is_absent() { Owned::NONE } else { callback.to_owned() })
}

static SLOTS: Slots = Slots {
    traverse: Some(traverse),
    clear: Some(clear),
    call: Some(call),
    hash: Some(hash),
    compare: Some(compare),
    new: Some(construct),
    init: Some(initialise),
    ..Slots::base(drop_reference, repr)
};
/// `weakref.ref`.
#[unsafe(export_name = "molt_type_weakref.ReferenceType")]
pub static REFERENCE: Type =
    Type::builtin("weakref.ReferenceType", Kind::WeakRef, &SLOTS, Some(&OBJECT)).with_methods(REFERENCE_METHODS);

methods! { pub REFERENCE_METHODS of "weakref.ReferenceType" {
    property: callback as "__callback__"(this) "(self) -> object";
} }
