//! `tzinfo` and `timezone`, and what zones say about a moment.

use super::arguments::{Parameters, each};
use super::delta::{self, Delta};
use super::moment::{Fields, Moment, What, make, make_by, of as moment_of};
use super::{arithmetic, text};
use crate::object::{self, Header, Object};
use crate::rt::rt;
use crate::types::{Args, CompareOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use crate::{class, dispatch, error, exception, int, literal, parts, tuple};
use alloc::format;
use alloc::string::String;

/// A zone. What only `timezone` has is absent in other zones.
#[repr(C)]
struct Zone {
    header: Header,
    /// The offset (an owned `timedelta`).
    offset: Value,
    /// The name (an owned `str`), if it has one of its own.
    name: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Zone {
    const KIND: Kind = Kind::TimeZone;
}

static PLAIN_SLOTS: Slots = Slots { new: Some(|kind, _| Ok(allocate(kind, Value::ABSENT, Value::ABSENT))), ..BASE };
static FIXED_SLOTS: Slots = Slots {
    new: Some(new),
    str: Some(|this| Ok(shown_name(of(this)))),
    hash: Some(|this| dispatch::hash(of(this).offset)),
    compare: Some(compare),
    ..Slots::base(drop_zone, repr)
};
const BASE: Slots = Slots::base(drop_zone, class::default_repr);
/// `datetime.tzinfo`.
pub static TZINFO: Type =
    Type::builtin("datetime.tzinfo", Kind::TimeZone, &PLAIN_SLOTS, Some(&OBJECT)).with_methods(PLAIN_METHODS);
/// `datetime.timezone`.
pub static TIMEZONE: Type =
    Type::builtin("datetime.timezone", Kind::TimeZone, &FIXED_SLOTS, Some(&TZINFO)).with_methods(FIXED_METHODS);

fn drop_zone(this: Value) {
    object::release(of(this).offset);
    object::release(of(this).name);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<Zone>(this, 0) }
}

fn of(value: Value) -> &'static Zone {
    match value.downcast() {
        Some(zone) => zone,
        None => crate::host::fatal("a zone was expected"),
    }
}

fn allocate(kind: &'static Type, offset: Value, name: Value) -> Owned {
    let own = |value: Value| if value.is_absent() { value } else { value.to_owned().into_raw() };
    let (offset, name) = (own(offset), own(name));
    object::allocate(kind, 0, |header| Zone { header, offset, name })
}

/// The zone of an offset, without a look at its range.
pub fn fixed_zone(micros: i64, name: Value) -> Res {
    let offset = delta::from_micros(micros)?;
    Ok(if micros == 0 && name.is_absent() { utc().to_owned() } else { allocate(&TIMEZONE, offset.value(), name) })
}

/// `timezone.utc`, made on first use.
pub fn utc() -> Value {
    let cell = &rt().datetime.utc;
    if cell.get().is_absent()
        && let Ok(zero) = delta::from_micros(0)
    {
        cell.set(allocate(&TIMEZONE, zero.value(), Value::ABSENT).into_raw());
    }
    cell.get()
}

/// Refuses what is neither `None` nor a zone.
pub fn check(zone: Value) -> Res<()> {
    if zone.is_absent() || zone.is_none() || zone.downcast::<Zone>().is_some() {
        return Ok(());
    }
    let got = dispatch::type_name(zone);
    Err(error::type_error(&format!("tzinfo argument must be None or of a tzinfo subclass, not type '{got}'")))
}

/// The offset of a zone whose code is known, in microseconds.
pub fn fixed(zone: Value) -> Option<i64> {
    if !zone.is_exactly(&TIMEZONE) {
        return None;
    }
    delta::of(of(zone).offset).map(|offset| offset.total() as i64)
}

/// What a zone is asked about: a date and time, or nothing for a time alone.
fn subject(this: Value) -> Value {
    if moment_of(this).what == What::DateTime { this } else { Value::NONE }
}

/// The offset of a moment in microseconds; nothing where it has none.
pub fn offset_of(this: Value) -> Res<Option<i64>> {
    let zone = moment_of(this).zone;
    if zone.is_absent() {
        return Ok(None);
    }
    if let Some(micros) = fixed(zone) {
        return Ok(Some(micros));
    }
    let offset = asked(zone, literal!("utcoffset"), subject(this))?;
    Ok(delta::of(offset.value()).map(|offset| offset.total() as i64))
}

/// What a zone says to `utcoffset` or `dst`, checked.
fn asked(zone: Value, method: Value, subject: Value) -> Res {
    let found = class::call_method(zone, method, &[subject])?;
    if found.is_none() {
        return Ok(found);
    }
    match delta::of(found.value()).map(Delta::within_a_day) {
        Some(Some(_)) => Ok(found),
        Some(None) => {
            Err(error::value_error("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."))
        }
        None => {
            let (method, got) = (parts::text(method), dispatch::type_name(found.value()));
            Err(error::type_error(&format!("tzinfo.{method}() must return None or timedelta, not '{got}'")))
        }
    }
}

