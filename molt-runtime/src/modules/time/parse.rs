//! `strptime`: text to a broken-down time. Every directive allows some lengths at a place, the best first; what does not work out
//! goes back to the next one, as the pattern that CPython makes of a format would.

use super::calendar::{self, DAYS, MONTHS};
use crate::error::{type_error, value_error};
use crate::host;
use crate::parts;
use crate::str::Str;
use crate::value::{Owned, Raised, Res, Value};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A piece of a format.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// Any run of white space.
    Space,
    Char(char),
    Field(char),
}

fn pieces(format: &str) -> Res<Vec<Piece>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => {
                if out.last() != Some(&Piece::Space) {
                    out.push(Piece::Space);
                }
            }
            '%' => match chars.next() {
                None => return Err(value_error(&format!("stray % in format '{format}'"))),
                Some('%') => out.push(Piece::Char('%')),
                Some('c') => out.extend(pieces("%a %b %d %H:%M:%S %Y")?),
                Some('x') => out.extend(pieces("%m/%d/%y")?),
                Some('X') => out.extend(pieces("%H:%M:%S")?),
                Some(c) if "aAbBdfHIjmMpSUwuVWyYGzZ".contains(c) => out.push(Piece::Field(c)),
                Some(c) => {
                    let shown = if c == '\\' { String::from("\\\\") } else { c.into() };
                    return Err(value_error(&format!("'{shown}' is a bad directive in format '{format}'")));
                }
            },
            c => out.push(Piece::Char(c)),
        }
    }
    Ok(out)
}

