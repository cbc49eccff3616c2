//! Numbers and characters in `%` formatting.

use super::percent::{Flavour, Spec};
use crate::dispatch::{self, type_name};
use crate::error::{overflow_error, type_error};
use crate::exception::{TYPE_ERROR, take_if};
use crate::int::text::Radix;
use crate::number_format::float_text;
use crate::str::Str;
use crate::types::Kind;
use crate::value::{Owned, Raised, Res, Value};
use crate::{float, int};

/// A number cut into the parts that the layout treats differently.
pub(super) struct Number<'a> {
    pub(super) negative: bool,
    /// `0x` and the like.
    pub(super) prefix: &'static [u8],
    /// How many zeros come before the digits.
    pub(super) zeros: usize,
    pub(super) digits: &'a [u8],
}

/// Hands the number to `put` by its conversion letter; nothing when the letter is none.
pub(super) fn number(letter: u8, spec: &Spec, value: Value, flavour: Flavour, put: impl FnOnce(&Number)) -> Res<Option<()>> {
    let radix = match letter {
        b'd' | b'i' | b'u' => None,
        b'x' => Some(Radix::Hex),
        b'X' => Some(Radix::UpperHex),
        b'o' => Some(Radix::Octal),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let f = real(value, flavour)?;
            let precision = Some(spec.precision.unwrap_or(6));
            let (digits, negative) = float_text(f, letter, precision, spec.alternate, false);
            put(&Number { negative, prefix: b"", zeros: 0, digits: &digits });
            return Ok(Some(()));
        }
        _ => return Ok(None),
    };
    // In bytes CPython takes `%i` for `%d` before it looks at the value.
    let shown = if letter == b'i' && flavour == Flavour::Bytes { b'd' } else { letter };
    let number = as_int(value, shown, radix)?;
    let view = int::known(number.value());
    let prefix = radix.filter(|_| spec.alternate).map_or(&b""[..], |radix| radix.prefix().as_bytes());
    let put = |digits: &[u8]| {
        let zeros = spec.precision.unwrap_or(0).saturating_sub(digits.len());
        put(&Number { negative: view.is_negative(), prefix, zeros, digits });
    };
    match radix {
        None => int::text::with_magnitude(view, put)?,
        Some(radix) => int::text::with_digits(view, radix, put),
    }
    Ok(Some(()))
}

/// The int to show: `%d` takes any real number, the others only what has `__index__`.
fn as_int(value: Value, letter: u8, radix: Option<Radix>) -> Res {
    if int::is_int(value) {
        return Ok(value.to_owned());
    }
    let kind = value.type_of();
    let is_number = kind.slots().index.is_some() || kind.kind == Kind::Float || kind.is_heap();
    let result: Option<Res<Owned>> = match radix {
        None if is_number => Some(int::new::from_value(value)),
        None => None,
        Some(_) => Some(dispatch::index(value)),
    };
    match result {
        Some(Err(raised)) => {
            take_if(&TYPE_ERROR).ok_or(raised)?;
            Err(not_a_number(value, letter, radix))
        }
        Some(Ok(number)) => Ok(number),
        None => Err(not_a_number(value, letter, radix)),
    }
}

#[cold]
fn not_a_number(value: Value, letter: u8, radix: Option<Radix>) -> Raised {
    let wanted = if radix.is_none() { "a real number" } else { "an integer" };
    let (letter, name) = (char::from(letter), type_name(value));
    type_error(&alloc::format!("%{letter} format: {wanted} is required, not {name}"))
}

fn real(value: Value, flavour: Flavour) -> Res<f64> {
    match float::new::to_real(value) {
        Err(raised) if flavour == Flavour::Bytes => {
            take_if(&TYPE_ERROR).ok_or(raised)?;
            Err(type_error(&["float argument required, not ", &type_name(value)].concat()))
        }
        result => result,
    }
}

/// The code point that `%c` puts.
pub(super) fn character(value: Value, flavour: Flavour) -> Res<u32> {
    let (limit, wanted) = match flavour {
        Flavour::Text => (0x11_0000, "%c requires int or char"),
        Flavour::Bytes => (0x100, "%c requires an integer in range(256) or a single byte"),
    };
    match flavour {
        Flavour::Text => {
            if let Some(s) = value.downcast::<Str>() {
                return if s.len() == 1 { Ok(s.at(0)) } else { Err(type_error(wanted)) };
            }
        }
        Flavour::Bytes => {
            if let Some(bytes) = crate::bytes::view(value) {
                return if let [byte] = bytes { Ok((*byte).into()) } else { Err(type_error(wanted)) };
            }
        }
    }
    if value.type_of().slots().index.is_none() {
        return Err(type_error(wanted));
    }
    let number = dispatch::index(value)?;
    match int::as_i64(number.value()).and_then(|code| u32::try_from(code).ok()) {
        Some(code) if code < limit => Ok(code),
        _ => Err(overflow_error(if limit == 0x100 { "%c arg not in range(256)" } else { "%c arg not in range(0x110000)" })),
    }
}
