//! How ranges answer operators and protocols.

use super::big::Big;
use super::{RANGE, Range, from_big, from_values, new, of};
use crate::iterator::{self, NOTHING};
use crate::object;
use crate::slice::Slice;
use crate::types::{Args, CompareOp, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, indices, int, iterators, repr, sequence, tuple};
use num_bigint::BigInt;

pub(super) static SLOTS: Slots = Slots {
    hash: Some(hash),
    truth: Some(|range| Ok(of(&range).big.as_ref().map_or(of(&range).count > 0, |big| big.count > BigInt::ZERO))),
    len: Some(length),
    compare: Some(compare),
    get_item: Some(get_item),
    contains: Some(contains),
    iter: Some(|range| Ok(iterate(range))),
    reversed: Some(|range| Ok(iterate(of(&range).reversed().value()))),
    new: Some(construct),
    ..Slots::base(drop_range, repr_range)
};

iterators! {
    /// The position is the next number, the limit how many are left.
    RANGE_ITERATOR "range_iterator" next, SIZED;
    /// The position counts.
    LONG_RANGE_ITERATOR "longrange_iterator" next_big, BIG;
}

/// The range of what an iterator over one has still to give.
pub(crate) fn rest(iterator: Value) -> Owned {
    let this = iterator::of(&iterator);
    let source = this.source.get();
    if let Some(big) = &of(&source).big {
        return from_big(Big::new(big.start.clone(), big.stop.clone(), big.step.clone()).slice(
            Some(BigInt::from(this.position.get())),
            None,
            BigInt::from(1),
        ));
    }
    let step = of(&source).step;
    let start = BigInt::from(this.position.get());
    let stop = &start + BigInt::from(this.limit.get()) * step;
    from_big(Big::new(start, stop, step.into()))
}

/// `__setstate__`: so many numbers were given.
fn set_state(iterator: Value, state: Value) -> Res {
    let this = iterator::of(&iterator);
    let source = this.source.get();
    let range = of(&source);
    let given = int::convert::to_c_long(state)?.clamp(0, range.count);
    this.position.set(range.start.wrapping_add(given.wrapping_mul(range.step)));
    this.limit.set(range.count - given);
    Ok(Owned::NONE)
}

fn set_state_big(iterator: Value, state: Value) -> Res {
    let this = iterator::of(&iterator);
    let given = int::convert::to_c_long(state)?.max(0);
    let length = of(&this.source.get()).big.as_ref().and_then(|big| big.length()).unwrap_or(usize::MAX);
    this.position.set(given.min(i64::try_from(length).unwrap_or(i64::MAX)));
    Ok(Owned::NONE)
}

fn left(iterator: Value) -> Res {
    Ok(int::from_i64(iterator::of(&iterator).limit.get()))
}

crate::methods! { SIZED of "range_iterator" {
    method: left as "__length_hint__"(this) "(self, /) -> int";
    method: set_state as "__setstate__"(this, state) "(self, object, /) -> None";
} }

crate::methods! { BIG of "longrange_iterator" {
    method: iterator::length_hint as "__length_hint__"(this) "(self, /) -> int";
    method: set_state_big as "__setstate__"(this, state) "(self, object, /) -> None";
} }

/// `iter(range)`.
pub(super) fn iterate(range: Value) -> Owned {
    let this = of(&range);
    if this.is_small() {
        iterator::new(&RANGE_ITERATOR, range.to_owned(), NOTHING, this.start, this.count)
    } else {
        iterator::new(&LONG_RANGE_ITERATOR, range.to_owned(), NOTHING, 0, 0)
    }
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let left = this.limit.get();
    if left == 0 {
        return Ok(None);
    }
    let number = this.position.get();
    this.limit.set(left - 1);
    this.position.set(number.wrapping_add(of(&this.source.get()).step));
    Ok(Some(int::from_i64(number)))
}

fn next_big(iterator: Value) -> Res<Option<Owned>> {
    let this = iterator::of(&iterator);
    let i = BigInt::from(this.position.get());
    let source = this.source.get();
    match &of(&source).big {
        Some(big) if i < big.count => {
            this.position.set(this.position.get() + 1);
            Ok(Some(int::from_big(big.at(&i))))
        }
        _ => Ok(None),
    }
}

fn drop_range(range: Value) {
    // SAFETY: called once, when the count is zero; the big numbers are dropped with the struct.
    unsafe { object::free::<Range>(range, 0) }
}

fn repr_range(range: Value) -> Res {
    let [start, stop, step] = of(&range).bounds();
    repr::build(|text| {
        text.push("range(");
        text.push_repr(&start)?;
        text.push(", ");
        text.push_repr(&stop)?;
        if int::as_i64(step.value()) != Some(1) {
            text.push(", ");
            text.push_repr(&step)?;
        }
        text.push(")");
        Ok(())
    })
}

fn length(range: Value) -> Res<usize> {
    match &of(&range).big {
        None => Ok(of(&range).count as usize),
        Some(big) => match big.length() {
            Some(length) => Ok(length),
            None => Err(error::overflow_error("Python int too large to convert to C ssize_t")),
        },
    }
}

