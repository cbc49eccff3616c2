//! `enumerate`, `zip`, `map`, `filter`: iterators over other iterators, made by calling their types.

use super::parts::ZIP_METHODS;
use super::{NOTHING, new, of, slots};
use crate::tuple::Tuple;
use crate::types::{Args, BinaryOp, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, int, tuple};
use alloc::format;
use alloc::vec::Vec;

macro_rules! combined {
    ($($(#[$meta:meta])* $TYPE:ident $name:literal $symbol:literal $next:ident $new:ident $($methods:ident)?;)*) => { $(
        $(#[$meta])*
        #[unsafe(export_name = $symbol)]
        pub static $TYPE: Type = {
            static SLOTS: Slots = Slots { new: Some($new), ..slots($next) };
            Type::builtin($name, Kind::Iterator, &SLOTS, Some(&OBJECT))$(.with_methods($methods))?
        };
    )* };
}
combined! {
    /// `enumerate`: the source is an iterator, the position the next number; a number beyond 64 bits is in `extra`.
    ENUMERATE "enumerate" "molt_type_enumerate" next_enumerate construct_enumerate;
    /// `zip`: the source is a tuple of iterators; a limit of 1 means strict.
    ZIP "zip" "molt_type_zip" next_zip construct_zip ZIP_METHODS;
    /// `map`: the source is a tuple of iterators, `extra` the function.
    MAP "map" "molt_type_map" next_map construct_map;
    /// `filter`: the source is an iterator, `extra` the function or None.
    FILTER "filter" "molt_type_filter" next_filter construct_filter;
}

/// `enumerate(iterable, start)`.
pub fn enumerate(kind: &'static Type, iterable: Value, start: Value) -> Res {
    let start = if start.is_absent() { int::from_i64(0) } else { dispatch::index(start)? };
    let iterator = dispatch::iter(iterable)?;
    Ok(match int::as_i64(start.value()) {
        Some(first) => new(kind, iterator, NOTHING, first, 0),
        None => new(kind, iterator, start, 0, 0),
    })
}

fn construct_enumerate(kind: &'static Type, args: Args) -> Res {
    let given = args.values.len();
    if given > 2 {
        return Err(error::type_error(&format!("enumerate() takes at most 2 arguments ({given} given)")));
    }
    let [iterable, start] = arguments::named("enumerate", args, ["iterable", "start"])?;
    if iterable.is_absent() {
        return Err(error::type_error("enumerate() missing required argument 'iterable'"));
    }
    enumerate(kind, iterable, start)
}

fn next_enumerate(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get().to_owned();
    let Some(item) = dispatch::next(source.value())? else { return Ok(None) };
    let number = match this.extra.get() {
        Value::ABSENT => {
            let i = this.position.get();
            match i.checked_add(1) {
                Some(next) => this.position.set(next),
                None => this.set_extra(dispatch::binary(BinaryOp::Add, int::from_i64(i).value(), int::from_i64(1).value())?),
            }
            int::from_i64(i)
        }
        big => {
            let number = big.to_owned();
            this.set_extra(dispatch::binary(BinaryOp::Add, big, int::from_i64(1).value())?);
            number
        }
    };
    Ok(Some(tuple::pair(number, item)))
}

/// A tuple of iterators over these.
fn iterators(iterables: &[Value]) -> Res {
    let iterators: Res<Vec<Owned>> = iterables.iter().map(|&iterable| dispatch::iter(iterable)).collect();
    Ok(tuple::from_vec(iterators?))
}

/// `zip(*iterables, strict=strict)`.
pub fn zip(kind: &'static Type, iterables: &[Value], strict: bool) -> Res {
    Ok(new(kind, iterators(iterables)?, NOTHING, 0, strict as i64))
}

fn construct_zip(kind: &'static Type, args: Args) -> Res {
    let keywords = args.keywords();
    if keywords > 1 {
        return Err(error::type_error(&format!("zip() takes at most 1 keyword argument ({keywords} given)")));
    }
    let [strict] = arguments::keywords("zip", args, ["strict"])?;
    let strict = !strict.is_absent() && dispatch::truth(strict)?;
    zip(kind, args.positionals(), strict)
}

fn next_zip(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let source = this.source.get().to_owned();
    let iterators = tuple::of(&source).items();
    if iterators.is_empty() {
        return Ok(None);
    }
    // Nearly all are of two.
    if let [first, second] = *iterators
        && this.limit.get() == 0
    {
        let Some(first) = dispatch::next(first)? else { return Ok(None) };
        return Ok(dispatch::next(second)?.map(|second| tuple::pair(first, second)));
    }
    let mut items = Vec::with_capacity(iterators.len());
    for &each in iterators {
        match dispatch::next(each)? {
            Some(item) => items.push(item),
            None if this.limit.get() == 0 => return Ok(None),
            None => return uneven(items.len(), iterators),
        }
    }
    Ok(Some(tuple::from_vec(items)))
}

/// A strict zip whose iterator `i` ended first: fine if it is the first and the others end, too.
#[cold]
fn uneven(i: usize, iterators: &[Value]) -> Res<Option<Owned>> {
    let error = |i: usize, what: &str| {
        let plural = if i == 1 { " " } else { "s 1-" };
        Err(error::value_error(&format!("zip() argument {} is {what} than argument{plural}{i}", i + 1)))
    };
    if i > 0 {
        return error(i, "shorter");
    }
    for (i, &each) in iterators.iter().enumerate().skip(1) {
        if dispatch::next(each)?.is_some() {
            return error(i, "longer");
        }
    }
    Ok(None)
}

fn construct_map(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(crate::literal!("__init__"), kind, args);
    arguments::no_keywords("map", args)?;
    match args.values {
        [function, iterables @ ..] if !iterables.is_empty() => map(kind, *function, iterables),
        _ => Err(error::type_error("map() must have at least two arguments.")),
    }
}

/// `map(function, *iterables)`.
pub fn map(kind: &'static Type, function: Value, iterables: &[Value]) -> Res {
    Ok(new(kind, iterators(iterables)?, function.to_owned(), 0, 0))
}

fn next_map(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let iterators = source.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    if let &[only] = iterators {
        let Some(item) = dispatch::next(only)? else { return Ok(None) };
        return dispatch::call_values(function.value(), &[item.value()]).map(Some);
    }
    if let &[first, second] = iterators {
        let Some(first) = dispatch::next(first)? else { return Ok(None) };
        let Some(second) = dispatch::next(second)? else { return Ok(None) };
        return dispatch::call_values(function.value(), &[first.value(), second.value()]).map(Some);
    }
    let mut items = Vec::with_capacity(iterators.len());
    for &each in iterators {
        match dispatch::next(each)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    let values: Vec<Value> = items.iter().map(|item| item.value()).collect();
    dispatch::call_values(function.value(), &values).map(Some)
}

fn construct_filter(kind: &'static Type, args: Args) -> Res {
    let args = arguments::without_those_of(crate::literal!("__init__"), kind, args);
    let [function, iterable] = arguments::positional::<2>("filter", args, 2)?;
    filter(kind, function, iterable)
}

/// `filter(function, iterable)`.
pub fn filter(kind: &'static Type, function: Value, iterable: Value) -> Res {
    Ok(new(kind, dispatch::iter(iterable)?, function.to_owned(), 0, 0))
}

fn next_filter(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    while let Some(item) = dispatch::next(source.value())? {
        let kept = if function.is_none() || function.value() == crate::object::value_of(&crate::bool::BOOL) {
            dispatch::truth(item.value())?
        } else {
            dispatch::truth(dispatch::call_values(function.value(), &[item.value()])?.value())?
        };
        if kept {
            return Ok(Some(item));
        }
    }
    Ok(None)
}
