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
            let fields = day_later(&moment.fields(), sign * i64::from(delta.days))?;
            make_by(class, What::Date, fields, Value::ABSENT)
        }
        What::DateTime => make_by(class, What::DateTime, later(&moment.fields(), delta, sign)?, moment.zone),
    }
}

/// Fields so much later, or earlier.
pub fn later(fields: &Fields, delta: &Delta, sign: i64) -> Res<Fields> {
    let micro = i64::from(fields.micro) + sign * i64::from(delta.micros);
    let seconds = fields.seconds() + sign * i64::from(delta.seconds) + micro.div_euclid(1_000_000);
    let days = sign * i64::from(delta.days) + seconds.div_euclid(86_400);
    let seconds = seconds.rem_euclid(86_400) as u32;
    let date = day_later(fields, days)?;
    let (hour, minute, second) = ((seconds / 3600) as u8, (seconds / 60 % 60) as u8, (seconds % 60) as u8);
    Ok(Fields { hour, minute, second, micro: micro.rem_euclid(1_000_000) as u32, ..date })
}

/// Midnight of the day so many days later.
fn day_later(fields: &Fields, days: i64) -> Res<Fields> {
    let day = i64::from(fields.day) + days;
    // Nearly always in the same month.
    if (1..=28).contains(&day) {
        return Ok(Fields::date((fields.year.into(), fields.month.into(), day)));
    }
    let day = fields.ordinal() + days;
    if !(1..=days::LAST).contains(&day) {
        return Err(error::overflow_error("date value out of range"));
    }
    Ok(Fields::date(days::from_ordinal(day)))
}

/// The time between two moments of one kind.
fn difference(a: Value, b: Value) -> Res {
    let (first, second) = (of(a), of(b));
    let (own, other) = (first.fields(), second.fields());
    let days = match (own.year, own.month) == (other.year, other.month) {
        true => i64::from(own.day) - i64::from(other.day),
        false => own.ordinal() - other.ordinal(),
    };
    let mut micros = i64::from(own.micro) - i64::from(other.micro);
    if first.zone != second.zone {
        match (zone::offset_of(a)?, zone::offset_of(b)?) {
            (Some(own), Some(other)) => micros += other - own,
            (None, None) => {}
            _ => return Err(error::type_error("can't subtract offset-naive and offset-aware datetimes")),
        }
    }
    delta::make(days, own.seconds() - other.seconds(), micros)
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
