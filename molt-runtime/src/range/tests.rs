//! Ranges against what CPython prints.

use super::{from_values, new};
use crate::dispatch;
use crate::int::{from_big, from_i64};
use crate::slice;
use crate::value::{Owned, Value};
use num_bigint::BigInt;
use std::string::String;
use std::vec::Vec;

fn text(value: &Owned) -> String {
    crate::repr::text_of(value.value()).unwrap()
}

fn items(range: &Owned) -> Vec<i64> {
    let items = crate::sequence::collect(range.value()).unwrap();
    items.iter().map(|item| item.as_small().unwrap()).collect()
}

fn power(exponent: u32) -> Owned {
    from_big(BigInt::from(10).pow(exponent))
}

#[test]
fn small_ranges() {
    assert_eq!(items(&new(10, 0, -3)), [10, 7, 4, 1]);
    assert_eq!(items(&new(3, 3, 1)), []);
    assert_eq!(items(&crate::iterator::reversed(&crate::iterator::REVERSED, new(10, 0, -3).value()).unwrap()), [1, 4, 7, 10]);
    assert_eq!(text(&new(0, 5, 1)), "range(0, 5)");
    assert_eq!(dispatch::hash(new(0, 5, 1).value()), Ok(5795932985296280846));
    assert!(dispatch::equal(new(0, 5, 2).value(), new(0, 6, 2).value()).unwrap());
    assert!(dispatch::contains(new(0, 10, 3).value(), Value::from_float(9.0)).unwrap());
    assert!(!dispatch::contains(new(0, 10, 3).value(), from_i64(10).value()).unwrap());
}

#[test]
fn slices_of_ranges_are_ranges() {
    let step = slice::new(Value::NONE, Value::NONE, from_i64(-2).value());
    assert_eq!(text(&dispatch::get_item(new(0, 10, 1).value(), step.value()).unwrap()), "range(9, -1, -2)");
    let long = from_values(from_i64(0).value(), power(20).value(), from_i64(7).value()).unwrap();
    assert_eq!(text(&dispatch::get_item(long.value(), step.value()).unwrap()), "range(99999999999999999998, -7, -14)");
    let some = slice::new(from_i64(-3).value(), power(30).value(), from_i64(2).value());
    let expected = "range(99999999999999999984, 100000000000000000005, 14)";
    assert_eq!(text(&dispatch::get_item(long.value(), some.value()).unwrap()), expected);
}

#[test]
fn ranges_beyond_64_bits() {
    let long = from_values(from_i64(0).value(), power(20).value(), from_i64(1).value()).unwrap();
    assert_eq!(text(&dispatch::get_item(long.value(), from_i64(-1).value()).unwrap()), "99999999999999999999");
    assert!(dispatch::length(long.value()).is_err());
    assert!(dispatch::contains(long.value(), power(19).value()).unwrap());
    let iterator = dispatch::iter(long.value()).unwrap();
    assert_eq!(text(&dispatch::next(iterator.value()).unwrap().unwrap()), "0");
    let extreme = new(i64::MIN, i64::MAX, 1);
    assert_eq!(text(&dispatch::get_item(extreme.value(), from_i64(-1).value()).unwrap()), "9223372036854775806");
}
