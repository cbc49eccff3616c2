//! `_gc`: what programs may ask of the collector of cycles; `gc` adds names.

use super::{Constant, Module, items};
use crate::gc;
use crate::rt::rt;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, exception, int, list, literal, methods, parts};
use alloc::vec::Vec;
use core::cell::Cell;

/// `import _gc`.
#[unsafe(export_name = "molt_module__gc")]
pub static MODULE: Module = Module { name: "_gc", functions: FUNCTIONS, constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] = &[
    ("garbage", Constant::Make(|| kept(&rt().gc.garbage))),
    (
        "callbacks",
        Constant::Make(|| {
            rt().gc.announce.set(Some(announce));
            kept(&rt().gc.callbacks)
        }),
    ),
];

/// A list of the collector's, made on first use.
fn kept(cell: &Cell<Value>) -> Owned {
    if cell.get().is_absent() {
        cell.set(list::new(0).into_raw());
    }
    cell.get().to_owned()
}

/// Calls `gc.callbacks`.
fn announce(start: bool, generation: usize, collected: usize) {
    let callbacks = rt().gc.callbacks.get();
    if callbacks.is_absent() || list::of(&callbacks).is_empty() {
        return;
    }
    let info = parts::dict();
    let number = |i: usize| parts::int(i as i64);
    for (name, value) in [
        (literal!("generation"), number(generation)),
        (literal!("collected"), number(collected)),
        (literal!("uncollectable"), number(0)),
    ] {
        // A dict of strings takes any value.
        let _ = parts::set(info.value(), name, value.value());
    }
    let phase = if start { literal!("start") } else { literal!("stop") };
    let callbacks: Vec<Owned> = list::of(&callbacks).items().iter().map(|callback| callback.to_owned()).collect();
    for callback in callbacks {
        if dispatch::call_values(callback.value(), &[phase, info.value()]).is_err() {
            exception::report_unraisable(callback.value());
        }
    }
}

fn number(value: Value) -> Res<i64> {
    int::convert::to_c_long(value)
}

fn collect(generation: Value) -> Res {
    let generation = if generation.is_absent() { 2 } else { number(generation)? };
    if !(0..3).contains(&generation) {
        return Err(error::value_error("invalid generation"));
    }
    Ok(parts::int(gc::collect(generation as usize) as i64))
}

fn enable() -> Res {
    rt().gc.disabled.set(false);
    Ok(Owned::NONE)
}

fn disable() -> Res {
    rt().gc.disabled.set(true);
    Ok(Owned::NONE)
}

fn is_enabled() -> Res {
    Ok(Owned::from(!rt().gc.disabled.get()))
}

fn triple(numbers: [u32; 3]) -> Owned {
    parts::tuple_of(numbers.into_iter().map(|n| parts::int(n.into())).collect())
}

fn get_count() -> Res {
    let counts = &rt().gc.counts;
    Ok(triple([rt().heap.obtained.get() as u32, counts[1].get(), counts[2].get()]))
}

fn get_threshold() -> Res {
    let thresholds = &rt().gc.thresholds;
    Ok(triple([thresholds[0].get(), thresholds[1].get(), thresholds[2].get()]))
}

fn set_threshold(first: Value, second: Value, third: Value) -> Res {
    let mut thresholds = [rt().gc.thresholds[0].get(), rt().gc.thresholds[1].get(), rt().gc.thresholds[2].get()];
    for (place, given) in thresholds.iter_mut().zip([first, second, third]) {
        if !given.is_absent() {
            *place = number(given)?.max(0) as u32;
        }
    }
    gc::set_thresholds(thresholds);
    Ok(Owned::NONE)
}

fn freeze() -> Res {
    gc::freeze(true);
    Ok(Owned::NONE)
}

fn unfreeze() -> Res {
    gc::freeze(false);
    Ok(Owned::NONE)
}

fn get_freeze_count() -> Res {
    let frozen = gc::all().into_iter().filter(|&value| gc::generation_of(value) == 3).count();
    Ok(parts::int(frozen as i64))
}