/// What decides equality: the length, then the start, then the step, where they matter.
fn identity(range: &Range) -> [Owned; 3] {
    let [start, _, step] = range.bounds();
    let count = range.length();
    match int::as_i64(count.value()) {
        Some(0) => [count, Owned::NONE, Owned::NONE],
        Some(1) => [count, start, Owned::NONE],
        _ => [count, start, step],
    }
}

fn hash(range: Value) -> Res<i64> {
    tuple::hash_items(&identity(of(&range)).each_ref().map(|part| part.value()))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b), CompareOp::Eq | CompareOp::Ne) = (a.downcast::<Range>(), b.downcast::<Range>(), op) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let (a, b) = (identity(a), identity(b));
    sequence::compare(op, || 3, |i| a.get(i).map(|v| v.value()), || 3, |i| b.get(i).map(|v| v.value()))
}

fn get_item(range: Value, key: Value) -> Res {
    let this = of(&range);
    if let Some(slice) = key.downcast::<Slice>() {
        return get_slice(this, slice);
    }
    if let (Some(i), None) = (key.as_small(), &this.big) {
        return match indices::existing(i, this.count as usize) {
            Some(i) => Ok(int::from_i64(this.at(i as i64))),
            None => Err(error::index_error("range object index out of range")),
        };
    }
    if key.type_of().slots().index.is_none() {
        let kind = dispatch::type_name(key);
        return Err(error::type_error(&alloc::format!("range indices must be integers or slices, not {kind}")));
    }
    let i = dispatch::index(key)?;
    let big = as_big(this);
    let mut i = int::known(i.value()).big().into_owned();
    if i < BigInt::ZERO {
        i += &big.count;
    }
    if i < BigInt::ZERO || i >= big.count {
        return Err(error::index_error("range object index out of range"));
    }
    Ok(int::from_big(big.at(&i)))
}

fn as_big(range: &Range) -> Big {
    match &range.big {
        Some(big) => Big::new(big.start.clone(), big.stop.clone(), big.step.clone()),
        None => Big::new(range.start.into(), range.stop.into(), range.step.into()),
    }
}

fn get_slice(range: &Range, slice: &Slice) -> Res {
    let small = [slice.start, slice.stop, slice.step].iter().all(|part| part.is_none() || part.is_small_int());
    if small && range.is_small() && range.count < 1 << 62 {
        let s = slice.select(|| range.count as usize)?;
        if let Some(step) = range.step.checked_mul(s.step) {
            let bound = |i: i64| (range.start as i128) + (i as i128) * (range.step as i128);
            if let (Ok(start), Ok(stop)) = (i64::try_from(bound(s.start)), i64::try_from(bound(s.stop))) {
                return Ok(new(start, stop, step));
            }
        }
    }
    let part = |value: Value| -> Res<Option<BigInt>> {
        if value.is_none() {
            return Ok(None);
        }
        if value.type_of().slots().index.is_none() {
            return Err(error::type_error("slice indices must be integers or None or have an __index__ method"));
        }
        let i = dispatch::index(value)?;
        Ok(Some(int::known(i.value()).big().into_owned()))
    };
    let step = part(slice.step)?.unwrap_or_else(|| BigInt::from(1));
    if step == BigInt::ZERO {
        return Err(error::value_error("slice step cannot be zero"));
    }
    let (start, stop) = (part(slice.start)?, part(slice.stop)?);
    Ok(from_big(as_big(range).slice(start, stop, step)))
}

/// The position of an int, if it is in the range.
pub(super) fn position(range: &Range, number: int::View) -> Option<Owned> {
    match (&range.big, number) {
        (None, int::View::Small(number)) => {
            let distance = i128::from(number) - i128::from(range.start);
            let (step, count) = (i128::from(range.step), i128::from(range.count));
            if distance % step == 0 && (0..count).contains(&(distance / step)) {
                return Some(int::from_i64((distance / step) as i64));
            }
            None
        }
        (None, int::View::Big(_)) => None,
        (Some(big), number) => big.position(&number.big()).map(int::from_big),
    }
}

/// Whether `==` of this type is that of numbers: only `int` and `bool` themselves.
pub(super) fn plain_int(value: Value) -> Option<int::View> {
    if value.is_small_int() || value.is_bool() || value.is_exactly(&int::INT) { int::view(value) } else { None }
}

fn contains(range: Value, item: Value) -> Res<bool> {
    if let Some(number) = plain_int(item) {
        return Ok(position(of(&range), number).is_some());
    }
    let iterator = iterate(range);
    while let Some(number) = dispatch::next(iterator.value())? {
        if sequence::same_or_equal(number.value(), item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn construct(_: &'static Type, args: Args) -> Res {
    let [a, b, c] = arguments::positional::<3>(RANGE.static_name(), args, 1)?;
    let (zero, one) = (int::from_i64(0), int::from_i64(1));
    if b.is_absent() {
        return from_values(zero.value(), a, one.value());
    }
    from_values(a, b, if c.is_absent() { one.value() } else { c })
}
