//! The table of a set: open addressing with short linear runs, as in CPython 3.12.

use super::Set;
use crate::sequence::plainly_equal;
use crate::value::{Owned, Res, Value};
use crate::{buffer, dispatch, object, sequence, tuple};
use core::mem::MaybeUninit;

/// A place: a member and its hash, or nothing, or the trace of a removed member.
#[repr(C)]
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub key: Value,
    pub hash: i64,
}

/// The smallest table.
pub(super) const SMALLEST: usize = 8;
/// The places of the smallest table.
pub(super) type Near = [Entry; SMALLEST];
/// How many places after the first are tried in a row.
const LINEAR_PROBES: usize = 9;
/// The key of a removed member; no value of a program has these bits. Its hash is -1, which no key has.
const REMOVED: Value = Value::from_bits(0x38);

impl Entry {
    fn is_empty(&self) -> bool {
        self.key.is_absent()
    }
    fn is_member(&self) -> bool {
        !self.key.is_absent() && self.key != REMOVED
    }
}

/// The places a hash leads to, for ever.
struct Probe {
    start: usize,
    /// How many of the linear run are left, the current one included.
    run: usize,
    at: usize,
    mask: usize,
    perturb: u64,
}

impl Probe {
    #[inline]
    fn new(hash: i64, mask: usize) -> Probe {
        let start = hash as usize & mask;
        Probe { start, run: Probe::run(start, mask), at: start, mask, perturb: hash as u64 }
    }
    /// Near the end of the table there is no linear run.
    fn run(start: usize, mask: usize) -> usize {
        if start + LINEAR_PROBES <= mask { LINEAR_PROBES + 1 } else { 1 }
    }
    #[inline]
    fn step(&mut self) {
        self.run -= 1;
        if self.run > 0 {
            self.at += 1;
            return;
        }
        self.perturb >>= 5;
        self.start = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
        self.run = Probe::run(self.start, self.mask);
        self.at = self.start;
    }
}

/// The size of a table of more than `least` places.
fn table_size(least: usize) -> usize {
    (least + 1).next_power_of_two().max(SMALLEST)
}

impl Set {
    fn bytes(mask: usize) -> usize {
        (mask + 1) * size_of::<Entry>()
    }
    #[inline]
    fn entry(&self, i: usize) -> Entry {
        // SAFETY: positions stay within the mask, and the table has mask + 1 places (callers check that there is one).
        unsafe { *self.table.get().add(i) }
    }
    fn set_entry(&self, i: usize, entry: Entry) {
        // SAFETY: as `entry`.
        unsafe { *self.table.get().add(i) = entry }
    }
    fn ensure_table(&self) {
        if self.table.get().is_null() {
            self.table.set(self.fresh(self.mask.get()));
        }
    }
    /// The places in the set itself.
    fn near(&self) -> *mut Entry {
        self.near.get().cast()
    }
    fn is_near(&self) -> bool {
        self.table.get() == self.near()
    }
    /// Memory for a table; the smallest is the one in the set, which must not be in use.
    fn room(&self, mask: usize) -> *mut Entry {
        if mask < SMALLEST { self.near() } else { buffer::allocate(Set::bytes(mask)).cast::<Entry>() }
    }
    /// An empty table.
    fn fresh(&self, mask: usize) -> *mut Entry {
        let table = self.room(mask);
        // SAFETY: the block has mask + 1 places. The bytes of an empty place are 0.
        unsafe { table.write_bytes(0, mask + 1) };
        table
    }

    /// Whether the place holds an equal key; `None` when `==` of the program has changed the table.
    fn holds(&self, i: usize, key: Value) -> Res<Option<bool>> {
        let stored = self.entry(i).key;
        if let Some(equal) = plainly_equal(stored, key) {
            return Ok(Some(equal));
        }
        let (table, mask) = (self.table.get(), self.mask.get());
        let stored = stored.to_owned();
        let equal = dispatch::equal(stored.value(), key)?;
        if self.table.get() != table || self.mask.get() != mask || self.entry(i).key != stored.value() {
            return Ok(None);
        }
        Ok(Some(equal))
    }

