//! `bisect`.

use super::Module;
use crate::list::{self, List};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, error, int, methods};

/// `import bisect`.
#[unsafe(export_name = "molt_module_bisect")]
pub static MODULE: Module = Module { name: "bisect", functions: FUNCTIONS, constants: &[] };

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

fn or_none(value: Value) -> Value {
    if value.is_absent() { Value::NONE } else { value }
}

/// Where `x` belongs among the sorted items of `a`.
fn find(side: Side, a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res<i64> {
    let mut low = if lo.is_absent() { 0 } else { crate::indices::sized(lo)? };
    if low < 0 {
        return Err(error::value_error("lo must be non-negative"));
    }
    let mut high = match or_none(hi) {
        Value::NONE => dispatch::length(a)? as i64,
        hi => crate::indices::sized(hi)?,
    };
    let key = or_none(key);
    while low < high {
        let middle = low + (high - low) / 2;
        let item = match a.downcast::<List>().filter(|_| a.is_exactly(&list::LIST)).map(|list| list.get(middle as usize)) {
            Some(Some(item)) => item.to_owned(),
            _ => dispatch::get_item(a, int::from_i64(middle).value())?,
        };
        let item = if key.is_none() { item } else { dispatch::call_values(key, &[item.value()])? };
        let right = match side {
            Side::Left => list::less(item.value(), x)?,
            Side::Right => !list::less(x, item.value())?,
        };
        if right { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}

/// Inserts `x` where it belongs; its own key is asked for first.
fn insert(side: Side, a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res {
    let i = match or_none(key) {
        Value::NONE => find(side, a, x, lo, hi, key)?,
        key => {
            let x_key = dispatch::call_values(key, &[x])?;
            find(side, a, x_key.value(), lo, hi, key)?
        }
    };
    if a.is_exactly(&list::LIST) {
        let list = list::of(&a);
        list.insert((i as usize).min(list.len()), x.to_owned());
    } else {
        drop(class::call_method(a, crate::literal!("insert"), &[int::from_i64(i).value(), x])?);
    }
    Ok(Owned::NONE)
}

fn bisect_left(a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res {
    find(Side::Left, a, x, lo, hi, key).map(int::from_i64)
}

fn bisect_right(a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res {
    find(Side::Right, a, x, lo, hi, key).map(int::from_i64)
}

fn insort_left(a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res {
    insert(Side::Left, a, x, lo, hi, key)
}

fn insort_right(a: Value, x: Value, lo: Value, hi: Value, key: Value) -> Res {
    insert(Side::Right, a, x, lo, hi, key)
}

methods! { pub FUNCTIONS of "bisect" {
    static_: bisect_left as "bisect_left"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> int";
    static_: bisect_right as "bisect_right"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> int";
    static_: bisect_right as "bisect"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> int";
    static_: insort_left as "insort_left"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> None";
    static_: insort_right as "insort_right"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> None";
    static_: insort_right as "insort"(a, x, lo, hi, key) "(a: object, x: object, lo: int = 0, hi: int = None, *, key: Callable[[object], object] = None) -> None";
} }
