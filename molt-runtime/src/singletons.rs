//! `None`, `False`, `True`, `NotImplemented`, `Ellipsis`.

pub use crate::bool::BOOL;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Value};
use crate::{arguments, literal};

/// `hash(None)`: a constant since Python 3.12.
const NONE_HASH: i64 = 0xFCA8_6420;

static NONE_SLOTS: Slots = Slots {
    truth: Some(|_| Ok(false)),
    hash: Some(|_| Ok(NONE_HASH)),
    new: Some(|_, args| arguments::positional::<0>("NoneType", args, 0).map(|_| Owned::NONE)),
    ..Slots::base(|_| {}, |_| Ok(literal!("None").to_owned()))
};
static NOT_IMPLEMENTED_SLOTS: Slots = Slots {
    new: Some(|_, args| {
        arguments::positional::<0>("NotImplementedType", args, 0).map(|_| Owned::from_raw(Value::NOT_IMPLEMENTED))
    }),
    ..Slots::base(|_| {}, |_| Ok(literal!("NotImplemented").to_owned()))
};
static ELLIPSIS_SLOTS: Slots = Slots {
    new: Some(|_, args| arguments::positional::<0>("ellipsis", args, 0).map(|_| Owned::from_raw(Value::ELLIPSIS))),
    ..Slots::base(|_| {}, |_| Ok(literal!("Ellipsis").to_owned()))
};
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
