//! Instances that hold nothing but fields, which most do: destroyed without asking for what they do not have.

use super::instance::Instance;
use crate::object::{self, Header, flag};
use crate::types::{Kind, Type};
use crate::value::Value;

/// Whether an object is an instance of a class of the program over `object`, without finalizer, weak references and attributes beside
/// its fields, which die as they lie.
#[inline]
pub fn is_plain(header: &Header, kind: &'static Type) -> bool {
    kind.kind == Kind::Object
        && kind.heap_part().is_some_and(|heap| !heap.finalizer.get() && heap.deaths.get().is_none())
        && !header.has(flag::WEAKLY_REFERENCED | flag::SIDE_ATTRIBUTES)
}

/// The fields of an instance of a class of the program over `object`.
#[inline]
pub(super) fn fields(value: Value, kind: &'static Type) -> &'static [Value] {
    let count = kind.basic_size().saturating_sub(size_of::<Instance>()) / size_of::<Value>();
    // SAFETY: the fields fill the object behind its header, and each holds a value; the slice is not kept over a change of them.
    unsafe { core::slice::from_raw_parts((value.bits() as *const u8).add(size_of::<Instance>()).cast::<Value>(), count) }
}

/// Destroys a plain instance whose count reached zero.
#[inline(never)]
pub fn destroy(value: Value, kind: &'static Type) {
    crate::rt::with_trashcan(value, |value| {
        let memory = value.bits() as *const u8;
        for offset in (size_of::<Instance>()..kind.basic_size()).step_by(size_of::<Value>()) {
            // SAFETY: the fields fill the object behind its header. Nobody reads them again: the count is zero, nothing refers to it
            // weakly, and the collector passes over what has no count.
            object::release(unsafe { memory.add(offset).cast::<Value>().read() });
        }
        // SAFETY: made by `new_instance` without extra bytes; the fields were released.
        unsafe { object::free_plain(value, kind) }
    });
}
