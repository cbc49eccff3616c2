//! Dicts against what CPython prints.

use super::{Dict, iterate, new, of};
use crate::dispatch;
use crate::int::from_i64;
use crate::str::from_str;
use crate::types::BinaryOp;
use crate::value::{Owned, Value};
use std::string::String;
use std::vec::Vec;

fn text(value: &Owned) -> String {
    crate::repr::text_of(value.value()).unwrap()
}

fn squares(n: i64) -> Owned {
    let dict = new();
    for i in 0..n {
        of(&dict).set(from_i64(i).value(), from_i64(i * i)).unwrap();
    }
    dict
}

fn keys(dict: &Dict) -> Vec<i64> {
    dict.entries().map(|found| found.key.as_small().unwrap()).collect()
}

#[test]
fn keys_keep_their_order_through_growth_and_deletion() {
    let dict = squares(2000);
    let this = of(&dict);
    for i in (0..2000).filter(|i| i % 3 != 0) {
        assert_eq!(this.remove(from_i64(i).value()).unwrap().unwrap().as_small(), Some(i * i));
    }
    assert_eq!(keys(this), (0..2000).step_by(3).collect::<Vec<_>>());
    assert!(this.remove(from_i64(1).value()).unwrap().is_none());
    for i in 0..2000 {
        let found = this.get(from_i64(i).value()).unwrap();
        assert_eq!(found.and_then(Value::as_small), (i % 3 == 0).then_some(i * i));
    }
}

#[test]
fn equal_keys_of_different_types_are_one_key() {
    let dict = new();
    let this = of(&dict);
    this.set(Value::TRUE, from_i64(1)).unwrap();
    this.set(Value::from_float(1.0), from_i64(2)).unwrap();
    this.set(from_i64(1).value(), from_i64(3)).unwrap();
    assert_eq!(text(&dict), "{True: 3}");
    for size in [1, 30] {
        for i in 0..size {
            this.set(from_str(&std::format!("k{i}")).value(), from_i64(i)).unwrap();
        }
        assert_eq!(this.get(from_str("k0").value()).unwrap(), Some(from_i64(0).value()));
        assert_eq!(this.get(Value::from_float(1.0)).unwrap(), Some(from_i64(3).value()));
    }
}

#[test]
fn the_table_is_as_large_as_in_cpython() {
    // sys.getsizeof grows at these numbers of keys.
    let dict = new();
    let mut sizes = Vec::new();
    for i in 0..100 {
        of(&dict).set(from_i64(i).value(), Owned::NONE).unwrap();
        if sizes.last().is_none_or(|&(_, log2)| log2 != of(&dict).log2.get()) {
            sizes.push((i + 1, of(&dict).log2.get()));
        }
    }
    assert_eq!(sizes, [(1, 3), (6, 4), (11, 5), (22, 6), (43, 7), (86, 8)]);
}

#[test]
fn a_loop_notices_changes() {
    let dict = squares(3);
    let this = of(&dict);
    let state = iterate::step(this, 0, 3).unwrap().unwrap();
    assert_eq!(iterate::at(this, state).0, from_i64(0).value());
    this.set(from_i64(9).value(), Owned::NONE).unwrap();
    assert!(iterate::step(this, state, 3).is_err());
    // Deleting and adding keeps the size, but after three keys there is a fourth.
    let dict = squares(3);
    let this = of(&dict);
    let mut state = iterate::step(this, 0, 3).unwrap().unwrap();
    this.remove(from_i64(0).value()).unwrap();
    this.set(from_i64(7).value(), Owned::NONE).unwrap();
    state = iterate::step(this, state, 3).unwrap().unwrap();
    state = iterate::step(this, state, 3).unwrap().unwrap();
    assert!(iterate::step(this, state, 3).is_err());
}

#[test]
fn union_and_equality() {
    let (a, b) = (squares(3), squares(4));
    of(&b).set(from_i64(1).value(), from_i64(-1)).unwrap();
    let union = dispatch::binary(BinaryOp::Or, a.value(), b.value()).unwrap();
    assert_eq!(text(&union), "{0: 0, 1: -1, 2: 4, 3: 9}");
    assert!(!dispatch::equal(a.value(), union.value()).unwrap());
    assert!(dispatch::equal(union.value(), b.value()).unwrap());
    let popped = of(&b).pop_last().unwrap();
    assert_eq!((popped.0.as_small(), popped.1.as_small()), (Some(3), Some(9)));
}

#[test]
fn views_show_themselves() {
    let dict = squares(2);
    assert_eq!(text(&super::view(dict.value(), &super::DICT_KEYS)), "dict_keys([0, 1])");
    assert_eq!(text(&super::view(dict.value(), &super::DICT_ITEMS)), "dict_items([(0, 0), (1, 1)])");
    assert_eq!(text(&super::view(new().value(), &super::DICT_VALUES)), "dict_values([])");
}
