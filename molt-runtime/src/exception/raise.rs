//! Raising: how an exception gets into the run-time state, and out of it again.

use super::hierarchy::*;
use super::{Exception, SUPPRESS_CONTEXT, as_exception_type, is_exception, new, of};
use crate::error::type_error;
use crate::parts;
use crate::rt::rt;
use crate::traceback::NO_FRAME;
use crate::types::{Args, Type};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use alloc::vec::Vec;

/// Makes an exception of type `kind` with one message argument and stores it as the one being raised.
#[cold]
pub fn store(kind: &'static Type, message: &str) -> Raised {
    let message = parts::string(message);
    raise_with(kind, &[message.value()])
}

/// Raises an exception of type `kind` with these arguments.
#[cold]
pub fn raise_with(kind: &'static Type, args: &[Value]) -> Raised {
    let made = match kind.slots().new {
        Some(make) => make(kind, Args { values: args, names: Value::ABSENT }),
        None => Ok(new(kind, args)),
    };
    match made {
        Ok(exception) => raise_object(exception),
        Err(raised) => raised,
    }
}

/// Raises an exception object: it gets the exception being handled as its context.
#[cold]
pub fn raise_object(exception: Owned) -> Raised {
    let rt = rt();
    rt.report.set(Some(super::report_uncaught));
    let top = rt.handled.borrow().last().copied();
    if let Some(context) = top {
        set_context(exception.value(), context);
    }
    restore_raised(exception)
}

/// Raises an exception object that another part of the program sent here: its context stays what it was.
#[cold]
pub fn raise_sent(exception: Value) -> Raised {
    if !is_exception(exception) {
        return raise_value(exception);
    }
    rt().report.set(Some(super::report_uncaught));
    restore_raised(exception.to_owned())
}

/// Gives the exception that is being raised the one being handled as its context.
pub fn chain() {
    let (raised, top) = (rt().raised.get(), rt().handled.borrow().last().copied());
    if let Some(context) = top
        && !raised.is_absent()
    {
        set_context(raised, context);
    }
}

fn restore_raised(exception: Owned) -> Raised {
    let old = rt().raised.replace(exception.into_raw());
    crate::object::release(old);
    Raised::stored()
}

/// `exception.__context__ = context`, without making a loop.
fn set_context(exception: Value, context: Value) {
    if exception == context || !is_exception(context) {
        return;
    }
    let (mut link, mut half, mut odd) = (of(context), context, false);
    loop {
        let next = link.context.get();
        if next.is_absent() {
            break;
        }
        if next == exception {
            link.replace(&link.context, None);
            break;
        }
        // A program may have made a loop itself, in which the walk at half the speed is overtaken.
        if next == half {
            break;
        }
        link = of(next);
        if odd {
            half = of(half).context.get();
        }
        odd = !odd;
    }
    let this = of(exception);
    this.replace(&this.context, Some(context.to_owned()));
}

/// The exception that `raise value` raises: an instance, or what calling the class gives.
fn instance(value: Value) -> Res {
    if let Some(kind) = as_exception_type(value) {
        let made = crate::dispatch::call(value, Args { values: &[], names: Value::ABSENT })?;
        if is_exception(made.value()) {
            return Ok(made);
        }
        let (class, got) = (crate::class::display(kind), crate::dispatch::type_name(made.value()));
        return Err(type_error(&text!("calling {class} should have returned an instance of BaseException, not <class '{got}'>")));
    }
    if is_exception(value) { Ok(value.to_owned()) } else { Err(type_error("exceptions must derive from BaseException")) }
}

/// `raise value`.
#[cold]
pub fn raise_value(value: Value) -> Raised {
    match instance(value) {
        Ok(exception) => raise_object(exception),
        Err(raised) => raised,
    }
}

/// `raise value from cause`.
#[cold]
pub fn raise_from(value: Value, cause: Value) -> Raised {
    let exception = match instance(value) {
        Ok(exception) => exception,
        Err(raised) => return raised,
    };
    let cause = if as_exception_type(cause).is_some() {
        match instance(cause) {
            Ok(cause) => Some(cause),
            Err(raised) => return raised,
        }
    } else if is_exception(cause) {
        Some(cause.to_owned())
    } else if cause.is_none() {
        None
    } else {
        return type_error("exception causes must derive from BaseException");
    };
    set_cause(of(exception.value()), cause);
    raise_object(exception)
}

/// `exception.__cause__ = cause`, which hides the context.
pub(super) fn set_cause(exception: &Exception, cause: Option<Owned>) {
    exception.replace(&exception.cause, cause);
    exception.header().set(SUPPRESS_CONTEXT, true);
}

