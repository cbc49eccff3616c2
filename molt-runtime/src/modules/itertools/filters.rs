//! Iterators that choose or map items: `compress`, `dropwhile`, `takewhile`, `filterfalse`, `starmap`.

use super::constructible;
use crate::iterator::{new, of};
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, object, sequence};

constructible! {
    /// `compress(data, selectors)`: source and `extra` are the two iterators.
    COMPRESS "itertools.compress" next_compress, construct_compress;
    /// `dropwhile(predicate, iterable)`: source iterator, `extra` predicate, position 1 once items pass.
    DROPWHILE "itertools.dropwhile" next_dropwhile, |kind, args| with_function(kind, "dropwhile", args);
    /// `takewhile(predicate, iterable)`.
    TAKEWHILE "itertools.takewhile" next_takewhile, |kind, args| with_function(kind, "takewhile", args);
    /// `filterfalse(predicate, iterable)`.
    FILTERFALSE "itertools.filterfalse" next_filterfalse, |kind, args| with_function(kind, "filterfalse", args);
    /// `starmap(function, iterable)`.
    STARMAP "itertools.starmap" next_starmap, |kind, args| with_function(kind, "starmap", args);
}

fn with_function(kind: &'static Type, name: &str, args: Args) -> Res {
    let [function, iterable] = arguments::positional::<2>(name, args, 2)?;
    Ok(new(kind, dispatch::iter(iterable)?, function.to_owned(), 0, 0))
}

fn construct_compress(kind: &'static Type, args: Args) -> Res {
    let [data, selectors] = arguments::named("compress", args, ["data", "selectors"])?;
    let data = super::required("compress", "data", 1, data)?;
    let selectors = super::required("compress", "selectors", 2, selectors)?;
    Ok(new(kind, dispatch::iter(data)?, dispatch::iter(selectors)?, 0, 0))
}

fn next_compress(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (data, selectors) = (this.source.get().to_owned(), this.extra.get().to_owned());
    while let Some(item) = dispatch::next(data.value())? {
        match dispatch::next(selectors.value())? {
            Some(selector) if dispatch::truth(selector.value())? => return Ok(Some(item)),
            Some(_) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// The truth of `function(item)`.
fn holds(function: Value, item: &Owned) -> Res<bool> {
    dispatch::truth(dispatch::call_values(function, &[item.value()])?.value())
}

fn next_dropwhile(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    while let Some(item) = dispatch::next(source.value())? {
        if this.position.get() == 1 {
            return Ok(Some(item));
        }
        if !holds(function.value(), &item)? {
            this.position.set(1);
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn next_takewhile(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.position.get() == 1 {
        return Ok(None);
    }
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let Some(item) = dispatch::next(source.value())? else { return Ok(None) };
    if holds(function.value(), &item)? {
        return Ok(Some(item));
    }
    this.position.set(1);
    Ok(None)
}

fn next_filterfalse(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let plain = function.is_none() || function.value() == object::value_of(&crate::bool::BOOL);
    while let Some(item) = dispatch::next(source.value())? {
        let passes = if plain { dispatch::truth(item.value())? } else { holds(function.value(), &item)? };
        if !passes {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn next_starmap(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, function) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let Some(item) = dispatch::next(source.value())? else { return Ok(None) };
    // A tuple keeps its items while they are used.
    if item.is_exactly(&crate::tuple::TUPLE) {
        return dispatch::call_values(function.value(), crate::tuple::of(&item).items()).map(Some);
    }
    let items = sequence::collect(item.value())?;
    let values: alloc::vec::Vec<Value> = items.iter().map(|item| item.value()).collect();
    dispatch::call_values(function.value(), &values).map(Some)
}
