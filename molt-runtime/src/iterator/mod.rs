//! Iterators. All share one layout, two values and two numbers, which is enough for every built-in one; their types differ
//! in what `next` makes of it.

mod combined;
mod parts;
mod simple;
mod taken;

pub use parts::{OVER_SEQUENCE, POSITIONED, taken_apart};

pub use combined::{ENUMERATE, FILTER, MAP, ZIP, enumerate, filter, map, zip};
pub use simple::{
    CALLABLE, REVERSED, ask_own, over_callable, over_list, over_sequence, over_str, over_tuple, reversed, reversed_list,
};
pub(crate) use taken::keys_and_values;
pub use taken::taken_out;

use crate::object::{self, Header, Object, Ref};
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use core::cell::Cell;

/// A built-in iterator.
#[repr(C)]
pub struct Iterator {
    header: Header,
    /// What is iterated over (owned); absent when exhausted.
    pub source: Cell<Value>,
    /// Whatever else the type needs (owned).
    pub extra: Cell<Value>,
    /// Where it is.
    pub position: Cell<i64>,
    /// Where it ends, or what the type wants.
    pub limit: Cell<i64>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Iterator {
    const KIND: Kind = Kind::Iterator;
}

/// A new iterator.
pub fn new(kind: &'static Type, source: Owned, extra: Owned, position: i64, limit: i64) -> Owned {
    object::allocate(kind, 0, |header| Iterator {
        header,
        source: Cell::new(source.into_raw()),
        extra: Cell::new(extra.into_raw()),
        position: Cell::new(position),
        limit: Cell::new(limit),
    })
}

/// Nothing, for `extra`.
pub const NOTHING: Owned = Owned::from_raw(Value::ABSENT);

/// The iterator in a value that is known to be one.
pub fn of(iterator: &Value) -> Ref<Iterator> {
    match iterator.downcast() {
        Some(iterator) => iterator,
        None => crate::host::fatal("an iterator was expected"),
    }
}

impl Iterator {
    /// Lets go of the source: from now on the iterator is exhausted.
    pub fn finish(&self) {
        object::release(self.source.replace(Value::ABSENT));
    }
    /// Replaces `extra`.
    pub fn set_extra(&self, extra: Owned) {
        object::release(self.extra.replace(extra.into_raw()));
    }
}

fn itself(iterator: Value) -> Res {
    Ok(iterator.to_owned())
}

fn drop_iterator(iterator: Value) {
    let this = of(&iterator);
    object::release(this.source.get());
    object::release(this.extra.get());
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Iterator>(iterator, 0) }
}

/// The slots of an iterator type.
pub const fn slots(next: fn(Value) -> Res<Option<Owned>>) -> Slots {
    Slots {
        traverse: Some(|iterator, visit| {
            visit(of(&iterator).source.get());
            visit(of(&iterator).extra.get());
        }),
        iter: Some(itself),
        next: Some(next),
        ..Slots::base(drop_iterator, |iterator| (crate::class::OBJECT_SLOTS.repr)(iterator))
    }
}

/// An iterator that goes on from where a built-in one is, whose parts went through `convert`; nothing for any other value. What
/// counts for an iterator alone lies in a list of its own, which is copied.
pub fn copied(iterator: Value, convert: impl Fn(Value) -> Res) -> Res<Option<Owned>> {
    let Some(this) = iterator.downcast::<Iterator>() else { return Ok(None) };
    if iterator.type_of().is_heap() || iterator.type_of().static_name() == "generator" {
        return Ok(None);
    }
    let part = |value: Value| if value.is_absent() { Ok(NOTHING) } else { convert(value) };
    let state = |value: Value| match value.downcast::<crate::list::List>() {
        Some(list) => {
            let items: Res<alloc::vec::Vec<Owned>> = list.items().iter().map(|&item| part(item)).collect();
            items.map(crate::list::from_vec)
        }
        None => part(value),
    };
    let source = this.source.get().to_owned();
    // This one forgets its sources one by one.
    let listed = iterator.type_of().static_name() == "itertools.zip_longest";
    let source = if listed { state(source.value()) } else { part(source.value()) }?;
    Ok(Some(new(iterator.type_of(), source, state(this.extra.get())?, this.position.get(), this.limit.get())))
}

/// `__length_hint__` of an iterator whose steps change nothing but itself: how far a copy of it goes.
pub(crate) fn length_hint(iterator: Value) -> Res {
    let this = of(&iterator);
    let owned = |cell: &Cell<Value>| cell.get().to_owned();
    let copy = new(iterator.type_of(), owned(&this.source), owned(&this.extra), this.position.get(), this.limit.get());
    let mut left = 0;
    loop {
        match crate::dispatch::next(copy.value()) {
            Ok(Some(_)) => left += 1,
            Ok(None) => break,
            // What was changed meanwhile has nothing left to give.
            Err(_) => {
                crate::exception::clear();
                left = 0;
                break;
            }
        }
    }
    Ok(crate::parts::int(left))
}

crate::methods! { pub SIZED of "iterator" {
    method: length_hint as "__length_hint__"(this) "(self, /) -> int";
} }

/// Declares iterator types by their `next`. Those followed by `SIZED` know how much is left.
#[macro_export]
macro_rules! iterators {
    ($($(#[$meta:meta])* $vis:vis $TYPE:ident $name:literal $next:expr $(, $sized:path)?;)*) => { $(
        $(#[$meta])*
        $vis static $TYPE: $crate::types::Type = {
            static SLOTS: $crate::types::Slots = $crate::iterator::slots($next);
            $crate::types::Type::builtin($name, $crate::types::Kind::Iterator, &SLOTS, Some(&$crate::types::OBJECT))
                $(.with_methods($sized))?
        };
    )* };
}
