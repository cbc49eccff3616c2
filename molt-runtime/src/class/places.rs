//! What `Class.__dict__` shows of where instances keep their attributes and weak references.
//!
//! ```text
//! class A: x = 1      ⇒      {'__module__': .., 'x': 1, '__dict__': <attribute ..>, '__weakref__': <attribute ..>, '__doc__': None}
//! ```
//!
//! CPython gives a class these descriptors where no base gives them. Nothing is found through them that `object` does not answer, so
//! they are made when somebody first looks at the namespace of the class as a whole.

use super::descriptor;
use super::lookup::{forget, native_base};
use crate::literal;
use crate::parts;
use crate::types::{HeapType, Kind, Type};
use crate::value::{Owned, Value};
use alloc::vec::Vec;

/// Puts them into the namespace of a class, before the `__doc__` that every class gets.
pub(super) fn show(kind: &'static Type, heap: &HeapType) {
    let mut shown: Vec<(Value, Owned)> = Vec::new();
    for (name, gives) in
        [(literal!("__dict__"), gives_dict as fn(&'static Type) -> bool), (literal!("__weakref__"), gives_weak_references)]
    {
        let inherited =
            kind.base().is_some_and(gives) || parts::items(heap.bases).iter().any(|base| base.downcast().is_some_and(gives));
        if parts::get(heap.dict, name).is_none()
            && gives(kind)
            && !inherited
            && let Some(made) = descriptor::of_instances(kind, name)
        {
            shown.push((name, made));
        }
    }
    if shown.is_empty() {
        return;
    }
    let doc = literal!("__doc__");
    let entries = parts::entries(heap.dict);
    let before = entries.iter().position(|(name, value)| value.value().is_none() && parts::same_text(name.value(), doc));
    let (first, last) = entries.split_at(before.unwrap_or(entries.len()));
    crate::dict::of(&heap.dict).clear();
    let shown = shown.iter().map(|(name, value)| (*name, value.value()));
    let others = |part: &'_ [(Owned, Owned)]| part.iter().map(|(name, value)| (name.value(), value.value())).collect::<Vec<_>>();
    for (name, value) in others(first).into_iter().chain(shown).chain(others(last)) {
        let _ = parts::set(heap.dict, name, value);
    }
    forget();
}

/// Whether instances have a dict.
fn gives_dict(kind: &'static Type) -> bool {
    let native = matches!(native_base(kind).kind, Kind::Exception | Kind::Function | Kind::Module | Kind::Type);
    native || kind.heap_part().is_some_and(|heap| heap.open)
}

/// Whether instances may be referred to weakly.
fn gives_weak_references(kind: &'static Type) -> bool {
    match native_base(kind).kind {
        Kind::Set | Kind::FrozenSet | Kind::Deque | Kind::Type | Kind::Function | Kind::Module | Kind::File => return true,
        Kind::Int | Kind::Bool | Kind::Tuple | Kind::Bytes => return false,
        _ => {}
    }
    let Some(heap) = kind.heap_part() else { return false };
    let declares = parts::get(heap.dict, literal!("__slots__"));
    let names = |slots: Value| crate::sequence::collect(slots).unwrap_or_default();
    let named =
        |slots: Value| parts::is(slots, "__weakref__") || names(slots).iter().any(|name| parts::is(name.value(), "__weakref__"));
    declares.is_none_or(named) || kind.base().is_some_and(gives_weak_references)
}
