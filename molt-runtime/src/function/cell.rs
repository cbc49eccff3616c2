//! Cells: variables shared between a function and those defined in it.

use crate::error::value_error;
use crate::object::{self, Header, Object};
use crate::parts;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use core::cell::Cell as Place;

/// A cell. Compiled code reads and writes the value at offset 16; absent means unbound.
#[repr(C)]
pub struct Cell {
    header: Header,
    /// What the variable holds (owned).
    pub value: Place<Value>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Cell {
    const KIND: Kind = Kind::Cell;
}

/// A new cell; the value may be absent.
pub fn new(value: Owned) -> Owned {
    object::allocate(&CELL, 0, |header| Cell { header, value: Place::new(value.into_raw()) })
}

/// The cell in a value that is known to be one.
pub fn of(value: Value) -> &'static Cell {
    match value.downcast() {
        Some(cell) => cell,
        None => crate::host::fatal("a cell was expected"),
    }
}

/// Stores a value.
pub fn set(cell: &Cell, value: Owned) {
    object::release(cell.value.replace(value.into_raw()));
}

fn drop_cell(value: Value) {
    object::release(of(value).value.replace(Value::ABSENT));
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Cell>(value, 0) }
}

fn repr(this: Value) -> Res {
    let held = of(this).value.get();
    let shown = if held.is_absent() {
        "empty".into()
    } else {
        text!("{} object at {:#x}", crate::dispatch::type_name(held), held.bits())
    };
    Ok(parts::string(&text!("<cell at {:#x}: {shown}>", this.bits())))
}

fn contents(this: Value) -> Res {
    match of(this).value.get() {
        Value::ABSENT => Err(value_error("Cell is empty")),
        value => Ok(value.to_owned()),
    }
}

fn set_contents(this: Value, value: Value) -> Res {
    let new = if value.is_absent() { value } else { value.to_owned().into_raw() };
    object::release(of(this).value.replace(new));
    Ok(Owned::NONE)
}

crate::methods! { pub CELL_METHODS of "cell" {
    property: contents as "cell_contents"(this) "(self) -> object";
    method: set_contents as "cell_contents="(this, value) "(self, value, /) -> None";
} }

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| visit(of(this).value.get())),
    clear: Some(|this| object::release(of(this).value.replace(Value::ABSENT))),
    ..Slots::base(drop_cell, repr)
};
/// `cell`.
pub static CELL: Type = Type::builtin("cell", Kind::Cell, &SLOTS, Some(&OBJECT));
