//! Taking all that an iterable has in one go, where its steps run no code of the program.

use super::simple::{LIST, LIST_REVERSED, REVERSED, TUPLE};
use super::{ENUMERATE, ZIP, of};
use crate::dict::{DICT, DICT_ITEMS, DICT_KEYS, DICT_VALUES, Dict};
use crate::list::List;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::value::{Owned, Value};
use crate::{int, sequence, set, tuple};
use alloc::vec::Vec;

/// What a dict, a view of one, a set, or a built-in iterator over sequences has left; an iterator has nothing left then. None of
/// other values.
pub fn taken_out(iterable: Value) -> Option<Vec<Owned>> {
    let kind = iterable.type_of();
    let is = |other: &'static crate::types::Type| core::ptr::eq(kind, other);
    if is(&LIST) || is(&TUPLE) {
        let left = left(iterable)?;
        of(&iterable).finish();
        return Some(left);
    }
    if is(&ZIP) {
        return zip_taken_out(iterable);
    }
    if is(&ENUMERATE) {
        return enumerate_taken_out(iterable);
    }
    if is(&DICT) {
        return Some(iterable.downcast::<Dict>()?.entries().map(|found| found.key.to_owned()).collect());
    }
    if is(&DICT_KEYS) || is(&DICT_VALUES) || is(&DICT_ITEMS) {
        let dict = crate::dict::viewed(iterable).filter(|dict| dict.is_exactly(&DICT))?;
        let entries = dict.downcast::<Dict>()?.entries();
        if is(&DICT_KEYS) {
            return Some(entries.map(|found| found.key.to_owned()).collect());
        }
        if is(&DICT_VALUES) {
            return Some(entries.map(|found| found.value.to_owned()).collect());
        }
        // A new tuple may begin a collection, and with it finalizers: first all is held.
        let held: Vec<(Owned, Owned)> = entries.map(|found| (found.key.to_owned(), found.value.to_owned())).collect();
        return Some(held.into_iter().map(|(key, value)| tuple::pair(key, value)).collect());
    }
    if is(&set::SET) || is(&set::FROZEN_SET) {
        return Some(set::as_set(iterable)?.members().map(Value::to_owned).collect());
    }
    if is(&REVERSED) {
        return reversed_taken_out(iterable);
    }
    if is(&LIST_REVERSED) {
        let this = of(&iterable);
        let (source, at) = (this.source.get(), this.position.get());
        let items = source.downcast().map(List::items)?;
        // A list that has become shorter has nothing left, as its iterator finds when it looks at the place where it is.
        let left = usize::try_from(at + 1).ok().and_then(|end| items.get(..end)).unwrap_or_default();
        let left = left.iter().rev().map(|item| item.to_owned()).collect();
        this.finish();
        return Some(left);
    }
    None
}

/// What an iterator over a list or a tuple has left; it stays where it is.
fn left(iterator: Value) -> Option<Vec<Owned>> {
    let kind = iterator.type_of();
    if !core::ptr::eq(kind, &LIST) && !core::ptr::eq(kind, &TUPLE) {
        return None;
    }
    let this = of(&iterator);
    let (source, at) = (this.source.get(), this.position.get());
    let items = sequence::items_of(source).or_else(|| source.downcast().map(List::items))?;
    Some(items.get(at as usize..).unwrap_or_default().iter().map(|item| item.to_owned()).collect())
}

/// What the iterators over sequences behind a `zip` have left, of each the same number, if all of it is accepted.
fn columns(zip: Value, accept: impl Fn(&[Vec<Owned>]) -> bool) -> Option<Vec<Vec<Owned>>> {
    let this = of(&zip);
    let source = this.source.get().to_owned();
    let iterators = source.downcast::<Tuple>()?.items();
    let distinct = iterators.iter().enumerate().all(|(n, one)| !iterators[..n].contains(one));
    if this.limit.get() != 0 || iterators.is_empty() || !distinct {
        return None;
    }
    let mut columns: Vec<_> = Vec::with_capacity(iterators.len());
    for &iterator in iterators {
        columns.push(left(iterator)?);
    }
    if !accept(&columns) {
        return None;
    }
    let count = columns.iter().map(Vec::len).min()?;
    let first = columns.iter().position(|column| column.len() == count)?;
    for (n, &iterator) in iterators.iter().enumerate() {
        // Those before the one that ends are asked once more.
        let position = &of(&iterator).position;
        position.set(position.get() + count as i64 + i64::from(n < first));
    }
    of(&iterators[first]).finish();
    columns.iter_mut().for_each(|column| column.truncate(count));
    Some(columns)
}

/// The keys and values that a `zip` gives a dict, where they are all made of sequences and comparing such keys runs no code of the
/// program.
pub(crate) fn keys_and_values(zip: Value) -> Option<[Vec<Owned>; 2]> {
    let plain = |key: &Owned| key.value().is_small_int() || key.value().is_exactly(&crate::str::STR);
    let zip = Some(zip).filter(|zip| zip.is_exactly(&ZIP))?;
    columns(zip, |columns| columns.len() == 2 && columns[0].iter().all(plain))?.try_into().ok()
}

/// What `zip` has left of iterators over sequences.
fn zip_taken_out(zip: Value) -> Option<Vec<Owned>> {
    let mut columns = columns(zip, |_| true)?;
    let count = columns[0].len();
    if columns.len() == 2 {
        let (second, first) = (columns.pop()?, columns.pop()?);
        return Some(first.into_iter().zip(second).map(|(a, b)| tuple::pair(a, b)).collect());
    }
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    Some((0..count).map(|_| tuple::from_vec(columns.iter_mut().filter_map(Iterator::next).collect())).collect())
}

/// What `enumerate` has left of an iterator over a sequence, while its numbers are small.
fn enumerate_taken_out(enumerate: Value) -> Option<Vec<Owned>> {
    let this = of(&enumerate);
    let source = this.source.get().to_owned();
    let start = this.position.get();
    if !this.extra.get().is_absent() || start.checked_add(1 << 48).is_none() {
        return None;
    }
    let items = left(source.value())?;
    of(&source.value()).finish();
    this.position.set(start + items.len() as i64);
    Some(items.into_iter().zip(start..).map(|(item, number)| tuple::pair(int::from_i64(number), item)).collect())
}

/// What `reversed` has left of a string or a tuple that are iterated as such.
fn reversed_taken_out(iterator: Value) -> Option<Vec<Owned>> {
    let this = of(&iterator);
    let (source, left) = (this.source.get(), usize::try_from(this.position.get() + 1).unwrap_or(0));
    let items = if source.is_exactly(&crate::str::STR) {
        let text = source.downcast::<Str>().filter(|text| left <= text.len())?;
        (0..left).rev().map(|i| crate::str::from_char(text.at(i))).collect()
    } else if source.is_exactly(&crate::tuple::TUPLE) {
        source.downcast::<Tuple>()?.items().get(..left)?.iter().rev().map(|item| item.to_owned()).collect()
    } else {
        return None;
    };
    this.finish();
    Some(items)
}
