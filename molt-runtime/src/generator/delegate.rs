//! `yield from` and `await`: one step of the iterator delegated to.
//!
//! Where generators wait for each other in a row, a step is one of the innermost: those between hand the value on, and none of them
//! needs to run for that. Only when the innermost ends does the one that waits for it go on.

use super::{Generator, Step, awaitable, close, of, over, raised, resume, send, step, throw_stored};
use crate::class;
use crate::dispatch;
use crate::error::type_error;
use crate::exception;
use crate::literal;
use crate::rt::rt;
use crate::types::Kind;
use crate::value::{Owned, Raised, Res, Value};

/// A generator that waits, and the one at the end of the row that it waits for.
pub(super) type Row<'a> = (&'a Generator, &'static Generator);

/// The generator at the end of the row that `outer` waits for, and the one that waits for that. A row ends where something
/// else is waited for, and at one that handles an exception: that lies on the stack of handled ones only while it runs.
#[inline]
pub(super) fn innermost(outer: &Generator) -> Option<Row<'_>> {
    let mut waiting = outer;
    let mut inner = suspended(waiting)?;
    while let Some(next) = suspended(inner) {
        (waiting, inner) = (inner, next);
    }
    Some((waiting, inner))
}

/// The suspended or running generator that one waits for.
#[inline]
fn suspended(waiting: &Generator) -> Option<&'static Generator> {
    let inner = waiting.waiting.get();
    if inner.is_absent() || !waiting.handled.borrow().is_empty() {
        return None;
    }
    inner.downcast::<Generator>().filter(|inner| inner.state.get() > 0)
}

/// One step of a generator that waits for a row of others, and is kept alive by the caller.
pub(super) fn step_inside(outer: Value, row: Row<'_>, mut sent: Value) -> Step {
    let this = of(outer);
    this.running.set(true);
    let mut next = Some(row);
    while let Some((waiting, inner)) = next {
        let value = crate::object::value_of(inner);
        let keep = value.to_owned();
        let result = resume(value, sent);
        drop(keep);
        if result.status == 0 {
            this.running.set(false);
            return result;
        }
        waiting.waiting.set(Value::ABSENT);
        waiting.outcome.set(Some(result));
        sent = Value::NONE;
        next = innermost(this);
    }
    resume(outer, sent)
}

/// What one step of the inner iterator gave.
enum Outcome {
    Yielded(Owned),
    Returned(Owned),
}

/// The iterator of `yield from iterable`.
fn begin(iterable: Value) -> Res {
    if core::ptr::eq(iterable.type_of(), &super::COROUTINE) {
        return Err(type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
    }
    dispatch::iter(iterable)
}

/// Sends a value on, or the stored exception where `sent` is absent.
fn delegate(iterator: Value, sent: Value) -> Res<Outcome> {
    match iterator.type_of().kind {
        Kind::Generator => return generator_step(iterator, sent),
        Kind::Awaitable => return outcome(awaitable::advance(iterator, sent)),
        _ => {}
    }
    if sent.is_absent() {
        return throw_into(iterator);
    }
    let result =
        if sent.is_none() { class::next_or_stop(iterator) } else { class::call_method(iterator, literal!("send"), &[sent]) };
    finish(result)
}

fn generator_step(iterator: Value, sent: Value) -> Res<Outcome> {
    if sent.is_absent() {
        if exits() {
            let exit = exception::take();
            close(iterator)?;
            return Err(exception::raise_sent(exit.value()));
        }
        return outcome(throw_stored(iterator));
    }
    if of(iterator).ended() {
        return match iterator.is_exactly(&super::COROUTINE) {
            true => Err(over(iterator)),
            false => Ok(Outcome::Returned(Owned::NONE)),
        };
    }
    if of(iterator).state.get() == 0 && !sent.is_none() {
        return send(iterator, sent).map(Outcome::Yielded);
    }
    outcome(step(iterator, sent))
}

fn outcome(step: Step) -> Res<Outcome> {
    match step.status {
        0 => Ok(Outcome::Yielded(Owned::from_raw(step.value))),
        1 => Err(Raised::stored()),
        _ => Ok(Outcome::Returned(Owned::from_raw(step.value))),
    }
}

/// Whether the stored exception is a GeneratorExit.
fn exits() -> bool {
    let raised = rt().raised.get();
    !raised.is_absent() && raised.type_of().is_subtype(&exception::GENERATOR_EXIT)
}

fn throw_into(iterator: Value) -> Res<Outcome> {
    if exits() {
        let exit = exception::take();
        if let Some(close) = class::find_attr(iterator, literal!("close"))? {
            dispatch::call_values(close.value(), &[])?;
        }
        return Err(exception::raise_sent(exit.value()));
    }
    let exception = exception::take();
    match class::find_attr(iterator, literal!("throw"))? {
        Some(throw) => finish(dispatch::call_values(throw.value(), &[exception.value()])),
        None => Err(exception::raise_sent(exception.value())),
    }
}

fn finish(result: Res) -> Res<Outcome> {
    match result {
        Ok(item) => Ok(Outcome::Yielded(item)),
        Err(error) => match exception::take_if(&exception::STOP_ITERATION) {
            Some(stop) => Ok(Outcome::Returned(exception::of(stop.value()).member(0))),
            None => Err(error),
        },
    }
}

/// One step: a status of 0 for a value to hand on, 2 for the last one.
pub(super) fn step_of(iterator: Value, sent: Value) -> Step {
    match delegate(iterator, sent) {
        Ok(Outcome::Yielded(value)) => Step { value: value.into_raw(), status: 0 },
        Ok(Outcome::Returned(value)) => Step { value: value.into_raw(), status: 2 },
        Err(error) => raised(error),
    }
}

/// Like `Res<Option<Owned>>`, but the last case carries a value too: a status of 2 is a returned value.
pub struct Delegated(Step);

impl crate::abi::Outcome for Delegated {
    type C = Step;
    const RETURNS: crate::abi::Returns = crate::abi::Returns::ValStatus;
    fn to_c(self) -> Step {
        self.0
    }
    fn words(c: Step) -> [u64; 2] {
        [c.value.bits(), c.status as u64]
    }
}

crate::abi! { pub DELEGATION {
    /// The iterator of `yield from iterable`.
    fn delegate_begin(iterable: Value) -> Res [CALLS RAISES] { begin(iterable) }
    /// One step of `yield from` in a generator: `sent` goes in, or where it is 0 the exception being raised. Status 0: a value to yield,
    /// 1: raised, 2: the value of the whole expression.
    fn delegate(generator: Value, iterator: Value, sent: Value) -> Delegated [CALLS RAISES] {
        let step = of(generator).outcome.take().unwrap_or_else(|| step_of(iterator, sent));
        // Borrowed from the frame, which holds it at least until the next step.
        of(generator).waiting.set(if step.status == 0 { iterator } else { Value::ABSENT });
        Delegated(step)
    }
    /// The same for an interpreter, whose generators are objects of its own.
    fn delegate_step(iterator: Value, sent: Value) -> Delegated [CALLS RAISES] { Delegated(step_of(iterator, sent)) }
} }