/// Whether what begins with a word, case aside, and how long it is.
fn word<'a>(text: &[char], mut words: impl Iterator<Item = &'a str>) -> Option<usize> {
    words.find_map(|word| {
        let length = word.chars().count();
        let same = text.len() >= length && text.iter().zip(word.chars()).all(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        same.then_some(length)
    })
}

fn digits(text: &[char], count: usize) -> Option<i64> {
    let piece = text.get(..count)?;
    piece.iter().try_fold(0, |sum, c| c.to_digit(10).map(|digit| sum * 10 + i64::from(digit)))
}

/// The lengths of two-digit numbers in a range, two digits first.
fn number(text: &[char], low: i64, high: i64, space: bool) -> Vec<usize> {
    let mut out = Vec::new();
    if digits(text, 2).is_some_and(|n| (low..=high).contains(&n)) {
        out.push(2);
    }
    if digits(text, 1).is_some_and(|n| (low..=high).contains(&n)) {
        out.push(1);
    }
    if space && text.first() == Some(&' ') && text.get(1).is_some_and(|c| ('1'..='9').contains(c)) {
        out.push(2);
    }
    out
}

/// The lengths a directive may take here.
fn lengths(field: char, text: &[char]) -> Vec<usize> {
    let exactly = |count| if digits(text, count).is_some() { [count].into() } else { Vec::new() };
    match field {
        'd' => number(text, 1, 31, true),
        'H' => number(text, 0, 23, false),
        'I' => number(text, 1, 12, false),
        'm' => number(text, 1, 12, false),
        'M' => number(text, 0, 59, false),
        'S' => number(text, 0, 61, false),
        'U' | 'W' => number(text, 0, 53, false),
        'V' => number(text, 1, 53, false).into_iter().collect(),
        'w' => text.first().filter(|c| ('0'..='6').contains(*c)).map(|_| 1).into_iter().collect(),
        'u' => text.first().filter(|c| ('1'..='7').contains(*c)).map(|_| 1).into_iter().collect(),
        'j' => (1..=3).rev().filter(|&count| digits(text, count).is_some_and(|n| (1..=366).contains(&n))).collect(),
        'f' => (1..=6).rev().filter(|&count| digits(text, count).is_some()).collect(),
        'y' => exactly(2),
        'Y' | 'G' => exactly(4),
        'a' => word(text, DAYS.iter().map(|day| &day[..3])).into_iter().collect(),
        'A' => word(text, DAYS.iter().copied()).into_iter().collect(),
        'b' => word(text, MONTHS.iter().map(|month| &month[..3])).into_iter().collect(),
        'B' => word(text, MONTHS.iter().copied()).into_iter().collect(),
        'p' => word(text, ["am", "pm"].into_iter()).into_iter().collect(),
        'z' => zone_lengths(text),
        'Z' => {
            let names = calendar_names();
            word(text, names.iter().map(String::as_str)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn calendar_names() -> Vec<String> {
    let (names, ..) = host::calendar::zone();
    let mut all: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(name).to_lowercase()).collect();
    all.extend([String::from("utc"), String::from("gmt")]);
    crate::parts::sort_few(&mut all, |name| core::cmp::Reverse(name.len()));
    all
}

/// `+hhmm`, `+hh:mm`, with seconds and parts of them; or `Z`.
fn zone_lengths(text: &[char]) -> Vec<usize> {
    let mut out = Vec::new();
    match text.first() {
        Some('Z' | 'z') => out.push(1),
        Some('+' | '-') if digits(&text[1..], 2).is_some() => {
            let colon = |at: usize| usize::from(text.get(at) == Some(&':'));
            let two = |at: usize| text.get(at..).is_some_and(|rest| digits(rest, 2).is_some_and(|n| n < 60));
            let mut at = 3 + colon(3);
            if two(at) {
                at += 2;
                out.push(at);
                let more = at + colon(at);
                if two(more) {
                    at = more + 2;
                    out.push(at);
                    if text.get(at) == Some(&'.') {
                        let count = text[at + 1..].iter().take(6).take_while(|c| c.is_ascii_digit()).count();
                        if count > 0 {
                            out.push(at + 1 + count);
                        }
                    }
                }
            }
            out.reverse();
        }
        _ => {}
    }
    out
}

/// Matches the pieces from here on: where each field lies, and the end.
fn matched(pieces: &[Piece], text: &[char], at: usize, found: &mut Vec<(char, usize, usize)>) -> Option<usize> {
    let Some((first, rest)) = pieces.split_first() else { return Some(at) };
    match first {
        Piece::Space => {
            let most = text[at..].iter().take_while(|c| c.is_whitespace()).count();
            (1..=most).rev().find_map(|count| matched(rest, text, at + count, found))
        }
        Piece::Char(c) => {
            let same = text.get(at).is_some_and(|have| have == c || have.to_lowercase().eq(c.to_lowercase()));
            if same { matched(rest, text, at + 1, found) } else { None }
        }
        Piece::Field(field) => {
            let known = found.len();
            for length in lengths(*field, &text[at..]) {
                found.push((*field, at, at + length));
                if let Some(end) = matched(rest, text, at + length, found) {
                    return Some(end);
                }
                found.truncate(known);
            }
            None
        }
    }
}

/// What a text says.
#[derive(Default)]
struct Parts {
    year: Option<i64>,
    iso_year: Option<i64>,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    fraction: i64,
    weekday: Option<i64>,
    day_of_year: Option<i64>,
    week: Option<(char, i64)>,
    iso_week: Option<i64>,
    summer: i64,
    zone: Option<String>,
    offset: Option<(i64, i64)>,
}

fn position(names: &[&str], text: &str, length: usize) -> i64 {
    names.iter().position(|name| name[..length.min(name.len())].eq_ignore_ascii_case(text)).unwrap_or(0) as i64
}

fn fraction(text: &str) -> i64 {
    format!("{text:0<6}").parse().unwrap_or(0)
}

fn offset(text: &str) -> Res<(i64, i64)> {
    if text.eq_ignore_ascii_case("z") {
        return Ok((0, 0));
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    if text.len() > 5 && text.as_bytes()[3] == b':' && text.as_bytes().get(6).is_some_and(|&c| c != b':') {
        return Err(value_error(&format!("Inconsistent use of : in {text}")));
    }
    let plain: String = text[1..].chars().filter(|c| *c != ':').collect();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let two = |at: usize| whole.get(at..at + 2).and_then(|two| two.parse::<i64>().ok()).unwrap_or(0);
    let seconds = two(0) * 3600 + two(2) * 60 + two(4);
    Ok((sign * seconds, if rest.is_empty() { 0 } else { sign * fraction(rest) }))
}

fn gather(text: &[char], found: &[(char, usize, usize)]) -> Res<Parts> {
    let mut out = Parts { month: 1, day: 1, summer: -1, ..Parts::default() };
    let has = |field: char| found.iter().any(|one| one.0 == field);
    for &(field, from, to) in found {
        let piece: String = text[from..to].iter().collect();
        let value = || piece.trim().parse::<i64>().unwrap_or(0);
        match field {
            'y' => out.year = Some(if value() <= 68 { 2000 + value() } else { 1900 + value() }),
            'Y' => out.year = Some(value()),
            'G' => out.iso_year = Some(value()),
            'm' => out.month = value(),
            'B' => out.month = position(&MONTHS, &piece, 99) + 1,
            'b' => out.month = position(&MONTHS, &piece, 3) + 1,
            'd' => out.day = value(),
            'H' => out.hour = value(),
            'I' => {
                let afternoon = found.iter().any(|&(field, from, _)| field == 'p' && text[from].eq_ignore_ascii_case(&'p'));
                out.hour = value() % 12 + if afternoon { 12 } else { 0 };
            }
            'M' => out.minute = value(),
            'S' => out.second = value(),
            'f' => out.fraction = fraction(&piece),
            'A' => out.weekday = Some(position(&DAYS, &piece, 99)),
            'a' => out.weekday = Some(position(&DAYS, &piece, 3)),
            'w' => out.weekday = Some((value() + 6) % 7),
            'u' => out.weekday = Some(value() - 1),
            'j' => out.day_of_year = Some(value()),
            'U' | 'W' => out.week = Some((field, value())),
            'V' => out.iso_week = Some(value()),
            'z' => out.offset = Some(offset(&piece)?),
            'Z' => {
                out.summer = 0;
                out.zone = Some(piece);
            }
            _ => {}
        }
    }
    if out.iso_year.is_some() {
        if out.iso_week.is_none() || out.weekday.is_none() {
            return Err(value_error(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').",
            ));
        }
        if has('j') {
            return Err(value_error(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.",
            ));
        }
    } else if out.iso_week.is_some() {
        let message = match out.year.is_none() || out.weekday.is_none() {
            true => {
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."
            }
            false => "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.",
        };
        return Err(value_error(message));
    }
    Ok(out)
}

/// Days before a date since the first day of year one, which is day 1.
fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    let y = year - 1;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][(month - 1) as usize];
    y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + before + i64::from(leap && month > 2) + day
}

/// Month and day of a day of the year; the year where it runs over.
fn from_day_of_year(year: i64, day_of_year: i64) -> (i64, i64, i64) {
    let wanted = ordinal(year, 1, 1) + day_of_year - 1;
    let year = (year - 1..=year + 1).rev().find(|&y| ordinal(y, 1, 1) <= wanted).unwrap_or(year);
    let month = (1..=12).rev().find(|&m| ordinal(year, m, 1) <= wanted).unwrap_or(1);
    (year, month, wanted - ordinal(year, month, 1) + 1)
}

fn weekday(year: i64, month: i64, day: i64) -> i64 {
    (ordinal(year, month, day) + 6) % 7
}

/// Fills in what follows from the rest, and checks the day.
fn completed(parts: &mut Parts) -> Res<[i64; 5]> {
    let leap_fix = parts.year.is_none() && parts.iso_year.is_none() && parts.month == 2 && parts.day == 29;
    let mut year = parts.year.unwrap_or(if leap_fix { 1904 } else { 1900 });
    let mut day_of_year = parts.day_of_year;
    if day_of_year.is_none()
        && let Some(weekday_wanted) = parts.weekday
    {
        if let (Some((kind, week)), Some(_)) = (parts.week, parts.year) {
            let first = weekday(year, 1, 1);
            let (first, wanted) = match kind {
                'U' => ((first + 1) % 7, (weekday_wanted + 1) % 7),
                _ => (first, weekday_wanted),
            };
            let before = (7 - first) % 7;
            day_of_year = Some(if week == 0 { 1 + wanted - first } else { 1 + before + 7 * (week - 1) + wanted });
        } else if let (Some(iso_year), Some(week)) = (parts.iso_year, parts.iso_week) {
            let fourth = weekday(iso_year, 1, 4);
            let start = ordinal(iso_year, 1, 4) - fourth;
            if week == 53 && (ordinal(iso_year + 1, 1, 4) - weekday(iso_year + 1, 1, 4)) - start < 53 * 7 {
                return Err(value_error("Invalid week: 53"));
            }
            year = iso_year;
            day_of_year = Some(start + (week - 1) * 7 + weekday_wanted - ordinal(iso_year, 1, 1) + 1);
        }
    }
    match day_of_year {
        Some(wanted) if parts.day_of_year.is_none() || wanted < 1 || parts.month == 1 && parts.day == 1 => {
            (year, parts.month, parts.day) = from_day_of_year(year, wanted);
            day_of_year = Some(ordinal(year, parts.month, parts.day) - ordinal(year, 1, 1) + 1);
        }
        _ => {}
    }
    let length = match parts.month {
        12 => 31,
        month => ordinal(year, month + 1, 1) - ordinal(year, month, 1),
    };
    if parts.day > length {
        return Err(value_error("day is out of range for month"));
    }
    let day_of_year = day_of_year.unwrap_or(ordinal(year, parts.month, parts.day) - ordinal(year, 1, 1) + 1);
    let weekday = parts.weekday.unwrap_or_else(|| weekday(year, parts.month, parts.day));
    Ok([if leap_fix { 1900 } else { year }, parts.month, parts.day, weekday, day_of_year])
}

fn string(value: Value, position: usize) -> Res<String> {
    match value.downcast::<Str>() {
        Some(s) => Ok(s.to_text()),
        None => Err(strptime_type(value, position)),
    }
}

#[cold]
fn strptime_type(value: Value, position: usize) -> Raised {
    let shown = format!("<class '{}'>", crate::class::full_name(value.type_of()));
    type_error(&format!("strptime() argument {position} must be str, not {shown}"))
}

fn parse(text: Value, format: Value) -> Res<(Parts, [i64; 5])> {
    let (shown, pattern) = (string(text, 0)?, string(format, 1)?);
    let pieces = pieces(&pattern)?;
    let chars: Vec<char> = shown.chars().collect();
    let mut found = Vec::new();
    let Some(end) = matched(&pieces, &chars, 0, &mut found) else {
        let (text, format) = (parts::repr_text(text), parts::repr_text(format));
        return Err(value_error(&format!("time data {text} does not match format {format}")));
    };
    if end < chars.len() {
        let rest: String = chars[end..].iter().collect();
        return Err(value_error(&format!("unconverted data remains: {rest}")));
    }
    let mut gathered = gather(&chars, &found)?;
    let date = completed(&mut gathered)?;
    Ok((gathered, date))
}

fn zone(parts: &Parts) -> Owned {
    parts.zone.as_ref().map_or(Owned::NONE, |zone| crate::parts::string(zone))
}

/// `time.strptime(text, format)`.
pub(super) fn strptime(text: Value, format: Value) -> Res {
    let default = parts::string("%a %b %d %H:%M:%S %Y");
    let format = if format.is_absent() { default.value() } else { format };
    let (found, [year, month, day, weekday, day_of_year]) = parse(text, format)?;
    let numbers = [year, month, day, found.hour, found.minute, found.second, weekday, day_of_year, found.summer];
    let offset = found.offset.map_or(Owned::NONE, |(seconds, _)| parts::int(seconds));
    Ok(calendar::parsed(numbers, zone(&found), offset))
}

/// For `datetime.strptime`: year, month, day, hour, minute, second, microsecond, and the zone's name, seconds and microseconds.
pub(in crate::modules) fn strptime_parts(text: Value, format: Value) -> Res {
    let (found, [year, month, day, ..]) = parse(text, format)?;
    let numbers = [year, month, day, found.hour, found.minute, found.second, found.fraction];
    let mut items: Vec<Owned> = numbers.map(parts::int).into();
    items.push(zone(&found));
    match found.offset {
        Some((seconds, micros)) => items.extend([parts::int(seconds), parts::int(micros)]),
        None => items.extend([Owned::NONE, Owned::NONE]),
    }
    Ok(parts::tuple_of(items))
}
