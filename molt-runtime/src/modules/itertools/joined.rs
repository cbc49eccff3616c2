//! `chain`, `zip_longest`, `accumulate`.

use super::constructible;
use crate::iterator::{NOTHING, new, of};
use crate::list;
use crate::types::{Args, BinaryOp, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, methods, tuple};
use alloc::vec::Vec;

constructible! {
    /// `chain(*iterables)`: the source is an iterator over iterables, `extra` the current iterator.
    CHAIN "itertools.chain" next_chain, construct_chain;
    /// `zip_longest(*iterables, fillvalue)`: the source is a list of iterators, absent ones being exhausted; `extra` fills;
    /// the position counts those still active.
    ZIP_LONGEST "itertools.zip_longest" next_zip_longest, construct_zip_longest;
    /// `accumulate(iterable, func, initial)`: the source is the iterator, `extra` a list of function and total; the position
    /// is 0 before the first item, 1 where `initial` is to come first, 2 afterwards.
    ACCUMULATE "itertools.accumulate" next_accumulate, construct_accumulate;
}

fn construct_chain(kind: &'static Type, args: Args) -> Res {
    arguments::no_keywords("chain", args)?;
    Ok(new(kind, dispatch::iter(tuple::from_slice(args.values).value())?, NOTHING, 0, 0))
}

fn from_iterable(_class: Value, iterables: Value) -> Res {
    Ok(new(&CHAIN, dispatch::iter(iterables)?, NOTHING, 0, 0))
}

methods! { pub CHAIN_METHODS of "itertools.chain" {
    class: from_iterable as "from_iterable"(class, iterables) "(type: object, iterable: Iterable[Iterable[T]], /) -> Iterator[T]";
} }

fn next_chain(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    loop {
        if this.source.get().is_absent() {
            return Ok(None);
        }
        if this.extra.get().is_absent() {
            let source = this.source.get().to_owned();
            let begun = match dispatch::next(source.value()) {
                Ok(Some(iterable)) => dispatch::iter(iterable.value()).map(Some),
                Ok(None) => Ok(None),
                Err(raised) => Err(raised),
            };
            match begun {
                Ok(Some(iterator)) => this.set_extra(iterator),
                Ok(None) => {
                    this.finish();
                    return Ok(None);
                }
                Err(raised) => {
                    this.finish();
                    return Err(raised);
                }
            }
        }
        let current = this.extra.get().to_owned();
        if let Some(item) = dispatch::next(current.value())? {
            return Ok(Some(item));
        }
        this.set_extra(NOTHING);
    }
}

fn construct_zip_longest(kind: &'static Type, args: Args) -> Res {
    let known = |name: Value| name.downcast::<crate::str::Str>().is_some_and(|name| name.is("fillvalue"));
    if args.named().any(|(name, _)| !known(name)) {
        return Err(crate::error::type_error("zip_longest() got an unexpected keyword argument"));
    }
    let [fill] = arguments::keywords("zip_longest", args, ["fillvalue"])?;
    let iterators: Res<Vec<Owned>> = args.positionals().iter().map(|&iterable| dispatch::iter(iterable)).collect();
    let iterators = iterators?;
    let active = iterators.len() as i64;
    Ok(new(kind, list::from_vec(iterators), super::or_none(fill).to_owned(), active, 0))
}

fn next_zip_longest(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, fill) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let iterators = list::of(&source);
    if this.position.get() == 0 {
        return Ok(None);
    }
    // Most are of few.
    let mut few = [NOTHING; 4];
    let mut many = Vec::new();
    let items = match few.get_mut(..iterators.len()) {
        Some(items) => items,
        None => {
            many.resize(iterators.len(), NOTHING);
            &mut many[..]
        }
    };
    for (i, place) in items.iter_mut().enumerate() {
        let each = iterators.get(i).unwrap_or(Value::ABSENT).to_owned();
        if each.is_absent() {
            *place = fill.clone();
            continue;
        }
        match dispatch::next(each.value()) {
            Ok(Some(item)) => *place = item,
            Ok(None) => {
                this.position.set(this.position.get() - 1);
                if this.position.get() == 0 {
                    return Ok(None);
                }
                iterators.set(i, NOTHING);
                *place = fill.clone();
            }
            Err(raised) => {
                this.position.set(0);
                return Err(raised);
            }
        }
    }
    Ok(Some(tuple::from_owned(items.iter_mut().map(|item| core::mem::replace(item, NOTHING)))))
}

fn construct_accumulate(kind: &'static Type, args: Args) -> Res {
    let [iterable, function, initial] = arguments::named("accumulate", args, ["iterable", "func", "initial"])?;
    let iterable = super::required("accumulate", "iterable", 1, iterable)?;
    let state = list::from_slice(&[super::or_none(function), super::or_none(initial)]);
    let first = !super::or_none(initial).is_none();
    Ok(new(kind, dispatch::iter(iterable)?, state, first as i64, 0))
}

fn next_accumulate(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, state) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let state = list::of(&state);
    let part = |i: usize| state.get(i).unwrap_or(Value::NONE).to_owned();
    if this.position.get() == 1 {
        this.position.set(2);
        return Ok(Some(part(1)));
    }
    let Some(item) = dispatch::next(source.value())? else { return Ok(None) };
    let total = match (this.position.replace(2), part(0)) {
        (0, _) => item,
        (_, function) if function.is_none() => dispatch::binary(BinaryOp::Add, part(1).value(), item.value())?,
        (_, function) => dispatch::call_values(function.value(), &[part(1).value(), item.value()])?,
    };
    state.set(1, total.clone());
    Ok(Some(total))
}
