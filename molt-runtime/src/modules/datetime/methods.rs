//! The methods of dates and times.

use super::arguments::number;
use super::days::{self, NoDay};
use super::moment::{Fields, What, make_by, of, replace, state};
use super::moments::{self, part};
use super::text::{self, time_tuple};
use super::{parse, zone};
use crate::modules::time::calendar::STRUCT_FIELDS;
use crate::object;
use crate::rt::rt;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, indices, parts, tuple};
use alloc::format;
use alloc::vec::Vec;

macro_rules! fields {
    ($($function:ident $field:ident;)*) => { $(
        fn $function(this: Value) -> Res {
            Ok(parts::int(of(this).fields().$field.into()))
        }
    )* };
}
fields! { year year; month month; day day; hour hour; minute minute; second second; micro micro; fold fold; }

fn tzinfo(this: Value) -> Res {
    Ok(if of(this).zone.is_absent() { Owned::NONE } else { of(this).zone.to_owned() })
}

fn from_ordinal(class: Value, day: Value) -> Res {
    let day = number(day)?;
    if day < 1 {
        return Err(error::value_error("ordinal must be >= 1"));
    }
    if day > days::LAST {
        let year = days::from_ordinal(day).0;
        return Err(error::value_error(&format!("year {year} is out of range")));
    }
    make_by_day(class, day)
}

/// A date, or a date and time, of a day.
fn make_by_day(class: Value, day: i64) -> Res {
    let fields = Fields::date(days::from_ordinal(day));
    let is = |kind: &'static crate::types::Type| class == object::value_of(kind);
    if is(&super::moment::DATE) {
        return make_by(class, What::Date, fields, Value::ABSENT);
    }
    if is(&super::moment::DATETIME) {
        return make_by(class, What::DateTime, fields, Value::ABSENT);
    }
    let numbers: [i64; 3] = [fields.year.into(), fields.month.into(), fields.day.into()];
    let numbers = numbers.map(parts::int);
    dispatch::call_values(class, &numbers.each_ref().map(Owned::value))
}

fn from_iso_calendar(class: Value, year: Value, week: Value, day: Value) -> Res {
    let (year, week, day) = (number(year)?, number(week)?, number(day)?);
    match days::from_iso(year, week, day) {
        Ok(number) if number > days::LAST => {
            Err(error::value_error(&format!("year {} is out of range", days::from_ordinal(number).0)))
        }
        Ok(number) => make_by_day(class, number),
        Err(why) => Err(error::value_error(&match why {
            NoDay::Year => format!("Year is out of range: {year}"),
            NoDay::Week => format!("Invalid week: {week}"),
            NoDay::Weekday => format!("Invalid day: {day} (range is [1, 7])"),
        })),
    }
}

fn strptime(class: Value, args: Value) -> Res {
    match *parts::items(args) {
        [text, format] => moments::strptime(class, text, format),
        ref given => Err(error::type_error(&format!("strptime() takes exactly 2 arguments ({} given)", given.len()))),
    }
}

fn weekday(this: Value) -> Res {
    Ok(parts::int((of(this).fields().ordinal() + 6) % 7))
}

fn iso_weekday(this: Value) -> Res {
    Ok(parts::int((of(this).fields().ordinal() + 6) % 7 + 1))
}

fn to_ordinal(this: Value) -> Res {
    Ok(parts::int(of(this).fields().ordinal()))
}

fn iso_calendar(this: Value) -> Res {
    let fields = of(this).fields();
    let (year, week, day) = days::iso_calendar(fields.year.into(), fields.ordinal());
    let triple = tuple::from_array([parts::int(year), parts::int(week), parts::int(day)]);
    dispatch::call_values(rt().datetime.iso_calendar_date.get(), &[triple.value()])
}

fn struct_of(numbers: [i64; 9]) -> Owned {
    let mut items: Vec<Owned> = numbers.map(parts::int).into();
    items.extend([Owned::NONE, Owned::NONE]);
    STRUCT_FIELDS.make(items)
}

