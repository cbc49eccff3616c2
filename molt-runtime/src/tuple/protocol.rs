//! How tuples answer operators and protocols.

use super::{Tuple, empty, from_owned, from_owned_of, from_slice, of};
use crate::object;
use crate::slice::Slice;
use crate::types::{Args, BinaryOp, CompareOp, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, indices, repr, sequence};
use alloc::format;
use alloc::vec::Vec;

pub(crate) static SLOTS: Slots = Slots {
    traverse: Some(|tuple, visit| of(&tuple).items().iter().for_each(|&item| visit(item))),
    // CPython runs out of its stack in tuples nested too deeply.
    hash: Some(|tuple| crate::dispatch::check_stack().and_then(|()| hash_items(of(&tuple).items()))),
    len: Some(|tuple| Ok(of(&tuple).len())),
    compare: Some(compare),
    binary: Some(binary),
    get_item: Some(get_item),
    contains: Some(contains),
    iter: Some(|tuple| Ok(crate::iterator::over_tuple(tuple))),
    new: Some(construct),
    ..Slots::base(drop_tuple, repr_tuple)
};

fn drop_tuple(tuple: Value) {
    let this = of(&tuple);
    // The last goes first, as in CPython (`tupledealloc`).
    this.items().iter().rev().for_each(|&item| object::release(item));
    // SAFETY: called once, when the count is zero; made with this many bytes behind the struct.
    unsafe { object::free::<Tuple>(tuple, size_of_val(this.items())) }
}

fn repr_tuple(tuple: Value) -> Res {
    let this = of(&tuple);
    if this.is_empty() {
        return Ok(crate::str::from_str("()"));
    }
    repr::guarded(tuple, "(...)", |text| {
        text.push("(");
        text.push_items(|i| this.get(i))?;
        text.push(if this.len() == 1 { ",)" } else { ")" });
        Ok(())
    })
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// The hashes of a row of values mixed as CPython does it, which is xxHash's way.
pub fn mix_hashes(items: &[Value]) -> Res<u64> {
    let mut mix = PRIME_5;
    for &item in items {
        let lane = crate::dict::hash(item)? as u64;
        mix = mix.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    Ok(mix)
}

/// A mixed hash, which may not be -1.
pub fn not_minus_one(mix: u64) -> i64 {
    if mix == u64::MAX { 1_546_275_796 } else { mix as i64 }
}

/// The hash of a tuple of these items.
pub fn hash_items(items: &[Value]) -> Res<i64> {
    let mix = mix_hashes(items)?;
    Ok(not_minus_one(mix.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539))))
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(a), Some(b)) = (a.downcast::<Tuple>(), b.downcast::<Tuple>()) else {
        return Ok(Owned::from_raw(Value::NOT_IMPLEMENTED));
    };
    sequence::compare(op, || a.len(), |i| a.get(i), || b.len(), |i| b.get(i))
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => match (a.downcast::<Tuple>(), b.downcast::<Tuple>()) {
            (Some(first), Some(second)) => Ok(concat(first, second)),
            (Some(_), None) => {
                let kind = dispatch::type_name(b);
                Err(error::type_error(&format!("can only concatenate tuple (not \"{kind}\") to tuple")))
            }
            _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
        },
        BinaryOp::Mul => {
            let (tuple, other) = if a.downcast::<Tuple>().is_some() { (a, b) } else { (b, a) };
            let items = of(&tuple).items();
            let Some(count) = sequence::repeat_count(other, items.len())? else {
                return Err(sequence::repeat_error(other));
            };
            if count == 1 && tuple.is_exactly(&super::TUPLE) {
                return Ok(tuple.to_owned());
            }
            let mut copies = Vec::with_capacity(items.len() * count);
            for _ in 0..count {
                copies.extend(items.iter().map(|item| item.to_owned()));
            }
            Ok(from_owned(copies))
        }
        _ => Ok(Owned::from_raw(Value::NOT_IMPLEMENTED)),
    }
}

/// `a + b`.
pub(super) fn concat(a: &Tuple, b: &Tuple) -> Owned {
    for (one, other) in [(a, b), (b, a)] {
        if one.is_empty() && object::value_of(other).is_exactly(&super::TUPLE) {
            return object::value_of(other).to_owned();
        }
    }
    let mut items = Vec::with_capacity(a.len() + b.len());
    items.extend(a.items().iter().chain(b.items()).map(|item| item.to_owned()));
    from_owned(items)
}

/// The items at `start:stop:step`, the bounds not yet clamped; all of a plain tuple is the tuple itself.
pub fn get_range(tuple: Value, bounds: (i64, i64, i64)) -> Owned {
    let this = of(&tuple);
    let s = crate::slice::adjust(bounds, this.len());
    if s.count == this.len() && s.step == 1 && tuple.is_exactly(&super::TUPLE) {
        return tuple.to_owned();
    }
    if s.step == 1 {
        return from_slice(&this.items()[s.start as usize..s.start as usize + s.count]);
    }
    from_owned((0..s.count).map(|i| this.items()[s.at(i)].to_owned()))
}

fn get_item(tuple: Value, key: Value) -> Res {
    let this = of(&tuple);
    if let Some(slice) = key.downcast::<Slice>() {
        return Ok(get_range(tuple, slice.unpack()?));
    }
    let i = indices::subscript(key, "tuple indices")?;
    match indices::existing(i, this.len()).and_then(|i| this.get(i)) {
        Some(item) => Ok(item.to_owned()),
        None => Err(error::index_error("tuple index out of range")),
    }
}

pub(super) fn contains(tuple: Value, item: Value) -> Res<bool> {
    for &candidate in of(&tuple).items() {
        if sequence::same_or_equal(candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(crate::literal!("__init__"), kind, args);
    let [iterable] = arguments::positional::<1>("tuple", args, 0)?;
    let exact = core::ptr::eq(kind, &super::TUPLE);
    if iterable.is_absent() {
        return Ok(if exact { empty() } else { from_owned_of(kind, []) });
    }
    if exact && iterable.is_exactly(kind) {
        return Ok(iterable.to_owned());
    }
    Ok(from_owned_of(kind, sequence::collect(iterable)?))
}
