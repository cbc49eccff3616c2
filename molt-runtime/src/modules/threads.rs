//! `_threads`: what `threading`, written in Python, is made of: stacks of their own, and going over from one to another.
//!
//! One thread of Python runs at a time, on the one thread of the machine; it goes on until it waits for something, when the
//! library goes over to another. So nothing is ever interrupted, and what a program prints depends on what it waits for alone.

use super::Module;
use crate::rt::rt;
use crate::value::{Owned, Res, Value};
use crate::{error, methods, object, parts};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// The module.
#[unsafe(export_name = "molt_module__threads")]
pub static MODULE: Module = Module { name: "_threads", functions: FUNCTIONS, constants: &[] };

/// The stack of a thread, of which only what is touched takes memory.
const STACK: usize = 64 << 20;
/// What frames of the runtime need below the limit that Python code checks.
const RESERVE: usize = 256 * 1024;

/// What the library keeps of threads.
pub struct State {
    threads: RefCell<Vec<Thread>>,
    current: Cell<usize>,
    /// What `time.sleep` calls instead (owned) while there are several threads; absent otherwise.
    sleeper: Cell<Value>,
}

/// A thread that does not run: where it goes on, and the part of the state that is its own.
struct Thread {
    /// The address of its stack; 0 for the main thread and where a thread has ended.
    base: usize,
    /// Where its stack ends.
    pointer: Cell<usize>,
    /// What it calls (owned), until it begins.
    start: Cell<Value>,
    handled: RefCell<Vec<Value>>,
    trace: RefCell<Vec<u32>>,
    nesting: Cell<u32>,
    stack_end: Cell<usize>,
    /// Likewise how many functions are running.
    frames: Cell<u32>,
    ended: Cell<bool>,
}

impl State {
    /// One thread.
    pub const fn new() -> State {
        State { threads: RefCell::new(Vec::new()), current: Cell::new(0), sleeper: Cell::new(Value::ABSENT) }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        object::release(self.sleeper.replace(Value::ABSENT));
    }
    /// Gives up the table of threads.
    pub fn release_tables(&self) {
        drop(self.threads.take());
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Calls what stands for `time.sleep`, if anything does.
pub fn sleep_instead(duration: Value) -> Option<Res> {
    let sleeper = rt().threads.sleeper.get();
    (!sleeper.is_absent()).then(|| crate::dispatch::call_values(sleeper, &[duration]))
}

fn thread(base: usize, pointer: usize, start: Value) -> Thread {
    Thread {
        base,
        pointer: Cell::new(pointer),
        start: Cell::new(start),
        handled: RefCell::new(Vec::new()),
        trace: RefCell::new(Vec::new()),
        nesting: Cell::new(0),
        frames: Cell::new(0),
        stack_end: Cell::new(if base == 0 { 0 } else { base + RESERVE }),
        ended: Cell::new(false),
    }
}

/// A thread that will call `callable` once it is switched to; its number. What it returns is the thread to go on with.
fn spawn(callable: Value) -> Res {
    let state = &rt().threads;
    let mut threads = state.threads.borrow_mut();
    if threads.is_empty() {
        threads.push(thread(0, 0, Value::ABSENT));
    }
    // Nobody stands on the stack of a thread that has ended once another runs.
    for (id, ended) in threads.iter_mut().enumerate() {
        if ended.ended.get() && ended.base != 0 && id != state.current.get() {
            machine::unmap(ended.base);
            ended.base = 0;
        }
    }
    let Some((base, pointer)) = machine::stack() else {
        return Err(error::raise(&crate::exception::RUNTIME_ERROR, "can't start new thread"));
    };
    threads.push(thread(base, pointer, callable.to_owned().into_raw()));
    Ok(parts::int(threads.len() as i64 - 1))
}

/// Goes on with another thread, until somebody goes back to this one.
fn switch(target: Value) -> Res {
    let target = crate::int::convert::to_c_long(target)? as usize;
    go(target);
    Ok(Owned::NONE)
}

fn go(target: usize) {
    let rt = rt();
    let from = rt.threads.current.replace(target);
    if from == target {
        return;
    }
    let (save, load) = {
        let threads = rt.threads.threads.borrow();
        let (old, new) = (&threads[from], &threads[target]);
        old.handled.replace(rt.handled.take());
        rt.handled.replace(new.handled.take());
        old.trace.replace(rt.trace.take());
        rt.trace.replace(new.trace.take());
        old.nesting.set(rt.nesting.replace(new.nesting.get()));
        old.frames.set(rt.frames.replace(new.frames.get()));
        old.stack_end.set(rt.stack_end.replace(new.stack_end.get()));
        // While a collection waits, the limit is one that every check fails.
        if !rt.gc.is_pending() {
            rt.stack_limit.set(new.stack_end.get());
        }
        (old.pointer.as_ptr(), new.pointer.get())
    };
    machine::switch(save, load);
}

/// Where a new thread begins.
extern "C" fn begin() -> ! {
    let current = rt().threads.current.get();
    let start = Owned::from_raw(rt().threads.threads.borrow()[current].start.replace(Value::ABSENT));
    let next = crate::dispatch::call_values(start.value(), &[]);
    // The library catches everything; the main thread goes on where it did not.
    let next = next.ok().and_then(|id| crate::int::as_i64(id.value())).unwrap_or(0);
    drop(start);
    rt().threads.threads.borrow()[current].ended.set(true);
    go(next as usize);
    crate::host::exit(70)
}

fn current() -> Res {
    Ok(parts::int(rt().threads.current.get() as i64))
}

/// Sets what stands for `time.sleep`; None for nothing.
fn set_sleeper(callable: Value) -> Res {
    let new = if callable.is_none() { Value::ABSENT } else { callable.to_owned().into_raw() };
    object::release(rt().threads.sleeper.replace(new));
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_threads" {
    : spawn as "spawn"(callable) "(callable, /) -> int";
    : switch as "switch"(target) "(target: int, /) -> None";
    : current as "current"() "() -> int";
    : set_sleeper as "set_sleeper"(callable) "(callable, /) -> None";
} }

#[cfg(all(molt_archive, target_arch = "x86_64"))]
mod machine {
    use super::{STACK, begin};

