//! Names of replacement fields: `0`, `name`, ``, followed by `.attribute` and `[item]`.

use super::error;
use crate::dispatch;
use crate::error::index_error;
use crate::str::{Units, from_units, unicode};
use crate::tuple::Tuple;
use crate::value::{Owned, Res, Value};
use core::cell::Cell;

/// Whether fields are numbered by the template or by their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Undecided,
    Automatic,
    Manual,
}

/// Where the values of fields come from.
pub(super) struct Fields {
    /// A tuple; absent for `format_map`.
    positional: Value,
    /// A mapping.
    named: Value,
    numbering: Cell<Numbering>,
    next: Cell<usize>,
}

impl Fields {
    pub(super) fn of_call(positional: Value, named: Value) -> Fields {
        Fields { positional, named, numbering: Cell::new(Numbering::Undecided), next: Cell::new(0) }
    }
    pub(super) fn of_mapping(mapping: Value) -> Fields {
        Fields::of_call(Value::ABSENT, mapping)
    }

    /// The value of a field by its whole name.
    pub(super) fn value(&self, name: Units) -> Res {
        let end = name.position(is_step).unwrap_or(name.len());
        let mut value = self.first(name.slice(0, end))?;
        let mut rest = name.slice(end, name.len());
        while !rest.is_empty() {
            (value, rest) = step(value, rest)?;
        }
        Ok(value)
    }

    fn first(&self, name: Units) -> Res {
        let number = match integer(name)? {
            Some(number) => {
                self.number_by(Numbering::Manual)?;
                number
            }
            None if name.is_empty() => {
                self.number_by(Numbering::Automatic)?;
                self.next.replace(self.next.get() + 1)
            }
            None => return self.by_name(name),
        };
        let Some(values) = self.positional.downcast::<Tuple>() else {
            return Err(error("Format string contains positional fields"));
        };
        values
            .get(number)
            .map(|value| value.to_owned())
            .ok_or_else(|| index_error(&alloc::format!("Replacement index {number} out of range for positional args tuple")))
    }

    fn by_name(&self, name: Units) -> Res {
        let key = from_units(name);
        if self.named.is_absent() {
            return Err(crate::exception::key_error(key.value()));
        }
        dispatch::get_item(self.named, key.value())
    }

    fn number_by(&self, wanted: Numbering) -> Res<()> {
        match self.numbering.replace(wanted) {
            Numbering::Automatic if wanted == Numbering::Manual => {
                Err(error("cannot switch from automatic field numbering to manual field specification"))
            }
            Numbering::Manual if wanted == Numbering::Automatic => {
                Err(error("cannot switch from manual field specification to automatic field numbering"))
            }
            _ => Ok(()),
        }
    }
}

fn is_step(code: u32) -> bool {
    matches!(code, 0x2E | 0x5B)
}

/// `.attribute` or `[item]` at the front of `rest`.
fn step<'a>(value: Owned, rest: Units<'a>) -> Res<(Owned, Units<'a>)> {
    let tail = rest.slice(1, rest.len());
    match rest.at(0) {
        0x2E => {
            let end = tail.position(is_step).unwrap_or(tail.len());
            let name = named(tail.slice(0, end))?;
            Ok((crate::class::get_attr(value.value(), name.value())?, tail.slice(end, tail.len())))
        }
        0x5B => {
            let Some(end) = tail.position(|code| code == u32::from(b']')) else {
                return Err(error("Missing ']' in format string"));
            };
            let name = tail.slice(0, end);
            let key = match integer(name)? {
                Some(number) => crate::int::from_usize(number),
                None => named(name)?,
            };
            Ok((dispatch::get_item(value.value(), key.value())?, tail.slice(end + 1, tail.len())))
        }
        _ => Err(error("Only '.' or '[' may follow ']' in format field specifier")),
    }
}

fn named(name: Units) -> Res {
    if name.is_empty() { Err(error("Empty attribute in format string")) } else { Ok(from_units(name)) }
}

/// The number a name is, if it consists of decimal digits.
fn integer(name: Units) -> Res<Option<usize>> {
    if name.is_empty() {
        return Ok(None);
    }
    let mut number = 0_usize;
    for code in name.code_points() {
        let Some(digit) = unicode::decimal_value(code) else { return Ok(None) };
        number = match number.checked_mul(10).and_then(|tens| tens.checked_add(digit as usize)) {
            Some(number) if number <= i64::MAX as usize => number,
            _ => return Err(error("Too many decimal digits in format string")),
        };
    }
    Ok(Some(number))
}
