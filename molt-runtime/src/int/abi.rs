//! What compiled code calls on ints. Names ending in `_i64` take raw integers, the others values that are ints.

use super::{View, arith, as_i64, bits, compare, convert, known, text};
use crate::abi;
use crate::value::{Owned, Res, Value};

abi! { pub RUNTIME {
    /// Boxes any 64-bit integer.
    fn int_from_i64(a: i64) -> Owned [] { super::from_i64(a) }
    /// `int(x)` of any value.
    fn int_of(x: Value) -> Res [CALLS RAISES] { super::new::from_value(x) }
    /// The int as 64 bits; status 1 where it does not fit.
    fn int_to_i64(a: Value) -> Option<i64> [] { as_i64(a) }
    /// The bits of an int of 64 bits without sign; status 1 where it is below 0 or does not fit.
    fn int_to_word(a: Value) -> Option<i64> [] { super::as_word(a) }
    /// The int of these bits without sign.
    fn int_from_word(bits: i64) -> Owned [] { super::from_u64(bits as u64) }
    /// `a + b`.
    fn int_add(a: Value, b: Value) -> Owned [] { arith::add(known(a), known(b)) }
    /// `a - b`.
    fn int_sub(a: Value, b: Value) -> Owned [] { arith::sub(known(a), known(b)) }
    /// `a * b`.
    fn int_mul(a: Value, b: Value) -> Owned [] { arith::mul(known(a), known(b)) }
    /// `a // b`.
    fn int_floor_div(a: Value, b: Value) -> Res [RAISES] { arith::floor_div(known(a), known(b)) }
    /// `a % b`.
    fn int_mod(a: Value, b: Value) -> Res [RAISES] { arith::modulo(known(a), known(b)) }
    /// `a / b`.
    fn int_true_div(a: Value, b: Value) -> Res<f64> [RAISES] { arith::true_div(known(a), known(b)) }
    /// `a ** b`; a float for negative `b`.
    fn int_pow(a: Value, b: Value) -> Res [RAISES] { arith::pow(known(a), known(b)) }
    /// `pow(a, b, modulus)`.
    fn int_pow_mod(a: Value, b: Value, modulus: Value) -> Res [RAISES] { arith::pow_mod(known(a), known(b), known(modulus)) }
    /// `a << b`.
    fn int_lshift(a: Value, b: Value) -> Res [RAISES] { bits::shift_left(known(a), known(b)) }
    /// `a >> b`.
    fn int_rshift(a: Value, b: Value) -> Res [RAISES] { bits::shift_right(known(a), known(b)) }
    /// `a & b`.
    fn int_and(a: Value, b: Value) -> Owned [] { bits::and(known(a), known(b)) }
    /// `a | b`.
    fn int_or(a: Value, b: Value) -> Owned [] { bits::or(known(a), known(b)) }
    /// `a ^ b`.
    fn int_xor(a: Value, b: Value) -> Owned [] { bits::xor(known(a), known(b)) }
    /// `~a`.
    fn int_invert(a: Value) -> Owned [] { bits::invert(known(a)) }
    /// `-a`.
    fn int_neg(a: Value) -> Owned [] { arith::neg(known(a)) }
    /// `abs(a)`.
    fn int_abs(a: Value) -> Owned [] { arith::abs(known(a)) }
    /// -1, 0 or 1 as `a` is less than, equal to or greater than `b`.
    fn int_compare(a: Value, b: Value) -> i64 [] { compare::order(known(a), known(b)) as i64 }
    /// -1, 0 or 1 as in `int_compare`, 2 where `b` is NaN.
    fn int_compare_float(a: Value, b: f64) -> i64 [] { compare::order_with_float(known(a), b).map_or(2, |order| order as i64) }
    /// -1, 0 or 1 as in `int_compare`, 2 where `b` is NaN.
    fn int_compare_float_i64(a: i64, b: f64) -> i64 [] {
        compare::order_with_float(View::Small(a), b).map_or(2, |order| order as i64)
    }
    /// Whether the int is not 0.
    fn int_truth(a: Value) -> bool [] { !known(a).is_zero() }
    /// `hash(a)`.
    fn int_hash(a: Value) -> i64 [] { compare::hash(known(a)) }
    /// `hash(a)`.
    fn int_hash_i64(a: i64) -> i64 [] { compare::hash(View::Small(a)) }
    /// `float(a)`.
    fn int_to_float(a: Value) -> Res<f64> [RAISES] { convert::to_f64(known(a)) }
    /// `repr(a)`: refuses ints of more than 4300 digits.
    fn int_repr(a: Value) -> Res [RAISES] { text::repr(known(a)) }
    /// `a` itself where `str_join_parts` shows it, else its text: refuses ints of more than 4300 digits.
    fn int_shown(a: Value) -> Res [RAISES] { if a.is_small_int() { Ok(a.to_owned()) } else { text::repr(known(a)) } }
    /// `repr(a)`.
    fn int_repr_i64(a: i64) -> Owned [] { text::repr_i64(a) }
    /// `a.bit_length()`.
    fn int_bit_length(a: Value) -> i64 [] { bits::length(known(a)) as i64 }
    /// `a.bit_count()`.
    fn int_bit_count(a: Value) -> i64 [] { bits::count(known(a)) as i64 }
    /// `a + b`, boxed where it does not fit.
    fn int_add_i64(a: i64, b: i64) -> Owned [] { super::from_i128(a as i128 + b as i128) }
    /// `a - b`.
    fn int_sub_i64(a: i64, b: i64) -> Owned [] { super::from_i128(a as i128 - b as i128) }
    /// `a * b`.
    fn int_mul_i64(a: i64, b: i64) -> Owned [] { super::from_i128(a as i128 * b as i128) }
    /// `a << b` for `b` of any sign.
    fn int_lshift_i64(a: i64, b: i64) -> Res [RAISES] { bits::shift_left(View::Small(a), View::Small(b)) }
    /// `a ** b` for `b` of 0 or more; status 1 where it does not fit 64 bits or `b` is negative.
    fn int_pow_i64(a: i64, b: i64) -> Option<i64> [] { arith::power_i64(a, b) }
    /// `pow(a, b, modulus)` for `b` of 0 or more and a positive modulus.
    fn int_pow_mod_i64(a: i64, b: i64, modulus: i64) -> i64 [] { arith::pow_mod_i64(a, b, modulus) }
    /// `a / b`.
    fn int_true_div_i64(a: i64, b: i64) -> Res<f64> [RAISES] { arith::true_div(View::Small(a), View::Small(b)) }
    /// Raises the error of `a // 0`.
    fn raise_int_floor_div_zero() -> Res<()> [RAISES] { Err(crate::error::zero_division_error("integer division or modulo by zero")) }
    /// Raises the error of `a % 0`.
    fn raise_int_mod_zero() -> Res<()> [RAISES] { Err(crate::error::zero_division_error("integer modulo by zero")) }
    /// Raises the error of a shift by a negative count.
    fn raise_negative_shift() -> Res<()> [RAISES] { Err(crate::error::value_error("negative shift count")) }
} }