fn asked_about(this: Value, method: Value) -> Res {
    match moment_of(this).zone {
        Value::ABSENT => Ok(Owned::NONE),
        zone => asked(zone, method, subject(this)),
    }
}

/// `utcoffset()` of a moment.
pub fn utcoffset(this: Value) -> Res {
    asked_about(this, literal!("utcoffset"))
}

/// `dst()` of a moment.
pub fn dst(this: Value) -> Res {
    asked_about(this, literal!("dst"))
}

/// `tzname()` of a moment.
pub fn tzname(this: Value) -> Res {
    let zone = moment_of(this).zone;
    if zone.is_absent() {
        return Ok(Owned::NONE);
    }
    let found = class::call_method(zone, literal!("tzname"), &[subject(this)])?;
    if found.is_none() || found.type_of().kind == Kind::Str {
        return Ok(found);
    }
    let got = dispatch::type_name(found.value());
    Err(error::type_error(&format!("tzinfo.tzname() must return None or a string, not '{got}'")))
}

/// A moment in another zone.
pub fn moved_to(this: Value, zone: Value, offset: i64) -> Res {
    let fields = Fields::from_micros(moment_of(this).fields().micros() - offset)?;
    let class = object::value_of(this.type_of());
    if let Some(own) = fixed(zone) {
        return make_by(class, What::DateTime, Fields::from_micros(fields.micros() + own)?, zone);
    }
    let there = make_by(class, What::DateTime, fields, utc())?;
    let there = make(there.type_of(), What::DateTime, moment_of(there.value()).fields(), zone);
    class::call_method(zone, literal!("fromutc"), &[there.value()])
}

#[cold]
fn not_implemented(method: &str) -> Raised {
    exception::store(&exception::NOT_IMPLEMENTED_ERROR, &format!("a tzinfo subclass must implement {method}()"))
}

fn plain_tzname(_this: Value, _dt: Value) -> Res {
    Err(not_implemented("tzname"))
}

fn plain_utcoffset(_this: Value, _dt: Value) -> Res {
    Err(not_implemented("utcoffset"))
}

fn plain_dst(_this: Value, _dt: Value) -> Res {
    Err(not_implemented("dst"))
}

/// The date and time given to `fromutc`.
fn of_this_zone(this: Value, dt: Value) -> Res<&'static Moment> {
    let Some(moment) = arithmetic::datetime(dt) else {
        return Err(error::type_error("fromutc: argument must be a datetime"));
    };
    if moment.zone != this {
        return Err(error::value_error("fromutc: dt.tzinfo is not self"));
    }
    Ok(moment)
}

fn plain_fromutc(this: Value, dt: Value) -> Res {
    of_this_zone(this, dt)?;
    let missing = |what: &str| error::value_error(&format!("fromutc: non-None {what}() result required"));
    let offset = utcoffset(dt)?;
    let Some(offset) = delta::of(offset.value()) else { return Err(missing("utcoffset")) };
    let summer = dst(dt)?;
    let Some(first) = delta::of(summer.value()) else { return Err(missing("dst")) };
    let standard = offset.total() as i64 - first.total() as i64;
    let (mut there, mut summer) = (dt.to_owned(), summer.clone());
    if standard != 0 {
        let difference = delta::from_micros(standard)?;
        if let Some(difference) = delta::of(difference.value()) {
            there = arithmetic::moved(dt, difference, 1)?;
        }
        summer = dst(there.value())?;
    }
    match delta::of(summer.value()) {
        Some(summer) => arithmetic::moved(there.value(), summer, 1),
        None => Err(error::value_error("fromutc: tz.dst() gave inconsistent results; cannot convert")),
    }
}

fn plain_reduce(this: Value) -> Res {
    let args = match class::find_attr(this, literal!("__getinitargs__"))? {
        Some(method) => dispatch::call_values(method.value(), &[])?,
        None => tuple::empty(),
    };
    let state = match class::find_attr(this, literal!("__getstate__"))? {
        Some(method) => dispatch::call_values(method.value(), &[])?,
        None => match class::dict_of(this) {
            Some(dict) if parts::length(dict) > 0 => dict.to_owned(),
            _ => Owned::NONE,
        },
    };
    let class = object::value_of(this.type_of()).to_owned();
    Ok(if state.is_none() { tuple::pair(class, args) } else { tuple::from_array([class, args, state]) })
}

