//! Methods of generators and coroutines.

use super::{ASYNC_GENERATOR, COROUTINE, GENERATOR, Generator, awaitable, close, of, send, throw};
use crate::error::type_error;
use crate::exception;
use crate::parts;
use crate::value::{Owned, Res, Value};

/// Of any iterator: compiled code does not tell generators from the others, which raise.
fn send_method(this: Value, value: Value) -> Res {
    if this.type_of().kind == crate::types::Kind::Generator {
        return send(this, value);
    }
    crate::class::call_method(this, crate::literal!("send"), &[value])
}

/// `throw(exception)` or the old `throw(type, value, traceback)`.
fn throw_method(this: Value, kind: Value, value: Value, traceback: Value) -> Res {
    throw(this, thrown(kind, value, traceback)?.value())
}

/// What `throw(kind, value)` throws: an exception, or a class of them.
pub(super) fn thrown(kind: Value, value: Value, traceback: Value) -> Res {
    if !traceback.is_absent() && !traceback.is_none() && !traceback.is_exactly(&crate::traceback::TRACEBACK) {
        return Err(type_error("throw() third argument must be a traceback object"));
    }
    let plain = value.is_absent() || value.is_none();
    if exception::is_exception(kind) {
        return if plain { Ok(kind.to_owned()) } else { Err(type_error("instance exception may not have a separate value")) };
    }
    let Some(class) = exception::as_exception_type(kind) else {
        let got = crate::dispatch::type_name(kind);
        return Err(type_error(&alloc::format!(
            "exceptions must be classes or instances deriving from BaseException, not {got}"
        )));
    };
    if plain {
        return Ok(kind.to_owned());
    }
    if value.type_of().is_subtype(class) {
        return Ok(value.to_owned());
    }
    match value.downcast::<crate::tuple::Tuple>() {
        Some(args) => crate::dispatch::call_values(kind, args.items()),
        None => crate::dispatch::call_values(kind, &[value]),
    }
}

fn close_method(this: Value) -> Res {
    close(this)
}

fn name(this: Value) -> Res {
    Ok(of(this).names()[0].to_owned())
}
fn set_name(this: Value, name: Value) -> Res {
    rename(this, name, 0, "__name__")
}
fn qualname(this: Value) -> Res {
    Ok(of(this).names()[1].to_owned())
}
fn set_qualname(this: Value, name: Value) -> Res {
    rename(this, name, 1, "__qualname__")
}
fn rename(this: Value, name: Value, which: usize, attribute: &str) -> Res {
    if name.is_absent() || name.type_of().kind != crate::types::Kind::Str {
        return Err(type_error(&alloc::format!("{attribute} must be set to a string object")));
    }
    let mut names = of(this).names();
    names[which] = name;
    of(this).rename(names);
    Ok(Owned::NONE)
}
fn running(this: Value) -> Res {
    Ok(Owned::from(of(this).is_running()))
}
fn suspended(this: Value) -> Res {
    let this = of(this);
    Ok(Owned::from(this.state.get() > 0 && !this.is_running()))
}
fn waiting(this: Value) -> Res {
    Ok(match of(this).waiting.get() {
        Value::ABSENT => Owned::NONE,
        value => value.to_owned(),
    })
}
/// Something while the generator can run, `None` once it has ended: what programs ask of it.
fn frame(this: Value) -> Res {
    let generator: &Generator = of(this);
    Ok(if generator.ended() { Owned::NONE } else { parts::string("frame") })
}
fn next_method(this: Value) -> Res {
    super::next_or_stop(this)
}
fn await_method(this: Value) -> Res {
    Ok(awaitable::wrapper(this))
}
fn itself(this: Value) -> Res {
    Ok(this.to_owned())
}
fn anext(this: Value) -> Res {
    Ok(awaitable::asend(this, Value::NONE))
}
fn asend(this: Value, value: Value) -> Res {
    Ok(awaitable::asend(this, value))
}
fn athrow(this: Value, kind: Value, value: Value, traceback: Value) -> Res {
    Ok(awaitable::athrow(this, thrown(kind, value, traceback)?.value()))
}
fn aclose(this: Value) -> Res {
    Ok(awaitable::aclose(this))
}
fn running_async(this: Value) -> Res {
    Ok(Owned::from(of(this).running_async.get()))
}
/// The part of the code object that programs ask for.
fn code(this: Value) -> Res {
    Ok(crate::function::code_object(of(this).code))
}

