//! `set` and `frozenset`: CPython's table, probe for probe, so that sets of ints come in its order.

mod entry;
mod methods;
mod operations;
mod protocol;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod update;

pub use entry::RUNTIME;
pub use methods::{FROZEN_SET_METHODS, SET_METHODS};
pub use operations::{difference, intersection, is_disjoint, is_subset, symmetric_difference, union};
pub(crate) use protocol::changed_size;
pub use update::{difference_update, symmetric_difference_update, update};

use crate::dict::hash;
use crate::object::{self, Header, Object, Ref};
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Res, Value};
use core::cell::{Cell, UnsafeCell};
use core::mem::MaybeUninit;
use table::{Entry, Near};

/// A set or a frozenset. Compiled code reads the number of members at offset 40.
#[repr(C)]
pub struct Set {
    header: Header,
    /// The places: those in the set itself while there are no more, null while none is used.
    table: Cell<*mut Entry>,
    mask: Cell<usize>,
    /// Places in use, those of removed members included.
    fill: Cell<usize>,
    used: Cell<usize>,
    /// Where `pop` looks next.
    finger: Cell<usize>,
    /// Cached hash of a frozenset, -1 when not computed.
    hash: Cell<i64>,
    /// The smallest table, valid while `table` points here: most sets need no other.
    near: UnsafeCell<MaybeUninit<Near>>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Set {
    const KIND: Kind = Kind::Set;
}

/// The same layout, for frozensets.
#[repr(C)]
struct FrozenSet(Set);
// SAFETY: repr(C), a `Set` begins with its header.
unsafe impl Object for FrozenSet {
    const KIND: Kind = Kind::FrozenSet;
}

/// `set`.
#[unsafe(export_name = "molt_type_set")]
pub static SET: Type = Type::builtin("set", Kind::Set, &protocol::SET_SLOTS, Some(&OBJECT)).with_methods(SET_METHODS);
/// `frozenset`.
#[unsafe(export_name = "molt_type_frozenset")]
pub static FROZEN_SET: Type =
    Type::builtin("frozenset", Kind::FrozenSet, &protocol::FROZEN_SET_SLOTS, Some(&OBJECT)).with_methods(FROZEN_SET_METHODS);

/// An empty set.
pub fn new() -> Owned {
    new_of(&SET)
}

/// An empty set of `kind`: `set`, `frozenset` or a subclass.
pub fn new_of(kind: &'static Type) -> Owned {
    let make = |header| Set {
        header,
        table: Cell::new(core::ptr::null_mut()),
        mask: Cell::new(table::SMALLEST - 1),
        fill: Cell::new(0),
        used: Cell::new(0),
        finger: Cell::new(0),
        hash: Cell::new(-1),
        near: UnsafeCell::new(MaybeUninit::uninit()),
    };
    if kind.kind == Kind::Set {
        object::allocate(kind, 0, make)
    } else {
        object::allocate(kind, 0, |header| FrozenSet(make(header)))
    }
}

/// The members of an iterable as a new set of `kind`.
pub fn from_iterable(kind: &'static Type, iterable: Value) -> Res {
    let set = new_of(kind);
    update(of(&set), iterable)?;
    Ok(set)
}

/// The frozenset that CPython's compiler keeps for a set display of three or more constants: made in the order of the source,
/// then anew in its own order when equal constants are merged.
pub fn frozen_constants(items: &[Value]) -> Res {
    let first = new_of(&FROZEN_SET);
    for &item in items {
        of(&first).add(item)?;
    }
    let constant = new_of(&FROZEN_SET);
    for item in of(&first).members() {
        of(&constant).add(item)?;
    }
    Ok(constant)
}

/// The frozenset of a tuple of constants, which lives as long as the program: made once.
pub fn kept_constants(constants: Value) -> Res {
    let known = rt().constant_sets.borrow().iter().find(|(tuple, _)| *tuple == constants).map(|&(_, set)| set);
    if let Some(set) = known {
        return Ok(set.to_owned());
    }
    let set = frozen_constants(crate::parts::items(constants))?;
    rt().constant_sets.borrow_mut().push((constants, set.value().to_owned().into_raw()));
    Ok(set)
}

/// What a set display of three or more constants makes of them: a set updated with their frozenset.
pub fn of_constants(items: &[Value]) -> Res {
    from_iterable(&SET, frozen_constants(items)?.value())
}

/// The set or frozenset in a value, if it is one.
#[inline]
pub fn as_set(value: Value) -> Option<Ref<Set>> {
    value.downcast::<Set>().or_else(|| value.downcast::<FrozenSet>().map(|frozen| &frozen.0))
}

/// The set or frozenset in a value that is known to be one.
pub fn of(set: &Value) -> Ref<Set> {
    match as_set(*set) {
        Some(set) => set,
        None => crate::host::fatal("a set was expected"),
    }
}

/// Makes the methods known by name.
pub fn install() {
    SET.install(SET_METHODS);
    FROZEN_SET.install(FROZEN_SET_METHODS);
}

impl Set {
    /// How many places the table has.
    pub fn places(&self) -> usize {
        self.mask.get() + 1
    }
    /// Number of members.
    #[inline]
    pub fn len(&self) -> usize {
        self.used.get()
    }
    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The value that points here, borrowed.
    pub fn value(&self) -> Value {
        object::value_of(self)
    }
    /// Adds a member.
    pub fn add(&self, key: Value) -> Res<()> {
        self.add_hashed(key, hash(key)?)
    }
    /// Whether `key` is a member.
    pub fn contains(&self, key: Value) -> Res<bool> {
        self.contains_hashed(key, hash(key)?)
    }
    /// Whether `key`, whose hash is known, is a member.
    pub fn contains_hashed(&self, key: Value, hash: i64) -> Res<bool> {
        Ok(self.find(key, hash)?.is_some())
    }
    /// Removes a member; whether it was there.
    pub fn discard(&self, key: Value) -> Res<bool> {
        self.discard_hashed(key, hash(key)?)
    }
    /// The plain type of the same kind: what operators make.
    fn base_type(&self) -> &'static Type {
        if self.header.kind().kind == Kind::Set { &SET } else { &FROZEN_SET }
    }
    /// A copy, of the plain type.
    pub fn copy(&self) -> Res {
        let copy = new_of(self.base_type());
        of(&copy).merge(self)?;
        Ok(copy)
    }
    /// The members in order of the table, for a moment in which no code of the program can run.
    pub fn members(&self) -> impl Iterator<Item = Value> {
        let mut position = 0;
        core::iter::from_fn(move || {
            let (next, key, _) = self.next_from(position)?;
            position = next;
            Some(key)
        })
    }
}