    /// The position of a member.
    pub(super) fn find(&self, key: Value, hash: i64) -> Res<Option<usize>> {
        'again: loop {
            if self.table.get().is_null() {
                return Ok(None);
            }
            // Mostly the first place tells.
            let first = self.entry(hash as usize & self.mask.get());
            if first.key == key {
                return Ok(Some(hash as usize & self.mask.get()));
            }
            if first.is_empty() {
                return Ok(None);
            }
            let mut probe = Probe::new(hash, self.mask.get());
            loop {
                let entry = self.entry(probe.at);
                if entry.key == key {
                    return Ok(Some(probe.at));
                }
                if entry.is_empty() {
                    return Ok(None);
                }
                if entry.hash == hash {
                    match self.holds(probe.at, key)? {
                        Some(true) => return Ok(Some(probe.at)),
                        Some(false) => {}
                        None => continue 'again,
                    }
                }
                probe.step();
            }
        }
    }

    /// Whether a tuple of these items, whose hash is known, is a member; it is made only where `==` of the program may have to decide.
    pub fn contains_items(&self, items: &[Value], hash: i64) -> Res<bool> {
        if self.table.get().is_null() {
            return Ok(false);
        }
        let mut probe = Probe::new(hash, self.mask.get());
        loop {
            let entry = self.entry(probe.at);
            if entry.is_empty() {
                return Ok(false);
            }
            if entry.hash == hash && entry.key != REMOVED {
                match sequence::plainly_holds(entry.key, items) {
                    Some(true) => return Ok(true),
                    Some(false) => {}
                    None => return self.contains_hashed(tuple::from_slice(items).value(), hash),
                }
            }
            probe.step();
        }
    }

    /// Puts a new member into an empty place.
    #[inline]
    fn fill_entry(&self, i: usize, entry: Entry) {
        self.set_entry(i, entry);
        self.fill.set(self.fill.get() + 1);
        self.used.set(self.used.get() + 1);
        if self.fill.get() * 5 >= self.mask.get() * 3 {
            self.resize(self.growth());
        }
    }

    /// Adds a member whose hash is known where the first place tells whether it is there; whether that is so.
    #[inline]
    pub(super) fn add_at_once(&self, key: Value, hash: i64) -> bool {
        self.ensure_table();
        let i = hash as usize & self.mask.get();
        let entry = self.entry(i);
        if entry.is_empty() {
            self.fill_entry(i, Entry { key: key.to_owned().into_raw(), hash });
            return true;
        }
        entry.key == key
    }

    /// Adds a member whose hash is known: in the last place of a removed member on its way, if there is one.
    pub fn add_hashed(&self, key: Value, hash: i64) -> Res<()> {
        let keep = key.to_owned();
        'again: loop {
            self.ensure_table();
            let mut probe = Probe::new(hash, self.mask.get());
            let mut removed = None;
            loop {
                let entry = self.entry(probe.at);
                if entry.key == key {
                    return Ok(());
                }
                if entry.is_empty() {
                    if let Some(i) = removed {
                        self.set_entry(i, Entry { key: keep.into_raw(), hash });
                        self.used.set(self.used.get() + 1);
                        return Ok(());
                    }
                    self.fill_entry(probe.at, Entry { key: keep.into_raw(), hash });
                    return Ok(());
                }
                if entry.hash == hash {
                    match self.holds(probe.at, key)? {
                        Some(true) => return Ok(()),
                        Some(false) => {}
                        None => continue 'again,
                    }
                } else if entry.key == REMOVED {
                    removed = Some(probe.at);
                }
                probe.step();
            }
        }
    }

    /// Removes a member whose hash is known; whether it was there.
    pub fn discard_hashed(&self, key: Value, hash: i64) -> Res<bool> {
        Ok(match self.find(key, hash)? {
            Some(i) => {
                drop(self.remove_at(i));
                true
            }
            None => false,
        })
    }

    fn remove_at(&self, i: usize) -> Owned {
        let key = self.entry(i).key;
        self.set_entry(i, Entry { key: REMOVED, hash: -1 });
        self.used.set(self.used.get() - 1);
        Owned::from_raw(key)
    }

    /// Removes some member.
    pub fn pop(&self) -> Option<Owned> {
        if self.is_empty() {
            return None;
        }
        let mut i = self.finger.get() & self.mask.get();
        while !self.entry(i).is_member() {
            i = if i == self.mask.get() { 0 } else { i + 1 };
        }
        self.finger.set(i + 1);
        Some(self.remove_at(i))
    }

    /// The first member at or after a position: the position after it, the key and its hash.
    #[inline]
    pub fn next_from(&self, mut position: usize) -> Option<(usize, Value, i64)> {
        if self.table.get().is_null() {
            return None;
        }
        while position <= self.mask.get() {
            let entry = self.entry(position);
            position += 1;
            if entry.is_member() {
                return Some((position, entry.key, entry.hash));
            }
        }
        None
    }

    /// The size asked for when the table is full.
    pub(super) fn growth(&self) -> usize {
        let used = self.used.get();
        if used > 50_000 { used * 2 } else { used * 4 }
    }

    /// Whether so many removed members remain that the table is to be made anew.
    pub(super) fn is_littered(&self) -> bool {
        self.fill.get() - self.used.get() > self.mask.get() / 4
    }

    /// Moves the members, in order of the table, to one of more than `least` places.
    pub(super) fn resize(&self, least: usize) {
        let size = table_size(least);
        let (old_mask, was_near) = (self.mask.get(), self.is_near());
        if size == SMALLEST && old_mask == SMALLEST - 1 && self.fill.get() == self.used.get() {
            return;
        }
        let mut copy = MaybeUninit::<Near>::uninit();
        let mut old = self.table.get();
        if was_near && size == SMALLEST {
            // The places are made anew where they are.
            // SAFETY: both are tables of the smallest size, and apart.
            unsafe { core::ptr::copy_nonoverlapping(old, copy.as_mut_ptr().cast(), SMALLEST) };
            old = copy.as_mut_ptr().cast();
        }
        self.table.set(self.fresh(size - 1));
        self.mask.set(size - 1);
        self.fill.set(self.used.get());
        if old.is_null() {
            return;
        }
        for i in 0..=old_mask {
            // SAFETY: the old table has old_mask + 1 places.
            let entry = unsafe { *old.add(i) };
            if entry.is_member() {
                self.settle(entry);
            }
        }
        if !was_near {
            // SAFETY: the old block had this size; its members were moved.
            unsafe { buffer::free(old.cast(), Set::bytes(old_mask)) }
        }
    }

    /// Puts a member that is not there into the first empty place.
    fn settle(&self, entry: Entry) {
        let mut probe = Probe::new(entry.hash, self.mask.get());
        while !self.entry(probe.at).is_empty() {
            probe.step();
        }
        self.set_entry(probe.at, entry);
    }

    /// Becomes a copy of a set without traces of removed members, place by place; there must be no table yet.
    fn take_after(&self, other: &Set) -> Res<()> {
        let mask = other.mask.get();
        let table = self.room(mask);
        // SAFETY: both tables have mask + 1 places, and are apart.
        let entries = unsafe {
            core::ptr::copy_nonoverlapping(other.table.get(), table, mask + 1);
            core::slice::from_raw_parts(table, mask + 1)
        };
        // An empty place holds nothing that is counted.
        entries.iter().for_each(|entry| object::retain(entry.key));
        self.table.set(table);
        self.mask.set(mask);
        self.fill.set(other.used.get());
        self.used.set(other.used.get());
        Ok(())
    }

    /// Adds all members of another set.
    pub(super) fn merge(&self, other: &Set) -> Res<()> {
        if core::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        let grown = (self.fill.get() + other.used.get()) * 5 >= self.mask.get() * 3;
        let least = (self.used.get() + other.used.get()) * 2;
        if self.table.get().is_null() && other.fill.get() == other.used.get() {
            let mask = if grown { table_size(least) - 1 } else { self.mask.get() };
            if mask == other.mask.get() {
                return self.take_after(other);
            }
        }
        if grown {
            self.resize(least);
        }
        self.ensure_table();
        if self.fill.get() == 0 {
            let same = self.mask.get() == other.mask.get() && other.fill.get() == other.used.get();
            for i in 0..=other.mask.get() {
                let entry = other.entry(i);
                if !entry.is_member() {
                    continue;
                }
                object::retain(entry.key);
                if same { self.set_entry(i, entry) } else { self.settle(entry) }
            }
            self.fill.set(other.used.get());
            self.used.set(other.used.get());
            return Ok(());
        }
        let keep = other.value().to_owned();
        let mut position = 0;
        while let Some((next, key, hash)) = other.next_from(position) {
            position = next;
            self.add_hashed(key, hash)?;
        }
        drop(keep);
        Ok(())
    }

    /// Removes all members.
    pub fn clear(&self) {
        let (mut table, mask, was_near, used) = (self.table.get(), self.mask.get(), self.is_near(), self.used.get());
        let mut copy = MaybeUninit::<Near>::uninit();
        if was_near {
            // What a member's end calls may fill the set again.
            // SAFETY: both are tables of the smallest size, and apart.
            unsafe { core::ptr::copy_nonoverlapping(table, copy.as_mut_ptr().cast(), SMALLEST) };
            table = copy.as_mut_ptr().cast();
        }
        self.table.set(core::ptr::null_mut());
        self.mask.set(SMALLEST - 1);
        self.fill.set(0);
        self.used.set(0);
        self.hash.set(-1);
        if table.is_null() {
            return;
        }
        let (mut i, mut left) = (0, used);
        while left > 0 {
            // SAFETY: the table was taken out of the set and has mask + 1 places, among which are so many members.
            let entry = unsafe { *table.add(i) };
            i += 1;
            if entry.is_member() {
                left -= 1;
                object::release(entry.key);
            }
        }
        if !was_near {
            // SAFETY: the block has this size.
            unsafe { buffer::free(table.cast(), Set::bytes(mask)) }
        }
    }

    /// Exchanges the members of two sets.
    pub(super) fn swap(&self, other: &Set) {
        let (near, other_near) = (self.is_near(), other.is_near());
        if near || other_near {
            // SAFETY: the tables of two sets are apart; what is not in use is exchanged as bytes.
            unsafe { core::ptr::swap_nonoverlapping(self.near.get(), other.near.get(), 1) };
        }
        self.table.swap(&other.table);
        if near {
            other.table.set(other.near());
        }
        if other_near {
            self.table.set(self.near());
        }
        self.mask.swap(&other.mask);
        self.fill.swap(&other.fill);
        self.used.swap(&other.used);
        self.hash.set(-1);
        other.hash.set(-1);
    }
}
