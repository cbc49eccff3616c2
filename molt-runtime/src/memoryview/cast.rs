//! `memoryview.cast`: the same bytes as items of another format, in another shape.

use super::format::Format;
use super::{View, make, of};
use crate::error::{type_error, value_error};
use crate::list::List;
use crate::tuple::Tuple;
use crate::value::{Res, Value};
use crate::{int, str, tuple};
use alloc::vec::Vec;

/// `view.cast(format, shape)`.
pub fn cast(this: Value, format: Value, shape: Value) -> Res {
    let view = of(this);
    let source = view.source()?;
    let text = str::string_argument(format, "cast() argument 'format'")?;
    if !view.is_contiguous() {
        return Err(type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let many = view.dimensions() > 1;
    let shape = if shape.is_absent() { None } else { Some(given_shape(shape)?) };
    if many && shape.as_ref().is_some_and(|shape| shape.len() != 1) {
        return Err(type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let Some(format) = text.as_ascii().and_then(Format::parse) else {
        let what = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(value_error(what));
    };
    if !format.is_byte() && !view.format.is_byte() {
        return Err(type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = view.bytes();
    if !bytes.is_multiple_of(format.size()) {
        return Err(type_error("memoryview: length is not a multiple of itemsize"));
    }
    let length = bytes / format.size();
    let made = |shape| {
        let step = format.size() as i64;
        make(source, View { step, length, format, ..view.part(shape) })
    };
    match shape {
        Some(shape) if shape.iter().try_fold(1usize, |all, &n| all.checked_mul(n)) != Some(length) => {
            Err(type_error("memoryview: product(shape) * itemsize != buffer size"))
        }
        Some(shape) if shape.len() != 1 => {
            let shape = tuple::from_vec(shape.into_iter().map(int::from_usize).collect());
            Ok(made(shape.value()))
        }
        _ => Ok(made(Value::ABSENT)),
    }
}

fn given_shape(shape: Value) -> Res<Vec<usize>> {
    let items = match (shape.downcast::<Tuple>(), shape.downcast::<List>()) {
        (Some(tuple), _) => tuple.items(),
        (_, Some(list)) => list.items(),
        _ => return Err(type_error("shape must be a list or a tuple")),
    };
    let one = |item: &Value| {
        if !int::is_int(*item) {
            return Err(type_error("memoryview.cast(): elements of shape must be integers"));
        }
        match int::as_i64(*item) {
            Some(n) if n > 0 => Ok(n as usize),
            _ => Err(value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    };
    items.iter().map(one).collect()
}