    core::arch::global_asm!(
        ".section .text.molt_switch_stack,\"ax\",@progbits",
        ".globl molt_switch_stack",
        ".hidden molt_switch_stack",
        "molt_switch_stack:",
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov [rdi], rsp",
        "mov rsp, rsi",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
        ".text",
    );

    unsafe extern "C" {
        fn molt_switch_stack(save: *mut usize, load: usize);
    }

    /// Goes over to another stack; what must survive a call is kept on this one.
    pub fn switch(save: *mut usize, load: usize) {
        // SAFETY: `load` is where a thread left its stack, or the frame that `stack` made; the place to save to is written before
        // anything else runs.
        unsafe { molt_switch_stack(save, load) }
    }

    /// A stack whose first frame is `begin`'s: its address, and where its pointer stands.
    pub fn stack() -> Option<(usize, usize)> {
        let base = crate::host::map_stack(STACK)?;
        let top = base + STACK;
        // Six registers, the address to return to, and a word so that the stack is aligned as behind a call.
        let words = [0, 0, 0, 0, 0, 0, begin as *const () as usize, 0];
        let pointer = top - 8 * words.len();
        for (i, word) in words.into_iter().enumerate() {
            // SAFETY: inside of the memory just mapped.
            unsafe { *((pointer + 8 * i) as *mut usize) = word };
        }
        Some((base, pointer))
    }

    pub fn unmap(base: usize) {
        crate::host::unmap_stack(base, STACK);
    }
}

/// Interpreters have one stack.
#[cfg(not(all(molt_archive, target_arch = "x86_64")))]
mod machine {
    pub fn switch(_save: *mut usize, _load: usize) {}
    pub fn stack() -> Option<(usize, usize)> {
        let _ = (super::STACK, super::begin as extern "C" fn() -> !);
        None
    }
    pub fn unmap(_base: usize) {}
}
