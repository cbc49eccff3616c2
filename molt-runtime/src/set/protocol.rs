//! How sets and frozensets answer operators and protocols.

use super::update::intersection_update;
use super::{FROZEN_SET, FrozenSet, SET, Set, as_set, from_iterable, new_of, of};
use super::{difference, difference_update, intersection, is_subset, symmetric_difference, symmetric_difference_update};
use super::{union, update};
use crate::iterator::{self, NOTHING};
use crate::object;
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, error, exception, iterators, list, repr};

const COMMON: Slots = Slots {
    traverse: Some(|set, visit| of(&set).members().for_each(visit)),
    clear: Some(|set| of(&set).clear()),
    hash: None,
    len: Some(|set| Ok(of(&set).len())),
    compare: Some(compare),
    binary: Some(binary),
    contains: Some(contains),
    iter: Some(|set| Ok(over(set))),
    ..Slots::base(drop_set, repr_set)
};
pub(super) static SET_SLOTS: Slots = Slots { in_place: Some(in_place), new: Some(construct), init: Some(initialise), ..COMMON };
pub(super) static FROZEN_SET_SLOTS: Slots =
    Slots { hash: Some(|set| Ok(hash_members(of(&set)))), new: Some(construct_frozen), ..COMMON };

iterators! {
    /// The limit is the number of members at the start.
    SET_ITERATOR "set_iterator" next, crate::iterator::SIZED;
}

fn over(set: Value) -> Owned {
    iterator::new(&SET_ITERATOR, set.to_owned(), NOTHING, 0, of(&set).len() as i64)
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let Some(set) = as_set(this.source.get()) else { return Ok(None) };
    if set.len() as i64 != this.limit.get() {
        this.limit.set(-1);
        return Err(changed_size());
    }
    match set.next_from(this.position.get() as usize) {
        Some((position, key, _)) => {
            this.position.set(position as i64);
            Ok(Some(key.to_owned()))
        }
        None => {
            this.finish();
            Ok(None)
        }
    }
}

#[cold]
pub(crate) fn changed_size() -> crate::value::Raised {
    error::runtime_error("Set changed size during iteration")
}

fn drop_set(set: Value) {
    of(&set).clear();
    // SAFETY: called once, when the count is zero; nothing is held any more. Both layouts have the same size.
    unsafe { if set.type_of().kind == Kind::Set { object::free::<Set>(set, 0) } else { object::free::<FrozenSet>(set, 0) } }
}

fn repr_set(set: Value) -> Res {
    let this = of(&set);
    let plain = set.is_exactly(&SET);
    let name = set.type_of().name();
    if this.is_empty() {
        return Ok(crate::str::from_str(&alloc::format!("{name}()")));
    }
    repr::guarded(set, &alloc::format!("{name}(...)"), |text| {
        let members: alloc::vec::Vec<Owned> = this.members().map(Value::to_owned).collect();
        let members = list::from_vec(members);
        if !plain {
            text.push(&name);
            text.push("(");
        }
        text.push("{");
        text.push_items(|i| list::of(&members).get(i))?;
        text.push(if plain { "}" } else { "})" });
        Ok(())
    })
}

/// The hash of a frozenset: the same for any order of the members.
fn hash_members(set: &Set) -> i64 {
    if set.hash.get() != -1 {
        return set.hash.get();
    }
    let shuffle = |hash: u64| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = 0;
    let mut position = 0;
    while let Some((next, _, member)) = set.next_from(position) {
        position = next;
        hash ^= shuffle(member as u64);
    }
    hash ^= (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    let hash = if hash == u64::MAX { 590_923_713 } else { hash as i64 };
    set.hash.set(hash);
    hash
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second)) = (as_set(a), as_set(b)) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let equal = || Ok(first.len() == second.len() && is_subset(first, b)?);
    Ok(Owned::from(match op {
        CompareOp::Eq => equal()?,
        CompareOp::Ne => !equal()?,
        CompareOp::Le => is_subset(first, b)?,
        CompareOp::Ge => is_subset(second, a)?,
        CompareOp::Lt => first.len() < second.len() && is_subset(first, b)?,
        CompareOp::Gt => first.len() > second.len() && is_subset(second, a)?,
    }))
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    let (Some(set), Some(_)) = (as_set(a), as_set(b)) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    match op {
        BinaryOp::Or => union(set, b),
        BinaryOp::And => intersection(set, b),
        BinaryOp::Sub => difference(set, b),
        BinaryOp::Xor => symmetric_difference(set, b),
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    let set = of(&a);
    if as_set(b).is_none() {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    }
    match op {
        BinaryOp::Or => update(set, b)?,
        BinaryOp::And => intersection_update(set, intersection(set, b)?.value()),
        BinaryOp::Sub => difference_update(set, b)?,
        BinaryOp::Xor => symmetric_difference_update(set, b)?,
        _ => return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
    Ok(a.to_owned())
}

fn contains(set: Value, key: Value) -> Res<bool> {
    as_member(key, |key| of(&set).contains(key))
}

/// Asks about a key; a set stands for the frozenset of its members.
pub(super) fn as_member<T>(key: Value, ask: impl Fn(Value) -> Res<T>) -> Res<T> {
    let result = ask(key);
    if result.is_err() && key.downcast::<Set>().is_some() && exception::take_if(&exception::TYPE_ERROR).is_some() {
        let frozen = from_iterable(&FROZEN_SET, key)?;
        return ask(frozen.value());
    }
    result
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let set = new_of(kind);
    initialise(set.value(), args)?;
    Ok(set)
}

fn initialise(set: Value, args: Args) -> Res<()> {
    let [iterable] = arguments::positional::<1>("set", args, 0)?;
    of(&set).clear();
    if iterable.is_absent() { Ok(()) } else { update(of(&set), iterable) }
}

fn construct_frozen(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(crate::literal!("__init__"), kind, args);
    let [iterable] = arguments::positional::<1>("frozenset", args, 0)?;
    if iterable.is_absent() {
        return Ok(new_of(kind));
    }
    if core::ptr::eq(kind, &FROZEN_SET) && iterable.is_exactly(&FROZEN_SET) {
        return Ok(iterable.to_owned());
    }
    from_iterable(kind, iterable)
}
