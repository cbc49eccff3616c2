//! `date`, `time` and `datetime`: one layout for the three, and how they are made.

use super::arguments::{Parameters, each, number, spread};
use super::{arithmetic, compare, days, methods, text, zone};
use crate::object::{self, Header, Object};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, dispatch, error, parts};
use alloc::format;

/// Which of the three classes an object belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum What {
    Date,
    Time,
    DateTime,
}

/// What a date, a time or both say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fields {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub micro: u32,
    pub fold: u8,
}

/// A moment.
#[repr(C)]
pub struct Moment {
    header: Header,
    pub what: What,
    fields: Fields,
    /// The zone (owned), or absent.
    pub zone: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Moment {
    const KIND: Kind = Kind::Moment;
}

const BASE: Slots = Slots {
    str: Some(text::str),
    format: Some(text::format_slot),
    hash: Some(compare::hash),
    compare: Some(compare::slot),
    binary: Some(arithmetic::binary),
    ..Slots::base(drop_moment, text::repr)
};
static DATE_SLOTS: Slots = Slots { new: Some(new_date), ..BASE };
static TIME_SLOTS: Slots = Slots { new: Some(new_time), binary: None, ..BASE };
static DATETIME_SLOTS: Slots = Slots { new: Some(new_datetime), ..BASE };
/// `datetime.date`.
pub static DATE: Type = Type::builtin("datetime.date", Kind::Moment, &DATE_SLOTS, Some(&OBJECT)).with_methods(methods::DATE);
/// `datetime.time`.
pub static TIME: Type = Type::builtin("datetime.time", Kind::Moment, &TIME_SLOTS, Some(&OBJECT)).with_methods(methods::TIME);
/// `datetime.datetime`.
pub static DATETIME: Type =
    Type::builtin("datetime.datetime", Kind::Moment, &DATETIME_SLOTS, Some(&DATE)).with_methods(methods::DATETIME);

fn drop_moment(this: Value) {
    object::release(of(this).zone);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<Moment>(this, 0) }
}

/// The moment in a value known to be one.
pub fn of(value: Value) -> &'static Moment {
    match value.downcast() {
        Some(moment) => moment,
        None => crate::host::fatal("a date or time was expected"),
    }
}

/// The moment in a value, if it is of this class.
pub fn as_a(value: Value, what: What) -> Option<&'static Moment> {
    value.downcast::<Moment>().filter(|moment| moment.what == what)
}

impl Moment {
    /// What it says.
    #[inline]
    pub fn fields(&self) -> Fields {
        self.fields
    }
}

impl Fields {
    /// Midnight of a day that exists.
    pub fn date((year, month, day): (i64, i64, i64)) -> Fields {
        Fields { year: year as u16, month: month as u8, day: day as u8, hour: 0, minute: 0, second: 0, micro: 0, fold: 0 }
    }
    /// The number of the day.
    pub fn ordinal(&self) -> i64 {
        days::ordinal(self.year.into(), self.month.into(), self.day.into())
    }
    /// Seconds since midnight.
    pub fn seconds(&self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second)
    }
    /// Microseconds since the day before the first.
    pub fn micros(&self) -> i64 {
        (self.ordinal() * 86_400 + self.seconds()) * 1_000_000 + i64::from(self.micro)
    }
    /// The day and the time so many microseconds after the day before the first.
    pub fn from_micros(micros: i64) -> Res<Fields> {
        let (day, rest) = (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000));
        if !(1..=days::LAST).contains(&day) {
            return Err(error::overflow_error("date value out of range"));
        }
        let (seconds, micro) = (rest / 1_000_000, (rest % 1_000_000) as u32);
        let (hour, minute, second) = ((seconds / 3600) as u8, (seconds / 60 % 60) as u8, (seconds % 60) as u8);
        Ok(Fields { hour, minute, second, micro, ..Fields::date(days::from_ordinal(day)) })
    }
    /// A number that orders as the fields do, but for the fold.
    #[inline]
    pub fn key(&self) -> u64 {
        let day = (u64::from(self.year) << 4 | u64::from(self.month)) << 5 | u64::from(self.day);
        let minute = (day << 5 | u64::from(self.hour)) << 6 | u64::from(self.minute);
        (minute << 6 | u64::from(self.second)) << 20 | u64::from(self.micro)
    }
    /// These without the second of two equal times.
    pub fn unfolded(self) -> Fields {
        Fields { fold: 0, ..self }
    }
}