fn new(kind: &'static Type, args: Args) -> Res {
    let mut given = [Value::ABSENT; 2];
    each(
        &Parameters { function: "timezone()", names: &["offset", "name"], positional: 2, required: 1 },
        args,
        &mut |i, value| {
            let right = if i == 0 { delta::of(value).is_some() } else { value.type_of().kind == Kind::Str };
            if !right {
                let (place, must) = if i == 0 { (1, "datetime.timedelta") } else { (2, "str") };
                let got = crate::arguments::bad_type(value);
                return Err(error::type_error(&format!("timezone() argument {place} must be {must}, not {got}")));
            }
            given[i] = value;
            Ok(())
        },
    )?;
    let [offset, name] = given;
    match delta::of(offset).and_then(Delta::within_a_day) {
        Some(0) if name.is_absent() => Ok(utc().to_owned()),
        Some(_) => Ok(allocate(kind, offset, name)),
        None => {
            let got = dispatch::repr(offset)?;
            Err(error::value_error(&format!(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {}.",
                parts::text(got.value())
            )))
        }
    }
}

/// Refuses what no `timezone` can be asked about.
fn check_subject(dt: Value, method: &str) -> Res<()> {
    if dt.is_none() || arithmetic::datetime(dt).is_some() {
        return Ok(());
    }
    let got = dispatch::type_name(dt);
    Err(error::type_error(&format!("{method}(dt) argument must be a datetime instance or None, not {got}")))
}

fn fixed_utcoffset(this: Value, dt: Value) -> Res {
    check_subject(dt, "utcoffset")?;
    Ok(of(this).offset.to_owned())
}

fn fixed_dst(_this: Value, dt: Value) -> Res {
    check_subject(dt, "dst")?;
    Ok(Owned::NONE)
}

fn fixed_tzname(this: Value, dt: Value) -> Res {
    check_subject(dt, "tzname")?;
    Ok(shown_name(of(this)))
}

fn shown_name(zone: &Zone) -> Owned {
    if !zone.name.is_absent() {
        return zone.name.to_owned();
    }
    let micros = delta::of(zone.offset).map_or(0, |offset| offset.total() as i64);
    let mut shown = String::from("UTC");
    if micros != 0 {
        text::push_offset(&mut shown, micros, ":");
    }
    parts::string(&shown)
}

fn fixed_fromutc(this: Value, dt: Value) -> Res {
    of_this_zone(this, dt)?;
    match delta::of(of(this).offset) {
        Some(offset) => arithmetic::moved(dt, offset, 1),
        None => Ok(dt.to_owned()),
    }
}

fn initial_arguments(this: Value) -> Res {
    let zone = of(this);
    Ok(if zone.name.is_absent() { parts::tuple(&[zone.offset]) } else { parts::tuple(&[zone.offset, zone.name]) })
}

fn compare(op: CompareOp, a: Value, b: Value) -> Res {
    let is_fixed = |value: Value| value.downcast::<Zone>().filter(|zone| !zone.offset.is_absent());
    match (is_fixed(a), is_fixed(b)) {
        (Some(a), Some(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => dispatch::compare(op, a.offset, b.offset),
        _ => Ok(int::not_implemented()),
    }
}

fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}

fn deep_copy(this: Value, _memo: Value) -> Res {
    Ok(this.to_owned())
}

fn repr(this: Value) -> Res {
    if this == utc() {
        return Ok(parts::string("datetime.timezone.utc"));
    }
    let (zone, name) = (of(this), this.type_of().name());
    let offset = dispatch::repr(zone.offset)?;
    let mut shown = format!("{name}({}", parts::text(offset.value()));
    if !zone.name.is_absent() {
        shown.push_str(", ");
        shown.push_str(&parts::repr_text(zone.name));
    }
    shown.push(')');
    Ok(parts::string(&shown))
}

crate::methods! { PLAIN_METHODS of "datetime.tzinfo" {
    method: plain_tzname as "tzname"(this, dt) "(self, dt, /) -> object";
    method: plain_utcoffset as "utcoffset"(this, dt) "(self, dt, /) -> object";
    method: plain_dst as "dst"(this, dt) "(self, dt, /) -> object";
    method: plain_fromutc as "fromutc"(this, dt) "(self, dt, /) -> object";
    method: plain_reduce as "__reduce__"(this) "(self, /) -> object";
} }
crate::methods! { FIXED_METHODS of "datetime.timezone" {
    method: fixed_tzname as "tzname"(this, dt) "(self, dt, /) -> object";
    method: fixed_utcoffset as "utcoffset"(this, dt) "(self, dt, /) -> object";
    method: fixed_dst as "dst"(this, dt) "(self, dt, /) -> object";
    method: fixed_fromutc as "fromutc"(this, dt) "(self, dt, /) -> object";
    method: initial_arguments as "__getinitargs__"(this) "(self, /) -> object";
    method: itself as "__copy__"(this) "(self, /) -> object";
    method: deep_copy as "__deepcopy__"(this, memo) "(self, memo, /) -> object";
} }
