//! What happens to garbage: weak references are told, finalizers run, what they saved is spared, the rest is broken up.
//!
//! The order is that of PEP 442: every finalizer runs once, on objects that are still whole.

use super::find::{mark_reached, survive};
use crate::object::{self, flag};
use crate::rt::rt;
use crate::types::{Kind, type_of_object};
use crate::value::Value;
use alloc::vec::Vec;

/// `gc.DEBUG_SAVEALL`.
pub const DEBUG_SAVEALL: i64 = 32;

/// Destroys garbage; how many objects that were.
pub fn break_up(mut garbage: Vec<Value>) -> usize {
    if garbage.is_empty() {
        return 0;
    }
    rt().gc.births.sort(&mut garbage);
    garbage.iter().for_each(|&value| object::retain(value));
    let told = tell_weak_references(&garbage);
    if finalize(&garbage) || told {
        spare_the_saved(&mut garbage);
        let_go(&mut garbage);
    }
    // The dict beside an instance is no object of its own in CPython, as long as nobody asks for it.
    let beside = |value: &&Value| value.header().is_some_and(|header| header.has(flag::SIDE_ATTRIBUTES));
    let found = garbage.iter().filter(|&&value| is_tracked(value)).count();
    let found = found - garbage.iter().filter(beside).count().min(found);
    for &value in &garbage {
        if let Some(header) = value.header() {
            header.set(flag::SUSPECT | flag::REACHED, false);
        }
    }
    let garbage_list = rt().gc.garbage.get();
    if rt().gc.debug.get() & DEBUG_SAVEALL != 0 && !garbage_list.is_absent() {
        for value in garbage {
            crate::list::of(&garbage_list).push(crate::value::Owned::from_raw(value));
        }
        return found;
    }
    // Classes last: their instances need them to die.
    let (classes, others): (Vec<Value>, Vec<Value>) = garbage.into_iter().partition(|value| value.type_of().kind == Kind::Type);
    if !classes.is_empty() {
        crate::class::forget();
    }
    for part in [others, classes] {
        for &value in &part {
            if let Some(clear) = value.type_of().slots().clear {
                clear(value);
            }
        }
        part.into_iter().for_each(object::release);
    }
    found
}

/// Garbage stays for a later collection.
pub fn spare(garbage: &[Value]) {
    for &value in garbage {
        if let Some(header) = value.header() {
            survive(header, 1);
        }
    }
}

fn tell_weak_references(garbage: &[Value]) -> bool {
    let weakly = |value: &Value| value.header().is_some_and(|header| header.has(flag::WEAKLY_REFERENCED));
    let told: Vec<Value> = garbage.iter().copied().filter(weakly).collect();
    if told.is_empty() {
        return false;
    }
    if let Some(hooks) = rt().gc.weak.get() {
        (hooks.die_together)(&told);
    }
    true
}

/// Whether any finalizer ran.
fn finalize(garbage: &[Value]) -> bool {
    let mut any = false;
    for &value in garbage {
        let Some(header) = value.header() else { continue };
        if let Some(finalize) = type_of_object(value, header).slots().finalize {
            any |= finalize(value);
        }
    }
    any
}

/// Leaves out what has become reachable from outside again.
fn spare_the_saved(garbage: &mut Vec<Value>) {
    for &value in garbage.iter() {
        if let Some(header) = value.header() {
            header.set(flag::SUSPECT, true);
        }
    }
    mark_reached(garbage, 1);
    let mut saved = Vec::new();
    garbage.retain(|&value| {
        let Some(header) = value.header() else { return false };
        if header.has(flag::REACHED) {
            survive(header, 2);
            saved.push(value);
            return false;
        }
        true
    });
    saved.into_iter().for_each(object::release);
}

/// Lets go of what only the collector holds any more, since finalizers took cycles apart.
fn let_go(garbage: &mut Vec<Value>) {
    loop {
        let before = garbage.len();
        garbage.retain(|&value| {
            let held = value.header().is_some_and(|header| header.count() > 1);
            if !held {
                object::release(value);
            }
            held
        });
        if garbage.len() == before {
            return;
        }
    }
}

/// Whether CPython would track the object: tuples and dicts of plain values are of no interest to it.
pub fn is_tracked(value: Value) -> bool {
    is_tracked_within(value, 3)
}

/// The same, looking only so deep into tuples of tuples.
fn is_tracked_within(value: Value, depth: u32) -> bool {
    let Some(header) = value.header() else { return false };
    if header.count() == object::IMMORTAL {
        return false;
    }
    let kind = type_of_object(value, header);
    if kind.slots().traverse.is_none() {
        return false;
    }
    if !core::ptr::eq(kind, &crate::tuple::TUPLE) && !core::ptr::eq(kind, &crate::dict::DICT) {
        return true;
    }
    let mut tracked = false;
    super::traverse(value, &mut |held| {
        tracked = tracked
            || held.header().is_some_and(|header| {
                let kind = type_of_object(held, header);
                kind.slots().traverse.is_some()
                    && (!core::ptr::eq(kind, &crate::tuple::TUPLE) || depth == 0 || is_tracked_within(held, depth - 1))
            });
    });
    tracked
}
