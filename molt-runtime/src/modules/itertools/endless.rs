//! `count`, `cycle`, `repeat`.

use super::constructible;
use crate::iterator::{new, of};
use crate::list;
use crate::types::{Args, BinaryOp, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, dispatch, error, int, repr};

constructible! {
    /// `count(start, step)`: the source is the next number, `extra` the step.
    COUNT "itertools.count" next_count, construct_count, repr: repr_count;
    /// `cycle(iterable)`: the source is the iterator, then absent; `extra` the items seen; the position is among those.
    CYCLE "itertools.cycle" next_cycle, construct_cycle;
    /// `repeat(object, times)`: the source is the object; the limit how often, negative for ever.
    REPEAT "itertools.repeat" next_repeat, construct_repeat, repr: repr_repeat;
}

fn construct_count(kind: &'static Type, args: Args) -> Res {
    let [start, step] = arguments::named("count", args, ["start", "step"])?;
    let number = |value: Value, default: i64| {
        if value.is_absent() {
            return Ok(int::from_i64(default));
        }
        let plain = int::is_int(value) || value.is_float();
        if plain || dispatch::binary(BinaryOp::Add, value, int::from_i64(0).value()).is_ok() {
            return Ok(value.to_owned());
        }
        Err(error::type_error("a number is required"))
    };
    Ok(new(kind, number(start, 0)?, number(step, 1)?, 0, 0))
}

fn next_count(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let number = this.source.get().to_owned();
    let next = dispatch::binary(BinaryOp::Add, number.value(), this.extra.get())?;
    drop(Owned::from_raw(this.source.replace(next.into_raw())));
    Ok(Some(number))
}

fn repr_count(iterator: Value) -> Res {
    let this = of(&iterator);
    repr::build(|text| {
        text.push("count(");
        text.push_repr(&this.source.get())?;
        let step = this.extra.get();
        if int::as_i64(step) != Some(1) {
            text.push(", ");
            text.push_repr(&step)?;
        }
        text.push(")");
        Ok(())
    })
}

fn construct_cycle(kind: &'static Type, args: Args) -> Res {
    let [iterable] = arguments::positional::<1>("cycle", args, 1)?;
    Ok(new(kind, dispatch::iter(iterable)?, list::new(0), 0, 0))
}

fn next_cycle(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let (source, saved) = (this.source.get().to_owned(), this.extra.get().to_owned());
    let seen = list::of(&saved);
    if !source.is_absent() {
        if let Some(item) = dispatch::next(source.value())? {
            seen.push(item.clone());
            return Ok(Some(item));
        }
        this.finish();
    }
    let i = this.position.get() as usize;
    let Some(item) = seen.get(i) else { return Ok(None) };
    this.position.set(if i + 1 == seen.len() { 0 } else { i as i64 + 1 });
    Ok(Some(item.to_owned()))
}

fn construct_repeat(kind: &'static Type, args: Args) -> Res {
    let [object, times] = arguments::named("repeat", args, ["object", "times"])?;
    let object = super::required("repeat", "object", 1, object)?;
    let times = if times.is_absent() { -1 } else { crate::indices::sized(times)?.max(0) };
    Ok(new(kind, object.to_owned(), crate::iterator::NOTHING, 0, times))
}

fn next_repeat(iterator: Value) -> Res<Option<Owned>> {
    let this = of(&iterator);
    let left = this.limit.get();
    if left == 0 {
        return Ok(None);
    }
    if left > 0 {
        this.limit.set(left - 1);
    }
    Ok(Some(this.source.get().to_owned()))
}

/// Without a limit there is none.
fn repeat_hint(iterator: Value) -> Res {
    match of(&iterator).limit.get() {
        left if left < 0 => Err(crate::error::type_error("len() of unsized object")),
        left => Ok(int::from_i64(left)),
    }
}

crate::methods! { pub REPEAT_METHODS of "itertools.repeat" {
    method: repeat_hint as "__length_hint__"(iterator) "(self, /) -> int";
} }

fn repr_repeat(iterator: Value) -> Res {
    let this = of(&iterator);
    repr::build(|text| {
        text.push("repeat(");
        text.push_repr(&this.source.get())?;
        if this.limit.get() >= 0 {
            text.push(", ");
            text.push_repr(&int::from_i64(this.limit.get()).value())?;
        }
        text.push(")");
        Ok(())
    })
}