crate::methods! { pub GENERATOR_METHODS of "generator" {
    method: send_method as "send"(this, value) "(self, value, /) -> object";
    method: throw_method as "throw"(this, kind, value, traceback) "(self, typ, val=None, tb=None, /) -> object";
    method: close_method as "close"(this) "(self, /) -> object";
    method: next_method as "__next__"(this) "(self, /) -> object";
    property: name as "__name__"(this) "(self) -> str";
    method: set_name as "__name__="(this, value) "(self, value, /) -> None";
    property: qualname as "__qualname__"(this) "(self) -> str";
    method: set_qualname as "__qualname__="(this, value) "(self, value, /) -> None";
    property: running as "gi_running"(this) "(self) -> bool";
    property: suspended as "gi_suspended"(this) "(self) -> bool";
    property: waiting as "gi_yieldfrom"(this) "(self) -> object";
    property: code as "gi_code"(this) "(self) -> object";
    property: frame as "gi_frame"(this) "(self) -> object";
} }
crate::methods! { pub COROUTINE_METHODS of "coroutine" {
    method: send_method as "send"(this, value) "(self, value, /) -> object";
    method: throw_method as "throw"(this, kind, value, traceback) "(self, typ, val=None, tb=None, /) -> object";
    method: close_method as "close"(this) "(self, /) -> object";
    method: await_method as "__await__"(this) "(self, /) -> object";
    property: name as "__name__"(this) "(self) -> str";
    method: set_name as "__name__="(this, value) "(self, value, /) -> None";
    property: qualname as "__qualname__"(this) "(self) -> str";
    method: set_qualname as "__qualname__="(this, value) "(self, value, /) -> None";
    property: running as "cr_running"(this) "(self) -> bool";
    property: suspended as "cr_suspended"(this) "(self) -> bool";
    property: waiting as "cr_await"(this) "(self) -> object";
    property: code as "cr_code"(this) "(self) -> object";
    property: frame as "cr_frame"(this) "(self) -> object";
} }

crate::methods! { pub ASYNC_GENERATOR_METHODS of "async_generator" {
    method: itself as "__aiter__"(this) "(self, /) -> object";
    method: anext as "__anext__"(this) "(self, /) -> object";
    method: asend as "asend"(this, value) "(self, value, /) -> object";
    method: athrow as "athrow"(this, kind, value, traceback) "(self, typ, val=None, tb=None, /) -> object";
    method: aclose as "aclose"(this) "(self, /) -> object";
    property: name as "__name__"(this) "(self) -> str";
    method: set_name as "__name__="(this, value) "(self, value, /) -> None";
    property: qualname as "__qualname__"(this) "(self) -> str";
    method: set_qualname as "__qualname__="(this, value) "(self, value, /) -> None";
    property: running_async as "ag_running"(this) "(self) -> bool";
    property: suspended as "ag_suspended"(this) "(self) -> bool";
    property: waiting as "ag_await"(this) "(self) -> object";
    property: frame as "ag_frame"(this) "(self) -> object";
    property: code as "ag_code"(this) "(self) -> object";
} }

/// Installs the methods of generators and coroutines.
pub fn install_generator() {
    GENERATOR.install(GENERATOR_METHODS);
    COROUTINE.install(COROUTINE_METHODS);
    ASYNC_GENERATOR.install(ASYNC_GENERATOR_METHODS);
    awaitable::install();
}
