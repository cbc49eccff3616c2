//! Looking at the exception being raised, where a built-in stops it (an iterator's end, a missing attribute).

use crate::exception;
use crate::object;
use crate::rt::rt;
use crate::types::Type;

/// Whether the exception being raised is an instance of `kind`.
pub fn is(kind: &'static Type) -> bool {
    rt().raised.get().type_of().is_subtype(kind)
}

/// Whether it ends an iteration by subscripts.
pub fn ends_sequence() -> bool {
    is(&exception::INDEX_ERROR) || is(&exception::STOP_ITERATION)
}

/// Throws it away.
pub fn forget() {
    object::release(rt().raised.replace(crate::value::Value::ABSENT));
}
