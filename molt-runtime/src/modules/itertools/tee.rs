//! `tee`: copies of an iterator that share what was read as a chain of cells, so that what all have passed is freed.

use crate::iterator::{new, of};
use crate::list::{self, List};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, iterators, methods, tuple};

iterators! {
    /// The source is the current cell, a list of an item and the next cell (both absent before the item is read); `extra`
    /// the iterator.
    TEE "itertools._tee" next;
}

fn cell() -> Owned {
    list::from_slice(&[Value::ABSENT, Value::ABSENT])
}

fn tee(iterable: Value, n: Value) -> Res {
    let n = if n.is_absent() { 2 } else { crate::indices::sized(n)? };
    if n < 0 {
        return Err(error::value_error("n must be >= 0"));
    }
    let iterator = dispatch::iter(iterable)?;
    let first = if iterator.is_exactly(&TEE) { iterator } else { new(&TEE, cell(), iterator, 0, 0) };
    let this = of(&first);
    let copies = (0..n as usize)
        .map(|i| if i == 0 { first.clone() } else { new(&TEE, this.source.get().to_owned(), this.extra.get().to_owned(), 0, 0) });
    Ok(tuple::from_owned(copies))
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (current, source) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let Some(cell_here) = current.downcast::<List>() else { return Ok(None) };
    let part = |i: usize| cell_here.get(i).unwrap_or(Value::ABSENT).to_owned();
    if part(1).is_absent() {
        let Some(item) = dispatch::next(source.value())? else { return Ok(None) };
        cell_here.set(0, item);
        cell_here.set(1, cell());
    }
    let old = Owned::from_raw(this.source.replace(part(1).into_raw()));
    drop(old);
    Ok(Some(part(0)))
}

/// For `copy`: a copy of a built-in iterator, whose parts are what `convert` makes of them; NotImplemented for anything else.
fn copied(iterator: Value, convert: Value) -> Res {
    let made = crate::iterator::copied(iterator, |part| match convert.is_none() {
        true => Ok(part.to_owned()),
        false => crate::dispatch::call_values(convert, &[part]),
    })?;
    Ok(made.unwrap_or_else(|| Value::NOT_IMPLEMENTED.to_owned()))
}

methods! { pub FUNCTIONS of "itertools" {
    static_: copied as "_copied"(iterator, convert) "(iterator, convert, /) -> object";
    static_: tee as "tee"(iterable, n) "(iterable: Iterable[T], n: int = 2, /) -> tuple";
} }
