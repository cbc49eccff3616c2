//! Broken-down times: `struct_time`, and the functions between it, moments and text.

use crate::error::{overflow_error, type_error, value_error};
use crate::float::as_f64;
use crate::host::{self, calendar};
use crate::modules::named::{self, Named};
use crate::tuple;
use crate::types::{Args, Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, codec, dispatch, exception, int, parts};
use alloc::ffi::CString;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

static SLOTS: Slots = Slots { new: Some(construct), ..named::SLOTS };
/// `time.struct_time`.
pub(super) static STRUCT: Type = Type::builtin("time.struct_time", Kind::Tuple, &SLOTS, Some(&tuple::TUPLE));
/// Its fields.
pub(in crate::modules) static STRUCT_FIELDS: Named = Named {
    fields: &[
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ],
    visible: 9,
    kind: &STRUCT,
};

fn construct(_kind: &'static Type, args: Args) -> Res {
    let [sequence] = arguments::positional::<1>("struct_time", args, 1)?;
    let mut items: Vec<Owned> = Vec::new();
    if sequence.is_exactly(&STRUCT) {
        items.extend(STRUCT_FIELDS.all(&sequence).into_iter().map(Value::to_owned));
    } else if sequence.type_of().slots().iter.is_none() && sequence.type_of().slots().get_item.is_none() {
        return Err(type_error("constructor requires a sequence"));
    } else {
        let iterator = dispatch::iter(sequence)?;
        while let Some(item) = dispatch::next(iterator.value())? {
            items.push(item);
        }
    }
    let count = items.len();
    if !(9..=11).contains(&count) {
        let bound = if count < 9 { "at least 9" } else { "at most 11" };
        return Err(type_error(&format!("time.struct_time() takes an {bound}-sequence ({count}-sequence given)")));
    }
    items.resize(11, Owned::NONE);
    Ok(STRUCT_FIELDS.make(items))
}

fn made(time: &libc::tm) -> Res {
    let zone = codec::decode(&calendar::zone_name(time), codec::Encoding::Utf8, codec::Errors::SurrogateEscape)?;
    let numbers = [
        i64::from(time.tm_year) + 1900,
        i64::from(time.tm_mon) + 1,
        time.tm_mday.into(),
        time.tm_hour.into(),
        time.tm_min.into(),
        time.tm_sec.into(),
        (i64::from(time.tm_wday) + 6) % 7,
        i64::from(time.tm_yday) + 1,
        time.tm_isdst.into(),
    ];
    let mut items: Vec<Owned> = numbers.map(parts::int).into();
    items.extend([zone, parts::int(time.tm_gmtoff)]);
    Ok(STRUCT_FIELDS.make(items))
}

