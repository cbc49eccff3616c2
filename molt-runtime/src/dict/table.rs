//! The table: looking up, adding, deleting, growing.

use super::Dict;
use crate::value::{Owned, Res, Value};
use crate::{buffer, dispatch, object, sequence, tuple};

/// A key, its hash and its value. The key of a deleted entry is absent, and so is its value.
#[repr(C)]
pub struct Entry {
    /// `hash(key)`.
    pub hash: i64,
    /// The key (owned).
    pub key: Value,
    /// The value (owned).
    pub value: Value,
}

/// An entry met on the way through the dict; everything is borrowed.
#[derive(Clone, Copy)]
pub struct Found {
    /// Where to go on.
    pub position: usize,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
    /// `hash(key)`.
    pub hash: i64,
}

/// A place that was never used.
const EMPTY: u32 = u32::MAX;
/// A place whose entry was deleted.
const DELETED: u32 = u32::MAX - 1;
/// The smallest table has this many places, and no list of places: its few entries are looked through.
const SMALLEST: u32 = 3;

/// How many entries a table has room for.
fn capacity(log2: u32) -> usize {
    if log2 == 0 { 0 } else { (2 << log2) / 3 }
}

/// The size of a table's block: entries, then places.
pub(super) fn bytes(log2: u32) -> usize {
    capacity(log2) * size_of::<Entry>() + if log2 > SMALLEST { size_of::<u32>() << log2 } else { 0 }
}

/// The order in which places are tried: CPython's.
struct Probe {
    i: usize,
    mask: usize,
    perturb: u64,
}

impl Probe {
    #[inline]
    fn new(hash: i64, log2: u32) -> Probe {
        let mask = (1 << log2) - 1;
        Probe { i: hash as usize & mask, mask, perturb: hash as u64 }
    }
    #[inline]
    fn step(&mut self) {
        self.perturb >>= 5;
        self.i = (self.i.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1)) & self.mask;
    }
}

/// What is known about a candidate of the same hash without running code of the program.
enum Verdict {
    Same,
    Other,
    Ask,
}

#[inline]
fn judge(entry: &Entry, key: Value, hash: i64) -> Verdict {
    if entry.key == key {
        return Verdict::Same;
    }
    if entry.hash != hash || entry.key.is_absent() {
        return Verdict::Other;
    }
    match sequence::plainly_equal(entry.key, key) {
        Some(true) => Verdict::Same,
        Some(false) => Verdict::Other,
        None => Verdict::Ask,
    }
}

impl Dict {
    /// The entry at a position below `filled`.
    #[inline]
    pub(super) fn entry(&self, i: usize) -> &Entry {
        debug_assert!(i < self.filled.get());
        // SAFETY: entries below `filled` are initialised; the reference is not kept over a change of the table.
        unsafe { &*self.entries.get().add(i) }
    }
    fn place(&self, i: usize) -> u32 {
        // SAFETY: probes stay below the number of places.
        unsafe { *self.places.get().add(i) }
    }
    fn set_place(&self, i: usize, place: u32) {
        // SAFETY: as `place`.
        unsafe { *self.places.get().add(i) = place }
    }

    /// The position of a key's entry.
    ///
    /// Calls nothing while no other key of the same hash is met, so that the usual search needs no frame.
    pub fn find(&self, key: Value, hash: i64) -> Res<Option<usize>> {
        if self.places.get().is_null() {
            return self.find_among_few(key, hash);
        }
        let mut probe = Probe::new(hash, self.log2.get());
        loop {
            match self.place(probe.i) {
                EMPTY => return Ok(None),
                DELETED => {}
                i => {
                    let entry = self.entry(i as usize);
                    if entry.key == key {
                        return Ok(Some(i as usize));
                    }
                    if entry.hash == hash {
                        return self.find_comparing(key, hash, probe);
                    }
                }
            }
            probe.step();
        }
    }

