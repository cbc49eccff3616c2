//! Arguments of type constructors, which take them as they come.

use crate::str::Str;
use crate::types::{Args, Type};
use crate::value::{Res, Value};
use crate::{class, error};
use alloc::format;

/// Puts values in the places at the front. Few are copied one by one: most calls have two or three, and a call of `memcpy` would take
/// longer.
#[inline(always)]
pub fn put(places: &mut [Value], values: &[Value]) {
    match *values {
        [] => {}
        [a] => places[0] = a,
        [a, b] => places[..2].copy_from_slice(&[a, b]),
        [a, b, c] => places[..3].copy_from_slice(&[a, b, c]),
        _ => places[..values.len()].copy_from_slice(values),
    }
}

/// Up to `N` positionals, at least `required`, no keywords; those not given are absent.
pub fn positional<const N: usize>(name: &str, args: Args, required: usize) -> Res<[Value; N]> {
    no_keywords(name, args)?;
    let given = args.values.len();
    if given < required || given > N {
        let (bound, count) = match (required == N, given < required) {
            (true, _) => ("", N),
            (_, true) => ("at least ", required),
            (_, false) => ("at most ", N),
        };
        let plural = if count == 1 { "" } else { "s" };
        return Err(error::type_error(&format!("{name} expected {bound}{count} argument{plural}, got {given}")));
    }
    let mut values = [Value::ABSENT; N];
    values[..given].copy_from_slice(args.values);
    Ok(values)
}

/// What a built-in constructor gets for a class of the program that has its own `hook` (`__init__` or `__new__`), which looks
/// after the keywords.
pub fn without_those_of<'a>(hook: Value, kind: &'static Type, args: Args<'a>) -> Args<'a> {
    if args.keywords() == 0 || !kind.is_heap() || !class::in_program(kind, hook) {
        return args;
    }
    Args { values: &args.values[..args.values.len() - args.keywords()], names: Value::ABSENT }
}

/// What messages about an argument of a wrong type call it: its type, but `None` by its own name.
pub fn bad_type(value: Value) -> alloc::borrow::Cow<'static, str> {
    if value.is_none() { "None".into() } else { crate::dispatch::type_name(value) }
}

/// Refuses keywords.
pub fn no_keywords(name: &str, args: Args) -> Res<()> {
    if args.keywords() > 0 {
        return Err(error::type_error(&format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// The values of these keywords, absent where not given; others are refused.
pub fn keywords<const N: usize>(function: &str, args: Args, names: [&str; N]) -> Res<[Value; N]> {
    let mut values = [Value::ABSENT; N];
    for (name, value) in args.named() {
        let given = name.downcast::<Str>();
        match names.iter().position(|&known| given.is_some_and(|given| given.is(known))) {
            Some(i) => values[i] = value,
            None => {
                let name = given.map(Str::to_text).unwrap_or_default();
                return Err(error::type_error(&format!("'{name}' is an invalid keyword argument for {function}()")));
            }
        }
    }
    Ok(values)
}

/// Up to `N` arguments, by position or by name; those not given are absent.
pub fn named<const N: usize>(function: &str, args: Args, names: [&str; N]) -> Res<[Value; N]> {
    let mut values = keywords(function, args, names)?;
    let given = args.positionals();
    if given.len() > N {
        let given = given.len();
        return Err(error::type_error(&format!(
            "{function}() takes at most {N} argument{} ({given} given)",
            if N == 1 { "" } else { "s" }
        )));
    }
    for (i, &value) in given.iter().enumerate() {
        if !values[i].is_absent() {
            let name = names[i];
            let place = i + 1;
            return Err(error::type_error(&format!("argument for {function}() given by name ('{name}') and position ({place})")));
        }
        values[i] = value;
    }
    Ok(values)
}

impl Args<'_> {
    /// How many of the values are keywords'.
    pub fn keywords(&self) -> usize {
        self.names.downcast::<crate::tuple::Tuple>().map_or(0, |names| names.len())
    }
    /// The positional values.
    pub fn positionals(&self) -> &[Value] {
        &self.values[..self.values.len() - self.keywords()]
    }
    /// The keywords: names and values.
    pub fn named(&self) -> impl Iterator<Item = (Value, Value)> {
        let names = self.names.downcast::<crate::tuple::Tuple>().map_or(&[][..], |names| names.items());
        names.iter().copied().zip(self.values[self.values.len() - names.len()..].iter().copied())
    }
}
