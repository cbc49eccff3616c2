//! Comparisons and hashes of dates and times.

use super::moment::{Fields, Moment, What, make, of};
use super::zone;
use crate::types::CompareOp;
use crate::value::{Res, Value};
use crate::{dispatch, error, int};
use alloc::format;

/// A comparison of two objects.
pub fn slot(op: CompareOp, a: Value, b: Value) -> Res {
    let (Some(first), Some(second)) = (a.downcast::<Moment>(), b.downcast::<Moment>()) else {
        return Ok(int::not_implemented());
    };
    match (first.what, second.what) {
        (What::Date, What::Date) => Ok(op.holds(first.fields().key().cmp(&second.fields().key())).into()),
        (What::DateTime, What::Date) => match op {
            CompareOp::Eq => Ok(false.into()),
            CompareOp::Ne => Ok(true.into()),
            _ => {
                let (first, second) = (dispatch::type_name(a), dispatch::type_name(b));
                Err(error::type_error(&format!("can't compare {first} to {second}")))
            }
        },
        (What::DateTime, What::DateTime) | (What::Time, What::Time) => compare(op, a, b),
        _ => Ok(int::not_implemented()),
    }
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let (first, second) = (of(a), of(b));
    let by_fields = |first: &Fields, second: &Fields| op.holds(first.key().cmp(&second.key()));
    if first.zone == second.zone {
        return Ok(by_fields(&first.fields(), &second.fields()).into());
    }
    let offsets = (zone::offset_of(a)?, zone::offset_of(b)?);
    let order = match offsets {
        (None, None) => first.fields().key().cmp(&second.fields().key()),
        (Some(own), Some(other)) => (position(first) - own).cmp(&(position(second) - other)),
        _ => {
            return match op {
                CompareOp::Eq => Ok(false.into()),
                CompareOp::Ne => Ok(true.into()),
                _ => {
                    let what = if first.what == What::Time { "times" } else { "datetimes" };
                    Err(error::type_error(&format!("can't compare offset-naive and offset-aware {what}")))
                }
            };
        }
    };
    // Of two moments that depend on which of two equal times is meant, none equals another zone's.
    if order.is_eq()
        && first.what == What::DateTime
        && matches!(op, CompareOp::Eq | CompareOp::Ne)
        && (depends_on_fold(a, offsets.0)? || depends_on_fold(b, offsets.1)?)
    {
        return Ok((op == CompareOp::Ne).into());
    }
    Ok(op.holds(order).into())
}

/// Microseconds of a time, or of a date and a time.
fn position(moment: &Moment) -> i64 {
    match moment.what {
        What::Time => moment.fields().seconds() * 1_000_000 + i64::from(moment.fields().micro),
        _ => moment.fields().micros(),
    }
}

fn depends_on_fold(this: Value, offset: Option<i64>) -> Res<bool> {
    let moment = of(this);
    if moment.zone.is_absent() || zone::fixed(moment.zone).is_some() {
        return Ok(false);
    }
    let other = make(this.type_of(), moment.what, Fields { fold: 1 - moment.fields().fold, ..moment.fields() }, moment.zone);
    Ok(zone::offset_of(other.value())? != offset)
}

/// The hash: equal for equal moments, whatever their zones are.
pub fn hash(this: Value) -> Res<i64> {
    let moment = of(this);
    let mut micros = position(moment);
    if !moment.zone.is_absent() {
        let first = match moment.fields().fold {
            0 => this.to_owned(),
            _ => make(this.type_of(), moment.what, moment.fields().unfolded(), moment.zone),
        };
        micros -= zone::offset_of(first.value())?.unwrap_or(0);
    }
    let mixed = (micros as u64 ^ moment.what as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    Ok(crate::tuple::not_minus_one(mixed ^ mixed >> 32))
}
