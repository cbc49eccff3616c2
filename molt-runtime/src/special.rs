//! Special methods that have no slot (`__round__`, `__float__`, `__ceil__`, ...), called on classes of the program.

use crate::class;
use crate::dispatch;
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;

/// Calls `type(value).name(value, *args)`, if the type is a class of the program that has such an attribute. Exact built-ins
/// never come here: their functions are called directly.
pub fn call(value: Value, name: Value, args: &[Value]) -> Res<Option<Owned>> {
    if !value.type_of().is_heap() {
        return Ok(None);
    }
    let Some(method) = class::lookup(value.type_of(), name)? else { return Ok(None) };
    let mut values = Vec::with_capacity(args.len() + 1);
    values.push(value);
    values.extend_from_slice(args);
    dispatch::call_values(method.value(), &values).map(Some)
}
