//! `_weakref`: what `weakref`, written in Python, is made of.
//!
//! Weak references of an object are found by its address; the object only has a flag. They are told when it dies: at its last
//! release, behind `__del__`, or by the collector of cycles.

mod proxy;
mod reference;

pub use proxy::{CALLABLE_PROXY, PROXY};
pub use reference::{REFERENCE, REFERENCE_METHODS, WeakRef};

use super::{Constant, Module};
use crate::gc::WeakHooks;
use crate::object::{self, flag};
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{error, exception, methods};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// `import _weakref`.
#[unsafe(export_name = "molt_module__weakref")]
pub static MODULE: Module = Module { name: "_weakref", functions: FUNCTIONS, constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] = &[
    ("ref", Constant::Type(&REFERENCE)),
    ("ReferenceType", Constant::Type(&REFERENCE)),
    ("ProxyType", Constant::Type(&PROXY)),
    ("CallableProxyType", Constant::Type(&CALLABLE_PROXY)),
];

/// What weak references keep between calls.
pub struct State {
    /// The weak references of each object, by its address: borrowed, the one without a callback first, then the newest.
    of: RefCell<BTreeMap<u64, Vec<Value>>>,
    /// A function (owned) to call when the program ends; absent for none.
    at_exit: Cell<Value>,
}

