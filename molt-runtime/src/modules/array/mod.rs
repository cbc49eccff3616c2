//! `array`: sequences of numbers of one size.

mod code;
mod items;
mod methods;
mod pickled;
mod slots;

pub use code::Code;
pub use methods::ARRAY_METHODS;
pub use slots::ARRAY;

use super::{Constant, Module};
use crate::bytes::{Resizing, Store};
use crate::object::{self, Header, Object};
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// An array.
#[repr(C)]
pub struct Array {
    header: Header,
    /// What the items are.
    pub code: Code,
    /// Their bytes, one item after the other.
    pub(crate) store: Store,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Array {
    const KIND: Kind = Kind::Array;
}

const EXPORTED: &str = "cannot resize an array that is exporting buffers";

impl Array {
    /// How many items.
    fn len(&self) -> usize {
        self.store.as_slice().len() >> self.code.shift()
    }
    /// The bytes, to be made more or fewer.
    fn resizable(&self) -> Res<Resizing<'_>> {
        self.store.resizable(EXPORTED)
    }
    /// The item at a place; nothing past the end.
    #[inline]
    fn get(&self, i: usize) -> Option<Res> {
        let size = self.code.size();
        let raw = self.store.as_slice().get(i * size..i * size + size)?;
        Some(self.code.unpack(raw))
    }
    /// Appends an item.
    fn push(&self, item: Value) -> Res<()> {
        let word = self.code.pack(item)?;
        self.resizable()?.extend_from_slice(&word[..self.code.size()]);
        Ok(())
    }
}

/// An array of these bytes.
fn new_of(kind: &'static Type, code: Code, bytes: Vec<u8>) -> Owned {
    object::allocate(kind, 0, |header| Array { header, code, store: Store::new(bytes) })
}

/// The array in a value that is known to be one.
fn of(value: Value) -> &'static Array {
    match value.downcast::<Array>() {
        Some(array) => array,
        None => crate::host::fatal("an array was expected"),
    }
}

crate::abi! { pub RUNTIME {
    /// `a[i]` of an array.
    fn array_get(a: Value, i: i64) -> Res [READS RAISES] { slots::get(a, i) }
    /// `a[i] = item` of an array.
    fn array_set(a: Value, i: i64, item: Value) -> Res<()> [CALLS RAISES] { slots::set(a, i, item) }
} }

/// `import array`.
#[unsafe(export_name = "molt_module_array")]
pub static MODULE: Module = Module { name: "array", functions: pickled::FUNCTIONS, constants: CONSTANTS };

static CONSTANTS: &[(&str, Constant)] =
    &[("array", Constant::Type(&ARRAY)), ("ArrayType", Constant::Type(&ARRAY)), ("typecodes", Constant::Str("bBuhHiIlLqQfd"))];