    /// The position of the entry whose key is a tuple of these items; such a tuple is made only where `==` of the program may have to
    /// decide.
    pub(super) fn find_items(&self, items: &[Value], hash: i64) -> Res<Option<usize>> {
        let verdict = |i: usize| {
            let entry = self.entry(i);
            if entry.hash != hash || entry.key.is_absent() { Some(false) } else { sequence::plainly_holds(entry.key, items) }
        };
        let asking = || self.find(tuple::from_slice(items).value(), hash);
        if self.places.get().is_null() {
            for i in 0..self.filled.get() {
                match verdict(i) {
                    Some(true) => return Ok(Some(i)),
                    Some(false) => {}
                    None => return asking(),
                }
            }
            return Ok(None);
        }
        let mut probe = Probe::new(hash, self.log2.get());
        loop {
            match self.place(probe.i) {
                EMPTY => return Ok(None),
                DELETED => {}
                i => match verdict(i as usize) {
                    Some(true) => return Ok(Some(i as usize)),
                    Some(false) => {}
                    None => return asking(),
                },
            }
            probe.step();
        }
    }

    /// Goes on from where a key of the same hash lies.
    #[inline(never)]
    fn find_comparing(&self, key: Value, hash: i64, mut probe: Probe) -> Res<Option<usize>> {
        loop {
            match self.place(probe.i) {
                EMPTY => return Ok(None),
                DELETED => {}
                i => match judge(self.entry(i as usize), key, hash) {
                    Verdict::Same => return Ok(Some(i as usize)),
                    Verdict::Other => {}
                    Verdict::Ask => return self.find_asking(key, hash),
                },
            }
            probe.step();
        }
    }

    /// The position in a dict without a list of places.
    #[inline(never)]
    fn find_among_few(&self, key: Value, hash: i64) -> Res<Option<usize>> {
        for i in 0..self.filled.get() {
            // A key whose hash has changed since is not found, as in a dict with places.
            let entry = self.entry(i);
            if entry.hash != hash {
                continue;
            }
            match judge(entry, key, hash) {
                Verdict::Same => return Ok(Some(i)),
                Verdict::Other => {}
                Verdict::Ask => return self.find_asking(key, hash),
            }
        }
        Ok(None)
    }

