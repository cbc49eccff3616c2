//! What compiled code calls on floats, all of them raw.

use super::{arith, math};
use crate::abi;
use crate::int::convert;
use crate::value::{Owned, Res, Value};

abi! { pub RUNTIME {
    /// `float(x)` of any value.
    fn float_of(x: Value) -> Res [CALLS RAISES] { super::new::from_value(x).map(Owned::from) }
    /// `a / b`.
    fn float_true_div(a: f64, b: f64) -> Res<f64> [RAISES] { arith::true_div(a, b) }
    /// `a // b`.
    fn float_floor_div(a: f64, b: f64) -> Res<f64> [RAISES] { arith::floor_div(a, b) }
    /// `a % b`.
    fn float_mod(a: f64, b: f64) -> Res<f64> [RAISES] { arith::modulo(a, b) }
    /// `a ** b`: a complex number where a negative base meets a fraction.
    fn float_pow(a: f64, b: f64) -> Res [RAISES] { arith::pow(a, b) }
    /// `a ** b` where the result is known to be real: `a` is not negative, or `b` whole.
    fn float_pow_real(a: f64, b: f64) -> Res<f64> [RAISES] { arith::pow_real(a, b) }
    /// `repr(a)`.
    fn float_repr(a: f64) -> Owned [] { super::repr(a) }
    /// `hash(a)`.
    fn float_hash(a: f64) -> i64 [] { super::hash(a) }
    /// `int(a)`.
    fn float_to_int(a: f64) -> Res [RAISES] { convert::from_f64(a) }
    /// `int(a)` as 64 bits; status 1 where it does not fit (or is not finite).
    fn float_to_i64(a: f64) -> Option<i64> [] { if a > -9.2e18 && a < 9.2e18 { Some(a as i64) } else { None } }
    /// `round(a)`: ties to even.
    fn float_round(a: f64) -> Res [RAISES] { convert::from_f64(math::rint(a)) }
    /// The number of a value that is a float or an int.
    fn number_to_float(a: Value) -> Res<f64> [RAISES] {
        super::new::to_real(a)
    }
    /// Raises the error of `a / 0.0`.
    fn raise_float_div_zero() -> Res<()> [RAISES] { Err(crate::error::zero_division_error("float division by zero")) }
} }
