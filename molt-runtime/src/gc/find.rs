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
    let suspect = |held: Value| held.header().filter(|header| header.has(flag::SUSPECT));
    let change = |value: Value, by: u32| {
        traverse(value, &mut |held| {
            if let Some(header) = suspect(held) {
                header.set_count(header.count().wrapping_add(by));
            }
        });
    };
    suspects.iter().for_each(|&value| change(value, 1_u32.wrapping_neg()));
    // What is reached gives the counts back that it took: whoever gets one is reached as well.
    let mut queue = Vec::new();
    for &value in suspects {
        if let Some(header) = suspect(value).filter(|header| header.count() != extra && !header.has(flag::REACHED)) {
            header.set(flag::REACHED, true);
            queue.push(value);
        }
        while let Some(next) = queue.pop() {
            traverse(next, &mut |held| {
                let Some(header) = suspect(held) else { return };
                header.set_count(header.count().wrapping_add(1));
                if !header.has(flag::REACHED) {
                    header.set(flag::REACHED, true);
                    queue.push(held);
                }
            });
        }
    }
    let unreached = |value: &&Value| value.header().is_some_and(|header| !header.has(flag::REACHED));
    suspects.iter().filter(unreached).for_each(|&value| change(value, 1));
}
