//! `dict`: entries in order of insertion, found through a table of their positions.

mod entry;
mod iterate;
mod merge;
pub(crate) mod methods;
mod protocol;
mod table;
#[cfg(test)]
mod tests;
mod view_sets;
mod views;

pub use crate::exception::key_error;
pub use entry::RUNTIME;
pub use iterate::{ITEM_ITERATOR, KEY_ITERATOR, VALUE_ITERATOR, over_keys, step};
pub use merge::{merge, update};
pub use methods::DICT_METHODS;
pub use protocol::{SLOTS, construct_of, equal, initialise};
pub use table::{Entry, Found};
pub use views::{
    DICT_ITEMS, DICT_ITEMS_METHODS, DICT_KEYS, DICT_KEYS_METHODS, DICT_VALUES, DICT_VALUES_METHODS, DictView, view, viewed,
};

use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use crate::{buffer, dispatch};
use core::cell::Cell;

/// A dict. Compiled code reads the number of keys at offset 24.
///
/// The table grows exactly when CPython's does, so that even programs that change a dict while they iterate over it see
/// the same.
#[repr(C)]
pub struct Dict {
    header: Header,
    entries: Cell<*mut Entry>,
    /// Keys held.
    live: Cell<usize>,
    /// Entries in use, deleted ones included.
    filled: Cell<usize>,
    /// Positions of entries by hash; null while the table has 8 places or none, when entries are simply looked through.
    places: Cell<*mut u32>,
    /// Binary logarithm of the number of places; 0 for no table.
    log2: Cell<u32>,
    /// Changes whenever entries move.
    generation: Cell<u32>,
    /// What kinds of dict keep beside their entries (`default_factory`), owned.
    pub extra: Cell<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Dict {
    const KIND: Kind = Kind::Dict;
}

/// `dict`.
#[unsafe(export_name = "molt_type_dict")]
pub static DICT: Type = Type::builtin("dict", Kind::Dict, &protocol::SLOTS, Some(&OBJECT));

/// An empty dict.
pub fn new() -> Owned {
    new_of(&DICT)
}

/// An empty dict of `kind`, which is `dict` or a subclass.
pub fn new_of(kind: &'static Type) -> Owned {
    object::allocate(kind, 0, |header| Dict {
        header,
        entries: Cell::new(core::ptr::null_mut()),
        live: Cell::new(0),
        filled: Cell::new(0),
        places: Cell::new(core::ptr::null_mut()),
        log2: Cell::new(0),
        generation: Cell::new(0),
        extra: Cell::new(Value::ABSENT),
    })
}

/// An empty dict with room for `n` keys.
pub fn with_capacity(n: usize) -> Owned {
    let dict = new();
    if n > 0 {
        of(&dict).resize((n * 3).div_ceil(2));
    }
    dict
}

/// Makes the methods of dicts and their views known by name.
pub fn install() {
    DICT.install(DICT_METHODS);
    DICT_KEYS.install(DICT_KEYS_METHODS);
    DICT_VALUES.install(DICT_VALUES_METHODS);
    DICT_ITEMS.install(DICT_ITEMS_METHODS);
}

/// The dict in a value that is known to be one.
pub fn of(dict: &Value) -> Ref<Dict> {
    match dict.downcast() {
        Some(dict) => dict,
        None => crate::host::fatal("a dict was expected"),
    }
}

/// `hash(key)`, at once for small ints and strings.
#[inline]
pub fn hash(key: Value) -> Res<i64> {
    match hash_at_once(key) {
        Some(hash) => Ok(hash),
        None => dispatch::hash(key),
    }
}

/// The hash of a small int or a string.
#[inline]
pub fn hash_at_once(key: Value) -> Option<i64> {
    if let Some(i) = key.as_small() {
        return Some(if i == -1 { -2 } else { i });
    }
    if !key.is_exactly(&crate::str::STR) {
        return None;
    }
    key.downcast::<crate::str::Str>().map(crate::str::hash)
}

impl Dict {
    /// Binary logarithm of the number of places in the table; 0 where there is none.
    pub fn log2_places(&self) -> u32 {
        self.log2.get()
    }
    /// Number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.live.get()
    }
    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The value of a key, borrowed.
    #[inline]
    pub fn get(&self, key: Value) -> Res<Option<Value>> {
        Ok(self.find(key, hash(key)?)?.map(|i| self.entry(i).value))
    }
    /// The value of a string key, borrowed. Never runs code of the program unless keys of other types share the hash.
    pub fn get_text(&self, key: &str) -> Option<Value> {
        let text = crate::str::from_str(key);
        self.get(text.value()).ok().flatten()
    }
    /// `dict[key] = value`.
    pub fn set(&self, key: Value, value: Owned) -> Res<()> {
        let hash = hash(key)?;
        self.set_hashed(key, hash, value)
    }
    /// `dict[key] = value`, the hash being known.
    pub fn set_hashed(&self, key: Value, hash: i64, value: Owned) -> Res<()> {
        match self.find(key, hash)? {
            Some(i) => drop(self.replace(i, value)),
            None => self.insert(key, hash, value),
        }
        Ok(())
    }
    /// The value of a key that is a tuple of these items, borrowed; `hash` is that of the tuple.
    pub fn get_items(&self, items: &[Value], hash: i64) -> Res<Option<Value>> {
        Ok(self.find_items(items, hash)?.map(|i| self.entry(i).value))
    }
    /// `dict[key] = value` for a key that is a tuple of these items; `hash` is that of the tuple.
    pub fn set_items(&self, items: &[Value], hash: i64, value: Owned) -> Res<()> {
        match self.find_items(items, hash)? {
            Some(i) => drop(self.replace(i, value)),
            None => self.insert(crate::tuple::from_slice(items).value(), hash, value),
        }
        Ok(())
    }
    /// Removes a key; its value.
    pub fn remove(&self, key: Value) -> Res<Option<Owned>> {
        self.remove_hashed(key, hash(key)?)
    }
    /// Removes a key whose hash is known; its value.
    pub fn remove_hashed(&self, key: Value, hash: i64) -> Res<Option<Owned>> {
        Ok(self.find(key, hash)?.map(|i| {
            let (key, value) = self.delete(i);
            drop(key);
            value
        }))
    }
    /// Removes a key whose hash is known; the key and the value.
    pub fn take(&self, key: Value, hash: i64) -> Res<Option<(Owned, Owned)>> {
        Ok(self.find(key, hash)?.map(|i| self.delete(i)))
    }
    /// `dict[key] = dict.get(key, 0) + 1`.
    pub fn add_one(&self, key: Value) -> Res<()> {
        let hash = hash(key)?;
        let Some(i) = self.find(key, hash)? else {
            self.insert(key, hash, crate::int::from_i64(1));
            return Ok(());
        };
        let (count, one) = (self.entry(i).value.to_owned(), crate::int::from_i64(1));
        let sum = dispatch::binary(crate::types::BinaryOp::Add, count.value(), one.value())?;
        self.set_hashed(key, hash, sum)
    }
    /// The first key at or after a position among the entries.
    #[inline]
    pub fn next_from(&self, mut position: usize) -> Option<Found> {
        while position < self.filled.get() {
            let entry = self.entry(position);
            position += 1;
            if !entry.key.is_absent() {
                return Some(Found { position, key: entry.key, value: entry.value, hash: entry.hash });
            }
        }
        None
    }
    /// The last key before a position among the entries.
    pub fn last_before(&self, position: usize) -> Option<Found> {
        let mut position = position.min(self.filled.get());
        while position > 0 {
            position -= 1;
            let entry = self.entry(position);
            if !entry.key.is_absent() {
                return Some(Found { position, key: entry.key, value: entry.value, hash: entry.hash });
            }
        }
        None
    }
    /// The entries in order, for a moment in which no code of the program can run.
    pub fn entries(&self) -> impl Iterator<Item = Found> {
        let mut position = 0;
        core::iter::from_fn(move || {
            let found = self.next_from(position)?;
            position = found.position;
            Some(found)
        })
    }
    /// Removes everything.
    pub fn clear(&self) {
        let (entries, filled, log2) = (self.entries.get(), self.filled.get(), self.log2.get());
        self.entries.set(core::ptr::null_mut());
        self.places.set(core::ptr::null_mut());
        self.live.set(0);
        self.filled.set(0);
        self.log2.set(0);
        self.generation.set(self.generation.get().wrapping_add(1));
        for i in 0..filled {
            // SAFETY: the block was taken out of the dict and has `filled` initialised entries.
            let entry = unsafe { &*entries.add(i) };
            object::release(entry.key);
            object::release(entry.value);
        }
        // SAFETY: the block has the size that goes with `log2`.
        unsafe { buffer::free(entries.cast(), table::bytes(log2)) }
    }
    /// A copy with the same keys and values, of type `dict`.
    pub fn copy(&self) -> Owned {
        let copy = with_capacity(self.len());
        self.copy_into(of(&copy));
        copy
    }
    /// Appends all entries to an empty dict.
    pub fn copy_into(&self, empty: &Dict) {
        for found in self.entries() {
            empty.insert(found.key, found.hash, found.value.to_owned());
        }
    }
}
