//! `None`, `False`, `True`, `NotImplemented`, `Ellipsis`.

pub use crate::bool::BOOL;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Value};

static SLOTS: Slots = Slots::base(|_| {}, |_| Ok(Owned::NONE));
/// `NoneType`.
#[unsafe(export_name = "molt_type_NoneType")]
pub static NONE: Type = Type::core("NoneType", Kind::None, &SLOTS, Some(&OBJECT));
/// `NotImplementedType`.
#[unsafe(export_name = "molt_type_NotImplementedType")]
pub static NOT_IMPLEMENTED: Type = Type::core("NotImplementedType", Kind::NotImplemented, &SLOTS, Some(&OBJECT));
/// `ellipsis`.
#[unsafe(export_name = "molt_type_ellipsis")]
pub static ELLIPSIS: Type = Type::core("ellipsis", Kind::Ellipsis, &SLOTS, Some(&OBJECT));

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
    NONE.set_slots(&SLOTS);
    NOT_IMPLEMENTED.set_slots(&SLOTS);
    ELLIPSIS.set_slots(&SLOTS);
}
