//! `_signals`: what `signal`, written in Python, is made of.
//!
//! The system calls a function that only notes the number and makes the next check of the stack fail, which every function of the
//! program makes when it begins. There the program's handler runs, as any function it calls.

use super::Module;
use crate::rt::rt;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, host, int, methods, object, parts};
use core::sync::atomic::{AtomicU64, Ordering};

/// The module.
#[unsafe(export_name = "molt_module__signals")]
pub static MODULE: Module = Module { name: "_signals", functions: FUNCTIONS, constants: &[] };

/// Signals that came and were not handled yet, a bit each.
static PENDING: AtomicU64 = AtomicU64::new(0);

extern "C" fn note(number: i32) {
    PENDING.fetch_or(1 << number, Ordering::SeqCst);
    rt().stack_limit.set(usize::MAX);
}

/// Runs the handlers of the signals that came; whether any did.
pub fn run() -> Res<bool> {
    if PENDING.load(Ordering::SeqCst) == 0 {
        return Ok(false);
    }
    let rt = rt();
    // While a collection waits, the limit stays one that every check fails.
    if !rt.gc.is_pending() {
        rt.stack_limit.set(rt.stack_end.get());
    }
    let pending = PENDING.swap(0, Ordering::SeqCst);
    let handler = rt.signal_handler.get();
    for number in (0..64).filter(|number| pending >> number & 1 != 0) {
        if !handler.is_absent() {
            dispatch::call_values(handler, &[parts::int(number).value()])?;
        }
    }
    Ok(true)
}

fn number(value: Value) -> Res<i32> {
    match int::as_i64(dispatch::index(value)?.value()) {
        Some(number @ 1..64) => Ok(number as i32),
        _ => Err(error::value_error("signal number out of range")),
    }
}

/// Has the system do what it does of itself (0), nothing (1), or call the program's handler (2); what it did before.
fn set(signal: Value, action: Value) -> Res {
    let action = int::convert::to_c_long(action)?;
    match host::set_signal(number(signal)?, action, note) {
        Some(before) => Ok(parts::int(before)),
        None => Err(crate::exception::os_error(host::errno())),
    }
}

/// What is called with the number of every signal that the program handles.
fn set_handler(callable: Value) -> Res {
    rt().on_signal.set(Some(run));
    object::release(rt().signal_handler.replace(callable.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn raise(signal: Value) -> Res {
    host::raise_signal(number(signal)?);
    run()?;
    Ok(Owned::NONE)
}

fn pause() -> Res {
    host::pause();
    run()?;
    Ok(Owned::NONE)
}

/// Has the clock send SIGALRM in so many seconds; how many were left of the last wait.
fn alarm(seconds: Value) -> Res {
    Ok(parts::int(host::alarm(int::convert::to_c_long(seconds)? as u32).into()))
}

methods! { pub FUNCTIONS of "_signals" {
    : set as "set"(signal, action) "(signal: int, action: int, /) -> int";
    : set_handler as "set_handler"(callable) "(callable, /) -> None";
    : raise as "raise_signal"(signal) "(signum: int, /) -> None";
    : pause as "pause"() "() -> None";
    : alarm as "alarm"(seconds) "(seconds: int, /) -> int";
} }