impl State {
    /// No weak reference anywhere.
    pub const fn new() -> State {
        State { of: RefCell::new(BTreeMap::new()), at_exit: Cell::new(Value::ABSENT) }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        object::release(self.at_exit.replace(Value::ABSENT));
    }
    /// Gives up the table of references.
    pub fn release_tables(&self) {
        drop(self.of.take());
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

static HOOKS: WeakHooks = WeakHooks { die: |value| die_together(&[value]), die_together };

/// Notes a new weak reference.
fn enter(target: Value, reference: Value, plain: bool) {
    rt().gc.weak.set(Some(&HOOKS));
    if let Some(header) = target.header() {
        header.set(flag::WEAKLY_REFERENCED, true);
    }
    let mut all = rt().weak.of.borrow_mut();
    let list = all.entry(target.bits()).or_default();
    let at = if plain { 0 } else { list.iter().take_while(|&&other| reference::of(other).callback.get().is_absent()).count() };
    list.insert(at, reference);
}

/// Forgets a weak reference that dies before its target.
fn unlink(target: Value, reference: Value) {
    let mut all = rt().weak.of.borrow_mut();
    let Some(list) = all.get_mut(&target.bits()) else { return };
    list.retain(|&other| other != reference);
    if list.is_empty() {
        all.remove(&target.bits());
        if let Some(header) = target.header() {
            header.set(flag::WEAKLY_REFERENCED, false);
        }
    }
}

/// The weak references of a live object.
fn references(target: Value) -> Vec<Owned> {
    let all = rt().weak.of.borrow();
    let list = all.get(&target.bits()).map(Vec::as_slice).unwrap_or_default();
    let alive = |reference: &&Value| reference.header().is_some_and(|header| header.count() > 0);
    list.iter().filter(alive).map(|reference| reference.to_owned()).collect()
}

/// All weak references of these objects forget them; then those call back that are not garbage themselves.
fn die_together(dying: &[Value]) {
    let mut calls: Vec<(Owned, Owned)> = Vec::new();
    for target in dying {
        if let Some(header) = target.header() {
            header.set(flag::WEAKLY_REFERENCED, false);
        }
        let list = rt().weak.of.borrow_mut().remove(&target.bits()).unwrap_or_default();
        for reference in list {
            let this = reference::of(reference);
            this.target.set(Value::ABSENT);
            let callback = this.callback.replace(Value::ABSENT);
            if callback.is_absent() {
                continue;
            }
            let callback = Owned::from_raw(callback);
            if reference.header().is_some_and(|header| header.count() > 0 && !header.has(flag::SUSPECT)) {
                calls.push((reference.to_owned(), callback));
            }
        }
    }
    if calls.is_empty() {
        return;
    }
    let saved = exception::save();
    for (reference, callback) in calls {
        if crate::dispatch::call_values(callback.value(), &[reference.value()]).is_err() {
            exception::report_unraisable(callback.value());
        }
    }
    exception::restore(saved);
}

/// Whether CPython gives objects of this type room for weak references.
fn is_weakly_referable(kind: &'static Type) -> bool {
    if !kind.is_heap() {
        let proxy = core::ptr::eq(kind, &PROXY) || core::ptr::eq(kind, &CALLABLE_PROXY);
        return matches!(
            kind.kind,
            Kind::Type
                | Kind::Function
                | Kind::BoundMethod
                | Kind::BuiltinFunction
                | Kind::Generator
                | Kind::Set
                | Kind::FrozenSet
                | Kind::Array
                | Kind::Struct
                | Kind::Deque
                | Kind::Module
                | Kind::File
                | Kind::MemoryText
                | Kind::MemoryBytes
                | Kind::MemoryView
                | Kind::Code
                | Kind::WeakRef
        ) && !proxy;
    }
    if matches!(kind.kind, Kind::Int | Kind::Tuple | Kind::Bytes) {
        return false;
    }
    let native = crate::class::native_base(kind);
    if native.kind != Kind::Object && is_weakly_referable(native) {
        return true;
    }
    let order = kind.heap_part().map_or(&[][..], |heap| parts::items(heap.mro.get()));
    order.iter().filter_map(|class| class.downcast::<Type>().and_then(Type::heap_part)).any(|heap| {
        let is_it = |slot: Value| slot.type_of().kind == Kind::Str && parts::is(slot, "__weakref__");
        match parts::get(heap.dict, crate::literal!("__slots__")) {
            None => true,
            Some(slots) if slots.type_of().kind == Kind::Str => is_it(slots),
            Some(slots) => crate::sequence::collect(slots).is_ok_and(|slots| slots.iter().any(|slot| is_it(slot.value()))),
        }
    })
}

fn check(target: Value) -> Res<()> {
    let kind = target.type_of();
    if is_weakly_referable(kind) {
        return Ok(());
    }
    Err(error::type_error(&format!("cannot create weak reference to '{}' object", kind.name())))
}

fn new_proxy(target: Value, callback: Value) -> Res {
    check(target)?;
    let kind = if target.type_of().slots().call.is_some() { &CALLABLE_PROXY } else { &PROXY };
    reference::make(kind, target, callback)
}

fn count(target: Value) -> Res {
    Ok(parts::int(references(target).len() as i64))
}

fn list(target: Value) -> Res {
    Ok(parts::list(references(target)))
}

/// The function to call when the program ends.
fn at_exit(function: Value) -> Res {
    object::release(rt().weak.at_exit.replace(function.to_owned().into_raw()));
    rt().at_exit.set(Some(run_at_exit));
    Ok(Owned::NONE)
}

fn run_at_exit() {
    let function = rt().weak.at_exit.replace(Value::ABSENT);
    if function.is_absent() {
        return;
    }
    let function = Owned::from_raw(function);
    let saved = exception::save();
    if crate::dispatch::call_values(function.value(), &[]).is_err() {
        exception::report_unraisable(function.value());
    }
    exception::restore(saved);
}

fn end_now() -> Res {
    run_at_exit();
    Ok(Owned::NONE)
}

/// What a variable of a function holds lives on with the exception that leaves the function.
fn leave(exception: Value, value: Value) -> Res {
    if value.is_pointer() && exception::is_exception(exception) {
        exception::of(exception).left.borrow_mut().push(value.to_owned().into_raw());
    }
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_weakref" {
    static_: new_proxy as "proxy"(target, callback) "(object, callback: object = None, /) -> object";
    static_: count as "getweakrefcount"(target) "(object, /) -> int";
    static_: list as "getweakrefs"(target) "(object, /) -> list";
    static_: at_exit as "at_exit"(function) "(function, /) -> None";
    static_: leave as "leave"(exception, value) "(exception: object, value: object = ..., /) -> None";
    static_: end_now as "end"() "() -> None";
} }
