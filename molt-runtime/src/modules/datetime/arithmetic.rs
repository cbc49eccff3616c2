//! Sums and differences of dates.

use super::delta::{self, Delta};
use super::moment::{Fields, Moment, What, as_a, make_by, of};
use super::{days, zone};
use crate::object;
use crate::types::BinaryOp;
use crate::value::{Res, Value};
use crate::{error, int};

/// `+` and `-`.
pub fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    match op {
        BinaryOp::Add => match (a.downcast::<Moment>(), delta::of(b)) {
            (Some(_), Some(delta)) => moved(a, delta, 1),
            _ => match (delta::of(a), b.downcast::<Moment>()) {
                (Some(delta), Some(_)) => moved(b, delta, 1),
                _ => Ok(int::not_implemented()),
            },
        },
        BinaryOp::Sub => {
            let Some(first) = a.downcast::<Moment>() else { return Ok(int::not_implemented()) };
            if let Some(delta) = delta::of(b) {
                return moved(a, delta, -1);
            }
            match b.downcast::<Moment>() {
                Some(second) if first.what == second.what && first.what != What::Time => difference(a, b),
                _ => Ok(int::not_implemented()),
            }
        }
        _ => Ok(int::not_implemented()),
    }
}

/// A date so much later, or earlier.
pub fn moved(this: Value, delta: &Delta, sign: i64) -> Res {
    let moment = of(this);
    let class = object::value_of(this.type_of());
    match moment.what {
        What::Time => Ok(int::not_implemented()),
        What::Date => {
            let day = moment.fields().ordinal() + sign * i64::from(delta.days);
            if !(1..=days::LAST).contains(&day) {
                return Err(error::overflow_error("date value out of range"));
            }
            make_by(class, What::Date, Fields::date(days::from_ordinal(day)), Value::ABSENT)
        }
        What::DateTime => make_by(class, What::DateTime, later(&moment.fields(), delta, sign)?, moment.zone),
    }
}

/// Fields so much later, or earlier.
pub fn later(fields: &Fields, delta: &Delta, sign: i64) -> Res<Fields> {
    // A span may be longer than 64 bits of microseconds; days of it that far are out of range in any case.
    let span = i64::from(delta.days).clamp(-4_000_000, 4_000_000) * 86_400 + i64::from(delta.seconds);
    Fields::from_micros(fields.micros() + sign * (span * 1_000_000 + i64::from(delta.micros)))
}

/// The time between two moments of one kind.
fn difference(a: Value, b: Value) -> Res {
    let (first, second) = (of(a), of(b));
    if first.what == What::Date {
        return delta::make(first.fields().ordinal() - second.fields().ordinal(), 0, 0);
    }
    let mut micros = first.fields().micros() - second.fields().micros();
    if first.zone != second.zone {
        match (zone::offset_of(a)?, zone::offset_of(b)?) {
            (Some(own), Some(other)) => micros += other - own,
            (None, None) => {}
            _ => return Err(error::type_error("can't subtract offset-naive and offset-aware datetimes")),
        }
    }
    delta::from_micros(micros)
}

/// The delta between a moment with a zone and the start of 1970, in microseconds.
pub fn since_epoch(this: Value) -> Res<Option<i64>> {
    const EPOCH: i64 = 719_163 * 86_400_000_000;
    let micros = of(this).fields().micros() - EPOCH;
    Ok(zone::offset_of(this)?.map(|offset| micros - offset))
}

/// The date and time of a value that must have both.
pub fn datetime(value: Value) -> Option<&'static Moment> {
    as_a(value, What::DateTime)
}