/// An object of a class or a subclass; what the fields say is right.
pub fn make(kind: &'static Type, what: What, fields: Fields, zone: Value) -> Owned {
    let zone = if zone.is_absent() || zone.is_none() { Value::ABSENT } else { zone.to_owned().into_raw() };
    object::allocate(kind, 0, |header| Moment { header, what, fields, zone })
}

fn class_of(what: What) -> &'static Type {
    match what {
        What::Date => &DATE,
        What::Time => &TIME,
        What::DateTime => &DATETIME,
    }
}

/// An object made by a class, which is called if it is one of the program.
pub fn make_by(class: Value, what: What, fields: Fields, zone: Value) -> Res {
    if class == object::value_of(class_of(what)) {
        return Ok(make(class_of(what), what, fields, zone));
    }
    let number = |number: u32| parts::int(number.into());
    let date = [number(fields.year.into()), number(fields.month.into()), number(fields.day.into())];
    let clock = [number(fields.hour.into()), number(fields.minute.into()), number(fields.second.into()), number(fields.micro)];
    let zone = if zone.is_absent() { Value::NONE } else { zone };
    let mut values: alloc::vec::Vec<Value> = alloc::vec::Vec::new();
    if what != What::Time {
        values.extend(date.iter().map(Owned::value));
    }
    if what != What::Date {
        values.extend(clock.iter().map(Owned::value));
        values.push(zone);
    }
    // A class of the program is not told of the fold, as in CPython.
    dispatch::call_values(class, &values)
}

/// Names of the parameters; those of dates come first.
const NAMES: [&str; 9] = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"];

/// What a constructor or `replace` was given: numbers, and the zone.
struct Given {
    numbers: [i64; 9],
    zone: Value,
}

impl Given {
    fn of(moment: &Moment) -> Given {
        let fields = moment.fields();
        let clock = [fields.hour, fields.minute, fields.second].map(i64::from);
        let numbers = [
            fields.year.into(),
            fields.month.into(),
            fields.day.into(),
            clock[0],
            clock[1],
            clock[2],
            fields.micro.into(),
            0,
            fields.fold.into(),
        ];
        Given { numbers, zone: moment.zone }
    }
    const fn nothing() -> Given {
        Given { numbers: [1, 1, 1, 0, 0, 0, 0, 0, 0], zone: Value::ABSENT }
    }
    fn take(&mut self, what: What, function: &str, required: usize, args: Args) -> Res<()> {
        let (names, first, positional) = match what {
            What::Date => (&NAMES[..3], 0, 3),
            What::Time => (&NAMES[3..], 3, 5),
            What::DateTime => (&NAMES[..], 0, 8),
        };
        each(&Parameters { function, names, positional, required }, args, &mut |i, value| {
            match first + i {
                7 => self.zone = value,
                at => self.numbers[at] = number(value)?,
            }
            Ok(())
        })
    }
    fn checked(&self, what: What) -> Res<Fields> {
        let [year, month, day, hour, minute, second, micro, _, fold] = self.numbers;
        let fail = |message: &str| Err(error::value_error(message));
        if what != What::Time {
            if !(1..=9999).contains(&year) {
                return fail(&format!("year {year} is out of range"));
            }
            if !(1..=12).contains(&month) {
                return fail("month must be in 1..12");
            }
            if !(1..=days::month_length(year, month)).contains(&day) {
                return fail("day is out of range for month");
            }
        }
        if what != What::Date {
            for (value, limit, name) in
                [(hour, 23, "hour"), (minute, 59, "minute"), (second, 59, "second"), (micro, 999_999, "microsecond")]
            {
                if !(0..=limit).contains(&value) {
                    return fail(&format!("{name} must be in 0..{limit}"));
                }
            }
            if !(0..=1).contains(&fold) {
                return fail("fold must be either 0 or 1");
            }
            zone::check(self.zone)?;
        }
        let clock = Fields::date((year, month, day));
        let (hour, minute, second) = (hour as u8, minute as u8, second as u8);
        Ok(Fields { hour, minute, second, micro: micro as u32, fold: fold as u8, ..clock })
    }
}

