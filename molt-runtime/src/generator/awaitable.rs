//! What `await` goes through: the wrapper that `coroutine.__await__()` gives, and the steps of asynchronous generators.
//!
//! An asynchronous generator gives its consumer two kinds of values: what it yields, which arrives wrapped so that it can be told
//! apart, and what its own `await`s pass outward. An awaitable of one step goes on with the generator until a wrapped value
//! comes, which is the result of the `await`; anything else is handed on.

use super::{Generator, Step, delegate, of as generator_of, raised, step, throw_stored};
use crate::error::{runtime_error, type_error};
use crate::exception;
use crate::object::{self, Header, Object, Ref};
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use core::cell::Cell;

/// How far an awaitable is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Begun,
    Closed,
}

/// An awaitable over a coroutine, an asynchronous generator or another awaitable; or a value on its way out of such a generator.
#[repr(C)]
pub struct Awaitable {
    header: Header,
    /// What it goes on with, or the wrapped value (owned).
    source: Value,
    /// What is sent or thrown in at first, or a default (owned); absent for `aclose`.
    argument: Value,
    state: Cell<State>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Awaitable {
    const KIND: Kind = Kind::Awaitable;
}

fn of(value: Value) -> Ref<Awaitable> {
    match value.downcast() {
        Some(awaitable) => awaitable,
        None => crate::host::fatal("an awaitable was expected"),
    }
}

fn new(kind: &'static Type, source: Value, argument: Value) -> Owned {
    let (source, argument) = (source.to_owned().into_raw(), argument.to_owned().into_raw());
    object::allocate(kind, 0, |header| Awaitable { header, source, argument, state: Cell::new(State::New) })
}

/// What `coroutine.__await__()` gives.
pub fn wrapper(coroutine: Value) -> Owned {
    new(&WRAPPER, coroutine, Value::ABSENT)
}

/// A value that an asynchronous generator yields.
pub fn wrapped(value: Value) -> Owned {
    new(&WRAPPED, value, Value::ABSENT)
}

/// `generator.asend(value)`, and with `None` `generator.__anext__()`.
pub fn asend(generator: Value, value: Value) -> Owned {
    new(&ASEND, generator, value)
}

/// `generator.athrow(exception)`.
pub fn athrow(generator: Value, exception: Value) -> Owned {
    new(&ATHROW, generator, exception)
}

/// `generator.aclose()`.
pub fn aclose(generator: Value) -> Owned {
    new(&ATHROW, generator, Value::ABSENT)
}

/// `anext(iterator, default)`: the awaitable, or the default where it raises StopAsyncIteration.
pub fn with_default(awaitable: Value, default: Value) -> Owned {
    new(&DEFAULTED, awaitable, default)
}

/// Goes on; `sent` is absent where the stored exception is thrown in. A status of 2 is the result of the `await`.
pub fn advance(this: Value, sent: Value) -> Step {
    let kind = this.type_of();
    let awaitable = of(this);
    if core::ptr::eq(kind, &WRAPPER) {
        return delegate::step_of(awaitable.source, sent);
    }
    if core::ptr::eq(kind, &DEFAULTED) {
        return defaulted(awaitable, sent);
    }
    if core::ptr::eq(kind, &WRAPPED) {
        return raised(type_error("a value of an asynchronous generator cannot be awaited"));
    }
    let closes = core::ptr::eq(kind, &ATHROW);
    if awaitable.state.get() == State::Closed {
        forget(sent);
        return raised(runtime_error(match closes {
            true => "cannot reuse already awaited aclose()/athrow()",
            false => "cannot reuse already awaited __anext__()/asend()",
        }));
    }
    if closes { athrow_step(awaitable, sent) } else { asend_step(awaitable, sent) }
}

/// Drops the exception that was to be thrown in.
fn forget(sent: Value) {
    if sent.is_absent() {
        exception::clear();
    }
}

fn refuse_running(this: &Awaitable, sent: Value, what: &str) -> Step {
    forget(sent);
    this.state.set(State::Closed);
    raised(runtime_error(&text!("{what}(): asynchronous generator is already running")))
}

fn asend_step(this: Ref<Awaitable>, mut sent: Value) -> Step {
    let generator = generator_of(this.source);
    if this.state.get() == State::New {
        if generator.running_async.get() {
            return refuse_running(this, sent, "anext");
        }
        if sent.is_none() {
            sent = this.argument;
        }
        this.state.set(State::Begun);
        generator.running_async.set(true);
    }
    unwrapped(this, generator_step(this.source, sent))
}

fn athrow_step(this: Ref<Awaitable>, sent: Value) -> Step {
    let generator = generator_of(this.source);
    let closes = this.argument.is_absent();
    if generator.ended() {
        forget(sent);
        this.state.set(State::Closed);
        return raised(exception::stop_iteration(Value::ABSENT));
    }
    if this.state.get() == State::Begun || sent.is_absent() {
        let first = this.state.get() == State::New;
        if first {
            if generator.running_async.get() {
                return refuse_running(this, sent, if closes { "aclose" } else { "athrow" });
            }
            this.state.set(State::Begun);
            generator.running_async.set(true);
        }
        let result = generator_step(this.source, sent);
        return if closes { closed(this, result) } else { unwrapped(this, result) };
    }
    if generator.running_async.get() {
        return refuse_running(this, sent, if closes { "aclose" } else { "athrow" });
    }
    if generator.closed.get() {
        this.state.set(State::Closed);
        return raised(exception::raise_with(&exception::STOP_ASYNC_ITERATION, &[]));
    }
    if !sent.is_none() {
        return raised(runtime_error("can't send non-None value to a just-started coroutine"));
    }
    this.state.set(State::Begun);
    generator.running_async.set(true);
    if closes {
        generator.closed.set(true);
        exception::raise_object(exception::new(&exception::GENERATOR_EXIT, &[]));
        return closed(this, throw_stored(this.source));
    }
    exception::raise_sent(this.argument);
    unwrapped(this, throw_stored(this.source))
}

/// One step of the generator itself.
fn generator_step(generator: Value, sent: Value) -> Step {
    let this = generator_of(generator);
    if this.ended() {
        return match sent.is_absent() {
            true => raised(Raised::stored()),
            false => raised(exception::raise_with(&exception::STOP_ASYNC_ITERATION, &[])),
        };
    }
    if sent.is_absent() {
        return throw_stored(generator);
    }
    if this.state.get() == 0 && !sent.is_none() {
        return raised(type_error("can't send non-None value to a just-started async generator"));
    }
    step(generator, sent)
}

/// The outcome of a step as `await` sees it: a wrapped value is the result.
fn unwrapped(this: &Awaitable, result: Step) -> Step {
    let generator = generator_of(this.source);
    match result.status {
        0 if result.value.is_exactly(&WRAPPED) => {
            generator.running_async.set(false);
            this.state.set(State::Closed);
            let wrapper = Owned::from_raw(result.value);
            let value = of(wrapper.value()).source.to_owned();
            Step { value: value.into_raw(), status: 2 }
        }
        0 => result,
        _ => ended(this, generator, result),
    }
}

/// The generator returned, which ends the iteration, or raised.
fn ended(this: &Awaitable, generator: Ref<Generator>, result: Step) -> Step {
    this.state.set(State::Closed);
    generator.running_async.set(false);
    if result.status == 2 {
        object::release(result.value);
        generator.closed.set(true);
        return raised(exception::raise_with(&exception::STOP_ASYNC_ITERATION, &[]));
    }
    if is_raised(&exception::STOP_ASYNC_ITERATION) || is_raised(&exception::GENERATOR_EXIT) {
        generator.closed.set(true);
    }
    result
}

/// The same for `aclose`, whose result is `None` however the generator ends.
fn closed(this: &Awaitable, result: Step) -> Step {
    let generator = generator_of(this.source);
    if result.status == 0 {
        if !result.value.is_exactly(&WRAPPED) {
            return result;
        }
        object::release(result.value);
        generator.running_async.set(false);
        this.state.set(State::Closed);
        return raised(runtime_error("async generator ignored GeneratorExit"));
    }
    let result = ended(this, generator, result);
    match is_raised(&exception::STOP_ASYNC_ITERATION) || is_raised(&exception::GENERATOR_EXIT) {
        true => {
            exception::clear();
            Step { value: Value::NONE, status: 2 }
        }
        false => result,
    }
}

fn defaulted(this: Ref<Awaitable>, sent: Value) -> Step {
    let result = delegate::step_of(this.source, sent);
    if result.status == 1 && exception::take_if(&exception::STOP_ASYNC_ITERATION).is_some() {
        return Step { value: this.argument.to_owned().into_raw(), status: 2 };
    }
    result
}

fn is_raised(kind: &'static Type) -> bool {
    let raised = rt().raised.get();
    !raised.is_absent() && raised.type_of().is_subtype(kind)
}

/// A step as the methods of an iterator show it.
fn shown(step: Step) -> Res {
    match step.status {
        0 => Ok(Owned::from_raw(step.value)),
        1 => Err(Raised::stored()),
        _ => {
            let value = Owned::from_raw(step.value);
            Err(exception::stop_iteration(if value.is_none() { Value::ABSENT } else { value.value() }))
        }
    }
}

fn send(this: Value, value: Value) -> Res {
    shown(advance(this, value))
}

fn next_method(this: Value) -> Res {
    shown(advance(this, Value::NONE))
}

fn throw(this: Value, kind: Value, value: Value, traceback: Value) -> Res {
    exception::raise_sent(super::methods::thrown(kind, value, traceback)?.value());
    shown(advance(this, Value::ABSENT))
}

fn close(this: Value) -> Res {
    let awaitable = of(this);
    if this.is_exactly(&WRAPPER) {
        return super::close(awaitable.source);
    }
    awaitable.state.set(State::Closed);
    Ok(Owned::NONE)
}

fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}

