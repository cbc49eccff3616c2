//! Generators and coroutines: a resume function over a frame of values.

mod awaitable;
mod delegate;
mod methods;
mod protocol;

pub use delegate::DELEGATION;
pub use methods::install_generator;
pub use protocol::{ASYNC, ASYNC_FUNCTIONS};

use crate::abi;
use crate::error::{runtime_error, type_error, value_error};
use crate::exception;
use crate::function::Code;
use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

/// What `resume` returns: an owned value (0 when raised) and a status.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Step {
    /// The value yielded or returned.
    pub value: Value,
    /// 0 yielded, 1 raised, 2 returned.
    pub status: i64,
}

/// Continues a generator. `sent` is what the `yield` gives, borrowed; absent means that the exception in the run-time state
/// is to be raised there. On the first call there is no `yield` yet: `sent` is `None`, or absent.
pub type Resume = extern "C" fn(generator: Value, sent: Value) -> Step;

/// A generator. Compiled code keeps its state at offset 24 and its frame from [`FRAME`] on.
#[repr(C)]
pub struct Generator {
    header: Header,
    /// The code (offset 16).
    resume: Resume,
    /// Where to go on (offset 24): 0 not begun, negative ended, the rest is up to the code.
    pub state: Cell<i64>,
    /// How many values the frame holds.
    frame_length: usize,
    running: Cell<bool>,
    /// Of an asynchronous generator: whether an awaitable of it has begun and not ended.
    running_async: Cell<bool>,
    /// Of an asynchronous generator: whether `aclose` was asked for or it ended.
    closed: Cell<bool>,
    /// The code of the function, for its names.
    code: &'static Code,
    /// What `yield from` or `await` waits for, borrowed from the frame; absent for none.
    pub waiting: Cell<Value>,
    /// How what it waited for ended, until it goes on with that.
    outcome: Cell<Option<Step>>,
    /// `__name__` and `__qualname__` as a tuple once one of them was assigned (owned); absent before.
    renamed: Cell<Value>,
    /// Exceptions being handled inside while the generator is suspended (owned).
    handled: RefCell<Vec<Value>>,
    /// How many exceptions were being handled outside when it was resumed.
    depth: Cell<usize>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Generator {
    const KIND: Kind = Kind::Generator;
}

/// The offset of the first value of the frame.
pub const FRAME: usize = size_of::<Generator>();
/// The state of a generator that has ended.
pub const ENDED: i64 = -1;

/// The generator in a value that is known to be one.
pub fn of(value: Value) -> Ref<Generator> {
    match value.downcast() {
        Some(generator) => generator,
        None => crate::host::fatal("a generator was expected"),
    }
}

/// A new generator, all values of the frame absent.
pub fn new(kind: &'static Type, code: &'static Code, resume: Resume, frame_length: usize) -> Owned {
    let made = object::allocate(kind, 8 * frame_length, |header| Generator {
        header,
        resume,
        state: Cell::new(0),
        frame_length,
        running: Cell::new(false),
        running_async: Cell::new(false),
        closed: Cell::new(false),
        code,
        waiting: Cell::new(Value::ABSENT),
        outcome: Cell::new(None),
        renamed: Cell::new(Value::ABSENT),
        handled: RefCell::new(Vec::new()),
        depth: Cell::new(0),
    });
    let this = of(made.value());
    for i in 0..frame_length {
        // SAFETY: `frame_length` values follow the struct.
        unsafe { this.frame().add(i).write(Value::ABSENT) };
    }
    made
}

impl Generator {
    fn frame(&self) -> *mut Value {
        core::ptr::from_ref(self).cast_mut().cast::<u8>().wrapping_add(FRAME).cast()
    }
    /// A value of the frame.
    pub fn get(&self, i: usize) -> Value {
        debug_assert!(i < self.frame_length);
        // SAFETY: inside the frame.
        unsafe { *self.frame().add(i) }
    }
    /// Stores into the frame; the old value is released.
    pub fn set(&self, i: usize, value: Value) {
        debug_assert!(i < self.frame_length);
        // SAFETY: inside the frame.
        let old = unsafe { core::ptr::replace(self.frame().add(i), value) };
        object::release(old);
    }
    fn clear(&self) {
        for i in 0..self.frame_length {
            self.set(i, Value::ABSENT);
        }
    }
    /// `__name__` and `__qualname__`, borrowed.
    fn names(&self) -> [Value; 2] {
        match self.renamed.get() {
            Value::ABSENT => [self.code.name, self.code.qualname],
            renamed => core::array::from_fn(|i| parts::items(renamed)[i]),
        }
    }
    /// Gives it another `__name__` and `__qualname__`.
    fn rename(&self, names: [Value; 2]) {
        object::release(self.renamed.replace(parts::tuple(&names).into_raw()));
    }
    /// Whether it has ended.
    pub fn ended(&self) -> bool {
        self.state.get() < 0
    }
    /// Whether its body runs, or waits for another that does.
    fn is_running(&self) -> bool {
        self.runs_in(delegate::innermost(self))
    }
    /// The same where the row is known that it waits for.
    fn runs_in(&self, row: Option<delegate::Row<'_>>) -> bool {
        self.running.get() || row.is_some_and(|(_, inner)| inner.running.get())
    }
}

/// Continues a generator. The status is 0 for yielded, 1 for raised, 2 for returned.
fn step(generator: Value, sent: Value) -> Step {
    let this = of(generator);
    let row = delegate::innermost(this);
    if this.runs_in(row) {
        if sent.is_absent() {
            exception::clear();
        }
        return raised(value_error(&text!("{} already executing", what(generator))));
    }
    if let Err(error) = crate::dispatch::check_stack() {
        return raised(error);
    }
    // The generator is kept alive while it runs.
    let keep = generator.to_owned();
    let result = match row {
        Some(row) if !sent.is_absent() => delegate::step_inside(generator, row, sent),
        _ => resume(generator, sent),
    };
    drop(keep);
    result
}

/// Continues the body of a generator that is not running. The exceptions of its handlers lie on top of the caller's.
fn resume(generator: Value, sent: Value) -> Step {
    let this = of(generator);
    this.running.set(true);
    let base = rt().handled.borrow().len();
    this.depth.set(base);
    if !this.handled.borrow().is_empty() {
        rt().handled.borrow_mut().append(&mut this.handled.borrow_mut());
        if sent.is_absent() {
            // What is thrown in comes while that is being handled.
            exception::chain();
        }
    }
    let mut result = (this.resume)(generator, sent);
    // Hardly ever does one stop inside a handler.
    let stopped_inside = rt().handled.borrow().len() > base;
    let above = if stopped_inside { rt().handled.borrow_mut().split_off(base) } else { Vec::new() };
    this.running.set(false);
    if result.status == 0 {
        if !above.is_empty() {
            *this.handled.borrow_mut() = above;
        }
    } else {
        above.into_iter().for_each(object::release);
        this.state.set(ENDED);
        this.waiting.set(Value::ABSENT);
        this.clear();
        if result.status == 1 {
            result = converted(generator, result);
        }
    }
    result
}

fn raised(_: Raised) -> Step {
    Step { value: Value::ABSENT, status: 1 }
}

fn what(generator: Value) -> &'static str {
    match generator.type_of() {
        kind if core::ptr::eq(kind, &ASYNC_GENERATOR) => "async generator",
        kind => kind.static_name(),
    }
}

