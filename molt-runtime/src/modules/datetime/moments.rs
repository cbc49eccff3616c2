//! Dates and times of moments: what clocks and time stamps say.

use super::moment::{Fields, What, checked, make, make_by, of};
use super::{delta, zone};
use crate::float::as_f64;
use crate::host::{self, calendar};
use crate::value::{Res, Value};
use crate::{class, dispatch, error, exception, int, literal};
use alloc::format;

/// What the calendar says about a moment, and the seconds of it as if they were counted there.
fn broken_down(seconds: i64, local: bool) -> Res<(Fields, i64)> {
    let Some(tm) = calendar::broken_down(seconds, local) else { return Err(exception::os_error(libc::EOVERFLOW)) };
    let numbers = [
        i64::from(tm.tm_year) + 1900,
        i64::from(tm.tm_mon) + 1,
        tm.tm_mday.into(),
        tm.tm_hour.into(),
        tm.tm_min.into(),
        // A leap second is shown as the one before.
        tm.tm_sec.min(59).into(),
        0,
    ];
    let fields = checked(What::DateTime, numbers)?;
    Ok((fields, fields.micros() / 1_000_000))
}

/// The date and time of a moment, in a zone or the local one.
fn at(class: Value, seconds: i64, micro: i64, zone: Value) -> Res {
    let micro = micro as u32;
    if !zone.is_absent() && !zone.is_none() {
        let (fields, _) = broken_down(seconds, false)?;
        let there = make_by(class, What::DateTime, Fields { micro, ..fields }, zone)?;
        return class::call_method(zone, literal!("fromutc"), &[there.value()]);
    }
    let (fields, shown) = broken_down(seconds, true)?;
    let mut fold = 0;
    if seconds > 86_400 {
        // The second of two equal local times is the folded one.
        let (_, before) = broken_down(seconds - 86_400, true)?;
        let change = shown - before - 86_400;
        if change < 0 && broken_down(seconds + change, true)?.1 == shown {
            fold = 1;
        }
    }
    make_by(class, What::DateTime, Fields { micro, fold, ..fields }, Value::ABSENT)
}

/// Whole seconds and microseconds of a time stamp, halves to the even one.
fn split(stamp: Value) -> Res<(i64, i64)> {
    let too_large = || error::overflow_error("timestamp out of range for platform time_t");
    if let Some(real) = as_f64(stamp).filter(|_| int::view(stamp).is_none()) {
        if real.is_nan() {
            return Err(error::value_error("Invalid value NaN (not a number)"));
        }
        let whole = crate::float::math::trunc(real);
        if !(-9.2e18..9.2e18).contains(&whole) {
            return Err(too_large());
        }
        let micro = crate::float::math::rint((real - whole) * 1e6) as i64;
        return Ok((whole as i64 + micro.div_euclid(1_000_000), micro.rem_euclid(1_000_000)));
    }
    if stamp.type_of().slots().index.is_none() {
        let got = dispatch::type_name(stamp);
        return Err(error::type_error(&format!("'{got}' object cannot be interpreted as an integer")));
    }
    let index = dispatch::index(stamp)?;
    Ok((int::as_i64(index.value()).ok_or_else(too_large)?, 0))
}

/// `datetime.fromtimestamp(timestamp, tz)`.
pub fn from_stamp(class: Value, stamp: Value, zone: Value) -> Res {
    zone::check(zone)?;
    let (seconds, micro) = split(stamp)?;
    at(class, seconds, micro, zone)
}

/// `datetime.utcfromtimestamp(timestamp)`.
pub fn utc_from_stamp(class: Value, stamp: Value) -> Res {
    let (seconds, micro) = split(stamp)?;
    let (fields, _) = broken_down(seconds, false)?;
    make_by(class, What::DateTime, Fields { micro: micro as u32, ..fields }, Value::ABSENT)
}

/// `date.fromtimestamp(timestamp)`.
pub fn date_from_stamp(class: Value, stamp: Value) -> Res {
    let seconds = match as_f64(stamp).filter(|_| int::view(stamp).is_none()) {
        Some(real) if real.is_finite() && real.abs() < 9e18 => crate::float::math::floor(real) as i64,
        _ => split(stamp)?.0,
    };
    let (fields, _) = broken_down(seconds, true)?;
    make_by(class, What::Date, Fields { hour: 0, minute: 0, second: 0, ..fields }, Value::ABSENT)
}

fn clock() -> (i64, i64) {
    let nanoseconds = host::clock(libc::CLOCK_REALTIME);
    (nanoseconds.div_euclid(1_000_000_000), nanoseconds.rem_euclid(1_000_000_000) / 1000)
}

/// `datetime.now(tz)`.
pub fn now(class: Value, zone: Value) -> Res {
    zone::check(zone)?;
    let (seconds, micro) = clock();
    at(class, seconds, micro, zone)
}

/// `datetime.utcnow()`.
pub fn utcnow(class: Value) -> Res {
    let (seconds, micro) = clock();
    let (fields, _) = broken_down(seconds, false)?;
    make_by(class, What::DateTime, Fields { micro: micro as u32, ..fields }, Value::ABSENT)
}

/// `date.today()`.
pub fn today(class: Value) -> Res {
    let (seconds, micro) = clock();
    let stamp: crate::value::Owned = (seconds as f64 + micro as f64 / 1e6).into();
    class::call_method(class, literal!("fromtimestamp"), &[stamp.value()])
}

