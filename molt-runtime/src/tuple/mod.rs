//! `tuple`: values behind the header, never changed once made, except by [`refill`] while nobody has the tuple.

mod entry;
mod methods;
mod protocol;
mod sought;

pub use entry::RUNTIME;
pub use methods::TUPLE_METHODS;
pub(crate) use protocol::SLOTS;
pub use protocol::{get_range, hash_items, mix_hashes, not_minus_one};
pub use sought::SOUGHT;

use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, OBJECT, Type};
use crate::value::{Owned, Value};
use alloc::vec::Vec;

/// A tuple. The items follow: compiled code reads the length at offset 16 and item `i` at `24 + 8 * i`. Subclasses cannot
/// append fields; their attributes live in the side table.
#[repr(C)]
pub struct Tuple {
    header: Header,
    length: usize,
    items: [Value; 0],
}
// SAFETY: repr(C), header first.
unsafe impl Object for Tuple {
    const KIND: Kind = Kind::Tuple;
}

/// `tuple`.
#[unsafe(export_name = "molt_type_tuple")]
pub static TUPLE: Type = Type::builtin("tuple", Kind::Tuple, &protocol::SLOTS, Some(&OBJECT));

static EMPTY: Tuple = Tuple { header: Header::immortal(&TUPLE, 0), length: 0, items: [] };

/// `()`, always the same object.
pub fn empty() -> Owned {
    object::value_of(&EMPTY).to_owned()
}

/// A tuple of owned items.
pub fn from_owned(items: impl IntoIterator<Item = Owned, IntoIter: ExactSizeIterator>) -> Owned {
    from_owned_of(&TUPLE, items)
}

/// A tuple of owned items, of `kind`, which is `tuple` or a subclass.
pub fn from_owned_of(kind: &'static Type, items: impl IntoIterator<Item = Owned, IntoIter: ExactSizeIterator>) -> Owned {
    let items = items.into_iter();
    let length = items.len();
    if length == 0 && core::ptr::eq(kind, &TUPLE) {
        return empty();
    }
    let tuple = object::allocate(kind, length * size_of::<Value>(), |header| Tuple { header, length, items: [] });
    let slots = of(&tuple).slots();
    for (i, item) in items.take(length).enumerate() {
        // SAFETY: `length` slots follow the struct; `take` bounds `i`, and an exact-size iterator fills them all.
        unsafe { slots.add(i).write(item.into_raw()) };
    }
    tuple
}

/// A tuple of `kind` that shows the first `visible` of its items only; the type's own `drop` must know of the rest.
pub fn with_hidden(kind: &'static Type, items: Vec<Owned>, visible: usize) -> Owned {
    let made = object::allocate(kind, items.len() * size_of::<Value>(), |header| Tuple { header, length: visible, items: [] });
    let slots = of(&made).slots();
    for (i, item) in items.into_iter().enumerate() {
        // SAFETY: as many slots as items follow the struct.
        unsafe { slots.add(i).write(item.into_raw()) };
    }
    made
}

/// Puts `item(i)` at each place from `from` on, if the tuple is held by the caller alone; whether it is. For iterators that give their
/// last result again once nobody has it: the caller sees to it that the items that leave are held elsewhere.
#[inline]
pub(crate) fn refill(tuple: Value, from: usize, item: impl Fn(usize) -> Value) -> bool {
    let Some(this) = tuple.downcast::<Tuple>() else { return false };
    if this.header.count() != 1 {
        return false;
    }
    for i in from..this.length {
        let item = item(i).to_owned();
        // SAFETY: the place is one of the tuple's. Nobody but the caller has the tuple, so that nobody looks at its items.
        let old = unsafe { this.slots().add(i).replace(item.into_raw()) };
        object::release(old);
    }
    true
}

/// A tuple of owned items.
pub fn from_vec(items: Vec<Owned>) -> Owned {
    from_owned(items)
}

/// A tuple of owned items.
pub fn from_array<const N: usize>(items: [Owned; N]) -> Owned {
    from_owned(items)
}

/// A tuple of borrowed items.
pub fn from_slice(items: &[Value]) -> Owned {
    from_owned(items.iter().map(|item| item.to_owned()))
}

/// `(a, b)`.
pub fn pair(a: Owned, b: Owned) -> Owned {
    from_owned([a, b])
}

/// Makes the methods known by name.
pub fn install() {
    TUPLE.install(TUPLE_METHODS);
}

/// The tuple in a value that is known to be one.
pub fn of(tuple: &Value) -> Ref<Tuple> {
    match tuple.downcast() {
        Some(tuple) => tuple,
        None => crate::host::fatal("a tuple was expected"),
    }
}

impl Tuple {
    fn slots(&self) -> *mut Value {
        core::ptr::from_ref(self).cast_mut().cast::<u8>().wrapping_add(core::mem::offset_of!(Tuple, items)).cast()
    }
    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.length
    }
    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
    /// The items.
    #[inline]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `length` values follow the struct and do not change while anyone but the caller of `refill` has the tuple.
        unsafe { core::slice::from_raw_parts(self.slots(), self.length) }
    }
    /// The first `count` items of one made by [`with_hidden`] with so many.
    pub(crate) fn first(&self, count: usize) -> &[Value] {
        // SAFETY: by the contract `count` values follow the struct and never change.
        unsafe { core::slice::from_raw_parts(self.slots(), count) }
    }
    /// The item at `i`, borrowed.
    #[inline]
    pub fn get(&self, i: usize) -> Option<Value> {
        self.items().get(i).copied()
    }
}