fn next(this: Value) -> Res<Option<Owned>> {
    let step = advance(this, Value::NONE);
    match step.status {
        2 if step.value.is_none() => Ok(None),
        _ => shown(step).map(Some),
    }
}

fn drop_awaitable(value: Value) {
    let this = of(value);
    object::release(this.source);
    object::release(this.argument);
    // SAFETY: made by `new` without extra bytes; the count is zero.
    unsafe { object::free::<Awaitable>(value, 0) }
}

fn repr(this: Value) -> Res {
    Ok(parts::string(&text!("<{} object at {:#x}>", this.type_of().static_name(), this.bits())))
}

fn traverse(this: Value, visit: &mut dyn FnMut(Value)) {
    visit(of(this).source);
    visit(of(this).argument);
}

static SLOTS: Slots = Slots {
    iter: Some(|this| Ok(this.to_owned())),
    next: Some(next),
    traverse: Some(traverse),
    ..Slots::base(drop_awaitable, repr)
};
static WRAPPED_SLOTS: Slots = Slots { traverse: Some(traverse), ..Slots::base(drop_awaitable, repr) };
/// `coroutine_wrapper`.
pub static WRAPPER: Type = Type::builtin("coroutine_wrapper", Kind::Awaitable, &SLOTS, Some(&OBJECT));
static ASEND: Type = Type::builtin("async_generator_asend", Kind::Awaitable, &SLOTS, Some(&OBJECT));
static ATHROW: Type = Type::builtin("async_generator_athrow", Kind::Awaitable, &SLOTS, Some(&OBJECT));
static DEFAULTED: Type = Type::builtin("anext_awaitable", Kind::Awaitable, &SLOTS, Some(&OBJECT));
static WRAPPED: Type = Type::builtin("async_generator_wrapped_value", Kind::Awaitable, &WRAPPED_SLOTS, Some(&OBJECT));

crate::methods! { AWAITABLE_METHODS of "async_generator_asend" {
    method: send as "send"(this, value) "(self, value, /) -> object";
    method: throw as "throw"(this, kind, value, traceback) "(self, typ, val=None, tb=None, /) -> object";
    method: close as "close"(this) "(self, /) -> object";
    method: next_method as "__next__"(this) "(self, /) -> object";
    method: itself as "__await__"(this) "(self, /) -> object";
} }
crate::methods! { WRAPPER_METHODS of "coroutine_wrapper" {
    method: send as "send"(this, value) "(self, value, /) -> object";
    method: throw as "throw"(this, kind, value, traceback) "(self, typ, val=None, tb=None, /) -> object";
    method: close as "close"(this) "(self, /) -> object";
    method: next_method as "__next__"(this) "(self, /) -> object";
} }

/// Installs the methods.
pub fn install() {
    WRAPPER.install(WRAPPER_METHODS);
    for kind in [&ASEND, &ATHROW, &DEFAULTED] {
        kind.install(AWAITABLE_METHODS);
    }
}
