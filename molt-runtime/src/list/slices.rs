//! Slices of lists: reading, replacing, deleting.

use super::{List, new, of};
use crate::slice::{Selection, Slice};
use crate::value::{Owned, Raised, Res, Value};
use crate::{error, sequence};
use alloc::format;
use alloc::vec::Vec;

/// `list[slice]`.
pub fn get_slice(list: &List, slice: &Slice) -> Res {
    Ok(take(list, slice.select(|| list.len())?))
}

/// The items at `start:stop:step`, the bounds not yet clamped.
pub fn get_range(list: &List, bounds: (i64, i64, i64)) -> Owned {
    take(list, crate::slice::adjust(bounds, list.len()))
}

/// The selected items as a new list.
pub(super) fn take(list: &List, s: Selection) -> Owned {
    let part = new(s.count);
    let items = list.items();
    if s.step == 1 {
        of(&part).extend_from_slice(&items[s.start as usize..s.start as usize + s.count]);
    } else {
        for i in 0..s.count {
            of(&part).push(items[s.at(i)].to_owned());
        }
    }
    part
}

/// `list[slice] = items`; absent `items` delete.
pub fn set_slice(list: &List, slice: &Slice, items: Value) -> Res<()> {
    let bounds = slice.unpack()?;
    if items.is_absent() {
        delete(list, crate::slice::adjust(bounds, list.len()));
        return Ok(());
    }
    let items = match (sequence::items_of(items), bounds.2) {
        (None, 1) if !sequence::is_iterable(items) => {
            return Err(error::type_error("can only assign an iterable"));
        }
        (None, _) if !sequence::is_iterable(items) => {
            return Err(error::type_error("must assign iterable to extended slice"));
        }
        _ => sequence::collect_fast(items)?,
    };
    let s = crate::slice::adjust(bounds, list.len());
    if s.step == 1 {
        let raw: Vec<Value> = items.into_iter().map(Owned::into_raw).collect();
        drop(list.splice(s.start as usize, (s.start.max(s.stop)) as usize, &raw));
        return Ok(());
    }
    if items.len() != s.count {
        return Err(wrong_size(items.len(), s.count));
    }
    let slots = list.items_mut();
    let mut old = Vec::with_capacity(s.count);
    for (i, item) in items.into_iter().enumerate() {
        old.push(Owned::from_raw(core::mem::replace(&mut slots[s.at(i)], item.into_raw())));
    }
    drop(old);
    Ok(())
}

/// What is raised where a step is given, and not as many items as it selects.
#[cold]
pub(super) fn wrong_size(given: usize, wanted: usize) -> Raised {
    error::value_error(&format!("attempt to assign sequence of size {given} to extended slice of size {wanted}"))
}

fn delete(list: &List, s: Selection) {
    if s.count == 0 {
        return;
    }
    if s.step == 1 {
        drop(list.splice(s.start as usize, s.start as usize + s.count, &[]));
        return;
    }
    let (first, gap) = if s.step > 0 { (s.at(0), s.step as usize) } else { (s.at(s.count - 1), -s.step as usize) };
    let items = list.items_mut();
    let mut removed = Vec::with_capacity(s.count);
    let mut kept = first;
    for i in first..items.len() {
        if removed.len() < s.count && (i - first).is_multiple_of(gap) {
            removed.push(Owned::from_raw(items[i]));
        } else {
            items[kept] = items[i];
            kept += 1;
        }
    }
    list.length.set(kept);
    list.shrink();
    drop(removed);
}
