//! `None`, `False`, `True`, `NotImplemented`, `Ellipsis`.

pub use crate::bool::BOOL;
use crate::error::type_error;
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};

fn repr(value: Value) -> Res {
    Ok(Owned::from_raw(match value {
        Value::NONE => crate::literal!("None"),
        Value::NOT_IMPLEMENTED => crate::literal!("NotImplemented"),
        _ => crate::literal!("Ellipsis"),
    }))
}

/// The one instance, for `type(None)()` and the like.
macro_rules! only {
    ($value:expr, $name:literal) => {
        Some(|_, args: Args| {
            if args.values.is_empty() {
                Ok(Owned::from_raw($value))
            } else {
                Err(type_error(concat!($name, " takes no arguments")))
            }
        })
    };
}

const BASE: Slots = Slots::base(|_| {}, repr);
static NONE_SLOTS: Slots = Slots {
    truth: Some(|_| Ok(false)),
    hash: Some(|_| Ok(0xFCA8_6420)),
    binary: Some(crate::class::unite),
    new: only!(Value::NONE, "NoneType"),
    ..BASE
};
static NOT_IMPLEMENTED_SLOTS: Slots = Slots { new: only!(Value::NOT_IMPLEMENTED, "NotImplementedType"), ..BASE };
static ELLIPSIS_SLOTS: Slots = Slots { new: only!(Value::ELLIPSIS, "EllipsisType"), ..BASE };
/// `NoneType`.
#[unsafe(export_name = "molt_type_NoneType")]
pub static NONE: Type = Type::core("NoneType", Kind::None, &NONE_SLOTS, Some(&OBJECT));
/// `NotImplementedType`.
#[unsafe(export_name = "molt_type_NotImplementedType")]
pub static NOT_IMPLEMENTED: Type = Type::core("NotImplementedType", Kind::NotImplemented, &NOT_IMPLEMENTED_SLOTS, Some(&OBJECT));
/// `ellipsis`.
#[unsafe(export_name = "molt_type_ellipsis")]
pub static ELLIPSIS: Type = Type::core("ellipsis", Kind::Ellipsis, &ELLIPSIS_SLOTS, Some(&OBJECT));

/// The type of a singleton.
pub fn type_of_singleton(value: Value) -> &'static Type {
    match value {
        Value::FALSE | Value::TRUE => &BOOL,
        Value::NOT_IMPLEMENTED => &NOT_IMPLEMENTED,
        Value::ELLIPSIS => &ELLIPSIS,
        _ => &NONE,
    }
}

/// Gives the types of the singletons their behaviour.
pub(crate) fn install_core() {
    NONE.set_slots(&NONE_SLOTS);
    NOT_IMPLEMENTED.set_slots(&NOT_IMPLEMENTED_SLOTS);
    ELLIPSIS.set_slots(&ELLIPSIS_SLOTS);
}
