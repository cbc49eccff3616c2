//! Special methods that have no slot (`__round__`, `__float__`, `__ceil__`, ...), called on classes of the program.

use crate::class;
use crate::value::{Owned, Res, Value};

/// Calls `type(value).name(value, *args)`, if the type is a class of the program that has such an attribute. Exact built-ins
/// never come here: their functions are called directly.
pub fn call(value: Value, name: Value, args: &[Value]) -> Res<Option<Owned>> {
    if value.type_of().is_heap() { class::call_special(value, name, args) } else { Ok(None) }
}