/// Fields that a program gave, checked.
pub fn checked(what: What, numbers: [i64; 7]) -> Res<Fields> {
    let mut given = Given::nothing();
    given.numbers[..7].copy_from_slice(&numbers);
    given.checked(what)
}

fn new_of(kind: &'static Type, what: What, required: usize, args: Args) -> Res {
    if let Some(made) = from_state(kind, what, args)? {
        return Ok(made);
    }
    let mut given = Given::nothing();
    given.take(what, "", required, args)?;
    let fields = given.checked(what)?;
    Ok(make(kind, what, fields, given.zone))
}

fn new_date(kind: &'static Type, args: Args) -> Res {
    new_of(kind, What::Date, 3, args)
}

fn new_time(kind: &'static Type, args: Args) -> Res {
    new_of(kind, What::Time, 0, args)
}

fn new_datetime(kind: &'static Type, args: Args) -> Res {
    new_of(kind, What::DateTime, 3, args)
}

/// `replace(...)`.
pub fn replace(this: Value, args: Value, keywords: Value) -> Res {
    let moment = of(this);
    let mut given = Given::of(moment);
    spread(args, keywords, |args| given.take(moment.what, "replace()", 0, args))?;
    let fields = given.checked(moment.what)?;
    Ok(make(this.type_of(), moment.what, fields, given.zone))
}

/// What a pickle holds: the fields as bytes. `with_fold` says whether the fold is told.
pub fn state(moment: &Moment, with_fold: bool) -> Owned {
    let fields = moment.fields();
    let fold = if with_fold && fields.fold == 1 { 0x80 } else { 0 };
    let [high, low] = fields.year.to_be_bytes();
    let [_, a, b, c] = fields.micro.to_be_bytes();
    let (month, day, hour, minute, second) = (fields.month, fields.day, fields.hour, fields.minute, fields.second);
    match moment.what {
        What::Date => bytes::from_slice(&[high, low, month, day]),
        What::Time => bytes::from_slice(&[hour | fold, minute, second, a, b, c]),
        What::DateTime => bytes::from_slice(&[high, low, month | fold, day, hour, minute, second, a, b, c]),
    }
}

/// An object from what a pickle holds, if that is what is given.
fn from_state(kind: &'static Type, what: What, args: Args) -> Res<Option<Owned>> {
    let (Some(&first), true) = (args.values.first(), args.names.is_absent() && args.values.len() <= 2) else { return Ok(None) };
    let Some(state) = first.downcast::<bytes::Bytes>().map(bytes::Bytes::as_slice) else { return Ok(None) };
    let micro = |a: u8, b: u8, c: u8| u32::from_be_bytes([0, a, b, c]);
    let year = |high: u8, low: u8| u16::from_be_bytes([high, low]);
    let start = Fields::date((1, 1, 1));
    let fields = match (what, state) {
        (What::Date, &[high, low, month, day]) => Fields { year: year(high, low), month, day, ..start },
        (What::Time, &[hour, minute, second, a, b, c]) => {
            Fields { hour: hour & 0x7F, fold: hour >> 7, minute, second, micro: micro(a, b, c), ..start }
        }
        (What::DateTime, &[high, low, month, day, hour, minute, second, a, b, c]) => Fields {
            year: year(high, low),
            month: month & 0x7F,
            fold: month >> 7,
            day,
            hour,
            minute,
            second,
            micro: micro(a, b, c),
        },
        _ => return Ok(None),
    };
    if !(1..=12).contains(&fields.month) {
        return Ok(None);
    }
    let zone = args.values.get(1).copied().unwrap_or(Value::ABSENT);
    zone::check(zone)?;
    Ok(Some(make(kind, what, fields, zone)))
}
