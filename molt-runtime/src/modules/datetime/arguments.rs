//! Arguments as CPython's C functions take them: one after the other, with the errors of each in this order.

use crate::types::Args;
use crate::value::{Res, Value};
use crate::{dispatch, error, indices, parts};
use alloc::format;

/// What a function takes.
pub struct Parameters<'a> {
    /// Its name with brackets, where messages have one.
    pub function: &'a str,
    /// All names.
    pub names: &'a [&'a str],
    /// How many may be given by position.
    pub positional: usize,
    /// How many must be given.
    pub required: usize,
}

/// Hands each argument that is given to `take`, in order.
pub fn each(parameters: &Parameters, args: Args, take: &mut dyn FnMut(usize, Value) -> Res<()>) -> Res<()> {
    let Parameters { function, names, positional, required } = *parameters;
    let (given, keywords) = (args.positionals(), args.keywords());
    let (own, of_function) = if function.is_empty() { ("function", "this function") } else { (function, function) };
    let all = given.len() + keywords;
    if all > names.len() {
        let (kind, most) = (if given.is_empty() { "keyword " } else { "" }, names.len());
        let plural = if most == 1 { "" } else { "s" };
        return Err(error::type_error(&format!("{own} takes at most {most} {kind}argument{plural} ({all} given)")));
    }
    if given.len() > positional {
        let given = given.len();
        return Err(error::type_error(&format!("{own} takes at most {positional} positional arguments ({given} given)")));
    }
    let mut used = 0;
    for (i, name) in names.iter().enumerate() {
        let mut value = given.get(i).copied();
        if value.is_none() && used < keywords {
            value = args.named().find(|(known, _)| parts::is(*known, name)).map(|(_, value)| value);
            used += usize::from(value.is_some());
        }
        match value {
            Some(value) => take(i, value)?,
            None if i < required => {
                let place = i + 1;
                return Err(error::type_error(&format!("{own} missing required argument '{name}' (pos {place})")));
            }
            None => {}
        }
    }
    if used == keywords {
        return Ok(());
    }
    for (known, _) in args.named() {
        match names.iter().position(|name| parts::is(known, name)) {
            Some(i) if i < given.len() => {
                let (name, place) = (names[i], i + 1);
                return Err(error::type_error(&format!("argument for {own} given by name ('{name}') and position ({place})")));
            }
            Some(_) => {}
            None => {
                let name = parts::text(known);
                return Err(error::type_error(&format!("'{name}' is an invalid keyword argument for {of_function}")));
            }
        }
    }
    Ok(())
}

/// A C `int`.
pub fn number(value: Value) -> Res<i64> {
    let number = match value.as_small() {
        Some(number) => number,
        None => match indices::clipped(value)? {
            Some(i64::MIN | i64::MAX) => return Err(error::overflow_error("Python int too large to convert to C long")),
            Some(number) => number,
            None => {
                let got = dispatch::type_name(value);
                return Err(error::type_error(&format!("'{got}' object cannot be interpreted as an integer")));
            }
        },
    };
    if number > i32::MAX.into() {
        return Err(error::overflow_error("signed integer is greater than maximum"));
    }
    if number < i32::MIN.into() {
        return Err(error::overflow_error("signed integer is less than minimum"));
    }
    Ok(number)
}

/// The arguments of a method that takes `*args` and `**kwargs`.
pub fn spread<R>(args: Value, keywords: Value, body: impl FnOnce(Args) -> R) -> R {
    let entries = parts::entries(keywords);
    if entries.is_empty() {
        return body(Args { values: parts::items(args), names: Value::ABSENT });
    }
    let mut values = parts::items(args).to_vec();
    values.extend(entries.iter().map(|(_, value)| value.value()));
    let names = parts::tuple_of(entries.iter().map(|(name, _)| name.clone()).collect());
    body(Args { values: &values, names: names.value() })
}
