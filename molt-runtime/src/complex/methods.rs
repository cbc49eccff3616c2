//! The methods and properties of `complex`.

use super::{Parts, arith, from_parts, known};
use crate::value::{Res, Value};
use crate::{methods, tuple};

fn real(this: Value) -> Res {
    Ok(known(this).re.into())
}

fn imag(this: Value) -> Res {
    Ok(known(this).im.into())
}

fn itself(this: Value) -> Res {
    Ok(from_parts(known(this)))
}

fn conjugate(this: Value) -> Res {
    let Parts { re, im } = known(this);
    Ok(super::new(re, -im))
}

fn absolute(this: Value) -> Res {
    Ok(arith::size(known(this))?.into())
}

fn new_arguments(this: Value) -> Res {
    let Parts { re, im } = known(this);
    Ok(tuple::pair(re.into(), im.into()))
}

methods! { pub COMPLEX_METHODS of "complex" {
    property: real as "real"(this) "(self: complex, /) -> float";
    property: imag as "imag"(this) "(self: complex, /) -> float";
    method: conjugate as "conjugate"(this) "(self: complex, /) -> complex";
    method: absolute as "__abs__"(this) "(self: complex, /) -> float";
    method: itself as "__complex__"(this) "(self: complex, /) -> complex";
    method: new_arguments as "__getnewargs__"(this) "(self: complex, /) -> tuple[float, float]";
} }
