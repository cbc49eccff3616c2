//! `heapq.merge`: an iterator over a heap of `[key, order, item, iterator]` (without keys: `[item, order, iterator]`).

use super::heapq::{Root, heapify, pop, replace};
use crate::iterator::{self, of};
use crate::list::{self, List};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, int, iterators, tuple};
use alloc::vec;

iterators! {
    /// The source is the tuple of iterables, then the heap; `extra` the key; the position 1 once begun; the limit 1 for
    /// reverse.
    MERGE "generator" next;
}

/// Nothing is asked for before the first item is.
pub(super) fn new(iterables: &[Value], key: Value, reverse: bool) -> Res {
    Ok(iterator::new(&MERGE, tuple::from_slice(iterables), key.to_owned(), 0, reverse as i64))
}

fn next(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let keep = iterator.to_owned();
    let (key, root) = (this.extra.get(), if this.limit.get() == 0 { Root::Least } else { Root::Greatest });
    if this.position.replace(1) == 0 {
        let iterables = Owned::from_raw(this.source.replace(list::new(0).into_raw()));
        begin(tuple::of(&iterables).items(), list::of(&this.source.get()), key, root)?;
    } else if let Some(heap) = this.source.get().downcast::<List>() {
        advance(heap, key, root)?;
    }
    let first = this.source.get().downcast::<List>().and_then(|heap| heap.get(0));
    drop(keep);
    Ok(first.and_then(|entry| list::of(&entry).get(if key.is_none() { 0 } else { 2 })).map(Value::to_owned))
}

fn begin(iterables: &[Value], heap: &List, key: Value, root: Root) -> Res<()> {
    for (order, &iterable) in iterables.iter().enumerate() {
        let order = int::from_i64(if root == Root::Least { order as i64 } else { -(order as i64) });
        let iterator = dispatch::iter(iterable)?;
        let Some(item) = dispatch::next(iterator.value())? else { continue };
        heap.push(list::from_vec(if key.is_none() {
            vec![item, order, iterator]
        } else {
            vec![dispatch::call_values(key, &[item.value()])?, order, item, iterator]
        }));
    }
    heapify(heap, root)
}

/// Replaces the item just given out by the next of its iterator.
fn advance(heap: &List, key: Value, root: Root) -> Res<()> {
    let Some(entry) = heap.get(0) else { return Ok(()) };
    let entry = entry.to_owned();
    let fields = list::of(&entry);
    let Some(source) = fields.get(fields.len() - 1) else { return Ok(()) };
    let Some(item) = dispatch::next(source)? else {
        drop(pop(heap, root)?);
        return Ok(());
    };
    if key.is_none() {
        fields.set(0, item);
    } else {
        if heap.len() > 1 {
            fields.set(0, dispatch::call_values(key, &[item.value()])?);
        }
        fields.set(2, item);
    }
    drop(replace(heap, root, entry)?);
    Ok(())
}
