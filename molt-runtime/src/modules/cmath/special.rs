//! What the functions give where a part is infinite or NaN, as CPython's tables say.
//!
//! Rows are the real part, columns the imaginary one: -inf, negative, -0, 0, positive, inf, NaN. Each entry has a letter for
//! either part: `0`, `1`, `i` infinity, `n` NaN, `p` pi, `h` and `q` a half and a quarter of it, `t` three quarters; negative ones are
//! `o`, `!` and capitals. `EE` is a domain error, `..` is never asked for.

use crate::complex::Parts;
use crate::modules::math::domain_error;
use crate::value::Res;
use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// One function's table.
pub struct Table([&'static str; 7]);

/// Of `acos`.
pub static ACOS: Table = Table([
    "ti pi pi pI pI tI ni",
    "hi .. .. .. .. hI nn",
    "hi .. .. .. .. hI hn",
    "hi .. .. .. .. hI hn",
    "hi .. .. .. .. hI nn",
    "qi 0i 0i 0I 0I qI ni",
    "ni nn nn nn nn nI nn",
]);
/// Of `acosh`.
pub static ACOSH: Table = Table([
    "iT iP iP ip ip it in",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iQ io io i0 i0 iq in",
    "in nn nn nn nn in nn",
]);
/// Of `asinh`.
pub static ASINH: Table = Table([
    "IQ Io Io I0 I0 Iq In",
    "IH .. .. .. .. Ih nn",
    "IH .. .. .. .. Ih nn",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iQ io io i0 i0 iq in",
    "in nn no n0 nn in nn",
]);
/// Of `atanh`.
pub static ATANH: Table = Table([
    "oH oH oH oh oh oh on",
    "oH .. .. .. .. oh nn",
    "oH .. .. .. .. oh on",
    "0H .. .. .. .. 0h 0n",
    "0H .. .. .. .. 0h nn",
    "0H 0H 0H 0h 0h 0h 0n",
    "0H nn nn nn nn 0h nn",
]);
/// Of `cosh`.
pub static COSH: Table = Table([
    "EE ii i0 io iI EE in",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE n0",
    "EE .. .. .. .. EE n0",
    "EE .. .. .. .. EE nn",
    "EE iI io i0 ii EE in",
    "nn nn n0 n0 nn nn nn",
]);
/// Of `exp`.
pub static EXP: Table = Table([
    "00 0o 0o 00 00 00 00",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "EE iI io i0 ii EE in",
    "nn nn no n0 nn nn nn",
]);
/// Of `log`.
pub static LOG: Table = Table([
    "iT iP iP ip ip it in",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iH .. .. .. .. ih nn",
    "iQ io io i0 i0 iq in",
    "in nn nn nn nn in nn",
]);
/// Of `sinh`.
pub static SINH: Table = Table([
    "EE II Io I0 Ii EE in",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE 0n",
    "EE .. .. .. .. EE 0n",
    "EE .. .. .. .. EE nn",
    "EE iI io i0 ii EE in",
    "nn nn no n0 nn nn nn",
]);
/// Of `sqrt`.
pub static SQRT: Table = Table([
    "iI 0I 0I 0i 0i ii ni",
    "iI .. .. .. .. ii nn",
    "iI .. .. .. .. ii nn",
    "iI .. .. .. .. ii nn",
    "iI .. .. .. .. ii nn",
    "iI io io i0 i0 ii in",
    "iI nn nn nn nn ii nn",
]);
/// Of `tanh`.
pub static TANH: Table = Table([
    "!0 !o !o !0 !0 !0 !0",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "EE .. .. .. .. EE nn",
    "10 1o 1o 10 10 10 10",
    "nn nn no n0 nn nn nn",
]);
/// Of `rect`.
pub static RECT: Table = Table([
    "EE Ii I0 Io II EE in",
    "EE .. .. .. .. EE nn",
    "00 .. .. .. .. 00 00",
    "00 .. .. .. .. 00 00",
    "EE .. .. .. .. EE nn",
    "EE iI io i0 ii EE in",
    "nn nn n0 n0 nn nn nn",
]);

/// The row or column of a number.
fn place(x: f64) -> usize {
    match x {
        _ if x.is_nan() => 6,
        f64::NEG_INFINITY => 0,
        f64::INFINITY => 5,
        0.0 => 2 + x.is_sign_positive() as usize,
        _ => 1 + 3 * (x > 0.0) as usize,
    }
}

fn number(letter: u8) -> f64 {
    let size = match letter.to_ascii_lowercase() {
        b'0' | b'o' => 0.0,
        b'1' | b'!' => 1.0,
        b'i' => f64::INFINITY,
        b'p' => PI,
        b'h' => FRAC_PI_2,
        b'q' => FRAC_PI_4,
        b't' => 3.0 * FRAC_PI_4,
        _ => f64::NAN,
    };
    if letter.is_ascii_uppercase() || letter == b'o' || letter == b'!' { -size } else { size }
}

impl Table {
    /// The entry for a number of which a part is not finite.
    pub fn entry(&self, z: Parts) -> Res<Parts> {
        let at = place(z.im) * 3;
        match &self.0[place(z.re)].as_bytes()[at..at + 2] {
            b"EE" => Err(domain_error()),
            &[re, im] => Ok(Parts { re: number(re), im: number(im) }),
            _ => Ok(z),
        }
    }
}