fn date_tuple(this: Value) -> Res {
    Ok(struct_of(time_tuple(of(this), -1)))
}

fn datetime_tuple(this: Value) -> Res {
    let summer = zone::dst(this)?;
    let summer = if summer.is_none() { -1 } else { i64::from(dispatch::truth(summer.value())?) };
    Ok(struct_of(time_tuple(of(this), summer)))
}

fn utc_tuple(this: Value) -> Res {
    let moment = of(this);
    let offset = zone::offset_of(this)?.unwrap_or(0);
    let fields = Fields::from_micros(moment.fields().micros() - offset)?;
    let there = super::moment::make(&super::moment::DATETIME, What::DateTime, fields, Value::ABSENT);
    Ok(struct_of(time_tuple(of(there.value()), 0)))
}

fn date_part(this: Value) -> Res {
    part(this, What::Date, false)
}

fn time_part(this: Value) -> Res {
    part(this, What::Time, false)
}

fn time_part_with_zone(this: Value) -> Res {
    part(this, What::Time, true)
}

fn format(this: Value, spec: Value) -> Res {
    text::format_slot(this, spec)
}

fn reduced(this: Value, with_fold: bool) -> Res {
    let moment = of(this);
    let mut arguments = alloc::vec![state(moment, with_fold)];
    if !moment.zone.is_absent() {
        arguments.push(moment.zone.to_owned());
    }
    Ok(tuple::pair(object::value_of(this.type_of()).to_owned(), parts::tuple_of(arguments)))
}

fn reduce(this: Value) -> Res {
    reduced(this, false)
}

fn reduce_by(this: Value, protocol: Value) -> Res {
    let protocol = indices::sized(protocol)?;
    reduced(this, protocol > 3)
}

fn itself(this: Value) -> Res {
    if this.type_of().is_heap() { copy_of(this) } else { Ok(this.to_owned()) }
}

fn deep_copy(this: Value, _memo: Value) -> Res {
    itself(this)
}

/// A copy as `copy` makes it of any object: by what is told to pickles, with the attributes that the program added.
fn copy_of(this: Value) -> Res {
    let moment = of(this);
    let made = super::moment::make(this.type_of(), moment.what, moment.fields(), moment.zone);
    if let (Some(from), Some(to)) = (crate::class::dict_of(this), crate::class::dict_of(made.value())) {
        for (name, value) in parts::entries(from) {
            parts::set(to, name.value(), value.value())?;
        }
    }
    Ok(made)
}

