//! `atexit`: what runs when the program ends, the last registered first.

use super::Module;
use crate::rt::rt;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, exception, methods, parts, tuple};

/// The module.
#[unsafe(export_name = "molt_module_atexit")]
pub static MODULE: Module = Module { name: "atexit", functions: FUNCTIONS, constants: &[] };

fn register(func: Value, args: Value, kwargs: Value) -> Res {
    if func.type_of().slots().call.is_none() {
        return Err(crate::error::type_error("the first argument must be callable"));
    }
    rt().exit_run.set(Some(run));
    let entry = parts::tuple(&[func, args, kwargs]);
    rt().exit_calls.borrow_mut().push(entry.into_raw());
    Ok(func.to_owned())
}

fn unregister(func: Value) -> Res {
    let calls = core::mem::take(&mut *rt().exit_calls.borrow_mut());
    for call in calls {
        let call = Owned::from_raw(call);
        if !dispatch::same_or_equal(tuple::of(&call).items()[0], func)? {
            rt().exit_calls.borrow_mut().push(call.into_raw());
        }
    }
    Ok(Owned::NONE)
}

fn clear() -> Res {
    for call in core::mem::take(&mut *rt().exit_calls.borrow_mut()) {
        drop(Owned::from_raw(call));
    }
    Ok(Owned::NONE)
}

fn run_exitfuncs() -> Res {
    run();
    Ok(Owned::NONE)
}

/// Calls everything registered. What raises is reported, and the rest goes on.
fn run() {
    loop {
        let next = rt().exit_calls.borrow_mut().pop();
        let Some(call) = next.map(Owned::from_raw) else { return };
        let [func, args, kwargs] = tuple::of(&call).items() else { return };
        if crate::function::call_spread(*func, *args, *kwargs).is_err() {
            exception::report_at_exit(*func);
        }
    }
}

methods! { pub FUNCTIONS of "atexit" {
    : register as "register"(func, args, kwargs) "(func, /, *args, **kwargs) -> object";
    : unregister as "unregister"(func) "(func, /) -> None";
    : clear as "_clear"() "() -> None";
    : run_exitfuncs as "_run_exitfuncs"() "() -> None";
} }