/// A StopIteration that leaves a generator becomes a RuntimeError.
fn converted(generator: Value, result: Step) -> Step {
    let stop = exception::take_if(&exception::STOP_ITERATION).or_else(|| match generator.is_exactly(&ASYNC_GENERATOR) {
        true => exception::take_if(&exception::STOP_ASYNC_ITERATION),
        false => None,
    });
    let Some(stop) = stop else { return result };
    raise_stopped(what(generator), stop);
    Step { value: Value::ABSENT, status: 1 }
}

/// What leaves the body of a generator as StopIteration.
fn raise_stopped(what: &str, stop: Owned) -> Raised {
    let kind = stop.type_of().static_name();
    let message = parts::string(&text!("{what} raised {kind}"));
    let made = exception::new(&exception::RUNTIME_ERROR, &[message.value()]);
    let raised = exception::raise_object(made.clone());
    // Whatever was being handled outside: the context is what it was made from.
    let error = exception::of(made.value());
    error.replace(&error.cause, Some(stop.clone()));
    error.replace(&error.context, Some(stop));
    error.header().set(exception::SUPPRESS_CONTEXT, true);
    raised
}

/// `next(generator)`, nothing when it ended; what it returned is dropped.
fn next(generator: Value) -> Res<Option<Owned>> {
    if of(generator).ended() {
        return Ok(None);
    }
    let step = step(generator, Value::NONE);
    match step.status {
        0 => Ok(Some(Owned::from_raw(step.value))),
        1 => Err(Raised::stored()),
        _ => {
            object::release(step.value);
            Ok(None)
        }
    }
}

