//! What handlers do: catching, matching, raising again. The functions here are called by compiled code.

use super::hierarchy::*;
use super::{as_exception_type, of, raise, take};
use crate::abi;
use crate::error::{raise as raise_new, type_error};
use crate::parts;
use crate::rt::rt;
use crate::types::Kind;
use crate::value::{Owned, Res, Value};

/// Whether `except kind` handles the exception: `kind` is an exception class or a tuple of them.
pub fn matches(exception: Value, kind: Value) -> Res<bool> {
    if kind.type_of().kind == Kind::Tuple {
        // All are looked at, and a tuple in a tuple is no class.
        let mut found = false;
        for &one in parts::items(kind) {
            found |= exception.type_of().is_subtype(caught(one)?);
        }
        return Ok(found);
    }
    Ok(exception.type_of().is_subtype(caught(kind)?))
}

fn caught(kind: Value) -> Res<&'static crate::types::Type> {
    as_exception_type(kind).ok_or_else(|| type_error("catching classes that do not inherit from BaseException is not allowed"))
}

/// Makes an exception the one being handled.
pub fn push_handled(exception: Value) {
    rt().handled.borrow_mut().push(exception.to_owned().into_raw());
}

/// Ends the innermost handling.
pub fn pop_handled() {
    let top = rt().handled.borrow_mut().pop();
    drop(top.map(Owned::from_raw));
}

/// How many exceptions are being handled.
pub fn depth() -> usize {
    rt().handled.borrow().len()
}

/// Ends the handling of all but the outermost `depth` exceptions.
pub fn end_above(depth: usize) {
    while rt().handled.borrow().len() > depth {
        pop_handled();
    }
}

/// The exception being handled, or `None`.
pub fn current() -> Owned {
    rt().handled.borrow().last().map_or(Owned::NONE, |top| top.to_owned())
}

fn raise_again(exception: Owned) -> Res<()> {
    let rt = rt();
    rt.report.set(Some(super::report_uncaught));
    let old = rt.raised.replace(exception.into_raw());
    crate::object::release(old);
    Err(crate::value::Raised::stored())
}

fn bare_raise() -> Res<()> {
    let top = rt().handled.borrow().last().copied();
    match top {
        Some(exception) => raise_again(exception.to_owned()),
        None => Err(raise_new(&RUNTIME_ERROR, "No active exception to reraise")),
    }
}

abi! { pub HANDLING {
    /// Takes the exception being raised and makes it the one being handled, until `end_catch`.
    fn catch() -> Owned [WRITES] {
        let exception = take();
        push_handled(exception.value());
        exception
    }
    /// Takes the exception being raised without handling it: for clean-up code that raises it again.
    fn take_raised() -> Owned [WRITES] { take() }
    /// Ends the innermost handling.
    fn end_catch() -> () [CALLS] { pop_handled() }
    /// Whether `except kind` handles the exception; raises TypeError for what is no exception class.
    fn exc_matches(exception: Value, kind: Value) -> Res<bool> [RAISES] { matches(exception, kind) }
    /// `raise value`.
    fn raise_value(value: Value) -> Res<()> [CALLS RAISES] { Err(raise::raise_value(value)) }
    /// `raise value from cause`.
    fn raise_from(value: Value, cause: Value) -> Res<()> [CALLS RAISES] { Err(raise::raise_from(value, cause)) }
    /// `raise` alone: the exception being handled once more.
    fn raise_bare() -> Res<()> [RAISES] { bare_raise() }
    /// Raises a caught exception once more, with nothing added to it. Does not end its handling.
    fn reraise(exception: Owned) -> Res<()> [RAISES] { raise_again(exception) }
    /// Raises NameError for a global name.
    fn raise_name_error(name: Value) -> Res<()> [RAISES] { Err(raise::name_error(name)) }
    /// Raises NameError for a name that nothing binds. For the report of the interpreter, and for that of the module `traceback`,
    /// a tuple of a similar name or None, and of the `self` of the method, if there is one.
    fn undefined_name(name: Value, interpreter: Value, module: Value) -> Res [RAISES] {
        Err(raise::undefined_name(name, [interpreter, module]))
    }
    /// Raises UnboundLocalError for a local variable.
    fn raise_unbound_local(name: Value) -> Res<()> [RAISES] { Err(raise::unbound_local(name)) }
    /// Raises NameError for a variable of an enclosing function.
    fn raise_unbound_free(name: Value) -> Res<()> [RAISES] {
        let message = alloc::format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope", parts::text(name));
        Err(raise_new(&NAME_ERROR, &message))
    }
    /// Raises AssertionError with a message, or without when it is 0.
    fn raise_assertion(message: Value) -> Res<()> [RAISES] {
        Err(raise::raise_with(&ASSERTION_ERROR, if message.is_absent() { &[] } else { core::slice::from_ref(&message) }))
    }
    /// Raises ModuleNotFoundError.
    fn raise_module_not_found(name: Value) -> Res<()> [RAISES] { Err(raise::module_not_found(name)) }
    /// Appends the place a raised exception passes: on every edge on which it leaves an operation.
    fn trace_site(site: i64) -> () [WRITES] { rt().trace.borrow_mut().push(site as u32) }
    /// The exception being handled, or None.
    fn handled_exception() -> Owned [READS] { current() }
    /// `StopIteration.value` of a caught StopIteration.
    fn stop_value(exception: Value) -> Owned [READS] { of(exception).member(0) }
} }
