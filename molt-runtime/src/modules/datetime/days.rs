//! The proleptic Gregorian calendar: days counted from 1 January of year 1.

/// The last day there is.
pub const LAST: i64 = 3_652_059;
const BEFORE: [i64; 13] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const LENGTHS: [i64; 13] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many days a month has.
pub fn month_length(year: i64, month: i64) -> i64 {
    if month == 2 && is_leap(year) { 29 } else { LENGTHS[month as usize] }
}

/// The number of a day.
pub fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    let y = year - 1;
    y * 365 + y / 4 - y / 100 + y / 400 + BEFORE[month as usize] + i64::from(month > 2 && is_leap(year)) + day
}

/// The day of this number: year, month, day.
pub fn from_ordinal(number: i64) -> (i64, i64, i64) {
    let n = number - 1;
    let (n400, n) = (n / 146_097, n % 146_097);
    let (n100, n) = (n / 36_524, n % 36_524);
    let (n4, n) = (n / 1461, n % 1461);
    let (n1, n) = (n / 365, n % 365);
    let year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
    if n1 == 4 || n100 == 4 {
        return (year - 1, 12, 31);
    }
    let mut month = (n + 50) >> 5;
    let mut before = BEFORE[month as usize] + i64::from(month > 2 && is_leap(year));
    if before > n {
        month -= 1;
        before -= month_length(year, month);
    }
    (year, month, n - before + 1)
}

/// The number of the Monday on which the first ISO week of a year begins.
pub fn first_week(year: i64) -> i64 {
    let first = ordinal(year, 1, 1);
    let weekday = (first + 6) % 7;
    first - weekday + if weekday > 3 { 7 } else { 0 }
}

/// Year, week and day of the week of a day.
pub fn iso_calendar(year: i64, today: i64) -> (i64, i64, i64) {
    let since = today - first_week(year);
    if since < 0 {
        let since = today - first_week(year - 1);
        return (year - 1, since / 7 + 1, since % 7 + 1);
    }
    if since >= 52 * 7 && today >= first_week(year + 1) {
        return (year + 1, 1, (today - first_week(year + 1)) % 7 + 1);
    }
    (year, since / 7 + 1, since % 7 + 1)
}

/// Why there is no such day.
pub enum NoDay {
    Year,
    Week,
    Weekday,
}

/// The number of a day of an ISO week.
pub fn from_iso(year: i64, week: i64, day: i64) -> Result<i64, NoDay> {
    if !(1..=9999).contains(&year) {
        return Err(NoDay::Year);
    }
    if !(1..53).contains(&week) {
        let first = ordinal(year, 1, 1) % 7;
        if !(week == 53 && (first == 4 || first == 3 && is_leap(year))) {
            return Err(NoDay::Week);
        }
    }
    if !(1..8).contains(&day) {
        return Err(NoDay::Weekday);
    }
    Ok(first_week(year) + (week - 1) * 7 + day - 1)
}
