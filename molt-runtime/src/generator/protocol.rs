//! The steps of `await`, `async for` and `async with`.

use super::{ASYNC_GENERATOR, COROUTINE, awaitable, of};
use crate::class;
use crate::dispatch::type_name;
use crate::error::{runtime_error, type_error};
use crate::exception;
use crate::literal;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};
use alloc::format as text;

/// The iterator of `await awaitable`.
pub fn begin_await(value: Value) -> Res {
    if value.is_exactly(&COROUTINE) {
        return match of(value).waiting.get().is_absent() {
            true => Ok(value.to_owned()),
            false => Err(runtime_error("coroutine is being awaited already")),
        };
    }
    if value.type_of().kind == Kind::Awaitable && !value.is_exactly(&awaitable::WRAPPER) {
        return Ok(value.to_owned());
    }
    match class::call_special(value, literal!("__await__"), &[])? {
        Some(iterator) if iterator.is_exactly(&COROUTINE) => Err(type_error("__await__() returned a coroutine")),
        Some(iterator) if iterator.type_of().slots().next.is_some() => Ok(iterator),
        Some(other) => {
            let got = type_name(other.value());
            Err(type_error(&text!("__await__() returned non-iterator of type '{got}'")))
        }
        None => {
            let got = type_name(value);
            Err(type_error(&text!("object {got} can't be used in 'await' expression")))
        }
    }
}

/// The asynchronous iterator of `async for`.
pub fn async_iter(iterable: Value) -> Res {
    if iterable.is_exactly(&ASYNC_GENERATOR) {
        return Ok(iterable.to_owned());
    }
    let Some(iterator) = class::call_special(iterable, literal!("__aiter__"), &[])? else {
        let got = type_name(iterable);
        return Err(type_error(&text!("'async for' requires an object with __aiter__ method, got {got}")));
    };
    if class::lookup(iterator.type_of(), literal!("__anext__")).is_none() {
        let got = type_name(iterator.value());
        return Err(type_error(&text!("'async for' received an object from __aiter__ that does not implement __anext__: {got}")));
    }
    Ok(iterator)
}

/// The awaitable of the next item.
pub fn async_next(iterator: Value) -> Res {
    if iterator.is_exactly(&ASYNC_GENERATOR) {
        return Ok(awaitable::asend(iterator, Value::NONE));
    }
    let Some(next) = class::call_special(iterator, literal!("__anext__"), &[])? else {
        let got = type_name(iterator);
        return Err(type_error(&text!("'async for' requires an iterator with __anext__ method, got {got}")));
    };
    begin_await(next.value()).map_err(|_| {
        let cause = exception::take();
        let got = type_name(next.value());
        let _ = type_error(&text!("'async for' received an invalid object from __anext__: {got}"));
        let error = exception::take();
        exception::raise_from(error.value(), cause.value())
    })
}

/// A method of an asynchronous context manager, bound; nothing where its type lacks it.
fn special(value: Value, name: Value) -> Res<Option<Owned>> {
    class::lookup(value.type_of(), name).map(|found| class::bind(found, value)).transpose()
}

fn no_manager(manager: Value, missed: &str) -> Res {
    let kind = type_name(manager);
    Err(type_error(&text!("'{kind}' object does not support the asynchronous context manager protocol{missed}")))
}

/// `__aenter__` of a context manager, bound.
pub fn async_context_enter(manager: Value) -> Res {
    special(manager, literal!("__aenter__"))?.map_or_else(|| no_manager(manager, ""), Ok)
}

/// `__aexit__` of a context manager, bound.
pub fn async_context_exit(manager: Value) -> Res {
    special(manager, literal!("__aexit__"))?.map_or_else(|| no_manager(manager, " (missed __aexit__ method)"), Ok)
}

/// `aiter(iterable)`.
fn aiter(iterable: Value) -> Res {
    let Some(iterator) = class::call_special(iterable, literal!("__aiter__"), &[])? else {
        let got = type_name(iterable);
        return Err(type_error(&text!("'{got}' object is not an async iterable")));
    };
    if class::lookup(iterator.type_of(), literal!("__anext__")).is_none() {
        let got = type_name(iterator.value());
        return Err(type_error(&text!("aiter() returned not an async iterator of type '{got}'")));
    }
    Ok(iterator)
}

/// `anext(iterator[, default])`.
fn anext(iterator: Value, default: Value) -> Res {
    let Some(next) = class::call_special(iterator, literal!("__anext__"), &[])? else {
        let got = type_name(iterator);
        return Err(type_error(&text!("'{got}' object is not an async iterator")));
    };
    if default.is_absent() {
        return Ok(next);
    }
    let waits = begin_await(next.value())?;
    Ok(awaitable::with_default(waits.value(), default))
}

crate::methods! { pub ASYNC_FUNCTIONS of "builtins" {
    method: aiter as "aiter"(iterable) "(async_iterable, /) -> object";
    method: anext as "anext"(iterator, default) "(aiterator, default=None, /) -> object";
} }

crate::abi! { pub ASYNC {
    /// The iterator of `await awaitable`.
    fn await_begin(awaitable: Value) -> Res [CALLS RAISES] { begin_await(awaitable) }
    /// The asynchronous iterator of `async for`.
    fn async_iter(iterable: Value) -> Res [CALLS RAISES] { async_iter(iterable) }
    /// The awaitable of the next item of an asynchronous iterator.
    fn async_next(iterator: Value) -> Res [CALLS RAISES] { async_next(iterator) }
    /// A value that an asynchronous generator yields, told apart from what its `await`s pass on.
    fn async_yielded(value: Value) -> Res [WRITES RAISES] { Ok(awaitable::wrapped(value)) }
    /// `__aenter__` of a context manager, bound.
    fn async_context_enter(manager: Value) -> Res [CALLS RAISES] { async_context_enter(manager) }
    /// `__aexit__` of a context manager, bound.
    fn async_context_exit(manager: Value) -> Res [CALLS RAISES] { async_context_exit(manager) }
} }
