//! `timedelta`.

use super::arguments::{Parameters, each};
use crate::float::as_f64;
use crate::int::{self, View};
use crate::object::{self, Header, Object};
use crate::types::{Args, BinaryOp, CompareOp, Kind, Slots, Type, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, parts, tuple};
use alloc::format;
use alloc::string::String;
use core::cmp::Ordering;
use num_bigint::BigInt;

/// A span of time; seconds and microseconds are never negative.
#[repr(C)]
pub struct Delta {
    header: Header,
    pub days: i32,
    pub seconds: i32,
    pub micros: i32,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Delta {
    const KIND: Kind = Kind::TimeDelta;
}

static SLOTS: Slots = Slots {
    str: Some(str),
    hash: Some(|this| {
        let delta = known(this);
        tuple::hash_items(&[delta.days, delta.seconds, delta.micros].map(|n| parts::int(n.into()).value()))
    }),
    truth: Some(|this| Ok(!known(this).is_zero())),
    compare: Some(compare),
    binary: Some(binary),
    unary: Some(unary),
    new: Some(new),
    ..Slots::base(drop_delta, repr)
};
/// `datetime.timedelta`.
pub static TIMEDELTA: Type = Type::of_module("datetime.timedelta", Kind::TimeDelta, &SLOTS, METHODS);

fn drop_delta(this: Value) {
    // SAFETY: called once, when the count is zero; nothing is held.
    unsafe { object::free::<Delta>(this, 0) }
}

/// The span in a value, if it is one.
pub fn of(value: Value) -> Option<&'static Delta> {
    value.downcast()
}

fn known(value: Value) -> &'static Delta {
    match value.downcast() {
        Some(delta) => delta,
        None => crate::host::fatal("a timedelta was expected"),
    }
}

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;
const MOST_DAYS: i64 = 999_999_999;

/// A span of so many days, seconds and microseconds, each of which may be anything near its range.
pub fn make(days: i64, seconds: i64, micros: i64) -> Res {
    make_as(&TIMEDELTA, days, seconds, micros)
}

fn make_as(kind: &'static Type, days: i64, seconds: i64, micros: i64) -> Res {
    // Nearly always they are in their ranges, or just beyond.
    let (mut days, mut seconds, mut micros) = (days, seconds, micros);
    if !(0..SECOND).contains(&micros) {
        seconds += micros.div_euclid(SECOND);
        micros = micros.rem_euclid(SECOND);
    }
    if !(0..DAY).contains(&seconds) {
        days += seconds.div_euclid(DAY);
        seconds = seconds.rem_euclid(DAY);
    }
    if days.abs() > MOST_DAYS {
        return Err(error::overflow_error(&format!("days={days}; must have magnitude <= {MOST_DAYS}")));
    }
    let (days, seconds, micros) = (days as i32, seconds as i32, micros as i32);
    Ok(object::allocate(kind, 0, |header| Delta { header, days, seconds, micros }))
}

/// A span of so many microseconds.
pub fn from_micros(micros: i64) -> Res {
    make(0, micros.div_euclid(SECOND), micros.rem_euclid(SECOND))
}

fn from_wide(kind: &'static Type, total: i128) -> Res {
    if let Ok(total) = i64::try_from(total) {
        return make_as(kind, 0, total.div_euclid(SECOND), total.rem_euclid(SECOND));
    }
    let day = i128::from(DAY * SECOND);
    let (days, rest) = (total.div_euclid(day), total.rem_euclid(day) as i64);
    match i32::try_from(days) {
        Ok(days) => make_as(kind, days.into(), 0, rest),
        Err(_) => Err(too_large()),
    }
}

#[cold]
fn too_large() -> crate::value::Raised {
    error::overflow_error("Python int too large to convert to C int")
}