/// The outcome as `send` shows it: a returned value becomes a StopIteration.
fn shown(step: Step) -> Res {
    match step.status {
        0 => Ok(Owned::from_raw(step.value)),
        1 => Err(Raised::stored()),
        _ => {
            let value = Owned::from_raw(step.value);
            Err(exception::stop_iteration(value.value()))
        }
    }
}

/// What going on with one that has ended raises.
fn over(generator: Value) -> Raised {
    match generator.is_exactly(&COROUTINE) {
        true => runtime_error("cannot reuse already awaited coroutine"),
        false => exception::stop_iteration(Value::ABSENT),
    }
}

/// `generator.send(value)`.
pub fn send(generator: Value, value: Value) -> Res {
    let this = of(generator);
    if this.ended() {
        return Err(over(generator));
    }
    if this.state.get() == 0 && !value.is_none() && !this.is_running() {
        return Err(type_error(&text!("can't send non-None value to a just-started {}", what(generator))));
    }
    shown(step(generator, value))
}

/// `generator.__next__()`.
pub fn next_or_stop(generator: Value) -> Res {
    send(generator, Value::NONE)
}

/// Raises the stored exception inside the generator.
fn throw_stored(generator: Value) -> Step {
    let this = of(generator);
    if this.ended() {
        if generator.is_exactly(&COROUTINE) {
            exception::clear();
            return raised(over(generator));
        }
        return raised(Raised::stored());
    }
    if this.state.get() == 0 && !this.running.get() {
        // Not begun: the exception leaves at once, and nothing of the body ever runs.
        this.state.set(ENDED);
        this.clear();
        return raised(Raised::stored());
    }
    step(generator, Value::ABSENT)
}

/// `generator.throw(exception)`.
pub fn throw(generator: Value, value: Value) -> Res {
    exception::raise_sent(value);
    shown(throw_stored(generator))
}

/// `generator.close()`.
pub fn close(generator: Value) -> Res {
    let this = of(generator);
    if this.ended() {
        return Ok(Owned::NONE);
    }
    if this.state.get() == 0 && !this.running.get() {
        this.state.set(ENDED);
        this.clear();
        return Ok(Owned::NONE);
    }
    exception::raise_object(exception::new(&exception::GENERATOR_EXIT, &[]));
    let step = step(generator, Value::ABSENT);
    match step.status {
        0 => {
            object::release(step.value);
            Err(runtime_error(&text!("{} ignored GeneratorExit", what(generator))))
        }
        1 => {
            let ended = exception::take_if(&exception::GENERATOR_EXIT).or_else(|| exception::take_if(&exception::STOP_ITERATION));
            if ended.is_some() { Ok(Owned::NONE) } else { Err(Raised::stored()) }
        }
        _ => {
            object::release(step.value);
            Ok(Owned::NONE)
        }
    }
}

fn drop_generator(value: Value) {
    let this = of(value);
    if this.state.get() == 0 && value.is_exactly(&COROUTINE) {
        let name = parts::text(this.names()[1]);
        // Nobody is left to tell of a failure.
        let _ = crate::out::flush();
        let _ = crate::host::write_all(2, text!("sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n").as_bytes());
    }
    if this.state.get() > 0 {
        object::retain(value);
        finalize(value);
        if !object::release_without_drop(value) {
            return;
        }
    }
    this.clear();
    this.handled.take().into_iter().for_each(object::release);
    object::release(this.renamed.get());
    // SAFETY: made by `new` with a frame of this length; the count is zero.
    unsafe { object::free::<Generator>(value, 8 * this.frame_length) }
}

