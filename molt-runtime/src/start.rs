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
    /// After the main module, whose result is absent when it raised: reports that, flushes the output; the exit status.
    fn finish(result: Value) -> i64 [CALLS] {
        let raised = result.is_absent();
        drop(Owned::from_raw(result));
        let status = match rt().report.get() {
            Some(report) if raised => report(),
            _ => i32::from(raised),
        };
        match out::flush() {
            Ok(()) => status.into(),
            // CPython's status when standard output cannot be flushed at the end.
            Err(_) => 120,
        }
    }
} }
