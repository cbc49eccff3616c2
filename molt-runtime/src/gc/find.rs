//! Which objects are garbage.

use super::traverse;
use crate::object::{Header, flag};
use crate::rt::rt;
use crate::value::Value;
use alloc::vec::Vec;

/// The objects of a generation and the younger ones, marked as suspects.
pub fn suspects(generation: usize) -> Vec<Value> {
    let mut suspects = Vec::new();
    let too_old = match generation {
        0 => flag::AGED | flag::OLD | flag::FROZEN,
        1 => flag::OLD | flag::FROZEN,
        _ => flag::FROZEN,
    };
    let mut visit = |value: Value| {
        if let Some(header) = value.header()
            && !header.has(too_old)
        {
            header.set(flag::SUSPECT, true);
            suspects.push(value);
        }
    };
    match generation {
        0 | 1 => rt().heap.each_touched(generation, &mut visit),
        _ => rt().heap.each_traced(&mut visit),
    }
    suspects
}

/// Those that only each other hold. The rest ages.
pub fn garbage(mut suspects: Vec<Value>, generation: usize) -> Vec<Value> {
    mark_reached(&suspects, 0);
    suspects.retain(|&value| {
        let Some(header) = value.header() else { return false };
        if !header.has(flag::REACHED) {
            return true;
        }
        survive(header, generation);
        false
    });
    suspects
}

/// Ends the part of a survivor.
pub fn survive(header: &Header, generation: usize) {
    header.set(flag::SUSPECT | flag::REACHED, false);
    header.set(if generation == 0 { flag::AGED } else { flag::OLD }, true);
}

/// Marks the suspects that are in use: each with more counts than it gets from the others and the `extra` ones of the
/// collector, and what those reach.
pub fn mark_reached(suspects: &[Value], extra: u32) {
    let change = |by: u32| {
        for &value in suspects {
            traverse(value, &mut |held| {
                if let Some(header) = held.header()
                    && header.has(flag::SUSPECT)
                {
                    header.set_count(header.count().wrapping_add(by));
                }
            });
        }
    };
    change(1_u32.wrapping_neg());
    let mut queue = Vec::new();
    let reach = |value: Value, queue: &mut Vec<Value>| {
        if let Some(header) = value.header()
            && header.has(flag::SUSPECT)
            && !header.has(flag::REACHED)
        {
            header.set(flag::REACHED, true);
            queue.push(value);
        }
    };
    for &value in suspects {
        if value.header().is_some_and(|header| header.count() != extra) {
            reach(value, &mut queue);
        }
        while let Some(next) = queue.pop() {
            traverse(next, &mut |held| reach(held, &mut queue));
        }
    }
    change(1);
}
