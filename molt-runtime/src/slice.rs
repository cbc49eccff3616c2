//! `slice`.

use crate::object::{self, Header, Object, Ref};
use crate::str::{self, Str};
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{abi, arguments, dispatch, error, indices, list, methods, repr, sequence, tuple};
use num_bigint::{BigInt, Sign};

/// `start:stop:step`; any of them may be anything until it is used.
#[repr(C)]
pub struct Slice {
    header: Header,
    /// The start (owned).
    pub start: Value,
    /// The stop (owned).
    pub stop: Value,
    /// The step (owned).
    pub step: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Slice {
    const KIND: Kind = Kind::Slice;
}

static SLOTS: Slots = Slots {
    traverse: Some(|slice, visit| of(&slice).parts().into_iter().for_each(visit)),
    hash: Some(|slice| tuple::mix_hashes(&of(&slice).parts()).map(tuple::not_minus_one)),
    compare: Some(compare),
    new: Some(construct),
    ..Slots::base(drop_slice, repr_slice)
};

/// `slice`.
#[unsafe(export_name = "molt_type_slice")]
pub static SLICE: Type = Type::builtin("slice", Kind::Slice, &SLOTS, Some(&OBJECT)).with_methods(SLICE_METHODS);

fn of(slice: &Value) -> Ref<Slice> {
    slice.downcast().unwrap_or_else(|| crate::host::fatal("a slice was expected"))
}

/// A slice of borrowed parts.
pub fn new(start: Value, stop: Value, step: Value) -> Owned {
    let [start, stop, step] = [start, stop, step].map(|part| part.to_owned().into_raw());
    object::allocate(&SLICE, 0, |header| Slice { header, start, stop, step })
}

/// `container[start:stop:step]`; only other containers than these, and unusual bounds, need the slice itself.
fn get_slice(container: Value, start: Value, stop: Value, step: Value) -> Res {
    if let Some(bounds) = small_bounds(start, stop, step) {
        let kind = container.type_of();
        if core::ptr::eq(kind, &list::LIST) {
            return Ok(list::get_range(list::of(&container), bounds));
        }
        if let (true, Some(text)) = (core::ptr::eq(kind, &str::STR), container.downcast::<Str>()) {
            return Ok(str::get_range(text, bounds));
        }
        if core::ptr::eq(kind, &tuple::TUPLE) {
            return Ok(tuple::get_range(container, bounds));
        }
    }
    let slice = new(start, stop, step);
    dispatch::get_item(container, slice.value())
}

/// The bounds with the defaults of the step's direction, where they are small ints or omitted.
fn small_bounds(start: Value, stop: Value, step: Value) -> Option<(i64, i64, i64)> {
    let or = |value: Value, omitted: i64| if value.is_none() { Some(omitted) } else { value.as_small() };
    let step = or(step, 1).filter(|&step| step != 0)?;
    let (first, last) = omitted(step);
    Some((or(start, first)?, or(stop, last)?, step))
}

/// What an omitted start and an omitted stop stand for.
fn omitted(step: i64) -> (i64, i64) {
    if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) }
}

/// Positions selected in a sequence of some length: `count` of them from `start` by `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The first position; may be -1 or the length when nothing is selected.
    pub start: i64,
    /// Where to stop, clamped.
    pub stop: i64,
    /// Never zero.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl Selection {
    /// The `i`-th selected position.
    pub fn at(&self, i: usize) -> usize {
        self.start.wrapping_add((i as i64).wrapping_mul(self.step)) as usize
    }
}

impl Slice {
    fn parts(&self) -> [Value; 3] {
        [self.start, self.stop, self.step]
    }
    /// The bounds as ints with the defaults of the step's direction, not yet clamped to a length. May run `__index__`.
    pub fn unpack(&self) -> Res<(i64, i64, i64)> {
        let step = if self.step.is_none() { 1 } else { indices::bound(self.step)?.max(-i64::MAX) };
        if step == 0 {
            return Err(error::value_error("slice step cannot be zero"));
        }
        let (first, last) = omitted(step);
        let start = if self.start.is_none() { first } else { indices::bound(self.start)? };
        let stop = if self.stop.is_none() { last } else { indices::bound(self.stop)? };
        Ok((start, stop, step))
    }
    /// The positions selected in a sequence that is `length()` long once `__index__` methods have run.
    pub fn select(&self, length: impl FnOnce() -> usize) -> Res<Selection> {
        let bounds = self.unpack()?;
        Ok(adjust(bounds, length()))
    }
}

