//! `deque`.

use super::ring::{Deque, new_of, of};
use crate::iterator::{self, NOTHING};
use crate::object;
use crate::types::{Args, BinaryOp, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{arguments, dispatch, error, indices, int, iterators, methods, repr, sequence};
use alloc::format;
use alloc::vec::Vec;

static SLOTS: Slots = Slots {
    traverse: Some(|deque, visit| items(of(&deque)).for_each(visit)),
    clear: Some(|deque| of(&deque).clear()),
    hash: None,
    len: Some(|deque| Ok(of(&deque).len())),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    get_item: Some(|deque, key| {
        let i = position(of(&deque), key)?;
        Ok(of(&deque).get(i).unwrap_or(Value::NONE).to_owned())
    }),
    set_item: Some(set_item),
    contains: Some(|deque, item| Ok(find(of(&deque), item, 0, usize::MAX, error::runtime_error)?.is_some())),
    iter: Some(|deque| Ok(over(deque, &ITERATOR))),
    reversed: Some(|deque| Ok(over(deque, &REVERSE_ITERATOR))),
    new: Some(construct),
    init: Some(initialise),
    ..Slots::base(drop_deque, repr_deque)
};

/// `deque`.
#[unsafe(export_name = "molt_type_collections.deque")]
pub static DEQUE: Type = Type::builtin("collections.deque", Kind::Deque, &SLOTS, Some(&OBJECT)).with_methods(DEQUE_METHODS);

iterators! {
    /// The position counts items handed out, the limit is the state at the start.
    ITERATOR "collections._deque_iterator" |it| next(it, |deque, i| deque.get(i)), crate::iterator::SIZED;
    REVERSE_ITERATOR "collections._deque_reverse_iterator" |it| next(it, |deque, i| deque.get(deque.len().wrapping_sub(i + 1))), crate::iterator::SIZED;
}

fn items(deque: &Deque) -> impl Iterator<Item = Value> {
    (0..deque.len()).filter_map(|i| deque.get(i))
}

fn over(deque: Value, kind: &'static Type) -> Owned {
    iterator::new(kind, deque.to_owned(), NOTHING, 0, of(&deque).state.get())
}

fn next(iterator: Value, item: impl Fn(&Deque, usize) -> Option<Value>) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let Some(deque) = this.source.get().downcast::<Deque>() else { return Ok(None) };
    if deque.state.get() != this.limit.get() {
        this.finish();
        return Err(mutated(error::runtime_error));
    }
    let i = this.position.get();
    this.position.set(i + 1);
    match item(deque, i as usize) {
        Some(item) => Ok(Some(item.to_owned())),
        None => {
            this.finish();
            Ok(None)
        }
    }
}

#[cold]
fn mutated(error: fn(&str) -> Raised) -> Raised {
    error("deque mutated during iteration")
}

fn drop_deque(deque: Value) {
    of(&deque).clear();
    of(&deque).free_items();
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Deque>(deque, 0) }
}