crate::methods! { pub DATE of "datetime.date" {
    class: moments::date_from_stamp as "fromtimestamp"(class, stamp) "(cls, timestamp, /) -> object";
    class: moments::today as "today"(class) "(cls, /) -> object";
    class: from_ordinal as "fromordinal"(class, day) "(cls, ordinal, /) -> object";
    class: parse::date_from_iso as "fromisoformat"(class, text) "(cls, date_string, /) -> object";
    class: from_iso_calendar as "fromisocalendar"(class, year, week, day) "(cls, year, week, day) -> object";
    property: year as "year"(this) "(self) -> int";
    property: month as "month"(this) "(self) -> int";
    property: day as "day"(this) "(self) -> int";
    method: weekday as "weekday"(this) "(self, /) -> int";
    method: iso_weekday as "isoweekday"(this) "(self, /) -> int";
    method: to_ordinal as "toordinal"(this) "(self, /) -> int";
    method: iso_calendar as "isocalendar"(this) "(self, /) -> object";
    method: text::date_iso as "isoformat"(this) "(self, /) -> str";
    method: text::ctime as "ctime"(this) "(self, /) -> str";
    method: text::strftime as "strftime"(this, format) "(self, format) -> str";
    method: date_tuple as "timetuple"(this) "(self, /) -> object";
    method: replace as "replace"(this, args, keywords) "(self, /, *args, **kwargs) -> object";
    method: format as "__format__"(this, spec) "(self, format_spec, /) -> str";
    method: reduce as "__reduce__"(this) "(self, /) -> object";
    method: itself as "__copy__"(this) "(self, /) -> object";
    method: deep_copy as "__deepcopy__"(this, memo) "(self, memo, /) -> object";
} }
crate::methods! { pub TIME of "datetime.time" {
    class: parse::time_from_iso as "fromisoformat"(class, text) "(cls, time_string, /) -> object";
    property: hour as "hour"(this) "(self) -> int";
    property: minute as "minute"(this) "(self) -> int";
    property: second as "second"(this) "(self) -> int";
    property: micro as "microsecond"(this) "(self) -> int";
    property: tzinfo as "tzinfo"(this) "(self) -> object";
    property: fold as "fold"(this) "(self) -> int";
    method: zone::utcoffset as "utcoffset"(this) "(self, /) -> object";
    method: zone::dst as "dst"(this) "(self, /) -> object";
    method: zone::tzname as "tzname"(this) "(self, /) -> object";
    method: text::time_iso as "isoformat"(this, precision) "(self, timespec=None) -> str";
    method: text::strftime as "strftime"(this, format) "(self, format) -> str";
    method: replace as "replace"(this, args, keywords) "(self, /, *args, **kwargs) -> object";
    method: format as "__format__"(this, spec) "(self, format_spec, /) -> str";
    method: reduce as "__reduce__"(this) "(self, /) -> object";
    method: reduce_by as "__reduce_ex__"(this, protocol) "(self, protocol, /) -> object";
    method: itself as "__copy__"(this) "(self, /) -> object";
    method: deep_copy as "__deepcopy__"(this, memo) "(self, memo, /) -> object";
} }
crate::methods! { pub DATETIME of "datetime.datetime" {
    class: moments::from_stamp as "fromtimestamp"(class, stamp, zone) "(cls, timestamp, tz=None) -> object";
    class: moments::utc_from_stamp as "utcfromtimestamp"(class, stamp) "(cls, timestamp, /) -> object";
    class: moments::now as "now"(class, zone) "(cls, tz=None) -> object";
    class: moments::utcnow as "utcnow"(class) "(cls, /) -> object";
    class: moments::combine as "combine"(class, date, time, zone) "(cls, date, time, tzinfo=None) -> object";
    class: parse::datetime_from_iso as "fromisoformat"(class, text) "(cls, date_string, /) -> object";
    class: strptime as "strptime"(class, args) "(cls, /, *args) -> object";
    property: hour as "hour"(this) "(self) -> int";
    property: minute as "minute"(this) "(self) -> int";
    property: second as "second"(this) "(self) -> int";
    property: micro as "microsecond"(this) "(self) -> int";
    property: tzinfo as "tzinfo"(this) "(self) -> object";
    property: fold as "fold"(this) "(self) -> int";
    method: zone::utcoffset as "utcoffset"(this) "(self, /) -> object";
    method: zone::dst as "dst"(this) "(self, /) -> object";
    method: zone::tzname as "tzname"(this) "(self, /) -> object";
    method: date_part as "date"(this) "(self, /) -> object";
    method: time_part as "time"(this) "(self, /) -> object";
    method: time_part_with_zone as "timetz"(this) "(self, /) -> object";
    method: datetime_tuple as "timetuple"(this) "(self, /) -> object";
    method: utc_tuple as "utctimetuple"(this) "(self, /) -> object";
    method: moments::stamp as "timestamp"(this) "(self, /) -> float";
    method: moments::astimezone as "astimezone"(this, zone) "(self, tz=None) -> object";
    method: format as "__format__"(this, spec) "(self, format_spec, /) -> str";
    method: text::datetime_iso as "isoformat"(this, separator, precision) "(self, sep=None, timespec=None) -> str";
    method: reduce_by as "__reduce_ex__"(this, protocol) "(self, protocol, /) -> object";
} }
