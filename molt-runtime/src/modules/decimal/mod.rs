//! `_decimal`: decimal numbers and contexts. What is rarely asked for, such as powers and logarithms, is written in Python and hangs
//! in hooks that `decimal` hands over.

mod arithmetic;
mod coefficient;
mod compare;
mod construct;
mod context;
mod form;
mod methods;
mod number;
mod round;
mod signals;
mod text;
mod wide;

use super::{Constant, Module};
use crate::rt::rt;
use crate::value::{Owned, Res, Value};
use crate::{dispatch, error, object, parts};
use core::cell::{Cell, RefCell};

pub use methods::DECIMAL_METHODS;

/// What the module keeps between calls.
pub struct State {
    /// The context in force (owned), absent before the first use.
    context: Cell<Value>,
    /// What it begins as (owned).
    template: Cell<Value>,
    /// The classes of exceptions: a tuple (owned).
    exceptions: Cell<Value>,
    /// The functions written in Python: a tuple (owned).
    hooks: Cell<Value>,
    /// Powers of ten.
    powers: RefCell<coefficient::Powers>,
}

impl State {
    /// Nothing yet.
    pub const fn new() -> State {
        State {
            context: Cell::new(Value::ABSENT),
            template: Cell::new(Value::ABSENT),
            exceptions: Cell::new(Value::ABSENT),
            hooks: Cell::new(Value::ABSENT),
            powers: RefCell::new(alloc::vec::Vec::new()),
        }
    }
    /// Gives up what it holds.
    pub fn release_all(&self) {
        for cell in [&self.context, &self.template, &self.exceptions, &self.hooks] {
            object::release(cell.replace(Value::ABSENT));
        }
    }
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

/// Functions written in Python, in the order in which `_decimal.prepare` gets them.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Hook {
    SignalDict,
    Mask,
    FromTuple,
    Tuple,
    Format,
    Power,
    PowerModulo,
    Exp,
    Ln,
    Log10,
    NextMinus,
    NextPlus,
    NextToward,
    Shift,
    Rotate,
    LogicalAnd,
    LogicalOr,
    LogicalXor,
    LogicalInvert,
}

/// Calls a function written in Python.
#[inline(never)]
pub fn hook(which: Hook, args: &[Value]) -> Res {
    match parts::items(rt().decimal.hooks.get()).get(which as usize) {
        Some(&function) => dispatch::call_values(function, args),
        None => Err(error::runtime_error("decimal is not ready")),
    }
}

/// The module.
#[unsafe(export_name = "molt_module__decimal")]
pub static MODULE: Module = Module { name: "_decimal", functions: FUNCTIONS, constants: CONSTANTS };

const CONSTANTS: &[(&str, Constant)] =
    &[("Decimal", Constant::Type(&number::DECIMAL)), ("Context", Constant::Type(&context::CONTEXT))];

/// All methods of contexts.
pub static CONTEXT_METHODS: &[crate::method::Method] = &join();

const OWN: usize = context::OWN_METHODS.len();
const ALL: usize = OWN + methods::SHARED_METHODS.len();

const fn join() -> [crate::method::Method; ALL] {
    let mut all = [context::OWN_METHODS[0]; ALL];
    let mut i = 0;
    while i < ALL {
        all[i] = if i < OWN { context::OWN_METHODS[i] } else { methods::SHARED_METHODS[i - OWN] };
        i += 1;
    }
    all
}

fn prepare(exceptions: Value, hooks: Value) -> Res {
    let state = &rt().decimal;
    for (cell, value) in [(&state.exceptions, exceptions), (&state.hooks, hooks)] {
        object::release(cell.replace(value.to_owned().into_raw()));
    }
    Ok(Owned::NONE)
}

fn set_template(context: Value) -> Res {
    object::release(rt().decimal.template.replace(context.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn getcontext() -> Res {
    Ok(object::value_of(context::current()).to_owned())
}

fn set_current(new: Value) -> Res {
    if new.downcast::<context::Context>().is_none() {
        return Err(error::type_error("argument must be a context"));
    }
    object::release(rt().decimal.context.replace(new.to_owned().into_raw()));
    Ok(Owned::NONE)
}

fn make(sign: Value, coefficient: Value, exponent: Value, special: Value) -> Res {
    methods::from_parts(sign, coefficient, exponent, special).map(number::make)
}

crate::methods! { pub FUNCTIONS of "_decimal" {
    : prepare as "prepare"(exceptions, hooks) "(exceptions: object, hooks: object, /) -> None";
    : set_template as "set_template"(context) "(context: object, /) -> None";
    : getcontext as "getcontext"() "() -> object";
    : set_current as "set_current"(new) "(context: object, /) -> None";
    : make as "make"(sign, coefficient, exponent, special) "(sign: object, coefficient: object, exponent: object, special: object = '', /) -> object";
    : methods::finish as "finish"(sign, coefficient, exponent, context) "(sign: object, coefficient: object, exponent: object, context: object, /) -> object";
    : methods::nan as "nan"(a, b, context) "(a: object, b: object, context: object, /) -> object";
} }
