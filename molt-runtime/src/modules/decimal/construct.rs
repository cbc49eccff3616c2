//! Making decimals of other values.

use super::compare::of_float;
use super::context::{self, Context, MAX, MIN_ETINY};
use super::number::{Decimal, Number, make, make_as, number};
use super::round::fixed;
use super::signals::{CONVERSION_SYNTAX, FLOAT_OPERATION, INVALID_OPERATION};
use super::text::parse;
use super::{Hook, hook};
use crate::str::Str;
use crate::types::{Args, Kind, Type};
use crate::value::{Res, Value};
use crate::{arguments, dispatch, error, float, int, parts};
use alloc::format;

/// `Decimal(value, context)`.
pub fn new(kind: &'static Type, args: Args) -> Res {
    let [value, given] = match (args.values, args.names.is_absent()) {
        ([], true) => [Value::ABSENT; 2],
        (&[value], true) => [value, Value::ABSENT],
        _ => taken(args)?,
    };
    if let Some(text) = value.downcast::<Str>() {
        return of_text(kind, text, given);
    }
    if let Some(whole) = int::view(value) {
        check(given)?;
        return Ok(make_as(kind, Number::of_int(whole)));
    }
    if value.is_absent() {
        check(given)?;
        return Ok(make_as(kind, Number::small(0)));
    }
    if let Some(decimal) = value.downcast::<Decimal>() {
        check(given)?;
        if core::ptr::eq(kind, &super::number::DECIMAL) && value.is_exactly(kind) {
            return Ok(value.to_owned());
        }
        return Ok(make_as(kind, decimal.number.clone()));
    }
    if let Some(real) = float::as_f64(value) {
        context::given(given)?.note(FLOAT_OPERATION)?;
        return Ok(make_as(kind, of_float(real)));
    }
    check(given)?;
    if matches!(value.type_of().kind, Kind::Tuple | Kind::List) {
        let made = hook(Hook::FromTuple, &[value])?;
        return Ok(make_as(kind, number(made.value()).clone()));
    }
    Err(error::type_error(&format!("conversion from {} to Decimal is not supported", dispatch::type_name(value))))
}

fn taken(args: Args) -> Res<[Value; 2]> {
    const NAMES: [&str; 2] = ["value", "context"];
    for (name, _) in args.named() {
        if !NAMES.iter().any(|known| parts::is(name, known)) {
            return Err(error::type_error(&format!("'{}' is an invalid keyword argument for this function", parts::text(name))));
        }
    }
    if args.values.len() > NAMES.len() {
        let given = args.values.len();
        return Err(error::type_error(&format!("function takes at most 2 arguments ({given} given)")));
    }
    arguments::named("function", args, NAMES)
}

fn check(given: Value) -> Res<()> {
    if given.is_absent() || given.is_none() {
        return Ok(());
    }
    context::given(given).map(|_| ())
}

fn of_text(kind: &'static Type, text: &Str, given: Value) -> Res {
    let number = match parse(text, false) {
        Some(number) if within_limits(&number) => number,
        other => {
            context::given(given)?.note(if other.is_some() { INVALID_OPERATION } else { CONVERSION_SYNTAX })?;
            Number::nan()
        }
    };
    check(given)?;
    Ok(make_as(kind, number))
}

/// Whether a number fits the widest context there is.
fn within_limits(number: &Number) -> bool {
    if number.is_special() {
        return true;
    }
    let last = if number.coefficient.is_zero() { number.exponent } else { number.adjusted() };
    number.exponent >= MIN_ETINY && last <= MAX
}

/// `Decimal.from_float(value)`.
pub fn from_float(class: Value, value: Value) -> Res {
    let made = exactly(value)?;
    if class == crate::object::value_of(&super::number::DECIMAL) {
        return Ok(make(made));
    }
    dispatch::call_values(class, &[make(made).value()])
}

fn exactly(value: Value) -> Res<Number> {
    if let Some(whole) = int::view(value) {
        return Ok(Number::of_int(whole));
    }
    match float::as_f64(value) {
        Some(real) => Ok(of_float(real)),
        None => Err(error::type_error("argument must be int or float")),
    }
}

/// Rounds to what a context allows; a NaN whose payload is too long is none.
fn finalized(number: &Number, context: &Context) -> Res {
    let (settings, mut status) = (context.settings.get(), 0);
    let room = settings.precision - i64::from(settings.clamp);
    let result = if number.is_nan() && !number.coefficient.is_zero() && number.coefficient.digits() as i64 > room {
        status = CONVERSION_SYNTAX;
        Number::nan()
    } else {
        fixed(number, &settings, &mut status)
    };
    context.note(status)?;
    Ok(make(result))
}

/// `context.create_decimal(value)`.
pub fn create(this: Value, value: Value) -> Res {
    let context = context::of(this);
    let number = if let Some(text) = value.downcast::<Str>() {
        match parse(text, true) {
            Some(number) => number,
            None => {
                context.note(CONVERSION_SYNTAX)?;
                return Ok(make(Number::nan()));
            }
        }
    } else if value.is_absent() {
        Number::small(0)
    } else if let Some(whole) = int::view(value) {
        Number::of_int(whole)
    } else if let Some(decimal) = value.downcast::<Decimal>() {
        decimal.number.clone()
    } else if let Some(real) = float::as_f64(value) {
        context.note(FLOAT_OPERATION)?;
        of_float(real)
    } else if matches!(value.type_of().kind, Kind::Tuple | Kind::List) {
        number(hook(Hook::FromTuple, &[value])?.value()).clone()
    } else {
        return Err(error::type_error(&format!("conversion from {} to Decimal is not supported", dispatch::type_name(value))));
    };
    finalized(&number, context)
}

/// `context.create_decimal_from_float(value)`.
pub fn create_from_float(this: Value, value: Value) -> Res {
    finalized(&exactly(value)?, context::of(this))
}
