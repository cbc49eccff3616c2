//! Lists against what CPython prints.

use super::{List, from_vec, new, of, sort, sort_values};
use crate::dispatch;
use crate::int::from_i64;
use crate::slice;
use crate::types::{BinaryOp, CompareOp};
use crate::value::{Owned, Value};
use std::vec::Vec;

fn ints(numbers: &[i64]) -> Owned {
    from_vec(numbers.iter().map(|&n| from_i64(n)).collect())
}

fn numbers(list: &List) -> Vec<i64> {
    list.items().iter().map(|item| item.as_small().unwrap()).collect()
}

fn text(value: &Owned) -> std::string::String {
    crate::repr::text_of(value.value()).unwrap()
}

#[test]
fn repr_shows_items_and_itself() {
    assert_eq!(text(&ints(&[])), "[]");
    let list = ints(&[1, -2]);
    of(&list).push(list.clone());
    assert_eq!(text(&list), "[1, -2, [...]]");
    of(&list).clear();
}

#[test]
fn growth_follows_cpython() {
    let list = new(0);
    let mut seen = Vec::new();
    for i in 0..60 {
        of(&list).push(from_i64(i));
        if seen.last() != Some(&of(&list).capacity.get()) {
            seen.push(of(&list).capacity.get());
        }
    }
    assert_eq!(seen, [4, 8, 16, 24, 32, 40, 52, 64]);
}

#[test]
fn slices_are_read_replaced_and_deleted() {
    let bounds = |a: i64, b: i64, c: i64| slice::new(from_i64(a).value(), from_i64(b).value(), from_i64(c).value());
    let list = ints(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let part = dispatch::get_item(list.value(), bounds(8, 1, -3).value()).unwrap();
    assert_eq!(numbers(of(&part)), [8, 5, 2]);
    dispatch::set_item(list.value(), bounds(1, 7, 1).value(), ints(&[10, 11]).value()).unwrap();
    assert_eq!(numbers(of(&list)), [0, 10, 11, 7, 8, 9]);
    dispatch::set_item(list.value(), bounds(0, 6, 2).value(), ints(&[20, 21, 22]).value()).unwrap();
    assert_eq!(numbers(of(&list)), [20, 10, 21, 7, 22, 9]);
    dispatch::delete_item(list.value(), bounds(5, 0, -2).value()).unwrap();
    assert_eq!(numbers(of(&list)), [20, 21, 22]);
    assert!(dispatch::set_item(list.value(), bounds(0, 3, 2).value(), ints(&[1]).value()).is_err());
    dispatch::set_item(list.value(), bounds(2, 0, 1).value(), list.value()).unwrap();
    assert_eq!(numbers(of(&list)), [20, 21, 20, 21, 22, 22]);
}

#[test]
fn operators_make_new_lists_or_grow_the_old() {
    let (a, b) = (ints(&[1, 2]), ints(&[1, 3]));
    let sum = dispatch::binary(BinaryOp::Add, a.value(), b.value()).unwrap();
    assert_eq!(numbers(of(&sum)), [1, 2, 1, 3]);
    let three = dispatch::binary(BinaryOp::Mul, from_i64(2).value(), a.value()).unwrap();
    assert_eq!(numbers(of(&three)), [1, 2, 1, 2]);
    drop(dispatch::in_place(BinaryOp::Add, a.value(), a.value()).unwrap());
    assert_eq!(numbers(of(&a)), [1, 2, 1, 2]);
    assert!(dispatch::compare_bool(CompareOp::Lt, a.value(), b.value()).unwrap());
    assert!(!dispatch::equal(a.value(), b.value()).unwrap());
    assert!(dispatch::contains(a.value(), Value::from_float(2.0)).unwrap());
}

/// A list of floats and ints takes the general merge; its result and the standard library's must agree.
#[test]
fn the_general_merge_sorts_every_shape() {
    let mut state = 12345u64;
    let mut random = move |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    for size in (0..200).chain([500, 1000, 3000]) {
        for shape in 0..4 {
            let list = new(size);
            for i in 0..size as u64 {
                let n = match shape {
                    0 => random(1 << 20),
                    1 => random(10),
                    2 => i / 40 % 2 * 1000 + i,
                    _ => i.wrapping_sub(random(3)) & 0xFFFF,
                };
                of(&list).push(if i % 3 == 0 { Owned::from(n as f64) } else { from_i64(n as i64) });
            }
            let number = |value: &Value| value.as_small().map_or_else(|| value.as_float().unwrap(), |i| i as f64);
            let kinds = |values: &[Value]| values.iter().map(|v| (number(v), v.is_float())).collect::<Vec<_>>();
            let mut expected = kinds(of(&list).items());
            expected.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap());
            sort(of(&list), Value::ABSENT, false).unwrap();
            assert_eq!(kinds(of(&list).items()), expected, "size {size}, shape {shape}");
        }
    }
}

#[test]
fn reverse_keeps_equal_items_in_order() {
    let mut items = [Value::from_float(1.0), from_i64(2).into_raw(), from_i64(1).into_raw(), Value::from_float(2.0)];
    sort_values(&mut items, Value::ABSENT, true).unwrap();
    assert_eq!(items, [from_i64(2).into_raw(), Value::from_float(2.0), Value::from_float(1.0), from_i64(1).into_raw()]);
}
