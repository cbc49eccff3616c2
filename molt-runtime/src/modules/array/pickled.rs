//! Arrays in pickles: their bytes and a number that says how these lie in the memory of the machine that wrote them.

use super::slots::{character, make};
use super::{ARRAY, Code, methods, new_of, of};
use crate::bytes::{self, Bytes};
use crate::class;
use crate::error::{type_error, value_error};
use crate::types::Type;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, int, list, literal, str, tuple};
use alloc::format;
use alloc::vec::Vec;

/// The forms by their numbers: the type code here, or `u` with two or four bytes, and whether the greatest byte comes first.
const FORMS: [(u8, usize, bool); 22] = [
    (b'B', 1, false),
    (b'b', 1, false),
    (b'H', 2, false),
    (b'H', 2, true),
    (b'h', 2, false),
    (b'h', 2, true),
    (b'I', 4, false),
    (b'I', 4, true),
    (b'i', 4, false),
    (b'i', 4, true),
    (b'Q', 8, false),
    (b'Q', 8, true),
    (b'q', 8, false),
    (b'q', 8, true),
    (b'f', 4, false),
    (b'f', 4, true),
    (b'd', 8, false),
    (b'd', 8, true),
    (b'u', 2, false),
    (b'u', 2, true),
    (b'u', 4, false),
    (b'u', 4, true),
];

/// The number of the form that arrays of this code have here.
fn form_of(code: Code) -> usize {
    let wanted = match code.0 {
        b'l' => b'q',
        b'L' => b'Q',
        code => code,
    };
    FORMS.iter().position(|&(own, size, big)| own == wanted && size == code.size() && !big).unwrap_or(0)
}

/// `__reduce_ex__`.
pub(super) fn reduce(this: Value, protocol: Value) -> Res {
    if !int::is_int(protocol) {
        return Err(type_error("__reduce_ex__ argument should be an integer"));
    }
    let protocol = int::convert::to_c_long(protocol)?;
    let state = class::find_attr(this, literal!("__dict__"))?.unwrap_or(Owned::NONE);
    let kind = class::type_value(this.type_of()).to_owned();
    let code = of(this).code;
    if protocol < 3 {
        return Ok(tuple::from_array([kind, tuple::pair(code.text(), methods::tolist(this)?), state]));
    }
    let module = crate::modules::object_of(&super::MODULE);
    let make = class::get_attr(module.value(), literal!("_array_reconstructor"))?;
    let data = bytes::from_slice(of(this).store.as_slice());
    let parts = tuple::from_array([kind, code.text(), int::from_usize(form_of(code)), data]);
    Ok(tuple::from_array([make, parts, state]))
}

/// `_array_reconstructor`: an array from what `__reduce_ex__` gave, perhaps on another machine.
fn reconstruct(class: Value, code: Value, form: Value, data: Value) -> Res {
    let code = character(code, "_array_reconstructor() argument 2")?;
    let form = int::convert::to_index(form)?;
    let Some(kind) = class.downcast::<Type>() else {
        return Err(type_error(&format!("first argument must be a type object, not {}", dispatch::type_name(class))));
    };
    if !kind.is_subtype(&ARRAY) {
        return Err(type_error(&format!("{} is not a subtype of array.array", kind.name())));
    }
    let Some(code) = Code::of(code) else { return Err(value_error("second argument must be a valid type code")) };
    let Some(&(own, size, big)) = usize::try_from(form).ok().and_then(|form| FORMS.get(form)) else {
        return Err(value_error("third argument must be a valid machine format code."));
    };
    let Some(raw) = data.downcast::<Bytes>() else {
        return Err(type_error(&format!("fourth argument should be bytes, not {}", dispatch::type_name(data))));
    };
    if form as usize == form_of(code) {
        return make(kind, code.0.into(), Some(data));
    }
    // The sizes of characters are doubled there.
    let multiple = if own == b'u' { 2 * size } else { size };
    if !raw.as_slice().len().is_multiple_of(multiple) {
        return Err(value_error("string length not a multiple of item size"));
    }
    let mut turned: Vec<u8> = raw.as_slice().to_vec();
    if big {
        turned.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    }
    if own == b'u' {
        let text = if size == 4 {
            let codes: Vec<u32> = turned.as_chunks::<4>().0.iter().map(|raw| u32::from_le_bytes(*raw)).collect();
            str::from_code_points(&codes)
        } else {
            let units: Vec<u16> = turned.as_chunks::<2>().0.iter().map(|raw| u16::from_le_bytes(*raw)).collect();
            let decoded =
                char::decode_utf16(units).map(|unit| unit.map_or_else(|fault| fault.unpaired_surrogate().into(), u32::from));
            str::from_code_points(&decoded.collect::<Vec<u32>>())
        };
        return make(kind, code.0.into(), Some(text.value()));
    }
    // Ints go by their form where it is another one than the code says; of the codes of one size the last.
    let own = Code(own);
    if own.is_int() {
        return Ok(new_of(kind, own, turned));
    }
    let items: Res<Vec<Owned>> = turned.chunks_exact(size).map(|raw| own.unpack(raw)).collect();
    make(kind, code.0.into(), Some(list::from_vec(items?).value()))
}

crate::methods! { pub FUNCTIONS of "array" {
    : reconstruct as "_array_reconstructor"(class, code, form, data) "(arraytype, typecode, mformat_code, items, /) -> object";
} }
