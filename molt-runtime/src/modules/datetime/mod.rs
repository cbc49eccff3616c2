//! `_datetime`: dates, times, spans of time and zones.

mod arguments;
mod arithmetic;
mod compare;
mod days;
mod delta;
mod methods;
mod moment;
mod moments;
mod parse;
mod text;
mod zone;

use super::{Constant, Module};
use crate::class;
use crate::object;
use crate::rt::rt;
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use core::cell::Cell;
use moment::{Fields, What, make};

/// What the module keeps between calls.
pub struct State {
    /// `timezone.utc` (owned), absent before the first use.
    utc: Cell<Value>,
    /// The class of what `isocalendar` gives (owned).
    iso_calendar_date: Cell<Value>,
}

impl State {
    /// Nothing yet.
    pub const fn new() -> State {
        State { utc: Cell::new(Value::ABSENT), iso_calendar_date: Cell::new(Value::ABSENT) }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        for cell in [&self.utc, &self.iso_calendar_date] {
            object::release(cell.replace(Value::ABSENT));
        }
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Gives the classes their constants.
fn prepare(iso_calendar_date: Value) -> Res {
    object::release(rt().datetime.iso_calendar_date.replace(iso_calendar_date.to_owned().into_raw()));
    let (first, last) = (Fields::date((1, 1, 1)), Fields::date((9999, 12, 31)));
    let end = Fields { hour: 23, minute: 59, second: 59, micro: 999_999, ..last };
    let clock = Fields { year: 1, month: 1, day: 1, ..end };
    let plain = |kind, what, fields| Ok(make(kind, what, fields, Value::ABSENT));
    let constants: [(&'static Type, &str, Res); 15] = [
        (&delta::TIMEDELTA, "min", delta::make(-999_999_999, 0, 0)),
        (&delta::TIMEDELTA, "max", delta::make(999_999_999, 86_399, 999_999)),
        (&delta::TIMEDELTA, "resolution", delta::make(0, 0, 1)),
        (&moment::DATE, "min", plain(&moment::DATE, What::Date, first)),
        (&moment::DATE, "max", plain(&moment::DATE, What::Date, last)),
        (&moment::DATE, "resolution", delta::make(1, 0, 0)),
        (&moment::TIME, "min", plain(&moment::TIME, What::Time, first)),
        (&moment::TIME, "max", plain(&moment::TIME, What::Time, clock)),
        (&moment::TIME, "resolution", delta::make(0, 0, 1)),
        (&moment::DATETIME, "min", plain(&moment::DATETIME, What::DateTime, first)),
        (&moment::DATETIME, "max", plain(&moment::DATETIME, What::DateTime, end)),
        (&moment::DATETIME, "resolution", delta::make(0, 0, 1)),
        (&zone::TIMEZONE, "utc", Ok(zone::utc().to_owned())),
        (&zone::TIMEZONE, "min", zone::fixed_zone(-86_340_000_000, Value::ABSENT)),
        (&zone::TIMEZONE, "max", zone::fixed_zone(86_340_000_000, Value::ABSENT)),
    ];
    for (kind, name, value) in constants {
        class::define(kind, name, value?.value())?;
    }
    Ok(Owned::NONE)
}

/// The module.
#[unsafe(export_name = "molt_module__datetime")]
pub static MODULE: Module = Module {
    name: "_datetime",
    functions: FUNCTIONS,
    constants: &[
        ("date", Constant::Type(&moment::DATE)),
        ("time", Constant::Type(&moment::TIME)),
        ("datetime", Constant::Type(&moment::DATETIME)),
        ("timedelta", Constant::Type(&delta::TIMEDELTA)),
        ("tzinfo", Constant::Type(&zone::TZINFO)),
        ("timezone", Constant::Type(&zone::TIMEZONE)),
    ],
};

crate::methods! { pub FUNCTIONS of "_datetime" {
    : prepare as "prepare"(iso_calendar_date) "(iso_calendar_date, /) -> None";
} }