/// Objects that may be shown: what is not whole yet has no business outside.
fn shown(keep: impl Fn(Value) -> bool) -> Res {
    let found: Vec<Owned> =
        gc::all().into_iter().filter(|&value| gc::is_tracked(value) && keep(value)).map(Value::to_owned).collect();
    Ok(parts::list(found))
}

fn get_objects(generation: Value) -> Res {
    if generation.is_absent() || generation.is_none() {
        return shown(|value| gc::generation_of(value) < 3);
    }
    let wanted = number(generation)?;
    if wanted >= 3 {
        return Err(error::value_error("generation must be less than the number of available generations (3)"));
    }
    if wanted < 0 {
        return Err(error::value_error("generation cannot be negative"));
    }
    shown(|value| gc::generation_of(value) == wanted as usize)
}

fn get_referrers(objects: Value) -> Res {
    let wanted = items(&objects);
    shown(|value| {
        let mut refers = false;
        gc::traverse(value, &mut |held| refers |= wanted.contains(&held));
        refers && value != objects
    })
}

fn get_referents(objects: Value) -> Res {
    let mut found = Vec::new();
    for &object in items(&objects) {
        let start = found.len();
        gc::traverse(object, &mut |held| {
            if !held.is_absent() {
                found.push(held.to_owned());
            }
        });
        // CPython goes through these from the end.
        if matches!(object.type_of().kind, Kind::List | Kind::Tuple) {
            found[start..].reverse();
        }
    }
    Ok(parts::list(found))
}

fn is_tracked(object: Value) -> Res {
    Ok(Owned::from(gc::is_tracked(object)))
}

fn is_finalized(object: Value) -> Res {
    Ok(Owned::from(object.header().is_some_and(|header| header.has(crate::object::flag::FINALIZED))))
}

fn get_stats() -> Res {
    let stats = rt().gc.stats.iter().map(|cell| {
        let (collections, collected) = cell.get();
        let entry = parts::dict();
        for (name, value) in
            [(literal!("collections"), collections), (literal!("collected"), collected), (literal!("uncollectable"), 0)]
        {
            parts::set(entry.value(), name, parts::int(value as i64).value())?;
        }
        Ok(entry)
    });
    Ok(parts::list(stats.collect::<Res<Vec<Owned>>>()?))
}

fn get_debug() -> Res {
    Ok(parts::int(rt().gc.debug.get()))
}

fn set_debug(flags: Value) -> Res {
    rt().gc.debug.set(number(flags)?);
    kept(&rt().gc.garbage);
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_gc" {
    static_: collect as "collect"(generation) "(generation: int = 2) -> int";
    static_: enable as "enable"() "() -> None";
    static_: disable as "disable"() "() -> None";
    static_: is_enabled as "isenabled"() "() -> bool";
    static_: get_count as "get_count"() "() -> tuple";
    static_: get_threshold as "get_threshold"() "() -> tuple";
    static_: set_threshold as "set_threshold"(first, second, third) "(threshold0: int, threshold1: int = ..., threshold2: int = ..., /) -> None";
    static_: freeze as "freeze"() "() -> None";
    static_: unfreeze as "unfreeze"() "() -> None";
    static_: get_freeze_count as "get_freeze_count"() "() -> int";
    static_: get_objects as "get_objects"(generation) "(generation: object = None) -> list";
    static_: get_referrers as "get_referrers"(objects) "(*objs: object) -> list";
    static_: get_referents as "get_referents"(objects) "(*objs: object) -> list";
    static_: is_tracked as "is_tracked"(object) "(obj, /) -> bool";
    static_: is_finalized as "is_finalized"(object) "(obj, /) -> bool";
    static_: get_stats as "get_stats"() "() -> list";
    static_: get_debug as "get_debug"() "() -> int";
    static_: set_debug as "set_debug"(flags) "(flags: int, /) -> None";
} }
