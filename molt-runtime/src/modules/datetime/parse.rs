//! ISO dates and times read from text. Positions are bytes: what is not ASCII counts as one byte that is no digit.

use super::days;
use super::moment::{What, checked, make_by};
use super::zone;
use crate::str::Str;
use crate::value::{Owned, Res, Value};
use crate::{error, parts};
use alloc::format;
use alloc::vec::Vec;

/// The text is none. Errors about the numbers in it are raised already.
enum Wrong {
    Text,
    Raised(crate::value::Raised),
}

type Read<T> = Result<T, Wrong>;

fn number(text: &[u8], start: usize, length: usize) -> Read<i64> {
    let digits = text.get(start..start + length).ok_or(Wrong::Text)?;
    let mut number = 0;
    for &digit in digits {
        if !digit.is_ascii_digit() {
            return Err(Wrong::Text);
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    Ok(number)
}

fn is_digit(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(u8::is_ascii_digit)
}

fn date(text: &[u8]) -> Read<[i64; 3]> {
    let year = number(text, 0, 4)?;
    let dash = text.get(4) == Some(&b'-');
    let mut at = if dash { 5 } else { 4 };
    if text.get(at) == Some(&b'W') {
        let week = number(text, at + 1, 2)?;
        let mut rest = &text[at + 3..];
        let mut day = 1;
        if !rest.is_empty() {
            if (rest[0] == b'-') != dash {
                return Err(Wrong::Text);
            }
            if dash {
                rest = &rest[1..];
            }
            if rest.len() != 1 {
                return Err(Wrong::Text);
            }
            day = number(rest, 0, 1)?;
        }
        let day = days::from_iso(year, week, day).map_err(|_| Wrong::Text)?;
        if day > days::LAST {
            return Err(Wrong::Text);
        }
        let (year, month, day) = days::from_ordinal(day);
        return Ok([year, month, day]);
    }
    let month = number(text, at, 2)?;
    at += 2;
    if dash {
        if text.get(at) != Some(&b'-') {
            return Err(Wrong::Text);
        }
        at += 1;
    }
    let day = number(text, at, 2)?;
    if text.len() != at + 2 { Err(Wrong::Text) } else { Ok([year, month, day]) }
}

/// Hour, minute, second, microsecond of a time without zone.
fn clock(text: &[u8]) -> Read<[i64; 4]> {
    let mut found = [0; 4];
    let (mut at, mut colon) = (0, false);
    for (i, place) in found.iter_mut().take(3).enumerate() {
        *place = number(text, at, 2)?;
        at += 2;
        let Some(&next) = text.get(at) else { return Ok(found) };
        if i == 0 {
            colon = next == b':';
        }
        if i == 2 {
            if next != b'.' && next != b',' {
                return Err(Wrong::Text);
            }
        } else if colon {
            if next != b':' {
                return Err(Wrong::Text);
            }
            at += 1;
        }
    }
    let digits = &text[at + 1..];
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(Wrong::Text);
    }
    for i in 0..6 {
        found[3] = found[3] * 10 + digits.get(i).map_or(0, |digit| i64::from(digit - b'0'));
    }
    Ok(found)
}

/// What `clock` gives, and the zone.
fn time(text: &[u8]) -> Read<([i64; 4], Owned)> {
    let Some(at) = text.iter().position(|byte| matches!(byte, b'+' | b'-' | b'Z')) else {
        return Ok((clock(text)?, Owned::NONE));
    };
    let own = clock(&text[..at])?;
    let rest = &text[at + 1..];
    if text[at] == b'Z' {
        return if rest.is_empty() { Ok((own, zone::utc().to_owned())) } else { Err(Wrong::Text) };
    }
    if matches!(rest.len(), 0 | 1 | 3) {
        return Err(Wrong::Text);
    }
    let [hour, minute, second, micro] = clock(rest)?;
    let offset = ((hour * 60 + minute) * 60 + second) * 1_000_000 + micro;
    if offset >= 86_400_000_000 {
        let given = super::delta::from_micros(if text[at] == b'-' { -offset } else { offset }).map_err(Wrong::Raised)?;
        let message = format!(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {}.",
            parts::repr_text(given.value())
        );
        return Err(Wrong::Raised(error::value_error(&message)));
    }
    let zone = zone::fixed_zone(if text[at] == b'-' { -offset } else { offset }, Value::ABSENT).map_err(Wrong::Raised)?;
    Ok((own, zone))
}

/// Where the date of a date and time ends.
fn separator(text: &[u8]) -> Read<usize> {
    if text.len() == 7 {
        return Ok(7);
    }
    let at = |i: usize| text.get(i).copied().unwrap_or(0);
    if at(4) == b'-' {
        if at(5) != b'W' {
            return Ok(10);
        }
        if text.len() > 8 && at(8) == b'-' {
            return match text.len() {
                9 => Err(Wrong::Text),
                length if length > 10 && is_digit(text, 10) => Ok(8),
                _ => Ok(10),
            };
        }
        return Ok(8);
    }
    if at(4) == b'W' {
        let mut end = 7;
        while is_digit(text, end) {
            end += 1;
        }
        return Ok(match end {
            _ if end < 9 => end,
            _ if end % 2 == 0 => 7,
            _ => 8,
        });
    }
    Ok(8)
}

fn date_and_time(text: &[u8]) -> Read<([i64; 7], Owned)> {
    if text.len() < 7 {
        return Err(Wrong::Text);
    }
    let at = separator(text)?.min(text.len());
    let [year, month, day] = date(&text[..at])?;
    let rest = text.get(at + 1..).unwrap_or_default();
    if at < text.len() && rest.is_empty() {
        return Err(Wrong::Text);
    }
    let ([hour, minute, second, micro], zone) = if rest.is_empty() { ([0; 4], Owned::NONE) } else { time(rest)? };
    Ok(([year, month, day, hour, minute, second, micro], zone))
}

/// `fromisoformat(text)` of a class.
fn from_iso(class: Value, text: Value, what: What) -> Res {
    let Some(given) = text.downcast::<Str>() else {
        return Err(error::type_error("fromisoformat: argument must be str"));
    };
    let mapped: Vec<u8>;
    let bytes = match given.as_ascii() {
        Some(ascii) => ascii.as_bytes(),
        None => {
            mapped = given.code_points().map(|code| if code < 128 { code as u8 } else { 0xFF }).collect();
            &mapped
        }
    };
    let read = match what {
        What::Date if !matches!(bytes.len(), 7 | 8 | 10) => Err(Wrong::Text),
        What::Date => date(bytes).map(|[year, month, day]| ([year, month, day, 0, 0, 0, 0], Owned::NONE)),
        What::Time => {
            let (bytes, first) = (bytes.strip_prefix(b"T").unwrap_or(bytes), [1, 1, 1]);
            time(bytes)
                .map(|([hour, minute, second, micro], zone)| ([first[0], first[1], first[2], hour, minute, second, micro], zone))
        }
        What::DateTime => date_and_time(bytes),
    };
    match read {
        Ok((numbers, zone)) => {
            let zone = if zone.is_none() { Value::ABSENT } else { zone.value() };
            make_by(class, what, checked(what, numbers)?, zone)
        }
        Err(Wrong::Raised(raised)) => Err(raised),
        Err(Wrong::Text) => Err(error::value_error(&format!("Invalid isoformat string: {}", parts::repr_text(text)))),
    }
}

/// `date.fromisoformat(text)`.
pub fn date_from_iso(class: Value, text: Value) -> Res {
    from_iso(class, text, What::Date)
}

/// `time.fromisoformat(text)`.
pub fn time_from_iso(class: Value, text: Value) -> Res {
    from_iso(class, text, What::Time)
}

/// `datetime.fromisoformat(text)`.
pub fn datetime_from_iso(class: Value, text: Value) -> Res {
    from_iso(class, text, What::DateTime)
}
