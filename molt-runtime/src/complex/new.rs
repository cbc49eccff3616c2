//! `complex(real, imag)`.

use super::{Parts, as_parts, boxed, text};
use crate::dispatch::type_name;
use crate::int::parse::ascii_text;
use crate::str::Str;
use crate::types::{Args, Type};
use crate::value::{Res, Value};
use crate::{error, literal, special};
use alloc::format;

/// The slot: `complex(...)` or a subclass of it.
pub fn new(kind: &'static Type, args: Args) -> Res {
    let (re, im) = arguments(args)?;
    if let Some(re) = re
        && im.is_none()
        && core::ptr::eq(kind, &super::COMPLEX)
        && re.is_exactly(kind)
    {
        return Ok(re.to_owned());
    }
    Ok(boxed(kind, from_values(re, im)?))
}

fn arguments(args: Args) -> Res<(Option<Value>, Option<Value>)> {
    let given = args.values.len();
    if given > 2 {
        return Err(error::type_error(&format!("complex() takes at most 2 arguments ({given} given)")));
    }
    let positionals = args.positionals();
    let (mut re, mut im) = (positionals.first().copied(), positionals.get(1).copied());
    for (name, value) in args.named() {
        let name = name.downcast::<Str>().map(Str::to_text).unwrap_or_default();
        let (slot, position) = match &name[..] {
            "real" => (&mut re, 1),
            "imag" => (&mut im, 2),
            _ => return Err(error::type_error(&format!("'{name}' is an invalid keyword argument for complex()"))),
        };
        if slot.is_some() {
            return Err(error::type_error(&format!("argument for complex() given by name ('{name}') and position ({position})")));
        }
        *slot = Some(value);
    }
    Ok((re, im))
}

/// Misplaced underscores are told apart from other mistakes.
#[cold]
fn malformed(value: Value, text: &[u8]) -> crate::value::Raised {
    let digit = |i: usize| text.get(i).is_some_and(u8::is_ascii_digit);
    let misplaced = |i: usize| text[i] == b'_' && !(i > 0 && digit(i - 1) && digit(i + 1));
    if (0..text.len()).any(misplaced) {
        return error::value_error(&format!("could not convert string to complex: {}", crate::parts::repr_text(value)));
    }
    error::value_error("complex() arg is a malformed string")
}

fn from_values(re: Option<Value>, im: Option<Value>) -> Res<Parts> {
    if let Some(value) = re
        && let Some(string) = value.downcast::<Str>()
    {
        if im.is_some() {
            return Err(error::type_error("complex() can't take second arg if first is a string"));
        }
        let ascii = ascii_text(string);
        return text::read(&ascii).ok_or_else(|| malformed(value, &ascii));
    }
    if im.is_some_and(|im| im.downcast::<Str>().is_some()) {
        return Err(error::type_error("complex() second arg can't be a string"));
    }
    let first = match re {
        Some(re) => number(re)?.ok_or_else(|| {
            let name = type_name(re);
            error::type_error(&format!("complex() first argument must be a string or a number, not '{name}'"))
        })?,
        None => (Parts::real(0.0), false),
    };
    let Some(im) = im else { return Ok(first.0) };
    let second = number(im)?.ok_or_else(|| {
        let name = type_name(im);
        error::type_error(&format!("complex() second argument must be a number, not '{name}'"))
    })?;
    // Only complex arguments have a second part to add, lest -0.0 become 0.0.
    Ok(Parts {
        re: if second.1 { first.0.re - second.0.im } else { first.0.re },
        im: if first.1 { second.0.re + first.0.im } else { second.0.re },
    })
}

/// The number behind a value, and whether it is complex.
fn number(value: Value) -> Res<Option<(Parts, bool)>> {
    if let Some(result) = special::call(value, literal!("__complex__"), &[])? {
        return match as_parts(result.value()) {
            Some(parts) => Ok(Some((parts, true))),
            None => {
                let got = type_name(result.value());
                Err(error::type_error(&format!("__complex__ returned non-complex (type {got})")))
            }
        };
    }
    if let Some(parts) = as_parts(value) {
        return Ok(Some((parts, true)));
    }
    Ok(crate::float::new::try_real(value)?.map(|re| (Parts::real(re), false)))
}

/// The complex number that an argument of a function of `cmath` stands for.
pub fn to_complex(value: Value) -> Res<Parts> {
    match number(value)? {
        Some((parts, _)) => Ok(parts),
        None => {
            let name = type_name(value);
            Err(error::type_error(&format!("must be real number, not {name}")))
        }
    }
}
