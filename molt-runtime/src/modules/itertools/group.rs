//! `groupby`.

use super::constructible;
use crate::iterator::{Iterator, NOTHING, new, of};
use crate::list::{self, List};
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, iterators, sequence, tuple};

constructible! {
    /// `groupby(iterable, key)`: the source is the iterator; `extra` a list as in [`part`]; the position numbers the group.
    GROUPBY "itertools.groupby" next_group, construct;
}
iterators! {
    /// The items of one group: the source is the `groupby`, `extra` the group's key, the position its number.
    GROUPER "itertools._grouper" next_member;
}

/// Places in the list of a `groupby`; what is not known is absent.
mod part {
    pub const FUNCTION: usize = 0;
    /// The key of the group handed out last.
    pub const TARGET: usize = 1;
    /// The key of the item read last.
    pub const KEY: usize = 2;
    pub const ITEM: usize = 3;
}

fn construct(kind: &'static Type, args: Args) -> Res {
    let [iterable, key] = arguments::named("groupby", args, ["iterable", "key"])?;
    let iterable = super::required("groupby", "iterable", 1, iterable)?;
    let state = list::from_slice(&[super::or_none(key), Value::ABSENT, Value::ABSENT, Value::ABSENT]);
    Ok(new(kind, dispatch::iter(iterable)?, state, 0, 0))
}

fn get(state: &List, i: usize) -> Owned {
    state.get(i).unwrap_or(Value::ABSENT).to_owned()
}

/// Reads the next item; whether there is one.
fn read(this: &Iterator, state: &List) -> Res<bool> {
    let source = this.source.get().to_owned();
    let Some(item) = dispatch::next(source.value())? else { return Ok(false) };
    let function = get(state, part::FUNCTION);
    let key = if function.is_none() { item.clone() } else { dispatch::call_values(function.value(), &[item.value()])? };
    state.set(part::ITEM, item);
    state.set(part::KEY, key);
    Ok(true)
}

fn next_group(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let keep = iterator.to_owned();
    let state = this.extra.get().to_owned();
    let state = list::of(&state);
    this.position.set(this.position.get() + 1);
    loop {
        let (key, target) = (get(state, part::KEY), get(state, part::TARGET));
        if !key.is_absent() && (target.is_absent() || !sequence::same_or_equal(target.value(), key.value())?) {
            state.set(part::TARGET, key.clone());
            let members = new(&GROUPER, keep, key.clone(), this.position.get(), 0);
            return Ok(Some(tuple::pair(key, members)));
        }
        if !read(this, state)? {
            return Ok(None);
        }
    }
}

fn next_member(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let groups = this.source.get().to_owned();
    let parent = of(&groups);
    if parent.position.get() != this.position.get() {
        return Ok(None);
    }
    let state = parent.extra.get().to_owned();
    let state = list::of(&state);
    if get(state, part::ITEM).is_absent() && !read(parent, state)? {
        return Ok(None);
    }
    let key = get(state, part::KEY);
    if !sequence::same_or_equal(this.extra.get(), key.value())? {
        return Ok(None);
    }
    let item = get(state, part::ITEM);
    if item.is_absent() {
        // The comparison took it.
        return Ok(None);
    }
    state.set(part::ITEM, NOTHING);
    state.set(part::KEY, NOTHING);
    Ok(Some(item))
}