impl Delta {
    /// All in microseconds.
    pub fn total(&self) -> i128 {
        i128::from(self.whole_seconds()) * i128::from(SECOND) + i128::from(self.micros)
    }
    fn whole_seconds(&self) -> i64 {
        i64::from(self.days) * DAY + i64::from(self.seconds)
    }
    fn is_zero(&self) -> bool {
        self.days == 0 && self.seconds == 0 && self.micros == 0
    }
    /// In microseconds, if it is less than a day in either direction.
    pub fn within_a_day(&self) -> Option<i64> {
        if !(-1..=0).contains(&self.days) {
            return None;
        }
        let total = self.total() as i64;
        (-DAY * SECOND < total).then_some(total)
    }
    fn order(&self, other: &Delta) -> Ordering {
        (self.days, self.seconds, self.micros).cmp(&(other.days, other.seconds, other.micros))
    }
}

fn new(kind: &'static Type, args: Args) -> Res {
    const NAMES: [&str; 7] = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"];
    let mut given = [Value::ABSENT; 7];
    let parameters = Parameters { function: "__new__()", names: &NAMES, positional: 7, required: 0 };
    each(&parameters, args, &mut |i, value| {
        given[i] = value;
        Ok(())
    })?;
    let factors = [DAY * SECOND, SECOND, 1, 1000, 60 * SECOND, 3600 * SECOND, 7 * DAY * SECOND];
    let (mut total, mut left) = (0i128, 0.0);
    for i in [2, 3, 1, 4, 5, 0, 6] {
        let (value, factor) = (given[i], i128::from(factors[i]));
        if value.is_absent() {
            continue;
        }
        if let Some(whole) = int::view(value) {
            let product = whole.wide().and_then(|whole| whole.checked_mul(factor)).and_then(|product| total.checked_add(product));
            total = product.ok_or_else(too_large)?;
        } else if let Some(real) = as_f64(value) {
            let whole = truncated(real)?;
            total = whole.checked_mul(factor).and_then(|product| total.checked_add(product)).ok_or_else(too_large)?;
            let part = (real - trunc(real)) * factor as f64;
            total += part as i128;
            left += part - trunc(part);
        } else {
            let (name, got) = (NAMES[i], dispatch::type_name(value));
            return Err(error::type_error(&format!("unsupported type for timedelta {name} component: {got}")));
        }
    }
    if left != 0.0 {
        let away = |x: f64| trunc(x + if x < 0.0 { -0.5 } else { 0.5 });
        let mut whole = away(left);
        if (whole - left).abs() == 0.5 {
            let odd = (total & 1) as f64;
            whole = 2.0 * away((left + odd) * 0.5) - odd;
        }
        total += whole as i128;
    }
    from_wide(kind, total)
}

/// The whole part of a float that is not very large.
fn trunc(real: f64) -> f64 {
    (real as i128) as f64
}

/// The whole part of a float.
fn truncated(real: f64) -> Res<i128> {
    if real.is_nan() {
        return Err(error::value_error("cannot convert float NaN to integer"));
    }
    if real.is_infinite() {
        return Err(error::overflow_error("cannot convert float infinity to integer"));
    }
    if real.abs() < 1e38 { Ok(real as i128) } else { Err(too_large()) }
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    match (of(a), of(b)) {
        (Some(a), Some(b)) => Ok(op.holds(a.order(b)).into()),
        _ => Ok(int::not_implemented()),
    }
}

fn unary(op: UnaryOp, this: Value) -> Res {
    let delta = known(this);
    match op {
        UnaryOp::Neg => negated(delta),
        UnaryOp::Pos => make(delta.days.into(), delta.seconds.into(), delta.micros.into()),
        UnaryOp::Invert => Ok(int::not_implemented()),
    }
}

fn negated(delta: &Delta) -> Res {
    make(-i64::from(delta.days), -i64::from(delta.seconds), -i64::from(delta.micros))
}

fn absolute(this: Value) -> Res {
    let delta = known(this);
    if delta.days < 0 { negated(delta) } else { make(delta.days.into(), delta.seconds.into(), delta.micros.into()) }
}

