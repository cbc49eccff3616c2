//! The beginning and the end of a native program.

use crate::out;
use crate::rt::rt;
use crate::value::{Owned, Value};

/// How much stack Python code may use. The kernel keeps at least 128 MB free below the main thread's stack, however small
/// the limit was when the program started.
const STACK: usize = 100 << 20;

crate::abi! { pub RUNTIME {
    /// Before anything else: the command line, the stack.
    fn start(argc: i64, argv: *const u8) -> () [WRITES] {
        rt().argv.set((argv.cast(), argc as usize));
        crate::dispatch::set_stack(crate::host::reserve_stack(STACK));
    }
    /// Gives the core types their behaviour.
    fn install_core() -> () [WRITES] { crate::types::install_core() }
    /// Every type's methods can be looked up by name.
    fn install_all() -> () [WRITES] { crate::install_all() }
    /// Tells what the program's traceback sites are.
    fn set_sites(table: *const u8) -> () [WRITES] {
        // SAFETY: compiled code passes the address of a `SiteTable` in static data.
        crate::traceback::set_table(unsafe { &*table.cast() });
    }
    /// An int from its decimal digits, as a literal of the program: however long.
    fn int_literal(digits: *const u8, length: usize) -> Owned [] {
        // SAFETY: compiled code passes static text.
        let digits = unsafe { core::slice::from_raw_parts(digits, length) };
        crate::int::from_decimal(core::str::from_utf8(digits).unwrap_or_default())
    }
    /// From here on memory is checked.
    fn check_memory() -> () [WRITES] { crate::heap::audit::start() }
    /// Gives up what so many words of the program hold (globals, classes), for the report.
    fn release_words(words: *mut Value, count: usize) -> () [CALLS] {
        for i in 0..count {
            // SAFETY: compiled code passes its own data.
            let word = unsafe { core::ptr::replace(words.add(i), Value::ABSENT) };
            crate::object::release(word);
        }
    }
    /// Tells what is left of a program that has ended with this status; the exit status.
    fn report_memory(status: i64) -> i64 [CALLS] { if crate::heap::audit::report() { status } else { 99 } }
    /// After the main module, whose result is absent when it raised: reports that, flushes the output; the exit status.
    fn finish(result: Value) -> i64 [CALLS] { end(report(result)) }
    /// The same in a program with finalizers, whose globals (so many words) die first.
    fn finish_finalizing(result: Value, globals: *mut Value, count: usize) -> i64 [CALLS] {
        let status = report(result);
        for i in 0..count {
            // SAFETY: compiled code passes its own data.
            let place = unsafe { &mut *globals.add(i) };
            // What finalizers may still need stays.
            if place.is_pointer() && crate::gc::is_seen_dying(*place) {
                drop(Owned::from_raw(core::mem::replace(place, Value::ABSENT)));
            }
        }
        end(status)
    }
} }

/// Reports an exception that nobody caught; the exit status so far.
fn report(result: Value) -> i64 {
    let raised = result.is_absent();
    drop(Owned::from_raw(result));
    let status = match rt().report.get() {
        Some(report) if raised => report(),
        _ => i32::from(raised),
    };
    if let Some(run) = rt().exit_run.get() {
        run();
    }
    if let Some(at_exit) = rt().at_exit.get() {
        at_exit();
    }
    status.into()
}

/// Flushes the output; the exit status.
fn end(status: i64) -> i64 {
    if let Some(at_end) = rt().at_end.get() {
        at_end();
    }
    if let Some(tell) = rt().counting.tell.get() {
        tell();
    }
    if rt().out_errno.get() != 0 {
        report_errno(rt().out_errno.get());
        return 1;
    }
    match out::flush() {
        Ok(()) => status,
        // CPython's status when standard output cannot be flushed at the end.
        Err(_) => 120,
    }
}

/// The last line of the traceback of a failed write, for programs without exceptions.
#[cold]
fn report_errno(errno: i32) {
    let mut digits = [b'0'; 10];
    let mut rest = errno.unsigned_abs();
    let mut start = digits.len();
    while rest > 0 {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    for part in [b"OSError: [Errno ", &digits[start..], b"] ", crate::host::error_text(errno), b"\n"] {
        // Nobody is left to tell.
        let _ = crate::host::write_all(2, part);
    }
}
