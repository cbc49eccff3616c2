//! Special methods that have no slot (`__round__`, `__float__`, `__ceil__`, ...), called on classes of the program.

use crate::class;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};

/// Calls `type(value).name(value, *args)`, if the type is a class of the program, or one of a module with numbers of its own,
/// that has such an attribute. Other built-ins never come here: their functions are called directly.
pub fn call(value: Value, name: Value, args: &[Value]) -> Res<Option<Owned>> {
    let kind = value.type_of();
    if kind.is_heap() || matches!(kind.kind, Kind::Decimal | Kind::TimeDelta) {
        class::call_special(value, name, args)
    } else {
        Ok(None)
    }
}