fn binary(op: BinaryOp, a: Value, b: Value) -> Res {
    if let (Some(x), Some(y)) = (of(a), of(b)) {
        let sum = |sign: i64| {
            let part = |a: i32, b: i32| i64::from(a) + sign * i64::from(b);
            make(part(x.days, y.days), part(x.seconds, y.seconds), part(x.micros, y.micros))
        };
        let ints = || (int::from_i128(x.total()), int::from_i128(y.total()));
        return match op {
            BinaryOp::Add => sum(1),
            BinaryOp::Sub => sum(-1),
            BinaryOp::TrueDiv | BinaryOp::FloorDiv => {
                let (x, y) = ints();
                dispatch::binary(op, x.value(), y.value())
            }
            BinaryOp::Mod => Ok(divided(x, y, "integer modulo by zero")?.1),
            _ => Ok(int::not_implemented()),
        };
    }
    let (delta, other, first) = match (of(a), of(b)) {
        (Some(delta), None) => (delta, b, true),
        (None, Some(delta)) => (delta, a, false),
        _ => return Ok(int::not_implemented()),
    };
    let (whole, real) = (int::view(other), if other.is_bool() { None } else { as_float(other) });
    match (op, whole, real) {
        (BinaryOp::Mul, Some(whole), _) => match whole.wide().and_then(|whole| delta.total().checked_mul(whole)) {
            Some(product) => from_wide(&TIMEDELTA, product),
            None => Err(too_large()),
        },
        (BinaryOp::Mul, _, Some(real)) => scaled(delta, ratio(real)?),
        (BinaryOp::TrueDiv, Some(whole), _) if first => scaled(delta, (BigInt::from(1), whole.big().into_owned())),
        (BinaryOp::TrueDiv, _, Some(real)) if first => {
            let (above, below) = ratio(real)?;
            scaled(delta, (below, above))
        }
        (BinaryOp::FloorDiv, Some(_), _) if first => {
            let total = int::from_i128(delta.total());
            let quotient = dispatch::binary(BinaryOp::FloorDiv, total.value(), other)?;
            match int::view(quotient.value()).and_then(View::wide) {
                Some(quotient) => from_wide(&TIMEDELTA, quotient),
                None => Err(too_large()),
            }
        }
        _ => Ok(int::not_implemented()),
    }
}

fn as_float(value: Value) -> Option<f64> {
    as_f64(value).filter(|_| value.type_of().kind == Kind::Float)
}

/// A float as a fraction.
fn ratio(real: f64) -> Res<(BigInt, BigInt)> {
    if real.is_nan() {
        return Err(error::value_error("cannot convert NaN to integer ratio"));
    }
    if real.is_infinite() {
        return Err(error::overflow_error("cannot convert Infinity to integer ratio"));
    }
    let bits = real.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64;
    let mantissa = (bits & ((1 << 52) - 1)) | if exponent == 0 { 0 } else { 1 << 52 };
    let exponent = exponent.max(1) - 1075;
    let mut above = BigInt::from(mantissa);
    if real < 0.0 {
        above = -above;
    }
    Ok(if exponent >= 0 { (above << exponent as u64, BigInt::from(1)) } else { (above, BigInt::from(1) << -exponent as u64) })
}

/// A span times a fraction, to the nearest microsecond, halves to the even one.
fn scaled(delta: &Delta, (above, below): (BigInt, BigInt)) -> Res {
    let zero = BigInt::from(0);
    if below == zero {
        return Err(error::zero_division_error("integer division or modulo by zero"));
    }
    let (above, below) = if below < zero { (-above, -below) } else { (above, below) };
    // Nearly always these are small.
    if let (Ok(above), Ok(below)) = (i64::try_from(&above), i64::try_from(&below))
        && let Some(product) = delta.total().checked_mul(above.into())
    {
        let below = i128::from(below);
        let (mut quotient, rest) = (product.div_euclid(below), product.rem_euclid(below));
        if rest * 2 > below || rest * 2 == below && quotient & 1 == 1 {
            quotient += 1;
        }
        return from_wide(&TIMEDELTA, quotient);
    }
    let product = BigInt::from(delta.total()) * above;
    let (mut quotient, mut rest) = (&product / &below, &product % &below);
    if rest < zero {
        quotient -= 1;
        rest += &below;
    }
    rest *= 2;
    if rest > below || rest == below && quotient.bit(0) {
        quotient += 1;
    }
    match i128::try_from(quotient) {
        Ok(quotient) => from_wide(&TIMEDELTA, quotient),
        Err(_) => Err(too_large()),
    }
}