/// The moment at which the local clocks show these fields, in seconds; `fold` chooses among two.
fn local_moment(fields: &Fields) -> Res<i64> {
    const EPOCH: i64 = 719_163 * 86_400;
    let shown = fields.micros() / 1_000_000 - EPOCH;
    let local = |moment: i64| broken_down(moment, true).map(|(_, shown)| shown - EPOCH);
    let a = local(shown)? - shown;
    let first = shown - a;
    let second;
    if local(first)? == shown {
        // One found; another may lie a day to either side.
        let probe = first + if fields.fold == 1 { 86_400 } else { -86_400 };
        let b = local(probe)? - probe;
        if a == b {
            return Ok(first);
        }
        second = shown - b;
        if local(second)? == shown {
            return Ok(if fields.fold == 1 { first.max(second) } else { first.min(second) });
        }
        return Ok(first);
    }
    let b = local(first)? - first;
    second = shown - b;
    if local(second)? == shown {
        return Ok(second);
    }
    // In a gap: before or behind it.
    Ok(if fields.fold == 1 { first.min(second) } else { first.max(second) })
}

/// `datetime.timestamp()`.
pub fn stamp(this: Value) -> Res {
    let moment = of(this);
    if moment.zone.is_absent() {
        let fields = moment.fields();
        let micros = local_moment(&fields)? * 1_000_000 + i64::from(fields.micro);
        return delta::in_seconds(micros.into());
    }
    match super::arithmetic::since_epoch(this)? {
        Some(micros) => delta::in_seconds(micros.into()),
        None => Err(error::type_error("can't subtract offset-naive and offset-aware datetimes")),
    }
}

/// The local zone at a moment given in seconds.
fn local_zone(seconds: i64) -> Res {
    let Some(tm) = calendar::broken_down(seconds, true) else { return Err(exception::os_error(libc::EOVERFLOW)) };
    let name = crate::str::from_utf8_lossy(&calendar::zone_name(&tm));
    zone::fixed_zone(tm.tm_gmtoff * 1_000_000, name.value())
}

/// `datetime.astimezone(tz)`.
pub fn astimezone(this: Value, target: Value) -> Res {
    zone::check(target)?;
    let moment = of(this);
    let fields = moment.fields();
    if target == moment.zone && !target.is_absent() {
        return Ok(this.to_owned());
    }
    let offset = match zone::offset_of(this)? {
        Some(offset) => offset,
        None => {
            const EPOCH: i64 = 719_163 * 86_400;
            (fields.micros() / 1_000_000 - EPOCH - local_moment(&fields)?) * 1_000_000
        }
    };
    if !target.is_absent() && !target.is_none() {
        return zone::moved_to(this, target, offset);
    }
    const EPOCH: i64 = 719_163 * 86_400_000_000;
    let local = local_zone((fields.micros() - offset - EPOCH).div_euclid(1_000_000))?;
    zone::moved_to(this, local.value(), offset)
}

/// `datetime.combine(date, time, tzinfo)`.
pub fn combine(class: Value, date: Value, time: Value, zone: Value) -> Res {
    let wrong = |place: u32, must: &str, value: Value| {
        let got = crate::arguments::bad_type(value);
        Err(error::type_error(&format!("combine() argument {place} must be datetime.{must}, not {got}")))
    };
    let Some(day) = date.downcast::<super::moment::Moment>().filter(|moment| moment.what != What::Time) else {
        return wrong(1, "date", date);
    };
    let Some(clock) = super::moment::as_a(time, What::Time) else { return wrong(2, "time", time) };
    let zone = if zone.is_absent() { clock.zone } else { zone };
    zone::check(zone)?;
    let (day, clock) = (day.fields(), clock.fields());
    let fields = Fields { year: day.year, month: day.month, day: day.day, ..clock };
    make_by(class, What::DateTime, fields, if zone.is_none() { Value::ABSENT } else { zone })
}

/// `datetime.strptime(text, format)`.
pub fn strptime(class: Value, text: Value, format: Value) -> Res {
    for (place, value) in [(1, text), (2, format)] {
        if value.downcast::<crate::str::Str>().is_none() {
            let got = crate::arguments::bad_type(value);
            return Err(error::type_error(&format!("strptime() argument {place} must be str, not {got}")));
        }
    }
    let found = crate::modules::time::parse::strptime_parts(text, format)?;
    let items = crate::parts::items(found.value());
    let number = |i: usize| int::as_i64(items[i]).unwrap_or(0);
    let fields = checked(What::DateTime, [0, 1, 2, 3, 4, 5, 6].map(number))?;
    if items[8].is_none() {
        return make_by(class, What::DateTime, fields, Value::ABSENT);
    }
    let name = if crate::dispatch::truth(items[7])? { items[7] } else { Value::ABSENT };
    let zone = zone::fixed_zone(number(8) * 1_000_000 + number(9), name)?;
    make_by(class, What::DateTime, fields, zone.value())
}

/// The date or the time alone.
pub fn part(this: Value, what: What, with_zone: bool) -> Res {
    let moment = of(this);
    let fields = moment.fields();
    Ok(match what {
        What::Date => {
            make(&super::moment::DATE, what, Fields { hour: 0, minute: 0, second: 0, micro: 0, fold: 0, ..fields }, Value::ABSENT)
        }
        _ => {
            let zone = if with_zone { moment.zone } else { Value::ABSENT };
            make(&super::moment::TIME, What::Time, Fields { year: 1, month: 1, day: 1, ..fields }, zone)
        }
    })
}
