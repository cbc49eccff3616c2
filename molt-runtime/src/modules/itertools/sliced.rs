//! `islice`, `batched`, `pairwise`.

use super::constructible;
use crate::iterator::{NOTHING, new, of};
use crate::list;
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, exception, indices, int, tuple};
use alloc::vec::Vec;

constructible! {
    /// `islice(iterable, start, stop, step)`: the position counts items taken, the limit is the stop (-1 for none), `extra`
    /// a list of the next position wanted and the step.
    ISLICE "itertools.islice" next_islice, construct_islice;
    /// `batched(iterable, n)`: the limit is n.
    BATCHED "itertools.batched" next_batched, construct_batched;
    /// `pairwise(iterable)`: `extra` is the item before.
    PAIRWISE "itertools.pairwise" next_pairwise, construct_pairwise;
}

/// A bound of `islice`: not negative, the default for `None`.
fn bound(value: Value, default: i64, message: &str) -> Res<i64> {
    if value.is_none() || value.is_absent() {
        return Ok(default);
    }
    let number = match indices::clipped(value) {
        Ok(number) => number,
        Err(raised) => match exception::take_if(&exception::EXCEPTION) {
            Some(_) => None,
            None => return Err(raised),
        },
    };
    match number {
        Some(i) if (0..i64::MAX).contains(&i) => Ok(i),
        _ => Err(error::value_error(message)),
    }
}

fn construct_islice(kind: &'static Type, args: Args) -> Res {
    let [iterable, a, b, c] = arguments::positional::<4>("islice", args, 2)?;
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let (start, stop) = if b.is_absent() {
        (0, bound(a, -1, STOP)?)
    } else {
        let stop = bound(b, -1, STOP)?;
        (bound(a, 0, INDICES)?, stop)
    };
    let step = bound(c, 1, STEP)?;
    if step < 1 {
        return Err(error::value_error(STEP));
    }
    let state = list::from_vec([start, step].map(int::from_i64).into());
    Ok(new(kind, dispatch::iter(iterable)?, state, 0, stop))
}

fn next_islice(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.source.get().is_absent() {
        return Ok(None);
    }
    let (source, state) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let state = list::of(&state);
    let number = |i: usize| state.get(i).and_then(int::as_i64).unwrap_or(0);
    let (stop, wanted, step) = (this.limit.get(), number(0), number(1));
    let end = || {
        this.finish();
        Ok(None)
    };
    while this.position.get() < wanted {
        if dispatch::next(source.value())?.is_none() {
            return end();
        }
        this.position.set(this.position.get() + 1);
    }
    if stop >= 0 && this.position.get() >= stop {
        return end();
    }
    let Some(item) = dispatch::next(source.value())? else { return end() };
    this.position.set(this.position.get() + 1);
    let next = wanted.saturating_add(step);
    state.set(0, int::from_i64(if stop >= 0 { next.min(stop) } else { next }));
    Ok(Some(item))
}

fn construct_batched(kind: &'static Type, args: Args) -> Res {
    let [iterable, n] = arguments::named("batched", args, ["iterable", "n"])?;
    let iterable = super::required("batched", "iterable", 1, iterable)?;
    let n = crate::indices::sized(super::required("batched", "n", 2, n)?)?;
    if n < 1 {
        return Err(error::value_error("n must be at least one"));
    }
    Ok(new(kind, dispatch::iter(iterable)?, NOTHING, 0, n))
}

fn next_batched(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.source.get().is_absent() {
        return Ok(None);
    }
    let source = this.source.get().to_owned();
    let mut items = Vec::new();
    while (items.len() as i64) < this.limit.get() {
        match dispatch::next(source.value())? {
            Some(item) => items.push(item),
            None => {
                this.finish();
                break;
            }
        }
    }
    Ok(if items.is_empty() { None } else { Some(tuple::from_vec(items)) })
}

fn construct_pairwise(kind: &'static Type, args: Args) -> Res {
    let [iterable] = arguments::positional::<1>("pairwise", args, 1)?;
    Ok(new(kind, dispatch::iter(iterable)?, NOTHING, 0, 0))
}

fn next_pairwise(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    if this.source.get().is_absent() {
        return Ok(None);
    }
    let source = this.source.get().to_owned();
    if this.extra.get().is_absent() {
        match dispatch::next(source.value())? {
            Some(first) => this.set_extra(first),
            None => {
                this.finish();
                return Ok(None);
            }
        }
    }
    let before = this.extra.get().to_owned();
    match dispatch::next(source.value())? {
        Some(item) => {
            this.set_extra(item.clone());
            Ok(Some(tuple::pair(before, item)))
        }
        None => {
            this.finish();
            this.set_extra(NOTHING);
            Ok(None)
        }
    }
}