/// Whole seconds, rounded down.
fn seconds(value: Value) -> Res<i64> {
    if value.is_absent() || value.is_none() {
        return Ok(host::clock(libc::CLOCK_REALTIME).div_euclid(1_000_000_000));
    }
    if let Some(f) = as_f64(value) {
        if f.is_nan() {
            return Err(value_error("Invalid value NaN (not a number)"));
        }
        let whole = crate::float::math::floor(f);
        if !(-9.2e18..9.2e18).contains(&whole) {
            return Err(overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(whole as i64);
    }
    let index = dispatch::index(value)?;
    int::as_i64(index.value()).ok_or_else(|| overflow_error("timestamp out of range for platform time_t"))
}

fn broken_down(value: Value, local: bool) -> Res<libc::tm> {
    calendar::broken_down(seconds(value)?, local).ok_or_else(|| exception::os_error(libc::EOVERFLOW))
}

pub(super) fn localtime(secs: Value) -> Res {
    made(&broken_down(secs, true)?)
}

pub(super) fn gmtime(secs: Value) -> Res {
    made(&broken_down(secs, false)?)
}

/// The C struct of a tuple.
fn fields(function: &str, value: Value) -> Res<libc::tm> {
    let items: Vec<Value> = match value.type_of().kind {
        _ if value.is_exactly(&STRUCT) => STRUCT_FIELDS.all(&value),
        Kind::Tuple => parts::items(value).to_vec(),
        _ => return Err(type_error("Tuple or struct_time argument required")),
    };
    if items.len() != 9 && !value.is_exactly(&STRUCT) {
        return Err(type_error(&format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0i32; 9];
    for (number, item) in numbers.iter_mut().zip(&items) {
        let index = dispatch::index(*item)?;
        *number = match int::as_i64(index.value()).map(i32::try_from) {
            Some(Ok(number)) => number,
            _ => return Err(overflow_error("Python int too large to convert to C int")),
        };
    }
    // SAFETY: all zeroes is a valid value of the struct.
    let mut time: libc::tm = unsafe { core::mem::zeroed() };
    let [year, month, day, hour, minute, second, weekday, day_of_year, summer] = numbers;
    time.tm_year = year.checked_sub(1900).ok_or_else(|| overflow_error("year out of range"))?;
    (time.tm_mon, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec) = (month.wrapping_sub(1), day, hour, minute, second);
    (time.tm_wday, time.tm_yday, time.tm_isdst) = (weekday.wrapping_add(1) % 7, day_of_year.wrapping_sub(1), summer);
    Ok(time)
}

fn checked(time: &mut libc::tm) -> Res<()> {
    if time.tm_mon == -1 {
        time.tm_mon = 0;
    }
    if time.tm_mday == 0 {
        time.tm_mday = 1;
    }
    if time.tm_yday == -1 {
        time.tm_yday = 0;
    }
    let ranges = [
        (time.tm_mon, 0, 11, "month"),
        (time.tm_mday, 1, 31, "day of month"),
        (time.tm_hour, 0, 23, "hour"),
        (time.tm_min, 0, 59, "minute"),
        (time.tm_sec, 0, 61, "seconds"),
        (time.tm_wday, 0, 6, "day of week"),
        (time.tm_yday, 0, 365, "day of year"),
    ];
    match ranges.iter().find(|(value, low, high, _)| value < low || value > high) {
        Some((.., what)) => Err(value_error(&format!("{what} out of range"))),
        None => Ok(()),
    }
}

fn given(function: &str, value: Value) -> Res<libc::tm> {
    if value.is_absent() {
        return broken_down(Value::NONE, true);
    }
    let mut time = fields(function, value)?;
    checked(&mut time)?;
    Ok(time)
}

/// The names of the week's days.
pub(in crate::modules) static DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The names of the months.
pub(in crate::modules) static MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn shown(time: &libc::tm) -> String {
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        &DAYS[(time.tm_wday as usize + 6) % 7][..3],
        &MONTHS[time.tm_mon as usize][..3],
        time.tm_mday,
        time.tm_hour,
        time.tm_min,
        time.tm_sec,
        i64::from(time.tm_year) + 1900
    )
}

pub(super) fn asctime(tuple: Value) -> Res {
    Ok(parts::string(&shown(&given("asctime", tuple)?)))
}

pub(super) fn ctime(secs: Value) -> Res {
    Ok(parts::string(&shown(&broken_down(secs, true)?)))
}

pub(super) fn mktime(tuple: Value) -> Res {
    let mut time = fields("mktime", tuple)?;
    time.tm_wday = -1;
    let moment = calendar::moment(&mut time);
    if moment == -1 && time.tm_wday == -1 {
        return Err(overflow_error("mktime argument out of range"));
    }
    Ok((moment as f64).into())
}

pub(in crate::modules) fn strftime(format: Value, tuple: Value) -> Res {
    let Some(pattern) = format.downcast::<crate::str::Str>() else {
        let got = dispatch::type_name(format);
        return Err(type_error(&format!("strftime() argument 1 must be str, not {got}")));
    };
    let time = given("strftime", tuple)?;
    let pattern = codec::encode(pattern, codec::Encoding::Utf8, codec::Errors::SurrogateEscape)?;
    let pattern = CString::new(pattern).map_err(|_| value_error("embedded null character"))?;
    codec::decode(&calendar::format(&pattern, &time), codec::Encoding::Utf8, codec::Errors::SurrogateEscape)
}

pub(super) fn tzname() -> Owned {
    let (names, ..) = calendar::zone();
    parts::tuple(&names.map(|name| crate::str::from_utf8_lossy(&name)).each_ref().map(Owned::value))
}

pub(super) fn timezone() -> Owned {
    parts::int(calendar::zone().1)
}

pub(super) fn daylight() -> Owned {
    parts::int(calendar::zone().2.into())
}

/// Seconds west of UTC in summer.
pub(super) fn altzone() -> Owned {
    let (_, west, summer) = calendar::zone();
    parts::int(if summer { west - 3600 } else { west })
}

pub(super) fn tzset() -> Res {
    calendar::zone();
    Ok(Owned::NONE)
}

/// A `struct_time` of what `strptime` found.
pub(super) fn parsed(numbers: [i64; 9], zone: Owned, offset: Owned) -> Owned {
    let mut items: Vec<Owned> = numbers.map(parts::int).into();
    items.extend([zone, offset]);
    STRUCT_FIELDS.make(items)
}
