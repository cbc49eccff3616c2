//! `_frames`: how deep the calls of functions go, for programs that speak of RecursionError.

use super::Module;
use crate::error;
use crate::exception::RECURSION_ERROR;
use crate::methods;
use crate::rt::rt;
use crate::traceback::NO_FRAME;
use crate::value::{Owned, Res};

/// `import _frames`.
#[unsafe(export_name = "molt_module__frames")]
pub static MODULE: Module = Module { name: "_frames", functions: FUNCTIONS, constants: &[] };

/// A function begins. The module's own frame counts too.
fn enter() -> Res {
    let rt = rt();
    let frames = rt.frames.get() + 1;
    if frames >= rt.recursion_limit.get() {
        let raised = error::raise(&RECURSION_ERROR, "maximum recursion depth exceeded");
        // In CPython the frame does not come to be.
        rt.trace.borrow_mut().push(NO_FRAME);
        return Err(raised);
    }
    rt.frames.set(frames);
    Ok(Owned::NONE)
}

/// A function that began ends.
fn leave() -> Res {
    let frames = &rt().frames;
    frames.set(frames.get().saturating_sub(1));
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_frames" {
    : enter as "enter"() "() -> None";
    : leave as "leave"() "() -> None";
} }