fn repr(this: Value) -> Res {
    let name = parts::text(of(this).names()[1]);
    Ok(parts::string(&text!("<{} object {name} at {:#x}>", this.type_of().static_name(), this.bits())))
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    let this = of(this);
    (0..this.frame_length).for_each(|i| visit(this.get(i)));
    this.handled.borrow().iter().for_each(|&handled| visit(handled));
}

/// Breaks a cycle through a generator, which has been closed.
fn break_cycle(this: Value) {
    let this = of(this);
    this.state.set(ENDED);
    this.clear();
    this.handled.take().into_iter().for_each(object::release);
}

/// Closes a generator that is suspended in its body: `finally` clauses run. Whether there was anything to run.
fn finalize(value: Value) -> bool {
    let this = of(value);
    if this.state.get() <= 0 || this.is_running() {
        return false;
    }
    let saved = exception::save();
    // One that was told to close already is not handed over again.
    let handed_over = value.is_exactly(&ASYNC_GENERATOR) && !this.closed.get();
    let hook = if handed_over { rt().finalizer.get() } else { Value::ABSENT };
    let ended = match hook.is_absent() || hook.is_none() {
        true => close(value),
        false => crate::dispatch::call_values(hook, &[value]),
    };
    if ended.is_err() {
        exception::report_unraisable(value);
    }
    exception::restore(saved);
    true
}

static SLOTS: Slots = Slots {
    iter: Some(|this| Ok(this.to_owned())),
    next: Some(next),
    traverse: Some(traverse),
    clear: Some(break_cycle),
    finalize: Some(finalize),
    ..Slots::base(drop_generator, repr)
};
static AWAITED_SLOTS: Slots =
    Slots { traverse: Some(traverse), clear: Some(break_cycle), finalize: Some(finalize), ..Slots::base(drop_generator, repr) };
/// `generator`.
pub static GENERATOR: Type = Type::builtin("generator", Kind::Generator, &SLOTS, Some(&OBJECT));
/// `coroutine`.
pub static COROUTINE: Type = Type::builtin("coroutine", Kind::Generator, &AWAITED_SLOTS, Some(&OBJECT));
/// `async_generator`.
pub static ASYNC_GENERATOR: Type = Type::builtin("async_generator", Kind::Generator, &AWAITED_SLOTS, Some(&OBJECT));

abi! { pub GENERATORS {
    /// Raises what a StopIteration becomes that leaves a generator consumed in place.
    fn raise_stopped(stop: Value) -> Res [RAISES] { Err(raise_stopped("generator", stop.to_owned())) }
    /// How many exceptions were being handled outside of a generator when it was resumed.
    fn resumed_depth(generator: Value) -> usize [READS] { of(generator).depth.get() }
    /// A new generator: the static `Code` of its function, the resume function, and how many values its frame holds.
    fn new_generator(code: *const u8, resume: *const u8, frame_length: usize) -> Owned [] {
        // SAFETY: compiled code passes a `Code` in static data and a function of type `Resume`.
        let (code, resume) = unsafe { (&*code.cast::<Code>(), core::mem::transmute::<*const u8, Resume>(resume)) };
        new(&GENERATOR, code, resume, frame_length)
    }
    /// The same for a coroutine.
    fn new_coroutine(code: *const u8, resume: *const u8, frame_length: usize) -> Owned [] {
        // SAFETY: as above.
        let (code, resume) = unsafe { (&*code.cast::<Code>(), core::mem::transmute::<*const u8, Resume>(resume)) };
        new(&COROUTINE, code, resume, frame_length)
    }
    /// The same for an asynchronous generator.
    fn new_async_generator(code: *const u8, resume: *const u8, frame_length: usize) -> Owned [] {
        // SAFETY: as above.
        let (code, resume) = unsafe { (&*code.cast::<Code>(), core::mem::transmute::<*const u8, Resume>(resume)) };
        new(&ASYNC_GENERATOR, code, resume, frame_length)
    }
} }

#[cfg(test)]
mod tests;
