//! How the runtime reaches interpreted functions: real machine addresses that find the machine of their thread.

use super::{Go, Stop};
use molt_ir::ssa::FuncId;
use molt_runtime::error;
use molt_runtime::function::{self, Code};
use molt_runtime::value::Value as Word;
use std::cell::{Cell, RefCell};

/// What the runtime may call: the machine of an interpreter.
pub(super) trait Called {
    /// The end of the run, if it came while the runtime was calling back.
    fn stopped(&self) -> Go;
    /// Remembers the end of the run for when the runtime returns.
    fn note(&self, stop: Stop);
    /// How many words a function whose address was taken receives.
    fn arity(&self, func: FuncId) -> usize;
    /// Calls a function whose address was taken.
    fn call_words(&self, func: FuncId, args: &[u64]) -> Go<[u64; 2]>;
    /// Calls a function object whose code this machine made; the arguments are borrowed.
    fn enter(&self, code: &Code, function: Word, args: *const Word) -> Go<[u64; 2]>;
}

thread_local! {
    /// The machine that runs on this thread.
    static CURRENT: Cell<Option<*const (dyn Called + 'static)>> = const { Cell::new(None) };
    /// Functions whose address was taken, by the number of their trampoline.
    static ADDRESSES: RefCell<Vec<FuncId>> = const { RefCell::new(Vec::new()) };
}

/// Runs `body` with `machine` as the one of this thread.
pub(super) fn entered<T>(machine: &dyn Called, body: impl FnOnce() -> T) -> T {
    ADDRESSES.with_borrow_mut(Vec::clear);
    // SAFETY: only the lifetime changes; the pointer is taken away before the machine can go.
    let machine: &'static dyn Called = unsafe { std::mem::transmute(machine) };
    CURRENT.set(Some(machine));
    let result = body();
    CURRENT.set(None);
    result
}

/// Calls a function of the program from the runtime. When the run has ended, everything raises until the runtime returns.
fn call_back(call: impl FnOnce(&dyn Called) -> Go<[u64; 2]>) -> [u64; 2] {
    let Some(current) = CURRENT.get() else { return [0, 1] };
    // SAFETY: set by `entered` on this thread, which has not returned; machines are only read through cells.
    let machine = unsafe { &*current };
    let result = machine.stopped().and_then(|()| call(machine));
    result.unwrap_or_else(|stop| {
        machine.note(stop);
        error::runtime_error("the interpreter has stopped");
        [0, 1]
    })
}

/// What stands in the entry slot of every code object. The bound arguments lie in the runtime's frame.
pub(super) extern "C" fn entry(function: Word, args: *const Word) -> Word {
    let code = function::of(function).code.get();
    let words = call_back(|machine| machine.enter(code, function, args));
    Word::from_bits(words[0])
}

/// Two result registers.
#[repr(C)]
struct Words {
    first: u64,
    second: u64,
}

/// The code at address number `N`: the operands in registers are as many as the function takes, at most four.
extern "C" fn trampoline<const N: usize>(a: u64, b: u64, c: u64, d: u64) -> Words {
    let func = ADDRESSES.with_borrow(|known| known.get(N).copied());
    let words =
        func.map_or([0, 1], |func| call_back(|machine| machine.call_words(func, &[a, b, c, d][..machine.arity(func).min(4)])));
    Words { first: words[0], second: words[1] }
}

type Trampoline = extern "C" fn(u64, u64, u64, u64) -> Words;

macro_rules! rows {
    ($($row:literal)*) => { [$(rows!(@row $row)),*] };
    (@row $row:literal) => {
        [rows!(@at $row 0), rows!(@at $row 1), rows!(@at $row 2), rows!(@at $row 3), rows!(@at $row 4), rows!(@at $row 5), rows!(@at $row 6), rows!(@at $row 7)]
    };
    (@at $row:literal $column:literal) => { trampoline::<{ $row * 8 + $column }> as Trampoline };
}

/// Enough for the generators and raw functions of one program.
static TRAMPOLINES: [[Trampoline; 8]; 32] =
    rows!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31);

/// A machine address for a function.
pub(super) fn address(func: FuncId) -> Go<u64> {
    let number = ADDRESSES.with_borrow_mut(|known| {
        known.iter().position(|f| *f == func).unwrap_or_else(|| {
            known.push(func);
            known.len() - 1
        })
    });
    match TRAMPOLINES.as_flattened().get(number) {
        Some(trampoline) => Ok(*trampoline as usize as u64),
        None => Err(Stop::broken("too many functions have their address taken")),
    }
}

/// Calls the code at an address with words in registers.
pub(super) fn call_address(address: u64, args: &[u64]) -> Go<u64> {
    macro_rules! call {
        ($($n:literal)*) => {{
            // SAFETY: `call_ptr` is given addresses of functions that take these words and return one; `func_addr` gives
            // trampolines, the runtime its own entries.
            let code = unsafe { std::mem::transmute::<*const u8, extern "C" fn($(call!(@word $n)),*) -> u64>(address as *const u8) };
            code($(args[$n]),*)
        }};
        (@word $n:literal) => { u64 };
    }
    if !molt_runtime::shadow::is_static(address as usize) {
        return Err(Stop::broken(format!("{address:#x} is no code")));
    }
    Ok(match args.len() {
        0 => call!(),
        1 => call!(0),
        2 => call!(0 1),
        3 => call!(0 1 2),
        4 => call!(0 1 2 3),
        5 => call!(0 1 2 3 4),
        6 => call!(0 1 2 3 4 5),
        _ => return Err(Stop::broken("more than six words in a call by address")),
    })
}

/// About where the stack ends.
pub(super) fn stack_pointer() -> u64 {
    let here = 0u8;
    std::ptr::from_ref(&here) as u64
}