fn divided(x: &Delta, y: &Delta, by_zero: &str) -> Res<(Owned, Owned)> {
    let (x, y) = (x.total(), y.total());
    if y == 0 {
        return Err(error::zero_division_error(by_zero));
    }
    let (mut quotient, mut rest) = (x / y, x % y);
    if rest != 0 && (rest < 0) != (y < 0) {
        quotient -= 1;
        rest += y;
    }
    Ok((int::from_i128(quotient), from_wide(&TIMEDELTA, rest)?))
}

fn divmod(this: Value, other: Value) -> Res {
    match (of(this), of(other)) {
        (Some(x), Some(y)) => {
            let (quotient, rest) = divided(x, y, "integer division or modulo by zero")?;
            Ok(tuple::pair(quotient, rest))
        }
        _ => Ok(int::not_implemented()),
    }
}

fn divmod_reflected(this: Value, other: Value) -> Res {
    divmod(other, this)
}

/// A number of microseconds in seconds, as the division of two ints gives it.
pub fn in_seconds(micros: i128) -> Res {
    if micros.unsigned_abs() < 1 << 53 {
        return Ok((micros as f64 / 1e6).into());
    }
    dispatch::binary(BinaryOp::TrueDiv, int::from_i128(micros).value(), parts::int(SECOND).value())
}

fn total_seconds(this: Value) -> Res {
    in_seconds(known(this).total())
}

fn repr(this: Value) -> Res {
    let delta = known(this);
    let mut shown = String::new();
    for (name, number) in [("days", delta.days), ("seconds", delta.seconds), ("microseconds", delta.micros)] {
        if number != 0 {
            let comma = if shown.is_empty() { "" } else { ", " };
            shown.push_str(&format!("{comma}{name}={number}"));
        }
    }
    if shown.is_empty() {
        shown.push('0');
    }
    Ok(parts::string(&format!("{}({shown})", this.type_of().name())))
}

fn str(this: Value) -> Res {
    let delta = known(this);
    let (days, seconds) = (delta.days, delta.seconds);
    let mut shown = String::new();
    if days != 0 {
        shown = format!("{days} day{}, ", if days == 1 || days == -1 { "" } else { "s" });
    }
    shown.push_str(&format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
    if delta.micros != 0 {
        shown.push_str(&format!(".{:06}", delta.micros));
    }
    Ok(parts::string(&shown))
}

fn reduce(this: Value) -> Res {
    let delta = known(this);
    let state = tuple::from_array([delta.days, delta.seconds, delta.micros].map(|n| parts::int(n.into())));
    Ok(tuple::pair(object::value_of(this.type_of()).to_owned(), state))
}

fn days(this: Value) -> Res {
    Ok(parts::int(known(this).days.into()))
}

fn seconds(this: Value) -> Res {
    Ok(parts::int(known(this).seconds.into()))
}

fn micros(this: Value) -> Res {
    Ok(parts::int(known(this).micros.into()))
}

crate::methods! { METHODS of "datetime.timedelta" {
    property: days as "days"(this) "(self) -> int";
    property: seconds as "seconds"(this) "(self) -> int";
    property: micros as "microseconds"(this) "(self) -> int";
    method: total_seconds as "total_seconds"(this) "(self, /) -> float";
    method: absolute as "__abs__"(this) "(self, /) -> object";
    method: divmod as "__divmod__"(this, other) "(self, value, /) -> object";
    method: divmod_reflected as "__rdivmod__"(this, other) "(self, value, /) -> object";
    method: reduce as "__reduce__"(this) "(self, /) -> object";
} }