fn repr_deque(deque: Value) -> Res {
    let this = of(&deque);
    let name = deque.type_of().name();
    let name = name.rsplit('.').next().unwrap_or_default();
    repr::guarded(deque, "[...]", |text| {
        let items: Vec<Owned> = items(this).map(Value::to_owned).collect();
        text.push(name);
        text.push("([");
        text.push_items(|i| items.get(i).map(|item| item.value()))?;
        text.push("]");
        if this.limit.get() >= 0 {
            text.push(", maxlen=");
            text.push_repr(&int::from_i64(this.limit.get()).value())?;
        }
        text.push(")");
        Ok(())
    })
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (a.downcast::<Deque>(), b.downcast::<Deque>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    sequence::compare(op, || a.len(), |i| a.get(i), || b.len(), |i| b.get(i))
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => match (a.downcast::<Deque>(), b.downcast::<Deque>()) {
            (Some(first), Some(_)) => {
                let sum = copy_of(first);
                extend(of(&sum), b)?;
                Ok(sum)
            }
            (Some(_), None) => {
                let kind = dispatch::type_name(b);
                Err(error::type_error(&format!("can only concatenate deque (not \"{kind}\") to deque")))
            }
            _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
        },
        BinaryOp::Mul => {
            let (deque, count) = if a.downcast::<Deque>().is_some() { (a, b) } else { (b, a) };
            let product = copy_of(of(&deque));
            repeat(of(&product), count)?;
            Ok(product)
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

fn in_place(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => extend(of(&a), b)?,
        BinaryOp::Mul => repeat(of(&a), b)?,
        _ => return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
    Ok(a.to_owned())
}

fn repeat(deque: &Deque, count: Value) -> Res<()> {
    let Some(count) = sequence::repeat_count(count, deque.len())? else { return Err(sequence::repeat_error(count)) };
    if count == 0 {
        deque.clear();
        return Ok(());
    }
    let once: Vec<Owned> = items(deque).map(Value::to_owned).collect();
    for _ in 1..count {
        for item in &once {
            drop(deque.push(item.clone()));
        }
    }
    Ok(())
}

/// A plain deque of the same items and limit.
fn copy_of(deque: &Deque) -> Owned {
    let copy = new_of(&DEQUE, deque.limit.get());
    for item in items(deque) {
        drop(of(&copy).push(item.to_owned()));
    }
    copy
}

/// Calls `each` with the items of an iterable, which may be the deque itself.
fn each_item(deque: &Deque, iterable: Value, each: impl Fn(Owned)) -> Res<()> {
    if iterable == object::value_of(deque) {
        sequence::collect(iterable)?.into_iter().for_each(each);
        return Ok(());
    }
    let mut items = dispatch::steps(iterable)?;
    while let Some(item) = items.step()? {
        each(item);
    }
    Ok(())
}

fn extend(deque: &Deque, iterable: Value) -> Res<()> {
    each_item(deque, iterable, |item| drop(deque.push(item)))
}

fn position(deque: &Deque, key: Value) -> Res<usize> {
    let i = match indices::clipped(key)? {
        Some(i) => i,
        None => {
            let kind = dispatch::type_name(key);
            return Err(error::type_error(&format!("sequence index must be integer, not '{kind}'")));
        }
    };
    indices::existing(i, deque.len()).ok_or_else(|| error::index_error("deque index out of range"))
}

fn set_item(deque: Value, key: Value, item: Value) -> Res<()> {
    let this = of(&deque);
    let i = position(this, key)?;
    if item.is_absent() {
        drop(this.remove(i))
    } else {
        this.set(i, item.to_owned())
    }
    Ok(())
}

/// The first position from `start` below `end` of an equal item; `error` is raised when the search changes the deque.
fn find(deque: &Deque, item: Value, start: usize, end: usize, error: fn(&str) -> Raised) -> Res<Option<usize>> {
    let state = deque.state.get();
    for i in start..end {
        let Some(candidate) = deque.get(i) else { break };
        let equal = sequence::same_or_equal(candidate, item)?;
        if deque.state.get() != state {
            return Err(mutated(error));
        }
        if equal {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let deque = new_of(kind, -1);
    initialise(deque.value(), args)?;
    Ok(deque)
}

fn initialise(deque: Value, args: Args) -> Res<()> {
    let given = args.values.len();
    if given > 2 {
        return Err(error::type_error(&format!("deque() takes at most 2 arguments ({given} given)")));
    }
    let [iterable, limit] = arguments::named("deque", args, ["iterable", "maxlen"])?;
    let limit = match limit {
        Value::ABSENT | Value::NONE => -1,
        limit if int::is_int(limit) => match indices::sized(limit)? {
            limit @ 0.. => limit,
            _ => return Err(error::value_error("maxlen must be non-negative")),
        },
        _ => return Err(error::type_error("an integer is required")),
    };
    let this = of(&deque);
    this.limit.set(limit);
    this.clear();
    if iterable.is_absent() { Ok(()) } else { extend(this, iterable) }
}

fn append(this: Value, item: Value) -> Res {
    drop(of(&this).push(item.to_owned()));
    Ok(Owned::NONE)
}

fn appendleft(this: Value, item: Value) -> Res {
    drop(of(&this).push_left(item.to_owned()));
    Ok(Owned::NONE)
}

fn extend_right(this: Value, iterable: Value) -> Res {
    extend(of(&this), iterable)?;
    Ok(Owned::NONE)
}

fn extendleft(this: Value, iterable: Value) -> Res {
    let deque = of(&this);
    each_item(deque, iterable, |item| drop(deque.push_left(item)))?;
    Ok(Owned::NONE)
}

fn pop(this: Value) -> Res {
    of(&this).pop().ok_or_else(|| error::index_error("pop from an empty deque"))
}

fn popleft(this: Value) -> Res {
    of(&this).pop_left().ok_or_else(|| error::index_error("pop from an empty deque"))
}

fn clear(this: Value) -> Res {
    of(&this).clear();
    Ok(Owned::NONE)
}

fn copy(this: Value) -> Res {
    if !this.is_exactly(&DEQUE) {
        let kind = object::value_of(this.type_of());
        let limit = maxlen(this)?;
        let args = [this, limit.value()];
        return dispatch::call_values(kind, if limit.value().is_none() { &args[..1] } else { &args });
    }
    Ok(copy_of(of(&this)))
}

fn count(this: Value, item: Value) -> Res {
    let (mut count, mut start) = (0, 0);
    while let Some(i) = find(of(&this), item, start, usize::MAX, error::runtime_error)? {
        count += 1;
        start = i + 1;
    }
    Ok(indices::length(count))
}

#[cold]
fn not_in_deque(item: Value) -> Raised {
    match repr::text_of(item) {
        Ok(text) => error::value_error(&format!("{text} is not in deque")),
        Err(raised) => raised,
    }
}

fn index(this: Value, item: Value, start: Value, stop: Value) -> Res {
    let deque = of(&this);
    let bound = |value: Value, default: i64| if value.is_absent() { Ok(default) } else { indices::search_bound(value) };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    let n = deque.len();
    match find(deque, item, indices::clamp(start, n), indices::clamp(stop, n), error::runtime_error)? {
        Some(i) => Ok(indices::length(i)),
        None => Err(not_in_deque(item)),
    }
}

fn insert(this: Value, i: Value, item: Value) -> Res {
    let deque = of(&this);
    let i = indices::sized(i)?;
    if deque.limit.get() == deque.len() as i64 {
        return Err(error::index_error("deque already at its maximum size"));
    }
    deque.insert(indices::clamp(i, deque.len()), item.to_owned());
    Ok(Owned::NONE)
}

fn remove(this: Value, item: Value) -> Res {
    match find(of(&this), item, 0, usize::MAX, error::index_error)? {
        Some(i) => {
            drop(of(&this).remove(i));
            Ok(Owned::NONE)
        }
        None => Err(not_in_deque(item)),
    }
}

fn reverse(this: Value) -> Res {
    let deque = of(&this);
    let n = deque.len();
    (0..n / 2).for_each(|i| deque.swap(i, n - 1 - i));
    Ok(Owned::NONE)
}

fn rotate(this: Value, n: Value) -> Res {
    let n = if n.is_absent() { 1 } else { indices::sized(n)? };
    of(&this).rotate(n);
    Ok(Owned::NONE)
}

fn maxlen(this: Value) -> Res {
    let limit = of(&this).limit.get();
    Ok(if limit < 0 { Owned::NONE } else { int::from_i64(limit) })
}

fn reversed(this: Value) -> Res {
    Ok(over(this, &REVERSE_ITERATOR))
}

methods! { pub DEQUE_METHODS of "collections.deque" {
    method: append as "append"(this, item) "(self: deque[T], item: T, /) -> None";
    method: appendleft as "appendleft"(this, item) "(self: deque[T], item: T, /) -> None";
    method: extend_right as "extend"(this, iterable) "(self: deque[T], iterable: Iterable[T], /) -> None";
    method: extendleft as "extendleft"(this, iterable) "(self: deque[T], iterable: Iterable[T], /) -> None";
    method: pop as "pop"(this) "(self: deque[T], /) -> T";
    method: popleft as "popleft"(this) "(self: deque[T], /) -> T";
    method: clear as "clear"(this) "(self: deque[T], /) -> None";
    method: copy as "copy"(this) "(self: deque[T], /) -> deque[T]";
    method: copy as "__copy__"(this) "(self: deque[T], /) -> deque[T]";
    method: count as "count"(this, item) "(self: deque[T], value: object, /) -> int";
    method: index as "index"(this, item, start, stop) "(self: deque[T], value: object, start: int = 0, stop: int = 9223372036854775807, /) -> int";
    method: insert as "insert"(this, i, item) "(self: deque[T], index: int, value: T, /) -> None";
    method: remove as "remove"(this, item) "(self: deque[T], value: object, /) -> None";
    method: reverse as "reverse"(this) "(self: deque[T], /) -> None";
    method: rotate as "rotate"(this, n) "(self: deque[T], n: int = 1, /) -> None";
    property: maxlen as "maxlen"(this) "(self: deque[T]) -> object";
    method: reversed as "__reversed__"(this) "(self: deque[T], /) -> Iterator[T]";
} }
