//! The limit of recursion: an address the machine stack must not go below.

use crate::abi;
use crate::rt::rt;
use crate::value::Res;

/// Raises `RecursionError` when the stack is nearly used up.
#[inline]
pub fn check_stack() -> Res<()> {
    let here = 0u8;
    if (core::ptr::from_ref(&here) as usize) < rt().stack_limit.get() { overflow() } else { Ok(()) }
}

#[cold]
fn overflow() -> Res<()> {
    let rt = rt();
    if let Some(run) = rt.on_signal.get()
        && run()?
    {
        return check_stack();
    }
    if rt.gc.is_pending() {
        crate::gc::at_entry();
        return check_stack();
    }
    // Making the exception needs some stack of its own, and what runs then may check again.
    let limit = rt.stack_limit.replace(0);
    let raised = crate::error::raise(&crate::exception::RECURSION_ERROR, "maximum recursion depth exceeded");
    rt.stack_limit.set(limit);
    Err(raised)
}

/// How deep CPython follows containers inside containers in C: the depth at which `what` is done for the last time.
const MOST_NESTED: u32 = 1497;

/// Runs `inner` for a container inside others. Deeper than CPython goes, RecursionError says which kind of work (`what`) it was.
pub fn nested<T>(what: &str, inner: impl FnOnce() -> Res<T>) -> Res<T> {
    let nesting = &rt().nesting;
    if nesting.get() >= MOST_NESTED {
        let message = ["maximum recursion depth exceeded", what].concat();
        return Err(crate::error::raise(&crate::exception::RECURSION_ERROR, &message));
    }
    check_stack()?;
    nesting.set(nesting.get() + 1);
    let result = inner();
    nesting.set(nesting.get() - 1);
    result
}

/// Sets the limit to `size` bytes below the caller's frame. What lies below the limit must still hold the frames that
/// make and report the exception.
pub fn set_stack(size: usize) {
    let here = 0u8;
    let end = (core::ptr::from_ref(&here) as usize).saturating_sub(size);
    rt().stack_end.set(end);
    rt().stack_limit.set(end);
}

abi! { pub STACK {
    /// Raises `RecursionError` when the stack is nearly used up; compiled code calls it when its own comparison fails.
    fn check_stack() -> Res<()> [RAISES] { check_stack() }
} }
