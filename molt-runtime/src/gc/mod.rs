//! The collector of cycles: trial deletion over three generations.
//!
//! Of the objects it looks at, those with more counts than they get from each other are in use, and so is what those reach;
//! the rest is garbage. Counts are subtracted in place and restored, so that nothing is kept beside the objects but one list
//! of them. Nothing recurses.
//!
//! Objects of no interest are never looked at: what owns no values lies on other pages (see [`crate::heap`]). A collection
//! never begins in the middle of an allocation: the heap asks for one, and it runs at the next function entry that checks the
//! stack, or the next allocation of a container by compiled code.

mod births;
mod break_up;
mod find;
mod last_values;

pub use break_up::is_tracked;
pub use last_values::{LAST, is_seen_dying};

use crate::object::flag;
use crate::rt::rt;
use crate::value::Value;
use alloc::vec::Vec;
use core::cell::Cell;

/// So many containers are made between collections of the youngest generation, to begin with.
pub const YOUNG: usize = 10_000;
/// It grows to this while collections find nothing.
const YOUNG_LIMIT: usize = 200_000;
/// So many bytes in large blocks call for a full collection, to begin with.
pub const LARGE: usize = 64 << 20;
/// CPython's thresholds, which programs see.
pub const THRESHOLDS: [u32; 3] = [700, 10, 10];

/// What the collector keeps.
pub struct State {
    /// The collector, absent in programs that need none.
    pub run: Cell<Option<fn(at_entry: bool)>>,
    pending: Cell<bool>,
    pending_full: Cell<bool>,
    /// `gc.disable()`.
    pub disabled: Cell<bool>,
    collecting: Cell<bool>,
    /// `gc.get_threshold()`.
    pub thresholds: [Cell<u32>; 3],
    /// Collections of the generation below since the last one of each but the youngest.
    pub counts: [Cell<u32>; 3],
    /// Objects that survived the last full collection, and those that grew old since.
    old: Cell<usize>,
    grown_old: Cell<usize>,
    /// `gc.get_debug()`.
    pub debug: Cell<i64>,
    /// `gc.garbage` and `gc.callbacks`: lists (owned), absent until asked for.
    pub garbage: Cell<Value>,
    /// See `garbage`.
    pub callbacks: Cell<Value>,
    /// Per generation: collections, objects collected.
    pub stats: [Cell<(u64, u64)>; 3],
    /// What tells weak references that objects die. Set by whoever makes the first.
    pub weak: Cell<Option<&'static WeakHooks>>,
    /// The order in which objects with finalizers were made.
    pub births: births::Births,
    /// Calls `gc.callbacks`.
    pub announce: Cell<Option<fn(start: bool, generation: usize, collected: usize)>>,
}

/// What weak references have to do when objects die.
pub struct WeakHooks {
    /// One object dies.
    pub die: fn(Value),
    /// These objects are garbage, and hold an extra count. Weak references that are garbage themselves do not call back.
    pub die_together: fn(&[Value]),
}