/// Takes the exception being raised out of the state; its traceback gets the frames it has left.
pub fn take() -> Owned {
    let rt = rt();
    let raised = rt.raised.replace(Value::ABSENT);
    if raised.is_absent() {
        crate::host::fatal("an exception was to be handled but none was raised");
    }
    let exception = Owned::from_raw(raised);
    let this = of(exception.value());
    // Making entries raises nothing. The room is kept for the next exception.
    let mut sites = rt.trace.borrow_mut();
    // The machine stack may go deeper than CPython's limit: what it would not have reached does not show.
    let deepest = sites.len().saturating_sub(rt.recursion_limit.get() as usize);
    let hidden = if sites.first() == Some(&NO_FRAME) { 2 } else { 0 };
    for site in sites.drain(..).skip(deepest.max(hidden)) {
        let next = Owned::from_raw(this.traceback.replace(Value::ABSENT));
        this.traceback.set(crate::traceback::new(site, next).into_raw());
    }
    exception
}

/// Takes the exception being raised if it is of `kind`; leaves any other.
pub fn take_if(kind: &'static Type) -> Option<Owned> {
    let raised = rt().raised.get();
    if !raised.is_absent() && raised.type_of().is_subtype(kind) { Some(take()) } else { None }
}

/// Forgets the exception being raised.
pub fn clear() {
    drop(take());
}

/// What [`save`] put aside.
pub struct Saved(Value, Vec<u32>);

/// Puts the exception being raised aside while something else runs (a finalizer).
pub fn save() -> Saved {
    let rt = rt();
    Saved(rt.raised.replace(Value::ABSENT), rt.trace.take())
}

/// Puts a saved exception back.
pub fn restore(saved: Saved) {
    let rt = rt();
    rt.raised.set(saved.0);
    *rt.trace.borrow_mut() = saved.1;
}

/// Raises `KeyError(key)`.
#[cold]
pub fn key_error(key: Value) -> Raised {
    raise_with(&KEY_ERROR, &[key])
}

/// Raises `StopIteration(value)`; an absent or `None` value gives no argument.
#[cold]
pub fn stop_iteration(value: Value) -> Raised {
    let plain = value.is_absent() || value.is_none();
    let made = new(&STOP_ITERATION, if plain { &[] } else { core::slice::from_ref(&value) });
    of(made.value()).set_member(0, if plain { Value::NONE } else { value });
    raise_object(made)
}

/// Raises `NameError: name '...' is not defined`.
#[cold]
pub fn name_error(name: Value) -> Raised {
    raise_object(name_error_of(name))
}

/// Raises the same with what its reports may suggest, that of the interpreter and that of the module `traceback`.
#[cold]
pub fn undefined_name(name: Value, suggestions: [Value; 2]) -> Raised {
    let made = name_error_of(name);
    for (member, suggestion) in (1..).zip(suggestions) {
        of(made.value()).set_member(member, suggestion);
    }
    raise_object(made)
}

fn name_error_of(name: Value) -> Owned {
    let message = parts::string(&text!("name '{}' is not defined", parts::text(name)));
    let made = new(&NAME_ERROR, &[message.value()]);
    of(made.value()).set_member(0, name);
    made
}

/// Raises the `UnboundLocalError` of a local read before it was assigned.
#[cold]
pub fn unbound_local(name: Value) -> Raised {
    let name = parts::text(name);
    store(&UNBOUND_LOCAL_ERROR, &text!("cannot access local variable '{name}' where it is not associated with a value"))
}

/// Raises `AttributeError` with this message about an attribute of `object`.
#[cold]
pub fn no_attribute(object: Value, name: Value, message: &str) -> Raised {
    let message = parts::string(message);
    let made = new(&ATTRIBUTE_ERROR, &[message.value()]);
    of(made.value()).set_member(0, name);
    of(made.value()).set_member(1, object);
    raise_object(made)
}

/// The AttributeError being raised, if it is one, gets the object and the name unless it has them.
#[cold]
pub fn say_whose_attribute(object: Value, name: Value) {
    let raised = rt().raised.get();
    if raised.is_absent() || !raised.type_of().is_subtype(&ATTRIBUTE_ERROR) {
        return;
    }
    let exception = of(raised);
    if exception.member(0).value().is_none() && exception.member(1).value().is_none() {
        exception.set_member(0, name);
        exception.set_member(1, object);
    }
}

/// Raises `ModuleNotFoundError: No module named '...'`.
#[cold]
pub fn module_not_found(name: Value) -> Raised {
    let message = parts::string(&text!("No module named {}", parts::repr_text(name)));
    let made = new(&MODULE_NOT_FOUND_ERROR, &[message.value()]);
    of(made.value()).set_member(0, message.value());
    of(made.value()).set_member(1, name);
    raise_object(made)
}