/// Clamps unpacked bounds to a length.
pub fn adjust((start, stop, step): (i64, i64, i64), length: usize) -> Selection {
    let length = length as i64;
    let clamp = |i: i64| {
        let i = if i < 0 { i.saturating_add(length) } else { i };
        if step < 0 { i.clamp(-1, length - 1) } else { i.clamp(0, length) }
    };
    let (start, stop) = (clamp(start), clamp(stop));
    let count = if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else {
        0
    };
    Selection { start, stop, step, count: count as usize }
}

fn drop_slice(slice: Value) {
    of(&slice).parts().into_iter().for_each(object::release);
    // SAFETY: called once, when the count is zero; nothing is held any more.
    unsafe { object::free::<Slice>(slice, 0) }
}

fn repr_slice(slice: Value) -> Res {
    repr::build(|text| {
        text.push("slice(");
        for (i, part) in of(&slice).parts().into_iter().enumerate() {
            if i > 0 {
                text.push(", ");
            }
            text.push_repr(&part)?;
        }
        text.push(")");
        Ok(())
    })
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (a.downcast::<Slice>(), b.downcast::<Slice>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    let (a, b) = (a.parts(), b.parts());
    sequence::compare(op, || 3, |i| a.get(i).copied(), || 3, |i| b.get(i).copied())
}

fn construct(_: &'static Type, args: Args) -> Res {
    let [a, b, c] = arguments::positional::<3>("slice", args, 1)?;
    let or_none = |value: Value| if value.is_absent() { Value::NONE } else { value };
    Ok(if b.is_absent() { new(Value::NONE, a, Value::NONE) } else { new(a, b, or_none(c)) })
}

fn start(this: Value) -> Res {
    Ok(of(&this).start.to_owned())
}
fn stop(this: Value) -> Res {
    Ok(of(&this).stop.to_owned())
}
fn step(this: Value) -> Res {
    Ok(of(&this).step.to_owned())
}
fn slice_indices(this: Value, length: Value) -> Res {
    let slice = of(&this);
    let wide = |value: Value| crate::int::is_int(value) && crate::int::as_i64(value).is_none();
    if wide(length) || slice.parts().into_iter().any(wide) {
        return wide_indices(slice.parts(), length);
    }
    let length = match indices::sized(length)? {
        n @ 0.. => n as usize,
        _ => return Err(error::value_error("length should not be negative")),
    };
    let s = of(&this).select(|| length)?;
    Ok(tuple::from_array([s.start, s.stop, s.step].map(crate::int::from_i64)))
}

/// `slice.indices(length)` past 64 bits.
fn wide_indices(parts: [Value; 3], length: Value) -> Res {
    let number = |value: Value| -> Res<Option<BigInt>> {
        Ok(if value.is_none() {
            None
        } else {
            Some(crate::int::known(crate::dispatch::index(value)?.value()).big().into_owned())
        })
    };
    let [start, stop, step] = parts;
    let (length, step) = (number(length)?.unwrap_or_default(), number(step)?.unwrap_or_else(|| BigInt::from(1)));
    if length.sign() == Sign::Minus {
        return Err(error::value_error("length should not be negative"));
    }
    if step.sign() == Sign::NoSign {
        return Err(error::value_error("slice step cannot be zero"));
    }
    let back = step.sign() == Sign::Minus;
    let (low, high) = if back { (BigInt::from(-1), &length - 1) } else { (BigInt::ZERO, length.clone()) };
    let placed = |bound: Option<BigInt>, default: &BigInt| match bound {
        None => default.clone(),
        Some(bound) if bound.sign() == Sign::Minus => (bound + &length).max(low.clone()),
        Some(bound) => bound.min(high.clone()),
    };
    let (first, last) = if back { (&high, &low) } else { (&low, &high) };
    Ok(tuple::from_array([placed(number(start)?, first), placed(number(stop)?, last), step].map(crate::int::from_big)))
}

methods! { pub SLICE_METHODS of "slice" {
    property: start as "start"(this) "(self: slice) -> object";
    property: stop as "stop"(this) "(self: slice) -> object";
    property: step as "step"(this) "(self: slice) -> object";
    method: slice_indices as "indices"(this, length) "(self: slice, object: int, /) -> tuple[int, int, int]";
} }

/// Makes the methods known by name.
pub fn install() {
    SLICE.install(SLICE_METHODS);
}

abi! { pub RUNTIME {
    /// `slice(start, stop, step)`.
    fn slice_new(start: Value, stop: Value, step: Value) -> Owned [] { new(start, stop, step) }
    /// `container[start:stop:step]`; `None` for what is omitted.
    fn get_slice(container: Value, start: Value, stop: Value, step: Value) -> Res [CALLS RAISES] {
        get_slice(container, start, stop, step)
    }
    /// Makes the methods of `slice` known by name.
    fn install_slice() -> () [WRITES] { install() }
} }