impl State {
    /// Nothing collected yet.
    pub const fn new() -> State {
        State {
            run: Cell::new(if cfg!(molt_archive) { None } else { Some(run) }),
            pending: Cell::new(false),
            pending_full: Cell::new(false),
            disabled: Cell::new(false),
            collecting: Cell::new(false),
            thresholds: [Cell::new(THRESHOLDS[0]), Cell::new(THRESHOLDS[1]), Cell::new(THRESHOLDS[2])],
            counts: [const { Cell::new(0) }; 3],
            old: Cell::new(0),
            grown_old: Cell::new(0),
            debug: Cell::new(0),
            garbage: Cell::new(Value::ABSENT),
            callbacks: Cell::new(Value::ABSENT),
            stats: [const { Cell::new((0, 0)) }; 3],
            weak: Cell::new(None),
            births: births::Births::new(),
            announce: Cell::new(None),
        }
    }
    /// Whether a collection waits for the next safe point.
    pub fn is_pending(&self) -> bool {
        self.pending.get()
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Asks for a collection at the next safe point.
#[cold]
pub fn request() {
    let state = &rt().gc;
    if !state.disabled.get() && !state.collecting.get() && state.thresholds[0].get() != 0 && state.run.get().is_some() {
        state.pending.set(true);
        rt().stack_limit.set(usize::MAX);
    }
}

/// Asks for a full collection.
#[cold]
pub fn request_full() {
    rt().gc.pending_full.set(true);
    request();
}

/// A moment at which no object is half made: a collection that waits may run. Compiled code does not expect code of the program
/// to run here, unless the program has finalizers.
#[inline]
pub fn safe_point() {
    if rt().gc.pending.get() {
        begin(false);
    }
}

/// The same at the entry of a function, where everything may happen.
#[cold]
pub fn at_entry() {
    begin(true);
}

#[cold]
#[inline(never)]
fn begin(at_entry: bool) {
    let rt = rt();
    rt.gc.pending.set(false);
    rt.stack_limit.set(rt.stack_end.get());
    if let Some(run) = rt.gc.run.get() {
        run(at_entry);
    }
}

/// Tells weak references that an object dies.
#[cold]
pub fn tell_weak_references(value: Value) {
    if let Some(header) = value.header()
        && header.has(flag::WEAKLY_REFERENCED)
    {
        header.set(flag::WEAKLY_REFERENCED, false);
        if let Some(hooks) = rt().gc.weak.get() {
            (hooks.die)(value);
        }
    }
}

/// The collection that the counts call for.
pub fn run(at_entry: bool) {
    let state = &rt().gc;
    let mut generation = 0;
    if state.counts[1].get() > state.thresholds[1].get() {
        generation = 1;
        if state.counts[2].get() > state.thresholds[2].get() && state.grown_old.get() > state.old.get() / 4 {
            generation = 2;
        }
    }
    if state.pending_full.replace(false) {
        generation = 2;
    }
    collect_at(generation, at_entry);
}

/// Collects a generation and the younger ones; how many objects were garbage.
pub fn collect(generation: usize) -> usize {
    collect_at(generation, true)
}

fn collect_at(generation: usize, at_entry: bool) -> usize {
    let state = &rt().gc;
    if state.collecting.replace(true) {
        return 0;
    }
    // An exception on its way is none of the business of finalizers.
    let saved = crate::exception::save();
    announce(true, generation, 0);
    let looked_at = find::suspects(generation);
    let count = looked_at.len();
    let garbage = find::garbage(looked_at, generation);
    let found = if at_entry || !garbage.iter().any(|&value| is_suspended(value)) {
        break_up::break_up(garbage)
    } else {
        // Closing a generator runs code of the program: at the next function entry.
        break_up::spare(&garbage);
        state.pending_full.set(true);
        0
    };
    finish(generation, count, found);
    let (collections, collected) = state.stats[generation].get();
    state.stats[generation].set((collections + 1, collected + found as u64));
    announce(false, generation, found);
    crate::exception::restore(saved);
    state.collecting.set(false);
    found
}

fn is_suspended(value: Value) -> bool {
    value.type_of().kind == crate::types::Kind::Generator && crate::generator::of(value).state.get() > 0
}

fn announce(start: bool, generation: usize, collected: usize) {
    if let Some(announce) = rt().gc.announce.get() {
        announce(start, generation, collected);
    }
}

/// The bookkeeping after a collection.
fn finish(generation: usize, count: usize, found: usize) {
    let (state, heap) = (&rt().gc, &rt().heap);
    heap.obtained.set(0);
    for younger in 0..=generation.min(1) {
        heap.untouch(younger);
    }
    for younger in 0..=generation {
        state.counts[younger].set(0);
    }
    if let Some(older) = state.counts.get(generation + 1) {
        older.set(older.get() + 1);
    }
    match generation {
        0 => {}
        1 => state.grown_old.set(state.grown_old.get() + count - found.min(count)),
        _ => {
            state.old.set(count - found.min(count));
            state.grown_old.set(0);
            heap.large_limit.set((heap.large_bytes.get() * 2).max(LARGE));
        }
    }
    set_pace(count, found);
}

/// Collections that find next to nothing come less and less often.
fn set_pace(count: usize, found: usize) {
    let (state, heap) = (&rt().gc, &rt().heap);
    let asked = state.thresholds[0].get();
    let pace = if asked != THRESHOLDS[0] {
        (asked as usize).max(1)
    } else if found * 64 > count {
        YOUNG
    } else {
        (heap.threshold.get() * 2).clamp(YOUNG, YOUNG_LIMIT.max(state.old.get() / 4))
    };
    heap.threshold.set(pace);
}

/// Applies new thresholds.
pub fn set_thresholds(thresholds: [u32; 3]) {
    for (cell, value) in rt().gc.thresholds.iter().zip(thresholds) {
        cell.set(value);
    }
    rt().heap.threshold.set(if thresholds[0] == THRESHOLDS[0] { YOUNG } else { (thresholds[0] as usize).max(1) });
}

/// Sets all objects apart for good, or brings them back among the old ones.
pub fn freeze(on: bool) {
    rt().heap.each_traced(&mut |value| {
        if let Some(header) = value.header() {
            if on {
                header.set(flag::FROZEN, true);
            } else if header.has(flag::FROZEN) {
                header.set(flag::FROZEN, false);
                header.set(flag::OLD, true);
            }
        }
    });
}

/// The generation of an object: 3 for those set apart.
pub fn generation_of(value: Value) -> usize {
    match value.header() {
        Some(header) if header.has(flag::FROZEN) => 3,
        Some(header) if header.has(flag::OLD) => 2,
        Some(header) if header.has(flag::AGED) => 1,
        _ => 0,
    }
}

/// Every traced object in use, borrowed.
pub fn all() -> Vec<Value> {
    let mut all = Vec::new();
    rt().heap.each_traced(&mut |value| all.push(value));
    all
}

/// The values an object owns, once for each count.
pub fn traverse(value: Value, visit: &mut dyn FnMut(Value)) {
    if let Some(header) = value.header()
        && let Some(traverse) = crate::types::type_of_object(value, header).slots().traverse
    {
        traverse(value, visit);
    }
}
