//! Dates and times as text.

use super::moment::{Fields, Moment, What, of};
use super::{days, zone};
use crate::modules::time::calendar::{self, DAYS, MONTHS};
use crate::str::{Str, StrBuilder};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, error, literal, parts};
use alloc::format;
use alloc::string::String;

/// Appends a number with at least so many digits.
fn push(out: &mut String, number: u32, digits: usize) {
    let mut buffer = [b'0'; 10];
    let (mut at, mut rest) = (10, number);
    while rest > 0 || 10 - at < digits {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.push_str(core::str::from_utf8(&buffer[at..]).unwrap_or_default());
}

/// `2024-02-29`.
pub fn push_date(out: &mut String, fields: &Fields) {
    push(out, fields.year.into(), 4);
    out.push('-');
    push(out, fields.month.into(), 2);
    out.push('-');
    push(out, fields.day.into(), 2);
}

/// `13:05:09`, or as much of it as is asked for.
fn push_clock(out: &mut String, fields: &Fields, precision: Value) -> Res<()> {
    let mut parts = if fields.micro == 0 { 3 } else { 5 };
    if let Some(precision) = precision.downcast::<Str>() {
        const NAMES: [&str; 6] = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"];
        match NAMES.iter().position(|name| precision.is(name)) {
            Some(0) => {}
            Some(named) => parts = named,
            None => return Err(error::value_error("Unknown timespec value")),
        }
    }
    push(out, fields.hour.into(), 2);
    for (i, part) in [fields.minute, fields.second].into_iter().enumerate() {
        if parts > i + 1 {
            out.push(':');
            push(out, part.into(), 2);
        }
    }
    match parts {
        4 => {
            out.push('.');
            push(out, fields.micro / 1000, 3);
        }
        5 => {
            out.push('.');
            push(out, fields.micro, 6);
        }
        _ => {}
    }
    Ok(())
}

/// `+05:30`.
pub fn push_offset(out: &mut String, micros: i64, colon: &str) {
    out.push(if micros < 0 { '-' } else { '+' });
    let (seconds, micro) = ((micros.unsigned_abs() / 1_000_000) as u32, (micros.unsigned_abs() % 1_000_000) as u32);
    push(out, seconds / 3600, 2);
    out.push_str(colon);
    push(out, seconds / 60 % 60, 2);
    if seconds % 60 != 0 || micro != 0 {
        out.push_str(colon);
        push(out, seconds % 60, 2);
    }
    if micro != 0 {
        out.push('.');
        push(out, micro, 6);
    }
}

/// `str()`: the ISO form, with a space between date and time. Classes of the program may have another.
pub fn str(this: Value) -> Res {
    let kind = this.type_of();
    if kind.is_heap() && class::in_program(kind, literal!("isoformat")) {
        let space = literal!(" ");
        let args: &[Value] = if of(this).what == What::DateTime { &[space] } else { &[] };
        return class::call_method(this, literal!("isoformat"), args);
    }
    iso(this, literal!(" "), Value::ABSENT)
}

fn iso(this: Value, separator: Value, precision: Value) -> Res {
    let moment = of(this);
    let fields = moment.fields();
    let mut out = String::with_capacity(40);
    if moment.what != What::Time {
        push_date(&mut out, &fields);
    }
    let mut wide = None;
    if moment.what == What::DateTime {
        match separator.downcast::<Str>().map(|text| text.at(0)) {
            Some(code) if code < 128 => out.push(code as u8 as char),
            Some(code) => wide = Some((core::mem::take(&mut out), code)),
            None => out.push('T'),
        }
    }
    if moment.what != What::Date {
        push_clock(&mut out, &fields, precision)?;
        if let Some(offset) = zone::offset_of(this)? {
            push_offset(&mut out, offset, ":");
        }
    }
    Ok(match wide {
        None => crate::str::from_ascii(out.as_bytes()),
        Some((date, code)) => {
            let mut text = StrBuilder::new();
            text.push_text(&date);
            text.push(code);
            text.push_text(&out);
            text.finish()
        }
    })
}

/// An argument that must be a `str`.
fn string(value: Value, function: &str, what: &str) -> Res<()> {
    if value.is_absent() || value.downcast::<Str>().is_some() {
        return Ok(());
    }
    let got = crate::arguments::bad_type(value);
    Err(error::type_error(&format!("{function}() argument {what}, not {got}")))
}

/// `date.isoformat()`.
pub fn date_iso(this: Value) -> Res {
    iso(this, Value::ABSENT, Value::ABSENT)
}

/// `time.isoformat(timespec)`.
pub fn time_iso(this: Value, precision: Value) -> Res {
    string(precision, "isoformat", "1 must be str")?;
    iso(this, Value::ABSENT, precision)
}

/// `datetime.isoformat(sep, timespec)`.
pub fn datetime_iso(this: Value, separator: Value, precision: Value) -> Res {
    string(separator, "isoformat", "1 must be a unicode character")?;
    if separator.downcast::<Str>().is_some_and(|text| text.len() != 1) {
        return Err(error::type_error("isoformat() argument 1 must be a unicode character, not str"));
    }
    string(precision, "isoformat", "2 must be str")?;
    iso(this, separator, precision)
}

/// `repr()`.
pub fn repr(this: Value) -> Res {
    let moment = of(this);
    let fields = moment.fields();
    let mut shown = format!("{}(", this.type_of().name());
    if moment.what != What::Time {
        shown.push_str(&format!("{}, {}, {}", fields.year, fields.month, fields.day));
    }
    if moment.what != What::Date {
        let comma = if moment.what == What::Time { "" } else { ", " };
        shown.push_str(&format!("{comma}{}, {}", fields.hour, fields.minute));
        if fields.second != 0 || fields.micro != 0 {
            shown.push_str(&format!(", {}", fields.second));
        }
        if fields.micro != 0 {
            shown.push_str(&format!(", {}", fields.micro));
        }
        let zone = |shown: &mut String| -> Res<()> {
            if !moment.zone.is_absent() {
                let zone = dispatch::repr(moment.zone)?;
                shown.push_str(", tzinfo=");
                shown.push_str(&parts::text(zone.value()));
            }
            Ok(())
        };
        if moment.what == What::Time {
            zone(&mut shown)?;
        }
        if fields.fold == 1 {
            shown.push_str(", fold=1");
        }
        if moment.what == What::DateTime {
            zone(&mut shown)?;
        }
    }
    shown.push(')');
    Ok(parts::string(&shown))
}

/// `ctime()`.
pub fn ctime(this: Value) -> Res {
    let fields = of(this).fields();
    let (weekday, month) = ((fields.ordinal() + 6) % 7, fields.month as usize - 1);
    let (day, hour, minute, second) = (fields.day, fields.hour, fields.minute, fields.second);
    let shown = format!(
        "{} {} {day:2} {hour:02}:{minute:02}:{second:02} {:04}",
        &DAYS[weekday as usize][..3],
        &MONTHS[month][..3],
        fields.year
    );
    Ok(parts::string(&shown))
}

/// `format()`: as `strftime`, or as `str` without a format.
pub fn format_slot(this: Value, spec: Value) -> Res {
    string(spec, "__format__", "1 must be str")?;
    if spec.is_absent() || spec.downcast::<Str>().is_none_or(Str::is_empty) {
        return dispatch::str(this);
    }
    if this.type_of().is_heap() {
        return class::call_method(this, literal!("strftime"), &[spec]);
    }
    strftime(this, spec)
}

/// The nine numbers of a time tuple.
pub fn time_tuple(moment: &Moment, summer: i64) -> [i64; 9] {
    let fields = moment.fields();
    let clock = [fields.hour, fields.minute, fields.second].map(i64::from);
    if moment.what == What::Time {
        return [1900, 1, 1, clock[0], clock[1], clock[2], 0, 1, summer];
    }
    let (year, month, day) = (i64::from(fields.year), i64::from(fields.month), i64::from(fields.day));
    let today = fields.ordinal();
    let (weekday, day_of_year) = ((today + 6) % 7, today - days::ordinal(year, 1, 1) + 1);
    [year, month, day, clock[0], clock[1], clock[2], weekday, day_of_year, summer]
}

/// `strftime(format)`.
pub fn strftime(this: Value, format: Value) -> Res {
    string(format, "strftime", "1 must be str")?;
    let moment = of(this);
    let own_tuple = this.type_of().is_heap() && class::in_program(this.type_of(), literal!("timetuple"));
    let tuple = match own_tuple {
        true => Some(class::call_method(this, literal!("timetuple"), &[])?),
        false => None,
    };
    if moment.what == What::DateTime && !own_tuple && zone::fixed(moment.zone).is_none() {
        zone::dst(this)?;
    }
    let numbers = time_tuple(moment, -1);
    let Some(pattern) = format.downcast::<Str>() else { return Ok(Owned::NONE) };
    // What everyone writes is done here, the rest by the C library.
    let mut out = StrBuilder::with_capacity(pattern.len() * 2);
    let mut rest = StrBuilder::new();
    let mut foreign = own_tuple;
    let mut codes = pattern.code_points();
    while let Some(code) = codes.next() {
        if code != u32::from(b'%') {
            out.push(code);
            rest.push(code);
            continue;
        }
        let Some(code) = codes.next() else {
            out.push(code);
            rest.push(code);
            break;
        };
        let mut piece = String::new();
        let mut own = true;
        let mut literally = None;
        match u8::try_from(code).unwrap_or(0) {
            b'z' => push_zone(&mut piece, this, "")?,
            b':' if codes.clone().next() == Some(b'z'.into()) => {
                codes.next();
                push_zone(&mut piece, this, ":")?;
            }
            b'Z' => {
                let name = zone::tzname(this)?;
                literally = Some(name);
            }
            b'f' => push(&mut piece, moment.fields().micro, 6),
            letter => {
                own = false;
                foreign |= !push_field(&mut piece, letter, &numbers);
            }
        }
        out.push_text(&piece);
        if let Some(name) = literally {
            if let Some(name) = name.downcast::<Str>() {
                out.push_str(name);
                for code in name.code_points() {
                    rest.push(code);
                    if code == u32::from(b'%') {
                        rest.push(code);
                    }
                }
            }
        } else if own {
            rest.push_text(&piece);
        } else {
            rest.push(b'%'.into());
            rest.push(code);
        }
    }
    if !foreign {
        return Ok(out.finish());
    }
    let tuple = tuple.unwrap_or_else(|| parts::tuple_of(numbers.map(parts::int).into()));
    calendar::strftime(rest.finish().value(), tuple.value())
}

fn push_zone(out: &mut String, this: Value, colon: &str) -> Res<()> {
    if let Some(offset) = zone::offset_of(this)? {
        push_offset(out, offset, colon);
    }
    Ok(())
}

/// Appends a field of a format in the plain locale; whether it is one of those known here.
fn push_field(out: &mut String, letter: u8, numbers: &[i64; 9]) -> bool {
    let number = |out: &mut String, i: usize, digits: usize| push(out, numbers[i] as u32, digits);
    match letter {
        b'Y' => number(out, 0, 1),
        b'm' => number(out, 1, 2),
        b'd' => number(out, 2, 2),
        b'H' => number(out, 3, 2),
        b'M' => number(out, 4, 2),
        b'S' => number(out, 5, 2),
        b'j' => number(out, 7, 3),
        b'y' => push(out, (numbers[0] % 100) as u32, 2),
        b'I' => push(out, ((numbers[3] + 11) % 12 + 1) as u32, 2),
        b'p' => out.push_str(if numbers[3] < 12 { "AM" } else { "PM" }),
        b'A' => out.push_str(DAYS[numbers[6] as usize]),
        b'a' => out.push_str(&DAYS[numbers[6] as usize][..3]),
        b'B' => out.push_str(MONTHS[numbers[1] as usize - 1]),
        b'b' => out.push_str(&MONTHS[numbers[1] as usize - 1][..3]),
        b'%' => out.push('%'),
        _ => return false,
    }
    true
}