    /// The same where `==` of the program may have to decide. When that changes the table, the search begins again.
    #[cold]
    fn find_asking(&self, key: Value, hash: i64) -> Res<Option<usize>> {
        'again: loop {
            let generation = self.generation.get();
            let small = self.places.get().is_null();
            let mut probe = Probe::new(hash, self.log2.get());
            let mut scanned = 0;
            loop {
                let i = if small {
                    if scanned == self.filled.get() {
                        return Ok(None);
                    }
                    scanned += 1;
                    scanned - 1
                } else {
                    let place = self.place(probe.i);
                    probe.step();
                    match place {
                        EMPTY => return Ok(None),
                        DELETED => continue,
                        i => i as usize,
                    }
                };
                match judge(self.entry(i), key, hash) {
                    Verdict::Same if !small || self.entry(i).hash == hash => return Ok(Some(i)),
                    Verdict::Same | Verdict::Other => {}
                    Verdict::Ask => {
                        let stored = self.entry(i).key.to_owned();
                        let equal = dispatch::equal(stored.value(), key)?;
                        if self.generation.get() != generation || i >= self.filled.get() || self.entry(i).key != stored.value() {
                            continue 'again;
                        }
                        if equal {
                            return Ok(Some(i));
                        }
                    }
                }
            }
        }
    }

    /// Replaces the value of an entry and returns the old one.
    pub(super) fn replace(&self, i: usize, value: Owned) -> Owned {
        debug_assert!(i < self.filled.get());
        // SAFETY: an initialised entry.
        let slot = unsafe { &mut (*self.entries.get().add(i)).value };
        Owned::from_raw(core::mem::replace(slot, value.into_raw()))
    }

    /// Adds a key that is not there.
    pub(super) fn insert(&self, key: Value, hash: i64, value: Owned) {
        let i = self.filled.get();
        if i == capacity(self.log2.get()) {
            return self.insert_growing(key, hash, value);
        }
        object::retain(key);
        // SAFETY: there is room for one more entry.
        unsafe { self.entries.get().add(i).write(Entry { hash, key, value: value.into_raw() }) };
        self.filled.set(i + 1);
        self.live.set(self.live.get() + 1);
        if !self.places.get().is_null() {
            self.settle(hash, i as u32);
        }
    }

    #[cold]
    fn insert_growing(&self, key: Value, hash: i64, value: Owned) {
        self.resize(self.live.get() * 3);
        self.insert(key, hash, value);
    }

    /// Puts an entry's position in the first free place.
    fn settle(&self, hash: i64, i: u32) {
        let mut probe = Probe::new(hash, self.log2.get());
        while self.place(probe.i) < DELETED {
            probe.step();
        }
        self.set_place(probe.i, i);
    }

    /// Deletes an entry and returns its key and value, whose counts pass to the caller.
    pub(super) fn delete(&self, i: usize) -> (Owned, Owned) {
        if !self.places.get().is_null() {
            let mut probe = Probe::new(self.entry(i).hash, self.log2.get());
            while self.place(probe.i) != i as u32 {
                probe.step();
            }
            self.set_place(probe.i, DELETED);
        }
        // SAFETY: an initialised entry, which the place just cleared cannot lead to any more.
        let entry = unsafe { &mut *self.entries.get().add(i) };
        let key = core::mem::replace(&mut entry.key, Value::ABSENT);
        let value = core::mem::replace(&mut entry.value, Value::ABSENT);
        self.live.set(self.live.get() - 1);
        (Owned::from_raw(key), Owned::from_raw(value))
    }

    /// Deletes the last key: entries after it are free again.
    pub fn pop_last(&self) -> Option<(Owned, Owned)> {
        let position = self.last_before(usize::MAX)?.position;
        let popped = self.delete(position);
        self.filled.set(position);
        // Positions are used again: what was noted about them is void.
        self.generation.set(self.generation.get().wrapping_add(1));
        Some(popped)
    }

    /// Deletes the first key. Where the search begins is noted in `extra`, so that a queue takes constant time.
    pub fn pop_first(&self) -> Option<(Owned, Owned)> {
        const GENERATION: u32 = 24;
        let mark = |position: usize| ((i64::from(self.generation.get()) << GENERATION) & ((1 << 50) - 1)) | position as i64;
        let noted = self.extra.get().as_small().unwrap_or(0);
        let start = (noted & ((1 << GENERATION) - 1)) as usize;
        let start = if noted == mark(start) { start } else { 0 };
        let position = self.next_from(start)?.position;
        let popped = self.delete(position - 1);
        if position < 1 << GENERATION {
            self.extra.set(Value::from_small(mark(position)).unwrap_or(Value::ABSENT));
        }
        Some(popped)
    }

    /// Adds a key that is not there before all others, which moves them.
    pub fn insert_first(&self, key: Owned, hash: i64, value: Owned) {
        self.insert(key.value(), hash, value);
        let last = self.filled.get() - 1;
        // SAFETY: `last + 1` initialised entries, which nothing refers to while they move.
        let entries = unsafe { core::slice::from_raw_parts_mut(self.entries.get(), last + 1) };
        entries.rotate_right(1);
        self.resize(self.live.get() * 3 / 2 + 1);
    }

    /// Moves the entries to a table of at least `places` places, leaving out deleted ones.
    pub(super) fn resize(&self, places: usize) {
        let log2 = places.next_power_of_two().trailing_zeros().max(SMALLEST);
        if log2 >= 31 {
            crate::host::fatal("a dict grew too large");
        }
        let (old, filled, old_log2) = (self.entries.get(), self.filled.get(), self.log2.get());
        let block = buffer::allocate(bytes(log2));
        let entries = block.cast::<Entry>();
        let mut live = 0;
        for i in 0..filled {
            // SAFETY: initialised entries move to the new block, which has room for all live ones.
            unsafe {
                if !(*old.add(i)).key.is_absent() {
                    core::ptr::copy_nonoverlapping(old.add(i), entries.add(live), 1);
                    live += 1;
                }
            }
        }
        self.entries.set(entries);
        self.filled.set(live);
        self.log2.set(log2);
        self.generation.set(self.generation.get().wrapping_add(1));
        self.places.set(core::ptr::null_mut());
        if log2 > SMALLEST {
            let places = block.wrapping_add(capacity(log2) * size_of::<Entry>()).cast::<u32>();
            // SAFETY: the block ends with this many places; all bits set are `EMPTY`.
            unsafe { core::ptr::write_bytes(places, 0xFF, 1 << log2) };
            self.places.set(places);
            for i in 0..live {
                self.settle(self.entry(i).hash, i as u32);
            }
        }
        // SAFETY: the old block had this size; its entries were moved.
        unsafe { buffer::free(old.cast(), bytes(old_log2)) }
    }
}
