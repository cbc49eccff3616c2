//! The C library's mathematics: the same code as CPython calls, so the same last bits.

macro_rules! libm {
    ($($name:ident($($p:ident),*);)*) => {
        unsafe extern "C" {
            $( #[allow(missing_docs)] pub safe fn $name($($p: f64),*) -> f64; )*
        }
    };
}
libm! {
    acos(x); acosh(x); asin(x); asinh(x); atan(x); atan2(y, x); atanh(x); ceil(x); cos(x); cosh(x); erf(x); erfc(x);
    exp(x); exp2(x); expm1(x); floor(x); fmod(x, y); hypot(x, y); log(x); log10(x); log1p(x); log2(x); nextafter(x, y);
    pow(x, y); remainder(x, y); rint(x); round(x); sin(x); sinh(x); sqrt(x); tan(x); tanh(x); trunc(x);
}
unsafe extern "C" {
    /// The cube root. By its other name, because Rust's own support library has a `cbrt` that rounds better than glibc's,
    /// and so not as CPython shows.
    #[link_name = "cbrtf64"]
    pub safe fn cbrt(x: f64) -> f64;
    /// `x * 2^n`.
    pub safe fn ldexp(x: f64, n: core::ffi::c_int) -> f64;
    /// `x * y + z`, rounded once.
    pub safe fn fma(x: f64, y: f64, z: f64) -> f64;
    safe fn frexp(x: f64, exponent: &mut core::ffi::c_int) -> f64;
}

/// A fraction in 0.5 .. 1 (or 0) and an exponent of two.
pub fn split(x: f64) -> (f64, i32) {
    let mut exponent = 0;
    let fraction = frexp(x, &mut exponent);
    (fraction, exponent)
}

/// Whether `x` is a whole number.
pub fn is_whole(x: f64) -> bool {
    x.is_finite() && floor(x) == x
}
