//! `sum`, over an iterable or item by item.

use crate::object::{self, Header, Object};
use crate::types::{BinaryOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{abi, dispatch, error, int, iterator, list, methods};
use core::cell::Cell;

/// A running sum in the cheapest form that is exact enough: ints, then floats with the lost digits kept apart (Neumaier),
/// then whatever `+` gives.
enum Sum {
    Int(i64),
    /// Ints that left 64 bits: floats that come behind them are added as `+` does.
    Wide(i128),
    Float {
        sum: f64,
        lost: f64,
    },
    Any(Owned),
}

impl Sum {
    fn new(start: Value) -> Sum {
        match (int::as_i64(start), start.as_float()) {
            (Some(i), _) if start.is_small_int() || start.is_exactly(&int::INT) => Sum::Int(i),
            (_, Some(sum)) => Sum::Float { sum, lost: 0.0 },
            _ => Sum::Any(start.to_owned()),
        }
    }

    /// Adds an item that is of the kind of the sum so far, if it is one.
    fn add_plain(&mut self, item: Value) -> bool {
        match self {
            Sum::Int(sum) => item.as_small().and_then(|item| sum.checked_add(item)).map(|total| *sum = total).is_some(),
            Sum::Wide(sum) => exact_int(item).and_then(|item| sum.checked_add(item)).map(|total| *sum = total).is_some(),
            Sum::Float { sum, lost } => item.as_float().map(|x| add_float(sum, lost, x)).is_some(),
            Sum::Any(_) => false,
        }
    }

    fn finish(self) -> Owned {
        match self {
            Sum::Int(i) => int::from_i64(i),
            Sum::Wide(i) => int::from_i128(i),
            Sum::Float { sum, lost } => if lost != 0.0 && lost.is_finite() { sum + lost } else { sum }.into(),
            Sum::Any(value) => value,
        }
    }

    fn add(self, item: Value) -> Res<Sum> {
        let was_int = match self {
            Sum::Int(i) => {
                let exact = item.is_small_int() || item.is_bool() || item.is_exactly(&int::INT);
                if exact && let Some(sum) = int::as_i64(item).and_then(|item| i.checked_add(item)) {
                    return Ok(Sum::Int(sum));
                }
                if let Some(sum) = exact_int(item).and_then(|item| item.checked_add(i.into())) {
                    return Ok(Sum::Wide(sum));
                }
                true
            }
            Sum::Float { sum, lost } => {
                if let Some(x) = item.as_float() {
                    let (mut sum, mut lost) = (sum, lost);
                    add_float(&mut sum, &mut lost, x);
                    return Ok(Sum::Float { sum, lost });
                }
                if let Some(i) = int::as_i64(item) {
                    return Ok(Sum::Float { sum: sum + i as f64, lost });
                }
                false
            }
            Sum::Wide(_) | Sum::Any(_) => false,
        };
        let total = dispatch::binary(BinaryOp::Add, self.finish().value(), item)?;
        Ok(if was_int && total.is_float() { Sum::new(total.value()) } else { Sum::Any(total) })
    }
}

/// The number of an exact int that 128 bits hold.
#[inline]
fn exact_int(value: Value) -> Option<i128> {
    match value.as_small() {
        Some(small) => Some(small.into()),
        None if value.is_exactly(&int::INT) => int::view(value).and_then(int::View::wide),
        None => None,
    }
}

/// Adds a float and what the addition lost (Neumaier).
fn add_float(sum: &mut f64, lost: &mut f64, x: f64) {
    let total = *sum + x;
    *lost += if sum.abs() >= x.abs() { (*sum - total) + x } else { (x - total) + *sum };
    *sum = total;
}

/// `sum(iterable, start)`.
pub fn sum(iterable: Value, start: Value) -> Res {
    let start = if start.is_absent() { int::from_i64(0) } else { start.to_owned() };
    // What a view or a set holds is not asked for one by one.
    let taken = if iterable.downcast::<iterator::Iterator>().is_some() { None } else { iterator::taken_out(iterable) };
    let number = |item: &Owned| item.value().is_small_int() || item.value().is_float();
    let plain = taken.filter(|items| items.iter().all(number)).map(list::from_vec);
    let mut items = dispatch::steps(plain.as_ref().map_or(iterable, Owned::value))?;
    if let Some(refused) = refused_start(start.value()) {
        return Err(refused);
    }
    let mut sum = Sum::new(start.value());
    items.pass(&mut |item| sum.add_plain(item));
    while let Some(item) = items.step()? {
        sum = sum.add(item.value())?;
        items.pass(&mut |item| sum.add_plain(item));
    }
    Ok(sum.finish())
}

fn refused_start(start: Value) -> Option<Raised> {
    use crate::types::Kind;
    Some(error::type_error(match start.type_of().kind {
        Kind::Str => "sum() can't sum strings [use ''.join(seq) instead]",
        Kind::Bytes => "sum() can't sum bytes [use b''.join(seq) instead]",
        Kind::ByteArray => "sum() can't sum bytearray [use b''.join(seq) instead]",
        _ => return None,
    }))
}

/// A sum of items that compiled code makes one after another, `sum(f(x) for x in xs)`. No program sees one.
#[repr(C)]
struct RunningSum {
    header: Header,
    sum: Cell<Sum>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for RunningSum {
    const KIND: Kind = Kind::RunningSum;
}

static SLOTS: Slots = Slots::base(drop_sum, |this| Ok(crate::parts::string(this.type_of().static_name())));
static RUNNING_SUM: Type = Type::builtin("running sum", Kind::RunningSum, &SLOTS, Some(&OBJECT));

fn of(value: Value) -> &'static RunningSum {
    match value.downcast() {
        Some(sum) => sum,
        None => crate::host::fatal("a running sum was expected"),
    }
}

fn drop_sum(value: Value) {
    drop(of(value).sum.replace(Sum::Int(0)));
    // SAFETY: made by `sum_begin` without extra bytes; the count is zero.
    unsafe { object::free::<RunningSum>(value, 0) }
}

methods! { pub BUILTINS of "builtins" {
    : sum as "sum"(iterable, start) "(iterable: Iterable[T], /, start: object = 0) -> object";
} }

abi! { pub RUNTIME {
    /// `sum(iterable, start)`.
    fn number_sum(iterable: Value, start: Value) -> Res [CALLS RAISES] { sum(iterable, start) }
    /// A sum of nothing yet.
    fn sum_begin() -> Owned [] { object::allocate(&RUNNING_SUM, 0, |header| RunningSum { header, sum: Cell::new(Sum::Int(0)) }) }
    /// Adds an item to a sum.
    fn sum_add(sum: Value, item: Value) -> Res<()> [CALLS RAISES] {
        let place = &of(sum).sum;
        let mut sum = place.replace(Sum::Int(0));
        if !sum.add_plain(item) {
            sum = sum.add(item)?;
        }
        place.set(sum);
        Ok(())
    }
    /// What a sum has come to.
    fn sum_end(sum: Value) -> Owned [WRITES] { of(sum).sum.replace(Sum::Int(0)).finish() }
} }
