//! What compiled code calls on complex numbers.

use super::known;
use crate::abi;
use crate::value::{Owned, Value};

abi! { pub RUNTIME {
    /// A complex number from its parts.
    fn complex_new(re: f64, im: f64) -> Owned [] { super::new(re, im) }
    /// The real part.
    fn complex_real(a: Value) -> f64 [] { known(a).re }
    /// The imaginary part.
    fn complex_imag(a: Value) -> f64 [] { known(a).im }
    /// `a + b`.
    fn complex_add(a: Value, b: Value) -> Owned [] { super::from_parts(known(a) + known(b)) }
    /// `a - b`.
    fn complex_sub(a: Value, b: Value) -> Owned [] { super::from_parts(known(a) - known(b)) }
    /// `a * b`.
    fn complex_mul(a: Value, b: Value) -> Owned [] { super::from_parts(known(a) * known(b)) }
} }
